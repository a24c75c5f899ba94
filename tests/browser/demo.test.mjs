// The link that a demo prints, opened as somebody would who has just started it.

import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { Bandbox } from "./bandbox.mjs";
import { launch } from "./chromium.mjs";

/** Where the picture of the table goes. */
const PICTURE = fileURLToPath(new URL("../../target/browser/table.png", import.meta.url));

test("the link of a demo shows the table, with nothing wrong on the way", async () => {
  const bandbox = await Bandbox.demo();
  const browser = await launch();
  try {
    const link = bandbox.said.find((line) => line.startsWith("home ")).split(/\s+/)[1];
    const page = await browser.newPage();
    const faults = [];
    page.on("pageerror", (fault) => faults.push(`${fault}`));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
    await page.goto(link);
    await page.locator("#table").waitFor({ state: "visible" });
    await page.locator("#scoreboard").getByText("Harbor Gulls").first().waitFor();
    await page.locator("#action button").first().waitFor();
    await page.screenshot({ path: PICTURE, fullPage: true });
    assert.ok(!page.url().includes("seat="), "the code stays in the address");
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    await bandbox.stop();
  }
});
