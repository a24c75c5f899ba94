// The moment that is looked at: where the game is, what happened in words, and the dice behind it.

import { h, whenChanged } from "../view/dom.js";
import { shownFaces } from "./dice-check.js";
import { ROLL_NAMES, outsWords, percent, placeOf, scoreOf, sentenceOf } from "./words.js";

/** @typedef {import("./fold.js").Moment} Moment */
/** @typedef {import("../../../schema/bandbox.v1").DiceRolled} DiceRolled */

/** @param {HTMLElement} root */
export function momentCard(root) {
  const draw = whenChanged((/** @type {Moment} */ moment, /** @type {number | null} */ chance, /** @type {number | null} */ before) => {
    const { game } = moment.state;
    const parts = [
      h(
        "h2",
        { id: "moment-heading", class: "moment-place" },
        h("span", { text: placeOf(moment) }),
        h("span", { class: "moment-score", text: scoreOf(moment) }),
      ),
      h("p", { class: "moment-words", text: sentenceOf(moment) }),
      marks(moment),
      chance === null ? null : h("p", { class: "moment-chance", text: chanceWords(game, chance, before) }),
      moment.rolls.length === 0 ? null : h("ol", { class: "rolls", "aria-label": "The dice of this play" }, ...moment.rolls.map(drawRoll)),
      moment.notes.length === 0
        ? null
        : h("ul", { class: "moment-notes", "aria-label": "Besides" }, ...moment.notes.map((text) => h("li", { text }))),
    ];
    root.replaceChildren(...parts.filter((part) => part !== null));
  });
  return (/** @type {Moment} */ moment, /** @type {number | null} */ chance, /** @type {number | null} */ before) =>
    draw([moment.seq, chance, before, moment.rolls.length], moment, chance, before);
}

/** @param {Moment} moment */
function marks({ play, state: { game } }) {
  if (play === null) return null;
  const lamps = [0, 1, 2].map((index) => h("span", { class: index < game.outs ? "lamp lit" : "lamp" }));
  const runs = play.runs_scored;
  return h(
    "p",
    { class: "moment-marks" },
    h("span", { class: "outs" }, h("span", { class: "lamps", "aria-hidden": "true" }, ...lamps), h("span", { text: outsWords(game.outs) })),
    runs > 0 ? h("span", { class: "moment-runs", text: runs === 1 ? "1 run in" : `${runs} runs in` }) : null,
  );
}

/**
 * @param {any} game
 * @param {number} chance
 * @param {number | null} before
 */
function chanceWords(game, chance, before) {
  const side = chance >= 0.5 ? "home" : "away";
  const of = (/** @type {number} */ home) => (side === "home" ? home : 1 - home);
  const words = `${game.teams[side].name} win ${percent(of(chance))} of games from here`;
  if (before === null) return `${words}.`;
  const change = Math.round((of(chance) - of(before)) * 100);
  return change === 0 ? `${words}.` : `${words}, ${Math.abs(change)} points ${change > 0 ? "more" : "fewer"} than before.`;
}

/** @param {DiceRolled} roll */
function drawRoll(roll) {
  const again = roll.again === true ? h("span", { class: "roll-again", text: "read again" }) : null;
  return h("li", { class: "roll" }, h("span", { class: "roll-name", text: ROLL_NAMES[roll.kind] ?? roll.kind }), ...groups(roll), again);
}

/**
 * Faces by what they are for.
 * @param {DiceRolled} roll
 */
function groups(roll) {
  if (roll.kind === "at_bat") {
    return [
      group("column", roll.d6_one),
      group(`row ${roll.d6_two_total}`, roll.d6_two_a, roll.d6_two_b),
      group("split", roll.chaos_d20),
      group("resolution", roll.resolution_d20),
    ];
  }
  if (roll.kind === "x_check") {
    return [group("range", roll.d20), group(`error ${roll.error_total}`, ...(roll.error_d6 ?? [])), group("rare play", roll.rare_d100)];
  }
  return [group("", ...shownFaces(roll))];
}

/**
 * @param {string} name
 * @param {(number | undefined)[]} faces
 */
function group(name, ...faces) {
  const dice = faces.map((face) => h("span", { class: "face", text: String(face ?? "") }));
  return h("span", { class: "faces" }, h("span", { class: "face-row" }, ...dice), h("span", { class: "face-name", text: name }));
}
