// The frames of the Bandbox protocol, version 1. Generated: do not edit.

/**
 * Data of `accept_invite`.
 */
export type AcceptInvite = {
/**
 * The code of the invite.
 */
code: InviteCode, };

/**
 * Who may come to a new game, besides its managers, its creator and administrators.
 */
export type Access = {
/**
 * Nobody else sees it, in lists neither: to others it is not there.
 */
private?: boolean,
/**
 * So many connections may watch at once; 0 for none. The server's own limit counts as well.
 */
max_spectators?: number,
/**
 * The sides that nobody manages until an invite is accepted.
 */
open_sides?: Array<Team>, };

/**
 * Data of `announce`.
 */
export type Announce = {
/**
 * To the room of this game; to everybody who is connected when left out.
 */
game_id?: GameId,
/**
 * What is announced.
 */
text: ChatText, };

/**
 * Data of `announced`.
 */
export type Announced = {
/**
 * To how many connections it went.
 */
reached: number, };

/**
 * Data of the notice `announcement`.
 */
export type Announcement = {
/**
 * What is announced.
 */
text: ChatText,
/**
 * When.
 */
timestamp: Timestamp, };

/**
 * A manager's answer to a [`Question`].
 */
export type Answer = "hold" | "send" | "throw_first" | "throw_home" | "throw" | "concede" | "play_lead" | "play_trail" | "safe" | "out" | "back" | "happened" | "did_not_happen" | { "x_check": Reading } | "good_lead" | "no_lead" | "caught_leading" | { "grade": Grade } | "unhurt" | { "hurt": Injury };

/**
 * Data of `answer_take_back`.
 */
export type AnswerTakeBack = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * Whether the play is taken back; whoever asked may withdraw with false.
 */
accept: boolean, };

/**
 * A runner's try for a base that the chart does not give him.
 */
export type Attempt = "first_to_third" | "second_to_home" | "first_to_home" | "tag_to_third" | "tag_home" | "home_on_groundball" | "trail_to_third" | "batter_to_second" | "batter_to_third";

/**
 * A base a runner can stand on. Written as its number, 1 to 3.
 */
export type Base = 1 | 2 | 3;

/**
 * A set of bases: those occupied, or those where the runner is held. Written as a list, `[1, 3]`.
 */
export type BaseSet = Array<1 | 2 | 3>;

/**
 * Who is on base, by lineup id.
 */
export type BasesView = {
/**
 * The runner on first.
 */
first: LineupId | null,
/**
 * The runner on second.
 */
second: LineupId | null,
/**
 * The runner on third.
 */
third: LineupId | null, };

/**
 * The side a batter bats from.
 */
export type Bats = "L" | "R" | "S";

/**
 * The play that waits for a choice.
 */
export type Batted = {
/**
 * The outcome as reported or read.
 */
outcome: PlayOutcome,
/**
 * Where the ball was hit.
 */
hit_location: Position | null,
/**
 * Bases of a reported error, 1 to 3; only with `error`.
 */
error_bases: number | null,
/**
 * The at-bat roll it came from.
 */
roll_id: RollId,
/**
 * The fielder tested by an x-check, once the outcome is what the check came to.
 */
check_position?: Position,
/**
 * What the man behind a lead runner does who draws a throw, once that is decided.
 */
trail?: TrailRunner, };

/**
 * What the play was for the batter.
 */
export type BatterResult = "1B" | "2B" | "3B" | "HR" | "BB" | "IBB" | "HBP" | "CI" | "SO" | "OUT" | "SF" | "FC" | "E" | "-" | "SF-E";

/**
 * A place in the batting order.
 */
export type BatterView = {
/**
 * 1 to 9.
 */
slot: BattingSlot,
/**
 * Who bats there.
 */
lineup_id: LineupId,
/**
 * What he does.
 */
role: Role, };

/**
 * A man in the batting order.
 */
export type BattingLine = {
/**
 * Who.
 */
player: LineupId,
/**
 * His place in the batting order.
 */
slot: BattingSlot,
/**
 * How he came in.
 */
entered: Entered,
/**
 * What he played, in order; nothing for a pinch hitter or runner who did not stay.
 */
roles: Array<Role>,
/**
 * Plate appearances.
 */
pa: number,
/**
 * Times at bat.
 */
ab: number,
/**
 * Runs.
 */
r: number,
/**
 * Hits.
 */
h: number,
/**
 * Doubles.
 */
"2b": number,
/**
 * Triples.
 */
"3b": number,
/**
 * Home runs.
 */
hr: number,
/**
 * Runs batted in.
 */
rbi: number,
/**
 * Bases on balls, the intentional ones among them.
 */
bb: number,
/**
 * Intentional bases on balls.
 */
ibb: number,
/**
 * Strikeouts.
 */
so: number,
/**
 * Times hit by a pitch.
 */
hbp: number,
/**
 * Times put on first by the catcher's interference.
 */
ci: number,
/**
 * Sacrifice hits.
 */
sh: number,
/**
 * Sacrifice flies.
 */
sf: number,
/**
 * Times grounded into a double play.
 */
gidp: number,
/**
 * Stolen bases.
 */
sb: number,
/**
 * Times caught stealing.
 */
cs: number,
/**
 * Times picked off, which is not caught stealing.
 */
po: number,
/**
 * Runners who stood on base when he made an out and were still there after it.
 */
lob: number,
/**
 * Home runs by the ballpark, among his home runs.
 */
bphr: number,
/**
 * Singles by the ballpark, among his hits.
 */
bp1b: number,
/**
 * Flies that the ballpark kept in.
 */
bpfo: number,
/**
 * Liners that the ballpark did not let through.
 */
bplo: number, };

/**
 * A place in the batting order, 1 to 9.
 */
export type BattingSlot = number;

/**
 * A card to bat with.
 */
export type BattingText = { "own": ByHand<SideText> } | { "shared": SharedBatting };

/**
 * Data of `box_score_data`.
 */
export type BoxScoreData = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The event after which it stands so. Earned runs of a half-inning that is going on are those earned so far.
 */
seq: number,
/**
 * Whether the game's statistics count.
 */
standing: Standing,
/**
 * Runs by inning.
 */
line_score: LineScore,
/**
 * What everybody did.
 */
teams: ByTeam<TeamBox>, };

/**
 * A value for each hand.
 */
export type ByHand<T> = {
/**
 * Left.
 */
left: T,
/**
 * Right.
 */
right: T, };

/**
 * Data of `game_suspended` and `game_resumed`.
 */
export type BySide = {
/**
 * The side whose manager did it; null for the umpire.
 */
side: Team | null, };

/**
 * A value for each team.
 */
export type ByTeam<T> = {
/**
 * The visitors' value.
 */
away: T,
/**
 * The hosts' value.
 */
home: T, };

/**
 * Data of `card_read`.
 */
export type CardRead = {
/**
 * The roll it was read for.
 */
roll_id: RollId,
/**
 * What the card says.
 */
reading: Reading,
/**
 * The cell as it is printed on the card.
 */
printed: string, };

/**
 * The cards of a player of the roster.
 */
export type CardText = {
/**
 * His `id` on the roster.
 */
player: string,
/**
 * The card he bats with; without one, the weakest of the shared cards.
 */
batting?: BattingText,
/**
 * The card he pitches with: its halves against left-handed and right-handed batters, columns 4 to 6.
 */
pitching?: ByHand<Array<string>>, };

/**
 * Data of `cards`.
 */
export type CardsData = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * Whose cards.
 */
side: Team,
/**
 * The cards of everyone on the roster who has any.
 */
cards: Array<CardsOf>,
/**
 * Those who have not been in the game.
 */
bench: Array<LineupId>, };

/**
 * A player's cards, as `docs/cards.md` describes them.
 */
export type CardsOf = {
/**
 * Who.
 */
lineup_id: LineupId,
/**
 * The card he bats with; null where the server was given none.
 */
batting: BattingText | null,
/**
 * The card he pitches with; null where the server was given none.
 */
pitching: ByHand<Array<string>> | null, };

/**
 * A man comes in or takes another position.
 */
export type Change = {
/**
 * Who.
 */
player: LineupId,
/**
 * Where he bats; none for a pitcher for whom somebody else bats.
 */
slot: BattingSlot | null,
/**
 * What he does.
 */
duty: Duty, };

/**
 * Data of the notice `chat`.
 */
export type Chat = {
/**
 * Who speaks.
 */
user_id: string,
/**
 * The name to show.
 */
name: string,
/**
 * The side that he manages, if he does.
 */
side: Team | null,
/**
 * To whom.
 */
audience: ChatAudience,
/**
 * What he says. It is text, never markup.
 */
text: ChatText,
/**
 * When.
 */
timestamp: Timestamp, };

/**
 * To whom in the room somebody speaks.
 */
export type ChatAudience = "room" | "team" | "spectators" | "user";

/**
 * Data of `chat_sent`: it went out once to those who were there.
 */
export type ChatSent = {
/**
 * In the room of which game.
 */
game_id: GameId, };

/**
 * What somebody says: 1 to [`ChatText::MAX`] characters on one line, none of them a control character.
 */
export type ChatText = string;

/**
 * Data of `choice_accepted`.
 */
export type ChoiceAccepted = {
/**
 * The answer.
 */
choice: Answer, };

/**
 * Data of `choice_due`.
 */
export type ChoiceDue = {
/**
 * Who must answer.
 */
side: Team,
/**
 * What.
 */
question: Question,
/**
 * The play that waits; null when the pitch itself is in question.
 */
play: Batted | null, };

/**
 * Data of `choice_made`.
 */
export type ChoiceMade = {
/**
 * Who answered.
 */
side: Team,
/**
 * The answer.
 */
choice: Answer, };

/**
 * What kind of play it was, in the scorer's words.
 */
export type Class = "out" | "strikeout" | "stolen_base" | "indifference" | "caught_stealing" | "picked_off" | "wild_pitch" | "passed_ball" | "balk" | "other_advance" | "foul_error" | "walk" | "intentional_walk" | "hit_by_pitch" | "interference" | "error" | "fielders_choice" | "single" | "double" | "triple" | "home_run";

/**
 * Data of the reply `game_cleaned_up`.
 */
export type CleanedUp = {
/**
 * The game.
 */
game_id: GameId,
/**
 * Why.
 */
reason: Reason, };

/**
 * Data of `cleanup_game`.
 */
export type CleanupGame = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * Why, in words for those who were there; 1 to 200 characters.
 */
reason: Reason, };

/**
 * Data of `commit_entropy`.
 */
export type CommitEntropy = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * SHA-256 of the entropy, 64 lower-case hexadecimal digits.
 */
commitment: Hex32, };

/**
 * Data of `connected`.
 */
