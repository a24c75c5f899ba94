//! Why a command was refused, and what to do instead.

use crate::cards::Reading;
use crate::choice::Question;
use crate::dice::roll::RollId;
use crate::hex::Hex32;
use crate::outcome::PlayOutcome;
use crate::player::LineupId;
use crate::position::Position;
use crate::scored::ScoringFault;
use crate::state::Vacancy;
use crate::team::Team;

/// A refusal. The game is exactly as it was before.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    /// The actor may not act for the team whose turn it is.
    #[error("it is the {team} manager's turn; wait for him")]
    NotYourTurn {
        /// Whose turn it is.
        team: Team,
    },
    /// Only the umpire may do this.
    #[error("only the umpire may do this")]
    UmpireOnly,
    /// Only a manager may do this, for his own team.
    #[error("only a manager may do this, for his own team")]
    ManagersOnly,
    /// The first pitch has not been thrown.
    #[error("the game has not started; start it first")]
    NotStarted,
    /// The first pitch has been thrown.
    #[error("the game has already started")]
    AlreadyStarted,
    /// Nothing more can happen.
    #[error("the game is over")]
    GameOver,
    /// The commitments to entropy are closed.
    #[error("entropy has already been revealed, so no more can be committed; start the game")]
    EntropyClosed,
    /// A manager commits once.
    #[error("you have already committed to entropy; reveal it")]
    EntropyAlreadyCommitted,
    /// There is nothing to reveal.
    #[error("you have not committed to entropy; commit to its SHA-256 first")]
    EntropyNotCommitted,
    /// The entropy is not the one committed to.
    #[error(
        "this entropy does not have the SHA-256 that you committed to, {committed}; reveal the bytes you hashed"
    )]
    EntropyMismatch {
        /// The hash committed to.
        committed: Hex32,
    },
    /// A committed entropy is still hidden.
    #[error(
        "the {team} manager has committed to entropy and must reveal it before the game can start"
    )]
    EntropyDue {
        /// Whose.
        team: Team,
    },
    /// A decision for this plate appearance is already in.
    #[error("your decision for this plate appearance is already in")]
    DecisionAlreadyIn,
    /// The decision is against the rules.
    #[error("{problem}")]
    IllegalDecision {
        /// The field at fault.
        field: &'static str,
        /// What is wrong with it.
        problem: IllegalDecision,
    },
    /// Decisions come before the roll.
    #[error(
        "the {team} manager has not decided yet; the dice are rolled when both decisions are in"
    )]
    DecisionDue {
        /// Who has not.
        team: Team,
    },
    /// Both decisions are in: it is time to roll.
    #[error("both decisions are in; roll the dice")]
    RollDue,
    /// An outcome needs a roll.
    #[error("no pending roll: roll the dice first")]
    NoPendingRoll,
    /// The outcome of the roll that the report names is in: another connection was faster, or a co-manager.
    #[error("the outcome of roll {roll} is in already, as play {play}")]
    OutcomeAlreadyIn {
        /// The roll.
        roll: RollId,
        /// The number of the play that it came to.
        play: u16,
    },
    /// A roll waits for its outcome.
    #[error("roll {roll} is pending: report its outcome first")]
    RollPending {
        /// The roll.
        roll: RollId,
    },
    /// The outcome is for another roll.
    #[error("the pending roll is {pending}, not {given}; read the cards for the pending one")]
    WrongRoll {
        /// The roll that is pending.
        pending: RollId,
        /// The one the report names.
        given: RollId,
    },
    /// The server reads the cards itself.
    #[error("the server reads the cards in this game, so there is nothing to report{}", said(.last.as_ref()))]
    ServerReadsCards {
        /// What the last card said, and for which roll.
        last: Option<(RollId, Reading)>,
    },
    /// Only the engine makes this outcome.
    #[error("{outcome} is made by the server and cannot be reported")]
    EngineOutcome {
        /// The outcome.
        outcome: PlayOutcome,
    },
    /// Ballpark marks do not count in this game.
    #[error(
        "ballpark marks do not count in this game; report the printed result of the cell instead of {outcome}"
    )]
    NoBallparkEffects {
        /// The outcome.
        outcome: PlayOutcome,
    },
    /// The outcome must say where the ball was hit.
    #[error("{outcome} needs a hit_location, one of {}", list(.outcome.facts().locations))]
    LocationRequired {
        /// The outcome.
        outcome: PlayOutcome,
    },
    /// The outcome cannot be there.
    #[error("{outcome} cannot be hit to {location}; allowed: {}", list(.outcome.facts().locations))]
    LocationNotAllowed {
        /// The outcome.
        outcome: PlayOutcome,
        /// The location.
        location: Position,
    },
    /// An error is of one, two or three bases.
    #[error("an error needs error_bases 1, 2 or 3")]
    ErrorBasesRequired,
    /// Only an error has error bases.
    #[error("error_bases goes with the outcome error alone; leave it out")]
    ErrorBasesNotAllowed,
    /// There is nothing to choose.
    #[error("no choice is due")]
    NoChoiceDue,
    /// A choice comes first.
    #[error("the {team} manager must answer the choice that is due first")]
    ChoiceDue {
        /// Who.
        team: Team,
    },
    /// The answer does not fit the question.
    #[error("this is no answer to the choice that is due; allowed: {}", list(&.question.answers()))]
    WrongAnswer {
        /// The choice that is due.
        question: Question,
    },
    /// A position must be filled first.
    #[error("the {team} manager must {vacancy} before play goes on")]
    LineupDue {
        /// Who.
        team: Team,
        /// Where, or for whom.
        vacancy: Vacancy,
    },
    /// Nothing has been entered that could be taken back.
    #[error(
        "nothing can be taken back: only what a manager has entered for the dice that fell last, until others fall"
    )]
    NothingToTakeBack,
    /// The take-back is not of the dice that fell last.
    #[error("only what was entered for roll {last} can be taken back, not for {given}")]
    TakeBackTooFar {
        /// The dice that fell last.
        last: RollId,
        /// Those asked for.
        given: RollId,
    },
    /// A take-back waits for its answer.
    #[error(
        "the {by} manager asks to take the play back; the {opponent} manager must answer first", opponent = .by.opponent()
    )]
    TakeBackPending {
        /// Whose manager asks.
        by: Team,
    },
    /// Nobody has asked for a take-back.
    #[error("nobody has asked to take a play back")]
    NoTakeBackPending,
    /// Play has broken off.
    #[error("the game is suspended; resume it first")]
    GameSuspended,
    /// Play has not broken off.
    #[error("the game is not suspended; play on")]
    GameNotSuspended,
    /// Injuries are not played.
    #[error("this game is played without injuries; leave plus_injury out")]
    NoInjuries,
    /// A substitution against the rules.
    #[error("{problem}")]
    IllegalSubstitution {
        /// The field at fault.
        field: &'static str,
        /// What is wrong with it.
        problem: IllegalSubstitution,
    },
    /// Nobody decides or rolls in a game that was really played.
    #[error("this game was really played, and its scorer enters what happened; watch it")]
    GameIsScored,
    /// Only a game that was really played is entered play by play.
    #[error("this game is played here, not scored; roll the dice")]
    GameIsPlayed,
    /// What the scorer says cannot have been.
    #[error("{fault}")]
    ImpossibleEntry {
        /// Why not.
        fault: ScoringFault,
    },
}

