// Every state of the table, by day and by night, held to the accessibility rules that a program can check.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { launch } from "./chromium.mjs";
import { walk } from "./states.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** All rules that are on by themselves, and the one of WCAG 2.2 that is not. */
const RULES = { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] };

const SCHEMES = ["light", "dark"];

test("no state of the table breaks a rule of accessibility", { timeout: 300_000 }, async () => {
  const browser = await launch();
  const broken = [];
  try {
    await walk(browser, { reducedMotion: "reduce" }, async (name, page) => {
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        for (const violation of await violations(page)) broken.push(`${name}, ${colorScheme}: ${violation}`);
      }
    });
  } finally {
    await browser.close();
  }
  assert.deepEqual(broken, []);
});

/** What axe finds, a line for each rule and place. The page's own policy does not count for what a debugger runs. */
async function violations(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const found = await page.evaluate((rules) => globalThis.axe.run(document, rules), RULES);
  return found.violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${id} (${help}) at ${target.join(" ")}: ${failureSummary}`));
}