export type Connected = {
/**
 * Who is connected.
 */
user_id: string,
/**
 * The name to show.
 */
name: string,
/**
 * Names this connection.
 */
session_id: string,
/**
 * The protocol spoken: `bandbox.v1`.
 */
protocol: string,
/**
 * What this server can do beyond the first release of the protocol.
 */
features: Array<string>,
/**
 * The server's version.
 */
server_version: string,
/**
 * The server pings this often.
 */
heartbeat_s: number,
/**
 * What it bears.
 */
limits: Limits, };

/**
 * Data of `create_game`.
 */
export type CreateGame = {
/**
 * Teams, lineups and options.
 */
setup: GameSetup,
/**
 * Who manages which team; whoever is left out is the creator himself, unless the side is open.
 */
managers?: Managers,
/**
 * Who else may come to it; everybody when left out.
 */
access?: Access, };

/**
 * Data of `create_invite`.
 */
export type CreateInvite = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The side that is to have a manager.
 */
side: Team, };

/**
 * The pitchers who won, lost and saved the game, as its scorer has it.
 */
export type Credits = {
/**
 * Who won.
 */
win: LineupId | null,
/**
 * Who lost.
 */
loss: LineupId | null,
/**
 * Who saved the win of another.
 */
save: LineupId | null, };

/**
 * What made the outcome of what is printed.
 */
export type DecidedBy = "print" | "fatigue_dot" | "clutch" | "ballpark" | "power" | "plus";

/**
 * What a pitcher is credited or charged with at the end.
 */
export type Decision = "win" | "loss" | "save" | "hold" | "blown_save";

/**
 * Data of `decision_accepted`.
 */
export type DecisionAccepted = {
/**
 * Both decisions, when this was the second.
 */
disclosed: Decisions | null, };

/**
 * Both decisions of a plate appearance, once both are in.
 */
export type Decisions = {
/**
 * The fielding manager's.
 */
defense: DefensiveDecision,
/**
 * The batting manager's.
 */
offense: OffensiveDecision, };

/**
 * Data of `decisions_due`.
 */
export type DecisionsDue = {
/**
 * The sides whose decision is not in.
 */
waiting_for: Array<Team>,
/**
 * The side in the field.
 */
fielding: Team,
/**
 * The side at bat.
 */
batting: Team, };

/**
 * The decisions of the plate appearance: who has decided, and what, where the audience may see it.
 */
export type DecisionsView = {
/**
 * The fielding manager has decided.
 */
defense_in: boolean,
/**
 * The batting manager has decided.
 */
offense_in: boolean,
/**
 * The fielding manager's decision; null where it is not in or not to be seen yet.
 */
defense: DefensiveDecision | null,
/**
 * The batting manager's decision; null where it is not in or not to be seen yet.
 */
offense: OffensiveDecision | null, };

/**
 * The fielding manager's decision.
 */
export type DefensiveDecision = {
/**
 * How far in the infield plays.
 */
infield_depth: InfieldDepth,
/**
 * How far in the outfield plays.
 */
outfield_depth: OutfieldDepth,
/**
 * The bases whose runners are held.
 */
hold_runners: BaseSet,
/**
 * Walk the batter; no other field counts then and no dice are rolled.
 */
intentional_walk: boolean,
/**
 * Let whoever steals go: no throw is made, and no stolen base is credited.
 */
let_runners_go?: boolean, };

/**
 * Data of `defensive_decision_submitted`.
 */
export type DefensiveDecisionSubmitted = {
/**
 * The decision; null for those who may not see it yet.
 */
decision: DefensiveDecision | null,
/**
 * Both decisions, when this was the second.
 */
disclosed: Decisions | null, };

/**
 * Where a man who is not put out ends a play: 1 to 3 a base, 4 home.
 */
export type Destination = 1 | 2 | 3 | 4;

/**
 * Data of `dice_revealed`.
 */
export type DiceRevealed = {
/**
 * The bytes whose SHA-256 was published at creation.
 */
secret: Hex32, };

/**
 * Data of `dice_rolled`: the at-bat fields for an at-bat roll, the two dice of a row for a lead, a bunt and a
 * hit and run, three dice for an injury, `d20` for the others, and the error and rare dice for an x-check.
 */
export type DiceRolled = {
/**
 * Names the roll within its game.
 */
roll_id: RollId,
/**
 * Counts the rolls of a game from 0.
 */
roll_index: number,
/**
 * What the roll is for.
 */
kind: RollKind,
/**
 * Picks the column: 1 to 3 of the batter's card, 4 to 6 of the pitcher's.
 */
d6_one?: number,
/**
 * One of the two dice that pick the row.
 */
d6_two_a?: number,
/**
 * The other.
 */
d6_two_b?: number,
/**
 * Their sum: the row, 2 to 12.
 */
d6_two_total?: number,
/**
 * Picks the part of a split cell.
 */
chaos_d20?: number,
/**
 * Settles pitch checks and ballpark checks.
 */
resolution_d20?: number,
/**
 * A wild pitch is to be checked before the card is read.
 */
check_wild_pitch?: boolean,
/**
 * A passed ball is to be checked before the card is read.
 */
check_passed_ball?: boolean,
/**
 * The range die of an x-check; the one die of the kinds that have but one.
 */
d20?: number,
/**
 * The error dice of an x-check.
 */
error_d6?: [number, number, number],
/**
 * Their sum, 3 to 18.
 */
error_total?: number,
/**
 * The die of an x-check that makes it a rare play.
 */
rare_d100?: number,
/**
 * The three dice of an injury.
 */
injury_d6?: [number, number, number],
/**
 * Their sum, 3 to 18.
 */
injury_total?: number,
/**
 * The dice fell before, for a play that was taken back, and are read again; absent of dice that fell now.
 */
again?: boolean,
/**
 * When.
 */
timestamp: Timestamp,
/**
 * A sentence for people.
 */
message: string, };

/**
 * What a man is in the game for.
 */
export type Duty = { "fields": Position } | "designated_hitter" | "pinch_hitter" | "pinch_runner";

/**
 * A published edition of the rules and charts. A game keeps its edition for ever.
 */
export type Edition = "bandbox-1";

/**
 * How a game ended.
 */
export type Ending = "regulation" | "walk_off" | "mercy" | { "forfeit": Team } | "abandoned" | "called";

/**
 * A pitcher's endurance, by the work he is given. Written as on a card: `S(7)* R(2) C(6)`, each part once and in
 * this order, what he is not rated for left out; the star is a starter's eleventh inning.
 */
export type Endurance = string;

/**
 * How a man came into the game.
 */
export type Entered = "starter" | "pinch_hitter" | "pinch_runner" | "replacement";

/**
 * What a manager adds to the dice: 1 to 64 bytes of his own choosing, written in hexadecimal.
 */
export type Entropy = string;

/**
 * Data of `entropy_committed`.
 */
export type EntropyCommitted = {
/**
 * Whose.
 */
side: Team,
/**
 * Its SHA-256.
 */
commitment: Hex32, };

/**
 * Data of `entropy_revealed`.
 */
export type EntropyRevealed = {
/**
 * Whose.
 */
side: Team,
/**
 * The bytes, in hexadecimal.
 */
entropy: Entropy, };

/**
 * How far a manager is with his part of the dice.
 */
export type EntropyState = "none" | "committed" | "revealed";

/**
 * What a manager has added to the dice.
 */
export type EntropyView = {
/**
 * How far he is.
 */
state: EntropyState,
/**
 * The SHA-256 he committed to, until he shows the entropy.
 */
commitment: Hex32 | null,
/**
 * The entropy, once shown.
 */
entropy: Entropy | null, };

/**
 * What is wrong, for programs. Codes are never renamed and never mean another thing.
 */
export type ErrorCode = "malformed_frame" | "unknown_event" | "invalid_data" | "invalid_id" | "too_deep" | "too_big" | "unknown_outcome" | "invalid_setup" | "unauthenticated" | "already_authenticated" | "forbidden" | "game_not_found" | "not_joined" | "side_open" | "side_taken" | "one_side_only" | "invite_not_good" | "muted" | "origin_refused" | "blocked" | "id_reused" | "stale" | "rate_limited" | "address_limit" | "too_many_sessions" | "busy" | "room_full" | "store_unavailable" | "draining" | "server_full" | "internal" | "not_found" | "method_not_allowed" | "upgrade_required" | "too_slow" | "unknown_subprotocol" | "not_your_turn" | "umpire_only" | "managers_only" | "not_started" | "already_started" | "game_over" | "entropy_closed" | "entropy_already_committed" | "entropy_not_committed" | "entropy_mismatch" | "entropy_due" | "decision_already_in" | "illegal_decision" | "decision_due" | "roll_due" | "no_pending_roll" | "outcome_already_in" | "roll_pending" | "wrong_roll" | "server_reads_cards" | "engine_outcome" | "no_ballpark_effects" | "location_required" | "location_not_allowed" | "error_bases_required" | "error_bases_not_allowed" | "no_choice_due" | "choice_due" | "wrong_answer" | "lineup_due" | "nothing_to_take_back" | "take_back_too_far" | "take_back_pending" | "no_take_back_pending" | "game_suspended" | "game_not_suspended" | "no_injuries" | "illegal_substitution" | "game_is_scored" | "game_is_played" | "impossible_entry";

/**
 * Data of `error` and `outcome_rejected`.
 */
export type ErrorData = {
/**
 * What is wrong, for programs.
 */
code: ErrorCode,
/**
 * What is wrong and what to do, for people.
 */
message: string,
/**
 * The path of the field at fault, such as `data.decision.hold_runners[1]`.
 */
field?: string,
/**
 * All faults, where there may be several.
 */
faults: Array<Fault>,
/**
 * Whether the same frame may be accepted when it is sent again later.
 */
retryable: boolean,
/**
 * Wait at least this long before.
 */
retry_after_ms?: number,
/**
 * Where the game stands, when the frame named another `if_seq`.
 */
head_seq?: number, };

/**
 * An error charged to a fielder.
 */
export type ErrorMade = {
/**
 * The fielder.
 */
position: Position,
/**
 * The bases it was worth, 1 to 3.
 */
bases: number, };

/**
 * Some of the errors, none to three bases, written as a list of bases.
 */
export type Errors = Array<0 | 1 | 2 | 3>;

/**
 * A hit for extra bases.
 */
export type ExtraBaseHit = {
/**
 * The batter.
 */
batter: LineupId,
/**
 * The pitcher.
 */
pitcher: LineupId,
/**
 * The inning.
 */
inning: number,
/**
 * Its bases, 2 to 4.
 */
bases: number,
/**
 * Men on base.
 */
on_base: number,
/**
 * Outs before it.
 */
outs: number, };

/**
 * How a pitcher holds up.
 */
export type Fatigue = "fresh" | "vulnerable" | "tired";

/**
 * One fault of several.
 */
