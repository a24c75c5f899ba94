//! Why a frame or a command was refused: stable codes for programs, words for people.

use bandbox_engine::Rejection;
use bandbox_engine::setup::SetupRefused;
use serde::{Deserialize, Serialize};

/// Declares the closed list of codes, each with its name, whether to send the same frame again, and the status
/// of an HTTP answer.
macro_rules! error_codes {
    ( $( $(#[$meta:meta])* $Variant:ident = $name:literal, $retryable:literal, $status:literal; )+ ) => {
        /// What is wrong, for programs. Codes are never renamed and never mean another thing.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
        pub enum ErrorCode {
            $( $(#[$meta])* #[serde(rename = $name)] $Variant, )+
        }

        impl ErrorCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),+];

            /// The name on the wire.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$Variant => $name),+ }
            }

            /// Whether the same frame may be accepted when it is sent again later.
            pub const fn is_retryable(self) -> bool {
                match self { $(Self::$Variant => $retryable),+ }
            }

            /// The status of an HTTP answer with this code.
            pub const fn http_status(self) -> u16 {
                match self { $(Self::$Variant => $status),+ }
            }
        }
    };
}

error_codes! {
    // The frame.
    /// Not JSON, not an object, binary, or an envelope with a field that is missing or not known.
    MalformedFrame = "malformed_frame", false, 400;
    /// No event has this name.
    UnknownEvent = "unknown_event", false, 400;
    /// A field of the data is missing, not known, or of another type.
    InvalidData = "invalid_data", false, 400;
    /// The id is missing or not 1 to 64 printable ASCII characters.
    InvalidId = "invalid_id", false, 400;
    /// Nested too deep.
    TooDeep = "too_deep", false, 400;
    /// Too many bytes.
    TooBig = "too_big", false, 413;
    /// No outcome has this name.
    UnknownOutcome = "unknown_outcome", false, 400;
    /// The setup cannot be played; `faults` lists why.
    InvalidSetup = "invalid_setup", false, 422;

    // Who asks.
    /// There is no valid token.
    Unauthenticated = "unauthenticated", false, 401;
    /// The connection already belongs to a user.
    AlreadyAuthenticated = "already_authenticated", false, 409;
    /// The asker may not do this.
    Forbidden = "forbidden", false, 403;
    /// There is no such game, or the asker may not see it.
    GameNotFound = "game_not_found", false, 404;
    /// Join the game first.
    NotJoined = "not_joined", false, 409;
    /// A side of the game has no manager yet.
    SideOpen = "side_open", false, 409;
    /// The side has a manager, or changed hands meanwhile.
    SideTaken = "side_taken", false, 409;
    /// One user may not manage both sides of this game.
    OneSideOnly = "one_side_only", false, 409;
    /// The invite was used, has expired, or never was.
    InviteNotGood = "invite_not_good", false, 409;
    /// The umpire has muted the asker in this room.
    Muted = "muted", false, 403;
    /// The page came from a site that is not allowed.
    OriginRefused = "origin_refused", false, 403;
    /// The operator lets nobody in from this address, or does not let this user in.
    Blocked = "blocked", false, 403;

    // Sending again, and order.
    /// The id was used before with another payload.
    IdReused = "id_reused", false, 409;
    /// The game no longer stands at `if_seq`.
    Stale = "stale", false, 409;

    // The server.
    /// Too many frames, events of this kind, or requests; pause.
    RateLimited = "rate_limited", true, 429;
    /// Too many connections, or attempts to connect, from this address.
    AddressLimit = "address_limit", true, 429;
    /// The user is connected too many times, or in too many games.
    TooManySessions = "too_many_sessions", false, 429;
    /// The game's queue is full.
    Busy = "busy", true, 503;
    /// Nobody else may watch this game just now.
    RoomFull = "room_full", true, 503;
    /// The log cannot be reached; whether the command counted is found out by sending it again.
    StoreUnavailable = "store_unavailable", true, 503;
    /// The server is about to restart.
    Draining = "draining", true, 503;
    /// The server is full.
    ServerFull = "server_full", true, 503;
    /// The server is at fault.
    Internal = "internal", false, 500;

    // HTTP alone.
    /// There is nothing at this address.
    NotFound = "not_found", false, 404;
    /// Not with this method.
    MethodNotAllowed = "method_not_allowed", false, 405;
    /// This address speaks WebSocket.
    UpgradeRequired = "upgrade_required", false, 426;
    /// The body did not come in time.
    TooSlow = "too_slow", true, 408;
    /// No subprotocol that was offered is known.
    UnknownSubprotocol = "unknown_subprotocol", false, 400;

    // The rules.
    /// The other team's manager is to act.
    NotYourTurn = "not_your_turn", false, 409;
    /// Only the umpire may do this.
    UmpireOnly = "umpire_only", false, 403;
    /// Only a manager may do this.
    ManagersOnly = "managers_only", false, 403;
    /// The game has not started.
    NotStarted = "not_started", false, 409;
    /// The game has started.
    AlreadyStarted = "already_started", false, 409;
    /// The game is over.
    GameOver = "game_over", false, 409;
    /// Entropy has been revealed: no more commitments.
    EntropyClosed = "entropy_closed", false, 409;
    /// A manager commits once.
    EntropyAlreadyCommitted = "entropy_already_committed", false, 409;
    /// There is nothing to reveal.
    EntropyNotCommitted = "entropy_not_committed", false, 409;
    /// The entropy is not the one committed to.
    EntropyMismatch = "entropy_mismatch", false, 422;
    /// A committed entropy is still hidden.
    EntropyDue = "entropy_due", false, 409;
    /// The decision is already in.
    DecisionAlreadyIn = "decision_already_in", false, 409;
    /// The decision is against the rules.
    IllegalDecision = "illegal_decision", false, 422;
    /// A decision comes first.
    DecisionDue = "decision_due", false, 409;
    /// The roll comes first.
    RollDue = "roll_due", false, 409;
    /// An outcome needs a roll.
    NoPendingRoll = "no_pending_roll", false, 409;
    /// The outcome of the roll is in.
    OutcomeAlreadyIn = "outcome_already_in", false, 409;
    /// The outcome of a roll comes first.
    RollPending = "roll_pending", false, 409;
    /// The outcome is for another roll.
    WrongRoll = "wrong_roll", false, 409;
    /// The server reads the cards itself.
    ServerReadsCards = "server_reads_cards", false, 409;
    /// Only the server makes this outcome.
    EngineOutcome = "engine_outcome", false, 422;
    /// Ballpark marks do not count in this game.
    NoBallparkEffects = "no_ballpark_effects", false, 422;
    /// The outcome must say where the ball was hit.
    LocationRequired = "location_required", false, 422;
    /// The outcome cannot be there.
    LocationNotAllowed = "location_not_allowed", false, 422;
    /// An error is of one, two or three bases.
    ErrorBasesRequired = "error_bases_required", false, 422;
    /// Only an error has error bases.
    ErrorBasesNotAllowed = "error_bases_not_allowed", false, 422;
    /// There is nothing to choose.
    NoChoiceDue = "no_choice_due", false, 409;
    /// A choice comes first.
    ChoiceDue = "choice_due", false, 409;
    /// The answer does not fit the question.
    WrongAnswer = "wrong_answer", false, 422;
    /// A position must be filled first.
    LineupDue = "lineup_due", false, 409;
    /// Nothing has been entered for the last dice.
    NothingToTakeBack = "nothing_to_take_back", false, 409;
    /// The take-back is not of the last dice.
    TakeBackTooFar = "take_back_too_far", false, 409;
    /// A take-back must be answered first.
    TakeBackPending = "take_back_pending", false, 409;
    /// Nobody has asked for a take-back.
    NoTakeBackPending = "no_take_back_pending", false, 409;
    /// Play has broken off.
    GameSuspended = "game_suspended", false, 409;
    /// Play has not broken off.
    GameNotSuspended = "game_not_suspended", false, 409;
    /// The game is played without injuries.
    NoInjuries = "no_injuries", false, 422;
    /// The substitution is against the rules.
    IllegalSubstitution = "illegal_substitution", false, 422;
    /// The game was really played: its scorer enters it, and nobody else plays.
    GameIsScored = "game_is_scored", false, 409;
    /// The game is played here: nobody enters what happened.
    GameIsPlayed = "game_is_played", false, 409;
    /// What the scorer says cannot have been.
    ImpossibleEntry = "impossible_entry", false, 422;
}

