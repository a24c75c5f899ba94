// What the table makes of the server's frames, and what it lets a person do.

import assert from "node:assert/strict";
import { test } from "node:test";
import { holdable, infieldDepths, mayLetGo, outfieldDepths } from "../app/game/defense.js";
import { halves } from "../app/game/halves.js";
import { offenseOptions } from "../app/game/offense.js";
import { ask } from "../app/game/questions.js";
import { EMPTY, reduce } from "../app/game/reducer.js";
import { Store } from "../app/game/store.js";
import { permitted, waitingLine } from "../app/game/turn.js";
import { ordinal } from "../app/game/view.js";
import { decisionsInWords, fatigueWords } from "../app/game/words.js";
import { GAME, play, roll, room, sync, update, view } from "./sample.mjs";

const joined = (change) => ({
  event: "game_joined",
  re: "w-1",
  data: { game_id: GAME, side: "away", role: "player", epoch: 1, head_seq: 2, recovered: false, replayed: 0, members: [], ...change },
});
const fold = (...frames) => frames.reduce(reduce, EMPTY);
const seated = (side, state = view()) => fold(joined({ side }), sync(state));

test("a plate appearance is followed from the decisions to the run", () => {
  let state = seated("away");
  const { game } = state;
  const steps = [
    room(3, "defensive_decision_submitted", { decision: null, disclosed: null }),
    update(3, { ...game, waiting_for: ["away"] }),
  ];
  state = steps.reduce(reduce, state);
  assert.ok(state.game.decisions.defense_in);
  assert.equal(state.game.decisions.defense, null);
  assert.ok(permitted(state).bat && !permitted(state).roll);

  const disclosed = { defense: { infield_depth: "normal" }, offense: { action: "swing_away" } };
  state = reduce(state, room(4, "offensive_decision_submitted", { decision: disclosed.offense, disclosed }));
  state = reduce(state, update(4, { ...game, phase: "roll_due", waiting_for: ["away", "home"] }));
  assert.equal(state.game.decisions.defense.infield_depth, "normal");
  assert.ok(permitted(state).roll);

  state = reduce(state, room(5, "dice_rolled", roll()));
  assert.ok(!permitted(state).roll, "the dice have fallen, though it is not told yet what is due");
  state = reduce(state, update(5, { ...game, phase: "outcome_due", waiting_for: ["away"] }));
  assert.equal(state.game.pending_roll.roll_id, "at_bat-0");
  assert.ok(permitted(state).report && !state.doubt);

  state = reduce(state, room(6, "play_resolved", play()));
  state = reduce(state, update(6, { ...game, score: { away: 1, home: 0 }, batter: 2, last_play: 1 }));
  assert.equal(state.game.pending_roll, null);
  assert.deepEqual(state.game.line_score.innings, [[1, null]]);
  assert.equal(state.game.line_score.hits.away, 1);
  assert.deepEqual(state.entries.map(({ seq, inning, half }) => [seq, inning, half]), [[6, 1, "top"]]);
  assert.equal(state.seq, 6);
  assert.ok(!state.game.decisions.defense_in);
});

test("runs, errors and men left on base go to their half-inning", () => {
  let state = seated("home");
  state = reduce(state, room(3, "play_resolved", play({ runs_scored: 0, is_hit: false, errors: [{ position: "SS", bases: 1 }] })));
  state = reduce(state, room(4, "half_inning_ended", { inning: 1, half: "top", left_on_base: [1, 2] }));
  state = reduce(state, room(5, "inning_changed", { inning: 1, half: "bottom", placed_runner: null }));
  assert.deepEqual(state.game.line_score.innings, [[0, 0]]);
  state = reduce(state, room(6, "play_resolved", play({ play_number: 2, runs_scored: 2, batter: 101 })));
  state = reduce(state, room(7, "inning_changed", { inning: 2, half: "top", placed_runner: null }));
  const { innings, errors, left_on_base, runs } = state.game.line_score;
  assert.deepEqual(innings, [[0, 2], [0, null]]);
  assert.deepEqual([errors.home, left_on_base.away, runs.home], [1, 2, 2]);
});

test("a card that the server read is told with the play", () => {
  const reading = { card: "pitcher", against: "R", column: 4, row: 7, split: [1, 8], outcome: "homerun" };
  const state = reduce(seated("home"), room(6, "card_read", { roll_id: "at_bat-0", reading, printed: "1-8 HR / 9-20 WALK" }));
  assert.equal(state.entries[0].note, "The pitcher's card, column 4, row 7: 1-8 HR / 9-20 WALK");
  assert.equal(state.seq, 6);
});

