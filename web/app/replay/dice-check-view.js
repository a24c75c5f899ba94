// What came of the check of the dice: green, or the first roll that does not fit.

import { h } from "../view/dom.js";

/** @typedef {import("./dice-check.js").Verdict} Verdict */

const HOW =
  "This page made every roll again, here in your browser. The SHA-256 of the server's secret must be the commitment from before the first " +
  "pitch. The secret and what the managers added make a key, and roll number n must show what the ChaCha20 stream n of that key gives.";

/**
 * @param {HTMLElement} root
 * @param {(seq: number) => void} toSeq
 */
export function diceCheck(root, toSeq) {
  const heading = h("h2", { id: "dice-check-heading", text: "The dice, checked" });
  root.append(heading, h("p", { class: "hint", text: "Checking…" }));
  return (/** @type {Verdict | null} */ verdict) => {
    root.dataset.verdict = verdict?.verdict ?? "none";
    root.replaceChildren(heading, ...(verdict === null ? unable() : parts(verdict, toSeq)));
  };
}

function unable() {
  const words = "This browser checks dice only on pages that come by https, or from this machine. Open the replay by https to check them.";
  return [h("p", { class: "verdict", text: words })];
}

/**
 * @param {Verdict} verdict
 * @param {(seq: number) => void} toSeq
 */
function parts(verdict, toSeq) {
  switch (verdict.verdict) {
    case "secret":
      return [
        said("…", `The secret is not revealed yet: the server shows it when the game is over. ${rolls(verdict.rolls)} so far.`),
        facts(["Commitment", verdict.commitment]),
      ];
    case "good":
      return [
        said("✓", `${goodWords(verdict.rolls)} ${addedBy(verdict.managers)}`),
        facts(["Commitment", verdict.commitment], ["Secret", verdict.secret]),
        how(),
      ];
    case "bad": {
      const { seq, rollId } = verdict;
      const show = h("button", { type: "button", class: "page-button", text: "Show this play", onclick: () => toSeq(seq) });
      return [
        said("✗", verdict.fault),
        rollId === null ? null : show,
        facts(["Commitment", verdict.commitment], ["Secret", verdict.secret]),
        how(),
      ].filter((element) => element !== null);
    }
  }
}

/**
 * @param {string} sign
 * @param {string} words
 */
function said(sign, words) {
  return h("p", { class: "verdict" }, h("span", { class: "verdict-sign", "aria-hidden": "true", text: sign }), h("span", { text: words }));
}

/** @param {[string, string][]} pairs */
function facts(...pairs) {
  return h("dl", { class: "facts" }, ...pairs.flatMap(([term, text]) => [h("dt", { text: term }), h("dd", {}, h("code", { text }))]));
}

function how() {
  return h("details", { class: "how" }, h("summary", { text: "How this is checked" }), h("p", { text: HOW }));
}

/** @param {number} count */
function goodWords(count) {
  if (count === 0) return "No die was rolled, and the secret is the one committed to.";
  return count === 1 ? "The one roll is as committed to before the game." : `All ${count} rolls are as committed to before the game: nobody chose them.`;
}

/** @param {number} count */
const rolls = (count) => (count === 1 ? "1 roll" : `${count} rolls`);

/** @param {string[]} managers */
function addedBy(managers) {
  if (managers.length === 2) return "Both managers added bytes of their own.";
  if (managers.length === 1) return `The ${managers[0] === "away" ? "visitors" : "hosts"} added bytes of their own.`;
  return "Neither manager added a seed of his own to the dice.";
}
