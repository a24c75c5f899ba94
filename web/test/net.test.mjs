// The connection's pure parts: when to come back, the numbers, the answers that are waited for, the link, the token.

import assert from "node:assert/strict";
import { test } from "node:test";
import { linkWithoutSeat, readLink } from "../app/link.js";
import { canReturn, needsSignIn, waitMs } from "../app/net/backoff.js";
import { kindOf, newId, readFrame, socketUrl, subprotocols } from "../app/net/frames.js";
import { Refused, Requests, Unanswered } from "../app/net/requests.js";
import { Sequence } from "../app/net/sequence.js";
import { Problem } from "../app/net/http.js";
import { SignInRefused, endsAfter, isExpired, renewed, signIn } from "../app/sign-in.js";

const GAME = "01890a5d-ac96-774b-bcce-b302099a8057";

const token = (payload) => `h.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.s`;

test("a lost connection comes back after 1, 2, 4, 8, 16, then 30 seconds", () => {
  const waits = [0, 1, 2, 3, 4, 5, 6].map((attempt) => waitMs(attempt, 0.5));
  assert.deepEqual(waits, [1000, 2000, 4000, 8000, 16000, 30000, 30000]);
});

test("the wait is spread by a factor of 0.5 to 1.5, also one that the server asked for", () => {
  assert.equal(waitMs(1, 0), 1000);
  assert.equal(waitMs(1, 1), 3000);
  assert.equal(waitMs(0, 0.5, 5000), 5000);
});

test("closes from 4000 to 4499 and passing troubles come back; too big and 4500 up stop", () => {
  for (const code of [4000, 4001, 4008, 4009, 4029, 4499, 1006, 1011, 1012, 1013]) assert.ok(canReturn(code), `${code}`);
  for (const code of [1000, 1009, 4500, 4501, 4502, 4503, 4510]) assert.ok(!canReturn(code), `${code}`);
  assert.ok(needsSignIn(4001) && needsSignIn(4501) && !needsSignIn(4008));
});

test("events are taken in order, old ones dropped, and a gap is noticed", () => {
  const sequence = new Sequence();
  assert.deepEqual(sequence.resume(), {});
  assert.equal(sequence.take(5), "old");
  sequence.joined({ epoch: 3, recovered: false });
  sequence.reset(5);
  assert.equal(sequence.take(5), "old");
  assert.equal(sequence.take(6), "next");
  assert.equal(sequence.take(8), "gap");
  assert.equal(sequence.last, 6);
  assert.deepEqual(sequence.resume(), { after_seq: 6, epoch: 3 });
  assert.ok(sequence.isBehind(7) && !sequence.isBehind(6));
});

test("a join that could not replay waits for the whole state", () => {
  const sequence = new Sequence();
  sequence.joined({ epoch: 3, recovered: false });
  sequence.reset(40);
  sequence.joined({ epoch: 4, recovered: false });
  assert.equal(sequence.take(41), "old");
  sequence.reset(12);
  assert.equal(sequence.take(13), "next");
});

function requests() {
  const sent = [];
  const later = [];
  return { sent, later, requests: new Requests((frame) => sent.push(frame), (act, ms) => later.push({ act, ms })) };
}

test("a command without an answer is sent again under its id, and answered once", async () => {
  const { sent, requests: all } = requests();
  const saved = all.command("roll_dice", { game_id: GAME }, true);
  all.lost();
  assert.equal(all.unsaved, 1);
  all.sendAgain();
  assert.equal(sent.length, 2);
  assert.deepEqual(sent[0], sent[1]);
  const reply = { event: "roll_accepted", re: sent[0].id, data: {}, repeat: true };
  assert.ok(all.answer(reply));
  assert.equal(await saved, reply);
  assert.ok(!all.answer(reply));
});

test("a command given while offline is sent after the room is entered", () => {
  const { sent, requests: all } = requests();
  all.command("roll_dice", {}, false);
  assert.equal(sent.length, 0);
  all.sendAgain();
  assert.equal(sent.length, 1);
});

test("a question fails with the connection", async () => {
  const { requests: all } = requests();
  const asked = all.ask("request_game_state", {});
  all.lost();
  await assert.rejects(asked, Unanswered);
});

