// One WebSocket that comes back: opens it, waits for `connected`, beats, notices when it is dead, and tries again
// later. It knows nothing of games.

import { canReturn, needsSignIn, pauseAfter, waitMs } from "./backoff.js";
import { newId, readFrame } from "./frames.js";
import { Line } from "./line.js";

const ACK_TIMEOUT_MS = 10_000;
/** An answer is waited for less long where there is reason to doubt the link. */
const DOUBT_TIMEOUT_MS = 3_000;
const TICK_MS = 5_000;
const CONNECT_TIMEOUT_MS = 15_000;
const OWN_DEAD_LINK = 1006;

export class Connection {
  #on;
  #token;
  /** @type {Line | null} */
  #line = null;
  /** @type {Line | undefined} */
  #given;
  #isReady = false;
  #isStopped = false;
  #attempt = 0;
  #atLeastMs = 0;
  #beatTimer;
  #ackTimer;
  #connectTimer;
  #returnTimer;
  /** @type {string | null} */
  #beatId = null;
  #tickTimer;
  #lastTick = Date.now();
  #isRenewed = false;

  /**
   * `on` is told of `ready(connected)`, `frame(frame)`, `lost()` and `link(status)`, and may `renew()` a token whose
   * time is over. Without a token the browser's cookie speaks.
   * @param {string | null} token
   * @param {{ ready(connected: Connected): void, frame(frame: ServerFrame): void, lost(): void, link(link: Link): void, renew?(): Promise<Pass | null> }} on
   * @param {Line} [given] the first line, where it is open already
   */
  constructor(token, on, given) {
    this.#token = token;
    this.#given = given;
    this.#on = on;
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.wake();
    });
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.wake());
    window.addEventListener("online", () => this.wake());
    window.addEventListener("offline", () => this.wake());
    this.#tickTimer = setInterval(() => this.#tick(), TICK_MS);
  }

  /** Whether frames can be sent. */
  get isReady() {
    return this.#isReady;
  }

  /** Opens it, for the first time or now rather than later. */
  open() {
    if (this.#isStopped || this.#line !== null) return;
    clearTimeout(this.#returnTimer);
    this.#on.link({ status: "connecting", attempt: this.#attempt });
    this.#line = this.#given ?? new Line(this.#token);
    this.#given = undefined;
    this.#connectTimer = setTimeout(() => this.#dropped(OWN_DEAD_LINK, ""), CONNECT_TIMEOUT_MS);
    this.#line.hear(
      ({ data }) => this.#received(data),
      ({ code, reason }) => this.#dropped(code, reason),
    );
  }

  /**
   * Sends a frame if it can be sent now.
   * @param {ClientFrame} frame
   */
  send(frame) {
    if (this.#isReady) this.#line?.socket.send(JSON.stringify(frame));
  }

  /** Closes it for good. */
  stop() {
    this.#isStopped = true;
    clearInterval(this.#tickTimer);
    clearTimeout(this.#returnTimer);
    this.#letGo();
  }

  #received(text) {
    const frame = typeof text === "string" ? readFrame(text) : null;
    if (frame === null) return;
    if (frame.event === "connected") this.#connected(frame.data);
    if (frame.event === "server_draining") this.#atLeastMs = frame.data.retry_after_ms ?? 0;
    if (this.#beatId !== null && frame.re === this.#beatId) {
      clearTimeout(this.#ackTimer);
      this.#beatId = null;
    }
    this.#on.frame(frame);
  }

  #connected(connected) {
    clearTimeout(this.#connectTimer);
    this.#isReady = true;
    this.#isRenewed = false;
    this.#attempt = 0;
    this.#atLeastMs = 0;
    this.#on.link({ status: "online" });
    const everyMs = (connected.heartbeat_s || 25) * 1000;
    clearInterval(this.#beatTimer);
    this.#beatTimer = setInterval(() => this.#beat(), everyMs);
    this.#on.ready(connected);
  }

  #beat(timeoutMs = ACK_TIMEOUT_MS) {
    if (!this.#isReady) return;
    if (this.#beatId === null) {
      this.#beatId = newId();
      this.send({ id: this.#beatId, event: "heartbeat", data: {} });
    } else if (timeoutMs >= ACK_TIMEOUT_MS) {
      return;
    }
    clearTimeout(this.#ackTimer);
    this.#ackTimer = setTimeout(() => this.#dropped(OWN_DEAD_LINK, ""), timeoutMs);
  }

  /** After sleep a socket may only seem open; and there is no need to wait when the network is back. */
  wake() {
    if (this.#isReady) this.#beat(DOUBT_TIMEOUT_MS);
    else this.open();
  }

  /** A machine that sleeps does not tick, and nobody else tells that it slept. */
  #tick() {
    const now = Date.now();
    const slept = now - this.#lastTick > 3 * TICK_MS;
    this.#lastTick = now;
    if (slept) this.wake();
  }

  /** From now on this token is shown. */
  use(token) {
    this.#token = token;
  }

  #dropped(code, reason) {
    this.#letGo();
    this.#on.lost();
    if (this.#isStopped) return;
    if (needsSignIn(code)) {
      this.#signInAgain(code, reason);
      return;
    }
    if (!canReturn(code)) {
      this.#end(code, reason);
      return;
    }
    const ms = waitMs(this.#attempt, Math.random(), Math.max(this.#atLeastMs, pauseAfter(code)));
    this.#attempt += 1;
    this.#on.link({ status: "waiting", attempt: this.#attempt, seconds: Math.ceil(ms / 1000) });
    this.#returnTimer = setTimeout(() => this.open(), ms);
  }

  /** Once between two connections: a token that was just made and is refused will not be good the next time. */
  async #signInAgain(code, reason) {
    const asked = this.#isRenewed ? undefined : this.#on.renew?.();
    this.#isRenewed = true;
    this.#on.link({ status: "connecting", attempt: this.#attempt });
    const pass = (await asked) ?? null;
    if (this.#isStopped) return;
    if (pass === null) {
      this.#end(code, reason);
      return;
    }
    this.use(pass.token);
    this.open();
  }

  #end(code, reason) {
    this.#isStopped = true;
    clearInterval(this.#tickTimer);
    this.#on.link({ status: "stopped", code, reason, signIn: needsSignIn(code), byCookie: this.#token === null });
  }

  #letGo() {
    clearInterval(this.#beatTimer);
    clearTimeout(this.#ackTimer);
    clearTimeout(this.#connectTimer);
    this.#beatId = null;
    this.#isReady = false;
    const line = this.#line;
    this.#line = null;
    line?.drop();
  }
}
