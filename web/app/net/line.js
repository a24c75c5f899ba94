// A socket that may be opened before anybody is there to hear it: what comes over it is kept until then.

import { socketUrl, subprotocols } from "./frames.js";

export class Line {
  /** @type {(MessageEvent | CloseEvent)[]} */
  #kept = [];

  /**
   * Without a token the browser's cookie speaks.
   * @param {string | null} token
   */
  constructor(token) {
    this.socket = new WebSocket(socketUrl(location), subprotocols(token));
    this.hear(
      (message) => this.#kept.push(message),
      (close) => this.#kept.push(close),
    );
  }

  /**
   * From now on these are told, and first of what was kept.
   * @param {(message: MessageEvent) => void} onMessage
   * @param {(close: CloseEvent) => void} onClose
   */
  hear(onMessage, onClose) {
    this.socket.onmessage = onMessage;
    this.socket.onclose = onClose;
    for (const event of this.#kept.splice(0)) {
      if (event.type === "close") onClose(/** @type {CloseEvent} */ (event));
      else onMessage(/** @type {MessageEvent} */ (event));
    }
  }

  /** A dead link never finishes its closing handshake; nobody waits for it. */
  drop() {
    this.socket.onmessage = null;
    this.socket.onclose = null;
    this.socket.close();
  }
}
