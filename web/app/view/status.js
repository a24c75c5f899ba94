// What the person must know: whether the table is connected, whose move it is, and why something was refused.

import { isMyMove, waitingLine } from "../game/turn.js";
import { h, say, whenChanged } from "./dom.js";

/** The banner of the connection: nothing while all is well. */
export function linkBanner(element) {
  return ({ link, game }) => {
    const words = linkWords(link, game !== null);
    element.hidden = words === "";
    element.dataset.status = link.status;
    say(element, words);
  };
}

function linkWords({ status, attempt, seconds, reason, signIn }, hasGame) {
  switch (status) {
    case "online":
      return "";
    case "connecting":
      return attempt === 0 && !hasGame ? "Connecting…" : "Offline. Connecting again…";
    case "waiting": {
      const help = attempt > 3 ? " If this does not end, leave this seat and open your link again." : "";
      return `Offline. What you clicked is kept and sent again. Next try in ${seconds} s.${help}`;
    }
    case "stopped":
      if (signIn) return "Your time at this seat is over. Open your link again.";
      return `The server closed the connection${reason === "" ? "" : ` (${reason})`}. Reload the page to come back.`;
    default:
      return "";
  }
}

/** Whose turn it is. */
export function turn(element) {
  return (state) => {
    say(element, waitingLine(state));
    element.classList.toggle("mine", isMyMove(state));
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
  });
  return ({ message: told }) => draw(told, told);
}
