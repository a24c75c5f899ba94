//! One of the writer's connections with the group it carries: write it, and where the answer was lost, find
//! out what became of it before anyone is answered.

use super::session::{Identity, Session};
use super::{fault, group};
use crate::error::StoreError;
use crate::store::{SealedAppend, SealedGame};
use crate::writing::{Counters, Work, fail_all};
use sqlx::postgres::PgConnectOptions;
use sqlx::{Error, Executor};
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// The longest that a group's statement is waited for; then its connection counts as lost. It is longer than
/// the database itself lets a statement run.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);

/// How long the fate of a group is looked for, while the database cannot be reached.
const LOOK_UP_WITHIN: Duration = Duration::from_secs(5);

/// The pause between two attempts to reach it.
const LOOK_AGAIN_AFTER: Duration = Duration::from_millis(50);

/// How often a group is sent that is known not to have been written.
const TRIES: usize = 3;

/// How a group was not written.
enum Undone {
    /// Nothing of it was written.
    Not(Error),
    /// It is not known whether it was.
    Unknown(Error),
}

/// A connection of the writer. It is made again when it was lost.
pub(super) struct Line {
    options: Arc<PgConnectOptions>,
    session: Option<Session>,
    counters: Arc<Counters>,
}

impl Line {
    pub(super) const fn new(options: Arc<PgConnectOptions>, counters: Arc<Counters>) -> Self {
        Self {
            options,
            session: None,
            counters,
        }
    }

    /// Writes a group and answers everyone in it.
    pub(super) async fn write(&mut self, mut group: Vec<Work>) {
        let mut tries = 1;
        loop {
            let error = match self.attempt(&mut group).await {
                Ok(()) => return group.into_iter().for_each(Work::settle),
                Err(Undone::Not(error)) if fault::is_of_the_request(&error) => {
                    return self.write_one_by_one(group, error).await;
                }
                Err(Undone::Not(error)) if !fault::is_passing(&error) => {
                    return fail_all(group, &fault::of(error));
                }
                Err(Undone::Not(error)) => fault::of(error),
                Err(Undone::Unknown(error)) => {
                    let error = fault::of(error);
                    group = self.look_up(group, &error).await;
                    error
                }
            };
            if group.is_empty() {
                return;
            }
            if tries == TRIES {
                return fail_all(group, &error);
            }
            tries += 1;
        }
    }

    /// Commits something that changes no game.
    pub(super) async fn prove(&mut self) -> Result<(), StoreError> {
        let proof = async {
            let session = match &mut self.session {
                Some(session) => session,
                None => self.session.insert(Session::open(&self.options).await?),
            };
            session
                .connection
                .execute("UPDATE bandbox SET proofs = proofs + 1")
                .await
        };
        let error = match tokio::time::timeout(ANSWER_WITHIN, proof).await {
            Ok(Ok(_)) => return Ok(()),
            Ok(Err(error)) => error,
            Err(_) => Error::Io(std::io::ErrorKind::TimedOut.into()),
        };
        if !fault::is_a_clear_no(&error) {
            self.session = None;
        }
        Err(fault::of(error))
    }

    /// One request of the group was refused by the database; it alone shall fail.
    async fn write_one_by_one(&mut self, group: Vec<Work>, error: Error) {
        if group.len() == 1 {
            let what = format!("it does not take what belongs there: {error}");
            return fail_all(group, &StoreError::damaged(what));
        }
        for work in group {
            Box::pin(self.write(vec![work])).await;
        }
    }

