// One short call over the socket, for what HTTP does not answer: who the browser's cookie is, and taking a side by an
// invite.

import { isRefusal, newId, readFrame, socketUrl, subprotocols } from "../net/frames.js";
import { Refused } from "../net/requests.js";

const LONGEST_MS = 15_000;

/** @typedef {import("../../../schema/bandbox.v1").Connected} Connected */

/**
 * Connects, asks at most one thing, and hangs up.
 * @param {string | null} token
 * @param {{ event: string, data: object } | null} question
 * @returns {Promise<{ connected: Connected, answer: any }>}
 */
export function call(token, question) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(socketUrl(location), subprotocols(token));
    const id = newId();
    /** @type {Connected | null} */
    let connected = null;
    const end = (/** @type {() => void} */ settle) => {
      clearTimeout(timer);
      socket.onclose = null;
      socket.close();
      settle();
    };
    const failed = () => end(() => reject(new Error("The server cannot be reached. Check the connection and try again.")));
    const timer = setTimeout(failed, LONGEST_MS);
    socket.onclose = failed;
    socket.onmessage = ({ data }) => {
      const frame = readFrame(data);
      if (frame?.event === "connected") {
        const here = /** @type {Connected} */ (frame.data);
        connected = here;
        if (question === null) end(() => resolve({ connected: here, answer: null }));
        else socket.send(JSON.stringify({ id, ...question }));
      } else if (frame !== null && frame.re === id && connected !== null) {
        const here = connected;
        end(() => (isRefusal(frame) ? reject(new Refused(frame.data)) : resolve({ connected: here, answer: frame.data })));
      }
    };
  });
}
