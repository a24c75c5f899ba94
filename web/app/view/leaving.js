// The question before a man leaves the game, or two exchange positions: whether it came of a drag or of a menu.

import { h, say } from "./dom.js";

/** Asks before a man leaves the game, for he may not come back. */
export function question(act) {
  const title = h("h2");
  const words = h("p", { text: "Whoever leaves the game stays out of it." });
  const element = h("dialog", { class: "confirm" });
  let found = null;
  const yes = () => {
    element.close();
    act.substitute(found.kind, found.data);
  };
  element.append(
    title,
    words,
    h(
      "div",
      { class: "answers" },
      h("button", { type: "button", class: "command primary", text: "Do it", onclick: yes }),
      h("button", { type: "button", class: "command secondary", text: "Never mind", onclick: () => element.close() }),
    ),
  );
  const ask = (next) => {
    found = next;
    say(title, `${found.words}?`);
    element.setAttribute("aria-label", `${found.words}?`);
    words.hidden = found.kind === "swap";
    element.showModal();
  };
  return { element, ask };
}
