// What the person must know: whether the table is connected, who is here, whose move it is, and why something was refused;
// and the words that are read aloud.

import { absenceInWords } from "../game/room.js";
import { isMyMove, waitingLine } from "../game/turn.js";
import { clock } from "./clock.js";
import { h, say, whenChanged } from "./dom.js";

/** The banner of the connection: nothing while all is well. */
export function linkBanner(root, tryNow) {
  const words = h("span", { role: "status" });
  const button = h("button", { type: "button", class: "quiet", text: "Try now", onclick: tryNow });
  const signIn = h("a", { href: "/api/v1/sign-in", target: "_blank", rel: "noopener", text: "Sign in again" });
  root.append(words, " ", button, signIn);
  let isKept = false;
  // What waits to be sent is lost with the page.
  addEventListener("beforeunload", (event) => isKept && event.preventDefault());
  return ({ link, game, commands, expires }) => {
    isKept = waitingWords(link, commands) !== "";
    const told = [linkWords(link, game !== null), waitingWords(link, commands), expiryWords(link, expires)].filter((text) => text !== "").join(" ");
    root.hidden = told === "";
    root.dataset.status = link.status;
    button.hidden = link.status !== "waiting";
    signIn.hidden = !(link.signIn === true && link.byCookie === true);
    say(words, told);
  };
}

function linkWords({ status, attempt, seconds, reason, signIn, byCookie }, hasGame) {
  switch (status) {
    case "online":
      return "";
    case "connecting":
      return attempt === 0 && !hasGame ? "Connecting…" : "Offline. Connecting again…";
    case "waiting": {
      const help = attempt > 3 ? " If this does not end, leave this seat and open your link again." : "";
      return `Offline. Keep this page open: what you click is kept here and sent again. Next try in about ${seconds} s.${help}`;
    }
    case "stopped":
      if (signIn) return byCookie ? "Your sign-in is over." : "Your time at this seat is over. Open your link again.";
      return `The server closed the connection${reason === "" ? "" : ` (${reason})`}. Reload the page to come back.`;
    default:
      return "";
  }
}

/** How much waits to be sent, while nothing can be. */
function waitingWords({ status }, commands) {
  const count = Object.values(commands).filter((stage) => stage === "pending").length;
  if (status === "online" || count === 0) return "";
  return count === 1 ? "One click waits to be saved." : `${count} clicks wait to be saved.`;
}

/** That the sign-in ends soon, where this page could not make another by itself. */
function expiryWords({ status }, expires) {
  if (expires === null || status !== "online") return "";
  return `Your sign-in ends at ${clock(Date.parse(expires))}. Sign in again in another tab, or open your link again, and the table goes on.`;
}

/** Whose turn it is, and who is not here to take his. */
export function turn(element, away) {
  return (state) => {
    say(element, waitingLine(state));
    element.classList.toggle("mine", isMyMove(state));
    const absence = absenceInWords(state, clock);
    away.hidden = absence === "";
    say(away, absence);
  };
}

/** A refusal or a notice, until it is dismissed or the next command is given. */
export function message(root, dismiss) {
  const draw = whenChanged((told) => {
    if (told === null) {
      root.replaceChildren();
      return;
    }
    const close = h("button", { type: "button", class: "quiet", text: "Dismiss", onclick: dismiss });
    root.replaceChildren(h("div", { class: `message ${told.kind}` }, h("p", { text: told.text }), close));
    // Whoever clicked far down the page is to see why it was refused.
    if (told.kind === "refusal") root.scrollIntoView({ block: "nearest" });
  });
  return ({ message: told }) => draw(told, told);
}

/** Who is here, and who I am. */
export function presence(root, me) {
  const list = h("ul", { class: "members", "aria-label": "Who is here" });
  root.append(list);
  const draw = whenChanged((members, myId) => {
    list.replaceChildren(
      ...members.map(({ user_id, name, role }) =>
        h(
          "li",
          { class: role === "player" ? "member playing" : "member" },
          h("span", { text: user_id === myId ? `${name} (you)` : name }),
          h("span", { class: "sr-only", text: role === "player" ? ", plays" : ", watches" }),
        ),
      ),
    );
  });

  return ({ members, me: self, sides, role, game }) => {
    draw([members, self?.user_id], members, self?.user_id);
    say(me, self === null ? "" : `${self.name}${seat(sides, role, game)}`);
  };
}

function seat(sides, role, game) {
  if (role === "spectator") return ", watching";
  if (sides.length === 0 || game === null) return "";
  if (sides.length === 2) return ", for both teams";
  return `, for ${game.teams[sides[0]].name}`;
}

/** Reads aloud what happened last and whose move it is; the first state is not news. */
export function announcer(live) {
  let last = null;
  return ({ entries }, turnLine) => {
    const latest = entries.at(-1);
    const isNews = last !== null && latest !== undefined && latest.seq > last;
    const words = isNews ? (latest.note ?? latest.play.description) : "";
    last = latest?.seq ?? last ?? 0;
    const text = [words, turnLine].filter((part) => part !== "").join(" ");
    if (isNews || live.dataset.turn !== turnLine) {
      live.dataset.turn = turnLine;
      say(live, text);
    }
  };
}
