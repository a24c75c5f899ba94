// The replay: a game folded into moments, the chance of winning at each, and the clock that plays them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Fold } from "../app/replay/fold.js";
import { Playback } from "../app/replay/playback.js";
import { asPlayed, asTable, baseOut, homeWins, turningPoints } from "../app/replay/win-probability.js";
import { recorded } from "./recorded.mjs";
import { view } from "./sample.mjs";

for (const name of ["comeback", "slugfest", "walk_off", "twelve_innings"]) {
  test(`${name} is replayed to the score it ended with, each batter in his turn`, () => {
    const events = recorded(name);
    const { moments } = new Fold().take(events);
    const ended = events.find(({ event }) => event === "game_ended").data.result;
    const last = moments.at(-1);
    assert.equal(last.kind, "final");
    assert.deepEqual(last.state.game.score, ended.score);
    assert.deepEqual(last.state.game.line_score.runs, ended.score);
    const plays = moments.filter(({ kind }) => kind === "play");
    assert.equal(plays.length, events.filter(({ event }) => event === "play_resolved").length);
    moments.forEach((moment, index) => {
      const next = moments[index + 1]?.play;
      if (!next) return;
      assert.equal(moment.next.batter, next.batter, `before play ${next.play_number}`);
      assert.equal(moment.next.pitcher, next.pitcher, `before play ${next.play_number}`);
      for (const { from, lineup_id } of next.runners_advanced) {
        if (from > 0) assert.equal(Object.values(moment.next.bases)[from - 1], lineup_id, `runner of play ${next.play_number}`);
      }
      assert.ok(moment.next.outs < 3);
    });
  });
}

test("a game that is followed live folds as one that is read at once", () => {
  const events = recorded("walk_off");
  const live = new Fold();
  for (const event of events) live.take([event]);
  // What comes twice counts once.
  live.take(events.slice(-40));
  const whole = new Fold().take(events);
  assert.equal(live.moments.length, whole.moments.length);
  assert.deepEqual(live.moments.at(-2).next, whole.moments.at(-2).next);
  assert.ok(live.isOver);
});

test("every roll belongs to the play it was made for", () => {
  const events = recorded("twelve_innings");
  const { moments } = new Fold().take(events);
  const rolls = moments.flatMap((moment) => moment.rolls);
  assert.deepEqual(
    rolls.map(({ roll_index }) => roll_index),
    rolls.map((_, index) => index),
  );
  for (const { play, rolls: own } of moments) {
    if (play?.roll_id)
      assert.ok(
        own.some(({ roll_id }) => roll_id === play.roll_id),
        `play ${play.play_number}`,
      );
  }
});

test("a play that is taken back is no moment, and the game stands as when its dice fell", () => {
  const events = recorded("comeback");
  const at = events.findIndex(({ event }) => event === "play_resolved");
  const upTo = events.slice(0, at + 1);
  const { roll_id, play_number } = events[at].data;
  const back = { event: "play_taken_back", game_id: events[0].game_id, seq: upTo.length + 1, data: { roll_id, play_number } };
  const { moments } = new Fold().take([...upTo, back]);
  assert.deepEqual(
    moments.map(({ kind }) => kind),
    ["opening"],
  );
  assert.equal(moments[0].next.batter, events[at].data.batter);
  const again = { ...events[at], seq: back.seq + 1 };
  assert.equal(new Fold().take([...upTo, back, again]).moments.at(-1).play.play_number, play_number);
  assert.equal(new Fold().take([...upTo, back, again]).moments.at(-1).rolls.length, 1);
});

test("men who come in stand where they belong", () => {
  const [created, ...rest] = recorded("comeback");
  const at = rest.findIndex(({ event }) => event === "game_started");
  const begun = [created, ...rest.slice(0, at + 1)];
  const fold = new Fold().take(begun);
  const { lineups } = fold.moments[0].next;
  const [first] = lineups.away.batting_order;
  let seq = begun.length;
  const tell = (event, data) => fold.take([{ event, game_id: created.game_id, seq: (seq += 1), data }]);
  const play = { outs: [], errors: [], outs_recorded: 0, runs_scored: 0, is_hit: true, description: "singled" };
  tell("play_resolved", {
    ...play,
    play_number: 1,
    batter: first.lineup_id,
    pitcher: lineups.home.pitcher,
    runners_advanced: [{ from: 0, to: 1, lineup_id: first.lineup_id }],
  });
  tell("player_substituted", { kind: "pinch_runner", side: "away", out: first.lineup_id, in: 12, position: null });
  tell("player_substituted", { kind: "pitcher", side: "home", out: lineups.home.pitcher, in: 114, position: "P" });
  const { next } = fold.moments.at(-1);
  assert.deepEqual(next.bases, { first: 12, second: null, third: null });
  assert.equal(next.lineups.away.batting_order[0].lineup_id, 12);
  assert.equal(next.batter, lineups.away.batting_order[1].lineup_id);
  assert.equal(next.pitcher, 114);
});

