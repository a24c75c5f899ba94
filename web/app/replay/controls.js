// The slider over the whole game, the buttons beside it, and the keys that do the same.

import { h, say, svg, whenChanged } from "../view/dom.js";
import { outsWords, placeOf, scoreOf, sentenceOf } from "./words.js";

/** @typedef {import("./fold.js").Moment} Moment */

/** Drawn, because not every font has these signs. */
const SIGNS = {
  first: "M3 3h2.5v14H3z M17 3v14L6.5 10z",
  back: "M15 3v14L4 10z",
  play: "M5 3v14l11-7z",
  pause: "M4.5 3h4v14h-4z M11.5 3h4v14h-4z",
  last: "M14.5 3H17v14h-2.5z M3 3v14l10.5-7z",
};

/** @param {keyof typeof SIGNS} name */
const icon = (name) => svg("svg", { viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true" }, svg("path", { d: SIGNS[name] }));

const SPEEDS = [
  ["0.5", "½×"],
  ["1", "1×"],
  ["2", "2×"],
  ["4", "4×"],
];

/**
 * @param {HTMLElement} root
 * @param {import("./playback.js").Playback} playback
 */
export function controls(root, playback) {
  const slider = /** @type {HTMLInputElement} */ (
    h("input", {
      id: "slider",
      class: "slider",
      type: "range",
      min: "0",
      step: "1",
      "aria-label": "Play",
      oninput: () => playback.go(Number(slider.value)),
    })
  );
  const button = (/** @type {string} */ label, /** @type {keyof typeof SIGNS} */ sign, /** @type {() => void} */ act) =>
    h("button", { type: "button", class: "step", "aria-label": label, title: label, onclick: act }, icon(sign));
  const first = button("To the beginning", "first", () => playback.go(0));
  const back = button("One play back", "back", () => playback.step(-1));
  const sign = h("span", { class: "icon-place" });
  const setSign = whenChanged((/** @type {boolean} */ isPlaying) => sign.replaceChildren(icon(isPlaying ? "pause" : "play")));
  const word = h("span", { class: "play-word" });
  const play = h("button", { type: "button", class: "step play", onclick: () => playback.toggle() }, sign, word);
  const forth = button("One play on", "play", () => playback.step(1));
  const last = button("To the end", "last", () => playback.go(playback.end));
  const speed = /** @type {HTMLSelectElement} */ (
    h(
      "select",
      { class: "speed", "aria-label": "Speed", onchange: () => playback.atSpeed(Number(speed.value)) },
      ...SPEEDS.map(([value, text]) => h("option", { value, text })),
    )
  );
  speed.value = "1";
  const count = h("span", { class: "count" });
  root.append(slider, h("div", { class: "control-row" }, first, back, play, forth, last, speed, count));
  document.addEventListener("keydown", (event) => keyed(event, playback));

  return (/** @type {Moment[]} */ moments, /** @type {number} */ at) => {
    slider.max = String(Math.max(moments.length - 1, 0));
    slider.value = String(at);
    slider.setAttribute("aria-valuetext", valueText(moments[at]));
    setSign(playback.isPlaying, playback.isPlaying);
    say(word, playback.isPlaying ? "Pause" : "Play");
    say(count, `${at} of ${moments.length - 1}`);
    for (const step of [first, back]) step.toggleAttribute("disabled", at === 0);
    for (const step of [forth, last]) step.toggleAttribute("disabled", at === playback.end);
  };
}

/** @param {Moment} moment */
function valueText(moment) {
  return `${placeOf(moment)}, ${outsWords(moment.state.game.outs)}, ${scoreOf(moment)}. ${sentenceOf(moment)}`;
}

/** @type {Record<string, (playback: import("./playback.js").Playback) => void>} */
const KEYS = {
  ArrowLeft: (playback) => playback.step(-1),
  ArrowRight: (playback) => playback.step(1),
  Home: (playback) => playback.go(0),
  End: (playback) => playback.go(playback.end),
  " ": (playback) => playback.toggle(),
};

/**
 * The keys count on the whole page, but not where something else has its own use for them.
 * @param {KeyboardEvent} event
 * @param {import("./playback.js").Playback} playback
 */
function keyed(event, playback) {
  const act = KEYS[event.key];
  const isOwn =
    event.target instanceof Element && event.target.closest("input, select, textarea, button, a, summary, [tabindex='0']") !== null;
  if (act === undefined || isOwn || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act(playback);
}
