// The play-by-play: half-innings under their headings, the latest on top.

import { halves } from "../game/halves.js";
import { halfInning } from "../game/view.js";
import { h, whenChanged } from "./dom.js";

/** @type {View} */
export function plays(root) {
  const list = h("div", { class: "play-list", tabindex: "0", role: "group", "aria-labelledby": "plays-heading" });
  root.append(h("h2", { id: "plays-heading" }, "Play-by-play", h("span", { class: "half-sum", text: "latest first" })), list);
  const draw = whenChanged((entries, now) => {
    const shown = halves(entries);
    // A half that has begun has its heading before anything happened in it.
    if (now !== null && shown[0]?.heading !== now) shown.unshift({ heading: now, entries: [], outs: null, runs: 0 });
    list.replaceChildren(...shown.map(drawHalf));
    if (entries.length === 0) list.append(h("p", { class: "empty", text: "No plays yet." }));
  });
  return ({ entries, game }) => {
    const now = ["before_game", "final"].includes(game.phase) ? null : halfInning(game);
    draw([now, entries.map(({ seq, note, play }) => [seq, note ?? play.description])], entries, now);
  };
}

function drawHalf({ heading, entries, outs, runs }) {
  const isOver = outs?.get(entries[0]?.seq) === 3;
  const sum = isOver ? h("span", { class: "half-sum", text: `three outs, ${runs === 0 ? "no runs" : count(runs, "run")}` }) : null;
  const lines = entries.map((entry) => drawEntry(entry, outs?.get(entry.seq)));
  return h("section", { class: "half" }, h("h3", {}, heading, sum), h("ul", {}, ...lines));
}

/** `out` is how many were out after it, where that is known. */
function drawEntry({ play, note }, out) {
  if (play === undefined) return h("li", { class: "note", text: note });
  const runs = play.runs_scored > 0 ? h("span", { class: "mark runs-in", text: count(play.runs_scored, "run") }) : null;
  const outs = play.outs_recorded > 0 ? h("span", { class: "mark", text: out === undefined ? `${count(play.outs_recorded, "out")} on the play` : count(out, "out") }) : null;
  return h("li", { class: play.runs_scored > 0 ? "scoring" : undefined }, h("span", { text: play.description }), runs, outs);
}

const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