export type Fault = {
/**
 * The path of the field at fault.
 */
field: string,
/**
 * What is wrong with it.
 */
message: string, };

/**
 * A position that a player is rated for, with the ratings of his card that the server was told.
 *
 * A rating that is absent is asked of the managers when a roll needs it.
 */
export type Fielding = {
/**
 * The position.
 */
position: Position,
/**
 * Throwing arm of an outfielder or catcher, -6 (best) to +5.
 */
arm?: number,
/**
 * A catcher's passed-ball rating, 0 to 20.
 */
passed_ball?: number,
/**
 * Range, 1 (best) to 5.
 */
range?: number,
/**
 * Error rating: 0 never errs; the scale depends on the position.
 */
error?: number,
/**
 * A catcher's throwing rating (T), 0 to 20: his throw to a stolen base may go wild.
 */
throwing?: number, };

/**
 * A man at a position.
 */
export type FieldingLine = {
/**
 * Who.
 */
player: LineupId,
/**
 * Where.
 */
position: Position,
/**
 * Outs made while he played there, three to the inning.
 */
outs: number,
/**
 * Putouts.
 */
po: number,
/**
 * Assists.
 */
a: number,
/**
 * Errors.
 */
e: number,
/**
 * Double plays that he had a part in.
 */
dp: number,
/**
 * Triple plays that he had a part in.
 */
tp: number,
/**
 * Passed balls.
 */
pb: number, };

/**
 * How the number that a d20 must not exceed is made, for managers who read a rating off a card.
 *
 * The number is `running + arm + modifier`, kept between `lowest` and `highest`; a part whose flag is off
 * does not count.
 */
export type Formula = {
/**
 * The arm of the fielder at `hit_location` is added.
 */
arm: boolean,
/**
 * Added to the runner's running rating.
 */
modifier: number,
/**
 * The number is at least this.
 */
lowest: number,
/**
 * The number is at most this.
 */
highest: number, };

/**
 * A batter whom a pitcher put on first.
 */
export type FreePass = {
/**
 * The batter.
 */
batter: LineupId,
/**
 * The pitcher.
 */
pitcher: LineupId, };

/**
 * Data of the notice `game_cleaned_up`. Whoever gets it is no longer in the room.
 */
export type GameCleanedUp = {
/**
 * Why.
 */
reason: Reason, };

/**
 * Data of the room event `game_created`.
 */
export type GameCreated = {
/**
 * Teams, lineups and options.
 */
setup: GameSetup,
/**
 * SHA-256 of the server's secret.
 */
commitment: Hex32, };

/**
 * Data of `game_ended`.
 */
export type GameEnded = {
/**
 * How it ended, the score that stands, and the winner.
 */
result: GameResult, };

/**
 * Which games to list.
 */
export type GameFilter = "mine" | "open" | "playing" | "suspended" | "final";

/**
 * Names a game: a UUID, written in lower case with hyphens.
 */
export type GameId = string;

/**
 * Data of `game_joined`.
 */
export type GameJoined = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The side he manages, if he does.
 */
side: Team | null,
/**
 * As what he is here.
 */
role: MemberRole,
/**
 * Changes when an operator restores a log, so that reused numbers are noticed.
 */
epoch: number,
/**
 * The last `seq` of the game.
 */
head_seq: number,
/**
 * Whether every event after `after_seq` follows; otherwise a `game_state_sync` does.
 */
recovered: boolean,
/**
 * How many events follow before the live ones.
 */
replayed: number,
/**
 * Who is in the room.
 */
members: Array<Member>, };

/**
 * Data of `game_left`.
 */
export type GameLeft = {
/**
 * Which game.
 */
game_id: GameId, };

/**
 * Data of `game_list`.
 */
export type GameList = {
/**
 * A page of games, those changed last first.
 */
games: Array<GameSummary>,
/**
 * Give this as `after` to get the next page; null after the last.
 */
next: string | null, };

/**
 * The result of a game.
 */
export type GameResult = {
/**
 * How it ended.
 */
ending: Ending,
/**
 * The score that stands: 9 to 0 after a forfeit.
 */
score: ByTeam<number>,
/**
 * The winner; nobody when it was abandoned, or called with the score tied.
 */
winner: Team | null, };

/**
 * Everything agreed on before a game.
 */
export type GameSetup = {
/**
 * The edition of rules and charts.
 */
edition: Edition,
/**
 * Where the plays come from.
 */
mode: Mode,
/**
 * The league's own key for itself, at most 60 characters.
 */
league?: string,
/**
 * The options.
 */
options: Options,
/**
 * The numbers of the hosts' ballpark.
 */
park?: Park,
/**
 * The teams.
 */
teams: ByTeam<TeamSetup>, };

/**
 * Data of `game_started`: nothing.
 */
export type GameStarted = Record<symbol, never>;

/**
 * Data of `game_state_sync`.
 */
export type GameStateSync = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The game as the asker may see it.
 */
state: GameView,
/**
 * The last plays, in order.
 */
recent_plays: Array<PastPlay>,
/**
 * The event after which the game stands so.
 */
seq: number,
/**
 * The server's time.
 */
timestamp: Timestamp, };

/**
 * Data of `game_state_update`: what changes from event to event.
 */
export type GameStateUpdate = {
/**
 * The event after which the game stands so.
 */
seq: number,
/**
 * What it waits for.
 */
phase: PhaseName,
/**
 * The sides whose managers it waits for.
 */
waiting_for: Array<Team>,
/**
 * The inning, from 1.
 */
inning: number,
/**
 * Top or bottom.
 */
half: Half,
/**
 * Outs in this half-inning.
 */
outs: Outs,
/**
 * Who is on base.
 */
bases: BasesView,
/**
 * Runs.
 */
score: ByTeam<number>,
/**
 * Who is at bat.
 */
batter: LineupId,
/**
 * Who pitches.
 */
pitcher: LineupId,
/**
 * How the pitcher holds up; null where nobody keeps watch: pitchers do not tire in this game, or the server was
 * not told his endurance.
 */
pitcher_fatigue: Fatigue | null,
/**
 * The number of the last play, 0 before the first.
 */
last_play: number,
/**
 * The place that must be filled before play goes on: a position for an eligible man, or a man who is hurt.
 */
vacancy: Vacancy | null,
/**
 * Play has broken off: until it is resumed nothing of this is due.
 */
suspended: boolean,
/**
 * What can be taken back; null while nothing has been entered for the last dice.
 */
take_back: TakeBackView | null,
/**
 * What the batting manager may decide, while decisions are due.
 */
offense_options: Array<OffensiveDecision>, };

/**
 * How far a game is.
 */
export type GameStatus = "open" | "playing" | "suspended" | "final";

/**
 * A game in a list.
 */
export type GameSummary = {
/**
 * Which.
 */
game_id: GameId,
/**
 * The names of the teams.
 */
teams: ByTeam<string>,
/**
 * Runs.
 */
score: ByTeam<number>,
/**
 * The inning, from 1.
 */
inning: number,
/**
 * Top or bottom.
 */
half: Half,
/**
 * How far it is.
 */
status: GameStatus,
/**
 * The user ids of the managers; null for a side that is open.
 */
managers: ByTeam<string | null>,
/**
 * Whether nobody else sees it.
 */
private: boolean,
/**
 * When it changed last.
 */
updated_at: Timestamp, };

/**
 * A game as one audience may see it.
 */
export type GameView = {
/**
 * What it waits for.
 */
phase: PhaseName,
/**
 * The sides whose managers it waits for.
 */
waiting_for: Array<Team>,
/**
 * The inning, from 1.
 */
inning: number,
/**
 * Top or bottom.
 */
half: Half,
/**
 * Outs in this half-inning.
 */
outs: Outs,
/**
 * Who is on base.
 */
bases: BasesView,
/**
 * Runs.
 */
score: ByTeam<number>,
/**
 * Who is at bat.
 */
batter: LineupId,
/**
 * Who pitches.
 */
pitcher: LineupId,
/**
 * How the pitcher holds up; null where nobody keeps watch: pitchers do not tire in this game, or the server was
 * not told his endurance.
 */
pitcher_fatigue: Fatigue | null,
/**
 * The number of the last play, 0 before the first.
 */
last_play: number,
/**
 * The place that must be filled before play goes on: a position for an eligible man, or a man who is hurt.
 */
vacancy: Vacancy | null,
/**
 * Play has broken off: until it is resumed nothing of this is due.
 */
suspended: boolean,
/**
 * What can be taken back; null while nothing has been entered for the last dice.
 */
take_back: TakeBackView | null,
/**
 * What the batting manager may decide, while decisions are due.
 */
offense_options: Array<OffensiveDecision>,
/**
 * The decisions of this plate appearance.
 */
decisions: DecisionsView,
/**
 * The roll whose outcome is due.
 */
pending_roll: RollView | null,
/**
 * The choice that is due.
 */
question: Question | null,
/**
 * The teams and everyone on their rosters.
 */
teams: ByTeam<TeamView>,
/**
 * Who plays.
 */
lineups: ByTeam<LineupView>,
/**
 * Those who have not been in the game.
 */
bench: ByTeam<Array<LineupId>>,
/**
 * The options.
 */
options: Options,
/**
 * The edition of rules and charts.
 */
edition: Edition,
/**
 * Where the plays come from.
 */
mode: Mode,
/**
 * The league's own key for itself.
 */
league: string | null,
/**
 * SHA-256 of the server's secret.
 */
commitment: Hex32,
/**
 * What each manager has added to the dice.
 */
entropy: ByTeam<EntropyView>,
/**
 * Who is ready to begin; nobody once the game has started.
 */
ready: ByTeam<boolean>,
/**
 * The result, when it is over.
 */
result: GameResult | null,
/**
 * Runs by inning, and the totals.
 */
line_score: LineScore, };

/**
 * Data of `get_cards`.
 */
export type GetCards = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * Whose cards: the own side where nothing is said. An umpire says which.
 */
side?: Team, };

/**
 * Data of `get_lineup`.
 */
export type GetLineup = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * Whose lineup.
 */
side: Team, };

/**
 * Data of `get_play_history`.
 */
export type GetPlayHistory = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * Only plays with a greater number.
 */
after?: number,
/**
 * At most this many plays, 1 to 200.
 */
limit?: number, };

/**
 * A grade.
 */
export type Grade = "A" | "B" | "C" | "D";

/**
 * How the defense's alignment shifts a grade.
 */
export type GradeShift = "none" | "better" | "worse";

/**
 * A chart that is read by the batter's grade.
 */
export type GradedChart = "sac_bunt" | "squeeze_bunt" | "hit_and_run";

/**
 * The top (visitors bat) or the bottom (hosts bat) of an inning.
 */
export type Half = "top" | "bottom";

/**
 * Data of `half_inning_ended`.
 */
