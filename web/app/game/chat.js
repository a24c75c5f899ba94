// The words in the room: what was said, what of it is unread, and to whom one may speak. Nothing of it is kept elsewhere.

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
