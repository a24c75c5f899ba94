// Who is signed in: by the token of this tab, or by the browser's cookie, which no script can read.

import { Http, Problem } from "../net/http.js";
import { SignInRefused, kept, signIn } from "../sign-in.js";
import { readPass } from "./arrival.js";

/** @typedef {{ id: string, name: string }} Me */

/**
 * Who speaks with these requests; null when nobody is signed in. The server is asked, since tokens end and are revoked.
 * @param {string | null} token
 * @returns {Promise<Me | null>}
 */
export async function whoIs(token) {
  try {
    const { user_id, name } = await new Http(token).get("/api/v1/session");
    return { id: user_id, name };
  } catch (error) {
    if (error instanceof Problem && error.needsSignIn) return null;
    throw error;
  }
}

/**
 * Signs in with what somebody has pasted: a token, or the link of a demo. With `stays` the browser keeps it in a cookie,
 * for all its tabs; otherwise this tab alone has it.
 * @param {string} pasted
 * @param {boolean} stays
 */
export async function come(pasted, stays) {
  const pass = readPass(pasted);
  if (pass === null) throw new SignInRefused("This is neither a token nor a link with a seat. A token has three parts with dots between.");
  const token = "seat" in pass ? (await signIn(pass.seat)).token : pass.token;
  if ((await whoIs(token)) === null)
    throw new SignInRefused("The server does not take this token: it has ended, or it was made for another server. Ask for a new one.");
  if (stays) {
    await new Http(token).post("/api/v1/session");
    kept.forget();
  } else {
    // Whoever sat here before has nothing to do with it.
    kept.forget();
    kept.keep(token);
    if ("seat" in pass) kept.keepSeat(pass.seat);
  }
}

/** Nobody is signed in any more, in this tab and by the cookie. */
export async function leave() {
  kept.forget();
  await new Http(null).post("/api/v1/logout");
}
