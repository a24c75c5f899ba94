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

const run = promisify(execFile);

/** A running program. */
export class Bandbox {
  /**
   * Starts it and hears it out: up to the line that `isLast` knows.
   * @param {string[]} task what it is told to do
   * @param {(line: string) => boolean} isLast
   */
  static async start(task, isLast) {
    const folder = await mkdtemp(join(tmpdir(), "bandbox-browser-"));
    const files = ["--database", `sqlite://${join(folder, "games.db")}`, "--jwt-secret-file", join(folder, "jwt.key")];
    const child = spawn(PROGRAM, [...task, "--listen", "127.0.0.1:0", ...files], {
      env: ENVIRONMENT,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const bandbox = new Bandbox(child, folder);
    for await (const line of createInterface({ input: child.stdout })) {
      bandbox.said.push(line);
      if (isLast(line)) return bandbox;
    }
    throw new Error(`the program ended: ${bandbox.said.join("\n")}`);
  }

  /** Starts a server without games. */
  static serve() {
    return Bandbox.start(["serve"], (line) => line.startsWith("listening on "));
  }

  /** Starts a demo whose dice are known. */
  static demo() {
    return Bandbox.start(["demo", "--seed", "7"], (line) => line.startsWith("Stop with"));
  }

  constructor(child, folder) {
    this.child = child;
    this.folder = folder;
    this.said = [];
  }

  /** Its address, as host and port. */
  get host() {
    const line = this.said.find((said) => said.includes(" http://"));
    return new URL(line.slice(line.indexOf("http://"))).host;
  }

  /** A token for a user. */
  async token(user) {
    const key = join(this.folder, "jwt.key");
    const { stdout } = await run(PROGRAM, ["token", "--user", user, "--jwt-secret-file", key], { env: ENVIRONMENT });
    return stdout.trim();
  }

  /** Ends it, and its files. */
  async stop() {
    const ended = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGKILL");
    await ended;
    await rm(this.folder, { recursive: true, force: true });
  }
}
