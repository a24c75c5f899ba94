//! The one door to the log, whichever database is behind it.

use crate::address::Address;
use crate::cause::CauseCommand;
use crate::error::StoreError;
use crate::id::{GameId, Head, Seq};
use crate::people::seats::Access;
use crate::postgres::PostgresLog;
use crate::recording::{RecordedBatch, RecordedGame};
use crate::request::{Append, Appended, Created, NewGame, Summary};
use crate::rows::ListedGame;
use crate::sqlite::SqliteLog;
use crate::statement::{Row, Statement};
use crate::stored::{Batch, CommitCounts, GameFilter, GameRow, LoadedGame, StoredEvent};
use crate::writing::Door;
use crate::{chain, codec};
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Event, Team, fold};

/// The game log. Clones share one log.
#[derive(Clone, Debug)]
pub struct Store {
    backend: Backend,
    epoch: u64,
}

/// The databases that can be behind a store.
#[derive(Clone, Debug)]
enum Backend {
    Sqlite(SqliteLog),
    Postgres(PostgresLog),
}

/// A creation with everything written down that will be stored.
#[derive(Debug)]
pub(crate) struct SealedGame {
    pub(crate) game: GameId,
    pub(crate) secret: Secret,
    pub(crate) managers: ByTeam<Option<String>>,
    pub(crate) access: Access,
    pub(crate) teams: ByTeam<String>,
    pub(crate) summary: Summary,
    pub(crate) batch: RecordedBatch,
}

/// An append with everything written down that will be stored.
#[derive(Debug)]
pub(crate) struct SealedAppend {
    pub(crate) game: GameId,
    pub(crate) expected: Head,
    pub(crate) summary: Summary,
    pub(crate) batch: RecordedBatch,
}

impl Store {
    /// Opens the log at this address, `sqlite://path/to/file.db` or `postgres://user@host/database`. A missing
    /// file is made, readable by its owner alone, and an older schema is brought up to date.
    ///
    /// # Errors
    /// [`StoreError`] that says what is wrong with the address or the database, and what to do.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        let (backend, history) = match Address::read(url)? {
            Address::Sqlite(path) => {
                let (log, history) = SqliteLog::open(path.as_ref()).await?;
                (Backend::Sqlite(log), history)
            }
            Address::Postgres(options) => {
                let (log, history) = PostgresLog::open(&options, url).await?;
                (Backend::Postgres(log), history)
            }
        };
        Ok(Self {
            backend,
            epoch: history.epoch,
        })
    }

    /// Names this history of the log: a log that was restored from a backup has another than the one it was
    /// taken from, because the same numbers may then mean other events.
    pub const fn epoch(&self) -> u64 {
        self.epoch
    }

    /// Whether other servers may be at work on the same log: it is in `PostgreSQL`.
    pub const fn is_shared(&self) -> bool {
        matches!(self.backend, Backend::Postgres(_))
    }

    /// Puts a new game into the log. The same command of the same user creates one game, however often it is
    /// sent.
    pub async fn create(&self, new: NewGame) -> Result<Created, StoreError> {
        let sealed = SealedGame::seal(&new)?;
        self.door().create(sealed).await
    }

    /// Appends events to a game in one atomic step, if its log is still at the expected head. An accepted
    /// command that comes again gets its first answer, wherever the head is by then.
    pub async fn append(&self, append: Append) -> Result<Appended, StoreError> {
        let sealed = SealedAppend::seal(&append)?;
        self.door().append(sealed).await
    }

    /// At most `limit` events of a game after this place, in order. None for a game that is not there.
    pub async fn read(
        &self,
        game: GameId,
        after: Seq,
        limit: u32,
    ) -> Result<Vec<StoredEvent>, StoreError> {
        match &self.backend {
            Backend::Sqlite(log) => log.read(game, after, limit).await,
            Backend::Postgres(log) => log.read(game, after, limit).await,
        }
    }

    /// The whole audit trail of a game.
    pub async fn batches(&self, game: GameId) -> Result<Vec<Batch>, StoreError> {
        let recorded = self.recording(game).await?;
        recorded
            .batches
            .iter()
            .map(|batch| batch.decode(game))
            .collect()
    }

    /// What came of a user's command, if it was accepted.
    pub async fn find(
        &self,
        game: GameId,
        user: &str,
        command_id: &str,
    ) -> Result<Option<Batch>, StoreError> {
        match &self.backend {
            Backend::Sqlite(log) => log.find(game, user, command_id).await,
            Backend::Postgres(log) => log.find(game, user, command_id).await,
        }
    }

    /// Recovers a game from its log.
    pub async fn load(&self, game: GameId) -> Result<Option<LoadedGame>, StoreError> {
        let recorded = match self.recording(game).await {
            Ok(recorded) => recorded,
            Err(StoreError::NoSuchGame { .. }) => return Ok(None),
            Err(error) => return Err(error),
        };
        recorded.recover().map(Some)
    }

    /// Lists games, newest first.
    pub async fn games(&self, filter: &GameFilter) -> Result<Vec<GameRow>, StoreError> {
        let rows: Vec<ListedGame> = self.all(&filter.rows()).await?;
        rows.into_iter().map(ListedGame::row).collect()
    }

    /// The raw texts of a game, with the secret of its dice.
    ///
    /// # Errors
    /// [`StoreError::NoSuchGame`], and whatever keeps the database from answering.
    pub async fn recording(&self, game: GameId) -> Result<RecordedGame, StoreError> {
        match &self.backend {
            Backend::Sqlite(log) => log.recording(game).await,
            Backend::Postgres(log) => log.recording(game).await,
        }
    }

    /// What the writer has done since the store was opened.
    pub fn commit_counts(&self) -> CommitCounts {
        self.door().commit_counts()
    }

    /// Commits something that changes no game: proof that the log can be written just now, down to the disk.
    ///
    /// # Errors
    /// What keeps it from being written.
    pub async fn prove(&self) -> Result<(), StoreError> {
        self.door().prove().await
    }

    /// Requests that wait for the writer.
    pub fn waiting(&self) -> usize {
        self.door().waiting()
    }

    /// Writes everything that waits, folds a write-ahead log into its file, and closes the database for all
    /// clones.
    pub async fn close(&self) -> Result<(), StoreError> {
        self.door().close().await
    }

    /// All rows, as they are now.
    pub(crate) async fn all<R: Row>(&self, statement: &Statement) -> Result<Vec<R>, StoreError> {
        match &self.backend {
            Backend::Sqlite(log) => log.all(statement).await,
            Backend::Postgres(log) => log.all(statement).await,
        }
    }

    pub(crate) const fn door(&self) -> &Door {
        match &self.backend {
            Backend::Sqlite(log) => log.door(),
            Backend::Postgres(log) => log.door(),
        }
    }
}

