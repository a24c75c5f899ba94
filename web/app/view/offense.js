// The batting manager's decision: a button for everything that may be tried.

import { offenseOptions } from "../game/offense.js";
import { permitted } from "../game/turn.js";
import { decided } from "../game/words.js";
import { commandButton } from "./command-button.js";
import { h, say, whenChanged } from "./dom.js";

/**
 * The panel; shown while this person's side bats.
 * @type {ActingView}
 */
export function offense(root, act) {
  const row = h("div", { class: "answers" });
  const status = h("p", { class: "hint" });
  let buttons = [];
  root.append(h("h2", { text: "Offense" }), row, status);
  const draw = whenChanged(({ game }) => {
    buttons = offenseOptions(game).map(({ decision, label }) =>
      commandButton("offense", label, () => act.bat(decision), decision.action === "swing_away" ? "primary" : "secondary"),
    );
    row.replaceChildren(...buttons.map(({ element }) => element));
  });

  return (state) => {
    const { game } = state;
    draw([game.offense_options, game.bases], state);
    const mayBat = permitted(state).bat;
    row.hidden = !mayBat;
    for (const button of buttons) button.set(state, mayBat);
    const waits = game.phase === "decisions_due" && game.decisions.offense_in;
    const told = game.decisions.offense === null ? "" : ` Offense: ${decided(game.decisions.offense)}.`;
    say(status, waits ? `Your decision is saved.${told} The fielding manager has not decided yet.` : "");
  };
}
