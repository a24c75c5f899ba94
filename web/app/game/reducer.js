// Folds the server's frames into the table's state. Pure: a frame and a state give the next state.

import { cellName, inPrint } from "./card.js";
import { afterHalf, afterPlay, opened } from "./line-score.js";
import { IN_THE_ROOM, SILENCE } from "./room.js";
import { batting, fielding, nameOf } from "./view.js";
import { managerOf, outFor, substitutionNote, tiredBy } from "./words.js";

/**
 * The table before anything is known.
 * @type {Table}
 */
export const EMPTY = {
  link: { status: "connecting", attempt: 0 },
  me: null,
  role: null,
  sides: [],
  members: [],
  managers: null,
  gone: {},
  game: null,
  seq: null,
  standsAt: 0,
  roll: null,
  read: null,
  cards: {},
  seen: {},
  choice: null,
  entries: [],
  box: null,
  boxIsStale: true,
  chat: SILENCE,
  commands: {},
  expires: null,
  message: null,
  doubt: false,
};

const BOTH = ["away", "home"];

/** The events after which the box score is another. */
const IN_THE_BOX = new Set(["play_resolved", "scored", "half_inning_ended", "inning_changed", "player_substituted", "player_hurt", "play_taken_back", "game_ended"]);

/** What is of use before anything is known of the game. */
const WITHOUT_GAME = new Set(["connected", "game_joined", "game_state_sync", "side_taken", "announcement"]);

/**
 * The state after a frame. Events that are not known change nothing.
 * @param {Table} state
 * @param {{ event: string, data: object, seq?: number, game_id?: string, at?: number }} frame
 * @returns {Table}
 */
export function reduce(state, frame) {
  const step = /** @type {Record<string, ((state: any, data: any, seq: any, at: number | null) => Table) | undefined>} */ (STEPS)[frame.event];
  if (step === undefined) return state;
  if (!WITHOUT_GAME.has(frame.event) && state.game === null) return state;
  const next = step(state, frame.data, frame.seq, frame.at ?? null);
  const isRoom = typeof frame.game_id === "string" && typeof frame.seq === "number";
  return isRoom ? { ...next, seq: frame.seq ?? null, boxIsStale: next.boxIsStale || IN_THE_BOX.has(frame.event) } : next;
}

/** @param {State} state */
const withGame = (state, change) => ({ ...state, game: { ...state.game, ...change } });

/**
 * Adds entries to the play-by-play: in order, each number once.
 * @param {State} state
 */
function entered(state, entries) {
  const bySeq = new Map([...state.entries, ...entries].map((entry) => [entry.seq, entry]));
  return { ...state, entries: [...bySeq.values()].sort((a, b) => a.seq - b.seq) };
}

/** Plays of the history as entries: one that was scored is shown as any other. */
const past = (plays) => plays.map(({ scored, ...entry }) => (scored === undefined ? entry : { ...entry, play: scored }));

/** @param {State} state */
function noted(state, seq, note) {
  const { inning, half } = state.game;
  return entered(state, [{ seq, inning, half, note }]);
}

function sidesOf({ side, role }, sides) {
  if (role === "spectator") return [];
  // An umpire acts for either team.
  if (side === null) return BOTH;
  return sides.includes(side) ? sides : [side];
}

/**
 * The decisions after one came in: both, when they are disclosed.
 * @param {State} state
 */
function decided(state, mine, { decision, disclosed }) {
  const known = { ...state.game.decisions, [`${mine}_in`]: true, [mine]: decision };
  const both = { defense_in: true, offense_in: true, defense: disclosed?.defense, offense: disclosed?.offense };
  return withGame(state, { decisions: disclosed ? both : known });
}

/**
 * A change of players is noted; who plays now is asked of the server.
 * @param {State} state
 * @param {{ side: Side, lineup?: Game["lineups"]["away"] }} change
 * @param {string} note
 * @param {number} seq
 */
function changedPlayers(state, { side, lineup }, note, seq) {
  const had = state.game.lineups[side].designated_hitter;
  const lost = had !== null && lineup?.designated_hitter === null;
  const loss = lost ? ` ${state.game.teams[side].name} have no designated hitter any more.` : "";
  return { ...noted(state, seq, `${note}${loss}`), doubt: true };
}

const UNDECIDED = { defense_in: false, offense_in: false, defense: null, offense: null };

/**
 * A play is over: it goes into the play-by-play and the line score.
 * @param {State} state
 * @param {any} play one of ours, or one that a scorer told
 * @param {number} seq
 */
function played(state, play, seq) {
  const { game } = state;
  const { inning, half } = game;
  const line_score = afterPlay(game.line_score, game, play);
  const change = { line_score, pending_roll: null, decisions: UNDECIDED, last_play: play.play_number };
  return entered(withGame(state, change), [{ seq, inning, half, play }]);
}

