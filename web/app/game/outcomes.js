// The outcomes that a manager may report, and where each may be hit. A test holds this table to the server's chart.

const INFIELD = ["P", "C", "1B", "2B", "3B", "SS"];
const OUTFIELD = ["LF", "CF", "RF"];
const ANYWHERE = [...INFIELD, ...OUTFIELD];
const FOUL_GROUND = ["C", "1B", "3B", "LF", "RF"];
const NOWHERE = [];

/** Every position, in the scorer's order. */
export const POSITIONS = ANYWHERE;

const row = (name, location, locations, group, label, also = "") => ({
  name,
  location,
  locations,
  group,
  label,
  also,
});

/** The groups of the picker, in its order. */
export const GROUPS = [
  ["outs", "Outs"],
  ["grounders", "Groundballs"],
  ["flies", "Flies"],
  ["hits", "Hits"],
  ["other", "Walks and other"],
];

/** The table, in the order of the printed chart. `also` holds more words to find a row by. */
export const OUTCOMES = [
  row("strikeout", "refused", NOWHERE, "outs", "Strikeout", "k so"),
  row("groundball_a", "required", INFIELD, "grounders", "Groundball A", "gba grounder double play"),
  row("groundball_b", "required", INFIELD, "grounders", "Groundball B", "gbb grounder"),
  row("groundball_c", "required", INFIELD, "grounders", "Groundball C", "gbc grounder slow"),
  row("flyball_a", "required", OUTFIELD, "flies", "Fly A (deep)", "flyout_a fly flyball"),
  row("flyball_b", "required", OUTFIELD, "flies", "Fly B (medium)", "flyout_b fly flyball"),
  row("flyball_bq", "required", OUTFIELD, "flies", "Fly B? (doubtful)", "flyout_bq fly flyball"),
  row("flyball_c", "required", OUTFIELD, "flies", "Fly C (shallow)", "flyout_c fly flyball"),
  row("lineout", "required", ANYWHERE, "outs", "Lineout", "line drive"),
  row("lineout_max", "required", INFIELD, "outs", "Lineout, max outs", "line drive double triple play"),
  row("popout", "required", INFIELD, "outs", "Popout", "pop up"),
  row("foulout", "required", FOUL_GROUND, "outs", "Foul out", "foulout"),
  row("single_1", "optional", ANYWHERE, "hits", "Single, runners one base", "1b *"),
  row("single_2", "optional", ANYWHERE, "hits", "Single, runners two bases", "1b **"),
  row("single_uncapped", "required", OUTFIELD, "hits", "Single, uncapped", "1b single"),
  row("double_2", "optional", OUTFIELD, "hits", "Double, runners two bases", "2b **"),
  row("double_3", "optional", OUTFIELD, "hits", "Double, runners three bases", "2b ***"),
  row("double_uncapped", "required", OUTFIELD, "hits", "Double, uncapped", "2b double"),
  row("triple", "optional", OUTFIELD, "hits", "Triple", "3b"),
  row("homerun", "optional", OUTFIELD, "hits", "Home run", "hr homer"),
  row("bp_homerun", "optional", OUTFIELD, "hits", "Ballpark home run", "hr bp"),
  row("bp_single", "optional", OUTFIELD, "hits", "Ballpark single", "1b bp"),
  row("bp_flyout", "required", OUTFIELD, "flies", "Ballpark fly", "bp flyout"),
  row("bp_lineout", "required", ANYWHERE, "outs", "Ballpark lineout", "bp"),
  row("walk", "refused", NOWHERE, "other", "Walk", "bb base on balls"),
  row("hit_by_pitch", "refused", NOWHERE, "other", "Hit by pitch", "hbp"),
  row("x_check", "required", ANYWHERE, "other", "X-check", "x"),
  row("error", "required", ANYWHERE, "other", "Error", "e"),
];

/** What the words of cards mean, where they do not say it themselves. */
const MEANINGS = {
  lineout_max: "As many outs as can be had: runners are doubled off.",
  flyball_bq: "On the card: B?. The man on third may try for home after the catch.",
  single_1: "On the card: SI*. Everybody on base takes one base.",
  single_2: "On the card: SI**. Everybody on base takes two bases.",
  single_uncapped: "On the card: SI with a field and no star. The lead runner may try for one base more.",
  double_2: "On the card: DO**. Everybody on base takes two bases.",
  double_3: "On the card: DO***. Everybody on base scores.",
  double_uncapped: "On the card: DO with a field and no star. The lead runner may try for one base more.",
  bp_homerun: "On the card: ◇, and the park lets it go.",
  bp_flyout: "On the card: ◇, and the park holds it.",
  bp_single: "On the card: ▽, and the park lets it drop.",
  bp_lineout: "On the card: ▽, and the park holds it.",
  x_check: "On the card: an X behind the fielder. His range and his error rating decide.",
};

/** What the outcome of this name means; empty where its words say it. */
export const meaningOf = (name) => MEANINGS[name] ?? "";

/** The row of this outcome. */
export function outcomeNamed(name) {
  return OUTCOMES.find((outcome) => outcome.name === name);
}

/** The rows that a search finds: every word typed begins a word of the row. Where the park is no matter its rows are gone. */
export function find(text, options = {}) {
  const typed = words(text);
  return OUTCOMES.filter(({ name, label, also }) => {
    if (options.ballpark_effects === false && name.startsWith("bp_")) return false;
    const known = words(`${label} ${also} ${name.replaceAll("_", " ")} ${name}`);
    return typed.every((word) => known.some((other) => other.startsWith(word)));
  });
}

function words(text) {
  return text.toLowerCase().split(/[\s,()]+/).filter((word) => word !== "");
}

/** What is still missing from a report, in words; null when it can be sent. */
export function missing({ outcome, location, errorBases }) {
  const facts = outcomeNamed(outcome);
  if (facts === undefined) return "Choose what the card says.";
  if (facts.location === "required" && location === null) return "Choose where the ball was hit.";
  if (outcome === "error" && errorBases === null) return "Choose the bases of the error.";
  return null;
}