/// Why a decision is against the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IllegalDecision {
    /// The infield comes in with a runner on third and fewer than two outs.
    #[error("the infield plays in only with a runner on third and fewer than two outs")]
    InfieldIn,
    /// The corners come in with a runner on third, or where a bunt is to be expected.
    #[error(
        "the corners play in only with a runner on third, or on first or second but not all bases, and fewer than two outs"
    )]
    CornersIn,
    /// The outfield comes in when the winning run is on third late.
    #[error(
        "the outfield plays shallow only with fewer than two outs and the winning run on third in the bottom of the last inning or later"
    )]
    Shallow,
    /// Nobody is on that base.
    #[error("a runner can be held only where there is one")]
    HoldsNobody,
    /// The runner ahead is not held.
    #[error("a runner is held only if the base ahead of him is empty or its runner is held too")]
    HoldsBehindAnother,
    /// A drawn-in fielder cannot hold.
    #[error("with the infield in nobody is held, and with the corners in nobody on first or third")]
    HoldsWhileIn,
    /// Steal targets go with steals.
    #[error("steal_attempts go with check_jump and steal alone; leave them out")]
    StealsWithoutSteal,
    /// Nobody has to be let go.
    #[error("runners can be let go only where there are some and nobody is held")]
    LetsNobodyGo,
    /// A steal names the bases.
    #[error("check_jump and steal need steal_attempts; name the bases that runners try")]
    NobodySteals,
    /// There is no such runner.
    #[error("nobody can steal that base: there is no runner on the one before it; leave it out")]
    NobodyToSteal,
    /// The base ahead is taken.
    #[error(
        "a runner steals only if the base ahead of him is empty or its runner goes too; send both or neither"
    )]
    BaseAheadTaken,
    /// His card does not let him.
    #[error("a runner whose card has no steal numbers cannot steal; leave him out")]
    CannotSteal,
    /// The pitcher has paid attention to a runner.
    #[error("the runners were sent back, so nobody steals in this plate appearance; swing away")]
    SentBack,
    /// Each runner takes one jump.
    #[error(
        "the lead runner has taken his jump of this plate appearance; send him as it is, or swing away"
    )]
    JumpTaken,
    /// Third and home are stolen with a good lead.
    #[error(
        "third and home are stolen with a good lead alone, and the lead runner has none; swing away"
    )]
    StealsWithoutLead,
    /// Where a bunt can sacrifice.
    #[error(
        "a sacrifice bunt takes fewer than two outs and a runner on first, on second, on both or on first and third"
    )]
    SacBunt,
    /// Where a squeeze can be tried.
    #[error("a squeeze takes a runner on third and fewer than two outs")]
    SqueezeBunt,
    /// Where a hit and run can be tried.
    #[error("a hit and run takes a runner on first, nobody on second and fewer than two outs")]
    HitAndRun,
}

