//! The one task that writes. Whatever waits while a commit is in flight goes into the next one.

use super::{errands, fault, group, open, together};
use crate::error::StoreError;
use crate::people::errand::Errand;
use crate::writing::{Counters, GROUP, Reply, Request, Work, fail_all};
use sqlx::sqlite::{SqliteConnection, SqlitePool};
use sqlx::{Connection, Executor};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::sync::mpsc;

/// How a transaction ended without a commit.
enum Undone {
    /// A statement failed, and everything was taken back.
    Statement(sqlx::Error),
    /// It is not known whether the commit took place.
    Commit(sqlx::Error),
}

/// The writer: one connection, one transaction at a time.
pub(super) struct Writer {
    path: PathBuf,
    /// None after the connection was given up; it is opened again for the next group.
    connection: Option<SqliteConnection>,
    counters: Arc<Counters>,
    readers: SqlitePool,
}

impl Writer {
    pub(super) fn new(
        path: &Path,
        connection: SqliteConnection,
        counters: Arc<Counters>,
        readers: SqlitePool,
    ) -> Self {
        Self {
            path: path.to_path_buf(),
            connection: Some(connection),
            counters,
            readers,
        }
    }

    /// Writes until the store is closed or nobody holds it any more.
    pub(super) async fn run(mut self, mut requests: mpsc::Receiver<Request>) {
        let mut waiting = Vec::with_capacity(GROUP);
        let mut closing = Vec::new();
        let mut proving = Vec::new();
        let mut errands = Vec::new();
        while closing.is_empty() && requests.recv_many(&mut waiting, GROUP).await > 0 {
            let mut group = Vec::with_capacity(waiting.len());
            for request in waiting.drain(..) {
                match request {
                    Request::Create(asked) => group.push(Work::Create(asked)),
                    Request::Append(asked) => group.push(Work::Append(asked)),
                    Request::Errand(errand) => errands.push(errand),
                    Request::Prove(reply) => proving.push(reply),
                    Request::Close(reply) => closing.push(reply),
                }
            }
            self.write(group).await;
            for errand in errands.drain(..) {
                self.run_errand(errand).await;
            }
            self.prove(&mut proving).await;
        }
        requests.close();
        // Dropping a request tells whoever asked that the store is closed.
        while let Some(request) = requests.recv().await {
            match request {
                Request::Close(reply) => closing.push(reply),
                Request::Create(_)
                | Request::Append(_)
                | Request::Errand(_)
                | Request::Prove(_) => (),
            }
        }
        let closed = self.close().await;
        for reply in closing {
            let _ = reply.send(closed.clone());
        }
    }

    async fn write(&mut self, mut group: Vec<Work>) {
        if group.is_empty() {
            return;
        }
        let mut outcome = self.transaction(&mut group).await;
        if let Err(Undone::Statement(error)) = &outcome
            && fault::is_damage(error)
        {
            // As in reading: the disk may have failed once.
            tracing::warn!(%error, "the log looks damaged; writing a group again");
            outcome = self.transaction(&mut group).await;
        }
        match outcome {
            Ok(()) => group.into_iter().for_each(Work::settle),
            Err(Undone::Statement(error)) if fault::is_of_the_request(&error) => {
                self.write_one_by_one(group).await;
            }
            Err(Undone::Statement(error)) => fail_all(group, &fault::of(error)),
            Err(Undone::Commit(error)) => self.look_up(group, fault::of(error)).await,
        }
    }

    /// One commit is proof for all who wait for one. Those who have gone need none.
    async fn prove(&mut self, proving: &mut Vec<Reply<()>>) {
        proving.retain(|reply| !reply.is_closed());
        if proving.is_empty() {
            return;
        }
        let proof = async {
            let connection = self.connected().await?;
            connection
                .execute("UPDATE bandbox SET proofs = proofs + 1")
                .await
        };
        let proved = match proof.await {
            Ok(_) => Ok(()),
            Err(error) => {
                if error.as_database_error().is_none() {
                    self.connection = None;
                }
                Err(fault::of(error))
            }
        };
        for reply in proving.drain(..) {
            let _ = reply.send(proved.clone());
        }
    }

    /// One request of the group was refused by the database; it alone shall fail.
    async fn write_one_by_one(&mut self, group: Vec<Work>) {
        for work in group {
            let mut alone = [work];
            let outcome = self.transaction(&mut alone).await;
            let [work] = alone;
            match outcome {
                Ok(()) => work.settle(),
                Err(Undone::Statement(error)) => work.fail(group::refused(error)),
                Err(Undone::Commit(error)) => self.look_up(vec![work], fault::of(error)).await,
            }
        }
    }

    async fn transaction(&mut self, group: &mut [Work]) -> Result<(), Undone> {
        let connection = self.connected().await.map_err(Undone::Statement)?;
        let written = statements(connection, group).await;
        let undone = match written {
            Ok(()) => match connection.execute("COMMIT").await {
                Ok(_) => {
                    let batches = group.iter().filter(|work| work.writes()).count();
                    self.counters.committed(batches as u64);
                    return Ok(());
                }
                Err(error) => Undone::Commit(error),
            },
            Err(error) => Undone::Statement(error),
        };
        self.take_back().await;
        Err(undone)
    }

    /// Runs an errand in a transaction of its own, and answers. Its fate need not be looked up where a commit failed: it may
    /// be asked again.
    async fn run_errand(&mut self, mut errand: Errand) {
        let ran = match self.connected().await {
            Ok(connection) => errands::run(connection, &mut errand).await,
            Err(error) => Err(error),
        };
        match ran {
            Ok(()) => errand.settle(),
            Err(error) => {
                self.take_back().await;
                errand.fail(group::refused(error));
            }
        }
    }

