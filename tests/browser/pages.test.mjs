// The pages around the table, as two people use them: one makes a game and invites the other, both find it again, and
// when it is over its dice are checked; a stream shows the score.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { Bandbox } from "./bandbox.mjs";
import { launch } from "./chromium.mjs";

/** A command over HTTP; gives its reply. */
async function command(host, token, game, event, data = {}) {
  const frame = { id: crypto.randomUUID(), event, data: { game_id: game, ...data } };
  const answer = await fetch(`http://${host}/api/v1/games/${game}/commands`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(frame),
  });
  const body = await answer.json();
  assert.ok(answer.ok, `${event}: ${body.detail}`);
  return body;
}

/** The visitors strike out until the half-inning is over, and then give up. */
async function play(host, { away, home }, game) {
  await command(host, home, game, "start_game");
  const defense = { infield_depth: "normal", outfield_depth: "normal", hold_runners: [], intentional_walk: false };
  for (let out = 0; out < 3; out += 1) {
    await command(host, home, game, "submit_defensive_decision", { decision: defense });
    await command(host, away, game, "submit_offensive_decision", { decision: { action: "swing_away", steal_attempts: [] } });
    await command(host, away, game, "roll_dice");
    await command(host, away, game, "submit_manual_outcome", { outcome: "strikeout" });
  }
}

async function newPage(browser, faults) {
  const page = await (await browser.newContext()).newPage();
  page.on("pageerror", (fault) => faults.push(`${fault}`));
  return page;
}

async function signIn(page, token) {
  await page.getByLabel(/^Token/).fill(token);
  await page.getByRole("button", { name: "Come in" }).click();
}

test("a game is made in the lobby, its open side is taken, and its replay is green", async () => {
  const bandbox = await Bandbox.serve();
  const browser = await launch();
  const faults = [];
  try {
    const { host } = bandbox;
    const tokens = { away: await bandbox.token("ann"), home: await bandbox.token("hal") };

    const hal = await newPage(browser, faults);
    await hal.goto(`http://${host}/lobby`);
    await signIn(hal, tokens.home);
    await hal.getByText("You have no games yet").waitFor();
    await hal.getByRole("link", { name: "New game" }).click();
    await hal.getByLabel("Manual").check();
    for (const side of ["Visitors", "Hosts"]) {
      await hal.getByLabel(side, { exact: true }).selectOption("paste");
      await hal.getByRole("button", { name: "Fill in an example" }).nth(side === "Hosts" ? 1 : 0).click();
    }
    await hal.getByRole("button", { name: "Make the game" }).click();
    await hal.getByText("Waits for a manager of the visitors").waitFor();
    const link = await hal.getByLabel(/^Link for the visitors/).inputValue();

    const ann = await newPage(browser, faults);
    await ann.goto(link);
    await ann.getByRole("heading", { name: "You are invited" }).waitFor();
    assert.ok(!ann.url().includes("invite="), "the code stays in the address");
    await signIn(ann, tokens.away);
    await ann.waitForURL(/#game=/);
    await ann.locator("#table").waitFor({ state: "visible" });
    const game = ann.url().split("#game=")[1];

    const sue = await newPage(browser, faults);
    await sue.goto(`http://${host}/#game=${game}`);
    await signIn(sue, await bandbox.token("sue"));
    await sue.waitForURL(`http://${host}/#game=${game}`);
    await sue.locator("#me").getByText("watching").waitFor();

    await play(host, tokens, game);
    await hal.reload();
    await hal.getByText("Bottom of 1st").waitFor();

    const stream = await newPage(browser, faults);
    await stream.goto(`http://${host}/scorebug/${game}#token=${tokens.home}`);
    await stream.locator("#bug").waitFor({ state: "visible" });
    assert.ok(!stream.url().includes("token="), "the token stays in the address");

    const watching = await newPage(browser, faults);
    await watching.addInitScript((token) => sessionStorage.setItem("bandbox.token", token), tokens.home);
    await watching.goto(`http://${host}/replay#game=${game}`);
    await watching.getByText("The secret is not revealed yet").waitFor();
    await command(host, tokens.away, game, "forfeit_game");
    await stream.getByText("Final").waitFor();
    await watching.getByText("All 3 rolls are as committed to").waitFor();
    await watching.locator("#moment").getByText(/^Final: .* by forfeit/).waitFor();

    await hal.getByRole("link", { name: "Finished" }).click();
    await hal.getByRole("link", { name: /^Replay/ }).click();
    await hal.getByText("All 3 rolls are as committed to").waitFor();
    assert.deepEqual(faults, []);
  } finally {
    await browser.close();
    await bandbox.stop();
  }
});

test("a manager sets in the lobby where he is told of his turns, is told there, and stops it", async () => {
  const bandbox = await Bandbox.serve(["--webhooks", "any", "--webhook-wait-seconds", "0"]);
  const browser = await launch();
  const receiver = createServer((request, answer) => {
    text(request).then((body) => {
      answer.writeHead(204).end();
      receiver.emit("told", JSON.parse(body));
    });
  });
  const faults = [];
  try {
    const { host } = bandbox;
    receiver.listen(0, "127.0.0.1");
    await once(receiver, "listening");
    const tokens = { away: await bandbox.token("ann"), home: await bandbox.token("hal") };
    const hal = await newPage(browser, faults);
    await hal.goto(`http://${host}/lobby`);
    await signIn(hal, tokens.home);
    await hal.getByText("Tell me when it is my turn").click();
    await hal.getByText("You are told nowhere yet.").waitFor();
    const address = hal.getByLabel(/^Where a message is to go/);
    await address.fill("ftp://a.example");
    await hal.getByRole("button", { name: "Tell me there" }).click();
    await hal.getByText(/Give an address that begins with https/).waitFor();
    await address.fill(`http://127.0.0.1:${receiver.address().port}/hal`);
    await hal.getByRole("button", { name: "Tell me there" }).click();
    await hal.getByText("Your address is called when it is your turn").waitFor();

    const told = once(receiver, "told");
    const setup = JSON.parse(await readFile(new URL("../clients/teams.json", import.meta.url), "utf8"));
    const made = await fetch(`http://${host}/api/v1/games`, {
      method: "POST",
      headers: { authorization: `Bearer ${tokens.away}`, "content-type": "application/json", "idempotency-key": "one" },
      body: JSON.stringify({ setup, managers: { home: "hal" } }),
    });
    const { game_id } = await made.json();
    const [turn] = await told;
    assert.deepEqual([turn.event, turn.game_id, turn.side, turn.phase], ["your_turn", game_id, "home", "before_game"]);
    assert.match(turn.text, /^It is your turn: .* at .*\. Start the game\.$/);

    await hal.getByRole("button", { name: "Stop telling me" }).click();
    await hal.getByText("You are told nowhere yet.").waitFor();
    assert.deepEqual(faults, []);
  } finally {
    receiver.close();
    await browser.close();
    await bandbox.stop();
  }
});
