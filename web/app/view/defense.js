// The fielding manager's decision.

import { holdable, infieldDepths, mayLetGo, outfieldDepths, whenDrawnIn } from "../game/defense.js";
import { permitted } from "../game/turn.js";
import { lastNameOf, runners } from "../game/view.js";
import { defended } from "../game/words.js";
import { commandButton } from "./command-button.js";
import { h, radios, say } from "./dom.js";

const INFIELD = [["normal", "Normal"], ["corners_in", "Corners in"], ["infield_in", "Infield in"]];
const OUTFIELD = [["normal", "Normal"], ["shallow", "Shallow"]];
const BASE_WORDS = { 1: "first", 2: "second", 3: "third" };
/** @type {DefensiveDecision} */
const USUAL = { infield_depth: "normal", outfield_depth: "normal", hold_runners: [], intentional_walk: false, let_runners_go: false };

/**
 * The panel; shown while this person's side fields.
 * @type {ActingView}
 */
export function defense(root, act) {
  let plan = { ...USUAL };
  let state = null;
  let plateAppearance = null;
  const change = (part) => {
    plan = { ...plan, ...part };
    update(state);
  };

  const infield = radios("Infield", "infield", INFIELD, (infield_depth) => change({ infield_depth }));
  const outfield = radios("Outfield", "outfield", OUTFIELD, (outfield_depth) => change({ outfield_depth }));
  const holds = [1, 2, 3].map((base) => hold(base, (held) => change({ hold_runners: toggled(plan.hold_runners, base, held) })));
  const nobody = h("span", { class: "hint", text: "Nobody on base." });
  const holding = h("fieldset", { class: "chips" }, h("legend", { text: "Hold runners" }), ...holds.map(({ element }) => element), nobody);
  const walk = h("input", { type: "checkbox", onchange: () => change({ intentional_walk: walk.checked }) });
  const walkLabel = h("label", { class: "chip" }, walk, h("span", { text: "Walk the batter on purpose" }));
  const letGo = h("input", { type: "checkbox", onchange: () => change({ let_runners_go: letGo.checked }) });
  const letGoLabel = h("label", { class: "chip" }, letGo, h("span", { text: "Let stealing runners go without a throw (only if nobody is held)" }));
  const submit = commandButton("defense", "Set the defense", () => act.defend(plan));
  const status = h("p", { class: "hint" });
  const drawnIn = h("p", { class: "hint" });
  const controls = h("div", { class: "defense-controls" }, infield.element, outfield.element, drawnIn, holding, letGoLabel, walkLabel);
  root.append(h("h2", { text: "Defense" }), controls, submit.element, status);

  function update(next) {
    state = next;
    const { game } = state;
    // A new plate appearance begins with the usual defense.
    const now = `${game.last_play}/${game.batter}`;
    if (now !== plateAppearance) plan = { ...USUAL };
    plateAppearance = now;
    const isDue = permitted(state).defend;
    const shown = isDue ? legal(game, plan) : (game.decisions.defense ?? plan);
    if (isDue) plan = shown;
    const open = (choices) => (isDue && !shown.intentional_walk ? choices : []);
    infield.set(shown.infield_depth, open(infieldDepths(game)));
    outfield.set(shown.outfield_depth, open(outfieldDepths(game)));
    say(drawnIn, isDue && !shown.intentional_walk ? whenDrawnIn(game) : "");
    const allowed = open(holdable(game, shown.infield_depth, shown.hold_runners));
    const on = new Map(runners(game));
    for (const { base, set } of holds) set(game, on.get(base), shown.hold_runners.includes(base), allowed.includes(base));
    nobody.hidden = on.size > 0;
    letGoLabel.hidden = on.size === 0;
    letGo.checked = shown.let_runners_go ?? false;
    letGo.disabled = !isDue || shown.intentional_walk || !mayLetGo(game, shown.hold_runners);
    walk.checked = shown.intentional_walk;
    walk.disabled = !isDue;
    submit.set(state, isDue, game.decisions.defense_in && game.phase === "decisions_due" ? "Saved" : "Set the defense");
    const waits = game.phase === "decisions_due" && game.decisions.defense_in;
    // What is decided is told; there is nothing to set any more.
    controls.hidden = waits && game.decisions.defense !== null;
    const told = game.decisions.defense === null ? "" : ` ${sentence(defended(game.decisions.defense))}`;
    say(status, waits ? `Your decision is saved.${told} The batting manager has not decided yet.` : "");
  }
  return update;
}

/** The plan without what the rules do not allow now. */
function legal(game, plan) {
  const infield_depth = infieldDepths(game).includes(plan.infield_depth) ? plan.infield_depth : "normal";
  const outfield_depth = outfieldDepths(game).includes(plan.outfield_depth) ? plan.outfield_depth : "normal";
  const allowed = holdable(game, infield_depth, plan.hold_runners);
  const hold_runners = plan.hold_runners.filter((base) => allowed.includes(base));
  const let_runners_go = plan.let_runners_go && mayLetGo(game, hold_runners);
  return { ...plan, infield_depth, outfield_depth, hold_runners, let_runners_go };
}

const sentence = (words) => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;

function toggled(held, base, isHeld) {
  const others = held.filter((other) => other !== base);
  return isHeld ? [...others, base].sort() : others;
}

function hold(base, onchange) {
  const box = h("input", { type: "checkbox", onchange: () => onchange(box.checked) });
  const words = h("span");
  const element = h("label", { class: "chip" }, box, words);
  const set = (game, runner, isHeld, isAllowed) => {
    element.hidden = runner === undefined;
    box.checked = isHeld;
    box.disabled = !isAllowed;
    if (runner !== undefined) say(words, `${lastNameOf(game, runner)} on ${BASE_WORDS[base]}`);
  };
  return { base, element, set };
}
