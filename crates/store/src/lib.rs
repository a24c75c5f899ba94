//! The game log: append, read, recover.
//!
//! A game is the list of its events, and beside each batch of events stands its cause: who asked for what,
//! and when. [`Store`] keeps both, durably and exactly once. A [`recording`] is the log of one game as raw
//! text; it travels as a file. [`audit()`] recomputes a recording: hashes, dice and every decision of the rules.

mod address;
pub mod audit;
mod cause;
mod chain;
pub mod checkup;
mod codec;
pub mod copy;
mod current;
mod error;
mod glance;
mod health;
mod history;
mod id;
mod listing;
mod people;
mod postgres;
pub mod recording;
mod recovery;
mod request;
mod rows;
mod sqlite;
mod statement;
mod store;
mod stored;
mod trouble;
mod writing;

pub use address::without_password;
pub use audit::audit;
pub use cause::{Cause, CauseCommand};
pub use current::Current;
pub use error::{Source, StoreError};
pub use glance::{audited, recorded};
pub use id::{GameId, Head, Seq};
pub use people::audit::{AuditEntry, AuditFilter, AuditMark, AuditRow, NotAMark, Outcome};
pub use people::invites::{Accepted, Invite, Invited, NewInvite};
pub use people::revocations::{Extent, Revocation, Revoked};
pub use people::seats::{Access, SeatChange, SeatChanged, Seats};
pub use people::webhooks::{Turn, Webhook, WebhookCalled, WebhookForm, WebhookTrouble};
pub use request::{Append, Appended, Created, NewGame, Status, Summary};
pub use store::Store;
pub use stored::{Batch, CommitCounts, GameFilter, GameRow, LoadedGame, StoredEvent};
pub use trouble::Trouble;
