// A team that somebody has typed or pasted, as text with a man a line or as JSON, with what is wrong at which line.

import { NotJson, readJson } from "./json-lines.js";

/** @typedef {import("../../../schema/bandbox.v1").TeamSetup} TeamSetup */
/** @typedef {import("../../../schema/bandbox.v1").Player} Player */
/** @typedef {import("../../../schema/bandbox.v1").Position} Position */
/** @typedef {import("../../../schema/bandbox.v1").Role} Role */

/**
 * `line` is null for what is wrong with the whole.
 * @typedef {{ line: number | null, message: string }} Fault
 */

/**
 * What was read: a team, or what is wrong. `lineOf` finds the line of a path within the team.
 * @typedef {{ team: TeamSetup | null, faults: Fault[], lineOf: (path: string) => number | null }} Read
 */

export const EXAMPLE = `Harbor Gulls, HRB
1 Nils Lindqvist, CF, L/R
2 Chuy Amador, 2B/SS, R/R
3 Tobe Okonkwo, 1B, R/R
4 Wes Haverford, LF/RF, L/L
5 Dieter Brandt, DH, R/R
6 Ray Castellano, 3B, R/R
7 Milo Petrakis, RF, S/R
8 Gus Farrow, C, R/R
9 Eddie Nakamura, SS, R/R
P Walt Sorensen, P, R/R
- Boyd Tillery, LF/CF, L/L
- Hob Mercer, P, R/L`;

const POSITIONS = ["P", "C", "1B", "2B", "3B", "SS", "LF", "CF", "RF"];
const PLACE = /^([1-9]|P|-)[\s.)]+(.+)$/i;

/**
 * @param {string} text
 * @returns {Read}
 */
export function readRoster(text) {
  const trimmed = text.trim();
  if (trimmed === "") return refused([{ line: null, message: "Paste a team: its name first, then a man a line." }]);
  return trimmed.startsWith("{") ? readTeamJson(text) : readTeamText(text);
}

/**
 * @param {Fault[]} faults
 * @returns {Read}
 */
const refused = (faults) => ({ team: null, faults, lineOf: () => null });

/** @param {string} text */
function readTeamJson(text) {
  try {
    const { value, lines } = readJson(text);
    const faults = ["name", "abbreviation", "roster", "lineup"]
      .filter((field) => value[field] === undefined)
      .map((field) => ({ line: 1, message: `The team has no "${field}". A team has name, abbreviation, roster and lineup.` }));
    const lists = ["roster", "lineup"].filter((field) => value[field] !== undefined && !Array.isArray(value[field]));
    faults.push(...lists.map((field) => ({ line: lines.get(field) ?? 1, message: `"${field}" is a list: write it in [ ].` })));
    return { team: faults.length === 0 ? value : null, faults, lineOf: (/** @type {string} */ path) => nearest(lines, path) };
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    return refused([{ line: error.line, message: `This is no JSON: ${error.message}.` }]);
  }
}

/**
 * The line of a path, or of what it is in.
 * @param {Map<string, number>} lines
 * @param {string} path
 */
