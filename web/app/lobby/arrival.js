// What the link that led here brings: an invite, the seat of a demo, the table to go to, or a view of the lobby.

import { readLink } from "../link.js";

const CODE = /^[a-z2-7]{26}$/;

/** The views of the lobby, by the name that stands in the hash. */
export const VIEWS = /** @type {const} */ (["mine", "open", "playing", "suspended", "final", "new"]);

/** @typedef {typeof VIEWS[number]} View */

/**
 * @param {string} hash
 * @returns {{ view: View, invite: string | null, seat: string | null, game: string | null }} `game` is the table to go to afterwards
 */
export function readArrival(hash) {
  const plain = hash.replace(/^#/, "");
  const view = VIEWS.find((name) => name === plain) ?? "mine";
  return { view, invite: inviteCode(new URLSearchParams(plain).get("invite") ?? ""), ...readLink(hash) };
}

/**
 * The code of an invite, as it is or within its link; null when there is none.
 * @param {string} text
 */
export function inviteCode(text) {
  const code = (text.includes("invite=") ? (text.split("invite=")[1] ?? "") : text).trim().toLowerCase();
  return CODE.test(code) ? code : null;
}

/**
 * The link that takes a side.
 * @param {string} origin
 * @param {string} code
 */
export const inviteLink = (origin, code) => `${origin}/lobby#invite=${code}`;

/**
 * The seat within a demo's link, or a token; what somebody pastes to sign in.
 * @param {string} text
 * @returns {{ seat: string } | { token: string } | null}
 */
export function readPass(text) {
  const pasted = text.trim();
  const at = pasted.indexOf("#");
  const { seat } = readLink(at < 0 ? "" : pasted.slice(at));
  if (seat !== null) return { seat };
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(pasted) ? { token: pasted } : null;
}
