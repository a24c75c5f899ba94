// Two people play a whole game by clicking and a third watches, while the network is cut twice and the server loses its
// power once, each time with a click under way. No click may be lost, and none may count twice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Bandbox } from "./bandbox.mjs";
import { launch } from "./chromium.mjs";
import { Manager, playOn, playUntilDue } from "./player.mjs";
import { boxScore, look, offline, online, sit, until } from "./seats.mjs";
import { Wire } from "./wire.mjs";

const SEATS = ["away", "home", "spectator"];

/** A game takes far less; a busy machine may take its time. */
const TIMEOUT_MS = 300_000;

/** So much has been told when something goes wrong. */
const FIRST_CUT_AT = 10;
const POWER_FAILS_AT = 30;
const SECOND_CUT_AT = 50;

/** What the managers of a game do at least, beside what every plate appearance asks of them. */
const DONE = {
  manual: ["chooses", "asks to take it back", "agrees to take it back", "pinch-hits", "changes the pitcher", "fills a place"],
  cards: ["chooses", "pinch-hits", "changes the pitcher"],
};

/** One game is played with everything that moves, and one as by somebody who wants nothing to. */
const MOTION = { manual: "reduce", cards: "no-preference" };

for (const mode of Object.keys(DONE)) {
  test(`a whole game is played by clicking (${mode})`, { timeout: TIMEOUT_MS }, async (t) => {
    const began = performance.now();
    const table = await lay(mode);
    try {
      await playAll(table);
      await assertAllSeeTheSame(table);
      assertAllWasDone(table, DONE[mode]);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const clicks = table.managers.reduce((sum, { hands }) => sum + hands.presses, 0);
      for (const { side, did } of table.managers) t.diagnostic(`${side}: ${[...did].map(([what, often]) => `${what} ${often}`).join(", ")}`);
      t.diagnostic(`a ${mode} game of ${clicks} clicks took ${seconds} s`);
    } finally {
      await clear(table);
    }
  });
}

/** A demo with three people at it, each behind a wire of his own. */
async function lay(mode) {
  const bandbox = await Bandbox.demo(mode);
  const browser = await launch();
  const wires = {};
  const seats = {};
  for (const seat of SEATS) {
    wires[seat] = await Wire.to(bandbox.host);
    seats[seat] = await sit(browser, wires[seat].through(bandbox.link(seat)), { reducedMotion: MOTION[mode] });
  }
  const away = new Manager(seats.away.page, "away", 11);
  const home = new Manager(seats.home.page, "home", 12);
  return { bandbox, browser, wires, seats, away, home, managers: [away, home] };
}

async function clear({ bandbox, browser, wires }) {
  await browser.close();
  for (const wire of Object.values(wires)) wire.remove();
  await bandbox.stop();
}

async function playAll(table) {
  const { managers, away, home } = table;
  await playUntilTold(table, FIRST_CUT_AT);
  await playUntilDue(managers, home, "decides in the field");
  assert.deepEqual(await clickWhileCut(table), ["defensive_decision_submitted"]);
  await playUntilTold(table, POWER_FAILS_AT);
  await playUntilDue(managers, away, "rolls");
  assert.equal(rollsIn(await clickWhileServerIsDown(table)), 1);
  await playUntilTold(table, SECOND_CUT_AT);
  await playUntilDue(managers, home, "rolls");
  assert.equal(rollsIn(await clickWhileDeaf(table)), 1);
  await playOn(managers);
}

const playUntilTold = ({ managers }, told) => playOn(managers, async () => (await look(managers[0].page)).told >= told);

const rollsIn = (events) => events.filter((event) => event === "dice_rolled (at_bat)").length;

/** The home manager has no network when he clicks: the click waits for it. */
async function clickWhileCut({ bandbox, wires, home }) {
  const head = await bandbox.head();
  wires.home.cut();
  await offline(home.page);
  await home.begin();
  assert.equal(await bandbox.head(), head, "a click came through a wire that is cut");
  wires.home.mend();
  await home.settled();
  await online(home.page);
  return bandbox.events(head);
}

/** The server is gone when the away manager clicks, and comes back with its files alone. */
async function clickWhileServerIsDown({ bandbox, seats, away }) {
  const head = await bandbox.head();
  await bandbox.kill();
  await offline(away.page);
  await away.begin();
  await bandbox.restart();
  await away.settled();
  for (const { page } of Object.values(seats)) await online(page);
  return bandbox.events(head);
}

/** The home manager's click arrives, and the answer does not: he sends the same again, and it counts once. */
async function clickWhileDeaf({ bandbox, seats, wires, home }) {
  const head = await bandbox.head();
  const watched = await seats.spectator.page.evaluate(() => eyes.stamp());
  wires.home.deafen();
  await home.begin();
  await until(seats.spectator.page, (then) => eyes.stamp() !== then, watched);
  wires.home.cut();
  await offline(home.page);
  wires.home.mend();
  await home.settled();
  await online(home.page);
  return bandbox.events(head);
}

async function assertAllSeeTheSame({ seats }) {
  const pages = Object.values(seats).map(({ page }) => page);
  for (const page of pages) await until(page, () => eyes.look().isFinal);
  const [mine, theirs, watched] = await Promise.all(pages.map(boxScore));
  assert.match(watched, /Totals/);
  assert.equal(theirs, mine);
  assert.equal(watched, mine);
  const ninth = pages[0].locator("#scoreboard").getByRole("columnheader", { name: "9", exact: true });
  assert.ok(await ninth.isVisible(), "nine innings were not played");
  for (const [seat, { faults }] of Object.entries(seats)) assert.deepEqual(faults, [], `the page of ${seat}`);
}

/** A game in which nothing happened would show nothing. */
function assertAllWasDone({ managers }, wished) {
  const missing = wished.filter((what) => !managers.some(({ did }) => did.has(what)));
  assert.deepEqual(missing, [], "the game was too plain");
}
