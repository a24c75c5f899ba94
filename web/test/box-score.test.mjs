// The box score: what is printed of it, and when it is asked for again.

import assert from "node:assert/strict";
import { test } from "node:test";
import { innings, page } from "../app/game/box-score.js";
import { EMPTY, reduce } from "../app/game/reducer.js";
import { GAME, play, room, sync, view } from "./sample.mjs";

const batter = (player, change = {}) => ({
  player, slot: player, entered: "starter", roles: ["C"],
  ab: 4, r: 0, h: 1, rbi: 0, bb: 0, so: 1, lob: 2, sb: 0, cs: 0, sh: 0, sf: 0, gidp: 0, ...change,
});
const pitcher = (player, change = {}) => ({
  player, outs: 20, h: 5, r: 2, er: 1, bb: 3, so: 4, hr: 0, wp: 0, ir: 0, irs: 0, decisions: [], ...change,
});
const team = (change = {}) => ({
  batting: [], fielding: [], pitching: [], left_on_base: 0,
  notes: { extra_base_hits: [], multiple_outs: [], hit_batsmen: [], intentional_walks: [] }, ...change,
});
const box = (away = {}, home = {}, seq = 9) => ({ game_id: GAME, seq, teams: { away: team(away), home: team(home) } });

test("batters stand in their order, whoever came in later under whose place he took", () => {
  const batting = [batter(1, { h: 2 }), batter(11, { entered: "pinch_hitter", roles: ["LF"], ab: 1 })];
  const { batting: table } = page(view(), box({ batting, left_on_base: 7 }), "away");
  assert.deepEqual(table.rows.map(({ name, small, sub }) => [name, small, sub]), [
    ["VIS Player1", "c", false],
    ["VIS Player11", "ph-lf", true],
  ]);
  assert.deepEqual(table.head, ["AB", "R", "H", "RBI", "BB", "SO", "LOB"]);
  assert.deepEqual(table.totals, [5, 0, 3, 0, 0, 2, 7]);
});

test("innings are whole ones and thirds, and a pitcher's decisions stand behind his name", () => {
  assert.deepEqual([0, 2, 20, 27].map(innings), ["0.0", "0.2", "6.2", "9.0"]);
  const { pitching } = page(view(), box({}, { pitching: [pitcher(110, { decisions: ["blown_save", "win"] })] }), "home");
  assert.deepEqual(pitching.rows[0].cells, ["6.2", 5, 2, 1, 3, 4, 0]);
  assert.equal(pitching.rows[0].small, "BS, W");
});

test("under the box stand the things that happened and no others", () => {
  const notes = {
    extra_base_hits: [{ batter: 1, pitcher: 110, inning: 3, bases: 4, on_base: 2, outs: 1 }],
    multiple_outs: [{ outs: 2, fielders: [5, 3, 2] }],
    hit_batsmen: [],
    intentional_walks: [],
  };
  const away = { notes, batting: [batter(2, { sf: 1 })], pitching: [pitcher(10, { ir: 2, irs: 1 })] };
  const home = { notes: { ...team().notes, hit_batsmen: [{ batter: 101, pitcher: 10 }] } };
  assert.deepEqual(page(view(), box(away, home), "away").notes, [
    ["HR", "Player1 (3rd off Player10, 2 on)"],
    ["SF", "Player2"],
    ["DP", "Player5-Player3-Player2"],
    ["HBP", "Player1 (by Player10)"],
    ["Inherited-scored", "Player10 2-1"],
  ]);
});

test("a play makes the box score stale, and an answer that knows of it makes it fresh", () => {
  let state = [sync(view(), 9), { event: "box_score_data", data: box() }].reduce(reduce, EMPTY);
  assert.equal(state.boxIsStale, false);
  state = reduce(state, room(10, "dice_rolled", { kind: "at_bat", roll_id: "at_bat-1" }));
  assert.equal(state.boxIsStale, false);
  state = reduce(state, room(11, "play_resolved", play()));
  assert.equal(state.boxIsStale, true);
  state = reduce(state, { event: "box_score_data", data: box({}, {}, 10) });
  assert.equal(state.boxIsStale, true, "it was asked for before the play");
  state = reduce(state, { event: "box_score_data", data: box({}, {}, 11) });
  assert.equal(state.boxIsStale, false);
});
