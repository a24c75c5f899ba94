// Recomputes every roll of a game from what was committed to and revealed, as docs/dice.md lays it down.

import { keyStream } from "./chacha20.js";

/** @typedef {import("../../../schema/bandbox.v1").RoomFrame} RoomFrame */
/** @typedef {import("../../../schema/bandbox.v1").DiceRolled} DiceRolled */
/** @typedef {import("../../../schema/bandbox.v1").RollKind} RollKind */
/** @typedef {import("../../../schema/bandbox.v1").Team} Team */

/**
 * What came of the check. `commitment` is the SHA-256 that the server published before the first roll.
 * @typedef {{ verdict: "secret", commitment: string, rolls: number }} Secret the secret is not revealed yet
 * @typedef {{ verdict: "good", commitment: string, rolls: number, secret: string, managers: Team[] }} Good
 * @typedef {{ verdict: "bad", commitment: string, rolls: number, secret: string, fault: string, rollId: string | null, seq: number }} Bad
 * @typedef {Secret | Good | Bad} Verdict
 */

/**
 * The sides of the dice of each kind of roll, in the order of their faces.
 * @type {Record<RollKind, number[]>}
 */
const DICE = {
  at_bat: [6, 6, 6, 20, 20],
  advance: [20],
  home_decision: [20],
  x_check: [20, 6, 6, 6, 100],
  speed: [20],
  foul_popup: [20],
  jump: [20],
  pickoff: [20],
  balk: [20],
  lead: [6, 6],
  steal: [20],
  overthrow: [20],
  bunt: [6, 6],
  hit_and_run: [6, 6],
  pitcher_injury: [6, 6, 6],
  batter_injury: [6, 6, 6],
};

/** @type {Team[]} */
const SIDES = ["away", "home"];

/**
 * The faces that the key gives to a roll. Bytes that would favour low faces are passed over.
 * @param {Uint8Array} key
 * @param {RollKind} kind
 * @param {number} number
 */
export function faces(key, kind, number) {
  const stream = keyStream(key, number);
  return DICE[kind].map((sides) => {
    const end = 256 - (256 % sides);
    let byte = stream.next().value;
    while (byte >= end) byte = stream.next().value;
    return (byte % sides) + 1;
  });
}

/**
 * The key of a game's dice.
 * @param {Uint8Array} secret
 * @param {Uint8Array[]} entropy of the visitors and of the hosts, empty for who added none
 */
export function diceKey(secret, entropy) {
  const parts = entropy.flatMap((part) => [Uint8Array.of(part.length), part]);
  return sha256(joined([new TextEncoder().encode("bandbox dice key v1"), secret, ...parts]));
}

/**
 * Checks the commitments and every roll of a game.
 * @param {RoomFrame[]} events all of them, in order
 * @returns {Promise<Verdict>}
 */
export async function checkDice(events) {
  const { commitment } = theOne(events, "game_created") ?? { commitment: "" };
  const rolled = events.filter((event) => event.event === "dice_rolled");
  const revealed = events.find((event) => event.event === "dice_revealed");
  if (revealed === undefined) return { verdict: "secret", commitment, rolls: rolled.length };
  const { secret } = revealed.data;
  /** @type {(fault: string, seq: number, rollId?: string) => Bad} */
  const bad = (fault, seq, rollId) => ({ verdict: "bad", commitment, rolls: rolled.length, secret, fault, rollId: rollId ?? null, seq });

  if (hex(await sha256(bytes(secret))) !== commitment) {
    return bad("The revealed secret is not the one the server committed to.", revealed.seq);
  }
  const entropy = entropyOf(events);
  for (const { side, shown, committed, seq } of entropy) {
    if (hex(await sha256(bytes(shown))) !== committed) return bad(`The ${NAMES[side]} revealed other bytes than they committed to.`, seq);
  }
  const parts = SIDES.map((side) => bytes(entropy.find((part) => part.side === side)?.shown ?? ""));
  const key = await diceKey(bytes(secret), parts);

  /** @type {Map<number, DiceRolled>} */
  const first = new Map();
  for (const { data: roll, seq } of rolled) {
    const fault = faultOf(roll, first, key);
    if (fault !== null) return bad(fault, seq, roll.roll_id);
    first.set(roll.roll_index, roll);
  }
  const managers = entropy.map(({ side }) => side);
  return { verdict: "good", commitment, rolls: rolled.length, secret, managers };
}

/** @type {Record<Team, string>} */
const NAMES = { away: "visitors", home: "hosts" };

/**
 * What is wrong with a roll; null when nothing is.
 * @param {DiceRolled} roll
 * @param {Map<number, DiceRolled>} before
 * @param {Uint8Array} key
 */
function faultOf(roll, before, key) {
  const { roll_id, roll_index, kind } = roll;
  if (!(kind in DICE)) return `Roll ${roll_id} is of a kind that this page does not know. Reload the page for the newest check.`;
  if (roll_id !== `${kind}-${roll_index}`) return `Roll ${roll_id} does not carry its own number.`;
  // A take-back reads dice again; it never rolls them again.
  const isDue = roll.again === true ? before.has(roll_index) : roll_index === before.size;
  if (!isDue) return `Roll ${roll_id} is out of order.`;
  const shown = shownFaces(roll).join(", ");
  const given = faces(key, kind, roll_index).join(", ");
  return shown === given ? null : `Roll ${roll_id} showed ${shown}, but the key gives ${given}.`;
}

/**
 * The faces as the room was shown them, in the order in which they fell.
 * @param {DiceRolled} roll
 */
export function shownFaces(roll) {
  if (roll.kind === "at_bat") return [roll.d6_one, roll.d6_two_a, roll.d6_two_b, roll.chaos_d20, roll.resolution_d20];
  if (roll.kind === "x_check") return [roll.d20, ...(roll.error_d6 ?? []), roll.rare_d100];
  if (roll.injury_d6 !== undefined) return roll.injury_d6;
  if (roll.d6_two_a !== undefined) return [roll.d6_two_a, roll.d6_two_b];
  return [roll.d20];
}

/**
 * What the managers added to the dice.
 * @param {RoomFrame[]} events
 */
function entropyOf(events) {
  /** @type {Map<Team, string>} */
  const committed = new Map();
  const shown = [];
  for (const event of events) {
    if (event.event === "entropy_committed") committed.set(event.data.side, event.data.commitment);
    if (event.event === "entropy_revealed") {
      const { side, entropy } = event.data;
      shown.push({ side, shown: entropy, committed: committed.get(side), seq: event.seq });
    }
  }
  return shown;
}

/**
 * @param {RoomFrame[]} events
 * @param {"game_created"} name
 */
function theOne(events, name) {
  return events.find((event) => event.event === name)?.data;
}

/** @param {Uint8Array} data */
async function sha256(data) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", /** @type {Uint8Array<ArrayBuffer>} */ (data)));
}

/** @param {string} text */
export function bytes(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** @param {Uint8Array} data */
export const hex = (data) => Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
