// A team's lineup card: who bats where, who was there before, who is left; and what it means to put a man of it on
// another. Pure.

import { at, isPitcher, newFielders, pinchMen, substitution, swap, whyNot } from "./bench.js";
import { batting, fielders, fielding, isRated, nameOf, runners, sideOf } from "./view.js";

/**
 * The nine slots, each with those who left it before the one who is in it now: `[{ slot, men: [{ id, role, isIn }] }]`.
 * @param {Game} game
 * @param {Box | null} box
 * @param {Side} side
 */
export function order(game, box, side) {
  const gone = box?.teams[side].batting ?? [];
  return game.lineups[side].batting_order.map(({ slot, lineup_id, role }) => {
    const before = gone
      .filter((line) => line.slot === slot && line.player !== lineup_id)
      .map((line) => ({ id: line.player, role: line.roles.at(-1) ?? CAME_IN[line.entered] ?? "", isIn: false }));
    return { slot, men: [...before, { id: lineup_id, role: playsNow(game, side, lineup_id) ?? role, isIn: true }] };
  });
}

const CAME_IN = { pinch_hitter: "PH", pinch_runner: "PR" };

/**
 * @param {Game} game
 * @param {Side} side
 * @param {LineupId} id
 */
const playsNow = (game, side, id) => (game.lineups[side].pitcher === id ? "P" : null);

/**
 * Those who have pitched, the one on the mound last.
 * @param {Game} game
 * @param {Box | null} box
 * @param {Side} side
 */
export function mound(game, box, side) {
  const { pitcher } = game.lineups[side];
  const before = (box?.teams[side].pitching ?? []).map(({ player: id }) => id).filter((id) => id !== pitcher);
  return [...before.map((id) => ({ id, role: "P", isIn: false })), { id: pitcher, role: "P", isIn: true }];
}

/**
 * Those who have not been in the game, pitchers apart.
 * @param {Game} game
 * @param {Side} side
 */
export function reserves(game, side) {
  const onlyPitches = (id) => isPitcher(game, id);
  const all = game.bench[side];
  return { bench: all.filter((id) => !onlyPitches(id)), bullpen: all.filter(onlyPitches) };
}

/**
 * Those who were in the game and are out of it, where the box score has not told their slots.
 * @param {Game} game
 * @param {Side} side
 */
export function removed(game, side) {
  const { batting_order, pitcher, designated_hitter } = game.lineups[side];
  const here = new Set([
    ...batting_order.map(({ lineup_id }) => lineup_id),
    pitcher,
    designated_hitter,
    ...game.bench[side],
  ]);
  return game.teams[side].players.map(({ lineup_id }) => lineup_id).filter((id) => !here.has(id));
}

/**
 * What it means to put one man on another of his team: the command with its words, `{ kind, data, words }`, or why it is
 * not to be had, `{ why }`.
 * @param {Game} game
 * @param {May} may
 * @param {LineupId} comesIn
 * @param {LineupId} leaves
 */
export function put(game, may, comesIn, leaves) {
  const side = sideOf(leaves);
  if (comesIn === leaves) return { why: "That is the man himself." };
  if (sideOf(comesIn) !== side) return { why: "He plays for the other team." };
  /** @type {[string, string]} */
  const names = [nameOf(game, comesIn), nameOf(game, leaves)];
  const position = fielders(game, side).find(([, id]) => id === leaves)?.[0];
  const isOnBench = game.bench[side].includes(comesIn);
  if (side === batting(game)) return atBat(game, may, comesIn, leaves, names);
  const own = fielders(game, side).find(([, id]) => id === comesIn)?.[0];
  if (own !== undefined && position !== undefined) return exchanged(game, may, own, position, names);
  if (position === undefined) return { why: `${names[1]} only bats. Somebody bats for him when his turn comes.` };
  if (!isOnBench && comesIn !== game.lineups[side].designated_hitter)
    return { why: `${names[0]} has been in the game and may not come back.` };
  const kind = position === "P" ? "pitcher" : "fielder";
  const why = whyNot(game, kind, may) ?? notEligible(game, side, position, comesIn);
  if (why !== null) return { why };
  const words = kind === "pitcher" ? `${names[0]} relieves ${names[1]}` : `${names[0]} for ${names[1]} at ${position}`;
  return { kind, data: substitution(game, kind, comesIn, position), words };
}

/**
 * @param {Game} game
 * @param {May} may
 * @param {LineupId} comesIn
 * @param {LineupId} leaves
 */
function atBat(game, may, comesIn, leaves, [name, other]) {
  const side = sideOf(leaves);
  const isOn = runners(game).some(([, id]) => id === leaves);
  if (leaves !== game.batter && !isOn) {
    return {
      why: `${other} is neither at bat nor on base. Replace him when he bats, or when his team is in the field.`,
    };
  }
  const kind = leaves === game.batter ? "pinch_hitter" : "pinch_runner";
  const why = whyNot(game, kind, may);
  if (why !== null) return { why };
  if (!pinchMen(game, side).some(([id]) => Number(id) === comesIn))
    return { why: `${name} is in the game or has been, and may not come in.` };
  const words = kind === "pinch_hitter" ? `${name} bats for ${other}` : `${name} runs for ${other}`;
  return { kind, data: substitution(game, kind, comesIn, leaves), words };
}

/**
 * @param {Game} game
 * @param {May} may
 */
function exchanged(game, may, own, position, [name, other]) {
  const why =
    whyNot(game, "swap", may) ?? misplaced(game, at(game, own), position) ?? misplaced(game, at(game, position), own);
  if (why !== null) return { why };
  return {
    kind: "swap",
    data: swap(game, own, position),
    words: `${name} (${own}) and ${other} (${position}) exchange positions`,
  };
}

/**
 * Why somebody may not take a position for want of a rating; null when he may.
 * @param {Game} game
 * @param {LineupId | undefined} id
 * @param {string} position
 */
function misplaced(game, id, position) {
  if (id === undefined || !["P", "C"].includes(position) || isRated(game, id, position)) return null;
  const better = game.bench[fielding(game)].some((other) => isRated(game, other, position));
  return better ? `${nameOf(game, id)} is not rated at ${position}, and somebody on the bench is.` : null;
}

/**
 * @param {Game} game
 * @param {Side} side
 * @param {LineupId} id
 */
function notEligible(game, side, position, id) {
  if (newFielders(game, side, position).some(([other]) => Number(other) === id)) return null;
  return misplaced(game, id, position);
}
