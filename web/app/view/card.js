// A card: three columns of eleven rows, drawn as it is printed, with the cell that was rolled lit; and a small blank pair
// of cards on which the place alone is lit.

import { isRead, results } from "../game/card.js";
import { h, svg } from "./dom.js";

const CELL = { width: 15, height: 7 };
const GAP = 6;

/** Both cards at a glance: where the dice send the reader. */
export function finder({ card, column, row }, man) {
  const x = (at) => (at - 1) * CELL.width + (at > 3 ? GAP : 0);
  const y = (at) => (at - 1) * CELL.height;
  const isBatters = (at) => at <= 3;
  const cells = [1, 2, 3, 4, 5, 6].flatMap((at) =>
    Array.from({ length: 11 }, (_, index) => index + 2).map((line) =>
      svg("rect", {
        class: kind(at === column, line === row, isBatters(at) === isBatters(column)),
        x: x(at) + 1,
        y: y(line) + 1,
        width: CELL.width - 2,
        height: CELL.height - 2,
        rx: 1,
      }),
    ),
  );
  const heads = [1, 2, 3, 4, 5, 6].map((at) =>
    svg("text", {
      class: at === column ? "finder-head here" : "finder-head",
      x: x(at) + CELL.width / 2,
      y: 3,
      text: at,
    }),
  );
  const name = `The ${card}'s card, column ${column}, row ${row}`;
  const drawing = svg(
    "svg",
    {
      class: "finder",
      viewBox: `-2 -6 ${6 * CELL.width + GAP + 4} ${12 * CELL.height + 8}`,
      role: "img",
      "aria-label": name,
    },
    ...heads,
    ...cells,
  );
  const words = h(
    "p",
    { class: "finder-words" },
    h("b", { text: `Column ${column}` }),
    " · ",
    h("b", { text: `row ${row}` }),
    h("span", { text: man === "" ? `${card}'s card` : `${card}'s card: ${man}` }),
  );
  return h("div", { class: "finder-box" }, drawing, words);
}

function kind(isColumn, isRow, isCard) {
  if (isColumn && isRow) return "finder-cell lit";
  if (isColumn || (isRow && isCard)) return "finder-cell near";
  return "finder-cell";
}

/** What stands in a cell, each result on its line; the one that counted is marked where a reading is given. */
export function cellText(text, reading = null) {
  const lines = results(text).map((result) => {
    const share = result.share === null ? null : h("span", { class: "share", text: range(result.share) });
    const second = result.isSecond ? h("span", { class: "share", text: "△" }) : null;
    return h(
      "span",
      { class: reading !== null && isRead(result, reading) ? "result counted" : "result" },
      second,
      share,
      result.text,
    );
  });
  return h("span", { class: "cell-text" }, ...lines);
}

const range = ([from, to]) => (from === to ? String(from) : `${from}–${to}`);

/** A whole card. `lit` is the cell that was read, with its reading. */
export function drawCard({ whose, name, against, note, isKnown, columns, rows }, lit) {
  const isLit = (column, row) => lit !== null && lit.column === column && lit.row === row;
  const head = h(
    "tr",
    {},
    h("td", { class: "corner" }),
    ...columns.map((column) =>
      h("th", { scope: "col", class: lit?.column === column ? "here" : undefined, text: String(column) }),
    ),
  );
  const line = ({ row, cells }) =>
    h(
      "tr",
      {},
      h("th", { scope: "row", class: lit?.row === row ? "here" : undefined, text: String(row) }),
      ...cells.map(({ column, text }) => {
        const here = isLit(column, row);
        return h(
          "td",
          { class: here ? "lit" : undefined, "aria-current": here ? "true" : undefined },
          text === null ? null : cellText(text, here ? lit.reading : null),
        );
      }),
    );
  const title = h(
    "header",
    { class: "card-title" },
    h("span", { class: "card-whose", text: whose === "batter" ? "Batting" : "Pitching" }),
    h("span", { class: "card-name", text: name }),
    h("span", { class: "card-against", text: [against, note].filter((part) => part !== "").join(" · ") }),
  );
  // Of a card that lies face down the rows that were read are all there is to show.
  const shown = isKnown ? rows : rows.filter(({ cells }) => cells.some(({ text }) => text !== null));
  if (shown.length === 0)
    return h("div", { class: `playing-card ${whose}` }, title, h("p", { class: "card-back", text: "Face down" }));
  const table = h(
    "table",
    { "aria-label": `The card of ${name}` },
    h("thead", {}, head),
    h("tbody", {}, ...shown.map(line)),
  );
  return h("div", { class: isKnown ? `playing-card ${whose}` : `playing-card ${whose} face-down` }, title, table);
}
