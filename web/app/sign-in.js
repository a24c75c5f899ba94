// Who sits here: changes a seat code for a token, and keeps the token for this tab alone, so that two tabs of one
// browser can hold two seats.

const KEY = "bandbox.token";

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

/** Whether the token says that its time is over. A token that cannot be read is left to the server to judge. */
export function isExpired(token, nowMs) {
  try {
    const payload = token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/");
    const { exp } = JSON.parse(atob(payload));
    return typeof exp === "number" && exp * 1000 <= nowMs;
  } catch {
    return false;
  }
}

/** The token of this tab. */
export const kept = {
  read: () => sessionStorage.getItem(KEY),
  keep: (token) => sessionStorage.setItem(KEY, token),
  forget: () => sessionStorage.removeItem(KEY),
};
