// The two decisions of a plate appearance in words, once both are shown.

const INFIELD = { normal: "infield back", corners_in: "corners in", infield_in: "infield in" };
const BASES = { 1: "first", 2: "second", 3: "third" };
const ACTIONS = { swing_away: "swings away" };

/** One sentence; empty until both managers have decided. */
export function decisionsInWords({ decisions: { defense, offense } }) {
  if (!defense || !offense) return "";
  return `Defense: ${defended(defense)}. Offense: ${ACTIONS[offense.action] ?? offense.action.replaceAll("_", " ")}.`;
}

function defended({ infield_depth, outfield_depth, hold_runners, intentional_walk }) {
  if (intentional_walk) return "walks the batter on purpose";
  const holds = hold_runners.map((base) => BASES[base]).join(" and ");
  return [
    INFIELD[infield_depth],
    outfield_depth === "shallow" ? "outfield shallow" : "outfield back",
    holds === "" ? "nobody held" : `holds the runner on ${holds}`,
  ].join(", ");
}
