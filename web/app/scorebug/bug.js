// The bug itself: teams and runs, the inning, the bases, the outs, and who faces whom.

import { lastNameOf, ordinal } from "../game/view.js";
import { h, say, svg } from "../view/dom.js";

/** @typedef {import("../../../schema/bandbox.v1").GameView} GameView */
/** @typedef {import("../../../schema/bandbox.v1").Team} Team */

/** @type {{ base: "first" | "second" | "third", x: number, y: number }[]} */
const BASES = [
  { base: "first", x: 41, y: 26 },
  { base: "second", x: 26, y: 11 },
  { base: "third", x: 11, y: 26 },
];

/**
 * @param {HTMLElement} root
 * @param {{ names: boolean }} looks
 */
export function bug(root, { names }) {
  const teams = { away: team(), home: team() };
  const arrow = h("span", { class: "bug-arrow", "aria-hidden": "true" });
  const inning = h("span", { class: "bug-inning" });
  const inningWords = h("span", { class: "sr-only" });
  const bases = BASES.map(({ base, x, y }) => ({
    base,
    square: svg("rect", { class: "bug-base", x: x - 7, y: y - 7, width: 14, height: 14, transform: `rotate(45 ${x} ${y})` }),
  }));
  const diamond = svg(
    "svg",
    { class: "bug-diamond", viewBox: "0 0 52 38", role: "img", "aria-label": "Bases" },
    ...bases.map(({ square }) => square),
  );
  const lamps = [0, 1, 2].map(() => h("span", { class: "bug-lamp" }));
  const outs = h("span", { class: "sr-only" });
  const atBat = h("span", { class: "bug-name" });
  const onMound = h("span", { class: "bug-name" });
  const men = h("div", { class: "bug-men" }, man("At bat", atBat), man("Pitching", onMound));
  const middle = h("div", { class: "bug-state" }, diamond, h("span", { class: "bug-outs" }, ...lamps, outs));
  root.append(
    h(
      "div",
      { class: "bug-main" },
      h("div", { class: "bug-teams" }, teams.away.row, teams.home.row),
      h("div", { class: "bug-when" }, arrow, inning, inningWords),
      middle,
    ),
    men,
  );

  return (/** @type {GameView} */ game) => {
    const isOn = game.phase !== "final" && game.phase !== "before_game";
    for (const side of /** @type {Team[]} */ (["away", "home"])) teams[side].set(game, side);
    arrow.dataset.half = isOn && !game.suspended ? game.half : "none";
    say(inning, when(game));
    say(inningWords, isOn ? `${game.half === "top" ? "Top" : "Bottom"} of ${ordinal(game.inning)}` : "");
    for (const { base, square } of bases) square.classList.toggle("on", isOn && game.bases[base] !== null);
    diamond.setAttribute("aria-label", basesWords(game));
    lamps.forEach((lamp, index) => lamp.classList.toggle("lit", isOn && index < game.outs));
    say(outs, isOn ? ["No outs", "1 out", "2 outs"][game.outs] : "");
    middle.hidden = !isOn;
    men.hidden = !isOn || !names;
    say(atBat, lastNameOf(game, game.batter));
    say(onMound, lastNameOf(game, game.pitcher));
    root.hidden = false;
  };
}

function team() {
  const abbreviation = h("abbr", { class: "bug-team" });
  const runs = h("span", { class: "bug-runs" });
  const row = h("div", { class: "bug-row" }, abbreviation, runs);
  const set = (/** @type {GameView} */ game, /** @type {Team} */ side) => {
    const { score } = game.result ?? game;
    const other = side === "home" ? "away" : "home";
    say(abbreviation, game.teams[side].abbreviation);
    abbreviation.setAttribute("title", game.teams[side].name);
    say(runs, String(score[side]));
    row.classList.toggle("leads", score[side] > score[other]);
  };
  return { row, set };
}

/**
 * @param {string} what
 * @param {HTMLElement} name
 */
function man(what, name) {
  return h("span", { class: "bug-man" }, h("span", { class: "bug-what", text: what }), name);
}

/** @param {GameView} game */
function when({ phase, suspended, inning, options }) {
  if (phase === "final") return inning > options.innings ? `Final/${inning}` : "Final";
  if (phase === "before_game") return "Soon";
  return suspended ? `Susp. ${inning}` : String(inning);
}

/** @param {GameView} game */
function basesWords({ bases }) {
  const on = BASES.filter(({ base }) => bases[base] !== null).map(({ base }) => base);
  return on.length === 0 ? "Bases empty" : `Runners on ${on.join(", ")}`;
}
