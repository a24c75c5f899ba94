//! Errands: each is a transaction on a connection of its own, so that none of them waits for a group of commands.

use super::fault;
use super::session::{CONNECT_WITHIN, settings_to_write};
use crate::error::StoreError;
use crate::people::errand::Errand;
use crate::statement::Desk;
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{Error, Executor};

/// Connections for errands, which are few.
const RUNNERS: u32 = 2;

/// The connections. They are made when they are needed.
pub(super) fn runners(options: &PgConnectOptions) -> PgPool {
    PgPoolOptions::new()
        .max_connections(RUNNERS)
        .acquire_timeout(CONNECT_WITHIN)
        .after_connect(|connection, _| {
            Box::pin(async move {
                connection
                    .execute(concat!("SELECT ", settings_to_write!()))
                    .await?;
                Ok(())
            })
        })
        .connect_lazy_with(options.clone())
}

/// Runs an errand and answers.
pub(super) async fn run(runners: PgPool, mut errand: Errand) {
    match attempt(&runners, &mut errand).await {
        Ok(()) => errand.settle(),
        Err(error) if fault::is_of_the_request(&error) => {
            let what = format!("it does not take what belongs there: {error}");
            errand.fail(StoreError::damaged(what));
        }
        Err(error) => errand.fail(fault::of(error)),
    }
}

async fn attempt(runners: &PgPool, errand: &mut Errand) -> Result<(), Error> {
    let mut transaction = runners.begin().await?;
    errand.run(&mut Desk::Postgres(&mut transaction)).await?;
    transaction.commit().await
}
