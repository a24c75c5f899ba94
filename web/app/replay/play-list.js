// Every play of the game, half-inning by half-inning: a click goes there.

import { h, whenChanged } from "../view/dom.js";
import { placeOf, sentenceOf } from "./words.js";

/** @typedef {import("./fold.js").Moment} Moment */

/**
 * @param {HTMLElement} root
 * @param {(place: number) => void} go
 */
export function playList(root, go) {
  const list = h("div", { class: "plays-scroll", tabindex: "0", role: "group", "aria-labelledby": "plays-heading" });
  root.append(h("h2", { id: "plays-heading", text: "Every play" }), list);
  /** @type {Map<number, HTMLElement>} */
  let buttons = new Map();
  const draw = whenChanged((/** @type {Moment[]} */ moments) => {
    buttons = new Map(moments.map((moment, place) => [place, drawPlay(moment, () => go(place))]));
    list.replaceChildren(
      ...halves(moments).map(({ heading, places }) =>
        drawHalf(
          heading,
          places.map((place) => buttons.get(place)),
        ),
      ),
    );
  });
  let marked = -1;

  return (/** @type {Moment[]} */ moments, /** @type {number} */ at) => {
    draw([moments.length, moments.at(-1)?.seq], moments);
    buttons.get(marked)?.removeAttribute("aria-current");
    const button = buttons.get(at);
    if (button === undefined) return;
    button.setAttribute("aria-current", "true");
    marked = at;
    keepInSight(list, button);
  };
}

/** @param {Moment[]} moments */
function halves(moments) {
  /** @type {{ heading: string, places: number[] }[]} */
  const found = [];
  moments.forEach((moment, place) => {
    const heading = placeOf(moment);
    if (found.at(-1)?.heading !== heading) found.push({ heading, places: [] });
    found.at(-1)?.places.push(place);
  });
  return found;
}

/**
 * @param {string} heading
 * @param {(HTMLElement | undefined)[]} buttons
 */
function drawHalf(heading, buttons) {
  const items = buttons.flatMap((button) => (button === undefined ? [] : [h("li", {}, button)]));
  return h("section", { class: "plays-half" }, h("h3", { text: heading }), h("ol", {}, ...items));
}

/**
 * @param {Moment} moment
 * @param {() => void} onclick
 * @returns {HTMLElement}
 */
function drawPlay(moment, onclick) {
  const runs = moment.play?.runs_scored ?? 0;
  const mark = runs > 0 ? h("span", { class: "play-runs", text: runs === 1 ? "1 run" : `${runs} runs` }) : null;
  const words = moment.kind === "opening" ? "The lineups are set." : sentenceOf(moment);
  return h("button", { type: "button", class: runs > 0 ? "play-line scoring" : "play-line", onclick }, h("span", { text: words }), mark);
}

/**
 * Moves the list alone, never the page.
 * @param {HTMLElement} list
 * @param {HTMLElement} button
 */
function keepInSight(list, button) {
  const [outer, inner] = [list.getBoundingClientRect(), button.getBoundingClientRect()];
  if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top + 8;
  else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom + 8;
}
