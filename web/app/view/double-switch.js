// A double switch: two places, who comes in at each, and whether the two exchange their slots in the order.

import { doubleSwitch, newFielders, places, sideOfKind } from "../game/bench.js";
import { commandButton } from "./command-button.js";
import { h, menu } from "./dom.js";

export function doubleSwitchForm(ask) {
  let last = null;
  const again = () => set(...last);
  const where = [menu("Leaves", again), menu("Leaves too", again)];
  const who = [menu("Comes in", again), menu("Comes in too", again)];
  const box = h("input", { type: "checkbox" });
  const exchange = h("label", { class: "chip" }, box, h("span", { text: "Each bats in the other's slot" }));
  const button = commandButton("double_switch", "Double switch", () => send(), "secondary");
  const values = (menus) => menus.map(({ select }) => select.value);
  const send = () => ask("double_switch", doubleSwitch(last[0].game, values(where), values(who), box.checked));
  const set = (state, isOpen) => {
    last = [state, isOpen];
    const { game } = state;
    const side = sideOfKind(game, "double_switch");
    const others = (choices, [first], n) => (n === 0 ? choices : choices.filter(([value]) => value !== first));
    where.forEach((place, n) => {
      place.set(others(places(game, true), values(where), n));
      who[n].set(others(newFielders(game, side, place.select.value), values(who), n));
    });
    const differ = ([one, other]) => one !== other;
    button.set(state, isOpen && differ(values(where)) && differ(values(who)));
  };
  const fields = [where[0], who[0], where[1], who[1]].map(({ element }) => element);
  const title = h("legend", { text: "Double switch" });
  return { kind: "double_switch", element: h("fieldset", { class: "swap" }, title, ...fields, exchange, button.element), set };
}
