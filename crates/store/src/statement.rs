//! A statement that both databases understand, written once, and the ways to ask it.
//!
//! Both name their parameters `$1`, `$2` and so on. What is performance or differs between them is not asked this way: the
//! game log has statements of its own for each.

use sqlx::postgres::{PgArguments, PgConnection, PgRow};
use sqlx::query::{Query, QueryAs};
use sqlx::sqlite::{SqliteArguments, SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, FromRow, PgPool, Postgres, Sqlite, SqlitePool};
use std::fmt::Write;

/// A parameter.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Text(Option<String>),
    Number(Option<i64>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_string()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}

impl From<&Option<String>> for Value {
    fn from(text: &Option<String>) -> Self {
        Self::Text(text.clone())
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(Some(number))
    }
}

impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        Self::Number(number)
    }
}

/// A row that is read in the same way from either database.
pub(crate) trait Row:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

impl<R> Row for R where R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{}

/// A statement with its parameters.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    sql: String,
    values: Vec<Value>,
}

/// Binds the parameters of a statement to a query.
macro_rules! bound {
    ($query:expr, $statement:expr) => {
        $statement
            .values
            .iter()
            .fold($query, |query, value| match value {
                Value::Text(text) => query.bind(text.clone()),
                Value::Number(number) => query.bind(*number),
            })
    };
}

impl Statement {
    /// A statement whose text names the parameters that [`Self::with`] adds.
    pub(crate) fn new(sql: impl Into<String>) -> Self {
        Self {
            sql: sql.into(),
            values: Vec::new(),
        }
    }

    /// Adds the parameter of the next number.
    pub(crate) fn with(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// Goes on with the text. No word of it comes from outside.
    pub(crate) fn push(&mut self, sql: &str) {
        self.sql.push_str(sql);
    }

    /// Goes on with a text in which the parameter stands wherever it has a `?`.
    pub(crate) fn push_with(&mut self, sql: &str, value: impl Into<Value>) {
        self.values.push(value.into());
        let mut parts = sql.split('?');
        self.sql.push_str(parts.next().unwrap_or_default());
        for part in parts {
            // Writing to a String does not fail.
            let _ = write!(self.sql, "${}{part}", self.values.len());
        }
    }

    fn sqlite(&self) -> Query<'_, Sqlite, SqliteArguments> {
        bound!(sqlx::query(AssertSqlSafe(self.sql.clone())), self)
    }

    fn postgres(&self) -> Query<'_, Postgres, PgArguments> {
        bound!(sqlx::query(AssertSqlSafe(self.sql.clone())), self)
    }

    fn sqlite_as<R: Row>(&self) -> QueryAs<'_, Sqlite, R, SqliteArguments> {
        bound!(sqlx::query_as(AssertSqlSafe(self.sql.clone())), self)
    }

    fn postgres_as<R: Row>(&self) -> QueryAs<'_, Postgres, R, PgArguments> {
        bound!(sqlx::query_as(AssertSqlSafe(self.sql.clone())), self)
    }

    /// All rows, by a connection of `SQLite`.
    pub(crate) async fn of_sqlite<R: Row>(
        &self,
        readers: &SqlitePool,
    ) -> Result<Vec<R>, sqlx::Error> {
        self.sqlite_as().fetch_all(readers).await
    }

    /// All rows, by a connection of `PostgreSQL`.
    pub(crate) async fn of_postgres<R: Row>(
        &self,
        readers: &PgPool,
    ) -> Result<Vec<R>, sqlx::Error> {
        self.postgres_as().fetch_all(readers).await
    }
}

/// A connection to whichever database it is.
#[derive(Debug)]
pub(crate) enum Desk<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Desk<'_> {
    /// Runs a statement, and counts the rows that it changed.
    pub(crate) async fn run(&mut self, statement: &Statement) -> Result<u64, sqlx::Error> {
        Ok(match self {
            Self::Sqlite(connection) => statement
                .sqlite()
                .execute(&mut **connection)
                .await?
                .rows_affected(),
            Self::Postgres(connection) => statement
                .postgres()
                .execute(&mut **connection)
                .await?
                .rows_affected(),
        })
    }

    /// All rows.
    pub(crate) async fn all<R: Row>(
        &mut self,
        statement: &Statement,
    ) -> Result<Vec<R>, sqlx::Error> {
        match self {
            Self::Sqlite(connection) => statement.sqlite_as().fetch_all(&mut **connection).await,
            Self::Postgres(connection) => {
                statement.postgres_as().fetch_all(&mut **connection).await
            }
        }
    }

    /// The one row, if there is one.
    pub(crate) async fn one<R: Row>(
        &mut self,
        statement: &Statement,
    ) -> Result<Option<R>, sqlx::Error> {
        match self {
            Self::Sqlite(connection) => {
                statement
                    .sqlite_as()
                    .fetch_optional(&mut **connection)
                    .await
            }
            Self::Postgres(connection) => {
                statement
                    .postgres_as()
                    .fetch_optional(&mut **connection)
                    .await
            }
        }
    }
}
