// The ways of men and ball on a play, as points of the field to move by. Pure.

/** Home, and the bases on the way back to it. */
const WAY = ["home", "first", "second", "third", "home"];

/**
 * Everybody's way on a play: `[{ id, stops, isOut, scores }]`, the stops as names of places. Who is put out runs for the
 * next base, and does not reach it; who strikes out does not run.
 */
export function ways(play) {
  const struckOut = play.outs.filter(({ kind }) => kind === "strikeout").map(({ lineup_id }) => lineup_id);
  return play.runners_advanced
    .filter(({ lineup_id }) => !struckOut.includes(lineup_id))
    .map(({ from, to, lineup_id }) => {
      const isOut = to === 0;
      return { id: lineup_id, stops: WAY.slice(from, (isOut ? from + 1 : to) + 1), isOut, scores: to === 4 };
    })
    .filter(({ stops }) => stops.length > 1);
}

const IN_PLAY = [
  "groundball",
  "flyball",
  "lineout",
  "popout",
  "foulout",
  "single",
  "double",
  "triple",
  "homerun",
  "x_check",
  "error",
  "bp_",
];

/** Where the ball goes, as a place; null for a play on which it is not hit. */
export function flight({ outcome, hit_location }) {
  if (typeof outcome !== "string" || !IN_PLAY.some((kind) => outcome.startsWith(kind))) return null;
  if (outcome.endsWith("homerun")) return { to: `beyond ${hit_location ?? "CF"}`, isHigh: true };
  if (hit_location === null || hit_location === undefined) return null;
  return { to: hit_location, isHigh: !outcome.startsWith("groundball") };
}
