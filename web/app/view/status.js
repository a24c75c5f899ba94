// What the person must know: whether the table is connected, whose move it is, and why something was refused.

import { absenceInWords } from "../game/presence.js";
import { isMyMove, waitingLine } from "../game/turn.js";
import { clock } from "./clock.js";
import { h, say, whenChanged } from "./dom.js";

/** The banner of the connection: nothing while all is well. */
export function linkBanner(root, tryNow) {
  const words = h("span", { role: "status" });
  const button = h("button", { type: "button", class: "quiet", text: "Try now", onclick: tryNow });
  const signIn = h("a", { href: "/api/v1/sign-in", target: "_blank", rel: "noopener", text: "Sign in again" });
  root.append(words, " ", button, signIn);
  return ({ link, game, commands, expires }) => {
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
      return `Offline. What you click is kept and sent again. Next try in about ${seconds} s.${help}`;
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
