// Asks the server over HTTP, as whoever this tab or the browser's cookie says.

import { sentence } from "../sentence.js";
import { newId } from "./frames.js";

/** A refusal, with the server's words for people. */
export class Problem extends Error {
  /**
   * @param {number} status 0 when there was no answer
   * @param {Record<string, any>} body
   */
  constructor(status, body) {
    const said = [body.detail, body.message, body.title].find((text) => typeof text === "string" && text !== "");
    super(said === undefined ? `The server answered with HTTP ${status}. Try again in a moment.` : sentence(said));
    this.status = status;
    /** @type {string | undefined} */
    this.code = body.code;
    /** @type {{ field: string, message: string }[]} */
    this.faults = Array.isArray(body.faults) ? body.faults : [];
  }

  /** Whether somebody must sign in first. */
  get needsSignIn() {
    return this.status === 401;
  }

  /** Whether the same may go well a little later. */
  get isPassing() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

export class Http {
  /** @type {string | null} */
  #token;
  #fetch;

  /**
   * Without a token the browser's cookie speaks.
   * @param {string | null} token
   * @param {typeof fetch} [fetchIt]
   */
  constructor(token, fetchIt = (input, init) => fetch(input, init)) {
    this.#token = token;
    this.#fetch = fetchIt;
  }

  /**
   * Reads something.
   * @param {string} path
   * @param {{ signal?: AbortSignal }} [how]
   * @returns {Promise<any>}
   */
  get(path, { signal } = {}) {
    return this.#ask(path, { ...(signal && { signal }), headers: this.#headers() });
  }

  /**
   * Changes something. Sent again with the same `key`, it counts once.
   * @param {string} path
   * @param {unknown} [body]
   * @param {{ key?: string }} [how]
   * @returns {Promise<any>}
   */
  post(path, body, { key } = {}) {
    const headers = { ...this.#headers(), "content-type": "application/json", ...(key && { "idempotency-key": key }) };
    return this.#ask(path, { method: "POST", headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  }

  /**
   * Puts something there, in place of what was there before.
   * @param {string} path
   * @param {unknown} body
   * @returns {Promise<any>}
   */
  put(path, body) {
    const headers = { ...this.#headers(), "content-type": "application/json" };
    return this.#ask(path, { method: "PUT", headers, body: JSON.stringify(body) });
  }

  /**
   * Removes what is there.
   * @param {string} path
   */
  async delete(path) {
    await this.#ask(path, { method: "DELETE", headers: this.#headers() });
  }

  /**
   * Asks a game for something that changes it, as a frame of the socket would; gives the reply's data.
   * @param {string} game
   * @param {string} event
   * @param {object} data
   * @returns {Promise<any>}
   */
  async command(game, event, data) {
    const frame = { id: newId(), event, data: { game_id: game, ...data } };
    const reply = await this.post(`/api/v1/games/${game}/commands`, frame);
    return reply.data;
  }

  /**
   * @param {string} path
   * @param {RequestInit} init
   */
  async #ask(path, init) {
    const answer = await this.#answer(path, init);
    const body = answer.status === 204 ? {} : await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Problem(answer.status, body);
    return body;
  }

  /**
   * @param {string} path
   * @param {RequestInit} init
   */
  async #answer(path, init) {
    try {
      return await this.#fetch(path, { ...init, credentials: "same-origin" });
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") throw error;
      throw new Problem(0, { detail: "The server cannot be reached. Check the connection." });
    }
  }

  /** @returns {Record<string, string>} */
  #headers() {
    return { accept: "application/json", ...(this.#token !== null && { authorization: `Bearer ${this.#token}` }) };
  }
}
