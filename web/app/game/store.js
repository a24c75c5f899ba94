// Holds the table's state: frames are applied to it, and whoever renders is told once when it has changed.

import { EMPTY, reduce } from "./reducer.js";

export class Store {
  /** @type {Table} */
  #state = EMPTY;
  #render;
  #isDue = false;
  /** @type {{ seq: number, go: () => void }[]} */
  #waiting = [];

  /**
   * `render(state)` is called after changes, not within them.
   * @param {(state: Table) => void} render
   */
  constructor(render) {
    this.#render = render;
  }

  get state() {
    return this.#state;
  }

  /**
   * Folds a frame in.
   * @param {{ event: string, data: object, seq?: number, game_id?: string, at?: number }} frame
   */
  apply(frame) {
    this.#become(reduce(this.#state, frame));
    const { standsAt } = this.#state;
    const come = this.#waiting.filter(({ seq }) => seq <= standsAt);
    this.#waiting = this.#waiting.filter(({ seq }) => seq > standsAt);
    for (const { go } of come) go();
  }

  /**
   * Waits until it is known whose move it is after this event.
   * @param {number | undefined} seq what is no event of a game is not waited for
   * @returns {Promise<void>}
   */
  reaches(seq) {
    if (seq === undefined || seq <= this.#state.standsAt) return Promise.resolve();
    return new Promise((go) => this.#waiting.push({ seq, go }));
  }

  /**
   * Sets what does not come from the game.
   * @param {Partial<Table>} change
   */
  set(change) {
    this.#become({ ...this.#state, ...change });
  }

  /**
   * Tells the person something, or clears what was told.
   * @param {string | null} text
   * @param {"refusal" | "notice"} [kind]
   */
  say(text, kind = "refusal") {
    this.set({ message: text === null ? null : { text, kind } });
  }

  /** @param {Table} state */
  #become(state) {
    if (state === this.#state) return;
    this.#state = state;
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      this.#render(this.#state);
    });
  }
}
