// The lists of games as the server has them, page by page, and how the user's own games stand.

/** @typedef {import("../../../schema/bandbox.v1").GameSummary} GameSummary */
/** @typedef {import("./games.js").GameView} GameView */
/** @typedef {import("../net/http.js").Http} Http */
/** @typedef {{ games: GameSummary[], next: string | null }} Page */

const PAGE = 50;

/** So many of the user's games are looked at for whose move it is; the list itself does not say. */
const MOST_LOOKED_AT = 30;

export class Lists {
  /** @type {Map<string, Page>} */
  pages = new Map();
  /** @type {Map<string, GameView>} */
  states = new Map();
  #http;
  /** @type {Map<string, string>} when a game had changed last, when it was looked at */
  #seen = new Map();

  /** @param {Http} http */
  constructor(http) {
    this.#http = http;
  }

  /**
   * Reads a list again, as far as it was read before.
   * @param {string} filter
   */
  async refresh(filter) {
    const before = this.pages.get(filter)?.games.length ?? 0;
    let page = await this.#page(filter, null);
    while (page.games.length < before && page.next !== null) page = joined(page, await this.#page(filter, page.next));
    this.pages.set(filter, page);
    if (filter === "mine") await this.#look(page.games);
  }

  /**
   * Reads the next page of a list.
   * @param {string} filter
   */
  async more(filter) {
    const page = this.pages.get(filter);
    if (page === undefined || page.next === null) return;
    this.pages.set(filter, joined(page, await this.#page(filter, page.next)));
  }

  /**
   * @param {string} filter
   * @param {string | null} after
   * @returns {Promise<Page>}
   */
  #page(filter, after) {
    return this.#http.get(`/api/v1/games?filter=${filter}&limit=${PAGE}${after === null ? "" : `&after=${encodeURIComponent(after)}`}`);
  }

  /** @param {GameSummary[]} games */
  async #look(games) {
    const going = games.filter(({ status }) => status === "open" || status === "playing").slice(0, MOST_LOOKED_AT);
    // What nobody has touched since stands as it did; but whether managers are ready is not part of the game's log.
    const due = going.filter(({ game_id, updated_at, status }) => status === "open" || this.#seen.get(game_id) !== updated_at);
    await Promise.all(
      due.map(async ({ game_id, updated_at }) => {
        const { state } = await this.#http.get(`/api/v1/games/${game_id}`);
        this.states.set(game_id, state);
        this.#seen.set(game_id, updated_at);
      }),
    );
  }
}

/**
 * @param {Page} page
 * @param {Page} more
 * @returns {Page}
 */
const joined = (page, more) => ({
  games: [...page.games, ...more.games.filter(({ game_id }) => !page.games.some((game) => game.game_id === game_id))],
  next: more.next,
});
