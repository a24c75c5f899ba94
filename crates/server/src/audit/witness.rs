//! Who sees how a frame is answered: what is refused is counted and noted, and so is what is allowed and no game's log tells.

use super::{Audit, Deed, Origin};
use crate::metrics::Refusals;
use bandbox_protocol::v1::{ClientEvent, ErrorCode, WireEvent};
use bandbox_store::GameId;
use bandbox_tokens::User;
use std::sync::Arc;

/// A witness of one frame.
#[derive(Debug, Default)]
pub(crate) struct Witness {
    pub(crate) audit: Audit,
    /// Where refusals are counted.
    pub(crate) refusals: Refusals,
    /// Where the frame came from.
    pub(crate) origin: Arc<Origin>,
    /// Whose it is.
    pub(crate) user: Option<Arc<User>>,
    pub(crate) game: Option<GameId>,
    pub(crate) action: Action,
}

/// What a frame asks for, as far as the audit tells things apart.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Action {
    /// It cannot be read.
    #[default]
    Frame,
    /// A command, which the log of its game has when it is accepted.
    Command(&'static str),
    /// Something else that changes who is where.
    Noted(&'static str),
    /// It only looks, or is noted elsewhere.
    Look(&'static str),
}

impl Action {
    /// What an event asks for.
    pub(crate) fn of(event: &ClientEvent) -> Self {
        let name = event.name();
        match event {
            ClientEvent::JoinGame(_)
            | ClientEvent::LeaveGame(_)
            | ClientEvent::CleanupGame(_)
            | ClientEvent::CreateInvite(_)
            | ClientEvent::AcceptInvite(_)
            | ClientEvent::HandOver(_)
            | ClientEvent::SetReady(_)
            | ClientEvent::Mute(_)
            | ClientEvent::Announce(_)
            | ClientEvent::RefreshToken(_) => Self::Noted(name),
            // A connection that signs in is noted with all that is known of it; a creation is in the log by this name.
            ClientEvent::Authenticate(_)
            | ClientEvent::CreateGame(_)
            | ClientEvent::Heartbeat(_)
            | ClientEvent::ListGames(_)
            | ClientEvent::RequestGameState(_)
            | ClientEvent::GetLineup(_)
            | ClientEvent::GetCards(_)
            | ClientEvent::GetBoxScore(_)
            | ClientEvent::GetPlayHistory(_)
            | ClientEvent::ListMembers(_)
            // That somebody speaks is nobody's business.
            | ClientEvent::SendChat(_) => Self::Look(name),
            ClientEvent::CommitEntropy(_)
            | ClientEvent::RevealEntropy(_)
            | ClientEvent::StartGame(_)
            | ClientEvent::SubmitDefensiveDecision(_)
            | ClientEvent::SubmitOffensiveDecision(_)
            | ClientEvent::RollDice(_)
            | ClientEvent::SubmitManualOutcome(_)
            | ClientEvent::SubmitChoice(_)
            | ClientEvent::RequestPinchHitter(_)
            | ClientEvent::RequestPinchRunner(_)
            | ClientEvent::RequestPitchingChange(_)
            | ClientEvent::RequestDefensiveReplacement(_)
            | ClientEvent::RequestDoubleSwitch(_)
            | ClientEvent::RequestPositionSwap(_)
            | ClientEvent::RequestTakeBack(_)
            | ClientEvent::AnswerTakeBack(_)
            | ClientEvent::SuspendGame(_)
            | ClientEvent::ResumeGame(_)
            | ClientEvent::ForfeitGame(_) => Self::Command(name),
        }
    }

    fn name(self) -> String {
        match self {
            Self::Frame => "frame".to_string(),
            Self::Command(name) => format!("play.{name}"),
            Self::Noted(name) | Self::Look(name) => name.to_string(),
        }
    }
}

impl Witness {
    /// The frame was refused.
    pub(crate) fn refused(&self, code: ErrorCode) {
        self.refusals.count(code);
        tracing::debug!(code = code.name(), "refused");
        self.audit.refused(&self.deed(&self.action.name()), code);
    }

    /// It was done.
    pub(crate) fn allowed(&self) {
        match self.action {
            Action::Noted(name) => self.audit.allowed(&self.deed(name)),
            Action::Frame | Action::Command(_) | Action::Look(_) => (),
        }
    }

    fn deed<'a>(&'a self, action: &'a str) -> Deed<'a> {
        Deed {
            origin: &self.origin,
            user: self.user.as_ref().map(|user| user.id.as_str()),
            game: self.game,
            action,
            detail: None,
        }
    }
}
