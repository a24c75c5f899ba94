// What a newcomer stumbles over: a box score that stays empty, a man who leaves by one press, a click that is lost with its page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Bandbox } from "./bandbox.mjs";
import { launch } from "./chromium.mjs";
import { offline, sit } from "./seats.mjs";
import { Wire } from "./wire.mjs";

/** Both managers at a game that has begun, and a wire to be cut. */
async function atTable(use) {
  const bandbox = await Bandbox.demo();
  const browser = await launch();
  const wire = await Wire.to(bandbox.host);
  try {
    const { page: away } = await sit(browser, wire.through(bandbox.link("away")));
    const { page: home } = await sit(browser, bandbox.link("home"));
    await home.getByRole("button", { name: "Start the game" }).click();
    await away.getByRole("button", { name: "Swing away" }).waitFor();
    await use({ away, home, wire });
  } finally {
    await browser.close();
    wire.remove();
    await bandbox.stop();
  }
}

test("the box score is there when it is unfolded, also where the lineup cards have asked for it", async () => {
  await atTable(async ({ away }) => {
    await away.locator("#lineups summary").click();
    await away.locator("#lineups .slot").first().waitFor();
    // What the lineup cards asked for has come.
    await away.waitForTimeout(500);
    await away.locator("#box-score summary").click();
    await away.locator("#box-score").getByRole("table").first().waitFor();
  });
});

test("nobody leaves the game, and no game is suspended, by one press", async () => {
  await atTable(async ({ away, home }) => {
    await away.locator("#bench summary").first().click();
    await away.getByRole("button", { name: "Pinch hit", exact: true }).click();
    const asked = away.getByRole("dialog", { name: / bats for .*\?$/ });
    await asked.getByRole("button", { name: "Never mind" }).click();
    await away.getByRole("button", { name: "Pinch hit", exact: true }).click();
    await asked.getByRole("button", { name: "Do it" }).click();
    await home.locator("#plays").getByText(/ bats for /).waitFor();

    await away.getByRole("button", { name: "Suspend the game…" }).click();
    await away.getByRole("button", { name: "Play on" }).click();
    await away.getByRole("button", { name: "Suspend the game…" }).click();
    await away.getByRole("button", { name: "Suspend", exact: true }).click();
    await home.getByRole("button", { name: "Resume the game" }).click();
    await away.getByRole("button", { name: "Swing away" }).waitFor();
    assert.equal(await away.locator("#plays").getByText(/suspends the game/).count(), 1);
  });
});

test("a page with a click that waits to be sent asks before it goes", async () => {
  await atTable(async ({ away, wire }) => {
    wire.cut();
    await offline(away);
    await away.getByRole("button", { name: "Swing away" }).click();
    await away.getByText("One click waits to be saved").waitFor();
    const asks = away.waitForEvent("dialog");
    await away.close({ runBeforeUnload: true });
    const dialog = await asks;
    assert.equal(dialog.type(), "beforeunload");
    await dialog.dismiss();
    await away.getByText("One click waits to be saved").waitFor();
  });
});
