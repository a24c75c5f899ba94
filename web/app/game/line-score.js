// Keeps the line score up to date between two whole states.

import { batting, fielding } from "./view.js";

/** The line score once this half-inning has begun. */
export function opened(score, inning, half) {
  const innings = score.innings.map((pair) => [...pair]);
  while (innings.length < inning) innings.push([0, null]);
  if (half === "bottom") innings[inning - 1][1] ??= 0;
  return { ...score, innings };
}

/**
 * The line score after a play of the half-inning that `game` is in.
 * @param {Game} game
 */
export function afterPlay(score, game, play) {
  const next = opened(score, game.inning, game.half);
  const column = game.half === "top" ? 0 : 1;
  next.innings[game.inning - 1][column] += play.runs_scored;
  const [at, against] = [batting(game), fielding(game)];
  const plus = (counts, side, more) => ({ ...counts, [side]: counts[side] + more });
  return {
    ...next,
    runs: plus(score.runs, at, play.runs_scored),
    hits: plus(score.hits, at, play.is_hit ? 1 : 0),
    errors: plus(score.errors, against, play.errors.length),
  };
}

/** The line score after a half-inning that left these runners on base. */
export function afterHalf(score, half, leftOnBase) {
  const side = half === "top" ? "away" : "home";
  return { ...score, left_on_base: { ...score.left_on_base, [side]: score.left_on_base[side] + leftOnBase.length } };
}
