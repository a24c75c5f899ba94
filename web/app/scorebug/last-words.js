// The last play in words: it comes up when the play is over, and fades after a while.

import { say } from "../view/dom.js";

const SHOWS_MS = 9000;

/** @param {HTMLElement} element */
export function lastWords(element) {
  let told = -1;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return (/** @type {import("../../../schema/bandbox.v1").PastPlay | undefined} */ past) => {
    if (past === undefined || past.seq === told) return;
    told = past.seq;
    const play = "play" in past ? past.play : past.scored;
    say(element, play.description);
    element.classList.toggle("scores", play.runs_scored > 0);
    element.classList.add("shown");
    clearTimeout(timer);
    timer = setTimeout(() => element.classList.remove("shown"), SHOWS_MS);
  };
}
