// Who may come in for whom.

import { batting, fielders, fielding, isRated, nameOf } from "./view.js";

/** Those of the bench who may play a position, as `[id, name]`: the rated ones, or everybody when nobody is. */
export function eligible(game, side, position) {
  const rated = game.bench[side].filter((id) => isRated(game, id, position));
  const may = rated.length > 0 ? rated : game.bench[side];
  return may.map((id) => [String(id), nameOf(game, id)]);
}

/** Everybody on the bench, as `[id, name]`. */
export function anybody(game, side) {
  return game.bench[side].map((id) => [String(id), nameOf(game, id)]);
}

/** Who fields for this side beside the pitcher, as `[position, words]`. */
export function places(game) {
  const others = fielders(game, fielding(game)).filter(([position]) => position !== "P");
  return others.map(([position, id]) => [position, `${position} ${nameOf(game, id)}`]);
}

/** Those who stand where their card does not rate them, in words. */
export function outOfPlace(game) {
  return fielders(game, fielding(game))
    .filter(([position, id]) => !isRated(game, id, position))
    .map(([position, id]) => `${nameOf(game, id)} at ${position}`);
}

/** The command's data for a substitution of this kind: who leaves is known from the state. */
export function substitution(game, kind, comesIn, position) {
  const into = { in: Number(comesIn) };
  if (kind === "pinch_hitter") return { out: game.batter, ...into };
  if (kind === "pitcher") return { out: game.lineups[fielding(game)].pitcher, ...into };
  const out = fielders(game, fielding(game)).find(([other]) => other === position)?.[1];
  return { out, ...into, position };
}

export const sideOfKind = (game, kind) => (kind === "pinch_hitter" ? batting(game) : fielding(game));
