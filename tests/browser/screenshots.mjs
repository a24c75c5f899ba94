// Takes the pictures of the README: `node screenshots.mjs FOLDER`. The game is always the same, and so are the pictures.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { Bandbox } from "./bandbox.mjs";
import { launch } from "./chromium.mjs";
import { Manager, playOn } from "./player.mjs";
import { look, sit } from "./seats.mjs";

const DESK = { viewport: { width: 1440, height: 1240 }, deviceScaleFactor: 1, reducedMotion: "reduce" };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, reducedMotion: "reduce" };

/** So far the game has come when the table is drawn: there is something to tell, and men are on base. */
const TOLD = 45;
const ON_BASE = 2;

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("name the folder for the pictures: node screenshots.mjs FOLDER");
  process.exit(2);
}
await mkdir(folder, { recursive: true });
const bandbox = await Bandbox.demo("cards");
const browser = await launch();
try {
  const { page: awayPage } = await sit(browser, bandbox.link("away"), DESK);
  const { page: homePage } = await sit(browser, bandbox.link("home"), DESK);
  const away = new Manager(awayPage, "away", 11);
  const home = new Manager(homePage, "home", 12);
  await playOn([away, home], () => isWorthDrawing(home));
  await draw(homePage, "table.png", "light");
  await draw(homePage, "table-dark.png", "dark");
  const { page: phone } = await sit(browser, bandbox.link("home"), PHONE);
  await draw(phone, "phone.png", "light");
  await playOn([away, home]);
  await homePage.goto(`http://${bandbox.host}/replay#game=${bandbox.game}`);
  await homePage.getByText(/rolls are as committed to/).waitFor();
  await draw(homePage, "replay.png", "light");
} finally {
  await browser.close();
  await bandbox.stop();
}

/** Whether the home manager is to set his defense, late enough and against runners. */
async function isWorthDrawing(home) {
  if ((await look(home.page)).told < TOLD || (await home.considers()) !== "decides in the field") return false;
  return (await home.page.getByRole("checkbox", { name: / on (first|second|third)$/ }).count()) >= ON_BASE;
}

async function draw(page, name, colorScheme) {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  await page.screenshot({ path: join(folder, name) });
}
