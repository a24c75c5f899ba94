// Who sits here: changes a seat code for a token, and keeps the token for this tab alone, so that two tabs of one
// browser can hold two seats.

import { Http, Problem } from "./net/http.js";

const TOKEN = "bandbox.token";
const SEAT = "bandbox.seat";
const TROUBLE = "bandbox.trouble";

/** A sign-in that was refused, in words for a person. */
export class SignInRefused extends Error {}

/**
 * Changes a seat code for a token.
 * @param {string} code
 * @param {typeof fetch} [fetchIt]
 * @returns {Promise<{ token: string }>} fails with [`Problem`] where the server cannot be asked just now
 */
export async function signIn(code, fetchIt) {
  try {
    return await new Http(null, fetchIt).post("/api/v1/demo/sign-in", { code });
  } catch (error) {
    if (error instanceof Problem && !error.isPassing) throw new SignInRefused(error.message);
    throw error;
  }
}

/** When the token says that its time is over, in milliseconds; null where it cannot be read, which the server judges. */
function endOf(token) {
  try {
    const payload = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    const { exp } = JSON.parse(atob(payload));
    return typeof exp === "number" ? exp * 1000 : null;
  } catch {
    return null;
  }
}

/** Whether the token says that its time is over. */
export function isExpired(token, nowMs) {
  const end = endOf(token);
  return end !== null && end <= nowMs;
}

/** Whether the token is good for longer than until then. */
export function endsAfter(token, timestamp) {
  const end = endOf(token);
  return end === null || end > Date.parse(timestamp);
}

/**
 * Another pass for whoever sits here: of the code of his link, or by the cookie that the browser has. Null where neither
 * is to be had.
 * @returns {Promise<Pass | null>}
 */
export async function renewed(fetchIt) {
  const seat = kept.seat();
  if (seat !== null) {
    try {
      const { token } = await signIn(seat, fetchIt);
      kept.keep(token);
      return { token };
    } catch (error) {
      if (error instanceof SignInRefused || error instanceof Problem) return null;
      throw error;
    }
  }
  return kept.read() === null && (await hasCookie(fetchIt)) ? { token: null } : null;
}

/** Whether the browser is signed in by a cookie, which no script can read. */
export async function hasCookie(fetchIt) {
  try {
    await new Http(null, fetchIt).get("/api/v1/session");
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** Why somebody was sent to the sign-in, which says it once. */
export const turnedAway = {
  say: (words) => sessionStorage.setItem(TROUBLE, words),
  hear: () => {
    const words = sessionStorage.getItem(TROUBLE);
    sessionStorage.removeItem(TROUBLE);
    return words;
  },
};

/** The token of this tab, and the code of the link that it came by. */
export const kept = {
  read: () => sessionStorage.getItem(TOKEN),
  keep: (token) => sessionStorage.setItem(TOKEN, token),
  seat: () => sessionStorage.getItem(SEAT),
  keepSeat: (code) => sessionStorage.setItem(SEAT, code),
  forget: () => [TOKEN, SEAT].forEach((key) => sessionStorage.removeItem(key)),
};
