// Who of the managers is not here.

import { runners } from "./view.js";

const SIDES = ["away", "home"];

/** The managers that others wait for: `[{ side, name, since }]`; the name and the time where they are known. */
export function absent({ game, managers, members, me, gone }) {
  if (managers === null || game.phase === "final") return [];
  return SIDES.filter((side) => managers[side] !== null && managers[side] !== me?.user_id)
    .filter((side) => !members.some(({ user_id }) => user_id === managers[side]))
    .map((side) => ({ side, name: gone[managers[side]]?.name ?? null, since: gone[managers[side]]?.since ?? null }));
}

/** What is said of them, as sentences; `clock` writes a time. */
export function absenceInWords(state, clock) {
  const open = state.managers === null ? [] : SIDES.filter((side) => state.managers[side] === null);
  const away = absent(state).map(({ side, name, since }) => {
    const team = state.game.teams[side].name;
    const who = name === null ? `The ${team} manager` : `${name}, who manages ${team},`;
    return since === null ? `${who} is not here.` : `${who} has been away since ${clock(since)}.`;
  });
  const vacant = open.map((side) => `Nobody manages ${state.game.teams[side].name} yet.`);
  const rest = away.length > 0 && state.sides.length > 0 ? ["What you enter is saved, and waits for him."] : [];
  return [...away, ...vacant, ...rest].join(" ");
}

/** The occupied bases in words. */
export function basesInWords(game) {
  const on = runners(game).map(([base]) => ["first", "second", "third"][base - 1]);
  if (on.length === 0) return "Bases empty";
  if (on.length === 3) return "Bases loaded";
  return on.length === 1 ? `Runner on ${on[0]}` : `Runners on ${on.join(" and ")}`;
}
