// What the game waits for, and which of it this person may do.

import { batting, fielding } from "./view.js";

/**
 * What may be done here: one flag an action; `answer` is true when the choice is this person's.
 * @param {State} state
 */
export function permitted({ game, sides, choice }) {
  const has = (side) => sides.includes(side);
  const plays = sides.length > 0;
  const due = (side) => has(side) && game.waiting_for.includes(side);
  const at = (phase) => game.phase === phase;
  const betweenPlays = at("decisions_due") || at("roll_due");
  const lineup = at("lineup_due") && due(fielding(game));
  const hurt = at("lineup_due") && due(batting(game));
  if (game.suspended) return { resume: plays, forfeit: plays };
  const takeBack = game.take_back ?? null;
  const suspend = plays && game.phase !== "before_game" && game.phase !== "final" && game.phase !== "entry_due";
  if (takeBack !== null && takeBack.asked_by !== null) {
    // Nothing else goes on until he is answered.
    return { answerTakeBack: plays && sides.some((side) => side !== takeBack.asked_by), withdraw: has(takeBack.asked_by), suspend, forfeit: plays };
  }
  return {
    start: at("before_game") && plays,
    defend: at("decisions_due") && due(fielding(game)),
    bat: at("decisions_due") && due(batting(game)),
    // The dice may have fallen, and what they came to may be known, before it is told what the game waits for.
    roll: at("roll_due") && plays && game.pending_roll === null && game.decisions.defense_in && game.decisions.offense_in,
    report: at("outcome_due") && has(batting(game)),
    answer: at("choice_due") && choice !== null && has(choice.side),
    pinchHit: (betweenPlays && has(batting(game))) || hurt,
    changeFielders: (betweenPlays && has(fielding(game))) || lineup,
    takeBack: plays && takeBack !== null,
    suspend,
    forfeit: plays && !at("final"),
  };
}

const ACTS = {
  lineup_due: "bring in a man",
  decisions_due: "decide",
  outcome_due: "read the card and report the outcome",
  choice_due: "choose",
};

/** What the questions of the running game and of the throws are about; those that read a rating have it in common. */
const CHOOSES = {
  send: "send the runner or hold him",
  send_trail: "send the runner or hold him",
  go_without_lead: "send the runner or hold him",
  throw_home: "choose where to throw",
  throw: "throw for the runner or let him have the base",
  play_on: "choose on whom to play",
  read_x_check: "read the fielding charts and report",
};

function choosing({ question }) {
  if (question === null) return ACTS.choice_due;
  return CHOOSES[Object.keys(question)[0]] ?? "read a rating and report";
}

/** What those who are to act must do; one manager's decision by its name. */
function actOf(game, mine) {
  if (game.phase === "choice_due") return choosing(game);
  if (game.phase !== "decisions_due" || mine.length !== 1) return ACTS[game.phase] ?? "act";
  return mine[0] === fielding(game) ? "set the defense" : "choose what your batter does";
}

/**
 * Whom the game waits for, as one sentence.
 * @param {State} state
 */
export function waitingLine({ game, sides }) {
  if (game.phase === "final") return result(game);
  if (game.phase === "before_game") {
    const start = ["", " Start it when you both are ready.", " Start it when you are ready."][sides.length];
    return `The game has not started.${start}`;
  }
  if (game.phase === "entry_due") return "The game is scored as it was really played.";
  if (game.suspended) return "The game is suspended. It goes on where it is when either manager resumes it.";
  const askedBy = game.take_back?.asked_by ?? null;
  if (askedBy !== null) return takingBack(game, sides, askedBy);
  if (game.phase === "roll_due") {
    if (sides.length === 0) return "Both decisions are in; the dice are due.";
    return sides.length === 2 ? "Both decisions are in. Roll the dice." : "Both decisions are in. Either of you rolls the dice.";
  }
  const mine = game.waiting_for.filter((side) => sides.includes(side));
  const others = game.waiting_for.filter((side) => !sides.includes(side));
  const act = actOf(game, mine);
  const names = (these) => these.map((side) => game.teams[side].name).join(" and ");
  if (mine.length === 0) return `Waiting for ${names(others)} to ${act}.`;
  const you = sides.length > 1 ? `Your move for ${names(mine)}: ${act}.` : `Your move: ${act}.`;
  return others.length === 0 ? you : `${you} ${names(others)} must ${ACTS[game.phase] ?? "act"} too.`;
}

/** Who asks to take a play back, and who is to answer. */
function takingBack(game, sides, askedBy) {
  const other = askedBy === "home" ? "away" : "home";
  if (sides.includes(askedBy) && !sides.includes(other)) {
    return `You ask to take the play back. Waiting for ${game.teams[other].name} to answer.`;
  }
  const asks = `The ${game.teams[askedBy].name} manager asks to take the play back.`;
  return sides.includes(other) ? `Your move: answer. ${asks}` : asks;
}

/**
 * Whether this person is to act.
 * @param {State} state
 */
export function isMyMove({ game, sides }) {
  return game.phase !== "final" && game.waiting_for.some((side) => sides.includes(side));
}

/**
 * How the game ended, as one sentence.
 * @param {Game} game
 */
export function result(game) {
  if (game.result === null) return "The game is over.";
  const { ending, score, winner } = game.result;
  if (ending === "called" && winner === null) return `The game was called, tied ${score.away} to ${score.home}.`;
  if (winner === null) return "The game was abandoned; it has no result.";
  const loser = winner === "home" ? "away" : "home";
  const won = `Final: ${game.teams[winner].name} ${score[winner]}, ${game.teams[loser].name} ${score[loser]}`;
  if (ending === "walk_off") return `${won}, on the last at-bat.`;
  if (ending === "called") return `${won}, called early.`;
  if (ending === "mercy") return `${won}, by the mercy rule.`;
  return typeof ending === "object" ? `${won}, by forfeit.` : `${won}.`;
}
