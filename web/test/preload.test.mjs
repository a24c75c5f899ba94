// The page names every script that it cannot begin without, so that the browser asks for all of them at once and not for
// each when another has named it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const WEB = fileURLToPath(new URL("..", import.meta.url));

/** The scripts that a script imports, and those that they import. */
async function imported(script, found = new Set()) {
  const text = await readFile(script, "utf8");
  for (const [, place] of text.matchAll(/^import[^;]*?from\s+"(\.[^"]+)"/gm)) {
    const other = join(dirname(script), place);
    if (found.has(other)) continue;
    found.add(other);
    await imported(other, found);
  }
  return found;
}

const sorted = (scripts) => scripts.map((script) => relative(WEB, script)).sort();

test("the table's page preloads the scripts that its first view needs, and no others: first those of the way to a seat", async () => {
  const page = await readFile(join(WEB, "index.html"), "utf8");
  const named = [...page.matchAll(/<link rel="modulepreload" href="([^"]+)">/g)].map(([, place]) => place);
  const first = await imported(join(WEB, "app/arrival.js"));
  const all = await imported(join(WEB, "app/main.js"));
  const rest = [...all].filter((script) => !first.has(script) && relative(WEB, script) !== "app/arrival.js");
  assert.deepEqual(named, [...sorted([...first]), ...sorted(rest)]);
});
