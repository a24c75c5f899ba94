// Dragging one man onto another with a mouse, a finger or a pen. The menus do the same without.

import { h } from "./dom.js";

const SLOP = 6;

/**
 * Makes everything within `root` that has `data-drag` draggable onto what has `data-drop`. `over(from, to)` is told what
 * the pointer is over, null for nothing, and says what that means; `drop(from, to)` is told where it was let go.
 */
export function draggable(root, { over, drop }) {
  /** @type {{ handle: HTMLElement, id: number, x: number, y: number, ghost: HTMLElement | null, to: HTMLElement | null } | null} */
  let held = null;

  root.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest("[data-drag]");
    if (handle === null || event.button !== 0) return;
    held = { handle, id: event.pointerId, x: event.clientX, y: event.clientY, ghost: null, to: null };
  });
  root.addEventListener("pointermove", (event) => {
    if (held === null || event.pointerId !== held.id) return;
    if (held.ghost === null && Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLOP) return;
    held.ghost ??= lift(held.handle, event.pointerId);
    held.ghost.style.transform = `translate(${event.clientX}px, ${event.clientY}px)`;
    const to = under(event);
    if (to === held.to) return;
    held.to = to;
    const meaning = over(held.handle.dataset.drag, to?.dataset.drop ?? null);
    held.ghost.lastElementChild?.replaceChildren(meaning);
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

  /** @param {HTMLElement} handle */
  function lift(handle, pointerId) {
    const ghost = /** @type {HTMLElement} */ (handle.cloneNode(true));
    ghost.removeAttribute("data-drag");
    ghost.classList.add("ghost");
    ghost.setAttribute("aria-hidden", "true");
    ghost.append(h("span", { class: "ghost-note" }));
    document.body.append(ghost);
    handle.classList.add("lifted");
    root.classList.add("dragging");
    root.setPointerCapture(pointerId);
    return ghost;
  }

  function letGo() {
    if (held === null) return;
    const { handle, ghost } = held;
    held = null;
    ghost?.remove();
    handle.classList.remove("lifted");
    root.classList.remove("dragging");
    if (ghost !== null) over(handle.dataset.drag, null);
  }

  /** The ghost itself is not in the way: it takes no pointer. */
  function under(event) {
    /** @type {HTMLElement | null} */
    const found = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-drop]") ?? null;
    return found !== null && root.contains(found) ? found : null;
  }
}
