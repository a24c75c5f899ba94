// The built program, run for a test on files of its own.

import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** The program: the one that is named, or the debug build of this tree. */
const PROGRAM =
  process.env.BANDBOX_BIN ?? fileURLToPath(new URL("../../target/debug/bandbox", import.meta.url));

/** Nothing from the environment changes what the program does. */
const ENVIRONMENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("BANDBOX_")));

/** The system chooses. */
const ANY_PORT = "127.0.0.1:0";

const run = promisify(execFile);

/** A running program. */
export class Bandbox {
  #task;
  #isLast;
  #child = null;
  #watcher = null;

  /**
   * Starts it and hears it out: up to the line that `isLast` knows.
   * @param {string[]} task what it is told to do
   * @param {(line: string) => boolean} isLast
   */
  static async start(task, isLast) {
    const bandbox = new Bandbox(task, isLast, await mkdtemp(join(tmpdir(), "bandbox-browser-")));
    await bandbox.#run(ANY_PORT);
    return bandbox;
  }

  /** Starts a server without games, with these flags. */
  static serve(flags = []) {
    return Bandbox.start(["serve", ...flags], (line) => line.startsWith("listening on "));
  }

  /** Starts a demo whose dice are known; the managers read the cards (`manual`), or the server does (`cards`). */
  static demo(mode = "manual") {
    return Bandbox.start(["demo", "--seed", "7", "--mode", mode], (line) => line.startsWith("Stop with"));
  }

  constructor(task, isLast, folder) {
    this.#task = task;
    this.#isLast = isLast;
    this.folder = folder;
    this.said = [];
  }

  async #run(listen) {
    const files = [
      ...["--database", `sqlite://${join(this.folder, "games.db")}`],
      ...["--jwt-secret-file", join(this.folder, "jwt.key")],
    ];
    this.#child = spawn(PROGRAM, [...this.#task, "--listen", listen, ...files], {
      env: ENVIRONMENT,
      stdio: ["ignore", "pipe", "inherit"],
    });
    this.said = [];
    for await (const line of createInterface({ input: this.#child.stdout })) {
      this.said.push(line);
      if (this.#isLast(line)) return;
    }
    throw new Error(`the program ended: ${this.said.join("\n")}`);
  }

  /** Its address, as host and port. */
  get host() {
    const line = this.said.find((said) => said.includes(" http://"));
    return new URL(line.slice(line.indexOf("http://"))).host;
  }

  /** The link that a demo prints for a seat: `away`, `home` or `spectator`. */
  link(seat) {
    return this.said.find((line) => line.startsWith(`${seat} `)).split(/\s+/)[1];
  }

  /** The game of a demo. */
  get game() {
    return this.said.find((line) => line.startsWith("game ")).split(/\s+/)[1];
  }

  /** The number of the last event of the demo's game. */
  async head() {
    return (await this.#since(0)).head_seq;
  }

  /** The names of the events of the demo's game after this one; of a roll, its kind too. */
  async events(after) {
    const { events } = await this.#since(after);
    return events.map(({ event, data }) => (event === "dice_rolled" ? `${event} (${data.kind})` : event));
  }

  async #since(after) {
    this.#watcher ??= await this.token("demo-spectator");
    const headers = { Authorization: `Bearer ${this.#watcher}` };
    const answer = await fetch(`http://${this.host}/api/v1/games/${this.game}/events?after=${after}`, { headers });
    if (!answer.ok) throw new Error(`the events are refused: ${await answer.text()}`);
    return answer.json();
  }

  /** A token for a user. */
  async token(user) {
    const key = join(this.folder, "jwt.key");
    const { stdout } = await run(PROGRAM, ["token", "--user", user, "--jwt-secret-file", key], { env: ENVIRONMENT });
    return stdout.trim();
  }

  /** Pulls its plug: nothing is finished, nothing is said. Its files stay. */
  async kill() {
    const ended = new Promise((resolve) => this.#child.once("exit", resolve));
    this.#child.kill("SIGKILL");
    await ended;
  }

  /** Starts it again after that: at the same address, on the same files. */
  restart() {
    return this.#run(this.host);
  }

  /** Ends it, and its files. */
  async stop() {
    if (this.#child.exitCode === null && this.#child.signalCode === null) await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
