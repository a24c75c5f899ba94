// The line of who is likely to win, over the whole game: the hosts' end is above, the visitors' below.

import { h, say, svg, whenChanged } from "../view/dom.js";
import { turningPoints } from "./win-probability.js";
import { percent, placeOf, sentenceOf } from "./words.js";

/** @typedef {import("./fold.js").Moment} Moment */
/** @typedef {{ moments: Moment[], chances: (number | null)[], at: number, hasTable: boolean }} Shown */

const WIDE = 1000;
const HIGH = 200;
const TURNS = 3;
const HOW = "Looked up by inning, outs, runners and score in a table made from games the engine played with itself; equal teams.";

/**
 * @param {HTMLElement} root
 * @param {(place: number) => void} go
 */
export function chart(root, go) {
  const area = svg("path", { class: "chart-area" });
  const line = svg("path", { class: "chart-line" });
  const innings = svg("path", { class: "chart-innings" });
  const picture = svg(
    "svg",
    { viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: "none", class: "chart-picture", "aria-hidden": "true" },
    innings,
    svg("path", { class: "chart-even", d: `M0 ${HIGH / 2} H${WIDE}` }),
    area,
    line,
  );
  const here = h("span", { class: "chart-here" });
  const dot = h("span", { class: "chart-dot" });
  const labels = h("div", { class: "chart-labels", "aria-hidden": "true" });
  const home = h("span", { class: "chart-team chart-home" });
  const away = h("span", { class: "chart-team chart-away" });
  const plot = h("div", { class: "chart-plot" }, picture, here, dot, home, away);
  const told = h("p", { class: "chart-told" });
  const turns = h("div", { class: "chart-turns" });
  const missing = h("p", { class: "hint", text: "This server has no table of win probabilities, so there is no line." });
  const how = h("p", { class: "hint", text: HOW });
  root.append(h("h2", { id: "chart-heading", text: "Who wins from here" }), told, plot, labels, turns, how, missing);

  /** @type {Shown | null} */
  let shown = null;
  const placeAt = (/** @type {PointerEvent | MouseEvent} */ event) => {
    const { left, width } = plot.getBoundingClientRect();
    const last = (shown?.moments.length ?? 1) - 1;
    return Math.min(Math.max(Math.round(((event.clientX - left) / width) * last), 0), last);
  };
  plot.addEventListener("pointermove", (event) => shown !== null && point(placeAt(event)));
  plot.addEventListener("pointerleave", () => shown !== null && point(shown.at));
  plot.addEventListener("click", (event) => go(placeAt(event)));

  /** @param {number} place */
  function point(place) {
    if (shown === null) return;
    const { moments, chances } = shown;
    const chance = chances[place];
    const last = Math.max(moments.length - 1, 1);
    here.style.left = `${(place / last) * 100}%`;
    dot.hidden = chance === null;
    dot.style.left = here.style.left;
    dot.style.top = `${(1 - (chance ?? 0.5)) * 100}%`;
    say(told, tellWords(moments[place], chance));
  }

  const draw = whenChanged((/** @type {Shown} */ { moments, chances }) => {
    const points = chances.map((chance, index) => `${x(index, moments.length)} ${((1 - (chance ?? 0.5)) * HIGH).toFixed(1)}`);
    line.setAttribute("d", `M${points.join(" L")}`);
    area.setAttribute("d", `M0 ${HIGH / 2} L${points.join(" L")} V${HIGH / 2} Z`);
    const starts = inningStarts(moments);
    innings.setAttribute("d", starts.map(({ place }) => `M${x(place, moments.length)} 0 V${HIGH}`).join(" "));
    labels.replaceChildren(...starts.map(({ inning, place }) => inningLabel(inning, x(place, moments.length))));
    const { teams } = moments[0].state.game;
    say(home, teams.home.abbreviation);
    say(away, teams.away.abbreviation);
    turns.replaceChildren(...turnButtons(moments, chances, go));
  });

  return (/** @type {Shown} */ now) => {
    shown = now;
    for (const element of [plot, labels, turns, told, how]) element.hidden = !now.hasTable;
    missing.hidden = now.hasTable;
    if (!now.hasTable) return;
    draw([now.moments.at(-1)?.seq, now.chances.at(-1)], now);
    point(now.at);
  };
}

/**
 * @param {number} place
 * @param {number} count
 */
const x = (place, count) => Number(((place / Math.max(count - 1, 1)) * WIDE).toFixed(1));

/** @param {Moment[]} moments */
function inningStarts(moments) {
  /** @type {{ inning: number, place: number }[]} */
  const starts = [];
  moments.forEach(({ kind, state: { game } }, place) => {
    if (kind === "play" && game.inning !== starts.at(-1)?.inning) starts.push({ inning: game.inning, place: Math.max(place - 1, 0) });
  });
  return starts;
}

/**
 * @param {number} inning
 * @param {number} at
 */
function inningLabel(inning, at) {
  const label = h("span", { class: "chart-inning", text: String(inning) });
  label.style.left = `${(at / WIDE) * 100}%`;
  return label;
}

/**
 * Where in the game, and what; how it ended says where.
 * @param {Moment} moment
 */
const whatHappened = (moment) => (moment.kind === "final" ? sentenceOf(moment) : `${placeOf(moment)}: ${sentenceOf(moment)}`);

/**
 * @param {Moment} moment
 * @param {number | null} chance
 */
function tellWords(moment, chance) {
  const told = whatHappened(moment);
  if (chance === null) return told;
  const { teams } = moment.state.game;
  const [team, of] = chance >= 0.5 ? [teams.home, chance] : [teams.away, 1 - chance];
  return `${team.abbreviation} ${percent(of)} · ${told}`;
}

/**
 * @param {Moment[]} moments
 * @param {(number | null)[]} chances
 * @param {(place: number) => void} go
 */
function turnButtons(moments, chances, go) {
  const places = turningPoints(chances, TURNS);
  if (places.length === 0) return [];
  const buttons = places.map((place) => {
    const change = Math.round(((chances[place] ?? 0) - (chances[place - 1] ?? 0)) * 100);
    const { teams } = moments[place].state.game;
    const gain = `${(change > 0 ? teams.home : teams.away).abbreviation} +${Math.abs(change)} %`;
    const words = [h("b", { text: gain }), h("span", { text: ` ${whatHappened(moments[place])}` })];
    return h("li", {}, h("button", { type: "button", class: "turn-button", onclick: () => go(place) }, ...words));
  });
  return [h("h3", { text: "Where it turned" }), h("ol", {}, ...buttons)];
}
