// The lobby of whoever is signed in: the lists of games kept as they are at the server, and what can be done with them.

import { Http, Problem } from "../net/http.js";
import { wordsOf } from "../sentence.js";
import { kept } from "../sign-in.js";
import { h, say } from "../view/dom.js";
import { VIEWS, inviteLink, readArrival } from "./arrival.js";
import { CreateView } from "./create-view.js";
import { inviteForm } from "./invite-form.js";
import { listView, movesDue } from "./list-view.js";
import { Lists } from "./lists.js";
import { madeHere } from "./made-here.js";
import { TellMe } from "./tell-me.js";

/** @typedef {import("./arrival.js").View} View */
/** @typedef {import("./identity.js").Me} Me */
/** @typedef {import("../../../schema/bandbox.v1").Team} Team */

const EVERY_MS = 10_000;

/** @type {Record<View, string>} */
const HEADINGS = {
  mine: "Your games",
  open: "Open games",
  playing: "Being played",
  suspended: "Suspended",
  final: "Finished",
  new: "New game",
};

export class Lobby {
  #http;
  #part;
  #me;
  #lists;
  /** @type {View} */
  #view;
  /** @type {Map<string, string>} the links of invites, by game and side */
  #invites = new Map();
  /** @type {Map<string, HTMLElement>} */
  #links;
  #drawList;

  /**
   * @param {(id: string) => HTMLElement} part
   * @param {Me} me
   */
  constructor(part, me) {
    const http = new Http(kept.read());
    this.#http = http;
    this.#part = part;
    this.#me = me;
    this.#lists = new Lists(http);
    this.#view = readArrival(location.hash).view;
    this.#links = new Map(VIEWS.filter((name) => name !== "new").map((name) => [name, viewLink(name)]));
    part("views").replaceChildren(...this.#links.values());
    this.#drawList = listView(part("list"), {
      more: () => this.#attempt(() => this.#lists.more(this.#view)),
      copied: () => say(part("live"), "The link is copied."),
      invite: (game, side) => this.#attempt(() => this.#invite(game, side)),
      ready: (game, ready) => this.#attempt(() => this.#setReady(game, ready)),
    });
    inviteForm(
      part("invited"),
      (code) => this.accept(code),
      (words) => this.tell(words),
    );
    new TellMe(part("tell-me"), http);
    new CreateView(part("new"), http, me, (game, open) => this.#made(game, open));
  }

  /** Shows the lists, and keeps them as they are at the server. */
  start() {
    addEventListener("hashchange", () => this.#turned());
    document.addEventListener("visibilitychange", () => this.#refresh());
    addEventListener("online", () => this.#refresh());
    setInterval(() => this.#refresh(), EVERY_MS);
    this.#part("lobby").hidden = false;
    this.#show();
    this.#refresh();
  }

  /**
   * Takes the side that an invite is for, and goes to its table.
   * @param {string} code
   */
  async accept(code) {
    try {
      const { game_id } = await this.#http.post("/api/v1/invites/accept", { code });
      location.assign(`/#game=${game_id}`);
    } catch (error) {
      this.tell(wordsOf(error));
    }
  }

  /** @param {string | null} words */
  tell(words) {
    const dismiss = h("button", { type: "button", class: "page-quiet", text: "Dismiss", onclick: () => this.tell(null) });
    const told = words === null ? [] : [h("p", { class: "page-message" }, h("span", { text: words }), dismiss)];
    this.#part("message").replaceChildren(...told);
  }

  /**
   * @param {string} game
   * @param {Team} side
   */
  async #invite(game, side) {
    const { code } = await this.#http.command(game, "create_invite", { side });
    this.#invites.set(`${game} ${side}`, inviteLink(location.origin, code));
  }

  /**
   * @param {string} game
   * @param {boolean} ready
   */
  async #setReady(game, ready) {
    await this.#http.command(game, "set_ready", { ready });
    await this.#lists.refresh("mine");
  }

  /**
   * A game is made. Whoever is to be invited to it is told so first; without open sides there is nothing to wait for.
   * @param {string} game
   * @param {Team[]} open
   */
  #made(game, open) {
    madeHere.add(game);
    if (open.length === 0) {
      location.assign(`/#game=${game}`);
      return;
    }
    this.#attempt(async () => {
      for (const side of open) await this.#invite(game, side);
      location.hash = open.length === 2 ? "open" : "mine";
      say(this.#part("live"), "The game is made. Its invite link is in the list.");
    });
  }

  #turned() {
    const { view, invite, seat } = readArrival(location.hash);
    if (invite !== null || seat !== null) {
      location.reload();
      return;
    }
    this.#view = view;
    this.tell(null);
    this.#show();
    this.#refresh();
    say(this.#part("live"), HEADINGS[view]);
  }

  #show() {
    const view = this.#view;
    const { pages, states } = this.#lists;
    const due = movesDue(pages.get("mine"), states, this.#me.id);
    const isNew = view === "new";
    say(this.#part("heading"), HEADINGS[view]);
    document.title = `${due > 0 ? `(${due}) ` : ""}${HEADINGS[view]} · Bandbox`;
    for (const [name, link] of this.#links) {
      if (name === view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    this.#part("to-new").hidden = isNew;
    this.#part("new").hidden = !isNew;
    this.#part("list").hidden = isNew;
    this.#part("tell-me").hidden = view !== "mine";
    this.#part("invited").hidden = view !== "open";
    this.#drawList({ view, page: pages.get(view), states, me: this.#me.id, made: madeHere.read(), invites: this.#invites });
  }

  /** @param {() => Promise<void>} act */
  async #attempt(act) {
    this.tell(null);
    try {
      await act();
    } catch (error) {
      this.tell(wordsOf(error));
    }
    this.#show();
  }

  async #refresh() {
    if (document.hidden || this.#view === "new") return;
    const banner = this.#part("banner");
    try {
      await this.#lists.refresh(this.#view);
      banner.hidden = true;
    } catch (error) {
      if (error instanceof Problem && error.needsSignIn) {
        location.reload();
        return;
      }
      say(banner, `${wordsOf(error)} The lists come back by themselves.`);
      banner.hidden = false;
    }
    this.#show();
  }
}

/** @param {View} name */
const viewLink = (name) => h("a", { class: "lobby-view", href: `#${name}`, text: HEADINGS[name] });
