// The recorded games of the repository, told as the server tells them to spectators: what the replay reads of them.

import { readFileSync } from "node:fs";

const GAMES = new URL("../../games/", import.meta.url);

/** The frames of a recorded game. */
export function recorded(name) {
  const [, ...batches] = readFileSync(new URL(`${name}.bandbox.ndjson`, GAMES), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  const events = batches.flatMap((batch) => batch.events.map(({ data }) => data));
  return events.map((event, index) => ({ game_id: "01890a5d-ac96-774b-bcce-b302099a8057", seq: index + 1, ...told(event) }));
}

function told(event) {
  if (typeof event === "string") return { event, data: {} };
  const [[name, data]] = Object.entries(event);
  return { event: name, data: TELL[name]?.(data) ?? data };
}

const TELL = {
  entropy_committed: ({ team, commitment }) => ({ side: team, commitment }),
  entropy_revealed: ({ team, entropy }) => ({ side: team, entropy }),
  dice_rolled: ({ roll: { id, faces } }) => rolled(id, faces),
  play_resolved: ({ play }) => resolved(play),
  half_inning_ended: ({ ended, left_on_base }) => ({ ...ended, left_on_base }),
  inning_changed: ({ started, placed_runner }) => ({ ...started, placed_runner }),
  player_substituted: ({ substitution, lineup }) => {
    const [[kind, who]] = Object.entries(substitution);
    return { kind, side: who.in > 100 ? "home" : "away", position: null, ...who, ...(lineup && { lineup }) };
  },
  jump_taken: (jump) => ({ ...jump, description: null }),
  card_read: (read) => ({ ...read, printed: "" }),
};

function rolled(roll_id, faces) {
  const at = roll_id.lastIndexOf("-");
  const named = { roll_id, kind: roll_id.slice(0, at), roll_index: Number(roll_id.slice(at + 1)) };
  const [a, b, c, d, e] = faces;
  if (named.kind === "at_bat")
    return { ...named, d6_one: a, d6_two_a: b, d6_two_b: c, d6_two_total: b + c, chaos_d20: d, resolution_d20: e };
  if (named.kind === "x_check") return { ...named, d20: a, error_d6: [b, c, d], error_total: b + c + d, rare_d100: e };
  if (faces.length === 2) return { ...named, d6_two_a: a, d6_two_b: b, d6_two_total: a + b };
  return { ...named, d20: a };
}

function resolved(play) {
  const safe = play.movements.map(({ runner, from, to }) => ({ lineup_id: runner, from, to }));
  const out = play.outs.map(({ runner, from }) => ({ lineup_id: runner, from, to: 0 }));
  return {
    ...play,
    play_number: play.number,
    description: play.outcome,
    outs_recorded: play.outs.length,
    runs_scored: play.runs,
    runners_advanced: [...safe, ...out],
    errors: play.errors ?? [],
    is_hit: ["1B", "2B", "3B", "HR"].includes(play.batter_result),
  };
}
