// The outcome picker: what the card says, where the ball was hit, the bases of an error.

import { GROUPS, OUTCOMES, find, missing, outcomeNamed } from "../game/outcomes.js";
import { permitted } from "../game/turn.js";
import { commandButton } from "./command-button.js";
import { h, say } from "./dom.js";
import { hitField } from "./hit-field.js";
import { moves } from "./runners.js";

const NOTHING = { outcome: null, location: null, errorBases: null, plusInjury: false };
const LOCATION_HINTS = {
  refused: "No location with this outcome.",
  optional: "Where it was hit, if you wish to say.",
  required: "Where was it hit?",
};

/**
 * The panel; shown while an outcome is due.
 * @type {ActingView}
 */
export function outcome(root, act) {
  let picked = { ...NOTHING };
  let state = null;
  let rollId = null;
  const pick = (part) => {
    picked = { ...picked, ...part };
    update(state);
  };
  const pickOutcome = (name) => {
    const locations = outcomeNamed(name)?.locations ?? [];
    pick({ outcome: name, location: locations.includes(picked.location) ? picked.location : null, errorBases: null });
    if (locations.length > 0) where.scrollIntoView({ block: "nearest", behavior: moves() ? "smooth" : "instant" });
  };

  const search = h("input", {
    type: "search",
    id: "outcome-search",
    autocomplete: "off",
    placeholder: "Type to find: gbb, hr, si*…",
    oninput: () => update(state),
    onkeydown: (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const [first] = find(search.value, state.game.options);
      if (first !== undefined) pickOutcome(first.name);
    },
  });
  const buttons = OUTCOMES.map((row) => ({ ...row, element: choiceButton(row.label, () => pickOutcome(row.name), row.sign) }));
  const groups = GROUPS.map(([group, label]) => {
    const own = buttons.filter((button) => button.group === group);
    const element = h("fieldset", { class: "chips" }, h("legend", { text: label }), ...own.map((button) => button.element));
    return { element, own };
  });
  const none = h("p", { class: "hint", role: "status" });
  const hint = h("span", { class: "hint" });
  const places = hitField((position) => pick({ location: picked.location === position ? null : position }));
  const where = h("fieldset", { class: "places" }, h("legend", { text: "Hit to" }), places.element, hint);
  const bases = [1, 2, 3].map((count) => ({ count, element: choiceButton(String(count), () => pick({ errorBases: count })) }));
  const errors = h("fieldset", { class: "chips" }, h("legend", { text: "Bases of the error" }), ...bases.map(({ element }) => element));
  const injury = h("button", { type: "button", class: "choice", "aria-pressed": "false", text: "Plus injury" });
  injury.addEventListener("click", () => pick({ plusInjury: !picked.plusInjury }));
  const lacking = h("p", { class: "hint" });
  const submit = commandButton("outcome", "Report", () => act.report(report(picked, state)));
  const bar = h("div", { class: "report-bar" }, lacking, submit.element);
  root.append(
    h("h2", { text: "What does the card say?" }),
    h("label", { class: "search", for: "outcome-search" }, h("span", { class: "sr-only", text: "Find an outcome" }), search),
    none,
    ...groups.map(({ element }) => element),
    where,
    errors,
    injury,
    bar,
  );

  function update(next) {
    state = next;
    const roll = state.game.pending_roll?.roll_id ?? null;
    if (roll !== rollId) {
      picked = { ...NOTHING };
      search.value = "";
    }
    rollId = roll;
    const found = find(search.value, state.game.options);
    none.hidden = found.length > 0;
    say(none, found.length === 0 ? "No outcome has these words. Empty the field to see all." : "");
    for (const { name, element } of buttons) {
      element.hidden = !found.some((row) => row.name === name);
      press(element, name === picked.outcome);
    }
    for (const { element, own } of groups) element.hidden = own.every((button) => button.element.hidden);
    const facts = outcomeNamed(picked.outcome);
    places.set(facts?.locations ?? [], picked.location);
    where.hidden = facts === undefined || facts.locations.length === 0;
    say(hint, facts === undefined ? "" : LOCATION_HINTS[facts.location]);
    errors.hidden = picked.outcome !== "error";
    for (const { count, element } of bases) press(element, count === picked.errorBases);
    injury.hidden = !state.game.options.injuries;
    press(injury, picked.plusInjury);
    bar.classList.toggle("begun", facts !== undefined);
    const lack = missing(picked);
    say(lacking, lack ?? "");
    submit.set(state, permitted(state).report && lack === null, summary(picked, facts));
  }
  return update;
}

/** `sign` is how cards write it; its name tells the same. */
function choiceButton(text, onclick, sign = "") {
  const written = sign === "" ? null : h("span", { class: "sign", "aria-hidden": "true", text: sign });
  return h("button", { type: "button", class: "choice", "aria-pressed": "false", onclick }, h("span", { text }), written);
}

const press = (element, isPressed) => element.setAttribute("aria-pressed", String(isPressed));

function summary({ location, errorBases, plusInjury }, facts) {
  if (facts === undefined) return "Report";
  const to = location === null ? "" : ` to ${location}`;
  const bases = errorBases === null ? "" : `, ${errorBases} ${errorBases === 1 ? "base" : "bases"}`;
  const injury = plusInjury ? ", plus injury" : "";
  return `Report: ${facts.label}${to}${bases}${injury}`;
}

/** The roll is named, so that a late click never answers the next roll. */
function report({ outcome: name, location, errorBases, plusInjury }, { game }) {
  return {
    outcome: name,
    ...(location !== null && { hit_location: location }),
    ...(errorBases !== null && { error_bases: errorBases }),
    ...(plusInjury && { plus_injury: true }),
    ...(game.pending_roll !== null && { roll_id: game.pending_roll.roll_id }),
  };
}
