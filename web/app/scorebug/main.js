// The scorebug: follows one game and shows it, and goes on by itself whatever happens to the connection.

import { Following } from "../net/follow.js";
import { Http } from "../net/http.js";
import { kept } from "../sign-in.js";
import { say } from "../view/dom.js";
import { bug } from "./bug.js";
import { lastWords } from "./last-words.js";
import { gameOf, looksOf, tokenOf, withoutToken } from "./options.js";

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const HELP =
  "The address of this page is /scorebug/, the game's id as it stands in the address of its table, and #token= with the token of somebody who may watch it. Whoever runs this server makes one: bandbox token --user stream.";

const looks = looksOf(location.search);
document.documentElement.dataset.theme = looks.theme;
part("stage").dataset.corner = looks.corner;
part("stage").style.fontSize = `${looks.scale}rem`;

const token = tokenOf(location.hash);
if (token !== null) {
  kept.forget();
  kept.keep(token);
  history.replaceState(null, "", `${location.pathname}${location.search}${withoutToken(location.hash)}`);
}
addEventListener("hashchange", () => location.reload());

/** @param {string} words */
function trouble(words) {
  say(part("trouble"), words);
  part("trouble").hidden = words === "";
}

/** @param {string} game */
function follow(game) {
  const http = new Http(kept.read());
  const draw = bug(part("bug"), looks);
  const tell = lastWords(part("words"));
  new Following(http, game, {
    async look() {
      const { state, recent_plays, seq } = await http.get(`/api/v1/games/${game}`);
      draw(state);
      const { away, home } = state.teams;
      say(part("heading"), `${away.name} ${state.score.away}, ${home.name} ${state.score.home}`);
      document.title = `${away.abbreviation} ${state.score.away}, ${home.abbreviation} ${state.score.home} · Scorebug · Bandbox`;
      if (looks.words) tell(recent_plays.at(-1));
      return seq;
    },
    link({ status, reason, signIn }) {
      part("bug").dataset.link = status;
      trouble(status === "stopped" ? (signIn ? `This page has no token that is good. ${HELP}` : (reason ?? "")) : "");
    },
  }).start();
}

const game = gameOf(location);
if (game === null) trouble(`No game is named. ${HELP}`);
else follow(game);
