// Keeps the keyboard where the action is: when the control that was used goes away, the next one that is due is
// focused, so that nobody starts again at the top of the page.

const NEXT = ".panel:not([hidden]) :is(.command.primary, .choice, input[type=radio], input[type=search]):enabled";

/** Call the result after each change of what is shown within `root`. */
export function focusKeeper(root) {
  let isHeld = false;
  document.addEventListener("focusin", ({ target }) => {
    isHeld = root.contains(target);
  });
  return () => {
    if (!isHeld || isUsable(document.activeElement, root)) return;
    const next = [...root.querySelectorAll(NEXT)].find((element) => element.closest("[hidden]") === null);
    (next ?? root).focus({ preventScroll: true });
    // What was used may have been far down; what is due stands on top, under whose move it is.
    const column = root.parentElement;
    if (column !== null && column.getBoundingClientRect().top < 0) column.scrollIntoView({ block: "start" });
  };
}

function isUsable(element, root) {
  if (element === null || element === document.body || element === root) return false;
  return !element.disabled && element.closest("[hidden]") === null;
}
