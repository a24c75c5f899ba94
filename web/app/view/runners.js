// Men and ball who move when a play resolves. Where a person wants no motion, everybody is at once where he ends up.

import { flight, ways } from "../game/motion.js";
import { svg } from "./dom.js";
import { PLACES } from "./park.js";

const A_BASE_MS = 420;
const FLIGHT_MS = 520;

export const moves = () => !matchMedia("(prefers-reduced-motion: reduce)").matches;

/** A man on the bases: a token that can stand anywhere. */
export function token(place) {
  const [x, y] = PLACES[place];
  return svg("circle", { class: "runner", cx: x, cy: y, r: 9 });
}

/** Plays a play on a layer of the drawing; `done(id)` is called as each man arrives. */
export function playOut(layer, play, done) {
  const men = ways(play);
  if (!moves() || typeof layer.animate !== "function") {
    for (const { id } of men) done(id);
    return;
  }
  const ball = flight(play);
  if (ball !== null) fly(layer, ball);
  for (const man of men) run(layer, man, () => done(man.id));
}

function run(layer, { stops, isOut, scores }, arrived) {
  const points = stops.map((stop) => PLACES[stop]);
  const [from] = points;
  const element = token(stops[0]);
  layer.append(element);
  const steps = points.map(([x, y], index) => {
    // Who is out does not get there.
    const part = isOut && index === points.length - 1 ? 0.8 : 1;
    const transform = `translate(${(x - from[0]) * part}px, ${(y - from[1]) * part}px)`;
    return { transform, opacity: 1 };
  });
  if (isOut || scores) steps.push({ ...steps[steps.length - 1], opacity: 0 });
  element.classList.toggle("is-out", isOut);
  element.classList.toggle("scores", scores);
  const end = () => {
    element.remove();
    arrived();
  };
  const movement = element.animate(steps, {
    duration: A_BASE_MS * (steps.length - 1),
    easing: "ease-in-out",
    fill: "both",
  });
  movement.onfinish = end;
  movement.oncancel = end;
}

function fly(layer, { to, isHigh }) {
  const [x, y] = PLACES.home;
  const [toX, toY] = PLACES[to];
  const element = svg("circle", { class: "ball", cx: x, cy: y - 8, r: 4 });
  layer.append(element);
  const half = `translate(${(toX - x) * 0.5}px, ${(toY - y) * 0.5 - (isHigh ? 46 : 0)}px) scale(${isHigh ? 1.7 : 1})`;
  const steps = [
    { transform: "translate(0, 0)" },
    { transform: half },
    { transform: `translate(${toX - x}px, ${toY - y}px)` },
  ];
  element.animate(steps, { duration: FLIGHT_MS * (isHigh ? 1.6 : 1), easing: "ease-out" }).onfinish = () =>
    element.remove();
}
