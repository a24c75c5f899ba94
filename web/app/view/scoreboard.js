// The line score, the inning, the outs; and all of it once more on a narrow strip that stays in sight on a phone.

import { batting, halfInning } from "../game/view.js";
import { basesInWords } from "../game/words.js";
import { h, say, whenChanged } from "./dom.js";

const SIDES = ["away", "home"];
const BAGS = ["second", "third", "first"];

/** @type {View} */
export function scoreboard(root) {
  const table = h("table", { class: "line-score" });
  const scroll = h("div", { class: "line-score-scroll", tabindex: "0", role: "group", "aria-label": "Line score" }, table);
  const inning = h("span", { class: "inning" });
  const lamps = [0, 1].map(() => h("span", { class: "lamp" }));
  const outsWords = h("span", { class: "outs-words" });
  const outs = h("span", { class: "outs" }, h("span", { class: "lamps", "aria-hidden": "true" }, ...lamps), outsWords);
  const bases = h("span", { class: "bases-words" });
  root.append(scroll, h("div", { class: "situation" }, inning, outs, bases));
  const draw = whenChanged((state) => table.replaceChildren(...lines(state)));

  return (state) => {
    const { game } = state;
    draw([game.line_score, game.score, game.half, game.inning, game.phase, game.result, state.sides], state);
    say(inning, game.phase === "final" ? finalWords(game) : game.phase === "before_game" ? "Before the game" : halfInning(game));
    lamps.forEach((lamp, index) => lamp.classList.toggle("lit", index < game.outs));
    const isPlayed = game.phase !== "final" && game.phase !== "before_game";
    outs.hidden = !isPlayed;
    say(outsWords, ["No outs", "1 out", "2 outs"][game.outs]);
    say(bases, isPlayed ? basesInWords(game) : "");
  };
}

/**
 * The score in one line. It says nothing that the scoreboard does not, so readers pass it over.
 * @type {View}
 */
export function scoreStrip(root) {
  root.setAttribute("aria-hidden", "true");
  const teams = SIDES.map((side) => ({ side, name: h("b"), runs: h("span", { class: "strip-runs" }) }));
  const inning = h("span", { class: "strip-inning" });
  const now = h("span", { class: "strip-now" });
  const bags = BAGS.map((base) => ({ base, element: h("i", { class: `bag ${base}` }) }));
  const lamps = [0, 1].map(() => h("i", { class: "lamp" }));
  root.append(
    ...teams.map(({ name, runs }) => h("span", { class: "strip-team" }, name, runs)),
    inning,
    now,
  );
  now.append(h("span", { class: "strip-bags" }, ...bags.map(({ element }) => element)), h("span", { class: "lamps" }, ...lamps));
  return ({ game }) => {
    for (const { side, name, runs } of teams) {
      say(name, game.teams[side].abbreviation);
      say(runs, String(total(game, side)));
      name.classList.toggle("at-bat", game.phase !== "final" && batting(game) === side);
    }
    const isPlayed = game.phase !== "final" && game.phase !== "before_game";
    say(inning, isPlayed ? `${game.half === "top" ? "▲" : "▼"}${game.inning}` : game.phase === "final" ? "Final" : "–");
    now.hidden = !isPlayed;
    for (const { base, element } of bags) element.classList.toggle("on", game.bases[base] !== null);
    lamps.forEach((lamp, index) => lamp.classList.toggle("lit", index < game.outs));
  };
}

function lines({ game, sides }) {
  const { innings } = game.line_score;
  const columns = Math.max(game.options.innings, innings.length);
  const numbers = Array.from({ length: columns }, (_, index) => index + 1);
  const now = (number) => (number === game.inning && game.phase !== "final" ? "now" : undefined);
  const head = h(
    "tr",
    {},
    h("th", { scope: "col" }, h("span", { class: "sr-only", text: "Team" })),
    ...numbers.map((number) => h("th", { scope: "col", class: now(number), text: String(number) })),
    ...["R", "H", "E"].map((text) => h("th", { scope: "col", class: "total", text })),
  );
  const line = (side, column) =>
    h(
      "tr",
      { class: game.phase !== "final" && batting(game) === side ? "at-bat" : undefined },
      h(
        "th",
        { scope: "row" },
        h("span", { class: "team-name", text: game.teams[side].name }),
        h("span", { class: "team-short", text: game.teams[side].abbreviation }),
        sides.includes(side) ? h("span", { class: "yours", text: "you" }) : null,
      ),
      ...numbers.map((number) => h("td", { class: now(number), text: isNotNeeded(game, side, number) ? "X" : cell(innings[number - 1]?.[column]) })),
      h("td", { class: "total runs", text: String(total(game, side)) }),
      h("td", { class: "total", text: String(game.line_score.hits[side]) }),
      h("td", { class: "total", text: String(game.line_score.errors[side]) }),
    );
  return [
    h("caption", { class: "sr-only", text: "Line score" }),
    h("thead", {}, head),
    h("tbody", {}, ...SIDES.map((side, column) => line(side, column))),
  ];
}

/** The hosts need not bat in the last inning when they lead. */
function isNotNeeded({ phase, inning, half, result, line_score }, side, number) {
  if (phase !== "final" || result === null || side !== "home" || number !== inning || half !== "top") return false;
  return result.winner === "home" && result.ending === "regulation" && (line_score.innings[number - 1]?.[1] ?? null) === null;
}

const cell = (runs) => (runs === undefined || runs === null ? "" : String(runs));

/** After a forfeit the score that stands is not the one that was played. */
const total = (game, side) => (game.result ?? game).score[side];

/** A forfeit is told beside the score, which is then not the sum of the innings. */
const finalWords = ({ result }) => (typeof result?.ending === "object" ? "Final, by forfeit" : "Final");
