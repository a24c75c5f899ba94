// What the replay says of a moment in a few words.

import { result } from "../game/turn.js";
import { halfInning } from "../game/view.js";

/** @typedef {import("./fold.js").Moment} Moment */
/** @typedef {import("../../../schema/bandbox.v1").RollKind} RollKind */

/** @type {Record<RollKind, string>} */
export const ROLL_NAMES = {
  at_bat: "At bat",
  advance: "Runner tries for more",
  home_decision: "Runner tries for home",
  x_check: "Fielder tested",
  speed: "Batter runs it out",
  foul_popup: "Foul popup",
  jump: "Jump",
  pickoff: "Pickoff throw",
  balk: "Balk?",
  lead: "Lead",
  steal: "Steal",
  overthrow: "Overthrow?",
  bunt: "Bunt",
  hit_and_run: "Hit and run",
  pitcher_injury: "Pitcher hurt?",
  batter_injury: "Batter hurt?",
};

/**
 * Where in the game a moment is.
 * @param {Moment} moment
 */
export function placeOf({ kind, state }) {
  if (kind === "opening") return "Before the first pitch";
  return kind === "final" ? "Final" : halfInning(state.game);
}

/**
 * What happened in it, as one sentence.
 * @param {Moment} moment
 */
export function sentenceOf({ kind, state, play }) {
  if (play !== null) return play.description;
  const { teams } = state.game;
  return kind === "final" ? result(state.game) : `${teams.away.name} at ${teams.home.name}.`;
}

/** @param {number} outs */
export const outsWords = (outs) => ["No outs", "1 out", "2 outs", "3 outs"][outs] ?? "";

/**
 * The score, the visitors first.
 * @param {Moment} moment
 */
export function scoreOf({ state: { game } }) {
  const { away, home } = game.teams;
  const { score } = game.result ?? game;
  return `${away.abbreviation} ${score.away}, ${home.abbreviation} ${score.home}`;
}

/**
 * A chance in whole per cent; what is not certain is neither 0 nor 100.
 * @param {number} chance
 */
export function percent(chance) {
  if (chance === 0 || chance === 1) return `${chance * 100} %`;
  return `${Math.min(Math.max(Math.round(chance * 100), 1), 99)} %`;
}