test("a state older than what is known changes nothing", () => {
  const state = reduce(seated("away"), room(5, "dice_rolled", roll()));
  assert.equal(reduce(state, update(4, view({ outs: 2 }))), state);
});

test("what the table cannot know by itself puts it in doubt", () => {
  const state = seated("home");
  const swap = { kind: "pitcher", side: "home", out: 110, in: 112, position: "P" };
  assert.ok(reduce(state, room(3, "player_substituted", swap)).doubt);
  assert.ok(reduce(state, room(3, "decision_dropped", { side: "home" })).doubt);
  assert.ok(reduce(state, update(3, view({ phase: "outcome_due", waiting_for: ["away"] }))).doubt);
});

test("events that are not known change nothing, and none do before the first state", () => {
  const state = seated("away");
  assert.equal(reduce(state, { event: "fireworks", data: {} }), state);
  assert.equal(reduce(EMPTY, room(3, "dice_rolled", roll())), EMPTY);
});

test("plays of the history and of the state are listed once, in order", () => {
  const past = (seq, number) => ({ seq, inning: 1, half: "top", play: play({ play_number: number }) });
  const state = fold(joined(), sync(view({ last_play: 2 }), 9, [past(9, 2)]));
  const { entries } = reduce(state, { event: "play_history", re: "w-2", data: { plays: [past(5, 1), past(9, 2)], next: null } });
  assert.deepEqual(entries.map(({ seq }) => seq), [5, 9]);
});

test("each side may do what is its own; a spectator nothing; both managers all", () => {
  const away = permitted(seated("away"));
  assert.deepEqual([away.bat, away.defend, away.pinchHit, away.changeFielders], [true, false, true, false]);
  const home = permitted(seated("home"));
  assert.deepEqual([home.bat, home.defend, home.pinchHit, home.changeFielders], [false, true, false, true]);
  const watching = fold(joined({ side: null, role: "spectator" }), sync());
  assert.ok(Object.values(permitted(watching)).every((may) => !may));
  const both = permitted({ ...seated("home"), sides: ["away", "home"] });
  assert.ok(both.bat && both.defend);
});

test("one who holds both sides keeps them when he joins again", () => {
  const state = { ...seated("home"), sides: ["away", "home"] };
  assert.deepEqual(reduce(state, joined({ side: "home" })).sides, ["away", "home"]);
});

test("the line of the turn says who must act", () => {
  assert.equal(waitingLine(seated("away")), "Your move: choose what your batter does. Hosts must decide too.");
  const reading = view({ phase: "outcome_due", waiting_for: ["away"], pending_roll: roll() });
  assert.equal(waitingLine(seated("home", reading)), "Waiting for Visitors to read the card and report the outcome.");
  const result = { ending: { forfeit: "away" }, score: { away: 0, home: 9 }, winner: "home" };
  const over = view({ phase: "final", waiting_for: [], result });
  assert.equal(waitingLine(seated("home", over)), "Final: Hosts 9, Visitors 0, by forfeit.");
});

test("a choice is asked in words, its default first, of the side that must answer", () => {
  const question = { send: { attempt: "second_to_home", number: 14 } };
  const on = view({ phase: "choice_due", waiting_for: ["away"], bases: { first: null, second: 4, third: null }, question });
  const state = seated("away", on);
  const { sentences, answers } = ask(state.game, state.choice);
  assert.equal(sentences[0], "VIS Player4 on second may try for home: does he go?");
  assert.deepEqual(answers.map(({ answer }) => answer), ["hold", "send"]);
  assert.ok(permitted(state).answer && !permitted(seated("home", on)).answer);
});

test("only on a try for third after a catch may a runner turn back, and a 20 puts him out", () => {
  const formula = { arm: true, modifier: -5, lowest: 1, highest: 19 };
  const read = (attempt, d20) => ask(view(), { side: "away", question: { read_attempt: { attempt, d20, formula } }, play: { hit_location: "RF" } });
  const answers = (...facts) => read(...facts).answers.map(({ answer }) => answer);
  assert.deepEqual(answers("tag_to_third", 12), ["back", "safe"]);
  assert.deepEqual(answers("tag_to_third", 20), ["out", "safe"]);
  assert.deepEqual(answers("first_to_third", 12), ["out", "safe"]);
  assert.match(read("tag_to_third", 12).sentences[1], /arm of the RF, minus 5/);
});

