// The box score as tables and notes to print: rows of names and numbers. Pure.

import { lastNameOf, nameOf, ordinal } from "./view.js";

const BATTING = [["AB", "ab"], ["R", "r"], ["H", "h"], ["RBI", "rbi"], ["BB", "bb"], ["SO", "so"], ["LOB", "lob"]];
const PITCHING = [["H", "h"], ["R", "r"], ["ER", "er"], ["BB", "bb"], ["SO", "so"], ["HR", "hr"]];
const CAME_IN = { pinch_hitter: "ph", pinch_runner: "pr" };
const DECIDED = { win: "W", loss: "L", save: "S", hold: "H", blown_save: "BS" };

/**
 * One side's page: its batters, its pitchers, and what is printed under them.
 * @param {Game} game
 * @param {Box} box
 * @param {Side} side
 */
export function page(game, box, side) {
  const own = box.teams[side];
  const other = box.teams[side === "away" ? "home" : "away"];
  return {
    team: game.teams[side].name,
    batting: batters(game, own),
    pitching: pitchers(game, own),
    notes: notes(game, own, other).filter(([, text]) => text !== ""),
  };
}

/** @param {Game} game */
function batters(game, own) {
  const head = BATTING.map(([title]) => title);
  const rows = own.batting.map((line) => ({
    name: nameOf(game, line.player),
    small: [CAME_IN[line.entered], ...line.roles.map((role) => role.toLowerCase())].filter(Boolean).join("-"),
    sub: line.entered !== "starter",
    cells: BATTING.map(([, key]) => line[key]),
  }));
  const sum = (key) => own.batting.reduce((total, line) => total + line[key], 0);
  const totals = BATTING.map(([, key]) => (key === "lob" ? own.left_on_base : sum(key)));
  return { head, rows, totals };
}

/** @param {Game} game */
function pitchers(game, own) {
  const rows = own.pitching.map((line) => ({
    name: nameOf(game, line.player),
    small: line.decisions.map((decision) => DECIDED[decision] ?? decision).join(", "),
    sub: false,
    cells: [innings(line.outs), ...PITCHING.map(([, key]) => line[key])],
  }));
  return { head: ["IP", ...PITCHING.map(([title]) => title)], rows, totals: null };
}

/** Six innings and two outs are 6.2. */
export const innings = (outs) => `${Math.floor(outs / 3)}.${outs % 3}`;

/** @param {Game} game */
function notes(game, own, other) {
  const short = (player) => lastNameOf(game, player);
  const counted = (lines, key) =>
    lines
      .filter((line) => line[key] > 0)
      .map((line) => (line[key] === 1 ? short(line.player) : `${short(line.player)} ${line[key]}`))
      .join(", ");
  const hits = (bases) =>
    own.notes.extra_base_hits
      .filter((hit) => hit.bases === bases)
      .map((hit) => `${short(hit.batter)} (${ordinal(hit.inning)} off ${short(hit.pitcher)}, ${hit.on_base} on)`)
      .join(", ");
  const plays = (outs) =>
    own.notes.multiple_outs
      .filter((play) => play.outs === outs)
      .map((play) => play.fielders.map(short).join("-"))
      .join(", ");
  const passes = (list) => list.map(({ batter, pitcher }) => `${short(batter)} (by ${short(pitcher)})`).join(", ");
  const inherited = own.pitching
    .filter((line) => line.ir > 0)
    .map((line) => `${short(line.player)} ${line.ir}-${line.irs}`)
    .join(", ");
  return [
    ["2B", hits(2)],
    ["3B", hits(3)],
    ["HR", hits(4)],
    ["SB", counted(own.batting, "sb")],
    ["CS", counted(own.batting, "cs")],
    ["SH", counted(own.batting, "sh")],
    ["SF", counted(own.batting, "sf")],
    ["GIDP", counted(own.batting, "gidp")],
    ["E", counted(own.fielding, "e")],
    ["DP", plays(2)],
    ["TP", plays(3)],
    ["PB", counted(own.fielding, "pb")],
    ["WP", counted(own.pitching, "wp")],
    ["HBP", passes(other.notes.hit_batsmen)],
    ["IBB", passes(other.notes.intentional_walks)],
    ["Inherited-scored", inherited],
  ];
}
