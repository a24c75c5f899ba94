// The lobby: finds out who is here and what the link brought, and keeps the lists of games as they are at the server.

import { Http, Problem } from "../net/http.js";
import { sentence } from "../sentence.js";
import { SignInRefused, kept } from "../sign-in.js";
import { h, say } from "../view/dom.js";
import { VIEWS, inviteLink, readArrival } from "./arrival.js";
import { createView } from "./create-view.js";
import { door } from "./door.js";
import { come, leave, whoIs } from "./identity.js";
import { inviteForm } from "./invite-form.js";
import { listView, movesDue } from "./list-view.js";
import { Lists } from "./lists.js";
import { madeHere } from "./made-here.js";
import { call } from "./socket.js";

/** @typedef {import("./arrival.js").View} View */
/** @typedef {import("../../../schema/bandbox.v1").Team} Team */

const EVERY_MS = 10_000;
const INVITE = "bandbox.invite";

/** @type {Record<View, string>} */
const HEADINGS = { mine: "Your games", open: "Open games", playing: "Being played", suspended: "Suspended", final: "Finished", new: "New game" };

/** @param {string} id */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The invite outlives a way to another place and back; the link does not stay in the address. */
function takeArrival() {
  const { invite, seat } = readArrival(location.hash);
  if (invite !== null) sessionStorage.setItem(INVITE, invite);
  if (invite !== null || seat !== null) history.replaceState(null, "", location.pathname + location.search);
  return { seat, invite: sessionStorage.getItem(INVITE) };
}

async function open() {
  const { seat, invite } = takeArrival();
  try {
    if (seat !== null) await come(`#seat=${seat}`, false);
    const me = await whoIs(kept.read());
    if (me === null) {
      const trouble = kept.read() === null ? null : "Your time here is over. Sign in again.";
      kept.forget();
      knock(invite, trouble);
      return;
    }
    if (invite !== null) await acceptInvite(invite);
    begin(me);
  } catch (error) {
    const words = wordsOf(error);
    if (error instanceof SignInRefused) knock(invite, words);
    else waitFor(words);
  }
}

/** @param {string} words */
function waitFor(words) {
  say(part("banner"), `${words} The lobby tries again by itself.`);
  part("banner").hidden = false;
  setTimeout(() => {
    part("banner").hidden = true;
    open();
  }, EVERY_MS / 2);
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

/** @param {string} code */
async function acceptInvite(code) {
  sessionStorage.removeItem(INVITE);
  try {
    const { answer } = await call(kept.read(), { event: "accept_invite", data: { code } });
    location.assign(`/#game=${answer.game_id}`);
  } catch (error) {
    tell(wordsOf(error));
  }
}

/** @param {unknown} error */
const wordsOf = (error) => sentence(error instanceof Error ? error.message : String(error));

/** @param {string | null} words */
function tell(words) {
  const dismiss = h("button", { type: "button", class: "page-quiet", text: "Dismiss", onclick: () => tell(null) });
  part("message").replaceChildren(...(words === null ? [] : [h("p", { class: "page-message" }, h("span", { text: words }), dismiss)]));
}

/** @param {import("./identity.js").Me} me */
function begin(me) {
  const http = new Http(kept.read());
  const lists = new Lists(http);
  /** @type {Map<string, string>} */
  const invites = new Map();
  let view = readArrival(location.hash).view;

  say(part("me"), me.name === me.id ? me.name : `${me.name} (${me.id})`);
  part("sign-out").hidden = false;
  part("sign-out").addEventListener("click", async () => {
    await leave().catch(() => undefined);
    location.assign(location.pathname);
  });
  part("lobby").hidden = false;

  const links = new Map(VIEWS.filter((name) => name !== "new").map((name) => [name, h("a", { class: "lobby-view", href: `#${name}`, text: HEADINGS[name] })]));
  part("views").replaceChildren(...links.values());

  const drawList = listView(part("list"), {
    more: () => attempt(() => lists.more(view)),
    copied: () => say(part("live"), "The link is copied."),
    invite: (game, side) =>
      attempt(async () => {
        const { answer } = await call(kept.read(), { event: "create_invite", data: { game_id: game, side } });
        invites.set(`${game} ${side}`, inviteLink(location.origin, answer.code));
      }),
    ready: (game, ready) =>
      attempt(async () => {
        await call(kept.read(), { event: "set_ready", data: { game_id: game, ready } });
        lists.forget(game);
        await lists.refresh("mine");
      }),
  });
  inviteForm(part("invited"), acceptInvite, tell);
  createView(part("new"), http, me, (game, open) => {
    madeHere.add(game);
    // Whoever is invited is told first; without open sides there is nothing to wait for.
    if (open.length === 0) location.assign(`/#game=${game}`);
    else
      attempt(async () => {
        for (const side of open) {
          const { answer } = await call(kept.read(), { event: "create_invite", data: { game_id: game, side } });
          invites.set(`${game} ${side}`, inviteLink(location.origin, answer.code));
        }
        location.hash = open.length === 2 ? "open" : "mine";
        say(part("live"), "The game is made. Its invite link is in the list.");
      });
  });

  function show() {
    const due = movesDue(lists.pages.get("mine"), lists.states, me.id);
    const isNew = view === "new";
    say(part("heading"), HEADINGS[view]);
    document.title = `${due > 0 ? `(${due}) ` : ""}${HEADINGS[view]} · Bandbox`;
    for (const [name, link] of links) {
      if (name === view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    part("to-new").hidden = isNew;
    part("new").hidden = !isNew;
    part("list").hidden = isNew;
    part("invited").hidden = view !== "open";
    drawList({ view, page: lists.pages.get(view), states: lists.states, me: me.id, made: madeHere.read(), invites });
  }

  /** @param {() => Promise<void>} act */
  async function attempt(act) {
    tell(null);
    try {
      await act();
    } catch (error) {
      tell(wordsOf(error));
    }
    show();
  }

  async function refresh() {
    if (document.hidden || view === "new") return;
    try {
      await lists.refresh(view);
      part("banner").hidden = true;
    } catch (error) {
      if (error instanceof Problem && error.needsSignIn) {
        location.reload();
        return;
      }
      say(part("banner"), `${wordsOf(error)} The lists come back by themselves.`);
      part("banner").hidden = false;
    }
    show();
  }

  addEventListener("hashchange", () => {
    const next = readArrival(location.hash);
    if (next.invite !== null || next.seat !== null) {
      location.reload();
      return;
    }
    view = next.view;
    tell(null);
    show();
    refresh();
    say(part("live"), HEADINGS[view]);
  });
  document.addEventListener("visibilitychange", refresh);
  addEventListener("online", refresh);
  setInterval(refresh, EVERY_MS);
  show();
  refresh();
}

part("skip").addEventListener("click", (event) => {
  // The hash names the view, so the way past the head is not a hash.
  event.preventDefault();
  part("main").focus();
});

open();
