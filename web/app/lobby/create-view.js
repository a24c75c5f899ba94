// The form of a new game: the way to play, the teams, who manages them, who may watch, and the options.

import { newId } from "../net/frames.js";
import { Problem } from "../net/http.js";
import { h } from "../view/dom.js";
import { accessFields } from "./access-fields.js";
import { SIDES } from "./games.js";
import { modeFields } from "./mode-fields.js";
import { cardsFault, placed, seatFaults, toCreateGame } from "./new-game.js";
import { optionFields } from "./option-fields.js";
import { seatPicker } from "./seat-picker.js";
import { teamPicker } from "./team-picker.js";

/** @typedef {import("../../../schema/bandbox.v1").Team} Team */
/** @typedef {import("../net/http.js").Http} Http */

/** Is told of the new game and its open sides. @typedef {(game: string, open: Team[]) => void} Made */

export class CreateView {
  #http;
  #made;
  /** @type {import("./team-picker.js").Offered[]} */
  #offered = [];
  #mode = modeFields(() => this.#offer());
  #teams = { away: teamPicker("away", "Visitors"), home: teamPicker("home", "Hosts") };
  #seats = {
    away: seatPicker("away", "Who manages the visitors", "invite"),
    home: seatPicker("home", "Who manages the hosts", "me"),
  };
  #access = accessFields();
  #options = optionFields();
  #faults = h("div", { class: "form-faults", role: "alert" });
  #submit = h("button", { type: "submit", class: "page-button primary create", text: "Make the game" });
  /** The same form sent twice is one game: its name changes only when it was taken. */
  #key = newId();

  /**
   * @param {HTMLElement} root
   * @param {Http} http
   * @param {import("./identity.js").Me} me
   * @param {Made} made
   */
  constructor(root, http, me, made) {
    this.#http = http;
    this.#made = made;
    root.replaceChildren(this.#form(me));
    this.#offer();
    this.#askForTeams();
  }

  /** @param {import("./identity.js").Me} me */
  #form(me) {
    const solitaire = h("p", { class: "hint", text: `You are ${me.id}. Manage both teams to play alone: solitaire.` });
    const pair = (/** @type {{ away: { element: HTMLElement }, home: { element: HTMLElement } }} */ { away, home }) =>
      h("div", { class: "two" }, away.element, home.element);
    return h(
      "form",
      { class: "new-game", novalidate: true, onsubmit: (/** @type {Event} */ event) => this.#send(event) },
      group("How to play", this.#mode.element),
      group("Teams", pair(this.#teams)),
      group("Managers", pair(this.#seats), solitaire),
      group("Who sees it", this.#access.element),
      this.#options.element,
      this.#faults,
      h("div", { class: "form-end" }, this.#submit, h("a", { class: "page-quiet", href: "#mine", text: "Back to the games" })),
    );
  }

  async #askForTeams() {
    try {
      this.#offered = (await this.#http.get("/api/v1/teams")).teams;
      this.#offer();
    } catch (error) {
      // Without teams of the server, rosters are pasted.
      if (!(error instanceof Problem)) throw error;
    }
  }

  #offer() {
    const needsCards = this.#mode.read() === "cards";
    const good = this.#offered.filter(({ has_cards }) => has_cards || !needsCards);
    SIDES.forEach((side, index) => this.#teams[side].offer(this.#offered, (good[index] ?? good[0])?.id ?? null, needsCards));
  }

  /** @param {Team} side */
  #readTeam(side) {
    const team = this.#teams[side].read();
    const fault = team === null ? null : cardsFault(team, this.#mode.read(), this.#options.read());
    if (fault === null) return team;
    this.#teams[side].showFaults([fault]);
    return null;
  }

  /** @param {Event} event */
  async #send(event) {
    event.preventDefault();
    const { away, home } = this.#seats;
    const chosen = { seats: { away: away.seat(), home: home.seat() }, users: { away: away.user(), home: home.user() } };
    const teams = { away: this.#readTeam("away"), home: this.#readTeam("home") };
    this.#refuse(seatFaults(chosen));
    if (this.#faults.childElementCount > 0 || teams.away === null || teams.home === null) return;
    const form = {
      ...chosen,
      ...this.#access.read(),
      mode: this.#mode.read(),
      teams: { away: teams.away, home: teams.home },
      options: this.#options.read(),
    };
    this.#submit.setAttribute("disabled", "");
    try {
      const { game_id } = await this.#http.post("/api/v1/games", toCreateGame(form), { key: this.#key });
      this.#key = newId();
      const open = SIDES.filter((side) => chosen.seats[side] === "invite");
      this.#made(game_id, open);
    } catch (error) {
      this.#refused(error);
    } finally {
      this.#submit.removeAttribute("disabled");
    }
  }

  /** @param {unknown} error */
  #refused(error) {
    if (!(error instanceof Problem)) throw error;
    // Another form under the same name would be taken for a mistake.
    if (!error.isPassing) this.#key = newId();
    if (error.faults.length === 0) {
      this.#refuse([`The game is not made: ${error.message}`]);
      return;
    }
    const found = placed(error.faults, { away: this.#teams.away.lineOf, home: this.#teams.home.lineOf });
    for (const side of SIDES) this.#teams[side].showFaults(found.teams[side]);
    this.#refuse(found.rest.length > 0 ? found.rest : ["The game is not made: the teams above have faults."]);
  }

  /** @param {string[]} words */
  #refuse(words) {
    this.#faults.replaceChildren(...words.map((text) => h("p", { class: "page-message", text })));
  }
}

/**
 * @param {string} legend
 * @param {HTMLElement[]} parts
 */
function group(legend, ...parts) {
  return h("fieldset", { class: "page-card" }, h("legend", { text: legend }), ...parts);
}
