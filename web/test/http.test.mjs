// Requests over HTTP, and a game that is followed by long polls.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Following } from "../app/net/follow.js";
import { Http, Problem } from "../app/net/http.js";
import { GAME } from "./sample.mjs";

const answer = (status, body) => ({ ok: status < 400, status, json: async () => body });

test("a token is shown in the header, and without one the cookie speaks", async () => {
  const asked = [];
  const fetchIt = async (path, init) => (asked.push([path, init]), answer(200, { ok: true }));
  await new Http("a.b.c", fetchIt).get("/api/v1/games");
  await new Http(null, fetchIt).post("/api/v1/games", { setup: {} }, { key: "w-1" });
  const [[, read], [, made]] = asked;
  assert.equal(read.headers.authorization, "Bearer a.b.c");
  assert.equal(made.headers.authorization, undefined);
  assert.equal(made.credentials, "same-origin");
  assert.equal(made.headers["idempotency-key"], "w-1");
  assert.equal(made.body, '{"setup":{}}');
});

test("a refusal says what the server said, as a sentence", async () => {
  const refuse = (status, body) => new Http(null, async () => answer(status, body)).get("/").catch((error) => error);
  const problem = await refuse(422, { code: "invalid_setup", detail: "the setup has faults", faults: [{ field: "a", message: "b" }] });
  assert.ok(problem instanceof Problem);
  assert.deepEqual(
    [problem.message, problem.code, problem.faults.length, problem.isPassing],
    ["The setup has faults.", "invalid_setup", 1, false],
  );
  assert.ok((await refuse(401, {})).needsSignIn);
  assert.ok((await refuse(503, {})).isPassing);
  const lost = await new Http(null, () => Promise.reject(new TypeError("no"))).get("/").catch((error) => error);
  assert.deepEqual([lost.status, lost.isPassing], [0, true]);
});

test("a game is followed event by event, and looked at again where events are missing", async () => {
  const told = [];
  const script = [
    { events: [{ seq: 6 }], recovered: true },
    { events: [], recovered: true },
    { events: [], recovered: false, state: {} },
  ];
  const asked = [];
  const http = new Http(null, async (path) => (asked.push(path), answer(200, script.shift())));
  let looks = 0;
  const following = new Following(http, GAME, {
    link: ({ status }) => told.push(status),
    look: async () => {
      looks += 1;
      if (looks === 2) following.stop();
      return 5;
    },
    more: (events) => events.at(-1).seq,
  });
  await following.start();
  assert.deepEqual(
    asked.map((path) => path.match(/after=(\d+)/)[1]),
    ["5", "6", "6"],
  );
  assert.equal(looks, 2);
  assert.ok(told.every((status) => status === "online"));
});

test("who may not look is told so, and is not asked again", async () => {
  const told = [];
  const http = new Http(null, async () => answer(404, { detail: "there is no such game" }));
  await new Following(http, GAME, { link: (link) => told.push(link), look: () => http.get("/") }).start();
  assert.deepEqual(told, [{ status: "stopped", reason: "There is no such game.", signIn: false }]);
});
