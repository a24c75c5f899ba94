// The choices that fall due in a play: what is asked, and the answers, in plain words.

import { outcomeNamed } from "./outcomes.js";
import { nameOf } from "./view.js";

const TRIES = {
  first_to_third: { from: "first", to: "third" },
  second_to_home: { from: "second", to: "home" },
  first_to_home: { from: "first", to: "home" },
  tag_to_third: { from: "second", to: "third", how: "after the catch" },
  tag_home: { from: "third", to: "home", how: "after the catch" },
  home_on_groundball: { from: "third", to: "home", how: "on the groundball" },
  trail_to_third: { from: "first", to: "third", how: "behind the throw" },
  batter_to_second: { from: "the plate", to: "second", how: "behind the throw" },
  batter_to_third: { from: "the plate", to: "third", how: "behind the throw" },
};

const LABELS = {
  hold: "Hold him",
  send: "Send him",
  throw_first: "Throw to first",
  throw_home: "Throw home",
  throw: "Throw for him",
  concede: "Let him have it",
  play_lead: "Play on the lead runner",
  play_trail: "Play on the man behind",
  safe: "Safe",
  out: "Out",
  back: "Back in time",
  happened: "It got away",
  did_not_happen: "He stopped it",
  good_lead: "A good lead",
  no_lead: "No lead",
  caught_leading: "Caught stealing",
  unhurt: "Not hurt",
};

/**
 * The question that is due: its sentences, and its answers with the default first.
 * @param {Game} game
 */
export function ask(game, choice) {
  const [[kind, facts]] = Object.entries(choice.question);
  const asked = QUESTIONS[kind]?.(game, facts, choice.play);
  const title = TITLES[kind] ?? "A choice is due";
  if (asked === undefined) return { title, sentences: ["This table does not know the choice that is due."], answers: [] };
  const sentences = [...batted(choice.play), ...asked.sentences];
  const label = (answer) => asked.labels?.[answer] ?? LABELS[answer] ?? readingOf(answer);
  return { title, sentences, answers: asked.answers.map((answer) => ({ answer, label: label(answer) })) };
}

/** What is asked, in short. */
const TITLES = {
  send: "Does he go?",
  throw_home: "Where to throw?",
  throw: "Throw for him?",
  send_trail: "Does he go?",
  play_on: "Play on whom?",
  go_without_lead: "Does he go?",
  read_x_check: "Read the fielding charts",
};

/**
 * What was reported or read, for whoever did not see it.
 * @param {Choice["play"]} play
 */
function batted(play) {
  const label = play === null ? undefined : outcomeNamed(play.outcome)?.label;
  // A fielder who is tested is named by the question.
  return label === undefined || play?.outcome === "x_check" ? [] : [`${label}${play?.hit_location ? ` to ${play.hit_location}` : ""}.`];
}

