// One game of a list, as two lines of a scorecard: who plays, how it stands, and what can be done with it.

import { h } from "../view/dom.js";
import { NAMES, SIDES, ago, doable, isSolitaire, managersWords, sidesOf, standing, turnOf } from "./games.js";

/** @typedef {import("./games.js").GameSummary} GameSummary */
/** @typedef {import("./games.js").GameView} GameView */
/** @typedef {import("./games.js").Team} Team */

const COPIED_SHOWS_MS = 2000;

/** @type {Record<"sit" | "watch" | "box", string>} */
const TABLE_WORDS = { sit: "Go to the table", watch: "Watch", box: "Box score" };

/**
 * What a row is drawn from.
 * @typedef {object} Row
 * @property {GameSummary} game
 * @property {GameView | undefined} state
 * @property {string} me
 * @property {boolean} isCreator
 * @property {Map<string, string>} invites links by game and side
 */

/**
 * What a row lets one do.
 * @typedef {object} Acts
 * @property {(game: string, side: Team) => void} invite
 * @property {(game: string, ready: boolean) => void} ready
 * @property {(link: string) => void} copied
 */

/**
 * @param {Row} row
 * @param {Acts} acts
 */
export function gameRow({ game, state, me, isCreator, invites }, acts) {
  const { game_id, teams, status } = game;
  const turn = sidesOf(game, me).length > 0 ? turnOf(game, state, me) : null;
  const can = doable(game, state, me, isCreator);
  const name = `${teams.away} at ${teams.home}`;
  return h(
    "li",
    { class: turn?.isMine ? "game mine" : "game" },
    h("h3", { class: "game-teams" }, ...SIDES.map((side) => teamLine(game, side))),
    h(
      "div",
      { class: "game-where" },
      h(
        "p",
        { class: "game-standing" },
        h("b", { text: standing(game) }),
        turn === null ? null : h("span", { class: turn.isMine ? "turn-mine" : "turn", text: turn.words }),
      ),
      h("p", {
        class: "game-more",
        text: [managersWords(game, me), ago(game.updated_at, Date.now())].filter((words) => words !== "").join(" · "),
      }),
      tags(game),
    ),
    h(
      "div",
      { class: "game-acts" },
      can.ready === null ? null : readyButton(game_id, can.ready.isReady, acts),
      ...can.invite.filter((side) => !invites.has(`${game_id} ${side}`)).map((side) => inviteButton(game_id, side, acts)),
      can.replay ? h("a", { class: "page-button", href: `/replay#game=${game_id}`, "aria-label": `Replay ${name}`, text: "Replay" }) : null,
      tableLink(game_id, can.table, name, turn?.isMine === true),
    ),
    // A side that is taken is nobody else's to take.
    ...can.invite.map((side) => {
      const link = invites.get(`${game_id} ${side}`);
      return link === undefined ? null : inviteField(link, side, acts);
    }),
    status === "final" ? h("span", { class: "sr-only", text: "Finished" }) : null,
  );
}

/**
 * @param {GameSummary} game
 * @param {Team} side
 */
function teamLine({ teams, score, status }, side) {
  const other = side === "home" ? "away" : "home";
  const wins = status === "final" && score[side] > score[other];
  return h(
    "span",
    { class: wins ? "game-team wins" : "game-team" },
    h("span", { class: "game-name", text: teams[side] }),
    h("span", { class: "sr-only", text: side === "away" && status === "open" ? " at " : " " }),
    status === "open" ? null : h("span", { class: "game-runs", text: String(score[side]) }),
  );
}

/** @param {GameSummary} game */
function tags(game) {
  const words = [game.private ? "private" : null, isSolitaire(game) ? "solitaire" : null].filter((word) => word !== null);
  return words.length === 0 ? null : h("p", { class: "game-tags" }, ...words.map((text) => h("span", { class: "tag", text })));
}

/**
 * @param {string} game
 * @param {"sit" | "watch" | "box"} how
 * @param {string} name
 * @param {boolean} isDue
 */
function tableLink(game, how, name, isDue) {
  const text = TABLE_WORDS[how];
  return h("a", { class: isDue ? "page-button primary" : "page-button", href: `/#game=${game}`, "aria-label": `${text}: ${name}`, text });
}

/**
 * @param {string} game
 * @param {boolean} isReady
 * @param {Acts} acts
 */
function readyButton(game, isReady, acts) {
  const onclick = () => acts.ready(game, !isReady);
  const text = isReady ? "✓ Ready" : "I am ready";
  return h("button", {
    type: "button",
    class: "page-button ready",
    "aria-pressed": String(isReady),
    "data-key": `ready ${game}`,
    onclick,
    text,
  });
}

/**
 * @param {string} game
 * @param {Team} side
 * @param {Acts} acts
 */
function inviteButton(game, side, acts) {
  return h("button", {
    type: "button",
    class: "page-button",
    "data-key": `invite ${game} ${side}`,
    onclick: () => acts.invite(game, side),
    text: `Invite to the ${NAMES[side]}`,
  });
}

/**
 * The link of an invite, to be copied. Whoever opens it takes the side, once.
 * @param {string} link
 * @param {Team} side
 * @param {Acts} acts
 */
export function inviteField(link, side, acts) {
  const id = `link-${link.slice(-26)}`;
  const field = /** @type {HTMLInputElement} */ (
    h("input", { id, class: "invite-link", readonly: true, value: link, onfocus: () => field.select() })
  );
  const copy = async () => {
    field.select();
    // Where the clipboard may not be used, the text is selected all the same.
    await navigator.clipboard?.writeText(link).catch(() => undefined);
    acts.copied(link);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), COPIED_SHOWS_MS);
  };
  const button = h("button", { type: "button", class: "page-button", "data-key": `copy ${id}`, onclick: copy, text: "Copy" });
  return h(
    "div",
    { class: "invite" },
    h("label", { for: id, text: `Link for the ${NAMES[side]}: whoever opens it first and can sign in at this server takes the side` }),
    h("div", { class: "invite-row" }, field, button),
  );
}
