// How a person reaches what he sees: with a mouse, or with the keyboard alone.

import assert from "node:assert/strict";

/** Longer than a walk by Tab through the whole page. */
const MOST_STOPS = 150;

/** A mouse or a finger. */
export class Pointer {
  presses = 0;

  press(target) {
    this.presses += 1;
    return target.click();
  }

  check(target) {
    this.presses += 1;
    return target.check();
  }

  /** Takes what a menu offers at this place, counted from 0. */
  async take(menu, place) {
    this.presses += 1;
    await menu.selectOption({ index: place });
  }

  /** Takes the outcome of this name in the picker. */
  pick(panel, label) {
    return this.press(panel.getByRole("button", { name: label, exact: true }));
  }
}

/** Tab, Shift and Tab, Enter, Space, arrows; letters in the search alone. */
export class Keyboard {
  presses = 0;

  constructor(page) {
    this.page = page;
    /** How many stops it took to reach each control, with the control's name. */
    this.walks = [];
  }

  /** Buttons go by Enter and by Space; both must work. */
  async press(target) {
    await this.#reach(target);
    this.presses += 1;
    await this.page.keyboard.press(this.presses % 2 === 0 ? "Space" : "Enter");
  }

  async check(target) {
    await this.#reach(target);
    await this.page.keyboard.press("Space");
    assert.ok(await target.isChecked(), "Space does not check the box");
  }

  /** Takes what a menu offers at this place, counted from 0. */
  async take(menu, place) {
    await this.#reach(menu);
    const at = () => menu.evaluate(({ selectedIndex }) => selectedIndex);
    for (let step = 0; step < place && (await at()) < place; step += 1) await this.page.keyboard.press("ArrowDown");
    assert.equal(await at(), place, "the arrows do not lead to the choice");
  }

  /** Moves within a group of radio buttons. */
  async choose(target) {
    const group = this.page.locator(`input[type=radio][name="${await target.getAttribute("name")}"]:checked`);
    await this.#reach(group);
    for (let step = 0; step < 10 && !(await target.isChecked()); step += 1) await this.page.keyboard.press("ArrowRight");
    assert.ok(await target.isChecked(), "the arrows do not lead to the radio button");
  }

  /** Finds the outcome of this name by its first words, and takes the first that is found. */
  async pick(panel, label) {
    await this.#reach(panel.getByRole("searchbox"));
    await this.page.keyboard.type(label);
    await this.page.keyboard.press("Enter");
    const button = panel.getByRole("button", { name: label, exact: true });
    assert.equal(await button.getAttribute("aria-pressed"), "true", `the search does not find ${label}`);
  }

  async #reach(target) {
    const stops = [];
    const name = await target.evaluate(({ labels, textContent }) => (labels?.[0] ?? { textContent }).textContent.trim());
    while (!(await target.evaluate((element) => element === document.activeElement))) {
      if (stops.length === MOST_STOPS) assert.fail(`Tab does not lead to ${name}, but to: ${stops.join(" | ")}`);
      await this.page.keyboard.press("Tab");
      const { stop, isSeen } = await this.page.evaluate(focused);
      assert.ok(isSeen, `where the focus is cannot be seen: ${stop}`);
      stops.push(stop);
    }
    this.walks.push([stops.length, name]);
  }
}

/** What has the focus, and whether it is drawn so. The ring may be around what a control stands in. */
function focused() {
  const element = document.activeElement;
  const stop = `${element.tagName.toLowerCase()}#${element.id} ${element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 40)}`;
  if (element === document.body) return { stop: "the page", isSeen: true };
  const isRinged = (around) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(around);
    return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
  };
  const isSeen = [element, element.parentElement, element.nextElementSibling].some((around) => around !== null && isRinged(around));
  return { stop, isSeen };
}