test("a check is read off the charts: each result with each error, but no error on a pitch", () => {
  const check = { position: "C", d20: 20, error_total: 18, rare: false, range_results: ["G1", "WP"], error_bases: [0, 2] };
  const { sentences, answers } = ask(view(), { side: "home", question: { read_x_check: check }, play: null });
  assert.match(sentences[1], /row 18/);
  const read = (range_result, error_bases) => ({ x_check: { range_result, error_bases } });
  assert.deepEqual(answers.map(({ answer }) => answer), [read("G1", 0), read("G1", 2), read("WP", 0)]);
  assert.deepEqual(answers.map(({ label }) => label), ["G1, no error", "G1, 2-base error", "WP, no error"]);
});

test("the offense is offered what the server lists, each runner by name", () => {
  const option = (action, ...steal_attempts) => ({ action, steal_attempts });
  const offense_options = [
    option("swing_away"),
    option("sac_bunt"),
    option("check_jump", 2),
    option("check_jump", 2, 3),
    option("steal", 2),
    option("steal", 2, 3),
  ];
  const game = view({ bases: { first: 3, second: 4, third: null }, offense_options });
  const offered = offenseOptions(game);
  assert.deepEqual(
    offered.map(({ label }) => label),
    ["Swing away", "Sacrifice bunt", "See what lead Player3 gets off first", "Player3 steals second", "Double steal: second and third"],
  );
  assert.deepEqual(offered[3].decision, option("steal", 2));
});

test("a jump is told, and when nobody goes both managers decide again", () => {
  const decisions = { defense_in: true, offense_in: true, defense: { hold_runners: [] }, offense: { action: "check_jump", steal_attempts: [2] } };
  const state = seated("away", view({ phase: "roll_due", decisions }));
  const jump = { runner: 3, from: 1, jump: "good_lead", goes_on: true, description: "Player3 got a good lead off first" };
  const gone = reduce(state, room(3, "jump_taken", jump));
  assert.equal(gone.entries.at(-1).note, "Player3 got a good lead off first");
  assert.ok(gone.game.decisions.offense_in);
  const over = reduce(state, room(3, "jump_taken", { ...jump, jump: "balked", goes_on: false, description: null }));
  assert.equal(over.entries.length, 0);
  assert.ok(!over.game.decisions.offense_in);
});

test("a runner without a lead who stays brings new decisions", () => {
  const question = { go_without_lead: { number: 13 } };
  const bases = { first: 3, second: null, third: null };
  const decisions = { defense_in: true, offense_in: true, defense: {}, offense: {} };
  const state = seated("away", view({ phase: "choice_due", waiting_for: ["away"], bases, question, decisions }));
  const { sentences, answers } = ask(state.game, state.choice);
  assert.deepEqual(sentences, ["VIS Player3 on first has no lead. Does he go for second all the same?", "Safe if the twenty-sided die shows 13 or less: 65 in 100."]);
  assert.deepEqual(answers.map(({ label }) => label), ["Hold him", "Send him"]);
  const stayed = reduce(state, room(3, "choice_made", { side: "away", choice: "hold" }));
  assert.ok(!stayed.game.decisions.offense_in);
  const sent = reduce(state, room(3, "choice_made", { side: "away", choice: "send" }));
  assert.ok(sent.game.decisions.offense_in);
});

