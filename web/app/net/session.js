// One seat at one game: enters the room whenever the connection is new, follows the numbers, asks for the whole
// state when something may be missing, and sends commands until they are answered.

import { endsAfter } from "../sign-in.js";
import { Connection } from "./connection.js";
import { kindOf } from "./frames.js";
import { Refused, Requests, Unanswered } from "./requests.js";
import { Sequence } from "./sequence.js";

const SIDES = /** @type {const} */ (["away", "home"]);
const MOST_PAGES = 20;
const JOIN_AGAIN_MS = 2000;

export class Session {
  #game;
  #store;
  #connection;
  #requests;
  #sequence = new Sequence();
  #role = "player";
  #isJoining = false;
  #isJoined = false;
  #isLooking = false;
  #isReading = false;
  /** @type {string | null} */
  #userId = null;
  #renew;

  /**
   * `renew()` makes a pass of what the person signed in with: `{ token }`, null where that cannot be done.
   * @param {string | null} token
   * @param {string} game
   * @param {import("../game/store.js").Store} store
   * @param {() => Promise<Pass | null>} [renew]
   * @param {import("./line.js").Line} [line] one that is open already
   */
  constructor(token, game, store, renew = async () => null, line) {
    this.#game = game;
    this.#store = store;
    this.#renew = renew;
    this.#requests = new Requests((frame) => this.#connection.send(frame), setTimeout);
    const on = {
      ready: (connected) => this.#ready(connected),
      frame: (frame) => this.#received(frame),
      lost: () => this.#lost(),
      link: (link) => store.set({ link }),
      renew,
    };
    this.#connection = new Connection(token, on, line);
  }

  start() {
    this.#connection.open();
  }

  stop() {
    this.#connection.stop();
  }

  /** Tries to come back now rather than later. */
  tryNow() {
    this.#connection.wake();
  }

  /**
   * Changes the game; resolves when the change is durable.
   * @template {ClientFrame["event"]} E
   * @param {E} event
   * @param {Asked<E> | {}} [data]
   */
  command(event, data = {}) {
    return this.#requests.command(event, { game_id: this.#game, ...data }, this.#isJoined);
  }

  /** Asks for the whole state, once at a time. */
  async look() {
    if (this.#isLooking || !this.#isJoined) return;
    this.#isLooking = true;
    try {
      await this.#ask("request_game_state");
    } catch (error) {
      this.#report(error);
    } finally {
      this.#isLooking = false;
    }
  }

  /** Asks for the box score, once at a time. Whether it does. */
  askBoxScore() {
    if (this.#isReading || !this.#isJoined) return false;
    this.#readBoxScore();
    return true;
  }

  async #readBoxScore() {
    this.#isReading = true;
    try {
      const { data } = await this.#ask("get_box_score");
      this.#isReading = false;
      this.#store.apply({ event: "box_score_data", data });
    } catch (error) {
      this.#report(error);
    } finally {
      this.#isReading = false;
    }
  }

  /**
   * Asks for a side's cards, where the server reads them; they are their manager's alone.
   * @param {Side} side
   */
  async askCards(side) {
    try {
      const { data } = await this.#ask("get_cards", { side });
      this.#store.apply({ event: "cards", data });
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== "forbidden") this.#report(error);
    }
  }

  /**
   * Says something in the room, once: what did not arrive is not said again. Fails with the reason.
   * @param {string} text
   * @param {ChatAudience} audience
   * @param {string} [to]
   */
  async chat(text, audience, to) {
    await this.#ask("send_chat", { text, audience, ...(to !== undefined && { to }) });
  }

  /**
   * No longer hears somebody, or hears him again.
   * @param {string} user_id
   * @param {boolean} muted
   */
  async mute(user_id, muted) {
    const { data } = await this.#ask("mute", { user_id, muted });
    this.#store.apply({ event: "muted", data });
  }

  async #ask(event, data = {}) {
    if (!this.#connection.isReady) throw new Unanswered("there is no connection just now; try again when it is back");
    return this.#requests.ask(event, { game_id: this.#game, ...data });
  }

