// The choice that is due: the question in words, and a button for each answer.

import { ask, isRead } from "../game/questions.js";
import { permitted } from "../game/turn.js";
import { commandButton } from "./command-button.js";
import { h, say, whenChanged } from "./dom.js";

/**
 * The panel; shown to everybody while a choice is due, with buttons for whoever must answer.
 * @type {ActingView}
 */
export function choice(root, act) {
  const words = h("div");
  const row = h("div", { class: "answers" });
  let buttons = [];
  const title = h("h2");
  const waits = h("p", { class: "hint" });
  root.append(title, words, row, waits);
  const draw = whenChanged((state) => {
    const { sentences, answers } = ask(state.game, state.choice);
    words.replaceChildren(...sentences.map((text) => h("p", { text })));
    buttons = answers.map(({ answer, label }) => commandButton("choice", label, () => act.answer(answer), "primary"));
    row.replaceChildren(...buttons.map(({ element }) => element));
  });

  return (state) => {
    draw([state.choice, state.game.bases], state);
    const isMine = permitted(state).answer;
    const reads = isRead(state.choice);
    say(title, reads ? "Read the card or the chart" : "A choice is due");
    row.hidden = !isMine;
    // Who sees the question without its buttons is told whose it is.
    const whose = state.choice === null ? "" : state.game.teams[state.choice.side].name;
    say(waits, isMine || whose === "" || state.sides.length === 0 ? "" : `The ${whose} manager ${reads ? "reads it" : "chooses"}.`);
    for (const button of buttons) button.set(state, isMine);
  };
}
