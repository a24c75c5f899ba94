// The two cards of the duel, where the server reads them: of those who face each other as soon as somebody here must decide.

import { drawnCard } from "../game/card.js";
import { sideOf } from "../game/view.js";
import { drawCard } from "./card.js";
import { h, say, whenChanged } from "./dom.js";

/** @type {ActingView} */
export function cards(root, act) {
  const table = h("div", { class: "cards-table" });
  const hint = h("p", { class: "hint" });
  const help = h(
    "details",
    { class: "cards-help hint" },
    h("summary", { text: "How to read a card" }),
    ...HOW_TO_READ.map((text) => h("p", { text })),
  );
  const turnOver = h("button", { type: "button", class: "quiet" });
  // The reading that is looked at again.
  let again = null;
  let last = null;
  turnOver.addEventListener("click", () => {
    again = again === null ? (last.read?.roll_id ?? null) : null;
    update(last);
  });
  root.append(h("div", { class: "cards-head" }, h("h2", { text: "Cards" }), turnOver), table, hint, help);
  const draw = whenChanged((state, men) => {
    const lit = litIn(state, men);
    table.replaceChildren(
      ...["batter", "pitcher"].map((whose) => drawCard(drawnCard(state, whose, men), lit?.card === whose ? lit : null)),
    );
  });
  const asked = new Set();

  function update(state) {
    const { game, read } = state;
    last = state;
    root.hidden = game.mode !== "cards" || game.phase === "final";
    if (root.hidden) return;
    for (const side of state.sides) {
      if (asked.has(side) || state.link.status !== "online") continue;
      asked.add(side);
      act.askCards(side);
    }
    if (read?.roll_id !== again) again = null;
    const men = menShown(state, again);
    const isPast = read !== null && (read.batter !== game.batter || read.pitcher !== game.pitcher);
    turnOver.hidden = !isPast;
    say(turnOver, again === null ? "Show what was read last" : "Show who bats now");
    draw([men, read, Object.keys(state.cards).length, Object.keys(state.seen).length], state, men);
    say(hint, hintOf(state));
  }
  return update;
}

/** Who is shown: those who face each other, or those of the last reading while somebody looks at it again. */
function menShown({ game, read }, again) {
  if (read !== null && read.roll_id === again) return { batter: read.batter, pitcher: read.pitcher };
  return { batter: game.batter, pitcher: game.pitcher };
}

/** The cell that was read when these men faced each other. */
function litIn({ read }, men) {
  if (read === null) return null;
  const { reading, batter, pitcher } = read;
  if (batter !== men.batter || pitcher !== men.pitcher) return null;
  return { card: reading.card, column: reading.column, row: reading.row, reading };
}

const HOW_TO_READ = [
  "The red die picks a column: 1 to 3 of the batter's card, 4 to 6 of the pitcher's. The two white dice pick the row. Where a cell has shares, as 1–8 and 9–20, the split die picks one.",
  "SI single, DO double, TR triple, HR home run, HBP hit by pitch. SI* moves runners one base, SI** and DO** two, DO*** three; with a field behind it a runner may try for more. N-HR is a home run for a batter of normal power, else a single.",
  "gb groundball: A is made for a double play, C is slow. fly: A is deep, C shallow. lo lineout. In brackets stands who fields the ball. max: as many outs as there are men to double off. + and ++: a single if the fielder plays in, or holds a runner.",
  "X: the fielder is tested by his range and his hands. Plus injury: the batter may be hurt.",
];

const LEGEND = "◇ ballpark homer · ▽ ballpark single · Ω and △ clutch · • tired pitcher.";

function hintOf({ game, sides, cards: known }) {
  const own = [game.batter, game.pitcher].filter((id) => sides.includes(sideOf(id)) && known[id] !== undefined);
  if (sides.length === 0) return "Cards are their managers' own. What is read of them is shown as it is rolled.";
  return own.length === 2 ? LEGEND : `${LEGEND} The other team's card lies face down: what is read of it is shown.`;
}
