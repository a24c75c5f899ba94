// The table of outcomes against the engine's own chart, and the picker's search.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { OUTCOMES, find, missing } from "../app/game/outcomes.js";

const chartText = readFileSync(new URL("../../crates/engine/src/charts/outcomes.rs", import.meta.url), "utf8");
const ABBREVIATIONS = {
  Pitcher: "P",
  Catcher: "C",
  FirstBase: "1B",
  SecondBase: "2B",
  ThirdBase: "3B",
  Shortstop: "SS",
  LeftField: "LF",
  CenterField: "CF",
  RightField: "RF",
};

function placesOf(name) {
  if (name === "NOWHERE") return [];
  if (name === "ANYWHERE") return Object.values(ABBREVIATIONS);
  const [, body] = chartText.match(new RegExp(`const ${name}: &\\[Position\\] = &\\[([^\\]]*)\\]`));
  return [...body.matchAll(/Position::(\w+)/g)].map(([, position]) => ABBREVIATIONS[position]);
}

const chart = [...chartText.matchAll(/^\s+row\(\w+,\s*"(\w+)",\s*(\w+),\s*(\w+),\s*(\w+),[^&]*&\[(.*)\]\),$/gm)].map(
  ([, name, by, location, places, aliases]) => ({
    name,
    by,
    location: location.toLowerCase(),
    locations: placesOf(places),
    aliases: [...aliases.matchAll(/"(\w+)"/g)].map(([, alias]) => alias),
  }),
);

test("the engine's chart is read whole", () => {
  const [, count] = chartText.match(/\[OutcomeFacts; (\d+)\]/);
  assert.equal(chart.length, Number(count));
});

test("the table holds the outcomes a manager may report, in order, with their locations", () => {
  const reportable = chart.filter(({ by }) => by === "Player");
  const facts = ({ name, location, locations }) => ({ name, location, locations });
  assert.deepEqual(OUTCOMES.map(facts), reportable.map(facts));
});

test("every name and alias finds its outcome", () => {
  for (const { name, aliases, by } of chart) {
    if (by !== "Player") continue;
    for (const word of [name, ...aliases]) {
      assert.ok(find(word).some((row) => row.name === name), `${word} finds ${name}`);
    }
  }
});

test("a search reads what stands on a card", () => {
  const found = (text) => find(text).map(({ name }) => name);
  assert.deepEqual(found("SI**"), ["single_2"]);
  assert.ok(found("single*").includes("single_1"));
  assert.deepEqual(found("DO***"), ["double_3"]);
  assert.deepEqual(found("gb (ss) A"), ["groundball_a"]);
  assert.deepEqual(found("lo (3b) max"), ["lineout_max"]);
  assert.deepEqual(found("xch"), ["x_check"]);
});

test("a search takes the beginnings of words in any order", () => {
  assert.deepEqual(find("hr ball").map(({ name }) => name), ["bp_homerun"]);
  assert.equal(find("").length, OUTCOMES.length);
  assert.deepEqual(find("zebra"), []);
});

test("a report lacks its location or its bases until they are chosen", () => {
  const report = { outcome: null, location: null, errorBases: null };
  assert.match(missing(report), /card/);
  assert.match(missing({ ...report, outcome: "groundball_a" }), /where/);
  assert.equal(missing({ ...report, outcome: "groundball_a", location: "SS" }), null);
  assert.match(missing({ ...report, outcome: "error", location: "SS" }), /bases/);
  assert.equal(missing({ ...report, outcome: "error", location: "SS", errorBases: 2 }), null);
  assert.equal(missing({ ...report, outcome: "homerun" }), null);
});

test("where the park is no matter its outcomes are not offered", () => {
  const names = (options) => find("bp", options).map(({ name }) => name);
  assert.deepEqual(names({ ballpark_effects: true }), ["bp_homerun", "bp_single", "bp_flyout", "bp_lineout"]);
  assert.deepEqual(names({ ballpark_effects: false }), []);
});
