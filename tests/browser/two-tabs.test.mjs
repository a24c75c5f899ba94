// One manager with two tabs: what is done in one is seen in the other, and what is done in both at once is done once.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Bandbox } from "./bandbox.mjs";
import { launch } from "./chromium.mjs";
import { Manager, playOn, playUntilDue, waitUntilDue } from "./player.mjs";
import { look, offline, online, sit, sitAgain, until } from "./seats.mjs";
import { Wire } from "./wire.mjs";

const PLAYS = 3;

test("a manager plays in two tabs at once", { timeout: 120_000 }, async () => {
  const bandbox = await Bandbox.demo("cards");
  const browser = await launch();
  const wire = await Wire.to(bandbox.host);
  try {
    const tabs = [await sit(browser, bandbox.link("away")), await sit(browser, wire.through(bandbox.link("home")))];
    tabs.push(await sitAgain(tabs[1].page, wire.through(bandbox.link("home"))));
    const [awayPage, homePage, otherPage] = tabs.map(({ page }) => page);
    const away = new Manager(awayPage, "away", 5);
    const home = new Manager(homePage, "home", 6);
    const homeElsewhere = new Manager(otherPage, "home", 6);

    // Now the one, now the other.
    await playOn([away, home], async () => (await look(awayPage)).told >= PLAYS);
    await seeTheSame(homePage, otherPage);
    await playOn([away, homeElsewhere], async () => (await look(awayPage)).told >= 2 * PLAYS);
    await seeTheSame(otherPage, homePage);

    await playUntilDue([away, home], home, "decides in the field");
    await waitUntilDue(homeElsewhere, "decides in the field");
    const head = await bandbox.head();
    await decideInBoth([home, homeElsewhere], wire);
    const decided = (await bandbox.events(head)).filter((event) => event === "defensive_decision_submitted");
    assert.equal(decided.length, 1, "one plate appearance was decided in twice");
    await seeTheSame(homePage, otherPage);
    await playOn([away, home], async () => (await look(awayPage)).told >= 4 * PLAYS);

    await otherPage.close();
    const here = awayPage.getByRole("list", { name: "Who is here" });
    assert.match(await here.innerText(), /Home manager/, "who closes one of two tabs is still here");
    await playOn([away, home], async () => (await look(awayPage)).told >= 5 * PLAYS);
    for (const { faults } of tabs) assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    wire.remove();
    await bandbox.stop();
  }
});

/** Waits until one page shows what another does. */
async function seeTheSame(page, other) {
  const { told, turn } = await look(page);
  await until(other, (expected) => eyes.look().told === expected.told && eyes.look().turn === expected.turn, { told, turn });
}

/** A decision is made in each tab while there is no network, so both are sent at once: one is too late, and is told so. */
async function decideInBoth(managers, wire) {
  wire.cut();
  for (const manager of managers) {
    await offline(manager.page);
    await manager.begin();
  }
  wire.mend();
  const told = [];
  for (const { page } of managers) {
    await online(page);
    await until(page, () => !eyes.look().isBusy);
    const { message } = await look(page);
    if (message === "") continue;
    told.push(message);
    await page.getByRole("button", { name: "Dismiss" }).click();
  }
  assert.equal(told.length, 1, `one of the tabs is refused, and not: ${told.join(" / ")}`);
}
