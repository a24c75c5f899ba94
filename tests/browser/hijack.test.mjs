// A page of another site in the browser of somebody who is signed in: it must not act or read in his name. Cookies know no
// ports, so a page on another port of the same host has the browser send the cookie with everything that it asks.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { Bandbox } from "./bandbox.mjs";
import { launch } from "./chromium.mjs";

const VICTIM = "hal";
const TEAMS = JSON.parse(await readFile(new URL("../clients/teams.json", import.meta.url)));

let bandbox;
let browser;
let evil;
/** The `Cookie` headers that the other site was sent. */
const sentToEvil = [];
let token;

before(async () => {
  bandbox = await Bandbox.serve();
  token = await bandbox.token(VICTIM);
  browser = await launch();
  evil = createServer((request, answer) => {
    sentToEvil.push(request.headers.cookie ?? "");
    answer.setHeader("Content-Type", "text/html");
    answer.end("<!doctype html><title>Free tickets</title>");
  });
  await new Promise((resolve) => evil.listen(0, "127.0.0.1", resolve));
});

after(async () => {
  await browser?.close();
  await bandbox?.stop();
  evil?.close();
});

/** The pages that are not the server's: another port of its host, and another name of it. */
const foreign = () => ["127.0.0.1", "localhost"].map((host) => `http://${host}:${evil.address().port}/`);

/** A browser in which the victim has signed in, by a page of the server's own. */
async function signedIn() {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`http://${bandbox.host}/`);
  const status = await page.evaluate(async (bearer) => {
    const headers = { Authorization: `Bearer ${bearer}` };
    return (await fetch("/api/v1/session", { method: "POST", headers })).status;
  }, token);
  assert.equal(status, 200);
  const [cookie] = await context.cookies();
  assert.equal(cookie.name, "bandbox_token");
  assert.ok(cookie.httpOnly);
  return { context, page };
}

