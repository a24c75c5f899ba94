//! What may be asked of a game's task.

use super::ticket::Ticket;
use super::whose_turn::Due;
use crate::audit::Origin;
use crate::connection::connections::ConnectionId;
use crate::connection::outbox::Outbox;
use bandbox_engine::Team;
use bandbox_engine::choice::Answer;
use bandbox_engine::command::{OutcomeReport, Substitution};
use bandbox_engine::decisions::{DefensiveDecision, OffensiveDecision};
use bandbox_engine::dice::roll::RollKind;
use bandbox_engine::hex::{Entropy, Hex32};
use bandbox_engine::player::LineupId;
use bandbox_protocol::v1::GameId;
use bandbox_protocol::v1::chat::{ChatText, Mute, SendChat};
use bandbox_protocol::v1::client::MemberRole;
use bandbox_protocol::v1::membership::{HandOver, InviteCode};
use bandbox_protocol::v1::ready::SetReady;
use bandbox_protocol::v1::reason::Reason;
use bandbox_tokens::User;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use tokio::sync::oneshot;

/// The games whose room a connection is in. The games write it, so that it names no others.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rooms(Arc<Mutex<BTreeSet<GameId>>>);

impl Rooms {
    /// The connection has come in.
    pub(crate) fn enter(&self, game: GameId) {
        self.lock().insert(game);
    }

    /// It has left.
    pub(crate) fn leave(&self, game: GameId) {
        self.lock().remove(&game);
    }

