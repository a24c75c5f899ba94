// The way to play: whether the server reads the cards, or the managers do.

import { h } from "../view/dom.js";
import { MODES } from "./options.js";

/** @param {() => void} changed */
export function modeFields(changed) {
  const modes = MODES.map(({ value, label, meaning }) => {
    const first = value === MODES[0].value;
    const input = /** @type {HTMLInputElement} */ (h("input", { type: "radio", name: "mode", value, onchange: changed, checked: first }));
    const words = [h("span", { class: "mode-label", text: label }), h("span", { class: "hint", text: meaning })];
    return { value, input, element: h("label", { class: "mode" }, input, ...words) };
  });
  return {
    element: h("div", { class: "modes" }, ...modes.map(({ element }) => element)),
    /** @returns {"cards" | "manual"} */
    read: () => modes.find(({ input }) => input.checked)?.value ?? "cards",
  };
}
