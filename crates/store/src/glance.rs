//! A look at one game of a log, or at what people did, on which a server may be at work.

use crate::copy::end::End;
use crate::error::StoreError;
use crate::id::GameId;
use crate::people::audit::{AuditFilter, AuditRow};
use crate::recording::RecordedGame;

/// What people did by the log at this address, as [`crate::Store::audit`] tells it. Nothing is written.
///
/// # Errors
/// What says why there is no log to look at.
pub async fn audited(url: &str, filter: &AuditFilter) -> Result<Vec<AuditRow>, StoreError> {
    let mut log = End::to_read(url).await?;
    let notes = log.all(&filter.notes()).await?;
    let plays = match filter.plays() {
        Some(plays) => log.all(&plays).await?,
        None => Vec::new(),
    };
    log.close().await?;
    filter.page(notes, plays)
}

/// A game of the log at this address as it is now. Nothing is written, and a missing log is not made; a backup will
/// do too.
///
/// # Errors
/// [`StoreError::NoSuchGame`], and what else says why there is no log to look at.
pub async fn recorded(url: &str, game: GameId) -> Result<RecordedGame, StoreError> {
    let mut log = End::to_read(url).await?;
    let stored = log.game(&game.to_string()).await?;
    log.close().await?;
    match stored {
        Some(stored) => stored.recorded(),
        None => Err(StoreError::NoSuchGame { game }),
    }
}
