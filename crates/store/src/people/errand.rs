//! What may be asked of the writer besides the log of the games: each errand is a transaction of its own.

use super::audit::{self, AuditEntry};
use super::invites::{self, Acceptance, Accepted, Invited, NewInvite};
use super::revocations::{self, Revocation, Revoked};
use super::seats::{self, SeatChange, SeatChanged};
use super::webhooks::{self, Turn, Webhook, WebhookCalled};
use crate::error::StoreError;
use crate::statement::Desk;
use crate::writing::Asked;

/// An errand, with whoever waits for its answer. Every one may be asked again when its fate is not known.
#[derive(Debug)]
pub(crate) enum Errand {
    /// A side changes hands.
    Seat(Asked<SeatChange, SeatChanged>),
    /// Somebody is invited.
    Invite(Asked<NewInvite, Invited>),
    /// Somebody comes.
    Accept(Asked<Acceptance, Accepted>),
    /// Tokens are good no longer.
    Revoke(Asked<Revocation, ()>),
    /// Tokens are good again.
    Lift(Asked<Revoked, bool>),
    /// Revoked tokens that have expired by this second are forgotten.
    PurgeTokens(Asked<i64, u64>),
    /// An address is to be called when it is a user's turn.
    SetWebhook(Asked<Webhook, ()>),
    /// The one of this user is called no more.
    RemoveWebhook(Asked<String, bool>),
    /// An address was called.
    Called(Asked<WebhookCalled, ()>),
    /// Somebody is to be told of a turn, once.
    Claim(Asked<Turn, bool>),
    /// What people did is written down.
    Note(Asked<Vec<AuditEntry>, ()>),
    /// What people did before this moment is forgotten.
    PurgeAudit(Asked<jiff::Timestamp, u64>),
}

/// Does something with whatever is asked, of whichever kind.
macro_rules! each {
    ($errand:expr, $asked:ident => $done:expr) => {
        match $errand {
            Errand::Seat($asked) => $done,
            Errand::Invite($asked) => $done,
            Errand::Accept($asked) => $done,
            Errand::Revoke($asked) => $done,
            Errand::Lift($asked) => $done,
            Errand::PurgeTokens($asked) => $done,
            Errand::SetWebhook($asked) => $done,
            Errand::RemoveWebhook($asked) => $done,
            Errand::Called($asked) => $done,
            Errand::Claim($asked) => $done,
            Errand::Note($asked) => $done,
            Errand::PurgeAudit($asked) => $done,
        }
    };
}

impl Errand {
    /// Runs it in the transaction that has begun, and keeps its answer until the commit.
    pub(crate) async fn run(&mut self, desk: &mut Desk<'_>) -> Result<(), sqlx::Error> {
        match self {
            Self::Seat(asked) => asked.prepare(seats::change(desk, &asked.question).await),
            Self::Invite(asked) => asked.prepare(invites::create(desk, &asked.question).await),
            Self::Accept(asked) => asked.prepare(invites::accept(desk, &asked.question).await),
            Self::Revoke(asked) => asked.prepare(revocations::revoke(desk, &asked.question).await),
            Self::Lift(asked) => asked.prepare(revocations::lift(desk, &asked.question).await),
            Self::PurgeTokens(asked) => {
                asked.prepare(revocations::purge(desk, asked.question).await)
            }
            Self::SetWebhook(asked) => asked.prepare(webhooks::set(desk, &asked.question).await),
            Self::RemoveWebhook(asked) => {
                asked.prepare(webhooks::remove(desk, &asked.question).await)
            }
            Self::Called(asked) => asked.prepare(webhooks::called(desk, &asked.question).await),
            Self::Claim(asked) => asked.prepare(webhooks::claim(desk, &asked.question).await),
            Self::Note(asked) => asked.prepare(audit::note(desk, &asked.question).await),
            Self::PurgeAudit(asked) => asked.prepare(audit::purge(desk, asked.question).await),
        }
    }

    /// Answers with what was prepared.
    pub(crate) fn settle(self) {
        each!(self, asked => asked.settle());
    }

    /// Answers with an error.
    pub(crate) fn fail(self, error: StoreError) {
        each!(self, asked => asked.fail(error));
    }
}
