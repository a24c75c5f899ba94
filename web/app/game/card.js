// Cards as grids to draw: which half counts, what stands in its cells, and which cell the dice have picked.

import { nameOf, player } from "./view.js";

const ROWS = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const HANDS = { L: "left", R: "right" };

/** The signs that cards are printed with in place of the marks in brackets. */
const SIGNS = { bphr: "◇", bp1b: "▽", clutch: "Ω", dot: "•", injury: "plus injury" };

/**
 * Names a cell of somebody's card: of which man, which half, which column and row.
 * @param {LineupId} lineupId
 */
export const cellName = (lineupId, { against, column, row }) => `${lineupId} ${against} ${column} ${row}`;

/** The card and the cell that an at-bat roll picks; null for other rolls. */
export function picked(roll) {
  if (roll === null || roll.kind !== "at_bat") return null;
  const { d6_one: column, d6_two_total: row } = roll;
  return { card: column <= 3 ? "batter" : "pitcher", column, row };
}

/**
 * The hand that a pitcher throws with, and the side from which a batter faces it.
 * @param {Game} game
 */
function facing(game, batter, pitcher) {
  const hand = player(game, pitcher)?.throws ?? "R";
  const bats = player(game, batter)?.bats ?? "R";
  return { hand, side: bats === "S" ? { L: "R", R: "L" }[hand] : bats };
}

/**
 * A card of two men who face each other. `whose` is `batter` or `pitcher`; a card that is not known shows what was read
 * of it before.
 * @param {State} state
 */
export function drawnCard({ game, cards, seen }, whose, { batter, pitcher }) {
  const { hand, side } = facing(game, batter, pitcher);
  const isBatter = whose === "batter";
  const id = isBatter ? batter : pitcher;
  const against = isBatter ? hand : side;
  const columns = isBatter ? [1, 2, 3] : [4, 5, 6];
  const half = halfOf(cards[id], isBatter, against);
  const cell = (row, column, index) =>
    half.rows?.[row - 2]?.[index] ?? seen[cellName(id, { against, column, row })] ?? null;
  return {
    whose,
    id,
    name: nameOf(game, id),
    against: isBatter ? `against ${HANDS[against]}-handers` : `against batters on the ${HANDS[against]}`,
    note: half.note,
    isKnown: half.rows !== null,
    columns,
    rows: ROWS.map((row) => ({
      row,
      cells: columns.map((column, index) => ({ column, text: cell(row, column, index) })),
    })),
  };
}

/** The rows of half a card, each cut into its cells; null where the card is not ours to see. */
function halfOf(own, isBatter, against) {
  const nothing = { rows: null, note: "" };
  if (own === undefined) return nothing;
  if (!isBatter) return own.pitching === null ? nothing : { rows: cut(own.pitching[HANDS[against]]), note: "" };
  if (own.batting === null) return nothing;
  if (own.batting.shared !== undefined)
    return { rows: null, note: `Bats with pitchers' card ${own.batting.shared.card}` };
  const half = own.batting.own[HANDS[against]];
  return { rows: cut(half.rows), note: half.power === "W" ? "Weak power" : "" };
}

const cut = (rows) => rows.map((row) => row.split("|").map((cell) => cell.trim()));

/** The results of a cell, one a line, with the share of the split die that each has: `[{ share, text, isSecond }]`. */
export function results(text) {
  const [first, second] = text.split("^");
  const lines = (part, isSecond) => part.split(" / ").map((line) => ({ ...result(line.trim()), isSecond }));
  return [...lines(first, false), ...(second === undefined ? [] : lines(second, true))];
}

function result(line) {
  const found = /^(\d+)(?:-(\d+))? (?=\D)(.*)$/.exec(line);
  const text = inPrint(found?.[3] ?? line);
  if (found === null) return { share: null, text };
  return { share: [Number(found[1]), Number(found[2] ?? found[1])], text };
}

/** Whether a result of a cell is the one that counted, by what the server read. */
export function isRead({ share, isSecond }, reading) {
  const [from, to] = reading.split;
  return isSecond === reading.alternative && (share === null || (share[0] === from && share[1] === to));
}

/** A cell with the signs of print for its marks. */
export const inPrint = (text) => text.replaceAll(/\s*\[(\w+)\]/g, (_, mark) => ` ${SIGNS[mark] ?? mark}`);

const DECIDERS = {
  fatigue_dot: "The dot counts: the pitcher is tired.",
  clutch: "The clutch turns it around.",
  ballpark: "The ballpark decides, by the resolution die.",
  power: "The batter's power decides.",
  plus: "The fielder was drawn in, or held a runner.",
};

/**
 * What made something else of the print, as a sentence; nothing where the print counts.
 * @param {Reading} reading
 */
export const decider = (reading) => DECIDERS[reading.decided_by] ?? "";