/// Why a substitution is against the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IllegalSubstitution {
    /// The player who comes in is not on the bench of that team.
    #[error("{0} is not on that team's roster")]
    NotOnRoster(LineupId),
    /// The player who comes in is in the game or has been.
    #[error("{0} is in the game or has been; a man who has played may not come in again")]
    AlreadyPlayed(LineupId),
    /// A pinch hitter bats for the man at bat.
    #[error("a pinch hitter bats for the current batter, {0}")]
    NotTheBatter(LineupId),
    /// A pinch runner runs for a man on base.
    #[error("{0} is not on base; a pinch runner runs for a man who is")]
    NotOnBase(LineupId),
    /// The man is not in the field.
    #[error("{0} is not in the field; name a man who is")]
    NotInTheField(LineupId),
    /// One man is named twice.
    #[error("the same man is named twice; name each once")]
    SameMan,
    /// A two-way starter who was relieved does not pitch again.
    #[error("{0} was relieved on the mound and may not pitch again; he may bat on")]
    LeftTheMound(LineupId),
    /// With a designated hitter the pitcher has no slot to exchange.
    #[error(
        "a team with a designated hitter has no double switch; ask for one replacement after the other"
    )]
    DoubleSwitchWithDesignatedHitter,
    /// The men who come in do not take the places of those who leave.
    #[error(
        "those who come in must share out the positions and the slots of those who leave, each one once"
    )]
    PlacesNotShared,
    /// The man to be replaced does not pitch.
    #[error("the pitcher in the game is {0}")]
    NotThePitcher(LineupId),
    /// The man to be replaced does not play that position.
    #[error("{0} does not play that position; give the position of the man who leaves")]
    NotAtPosition(LineupId),
    /// A pitcher is changed by a pitching change.
    #[error("the pitcher is replaced by a pitching change")]
    PitchingChange,
    /// A man who is not rated where one who is sits on the bench.
    #[error("{player} is not rated at {position}, and somebody on the bench is; choose one who is")]
    NotEligible {
        /// The player.
        player: LineupId,
        /// The position.
        position: Position,
    },
    /// The pitcher has not faced enough batters.
    #[error("the pitcher must face {minimum} batters or end the half-inning; he has faced {faced}")]
    MinimumBatters {
        /// How many he must.
        minimum: u8,
        /// How many he has.
        faced: u8,
    },
}

/// What the last card said, as the end of a sentence.
fn said(last: Option<&(RollId, Reading)>) -> String {
    let Some((roll, reading)) = last else {
        return "; roll the dice".to_string();
    };
    let location = reading
        .hit_location
        .map_or_else(String::new, |location| format!(" to {location}"));
    format!(
        "; for roll {roll} the card says {}{location} (column {}, row {})",
        reading.outcome, reading.column, reading.row
    )
}

fn list<T: std::fmt::Display>(items: &[T]) -> String {
    items
        .iter()
        .map(T::to_string)
        .collect::<Vec<_>>()
        .join(", ")
}