  #lost() {
    this.#isJoined = false;
    this.#isJoining = false;
    this.#requests.lost();
  }

  /** @param {Connected} connected */
  async #ready(connected) {
    this.#userId = connected.user_id;
    this.#store.set({ expires: null });
    await this.#join();
    if (this.#isJoined) await this.#findManagers();
  }

  async #join() {
    if (this.#isJoining) return;
    this.#isJoining = true;
    try {
      const { data } = await this.#enter();
      this.#isJoined = true;
      this.#requests.sendAgain();
      // Replayed events do not tell the small state around them.
      if (data.recovered) this.look();
    } catch (error) {
      this.#report(error);
      if (error instanceof Refused && error.data.retryable === true) {
        setTimeout(() => this.#rejoin(), error.data.retry_after_ms ?? JOIN_AGAIN_MS);
      }
    } finally {
      this.#isJoining = false;
    }
  }

  #rejoin() {
    if (this.#connection.isReady && !this.#isJoined) this.#join();
  }

  /** As a player, and as a spectator when the game is somebody else's. */
  async #enter() {
    try {
      return await this.#ask("join_game", { role: this.#role, ...this.#sequence.resume() });
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== "forbidden" || this.#role === "spectator") throw error;
      this.#role = "spectator";
      return await this.#ask("join_game", { role: this.#role, ...this.#sequence.resume() });
    }
  }

  /** Who manages the teams: the room names one side alone, and one who manages both finds that out from the list of games. */
  async #findManagers() {
    const filter = this.#role === "player" ? { filter: "mine" } : {};
    let after;
    try {
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const { data } = await this.#requests.ask("list_games", { ...filter, limit: 100, ...(after && { after }) });
        const game = data.games.find(({ game_id }) => game_id === this.#game);
        if (game !== undefined) {
          const sides = SIDES.filter((side) => game.managers[side] === this.#userId);
          this.#store.set({ managers: game.managers, ...(sides.length > 0 && { sides }) });
          return;
        }
        if (!data.next) return;
        after = data.next;
      }
    } catch (error) {
      this.#report(error);
    }
  }

  #received(frame) {
    switch (kindOf(frame)) {
      case "reply":
        this.#replied(frame);
        break;
      case "room":
        this.#happened(frame);
        break;
      case "notice":
        this.#noticed(frame);
        break;
    }
  }

  #replied(frame) {
    // What a reply says of the room must be known before the frames behind it are read.
    if (frame.event === "game_joined") {
      this.#sequence.joined(frame.data);
      this.#store.apply(frame);
    } else if (frame.event === "game_state_sync" || frame.event === "play_history") {
      this.#noticed(frame);
    } else if (frame.event === "heartbeat_ack") {
      if (this.#sequence.isBehind(frame.data.heads?.[this.#game])) this.#join();
    }
    this.#requests.answer(frame);
  }

  #happened(frame) {
    if (frame.game_id !== this.#game) return;
    const place = this.#sequence.take(frame.seq);
    if (place === "gap") this.#join();
    if (place === "next") {
      this.#store.apply(frame);
      this.#settleDoubt();
    }
  }

  #noticed(frame) {
    const { event, data } = frame;
    if (event === "game_state_sync") this.#sequence.reset(data.seq);
    if (event === "error") {
      this.#store.say(data.message);
      return;
    }
    if (event === "token_expiring") {
      this.#refresh(data.expires_at);
      return;
    }
    // When it came is known here alone.
    this.#store.apply({ ...frame, at: Date.now() });
    this.#settleDoubt();
    if (event === "game_state_sync") this.#fillHistory();
  }

  /** The token ends soon: the connection goes on with another where one can be made, and otherwise the person is told. */
  async #refresh(expires_at) {
    try {
      const pass = await this.#renew();
      if (pass !== null && pass.token !== null && endsAfter(pass.token, expires_at)) {
        await this.#requests.ask("refresh_token", { token: pass.token });
        this.#connection.use(pass.token);
        this.#store.set({ expires: null });
        return;
      }
    } catch (error) {
      this.#report(error);
    }
    this.#store.set({ expires: expires_at });
  }

  #settleDoubt() {
    if (!this.#store.state.doubt) return;
    this.#store.set({ doubt: false });
    this.look();
  }

  /** The state comes with the last plays alone; the earlier ones are fetched once. */
  async #fillHistory() {
    const { entries, game } = this.#store.state;
    const known = entries.find(({ play }) => play !== undefined);
    const first = known?.play?.play_number ?? (game?.last_play ?? 0) + 1;
    if (first <= 1) return;
    let after = 0;
    try {
      for (let page = 0; page < MOST_PAGES && after !== null && after < first - 1; page += 1) {
        const { data } = await this.#ask("get_play_history", { after, limit: 200 });
        after = data.next;
      }
    } catch (error) {
      this.#report(error);
    }
  }

  #report(error) {
    if (error instanceof Refused) this.#store.say(error.message);
  }
}
