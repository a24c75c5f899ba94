//! An errand on the connection that writes: a transaction of its own.

use crate::people::errand::Errand;
use crate::statement::Desk;
use sqlx::Executor;
use sqlx::sqlite::SqliteConnection;

/// Runs an errand and commits it; its answer is ready then.
///
/// # Errors
/// Of the database. Then nothing was changed, or, where the commit failed, that is not known.
pub(super) async fn run(
    connection: &mut SqliteConnection,
    errand: &mut Errand,
) -> Result<(), sqlx::Error> {
    connection.execute("BEGIN IMMEDIATE").await?;
    errand.run(&mut Desk::Sqlite(&mut *connection)).await?;
    connection.execute("COMMIT").await?;
    Ok(())
}
