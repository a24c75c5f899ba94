// How quick the table is, in figures to read: run by hand, `node speed.mjs`. Nothing fails here.
//
// - The first view: bytes over the wire, and the time from the call of the address to the first button that can be pressed.
// - A play: the time from the server's frame reaching the page to the page that shows it.

import { fileURLToPath } from "node:url";
import { Bandbox } from "./bandbox.mjs";
import { launch } from "./chromium.mjs";
import { Manager, playOn } from "./player.mjs";
import { sit } from "./seats.mjs";

const STOPWATCH = fileURLToPath(new URL("stopwatch.js", import.meta.url));

/** So often the first view is measured, each time by a browser that knows nothing of the page. */
const VIEWS = 10;

const browser = await launch();
try {
  await tellFirstView();
  await tellPlays();
} finally {
  await browser.close();
}

async function tellFirstView() {
  const bandbox = await Bandbox.demo("manual");
  try {
    const views = [];
    for (let view = 0; view < VIEWS; view += 1) views.push(await firstView(bandbox.link("home")));
    const all = (figure) => views.map((view) => view[figure]);
    console.log(`first view: ${median(all("files"))} files, ${kilobytes(median(all("bytes")))} over the wire, and ${kilobytes(median(all("frames")))} of the game by the socket`);
    console.log(`interactive after ${milliseconds(all("interactive"))} of ${VIEWS} on loopback`);
  } finally {
    await bandbox.stop();
  }
}

/** One view by a browser without a cache. */
async function firstView(link) {
  const context = await browser.newContext();
  await context.addInitScript({ path: STOPWATCH });
  const page = await context.newPage();
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  const view = { files: 0, bytes: 0, frames: 0 };
  wire.on("Network.loadingFinished", ({ encodedDataLength }) => {
    view.files += 1;
    view.bytes += encodedDataLength;
  });
  wire.on("Network.webSocketFrameReceived", ({ response }) => (view.frames += Buffer.byteLength(response.payloadData)));
  await page.goto(link);
  await page.waitForFunction(() => stopwatch.interactive !== null);
  view.interactive = await page.evaluate(() => stopwatch.interactive);
  await page.waitForLoadState("networkidle");
  await context.close();
  return view;
}

async function tellPlays() {
  const bandbox = await Bandbox.demo("cards");
  try {
    const away = new Manager((await sit(browser, bandbox.link("away"))).page, "away", 11);
    const home = new Manager((await sit(browser, bandbox.link("home"))).page, "home", 12);
    const context = await browser.newContext();
    await context.addInitScript({ path: STOPWATCH });
    const spectator = await context.newPage();
    await spectator.goto(bandbox.link("spectator"));
    await spectator.locator("#scoreboard table").waitFor();
    await playOn([away, home]);
    const shown = await spectator.evaluate(() => stopwatch.shown);
    console.log(`a play is on the screen after ${milliseconds(shown)} of the ${shown.length} plays of a game`);
  } finally {
    await bandbox.stop();
  }
}

function median(figures) {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function milliseconds(figures) {
  return `${median(figures).toFixed(1)} ms (median; ${Math.min(...figures).toFixed(1)} to ${Math.max(...figures).toFixed(1)})`;
}
