// The question before a man leaves the game, or two exchange positions: whether it came of a drag or of a menu.

import { confirmation, h } from "./dom.js";

/** Asks before a man leaves the game, for he may not come back. */
export function question(act) {
  let found = null;
  const yes = h("button", {
    type: "button",
    class: "command primary",
    text: "Do it",
    onclick: () => act.substitute(found.kind, found.data),
  });
  const sure = confirmation("Whoever leaves the game stays out of it.", yes, "Never mind");
  const ask = (next) => {
    found = next;
    sure.words.hidden = found.kind === "swap";
    sure.ask(`${found.words}?`);
  };
  return { element: sure.dialog, ask };
}
