// The last roll: the column die, the row dice with their sum, the split and the resolution die; and what to read of
// which card, with a small card that shows the place.

import { decider, picked } from "../game/card.js";
import { nameOf } from "../game/view.js";
import { isTwoDice, reading } from "../game/words.js";
import { cellText, finder } from "./card.js";
import { h, say, whenChanged } from "./dom.js";

const PIPS = { 1: [5], 2: [1, 9], 3: [1, 5, 9], 4: [1, 3, 7, 9], 5: [1, 3, 5, 7, 9], 6: [1, 3, 4, 6, 7, 9] };

/** Whose die it is, or what for, for the rolls of one or two. */
const DICE_OF = {
  advance: "Runner",
  home_decision: "Runner",
  speed: "Batter",
  foul_popup: "Catcher",
  jump: "Jump",
  pickoff: "Pitcher",
  balk: "Pitcher",
  lead: "Lead",
  steal: "Runner",
  overthrow: "Catcher",
  bunt: "Bunt",
  hit_and_run: "Hit and run",
};

/** @type {View} */
export function dice(root) {
  const row = h("div", { class: "dice-row" });
  const message = h("p", { class: "dice-message" });
  const place = h("div", { class: "dice-place" });
  const heading = h("h2");
  root.append(heading, h("div", { class: "dice-body" }, h("div", {}, row, message), place));
  // The dice that lie there when the page opens have been rolled before.
  let isFirst = true;
  const draw = whenChanged((roll) => {
    row.replaceChildren(...faces(roll));
    row.classList.toggle("rolling", !isFirst);
  });
  const locate = whenChanged((roll, read, name) => {
    const cell = picked(roll);
    place.hidden = cell === null;
    const isThis = read !== null && read.roll_id === roll.roll_id;
    place.replaceChildren(...(cell === null ? [] : [finder(cell, name), ...(isThis ? said(read) : [])]));
  });

  return ({ roll, game, read }) => {
    root.hidden = roll === null;
    if (roll === null) {
      isFirst = false;
      return;
    }
    draw(roll.roll_id, roll);
    isFirst = false;
    const isPending = game.pending_roll?.roll_id === roll.roll_id;
    const isRead = read?.roll_id === roll.roll_id;
    const name = whose(roll, isRead ? read : isPending ? game : null, game);
    locate([roll.roll_id, read?.roll_id, name], roll, read, name);
    row.classList.toggle("read-now", isPending || isRead);
    // What is over is told of, so that nobody reads it again.
    const isDue = isPending || ["outcome_due", "choice_due"].includes(game.phase);
    say(heading, isDue ? "Dice" : "Last roll");
    const words = reading(roll, isPending && game.mode === "manual");
    say(message, roll.kind === "at_bat" ? words : (roll.message ?? words));
  };
}

/** What the server read, and what made something else of it. */
function said({ printed, reading }) {
  const why = decider(reading);
  return [cellText(printed, reading), ...(why === "" ? [] : [h("p", { class: "decider", text: why })])];
}

/** The man whose card the dice pick, while it is known who faced whom. */
function whose(roll, men, game) {
  const cell = picked(roll);
  return cell === null || men === null ? "" : nameOf(game, men[cell.card]);
}

function faces(roll) {
  if (roll.kind === "x_check") {
    return [
      group("Range", d20(roll.d20)),
      group("Error", roll.error_d6.flatMap(d6), `total ${roll.error_total}`),
      group("Rare play", d20(roll.rare_d100), "rare on a 1"),
    ];
  }
  const name = DICE_OF[roll.kind] ?? "Die";
  if (roll.injury_d6 !== undefined) return [group("Injury", roll.injury_d6.flatMap(d6), `total ${roll.injury_total}`)];
  if (isTwoDice(roll)) return [group(name, [...d6(roll.d6_two_a), ...d6(roll.d6_two_b)], `total ${roll.d6_two_total}`)];
  if (roll.kind !== "at_bat") return [group(name, d20(roll.d20))];
  const checks = [
    roll.check_wild_pitch ? "may be a wild pitch" : null,
    roll.check_passed_ball ? "may be a passed ball" : null,
  ].filter((check) => check !== null);
  return [
    group("Column", d6(roll.d6_one, "column-die")),
    group("Row", [...d6(roll.d6_two_a), ...d6(roll.d6_two_b)], `total ${roll.d6_two_total}`),
    group("Split", d20(roll.chaos_d20), "for a split cell", ...checks),
    group("Resolution", d20(roll.resolution_d20), "for a check"),
  ];
}

function group(name, shown, ...notes) {
  const words = notes.map((text) => h("span", { class: "die-note", text }));
  return h("div", { class: "die-group" }, h("span", { class: "die-name", text: name }), h("span", { class: "die-faces" }, ...shown), ...words);
}

/** A die with pips, its number for those who do not see them. */
function d6(face, more = "") {
  const spots = Array.from({ length: 9 }, (_, index) => h("i", { class: PIPS[face]?.includes(index + 1) ? "pip" : undefined }));
  return [h("span", { class: `die d6 ${more}`, role: "img", "aria-label": String(face) }, ...spots)];
}

function d20(face) {
  return [h("span", { class: "die d20", text: String(face) })];
}