test("unknown ratings of the running game are read by whoever has the card", () => {
  const bases = { first: 3, second: null, third: null };
  const read = (question) => ask(view({ bases }), { side: "away", question, play: null });
  const labels = (question) => read(question).answers.map(({ label }) => label);
  const formula = { high: true, arm: true, modifier: 0, lowest: 1, highest: 19 };
  const steal = read({ read_steal: { to: 2, d20: 9, formula } });
  assert.equal(steal.sentences[0], "VIS Player3 on first goes for second. The die shows 9.");
  assert.match(steal.sentences[1], /first steal number of his card plus the pitcher's hold plus the catcher's arm; no less than 1/);
  assert.deepEqual(steal.answers.map(({ answer }) => answer), ["out", "safe"]);
  assert.deepEqual(labels({ read_pickoff: { from: 1, d20: 4, formula: { base: 6, lowest: 1, highest: 14 } } }), ["Back in time", "Picked off"]);
  assert.deepEqual(labels({ read_balk: { d20: 4 } }), ["No balk", "Balk"]);
  assert.deepEqual(labels({ read_overthrow: { d20: 4 } }), ["A good throw", "It went wild"]);
  assert.deepEqual(labels({ read_lead: { from: 1, total: 7, held: false } }), ["No lead", "A good lead", "Caught stealing"]);
  assert.match(read({ read_lead: { from: 1, total: 7, held: false } }).sentences[1], /asterisk/);
  assert.equal(read({ read_lead: { from: 2, total: 7, held: false } }).sentences.length, 1);
  const graded = read({ read_grade: { chart: "sac_bunt", total: 9, shift: "worse" } });
  assert.match(graded.sentences[1], /worse/);
  assert.deepEqual(graded.answers.at(-1), { answer: { grade: "A" }, label: "Grade A" });
});

test("runners are let go where there are some and none is held", () => {
  const on = view({ bases: { first: 3, second: null, third: null } });
  assert.ok(mayLetGo(on, []) && !mayLetGo(on, [1]) && !mayLetGo(view(), []));
  const defense = { infield_depth: "normal", outfield_depth: "normal", hold_runners: [], intentional_walk: false, let_runners_go: true };
  const offense = { action: "steal", steal_attempts: [2] };
  const words = decisionsInWords({ decisions: { defense, offense } });
  assert.equal(words, "Defense: infield normal, outfield normal, nobody held, lets the runners go. Offense: steals second.");
});

test("the infield comes in by the bases and the outs, the outfield against the winning run", () => {
  const bases = { first: 1, second: null, third: 3 };
  assert.deepEqual(infieldDepths(view()), ["normal"]);
  assert.deepEqual(infieldDepths(view({ bases })), ["normal", "corners_in", "infield_in"]);
  assert.deepEqual(infieldDepths(view({ bases, outs: 2 })), ["normal"]);
  assert.deepEqual(outfieldDepths(view({ bases })), ["normal"]);
  assert.deepEqual(outfieldDepths(view({ bases, inning: 9, half: "bottom" })), ["normal", "shallow"]);
});

test("a runner is held only if the one ahead is, and by nobody who is drawn in", () => {
  const two = view({ bases: { first: 1, second: 2, third: null } });
  assert.deepEqual(holdable(two, "normal", []), [2]);
  assert.deepEqual(holdable(two, "normal", [2]), [1, 2]);
  assert.deepEqual(holdable(two, "corners_in", [2]), [2]);
  assert.deepEqual(holdable(view({ bases: { first: 1, second: 2, third: 3 } }), "infield_in", []), []);
});

