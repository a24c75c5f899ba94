// The play-by-play: half-innings under their headings, the latest on top.

import { halfInning } from "../game/view.js";
import { h, whenChanged } from "./dom.js";

/** @type {View} */
export function plays(root) {
  const list = h("div", { class: "play-list", tabindex: "0", role: "group", "aria-labelledby": "plays-heading" });
  root.append(h("h2", { id: "plays-heading", text: "Play-by-play" }), list);
  const draw = whenChanged((entries) => {
    list.replaceChildren(...halves(entries).map(drawHalf));
    if (entries.length === 0) list.append(h("p", { class: "empty", text: "No plays yet." }));
  });
  return ({ entries }) => draw(entries.map(({ seq, note, play }) => [seq, note ?? play.description]), entries);
}

/**
 * Entries by half-inning, the latest first within and without.
 * @param {Entry[]} entries
 */
function halves(entries) {
  /** @type {{ heading: string, entries: Entry[] }[]} */
  const found = [];
  for (const entry of entries) {
    const heading = halfInning(entry);
    if (found[0]?.heading !== heading) found.unshift({ heading, entries: [] });
    found[0].entries.unshift(entry);
  }
  return found;
}

function drawHalf({ heading, entries }) {
  return h("section", { class: "half" }, h("h3", { text: heading }), h("ul", {}, ...entries.map(drawEntry)));
}

function drawEntry({ play, note }) {
  if (play === undefined) return h("li", { class: "note", text: note });
  const runs = play.runs_scored > 0 ? h("span", { class: "mark runs-in", text: count(play.runs_scored, "run") }) : null;
  const outs = play.outs_recorded > 0 ? h("span", { class: "mark", text: count(play.outs_recorded, "out") }) : null;
  return h("li", { class: play.runs_scored > 0 ? "scoring" : undefined }, h("span", { text: play.description }), runs, outs);
}

const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
