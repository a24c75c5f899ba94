// How people sign in at this server.

import { Http, Problem } from "../net/http.js";

/** Where the browser is sent to sign in elsewhere. */
export const OPEN_ID = "/api/v1/sign-in";

/** @typedef {{ open_id: boolean, demo: boolean }} Ways by OpenID Connect, and by the links that a demo prints */

/**
 * Where the server cannot be asked, what everybody can do is offered.
 * @returns {Promise<Ways>}
 */
export async function signInWays() {
  try {
    return await new Http(null).get("/api/v1/sign-in-ways");
  } catch (error) {
    if (error instanceof Problem) return { open_id: false, demo: false };
    throw error;
  }
}
