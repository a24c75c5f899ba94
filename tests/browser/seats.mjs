// Pages at the table of a demo, each in a browser context of its own: nothing is shared but the server.

import { fileURLToPath } from "node:url";

const EYES = fileURLToPath(new URL("eyes.js", import.meta.url));

/** Nothing at the table takes this long, with a connection to be found again in between. */
const PATIENCE_MS = 30_000;

/** What a browser says of a network that is gone; everything else that it complains of is our fault. */
const NETWORK = /WebSocket connection to|ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INTERNET/;

/** A page that can be looked at with `eyes`, and the faults that it has shown. */
export async function openPage(browser, options = {}) {
  const context = await browser.newContext(options);
  await context.addInitScript({ path: EYES });
  return newTab(context);
}

async function newTab(context) {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const faults = [];
  page.on("pageerror", (fault) => faults.push(`${fault}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !NETWORK.test(message.text())) faults.push(message.text());
  });
  return { page, faults };
}

/** Takes a seat by its link; the page shows the game then. */
export async function sit(browser, link, options = {}) {
  return come(await openPage(browser, options), link);
}

/** Takes the seat of a page once more, in another tab of the same browser. */
export async function sitAgain(page, link) {
  return come(await newTab(page.context()), link);
}

async function come(tab, link) {
  await tab.page.goto(link);
  await tab.page.locator("#scoreboard table").waitFor();
  return tab;
}

/** What the page shows now. */
export const look = (page) => page.evaluate(() => eyes.look());

/** Waits until what is looked at is as wished. */
export const until = (page, isSo, asked) => page.waitForFunction(isSo, asked);

/** Waits until the page is connected. */
export const online = (page) => until(page, () => !eyes.look().isOffline);

/** Waits until the page says that it is not. */
export const offline = (page) => until(page, () => eyes.look().isOffline);

/** Opens the box score and reads it, when it is that of the finished game. */
export async function boxScore(page) {
  const fold = page.locator("#box-score");
  if (!(await fold.getByRole("table").first().isVisible())) await fold.locator("summary").click();
  await fold.getByRole("table").first().waitFor();
  return fold.innerText();
}
