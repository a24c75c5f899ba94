// Every part of the replay's page, as one function of the moments and of which one is looked at.

import { say } from "../view/dom.js";
import { field } from "../view/field.js";
import { scoreboard } from "../view/scoreboard.js";
import { chart } from "./chart.js";
import { controls } from "./controls.js";
import { momentCard } from "./moment-card.js";
import { playList } from "./play-list.js";
import { asPlayed, homeWins } from "./win-probability.js";
import { placeOf, sentenceOf } from "./words.js";

/** @typedef {import("./fold.js").Moment} Moment */
/** @typedef {import("./win-probability.js").Table} Table */

/**
 * @param {(id: string) => HTMLElement} part
 * @param {import("./playback.js").Playback} playback
 */
export function page(part, playback) {
  const go = (/** @type {number} */ place) => playback.go(place);
  const drawScore = scoreboard(part("scoreboard"));
  const drawField = field(part("field"));
  const drawMoment = momentCard(part("moment"));
  const drawChart = chart(part("chart"), go);
  const drawPlays = playList(part("plays"), go);
  const drawControls = controls(part("controls"), playback);
  let shownAt = -1;

  return (/** @type {Moment[]} */ moments, /** @type {Table | null} */ table) => {
    const { at } = playback;
    const moment = moments[at];
    if (moment === undefined) return;
    const chances = moments.map(({ kind, next }) => (table === null ? null : homeWins(table, kind === "play" ? asPlayed(next) : next)));
    drawScore(moment.state);
    // Men run for the play that comes next; whoever jumps about sees them where they end up.
    settle(part("field"));
    drawField(at === shownAt + 1 ? moment.state : { ...moment.state, entries: [] });
    shownAt = at;
    drawMoment(moment, chances[at], chances[at - 1] ?? null);
    drawChart({ moments, chances, at, hasTable: table !== null });
    drawPlays(moments, at);
    drawControls(moments, at);
    // The slider reads itself.
    const isRead = document.activeElement?.id === "slider";
    say(part("live"), isRead ? "" : `${placeOf(moment)}. ${sentenceOf(moment)}`);
    part("game").hidden = false;
    part("controls").hidden = false;
  };
}

/**
 * Ends what still moves from the moment before.
 * @param {HTMLElement} root
 */
function settle(root) {
  for (const animation of root.getAnimations({ subtree: true })) {
    if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
  }
}
