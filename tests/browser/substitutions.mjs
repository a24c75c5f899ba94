// How a manager changes his players: by the menus of the substitutions.

/** What a man stands at who is not rated there, in the words of the page. */
const OUT_OF_PLACE = / at (P|C|1B|2B|3B|SS|LF|CF|RF)\b/;

/** The substitutions of a page. */
export class Substitutions {
  #page;
  #hands;

  constructor(page, hands) {
    this.#page = page;
    this.#hands = hands;
  }

  /** A reliever bats, so that somebody must take the place in the field after him. */
  async pinchHit() {
    const kind = /^Pinch hitter/;
    await this.#open();
    const comesIn = this.#group(kind).getByRole("combobox", { name: "Comes in", exact: true });
    const offered = await comesIn.locator("option").allTextContents();
    await this.#hands.take(comesIn, offered.findIndex((man) => / \(P\b/.test(man)));
    await this.#send(kind, "Pinch hit");
  }

  /** The first reliever of the bench pitches. */
  relieve() {
    return this.#send(/^Relieve/, "Change the pitcher");
  }

  /** Brings in a man where one is missing or out of place. */
  async fill() {
    await this.#open();
    const [, place] = OUT_OF_PLACE.exec(await this.#bench.innerText()) ?? [];
    if (place === "P") {
      await this.relieve();
      return;
    }
    const kind = /^Defensive replacement/;
    if (place !== undefined) await this.#group(kind).getByLabel("Leaves").selectOption(place);
    await this.#send(kind, "Replace him");
  }

  /** Sends what is chosen in the menus of this kind, says yes to the question, and puts the menus away. */
  async #send(kind, button) {
    await this.#open();
    await this.#hands.press(this.#group(kind).getByRole("button", { name: button, exact: true }));
    await this.#hands.press(this.#bench.getByRole("dialog").getByRole("button", { name: "Do it" }));
    await this.#hands.press(this.#summary);
  }

  async #open() {
    if (!(await this.#group(/^Exchange of positions|^Pinch hitter/).first().isVisible())) await this.#hands.press(this.#summary);
  }

  get #summary() {
    return this.#bench.locator("summary").first();
  }

  get #bench() {
    return this.#page.locator("#bench");
  }

  #group(name) {
    return this.#bench.getByRole("group", { name });
  }
}