export type HalfInningEnded = {
/**
 * Its inning, from 1.
 */
inning: number,
/**
 * Top or bottom.
 */
half: Half,
/**
 * Those left on base, lead runner first.
 */
left_on_base: Array<LineupId>, };

/**
 * The left or the right hand, or side of the plate.
 */
export type Hand = "L" | "R";

/**
 * Data of `hand_over`.
 */
export type HandOver = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The side that changes hands.
 */
side: Team,
/**
 * The user id of who manages it from now on, 1 to 128 characters.
 */
to: string, };

/**
 * Data of `heartbeat`: nothing.
 */
export type Heartbeat = Record<symbol, never>;

/**
 * Data of `heartbeat_ack`.
 */
export type HeartbeatAck = {
/**
 * The server's time.
 */
timestamp: Timestamp,
/**
 * The last `seq` of each joined game.
 */
heads: Record<string, number>, };

/**
 * Thirty-two bytes, written as 64 hexadecimal digits: a SHA-256 hash or a revealed secret.
 */
export type Hex32 = string;

/**
 * A player who was hurt.
 */
export type HurtPlayer = {
/**
 * Who.
 */
player: LineupId,
/**
 * How badly.
 */
injury: Injury, };

/**
 * How far in the infield plays.
 */
export type InfieldDepth = "normal" | "corners_in" | "infield_in";

/**
 * How badly a man is hurt.
 */
export type Injury = "rest_of_game" | { "games": number };

/**
 * A player's injury rating as his card prints it, such as `1p70`: his injury number, which is the page of the chart
 * and the dice that put a pitcher at risk, and his durability.
 */
export type InjuryRating = string;

/**
 * Data of `inning_changed`.
 */
export type InningChanged = {
/**
 * The inning that is played now, from 1.
 */
inning: number,
/**
 * Top or bottom.
 */
half: Half,
/**
 * The runner placed on second, in an extra inning played that way.
 */
placed_runner: LineupId | null, };

/**
 * The code of an invite: 26 characters out of `a` to `z` and `2` to `7`. Whoever has it may take the side, once.
 */
export type InviteCode = string;

/**
 * Data of `invite_created`.
 */
export type InviteCreated = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The side.
 */
side: Team,
/**
 * What whoever is invited sends with `accept_invite`. It is good once.
 */
code: InviteCode,
/**
 * Until when it is good.
 */
expires_at: Timestamp, };

/**
 * Data of `join_game`.
 */
export type JoinGame = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * As what.
 */
role?: MemberRole,
/**
 * The last `seq` the client has, to be sent what it missed.
 */
after_seq?: number,
/**
 * The `epoch` that `after_seq` belongs to.
 */
epoch?: number, };

/**
 * What has become of a runner's jump.
 */
export type Jump = "good_lead" | "no_lead" | "balked" | "sent_back";

/**
 * Data of `jump_taken`.
 */
export type JumpTaken = {
/**
 * Who.
 */
runner: LineupId,
/**
 * Where.
 */
from: Base,
/**
 * What came of it.
 */
jump: Jump,
/**
 * Whether the steal goes on; if not, both managers decide again.
 */
goes_on: boolean,
/**
 * A sentence for people; null where the play tells all.
 */
description: string | null, };

/**
 * The limits of a connection.
 */
export type Limits = {
/**
 * The largest frame it reads, in bytes.
 */
frame_bytes: number,
/**
 * How deep the values inside a frame may nest.
 */
frame_depth: number,
/**
 * The most events that a join replays.
 */
replay_events: number,
/**
 * The most bytes that a join replays.
 */
replay_bytes: number, };

/**
 * Runs by inning, and the totals.
 */
export type LineScore = {
/**
 * For each inning the runs of the visitors and of the hosts, null where they have not batted.
 */
innings: Array<[number, number | null]>,
/**
 * Runs.
 */
runs: ByTeam<number>,
/**
 * Hits.
 */
hits: ByTeam<number>,
/**
 * Errors.
 */
errors: ByTeam<number>,
/**
 * Runners left on base.
 */
left_on_base: ByTeam<number>, };

/**
 * Data of `lineup_data`.
 */
export type LineupData = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * Whose lineup.
 */
side: Team,
/**
 * Who plays.
 */
lineup: LineupView,
/**
 * Those who have not been in the game.
 */
bench: Array<LineupId>,
/**
 * Everyone on the roster.
 */
players: Array<PlayerView>, };

/**
 * Data of `lineup_due`: this side must put an eligible man at this position before play goes on.
 */
export type LineupDue = {
/**
 * Which side.
 */
side: Team,
/**
 * Where.
 */
position: Position, };

/**
 * One man in the batting order.
 */
export type LineupEntry = {
/**
 * The player's `id` on the roster.
 */
player: string,
/**
 * What he does.
 */
role: Role, };

/**
 * A player's number in one game: 1, 2, … down the visitors' roster, 101, 102, … down the hosts'.
 */
export type LineupId = number;

/**
 * Who plays for a team.
 */
export type LineupView = {
/**
 * The nine who bat, in order.
 */
batting_order: Array<BatterView>,
/**
 * Who pitches.
 */
pitcher: LineupId,
/**
 * Who bats for the pitcher, while somebody does.
 */
designated_hitter: LineupId | null, };

/**
 * Data of `list_games`.
 */
export type ListGames = {
/**
 * Which; all when left out.
 */
filter?: GameFilter,
/**
 * The `next` of the page before; the first page when left out.
 */
after?: string,
/**
 * At most this many games, 1 to 100.
 */
limit?: number, };

/**
 * Data of `list_members`.
 */
export type ListMembers = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The `next` of the page before; the first page when left out.
 */
after?: string,
/**
 * At most this many members, 1 to 100.
 */
limit?: number, };

/**
 * The users who manage the teams of a new game.
 */
export type Managers = {
/**
 * The user id of the visitors' manager.
 */
away?: string,
/**
 * The user id of the hosts' manager.
 */
home?: string, };

/**
 * Somebody in a room.
 */
export type Member = {
/**
 * The user.
 */
user_id: string,
/**
 * The name to show.
 */
name: string,
/**
 * As what.
 */
role: MemberRole, };

/**
 * Data of `member_list`.
 */
export type MemberList = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * Each user in the room once, by his id.
 */
members: Array<Member>,
/**
 * How many users are in the room.
 */
total: number,
/**
 * Asks for the next page; null when this is the last.
 */
next: string | null, };

/**
 * As what a user enters a room.
 */
export type MemberRole = "player" | "spectator";

/**
 * The mercy rule: the game is over when a team leads by this much late enough.
 */
export type Mercy = {
/**
 * The lead that ends the game, 1 or more.
 */
runs: number,
/**
 * The first inning whose end may end the game.
 */
after_inning: number, };

/**
 * Where the plays come from.
 */
export type Mode = "manual" | "cards" | "scored";

/**
 * A play on which a team made more than one out.
 */
export type MultipleOut = {
/**
 * How many, 2 or 3.
 */
outs: number,
/**
 * Those through whose hands the ball went.
 */
fielders: Array<LineupId>, };

/**
 * Data of `mute`.
 */
export type Mute = {
/**
 * In the room of which game.
 */
game_id: GameId,
/**
 * Whom the asker no longer hears. Muted by an umpire, he is heard by nobody.
 */
user_id: string,
/**
 * False takes it back.
 */
muted: boolean, };

/**
 * Data of `muted`. It holds while the game is in memory.
 */
export type Muted = {
/**
 * In the room of which game.
 */
game_id: GameId,
/**
 * Whom.
 */
user_id: string,
/**
 * Whether he is muted now.
 */
muted: boolean,
/**
 * Whether for everybody in the room.
 */
for_all: boolean, };

/**
 * Data of the reply `game_created`.
 */
export type NewGame = {
/**
 * The new game.
 */
game_id: GameId,
/**
 * SHA-256 of the server's secret.
 */
commitment: Hex32,
/**
 * The user ids of the managers; null for a side that is open.
 */
managers: ByTeam<string | null>, };

/**
 * A team's notes, each in the order it happened.
 */
export type Notes = {
/**
 * Its hits for extra bases.
 */
extra_base_hits: Array<ExtraBaseHit>,
/**
 * Its batters who were walked on purpose.
 */
intentional_walks: Array<FreePass>,
/**
 * Its batters who were hit by a pitch.
 */
hit_batsmen: Array<FreePass>,
/**
 * The double and triple plays that it made.
 */
multiple_outs: Array<MultipleOut>,
/**
 * Its players who were hurt.
 */
injuries: Array<HurtPlayer>, };

/**
 * Data of the events that only name their game.
 */
export type OfGame = {
/**
 * Which game.
 */
game_id: GameId, };

/**
 * Data of the events that only name a side.
 */
export type OfSide = {
/**
 * Whose.
 */
side: Team, };

/**
 * What the batting team tries.
 */
export type OffensiveAction = "swing_away" | "check_jump" | "steal" | "sac_bunt" | "squeeze_bunt" | "hit_and_run";

/**
 * The batting manager's decision.
 */
export type OffensiveDecision = {
/**
 * What to try.
 */
action: OffensiveAction,
/**
 * The bases runners try to steal: 2, 3 or 4 (home). Only with `check_jump` and `steal`.
 */
steal_attempts: StealTargets, };

/**
 * Data of `offensive_decision_submitted`.
 */
export type OffensiveDecisionSubmitted = {
/**
 * The decision; null for those who may not see it yet.
 */
decision: OffensiveDecision | null,
/**
 * Both decisions, when this was the second.
 */
disclosed: Decisions | null, };

/**
 * The options of a game. A field left out takes the edition's default.
 */
export type Options = {
/**
 * Scheduled innings, 3 to 9.
 */
innings: number,
/**
 * A designated hitter bats for the pitcher.
 */
designated_hitter: boolean,
/**
 * The starting pitcher may be his own designated hitter.
 */
two_way_starter: boolean,
/**
 * From this inning on each half-inning begins with a runner on second; off when absent.
 */
extra_inning_runner: number | null,
/**
 * The mercy rule; off when absent.
 */
mercy: Mercy | null,
/**
 * Batters a pitcher must face before he may be relieved in mid-inning, 1 or 3.
 */
pitcher_min_batters: number,
/**
 * What makes an x-check a rare play.
 */
rare_play_trigger: RarePlayTrigger,
/**
 * Ballpark marks on cards count.
 */
ballpark_effects: boolean,
/**
 * Clutch marks on cards count.
 */
clutch: boolean,
/**
 * Pitchers tire, those whose endurance the server was told.
 */
fatigue: boolean,
/**
 * Players can be hurt.
 */
injuries: boolean,
/**
 * The groundball chart with its location-dependent results 5, 6 and 13; without, 1 and 2 stand there.
 */
groundball_refined: boolean,
/**
 * The defense chooses where to throw on an uncapped hit.
 */
throw_choice: boolean, };

