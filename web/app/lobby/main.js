// The way into the lobby: finds out who is here and what the link brought.

import { wordsOf } from "../sentence.js";
import { SignInRefused, kept, turnedAway } from "../sign-in.js";
import { say } from "../view/dom.js";
import { readArrival } from "./arrival.js";
import { door } from "./door.js";
import { come, leave, whoIs } from "./identity.js";
import { Lobby } from "./lobby.js";

const AGAIN_MS = 5000;
const INVITE = "bandbox.invite";

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The invite outlives a way to another place and back; the link does not stay in the address. */
function takeArrival() {
  const { invite, seat, game } = readArrival(location.hash);
  if (invite !== null) sessionStorage.setItem(INVITE, invite);
  if (invite !== null || seat !== null) history.replaceState(null, "", location.pathname + location.search);
  return { seat, game, invite: sessionStorage.getItem(INVITE) };
}

async function open() {
  const { seat, game, invite } = takeArrival();
  const trouble = turnedAway.hear();
  try {
    if (seat !== null) await come(`#seat=${seat}`, false);
    const me = await whoIs(kept.read());
    if (me === null) {
      const isOver = kept.read() !== null;
      kept.forget();
      knock(invite, isOver ? "Your time here is over. Sign in again." : trouble);
    } else if (game !== null) {
      location.replace(`/#game=${game}`);
    } else {
      begin(me, invite, trouble);
    }
  } catch (error) {
    if (error instanceof SignInRefused) knock(invite, wordsOf(error));
    else waitFor(wordsOf(error));
  }
}

/** @param {string} words */
function waitFor(words) {
  say(part("banner"), `${words} The lobby tries again by itself.`);
  part("banner").hidden = false;
  setTimeout(() => {
    part("banner").hidden = true;
    open();
  }, AGAIN_MS);
}

/**
 * @param {string | null} invite
 * @param {string | null} trouble
 */
function knock(invite, trouble) {
  document.title = "Sign in · Bandbox";
  door(part("door"), { trouble, invited: invite !== null }, async (pasted, stays) => {
    await come(pasted, stays);
    part("door").hidden = true;
    open();
  });
}

/**
 * @param {import("./identity.js").Me} me
 * @param {string | null} invite
 * @param {string | null} trouble
 */
function begin(me, invite, trouble) {
  say(part("me"), me.name === me.id ? me.name : `${me.name} (${me.id})`);
  part("sign-out").hidden = false;
  part("sign-out").addEventListener("click", async () => {
    await leave().catch(() => undefined);
    location.assign(location.pathname);
  });
  const lobby = new Lobby(part, me);
  lobby.start();
  if (trouble !== null) lobby.tell(trouble);
  if (invite === null) return;
  sessionStorage.removeItem(INVITE);
  lobby.accept(invite);
}

part("skip").addEventListener("click", (event) => {
  // The hash names the view, so the way past the head is not a hash.
  event.preventDefault();
  part("main").focus();
});

open();
