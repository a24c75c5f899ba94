// A walk through everything that a table can show: each state with its name, for whoever checks or draws all of them.

import { Bandbox } from "./bandbox.mjs";
import { Manager, playOn, playUntilDue, waitUntilDue } from "./player.mjs";
import { boxScore, look, offline, online, openPage, sit, until } from "./seats.mjs";
import { Wire } from "./wire.mjs";

/** Enough has been told to have something to show. */
const SOME_PLAYS = 6;

/** Calls `visit(name, page)` in each state. `options` are those of the browser's contexts. */
export async function walk(browser, options, visit) {
  await door(browser, options, visit);
  const bandbox = await Bandbox.demo("manual");
  const wire = await Wire.to(bandbox.host);
  try {
    const pages = {};
    for (const seat of ["away", "home", "spectator"]) {
      pages[seat] = (await sit(browser, wire.through(bandbox.link(seat)), options)).page;
    }
    await manualGame({ pages, wire }, visit);
  } finally {
    wire.remove();
    await bandbox.stop();
  }
  await digitalGame(browser, options, visit);
}

/** Without a seat, and with one that is none. */
async function door(browser, options, visit) {
  const bandbox = await Bandbox.demo("manual");
  try {
    const { page } = await openPage(browser, options);
    await page.goto(`http://${bandbox.host}/`);
    await page.locator("#door").getByRole("button").first().waitFor();
    await visit("door", page);
    await page.goto(`http://${bandbox.host}/#game=${bandbox.game}&seat=nobody`);
    await page.locator("#door").getByRole("alert").waitFor();
    await visit("seat refused", page);
    await page.context().close();
  } finally {
    await bandbox.stop();
  }
}

/** The managers of a game whose cards they read, from the first click to the last. */
async function manualGame({ pages, wire }, visit) {
  const away = new Manager(pages.away, "away", 1);
  const home = new Manager(pages.home, "home", 2);
  const game = { pages, wire, away, home, managers: [away, home] };
  await plateAppearance(game, visit);
  await choice(game, visit);
  await betweenPlays(game, visit);
  await trouble(game, visit);
  await ending(game, visit);
  for (const page of Object.values(pages)) await page.context().close();
}

const button = (page, name) => page.locator("#action").getByRole("button", { name });

/** From the start to the report of the first outcome, which is not sent. */
async function plateAppearance({ pages, away, home, managers }, visit) {
  await button(pages.home, "Start the game").waitFor();
  await visit("before the game", pages.home);
  await playUntilDue(managers, away, "decides at bat");
  await visit("offense due", pages.away);
  await visit("defense due", pages.home);
  await away.act();
  await visit("waiting for the other", pages.away);
  await home.act();
  await waitUntilDue(away, "rolls");
  await visit("roll due", pages.away);
  await away.act();
  await visit("outcome due", pages.away);
  await visit("waiting for the outcome", pages.home);
  const panel = pages.away.locator("#action").getByRole("region", { name: "Outcome" });
  for (const name of ["Error", "SS", "2"]) await panel.getByRole("button", { name, exact: true }).click();
  await visit("outcome picked", pages.away);
}

async function choice({ managers }, visit) {
  await playOn(managers, async () => (await chooser(managers)) !== null);
  const chooses = await chooser(managers);
  await visit("choice due", chooses.page);
  await visit("choice of the other", managers.find((manager) => manager !== chooses).page);
}

/** What can be looked at and asked for while decisions are due. */
async function betweenPlays({ pages, home, managers }, visit) {
  await playOn(managers, () => hasTold(pages.away, SOME_PLAYS));
  await playUntilDue(managers, home, "decides in the field");
  await visit("spectator", pages.spectator);
  const substitutions = pages.home.locator("#bench summary").first();
  await substitutions.click();
  await visit("substitutions", pages.home);
  await substitutions.click();
  await boxScore(pages.spectator);
  await visit("box score", pages.spectator);
  await button(pages.home, "Forfeit…").click();
  await visit("giving up", pages.home);
  await pages.home.getByRole("button", { name: "Play on" }).click();

  await button(pages.away, /^Ask to take the last play back/).click();
  await button(pages.home, "Let it stand").waitFor();
  await visit("take-back asked", pages.home);
  await visit("take-back waits", pages.away);
  await button(pages.home, "Let it stand").click();

  await button(pages.home, "Suspend the game…").click();
  await visit("suspending", pages.home);
  await pages.home.getByRole("button", { name: "Suspend", exact: true }).click();
  await button(pages.away, "Resume the game").waitFor();
  await visit("suspended", pages.away);
  await button(pages.away, "Resume the game").click();
}

