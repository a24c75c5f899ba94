// The drawing of a ballpark: grass, dirt, chalk and fence, and the places on it. Nobody stands in it yet.

import { svg } from "./dom.js";

export const VIEW_BOX = "0 0 440 404";

/** The places, as points of the drawing. */
export const PLACES = {
  home: [220, 350],
  first: [303, 267],
  second: [220, 184],
  third: [137, 267],
  P: [220, 266],
  C: [220, 382],
  "1B": [332, 238],
  "2B": [283, 192],
  SS: [157, 192],
  "3B": [108, 238],
  LF: [96, 126],
  CF: [220, 78],
  RF: [344, 126],
  "beyond LF": [70, 36],
  "beyond CF": [220, -14],
  "beyond RF": [370, 36],
};

const FENCE = "M24 154 A206 206 0 0 1 416 154";
const FAIR = `${FENCE} L220 350 Z`;

/** Stripes as a mower leaves them. */
const STRIPES = Array.from({ length: 6 }, (_, index) => 24 + index * 66);

/** The drawing; more is put on top of it. Each drawing names its own clipping path. */
export function park(name, ...more) {
  const fair = `${name}-fair`;
  const [home, first, second, third] = ["home", "first", "second", "third"].map((place) => PLACES[place]);
  const bag = ([x, y]) =>
    svg("rect", { class: "base", x: x - 6, y: y - 6, width: 12, height: 12, transform: `rotate(45 ${x} ${y})` });
  return svg(
    "svg",
    { viewBox: VIEW_BOX, class: "park", role: "img" },
    svg("clipPath", { id: fair }, svg("path", { d: FAIR })),
    svg("path", { class: "park-stand", d: "M6 150 A226 226 0 0 1 434 150 L424 176 L256 398 L184 398 L16 176 Z" }),
    svg("path", { class: "park-foul", d: "M24 154 L220 30 L416 154 L416 178 L250 392 L190 392 L24 178 Z" }),
    svg("path", { class: "park-track", d: FAIR }),
    svg(
      "g",
      { "clip-path": `url(#${fair})` },
      svg("circle", { class: "park-grass", cx: 220, cy: 222, r: 200 }),
      ...STRIPES.map((x) => svg("rect", { class: "park-stripe", x, y: 0, width: 33, height: 404 })),
      svg("path", { class: "park-warning", d: FENCE }),
      svg("circle", { class: "park-dirt", cx: 220, cy: 262, r: 116 }),
    ),
    svg("path", { class: "park-grass", d: "M220 338 L291 267 L220 196 L149 267 Z" }),
    ...[first, second, third].map(([cx, cy]) =>
      svg("circle", { class: "park-dirt", cx, cy, r: 17, "clip-path": `url(#${fair})` }),
    ),
    svg("circle", { class: "park-dirt", cx: home[0], cy: home[1], r: 25 }),
    svg("circle", { class: "park-dirt", cx: PLACES.P[0], cy: PLACES.P[1], r: 14 }),
    svg("rect", { class: "base", x: PLACES.P[0] - 6, y: PLACES.P[1] - 1.5, width: 12, height: 3 }),
    svg("path", { class: "park-chalk", d: "M220 350 L24 154 M220 350 L416 154" }),
    svg("path", { class: "park-box", d: "M197 338 h13 v24 h-13 z M230 338 h13 v24 h-13 z" }),
    svg("path", { class: "park-fence", d: FENCE }),
    svg("path", { class: "park-pole", d: "M24 154 v-26 M416 154 v-26" }),
    svg("path", { class: "base", d: "M213 344 h14 v7 l-7 7 l-7 -7 z" }),
    bag(first),
    bag(second),
    bag(third),
    ...more,
  );
}
