// The batting manager's decision.

import { permitted } from "../game/turn.js";
import { commandButton } from "./command-button.js";
import { h, say } from "./dom.js";

/** The panel; shown while this person's side bats. */
export function offense(root, act) {
  const swing = commandButton("offense", "Swing away", () => act.bat({ action: "swing_away" }));
  const status = h("p", { class: "hint" });
  root.append(h("h2", { text: "Offense" }), swing.element, status);

  return (state) => {
    const { game } = state;
    const waits = game.phase === "decisions_due" && game.decisions.offense_in;
    swing.set(state, permitted(state).bat, waits ? "Saved" : "Swing away");
    say(status, waits ? "Your decision is saved. The fielding manager has not decided yet." : "");
  };
}
