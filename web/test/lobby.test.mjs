// The lobby: lists of games, new games, links, and teams that are pasted.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inviteCode, inviteLink, readArrival, readPass } from "../app/lobby/arrival.js";
import { ago, doable, grouped, managersWords, standing, turnOf } from "../app/lobby/games.js";
import { readJson } from "../app/lobby/json-lines.js";
import { cardsFault, placed, seatFaults, toCreateGame } from "../app/lobby/new-game.js";
import { DEFAULTS, OPTIONS, toOptions } from "../app/lobby/options.js";
import { EXAMPLE, readRoster } from "../app/lobby/roster.js";
import { formOf, stateOf } from "../app/lobby/tell-me.js";
import { GAME, view } from "./sample.mjs";

const summary = (change = {}) => ({
  game_id: GAME,
  teams: { away: "Visitors", home: "Hosts" },
  score: { away: 2, home: 3 },
  inning: 4,
  half: "bottom",
  status: "playing",
  managers: { away: "ann", home: "hal" },
  private: false,
  updated_at: "2026-04-01T18:05:00.000Z",
  ...change,
});

test("whose move it is, is told to whoever plays", () => {
  const state = view({ waiting_for: ["home"] });
  assert.deepEqual(turnOf(summary(), state, "hal"), { isMine: true, words: "Your turn" });
  assert.deepEqual(turnOf(summary(), state, "ann"), { isMine: false, words: "Hosts to move" });
  assert.equal(turnOf(summary(), undefined, "ann"), null);
  assert.equal(turnOf(summary({ status: "final" }), state, "hal"), null);
  const asked = view({ waiting_for: ["home"], take_back: { to_seq: 4, play_number: 1, asked_by: "home" } });
  assert.ok(turnOf(summary(), asked, "ann").isMine, "a take-back is answered by the other");
  const open = summary({ status: "open", managers: { away: null, home: "hal" } });
  assert.equal(turnOf(open, state, "hal"), null);
  assert.equal(standing(open), "Waits for a manager of the visitors");
});

test("ready marks are shown only where the state has them", () => {
  const game = summary({ status: "open" });
  const before = view({ phase: "before_game", waiting_for: [] });
  assert.equal(doable(game, before, "hal", false).ready, null);
  assert.equal(turnOf(game, before, "hal").words, "Ready to start");
  const marked = { ...before, ready: { away: false, home: true } };
  assert.deepEqual(doable(game, marked, "hal", false).ready, { isReady: true });
  assert.equal(doable(game, marked, "eve", false).ready, null);
  assert.deepEqual(doable(summary({ status: "open", managers: { away: "hal", home: "hal" } }), marked, "hal", true).ready, {
    isReady: false,
  });
  assert.deepEqual(turnOf(game, marked, "hal"), { isMine: false, words: "You are ready, your opponent is not yet" });
  assert.deepEqual(turnOf(game, marked, "ann"), { isMine: true, words: "Say when you are ready; either of you starts it at the table" });
  assert.match(turnOf(game, { ...before, ready: { away: true, home: true } }, "ann").words, /start it/);
});

test("what can be done with a game depends on who asks and how far it is", () => {
  const open = summary({ status: "open", managers: { away: null, home: "hal" } });
  assert.deepEqual(doable(open, undefined, "hal", true), { table: "sit", replay: false, invite: ["away"], ready: null });
  assert.deepEqual(doable(open, undefined, "eve", false), { table: "watch", replay: false, invite: [], ready: null });
  assert.deepEqual(doable(summary({ status: "final" }), undefined, "hal", true), { table: "box", replay: true, invite: [], ready: null });
});

test("own games are grouped, those that wait for one first", () => {
  const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => id.repeat(8));
  const games = [
    summary({ game_id: a }),
    summary({ game_id: b, status: "final" }),
    summary({ game_id: c }),
    summary({ game_id: d, status: "suspended" }),
  ];
  const states = new Map([
    [a, view({ waiting_for: ["away"] })],
    [c, view({ waiting_for: ["home"] })],
  ]);
  const told = grouped(games, states, "hal").map(({ heading, games: here }) => [heading, here.map(({ game_id }) => game_id[0]).join("")]);
  assert.deepEqual(told, [
    ["Your move", "c"],
    ["Under way", "a"],
    ["Suspended", "d"],
    ["Finished", "b"],
  ]);
});

