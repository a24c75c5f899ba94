// The way to a seat: reads the link, signs in, and opens the socket. It needs little, so it is done while the rest of the table
// is still on its way.

import { linkWithoutSeat, readLink } from "./link.js";
import { Line } from "./net/line.js";
import { SignInRefused, hasCookie, isExpired, kept, renewed, signIn, turnedAway } from "./sign-in.js";

/** @typedef {{ game: string, token: string | null, line: Line }} Seat */

/** The seat at a game; null for somebody who is on his way to the door. Fails where the server cannot be asked just now. */
export const arrival = arrive();
// Who tells of a failure comes later.
arrival.catch(() => {});

async function arrive() {
  const { game, seat } = readLink(location.hash);
  if (seat !== null && !(await comeIn(seat))) return null;
  // The code is a key: it does not stay in the address.
  history.replaceState(null, "", `${location.pathname}${location.search}${linkWithoutSeat(game)}`);
  const token = kept.read();
  const isOver = token !== null && isExpired(token, Date.now());
  const pass = isOver ? await renewed() : token === null ? null : { token };
  if (isOver && pass === null) {
    kept.forget();
    return toTheDoor(game, "Your time at this seat is over. Open your link again.");
  }
  if (game !== null && pass !== null) return sit(game, pass.token);
  if (game !== null && (await hasCookie())) return sit(game, null);
  return toTheDoor(game, null);
}

/**
 * Changes the code of a seat for a token. Whether somebody is in.
 * @param {string} seat
 */
async function comeIn(seat) {
  try {
    const { token } = await signIn(seat);
    kept.keep(token);
    kept.keepSeat(seat);
    return true;
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error;
    toTheDoor(null, error.message);
    return false;
  }
}

/**
 * Signing in is the lobby's; it leads back to the game.
 * @param {string | null} game
 * @param {string | null} trouble
 */
function toTheDoor(game, trouble) {
  if (trouble !== null) turnedAway.say(trouble);
  location.replace(`/lobby${linkWithoutSeat(game)}`);
  return null;
}

/**
 * Without a token the browser's cookie speaks.
 * @param {string} game
 * @param {string | null} token
 * @returns {Seat}
 */
function sit(game, token) {
  return { game, token, line: new Line(token) };
}
