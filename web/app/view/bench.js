// Substitutions: each kind with its menus, and in words why it is not to be had.

import {
  at,
  inWords,
  isPassing,
  newFielders,
  onBase,
  outOfPlace,
  pinchMen,
  places,
  sideOfKind,
  substitution,
  swap,
  whyNot,
} from "../game/bench.js";
import { permitted } from "../game/turn.js";
import { hurtMan, nameOf } from "../game/view.js";
import { commandButton } from "./command-button.js";
import { h, menu, say } from "./dom.js";
import { doubleSwitchForm } from "./double-switch.js";
import { question } from "./leaving.js";

/** @type {ActingView} */
export function bench(root, act) {
  const hint = h("p", { class: "hint" });
  const body = h("div", { class: "bench-body" }, hint);
  const details = h("details", {}, h("summary", { text: "Substitutions" }), body);
  root.append(details);
  const leaving = question(act);
  let now = null;
  const ask = (kind, data) => leaving.ask({ kind, data, words: inWords(now, kind, data) });
  const kinds = [pinchHitter(ask), pinchRunner(ask), pitcher(ask), fielder(ask), swapped(ask), doubleSwitchForm(ask)].map(explained);
  body.append(...kinds.map(({ element }) => element), leaving.element);

  return (state) => {
    const { game, sides } = state;
    now = game;
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
    const told = state.entries.findLast(({ note }) => note !== undefined)?.note ?? "";
    say(hint, mustFill ? fill : isSaved ? `Saved. ${told}` : "");
  };
}

/** Puts under a kind why it is not to be had now. */
function explained({ kind, element, set }) {
  const reason = h("p", { class: "hint" });
  const controls = [...element.children].filter(({ tagName }) => tagName !== "LEGEND");
  element.append(reason);
  const explain = (state, may) => {
    const why = whyNot(state.game, kind, may);
    set(state, why === null);
    // What cannot be had for longer than a play is not laid out.
    for (const control of controls) control.hidden = why !== null && !isPassing(why);
    say(reason, why ?? "");
  };
  return { kind, element, set: explain };
}

/** A kind of substitution: its title, its menus and its button. */
function form(kind, title, button, ...menus) {
  return { kind, element: h("fieldset", { class: "swap" }, title, ...menus.map(({ element }) => element), button.element) };
}

function pinchHitter(ask) {
  const who = menu("Comes in", () => {});
  const button = commandButton("pinch_hitter", "Pinch hit", () => send(), "secondary");
  const title = h("legend");
  let game = null;
  const send = () => ask("pinch_hitter", substitution(game, "pinch_hitter", who.select.value));
  const set = (state, isOpen) => {
    game = state.game;
    say(title, `Pinch hitter for ${nameOf(game, game.batter)}`);
    who.set(pinchMen(game, sideOfKind(game, "pinch_hitter")));
    button.set(state, isOpen);
  };
  return { ...form("pinch_hitter", title, button, who), set };
}

function pinchRunner(ask) {
  const whom = menu("Leaves", () => {});
  const who = menu("Comes in", () => {});
  const button = commandButton("pinch_runner", "Pinch run", () => send(), "secondary");
  let game = null;
  const send = () => ask("pinch_runner", substitution(game, "pinch_runner", who.select.value, whom.select.value));
  const set = (state, isOpen) => {
    game = state.game;
    whom.set(onBase(game));
    who.set(pinchMen(game, sideOfKind(game, "pinch_runner")));
    button.set(state, isOpen);
  };
  return { ...form("pinch_runner", h("legend", { text: "Pinch runner" }), button, whom, who), set };
}

function pitcher(ask) {
  const who = menu("Comes in", () => {});
  const button = commandButton("pitcher", "Change the pitcher", () => send(), "secondary");
  const title = h("legend");
  let game = null;
  const send = () => ask("pitcher", substitution(game, "pitcher", who.select.value));
  const set = (state, isOpen) => {
    game = state.game;
    const side = sideOfKind(game, "pitcher");
    say(title, `Relieve ${nameOf(game, game.lineups[side].pitcher)}`);
    who.set(newFielders(game, side, "P"));
    button.set(state, isOpen);
  };
  return { ...form("pitcher", title, button, who), set };
}

function fielder(ask) {
  let last = null;
  const where = menu("Leaves", () => set(...last));
  const who = menu("Comes in", () => {});
  const button = commandButton("fielder", "Replace him", () => send(), "secondary");
  const send = () => ask("fielder", substitution(last[0].game, "fielder", who.select.value, where.select.value));
  const set = (state, isOpen) => {
    last = [state, isOpen];
    const { game } = state;
    where.set(places(game));
    who.set(newFielders(game, sideOfKind(game, "fielder"), where.select.value));
    button.set(state, isOpen);
  };
  return { ...form("fielder", h("legend", { text: "Defensive replacement" }), button, where, who), set };
}

function swapped(ask) {
  let last = null;
  const one = menu("One", () => set(...last));
  const other = menu("The other", () => {});
  const button = commandButton("swap", "Exchange positions", () => send(), "secondary");
  const send = () => ask("swap", swap(last[0].game, one.select.value, other.select.value));
  const set = (state, isOpen) => {
    last = [state, isOpen];
    const { game } = state;
    const all = places(game, true);
    one.set(all);
    // Nobody exchanges his position with himself.
    other.set(all.filter(([place]) => place !== one.select.value));
    button.set(state, isOpen && at(game, one.select.value) !== undefined);
  };
  return { ...form("swap", h("legend", { text: "Exchange of positions" }), button, one, other), set };
}
