// What is said of a game: the bases, the decisions, the dice, the pitcher's strength, and the notes between the plays.

import { nameOf, runners } from "./view.js";

/**
 * The occupied bases in words.
 * @param {Game} game
 */
export function basesInWords(game) {
  const on = runners(game).map(([base]) => ["first", "second", "third"][base - 1]);
  if (on.length === 0) return "Bases empty";
  if (on.length === 3) return "Bases loaded";
  return on.length === 1 ? `Runner on ${on[0]}` : `Runners on ${on.join(" and ")}`;
}

const INFIELD = { normal: "infield normal", corners_in: "corners in", infield_in: "infield in" };
const BASE = { 1: "first", 2: "second", 3: "third" };

/** One sentence; empty until both managers have decided. */
export function decisionsInWords({ decisions: { defense, offense } }) {
  if (!defense || !offense) return "";
  return `Defense: ${defended(defense)}. Offense: ${decided(offense)}.`;
}

/** What the fielding manager has decided, as part of a sentence. */
export function defended({ infield_depth, outfield_depth, hold_runners, intentional_walk, let_runners_go }) {
  if (intentional_walk) return "walks the batter on purpose";
  const holds = hold_runners.map((base) => BASE[base]).join(" and ");
  return [
    INFIELD[infield_depth],
    outfield_depth === "shallow" ? "outfield shallow" : "outfield normal",
    holds === "" ? "nobody held" : `holds the runner on ${holds}`,
    ...(let_runners_go ? ["lets the runners go"] : []),
  ].join(", ");
}

const TO = { 2: "second", 3: "third", 4: "home" };

/** What the batting manager has decided, as part of a sentence. */
export function decided({ action, steal_attempts }) {
  const bases = steal_attempts.map((to) => TO[to]).join(" and ");
  return {
    swing_away: "swings away",
    check_jump: `looks for a lead toward ${bases}`,
    steal: `steals ${bases}`,
    sac_bunt: "bunts to sacrifice",
    squeeze_bunt: "squeezes",
    hit_and_run: "puts the hit and run on",
  }[action] ?? action.replaceAll("_", " ");
}

/** Whether two dice alone were thrown: for a lead, a bunt or a hit and run. */
export const isTwoDice = (roll) => roll.kind !== "at_bat" && roll.d6_two_total !== undefined;

/** What the dice say, as one sentence; of an at-bat what is to be read, while that is due. */
export function reading(roll, isToRead) {
  if (roll.kind === "x_check") {
    return `The fielder is tested: range ${roll.d20}, error ${roll.error_total}, rare play ${roll.rare_d100}.`;
  }
  if (roll.injury_total !== undefined) return `The dice show ${roll.injury_total}: is he hurt?`;
  if (isTwoDice(roll)) return `The dice show ${roll.d6_two_total}.`;
  if (roll.kind !== "at_bat") return `The die shows ${roll.d20}.`;
  const card = roll.d6_one <= 3 ? "batter's" : "pitcher's";
  const place = `column ${roll.d6_one}, row ${roll.d6_two_total} of the ${card} card`;
  return isToRead ? `Read ${place}. If the cell is split, ${roll.chaos_d20} decides.` : `It was ${place}.`;
}

/** What the table says beside the pitcher; nothing when he is fresh or nobody keeps watch. */
export const fatigueWords = (fatigue) => FATIGUE[fatigue] ?? "";

const FATIGUE = {
  vulnerable: "near his limit: men on base tire him",
  tired: "tired: the dots on his card count",
};

/** What tired him. */
export function tiredBy(by) {
  const [[kind, facts]] = typeof by === "string" ? [[by, {}]] : Object.entries(by);
  return REASONS[kind]?.(facts) ?? "he has done enough";
}

const within = (innings) => (innings === 1 ? "in an inning" : `in ${innings} innings`);

const REASONS = {
  hits_and_walks: ({ count, innings }) => `${count} hits and walks ${within(innings)}`,
  runs: ({ count, innings }) => `${count} runs ${within(innings)}`,
  innings: ({ count }) => `${count} innings pitched`,
  injury: () => "hurt",
  closing: () => "a man on with the game to be saved",
};

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
