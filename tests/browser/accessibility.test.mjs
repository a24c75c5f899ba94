// Every state of the table, by day and by night, held to the accessibility rules that a program can check.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { launch } from "./chromium.mjs";
import { Findings } from "./findings.mjs";
import { walk } from "./states.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** All rules that are on by themselves, and the one of WCAG 2.2 that is not. */
const RULES = { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] };

const SCHEMES = ["light", "dark"];

test("no state of the table breaks a rule of accessibility", { timeout: 300_000 }, async () => {
  const browser = await launch();
  const broken = new Findings();
  try {
    await walk(browser, { reducedMotion: "reduce" }, async (name, page) => {
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        for (const violation of await violations(page)) broken.add(violation, `${name}, ${colorScheme}`);
      }
    });
  } finally {
    await browser.close();
  }
  broken.assertNone();
});

/** What axe finds, a line for each rule and place. The page's own policy does not count for what a debugger runs. */
async function violations(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(AXE);
  const found = await page.evaluate((rules) => globalThis.axe.run(document, rules), RULES);
  const places = ({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary.replaceAll(/\s+/g, " ")}`);
  return found.violations.flatMap(places);
}
