// Who may come in for whom, and why not.

import { batting, fielders, fielding, hurtMan, isRated, nameOf, rated, runners } from "./view.js";

/**
 * A man of the bench with what one chooses him by: where he plays and from which side he bats.
 * @param {Game} game
 * @returns {(id: LineupId) => [string, string]}
 */
const named = (game) => (id) => {
  const facts = rated(game, id);
  return [String(id), facts === "" ? nameOf(game, id) : `${nameOf(game, id)} (${facts})`];
};

/**
 * Those of the bench who may play a position, as `[id, name]`: the rated ones, or everybody when nobody is.
 * @param {Game} game
 * @param {Side} side
 * @param {string} position
 */
export function eligible(game, side, position) {
  const rated = game.bench[side].filter((id) => isRated(game, id, position));
  // Only the mound and the plate must be manned by somebody who is rated there.
  const may = rated.length > 0 ? rated : game.bench[side];
  return may.map(named(game));
}

/**
 * Who may pinch-hit or run: the bench, its pitchers last, and the pitcher while another bats for him.
 * @param {Game} game
 * @param {Side} side
 * @returns {Choices}
 */
export function pinchMen(game, side) {
  const { pitcher, designated_hitter } = game.lineups[side];
  const pitches = (/** @type {LineupId} */ id) => Number(isRated(game, id, "P"));
  const men = [...game.bench[side]].sort((one, other) => pitches(one) - pitches(other)).map(named(game));
  if (designated_hitter === null || designated_hitter === pitcher) return men;
  return [...men, [String(pitcher), `${nameOf(game, pitcher)}, the pitcher: nobody bats for him then`]];
}

/**
 * Who may take a position: those of the bench, and the designated hitter, who is that no longer then.
 * @param {Game} game
 * @param {Side} side
 * @param {string} position
 * @returns {Choices}
 */
export function newFielders(game, side, position) {
  const { pitcher, designated_hitter } = game.lineups[side];
  const men = eligible(game, side, position);
  if (designated_hitter === null || designated_hitter === pitcher) return men;
  return [...men, [String(designated_hitter), `${nameOf(game, designated_hitter)}, the DH: the pitcher bats then`]];
}

/**
 * The runners, as `[id, words]`.
 * @param {Game} game
 * @returns {Choices}
 */
export function onBase(game) {
  const bases = ["first", "second", "third"];
  return runners(game).map(([base, id]) => [String(id), `${nameOf(game, id)} on ${bases[base - 1]}`]);
}

/**
 * Who fields, as `[position, words]`; the pitcher only where he is asked for.
 * @param {Game} game
 * @returns {Choices}
 */
export function places(game, withPitcher = false) {
  const all = fielders(game, fielding(game)).filter(([position]) => withPitcher || position !== "P");
  return all.map(([position, id]) => [position, `${position} ${nameOf(game, id)}`]);
}

/**
 * Who plays a position of the side in the field.
 * @param {Game} game
 * @param {string | undefined} position
 */
export const at = (game, position) => fielders(game, fielding(game)).find(([other]) => other === position)?.[1];

/**
 * Where a man of a side bats.
 * @param {Game} game
 * @param {Side} side
 * @param {LineupId} id
 */
const slotOf = (game, side, id) => game.lineups[side].batting_order.find(({ lineup_id }) => lineup_id === id)?.slot;

/**
 * Those who stand where their card does not rate them, in words.
 * @param {Game} game
 */
export function outOfPlace(game) {
  return fielders(game, fielding(game))
    .filter(([position, id]) => !isRated(game, id, position))
    .map(([position, id]) => `${nameOf(game, id)} at ${position}`);
}

/**
 * The command's data for a substitution of this kind: who leaves is known from the state.
 * @param {Game} game
 * @param {string} kind
 * @param {LineupId | string} comesIn
 * @param {string | LineupId} [place] the runner's id, or the position
 */
export function substitution(game, kind, comesIn, place) {
  const into = { in: Number(comesIn) };
  if (kind === "pinch_hitter") return { out: game.batter, ...into };
  if (kind === "pinch_runner") return { out: Number(place), ...into };
  if (kind === "pitcher") return { out: game.lineups[fielding(game)].pitcher, ...into };
  return { out: at(game, String(place)), ...into, position: place };
}

/**
 * The data of an exchange of two positions.
 * @param {Game} game
 */
export const swap = (game, one, other) => ({ one: at(game, one), other: at(game, other) });

/**
 * The data of a double switch: two places, who comes in at each, and whether the two exchange their slots.
 * @param {Game} game
 */
export function doubleSwitch(game, places, men, exchange) {
  const side = fielding(game);
  const out = places.map((position) => at(game, position));
  const slots = out.map((id) => slotOf(game, side, id));
  if (exchange) slots.reverse();
  return { replacements: out.map((id, n) => ({ out: id, in: Number(men[n]), position: places[n], slot: slots[n] })) };
}

const AT_BAT = ["pinch_hitter", "pinch_runner"];

/** @param {Game} game */
export const sideOfKind = (game, kind) => (AT_BAT.includes(kind) ? batting(game) : fielding(game));

/**
 * What there is not, so that nothing of this kind can be chosen, whatever the moment; null when there is everything.
 * @param {Game} game
 */
export function lack(game, kind) {
  const side = sideOfKind(game, kind);
  if (kind === "pinch_runner" && runners(game).length === 0) return "Nobody is on base.";
  if (AT_BAT.includes(kind) && pinchMen(game, side).length === 0) return "Nobody is left on the bench.";
  if (kind === "pitcher" && newFielders(game, side, "P").length === 0) return "Nobody is left on the bench.";
  if (kind === "fielder" && newFielders(game, side, "C").length === 0) return "Nobody is left on the bench.";
  if (kind !== "double_switch") return null;
  if (game.lineups[side].designated_hitter !== null) return "There is no double switch while the team has a designated hitter.";
  return game.bench[side].length < 2 ? "It takes two men on the bench." : null;
}

/**
 * Why nothing of this kind can be asked for now; null when it can.
 * @param {Game} game
 * @param {May} may
 */
export function whyNot(game, kind, may) {
  const open = AT_BAT.includes(kind) ? may.pinchHit : may.changeFielders;
  const hurt = hurtMan(game);
  if (!open) {
    if (game.phase !== "lineup_due") return "Between plays only.";
    return hurt === null ? "A place in the field must be filled first." : `${nameOf(game, hurt)} must be replaced first.`;
  }
  return lack(game, kind);
}
