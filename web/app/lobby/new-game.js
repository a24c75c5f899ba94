// From what the form says to what the server is asked, and from what the server refuses back to the form.

import { toOptions } from "./options.js";

/** @typedef {import("../../../schema/bandbox.v1").CreateGame} CreateGame */
/** @typedef {import("../../../schema/bandbox.v1").TeamSetup} TeamSetup */
/** @typedef {import("../../../schema/bandbox.v1").Team} Team */
/** @typedef {"me" | "invite" | "user"} Seat */

/**
 * What the form says.
 * @typedef {object} Form
 * @property {"cards" | "manual"} mode
 * @property {Record<Team, TeamSetup>} teams
 * @property {Record<Team, Seat>} seats
 * @property {Record<Team, string>} users user ids, where a seat is another user's
 * @property {Record<string, string | boolean>} options
 * @property {boolean} isPrivate
 * @property {string} spectators "all", or at most so many
 */

/** @type {Team[]} */
const SIDES = ["away", "home"];

/**
 * @param {Form} form
 * @returns {CreateGame}
 */
export function toCreateGame({ mode, teams, seats, users, options, isPrivate, spectators }) {
  const named = SIDES.filter((side) => seats[side] === "user").map((side) => [side, users[side].trim()]);
  const open = SIDES.filter((side) => seats[side] === "invite");
  const most = spectators === "all" ? {} : { max_spectators: Number(spectators) };
  return {
    setup: { edition: "bandbox-1", mode, options: toOptions(options), teams: { away: fit(teams.away, mode), home: fit(teams.home, mode) } },
    managers: Object.fromEntries(named),
    access: { private: isPrivate, ...most, open_sides: open },
  };
}

/**
 * In a manual game the cards are on paper; none need be sent.
 * @param {TeamSetup} team
 * @param {"cards" | "manual"} mode
 */
function fit(team, mode) {
  if (mode === "cards") return team;
  const { cards: _, ...rest } = team;
  return rest;
}

/**
 * What is wrong with the form before the server is asked.
 * @param {{ seats: Record<Team, Seat>, users: Record<Team, string> }} form
 * @returns {string[]}
 */
export function seatFaults({ seats, users }) {
  return SIDES.filter((side) => seats[side] === "user" && users[side].trim() === "").map(
    (side) => `Say who manages the ${side === "away" ? "visitors" : "hosts"}: the user id that he signs in with, or choose an invite link.`,
  );
}

/**
 * What is missing of a team for a game in which the server reads the cards; null when nothing is, as far as a page can tell.
 * @param {TeamSetup} team
 * @param {"cards" | "manual"} mode
 * @param {Record<string, string | boolean>} options
 */
export function cardsFault(team, mode, options) {
  if (mode === "manual") return null;
  if ((team.cards ?? []).length === 0) {
    return {
      line: null,
      message: "This team has no cards for the server to read. Choose Manual, or paste the team as JSON with its cards.",
    };
  }
  if (options.injuries === true && team.roster.some(({ injury }) => injury === undefined)) {
    return {
      line: null,
      message: "Not everybody here has an injury rating, which the server needs. Leave Injuries off, or paste the team with them.",
    };
  }
  return null;
}

/**
 * The refusals of the server by the team whose text is at fault; those of neither are `rest`.
 * @param {{ field: string, message: string }[]} faults
 * @param {Record<Team, (path: string) => number | null>} lineOf
 */
export function placed(faults, lineOf) {
  /** @type {Record<Team, { line: number | null, message: string }[]>} */
  const teams = { away: [], home: [] };
  /** @type {string[]} */
  const rest = [];
  for (const { field, message } of faults) {
    const [, side, path] = /teams\.(away|home)\.?(.*)$/.exec(field) ?? [];
    if (side === "away" || side === "home") {
      const line = lineOf[side](path);
      teams[side].push({ line, message: line === null ? `${anybodys(path)}: ${message}` : `${message} (${path})` });
    } else {
      rest.push(`${field}: ${message}`);
    }
  }
  return { teams: { away: once(teams.away), home: once(teams.home) }, rest };
}

/**
 * A path without the number of the man, for a team of which no lines can be shown.
 * @param {string} path
 */
const anybodys = (path) => path.replaceAll(/\[\d+\]/g, "[]");

/**
 * What is wrong with many men alike is said once.
 * @param {{ line: number | null, message: string }[]} faults
 */
function once(faults) {
  const seen = new Set();
  return faults.filter(({ line, message }) => {
    const key = `${line} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