    /// Sends the group, and prepares the answer of each request.
    async fn attempt(&mut self, group: &mut [Work]) -> Result<(), Undone> {
        let session = match &mut self.session {
            Some(session) => session,
            None => {
                let session = Session::open(&self.options).await.map_err(Undone::Not)?;
                self.session.insert(session)
            }
        };
        let sent = tokio::time::timeout(ANSWER_WITHIN, send(session, group, &self.counters));
        match sent.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(error)) if fault::is_a_clear_no(&error) => Err(Undone::Not(error)),
            Ok(Err(error)) => Err(Undone::Unknown(error)),
            Err(_) => Err(Undone::Unknown(Error::Io(
                std::io::ErrorKind::TimedOut.into(),
            ))),
        }
    }

    /// Answers yes to everyone whose batch is in the log. Returns those of whom it is certain that theirs is
    /// not and will not come; the others are told that it is not known.
    async fn look_up(&mut self, group: Vec<Work>, error: &StoreError) -> Vec<Work> {
        tracing::warn!(%error, "the answer of the database was lost; looking up what became of a group");
        let Some(lost) = self.session.take() else {
            return group;
        };
        let identity = lost.identity;
        drop(lost.connection);
        let until = Instant::now() + LOOK_UP_WITHIN;
        loop {
            match self.fates(&identity, &group).await {
                Ok(fates) => return settle_by(fates, group, error),
                Err(problem) if Instant::now() < until => {
                    tracing::debug!(error = %problem, "the database cannot be reached yet");
                    self.session = None;
                    tokio::time::sleep(LOOK_AGAIN_AFTER).await;
                }
                Err(_) => {
                    self.session = None;
                    fail_all(group, error);
                    return Vec::new();
                }
            }
        }
    }

    /// What became of each request, once the session that carried them is gone.
    async fn fates(&mut self, lost: &Identity, group: &[Work]) -> Result<Vec<Fate>, Error> {
        let session = match &mut self.session {
            Some(session) => session,
            None => self.session.insert(Session::open(&self.options).await?),
        };
        let looking = async {
            let gone = session.end(lost).await?;
            let mut fates = Vec::with_capacity(group.len());
            for work in group {
                let (game, batch) = work.batch();
                let stored = group::is_stored(&mut session.connection, game, batch).await?;
                fates.push(match (stored, gone) {
                    (true, _) => Fate::Written,
                    (false, true) => Fate::NotWritten,
                    (false, false) => Fate::Unknown,
                });
            }
            Ok(fates)
        };
        tokio::time::timeout(ANSWER_WITHIN, looking)
            .await
            .unwrap_or_else(|_| Err(Error::Io(std::io::ErrorKind::TimedOut.into())))
    }
}

/// What became of a request whose answer was lost.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Written,
    NotWritten,
    Unknown,
}

fn settle_by(fates: Vec<Fate>, group: Vec<Work>, error: &StoreError) -> Vec<Work> {
    let mut again = Vec::new();
    for (work, fate) in group.into_iter().zip(fates) {
        match fate {
            Fate::Written => work.settle_written(),
            Fate::NotWritten => again.push(work),
            Fate::Unknown => work.fail(error.clone()),
        }
    }
    again
}

/// The statement of a group, and the questions about those that it left out.
async fn send(session: &mut Session, group: &mut [Work], counters: &Counters) -> Result<(), Error> {
    let connection = &mut session.connection;
    // A group is all creations or all appends: two statements would be two transactions.
    let creations: Vec<&SealedGame> = group.iter().filter_map(Work::creation).collect();
    let appends: Vec<&SealedAppend> = group.iter().filter_map(Work::appended).collect();
    let done = if creations.is_empty() {
        group::append(connection, &appends).await?
    } else {
        group::create(connection, &creations).await?
    };
    if !done.is_empty() {
        counters.committed(done.len() as u64);
    }
    for work in group {
        let (game, _) = work.batch();
        if done.contains(&game.to_string()) {
            work.prepare_written();
            continue;
        }
        match work {
            Work::Create(asked) => {
                let outcome = group::created_before(connection, &asked.question.batch).await;
                asked.prepare(outcome)?;
            }
            Work::Append(asked) => {
                let question = &asked.question;
                let outcome = group::not_moved(connection, question.game, &question.batch).await;
                asked.prepare(outcome)?;
            }
        }
    }
    Ok(())
}
