// The frames that wait for their answer. A command keeps its id and is sent again until it is answered: the server
// applies an id once, so no click is lost and none counts twice.

import { isRefusal, newId } from "./frames.js";

const MOST_TRIES = 5;
const PAUSE_MS = 1000;

/** A refusal, with the server's words for people. */
export class Refused extends Error {
  constructor(data) {
    super(typeof data.message === "string" ? data.message : "The server refused this.");
    this.code = data.code;
    this.data = data;
  }
}

/** The connection went before a question was answered; ask again when it is back. */
export class Unanswered extends Error {}

export class Requests {
  #waiting = new Map();
  #transmit;
  #later;

  /** `transmit(frame)` sends now or not at all; `later(act, ms)` acts after a while. */
  constructor(transmit, later) {
    this.#transmit = transmit;
    this.#later = later;
  }

  /** Asks something; fails when the connection goes. */
  ask(event, data) {
    return this.#send(event, data, false);
  }

  /** Commands something; outlives the connection. `isOpen` says whether to send it at once. */
  command(event, data, isOpen) {
    return this.#send(event, data, true, isOpen);
  }

  #send(event, data, isCommand, isOpen = true) {
    const frame = { id: newId(), event, data };
    return new Promise((resolve, reject) => {
      this.#waiting.set(frame.id, { frame, isCommand, tries: 1, resolve, reject });
      if (isOpen) this.#transmit(frame);
    });
  }

  /** The connection is gone: commands wait, questions fail. */
  lost() {
    for (const [id, { isCommand, reject }] of this.#waiting) {
      if (isCommand) continue;
      this.#waiting.delete(id);
      reject(new Unanswered("the connection was lost"));
    }
  }

  /** The room is entered again: every command without an answer goes out once more, in order. */
  sendAgain() {
    for (const { frame, isCommand } of this.#waiting.values()) {
      if (isCommand) this.#transmit(frame);
    }
  }

  /** How many commands have no answer yet. */
  get unsaved() {
    return [...this.#waiting.values()].filter(({ isCommand }) => isCommand).length;
  }

  /** Takes a reply. Whether it was to a frame that waits. */
  answer(reply) {
    const request = this.#waiting.get(reply.re);
    if (request === undefined) return false;
    if (!isRefusal(reply)) {
      this.#waiting.delete(reply.re);
      request.resolve(reply);
    } else if (request.isCommand && reply.data.retryable === true && request.tries < MOST_TRIES) {
      request.tries += 1;
      this.#later(() => this.#repeat(reply.re), reply.data.retry_after_ms ?? PAUSE_MS);
    } else {
      this.#waiting.delete(reply.re);
      request.reject(new Refused(reply.data));
    }
    return true;
  }

  #repeat(id) {
    const request = this.#waiting.get(id);
    if (request !== undefined) this.#transmit(request.frame);
  }
}
