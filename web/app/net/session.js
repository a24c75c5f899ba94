// One seat at one game: enters the room whenever the connection is new, follows the numbers, asks for the whole
// state when something may be missing, and sends commands until they are answered.

import { Connection } from "./connection.js";
import { kindOf } from "./frames.js";
import { Refused, Requests } from "./requests.js";
import { Sequence } from "./sequence.js";

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
  #userId = null;

  constructor(token, game, store) {
    this.#game = game;
    this.#store = store;
    this.#requests = new Requests((frame) => this.#connection.send(frame), setTimeout);
    this.#connection = new Connection(token, {
      ready: (connected) => this.#ready(connected),
      frame: (frame) => this.#received(frame),
      lost: () => this.#lost(),
      link: (link) => store.set({ link }),
    });
  }

  start() {
    this.#connection.open();
  }

  stop() {
    this.#connection.stop();
  }

  /** Changes the game; resolves when the change is durable. */
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

  #ask(event, data = {}) {
    return this.#requests.ask(event, { game_id: this.#game, ...data });
  }

  #lost() {
    this.#isJoined = false;
    this.#isJoining = false;
    this.#requests.lost();
  }

  async #ready(connected) {
    this.#userId = connected.user_id;
    await this.#join();
    if (this.#isJoined && this.#role === "player") await this.#findSides();
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

  /** The room names one side; one who manages both finds that out from the list of his games. */
  async #findSides() {
    let after;
    try {
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const { data } = await this.#requests.ask("list_games", { filter: "mine", limit: 100, ...(after && { after }) });
        const game = data.games.find(({ game_id }) => game_id === this.#game);
        if (game !== undefined) {
          const sides = ["away", "home"].filter((side) => game.managers[side] === this.#userId);
          if (sides.length > 0) this.#store.set({ sides });
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
    this.#store.apply(frame);
    this.#settleDoubt();
    if (event === "game_state_sync") this.#fillHistory();
  }

  #settleDoubt() {
    if (!this.#store.state.doubt) return;
    this.#store.set({ doubt: false });
    this.look();
  }

  /** The state comes with the last plays alone; the earlier ones are fetched once. */
  async #fillHistory() {
    const known = this.#store.state.entries.filter(({ play }) => play !== undefined);
    const first = known[0]?.play.play_number ?? this.#store.state.game.last_play + 1;
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