/** No network, and a click that comes too late: both roll the same dice meanwhile. */
async function trouble({ pages, wire, away, managers }, visit) {
  const rollers = [pages.away, pages.home];
  await playUntilDue(managers, away, "rolls");
  await button(pages.home, "Roll the dice").waitFor();
  wire.cut();
  for (const page of rollers) await offline(page);
  await visit("offline", pages.home);
  for (const page of rollers) await button(page, "Roll the dice").click();
  await visit("kept while offline", pages.home);
  wire.mend();
  for (const page of Object.values(pages)) await online(page);
  const tooLate = await Promise.any(rollers.map(toldSomething));
  await visit("refused", tooLate);
  await tooLate.getByRole("button", { name: "Dismiss" }).click();
}

async function ending({ pages }, visit) {
  await unfold(pages.home);
  await visit("everything unfolded", pages.home);
  await button(pages.home, "Forfeit…").click();
  await pages.home.getByRole("button", { name: "Forfeit", exact: true }).click();
  for (const page of Object.values(pages)) await until(page, () => eyes.look().isFinal);
  await visit("final", pages.home);
}

const hasTold = async (page, often) => (await look(page)).told >= often;

/** The page, when it has been told something. */
async function toldSomething(page) {
  await until(page, () => eyes.look().message !== "");
  return page;
}

/** Opens all that is folded away. */
async function unfold(page) {
  const folded = page.locator("main details:not([open]) > summary").filter({ visible: true });
  while ((await folded.count()) > 0) await folded.first().click();
}

/** The manager who must choose. */
async function chooser(managers) {
  for (const manager of managers) if ((await manager.considers()) === "chooses") return manager;
  return null;
}

/** A game in which the server reads the cards. */
async function digitalGame(browser, options, visit) {
  const bandbox = await Bandbox.demo("cards");
  try {
    const pages = {};
    for (const seat of ["away", "home"]) pages[seat] = (await sit(browser, bandbox.link(seat), options)).page;
    const away = new Manager(pages.away, "away", 1);
    const home = new Manager(pages.home, "home", 2);
    await playOn([away, home], () => hasTold(pages.away, SOME_PLAYS));
    await playUntilDue([away, home], home, "decides in the field");
    await visit("cards read", pages.home);
    await around(bandbox, pages, visit);
    for (const page of Object.values(pages)) await page.context().close();
  } finally {
    await bandbox.stop();
  }
}

/** The pages around a table: the lobby, the replay while the game is on and when it is over, and the score for a stream. */
async function around({ host, game }, { away, home }, visit) {
  await away.goto(`http://${host}/lobby`);
  await away.getByRole("link", { name: "New game" }).waitFor();
  await visit("lobby", away);
  await away.getByRole("link", { name: "New game" }).click();
  await away.getByRole("button", { name: "Make the game" }).waitFor();
  await visit("new game", away);
  await away.goto(`http://${host}/replay#game=${game}`);
  await away.getByText("The secret is not revealed yet").waitFor();
  await visit("replay of a game that is on", away);
  await button(home, "Forfeit…").click();
  await home.getByRole("button", { name: "Forfeit", exact: true }).click();
  await away.getByText(/rolls are as committed to/).waitFor();
  await visit("replay with its dice checked", away);
  await away.goto(`http://${host}/scorebug/${game}`);
  await away.locator("#bug").waitFor({ state: "visible" });
  await visit("scorebug", away);
}
