// The way in: what there is to sign in with at this server.

import { h } from "../view/dom.js";
import { OPEN_ID, signInWays } from "./sign-in-ways.js";

/**
 * @param {HTMLElement} root
 * @param {{ trouble: string | null, invited: boolean }} why
 * @param {(pasted: string, stays: boolean) => Promise<void>} enter fails with words for a person
 */
export async function door(root, { trouble, invited }, enter) {
  const fault = h("p", { class: "page-message", role: "alert", text: trouble ?? "", hidden: trouble === null });
  const refuse = (/** @type {string} */ words) => {
    fault.textContent = words;
    fault.hidden = false;
  };
  const { open_id, demo } = await signInWays();
  const elsewhere = open_id
    ? h(
        "div",
        {},
        h("a", { class: "page-button primary door-open-id", href: OPEN_ID, text: "Sign in" }),
        h("p", { class: "door-or", "aria-hidden": "true" }, h("span", { text: "or" })),
      )
    : null;
  root.replaceChildren(
    h(
      "section",
      { class: "page-card door-card", "aria-labelledby": "door-heading" },
      h("h1", { id: "door-heading", text: invited ? "You are invited" : "Come in" }),
      h("p", {
        text: invited
          ? "Somebody asks you to manage a team. Sign in, and the side is yours."
          : "Sign in to see your games, to watch others, and to begin a new one.",
      }),
      fault,
      elsewhere,
      passForm(demo, enter, refuse),
    ),
  );
  root.hidden = false;
}

/**
 * @param {boolean} demo
 * @param {(pasted: string, stays: boolean) => Promise<void>} enter
 * @param {(words: string) => void} refuse
 */
function passForm(demo, enter, refuse) {
  const pass = /** @type {HTMLInputElement} */ (
    h("input", {
      id: "door-pass",
      type: "password",
      autocomplete: "off",
      spellcheck: "false",
      required: true,
      "aria-describedby": "door-hint",
    })
  );
  const stays = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox" }));
  const submit = h("button", { type: "submit", class: "page-button primary", text: "Come in" });
  const onsubmit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    submit.setAttribute("disabled", "");
    try {
      await enter(pass.value, stays.checked);
    } catch (error) {
      refuse(error instanceof Error ? error.message : String(error));
      pass.focus();
    } finally {
      submit.removeAttribute("disabled");
    }
  };
  return h(
    "form",
    { class: "door-pass", onsubmit },
    h("label", { for: "door-pass", text: demo ? "Token, or the link of a seat" : "Token" }),
    pass,
    h("p", {
      id: "door-hint",
      class: "hint",
      text: `A token is your key to this server. Whoever runs it gives you one${demo ? "; a demo prints the links of its seats where it was started" : ""}.`,
    }),
    h("label", { class: "check" }, stays, h("span", { text: "Stay signed in in this browser, in all its tabs" })),
    submit,
  );
}
