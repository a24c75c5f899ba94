// How people sign in at this server. Where it does not say, the way is tried.

import { Http, Problem } from "../net/http.js";

/** Where the browser is sent, to come back to the lobby. */
export const OPEN_ID = "/api/v1/sign-in?to=%2Flobby";

/**
 * Whether people can sign in by OpenID Connect.
 * @returns {Promise<boolean>}
 */
export async function offersOpenId() {
  try {
    const { open_id } = await new Http(null).get("/api/v1/sign-in-ways");
    return open_id === true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return leadsSomewhere();
  }
}

/** Whether the way there is open: the server sends the browser on, or says that it does not. */
async function leadsSomewhere() {
  const answer = await fetch(OPEN_ID, { redirect: "manual" }).catch(() => null);
  return answer !== null && answer.type === "opaqueredirect";
}
