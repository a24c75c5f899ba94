// Who manages a team: oneself, whoever opens an invite link, or a user who is named.

import { h } from "../view/dom.js";

/** @typedef {import("./new-game.js").Seat} Seat */

/** @type {[Seat, string][]} */
const SEATS = [
  ["me", "I do"],
  ["invite", "Whoever opens my invite link"],
  ["user", "Another user, by his id"],
];

/**
 * @param {string} name
 * @param {string} label
 * @param {Seat} first
 */
export function seatPicker(name, label, first) {
  const user = /** @type {HTMLInputElement} */ (
    h("input", { id: `user-${name}`, autocomplete: "off", spellcheck: "false", maxlength: "128" })
  );
  const named = h("div", { class: "named" }, h("label", { for: user.id, text: "User id" }), user);
  const swap = () => {
    named.hidden = select.value !== "user";
  };
  const select = /** @type {HTMLSelectElement} */ (
    h("select", { id: `seat-${name}`, onchange: swap }, ...SEATS.map(([value, text]) => h("option", { value, text })))
  );
  select.value = first;
  swap();
  return {
    element: h("div", { class: "option" }, h("label", { for: select.id, text: label }), select, named),
    seat: () => /** @type {Seat} */ (select.value),
    user: () => user.value,
  };
}
