// Taking back what was entered for the last dice: asking for it, and answering.

import { permitted } from "../game/turn.js";
import { commandButton } from "./command-button.js";
import { h, say } from "./dom.js";

const OF_DICE = "Ask to take back what was entered";

/** The play in words, where the list of plays has it. */
function named(entries, play_number) {
  const play = entries.findLast((entry) => play_number !== null && entry.play?.play_number === play_number)?.play;
  return play === undefined ? "the last play" : `the last play, "${play.description}",`;
}

/**
 * The panel; shown while something can be taken back, or while one waits for his answer.
 * @type {ActingView}
 */
export function takeBack(root, act) {
  let toSeq = 0;
  const asking = commandButton("take_back", OF_DICE, () => act.askTakeBack(toSeq), "quiet");
  const words = h("p");
  const agree = commandButton("take_back_answer", "Take it back", () => act.answerTakeBack(true), "primary");
  const refuse = commandButton("take_back_answer", "Let it stand", () => act.answerTakeBack(false), "secondary");
  const withdraw = commandButton("take_back_answer", "Never mind", () => act.answerTakeBack(false), "quiet");
  const buttons = [agree, refuse, withdraw];
  const answer = h("div", { class: "answers" }, ...buttons.map(({ element }) => element));
  root.append(asking.element, words, answer);

  return (state) => {
    const may = permitted(state);
    // The panel is shown while there is something to take back.
    if (state.game.take_back === null) return;
    const { to_seq, play_number, asked_by } = state.game.take_back;
    toSeq = to_seq;
    const isAsked = asked_by !== null;
    asking.element.hidden = isAsked;
    asking.set(state, may.takeBack === true, play_number === null ? OF_DICE : "Ask to take the last play back");
    words.hidden = !isAsked;
    answer.hidden = !isAsked;
    say(words, isAsked ? `${state.game.teams[asked_by].name} would enter ${named(state.entries, play_number)} again. The dice stay as they fell.` : "");
    agree.element.hidden = !may.answerTakeBack;
    refuse.element.hidden = !may.answerTakeBack;
    withdraw.element.hidden = !may.withdraw || may.answerTakeBack === true;
    for (const button of buttons) button.set(state, isAsked);
  };
}
