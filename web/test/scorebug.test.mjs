// What the address of a scorebug says.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gameOf, looksOf, tokenOf, withoutToken } from "../app/scorebug/options.js";
import { GAME } from "./sample.mjs";

test("the game is named by the path, or by the hash", () => {
  assert.equal(gameOf({ pathname: `/scorebug/${GAME}`, hash: "" }), GAME);
  assert.equal(gameOf({ pathname: "/scorebug.html", hash: `#game=${GAME}&token=a.b.c` }), GAME);
  assert.equal(gameOf({ pathname: "/scorebug/nonsense", hash: "" }), null);
});

test("the token does not stay in the address", () => {
  assert.equal(tokenOf(`#game=${GAME}&token=a.b.c`), "a.b.c");
  assert.equal(withoutToken(`#game=${GAME}&token=a.b.c`), `#game=${GAME}`);
  assert.equal(withoutToken("#token=a.b.c"), "");
  assert.equal(tokenOf("#token="), null);
});

test("looks are asked for, and what is not understood is passed over", () => {
  assert.deepEqual(looksOf(""), { theme: "dark", corner: "top-left", scale: 1, names: true, words: true });
  assert.deepEqual(looksOf("?theme=light&corner=bottom-right&scale=1.5&names=off&words=off"), {
    theme: "light",
    corner: "bottom-right",
    scale: 1.5,
    names: false,
    words: false,
  });
  assert.deepEqual(looksOf("?theme=pink&corner=middle&scale=big"), looksOf(""));
  assert.equal(looksOf("?scale=900").scale, 4);
});