/**
 * Where a man begins a play: 0 is the batter at the plate, 1 to 3 a runner on that base.
 */
export type Origin = 0 | 1 | 2 | 3;

/**
 * How a man was put out. It decides whether runs count on a third out.
 */
export type OutKind = "strikeout" | "caught" | "at_first" | "force" | "tag" | "doubled_off" | "interference" | "appeal";

/**
 * A man put out.
 */
export type OutMade = {
/**
 * Who.
 */
lineup_id: LineupId,
/**
 * 0 for the batter, else the base he was on.
 */
from: Origin,
/**
 * How.
 */
kind: OutKind,
/**
 * The fielder who made the out.
 */
putout: Position,
/**
 * Those who helped, in the order the ball went.
 */
assists: Array<Position>, };

/**
 * A man put out, as the scorer has it.
 */
export type OutScored = {
/**
 * Who.
 */
lineup_id: LineupId,
/**
 * 0 for the batter, else the base he was on.
 */
from: Origin,
/**
 * The fielder who made the out; null where that is not known.
 */
putout: Position | null,
/**
 * Those who helped, in the order the ball went.
 */
assists: Array<Position>, };

/**
 * Data of `outcome_accepted`.
 */
export type OutcomeAccepted = {
/**
 * The outcome, by its own name.
 */
outcome: PlayOutcome,
/**
 * Where the ball was hit.
 */
hit_location: Position | null, };

/**
 * The name or alias of an outcome, as the client wrote it.
 */
export type OutcomeName = string;

/**
 * How far in the outfield plays.
 */
export type OutfieldDepth = "normal" | "shallow";

/**
 * Outs between plays. A third out is not a state: it ends the half-inning. Written as 0 to 2.
 */
export type Outs = 0 | 1 | 2;

/**
 * The numbers that the resolution die must not exceed for a ballpark mark to be a hit, 0 to 20, by the side the
 * batter bats from.
 */
export type Park = {
/**
 * Of ballpark home runs.
 */
home_runs: ByHand<number>,
/**
 * Of ballpark singles.
 */
singles: ByHand<number>, };

/**
 * A play of the history, with the half-inning it belongs to.
 */
export type PastPlay = {
/**
 * The number of its event in the game.
 */
seq: number,
/**
 * The inning, from 1.
 */
inning: number,
/**
 * Top or bottom.
 */
half: Half, } & ({ "play": PlayResolved } | { "scored": PlayScored });

/**
 * What a game waits for, by name.
 */
export type PhaseName = "before_game" | "lineup_due" | "decisions_due" | "roll_due" | "outcome_due" | "choice_due" | "entry_due" | "final";

/**
 * How the number of a pickoff is made: `base - hold`, kept between `lowest` and `highest`.
 */
export type PickoffFormula = {
/**
 * The pitcher's hold is taken from this; it is more when the runner is held.
 */
base: number,
/**
 * The number is at least this.
 */
lowest: number,
/**
 * The number is at most this.
 */
highest: number, };

/**
 * A check that comes before the card is read.
 */
export type PitchCheck = "wild_pitch" | "passed_ball";

/**
 * Data of `pitcher_tired`.
 */
export type PitcherTired = {
/**
 * Whose pitcher.
 */
side: Team,
/**
 * Who.
 */
pitcher: LineupId,
/**
 * Why.
 */
by: TiredBy, };

/**
 * A pitcher.
 */
export type PitchingLine = {
/**
 * Who.
 */
player: LineupId,
/**
 * Outs made while he pitched, three to the inning.
 */
outs: number,
/**
 * Batters faced.
 */
bf: number,
/**
 * Hits.
 */
h: number,
/**
 * Runs of the men he put on base.
 */
r: number,
/**
 * Of these, those that would have scored without errors and passed balls.
 */
er: number,
/**
 * Home runs.
 */
hr: number,
/**
 * Bases on balls, the intentional ones among them.
 */
bb: number,
/**
 * Intentional bases on balls.
 */
ibb: number,
/**
 * Strikeouts.
 */
so: number,
/**
 * Batters hit.
 */
hbp: number,
/**
 * Wild pitches.
 */
wp: number,
/**
 * Balks.
 */
bk: number,
/**
 * Runners of other pitchers on base when he came in.
 */
ir: number,
/**
 * Of these, those who scored while he pitched.
 */
irs: number,
/**
 * What he is credited or charged with.
 */
decisions: Array<Decision>, };

/**
 * Data of `play_history`.
 */
export type PlayHistory = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The plays, in order.
 */
plays: Array<PastPlay>,
/**
 * Give this as `after` to get the next page; null after the last.
 */
next: number | null, };

/**
 * What came of a plate appearance or of a play between pitches, by its name on the wire.
 */
export type PlayOutcome = "strikeout" | "groundball_a" | "groundball_b" | "groundball_c" | "flyball_a" | "flyball_b" | "flyball_bq" | "flyball_c" | "lineout" | "lineout_max" | "popout" | "foulout" | "single_1" | "single_2" | "single_uncapped" | "double_2" | "double_3" | "double_uncapped" | "triple" | "homerun" | "bp_homerun" | "bp_single" | "bp_flyout" | "bp_lineout" | "walk" | "intentional_walk" | "hit_by_pitch" | "catcher_interference" | "x_check" | "error" | "sacrifice_bunt" | "bunt_lead_out" | "bunt_popout" | "bunt_double_play" | "bunt_strikeout" | "bunt_single" | "squeeze_success" | "squeeze_out_home" | "squeeze_double_play" | "squeeze_missed" | "hit_and_run_groundout" | "hit_and_run_flyout" | "hit_and_run_double_play" | "hit_and_run_strikeout" | "hit_and_run_miss" | "wild_pitch" | "passed_ball" | "balk" | "pick_off" | "stolen_base" | "caught_stealing" | "defensive_indifference";

/**
 * Data of `play_resolved`.
 */
export type PlayResolved = {
/**
 * Counts the plays of a game from 1.
 */
play_number: number,
/**
 * What came of it.
 */
outcome: PlayOutcome,
/**
 * Where the ball was hit, if that was said.
 */
hit_location: Position | null,
/**
 * A sentence for people.
 */
description: string,
/**
 * Outs made on the play.
 */
outs_recorded: number,
/**
 * Runs that scored.
 */
runs_scored: number,
/**
 * Of these, batted in.
 */
rbi: number,
/**
 * What it was for the batter.
 */
batter_result: BatterResult,
/**
 * Who was at bat.
 */
batter: LineupId,
/**
 * Who was pitching.
 */
pitcher: LineupId,
/**
 * Where everybody went: those who are safe, lead runner first, then those who are out.
 */
runners_advanced: Array<RunnerAdvanced>,
/**
 * Those put out, in order.
 */
outs: Array<OutMade>,
/**
 * Errors charged.
 */
errors: Array<ErrorMade>,
/**
 * A hit.
 */
is_hit: boolean,
/**
 * The batter is out.
 */
is_out: boolean,
/**
 * A base on balls.
 */
is_walk: boolean,
/**
 * The batter grounded into a double play.
 */
grounded_into_double_play: boolean,
/**
 * The at-bat roll it came from; none for an intentional walk.
 */
roll_id: RollId | null,
/**
 * The fielder tested by an x-check; absent on other plays.
 */
check_position?: Position, };

/**
 * A scored play.
 */
export type PlayScored = {
/**
 * Counts the plays of a game from 1.
 */
play_number: number,
/**
 * What kind of play it was, in the scorer's words.
 */
kind: Class,
/**
 * A sentence for people.
 */
description: string,
/**
 * Outs made on the play.
 */
outs_recorded: number,
/**
 * Runs that scored.
 */
runs_scored: number,
/**
 * Of these, batted in.
 */
rbi: number,
/**
 * Who was at bat.
 */
batter: LineupId,
/**
 * Who was pitching.
 */
pitcher: LineupId,
/**
 * Where everybody went: those who are safe, then those who are out.
 */
runners_advanced: Array<RunnerAdvanced>,
/**
 * Those put out, in order.
 */
outs: Array<OutScored>,
/**
 * Errors charged, by position.
 */
errors: Array<Position>,
/**
 * A hit.
 */
is_hit: boolean, };

/**
 * Data of `play_taken_back`: everything since these dice has not happened, but every roll since stays used. One of
 * them that is called for again is shown as `again`.
 */
export type PlayTakenBack = {
/**
 * The dice, which are to be read again.
 */
roll_id: RollId,
/**
 * The play that had come of them; null where they had come to none yet.
 */
play_number: number | null, };

/**
 * A player on a team's roster.
 */
export type Player = {
/**
 * The league's own key for the player, 1 to 40 characters, unique on the roster.
 */
id: string,
/**
 * The name to show, 1 to 60 characters.
 */
name: string,
/**
 * The side he bats from.
 */
bats: Bats,
/**
 * The hand he throws with.
 */
throws: Throws,
/**
 * The positions he is rated for; none for a man who only bats.
 */
fielding: Array<Fielding>,
/**
 * Running rating, 1 to 20; cards use 8 to 17.
 */
running?: number,
/**
 * A pitcher's wild-pitch rating, 0 to 20.
 */
wild_pitch?: number,
/**
 * A pitcher's balk rating, 0 to 20.
 */
balk?: number,
/**
 * How well a pitcher holds runners, -6 (best) to +9.
 */
hold?: number,
/**
 * A runner's card for stealing as printed, such as `*2-6/- (17-13)`; see
 * [`crate::stealing::StealCard`].
 */
stealing?: string,
/**
 * How good a base stealer he is at a glance; nothing is rolled against it.
 */
stealing_letter?: StealingLetter,
/**
 * Bunting grade.
 */
bunt?: Grade,
/**
 * Grade for the hit and run.
 */
hit_and_run?: Grade,
/**
 * How long he lasts as a pitcher. Whoever has none is not watched for fatigue.
 */
endurance?: Endurance,
/**
 * Injury rating, such as `1p70`. Whoever has none is asked for it where the dice put him at risk.
 */
injury?: InjuryRating, };

/**
 * Data of `player_hurt`.
 */
export type PlayerHurt = {
/**
 * His side.
 */
side: Team,
/**
 * Who.
 */
player: LineupId,
/**
 * `rest_of_game`, or the games that he misses after this one. A pitcher who is out for the rest of the game is tired
 * instead; any other man is replaced as soon as he would have to play.
 */
injury: Injury, };

/**
 * Data of `player_substituted` and `substitution_accepted`.
 */
export type PlayerSubstituted = {
/**
 * What kind.
 */
kind: SubstitutionKind,
/**
 * Whose.
 */
side: Team,
/**
 * Who left; of a double switch the first.
 */
out: LineupId,
/**
 * Who came in for him.
 */
in: LineupId,
/**
 * The position he takes; null for a pinch hitter or runner.
 */
position: Position | null,
/**
 * All the men of a double switch.
 */
replacements?: Array<Replacement>,
/**
 * Who plays from now on, where more changed than one man for another in the same place: a double switch, a
 * designated hitter who is lost, a two-way starter who leaves the mound or the order.
 */
lineup?: LineupView, };