test("a choice says what was hit, and what the signs of the fielding chart mean", () => {
  const play = { outcome: "single_uncapped", hit_location: "RF", error_bases: null, roll_id: "at_bat-0" };
  const send = { send: { attempt: "second_to_home", number: 12 } };
  const bases = { first: null, second: 3, third: null };
  const { sentences: asked } = ask(view({ bases }), { side: "away", question: send, play });
  assert.equal(asked[0], "Single, uncapped to RF.");
  const x_check = { position: "SS", d20: 3, error_total: 7, rare: false, range_results: ["G2#", "SI1"], error_bases: [0] };
  const { title, sentences } = ask(view(), { side: "home", question: { read_x_check: x_check }, play: { ...play, outcome: "x_check" } });
  assert.equal(title, "Read the fielding charts");
  assert.match(sentences[0], /^The ball tests the SS/);
  assert.match(sentences.at(-1), /^G2 is a groundball B; SI1 is a single, runners one base\. With # it is/);
  const due = view({ phase: "choice_due", waiting_for: ["away"], question: send });
  assert.equal(waitingLine(seated("away", due)), "Your move: send the runner or hold him.");
});

test("a pitcher who tires is told of, with the reason, and flagged", () => {
  const before = seated("home");
  const by = { hits_and_walks: { count: 4, innings: 2 } };
  let state = reduce(before, room(3, "pitcher_tired", { side: "home", pitcher: before.game.pitcher, by }));
  assert.match(state.entries.at(-1).note, /is tired: 4 hits and walks in 2 innings/);
  state = reduce(state, room(4, "pitcher_tired", { side: "home", pitcher: before.game.pitcher, by: "closing" }));
  assert.match(state.entries.at(-1).note, /a man on with the game to be saved/);
  state = reduce(state, update(5, { ...before.game, pitcher_fatigue: "tired" }));
  assert.match(fatigueWords(state.game.pitcher_fatigue), /dots/);
  assert.match(fatigueWords("vulnerable"), /^near his limit/);
  assert.equal(fatigueWords("fresh") + fatigueWords(null), "");
});

test("where the defense chooses its throws, each step is asked in words", () => {
  const game = view({ bases: { first: 2, second: 1, third: null } });
  const play = { hit_location: "LF" };
  const thrown = ask(game, { question: { throw: { attempt: "second_to_home", number: 10 } }, play });
  assert.deepEqual(thrown.answers.map(({ answer }) => answer), ["throw", "concede"]);
  assert.match(thrown.sentences.join(" "), /home.*10 or less/);
  const trail = ask(game, { question: { send_trail: { lead: "second_to_home", attempt: "trail_to_third", number: null } }, play });
  assert.deepEqual(trail.answers.map(({ answer }) => answer), ["hold", "send"]);
  const numbers = { lead: "first_to_third", lead_number: 12, trail: "batter_to_second", trail_number: 9 };
  const on = ask(game, { question: { play_on: numbers }, play });
  assert.deepEqual(on.answers.map(({ answer }) => answer), ["play_lead", "play_trail"]);
  assert.match(on.sentences.join(" "), /12 or less.*second.*9 or less/);
});

test("ordinals", () => {
  assert.deepEqual([1, 2, 3, 4, 11, 12, 13, 21, 22].map(ordinal), ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd"]);
});

test("a take-back is offered, asked for and answered by the other manager", () => {
  const take_back = { to_seq: 5, play_number: 1, asked_by: null };
  let state = seated("away", view({ last_play: 1, take_back }));
  assert.ok(permitted(state).takeBack);
  assert.ok(!permitted(fold(joined({ side: null, role: "spectator" }), sync(state.game))).takeBack);
  const asked = { ...take_back, asked_by: "away" };
  state = seated("away", view({ last_play: 1, take_back: asked }));
  assert.deepEqual(permitted(state), { answerTakeBack: false, withdraw: true, suspend: true, forfeit: true });
  assert.equal(waitingLine(state), "You ask to take the play back. Waiting for Hosts to answer.");
  state = seated("home", view({ last_play: 1, take_back: asked }));
  assert.ok(permitted(state).answerTakeBack && !permitted(state).defend);
  assert.equal(waitingLine(state), "Your move: answer. The Visitors manager asks to take the play back.");
});

test("a suspended game offers nothing but to go on or to give it up, to its managers alone", () => {
  let state = seated("away", view({ phase: "decisions_due" }));
  assert.ok(permitted(state).suspend);
  state = seated("away", view({ phase: "decisions_due", suspended: true, waiting_for: [] }));
  assert.deepEqual(permitted(state), { resume: true, forfeit: true });
  assert.match(waitingLine(state), /is suspended/);
  const spectator = fold(joined({ side: null, role: "spectator" }), sync(state.game));
  assert.deepEqual(permitted(spectator), { resume: false, forfeit: false });
  state = reduce(state, room(3, "game_suspended", { side: "home" }));
  assert.equal(state.entries.at(-1).note, "The Hosts manager suspends the game.");
  state = reduce(state, room(4, "game_resumed", { side: null }));
  assert.equal(state.entries.at(-1).note, "The umpire resumes the game.");
});

test("a play that was taken back is on the page no more", () => {
  let state = seated("away");
  state = reduce(state, room(3, "play_resolved", play()));
  state = reduce(state, room(4, "take_back_requested", { side: "home", roll_id: "at_bat-0" }));
  state = reduce(state, room(5, "take_back_answered", { side: "away", accepted: true }));
  state = reduce(state, room(6, "play_taken_back", { roll_id: "at_bat-0", play_number: 1 }));
  assert.deepEqual(state.entries.map(({ play: told, note }) => told?.play_number ?? note), [
    "The Hosts manager asks to take the play back.",
    "The Visitors manager agrees.",
    "The play is taken back. The dice stay as they fell.",
  ]);
  assert.ok(state.doubt, "the server is asked how the game stands");
});

test("a man who is hurt is told of, and must be replaced", () => {
  let state = seated("away");
  state = reduce(state, room(3, "player_hurt", { side: "away", player: 1, injury: { games: 4 } }));
  assert.match(state.entries.at(-1).note, /is hurt and misses 4 games after this one/);
  const due = view({ phase: "lineup_due", waiting_for: ["away"], vacancy: { hurt: 1 }, bases: { first: 1, second: null, third: null } });
  assert.ok(permitted(seated("away", due)).pinchHit);
  assert.ok(!permitted(seated("home", due)).changeFielders);
  const question = { read_injury: { player: 1, number: 3, total: 12 } };
  const { sentences, answers } = ask(view(), { question, play: null });
  assert.match(sentences.join(" "), /show 12.*if it is 3/);
  assert.deepEqual(answers.map(({ label }) => label).slice(0, 3), ["Not hurt", "Out of this game", "Misses 1 game"]);
});

test("a game that is scored shows its plays as any other, and nobody is asked for anything", () => {
  const scored = { ...play(), description: "Stairs singled to center", errors: ["RF"] };
  let state = seated("away", view({ phase: "entry_due", waiting_for: [] }));
  state = reduce(state, room(3, "scored", { description: scored.description, entry: { play: scored } }));
  state = reduce(state, room(4, "scored", { description: "Cruz ran for Stairs", entry: { change: { player: 9, slot: 1, duty: "pinch_runner" } } }));
  state = reduce(state, room(5, "scored", { description: null, entry: "called" }));
  assert.deepEqual(state.entries.map(({ play, note }) => play?.description ?? note), ["Stairs singled to center", "Cruz ran for Stairs."]);
  assert.equal(state.game.line_score.errors.home, 1);
  assert.ok(state.doubt && state.boxIsStale);
  assert.equal(waitingLine(state), "The game is scored as it was really played.");
  const history = { plays: [{ seq: 2, inning: 1, half: "top", scored }], next: null };
  state = reduce(state, { event: "play_history", re: "w-2", data: history });
  assert.deepEqual(state.entries.map(({ seq }) => seq), [2, 3, 4]);
  assert.equal(state.entries[0].play.description, "Stairs singled to center");
});

test("a game that was called says so, won or tied", () => {
  const over = (result) => waitingLine(seated("away", view({ phase: "final", waiting_for: [], result })));
  assert.match(over({ ending: "called", score: { away: 3, home: 1 }, winner: "away" }), /3, .* 1, called early\.$/);
  assert.equal(over({ ending: "called", score: { away: 2, home: 2 }, winner: null }), "The game was called, tied 2 to 2.");
});

test("a command is saved when it is known what the game waits for after it, not when it is answered", async () => {
  const store = new Store(() => {});
  store.apply(sync(view(), 6));
  let isKnown = false;
  const known = store.reaches(7).then(() => (isKnown = true));
  store.apply(room(7, "dice_rolled", roll()));
  await Promise.resolve();
  assert.equal(isKnown, false);
  store.apply(update(7, view({ phase: "outcome_due" })));
  await known;
  assert.equal(isKnown, true);
});

test("a half-inning counts its outs from its beginning, and not where that is not known", () => {
  const at = (seq, half, play_number, outs_recorded, runs_scored = 0) => ({ seq, inning: 3, half, play: { play_number, outs_recorded, runs_scored } });
  const note = (seq, half) => ({ seq, inning: 3, half, note: "Somebody comes in." });
  const top = [at(10, "top", 20, 1), note(11, "top"), at(12, "top", 21, 0, 2), at(13, "top", 22, 2)];
  const bottom = [at(14, "bottom", 23, 0), at(15, "bottom", 24, 1)];
  const [latest, oldest] = halves([...top, ...bottom]);
  assert.equal(latest.heading, "Bottom of 3rd");
  assert.deepEqual(latest.entries.map(({ seq }) => seq), [15, 14]);
  assert.deepEqual([...latest.outs], [[14, 0], [15, 1]]);
  assert.equal(oldest.outs, null, "of the plays before the twentieth nothing is known");
  const whole = halves([at(9, "bottom", 19, 1), ...top])[0];
  assert.deepEqual([...whole.outs], [[10, 1], [11, 1], [12, 1], [13, 3]]);
  assert.equal(whole.runs, 2);
  assert.deepEqual([...halves([at(5, "top", 1, 1)])[0].outs], [[5, 1]], "nothing comes before the first");
});