test("games are told in words", () => {
  assert.equal(standing(summary()), "Bottom of 4th");
  assert.equal(standing(summary({ status: "suspended" })), "Suspended, bottom of 4th");
  assert.equal(standing(summary({ status: "open" })), "Not started");
  assert.equal(managersWords(summary(), "hal"), "Visitors: ann · Hosts: you");
  assert.equal(managersWords(summary({ managers: { away: "hal", home: "hal" } }), "hal"), "You manage both teams");
  assert.equal(managersWords(summary({ managers: { away: null, home: "hal" } }), "eve"), "Visitors: open · Hosts: hal");
  const at = Date.parse("2026-04-01T18:05:00.000Z");
  assert.deepEqual(
    [0, 5, 200, 4000].map((minutes) => ago("2026-04-01T18:05:00.000Z", at + minutes * 60_000)),
    ["just now", "5 min ago", "3 h ago", "3 days ago"],
  );
});

const CODE = "abcdefghijklmnopqrstuvwx23";

test("a link brings a view, an invite or a seat", () => {
  assert.equal(readArrival("#final").view, "final");
  assert.equal(readArrival("#nonsense").view, "mine");
  assert.equal(readArrival(`#invite=${CODE}`).invite, CODE);
  assert.equal(readArrival(`#game=${GAME}&seat=ab12`).seat, "ab12");
  assert.equal(readArrival(`#game=${GAME}`).game, GAME, "whoever signs in goes back to his table");
  assert.equal(inviteCode(inviteLink("https://games.example", CODE)), CODE);
  assert.equal(inviteCode("too short"), null);
});

test("a token or a demo's link lets one in", () => {
  assert.deepEqual(readPass(` http://127.0.0.1:8080/#game=${GAME}&seat=ab12 `), { seat: "ab12" });
  assert.deepEqual(readPass("eyJh.eyJz.c2ln"), { token: "eyJh.eyJz.c2ln" });
  assert.equal(readPass("hello"), null);
});

test("the options at first are the engine's", () => {
  const source = readFileSync(new URL("../../crates/engine/src/options.rs", import.meta.url), "utf8");
  const [block] = /BANDBOX_1: Self = Self \{[^}]*\}/.exec(source);
  const value = (text) => ({ None: null, true: true, false: false, "RarePlayTrigger::HundredSidedOne": "d100_1" })[text] ?? Number(text);
  const engine = Object.fromEntries(
    [...block.matchAll(/(\w+): ([\w:]+),/g)].map(([, key, text]) => [key, text === "None" ? null : value(text)]),
  );
  assert.deepEqual(toOptions(DEFAULTS), engine);
  const keys = OPTIONS.flatMap(({ options }) => options).map(({ key }) => key);
  assert.deepEqual([...keys].sort(), Object.keys(engine).sort(), "each option of the engine can be chosen");
});

test("options that may be off are numbers when they are on", () => {
  const chosen = toOptions({ ...DEFAULTS, innings: "7", extra_inning_runner: "2", mercy: "10-5", pitcher_min_batters: "3" });
  assert.equal(chosen.extra_inning_runner, 9);
  assert.deepEqual(chosen.mercy, { runs: 10, after_inning: 5 });
  assert.equal(chosen.pitcher_min_batters, 3);
});

