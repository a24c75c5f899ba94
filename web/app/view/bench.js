// Substitutions: a pinch hitter, a new pitcher, a new fielder, each chosen from the bench.

import { anybody, eligible, outOfPlace, places, sideOfKind, substitution } from "../game/bench.js";
import { permitted } from "../game/turn.js";
import { nameOf } from "../game/view.js";
import { commandButton } from "./command-button.js";
import { h, menu, say } from "./dom.js";

export function bench(root, act) {
  const hint = h("p", { class: "hint" });
  const body = h("div", { class: "bench-body" }, hint);
  const details = h("details", {}, h("summary", { text: "Substitutions" }), body);
  root.append(details);
  const kinds = [pinchHitter(act), pitcher(act), fielder(act)];
  body.append(...kinds.map(({ element }) => element));

  return (state) => {
    const { game, sides } = state;
    const may = permitted(state);
    root.hidden = sides.length === 0 || game.phase === "before_game" || game.phase === "final";
    if (root.hidden) return;
    for (const kind of kinds) {
      kind.element.hidden = !sides.includes(sideOfKind(game, kind.kind));
      if (!kind.element.hidden) kind.set(state, may);
    }
    const mustFill = game.phase === "lineup_due" && may.changeFielders;
    if (mustFill) details.open = true;
    const stand = outOfPlace(game).join(", ");
    const fill = `Somebody stands where he is not rated${stand === "" ? "" : `: ${stand}`}. Bring in a man who is.`;
    const wait = may.pinchHit || may.changeFielders ? "" : "Between plays only.";
    const isSaved = kinds.some(({ kind }) => state.commands[kind] === "saved");
    say(hint, mustFill ? fill : isSaved ? "Saved." : wait);
  };
}

function pinchHitter(act) {
  const who = menu("Comes in", () => {});
  const button = commandButton("pinch_hitter", "Pinch hit", () => send(), "secondary");
  const title = h("legend");
  let game = null;
  const send = () => act.substitute("pinch_hitter", substitution(game, "pinch_hitter", who.select.value));
  const set = (state, may) => {
    game = state.game;
    say(title, `Pinch hitter for ${nameOf(game, game.batter)}`);
    who.set(anybody(game, sideOfKind(game, "pinch_hitter")));
    button.set(state, may.pinchHit && who.select.value !== "");
  };
  return { kind: "pinch_hitter", element: h("fieldset", { class: "swap" }, title, who.element, button.element), set };
}

function pitcher(act) {
  const who = menu("Comes in", () => {});
  const button = commandButton("pitcher", "Change the pitcher", () => send(), "secondary");
  const title = h("legend");
  let game = null;
  const send = () => act.substitute("pitcher", substitution(game, "pitcher", who.select.value));
  const set = (state, may) => {
    game = state.game;
    const side = sideOfKind(game, "pitcher");
    say(title, `Relieve ${nameOf(game, game.lineups[side].pitcher)}`);
    who.set(eligible(game, side, "P"));
    button.set(state, may.changeFielders && who.select.value !== "");
  };
  return { kind: "pitcher", element: h("fieldset", { class: "swap" }, title, who.element, button.element), set };
}

function fielder(act) {
  let state = null;
  let may = null;
  const where = menu("Leaves", () => set(state, may));
  const who = menu("Comes in", () => {});
  const button = commandButton("fielder", "Replace him", () => send(), "secondary");
  const send = () => {
    const { game } = state;
    act.substitute("fielder", substitution(game, "fielder", who.select.value, where.select.value));
  };
  const set = (nextState, nextMay) => {
    state = nextState;
    may = nextMay;
    const { game } = state;
    where.set(places(game));
    who.set(eligible(game, sideOfKind(game, "fielder"), where.select.value));
    button.set(state, may.changeFielders && who.select.value !== "");
  };
  const title = h("legend", { text: "Defensive replacement" });
  return { kind: "fielder", element: h("fieldset", { class: "swap" }, title, where.element, who.element, button.element), set };
}
