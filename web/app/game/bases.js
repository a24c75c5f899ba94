// Who is on base, in words.

import { runners } from "./view.js";

/**
 * The occupied bases in words.
 * @param {Game} game
 */
export function basesInWords(game) {
  const on = runners(game).map(([base]) => ["first", "second", "third"][base - 1]);
  if (on.length === 0) return "Bases empty";
  if (on.length === 3) return "Bases loaded";
  return on.length === 1 ? `Runner on ${on[0]}` : `Runners on ${on.join(" and ")}`;
}
