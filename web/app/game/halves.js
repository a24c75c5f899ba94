// The play-by-play by half-innings: which plays belong together, and how many were out after each.

import { halfInning } from "./view.js";

/**
 * A half-inning as far as it is known; its entries latest first. `outs` has how many were out after each play, by its number in
 * the log; null where the beginning of the half is not known, as after a page was loaded anew.
 * @typedef {{ heading: string, entries: Entry[], outs: Map<number, number> | null, runs: number }} HalfKnown
 */

/**
 * Entries by half-inning, the latest first.
 * @param {Entry[]} entries in the order of the log
 * @returns {HalfKnown[]}
 */
export function halves(entries) {
  const known = new Set(entries.map(({ play }) => play?.play_number));
  /** @type {{ heading: string, entries: Entry[] }[]} */
  const found = [];
  for (const entry of entries) {
    const heading = halfInning(entry);
    if (found[0]?.heading !== heading) found.unshift({ heading, entries: [] });
    found[0].entries.unshift(entry);
  }
  return found.map((half) => ({ ...half, ...counted(half.entries, known) }));
}

/**
 * @param {Entry[]} entries of a half, the latest first
 * @param {Set<number | undefined>} known the numbers of all plays that are known
 */
function counted(entries, known) {
  const outs = new Map();
  let out = 0;
  let runs = 0;
  const inOrder = entries.toReversed();
  const first = inOrder.find(({ play }) => play !== undefined)?.play?.play_number;
  const isWhole = first === undefined || first === 1 || known.has(first - 1);
  for (const { seq, play } of inOrder) {
    out += play?.outs_recorded ?? 0;
    runs += play?.runs_scored ?? 0;
    outs.set(seq, out);
  }
  return { outs: isWhole ? outs : null, runs };
}
