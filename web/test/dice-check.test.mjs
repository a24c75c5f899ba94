// The dice check: the cipher against its specification, the dice against the engine's vectors, whole recorded games, and
// what it says when something does not fit.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { block, keyStream } from "../app/replay/chacha20.js";
import { bytes, checkDice, diceKey, faces, hex } from "../app/replay/dice-check.js";
import { recorded } from "./recorded.mjs";

const VECTORS = JSON.parse(readFileSync(new URL("../../crates/engine/tests/data/dice_vectors.json", import.meta.url), "utf8"));

test("the block function gives what RFC 8439 prints in section 2.3.2", () => {
  const key = Uint8Array.from({ length: 32 }, (_, index) => index);
  const stream = block(key, [1, 0x09000000, 0x4a000000, 0]);
  assert.equal(
    hex(stream),
    "10f1e7e4d13b5915500fdd1fa32071c4c7d1f4c733c068030422aa9ac3d46c4e" + "d2826446079faa0914c2d705d98b02a2b5129cd1de164eb9cbd083e8a2503c4e",
  );
});

test("the key stream goes on from block to block", () => {
  const key = new Uint8Array(32);
  const stream = keyStream(key, 3);
  const taken = Uint8Array.from({ length: 130 }, () => stream.next().value);
  assert.deepEqual(taken.slice(64, 128), block(key, [1, 0, 3, 0]));
  assert.deepEqual(taken.slice(128), block(key, [2, 0, 3, 0]).slice(0, 2));
});

test("keys and faces are those of the engine's vectors", async () => {
  for (const game of VECTORS.games) {
    const key = await diceKey(bytes(game.secret), [bytes(game.away_entropy), bytes(game.home_entropy)]);
    assert.equal(hex(key), game.key, game.name);
    for (const roll of game.rolls) assert.deepEqual(faces(key, roll.kind, roll.index), roll.faces, `${roll.kind}-${roll.index}`);
  }
});

for (const name of ["comeback", "slugfest", "walk_off", "twelve_innings"]) {
  test(`every roll of ${name} is as committed to`, async () => {
    const events = recorded(name);
    const verdict = await checkDice(events);
    assert.equal(verdict.verdict, "good", verdict.fault);
    assert.equal(verdict.rolls, events.filter(({ event }) => event === "dice_rolled").length);
  });
}

const changed = (events, event, change) => {
  const at = events.findIndex((frame) => frame.event === event);
  return events.map((frame, index) => (index === at ? { ...frame, data: { ...frame.data, ...change } } : frame));
};

test("one changed face is found, and named", async () => {
  const events = recorded("comeback");
  const at = events.findIndex(({ data }) => data.roll_index === 5);
  const { data } = events[at];
  const wrong = { ...data, d6_one: (data.d6_one % 6) + 1 };
  const verdict = await checkDice(events.map((event, index) => (index === at ? { ...event, data: wrong } : event)));
  assert.equal(verdict.verdict, "bad");
  assert.equal(verdict.rollId, data.roll_id);
  assert.equal(verdict.seq, events[at].seq);
  assert.match(verdict.fault, new RegExp(`showed ${wrong.d6_one}, .* but the key gives ${data.d6_one}, `));
});

test("a secret that was not committed to, and entropy that was not, are found", async () => {
  const events = recorded("twelve_innings");
  const other = await checkDice(changed(events, "dice_revealed", { secret: "00".repeat(32) }));
  assert.match(other.fault, /secret is not the one/);
  const entropy = await checkDice(changed(events, "entropy_revealed", { entropy: "00" }));
  assert.match(entropy.fault, /visitors revealed other bytes/);
});

test("a roll that is left out is noticed", async () => {
  const events = recorded("comeback");
  const at = events.findIndex(({ data }) => data.roll_index === 3);
  const verdict = await checkDice(events.filter((_, index) => index !== at));
  assert.match(verdict.fault, /at_bat-4 is out of order/);
});

test("dice that are read again after a take-back are the same dice", async () => {
  const events = recorded("comeback");
  const at = events.findIndex(({ data }) => data.roll_index === 3);
  const again = { ...events[at], data: { ...events[at].data, again: true } };
  const retold = [...events.slice(0, at + 1), again, ...events.slice(at + 1)];
  assert.equal((await checkDice(retold)).verdict, "good");
  const twice = [...events.slice(0, at + 1), events[at], ...events.slice(at + 1)];
  assert.match((await checkDice(twice)).fault, /out of order/);
});

test("before the end there is a commitment, and nothing to check it by", async () => {
  const events = recorded("comeback").filter(({ event }) => event !== "dice_revealed");
  const verdict = await checkDice(events);
  assert.equal(verdict.verdict, "secret");
  assert.match(verdict.commitment, /^[0-9a-f]{64}$/);
});
