// The two decisions of a plate appearance in words, once both are shown.

import { decided } from "./offense.js";

const INFIELD = { normal: "infield normal", corners_in: "corners in", infield_in: "infield in" };
const BASES = { 1: "first", 2: "second", 3: "third" };

/** One sentence; empty until both managers have decided. */
export function decisionsInWords({ decisions: { defense, offense } }) {
  if (!defense || !offense) return "";
  return `Defense: ${defended(defense)}. Offense: ${decided(offense)}.`;
}

/** What the fielding manager has decided, as part of a sentence. */
export function defended({ infield_depth, outfield_depth, hold_runners, intentional_walk, let_runners_go }) {
  if (intentional_walk) return "walks the batter on purpose";
  const holds = hold_runners.map((base) => BASES[base]).join(" and ");
  return [
    INFIELD[infield_depth],
    outfield_depth === "shallow" ? "outfield shallow" : "outfield normal",
    holds === "" ? "nobody held" : `holds the runner on ${holds}`,
    ...(let_runners_go ? ["lets the runners go"] : []),
  ].join(", ");
}
