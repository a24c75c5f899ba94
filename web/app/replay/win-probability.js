// How likely each team is to win, looked up in a table that was made beforehand.

/** @typedef {import("../../../schema/bandbox.v1").GameView} GameView */
/** @typedef {import("../../../schema/bandbox.v1").Half} Half */

/**
 * `home_win[half][inning - 1][outs and bases][margin]`, each in 1/10000; the last inning stands for every later one.
 * @typedef {{ note: string, innings: number, margin: number, home_win: Record<Half, number[][][]> }} Table
 */

const PARTS = 10_000;

/**
 * Where the outs and the occupied bases are in the table.
 * @param {Pick<GameView, "outs" | "bases">} game
 */
export function baseOut({ outs, bases: { first, second, third } }) {
  return outs * 8 + (first === null ? 0 : 1) + (second === null ? 0 : 2) + (third === null ? 0 : 4);
}

/**
 * The chance that the hosts win, from 0 to 1; null where the table does not say.
 * @param {Table} table
 * @param {GameView} game
 * @returns {number | null}
 */
export function homeWins(table, game) {
  const { result } = game;
  if (result !== null) return result.winner === null ? null : result.winner === "home" ? 1 : 0;
  // A shorter game is as far along as a whole one with the same number of innings to go.
  const inning = clamp(game.inning + table.innings - game.options.innings, 1, table.innings);
  const margin = clamp(game.score.home - game.score.away, -table.margin, table.margin) + table.margin;
  const parts = table.home_win[game.half]?.[inning - 1]?.[baseOut(game)]?.[margin];
  return typeof parts === "number" ? parts / PARTS : null;
}

/**
 * The game after its last play: that somebody gave it up is not that play's work.
 * @param {GameView} game
 * @returns {GameView}
 */
export function asPlayed(game) {
  return typeof game.result?.ending === "object" ? { ...game, result: null } : game;
}

/**
 * @param {number} number
 * @param {number} lowest
 * @param {number} highest
 */
const clamp = (number, lowest, highest) => Math.min(Math.max(number, lowest), highest);

/**
 * The file's table; null when it is none that this page can read.
 * @param {any} file
 * @returns {Table | null}
 */
export function asTable(file) {
  const isNumber = typeof file?.innings === "number" && typeof file.margin === "number";
  const hasHalves = Array.isArray(file?.home_win?.top) && Array.isArray(file.home_win.bottom);
  return isNumber && hasHalves ? file : null;
}

/**
 * Where the game turned most: the places of these moments, the greatest first.
 * @param {(number | null)[]} chances
 * @param {number} most
 */
export function turningPoints(chances, most) {
  const swings = chances.map((chance, index) => {
    const before = chances[index - 1];
    return { index, swing: chance === null || before === null || before === undefined ? 0 : Math.abs(chance - before) };
  });
  return swings
    .filter(({ swing }) => swing >= 0.05)
    .sort((a, b) => b.swing - a.swing)
    .slice(0, most)
    .map(({ index }) => index);
}
