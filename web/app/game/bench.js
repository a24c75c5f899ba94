// Who may come in for whom, and why not.

import { batting, fielders, fielding, hurtMan, isRated, nameOf, player, runners } from "./view.js";
import { substitutionNote } from "./words.js";

/**
 * Whether a man does nothing but pitch.
 * @param {Game} game
 * @param {LineupId} id
 */
export const isPitcher = (game, id) => (player(game, id)?.positions ?? []).join() === "P";

/**
 * What a man is rated for, and the hand that matters, in short: how a pitcher throws, how everybody else bats.
 * @param {Game} game
 * @param {LineupId} id
 */
export function rated(game, id) {
  const { positions = [], bats, throws } = player(game, id) ?? {};
  const hands = [
    bats === undefined || isPitcher(game, id) ? "" : `bats ${bats}`,
    throws === undefined || !positions.includes("P") ? "" : `throws ${throws}`,
  ];
  return [positions.join(" "), ...hands].filter((part) => part !== "").join(", ");
}

/**
 * @param {Game} game
 * @returns {(id: LineupId) => [string, string]}
 */
const named = (game) => (id) => [String(id), `${nameOf(game, id)} (${rated(game, id)})`];

/**
 * Those of the bench: who only pitches comes last, for he is seldom meant.
 * @param {Game} game
 * @param {Side} side
 */
function benchOf(game, side) {
  const all = game.bench[side];
  return [...all.filter((id) => !isPitcher(game, id)), ...all.filter((id) => isPitcher(game, id))];
}

/**
 * Those of the bench who may play a position, as `[id, name]`: the rated ones, or everybody when nobody is.
 * @param {Game} game
 * @param {Side} side
 * @param {string} position
 */
export function eligible(game, side, position) {
  const those = benchOf(game, side).filter((id) => isRated(game, id, position));
  // Only the mound and the plate must be manned by somebody who is rated there.
  const may = those.length > 0 ? those : benchOf(game, side);
  return may.map(named(game));
}

/**
 * Who may pinch-hit or run: the bench, and the pitcher while another bats for him.
 * @param {Game} game
 * @param {Side} side
 * @returns {Choices}
 */
export function pinchMen(game, side) {
  const { pitcher, designated_hitter } = game.lineups[side];
  const men = benchOf(game, side).map(named(game));
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
 * A change of men in words, before it is made.
 * @param {Game} game
 * @param {string} kind
 * @param {any} data
 */
export function inWords(game, kind, data) {
  if (kind === "swap") return `${nameOf(game, data.one)} and ${nameOf(game, data.other)} exchange positions`;
  return substitutionNote(game, { kind, ...data }).slice(0, -1);
}

/**
 * Whether it is only for now that nothing of a kind can be asked for.
 * @param {string | null} why
 */
export const isPassing = (why) => why === BETWEEN_PLAYS;

const BETWEEN_PLAYS = "Between plays only.";

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
 * Why nothing of this kind can be asked for now; null when it can.
 * @param {Game} game
 * @param {May} may
 */
export function whyNot(game, kind, may) {
  const side = sideOfKind(game, kind);
  const open = AT_BAT.includes(kind) ? may.pinchHit : may.changeFielders;
  const hurt = hurtMan(game);
  if (!open) {
    if (game.phase !== "lineup_due") return BETWEEN_PLAYS;
    return hurt === null ? "A place in the field must be filled first." : `${nameOf(game, hurt)} must be replaced first.`;
  }
  if (kind === "pinch_runner" && runners(game).length === 0) return "Nobody is on base.";
  if (AT_BAT.includes(kind) && pinchMen(game, side).length === 0) return "Nobody is left on the bench.";
  if (kind === "pitcher" && newFielders(game, side, "P").length === 0) return "Nobody is left on the bench.";
  if (kind === "fielder" && newFielders(game, side, "C").length === 0) return "Nobody is left on the bench.";
  if (kind !== "double_switch") return null;
  if (game.lineups[side].designated_hitter !== null) return "There is no double switch while the team has a designated hitter.";
  return game.bench[side].length < 2 ? "It takes two men on the bench." : null;
}