impl Rejection {
    /// A stable code, for programs.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotYourTurn { .. } => "not_your_turn",
            Self::UmpireOnly => "umpire_only",
            Self::ManagersOnly => "managers_only",
            Self::NotStarted => "not_started",
            Self::AlreadyStarted => "already_started",
            Self::GameOver => "game_over",
            Self::EntropyClosed => "entropy_closed",
            Self::EntropyAlreadyCommitted => "entropy_already_committed",
            Self::EntropyNotCommitted => "entropy_not_committed",
            Self::EntropyMismatch { .. } => "entropy_mismatch",
            Self::EntropyDue { .. } => "entropy_due",
            Self::DecisionAlreadyIn => "decision_already_in",
            Self::IllegalDecision { .. } => "illegal_decision",
            Self::DecisionDue { .. } => "decision_due",
            Self::RollDue => "roll_due",
            Self::NoPendingRoll => "no_pending_roll",
            Self::OutcomeAlreadyIn { .. } => "outcome_already_in",
            Self::RollPending { .. } => "roll_pending",
            Self::WrongRoll { .. } => "wrong_roll",
            Self::ServerReadsCards { .. } => "server_reads_cards",
            Self::EngineOutcome { .. } => "engine_outcome",
            Self::NoBallparkEffects { .. } => "no_ballpark_effects",
            Self::LocationRequired { .. } => "location_required",
            Self::LocationNotAllowed { .. } => "location_not_allowed",
            Self::ErrorBasesRequired => "error_bases_required",
            Self::ErrorBasesNotAllowed => "error_bases_not_allowed",
            Self::NoChoiceDue => "no_choice_due",
            Self::ChoiceDue { .. } => "choice_due",
            Self::WrongAnswer { .. } => "wrong_answer",
            Self::LineupDue { .. } => "lineup_due",
            Self::NothingToTakeBack => "nothing_to_take_back",
            Self::TakeBackTooFar { .. } => "take_back_too_far",
            Self::TakeBackPending { .. } => "take_back_pending",
            Self::NoTakeBackPending => "no_take_back_pending",
            Self::GameSuspended => "game_suspended",
            Self::GameNotSuspended => "game_not_suspended",
            Self::NoInjuries => "no_injuries",
            Self::IllegalSubstitution { .. } => "illegal_substitution",
            Self::GameIsScored => "game_is_scored",
            Self::GameIsPlayed => "game_is_played",
            Self::ImpossibleEntry { .. } => "impossible_entry",
        }
    }

    /// The field of the command that is at fault, where one is.
    pub const fn field(&self) -> Option<&'static str> {
        match self {
            Self::IllegalDecision { field, .. } | Self::IllegalSubstitution { field, .. } => {
                Some(field)
            }
            Self::WrongRoll { .. } | Self::OutcomeAlreadyIn { .. } => Some("roll_id"),
            Self::ServerReadsCards { .. }
            | Self::EngineOutcome { .. }
            | Self::NoBallparkEffects { .. } => Some("outcome"),
            Self::LocationRequired { .. } | Self::LocationNotAllowed { .. } => Some("hit_location"),
            Self::ErrorBasesRequired | Self::ErrorBasesNotAllowed => Some("error_bases"),
            Self::EntropyMismatch { .. } => Some("entropy"),
            Self::WrongAnswer { .. } => Some("choice"),
            Self::TakeBackTooFar { .. } => Some("to_seq"),
            Self::NoInjuries => Some("plus_injury"),
            Self::ImpossibleEntry { .. } => Some("entry"),
            Self::NotYourTurn { .. }
            | Self::UmpireOnly
            | Self::ManagersOnly
            | Self::NotStarted
            | Self::AlreadyStarted
            | Self::GameOver
            | Self::EntropyClosed
            | Self::EntropyAlreadyCommitted
            | Self::EntropyNotCommitted
            | Self::EntropyDue { .. }
            | Self::DecisionAlreadyIn
            | Self::DecisionDue { .. }
            | Self::RollDue
            | Self::NoPendingRoll
            | Self::RollPending { .. }
            | Self::NoChoiceDue
            | Self::ChoiceDue { .. }
            | Self::LineupDue { .. }
            | Self::NothingToTakeBack
            | Self::TakeBackPending { .. }
            | Self::NoTakeBackPending
            | Self::GameSuspended
            | Self::GameNotSuspended
            | Self::GameIsScored
            | Self::GameIsPlayed => None,
        }
    }
}
