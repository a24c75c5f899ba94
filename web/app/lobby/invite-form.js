// For somebody who was given an invite as words rather than as a link to click.

import { h } from "../view/dom.js";
import { inviteCode } from "./arrival.js";

/**
 * @param {HTMLElement} root
 * @param {(code: string) => void} take
 * @param {(words: string) => void} refuse
 */
export function inviteForm(root, take, refuse) {
  const field = /** @type {HTMLInputElement} */ (
    h("input", { id: "have-invite", class: "invite-link", autocomplete: "off", spellcheck: "false" })
  );
  const onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const code = inviteCode(field.value);
    if (code !== null) {
      take(code);
      return;
    }
    refuse("This is no invite: its code has 26 letters and digits. Paste the whole link.");
    field.focus();
  };
  root.replaceChildren(
    h(
      "form",
      { class: "page-card have-invite", onsubmit },
      h("label", {
        for: field.id,
        text: "A side that is open is taken with its invite. Ask whoever made the game for it, and paste it here.",
      }),
      h("div", { class: "invite-row" }, field, h("button", { type: "submit", class: "page-button", text: "Take the side" })),
    ),
  );
}