/** Connects from a page with what the browser has; the first frame that comes, or how it ended. */
function connect(page, { host, subprotocols }) {
  return page.evaluate(
    ([at, offered]) =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${at}/ws`, offered);
        socket.onmessage = (message) => {
          socket.close();
          resolve(JSON.parse(message.data));
        };
        socket.onclose = (close) => resolve({ closed: close.code });
      }),
    [host, subprotocols],
  );
}

/** Asks the server as a program does, with the token in the header. */
async function asProgram(path, more = {}) {
  const headers = { Authorization: `Bearer ${token}`, "Content-Type": "application/json", ...more.headers };
  const answer = await fetch(`http://${bandbox.host}${path}`, { ...more, headers });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return answer.json();
}

/** A new game of the victim's, and a command that would end it. */
async function game(key) {
  const body = JSON.stringify({ setup: TEAMS });
  const created = await asProgram("/api/v1/games", { method: "POST", headers: { "Idempotency-Key": key }, body });
  const frame = { id: `evil-${key}`, event: "forfeit_game", data: { game_id: created.game_id } };
  const path = `/api/v1/games/${created.game_id}`;
  return { path, frame: JSON.stringify(frame) };
}

test("a page of the server's own connects with the cookie, which no script can read", async () => {
  const { context, page } = await signedIn();
  const first = await connect(page, { host: bandbox.host, subprotocols: ["bandbox.v1"] });
  assert.equal(first.event, "connected");
  assert.equal(first.data.user_id, VICTIM);
  assert.equal(await page.evaluate(() => document.cookie), "");
  await context.close();
});

test("a page of another origin cannot connect, whatever it offers, though its requests carry the cookie", async () => {
  const { context, page } = await signedIn();
  for (const address of foreign()) {
    await page.goto(address);
    for (const subprotocols of [["bandbox.v1"], []]) {
      const ended = await connect(page, { host: bandbox.host, subprotocols });
      assert.deepEqual(ended, { closed: 1006 }, address);
    }
  }
  // What the browser sends to another port of the host it sends to the server as well.
  assert.ok(sentToEvil.some((cookie) => cookie.includes("bandbox_token=")));
  await context.close();
});

test("a page of another origin cannot read", async () => {
  const { context, page } = await signedIn();
  const { path } = await game("read");
  for (const address of foreign()) {
    await page.goto(address);
    for (const what of ["/api/v1/games", path, `${path}/events?after=0`, `${path}/export?format=json`]) {
      const read = await page.evaluate(async (url) => {
        const asked = async (mode) => {
          const answer = await fetch(url, { mode, credentials: "include" });
          return [answer.type, await answer.text()];
        };
        return [await asked("no-cors"), await asked("cors").catch((fault) => [fault.name])];
      }, `http://${bandbox.host}${what}`);
      assert.deepEqual(read, [["opaque", ""], ["TypeError"]], `${address} ${what}`);
    }
    const framed = await page.evaluate(async (url) => {
      const frame = document.createElement("iframe");
      const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
      frame.src = url;
      document.body.append(frame);
      await loaded;
      return frame.contentDocument === null;
    }, `http://${bandbox.host}${path}`);
    assert.ok(framed, `${address} reads what it frames`);
  }
  await context.close();
});

test("a page of another origin cannot change anything by fetch", async () => {
  const { context, page } = await signedIn();
  const { path, frame } = await game("fetch");
  const games = await asProgram("/api/v1/games");
  for (const address of foreign()) {
    await page.goto(address);
    await page.evaluate(
      async ([host, at, command, teams]) => {
        // What needs no permission of the server: plain text, and no header of its own.
        const send = (where, body) =>
          fetch(`http://${host}${where}`, { method: "POST", mode: "no-cors", credentials: "include", body });
        await send(`${at}/commands`, command);
        await send("/api/v1/games", JSON.stringify({ setup: teams }));
        await send("/api/v1/logout", "");
        const headers = { "Content-Type": "application/json", "Idempotency-Key": "evil" };
        const request = { method: "POST", credentials: "include", headers };
        await fetch(`http://${host}${at}/commands`, { ...request, body: command }).catch(() => {});
      },
      [bandbox.host, path, frame, TEAMS],
    );
  }
  assert.equal((await asProgram(path)).state.phase, "before_game");
  assert.deepEqual(await asProgram("/api/v1/games"), games);
  const [cookie] = await context.cookies();
  assert.equal(cookie?.name, "bandbox_token", "the victim is still signed in");
  await context.close();
});

test("a page of another origin cannot change anything by a form", async () => {
  const { context, page } = await signedIn();
  const { path, frame } = await game("form");
  for (const address of foreign()) {
    await page.goto(address);
    // In plain text a form sends `name=value`, and the sign between them has a place in the id.
    const head = '{"id":"';
    assert.ok(frame.startsWith(head));
    const [name, value] = [head, frame.slice(head.length)];
    const answered = page.waitForNavigation();
    await page.evaluate(
      ([url, head, tail]) => {
        const form = document.createElement("form");
        Object.assign(form, { method: "post", enctype: "text/plain", action: url });
        const field = document.createElement("input");
        Object.assign(field, { name: head, value: tail });
        form.append(field);
        document.body.append(form);
        form.submit();
      },
      [`http://${bandbox.host}${path}/commands`, name, value],
    );
    const answer = await answered;
    // To another host a browser sends no cookie with a form.
    assert.ok([401, 403].includes(answer.status()), address);
  }
  assert.equal((await asProgram(path)).state.phase, "before_game");
  await context.close();
});

test("a page of the server's own changes something with the cookie", async () => {
  const { context, page } = await signedIn();
  const { path, frame } = await game("own");
  const status = await page.evaluate(
    async ([at, command]) => (await fetch(`${at}/commands`, { method: "POST", body: command })).status,
    [path, frame],
  );
  assert.equal(status, 200);
  assert.equal((await asProgram(path)).state.phase, "final");
  await context.close();
});
