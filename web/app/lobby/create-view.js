// The form of a new game: the way to play, the teams, who manages them, who may watch, and the options.

import { newId } from "../net/frames.js";
import { Problem } from "../net/http.js";
import { h } from "../view/dom.js";
import { SIDES } from "./games.js";
import { cardsFault, placed, seatFaults, toCreateGame } from "./new-game.js";
import { optionFields } from "./option-fields.js";
import { MODES } from "./options.js";
import { seatPicker } from "./seat-picker.js";
import { teamPicker } from "./team-picker.js";

/** @typedef {import("../../../schema/bandbox.v1").Team} Team */
/** @typedef {import("../net/http.js").Http} Http */

/**
 * @param {HTMLElement} root
 * @param {Http} http
 * @param {import("./identity.js").Me} me
 * @param {(game: string, open: Team[]) => void} made is told of the new game and its open sides
 */
export function createView(root, http, me, made) {
  /** @type {import("./team-picker.js").Offered[]} */
  let offered = [];
  const teams = { away: teamPicker("away", "Visitors"), home: teamPicker("home", "Hosts") };
  const seats = { away: seatPicker("away", "Who manages the visitors", "invite"), home: seatPicker("home", "Who manages the hosts", "me") };
  const options = optionFields();
  const modes = MODES.map(({ value, label, meaning }) => modeChoice(value, label, meaning, () => offer()));
  const isPrivate = /** @type {HTMLInputElement} */ (h("input", { type: "checkbox", "aria-describedby": "private-meaning" }));
  const spectators = /** @type {HTMLSelectElement} */ (
    h(
      "select",
      { id: "spectators" },
      ...[
        ["all", "Everybody"],
        ["25", "At most 25 at once"],
        ["5", "At most 5 at once"],
        ["0", "Nobody"],
      ].map(([value, text]) => h("option", { value, text })),
    )
  );
  const faults = h("div", { class: "form-faults", role: "alert" });
  const submit = h("button", { type: "submit", class: "page-button primary create", text: "Make the game" });
  // The same form sent twice is one game: its name changes only when it was taken.
  let key = newId();

  const mode = () => (modes.find(({ input }) => input.checked)?.input.value === "manual" ? "manual" : "cards");
  function offer() {
    const needsCards = mode() === "cards";
    const good = offered.filter(({ has_cards }) => has_cards || !needsCards);
    SIDES.forEach((side, index) => teams[side].offer(offered, (good[index] ?? good[0])?.id ?? null, needsCards));
  }

  /** @param {Team} side */
  function readTeam(side) {
    const team = teams[side].read();
    const fault = team === null ? null : cardsFault(team, mode(), options.read());
    if (fault === null) return team;
    teams[side].showFaults([fault]);
    return null;
  }

  /** @param {string[]} words */
  const refuse = (words) => faults.replaceChildren(...words.map((text) => h("p", { class: "page-message", text })));

  /** @param {Event} event */
  async function send(event) {
    event.preventDefault();
    const chosen = { seats: { away: seats.away.seat(), home: seats.home.seat() }, users: { away: seats.away.user(), home: seats.home.user() } };
    refuse(seatFaults(chosen));
    const [away, home] = SIDES.map((side) => readTeam(side));
    if (faults.childElementCount > 0 || away === null || home === null) return;
    submit.setAttribute("disabled", "");
    const form = { ...chosen, mode: /** @type {"cards" | "manual"} */ (mode()), teams: { away, home }, options: options.read(), isPrivate: isPrivate.checked, spectators: spectators.value };
    try {
      const { game_id } = await http.post("/api/v1/games", toCreateGame(form), { key });
      key = newId();
      made(game_id, SIDES.filter((side) => chosen.seats[side] === "invite"));
    } catch (error) {
      refused(error);
    } finally {
      submit.removeAttribute("disabled");
    }
  }

  /** @param {unknown} error */
  function refused(error) {
    // Another form under the same name would be taken for a mistake.
    if (error instanceof Problem && !error.isPassing) key = newId();
    if (!(error instanceof Problem) || error.faults.length === 0) {
      refuse([error instanceof Error ? `The game is not made: ${error.message}` : String(error)]);
      return;
    }
    const found = placed(error.faults, { away: teams.away.lineOf, home: teams.home.lineOf });
    for (const side of SIDES) teams[side].showFaults(found.teams[side]);
    refuse(found.rest.length > 0 ? found.rest : ["The game is not made: the teams above have faults."]);
  }

  root.replaceChildren(
    h(
      "form",
      { class: "new-game", novalidate: true, onsubmit: send },
      h("fieldset", { class: "page-card" }, h("legend", { text: "How to play" }), h("div", { class: "modes" }, ...modes.map(({ element }) => element))),
      h("fieldset", { class: "page-card" }, h("legend", { text: "Teams" }), h("div", { class: "two" }, teams.away.element, teams.home.element)),
      h(
        "fieldset",
        { class: "page-card" },
        h("legend", { text: "Managers" }),
        h("div", { class: "two" }, seats.away.element, seats.home.element),
        h("p", { class: "hint", text: `You are ${me.id}. Manage both teams to play alone: solitaire.` }),
      ),
      h(
        "fieldset",
        { class: "page-card" },
        h("legend", { text: "Who sees it" }),
        h(
          "div",
          { class: "two" },
          h("div", { class: "option" }, h("label", { class: "check" }, isPrivate, h("span", { text: "Private" })), h("p", { id: "private-meaning", class: "hint", text: "Nobody but the managers knows of it; it is in nobody else's list." })),
          h("div", { class: "option" }, h("label", { for: "spectators", text: "Spectators" }), spectators, h("p", { class: "hint", text: "How many may watch at once." })),
        ),
      ),
      options.element,
      faults,
      h("div", { class: "form-end" }, submit, h("a", { class: "page-quiet", href: "#mine", text: "Back to the games" })),
    ),
  );

  offer();
  http.get("/api/v1/teams").then(
    ({ teams: found }) => {
      offered = found;
      offer();
    },
    // Without teams of the server, rosters are pasted.
    () => offer(),
  );
}

/**
 * @param {string} value
 * @param {string} label
 * @param {string} meaning
 * @param {() => void} onchange
 */
function modeChoice(value, label, meaning, onchange) {
  const input = /** @type {HTMLInputElement} */ (h("input", { type: "radio", name: "mode", value, onchange, checked: value === "cards" }));
  const element = h("label", { class: "mode" }, input, h("span", { class: "mode-label", text: label }), h("span", { class: "hint", text: meaning }));
  return { element, input };
}
