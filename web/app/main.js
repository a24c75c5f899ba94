// The table: joins what is shown to what is known.

import { Actions } from "./actions.js";
import { arrival } from "./arrival.js";
import { Store } from "./game/store.js";
import { isMyMove, waitingLine } from "./game/turn.js";
import { Problem } from "./net/http.js";
import { Session } from "./net/session.js";
import { kept, renewed, turnedAway } from "./sign-in.js";
import { action } from "./view/action.js";
import { dice } from "./view/dice.js";
import { say } from "./view/dom.js";
import { later, styled } from "./view/later.js";
import { scoreStrip, scoreboard } from "./view/scoreboard.js";
import { announcer, linkBanner, message, presence, turn } from "./view/status.js";

/** The server cannot be reached: so long it is left alone. */
const AGAIN_MS = 5000;

/**
 * A part of the page, which `index.html` has.
 * @param {string} id
 */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} words */
function tryAgainLater(words) {
  say(part("link-banner"), `${words} The table tries again by itself.`);
  part("link-banner").hidden = false;
  setTimeout(() => location.reload(), AGAIN_MS);
}

/** @param {import("./arrival.js").Seat} seat */
function sit({ game, token, line }) {
  /** @type {(state: Table) => void} */
  let show = () => {};
  const store = new Store((state) => show(state));
  const session = new Session(token, game, store, () => renewed(), line);
  show = table(new Actions(session, store));
  const leave = part("leave");
  leave.hidden = false;
  leave.addEventListener("click", () => {
    session.stop();
    kept.forget();
    turnedAway.say("You have left your seat. The game waits as it is; your link leads back to it.");
    location.assign("/lobby");
  });
  session.start();
}

/**
 * Everything on the page, as one function of the state.
 * @param {Actions} act
 * @returns {(state: Table) => void}
 */
function table(act) {
  const always = [linkBanner(part("link-banner"), act.tryNow), presence(part("presence"), part("me")), message(part("message"), act.dismiss)];
  const ofGame = [
    scoreStrip(part("score-strip")),
    scoreboard(part("scoreboard")),
    turn(part("turn"), part("absent")),
    dice(part("dice")),
    action(part("action"), act),
    later(async () => {
      const [{ field }, { plays }, { cards }, { chat }, { lineups }, { bench }, { boxScore }] = await Promise.all([
        import("./view/field.js"),
        import("./view/plays.js"),
        import("./view/cards.js"),
        import("./view/chat.js"),
        import("./view/lineups.js"),
        import("./view/bench.js"),
        import("./view/box-score.js"),
        styled(),
      ]);
      return [
        field(part("field")),
        plays(part("plays")),
        cards(part("cards"), act),
        chat(part("chat"), act),
        lineups(part("lineups"), act),
        bench(part("bench"), act),
        boxScore(part("box-score"), act),
      ];
    }, act),
  ];
  const announce = announcer(part("live"));
  return (known) => {
    for (const update of always) update(known);
    const { game } = known;
    part("table").hidden = game === null && known.message === null;
    part("table").classList.toggle("without-game", game === null);
    part("score-strip").hidden = game === null;
    if (game === null) return;
    const state = { ...known, game };
    for (const update of ofGame) update(state);
    announce(state, waitingLine(state));
    document.title = title(state);
  };
}

/**
 * The move comes first: of many tabs only so much is to be read.
 * @param {State} state
 */
function title(state) {
  const { teams, score } = state.game;
  const line = `${teams.away.abbreviation} ${score.away}, ${teams.home.abbreviation} ${score.home} · Bandbox`;
  return isMyMove(state) ? `● Your move · ${line}` : line;
}

// Another link opened in this tab only changes the hash.
addEventListener("hashchange", () => location.reload());

// The hash names the game, so the way past the scoreboard is not a hash.
part("skip").addEventListener("click", () => part("action").focus());

try {
  const seat = await arrival;
  if (seat !== null) sit(seat);
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  tryAgainLater(error.message);
}