impl From<&Rejection> for ErrorCode {
    fn from(rejection: &Rejection) -> Self {
        match rejection {
            Rejection::NotYourTurn { .. } => Self::NotYourTurn,
            Rejection::UmpireOnly => Self::UmpireOnly,
            Rejection::ManagersOnly => Self::ManagersOnly,
            Rejection::NotStarted => Self::NotStarted,
            Rejection::AlreadyStarted => Self::AlreadyStarted,
            Rejection::GameOver => Self::GameOver,
            Rejection::EntropyClosed => Self::EntropyClosed,
            Rejection::EntropyAlreadyCommitted => Self::EntropyAlreadyCommitted,
            Rejection::EntropyNotCommitted => Self::EntropyNotCommitted,
            Rejection::EntropyMismatch { .. } => Self::EntropyMismatch,
            Rejection::EntropyDue { .. } => Self::EntropyDue,
            Rejection::DecisionAlreadyIn => Self::DecisionAlreadyIn,
            Rejection::IllegalDecision { .. } => Self::IllegalDecision,
            Rejection::DecisionDue { .. } => Self::DecisionDue,
            Rejection::RollDue => Self::RollDue,
            Rejection::NoPendingRoll => Self::NoPendingRoll,
            Rejection::OutcomeAlreadyIn { .. } => Self::OutcomeAlreadyIn,
            Rejection::RollPending { .. } => Self::RollPending,
            Rejection::WrongRoll { .. } => Self::WrongRoll,
            Rejection::ServerReadsCards { .. } => Self::ServerReadsCards,
            Rejection::EngineOutcome { .. } => Self::EngineOutcome,
            Rejection::NoBallparkEffects { .. } => Self::NoBallparkEffects,
            Rejection::LocationRequired { .. } => Self::LocationRequired,
            Rejection::LocationNotAllowed { .. } => Self::LocationNotAllowed,
            Rejection::ErrorBasesRequired => Self::ErrorBasesRequired,
            Rejection::ErrorBasesNotAllowed => Self::ErrorBasesNotAllowed,
            Rejection::NoChoiceDue => Self::NoChoiceDue,
            Rejection::ChoiceDue { .. } => Self::ChoiceDue,
            Rejection::WrongAnswer { .. } => Self::WrongAnswer,
            Rejection::LineupDue { .. } => Self::LineupDue,
            Rejection::NothingToTakeBack => Self::NothingToTakeBack,
            Rejection::TakeBackTooFar { .. } => Self::TakeBackTooFar,
            Rejection::TakeBackPending { .. } => Self::TakeBackPending,
            Rejection::NoTakeBackPending => Self::NoTakeBackPending,
            Rejection::GameSuspended => Self::GameSuspended,
            Rejection::GameNotSuspended => Self::GameNotSuspended,
            Rejection::NoInjuries => Self::NoInjuries,
            Rejection::IllegalSubstitution { .. } => Self::IllegalSubstitution,
            Rejection::GameIsScored => Self::GameIsScored,
            Rejection::GameIsPlayed => Self::GameIsPlayed,
            Rejection::ImpossibleEntry { .. } => Self::ImpossibleEntry,
        }
    }
}

