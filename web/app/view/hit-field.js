// A small field to tap: where the ball was hit. Each place is a button, so that a keyboard and a reader find it too.

import { POSITIONS } from "../game/outcomes.js";
import { h } from "./dom.js";
import { PLACES, VIEW_BOX, park } from "./park.js";

const NAMES = {
  P: "pitcher",
  C: "catcher",
  "1B": "first base",
  "2B": "second base",
  "3B": "third base",
  SS: "shortstop",
  LF: "left field",
  CF: "center field",
  RF: "right field",
};
const [, , WIDTH, HEIGHT] = VIEW_BOX.split(" ").map(Number);

/** `set(legal, chosen)` keeps it current; `pick(position)` is called with what is tapped. */
export function hitField(pick) {
  const drawing = park("hit");
  drawing.setAttribute("aria-hidden", "true");
  const places = POSITIONS.map((position) => {
    const element = h("button", {
      type: "button",
      class: "hit-place",
      "aria-pressed": "false",
      title: NAMES[position],
      text: position,
      onclick: () => pick(position),
    });
    const [x, y] = PLACES[position];
    element.style.left = `${(x / WIDTH) * 100}%`;
    element.style.top = `${(y / HEIGHT) * 100}%`;
    return { position, element };
  });
  const element = h("div", { class: "hit-field" }, drawing, ...places.map((place) => place.element));
  const set = (legal, chosen) => {
    for (const { position, element: button } of places) {
      button.disabled = !legal.includes(position);
      button.setAttribute("aria-pressed", String(position === chosen));
    }
  };
  return { element, set };
}
