// How people sign in at this server. A server that does not say is asked only when somebody wants to know.

import { Http, Problem } from "../net/http.js";

/** Where the browser is sent, to come back to the lobby. */
export const OPEN_ID = "/api/v1/sign-in?to=%2Flobby";

/**
 * Whether people can sign in by OpenID Connect; null where the server does not say.
 * @returns {Promise<boolean | null>}
 */
export async function offersOpenId() {
  try {
    const { open_id } = await new Http(null).get("/api/v1/sign-in-ways");
    return open_id === true;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** Whether the way there is open: the server sends the browser on, or says that it does not. */
export async function leadsSomewhere() {
  const answer = await fetch(OPEN_ID, { redirect: "manual" }).catch(() => null);
  return answer !== null && answer.type === "opaqueredirect";
}
