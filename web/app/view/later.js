// Parts of a page that are loaded once there is a game to see: nobody waits for them to begin. Their scripts and style sheets are
// named in the page's template `later`.

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

/**
 * Asks for everything that the page names for later, at once and not for each when another has named it. Done when the style
 * sheets are there.
 */
export async function styled() {
  const { content } = /** @type {HTMLTemplateElement} */ (document.getElementById("later"));
  const sheets = [...content.querySelectorAll("link[rel=stylesheet]")];
  const all = sheets.map((sheet) => new Promise((come, fail) => Object.assign(sheet, { onload: come, onerror: fail })));
  document.head.append(content);
  await Promise.all(all);
}
