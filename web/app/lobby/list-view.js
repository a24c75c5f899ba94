// A list of games, the user's own under headings. What has not changed is not drawn again, and the keyboard stays where
// it was.

import { h, whenChanged } from "../view/dom.js";
import { gameRow } from "./game-row.js";
import { grouped, turnOf } from "./games.js";

/** @typedef {import("./lists.js").Page} Page */
/** @typedef {import("./games.js").GameView} GameView */
/** @typedef {import("./arrival.js").View} View */

/**
 * @typedef {object} Shown
 * @property {View} view
 * @property {Page | undefined} page
 * @property {Map<string, GameView>} states
 * @property {string} me
 * @property {Set<string>} made
 * @property {Map<string, string>} invites
 */

/** @type {Record<Exclude<View, "new">, string>} */
const EMPTY = {
  mine: "You have no games yet. Begin a new one, or watch what is being played.",
  open: "No game waits to begin.",
  playing: "Nobody is playing just now.",
  suspended: "No game is suspended.",
  final: "No game is finished yet.",
};

/**
 * @param {HTMLElement} root
 * @param {import("./game-row.js").Acts & { more: () => void }} acts
 */
export function listView(root, acts) {
  const draw = whenChanged((/** @type {Shown} */ shown) => {
    const key =
      document.activeElement instanceof HTMLElement && root.contains(document.activeElement)
        ? document.activeElement.dataset.key
        : undefined;
    root.replaceChildren(...parts(shown, acts));
    if (key !== undefined) keyed(root, key)?.focus({ preventScroll: true });
  });
  return (/** @type {Shown} */ shown) => {
    root.setAttribute("aria-busy", String(shown.page === undefined));
    draw([shown.view, shown.page, [...shown.states].map(([game, state]) => [game, digest(state)]), [...shown.invites], minutes()], shown);
  };
}

/** What the lobby shows of a state. @param {GameView} state */
const digest = ({ phase, waiting_for, take_back, ready }) => [phase, waiting_for, take_back?.asked_by, ready];

/** How long ago something was is told in minutes. */
const minutes = () => Math.floor(Date.now() / 60_000);

/**
 * @param {HTMLElement} root
 * @param {string} key
 * @returns {HTMLElement | undefined}
 */
function keyed(root, key) {
  const found = [...root.querySelectorAll("[data-key]")].find((element) => element instanceof HTMLElement && element.dataset.key === key);
  return found instanceof HTMLElement ? found : undefined;
}

/**
 * @param {Shown} shown
 * @param {import("./game-row.js").Acts & { more: () => void }} acts
 */
function parts(shown, acts) {
  const { view, page, states, me, made, invites } = shown;
  if (view === "new") return [];
  if (page === undefined) return [h("p", { class: "lobby-empty", text: "Looking…" })];
  if (page.games.length === 0) return [h("p", { class: "lobby-empty", text: EMPTY[view] })];
  const groups = view === "mine" ? grouped(page.games, states, me) : [{ heading: "", games: page.games }];
  const drawn = groups.map(({ heading, games }) =>
    h(
      "section",
      { class: "games-group" },
      heading === "" ? null : h("h2", { text: heading }),
      h(
        "ul",
        { class: "games" },
        ...games.map((game) => gameRow({ game, state: states.get(game.game_id), me, isCreator: made.has(game.game_id), invites }, acts)),
      ),
    ),
  );
  const more =
    page.next === null
      ? []
      : [h("button", { type: "button", class: "page-button", "data-key": "more", onclick: acts.more, text: "Older games" })];
  return [...drawn, ...more];
}

/**
 * How many games wait for the user.
 * @param {Page | undefined} page
 * @param {Map<string, GameView>} states
 * @param {string} me
 */
export function movesDue(page, states, me) {
  return (page?.games ?? []).filter((game) => game.status === "playing" && turnOf(game, states.get(game.game_id), me)?.isMine === true)
    .length;
}
