// Which defensive decisions the rules allow now, so that the others cannot be clicked. The server has the last word.

import { runners } from "./view.js";

/** @param {Game} game */
const occupied = (game) => runners(game).map(([base]) => base);

/**
 * The infield depths allowed.
 * @param {Game} game
 */
export function infieldDepths(game) {
  const bases = occupied(game);
  const early = game.outs < 2;
  return [
    "normal",
    ...(early && bases.length > 0 ? ["corners_in"] : []),
    ...(early && bases.includes(3) ? ["infield_in"] : []),
  ];
}

/**
 * The outfield depths allowed: shallow only against the winning run on third.
 * @param {Game} game
 */
export function outfieldDepths(game) {
  const last = game.half === "bottom" && game.inning >= game.options.innings;
  const winningRun = last && game.score.home === game.score.away && occupied(game).includes(3);
  return winningRun && game.outs < 2 ? ["normal", "shallow"] : ["normal"];
}

/**
 * The bases whose runner may be held at this depth, while those of `held` are.
 * @param {Game} game
 */
export function holdable(game, infieldDepth, held) {
  const bases = occupied(game);
  const drawnIn = { normal: [], corners_in: [1, 3], infield_in: [1, 2, 3] }[infieldDepth];
  const allowed = [];
  for (const base of [3, 2, 1]) {
    const ahead = base + 1;
    const aheadIsFree = !bases.includes(ahead) || (held.includes(ahead) && allowed.includes(ahead));
    if (bases.includes(base) && !drawnIn.includes(base) && aheadIsFree) allowed.unshift(base);
  }
  return allowed;
}

/**
 * Whether runners may be let go: there are some, and none is held.
 * @param {Game} game
 */
export const mayLetGo = (game, held) => occupied(game).length > 0 && held.length === 0;
