// The ways of men and ball, the cards as they are drawn, and what is talked at the table.

import assert from "node:assert/strict";
import { test } from "node:test";
import { cellName, decider, drawnCard, inPrint, isRead, picked, results } from "../app/game/card.js";
import { flight, ways } from "../app/game/motion.js";
import { EMPTY, reduce } from "../app/game/reducer.js";
import { absenceInWords, absent, addressed, audiences, toWhom } from "../app/game/room.js";
import { basesInWords } from "../app/game/words.js";
import { GAME, play, roll, room, sync, view } from "./sample.mjs";

const joined = (change) => ({
  event: "game_joined",
  data: {
    game_id: GAME,
    side: "away",
    role: "player",
    epoch: 1,
    head_seq: 2,
    recovered: false,
    replayed: 0,
    members: [],
    ...change,
  },
});
const seated = (change = {}, state = view()) => ({
  ...[joined(), sync(state)].reduce(reduce, EMPTY),
  me: { user_id: "ann", name: "Ann" },
  ...change,
});

test("a man runs by every base on his way, and who is out does not get there", () => {
  const double = play({
    runners_advanced: [
      { from: 1, to: 4, lineup_id: 2 },
      { from: 0, to: 2, lineup_id: 1 },
    ],
  });
  assert.deepEqual(
    ways(double).map(({ id, stops, scores }) => [id, stops.join(), scores]),
    [
      [2, "first,second,third,home", true],
      [1, "home,first,second", false],
    ],
  );
  const out = play({
    runners_advanced: [{ from: 0, to: 0, lineup_id: 1 }],
    outs: [{ lineup_id: 1, kind: "at_first" }],
  });
  assert.deepEqual(ways(out), [{ id: 1, stops: ["home", "first"], isOut: true, scores: false }]);
});

test("nobody runs on a strikeout, nor who stays on his base", () => {
  const strikeout = { outcome: "strikeout", outs: [{ lineup_id: 1, kind: "strikeout" }] };
  const staying = [
    { from: 2, to: 2, lineup_id: 4 },
    { from: 0, to: 0, lineup_id: 1 },
  ];
  assert.deepEqual(ways(play({ ...strikeout, runners_advanced: staying })), []);
});

test("the ball goes where it was hit, a homer beyond the fence, and nowhere on a walk", () => {
  assert.equal(flight(play({ outcome: "groundball_b", hit_location: "SS" })).to, "SS");
  assert.equal(flight(play({ outcome: "homerun", hit_location: null })).to, "beyond CF");
  assert.equal(flight(play({ outcome: "walk" })), null);
  assert.equal(flight(play({ outcome: "single_1", hit_location: null })), null);
});

const rows = (cell) => Array.from({ length: 11 }, (_, index) => `${cell}${index + 2} | b | c`);

test("the half of a card that counts is by the hand of the one and the side of the other", () => {
  const own = {
    lineup_id: 1,
    batting: { own: { left: { power: "W", rows: rows("l") }, right: { power: "N", rows: rows("r") } } },
    pitching: null,
  };
  const state = seated({ cards: { 1: own } });
  // The pitcher of the sample throws left.
  const card = drawnCard(state, "batter", { batter: 1, pitcher: 110 });
  assert.deepEqual(card.columns, [1, 2, 3]);
  assert.equal(card.rows[5].cells[0].text, "l7");
  assert.equal(card.note, "Weak power");
  assert.ok(card.isKnown);
});

test("of a card that lies face down the cells that were read are known", () => {
  const reading = {
    card: "pitcher",
    against: "R",
    column: 4,
    row: 7,
    split: [1, 20],
    alternative: false,
    outcome: "homerun",
  };
  const state = reduce(seated(), room(3, "card_read", { roll_id: "at_bat-0", reading, printed: "HR" }));
  assert.equal(state.seen[cellName(110, reading)], "HR");
  assert.deepEqual([state.read.batter, state.read.pitcher], [1, 110]);
  const card = drawnCard(state, "pitcher", { batter: 2, pitcher: 110 });
  assert.ok(!card.isKnown);
  assert.equal(card.rows[5].cells[0].text, "HR");
  assert.equal(card.rows[6].cells[0].text, null);
});

test("a switch hitter bats from the side that the pitcher does not throw from", () => {
  const game = view();
  game.teams.away.players[0].bats = "S";
  const pitching = { left: rows("l"), right: rows("r") };
  const state = seated({ cards: { 110: { lineup_id: 110, batting: null, pitching } } }, game);
  assert.equal(drawnCard(state, "pitcher", { batter: 1, pitcher: 110 }).rows[0].cells[0].text, "r2");
});