    /// The connection, made again if it was given up.
    async fn connected(&mut self) -> Result<&mut SqliteConnection, sqlx::Error> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => open::connect_writer(&self.path).await?,
        };
        Ok(self.connection.insert(connection))
    }

    /// Ends a transaction that failed.
    async fn take_back(&mut self) {
        let Some(connection) = &mut self.connection else {
            return;
        };
        // SQLite may have ended the transaction itself; then it says so and there is nothing to undo. Any
        // other failure is the connection's, and the next group gets a new one.
        if let Err(error) = connection.execute("ROLLBACK").await
            && error.as_database_error().is_none()
        {
            self.connection = None;
        }
    }

    /// After a commit of unknown result: what is in the log is done, of the rest nothing is known.
    async fn look_up(&mut self, group: Vec<Work>, error: StoreError) {
        tracing::error!(%error, "a commit failed; looking up what became of it");
        for work in group {
            let (game, batch) = work.batch();
            let stored = match &mut self.connection {
                Some(connection) => group::is_stored(connection, game, batch).await,
                None => Ok(false),
            };
            match stored {
                Ok(true) if work.writes() => work.settle(),
                Ok(true | false) => work.fail(error.clone()),
                Err(_) => {
                    self.connection = None;
                    work.fail(error.clone());
                }
            }
        }
    }

    /// Ends reading, folds the write-ahead log into the database, and ends writing.
    async fn close(self) -> Result<(), StoreError> {
        self.readers.close().await;
        let Some(mut connection) = self.connection else {
            return Ok(());
        };
        connection
            .execute("PRAGMA wal_checkpoint(TRUNCATE)")
            .await
            .map_err(fault::of)?;
        connection.close().await.map_err(fault::of)
    }
}

async fn statements(
    connection: &mut SqliteConnection,
    group: &mut [Work],
) -> Result<(), sqlx::Error> {
    connection.execute("BEGIN IMMEDIATE").await?;
    let written = together::append(connection, group).await?;
    for (place, work) in group.iter_mut().enumerate() {
        if !written.contains(&place) {
            write(work, connection).await?;
        }
    }
    Ok(())
}

async fn write(work: &mut Work, connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    match work {
        Work::Create(asked) => {
            let outcome = group::create(connection, &asked.question).await;
            asked.prepare(outcome)
        }
        Work::Append(asked) => {
            let outcome = group::append(connection, &asked.question).await;
            asked.prepare(outcome)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::id::{GameId, Head};
    use crate::recording::{RecordedBatch, RecordedEvent};
    use crate::request::{Created, Status, Summary};
    use crate::store::SealedGame;
    use crate::writing::Asked;
    use bandbox_engine::dice::fairness::Secret;
    use bandbox_engine::hex::Hex32;
    use bandbox_engine::inning::HalfInning;
    use bandbox_engine::team::ByTeam;
    use tokio::sync::oneshot;

    /// A writer of an empty file, and a creation with the end where its answer will come.
    async fn asked() -> (
        tempfile::TempDir,
        Writer,
        Work,
        oneshot::Receiver<Result<Created, StoreError>>,
        Head,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bandbox.db");
        let (connection, _) = open::writing(&path).await.unwrap();
        let readers = open::reading(&path).await.unwrap();
        let writer = Writer::new(&path, connection, Arc::default(), readers);
        let names = |name: &str| ByTeam::from_fn(|_| name.to_string());
        let batch = RecordedBatch {
            first_seq: 1,
            last_seq: 1,
            user: "ann".to_string(),
            actor: "\"umpire\"".to_string(),
            command_id: "c1".to_string(),
            payload_hash: Hex32([1; 32]),
            command: "{}".to_string(),
            session: None,
            at: "2026-09-21T14:13:20Z".to_string(),
            events: vec![RecordedEvent {
                version: 1,
                data: "{}".to_string(),
            }],
            chain: Hex32([2; 32]),
        };
        let head = batch.head();
        let game = SealedGame {
            game: GameId::random(),
            secret: Secret::new([3; 32]),
            managers: ByTeam::from_fn(|_| Some("ann".to_string())),
            access: crate::Access::default(),
            teams: names("Isotopes"),
            summary: Summary {
                status: Status::Open,
                half_inning: HalfInning::FIRST,
                score: ByTeam::default(),
            },
            batch,
        };
        let (reply, answer) = oneshot::channel();
        let work = Work::Create(Asked::new(game, reply));
        (folder, writer, work, answer, head)
    }

    fn unknown() -> StoreError {
        StoreError::Unavailable {
            trouble: crate::Trouble::Other,
            source: Arc::new(sqlx::Error::WorkerCrashed),
        }
    }

    #[tokio::test]
    async fn a_commit_that_took_place_unheard_is_answered_yes() {
        let (_folder, mut writer, work, answer, head) = asked().await;
        let mut group = vec![work];
        assert!(writer.transaction(&mut group).await.is_ok());
        writer.look_up(group, unknown()).await;
        assert_eq!(answer.await.unwrap().unwrap(), Created::New(head));
    }

    #[tokio::test]
    async fn a_commit_that_did_not_take_place_is_not_answered_yes() {
        let (_folder, mut writer, work, answer, _) = asked().await;
        let mut group = vec![work];
        let connection = writer.connection.as_mut().unwrap();
        statements(connection, &mut group).await.unwrap();
        connection.execute("ROLLBACK").await.unwrap();
        writer.look_up(group, unknown()).await;
        let told = answer.await.unwrap();
        assert!(
            matches!(told, Err(StoreError::Unavailable { .. })),
            "{told:?}"
        );
    }
}
