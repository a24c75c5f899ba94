// Holds the table's state: frames are applied to it, and whoever renders is told once when it has changed.

import { EMPTY, reduce } from "./reducer.js";

export class Store {
  #state = EMPTY;
  #render;
  #isDue = false;

  /** `render(state)` is called after changes, not within them. */
  constructor(render) {
    this.#render = render;
  }

  get state() {
    return this.#state;
  }

  /** Folds a frame in. */
  apply(frame) {
    this.#become(reduce(this.#state, frame));
  }

  /** Sets what does not come from the game. */
  set(change) {
    this.#become({ ...this.#state, ...change });
  }

  /** Tells the person something, or clears what was told. */
  say(text, kind = "refusal") {
    this.set({ message: text === null ? null : { text, kind } });
  }

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