test("a cell is cut into its shares, with the signs of print for its marks", () => {
  assert.deepEqual(
    results("1-12 DO** / 13-20 fly (cf) B [bphr]").map(({ share, text }) => [share, text]),
    [
      [[1, 12], "DO**"],
      [[13, 20], "fly (cf) B ◇"],
    ],
  );
  assert.deepEqual(
    results("strikeout ^ 1-10 SI** / 20 TR").map(({ share, isSecond }) => [share, isSecond]),
    [
      [null, false],
      [[1, 10], true],
      [[20, 20], true],
    ],
  );
  const [first, second] = results("1-8 HR / 9-20 WALK");
  const reading = { split: [9, 20], alternative: false };
  assert.ok(!isRead(first, reading) && isRead(second, reading));
});

test("what made something else of the print is told", () => {
  assert.match(decider({ decided_by: "ballpark" }), /resolution die/);
  assert.equal(decider({ decided_by: "print" }), "");
  assert.equal(inPrint("lo (ss) [bp1b]"), "lo (ss) ▽");
});

test("the dice pick a card, a column and a row; other dice none", () => {
  assert.deepEqual(picked(roll()), { card: "pitcher", column: 4, row: 7 });
  assert.equal(picked({ ...roll(), kind: "steal" }), null);
});

const said = (text, change = {}) => ({
  event: "chat",
  game_id: GAME,
  data: {
    user_id: "hal",
    name: "Hal",
    side: "home",
    audience: "room",
    text,
    timestamp: "2026-04-01T18:05:00.000Z",
    ...change,
  },
});

test("what others say is unread until the chat is opened, and a muted man is not heard", () => {
  let state = reduce(seated(), said("Hello"));
  state = reduce(state, said("Hi", { user_id: "ann" }));
  assert.equal(state.chat.unread, 1);
  assert.deepEqual(
    state.chat.said.map(({ text }) => text),
    ["Hello", "Hi"],
  );
  state = reduce(state, { event: "muted", data: { game_id: GAME, user_id: "hal", muted: true, for_all: false } });
  assert.equal(reduce(state, said("Me again")).chat.said.length, 2);
  state = reduce(state, { event: "muted", data: { game_id: GAME, user_id: "hal", muted: false, for_all: false } });
  assert.equal(reduce(state, said("Me again")).chat.said.length, 3);
});

test("a manager speaks to his team, who watches to those who do, and each to one alone", () => {
  const members = [
    { user_id: "ann", name: "Ann", role: "player" },
    { user_id: "hal", name: "Hal", role: "player" },
  ];
  const values = (change) => audiences(seated({ members, ...change })).map(([value]) => value);
  assert.deepEqual(values({}), ["room", "team", "user:hal"]);
  assert.deepEqual(values({ sides: [], role: "spectator" }), ["room", "spectators", "user:hal"]);
  assert.deepEqual(addressed("user:oidc:7"), { audience: "user", to: "oidc:7" });
  assert.deepEqual(addressed("team"), { audience: "team", to: undefined });
  assert.equal(toWhom({ audience: "user" }), "in private");
});

test("an announcement is told, before a game is known too", () => {
  const notice = { event: "announcement", data: { text: "Rain at ten", timestamp: "2026-04-01T18:05:00.000Z" } };
  assert.equal(reduce(EMPTY, notice).message.text, "Announcement: Rain at ten");
});

test("a manager who is not here is named, with the time since when", () => {
  const managers = { away: "ann", home: "hal" };
  const hal = { user_id: "hal", name: "Hal", role: "player" };
  let state = seated({ managers, members: [hal] });
  assert.deepEqual(absent(state), []);
  state = reduce(state, { event: "user_disconnected", data: { user_id: "hal", name: "Hal" }, at: 5 });
  assert.deepEqual(absent(state), [{ side: "home", name: "Hal", since: 5 }]);
  assert.equal(
    absenceInWords(state, () => "18:05"),
    "Hal, who manages Hosts, has been away since 18:05. What you enter is saved, and waits for him.",
  );
  state = reduce(state, { event: "user_connected", data: { ...hal, side: "home" } });
  assert.equal(
    absenceInWords(state, () => "18:05"),
    "",
  );
  const open = reduce(seated({ managers: { away: "ann", home: null } }), { event: "heartbeat", data: {} });
  assert.equal(
    absenceInWords(open, () => ""),
    "Nobody manages Hosts yet.",
  );
  assert.deepEqual(
    reduce(open, { event: "side_taken", data: { game_id: GAME, side: "home", user_id: "hal" } }).managers,
    managers,
  );
});

test("the bases in words", () => {
  const words = (first, second, third) => basesInWords(view({ bases: { first, second, third } }));
  assert.deepEqual(
    [words(null, null, null), words(1, null, 3), words(1, 2, 3)],
    ["Bases empty", "Runners on first and third", "Bases loaded"],
  );
});
