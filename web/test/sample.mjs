// A small game for the tests: frames as the server writes them.

export const GAME = "01890a5d-ac96-774b-bcce-b302099a8057";

const team = (name, abbreviation, base) => ({
  name,
  abbreviation,
  players: Array.from({ length: 12 }, (_, index) => ({
    lineup_id: base + index + 1,
    id: `${abbreviation}-${index + 1}`,
    name: `${abbreviation} Player${index + 1}`,
    bats: "R",
    throws: "L",
    positions: index === 11 ? ["P"] : [ROLES[index] ?? "LF"],
  })),
});

const ROLES = ["C", "1B", "2B", "3B", "SS", "LF", "CF", "RF", "DH", "P"];

const lineup = (base) => ({
  batting_order: Array.from({ length: 9 }, (_, index) => ({ slot: index + 1, lineup_id: base + index + 1, role: ROLES[index] })),
  pitcher: base + 10,
  designated_hitter: base + 9,
});

/** A game's whole state, with these parts changed. */
export const view = (change = {}) => ({
  phase: "decisions_due",
  waiting_for: ["home", "away"],
  inning: 1,
  half: "top",
  outs: 0,
  bases: { first: null, second: null, third: null },
  score: { away: 0, home: 0 },
  batter: 1,
  pitcher: 110,
  last_play: 0,
  offense_options: [{ action: "swing_away", steal_attempts: [] }],
  decisions: { defense_in: false, offense_in: false, defense: null, offense: null },
  pending_roll: null,
  question: null,
  teams: { away: team("Visitors", "VIS", 0), home: team("Hosts", "HOS", 100) },
  lineups: { away: lineup(0), home: lineup(100) },
  bench: { away: [11, 12], home: [111, 112] },
  options: { innings: 9 },
  edition: "bandbox-1",
  mode: "manual",
  league: null,
  commitment: "0".repeat(64),
  entropy: {},
  result: null,
  line_score: {
    innings: [[0, null]],
    runs: { away: 0, home: 0 },
    hits: { away: 0, home: 0 },
    errors: { away: 0, home: 0 },
    left_on_base: { away: 0, home: 0 },
  },
  ...change,
});

/** The frame that brings a whole state. */
export const sync = (state = view(), seq = 2, recent_plays = []) => ({
  event: "game_state_sync",
  game_id: GAME,
  data: { game_id: GAME, state, recent_plays, seq, timestamp: "2026-04-01T18:05:00.000Z" },
});

/** A numbered event. */
export const room = (seq, event, data) => ({ event, game_id: GAME, seq, data });

/** The small state after a change. */
export function update(seq, state) {
  const { phase, waiting_for, inning, half, outs, bases, score, batter, pitcher, last_play, offense_options } = state;
  const data = { seq, phase, waiting_for, inning, half, outs, bases, score, batter, pitcher, last_play, offense_options };
  return { event: "game_state_update", game_id: GAME, data };
}

/** An at-bat roll. */
export const roll = (index = 0) => ({
  roll_id: `at_bat-${index}`,
  roll_index: index,
  kind: "at_bat",
  d6_one: 4,
  d6_two_a: 3,
  d6_two_b: 4,
  d6_two_total: 7,
  chaos_d20: 14,
  resolution_d20: 8,
  check_wild_pitch: false,
  check_passed_ball: false,
  timestamp: "2026-04-01T18:05:00.000Z",
  message: "Read column 4, row 7 of the pitcher's card; a split cell by 14.",
});

/** A resolved play, with these parts changed. */
export const play = (change = {}) => ({
  play_number: 1,
  outcome: "homerun",
  hit_location: null,
  description: "VIS Player1 homers.",
  outs_recorded: 0,
  runs_scored: 1,
  rbi: 1,
  batter_result: "HR",
  batter: 1,
  pitcher: 110,
  runners_advanced: [{ from: 0, to: 4, lineup_id: 1 }],
  outs: [],
  errors: [],
  is_hit: true,
  is_out: false,
  is_walk: false,
  grounded_into_double_play: false,
  roll_id: "at_bat-0",
  ...change,
});