impl SealedGame {
    fn seal(new: &NewGame) -> Result<Self, StoreError> {
        let Event::GameCreated { setup, commitment } = &new.created else {
            return Err(StoreError::Malformed(
                "a game is created by the event game_created",
            ));
        };
        if *commitment != new.secret.commitment() {
            return Err(StoreError::Malformed(
                "the secret is not the one that game_created commits to",
            ));
        }
        match new.cause.command {
            CauseCommand::Create { .. } => (),
            CauseCommand::Play { .. } => {
                return Err(StoreError::Malformed(
                    "a game is created by the command create",
                ));
            }
        }
        let events = std::slice::from_ref(&new.created);
        let state = fold(events)
            .map_err(|_| StoreError::Malformed("the setup in game_created is not legal"))?;
        let teams = ByTeam::from_fn(|team| setup.teams[team].name.clone());
        for team in Team::ALL {
            codec::storable(&teams[team])?;
            codec::storable_manager(new.managers[team].as_deref())?;
        }
        let origin = Head {
            seq: Seq::ZERO,
            chain: chain::origin(new.game, &new.managers),
        };
        Ok(Self {
            game: new.game,
            secret: new.secret.clone(),
            managers: new.managers.clone(),
            access: new.access,
            teams,
            summary: Summary::of(&state),
            batch: RecordedBatch::seal(origin, &new.cause, events)?,
        })
    }
}

impl SealedAppend {
    fn seal(append: &Append) -> Result<Self, StoreError> {
        match append.cause.command {
            CauseCommand::Play { .. } => (),
            CauseCommand::Create { .. } => {
                return Err(StoreError::Malformed(
                    "the command create makes a new game; it is no command to a game",
                ));
            }
        }
        Ok(Self {
            game: append.game,
            expected: append.expected,
            summary: append.summary,
            batch: RecordedBatch::seal(append.expected, &append.cause, &append.events)?,
        })
    }
}
