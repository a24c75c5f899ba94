// What the play-by-play says between the plays.

import { nameOf } from "./view.js";

/**
 * A change of men in words.
 * @param {Game} game
 * @param {DataOf<"player_substituted">} change
 */
export function substitutionNote(game, { kind, out, in: comesIn, position, replacements = [] }) {
  const name = (id) => nameOf(game, id);
  const place = (man) => `${name(man.in)} for ${name(man.out)} at ${man.position}`;
  if (kind === "double_switch") return `Double switch: ${replacements.map(place).join(", ")}.`;
  const verb = { pinch_hitter: "bats for", pinch_runner: "runs for", pitcher: "relieves" }[kind] ?? "replaces";
  const where = kind === "fielder" ? ` at ${position}` : "";
  return `${name(comesIn)} ${verb} ${name(out)}${where}.`;
}

/**
 * Who did something for a side.
 * @param {Game} game
 * @param {Side | null} side
 */
export const managerOf = (game, side) => (side === null ? "The umpire" : `The ${game.teams[side].name} manager`);

/**
 * For how long a man is out, as the end of a sentence.
 * @param {DataOf<"player_hurt">["injury"]} injury
 */
export function outFor(injury) {
  if (injury === "rest_of_game") return "";
  return ` and misses ${injury.games} ${injury.games === 1 ? "game" : "games"} after this one`;
}
