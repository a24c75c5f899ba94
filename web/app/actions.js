// Turns clicks into commands: shows each one pending, then answered, then, when what came of it is on the page, saved; and
// tells what to do when one is refused.

import { folded } from "./game/room.js";
import { wordsOf } from "./sentence.js";

const SAVED_SHOWS_MS = 1200;

export class Actions {
  #session;
  #store;

  /**
   * @param {import("./net/session.js").Session} session
   * @param {import("./game/store.js").Store} store
   */
  constructor(session, store) {
    this.#session = session;
    this.#store = store;
  }

  start = () => this.#run("start", "start_game");

  /** @param {DefensiveDecision} decision */
  defend = (decision) => this.#run("defense", "submit_defensive_decision", { decision });

  /** @param {OffensiveDecision} decision */
  bat = (decision) => this.#run("offense", "submit_offensive_decision", { decision });

  roll = () => this.#run("roll", "roll_dice");

  /** @param {Asked<"submit_manual_outcome">} report */
  report = (report) => this.#run("outcome", "submit_manual_outcome", report);

  /** @param {Answer} choice */
  answer = (choice) => this.#run("choice", "submit_choice", { choice });

  /** @param {number} to_seq */
  askTakeBack = (to_seq) => this.#run("take_back", "request_take_back", { to_seq });

  /** @param {boolean} accept */
  answerTakeBack = (accept) => this.#run("take_back_answer", "answer_take_back", { accept });

  suspend = () => this.#run("suspend", "suspend_game");

  resume = () => this.#run("resume", "resume_game");

  forfeit = () => this.#run("forfeit", "forfeit_game");

  substitute = (kind, data) => this.#run(kind, SUBSTITUTIONS[kind], data);

  askBoxScore = () => this.#session.askBoxScore();

  /** @param {Side} side */
  askCards = (side) => this.#session.askCards(side);

  tryNow = () => this.#session.tryNow();

  /**
   * Whether it was said; the reason goes where refusals go.
   * @param {string} text
   * @param {{ audience: ChatAudience, to: string | undefined }} whom
   */
  say = async (text, { audience, to }) => {
    try {
      await this.#session.chat(text, audience, to);
      return true;
    } catch (error) {
      this.#store.say(`Not said. ${wordsOf(error)}`);
      return false;
    }
  };

  /**
   * @param {string} userId
   * @param {boolean} muted
   */
  mute = async (userId, muted) => {
    try {
      await this.#session.mute(userId, muted);
    } catch (error) {
      this.#store.say(wordsOf(error));
    }
  };

  /** @param {boolean} isOpen */
  foldChat = (isOpen) => this.#store.set({ chat: folded(this.#store.state.chat, isOpen) });

  dismiss = () => this.#store.say(null);

  /** @param {string} notice */
  tell = (notice) => this.#store.say(notice, "notice");

  /**
   * Whether it was saved.
   * @template {ClientFrame["event"]} E
   * @param {string} key
   * @param {E} event
   * @param {Asked<E>} [data]
   */
  async #run(key, event, data) {
    if (this.#store.state.commands[key] === "pending") return false;
    this.#store.say(null);
    this.#stage(key, "pending");
    try {
      const { seq } = await this.#session.command(event, data);
      // The answer comes before what came of it: until then the page still shows what was due.
      this.#stage(key, "answered");
      await this.#store.reaches(seq);
      this.#stage(key, "saved");
      setTimeout(() => this.#clear(key), SAVED_SHOWS_MS);
      return true;
    } catch (error) {
      this.#stage(key, undefined);
      this.#store.say(wordsOf(error));
      // A refusal often means that this table was behind.
      this.#session.look();
      return false;
    }
  }

  #stage(key, stage) {
    this.#store.set({ commands: { ...this.#store.state.commands, [key]: stage } });
  }

  #clear(key) {
    if (this.#store.state.commands[key] === "saved") this.#stage(key, undefined);
  }
}

const SUBSTITUTIONS = {
  pinch_hitter: "request_pinch_hitter",
  pinch_runner: "request_pinch_runner",
  pitcher: "request_pitching_change",
  fielder: "request_defensive_replacement",
  swap: "request_position_swap",
  double_switch: "request_double_switch",
};
