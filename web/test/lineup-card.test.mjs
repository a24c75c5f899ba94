// Lineup cards: who stood where, and what it means to put one man on another.

import assert from "node:assert/strict";
import { test } from "node:test";
import { mound, order, put, removed, reserves } from "../app/game/lineup-card.js";
import { view } from "./sample.mjs";

const MAY = { pinchHit: true, changeFielders: true };

test("a slot shows those who left it before the one who is in it", () => {
  const line = (player, slot, entered, roles) => ({ player, slot, entered, roles });
  const teams = {
    away: {
      batting: [line(11, 1, "pinch_hitter", []), line(1, 1, "starter", ["C"])],
      pitching: [{ player: 12 }, { player: 10 }],
    },
  };
  const game = view();
  const [first] = order(game, { teams }, "away");
  assert.deepEqual(
    first.men.map(({ id, role, isIn }) => [id, role, isIn]),
    [
      [11, "PH", false],
      [1, "C", true],
    ],
  );
  assert.deepEqual(
    mound(game, { teams }, "away").map(({ id, isIn }) => [id, isIn]),
    [
      [12, false],
      [10, true],
    ],
  );
  assert.equal(order(game, null, "away")[8].men.length, 1);
});

test("pitchers wait in the bullpen, the others on the bench, and whoever is in neither is out of the game", () => {
  const game = view();
  assert.deepEqual(reserves(game, "home"), { bench: [111], bullpen: [112] });
  assert.deepEqual(removed(game, "home"), []);
  assert.deepEqual(removed(view({ bench: { away: [], home: [111] } }), "home"), [112]);
});

test("a man of the bench is put on the batter, on a runner, on a fielder or on the pitcher", () => {
  const game = view({ bases: { first: 3, second: null, third: null } });
  const kinds = [
    [11, 1],
    [11, 3],
    [111, 106],
    [112, 110],
  ].map(([comesIn, leaves]) => put(game, MAY, comesIn, leaves));
  assert.deepEqual(
    kinds.map(({ kind }) => kind),
    ["pinch_hitter", "pinch_runner", "fielder", "pitcher"],
  );
  assert.deepEqual(kinds[0].data, { out: 1, in: 11 });
  assert.deepEqual(kinds[2].data, { out: 106, in: 111, position: "LF" });
  assert.equal(kinds[3].words, "HOS Player12 relieves HOS Player10");
});

test("two fielders exchange their positions", () => {
  const found = put(view(), MAY, 104, 105);
  assert.equal(found.kind, "swap");
  assert.deepEqual(found.data, { one: 104, other: 105 });
});

test("what is not to be had says why", () => {
  const game = view();
  const why = (comesIn, leaves, may = MAY) => put(game, may, comesIn, leaves).why;
  assert.match(why(11, 2), /neither at bat nor on base/);
  assert.match(why(111, 1), /other team/);
  assert.match(why(111, 109), /only bats/);
  assert.match(why(11, 1, {}), /Between plays/);
  assert.match(why(2, 1), /may not come in/);
  assert.match(why(111, 110), /not rated at P/);
  assert.match(why(104, 110), /not rated at P/);
});
