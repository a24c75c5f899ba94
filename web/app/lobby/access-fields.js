// Who may see a new game, and how many may watch it.

import { h } from "../view/dom.js";

const CAPS = [
  ["all", "Everybody"],
  ["25", "At most 25 at once"],
  ["5", "At most 5 at once"],
  ["0", "Nobody"],
];

export function accessFields() {
  const isPrivate = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", "aria-describedby": "private-meaning" }));
  const spectators = /** @type {HTMLSelectElement} */ (
    h(
      "select",
      { id: "spectators", "aria-describedby": "spectators-meaning" },
      ...CAPS.map(([value, text]) => h("option", { value, text })),
    )
  );
  const element = h(
    "div",
    { class: "two" },
    h(
      "div",
      { class: "option" },
      h("label", { class: "check" }, isPrivate, h("span", { text: "Private" })),
      h("p", { id: "private-meaning", class: "hint", text: "Nobody but the managers knows of it; it is in nobody else's list." }),
    ),
    h(
      "div",
      { class: "option" },
      h("label", { for: "spectators", text: "Spectators" }),
      spectators,
      h("p", { id: "spectators-meaning", class: "hint", text: "How many may watch at once." }),
    ),
  );
  return { element, read: () => ({ isPrivate: isPrivate.checked, spectators: spectators.value }) };
}
