// The choice that is due: the question in words, and a button for each answer.

import { ask } from "../game/questions.js";
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
  const heading = h("h2");
  root.append(heading, words, row);
  const draw = whenChanged((state) => {
    const { title, sentences, answers } = ask(state.game, state.choice);
    say(heading, title);
    words.replaceChildren(...sentences.map((text) => h("p", { text })));
    buttons = answers.map(({ answer, label }) => commandButton("choice", label, () => act.answer(answer), "primary"));
    row.replaceChildren(...buttons.map(({ element }) => element));
  });

  return (state) => {
    draw([state.choice, state.game.bases], state);
    const isMine = permitted(state).answer;
    row.hidden = !isMine;
    for (const button of buttons) button.set(state, isMine);
  };
}
