// Where in the replay one is, and the clock that goes on by itself while it plays.

const STEP_MS = 2400;

export class Playback {
  at = 0;
  count = 0;
  speed = 1;
  isPlaying = false;
  #show;
  #later;
  /** @type {unknown} */
  #timer = null;

  /**
   * @param {() => void} show called after each change
   * @param {{ set: (act: () => void, ms: number) => unknown, clear: (timer: any) => void }} [later]
   */
  constructor(show, later = { set: (act, ms) => setTimeout(act, ms), clear: (timer) => clearTimeout(timer) }) {
    this.#show = show;
    this.#later = later;
  }

  /** The last place. */
  get end() {
    return Math.max(this.count - 1, 0);
  }

  /**
   * There are so many moments now; who stood at the end stays there.
   * @param {number} count
   */
  grow(count) {
    const wasAtEnd = this.at === this.end && this.count > 0;
    this.count = count;
    this.at = wasAtEnd ? this.end : Math.min(this.at, this.end);
    this.#show();
  }

  /** @param {number} place */
  go(place) {
    this.at = Math.min(Math.max(place, 0), this.end);
    if (this.at === this.end) this.isPlaying = false;
    this.#wind();
    this.#show();
  }

  /** @param {number} by */
  step(by) {
    this.go(this.at + by);
  }

  toggle() {
    this.isPlaying = !this.isPlaying;
    if (this.isPlaying && this.at === this.end) this.at = 0;
    this.#wind();
    this.#show();
  }

  /** @param {number} speed */
  atSpeed(speed) {
    this.speed = speed;
    this.#wind();
    this.#show();
  }

  #wind() {
    this.#later.clear(this.#timer);
    this.#timer = this.isPlaying ? this.#later.set(() => this.step(1), STEP_MS / this.speed) : null;
  }
}
