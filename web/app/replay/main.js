// The replay of one game: reads its events, folds them into moments, and shows the one that was chosen.

import { readLink } from "../link.js";
import { Following } from "../net/follow.js";
import { Http } from "../net/http.js";
import { kept } from "../sign-in.js";
import { say } from "../view/dom.js";
import { field } from "../view/field.js";
import { scoreboard } from "../view/scoreboard.js";
import { result } from "../game/turn.js";
import { chart } from "./chart.js";
import { controls } from "./controls.js";
import { checkDice } from "./dice-check.js";
import { diceCheck } from "./dice-check-view.js";
import { Fold } from "./fold.js";
import { momentCard } from "./moment-card.js";
import { playList } from "./play-list.js";
import { Playback } from "./playback.js";
import { asTable, homeWins } from "./win-probability.js";
import { placeOf, sentenceOf } from "./words.js";

/** @typedef {import("../../../schema/bandbox.v1").RoomFrame} RoomFrame */

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const http = new Http(kept.read());

/** @param {string} words */
function stop(words) {
  say(part("trouble"), words);
  part("trouble").hidden = false;
}

/**
 * Ends what still moves from the moment before.
 * @param {HTMLElement} root
 */
function settle(root) {
  for (const animation of root.getAnimations({ subtree: true })) {
    if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
  }
}

/** @param {string} game */
function open(game) {
  /** @type {RoomFrame[]} */
  let events = [];
  let fold = new Fold();
  /** @type {import("./win-probability.js").Table | null} */
  let table = null;
  let checked = "";

  const playback = new Playback(() => show());
  const go = (/** @type {number} */ place) => playback.go(place);
  const toSeq = (/** @type {number} */ seq) => go(fold.moments.findIndex((moment) => moment.seq >= seq));
  const drawScore = scoreboard(part("scoreboard"));
  const drawField = field(part("field"));
  const drawMoment = momentCard(part("moment"));
  const drawChart = chart(part("chart"), go);
  const drawPlays = playList(part("plays"), go);
  const drawControls = controls(part("controls"), playback);
  const drawCheck = diceCheck(part("dice-check"), toSeq);

  let shownAt = -1;

  function show() {
    const { moments } = fold;
    const moment = moments[playback.at];
    if (moment === undefined) return;
    const chances = moments.map(({ next }) => (table === null ? null : homeWins(table, next)));
    drawScore(moment.state);
    // Men run for the play that comes next; whoever jumps about sees them where they end up.
    settle(part("field"));
    drawField(playback.at === shownAt + 1 ? moment.state : { ...moment.state, entries: [] });
    shownAt = playback.at;
    drawMoment(moment, chances[playback.at], chances[playback.at - 1] ?? null);
    drawChart({ moments, chances, at: playback.at, hasTable: table !== null });
    drawPlays(moments, playback.at);
    drawControls(moments, playback.at);
    // The slider reads itself.
    const isRead = document.activeElement?.id === "slider";
    say(part("live"), isRead ? "" : `${placeOf(moment)}. ${sentenceOf(moment)}`);
    part("game").hidden = false;
    part("controls").hidden = false;
  }

  /** @param {RoomFrame[]} more */
  function take(more) {
    events = [...events, ...more];
    fold.take(more);
    playback.grow(fold.moments.length);
    name();
    check();
    return fold.seq;
  }

  function name() {
    const last = fold.moments.at(-1);
    if (last === undefined) return;
    const { teams } = last.next;
    const title = `${teams.away.name} at ${teams.home.name}`;
    say(part("title"), title);
    document.title = `${title} · Replay · Bandbox`;
    say(part("standing"), fold.isOver ? result(last.next) : "Being played: the replay goes on with the game.");
  }

  async function check() {
    const rolls = events.filter(({ event }) => event === "dice_rolled" || event === "dice_revealed").length;
    if (checked === `${rolls}`) return;
    checked = `${rolls}`;
    if (globalThis.crypto?.subtle === undefined) return drawCheck(null);
    drawCheck(await checkDice(events));
  }

  const following = new Following(http, game, {
    async look() {
      const whole = await http.get(`/api/v1/games/${game}/export?format=json`);
      events = [];
      fold = new Fold();
      const isFirst = playback.count === 0;
      const seq = take(whole.events);
      if (fold.isOver) following.stop();
      // Of a game that is being played one wants to see how it stands.
      else if (isFirst) playback.go(playback.end);
      return seq;
    },
    more(since) {
      const seq = take(since);
      if (fold.isOver) following.stop();
      return seq;
    },
    link({ status, reason, signIn }) {
      const banner = part("link-banner");
      banner.hidden = status !== "waiting";
      say(banner, status === "waiting" ? "Offline. The replay comes back by itself." : "");
      if (status !== "stopped") return;
      stop(signIn ? "Sign in under All games first, and open this replay again." : `${reason ?? ""} All games lists those you may watch.`);
    },
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
