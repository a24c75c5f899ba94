// The two cards of the duel, where the server reads them. The one that was read lies open until the next decision.

import { drawnCard } from "../game/card.js";
import { batting, fielding, sideOf } from "../game/view.js";
import { drawCard } from "./card.js";
import { h, say, whenChanged } from "./dom.js";

/** @type {ActingView} */
export function cards(root, act) {
  const table = h("div", { class: "cards-table" });
  const hint = h("p", { class: "hint" });
  const turnOver = h("button", { type: "button", class: "quiet" });
  let passed = null;
  let last = null;
  turnOver.addEventListener("click", () => {
    passed = last.read?.roll_id ?? null;
    update(last);
  });
  root.append(h("div", { class: "cards-head" }, h("h2", { text: "Cards" }), turnOver), table, hint);
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
    root.hidden = game.mode !== "cards";
    if (root.hidden) return;
    for (const side of state.sides) {
      if (asked.has(side) || state.link.status !== "online") continue;
      asked.add(side);
      act.askCards(side);
    }
    const men = menShown(state, passed);
    const isPast = men.batter !== game.batter || men.pitcher !== game.pitcher;
    turnOver.hidden = !isPast;
    say(turnOver, "Show who bats now");
    draw([men, read, Object.keys(state.cards).length, Object.keys(state.seen).length], state, men);
    say(hint, hintOf(state));
  }
  return update;
}

/** Who is shown: those of the last reading until somebody here has decided about the next batter. */
function menShown({ game, read, sides }, passed) {
  const now = { batter: game.batter, pitcher: game.pitcher };
  if (read === null || read.roll_id === passed || game.phase === "roll_due") return now;
  const { offense_in, defense_in } = game.decisions;
  const bats = sides.length !== 1 || sides[0] === batting(game);
  const fields = sides.length !== 1 || sides[0] === fielding(game);
  if (game.phase === "decisions_due" && ((bats && offense_in) || (fields && defense_in))) return now;
  return { batter: read.batter, pitcher: read.pitcher };
}

/** The cell that was read when these men faced each other. */
function litIn({ read }, men) {
  if (read === null) return null;
  const { reading, batter, pitcher } = read;
  if (batter !== men.batter || pitcher !== men.pitcher) return null;
  return { card: reading.card, column: reading.column, row: reading.row, reading };
}

const LEGEND = [
  "* ** *** runners take one, two, three bases · ◇ ballpark homer · ▽ ballpark single · Ω and △ clutch",
  "+ a single if the fielder is drawn in, ++ also if he holds a runner · X tests the fielder · max: as many outs as can be had",
  "N-HR a homer unless the batter's power is weak · • a single off a tired pitcher · 1–8 by the split die.",
].join(" · ");

function hintOf({ game, sides, cards: known }) {
  const own = [game.batter, game.pitcher].filter((id) => sides.includes(sideOf(id)) && known[id] !== undefined);
  if (sides.length === 0) return "Cards are their managers' own. What is read of them is shown as it is rolled.";
  return own.length === 2 ? LEGEND : `${LEGEND} The other team's card lies face down: what is read of it is shown.`;
}
