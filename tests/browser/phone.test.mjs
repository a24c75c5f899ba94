// The table on a phone: everything is there, everything can be hit, and nothing lies over anything else.

import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { launch } from "./chromium.mjs";
import { Findings } from "./findings.mjs";
import { faultsOfLayout } from "./layout.mjs";
import { walk } from "./states.mjs";

/** Where the pictures go. */
const PICTURES = fileURLToPath(new URL("../../target/browser", import.meta.url));

const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, reducedMotion: "reduce" };

/** So many states are drawn at the least. */
const FEWEST = 12;

test("everything can be reached on a phone, and nothing overlaps", { timeout: 300_000 }, async () => {
  await mkdir(PICTURES, { recursive: true });
  const browser = await launch();
  const wrong = new Findings();
  const drawn = [];
  try {
    await walk(browser, PHONE, async (name, page) => {
      for (const fault of await faultsOfLayout(page)) wrong.add(fault, name);
      drawn.push(name);
      await page.screenshot({ path: `${PICTURES}/phone-${name.replaceAll(" ", "-")}.png`, fullPage: true });
    });
  } finally {
    await browser.close();
  }
  wrong.assertNone();
  assert.ok(drawn.length >= FEWEST, `only ${drawn.length} states were drawn`);
});
