// The choice of a team: one that the server has, or one that is pasted, with what is wrong at which line.

import { h } from "../view/dom.js";
import { EXAMPLE, readRoster } from "./roster.js";

/** @typedef {import("../../../schema/bandbox.v1").TeamSetup} TeamSetup */
/** @typedef {import("./roster.js").Fault} Fault */
/** @typedef {{ id: string, name: string, abbreviation: string, has_cards: boolean, setup: TeamSetup }} Offered */

const PASTE = "paste";
const MOST_FAULTS = 8;

/**
 * @param {string} name of the field, such as `away`
 * @param {string} label
 */
export function teamPicker(name, label) {
  /** @type {string | null} what somebody has chosen, rather than what stands there at first */
  let chosen = null;
  const choose = () => {
    chosen = select.value;
    swap();
  };
  const select = /** @type {HTMLSelectElement} */ (h("select", { id: `team-${name}`, onchange: choose }));
  const text = /** @type {HTMLTextAreaElement} */ (
    h("textarea", {
      id: `roster-${name}`,
      class: "roster",
      rows: "13",
      spellcheck: "false",
      autocomplete: "off",
      wrap: "off",
      "aria-describedby": `roster-hint-${name} roster-faults-${name}`,
      oninput: () => showFaults([]),
    })
  );
  const hint = h(
    "p",
    { id: `roster-hint-${name}`, class: "hint" },
    "The team and what scoreboards call it, as in “Harbor Gulls, HRB”; then a man a line, as in “1 Nils Lindqvist, CF/LF, L/R”: his place in the order (P for a starting pitcher who does not bat, - for the bench), name, positions, bats/throws. Or a team as JSON.",
  );
  const example = h("button", {
    type: "button",
    class: "page-quiet",
    text: "Fill in an example",
    onclick: () => {
      text.value = EXAMPLE;
      showFaults([]);
    },
  });
  const faults = h("div", { id: `roster-faults-${name}`, class: "roster-faults", role: "alert" });
  const paste = h(
    "div",
    { class: "paste" },
    h("label", { for: text.id, text: `Roster of the ${label.toLowerCase()}` }),
    text,
    hint,
    example,
  );
  const element = h("div", { class: "team-picker" }, h("label", { for: select.id, text: label }), select, paste, faults);

  /** @type {Offered[]} */
  let teams = [];
  let lineOf = (/** @type {string} */ _) => /** @type {number | null} */ (null);

  function swap() {
    paste.hidden = select.value !== PASTE;
    showFaults([]);
  }

  /** @param {Fault[]} found */
  function showFaults(found) {
    const isPasted = select.value === PASTE;
    text.setAttribute("aria-invalid", String(isPasted && found.length > 0));
    const more = found.length - MOST_FAULTS;
    const rest = more > 0 ? h("li", { text: `And ${more} more; these first.` }) : null;
    faults.replaceChildren(...(found.length === 0 ? [] : [h("ul", {}, ...found.slice(0, MOST_FAULTS).map(drawFault), rest)]));
  }

  /** @param {Fault} fault */
  function drawFault({ line, message }) {
    if (line === null || select.value !== PASTE) return h("li", { text: message });
    const go = h("button", { type: "button", class: "page-quiet", text: `Line ${line}`, onclick: () => markLine(text, line) });
    return h("li", {}, go, h("span", { text: ` ${message}` }));
  }

  return {
    element,
    showFaults,
    /** @param {string} path */
    lineOf: (path) => lineOf(path),
    /**
     * @param {Offered[]} offered
     * @param {string | null} first which to choose at first
     * @param {boolean} needsCards
     */
    offer(offered, first, needsCards) {
      teams = offered;
      const options = offered.map(({ id, name: named, has_cards }) => {
        const isMissing = needsCards && !has_cards;
        return h("option", { value: id, disabled: isMissing, text: isMissing ? `${named} (no cards)` : named });
      });
      select.replaceChildren(...options, h("option", { value: PASTE, text: "Paste a roster…" }));
      const wanted = [chosen, first].find((id) => [...select.options].some((option) => option.value === id && !option.disabled));
      select.value = wanted ?? [...select.options].find((option) => !option.disabled)?.value ?? PASTE;
      swap();
    },
    /** The team; null when it has faults, which are shown. @returns {TeamSetup | null} */
    read() {
      const offered = teams.find(({ id }) => id === select.value);
      if (offered !== undefined) {
        lineOf = () => null;
        showFaults([]);
        return offered.setup;
      }
      const read = readRoster(text.value);
      lineOf = read.lineOf;
      showFaults(read.faults);
      if (read.team === null) text.focus();
      return read.team;
    },
  };
}

/**
 * @param {HTMLTextAreaElement} text
 * @param {number} line
 */
function markLine(text, line) {
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  text.focus();
  text.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  text.scrollTop = (line - 3) * Number.parseFloat(getComputedStyle(text).lineHeight);
}
