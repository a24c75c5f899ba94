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

/** A new window keeps a processor busy with itself for about so long, which is no work of the page. */
const WINDOW_MS = 1500;

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
    console.log(`with what is loaded once there is a move to make: ${median(all("allFiles"))} files, ${kilobytes(median(all("allBytes")))}`);
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
  const view = { frames: 0 };
  const addresses = new Map();
  const weights = new Map();
  wire.on("Network.requestWillBeSent", ({ requestId, request }) => addresses.set(requestId, request.url));
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => weights.set(addresses.get(requestId), encodedDataLength));
  wire.on("Network.webSocketFrameReceived", ({ response }) => (view.frames += Buffer.byteLength(response.payloadData)));
  await page.waitForTimeout(WINDOW_MS);
  await page.goto(link);
  // Nothing is asked of the page while the time is taken: that would put scripts of its own into it.
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => stopwatch.interactive !== null);
  view.interactive = await page.evaluate(() => stopwatch.interactive);
  const before = await page.evaluate(() => stopwatch.loadedByThen());
  const weigh = (bytes) => bytes.reduce((sum, one) => sum + one, 0);
  view.files = before.length;
  view.bytes = weigh(before.map((address) => weights.get(address) ?? weights.get(address.split("#")[0]) ?? 0));
  view.allFiles = weights.size;
  view.allBytes = weigh([...weights.values()]);
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
