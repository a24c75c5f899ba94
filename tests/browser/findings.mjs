// What is found wrong in many states of a page, told once each with all the states it was seen in.

import assert from "node:assert/strict";

export class Findings {
  #seen = new Map();

  /** Notes a fault of a state. */
  add(fault, state) {
    this.#seen.set(fault, [...(this.#seen.get(fault) ?? []), state]);
  }

  /** Fails when there are any, with all of them. */
  assertNone() {
    const told = [...this.#seen].map(([fault, states]) => `${fault}\n  (${states.join("; ")})`);
    assert.ok(told.length === 0, `${told.length} faults:\n${told.join("\n")}`);
  }
}
