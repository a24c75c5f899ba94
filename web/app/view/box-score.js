// The box score as a newspaper prints it, under a fold: while it is open it is asked for after every play.

import { page } from "../game/box-score.js";
import { h, whenChanged } from "./dom.js";

const SIDES = /** @type {const} */ (["away", "home"]);

/** @type {ActingView} */
export function boxScore(root, act) {
  const sheets = h("div", { class: "box-sheets" });
  const fold = h("details", { ontoggle: () => show() }, h("summary", {}, h("h2", { text: "Box score" })), sheets);
  root.append(fold);
  let stale = true;
  // Asked once for each event: a refusal is not asked away.
  let now = null;
  let asked = null;
  let isOver = false;
  const refresh = () => {
    if (fold.open && stale && asked !== now && act.askBoxScore()) asked = now;
  };
  const draw = whenChanged((game, box) => sheets.replaceChildren(...SIDES.map((side) => sheet(page(game, box, side)))));
  let known = null;
  // Unfolding it changes nothing that is known: the lineup cards may have asked for the same.
  const show = () => {
    refresh();
    if (known === null || !fold.open) return;
    if (known.box === null) sheets.replaceChildren(h("p", { class: "hint", text: "Asking for the box score…" }));
    else draw(known.box, known.game, known.box);
  };
  return (state) => {
    const { game, boxIsStale, seq, link } = state;
    known = state;
    // When the game is over it is what everybody wants to see; who folds it then has it folded.
    if (game.phase === "final" && !isOver) fold.open = true;
    isOver = game.phase === "final";
    stale = boxIsStale;
    now = `${seq} ${link.status}`;
    show();
  };
}

function sheet({ team, batting, pitching, notes }) {
  const lines = notes.flatMap(([what, text]) => [h("dt", { text: what }), h("dd", { text })]);
  return h(
    "section",
    { class: "box-sheet" },
    table(team, "Batting", batting),
    table(`${team}, pitching`, "Pitching", pitching),
    h("dl", { class: "box-notes" }, ...lines),
  );
}

function table(caption, title, { head, rows, totals }) {
  const cells = (values) => values.map((value) => h("td", { text: String(value) }));
  const row = ({ name, small, sub, cells: values }) =>
    h("tr", { class: sub ? "sub" : undefined }, h("th", { scope: "row" }, name, small && h("span", { class: "box-small", text: ` ${small}` })), ...cells(values));
  const last = totals && h("tr", { class: "totals" }, h("th", { scope: "row", text: "Totals" }), ...cells(totals));
  return h(
    "table",
    { class: "box-table" },
    h("caption", { class: "sr-only", text: caption }),
    h("thead", {}, h("tr", {}, h("th", { scope: "col", text: title === "Batting" ? caption : title }), ...head.map((text) => h("th", { scope: "col", text })))),
    h("tbody", {}, ...rows.map(row), last),
  );
}
