// What is wrong with how a page is laid out for fingers, measured in the page.

/** Smaller than this, in CSS pixels, nothing can be hit reliably. */
const SMALLEST = 24;

/** Every fault of the layout as it is shown now, as sentences. */
export function faultsOfLayout(page) {
  return page.evaluate(measure, SMALLEST);
}

/** Runs in the page. */
function measure(smallest) {
  const faults = [];
  const { scrollWidth, clientWidth } = document.scrollingElement;
  if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth - clientWidth} px wider than the screen`);

  const dialog = document.querySelector("dialog:modal");
  const all = (dialog ?? document).querySelectorAll("button, a[href], input, select, textarea, summary, [role=button], [role=radio], [role=tab]");
  // A finger may press the label in the place of what it labels.
  const targetOf = (element) => element.closest("label") ?? element;
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
  const targets = [...new Set([...all].filter(isShown).map(targetOf))];
  const nameOf = (element) => `“${(element.getAttribute("aria-label") || element.textContent.trim() || element.id || element.tagName).slice(0, 40)}”`;
  // What waits outside of the page for the focus is not for fingers.
  const isOutside = ({ bottom, right }) => bottom + scrollY <= 0 || right + scrollX <= 0;

  const placed = [];
  for (const target of targets) {
    target.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const box = target.getBoundingClientRect();
    if (isOutside(box)) continue;
    if (box.width < smallest || box.height < smallest) {
      faults.push(`${nameOf(target)} is ${box.width.toFixed(1)} × ${box.height.toFixed(1)} px`);
    }
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (hit === null || !(target.contains(hit) || hit.contains(target) && hit.closest("svg") === null)) {
      faults.push(`${nameOf(target)} cannot be reached: ${hit === null ? "it is off the screen" : `${nameOf(hit)} lies over it`}`);
    }
  }
  scrollTo({ top: 0, behavior: "instant" });

  for (const target of targets) {
    const box = target.getBoundingClientRect();
    if (!isOutside(box)) placed.push({ target, box, isPinned: isPinned(target) });
  }
  placed.forEach((one, index) => {
    for (const other of placed.slice(index + 1)) {
      // What is pinned to the screen lies over whatever is scrolled beneath it.
      if (one.isPinned !== other.isPinned) continue;
      if (one.target.contains(other.target) || other.target.contains(one.target)) continue;
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (width > 1 && height > 1) faults.push(`${nameOf(one.target)} and ${nameOf(other.target)} overlap`);
    }
  });
  return faults;

  function isPinned(element) {
    for (let around = element; around !== null; around = around.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(around).position)) return true;
    }
    return false;
  }
}
