// Choices that are the same every time a test runs: a small generator, started from a number.

/** A person's whims. */
export class Luck {
  #state;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 up to, and not including, 1 (the generator is known as mulberry32). */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** One of these. */
  of(things) {
    return things[Math.floor(this.next() * things.length)];
  }

  /** Whether something comes about that does so this often, 0 to 1. */
  says(often) {
    return this.next() < often;
  }
}
