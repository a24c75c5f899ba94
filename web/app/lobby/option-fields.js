// The options of a game as fields, each with its meaning in words.

import { h } from "../view/dom.js";
import { DEFAULTS, OPTIONS } from "./options.js";

export function optionFields() {
  /** @type {Record<string, string | boolean>} */
  const chosen = { ...DEFAULTS };
  const groups = OPTIONS.map(({ heading, options }) =>
    h(
      "fieldset",
      { class: "options-group" },
      h("legend", { text: heading }),
      ...options.map((option) => (option.kind === "switch" ? drawSwitch(option, chosen) : drawChoice(option, chosen))),
    ),
  );
  const element = h(
    "details",
    { class: "page-card options" },
    h(
      "summary",
      {},
      h("span", { text: "Rules and options" }),
      h("span", { class: "hint", text: "the usual ones, unless you change some" }),
    ),
    h("div", { class: "options-groups" }, ...groups),
  );
  return { element, read: () => ({ ...chosen }) };
}

/**
 * @param {import("./options.js").Switch} option
 * @param {Record<string, string | boolean>} chosen
 */
function drawSwitch({ key, label, meaning, on }, chosen) {
  const id = `meaning-${key}`;
  const input = /** @type {HTMLInputElement} */ (
    h("input", { type: "checkbox", checked: on, "aria-describedby": id, onchange: () => (chosen[key] = input.checked) })
  );
  return h(
    "div",
    { class: "option" },
    h("label", { class: "check" }, input, h("span", { text: label })),
    h("p", { id, class: "hint", text: meaning }),
  );
}

/**
 * @param {import("./options.js").Choice} option
 * @param {Record<string, string | boolean>} chosen
 */
function drawChoice({ key, label, meaning, value, choices }, chosen) {
  const id = `option-${key}`;
  const select = /** @type {HTMLSelectElement} */ (
    h(
      "select",
      { id, "aria-describedby": `meaning-${key}`, onchange: () => (chosen[key] = select.value) },
      ...choices.map(([of, text]) => h("option", { value: of, text })),
    )
  );
  select.value = value;
  return h(
    "div",
    { class: "option" },
    h("label", { for: id, text: label }),
    select,
    h("p", { id: `meaning-${key}`, class: "hint", text: meaning }),
  );
}
