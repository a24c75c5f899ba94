//! Who did what, when, from where, allowed or refused: it is written down beside the log, and costs nobody who plays any time.
//!
//! Commands that a game accepts are in the log, with the connection they came by; all else is noted here. No token, no secret
//! and no words of anybody ever are.

mod keeper;
mod waiting;
mod witness;

pub(crate) use keeper::keep;
pub(crate) use witness::{Action, Witness};

use bandbox_protocol::v1::ErrorCode;
use bandbox_store::{AuditEntry, GameId, Outcome};
use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use tokio::sync::Notify;
use waiting::Waiting;

/// Users who ask over HTTP that are remembered, each with the address he asks from. When there are more, all are noted anew.
const CALLERS: usize = 10_000;

/// Where a connection, or a user who asks over HTTP, comes from.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Origin {
    /// Its name in the audit, and in the log beside each command.
    pub(crate) session: String,
    /// The address of the client.
    pub(crate) address: Option<IpAddr>,
}

impl Origin {
    /// One that nobody had before.
    pub(crate) fn new(address: Option<IpAddr>) -> Arc<Self> {
        Arc::new(Self {
            session: uuid::Uuid::now_v7().to_string(),
            address,
        })
    }
}

/// Something that is done, or is to be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deed<'a> {
    /// From where.
    pub(crate) origin: &'a Origin,
    /// Who, if he has shown his token.
    pub(crate) user: Option<&'a str>,
    /// In which game.
    pub(crate) game: Option<GameId>,
    /// What.
    pub(crate) action: &'a str,
    /// What else is to be known.
    pub(crate) detail: Option<&'a str>,
}

impl Deed<'_> {
    fn entry(&self, outcome: Outcome, code: Option<ErrorCode>) -> AuditEntry {
        let session = &self.origin.session;
        AuditEntry {
            at: jiff::Timestamp::now(),
            user: self.user.map(str::to_string),
            session: (!session.is_empty()).then(|| session.clone()),
            address: self.origin.address.map(|address| address.to_string()),
            game: self.game,
            action: self.action.to_string(),
            outcome,
            code: code.map(|code| code.name().to_string()),
            detail: self.detail.map(str::to_string),
        }
    }
}

/// What waits to be written down. Clones share it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Audit(Arc<Shared>);

/// Users who ask over HTTP, and the address each asks from.
type Callers = HashMap<(String, Option<IpAddr>), Arc<Origin>>;

#[derive(Debug, Default)]
struct Shared {
    waiting: Mutex<Waiting>,
    callers: Mutex<Callers>,
    /// A whole batch waits.
    batch: Notify,
}

impl Audit {
    /// It was done.
    pub(crate) fn allowed(&self, deed: &Deed<'_>) {
        let entry = deed.entry(Outcome::Allowed, None);
        let waits = self.waiting().push(entry);
        self.wake(waits);
    }

    /// It was refused.
    pub(crate) fn refused(&self, deed: &Deed<'_>, code: ErrorCode) {
        let entry = deed.entry(Outcome::Refused, Some(code));
        let waits = self.waiting().tally(entry, Instant::now());
        self.wake(waits);
    }

    /// Where a user comes from who asks over HTTP: the same name as long as it is the same address.
    pub(crate) fn caller(&self, user: &str, address: Option<IpAddr>) -> Arc<Origin> {
        let mut callers = self
            .0
            .callers
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if callers.len() >= CALLERS {
            callers.clear();
        }
        let mut is_new = false;
        let origin = callers
            .entry((user.to_string(), address))
            .or_insert_with(|| {
                is_new = true;
                Origin::new(address)
            });
        let origin = Arc::clone(origin);
        drop(callers);
        if is_new {
            self.allowed(&Deed {
                origin: &origin,
                user: Some(user),
                game: None,
                action: "sign_in",
                detail: Some("a token in each request over HTTP"),
            });
        }
        origin
    }

    fn wake(&self, waits: usize) {
        // Once, not with each of those that come after.
        if waits == waiting::BATCH {
            self.0.batch.notify_one();
        }
    }

    fn waiting(&self) -> MutexGuard<'_, Waiting> {
        // Nothing that runs under the lock can leave it half changed.
        self.0
            .waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}
