// Which game, as whom, and how it looks: from the address of the page.

import { gameId } from "../link.js";

const CORNERS = ["top-left", "top-right", "bottom-left", "bottom-right"];
const SCALES = { lowest: 0.5, highest: 4 };

/**
 * The game of `/scorebug/{game}`, or of `#game=`; null when none is named.
 * @param {{ pathname: string, hash: string }} place
 */
export function gameOf({ pathname, hash }) {
  const last = pathname.split("/").at(-1) ?? "";
  return gameId(last) ?? gameId(fields(hash).get("game") ?? "");
}

/**
 * The token of `#token=`; null when there is none.
 * @param {string} hash
 */
export const tokenOf = (hash) => fields(hash).get("token") || null;

/**
 * The hash without the token, which is a key and does not stay in the address.
 * @param {string} hash
 */
export function withoutToken(hash) {
  const left = fields(hash);
  left.delete("token");
  const text = left.toString();
  return text === "" ? "" : `#${text}`;
}

/** @param {string} hash */
const fields = (hash) => new URLSearchParams(hash.replace(/^#/, ""));

/**
 * How it looks. What is not understood is as if it were not there.
 * @param {string} search
 */
export function looksOf(search) {
  const asked = new URLSearchParams(search);
  const scale = Number(asked.get("scale") ?? 1);
  const corner = asked.get("corner") ?? "";
  return {
    theme: asked.get("theme") === "light" ? "light" : "dark",
    corner: CORNERS.includes(corner) ? corner : "top-left",
    scale: Number.isFinite(scale) ? Math.min(Math.max(scale, SCALES.lowest), SCALES.highest) : 1,
    names: asked.get("names") !== "off",
    words: asked.get("words") !== "off",
  };
}
