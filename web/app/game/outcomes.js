// The outcomes that a manager may report, and where each may be hit. A test holds this table to the server's chart.

const INFIELD = ["P", "C", "1B", "2B", "3B", "SS"];
const OUTFIELD = ["LF", "CF", "RF"];
const ANYWHERE = [...INFIELD, ...OUTFIELD];
const FOUL_GROUND = ["C", "1B", "3B", "LF", "RF"];
const NOWHERE = [];

/** Every position, in the scorer's order. */
export const POSITIONS = ANYWHERE;

const row = (name, location, locations, group, label, sign, also = "") => ({
  name,
  location,
  locations,
  group,
  label,
  sign,
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

/**
 * The table, in the order of the printed chart. `sign` is how cards write it where that is something else than its words, and
 * `also` holds more words to find a row by.
 */
export const OUTCOMES = [
  row("strikeout", "refused", NOWHERE, "outs", "Strikeout", "", "k so"),
  row("groundball_a", "required", INFIELD, "grounders", "Groundball A", "gb A", "gba grounder double play"),
  row("groundball_b", "required", INFIELD, "grounders", "Groundball B", "gb B", "gbb grounder"),
  row("groundball_c", "required", INFIELD, "grounders", "Groundball C", "gb C", "gbc grounder slow"),
  row("flyball_a", "required", OUTFIELD, "flies", "Fly A (deep)", "", "flyout_a fly flyball"),
  row("flyball_b", "required", OUTFIELD, "flies", "Fly B (medium)", "", "flyout_b fly flyball"),
  row("flyball_bq", "required", OUTFIELD, "flies", "Fly B? (doubtful)", "", "flyout_bq fly flyball"),
  row("flyball_c", "required", OUTFIELD, "flies", "Fly C (shallow)", "", "flyout_c fly flyball"),
  row("lineout", "required", ANYWHERE, "outs", "Lineout", "lo", "line drive"),
  row("lineout_max", "required", INFIELD, "outs", "Lineout, max outs", "lo max", "line drive double triple play maximum"),
  row("popout", "required", INFIELD, "outs", "Popout", "", "pop up"),
  row("foulout", "required", FOUL_GROUND, "outs", "Foul out", "", "foulout"),
  row("single_1", "optional", ANYWHERE, "hits", "Single, runners one base", "SI*", "1b single* si*"),
  row("single_2", "optional", ANYWHERE, "hits", "Single, runners two bases", "SI**", "1b single** si**"),
  row("single_uncapped", "required", OUTFIELD, "hits", "Single, uncapped", "SI (field)", "1b single si"),
  row("double_2", "optional", OUTFIELD, "hits", "Double, runners two bases", "DO**", "2b double** do**"),
  row("double_3", "optional", OUTFIELD, "hits", "Double, runners three bases", "DO***", "2b double*** do***"),
  row("double_uncapped", "required", OUTFIELD, "hits", "Double, uncapped", "DO (field)", "2b double do"),
  row("triple", "optional", OUTFIELD, "hits", "Triple", "TR", "3b"),
  row("homerun", "optional", OUTFIELD, "hits", "Home run", "HR", "hr homer"),
  row("bp_homerun", "optional", OUTFIELD, "hits", "Ballpark home run", "HR ◇", "hr bp"),
  row("bp_single", "optional", OUTFIELD, "hits", "Ballpark single", "SI ▽", "1b bp"),
  row("bp_flyout", "required", OUTFIELD, "flies", "Ballpark fly", "fly ◇", "bp flyout"),
  row("bp_lineout", "required", ANYWHERE, "outs", "Ballpark lineout", "lo ▽", "bp"),
  row("walk", "refused", NOWHERE, "other", "Walk", "BB", "bb base on balls"),
  row("hit_by_pitch", "refused", NOWHERE, "other", "Hit by pitch", "HBP", "hbp"),
  row("x_check", "required", ANYWHERE, "other", "X-check", "X", "xcheck x"),
  row("error", "required", ANYWHERE, "other", "Error", "", "e"),
];

/** The row of this outcome. */
export function outcomeNamed(name) {
  return OUTCOMES.find((outcome) => outcome.name === name);
}

/** A position as cards write it, "gb (ss) A": where the ball went is asked on its own. */
const PLACE = /\((?:p|c|1b|2b|3b|ss|lf|cf|rf)\)/g;

/** The rows that a search finds: every word typed begins a word of the row. Where the park is no matter its rows are gone. */
export function find(text, options = {}) {
  const typed = words(text.toLowerCase().replaceAll(PLACE, " "));
  return OUTCOMES.filter(({ name, label, sign, also }) => {
    if (options.ballpark_effects === false && name.startsWith("bp_")) return false;
    const known = words(`${label} ${sign} ${also} ${name.replaceAll("_", " ")} ${name}`);
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