const QUESTIONS = {
  send: (game, { attempt, number }) => ({
    sentences: [`${goes(game, attempt)}: does he go?`, needs(number)].filter((text) => text !== ""),
    answers: ["hold", "send"],
  }),
  throw_home: (game, { number }) => ({
    sentences: [
      `${runner(game, "third")} breaks for home on the groundball. Throw home, or take the out at first?`,
      needs(number),
    ].filter((text) => text !== ""),
    answers: ["throw_first", "throw_home"],
  }),
  throw: (game, { attempt, number }) => ({
    sentences: [`${runnerWho(game, attempt)} goes for ${TRIES[attempt].to}. Throw for him, or let him have the base?`, needs(number)].filter(
      (text) => text !== "",
    ),
    answers: ["throw", "concede"],
  }),
  send_trail: (game, { lead, attempt, number }) => ({
    sentences: [`The throw goes for ${runnerWho(game, lead)}.`, `${goes(game, attempt)}: does he go?`, needs(number)].filter(
      (text) => text !== "",
    ),
    answers: ["hold", "send"],
  }),
  play_on: (game, { lead, lead_number, trail, trail_number }) => ({
    sentences: [
      "Two men go, and whoever is not played on is safe.",
      ...[[lead, lead_number], [trail, trail_number]].map(([attempt, number]) =>
        `${runnerWho(game, attempt)} tries for ${TRIES[attempt].to}. ${needs(number)}`.trim(),
      ),
    ],
    answers: ["play_lead", "play_trail"],
  }),
  read_attempt: (game, { attempt, d20, formula }, play) => ({
    sentences: [
      `${goes(game, attempt)}. The die shows ${d20}.`,
      reading(formula, play),
      attempt === "tag_to_third" && d20 < 20
        ? `Safe if that is ${d20} or more; else he is back in time.`
        : `Safe if that is ${d20} or more; else out.`,
    ],
    answers: [attempt === "tag_to_third" && d20 < 20 ? "back" : "out", "safe"],
  }),
  read_pitch_check: (_, { check, d20 }) => ({
    sentences: [
      check === "wild_pitch"
        ? "Wild pitch? Read the pitcher's wild pitch rating."
        : "Passed ball? Read the catcher's passed ball rating.",
      `The die shows ${d20}: it gets away if the rating is ${d20} or more.`,
    ],
    answers: ["did_not_happen", "happened"],
  }),
  read_x_check: (_, { position, d20, error_total, rare, range_results, error_bases }) => ({
    sentences: [
      `The ball tests the ${position}. Range table, row ${d20}: read the column of his range.`,
      rare ? "A rare play: no error is rolled for." : `Error table, row ${error_total}: read the error of his rating.`,
      inWords(range_results),
    ],
    answers: range_results.flatMap((range_result) =>
      error_bases
        .filter((bases) => bases === 0 || !PITCHES.includes(range_result))
        .map((bases) => ({ x_check: { range_result, error_bases: bases } })),
    ),
  }),
  read_speed: (_, { d20 }) => ({
    sentences: [
      "A slow roller. Read the batter's running rating.",
      `The die shows ${d20}: he beats it out if the rating is ${d20} or more.`,
    ],
    answers: ["out", "safe"],
  }),
  go_without_lead: (game, { number }) => ({
    sentences: [`${runner(game, "first")} has no lead. Does he go for second all the same?`, needs(number)].filter(
      (text) => text !== "",
    ),
    answers: ["hold", "send"],
  }),
  read_pickoff: (game, { from, d20, formula: { base, lowest, highest } }) => ({
    sentences: [
      `The pitcher throws over to ${BASES[from]}. Take his hold from ${base}; no less than ${lowest} and no more than ${highest}.`,
      `The die shows ${d20}: ${runner(game, BASES[from])} is picked off if that is ${d20} or more.`,
    ],
    answers: ["safe", "out"],
    labels: { safe: "Back in time", out: "Picked off" },
  }),
  read_balk: (_, { d20 }) => ({
    sentences: ["Balk? Read the pitcher's balk rating.", `The die shows ${d20}: it is one if the rating is ${d20} or more.`],
    answers: ["did_not_happen", "happened"],
    labels: { did_not_happen: "No balk", happened: "Balk" },
  }),
  read_lead: (game, { from, total, held }) => ({
    sentences: [
      `${runner(game, BASES[from])} takes his lead: the dice show ${total}. Read his card for stealing.`,
      from === 1 && !held ? "An asterisk gives him a good lead, whatever the dice show." : "",
    ].filter((text) => text !== ""),
    answers: ["no_lead", "good_lead", "caught_leading"],
  }),
  read_steal: (game, { to, d20, formula }) => ({
    sentences: [
      `${runner(game, BASES[to - 1])} goes for ${BASES[to]}. The die shows ${d20}.`,
      stealReading(formula),
      `Safe if that is ${d20} or more; else out.`,
    ],
    answers: ["out", "safe"],
  }),
  read_overthrow: (_, { d20 }) => ({
    sentences: [
      "The throw came too late. Read the catcher's throwing rating.",
      `The die shows ${d20}: the throw goes wild if the rating is ${d20} or more.`,
    ],
    answers: ["did_not_happen", "happened"],
    labels: { did_not_happen: "A good throw", happened: "It went wild" },
  }),
  read_injury: (game, { player, number, total }) => ({
    sentences: [
      `Is ${nameOf(game, player)} hurt? The dice show ${total}: read the injury chart for his rating.`,
      number === null ? "" : `His injury number is at risk if it is ${number}; with another he is unhurt.`,
    ].filter((text) => text !== ""),
    answers: ["unhurt", { hurt: "rest_of_game" }, ...GAMES.map((games) => ({ hurt: { games } }))],
  }),
  read_grade: (_, { chart, total, shift }) => ({
    sentences: [
      `The dice show ${total}. ${chart === "hit_and_run" ? "What is the batter's grade for the hit and run?" : "How well does the batter bunt?"}`,
      { none: "", better: "The defense makes it one grade better.", worse: "The defense makes it one grade worse." }[shift],
    ].filter((text) => text !== ""),
    answers: ["D", "C", "B", "A"].map((grade) => ({ grade })),
  }),
};

