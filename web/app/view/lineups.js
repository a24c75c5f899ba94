// Both lineup cards: the order with those who were in it before, the mound, the bench and the bullpen. Who manages a team
// drags its men; a question is put before anybody leaves the game.

import { rated } from "../game/bench.js";
import { mound, order, put, removed, reserves } from "../game/lineup-card.js";
import { permitted } from "../game/turn.js";
import { batting, lastNameOf, nameOf, player } from "../game/view.js";
import { draggable } from "./drag.js";
import { h, say, whenChanged } from "./dom.js";
import { question } from "./leaving.js";

const SIDES = ["away", "home"];

/** @type {ActingView} */
export function lineups(root, act) {
  const sheets = h("div", { class: "lineup-sheets" });
  const hint = h("p", { class: "hint", role: "status" });
  const fold = h(
    "details",
    { ontoggle: () => refresh() },
    h("summary", {}, h("h2", { text: "Lineup cards" })),
    hint,
    sheets,
  );
  const asked = question(act);
  root.append(fold, asked.element);
  let state = null;
  let askedAt = null;
  const refresh = () => {
    if (!fold.open || state === null) return;
    const now = `${state.seq} ${state.link.status}`;
    if (state.boxIsStale && askedAt !== now && act.askBoxScore()) askedAt = now;
  };
  const meant = (from, to) => put(state.game, permitted(state), Number(from), Number(to));
  draggable(sheets, {
    over: (from, to) => {
      const found = to === null ? null : meant(from, to);
      for (const spot of sheets.querySelectorAll("[data-drop]")) {
        const isHere = spot.dataset.drop === to;
        spot.classList.toggle("target", isHere && found?.why === undefined);
        spot.classList.toggle("no-target", isHere && found?.why !== undefined);
      }
      return found === null ? "" : (found.why ?? `${found.words}.`);
    },
    drop: (from, to) => {
      const found = meant(from, to);
      if ("why" in found) say(hint, `That cannot be done. ${found.why}`);
      else asked.ask(found);
    },
  });
  const draw = whenChanged(({ game, box, sides }) =>
    sheets.replaceChildren(
      ...SIDES.map((side) => sheet(game, box, side, sides.includes(side) && game.phase !== "final")),
    ),
  );

  return (next) => {
    const isOther = state?.game.last_play !== next.game.last_play || state?.game.phase !== next.game.phase;
    state = next;
    const { game, box, sides } = state;
    draw([game.lineups, game.bench, game.batter, game.bases, sides, box?.seq, game.phase === "final"], state);
    if (isOther) say(hint, usual(state));
    refresh();
  };
}

function usual({ sides, game }) {
  if (sides.length === 0 || game.phase === "final" || game.phase === "before_game") return "";
  return "Drag a man from the bench onto the one he comes in for, or a fielder onto another to exchange positions. The menus under Substitutions do the same.";
}

function sheet(game, box, side, isMine) {
  const { bench, bullpen } = reserves(game, side);
  const on = game.phase === "final" ? new Set() : new Set([...Object.values(game.bases), game.batter]);
  const slots = order(game, box, side).map(({ slot, men }) =>
    h(
      "li",
      { class: "slot" },
      h("span", { class: "slot-number", text: String(slot) }),
      h("div", { class: "slot-men" }, ...men.map((man) => entry(game, man, isMine, on))),
    ),
  );
  const isInOrder = game.lineups[side].batting_order.some(({ lineup_id }) => lineup_id === game.lineups[side].pitcher);
  const staff = isInOrder ? mound(game, box, side).filter(({ isIn }) => !isIn) : mound(game, box, side);
  const out = box === null ? removed(game, side) : [];
  return h(
    "section",
    { class: "lineup-sheet", "aria-label": game.teams[side].name },
    h(
      "h3",
      { text: game.teams[side].name },
      batting(game) === side && game.phase !== "final" ? h("span", { class: "small", text: "at bat" }) : null,
    ),
    h("ol", { class: "slots" }, ...slots),
    staff.length === 0
      ? null
      : h(
          "div",
          { class: "staff" },
          h("h4", { text: "Pitching" }),
          ...staff.map((man) => entry(game, man, isMine, on)),
        ),
    list("Bench", game, bench, isMine),
    list("Bullpen", game, bullpen, isMine),
    out.length === 0
      ? null
      : h("p", { class: "hint", text: `Out of the game: ${out.map((id) => nameOf(game, id)).join(", ")}` }),
  );
}

function entry(game, { id, role, isIn }, isMine, on) {
  const words = [
    h("span", { class: "man-role", text: role }),
    h("span", { class: "man", text: nameOf(game, id) }),
    h("span", { class: "small", text: handOf(game, id, role) }),
    on.has(id) ? h("span", { class: "small", text: id === game.batter ? "at bat" : "on base" }) : null,
  ];
  if (!isIn)
    return h("div", { class: "entry left" }, ...words, h("span", { class: "sr-only", text: ", out of the game" }));
  return h("div", { class: "entry", "data-drop": String(id), "data-drag": isMine ? String(id) : undefined }, ...words);
}

/** How he bats; of whoever is on the mound how he throws. */
function handOf(game, id, role) {
  const { bats, throws } = player(game, id) ?? {};
  if (role === "P") return throws === undefined ? "" : `throws ${throws}`;
  return bats === undefined ? "" : `bats ${bats}`;
}

function list(title, game, ids, isMine) {
  const men = ids.map((id) =>
    h(
      "li",
      { class: "reserve", "data-drag": isMine ? String(id) : undefined },
      h("span", { text: lastNameOf(game, id) }),
      h("span", { class: "small", text: rated(game, id) }),
    ),
  );
  const body =
    ids.length === 0 ? h("p", { class: "hint", text: "Nobody is left." }) : h("ul", { class: "reserves" }, ...men);
  return h("div", {}, h("h4", { text: title }), body);
}
