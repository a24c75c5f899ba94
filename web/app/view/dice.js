// The last roll: the column die, the row dice with their sum, the split and the resolution die, and what to read.

import { isTwoDice, reading } from "../game/dice-words.js";
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

export function dice(root) {
  const row = h("div", { class: "dice-row" });
  const message = h("p", { class: "dice-message" });
  root.append(h("h2", { text: "Dice" }), row, message);
  const draw = whenChanged((roll) => row.replaceChildren(...faces(roll)));

  return ({ roll, game }) => {
    root.hidden = roll === null;
    if (roll === null) return;
    draw(roll.roll_id, roll);
    row.classList.toggle("read-now", game.pending_roll?.roll_id === roll.roll_id);
    say(message, roll.message ?? reading(roll));
  };
}

function faces(roll) {
  if (roll.kind === "x_check") {
    return [
      group("Range", d20(roll.d20)),
      group("Error", roll.error_d6.flatMap(d6), `total ${roll.error_total}`),
      group("Rare play", d20(roll.rare_d100), "on 1 of 100"),
    ];
  }
  const name = DICE_OF[roll.kind] ?? "Die";
  if (isTwoDice(roll)) return [group(name, [...d6(roll.d6_two_a), ...d6(roll.d6_two_b)], `total ${roll.d6_two_total}`)];
  if (roll.kind !== "at_bat") return [group(name, d20(roll.d20))];
  const card = roll.d6_one <= 3 ? "batter's card" : "pitcher's card";
  const checks = [
    roll.check_wild_pitch ? "wild pitch check" : null,
    roll.check_passed_ball ? "passed ball check" : null,
  ].filter((check) => check !== null);
  return [
    group("Column", d6(roll.d6_one), card),
    group("Row", [...d6(roll.d6_two_a), ...d6(roll.d6_two_b)], `total ${roll.d6_two_total}`),
    group("Split", d20(roll.chaos_d20), ...checks),
    group("Resolution", d20(roll.resolution_d20)),
  ];
}

function group(name, shown, ...notes) {
  const words = notes.map((text) => h("span", { class: "die-note", text }));
  return h("div", { class: "die-group" }, h("span", { class: "die-name", text: name }), h("span", { class: "die-faces" }, ...shown), ...words);
}

/** A die with pips, its number for those who do not see them. */
function d6(face) {
  const spots = Array.from({ length: 9 }, (_, index) => h("i", { class: PIPS[face]?.includes(index + 1) ? "pip" : undefined }));
  return [h("span", { class: "d6", role: "img", "aria-label": String(face) }, ...spots)];
}

function d20(face) {
  return [h("span", { class: "d20", text: String(face) })];
}
