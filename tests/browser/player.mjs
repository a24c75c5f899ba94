// A manager who plays by clicking: he looks at his page, sees what is due, and does it, as a person would. What he chooses
// is the same every time.

import { Luck } from "./luck.mjs";
import { Pointer } from "./hands.mjs";
import { look } from "./seats.mjs";
import { Substitutions } from "./substitutions.mjs";

/** What he reports first, so that every kind of play comes about; then what luck says, mostly outs, so that it ends. */
const FIRST = ["Walk", "Single, uncapped", "Groundball A", "Error", "Double, uncapped", "Fly B (medium)", "Single, runners one base", "X-check"];
const THEN = [
  ...["Strikeout", "Strikeout", "Strikeout", "Strikeout", "Groundball C", "Groundball B", "Groundball A"],
  ...["Fly C (shallow)", "Fly B (medium)", "Popout", "Lineout", "Foul out", "Walk", "Single, runners two bases", "Home run"],
];

/** Where a ball goes that must go somewhere. */
const PLACES = {
  "Groundball A": ["SS", "2B"],
  "Groundball B": ["3B", "1B"],
  "Groundball C": ["P", "SS"],
  "Fly B (medium)": ["CF", "LF"],
  "Fly C (shallow)": ["RF"],
  Popout: ["2B", "C"],
  Lineout: ["3B", "CF"],
  "Foul out": ["1B"],
  "Single, uncapped": ["CF", "RF"],
  "Double, uncapped": ["LF"],
  Error: ["SS", "3B"],
  "X-check": ["2B"],
};

/** After so many of his decisions or reports he does what is done once in a game. */
const TAKES_BACK_AFTER = 5;
const PINCH_HITS_AFTER = 9;
const RELIEVES_AFTER = 14;

/** The catchers of the demos: who bats for one of them leaves a place that must be filled. */
const CATCHERS = ["Ken Yamane", "Clay Bonham", "Amos Wetherby", "Merle Abernathy"];

const RUNS = /steals (second|third)$/;

/** A manager at his page. */
export class Manager {
  #luck;
  #substitutions;
  #reports = 0;
  #atBat = 0;
  #inField = 0;
  #hasBunted = false;
  #change = null;

  /** `side` is `away` or `home`. */
  constructor(page, side, seed, hands = new Pointer()) {
    this.page = page;
    this.side = side;
    this.hands = hands;
    /** What he has done, and how often. */
    this.did = new Map();
    this.#luck = new Luck(seed);
    this.#substitutions = new Substitutions(page, hands);
  }

  /** Does what is due and waits for the answer; what he did, null when nothing is due. */
  async act() {
    const did = await this.begin();
    if (did !== null) await this.settled(did);
    return did;
  }

  /** Does what is due and does not wait for the answer. */
  async begin() {
    const seen = await look(this.page);
    if (seen.message !== "") throw new Error(`the ${this.side} manager is told: ${seen.message}`);
    const due = this.#due(seen);
    if (due === null) return null;
    this.did.set(due.what, (this.did.get(due.what) ?? 0) + 1);
    await due.go().catch(async (fault) => {
      const now = JSON.stringify(await look(this.page));
      throw new Error(`the ${this.side} manager ${due.what}, and cannot; he saw ${JSON.stringify(seen)}, and now sees ${now}`, { cause: fault });
    });
    return due.what;
  }

  /** What he would do now; null for nothing. */
  async considers() {
    return this.#due(await look(this.page))?.what ?? null;
  }

  /** Waits until what he commanded last is answered and shown. */
  async settled(did = "acts") {
    await this.page.waitForFunction(() => eyes.hasSettled()).catch(async (fault) => {
      const seen = JSON.stringify(await look(this.page));
      throw new Error(`the ${this.side} manager ${did}, and nothing comes of it: ${seen}`, { cause: fault });
    });
    const { message } = await look(this.page);
    if (message !== "") throw new Error(`the ${this.side} manager is refused: ${message}`);
  }

  /** Waits until there is something new to see. */
  change() {
    this.#change ??= this.#changed().finally(() => (this.#change = null));
    return this.#change;
  }

  async #changed() {
    const before = await this.page.evaluate(() => eyes.stamp());
    if (this.#due(await look(this.page)) !== null) return;
    await this.page.waitForFunction((then) => eyes.stamp() !== then, before);
  }