test("the form becomes a game: invited, named and own seats", () => {
  const { team } = readRoster(EXAMPLE);
  const form = {
    mode: "manual",
    teams: { away: { ...team, cards: [{ player: "x" }] }, home: team },
    seats: { away: "invite", home: "me" },
    users: { away: "", home: "" },
    options: DEFAULTS,
    isPrivate: true,
    spectators: "5",
  };
  const game = toCreateGame(form);
  assert.deepEqual(game.managers, {});
  assert.deepEqual(game.access, { private: true, max_spectators: 5, open_sides: ["away"] });
  assert.equal(game.setup.teams.away.cards, undefined, "a manual game needs no cards");
  const named = toCreateGame({
    ...form,
    mode: "cards",
    seats: { away: "user", home: "me" },
    users: { away: " ann ", home: "" },
    spectators: "all",
  });
  assert.deepEqual(named.managers, { away: "ann" });
  assert.deepEqual(named.access, { private: true, open_sides: [] });
  assert.equal(named.setup.teams.away.cards.length, 1);
  assert.equal(seatFaults({ seats: { away: "user", home: "me" }, users: { away: " ", home: "" } }).length, 1);
});

test("a team without cards is told so before a digital game is asked for", () => {
  const { team } = readRoster(EXAMPLE);
  assert.match(cardsFault(team, "cards", DEFAULTS).message, /no cards/);
  assert.equal(cardsFault(team, "manual", DEFAULTS), null);
  const withCards = { ...team, cards: [{ player: "x" }] };
  assert.equal(cardsFault(withCards, "cards", DEFAULTS), null);
  assert.match(cardsFault(withCards, "cards", { ...DEFAULTS, injuries: true }).message, /Leave Injuries off/);
});

test("a roster is read, a man a line", () => {
  const { team, faults, lineOf } = readRoster(EXAMPLE);
  assert.deepEqual(faults, []);
  assert.deepEqual([team.name, team.abbreviation, team.roster.length, team.lineup.length], ["Harbor Gulls", "HRB", 12, 9]);
  assert.deepEqual(team.lineup[4], { player: "dieter-brandt", role: "DH" });
  assert.equal(team.starting_pitcher, "walt-sorensen");
  assert.deepEqual(team.roster[1].fielding, [{ position: "2B" }, { position: "SS" }]);
  assert.equal(team.roster[6].bats, "S");
  assert.equal(lineOf("roster[1].name"), 3);
  assert.equal(lineOf("lineup[0].player"), 2);
  assert.equal(lineOf("cards[0]"), null);
});

test("men of one name are told apart, and comments and empty lines are passed over", () => {
  const { team, lineOf } = readRoster(`# ours\n\n${EXAMPLE}\n- Boyd Tillery, RF, R/R\n`);
  assert.deepEqual(team.roster.slice(-1)[0].id, "boyd-tillery-2");
  assert.equal(lineOf("roster[0].name"), 4);
});

const faultsOf = (change) => readRoster(change(EXAMPLE)).faults.map(({ line, message }) => `${line}: ${message}`);

test("what is wrong with a roster is said at its line", () => {
  assert.match(faultsOf((text) => text.replace("2B/SS", "2C"))[0], /^3: "2C" is no position/);
  assert.match(faultsOf((text) => text.replace("L/R\n2", "left\n2"))[0], /^2: "left" should say how he bats/);
  assert.match(faultsOf((text) => text.replace("Tobe Okonkwo, 1B, R/R", "Tobe Okonkwo"))[0], /^4: Write name, positions and hands/);
  assert.match(faultsOf((text) => text.replace("5 Dieter", "- Dieter"))[0], /^null: Nobody bats in place 5/);
  assert.match(faultsOf((text) => text.replace("5 Dieter", "4 Dieter")).join(), /^6: Place 4 of the order is on line 5 already\.$/);
  assert.match(faultsOf((text) => text.replace("P Walt", "- Walt"))[0], /^null: Nobody pitches/);
  assert.match(faultsOf((text) => text.replace("Harbor Gulls, HRB", "Harbor Gulls"))[0], /^1: Write what scoreboards show/);
  assert.match(faultsOf((text) => text.replace("9 Eddie Nakamura, SS", "9 Eddie Nakamura, C"))[0], /^10: C is played by the man on line 9/);
  assert.match(faultsOf((text) => text.split("\n").slice(1).join("\n"))[0], /^1: The first line is the team/);
  assert.match(readRoster("  ").faults[0].message, /Paste a team/);
});

