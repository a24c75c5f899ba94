// What the batting manager may try now, in plain words. The server lists it; this table only says it.

import { lastNameOf } from "./view.js";

const WORDS = {
  swing_away: "Swing away",
  sac_bunt: "Sacrifice bunt",
  squeeze_bunt: "Squeeze",
  hit_and_run: "Hit and run",
};

const FROM = { 2: "first", 3: "second", 4: "third" };
const TO = { 2: "second", 3: "third", 4: "home" };
const TOGETHER = { 2: "Double steal", 3: "Triple steal" };

/**
 * Everything that may be tried, the plain swing first: `[{ decision, label }]`.
 * @param {Game} game
 */
export function offenseOptions(game) {
  const once = game.offense_options.filter(({ action, steal_attempts }) => action !== "check_jump" || steal_attempts.length === 1);
  return once.map((decision) => ({ decision, label: inWords(game, decision) }));
}

/** @param {Game} game */
function inWords(game, { action, steal_attempts }) {
  if (WORDS[action]) return WORDS[action];
  const [base] = steal_attempts;
  const runner = game.bases[FROM[base]];
  const name = runner === null ? "the runner" : lastNameOf(game, runner);
  if (action === "check_jump") return `See what lead ${name} gets off ${FROM[base]}`;
  if (steal_attempts.length === 1) return `${name} steals ${TO[base]}`;
  return `${TOGETHER[steal_attempts.length]}: ${steal_attempts.map((to) => TO[to]).join(" and ")}`;
}
