// The frames of protocol version 1: how ours are named, and of which kind one of the server's is.

export const SUBPROTOCOL = "bandbox.v1";

/** The subprotocols to offer: the version, and the token where a browser can put one; a cookie needs no place. */
export function subprotocols(token) {
  return token === null ? [SUBPROTOCOL] : [SUBPROTOCOL, `bearer.${token}`];
}

/** Where the WebSocket is, for a page at this place. */
export function socketUrl({ protocol, host }) {
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}/ws`;
}

/** A name for a frame that no other frame of this user has. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return `w-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** The frame of a text; null when it is none. */
export function readFrame(text) {
  try {
    const frame = JSON.parse(text);
    const isFrame = typeof frame?.event === "string" && typeof frame.data === "object" && frame.data !== null;
    return isFrame ? frame : null;
  } catch {
    return null;
  }
}

/** `reply` to one of our frames, `room` for a numbered event of the game, `notice` for all else. */
export function kindOf(frame) {
  if (typeof frame.re === "string") return "reply";
  if (typeof frame.seq === "number" && typeof frame.game_id === "string") return "room";
  return "notice";
}

/** Whether a reply refuses. */
export function isRefusal(frame) {
  return frame.event === "error" || frame.event === "outcome_rejected";
}
