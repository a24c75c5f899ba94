// The replay of one game: reads its events, folds them into moments, and shows the one that was chosen.

import { result } from "../game/turn.js";
import { readLink } from "../link.js";
import { Following } from "../net/follow.js";
import { Http } from "../net/http.js";
import { kept } from "../sign-in.js";
import { say } from "../view/dom.js";
import { checkDice } from "./dice-check.js";
import { diceCheck } from "./dice-check-view.js";
import { Fold } from "./fold.js";
import { page } from "./page.js";
import { Playback } from "./playback.js";
import { asTable } from "./win-probability.js";

/** @typedef {import("../../../schema/bandbox.v1").RoomFrame} RoomFrame */

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} words */
function stop(words) {
  say(part("trouble"), words);
  part("trouble").hidden = false;
}

/**
 * The check of the dice, made anew when another roll is there.
 * @param {(seq: number) => void} toSeq
 */
function checker(toSeq) {
  const draw = diceCheck(part("dice-check"), toSeq);
  let checked = -1;
  return async (/** @type {RoomFrame[]} */ events) => {
    const rolls = events.filter(({ event }) => event === "dice_rolled" || event === "dice_revealed").length;
    if (rolls === checked) return;
    checked = rolls;
    draw(globalThis.crypto?.subtle === undefined ? null : await checkDice(events));
  };
}

/** @param {Fold} fold */
function name(fold) {
  const last = fold.moments.at(-1);
  if (last === undefined) return;
  const { teams } = last.next;
  const title = `${teams.away.name} at ${teams.home.name}`;
  say(part("title"), title);
  document.title = `${title} · Replay · Bandbox`;
  say(part("standing"), fold.isOver ? result(last.next) : "Being played: the replay goes on with the game.");
}

/** @param {{ status: "online" | "waiting" | "stopped", reason?: string, signIn?: boolean }} link */
function showLink({ status, reason, signIn }) {
  const banner = part("link-banner");
  banner.hidden = status !== "waiting";
  say(banner, status === "waiting" ? "Offline. The replay comes back by itself." : "");
  if (status !== "stopped") return;
  stop(signIn ? "Sign in under All games first, and open this replay again." : `${reason ?? ""} All games lists those you may watch.`);
}

/** @param {string} game */
function open(game) {
  const http = new Http(kept.read());
  /** @type {RoomFrame[]} */
  let events = [];
  let fold = new Fold();
  /** @type {import("./win-probability.js").Table | null} */
  let table = null;
  const show = () => draw(fold.moments, table);
  const playback = new Playback(() => show());
  const draw = page(part, playback);
  const check = checker((seq) => playback.go(fold.moments.findIndex((moment) => moment.seq >= seq)));

  /** @param {RoomFrame[]} more */
  function take(more) {
    events = [...events, ...more];
    fold.take(more);
    playback.grow(fold.moments.length);
    name(fold);
    check(events);
    // The secret of the dice is told after the end, perhaps in another answer.
    if (more.some(({ event }) => event === "dice_revealed")) following.stop();
    return fold.seq;
  }

  const following = new Following(http, game, {
    async look() {
      const whole = await http.get(`/api/v1/games/${game}/export?format=json`);
      const isFirst = playback.count === 0;
      events = [];
      fold = new Fold();
      const seq = take(whole.events);
      // Of a game that is being played one wants to see how it stands.
      if (isFirst && !fold.isOver) playback.go(playback.end);
      return seq;
    },
    more: take,
    link: showLink,
  });
  following.start();
  http.get("/win-probability.json").then(
    (file) => {
      table = asTable(file);
      show();
    },
    () => show(),
  );
}

const { game } = readLink(location.hash);
addEventListener("hashchange", () => location.reload());
part("skip").addEventListener("click", (event) => {
  // The hash names the game, so the way past the head is not a hash.
  event.preventDefault();
  part("replay").focus();
});
if (game === null) {
  stop("No game is named. Choose one under All games.");
} else {
  part("to-table").setAttribute("href", `/#game=${game}`);
  open(game);
}