/**
 * A player.
 */
export type PlayerView = {
/**
 * His number in this game.
 */
lineup_id: LineupId,
/**
 * The league's own key for him.
 */
id: string,
/**
 * His name.
 */
name: string,
/**
 * The side he bats from.
 */
bats: Bats,
/**
 * The hand he throws with.
 */
throws: Throws,
/**
 * The positions he is rated for.
 */
positions: Array<Position>,
/**
 * Injury rating, if the server was told.
 */
injury?: InjuryRating,
/**
 * How long he lasts as a pitcher, if the server was told.
 */
endurance?: Endurance, };

/**
 * A fielding position, in the scorer's order 1 (pitcher) to 9 (right field).
 */
export type Position = "P" | "C" | "1B" | "2B" | "3B" | "SS" | "LF" | "CF" | "RF";

/**
 * Data of `positions_swapped`.
 */
export type PositionsSwapped = {
/**
 * Whose fielders.
 */
side: Team,
/**
 * One.
 */
one: LineupId,
/**
 * The other.
 */
other: LineupId,
/**
 * Who plays from now on: a pitcher who left the mound bats for himself.
 */
lineup: LineupView, };

/**
 * A batter's power: whether a home run that a pitcher's card gives to some is one for him.
 */
export type Power = "N" | "W";

/**
 * A choice that is due.
 */
export type Question = { "send": {
/**
 * What he would try.
 */
attempt: Attempt,
/**
 * The d20 must not exceed this; absent when a rating is unknown.
 */
number: number | null, } } | { "throw_home": {
/**
 * The d20 must not exceed this on a throw home; absent when his rating is unknown.
 */
number: number | null, } } | { "throw": {
/**
 * What he tries.
 */
attempt: Attempt,
/**
 * The d20 must not exceed this on a throw; absent when a rating is unknown.
 */
number: number | null, } } | { "send_trail": {
/**
 * What the lead runner tries.
 */
lead: Attempt,
/**
 * What the man behind would try.
 */
attempt: Attempt,
/**
 * The d20 must not exceed this if the defense plays on him; absent when a rating is unknown.
 */
number: number | null, } } | { "play_on": {
/**
 * What the lead runner tries.
 */
lead: Attempt,
/**
 * His number; absent when a rating is unknown.
 */
lead_number: number | null,
/**
 * What the man behind tries.
 */
trail: Attempt,
/**
 * His number; absent when a rating is unknown.
 */
trail_number: number | null, } } | { "read_attempt": {
/**
 * What the runner tries.
 */
attempt: Attempt,
/**
 * What the die shows.
 */
d20: number,
/**
 * What it is compared with.
 */
formula: Formula, } } | { "read_pitch_check": {
/**
 * Whose rating.
 */
check: PitchCheck,
/**
 * What the die shows: it happens at or below the rating.
 */
d20: number, } } | { "read_x_check": XCheck } | { "read_speed": {
/**
 * What the die shows: he is safe at or below the rating.
 */
d20: number, } } | { "go_without_lead": {
/**
 * The d20 must not exceed this; absent when a rating is unknown.
 */
number: number | null, } } | { "read_pickoff": {
/**
 * Where the runner is.
 */
from: Base,
/**
 * What the die shows: he is out at or below the number.
 */
d20: number,
/**
 * How the number is made.
 */
formula: PickoffFormula, } } | { "read_balk": {
/**
 * What the die shows: it happens at or below the rating.
 */
d20: number, } } | { "read_lead": {
/**
 * Where the runner is.
 */
from: Base,
/**
 * What the two dice show together. An asterisk gives a man on first whom nobody holds a good lead
 * whatever they show.
 */
total: number,
/**
 * The runner is held.
 */
held: boolean, } } | { "read_steal": {
/**
 * The base that the lead runner steals.
 */
to: Destination,
/**
 * What the die shows: he is safe at or below the number.
 */
d20: number,
/**
 * How the number is made.
 */
formula: StealFormula, } } | { "read_overthrow": {
/**
 * What the die shows: it happens at or below the rating.
 */
d20: number, } } | { "read_grade": {
/**
 * The chart.
 */
chart: GradedChart,
/**
 * What the two dice show together.
 */
total: number,
/**
 * How the defense shifts the grade; the one to be read is the one on the card.
 */
shift: GradeShift, } } | { "read_injury": {
/**
 * Who.
 */
player: LineupId,
/**
 * Of a pitcher, the injury number that is at risk; with another number he is not hurt.
 */
number: number | null,
/**
 * What the three dice show together.
 */
total: number, } };

/**
 * What the ball is, by the range table.
 */
export type RangeResult = "G1" | "G2" | "G2#" | "G3" | "G3#" | "PO" | "FO" | "F1" | "F2" | "F3" | "SPD" | "SI1" | "SI2" | "DO2" | "DO3" | "TR3" | "WP" | "X";

/**
 * Some of the results, written as a list.
 */
export type RangeResults = Array<"G1" | "G2" | "G2#" | "G3" | "G3#" | "PO" | "FO" | "F1" | "F2" | "F3" | "SPD" | "SI1" | "SI2" | "DO2" | "DO3" | "TR3" | "WP" | "X">;

/**
 * What makes an x-check a rare play.
 */
export type RarePlayTrigger = "d100_1" | "total_5";

/**
 * Where a man ended a play: 1 to 3 a base, 4 home, 0 out.
 */
export type Reached = 0 | 1 | 2 | 3 | 4;

/**
 * What a card says.
 */
export type Reading = {
/**
 * Whose card was read.
 */
card: Whose,
/**
 * Which half of it: the hand the pitcher throws with, or the side the batter bats from.
 */
against: Hand,
/**
 * The column, 1 to 6.
 */
column: number,
/**
 * The row, 2 to 12.
 */
row: number,
/**
 * The share of the split die that was hit, from its lowest number to its highest: 1 to 20 of a cell that is
 * not split.
 */
split: [number, number],
/**
 * It was the other reading of the cell, for the clutch.
 */
alternative: boolean,
/**
 * What made the outcome.
 */
decided_by: DecidedBy,
/**
 * The outcome.
 */
outcome: PlayOutcome,
/**
 * Where the ball was hit.
 */
hit_location: Position | null,
/**
 * "Plus injury" stands there.
 */
injury: boolean, };

/**
 * Data of the reply `ready_set`.
 */
export type ReadySet = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The sides whose marks are so now.
 */
sides: Array<Team>,
/**
 * Whether they are ready.
 */
ready: boolean, };

/**
 * A short text on one line: 1 to [`Reason::MAX`] characters, none of them a control character.
 */
export type Reason = string;

/**
 * Data of `request_pinch_hitter`, `request_pinch_runner` and `request_pitching_change`.
 */
export type Replace = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The lineup id of the man who leaves.
 */
out: LineupId,
/**
 * The lineup id of the man who comes in.
 */
in: LineupId, };

/**
 * Data of `request_defensive_replacement`.
 */
export type ReplaceFielder = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The lineup id of the man who leaves.
 */
out: LineupId,
/**
 * The lineup id of the man from the bench.
 */
in: LineupId,
/**
 * The position he takes.
 */
position: Position, };

/**
 * A man from the bench for a man in the game, as part of a [`Substitution::DoubleSwitch`].
 */
export type Replacement = {
/**
 * Leaves the game.
 */
out: LineupId,
/**
 * From the bench.
 */
in: LineupId,
/**
 * Where he plays: a position of one of those who leave.
 */
position: Position,
/**
 * Where he bats: the slot of one of those who leave; that of `out` when absent.
 */
slot?: BattingSlot, };

/**
 * Data of `replacement_due`: this side must replace this man before play goes on.
 */
export type ReplacementDue = {
/**
 * Which side.
 */
side: Team,
/**
 * Who is hurt.
 */
player: LineupId, };

/**
 * Data of `request_double_switch`.
 */
export type RequestDoubleSwitch = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * Two to nine men who leave, with those who come in and where.
 */
replacements: Array<Replacement>, };

/**
 * Data of `request_position_swap`.
 */
export type RequestPositionSwap = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The lineup id of a man in the field.
 */
one: LineupId,
/**
 * The lineup id of another.
 */
other: LineupId, };

/**
 * Data of `request_take_back`.
 */
export type RequestTakeBack = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The `seq` of the `dice_rolled` to go back to, as `take_back` of the state gives it: everything that was entered
 * since can be entered again.
 */
to_seq: number, };

/**
 * Data of `reveal_entropy`.
 */
export type RevealEntropy = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The 1 to 64 bytes committed to, in lower-case hexadecimal.
 */
entropy: Entropy, };

/**
 * What a man in the batting order does: he plays a position, or he only bats.
 */
export type Role = "P" | "C" | "1B" | "2B" | "3B" | "SS" | "LF" | "CF" | "RF" | "DH";

/**
 * Data of `roll_dice`.
 */
export type RollDice = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The kind of roll that the client believes to be due, to make sure of it.
 */
roll_type?: RollKind, };

/**
 * Names a roll within its game by kind and index, so that a roll can never be read as another kind.
 * Written `at_bat-17`.
 */
export type RollId = string;

/**
 * What a roll is for.
 */
export type RollKind = "at_bat" | "advance" | "home_decision" | "x_check" | "speed" | "foul_popup" | "jump" | "pickoff" | "balk" | "lead" | "steal" | "overthrow" | "bunt" | "hit_and_run" | "pitcher_injury" | "batter_injury";

/**
 * The faces of a roll: the at-bat fields for an at-bat roll, the two dice of a row for a lead, a bunt and a hit and
 * run, three dice for an injury, `d20` for the others, and the error and rare dice for an x-check.
 */
export type RollView = {
/**
 * Names the roll within its game.
 */
roll_id: RollId,
/**
 * Counts the rolls of a game from 0.
 */
roll_index: number,
/**
 * What the roll is for.
 */
kind: RollKind,
/**
 * Picks the column: 1 to 3 of the batter's card, 4 to 6 of the pitcher's.
 */
d6_one?: number,
/**
 * One of the two dice that pick the row.
 */
d6_two_a?: number,
/**
 * The other.
 */
d6_two_b?: number,
/**
 * Their sum: the row, 2 to 12.
 */
d6_two_total?: number,
/**
 * Picks the part of a split cell.
 */
chaos_d20?: number,
/**
 * Settles pitch checks and ballpark checks.
 */
resolution_d20?: number,
/**
 * A wild pitch is to be checked before the card is read.
 */
check_wild_pitch?: boolean,
/**
 * A passed ball is to be checked before the card is read.
 */
check_passed_ball?: boolean,
/**
 * The range die of an x-check; the one die of the kinds that have but one.
 */
d20?: number,
/**
 * The error dice of an x-check.
 */
error_d6?: [number, number, number],
/**
 * Their sum, 3 to 18.
 */
error_total?: number,
/**
 * The die of an x-check that makes it a rare play.
 */
rare_d100?: number,
/**
 * The three dice of an injury.
 */
injury_d6?: [number, number, number],
/**
 * Their sum, 3 to 18.
 */
injury_total?: number, };

