// Parts of a page whose scripts are loaded once there is a game to see: nobody waits for them to make his move.

/** @typedef {(state: State) => void} Update */

/**
 * Stands for these parts, and hands on to them as soon as they are there.
 * @param {() => Promise<Update[]>} load
 * @param {import("../actions.js").Actions} act
 * @returns {Update}
 */
export function later(load, act) {
  /** @type {Update[]} */
  let parts = [];
  /** @type {State | null} */
  let latest = null;
  const begin = async () => {
    try {
      parts = await load();
    } catch {
      act.tell("A part of the page did not come. Reload the page.");
    }
    for (const update of parts) if (latest !== null) update(latest);
  };
  return (state) => {
    if (latest === null) requestAnimationFrame(begin);
    latest = state;
    for (const update of parts) update(state);
  };
}
