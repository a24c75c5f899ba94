// The ballpark with everybody in it: fielders by position, the batter on his side of the plate, the runners; and who
// faces whom, in words.

import { ways } from "../game/motion.js";
import { batting, fielders, fielding, lastNameOf, nameOf, player, runners } from "../game/view.js";
import { basesInWords, decisionsInWords, fatigueWords } from "../game/words.js";
import { h, say, svg, whenChanged } from "./dom.js";
import { PLACES, park } from "./park.js";
import { playOut, token } from "./runners.js";

const BASES = [
  { base: 1, place: "first", x: 318, y: 283, stands: "to-the-right" },
  { base: 2, place: "second", x: 220, y: 166, stands: "" },
  { base: 3, place: "third", x: 122, y: 283, stands: "to-the-left" },
];
const POSITIONS = ["P", "C", "1B", "2B", "3B", "SS", "LF", "CF", "RF"];
/** The name of the man on the mound stands under it. */
const BELOW = { P: 27, C: 8 };
/** Which side of the plate a batter stands on, as seen from behind it. */
const BOX = { R: { x: 192, stands: "to-the-left" }, L: { x: 248, stands: "to-the-right" } };

/** @type {View} */
export function field(root) {
  const title = svg("title", { id: "diamond-title" });
  const men = POSITIONS.map(drawFielder);
  const bases = BASES.map(drawBase);
  const batter = svg("text", { y: 354, class: "man-name at-bat" });
  const moving = svg("g", { "aria-hidden": "true" });
  const picture = park(
    "table",
    ...men.map(({ element }) => element),
    ...bases.flatMap(({ mark, label }) => [mark, label]),
    batter,
    moving,
  );
  picture.prepend(title);
  picture.setAttribute("aria-labelledby", "diamond-title");
  const atBat = person("At bat");
  const onMound = person("Pitching");
  const next = h("p", { class: "due-up" });
  const decisions = h("p", { class: "decisions" });
  const matchup = h("dl", { class: "matchup" }, ...atBat.parts, ...onMound.parts);
  root.append(picture, matchup, next, decisions);

  /** Those who are still on their way. */
  const onTheWay = new Set();
  let shown = null;
  let current = null;
  const drawFielders = whenChanged((game) => {
    const names = new Map(fielders(game, fielding(game)));
    for (const { position, name } of men) {
      const man = names.get(position);
      say(name, man === undefined ? "" : lastNameOf(game, man));
    }
  });
  const stand = (game) => {
    const on = new Map(runners(game));
    for (const { base, mark, label } of bases) {
      const runner = on.get(base);
      const stands = runner !== undefined && !onTheWay.has(runner);
      mark.classList.toggle("occupied", stands);
      say(label, stands ? lastNameOf(game, runner) : "");
    }
  };

  return (state) => {
    const { game, entries } = state;
    const latest = entries.findLast(({ play }) => play !== undefined);
    const isNews = shown !== null && latest !== undefined && latest.seq > shown;
    shown = latest?.seq ?? shown ?? 0;
    current = game;
    if (isNews) {
      for (const { id } of ways(latest.play)) onTheWay.add(id);
      playOut(moving, latest.play, (id) => {
        onTheWay.delete(id);
        stand(current);
      });
    }
    stand(game);
    drawFielders([game.lineups[fielding(game)], game.half], game);
    say(title, described(game));
    const isOver = game.phase === "final";
    matchup.hidden = isOver;
    say(batter, isOver ? "" : lastNameOf(game, game.batter));
    const box = BOX[sideOfPlate(game)];
    batter.setAttribute("x", box.x);
    batter.setAttribute("class", `man-name at-bat ${box.stands}`);
    atBat.set(game, game.batter, batting(game), "bats");
    onMound.set(game, game.pitcher, fielding(game), "throws", fatigueWords(game.pitcher_fatigue));
    onMound.parts[1].classList.toggle("tired", game.pitcher_fatigue === "tired");
    say(next, dueUp(game));
    // Managers read it where they roll.
    say(decisions, game.phase === "roll_due" && state.sides.length > 0 ? "" : decisionsInWords(game));
  };
}

function drawFielder(position) {
  const [x, y] = PLACES[position];
  const name = svg("text", { x, y: y + (BELOW[position] ?? 4), class: "man-name" });
  const where = svg("text", {
    x,
    y: y + (BELOW[position] ?? 4) - (position === "P" ? -11 : 13),
    class: "man-place",
    text: position,
  });
  return { position, name, element: svg("g", {}, position === "P" || position === "C" ? null : where, name) };
}

function drawBase({ base, place, x, y, stands }) {
  const mark = token(place);
  mark.classList.add("on-base");
  return { base, mark, label: svg("text", { x, y, class: `man-name on-base-name ${stands}` }) };
}

function sideOfPlate(game) {
  const bats = player(game, game.batter)?.bats ?? "R";
  if (bats !== "S") return bats;
  return player(game, game.pitcher)?.throws === "L" ? "R" : "L";
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

function described(game) {
  const on = runners(game);
  if (on.length === 0) return basesInWords(game);
  return on.map(([base, runner]) => `${nameOf(game, runner)} on ${BASE_WORDS[base]}`).join(", ");
}

/** The two men who bat after the one at bat. */
function dueUp(game) {
  const order = game.lineups[batting(game)].batting_order;
  const at = order.findIndex(({ lineup_id }) => lineup_id === game.batter);
  if (at < 0 || game.phase === "final") return "";
  const names = [1, 2].map((ahead) => lastNameOf(game, order[(at + ahead) % order.length].lineup_id));
  return `On deck: ${names.join(", then ")}`;
}
