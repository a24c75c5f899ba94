//! The two ends of a copy: a database that is read as it was at one moment, and one that nobody else has.

use super::rows::{Counts, StoredGame, counting};
use crate::address::{Address, without_password};
use crate::error::StoreError;
use crate::health::Health;
use crate::history::History;
use crate::statement::{Desk, Row, Statement};
use crate::{postgres, sqlite};
use sqlx::postgres::PgConnection;
use sqlx::sqlite::SqliteConnection;

/// One end of a copy.
pub(crate) struct End {
    connection: Connection,
    /// What the database said of itself when it was opened.
    pub(crate) history: History,
    /// Its address as it may be shown.
    pub(crate) shown: String,
}

enum Connection {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Asks the database that is there, whichever it is.
macro_rules! ask {
    ($end:expr, $page:ident::$function:ident($($argument:expr),*)) => {
        match &mut $end.connection {
            Connection::Sqlite(connection) => sqlite::$page::$function(connection, $($argument),*).await,
            Connection::Postgres(connection) => postgres::$page::$function(connection, $($argument),*).await,
        }
    };
}

impl End {
    /// A log as it is now, to be read while others write.
    ///
    /// # Errors
    /// When it is not there, or is none.
    pub(crate) async fn to_read(url: &str) -> Result<Self, StoreError> {
        let shown = without_password(url);
        let (connection, history) = match Address::read(url)? {
            Address::Sqlite(path) => {
                let (connection, history) = sqlite::whole::at_this_moment(path.as_ref()).await?;
                (Connection::Sqlite(connection), history)
            }
            Address::Postgres(options) => {
                let (connection, history) =
                    postgres::whole::at_this_moment(&options, &shown).await?;
                (Connection::Postgres(connection), history)
            }
        };
        Ok(Self {
            connection,
            history,
            shown,
        })
    }

    /// A database to copy into, made if it is a file that is missing.
    ///
    /// # Errors
    /// When it is something else, or somebody else has it.
    pub(crate) async fn to_fill(url: &str) -> Result<Self, StoreError> {
        let shown = without_password(url);
        let (connection, history) = match Address::read(url)? {
            Address::Sqlite(path) => {
                let (connection, history) = sqlite::copying::alone(path.as_ref()).await?;
                (Connection::Sqlite(connection), history)
            }
            Address::Postgres(options) => {
                let (connection, history) = postgres::copying::alone(&options, &shown).await?;
                (Connection::Postgres(connection), history)
            }
        };
        Ok(Self {
            connection,
            history,
            shown,
        })
    }

    /// How many rows there are.
    pub(crate) async fn counts(&mut self) -> Result<Counts, StoreError> {
        self.the_one(&counting(), "its rows cannot be counted")
            .await
    }

    /// How often people and their seats have changed.
    pub(crate) async fn changes(&mut self) -> Result<i64, StoreError> {
        let changes = Statement::new("SELECT people FROM bandbox");
        let (changes,) = self
            .the_one(&changes, "it does not say what it is for")
            .await?;
        Ok(changes)
    }

    async fn the_one<R: Row>(
        &mut self,
        statement: &Statement,
        missing: &str,
    ) -> Result<R, StoreError> {
        let rows = self.all(statement).await?;
        let the_one = rows.into_iter().next();
        the_one.ok_or_else(|| StoreError::damaged(missing))
    }

    /// All rows.
    pub(crate) async fn all<R: Row>(
        &mut self,
        statement: &Statement,
    ) -> Result<Vec<R>, StoreError> {
        match &mut self.connection {
            Connection::Sqlite(connection) => Desk::Sqlite(connection)
                .all(statement)
                .await
                .map_err(sqlite::fault),
            Connection::Postgres(connection) => Desk::Postgres(connection)
                .all(statement)
                .await
                .map_err(postgres::fault),
        }
    }

    /// Runs a statement that both databases understand.
    pub(crate) async fn run(&mut self, statement: &Statement) -> Result<(), StoreError> {
        match &mut self.connection {
            Connection::Sqlite(connection) => Desk::Sqlite(connection)
                .run(statement)
                .await
                .map_err(sqlite::fault),
            Connection::Postgres(connection) => Desk::Postgres(connection)
                .run(statement)
                .await
                .map_err(postgres::fault),
        }
        .map(drop)
    }

    /// The rows of the audit that come from now on are counted on from this one.
    pub(crate) async fn count_on_from(&mut self, last: i64) -> Result<(), StoreError> {
        match &mut self.connection {
            // Its next row has the number after its last.
            Connection::Sqlite(_) => Ok(()),
            Connection::Postgres(connection) => {
                postgres::copying::count_on_from(connection, last).await
            }
        }
    }

    pub(crate) async fn next_games(
        &mut self,
        after: &str,
        limit: u32,
    ) -> Result<Vec<String>, StoreError> {
        ask!(self, whole::next_games(after, limit))
    }

    pub(crate) async fn game(&mut self, game_id: &str) -> Result<Option<StoredGame>, StoreError> {
        ask!(self, whole::game(game_id))
    }

    pub(crate) async fn health(&mut self) -> Result<Health, StoreError> {
        ask!(self, health::health())
    }

    pub(crate) async fn declare(&mut self, history: History) -> Result<(), StoreError> {
        ask!(self, copying::declare(history))
    }

    pub(crate) async fn begin(&mut self) -> Result<(), StoreError> {
        ask!(self, copying::begin())
    }

    pub(crate) async fn commit(&mut self) -> Result<(), StoreError> {
        ask!(self, copying::commit())
    }

    pub(crate) async fn put(&mut self, game: &StoredGame) -> Result<(), StoreError> {
        ask!(self, copying::put(game))
    }

    pub(crate) async fn remove(&mut self, game_id: &str) -> Result<(), StoreError> {
        ask!(self, copying::remove(game_id))
    }

    pub(crate) async fn close(self) -> Result<(), StoreError> {
        match self.connection {
            Connection::Sqlite(connection) => sqlite::copying::close(connection).await,
            Connection::Postgres(connection) => postgres::copying::close(connection).await,
        }
    }
}
