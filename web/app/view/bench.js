// Substitutions: each kind with its menus, and in words why it is not to be had.

import { at, lack, newFielders, onBase, outOfPlace, pinchMen, places, sideOfKind, substitution, swap, whyNot } from "../game/bench.js";
import { permitted } from "../game/turn.js";
import { hurtMan, nameOf } from "../game/view.js";
import { commandButton } from "./command-button.js";
import { h, menu, say } from "./dom.js";
import { doubleSwitchForm } from "./double-switch.js";

/** @type {ActingView} */
export function bench(root, act) {
  const hint = h("p", { class: "hint" });
  const body = h("div", { class: "bench-body" }, hint);
  const details = h("details", {}, h("summary", { text: "Substitutions" }), body);
  root.append(details);
  const kinds = [pinchHitter(act), pinchRunner(act), pitcher(act), fielder(act), swapped(act), doubleSwitchForm(act)].map(explained);
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
    const mustFill = game.phase === "lineup_due" && (may.changeFielders || may.pinchHit);
    const hurt = hurtMan(game);
    if (mustFill) details.open = true;
    const stand = outOfPlace(game).join(", ");
    const fill = hurt !== null ? `${nameOf(game, hurt)} is hurt and must be replaced.` : `Somebody stands where he is not rated${stand === "" ? "" : `: ${stand}`}. Bring in a man who is.`;
    const isSaved = kinds.some(({ kind }) => state.commands[kind] === "saved");
    say(hint, mustFill ? fill : isSaved ? "Saved." : "");
  };
}

/** Puts under a kind why it is not to be had now. Menus of which nothing can be chosen are not shown at all. */
function explained({ kind, element, set }) {
  const reason = h("p", { class: "hint" });
  const controls = [...element.children].filter((child) => child.localName !== "legend");
  element.append(reason);
  const explain = (state, may) => {
    const lacks = lack(state.game, kind);
    const why = lacks ?? whyNot(state.game, kind, may);
    for (const control of controls) control.hidden = lacks !== null;
    set(state, why === null);
    say(reason, why ?? "");
  };
  return { kind, element, set: explain };
}

/** Who comes in is chosen each time: a man who is preset would go in, and another out, by one careless click. */
const CHOOSE = "Choose a man…";

/** A kind of substitution: its title, its menus and its button. */
function form(kind, title, button, ...menus) {
  return { kind, element: h("fieldset", { class: "swap" }, title, ...menus.map(({ element }) => element), button.element) };
}

function pinchHitter(act) {
  let last = null;
  const who = menu("Comes in", () => set(...last), CHOOSE);
  const button = commandButton("pinch_hitter", "Pinch hit", () => send(), "secondary");
  const title = h("legend");
  const send = () => act.substitute("pinch_hitter", substitution(last[0].game, "pinch_hitter", who.select.value));
  const set = (state, isOpen) => {
    last = [state, isOpen];
    const { game } = state;
    say(title, `Pinch hitter for ${nameOf(game, game.batter)}`);
    who.set(pinchMen(game, sideOfKind(game, "pinch_hitter")));
    button.set(state, isOpen && who.select.value !== "");
  };
  return { ...form("pinch_hitter", title, button, who), set };
}

function pinchRunner(act) {
  let last = null;
  const whom = menu("Leaves", () => {});
  const who = menu("Comes in", () => set(...last), CHOOSE);
  const button = commandButton("pinch_runner", "Pinch run", () => send(), "secondary");
  const send = () => act.substitute("pinch_runner", substitution(last[0].game, "pinch_runner", who.select.value, whom.select.value));
  const set = (state, isOpen) => {
    last = [state, isOpen];
    const { game } = state;
    whom.set(onBase(game));
    who.set(pinchMen(game, sideOfKind(game, "pinch_runner")));
    button.set(state, isOpen && who.select.value !== "");
  };
  return { ...form("pinch_runner", h("legend", { text: "Pinch runner" }), button, whom, who), set };
}

function pitcher(act) {
  let last = null;
  const who = menu("Comes in", () => set(...last), CHOOSE);
  const button = commandButton("pitcher", "Change the pitcher", () => send(), "secondary");
  const title = h("legend");
  const send = () => act.substitute("pitcher", substitution(last[0].game, "pitcher", who.select.value));
  const set = (state, isOpen) => {
    last = [state, isOpen];
    const { game } = state;
    const side = sideOfKind(game, "pitcher");
    say(title, `Relieve ${nameOf(game, game.lineups[side].pitcher)}`);
    who.set(newFielders(game, side, "P"));
    button.set(state, isOpen && who.select.value !== "");
  };
  return { ...form("pitcher", title, button, who), set };
}

function fielder(act) {
  let last = null;
  const where = menu("Leaves", () => set(...last));
  const who = menu("Comes in", () => set(...last), CHOOSE);
  const button = commandButton("fielder", "Replace him", () => send(), "secondary");
  const send = () => act.substitute("fielder", substitution(last[0].game, "fielder", who.select.value, where.select.value));
  const set = (state, isOpen) => {
    last = [state, isOpen];
    const { game } = state;
    where.set(places(game));
    who.set(newFielders(game, sideOfKind(game, "fielder"), where.select.value));
    button.set(state, isOpen && who.select.value !== "");
  };
  return { ...form("fielder", h("legend", { text: "Defensive replacement" }), button, where, who), set };
}

function swapped(act) {
  let last = null;
  const one = menu("One", () => set(...last), CHOOSE);
  const other = menu("The other", () => set(...last), CHOOSE);
  const button = commandButton("swap", "Exchange positions", () => send(), "secondary");
  const send = () => act.substitute("swap", swap(last[0].game, one.select.value, other.select.value));
  const set = (state, isOpen) => {
    last = [state, isOpen];
    const { game } = state;
    const all = places(game, true);
    one.set(all);
    // Nobody exchanges his position with himself.
    other.set(all.filter(([place]) => place !== one.select.value));
    button.set(state, isOpen && [one, other].every(({ select }) => at(game, select.value) !== undefined));
  };
  return { ...form("swap", h("legend", { text: "Exchange of positions" }), button, one, other), set };
}
