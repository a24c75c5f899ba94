// What happens in the room of a game and not in the game: who comes and goes, who is missing, and what is said. What is said
// is kept nowhere else.

/**
 * Its steps, for the reducer.
 * @type {Steps}
 */
export const IN_THE_ROOM = {
  user_connected: (state, member) => {
    const { [member.user_id]: _, ...gone } = state.gone;
    return { ...state, gone, members: [...state.members.filter(({ user_id }) => user_id !== member.user_id), member] };
  },

  user_disconnected: (state, { user_id, name }, _, at) => ({
    ...state,
    gone: { ...state.gone, [user_id]: { name, since: at } },
    members: state.members.filter((member) => member.user_id !== user_id),
  }),

  side_taken: (state, { side, user_id }) =>
    state.managers === null ? state : { ...state, managers: { ...state.managers, [side]: user_id } },

  chat: (state, said) => ({ ...state, chat: heard(state.chat, said, said.user_id === state.me?.user_id) }),

  muted: (state, muted) => ({ ...state, chat: silenced(state.chat, muted) }),

  announcement: (state, { text, timestamp }) => ({
    ...state,
    chat: heard(state.chat, { user_id: null, name: "Announcement", side: null, audience: "room", text, timestamp }, true),
    message: { text: `Announcement: ${text}`, kind: "notice" },
  }),

  game_cleaned_up: (state, { reason }) => ({
    ...state,
    members: [],
    message: { text: `An administrator has ended this game: ${reason}`, kind: "notice" },
  }),

  server_draining: (state) => ({
    ...state,
    message: { text: "The server restarts soon. The table comes back by itself.", kind: "notice" },
  }),
};

/** Before anything was said. */
export const SILENCE = { said: [], unread: 0, isOpen: false, muted: [] };

/** So many words are kept; older ones go. */
const MOST_SAID = 200;

/** Somebody said something. Own words and what is read at once do not count as unread. */
export function heard(chat, said, isMine) {
  if (chat.muted.includes(said.user_id)) return chat;
  const unread = chat.isOpen || isMine ? chat.unread : chat.unread + 1;
  return { ...chat, said: [...chat.said, said].slice(-MOST_SAID), unread };
}

/** The chat was unfolded, or folded. */
export const folded = (chat, isOpen) => ({ ...chat, isOpen, unread: isOpen ? 0 : chat.unread });

/** Somebody is heard no more, or again. */
export function silenced(chat, { user_id, muted }) {
  const others = chat.muted.filter((id) => id !== user_id);
  return { ...chat, muted: muted ? [...others, user_id] : others };
}

/**
 * To whom this person may speak, as `[value, words]`: a side has its team, those who watch have one another.
 * @param {State} state
 */
export function audiences({ sides, role, game, members, me }) {
  const team = sides.length === 1 ? [["team", `${game.teams[sides[0]].name} alone`]] : [];
  const watching = role === "spectator" ? [["spectators", "Those who watch"]] : [];
  const single = members
    .filter(({ user_id }) => user_id !== me?.user_id)
    .map(({ user_id, name }) => [`user:${user_id}`, `${name} alone`]);
  return [["room", "Everybody here"], ...team, ...watching, ...single];
}

/** The audience of a choice, as the command has it. */
export function addressed(value) {
  const [audience, ...id] = value.split(":");
  return audience === "user" ? { audience, to: id.join(":") } : { audience, to: undefined };
}

/** To whom it was said, where that is not everybody. */
export const toWhom = ({ audience }) =>
  ({ team: "to the team", spectators: "to those who watch", user: "in private" })[audience] ?? "";

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