    /// Where it is now.
    pub(crate) fn list(&self) -> Vec<GameId> {
        self.lock().iter().copied().collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeSet<GameId>> {
        // Nothing that runs under the lock can leave the set half changed.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where a request comes from.
#[derive(Clone, Debug)]
pub(crate) struct Peer {
    /// Which connection.
    pub(crate) connection: ConnectionId,
    /// From where.
    pub(crate) origin: Arc<Origin>,
    /// Whose.
    pub(crate) user: Arc<User>,
    /// Where its frames go.
    pub(crate) outbox: Outbox,
    /// Where it is.
    pub(crate) rooms: Rooms,
}

/// What comes into the queue of a game.
#[derive(Debug)]
pub(crate) enum Arrival {
    /// A request. Boxed, for a queue has room for many before it has any.
    Request(Box<Request>),
    /// Another server may have written to the log, up to there if that is known.
    Elsewhere(Option<u64>),
    /// The server itself wants to know for whom the game waits.
    WhoseTurn(oneshot::Sender<Vec<Due>>),
    /// This connection is gone; nobody waits for an answer.
    Gone(ConnectionId),
}

/// A request to a game.
#[derive(Debug)]
pub(crate) struct Request {
    /// From whom.
    pub(crate) from: Peer,
    /// The name of the client's event, by which it is looked up whether he may.
    pub(crate) event: &'static str,
    /// What.
    pub(crate) ask: Ask,
    /// Since when it waits.
    pub(crate) since: Instant,
}

impl Request {
    /// A request that begins to wait now.
    pub(crate) fn new(from: Peer, event: &'static str, ask: Ask) -> Box<Self> {
        Box::new(Self {
            from,
            event,
            ask,
            since: Instant::now(),
        })
    }
}

/// What is asked.
#[derive(Debug)]
pub(crate) enum Ask {
    /// Change the game.
    Play {
        /// How.
        play: Play,
        /// The client's name for it: the idempotency key.
        command_id: String,
        /// It counts only while the log stands there.
        if_seq: Option<u64>,
        /// To be answered.
        ticket: Ticket,
    },
    /// End the game for good.
    CleanUp {
        /// Why.
        reason: Reason,
        /// The client's name for it: the idempotency key.
        command_id: String,
        /// To be answered.
        ticket: Ticket,
    },
    /// Come into the room.
    Join {
        /// As what.
        role: MemberRole,
        /// The last event the client has.
        after_seq: Option<u64>,
        /// The epoch it had it in.
        epoch: Option<u64>,
        /// To be answered.
        ticket: Ticket,
    },
    /// Come into the room unseen, to be told what has happened and what happens next.
    Follow {
        /// The last event the client has.
        after_seq: Option<u64>,
        /// The epoch it had it in.
        epoch: Option<u64>,
        /// To be answered.
        ticket: Ticket,
    },
    /// Leave the room.
    Leave {
        /// To be answered.
        ticket: Ticket,
    },
    /// Make an invite to a side.
    Invite {
        /// Which.
        side: Team,
        /// The client's name for it: the same name gets the same invite.
        command_id: String,
        /// To be answered.
        ticket: Ticket,
    },
    /// Take the side that an invite is for.
    TakeSide {
        /// The invite.
        code: InviteCode,
        /// To be answered.
        ticket: Ticket,
    },
    /// Give a side to another user.
    HandOver {
        /// Which, to whom.
        data: HandOver,
        /// To be answered.
        ticket: Ticket,
    },
    /// Be ready to begin, or not any more.
    Ready {
        /// Which, for whom.
        data: SetReady,
        /// To be answered.
        ticket: Ticket,
    },
    /// Say something in the room.
    Chat {
        /// What, to whom.
        data: SendChat,
        /// To be answered.
        ticket: Ticket,
    },
    /// Hear somebody no more, or again.
    Mute {
        /// Whom.
        data: Mute,
        /// To be answered.
        ticket: Ticket,
    },
    /// Tell the room something, as an administrator.
    Announce {
        /// What.
        text: ChatText,
        /// To be answered.
        ticket: Ticket,
    },
    /// Look at the game.
    Look {
        /// At what.
        look: Look,
        /// To be answered.
        ticket: Ticket,
    },
}

impl Ask {
    /// The right to answer it.
    pub(crate) fn into_ticket(self) -> Ticket {
        match self {
            Self::Play { ticket, .. }
            | Self::CleanUp { ticket, .. }
            | Self::Join { ticket, .. }
            | Self::Follow { ticket, .. }
            | Self::Leave { ticket }
            | Self::Invite { ticket, .. }
            | Self::TakeSide { ticket, .. }
            | Self::HandOver { ticket, .. }
            | Self::Ready { ticket, .. }
            | Self::Chat { ticket, .. }
            | Self::Mute { ticket, .. }
            | Self::Announce { ticket, .. }
            | Self::Look { ticket, .. } => ticket,
        }
    }
}

/// A change of the game, before it is known for which team the user asks.
#[derive(Clone, Debug)]
pub(crate) enum Play {
    /// Commit to entropy.
    CommitEntropy(Hex32),
    /// Reveal it.
    RevealEntropy(Entropy),
    /// Start.
    Start,
    /// Decide for the fielding team.
    Defend(DefensiveDecision),
    /// Decide for the batting team.
    Bat(OffensiveDecision),
    /// Roll; for what, if the asker said so.
    Roll(Option<RollKind>),
    /// Report an outcome.
    Report(OutcomeReport),
    /// Answer the choice that is due.
    Answer(Answer),
    /// Substitute.
    Substitute(Substitution),
    /// Let two fielders exchange their positions.
    Swap {
        /// One.
        one: LineupId,
        /// The other.
        other: LineupId,
    },
    /// Ask that what was entered for the dice of this event be entered again.
    RequestTakeBack(u64),
    /// Answer him who asked for that.
    AnswerTakeBack(bool),
    /// Break off.
    Suspend,
    /// Go on.
    Resume,
    /// Give up.
    Forfeit,
}

impl Play {
    /// The number of the event whose dice are to be read again.
    pub(crate) const fn takes_back_to(&self) -> Option<u64> {
        match self {
            Self::RequestTakeBack(seq) => Some(*seq),
            Self::CommitEntropy(_)
            | Self::RevealEntropy(_)
            | Self::Start
            | Self::Defend(_)
            | Self::Bat(_)
            | Self::Roll(_)
            | Self::Report(_)
            | Self::Answer(_)
            | Self::Substitute(_)
            | Self::Swap { .. }
            | Self::AnswerTakeBack(_)
            | Self::Suspend
            | Self::Resume
            | Self::Forfeit => None,
        }
    }

    /// What the asker believes that he rolls for.
    pub(crate) const fn rolls_for(&self) -> Option<RollKind> {
        match self {
            Self::Roll(kind) => *kind,
            Self::CommitEntropy(_)
            | Self::RevealEntropy(_)
            | Self::Start
            | Self::Defend(_)
            | Self::Bat(_)
            | Self::Report(_)
            | Self::Answer(_)
            | Self::Substitute(_)
            | Self::Swap { .. }
            | Self::RequestTakeBack(_)
            | Self::AnswerTakeBack(_)
            | Self::Suspend
            | Self::Resume
            | Self::Forfeit => None,
        }
    }
}

/// What can be looked at.
#[derive(Clone, Debug)]
pub(crate) enum Look {
    /// The whole state.
    State,
    /// A lineup.
    Lineup(Team),
    /// The cards of this side, or of the own.
    Cards(Option<Team>),
    /// The box score.
    BoxScore,
    /// Past plays.
    History {
        /// After the play of this number.
        after: u16,
        /// At most so many.
        limit: u16,
    },
    /// Who is in the room.
    Members {
        /// After the user of this id.
        after: Option<String>,
        /// At most so many.
        limit: u16,
    },
}
