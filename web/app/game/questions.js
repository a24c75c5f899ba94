// The choices that fall due in a play: what is asked, and the answers, in plain words.

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
};

/** The question that is due: its sentences, and its answers with the default first. */
export function ask(game, choice) {
  const [[kind, facts]] = Object.entries(choice.question);
  const asked = QUESTIONS[kind]?.(game, facts, choice.play);
  if (asked === undefined) return { sentences: ["This table does not know the choice that is due."], answers: [] };
  return { ...asked, answers: asked.answers.map((answer) => ({ answer, label: LABELS[answer] ?? chartReading(answer) })) };
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
};

/** Results that are pitches, on which no error is made. */
const PITCHES = ["WP", "X"];

const ERRORS = ["no error", "1-base error", "2-base error", "3-base error"];

const chartReading = ({ x_check: { range_result, error_bases } }) => `${range_result}, ${ERRORS[error_bases]}`;

function runner(game, base) {
  const id = game.bases[base];
  return id === null ? `The runner on ${base}` : `${nameOf(game, id)} on ${base}`;
}

/** Who makes a try: a runner by his base, or the batter. */
function runnerWho(game, attempt) {
  const { from } = TRIES[attempt];
  return from === "the plate" ? nameOf(game, game.batter) : runner(game, from);
}

function goes(game, attempt) {
  const { to, how } = TRIES[attempt];
  return `${runnerWho(game, attempt)} may try for ${to}${how ? ` ${how}` : ""}`;
}

const needs = (number) => (number === null ? "" : `The d20 must show ${number} or less.`);

function reading({ arm, modifier, lowest, highest }, play) {
  const where = play?.hit_location ? `of the ${play.hit_location}` : "of the fielder";
  const parts = ["his running rating"];
  if (arm) parts.push(`the arm ${where}`);
  const sum = parts.join(" plus ");
  const change = modifier === 0 ? "" : modifier > 0 ? `, plus ${modifier}` : `, minus ${-modifier}`;
  return `Take ${sum}${change}; no less than ${lowest} and no more than ${highest}.`;
}
