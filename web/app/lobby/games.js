// What the lobby makes of the lists of games: whose turn it is, what can be done with a game, and in which words.

import { ordinal } from "../game/view.js";

/** @typedef {import("../../../schema/bandbox.v1").GameSummary} GameSummary */
/** @typedef {import("../../../schema/bandbox.v1").GameView & { ready?: Record<Team, boolean> }} GameView */
/** @typedef {import("../../../schema/bandbox.v1").Team} Team */

/** @type {Team[]} */
export const SIDES = ["away", "home"];

/**
 * The sides that a user manages.
 * @param {GameSummary} game
 * @param {string} me
 */
export const sidesOf = (game, me) => SIDES.filter((side) => game.managers[side] === me);

/**
 * The sides that nobody manages yet.
 * @param {GameSummary} game
 */
export const openSides = (game) => SIDES.filter((side) => game.managers[side] === null);

/**
 * Whether one user manages both sides.
 * @param {GameSummary} game
 */
export const isSolitaire = ({ managers }) => managers.away !== null && managers.away === managers.home;

/**
 * Where a game is, in words.
 * @param {GameSummary} game
 */
export function standing(game) {
  const { status, inning, half } = game;
  const at = `${half === "top" ? "Top" : "Bottom"} of ${ordinal(inning)}`;
  switch (status) {
    case "open":
      return waitsFor(openSides(game));
    case "playing":
      return at;
    case "suspended":
      return `Suspended, ${at.toLowerCase()}`;
    case "final":
      return "Final";
  }
}

/** @param {Team[]} missing */
function waitsFor(missing) {
  if (missing.length === 2) return "Waits for two managers";
  return missing.length === 1 ? `Waits for a manager of the ${NAMES[missing[0]]}` : "Not started";
}

/**
 * Whose move it is, for somebody who plays in it; null where that is not known.
 * @param {GameSummary} game
 * @param {GameView | undefined} state
 * @param {string} me
 * @returns {{ isMine: boolean, words: string } | null}
 */
export function turnOf(game, state, me) {
  if (game.status === "final" || game.status === "suspended") return null;
  if (openSides(game).length > 0 || state === undefined) return null;
  if (state.phase === "before_game") return beforeGame(game, state, me);
  const mine = sidesOf(game, me);
  const asked = state.take_back?.asked_by ?? null;
  const waiting = asked === null ? state.waiting_for : SIDES.filter((side) => side !== asked);
  if (waiting.some((side) => mine.includes(side))) return { isMine: true, words: "Your turn" };
  if (waiting.length === 0) return null;
  return { isMine: false, words: `${waiting.map((side) => game.teams[side]).join(" and ")} to move` };
}

/** @type {Record<Team, string>} */
export const NAMES = { away: "visitors", home: "hosts" };

/**
 * @param {GameSummary} game
 * @param {GameView} state
 * @param {string} me
 */
function beforeGame(game, { ready }, me) {
  const mine = sidesOf(game, me);
  if (ready === undefined) return { isMine: true, words: "Ready to start" };
  if (ready.away && ready.home) return { isMine: true, words: "Both are ready: start it" };
  if (mine.some((side) => !ready[side])) return { isMine: true, words: "Say when you are ready; either of you starts it at the table" };
  return { isMine: false, words: "You are ready, your opponent is not yet" };
}

/**
 * What can be done with a game.
 * @typedef {object} Doable
 * @property {"sit" | "watch" | "box"} table what to go to its table for
 * @property {boolean} replay
 * @property {Team[]} invite the sides to invite somebody to
 * @property {{ isReady: boolean } | null} ready the ready mark of the own side, or of both, where it can be set
 */

/**
 * @param {GameSummary} game
 * @param {GameView | undefined} state
 * @param {string} me
 * @param {boolean} isCreator as far as this browser knows
 * @returns {Doable}
 */
export function doable(game, state, me, isCreator) {
  const mine = sidesOf(game, me);
  const isOver = game.status === "final";
  const ready = state?.ready;
  const asksReady = ready !== undefined && game.status === "open" && mine.length > 0;
  return {
    table: isOver ? "box" : mine.length > 0 ? "sit" : "watch",
    replay: game.status !== "open",
    invite: !isOver && (isCreator || mine.length > 0) ? openSides(game) : [],
    ready: asksReady ? { isReady: mine.every((side) => ready[side]) } : null,
  };
}

/**
 * A user's own games under headings, those that wait for him first; empty ones are left out.
 * @param {GameSummary[]} games
 * @param {Map<string, GameView>} states
 * @param {string} me
 * @returns {{ heading: string, games: GameSummary[] }[]}
 */
export function grouped(games, states, me) {
  const isMine = (/** @type {GameSummary} */ game) => turnOf(game, states.get(game.game_id), me)?.isMine === true;
  /** @type {[string, (game: GameSummary) => boolean][]} */
  const headings = [
    ["Your move", (game) => game.status !== "final" && isMine(game)],
    ["Under way", (game) => game.status === "playing"],
    ["Not started", (game) => game.status === "open"],
    ["Suspended", (game) => game.status === "suspended"],
    ["Finished", (game) => game.status === "final"],
  ];
  const left = new Set(games);
  const groups = headings.map(([heading, belongs]) => {
    const here = games.filter((game) => left.has(game) && belongs(game));
    for (const game of here) left.delete(game);
    return { heading, games: here };
  });
  return groups.filter((group) => group.games.length > 0);
}

/**
 * Who manages what, in words.
 * @param {GameSummary} game
 * @param {string} me
 */
export function managersWords(game, me) {
  if (isSolitaire(game)) return game.managers.home === me ? "You manage both teams" : `${game.managers.home} manages both teams`;
  const name = (/** @type {Team} */ side) => {
    const manager = game.managers[side];
    return manager === null ? "open" : manager === me ? "you" : manager;
  };
  return `Visitors: ${name("away")} · Hosts: ${name("home")}`;
}

/**
 * How long ago something was, roughly.
 * @param {string} timestamp
 * @param {number} nowMs
 */
export function ago(timestamp, nowMs) {
  const minutes = Math.max(Math.round((nowMs - Date.parse(timestamp)) / 60_000), 0);
  if (!Number.isFinite(minutes)) return "";
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h ago`;
  return `${Math.round(minutes / 60 / 24)} days ago`;
}