/** @type {Steps} */
const STEPS = {
  ...IN_THE_ROOM,

  connected: (state, { user_id, name }) => ({ ...state, me: { user_id, name } }),

  game_joined: (state, data) => ({
    ...state,
    role: data.role,
    sides: sidesOf(data, state.sides),
    members: data.members,
  }),

  game_state_sync: (state, { state: game, recent_plays, seq }) => {
    const isSame = JSON.stringify(state.choice?.question) === JSON.stringify(game.question);
    const asked = game.question === null ? null : { side: game.waiting_for[0], question: game.question, play: null };
    const choice = isSame ? state.choice : asked;
    const rolled = game.pending_roll;
    const roll = rolled === null || rolled.roll_id === state.roll?.roll_id ? state.roll : rolled;
    // A restored log may have taken plays back.
    const entries = state.entries.filter((entry) => entry.seq <= seq);
    return entered({ ...state, game, seq, standsAt: seq, choice, roll, entries, boxIsStale: true }, past(recent_plays));
  },

  box_score_data: (state, box) => ({ ...state, box, boxIsStale: box.seq < (state.seq ?? 0) && state.boxIsStale }),

  play_history: (state, { plays }) => entered(state, past(plays)),

  game_state_update: (state, { seq, ...small }) => {
    if (state.seq !== null && seq < state.seq) return state;
    const next = { ...state.game, ...small };
    const waits = (side) => small.phase === "decisions_due" && small.waiting_for.includes(side);
    const before = small.phase === "before_game";
    next.decisions = {
      ...next.decisions,
      defense_in: !before && !waits(fielding(next)),
      offense_in: !before && !waits(batting(next)),
    };
    const lacksRoll = small.phase === "outcome_due" && next.pending_roll === null;
    const lacksChoice = small.phase === "choice_due" && state.choice === null;
    return { ...state, game: next, standsAt: seq, doubt: state.doubt || lacksRoll || lacksChoice };
  },

  game_started: (state, _, seq) => noted(state, seq, "Play ball."),

  defensive_decision_submitted: (state, data) => decided(state, "defense", data),

  offensive_decision_submitted: (state, data) => decided(state, "offense", data),

  decision_dropped: (state) => ({ ...state, doubt: true }),

  lineup_due: (state) => ({ ...state, doubt: true }),

  replacement_due: (state, { player }, seq) =>
    ({ ...noted(state, seq, `${nameOf(state.game, player)} must leave the game.`), doubt: true }),

  player_hurt: (state, { player, injury }, seq) => noted(state, seq, `${nameOf(state.game, player)} is hurt${outFor(injury)}.`),

  game_suspended: (state, { side }, seq) => ({
    ...noted(state, seq, `${managerOf(state.game, side)} suspends the game.`),
    doubt: true,
  }),

  game_resumed: (state, { side }, seq) => ({
    ...noted(state, seq, `${managerOf(state.game, side)} resumes the game.`),
    doubt: true,
  }),

  take_back_requested: (state, { side }, seq) => ({
    ...noted(state, seq, `${managerOf(state.game, side)} asks to take the play back.`),
    doubt: true,
  }),

  take_back_answered: (state, { side, accepted }, seq) => ({
    ...noted(state, seq, `${managerOf(state.game, side)} ${accepted ? "agrees" : "does not agree"}.`),
    doubt: true,
  }),

  play_taken_back: (state, { play_number }, seq) => {
    const entries = state.entries.filter(({ play }) => play === undefined || play.play_number !== play_number);
    return { ...noted({ ...state, entries, choice: null }, seq, "The play is taken back. The dice stay as they fell."), doubt: true };
  },

  dice_rolled: (state, roll) => ({
    ...withGame(state, roll.kind === "at_bat" ? { pending_roll: roll } : {}),
    roll,
  }),

  card_read: (state, { roll_id, reading, printed }, seq) => {
    const { card, column, row } = reading;
    const { batter, pitcher } = state.game;
    const read = { roll_id, reading, printed, batter, pitcher };
    const seen = { ...state.seen, [cellName(card === "batter" ? batter : pitcher, reading)]: printed };
    return noted({ ...state, read, seen }, seq, `The ${card}'s card, column ${column}, row ${row}: ${inPrint(printed)}`);
  },

  cards: (state, { cards }) => ({
    ...state,
    cards: { ...state.cards, ...Object.fromEntries(cards.map((own) => [own.lineup_id, own])) },
  }),

  choice_due: (state, choice) => ({
    ...withGame(state, { question: choice.question, phase: "choice_due", waiting_for: [choice.side] }),
    choice,
  }),

  choice_made: (state, { choice }) => {
    const stays = choice === "hold" && state.choice !== null && "go_without_lead" in state.choice.question;
    const change = stays ? { question: null, decisions: UNDECIDED } : { question: null };
    return { ...withGame(state, change), choice: null };
  },

  jump_taken: (state, { description, goes_on }, seq) => {
    const next = goes_on ? state : withGame(state, { decisions: UNDECIDED });
    return description === null ? next : noted(next, seq, description);
  },

  play_resolved: played,

  scored: (state, { description, entry }, seq) => {
    if (typeof entry === "object" && "play" in entry) return played(state, entry.play, seq);
    return description === null ? state : { ...noted(state, seq, `${description}.`), doubt: true };
  },

  pitcher_tired: (state, { pitcher, by }, seq) =>
    noted(state, seq, `${nameOf(state.game, pitcher)} is tired: ${tiredBy(by)}. The dots on his card count.`),

  half_inning_ended: (state, { half, left_on_base }) =>
    withGame(state, {
      line_score: afterHalf(state.game.line_score, half, left_on_base),
      bases: { first: null, second: null, third: null },
      outs: 0,
    }),

  inning_changed: (state, { inning, half }) =>
    withGame(state, { inning, half, line_score: opened(state.game.line_score, inning, half) }),

  player_substituted: (state, data, seq) => changedPlayers(state, data, substitutionNote(state.game, data), seq),

  positions_swapped: (state, data, seq) => {
    const note = `${nameOf(state.game, data.one)} and ${nameOf(state.game, data.other)} exchange positions.`;
    return changedPlayers(state, data, note, seq);
  },

  game_ended: (state, { result }, seq) => {
    const over = withGame(state, { result, phase: "final", waiting_for: [], question: null, pending_roll: null });
    return noted({ ...over, choice: null }, seq, "The game is over.");
  },

  dice_revealed: (state, _, seq) => noted(state, seq, "The secret of the dice is revealed: every roll can be checked."),
};
