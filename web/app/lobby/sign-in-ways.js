// How people sign in at this server. Where it does not say, the way is tried.

import { Http, Problem } from "../net/http.js";

/** Where the browser is sent to sign in elsewhere. */
export const OPEN_ID = "/api/v1/sign-in";

/** @typedef {{ open_id: boolean, demo: boolean }} Ways by OpenID Connect, and by the links that a demo prints */

/** @returns {Promise<Ways>} */
export async function signInWays() {
  try {
    const { open_id, demo } = await new Http(null).get("/api/v1/sign-in-ways");
    return { open_id: open_id === true, demo: demo !== false };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { open_id: await leadsSomewhere(), demo: true };
  }
}

/** Whether the way there is open: the server sends the browser on, or says that it does not. */
async function leadsSomewhere() {
  const answer = await fetch(OPEN_ID, { redirect: "manual" }).catch(() => null);
  return answer !== null && answer.type === "opaqueredirect";
}
