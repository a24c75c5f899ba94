// The games that were made in this browser. Whoever made a game may invite to its open sides, and the list of games does
// not say who that is.

const KEY = "bandbox.made";
const MOST = 200;

export const madeHere = {
  /** @returns {Set<string>} */
  read() {
    try {
      const ids = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      return new Set(Array.isArray(ids) ? ids : []);
    } catch {
      return new Set();
    }
  },

  /** @param {string} game */
  add(game) {
    const ids = [...this.read(), game].slice(-MOST);
    localStorage.setItem(KEY, JSON.stringify(ids));
  },
};
