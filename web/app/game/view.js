// Reading a game's state: who is who, who bats, who fields.

/**
 * The side at bat.
 * @param {Game} game
 */
export const batting = (game) => (game.half === "top" ? "away" : "home");

/**
 * The side in the field.
 * @param {Game} game
 */
export const fielding = (game) => (game.half === "top" ? "home" : "away");

/**
 * The side of a player: the hosts' numbers begin above 100.
 * @param {LineupId} lineupId
 */
export const sideOf = (lineupId) => (lineupId > 100 ? "home" : "away");

/**
 * A player on the roster.
 * @param {Game} game
 * @param {LineupId} lineupId
 */
export function player(game, lineupId) {
  return game.teams[sideOf(lineupId)].players.find((other) => other.lineup_id === lineupId);
}

/**
 * A player's name.
 * @param {Game} game
 * @param {LineupId} lineupId
 */
export const nameOf = (game, lineupId) => player(game, lineupId)?.name ?? `#${lineupId}`;

/**
 * A player's last name, for tight places.
 * @param {Game} game
 * @param {LineupId} lineupId
 */
export function lastNameOf(game, lineupId) {
  const words = nameOf(game, lineupId).split(" ");
  return words.length > 1 ? words.slice(1).join(" ") : words[0];
}

const BASES = /** @type {const} */ (["first", "second", "third"]);

/**
 * The occupied bases with their runners: `[[1, id], [3, id]]`.
 * @param {Game} game
 * @returns {[number, LineupId][]}
 */
export function runners(game) {
  return BASES.flatMap((base, index) => {
    const runner = game.bases[base];
    return runner === null ? [] : [/** @type {[number, LineupId]} */ ([index + 1, runner])];
  });
}

/**
 * Who plays each position of a side: `[["P", id], ["C", id], …]`.
 * @param {Game} game
 * @param {Side} side
 * @returns {[string, LineupId][]}
 */
export function fielders(game, side) {
  const { batting_order, pitcher } = game.lineups[side];
  const others = batting_order.filter(({ role }) => role !== "DH" && role !== "P");
  return [["P", pitcher], ...others.map(({ role, lineup_id }) => /** @type {[string, LineupId]} */ ([role, lineup_id]))];
}

/**
 * The man who is hurt and must be replaced before play goes on.
 * @param {Game} game
 */
export const hurtMan = ({ vacancy }) => (vacancy && "hurt" in vacancy ? vacancy.hurt : null);

/**
 * Whether the card of a player rates him there.
 * @param {Game} game
 * @param {LineupId} lineupId
 */
export function isRated(game, lineupId, position) {
  return player(game, lineupId)?.positions.includes(position) ?? false;
}

/** The half-inning in words. */
export const halfInning = ({ inning, half }) => `${half === "top" ? "Top" : "Bottom"} of ${ordinal(inning)}`;

/** 1st, 2nd, 3rd, 4th. */
export function ordinal(number) {
  const teen = number % 100 >= 11 && number % 100 <= 13;
  const ending = teen ? "th" : { 1: "st", 2: "nd", 3: "rd" }[number % 10] ?? "th";
  return `${number}${ending}`;
}
