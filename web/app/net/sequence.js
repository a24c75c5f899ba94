// Where this table stands in the game: the number of the last event it has, and the epoch the number belongs to.
// Every event carries the next number, so a gap is always a loss.

export class Sequence {
  #last = null;
  #epoch = null;

  /** The number of the last event, null before the first state. */
  get last() {
    return this.#last;
  }

  /** What to say on joining, to be sent only what is missing. */
  resume() {
    return this.#last === null || this.#epoch === null ? {} : { after_seq: this.#last, epoch: this.#epoch };
  }

  /** The room was entered: either what is missing follows, or a whole state. */
  joined({ epoch, recovered }) {
    this.#epoch = epoch;
    if (!recovered) this.#last = null;
  }

  /** A whole state came. */
  reset(seq) {
    this.#last = seq;
  }

  /** Takes an event's number: `next` to apply it, `old` to drop it, `gap` when events before it are missing. */
  take(seq) {
    if (this.#last === null) return "old";
    if (seq <= this.#last) return "old";
    if (seq > this.#last + 1) return "gap";
    this.#last = seq;
    return "next";
  }

  /** Whether the server's head, told with a heartbeat, is beyond what arrived. */
  isBehind(head) {
    return this.#last !== null && typeof head === "number" && head > this.#last;
  }
}
