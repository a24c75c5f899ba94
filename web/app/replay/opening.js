// The game before its first pitch, as the event that created it tells it.

/** @typedef {import("../../../schema/bandbox.v1").GameSetup} GameSetup */
/** @typedef {import("../../../schema/bandbox.v1").GameView} GameView */
/** @typedef {import("../../../schema/bandbox.v1").TeamSetup} TeamSetup */
/** @typedef {import("../../../schema/bandbox.v1").LineupView} LineupView */

/** The visitors' numbers begin at 1, the hosts' at 101, each down the roster. */
const FIRST = { away: 1, home: 101 };

const NOBODY = { first: null, second: null, third: null };
const NONE = { away: 0, home: 0 };

/**
 * @param {GameSetup} setup
 * @param {string} commitment
 * @returns {GameView}
 */
export function opening(setup, commitment) {
  const { away, home } = setup.teams;
  const lineups = { away: lineup(away, FIRST.away), home: lineup(home, FIRST.home) };
  const unsaid = { state: /** @type {const} */ ("none"), commitment: null, entropy: null };
  return {
    phase: "before_game",
    waiting_for: [],
    inning: 1,
    half: "top",
    outs: 0,
    bases: NOBODY,
    score: NONE,
    batter: lineups.away.batting_order[0].lineup_id,
    pitcher: lineups.home.pitcher,
    pitcher_fatigue: null,
    last_play: 0,
    vacancy: null,
    suspended: false,
    take_back: null,
    offense_options: [],
    decisions: { defense_in: false, offense_in: false, defense: null, offense: null },
    pending_roll: null,
    question: null,
    teams: { away: team(away, FIRST.away), home: team(home, FIRST.home) },
    lineups,
    bench: { away: [], home: [] },
    options: setup.options,
    edition: setup.edition,
    mode: setup.mode,
    league: setup.league ?? null,
    commitment,
    entropy: { away: unsaid, home: unsaid },
    ready: { away: false, home: false },
    result: null,
    line_score: { innings: [[0, null]], runs: NONE, hits: NONE, errors: NONE, left_on_base: NONE },
  };
}

/**
 * @param {TeamSetup} setup
 * @param {number} first
 */
function team({ name, abbreviation, roster }, first) {
  const players = roster.map(({ id, name: named, bats, throws, fielding }, place) => ({
    lineup_id: first + place,
    id,
    name: named,
    bats,
    throws,
    positions: fielding.map(({ position }) => position),
  }));
  return { name, abbreviation, players };
}

/**
 * @param {TeamSetup} setup
 * @param {number} first
 * @returns {LineupView}
 */
function lineup({ roster, lineup: order, starting_pitcher }, first) {
  /** @param {string | undefined} id */
  const numbered = (id) => first + roster.findIndex((man) => man.id === id);
  const batting_order = order.map(({ player, role }, index) => ({ slot: index + 1, lineup_id: numbered(player), role }));
  const hitter = batting_order.find(({ role }) => role === "DH")?.lineup_id ?? null;
  const bats = batting_order.find(({ role }) => role === "P")?.lineup_id;
  return { batting_order, pitcher: bats ?? numbered(starting_pitcher), designated_hitter: hitter };
}
