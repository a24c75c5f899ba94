// Follows a game by long polls, for pages that only look: they are nobody in the room, and come back by themselves.

import { waitMs } from "./backoff.js";
import { Problem } from "./http.js";

const POLL_S = 25;

/**
 * What a page that looks is told of.
 * @typedef {object} Watcher
 * @property {(link: { status: "online" | "waiting" | "stopped", reason?: string, signIn?: boolean }) => void} link
 * @property {() => Promise<number>} look reads the game and gives the number of its last event
 * @property {(events: import("../../../schema/bandbox.v1").RoomFrame[]) => number} [more] takes the events since, and gives
 *   the number of the last; without it, the game is looked at again
 */

export class Following {
  #http;
  #game;
  #on;
  #isStopped = false;
  #attempt = 0;
  /** @type {(() => void) | null} */
  #goOn = null;

  /**
   * @param {import("./http.js").Http} http
   * @param {string} game
   * @param {Watcher} on
   */
  constructor(http, game, on) {
    this.#http = http;
    this.#game = game;
    this.#on = on;
  }

  /** Looks at the game, and again whenever it has changed, until it is stopped or may not look any more. */
  async start() {
    globalThis.addEventListener?.("online", () => this.#goOn?.());
    while (!this.#isStopped) {
      try {
        await this.#untilLookedAtAgain(await this.#on.look());
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        await this.#afterProblem(error);
      }
    }
  }

  /** Looks no more. */
  stop() {
    this.#isStopped = true;
    this.#goOn?.();
  }

  /** @param {number} seq */
  async #untilLookedAtAgain(seq) {
    let last = seq;
    while (!this.#isStopped) {
      this.#attempt = 0;
      this.#on.link({ status: "online" });
      const since = await this.#http.get(`/api/v1/games/${this.#game}/events?after=${last}&wait=${POLL_S}`);
      // A state instead of events means that not all of them can be told.
      const isWhole = since.state === undefined;
      if (isWhole && since.events.length === 0) continue;
      if (!isWhole || this.#on.more === undefined) return;
      last = this.#on.more(since.events);
    }
  }

  /** @param {Problem} problem */
  async #afterProblem(problem) {
    if (!problem.isPassing) {
      this.#isStopped = true;
      this.#on.link({ status: "stopped", reason: problem.message, signIn: problem.needsSignIn });
      return;
    }
    this.#on.link({ status: "waiting" });
    await this.#pause(waitMs(this.#attempt, Math.random()));
    this.#attempt += 1;
  }

  /** @param {number} ms */
  #pause(ms) {
    return new Promise((resolve) => {
      const goOn = () => {
        clearTimeout(timer);
        this.#goOn = null;
        resolve(undefined);
      };
      const timer = setTimeout(goOn, ms);
      this.#goOn = goOn;
    });
  }
}
