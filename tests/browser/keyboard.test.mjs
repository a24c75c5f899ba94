// An inning without a mouse: Tab, Enter, Space and the arrows lead everywhere, letters find an outcome, and it can always be
// seen where the focus is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Bandbox } from "./bandbox.mjs";
import { launch } from "./chromium.mjs";
import { Keyboard } from "./hands.mjs";
import { Manager, playOn, playUntilDue } from "./player.mjs";
import { look, sit } from "./seats.mjs";

test("an inning is played with the keyboard alone", { timeout: 300_000 }, async (t) => {
  const bandbox = await Bandbox.demo("manual");
  const browser = await launch();
  try {
    const { page: awayPage, faults: awayFaults } = await sit(browser, bandbox.link("away"));
    const { page: homePage, faults: homeFaults } = await sit(browser, bandbox.link("home"));
    const away = new Manager(awayPage, "away", 3, new Keyboard(awayPage));
    const home = new Manager(homePage, "home", 4, new Keyboard(homePage));
    const managers = [away, home];

    await skipsToTheAction(homePage);
    await playOn(managers, () => mayBringCornersIn(homePage));
    await playUntilDue(managers, home, "decides in the field");
    await home.hands.choose(homePage.getByRole("radio", { name: "Corners in" }));
    await goesBackByShift(homePage);
    await playOn(managers, async () => (await look(homePage)).half === "bottom");
    await playOn(managers, async () => (await look(homePage)).half === "top");

    assert.deepEqual([...awayFaults, ...homeFaults], []);
    const walks = managers.flatMap(({ hands }) => hands.walks).sort(([one], [other]) => other - one);
    const steps = walks.reduce((sum, [stops]) => sum + stops, 0);
    t.diagnostic(`${walks.length} controls, ${(steps / walks.length).toFixed(1)} stops to each; the longest: ${walks.slice(0, 3).map(([stops, name]) => `${stops} to ${name}`).join(", ")}`);
  } finally {
    await browser.close();
    await bandbox.stop();
  }
});

/** The first stop of a page leads past all that is above. */
async function skipsToTheAction(page) {
  await page.keyboard.press("Tab");
  const skip = page.getByRole("button", { name: "Skip to what is due" });
  assert.ok(await skip.evaluate((element) => element === document.activeElement), "the first stop is not the way past");
  await page.keyboard.press("Enter");
  assert.ok(await page.evaluate(() => document.querySelector("#action").contains(document.activeElement)));
}

/** Whether somebody is on base while the home manager decides. */
async function mayBringCornersIn(page) {
  return (await page.getByRole("radio", { name: "Corners in", disabled: false }).count()) > 0;
}

/** Shift and Tab lead back where Tab came from. */
async function goesBackByShift(page) {
  const here = await page.evaluateHandle(() => document.activeElement);
  await page.keyboard.press("Tab");
  assert.ok(!(await here.evaluate((element) => element === document.activeElement)));
  await page.keyboard.press("Shift+Tab");
  assert.ok(await here.evaluate((element) => element === document.activeElement), "Shift and Tab do not lead back");
}