/// Data of `error` and `outcome_rejected`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct ErrorData {
    /// What is wrong, for programs.
    pub code: ErrorCode,
    /// What is wrong and what to do, for people.
    pub message: String,
    /// The path of the field at fault, such as `data.decision.hold_runners[1]`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub field: Option<String>,
    /// All faults, where there may be several.
    pub faults: Vec<Fault>,
    /// Whether the same frame may be accepted when it is sent again later.
    pub retryable: bool,
    /// Wait at least this long before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub retry_after_ms: Option<u32>,
    /// Where the game stands, when the frame named another `if_seq`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub head_seq: Option<u64>,
}

/// One fault of several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Fault {
    /// The path of the field at fault.
    pub field: String,
    /// What is wrong with it.
    pub message: String,
}

impl ErrorData {
    /// An error with a code and words for people.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            field: None,
            faults: Vec::new(),
            retryable: code.is_retryable(),
            retry_after_ms: None,
            head_seq: None,
        }
    }

    /// The same, at this field.
    #[must_use]
    pub fn at(self, field: impl Into<String>) -> Self {
        Self {
            field: Some(field.into()),
            ..self
        }
    }
}

impl From<&Rejection> for ErrorData {
    fn from(rejection: &Rejection) -> Self {
        let error = Self::new(rejection.into(), rejection.to_string());
        match rejection.field() {
            Some(field) => error.at(format!("data.{field}")),
            None => error,
        }
    }
}

impl From<&SetupRefused> for ErrorData {
    fn from(refused: &SetupRefused) -> Self {
        let faults = refused.faults.iter().map(|fault| Fault {
            field: format!("data.setup.{}", fault.field),
            message: fault.problem.to_string(),
        });
        Self {
            field: refused
                .faults
                .first()
                .map(|fault| format!("data.setup.{}", fault.field)),
            faults: faults.collect(),
            ..Self::new(ErrorCode::InvalidSetup, refused.to_string())
        }
    }
}
