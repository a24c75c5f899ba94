// The page names every script that it cannot begin without, so that the browser asks for all of them at once and not for
// each when another has named it; and in a template those that it asks for once there is a game to see.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const WEB = fileURLToPath(new URL("..", import.meta.url));

const STATIC = /^import[^;]*?from\s+"(\.[^"]+)"/gm;
const DYNAMIC = /\bimport\("(\.[^"]+)"\)/g;

/** The scripts that a script names in this way. */
async function namedIn(script, way) {
  const text = await readFile(script, "utf8");
  return [...text.matchAll(way)].map(([, place]) => join(dirname(script), place));
}

/** The scripts that a script imports, and those that they import. */
async function imported(script, found = new Set()) {
  for (const other of await namedIn(script, STATIC)) {
    if (found.has(other)) continue;
    found.add(other);
    await imported(other, found);
  }
  return found;
}

const preloads = (text) => [...text.matchAll(/<link rel="modulepreload" href="([^"]+)"(?: fetchpriority="low")?>/g)].map(([, place]) => place);

const sorted = (scripts) => scripts.map((script) => relative(WEB, script)).sort();

const MAIN = join(WEB, "app/main.js");
const ARRIVAL = join(WEB, "app/arrival.js");
const page = await readFile(join(WEB, "index.html"), "utf8");
const [head, later] = page.split('<template id="later">');

test("the table's page preloads the scripts that its first view needs, and no others: first those of the way to a seat", async () => {
  const first = await imported(ARRIVAL);
  const rest = [...(await imported(MAIN))].filter((script) => !first.has(script) && script !== ARRIVAL);
  assert.deepEqual(preloads(head), [...sorted([...first]), ...sorted(rest)]);
  // Signing in does not wait behind what is not needed for it.
  assert.equal(head.match(/fetchpriority="low"/g)?.length, rest.length);
});

test("what is loaded later is named in the page's template: first the panels of a play", async () => {
  const early = new Set([MAIN, ...(await imported(MAIN))]);
  const lateOf = async (script) => {
    const late = new Set();
    for (const other of await namedIn(script, DYNAMIC)) {
      late.add(other);
      await imported(other, late);
    }
    return [...late].filter((other) => !early.has(other));
  };
  const panels = await lateOf(join(WEB, "app/view/action.js"));
  const rest = (await lateOf(MAIN)).filter((script) => !panels.includes(script));
  assert.deepEqual(preloads(later), [...sorted(panels), ...sorted(rest)]);
});