const GAMES = [1, 2, 3, 4, 5, 6, 8, 12, 16, 24];

const BASES = { 1: "first", 2: "second", 3: "third", 4: "home" };

/** Results that are pitches, on which no error is made. */
const PITCHES = ["WP", "X"];

/** What the signs of the range table stand for. */
const RANGE = {
  G1: "groundball A",
  G2: "groundball B",
  G3: "groundball C",
  PO: "popup before the plate",
  FO: "foul popup",
  F1: "fly A",
  F2: "fly B",
  F3: "fly C",
  SPD: "slow roller",
  SI1: "single, runners one base",
  SI2: "single, runners two bases",
  DO2: "double, runners two bases",
  DO3: "double, runners three bases",
  TR3: "triple",
  WP: "wild pitch",
  X: "passed ball or foul popup",
};

/** These results in words; a mark behind a result is told once. */
function inWords(range_results) {
  const plain = [...new Set(range_results.map((result) => result.replace("#", "")))];
  const marked = range_results.some((result) => result.endsWith("#"));
  const told = plain.map((result) => `${result} is a ${RANGE[result] ?? result}`).join("; ");
  return `${told}.${marked ? " With # it is a single, runners two bases, if he was drawn in or held a runner." : ""}`;
}

const ERRORS = ["no error", "1-base error", "2-base error", "3-base error"];

function readingOf({ x_check, grade, hurt }) {
  if (hurt) return hurt === "rest_of_game" ? "Out of this game" : `Misses ${hurt.games} ${hurt.games === 1 ? "game" : "games"}`;
  return grade ? `Grade ${grade}` : `${x_check.range_result}, ${ERRORS[x_check.error_bases]}`;
}

/** @param {Game} game */
function runner(game, base) {
  const id = game.bases[base];
  return id === null ? `The runner on ${base}` : `${nameOf(game, id)} on ${base}`;
}

/**
 * Who makes a try: a runner by his base, or the batter.
 * @param {Game} game
 */
function runnerWho(game, attempt) {
  const { from } = TRIES[attempt];
  return from === "the plate" ? nameOf(game, game.batter) : runner(game, from);
}

/** @param {Game} game */
function goes(game, attempt) {
  const { to, how } = TRIES[attempt];
  return `${runnerWho(game, attempt)} may try for ${to}${how ? ` ${how}` : ""}`;
}

/** A twenty-sided die is thrown, so every number is five in a hundred. */
const needs = (number) => (number === null ? "" : `Safe if the twenty-sided die shows ${number} or less: ${5 * number} in 100.`);

function reading(formula, play) {
  const where = play?.hit_location ? `of the ${play.hit_location}` : "of the fielder";
  return sumOf(["his running rating", ...(formula.arm ? [`the arm ${where}`] : [])], formula);
}

function stealReading(formula) {
  const number = `the ${formula.high ? "first" : "second"} steal number of his card`;
  return sumOf([number, "the pitcher's hold", ...(formula.arm ? ["the catcher's arm"] : [])], formula);
}

function sumOf(parts, { modifier, lowest, highest }) {
  const sum = parts.join(" plus ");
  const change = modifier === 0 ? "" : modifier > 0 ? `, plus ${modifier}` : `, minus ${-modifier}`;
  return `Take ${sum}${change}; no less than ${lowest} and no more than ${highest}.`;
}