/**
 * A man's way on a play.
 */
export type RunnerAdvanced = {
/**
 * 0 for the batter, else the base he was on.
 */
from: Origin,
/**
 * The base he reached, 4 for home, 0 when he is out.
 */
to: Reached,
/**
 * Who.
 */
lineup_id: LineupId, };

/**
 * Data of `scored`.
 */
export type Scored = {
/**
 * A sentence for people; null where there is nothing to tell.
 */
description: string | null,
/**
 * What he told.
 */
entry: ScoredEntry, };

/**
 * What a scorer told.
 */
export type ScoredEntry = { "play": PlayScored } | { "change": Change } | { "placed_runner": {
/**
 * Who.
 */
runner: LineupId,
/**
 * Where.
 */
base: Base, } } | { "charged_to": {
/**
 * The pitcher.
 */
pitcher: LineupId,
/**
 * The runner's base.
 */
base: Base, } } | { "credits": Credits } | "called";

/**
 * Data of `send_chat`.
 */
export type SendChat = {
/**
 * In the room of which game.
 */
game_id: GameId,
/**
 * What is said.
 */
text: ChatText,
/**
 * To whom; to everybody when left out.
 */
audience?: ChatAudience,
/**
 * The user id of him to whom alone it is said, with the audience `user` and no other.
 */
to?: string, };

/**
 * Data of `server_draining`.
 */
export type ServerDraining = {
/**
 * When it closes the connection at the latest.
 */
closes_at: Timestamp,
/**
 * Come back after this many milliseconds, times a random 0.5 to 1.5.
 */
retry_after_ms: number, };

/**
 * Data of `set_ready`.
 */
export type SetReady = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * False takes the mark back.
 */
ready: boolean,
/**
 * For which side; for every side that the asker speaks for when left out, which is both in a game against oneself and for
 * an umpire.
 */
side?: Team, };

/**
 * A card that pitchers share, as their rating names it: `1WR` is card 1, weak, for one who bats right.
 */
export type SharedBatting = {
/**
 * Its number, 1 (the weakest) to 8.
 */
card: number,
/**
 * His power.
 */
power: Power, };

/**
 * Data of `authenticate` and of `refresh_token`.
 */
export type ShowToken = {
/**
 * A signed token (JWT).
 */
token: string, };

/**
 * Data of the notice `ready_set`, one for each side.
 */
export type SideReady = {
/**
 * The side.
 */
side: Team,
/**
 * Whether its manager is ready.
 */
ready: boolean, };

/**
 * Data of `side_taken`: the reply to `accept_invite` and `hand_over`, and the notice of it.
 */
export type SideTaken = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The side.
 */
side: Team,
/**
 * Who manages it now.
 */
user_id: string, };

/**
 * Half a batting card.
 */
export type SideText = {
/**
 * His power against pitchers of that hand.
 */
power: Power,
/**
 * Rows 2 to 12, columns 1 to 3.
 */
rows: Array<string>, };

/**
 * Whether the statistics of a game count.
 */
export type Standing = "unfinished" | "counts" | "kept_apart";

/**
 * How the number of a steal is made, for managers who read a rating off a card.
 *
 * The number is the runner's steal number, `+ hold + arm + modifier`, kept between `lowest` and `highest`. A
 * runner whose card has no numbers has the lowest.
 */
export type StealFormula = {
/**
 * The first number of his card counts, else the second.
 */
high: boolean,
/**
 * The catcher's arm is added.
 */
arm: boolean,
/**
 * Added besides the pitcher's hold, which always is.
 */
modifier: number,
/**
 * The number is at least this.
 */
lowest: number,
/**
 * The number is at most this.
 */
highest: number, };

/**
 * The bases that runners try to steal, written as a list of 2, 3 and 4 (home).
 */
export type StealTargets = Array<2 | 3 | 4>;

/**
 * How good a base stealer is at a glance, `AA` (best) to `E`. Nothing is rolled against it.
 */
export type StealingLetter = "AA" | "A" | "B" | "C" | "D" | "E";

/**
 * Data of `submit_choice`.
 */
export type SubmitChoice = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The answer to the choice that is due.
 */
choice: Answer, };

/**
 * Data of `submit_defensive_decision`.
 */
export type SubmitDefensiveDecision = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The decision.
 */
decision: DefensiveDecision, };

/**
 * Data of `submit_manual_outcome`.
 */
export type SubmitManualOutcome = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * What the card says, by name or alias.
 */
outcome: OutcomeName,
/**
 * Where the ball was hit.
 */
hit_location?: Position,
/**
 * Bases of an error, 1 to 3; only with `error`.
 */
error_bases?: number,
/**
 * The roll it was read for, to make sure of it.
 */
roll_id?: RollId,
/**
 * "Plus injury" stands on the card, in a game that is played with injuries.
 */
plus_injury?: boolean, };

/**
 * Data of `submit_offensive_decision`.
 */
export type SubmitOffensiveDecision = {
/**
 * Which game.
 */
game_id: GameId,
/**
 * The decision.
 */
decision: OffensiveDecision, };

/**
 * What kind of substitution.
 */
export type SubstitutionKind = "pinch_hitter" | "pinch_runner" | "pitcher" | "fielder" | "double_switch";

/**
 * Data of `take_back_answered`.
 */
export type TakeBackAnswered = {
/**
 * The side whose manager answered; null for the umpire.
 */
side: Team | null,
/**
 * Whether the play is taken back.
 */
accepted: boolean, };

/**
 * Data of `take_back_requested`.
 */
export type TakeBackRequested = {
/**
 * The side whose manager asks, and whose opponent must answer; null when the umpire has it done.
 */
side: Team | null,
/**
 * The dice to go back to.
 */
roll_id: RollId, };

/**
 * What can be taken back.
 */
export type TakeBackView = {
/**
 * The `seq` of the `dice_rolled` to go back to: the `to_seq` of `request_take_back`.
 */
to_seq: number,
/**
 * The play that would be undone; null where the dice have come to none yet.
 */
play_number: number | null,
/**
 * The side whose manager asks for it; while one does, nothing else goes on.
 */
asked_by: Team | null, };

/**
 * One of the two teams. The away team bats in the top of an inning, the home team in the bottom.
 */
export type Team = "away" | "home";

/**
 * A team's half of a box score.
 */
export type TeamBox = {
/**
 * Its batting order, slot by slot and in each in order of appearance.
 */
batting: Array<BattingLine>,
/**
 * Its fielders, position by position and at each in order of appearance.
 */
fielding: Array<FieldingLine>,
/**
 * Its pitchers in order of appearance.
 */
pitching: Array<PitchingLine>,
/**
 * What is printed under the box.
 */
notes: Notes,
/**
 * Runners it left on base in half-innings that have ended.
 */
left_on_base: number,
/**
 * Runs earned off it by the other team, with one reconstruction a half-inning.
 */
earned_runs: number,
/**
 * Its runners who were placed on second in extra innings.
 */
placed_runners: number,
/**
 * Of these, those who scored: no pitcher is charged with their runs. Nobody, in a game that was really played: there
 * a pitcher is, and they are not earned.
 */
placed_runs: number, };

/**
 * A team as it comes to the game.
 */
export type TeamSetup = {
/**
 * 1 to 60 characters.
 */
name: string,
/**
 * For scoreboards, 2 to 4 characters.
 */
abbreviation: string,
/**
 * Everyone who may play, 9 to 60 players.
 */
roster: Array<Player>,
/**
 * The cards of those whose cards the server was given, at most one entry a player.
 */
cards?: Array<CardText>,
/**
 * The batting order, nine men.
 */
lineup: Array<LineupEntry>,
/**
 * The starting pitcher's `id`, where a designated hitter bats for him.
 */
starting_pitcher?: string, };

/**
 * A team and everyone on its roster.
 */
export type TeamView = {
/**
 * Its name.
 */
name: string,
/**
 * For scoreboards.
 */
abbreviation: string,
/**
 * Its players, in roster order.
 */
players: Array<PlayerView>, };

/**
 * The throwing hand.
 */
export type Throws = "L" | "R";

/**
 * A point in time: RFC 3339 in UTC with milliseconds, `2026-04-01T18:05:00.000Z`.
 */
export type Timestamp = string;

/**
 * What tired a pitcher.
 */
export type TiredBy = { "hits_and_walks": {
/**
 * Hits, walks and hit batsmen.
 */
count: number,
/**
 * 1 to 3.
 */
innings: number, } } | { "runs": {
/**
 * Runs.
 */
count: number,
/**
 * 1 to 3.
 */
innings: number, } } | { "innings": {
/**
 * How many.
 */
count: number, } } | "closing" | "injury";

/**
 * Data of `token_refreshed`, and of the notice `token_expiring`.
 */
export type TokenEnds = {
/**
 * When the token ends that the connection goes by. Then it is closed with 4001, unless another is shown by
 * `refresh_token` before.
 */
expires_at: Timestamp, };

/**
 * What the man behind a lead runner does while the throw goes through.
 */
export type TrailRunner = "holds" | "goes";

/**
 * Data of `user_connected`.
 */
export type UserConnected = {
/**
 * The user.
 */
user_id: string,
/**
 * The name to show.
 */
name: string,
/**
 * As what.
 */
role: MemberRole,
/**
 * The side he manages, if he does.
 */
side: Team | null, };

/**
 * Data of `user_disconnected`.
 */
export type UserDisconnected = {
/**
 * The user.
 */
user_id: string,
/**
 * The name to show.
 */
name: string, };

/**
 * A place that a team must fill before play goes on.
 */
export type Vacancy = { "position": Position } | { "hurt": LineupId };

/**
 * Whose card.
 */
export type Whose = "batter" | "pitcher";

/**
 * A check that has been rolled for: the dice, and what they can mean for a fielder there.
 */
export type XCheck = {
/**
 * The fielder.
 */
position: Position,
/**
 * The line of the range table.
 */
d20: number,
/**
 * The line of the error table.
 */
error_total: number,
/**
 * A rare play, on which the error table is not read.
 */
rare: boolean,
/**
 * The results that the range table has there; one alone when his range is known.
 */
range_results: RangeResults,
/**
 * The errors that the error table has there; one alone when his rating is known.
 */
error_bases: Errors, };

