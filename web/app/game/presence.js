// Who of the managers is not here.

const SIDES = /** @type {const} */ (["away", "home"]);

/**
 * The managers that others wait for: `[{ side, name, since }]`; the name and the time where they are known.
 * @param {State} state
 */
export function absent({ game, managers, members, me, gone }) {
  if (managers === null || game.phase === "final") return [];
  return SIDES.flatMap((side) => {
    const id = managers[side];
    const isHere = id === null || id === me?.user_id || members.some(({ user_id }) => user_id === id);
    return isHere ? [] : [{ side, name: gone[id]?.name ?? null, since: gone[id]?.since ?? null }];
  });
}

/**
 * What is said of them, as sentences; `clock` writes a time.
 * @param {State} state
 */
export function absenceInWords(state, clock) {
  const { managers } = state;
  const open = managers === null ? [] : SIDES.filter((side) => managers[side] === null);
  const away = absent(state).map(({ side, name, since }) => {
    const team = state.game.teams[side].name;
    const who = name === null ? `The ${team} manager` : `${name}, who manages ${team},`;
    return since === null ? `${who} is not here.` : `${who} has been away since ${clock(since)}.`;
  });
  const vacant = open.map((side) => `Nobody manages ${state.game.teams[side].name} yet.`);
  const rest = away.length > 0 && state.sides.length > 0 ? ["What you enter is saved, and waits for him."] : [];
  return [...away, ...vacant, ...rest].join(" ");
}
