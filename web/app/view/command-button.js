// A button that commands: it shows when the command is on its way, and when it is saved.

import { h, say } from "./dom.js";

/** The second click of a double click, which was meant for what was here before, does not count. */
const DOUBLE_CLICK_MS = 500;

/** A button for the command of this key; `set(state, isDue, label)` keeps it current. */
export function commandButton(key, label, onclick, kind = "primary") {
  const words = h("span", { text: label });
  let dueSince = 0;
  const press = (event) => {
    if (event.detail > 1 && event.timeStamp - dueSince < DOUBLE_CLICK_MS) return;
    onclick(event);
  };
  const element = h("button", { type: "button", class: `command ${kind}`, disabled: true, onclick: press }, words);
  const set = (state, isDue, text = label) => {
    // Due again is news; that the one before was saved is not.
    const stage = isDue && state.commands[key] === "saved" ? undefined : state.commands[key];
    const isBusy = stage === "pending" || stage === "answered";
    if (element.disabled || !element.checkVisibility()) dueSince = performance.now();
    element.disabled = !isDue || isBusy;
    element.dataset.stage = stage ?? "";
    element.setAttribute("aria-busy", String(isBusy));
    // Without a connection the banner says more.
    const pending = state.link.status === "online" ? "Saving…" : "Waits to be sent…";
    say(words, { pending, answered: "Saved", saved: "Saved" }[stage] ?? text);
  };
  return { element, set };
}
