// The fielding manager's decision.

import { holdable, infieldDepths, mayLetGo, outfieldDepths } from "../game/defense.js";
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
  const holding = h("fieldset", { class: "chips" }, h("legend", { text: "Hold" }), ...holds.map(({ element }) => element));
  const walk = h("input", { type: "checkbox", onchange: () => change({ intentional_walk: walk.checked }) });
  const walkLabel = h("label", { class: "chip" }, walk, h("span", { text: "Walk the batter on purpose" }));
  const letGo = h("input", { type: "checkbox", onchange: () => change({ let_runners_go: letGo.checked }) });
  const letGoLabel = h("label", { class: "chip" }, letGo, h("span", { text: "Let stealing runners go, without a throw" }));
  const submit = commandButton("defense", "Set the defense", () => act.defend(plan));
  const status = h("p", { class: "hint" });
  const controls = h("div", { class: "defense-controls" }, infield.element, outfield.element, holding, letGoLabel, walkLabel);
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
    const allowed = open(holdable(game, shown.infield_depth, shown.hold_runners));
    const on = new Map(runners(game));
    const afterAhead = holdable(game, shown.infield_depth, [1, 2, 3]);
    for (const { base, set } of holds) {
      const ahead = !allowed.includes(base) && afterAhead.includes(base) ? on.get(base + 1) : undefined;
      set(game, on.get(base), shown.hold_runners.includes(base), allowed.includes(base), ahead);
    }
    holding.hidden = on.size === 0 || shown.intentional_walk;
    letGoLabel.hidden = on.size === 0 || shown.intentional_walk || shown.hold_runners.length > 0;
    letGo.checked = shown.let_runners_go ?? false;
    letGo.disabled = !isDue || shown.intentional_walk || !mayLetGo(game, shown.hold_runners);
    walk.checked = shown.intentional_walk;
    walk.disabled = !isDue;
    submit.set(state, isDue, game.decisions.defense_in && game.phase === "decisions_due" ? "Saved" : shown.intentional_walk ? "Walk him on purpose" : "Set the defense");
    const waits = game.phase === "decisions_due" && game.decisions.defense_in;
    // What is decided is told; there is nothing to set any more.
    controls.hidden = waits && game.decisions.defense !== null;
    const told = game.decisions.defense === null ? "" : ` ${sentence(defended(game.decisions.defense))}`;
    say(status, waits ? `Your decision is saved.${told} The batting manager has not decided yet.` : isDue ? whyUsual(game) : "");
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

/** Why the infield has no choice. */
function whyUsual(game) {
  if (runners(game).length === 0) return "Nobody is on base, so everybody plays his usual place.";
  return infieldDepths(game).length === 1 ? "With two outs the infield plays its usual place." : "";
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
  const set = (game, runner, isHeld, isAllowed, ahead) => {
    element.hidden = runner === undefined;
    box.checked = isHeld;
    box.disabled = !isAllowed;
    if (runner === undefined) return;
    const why = ahead === undefined ? "" : `, once ${lastNameOf(game, ahead)} is held`;
    say(words, `${lastNameOf(game, runner)} on ${BASE_WORDS[base]}${why}`);
  };
  return { base, element, set };
}
