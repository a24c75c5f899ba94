// The link that leads to a game: `#game=<uuid>&seat=<code>`. The seat code is a key, so it does not stay in the
// address.

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The game and the seat that the address names; null for what it does not name. */
export function readLink(hash) {
  const fields = new URLSearchParams(hash.replace(/^#/, ""));
  return { game: gameId(fields.get("game") ?? ""), seat: fields.get("seat") || null };
}

/** The hash that names the game alone. */
export function linkWithoutSeat(game) {
  return game === null ? "" : `#game=${game}`;
}

/** A game's id as typed or pasted; null when it is none. */
export function gameId(text) {
  const id = text.trim().toLowerCase();
  return UUID.test(id) ? id : null;
}
