// The diamond with its runners, and who faces whom.

import { decisionsInWords } from "../game/decision-words.js";
import { fatigueWords } from "../game/fatigue.js";
import { batting, fielding, lastNameOf, nameOf, player, runners } from "../game/view.js";
import { h, say, svg } from "./dom.js";

const BASES = [
  { base: 1, x: 222, y: 110, labelX: 222, labelY: 142 },
  { base: 2, x: 150, y: 38, labelX: 150, labelY: 16 },
  { base: 3, x: 78, y: 110, labelX: 78, labelY: 142 },
];

export function field(root) {
  const bases = BASES.map(drawBase);
  const title = svg("title", { id: "diamond-title" });
  const batter = svg("text", { x: 150, y: 222, class: "base-label" });
  const picture = svg(
    "svg",
    { viewBox: "0 0 300 230", class: "diamond", role: "img", "aria-labelledby": "diamond-title" },
    title,
    svg("path", { class: "grass", d: "M150 200 L20 90 A190 190 0 0 1 280 90 Z" }),
    svg("path", { class: "baselines", d: "M150 182 L222 110 L150 38 L78 110 Z" }),
    svg("path", { class: "plate", d: "M142 178 h16 v8 l-8 8 l-8 -8 z" }),
    ...bases.flatMap(({ square, label }) => [square, label]),
    batter,
  );
  const atBat = person("At bat");
  const onMound = person("Pitching");
  const next = h("p", { class: "due-up" });
  const decisions = h("p", { class: "decisions" });
  root.append(picture, h("dl", { class: "matchup" }, ...atBat.parts, ...onMound.parts), next, decisions);

  return ({ game }) => {
    const on = new Map(runners(game));
    for (const { base, square, label } of bases) {
      const runner = on.get(base);
      square.classList.toggle("occupied", runner !== undefined);
      say(label, runner === undefined ? "" : lastNameOf(game, runner));
    }
    say(title, described(game, on));
    say(batter, game.phase === "final" ? "" : lastNameOf(game, game.batter));
    atBat.set(game, game.batter, batting(game), "bats");
    onMound.set(game, game.pitcher, fielding(game), "throws", fatigueWords(game.pitcher_fatigue));
    onMound.parts[1].classList.toggle("tired", game.pitcher_fatigue === "tired");
    say(next, dueUp(game));
    say(decisions, decisionsInWords(game));
  };
}

function drawBase({ base, x, y, labelX, labelY }) {
  const square = svg("rect", { class: "base", x: x - 10, y: y - 10, width: 20, height: 20, transform: `rotate(45 ${x} ${y})` });
  return { base, square, label: svg("text", { x: labelX, y: labelY, class: "base-label" }) };
}

function person(term) {
  const name = h("span", { class: "person-name" });
  const more = h("span", { class: "person-more" });
  const flag = h("span", { class: "person-flag" });
  const parts = [h("dt", { text: term }), h("dd", {}, name, more, flag)];
  const set = (game, lineupId, side, hand, flagged = "") => {
    say(name, nameOf(game, lineupId));
    say(flag, flagged);
    const found = player(game, lineupId);
    say(more, `${game.teams[side].abbreviation}${found ? ` · ${hand} ${HANDS[found[hand]] ?? found[hand]}` : ""}`);
  };
  return { parts, set };
}

const HANDS = { L: "left", R: "right", S: "both" };
const BASE_WORDS = { 1: "first", 2: "second", 3: "third" };

function described(game, on) {
  if (on.size === 0) return "Bases empty";
  return [...on].map(([base, runner]) => `${nameOf(game, runner)} on ${BASE_WORDS[base]}`).join(", ");
}

/** The two men who bat after the one at bat. */
function dueUp(game) {
  const order = game.lineups[batting(game)].batting_order;
  const at = order.findIndex(({ lineup_id }) => lineup_id === game.batter);
  if (at < 0 || game.phase === "final") return "";
  const names = [1, 2].map((ahead) => lastNameOf(game, order[(at + ahead) % order.length].lineup_id));
  return `On deck: ${names.join(", then ")}`;
}