test("a refusal is told in the server's words; a passing one is tried again first", async () => {
  const { sent, later, requests: all } = requests();
  const saved = all.command("roll_dice", {}, true);
  const re = sent[0].id;
  all.answer({ event: "error", re, data: { code: "busy", message: "later", retryable: true, retry_after_ms: 250 } });
  assert.equal(later[0].ms, 250);
  later[0].act();
  assert.deepEqual(sent[1], sent[0]);
  all.answer({ event: "error", re, data: { code: "roll_pending", message: "report first", retryable: false } });
  await assert.rejects(saved, (error) => error instanceof Refused && error.message === "report first");
});

test("a frame is a reply, a numbered event or a notice", () => {
  assert.equal(kindOf({ event: "roll_accepted", re: "w-1", seq: 4 }), "reply");
  assert.equal(kindOf({ event: "dice_rolled", game_id: GAME, seq: 4 }), "room");
  assert.equal(kindOf({ event: "game_state_update", game_id: GAME }), "notice");
  assert.equal(readFrame("nonsense"), null);
  assert.equal(readFrame('{"event":"x"}'), null);
});

test("ids are printable, short enough and never the same", () => {
  const ids = new Set(Array.from({ length: 100 }, newId));
  assert.equal(ids.size, 100);
  for (const id of ids) assert.match(id, /^[!-~]{1,64}$/);
});

test("the socket is where the page came from, and the token is no part of its address", () => {
  assert.equal(socketUrl({ protocol: "https:", host: "a.example:8443" }), "wss://a.example:8443/ws");
  assert.equal(socketUrl({ protocol: "http:", host: "localhost:8080" }), "ws://localhost:8080/ws");
  assert.deepEqual(subprotocols("t.o.k"), ["bandbox.v1", "bearer.t.o.k"]);
});

test("the link names a game and a seat, and keeps the game alone", () => {
  assert.deepEqual(readLink(`#game=${GAME}&seat=abc-1`), { game: GAME, seat: "abc-1" });
  assert.deepEqual(readLink("#game=17"), { game: null, seat: null });
  assert.equal(linkWithoutSeat(GAME), `#game=${GAME}`);
});

test("signing in gives the token, or the server's reason", async () => {
  const answers = (ok, body) => async () => ({ ok, status: ok ? 200 : 403, json: async () => body });
  assert.equal((await signIn("c", answers(true, { token: "t", user_id: "u", name: "n" }))).token, "t");
  await assert.rejects(signIn("c", answers(false, { detail: "no such seat" })), new SignInRefused("No such seat."));
  const offline = async () => Promise.reject(new TypeError("offline"));
  await assert.rejects(signIn("c", offline), (error) => error instanceof Problem && error.isPassing);
});

test("a token whose time is over is known before it is sent", () => {
  assert.ok(isExpired(token({ exp: 100 }), 100_000));
  assert.ok(!isExpired(token({ exp: 101 }), 100_000));
  assert.ok(!isExpired("opaque", 100_000));
});

test("a seat is renewed by the code of its link, a cookie by the browser, and a pasted token not at all", async () => {
  const store = new Map();
  globalThis.sessionStorage = { getItem: (key) => store.get(key) ?? null, setItem: (key, value) => store.set(key, value), removeItem: (key) => store.delete(key) };
  const answering = (ok, body = {}) => async () => ({ ok, status: ok ? 200 : 401, json: async () => body });
  assert.deepEqual(await renewed(answering(true)), { token: null });
  assert.equal(await renewed(answering(false)), null);
  store.set("bandbox.token", "pasted");
  assert.equal(await renewed(answering(true)), null);
  store.set("bandbox.seat", "code");
  assert.deepEqual(await renewed(answering(true, { token: "new" })), { token: "new" });
  assert.equal(store.get("bandbox.token"), "new");
  assert.equal(await renewed(answering(false, { detail: "gone" })), null);
});

test("a token that ends no later is none to go on with", () => {
  assert.ok(endsAfter(token({ exp: 101 }), "1970-01-01T00:01:40.000Z"));
  assert.ok(!endsAfter(token({ exp: 100 }), "1970-01-01T00:01:40.000Z"));
});

test("without a token the browser's cookie speaks", () => {
  assert.deepEqual(subprotocols(null), ["bandbox.v1"]);
});
