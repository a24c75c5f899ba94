// What happens in the room of a game and not in the game: who comes and goes, and what is said.

import { heard, silenced } from "./chat.js";

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
