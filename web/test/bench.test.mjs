// Who may come in for whom, what the command says, and why not.

import assert from "node:assert/strict";
import { test } from "node:test";
import { doubleSwitch, eligible, inWords, newFielders, onBase, pinchMen, places, substitution, swap, whyNot } from "../app/game/bench.js";
import { EMPTY, reduce } from "../app/game/reducer.js";
import { room, sync, view } from "./sample.mjs";

const ids = (men) => men.map(([id]) => id);
const ALL = { pinchHit: true, changeFielders: true };

/** The sample's teams after their designated hitters were lost: the pitcher bats ninth. */
function withoutDesignatedHitter() {
  const game = view();
  for (const [side, base] of [["away", 0], ["home", 100]]) {
    const order = game.lineups[side].batting_order.map((man) => (man.slot === 9 ? { ...man, lineup_id: base + 10, role: "P" } : man));
    game.lineups[side] = { ...game.lineups[side], batting_order: order, designated_hitter: null };
  }
  return game;
}

test("the menus say what a man is, and those who only pitch come last", () => {
  const men = pinchMen(view({ bench: { away: [12, 11], home: [] } }), "away");
  assert.deepEqual(men.map(([, words]) => words).slice(0, 2), ["VIS Player11 (LF, bats R)", "VIS Player12 (P, throws L)"]);
});

test("what is asked before a man leaves is what is told when he has left", () => {
  const game = view();
  assert.equal(inWords(game, "pinch_hitter", { out: 1, in: 11 }), "VIS Player11 bats for VIS Player1");
  assert.equal(inWords(game, "swap", { one: 104, other: 105 }), "HOS Player4 and HOS Player5 exchange positions");
});

test("who comes in is rated there if anybody is, and who leaves is known", () => {
  const game = view();
  assert.deepEqual(ids(eligible(game, "home", "P")), ["112"]);
  assert.deepEqual(ids(eligible(game, "home", "SS")), ["111", "112"]);
  assert.deepEqual(substitution(game, "pinch_hitter", "11"), { out: 1, in: 11 });
  assert.deepEqual(substitution(game, "pitcher", "112"), { out: 110, in: 112 });
  assert.deepEqual(substitution(game, "fielder", "111", "SS"), { out: 105, in: 111, position: "SS" });
});

test("while a team has a designated hitter its pitcher may bat or run, and its hitter may field", () => {
  const game = view();
  assert.deepEqual(ids(pinchMen(game, "away")), ["11", "12", "10"]);
  assert.deepEqual(ids(newFielders(game, "home", "P")), ["112", "109"]);
  const without = withoutDesignatedHitter();
  assert.deepEqual(ids(pinchMen(without, "away")), ["11", "12"]);
  assert.deepEqual(ids(newFielders(without, "home", "P")), ["112"]);
});

test("a pinch runner runs for a man on base", () => {
  const game = view({ bases: { first: 4, second: null, third: 2 } });
  assert.deepEqual(onBase(game), [["4", "VIS Player4 on first"], ["2", "VIS Player2 on third"]]);
  assert.deepEqual(substitution(game, "pinch_runner", "11", "2"), { out: 2, in: 11 });
  assert.equal(whyNot(game, "pinch_runner", ALL), null);
  assert.equal(whyNot(view(), "pinch_runner", ALL), "Nobody is on base.");
});

test("an exchange names the two men; the pitcher may be one", () => {
  const game = view();
  assert.equal(places(game, true)[0][0], "P");
  assert.deepEqual(swap(game, "LF", "RF"), { one: 106, other: 108 });
});

test("a double switch names places and slots, each bats where the other did if asked", () => {
  const game = withoutDesignatedHitter();
  assert.deepEqual(doubleSwitch(game, ["P", "RF"], ["112", "111"], true), {
    replacements: [
      { out: 110, in: 112, position: "P", slot: 8 },
      { out: 108, in: 111, position: "RF", slot: 9 },
    ],
  });
  assert.deepEqual(doubleSwitch(game, ["P", "RF"], ["112", "111"], false).replacements.map(({ slot }) => slot), [9, 8]);
});

test("the panel says why something is not to be had", () => {
  const game = view();
  assert.equal(whyNot(game, "pinch_hitter", { pinchHit: false, changeFielders: false }), "Between plays only.");
  assert.match(whyNot(game, "double_switch", ALL), /designated hitter/);
  const without = withoutDesignatedHitter();
  assert.equal(whyNot(without, "double_switch", ALL), null);
  assert.match(whyNot({ ...without, bench: { away: [], home: [111] } }, "double_switch", ALL), /two men/);
  assert.match(whyNot({ ...without, bench: { away: [], home: [] } }, "pitcher", ALL), /bench/);
});

test("changes of players are told, and a designated hitter who is lost", () => {
  const state = reduce(EMPTY, sync());
  const told = (event, data) => reduce(state, room(3, event, data)).entries[0].note;
  const lineup = { ...withoutDesignatedHitter().lineups.away };
  const runner = { kind: "pinch_runner", side: "away", out: 1, in: 10, position: null, lineup };
  assert.equal(told("player_substituted", runner), "VIS Player10 runs for VIS Player1. Visitors have no designated hitter any more.");
  const replacements = [{ out: 110, in: 112, position: "P", slot: 8 }, { out: 108, in: 111, position: "RF", slot: 9 }];
  const both = { kind: "double_switch", side: "home", out: 110, in: 112, position: "P", replacements };
  assert.equal(told("player_substituted", both), "Double switch: HOS Player12 for HOS Player10 at P, HOS Player11 for HOS Player8 at RF.");
  const swapped = { side: "home", one: 106, other: 108, lineup: view().lineups.home };
  assert.equal(told("positions_swapped", swapped), "HOS Player6 and HOS Player8 exchange positions.");
});
