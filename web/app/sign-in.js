// Who sits here: changes a seat code for a token, and keeps the token for this tab alone, so that two tabs of one
// browser can hold two seats.

const TOKEN = "bandbox.token";
const SEAT = "bandbox.seat";

/** A sign-in that was refused, in words for a person. */
export class SignInRefused extends Error {}

/** Changes a seat code for a token. */
export async function signIn(code, fetchIt = fetch) {
  const answer = await ask(code, fetchIt);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok || typeof body.token !== "string") {
    throw new SignInRefused(problem(body, answer.status));
  }
  return body;
}

async function ask(code, fetchIt) {
  try {
    return await fetchIt("/api/v1/demo/sign-in", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ code }),
    });
  } catch {
    throw new SignInRefused("The server cannot be reached. Check the connection and open your link again.");
  }
}

function problem(body, status) {
  const said = [body.detail, body.message, body.title].find((text) => typeof text === "string" && text !== "");
  return said ?? `The server refused this seat (HTTP ${status}). Ask for a new link.`;
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
export async function renewed(fetchIt = fetch) {
  const seat = kept.seat();
  if (seat !== null) {
    try {
      const { token } = await signIn(seat, fetchIt);
      kept.keep(token);
      return { token };
    } catch (error) {
      if (error instanceof SignInRefused) return null;
      throw error;
    }
  }
  return kept.read() === null && (await hasCookie(fetchIt)) ? { token: null } : null;
}

/** Whether the browser is signed in by a cookie, which no script can read. */
export async function hasCookie(fetchIt = fetch) {
  try {
    const answer = await fetchIt("/api/v1/games?limit=1", { headers: { accept: "application/json" } });
    return answer.ok;
  } catch {
    return false;
  }
}

/** The token of this tab, and the code of the link that it came by. */
export const kept = {
  read: () => sessionStorage.getItem(TOKEN),
  keep: (token) => sessionStorage.setItem(TOKEN, token),
  seat: () => sessionStorage.getItem(SEAT),
  keepSeat: (code) => sessionStorage.setItem(SEAT, code),
  forget: () => [TOKEN, SEAT].forEach((key) => sessionStorage.removeItem(key)),
};
