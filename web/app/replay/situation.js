// What an event makes of the bases, the outs, the score and the men who play. The server's log tells each play whole,
// so nothing is decided here.

import { batting } from "../game/view.js";

/** @typedef {import("../../../schema/bandbox.v1").GameView} GameView */
/** @typedef {import("../../../schema/bandbox.v1").LineupView} LineupView */
/** @typedef {import("../../../schema/bandbox.v1").BasesView} BasesView */
/** @typedef {import("../../../schema/bandbox.v1").PlayResolved} PlayResolved */
/** @typedef {import("../../../schema/bandbox.v1").PlayScored} PlayScored */
/** @typedef {import("../../../schema/bandbox.v1").RoomFrame} RoomFrame */

/** @type {(keyof BasesView)[]} */
const BASES = ["first", "second", "third"];

/**
 * The game once a play is over. Three outs stay to be seen until the half-inning ends.
 * @param {GameView} game
 * @param {PlayResolved | PlayScored} play
 */
export function afterPlay(game, play) {
  const at = batting(game);
  const { bases, outs } = game;
  return {
    bases: moved(bases, play),
    outs: /** @type {GameView["outs"]} */ (Math.min(outs + play.outs_recorded, 3)),
    score: { ...game.score, [at]: game.score[at] + play.runs_scored },
  };
}

/**
 * @param {BasesView} bases
 * @param {PlayResolved | PlayScored} play
 */
function moved(bases, { runners_advanced }) {
  const next = { ...bases };
  for (const { from } of runners_advanced) {
    if (from > 0) next[BASES[from - 1]] = null;
  }
  for (const { to, lineup_id } of runners_advanced) {
    if (to > 0 && to < 4) next[BASES[to - 1]] = lineup_id;
  }
  return next;
}

/**
 * Whether the batter's turn is over, and the next man bats.
 * @param {PlayResolved | PlayScored} play
 */
export const isBatterDone = ({ runners_advanced }) => runners_advanced.some(({ from }) => from === 0);

/**
 * The man in the order behind this one.
 * @param {LineupView} lineup
 * @param {number} lineupId
 */
export function nextInOrder({ batting_order }, lineupId) {
  const at = batting_order.findIndex(({ lineup_id }) => lineup_id === lineupId);
  return (at + 1) % batting_order.length;
}

/**
 * The lineups and the bases after men came in or changed places; null when the event changes neither.
 * @param {GameView} game
 * @param {RoomFrame} event
 * @returns {Pick<GameView, "lineups" | "bases"> | null}
 */
export function afterChange(game, event) {
  if (event.event === "positions_swapped") {
    const { side, lineup } = event.data;
    return { lineups: { ...game.lineups, [side]: lineup }, bases: game.bases };
  }
  if (event.event === "player_substituted") {
    const { side, lineup, out, in: comesIn, position } = event.data;
    const next = lineup ?? replaced(game.lineups[side], out, comesIn, position);
    return { lineups: { ...game.lineups, [side]: next }, bases: relieved(game.bases, out, comesIn) };
  }
  if (event.event === "scored") return told(game, event.data.entry);
  return null;
}

/**
 * What a scorer told, besides plays.
 * @param {GameView} game
 * @param {import("../../../schema/bandbox.v1").ScoredEntry} entry
 * @returns {Pick<GameView, "lineups" | "bases"> | null}
 */
function told(game, entry) {
  if (entry === "called") return null;
  if ("placed_runner" in entry) {
    const { runner, base } = entry.placed_runner;
    return { lineups: game.lineups, bases: { ...game.bases, [BASES[base - 1]]: runner } };
  }
  if (!("change" in entry)) return null;
  const { player, slot, duty } = entry.change;
  const side = player > 100 ? "home" : "away";
  const lineup = game.lineups[side];
  const position = typeof duty === "object" ? duty.fields : null;
  const out = slot === null ? lineup.pitcher : lineup.batting_order[slot - 1].lineup_id;
  const next = replaced(lineup, out, player, position);
  const pitcher = position === "P" ? player : next.pitcher;
  return { lineups: { ...game.lineups, [side]: { ...next, pitcher } }, bases: relieved(game.bases, out, player) };
}

/**
 * @param {LineupView} lineup
 * @param {number} out
 * @param {number} comesIn
 * @param {import("../../../schema/bandbox.v1").Position | null} position
 */
function replaced({ batting_order, pitcher, designated_hitter }, out, comesIn, position) {
  return {
    batting_order: batting_order.map((man) => (man.lineup_id === out ? { ...man, lineup_id: comesIn, role: position ?? man.role } : man)),
    pitcher: pitcher === out ? comesIn : pitcher,
    designated_hitter: designated_hitter === out ? comesIn : designated_hitter,
  };
}

/**
 * @param {BasesView} bases
 * @param {number} out
 * @param {number} comesIn
 */
function relieved(bases, out, comesIn) {
  const next = { ...bases };
  for (const base of BASES) if (next[base] === out) next[base] = comesIn;
  return next;
}