test("a game that was really played is replayed from what its scorer told", () => {
  const [created] = recorded("comeback");
  const fold = new Fold().take([created]);
  const { lineups } = fold.moments[0].next;
  const [first, second] = lineups.away.batting_order;
  let seq = 1;
  const scored = (description, entry) =>
    fold.take([{ event: "scored", game_id: created.game_id, seq: (seq += 1), data: { description, entry } }]);
  const play = {
    kind: "single",
    outs: [],
    errors: [],
    outs_recorded: 0,
    runs_scored: 0,
    rbi: 0,
    is_hit: true,
    pitcher: lineups.home.pitcher,
  };
  scored("singled", {
    play: {
      ...play,
      description: "singled",
      play_number: 1,
      batter: first.lineup_id,
      runners_advanced: [{ from: 0, to: 1, lineup_id: first.lineup_id }],
    },
  });
  scored("ran", { change: { player: 12, slot: 1, duty: "pinch_runner" } });
  scored("pitched", { change: { player: 114, slot: null, duty: { fields: "P" } } });
  const { next, kind } = fold.moments.at(-1);
  assert.equal(kind, "play");
  assert.equal(next.bases.first, 12);
  assert.deepEqual([next.batter, next.pitcher], [second.lineup_id, 114]);
});

/** Every cell says where it is: inning, outs and bases, margin. */
const half = (add) =>
  Array.from({ length: 9 }, (_, inning) =>
    Array.from({ length: 24 }, (_, situation) => Array.from({ length: 21 }, (_, margin) => add + inning * 600 + situation * 21 + margin)),
  );
const TABLE = asTable({ note: "a fixture", innings: 9, margin: 10, home_win: { top: half(0), bottom: half(1) } });
const cell = (place) => homeWins(TABLE, view(place)) * 10_000;

test("outs and bases are numbered as the table has them", () => {
  const bases = (first, second, third) => ({ first, second, third });
  assert.equal(baseOut({ outs: 0, bases: bases(null, null, null) }), 0);
  assert.equal(baseOut({ outs: 1, bases: bases(7, null, null) }), 9);
  assert.equal(baseOut({ outs: 2, bases: bases(7, 8, 9) }), 23);
  assert.equal(baseOut({ outs: 0, bases: bases(null, 8, 9) }), 6);
});

test("the chance is looked up by inning, half, situation and margin, each kept within the table", () => {
  const near = (place, expected) => assert.ok(Math.abs(cell(place) - expected) < 1e-6, `${cell(place)} is not ${expected}`);
  near({}, 10);
  near({ half: "bottom", score: { away: 2, home: 5 } }, 1 + 13);
  near({ inning: 3, outs: 1, score: { away: 4, home: 0 } }, 2 * 600 + 8 * 21 + 6);
  near({ inning: 14, score: { away: 0, home: 30 } }, 8 * 600 + 20);
  near({ inning: 1, options: { innings: 3 } }, 6 * 600 + 10);
  near({ inning: 5, options: { innings: 3 } }, 8 * 600 + 10);
});

test("a game that is over is won or lost, and a file that is none is no table", () => {
  const over = (winner) => homeWins(TABLE, view({ result: { ending: "regulation", score: { away: 1, home: 2 }, winner } }));
  assert.deepEqual([over("home"), over("away"), over(null)], [1, 0, null]);
  assert.equal(asTable({}), null);
  assert.equal(asTable(null), null);
});

test("the plays that turned the game most are named, the greatest first", () => {
  assert.deepEqual(turningPoints([0.5, 0.52, 0.7, 0.69, 0.2, null, 0.9], 2), [4, 2]);
});

test("the replay plays by itself to the end, and begins again from there", () => {
  const clock = [];
  const later = { set: (act, ms) => clock.push({ act, ms }), clear: () => undefined };
  let shown = 0;
  const playback = new Playback(() => (shown += 1), later);
  playback.grow(3);
  assert.equal(playback.at, 0);
  playback.atSpeed(2);
  playback.toggle();
  assert.equal(clock.at(-1).ms, 1200);
  clock.at(-1).act();
  clock.at(-1).act();
  assert.deepEqual([playback.at, playback.isPlaying], [2, false]);
  playback.toggle();
  assert.equal(playback.at, 0);
  playback.go(99);
  playback.grow(5);
  assert.equal(playback.at, 4, "who stood at the end stays there");
  playback.step(-1);
  playback.grow(6);
  assert.equal(playback.at, 3);
  assert.ok(shown > 5);
});

test("that a game was given up is not the work of its last play", () => {
  const given = view({ result: { ending: { forfeit: "home" }, score: { away: 9, home: 0 }, winner: "away" } });
  assert.equal(homeWins(TABLE, given), 0);
  assert.equal(homeWins(TABLE, asPlayed(given)), homeWins(TABLE, view()));
});
