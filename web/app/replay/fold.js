// A game as a row of moments to look at one after the other: before the first pitch, after each play, the end.

import { EMPTY, reduce } from "../game/reducer.js";
import { batting, fielding } from "../game/view.js";
import { opening } from "./opening.js";
import { afterChange, afterPlay, isBatterDone, nextInOrder } from "./situation.js";

/** @typedef {import("../../../schema/bandbox.v1").RoomFrame} RoomFrame */
/** @typedef {import("../../../schema/bandbox.v1").GameView} GameView */
/** @typedef {import("../../../schema/bandbox.v1").DiceRolled} DiceRolled */
/** @typedef {import("../../../schema/bandbox.v1").PlayResolved} PlayResolved */
/** @typedef {import("../../../schema/bandbox.v1").PlayScored} PlayScored */

/**
 * A moment: `state` is the table's, just after the play, and `next` how the game stands when the play after it begins.
 * @typedef {object} Moment
 * @property {"opening" | "play" | "final"} kind
 * @property {number} seq the event that made it
 * @property {any} state
 * @property {GameView} next
 * @property {PlayResolved | PlayScored | null} play
 * @property {DiceRolled[]} rolls what was rolled for it
 * @property {string[]} notes what happened since the moment before it
 */

/**
 * @typedef {object} Point where dice can be read again from
 * @property {GameView} game
 * @property {Record<"away" | "home", number>} up
 * @property {DiceRolled[]} rolls
 * @property {number} moments
 */

export class Fold {
  /** @type {Moment[]} */
  moments = [];
  /** The number of the last event. */
  seq = 0;
  /** @type {any} */
  #state = EMPTY;
  /** The place in the order that bats next. */
  #up = { away: 0, home: 0 };
  /** @type {DiceRolled[]} */
  #rolls = [];
  #noted = 0;
  /** @type {Map<string, Point>} */
  #points = new Map();

  /**
   * Takes the events that come next.
   * @param {RoomFrame[]} events
   */
  take(events) {
    for (const event of events) {
      if (event.seq <= this.seq) continue;
      this.seq = event.seq;
      if (event.event === "game_created") this.#open(event);
      else if (this.#state.game !== null) this.#happened(event);
    }
    const last = this.moments.at(-1);
    if (last !== undefined) last.next = this.#state.game;
    return this;
  }

  /** Whether the game is over. */
  get isOver() {
    return this.moments.at(-1)?.kind === "final";
  }

  /** @param {Extract<RoomFrame, { event: "game_created" }>} event */
  #open({ seq, data: { setup, commitment } }) {
    const state = opening(setup, commitment);
    this.#state = reduce(EMPTY, { event: "game_state_sync", data: { state, recent_plays: [], seq } });
    this.#add("opening", seq, null);
  }

  /** @param {RoomFrame} event */
  #happened(event) {
    const before = this.#state.game;
    const play = playOf(event);
    if (play !== null) this.#upTo(before);
    this.#state = { ...reduce(this.#state, event), doubt: false, message: null };
    if (play !== null) this.#played(before, play, event.seq);
    else if (event.event === "game_started") this.#change({ phase: "decisions_due" });
    else if (event.event === "dice_rolled") this.#rolled(event.data);
    else if (event.event === "inning_changed") this.#changed(event.data);
    else if (event.event === "play_taken_back") this.#takenBack(event.data.roll_id);
    else if (event.event === "game_ended") this.#ended(event.seq);
    else {
      const change = afterChange(this.#state.game, event);
      if (change !== null) this.#change(change);
      this.#seat();
    }
  }

  /** @param {GameView} game */
  #upTo(game) {
    const last = this.moments.at(-1);
    if (last !== undefined) last.next = game;
  }

  /**
   * @param {GameView} before
   * @param {PlayResolved | PlayScored} play
   * @param {number} seq
   */
  #played(before, play, seq) {
    const { batter, pitcher } = play;
    this.#change({ ...afterPlay(before, play), batter, pitcher });
    this.#add("play", seq, play);
    const at = batting(before);
    this.#up[at] = nextInOrder(before.lineups[at], batter) - (isBatterDone(play) ? 0 : 1);
    this.#seat();
  }

  /** @param {DiceRolled} roll */
  #rolled(roll) {
    this.#rolls = [...this.#rolls, roll];
    if (roll.again === true) return;
    this.#points.set(roll.roll_id, { game: this.#state.game, up: { ...this.#up }, rolls: this.#rolls, moments: this.moments.length });
  }

  /** @param {import("../../../schema/bandbox.v1").InningChanged} change */
  #changed({ placed_runner }) {
    this.#change({ bases: { first: null, second: placed_runner, third: null }, outs: 0 });
    this.#seat();
  }

  /** @param {string} rollId */
  #takenBack(rollId) {
    const point = this.#points.get(rollId);
    if (point === undefined) return;
    this.#change(point.game);
    this.#up = { ...point.up };
    this.#rolls = point.rolls;
    this.moments.length = Math.min(this.moments.length, point.moments);
  }

  /** @param {number} seq */
  #ended(seq) {
    this.#upTo(this.#state.game);
    this.#add("final", seq, null);
  }

  /** Who bats and who pitches now. */
  #seat() {
    const { game } = this.#state;
    const order = game.lineups[batting(game)].batting_order;
    const place = (this.#up[batting(game)] + order.length) % order.length;
    this.#change({ batter: order[place].lineup_id, pitcher: game.lineups[fielding(game)].pitcher });
  }

  /** @param {Partial<GameView>} change */
  #change(change) {
    this.#state = { ...this.#state, game: { ...this.#state.game, ...change } };
  }

  /**
   * @param {Moment["kind"]} kind
   * @param {number} seq
   * @param {Moment["play"]} play
   */
  #add(kind, seq, play) {
    const { entries, game } = this.#state;
    const notes = entries
      .filter((/** @type {any} */ entry) => entry.note !== undefined && entry.seq > this.#noted && entry.seq < seq)
      .map((/** @type {any} */ entry) => entry.note);
    this.moments.push({ kind, seq, state: this.#state, next: game, play, rolls: this.#rolls, notes });
    this.#rolls = [];
    this.#noted = seq;
  }
}

/**
 * @param {RoomFrame} event
 * @returns {PlayResolved | PlayScored | null}
 */
function playOf(event) {
  if (event.event === "play_resolved") return event.data;
  if (event.event !== "scored") return null;
  const { entry } = event.data;
  return typeof entry === "object" && "play" in entry ? entry.play : null;
}
