// A button that commands: it shows when the command is on its way, and when it is saved.

import { h, say } from "./dom.js";

/** A button for the command of this key; `set(state, isDue, label)` keeps it current. */
export function commandButton(key, label, onclick, kind = "primary") {
  const words = h("span", { text: label });
  const element = h("button", { type: "button", class: `command ${kind}`, onclick }, words);
  const set = (state, isDue, text = label) => {
    // Due again is news; that the one before was saved is not.
    const stage = isDue && state.commands[key] === "saved" ? undefined : state.commands[key];
    element.disabled = !isDue || stage === "pending";
    element.dataset.stage = stage ?? "";
    element.setAttribute("aria-busy", String(stage === "pending"));
    say(words, { pending: "Saving…", saved: "Saved" }[stage] ?? text);
  };
  return { element, set };
}
