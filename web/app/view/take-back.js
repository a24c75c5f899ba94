// Taking back what was entered for the last dice: asking for it, and answering.

import { permitted } from "../game/turn.js";
import { commandButton } from "./command-button.js";
import { h, say } from "./dom.js";

/**
 * The panel; shown while something can be taken back, or while one waits for his answer.
 * @type {ActingView}
 */
export function takeBack(root, act) {
  let toSeq = 0;
  const asking = commandButton("take_back", "Ask to take back what was entered", () => act.askTakeBack(toSeq), "quiet");
  const words = h("p");
  const agree = commandButton("take_back_answer", "Take it back", () => act.answerTakeBack(true), "primary");
  const refuse = commandButton("take_back_answer", "Let it stand", () => act.answerTakeBack(false), "secondary");
  const withdraw = commandButton("take_back_answer", "Let it stand after all", () => act.answerTakeBack(false), "quiet");
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
    asking.set(state, may.takeBack === true, play_number === null ? "Ask to take back what was entered" : "Ask to take the last play back");
    words.hidden = !isAsked;
    answer.hidden = !isAsked;
    say(words, isAsked ? wordsOf(state, asked_by, may.answerTakeBack === true) : "");
    agree.element.hidden = !may.answerTakeBack;
    refuse.element.hidden = !may.answerTakeBack;
    withdraw.element.hidden = !may.withdraw || may.answerTakeBack === true;
    for (const button of buttons) button.set(state, isAsked);
  };
}

/** What is asked, for who asks, who answers and who looks on. */
function wordsOf({ game, sides }, askedBy, answers) {
  const asks = game.teams[askedBy].name;
  const other = game.teams[askedBy === "home" ? "away" : "home"].name;
  const dice = "The dice stay as they fell.";
  if (answers) return `${asks} asks to take the last play back and to enter it again. Do you agree? ${dice}`;
  if (sides.includes(askedBy)) return `You have asked to take the last play back and to enter it again. It waits for the ${other} manager to agree. ${dice}`;
  return `${asks} asks to take the last play back and to enter it again. ${dice}`;
}