/** What a client may send. */
export type ClientFrame =
  | { id: string; event: "authenticate"; data: ShowToken; if_seq?: number }
  | { id: string; event: "refresh_token"; data: ShowToken; if_seq?: number }
  | { id: string; event: "heartbeat"; data: Heartbeat; if_seq?: number }
  | { id: string; event: "create_game"; data: CreateGame; if_seq?: number }
  | { id: string; event: "list_games"; data: ListGames; if_seq?: number }
  | { id: string; event: "join_game"; data: JoinGame; if_seq?: number }
  | { id: string; event: "leave_game"; data: OfGame; if_seq?: number }
  | { id: string; event: "request_game_state"; data: OfGame; if_seq?: number }
  | { id: string; event: "commit_entropy"; data: CommitEntropy; if_seq?: number }
  | { id: string; event: "reveal_entropy"; data: RevealEntropy; if_seq?: number }
  | { id: string; event: "start_game"; data: OfGame; if_seq?: number }
  | { id: string; event: "submit_defensive_decision"; data: SubmitDefensiveDecision; if_seq?: number }
  | { id: string; event: "submit_offensive_decision"; data: SubmitOffensiveDecision; if_seq?: number }
  | { id: string; event: "roll_dice"; data: RollDice; if_seq?: number }
  | { id: string; event: "submit_manual_outcome"; data: SubmitManualOutcome; if_seq?: number }
  | { id: string; event: "submit_choice"; data: SubmitChoice; if_seq?: number }
  | { id: string; event: "request_pinch_hitter"; data: Replace; if_seq?: number }
  | { id: string; event: "request_pinch_runner"; data: Replace; if_seq?: number }
  | { id: string; event: "request_pitching_change"; data: Replace; if_seq?: number }
  | { id: string; event: "request_defensive_replacement"; data: ReplaceFielder; if_seq?: number }
  | { id: string; event: "request_double_switch"; data: RequestDoubleSwitch; if_seq?: number }
  | { id: string; event: "request_position_swap"; data: RequestPositionSwap; if_seq?: number }
  | { id: string; event: "list_members"; data: ListMembers; if_seq?: number }
  | { id: string; event: "get_lineup"; data: GetLineup; if_seq?: number }
  | { id: string; event: "get_cards"; data: GetCards; if_seq?: number }
  | { id: string; event: "get_box_score"; data: OfGame; if_seq?: number }
  | { id: string; event: "get_play_history"; data: GetPlayHistory; if_seq?: number }
  | { id: string; event: "request_take_back"; data: RequestTakeBack; if_seq?: number }
  | { id: string; event: "answer_take_back"; data: AnswerTakeBack; if_seq?: number }
  | { id: string; event: "suspend_game"; data: OfGame; if_seq?: number }
  | { id: string; event: "resume_game"; data: OfGame; if_seq?: number }
  | { id: string; event: "forfeit_game"; data: OfGame; if_seq?: number }
  | { id: string; event: "cleanup_game"; data: CleanupGame; if_seq?: number }
  | { id: string; event: "create_invite"; data: CreateInvite; if_seq?: number }
  | { id: string; event: "accept_invite"; data: AcceptInvite; if_seq?: number }
  | { id: string; event: "hand_over"; data: HandOver; if_seq?: number }
  | { id: string; event: "set_ready"; data: SetReady; if_seq?: number }
  | { id: string; event: "send_chat"; data: SendChat; if_seq?: number }
  | { id: string; event: "mute"; data: Mute; if_seq?: number }
  | { id: string; event: "announce"; data: Announce; if_seq?: number };

/** The answer to one client frame. */
export type ReplyFrame =
  | { re?: string; seq?: number; repeat?: true; event: "connected"; data: Connected }
  | { re?: string; seq?: number; repeat?: true; event: "token_refreshed"; data: TokenEnds }
  | { re?: string; seq?: number; repeat?: true; event: "heartbeat_ack"; data: HeartbeatAck }
  | { re?: string; seq?: number; repeat?: true; event: "game_created"; data: NewGame }
  | { re?: string; seq?: number; repeat?: true; event: "game_list"; data: GameList }
  | { re?: string; seq?: number; repeat?: true; event: "game_joined"; data: GameJoined }
  | { re?: string; seq?: number; repeat?: true; event: "game_left"; data: GameLeft }
  | { re?: string; seq?: number; repeat?: true; event: "game_state_sync"; data: GameStateSync }
  | { re?: string; seq?: number; repeat?: true; event: "entropy_committed"; data: EntropyCommitted }
  | { re?: string; seq?: number; repeat?: true; event: "entropy_revealed"; data: EntropyRevealed }
  | { re?: string; seq?: number; repeat?: true; event: "game_started"; data: GameStarted }
  | { re?: string; seq?: number; repeat?: true; event: "decision_accepted"; data: DecisionAccepted }
  | { re?: string; seq?: number; repeat?: true; event: "roll_accepted"; data: RollView }
  | { re?: string; seq?: number; repeat?: true; event: "outcome_accepted"; data: OutcomeAccepted }
  | { re?: string; seq?: number; repeat?: true; event: "outcome_rejected"; data: ErrorData }
  | { re?: string; seq?: number; repeat?: true; event: "choice_accepted"; data: ChoiceAccepted }
  | { re?: string; seq?: number; repeat?: true; event: "substitution_accepted"; data: PlayerSubstituted }
  | { re?: string; seq?: number; repeat?: true; event: "positions_swapped"; data: PositionsSwapped }
  | { re?: string; seq?: number; repeat?: true; event: "member_list"; data: MemberList }
  | { re?: string; seq?: number; repeat?: true; event: "lineup_data"; data: LineupData }
  | { re?: string; seq?: number; repeat?: true; event: "cards"; data: CardsData }
  | { re?: string; seq?: number; repeat?: true; event: "box_score_data"; data: BoxScoreData }
  | { re?: string; seq?: number; repeat?: true; event: "play_history"; data: PlayHistory }
  | { re?: string; seq?: number; repeat?: true; event: "take_back_requested"; data: TakeBackRequested }
  | { re?: string; seq?: number; repeat?: true; event: "take_back_answered"; data: TakeBackAnswered }
  | { re?: string; seq?: number; repeat?: true; event: "game_suspended"; data: BySide }
  | { re?: string; seq?: number; repeat?: true; event: "game_resumed"; data: BySide }
  | { re?: string; seq?: number; repeat?: true; event: "game_ended"; data: GameEnded }
  | { re?: string; seq?: number; repeat?: true; event: "game_cleaned_up"; data: CleanedUp }
  | { re?: string; seq?: number; repeat?: true; event: "invite_created"; data: InviteCreated }
  | { re?: string; seq?: number; repeat?: true; event: "side_taken"; data: SideTaken }
  | { re?: string; seq?: number; repeat?: true; event: "ready_set"; data: ReadySet }
  | { re?: string; seq?: number; repeat?: true; event: "chat_sent"; data: ChatSent }
  | { re?: string; seq?: number; repeat?: true; event: "muted"; data: Muted }
  | { re?: string; seq?: number; repeat?: true; event: "announced"; data: Announced }
  | { re?: string; seq?: number; repeat?: true; event: "error"; data: ErrorData };

/** An event of a game, numbered without gaps. */
export type RoomFrame =
  | { game_id: string; seq: number; event: "game_created"; data: GameCreated }
  | { game_id: string; seq: number; event: "entropy_committed"; data: EntropyCommitted }
  | { game_id: string; seq: number; event: "entropy_revealed"; data: EntropyRevealed }
  | { game_id: string; seq: number; event: "game_started"; data: GameStarted }
  | { game_id: string; seq: number; event: "defensive_decision_submitted"; data: DefensiveDecisionSubmitted }
  | { game_id: string; seq: number; event: "offensive_decision_submitted"; data: OffensiveDecisionSubmitted }
  | { game_id: string; seq: number; event: "decision_dropped"; data: OfSide }
  | { game_id: string; seq: number; event: "dice_rolled"; data: DiceRolled }
  | { game_id: string; seq: number; event: "card_read"; data: CardRead }
  | { game_id: string; seq: number; event: "choice_due"; data: ChoiceDue }
  | { game_id: string; seq: number; event: "choice_made"; data: ChoiceMade }
  | { game_id: string; seq: number; event: "jump_taken"; data: JumpTaken }
  | { game_id: string; seq: number; event: "play_resolved"; data: PlayResolved }
  | { game_id: string; seq: number; event: "scored"; data: Scored }
  | { game_id: string; seq: number; event: "pitcher_tired"; data: PitcherTired }
  | { game_id: string; seq: number; event: "half_inning_ended"; data: HalfInningEnded }
  | { game_id: string; seq: number; event: "inning_changed"; data: InningChanged }
  | { game_id: string; seq: number; event: "lineup_due"; data: LineupDue }
  | { game_id: string; seq: number; event: "player_hurt"; data: PlayerHurt }
  | { game_id: string; seq: number; event: "replacement_due"; data: ReplacementDue }
  | { game_id: string; seq: number; event: "take_back_requested"; data: TakeBackRequested }
  | { game_id: string; seq: number; event: "take_back_answered"; data: TakeBackAnswered }
  | { game_id: string; seq: number; event: "play_taken_back"; data: PlayTakenBack }
  | { game_id: string; seq: number; event: "player_substituted"; data: PlayerSubstituted }
  | { game_id: string; seq: number; event: "positions_swapped"; data: PositionsSwapped }
  | { game_id: string; seq: number; event: "game_suspended"; data: BySide }
  | { game_id: string; seq: number; event: "game_resumed"; data: BySide }
  | { game_id: string; seq: number; event: "game_ended"; data: GameEnded }
  | { game_id: string; seq: number; event: "dice_revealed"; data: DiceRevealed };

/** A notice without a number. */
export type NoticeFrame =
  | { game_id?: string; event: "connected"; data: Connected }
  | { game_id?: string; event: "user_connected"; data: UserConnected }
  | { game_id?: string; event: "user_disconnected"; data: UserDisconnected }
  | { game_id?: string; event: "decisions_due"; data: DecisionsDue }
  | { game_id?: string; event: "game_state_update"; data: GameStateUpdate }
  | { game_id?: string; event: "game_state_sync"; data: GameStateSync }
  | { game_id?: string; event: "game_cleaned_up"; data: GameCleanedUp }
  | { game_id?: string; event: "server_draining"; data: ServerDraining }
  | { game_id?: string; event: "token_expiring"; data: TokenEnds }
  | { game_id?: string; event: "side_taken"; data: SideTaken }
  | { game_id?: string; event: "ready_set"; data: SideReady }
  | { game_id?: string; event: "chat"; data: Chat }
  | { game_id?: string; event: "announcement"; data: Announcement };

/** Anything the server may send. */
export type ServerFrame = ReplyFrame | RoomFrame | NoticeFrame;