  /** What is due, and how he goes about it. Of what either may do, the batting manager does it. */
  #due(seen) {
    if (seen.isBusy || seen.isFinal) return null;
    const bats = (seen.half === "top") === (this.side === "away");
    const buttons = (panel) => seen.buttons.filter((button) => button.panel === panel).map(({ name }) => name);
    const press = (what, panel, name) => ({ what, go: () => this.hands.press(this.#button(panel, name)) });
    const has = (panel, name) => buttons(panel).includes(name);

    if (has("Take-back", "Take it back")) return press("agrees to take it back", "Take-back", "Take it back");
    if (has("Start", "Start the game")) return this.side === "home" ? press("starts", "Start", "Start the game") : null;
    if (buttons("Choice").length > 0) return { what: "chooses", go: () => this.#answer(buttons("Choice")) };
    if (/bring in a man/.test(seen.turn) && /^Your move/.test(seen.turn)) {
      return { what: "fills a place", go: () => this.#substitutions.fill() };
    }
    if (bats && buttons("Outcome").length > 0) return { what: "reports", go: () => this.#report() };
    if (bats && has("Offense", "Swing away")) return this.#decidesAtBat(seen, buttons("Offense"), buttons("Take-back"));
    if (has("Defense", "Set the defense")) return this.#decidesInField();
    if (bats && has("Roll", "Roll the dice")) return press("rolls", "Roll", "Roll the dice");
    return null;
  }

  #decidesAtBat(seen, options, takeBack) {
    const ask = takeBack.find((name) => /^Ask to take the last play back/.test(name));
    if (this.side === "away" && this.#reports >= TAKES_BACK_AFTER && ask !== undefined) {
      const askOnce = this.#once("asks to take it back", () => this.hands.press(this.#button("Take-back", ask)));
      if (askOnce !== null) return askOnce;
    }
    const wouldPinchHit = this.#atBat >= PINCH_HITS_AFTER && CATCHERS.includes(seen.atBat);
    const pinchHits = wouldPinchHit ? this.#once("pinch-hits", () => this.#substitutions.pinchHit()) : null;
    return pinchHits ?? { what: "decides at bat", go: () => this.#bat(options) };
  }

  async #bat(options) {
    this.#atBat += 1;
    const runs = options.filter((name) => RUNS.test(name));
    const bunts = options.filter((name) => name === "Sacrifice bunt");
    let decision = "Swing away";
    if (bunts.length > 0 && !this.#hasBunted) decision = "Sacrifice bunt";
    else if (runs.length > 0 && this.#luck.says(0.3)) decision = this.#luck.of(runs);
    this.#hasBunted ||= decision === "Sacrifice bunt";
    await this.hands.press(this.#button("Offense", decision));
  }

  #decidesInField() {
    const relieves = this.#inField >= RELIEVES_AFTER ? this.#once("changes the pitcher", () => this.#substitutions.relieve()) : null;
    return relieves ?? { what: "decides in the field", go: () => this.#defend() };
  }

  async #defend() {
    this.#inField += 1;
    const holds = this.#panel("Defense").getByRole("checkbox", { name: / on first$/, disabled: false });
    if ((await holds.count()) > 0 && this.#luck.says(0.3)) await this.hands.check(holds);
    await this.hands.press(this.#button("Defense", "Set the defense"));
  }

  async #report() {
    const outcome = FIRST[this.#reports] ?? this.#luck.of(THEN);
    this.#reports += 1;
    const panel = this.#panel("Outcome");
    await this.hands.pick(panel, outcome);
    const places = PLACES[outcome];
    if (places !== undefined) await this.hands.press(panel.getByRole("button", { name: this.#luck.of(places), exact: true }));
    if (outcome === "Error") await this.hands.press(panel.getByRole("button", { name: "1", exact: true }));
    await this.hands.press(panel.getByRole("button", { name: /^Report/ }));
  }

  async #answer(answers) {
    await this.hands.press(this.#button("Choice", this.#luck.of(answers)));
  }

  #panel(name) {
    return this.page.locator("#action").getByRole("region", { name, exact: true });
  }

  #button(panel, name) {
    return this.#panel(panel).getByRole("button", { name, exact: true });
  }

  /** What is done once in a game; null when it has been. */
  #once(what, go) {
    return this.did.has(what) ? null : { what, go };
  }
}

/** Lets managers play until something is so, or until the game is over. `isSo` is asked between what they do. */
export async function playOn(managers, isSo = async () => false) {
  while (!(await isSo())) {
    let did = null;
    for (const manager of managers) did ??= await manager.act();
    if (did !== null) continue;
    if ((await look(managers[0].page)).isFinal) return;
    await Promise.race(managers.map((manager) => manager.change()));
  }
}

/** Lets them play until a manager would do this. */
export function playUntilDue(managers, manager, what) {
  return playOn(managers, async () => (await manager.considers()) === what);
}

/** Waits until a manager would do this, while nobody does anything. */
export async function waitUntilDue(manager, what) {
  while ((await manager.considers()) !== what) await manager.change();
}