test("a team as JSON is read, and where it is no JSON the line is named", () => {
  const { team } = readRoster(EXAMPLE);
  const text = JSON.stringify(team, null, 2);
  const read = readRoster(text);
  assert.deepEqual(read.team, team);
  const line = text.split("\n").findIndex((row) => row.includes("Okonkwo")) + 1;
  assert.equal(read.lineOf("roster[2].name"), line);
  assert.equal(read.lineOf("roster[2].running"), line - 2, "of what is missing, where it would be");
  const broken = readRoster(text.replace('"bats": "R",', '"bats": "R"'));
  assert.match(broken.faults[0].message, /a comma or } is due/);
  assert.equal(broken.faults[0].line, text.split("\n").findIndex((row) => row.includes('"bats": "R"')) + 2);
  assert.match(
    readRoster('{"name": "x"}')
      .faults.map(({ message }) => message)
      .join(),
    /no "roster"/,
  );
  assert.match(readRoster("{\n name: 1 }").faults[0].message, /double quotes/);
});

test("JSON is read as the browser reads it", () => {
  for (const file of ["terns", "lanterns"]) {
    const text = readFileSync(new URL(`../../cards/${file}.json`, import.meta.url), "utf8");
    assert.deepEqual(readJson(text).value, JSON.parse(text));
    assert.notEqual(readRoster(text).team, null);
  }
  const odd = '{"a": [1, -2.5e3, "x\\"\\u00e9", true, null, [], {}], "b": {"c": ""}}';
  assert.deepEqual(readJson(odd).value, JSON.parse(odd));
  for (const bad of ["{", "[1,]", "[1 2]", '{"a" 1}', '"x', "{} {}", "nope", '{"a": 01}'])
    assert.throws(() => readJson(bad), { name: "Error" }, bad);
});

test("what the server refuses stands beside the team it is about", () => {
  const { lineOf } = readRoster(EXAMPLE);
  const faults = [
    { field: "data.setup.teams.home.roster[1].name", message: "is too long" },
    { field: "setup.teams.away.cards", message: "a card is missing" },
    { field: "setup.options.innings", message: "is 3 to 9" },
    { field: "setup.teams.away.roster[3].bunt", message: "is needed" },
    { field: "setup.teams.away.roster[7].bunt", message: "is needed" },
  ];
  const found = placed(faults, { away: () => null, home: lineOf });
  assert.deepEqual(found.teams.home, [{ line: 3, message: "is too long (roster[1].name)" }]);
  assert.deepEqual(found.teams.away, [
    { line: null, message: "cards: a card is missing" },
    { line: null, message: "roster[].bunt: is needed" },
  ]);
  assert.deepEqual(found.rest, ["setup.options.innings: is 3 to 9"]);
});

test("a channel of Discord is known by its address, and any other is told as JSON", () => {
  const forms = {
    "https://discord.com/api/webhooks/1/x": "discord",
    "https://canary.discord.com/api/webhooks/1/x": "discord",
    "https://discordapp.com/api/webhooks/1/x": "discord",
    "https://discord.com/channels/1": "json",
    "https://notdiscord.com/api/webhooks/1/x": "json",
    "https://discord.com.example/api/webhooks/1/x": "json",
    nonsense: "json",
  };
  for (const [url, form] of Object.entries(forms)) assert.equal(formOf(url), form, url);
});

test("an address that failed says so, and one that is called no more says what to do", () => {
  const webhook = { url: "https://a.example", form: "json", stopped: false };
  assert.match(stateOf(webhook), /called when it is your turn/);
  assert.match(stateOf({ ...webhook, trouble: "it answered 500" }), /The last time that failed: It answered 500\./);
  assert.match(stateOf({ ...webhook, trouble: "it answered 410 Gone", stopped: true }), /no more: it answered 410 Gone\. Set it anew/);
});
