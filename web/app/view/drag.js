// Dragging one man onto another with a mouse, a finger or a pen. The menus do the same without.

const SLOP = 6;

/**
 * Makes everything within `root` that has `data-drag` draggable onto what has `data-drop`. `over(from, to)` is told what
 * the pointer is over, null for nothing, and `drop(from, to)` where it was let go.
 */
export function draggable(root, { over, drop }) {
  let held = null;

  root.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest("[data-drag]");
    if (handle === null || event.button !== 0) return;
    held = { handle, id: event.pointerId, x: event.clientX, y: event.clientY, ghost: null, to: null };
  });
  root.addEventListener("pointermove", (event) => {
    if (held === null || event.pointerId !== held.id) return;
    if (held.ghost === null && Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLOP) return;
    if (held.ghost === null) lift(event);
    held.ghost.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
    const to = under(event);
    if (to === held.to) return;
    held.to = to;
    over(held.handle.dataset.drag, to?.dataset.drop ?? null);
  });
  root.addEventListener("pointerup", (event) => {
    if (held === null || event.pointerId !== held.id) return;
    const { handle, ghost } = held;
    const to = under(event);
    letGo();
    if (ghost !== null && to !== null) drop(handle.dataset.drag, to.dataset.drop);
  });
  root.addEventListener("pointercancel", letGo);
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") letGo();
  });

  function lift(event) {
    held.ghost = held.handle.cloneNode(true);
    held.ghost.removeAttribute("data-drag");
    held.ghost.classList.add("ghost");
    held.ghost.setAttribute("aria-hidden", "true");
    document.body.append(held.ghost);
    held.handle.classList.add("lifted");
    root.classList.add("dragging");
    root.setPointerCapture(event.pointerId);
  }

  function letGo() {
    if (held === null) return;
    held.ghost?.remove();
    held.handle.classList.remove("lifted");
    root.classList.remove("dragging");
    if (held.ghost !== null) over(held.handle.dataset.drag, null);
    held = null;
  }

  /** The ghost itself is not in the way: it takes no pointer. */
  function under(event) {
    const found = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-drop]") ?? null;
    return found !== null && root.contains(found) ? found : null;
  }
}