function nearest(lines, path) {
  for (let here = path; here !== ""; here = here.replace(/(?:\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, "")) {
    const line = lines.get(here);
    if (line !== undefined) return line;
  }
  return null;
}

/**
 * One man of the text.
 * @typedef {{ line: number, place: string, player: Player, role: Role | null }} Man
 */

/** @param {string} text */
function readTeamText(text) {
  /** @type {Fault[]} */
  const faults = [];
  const rows = text.split("\n").map((row, index) => ({ line: index + 1, row: row.trim() }));
  const [head, ...rest] = rows.filter(({ row }) => row !== "" && !row.startsWith("#"));
  const team = readHead(head, faults);
  /** @type {Man[]} */
  const men = [];
  for (const { line, row } of rest) {
    const man = readMan(line, row, men, faults);
    if (man !== null) men.push(man);
  }
  // What a faulty line leaves out is no fault of its own.
  if (faults.length === 0) faults.push(...wholeFaults(men));
  const roster = men.map(({ player }) => player);
  const order = men.filter(({ place }) => /\d/.test(place)).sort((a, b) => Number(a.place) - Number(b.place));
  const lineup = order.map(({ player, role }) => ({ player: player.id, role: /** @type {Role} */ (role) }));
  const starter = men.find(({ place }) => place === "P");
  const lines = new Map([
    ["name", head.line],
    ["abbreviation", head.line],
    ...men.map(({ line }, index) => /** @type {[string, number]} */ ([`roster[${index}]`, line])),
    ...order.map(({ line }, index) => /** @type {[string, number]} */ ([`lineup[${index}]`, line])),
    ...(starter === undefined ? [] : [/** @type {[string, number]} */ (["starting_pitcher", starter.line])]),
  ]);
  return {
    team: faults.length === 0 ? { ...team, roster, lineup, ...(starter && { starting_pitcher: starter.player.id }) } : null,
    faults: faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    lineOf: (/** @type {string} */ path) => nearest(lines, path),
  };
}

/**
 * @param {{ line: number, row: string }} head
 * @param {Fault[]} faults
 */
function readHead({ line, row }, faults) {
  const [, name, abbreviation] = /^(.+?)\s*(?:,\s*|\()([^,()]+)\)?$/.exec(row) ?? [];
  if (PLACE.test(row) && /[,]/.test(row)) {
    faults.push({ line, message: 'The first line is the team: its name and what scoreboards show, such as "Harbor Gulls, HRB".' });
  } else if (name === undefined) {
    faults.push({ line, message: 'Write what scoreboards show behind the name: "Harbor Gulls, HRB".' });
  } else if (!/^\S{2,4}$/.test(abbreviation)) {
    faults.push({ line, message: `"${abbreviation}" should have 2 to 4 letters, for scoreboards.` });
  }
  return { name: name ?? row, abbreviation: (abbreviation ?? "").toUpperCase() };
}

/**
 * @param {number} line
 * @param {string} row
 * @param {Man[]} before
 * @param {Fault[]} faults
 * @returns {Man | null}
 */
function readMan(line, row, before, faults) {
  const refuse = (/** @type {string} */ message) => {
    faults.push({ line, message });
    return null;
  };
  const found = PLACE.exec(row);
  if (found === null)
    return refuse("Begin with 1 to 9 for the batting order, P for a starting pitcher who does not bat, or - for the bench.");
  const place = found[1].toUpperCase();
  const [name, plays, hands, ...more] = found[2].split(",").map((part) => part.trim());
  if (hands === undefined || more.length > 0)
    return refuse('Write name, positions and hands with commas between: "Nils Lindqvist, CF/LF, L/R".');
  const roles = plays
    .toUpperCase()
    .split("/")
    .map((role) => role.trim());
  const wrong = roles.find((role) => role !== "DH" && !POSITIONS.includes(role));
  if (wrong !== undefined)
    return refuse(`"${wrong}" is no position. There are P, C, 1B, 2B, 3B, SS, LF, CF, RF, and DH for who only bats.`);
  const [, bats, throws] = /^([LRS])\s*\/\s*([LR])$/.exec(hands.toUpperCase()) ?? [];
  if (bats === undefined) return refuse(`"${hands}" should say how he bats and throws: L/R, R/R, S/R (S is both).`);
  const twin = before.find((man) => man.place === place && place !== "-");
  if (twin !== undefined)
    return refuse(`${place === "P" ? "The starting pitcher" : `Place ${place} of the order`} is on line ${twin.line} already.`);
  if (place === "P" && !roles.includes("P")) return refuse(`${name} starts, so P must be among his positions.`);
  const fielding = roles.filter((role) => role !== "DH").map((role) => ({ position: /** @type {Position} */ (role) }));
  const player = {
    id: keyOf(name, before),
    name,
    bats: /** @type {Player["bats"]} */ (bats),
    throws: /** @type {Player["throws"]} */ (throws),
    fielding,
  };
  return { line, place, player, role: /\d/.test(place) ? /** @type {Role} */ (roles[0]) : null };
}

/**
 * A key that no man before has.
 * @param {string} name
 * @param {Man[]} before
 */
function keyOf(name, before) {
  const plain =
    name
      .normalize("NFKD")
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-+|-+$/g, "")
      .slice(0, 36) || "player";
  const taken = new Set(before.map(({ player }) => player.id));
  let key = plain;
  for (let number = 2; taken.has(key); number += 1) key = `${plain}-${number}`;
  return key;
}

/**
 * What only the whole team shows.
 * @param {Man[]} men
 * @returns {Fault[]}
 */
function wholeFaults(men) {
  const missing = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((place) => !men.some((man) => man.place === String(place)));
  /** @type {Fault[]} */
  const faults = [];
  if (missing.length > 0) faults.push({ line: null, message: `Nobody bats in place ${missing.join(", ")}. The order has nine men.` });
  /** @type {Map<Role, number>} */
  const fielders = new Map();
  for (const { role, line } of men) {
    if (role === null) continue;
    const other = fielders.get(role);
    if (other !== undefined)
      faults.push({
        line,
        message: `${role} is played by the man on line ${other} already; a man's first position is the one he starts at.`,
      });
    fielders.set(role, line);
  }
  const hasStarter = men.some(({ place }) => place === "P");
  if (missing.length === 0 && !fielders.has("P") && !hasStarter) {
    faults.push({ line: null, message: 'Nobody pitches. Add a line such as "P Walt Sorensen, P, R/R".' });
  }
  const starter = men.find(({ place }) => place === "P");
  if (fielders.has("P") && starter !== undefined) {
    faults.push({
      line: starter.line,
      message: "A pitcher stands in the batting order too. Have a DH in his place, or leave this line out.",
    });
  }
  return faults;
}
