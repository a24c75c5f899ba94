//! What the writers of all databases have in common: the queue to them, what may be asked, and how it is
//! answered, which is never before the commit.

use crate::error::StoreError;
use crate::id::GameId;
use crate::people::errand::Errand;
use crate::recording::RecordedBatch;
use crate::request::{Appended, Created};
use crate::store::{SealedAppend, SealedGame};
use crate::stored::CommitCounts;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::{mpsc, oneshot};

/// Requests that may wait for the writer before callers wait for room. A commit takes about a millisecond and
/// takes many, so the queue is short unless the disk stalls.
const QUEUE: usize = 1024;

/// The most requests in one transaction. More would make the first of them wait long for no fewer syncs.
pub(crate) const GROUP: usize = 256;

/// The way to a writer's task. Clones share one queue.
#[derive(Clone, Debug)]
pub(crate) struct Door {
    queue: mpsc::Sender<Request>,
    counters: Arc<Counters>,
}

impl Door {
    /// A door, and the other end of its queue.
    pub(crate) fn new(counters: Arc<Counters>) -> (Self, mpsc::Receiver<Request>) {
        let (queue, requests) = mpsc::channel(QUEUE);
        (Self { queue, counters }, requests)
    }

    pub(crate) async fn create(&self, game: SealedGame) -> Result<Created, StoreError> {
        self.ask(|reply| Request::Create(Asked::new(game, reply)))
            .await
    }

    pub(crate) async fn append(&self, append: SealedAppend) -> Result<Appended, StoreError> {
        self.ask(|reply| Request::Append(Asked::new(append, reply)))
            .await
    }

    pub(crate) async fn prove(&self) -> Result<(), StoreError> {
        self.ask(Request::Prove).await
    }

    pub(crate) async fn close(&self) -> Result<(), StoreError> {
        self.ask(Request::Close).await
    }

    /// Asks for what stands beside the log.
    pub(crate) async fn errand<Q, A>(
        &self,
        question: Q,
        errand: fn(Asked<Q, A>) -> Errand,
    ) -> Result<A, StoreError> {
        self.ask(|reply| Request::Errand(errand(Asked::new(question, reply))))
            .await
    }

    /// Requests that wait for the writer to take them.
    pub(crate) fn waiting(&self) -> usize {
        self.queue.max_capacity() - self.queue.capacity()
    }

    pub(crate) fn commit_counts(&self) -> CommitCounts {
        self.counters.read()
    }

    async fn ask<A>(
        &self,
        request: impl FnOnce(oneshot::Sender<Result<A, StoreError>>) -> Request,
    ) -> Result<A, StoreError> {
        let (reply, answer) = oneshot::channel();
        self.queue
            .send(request(reply))
            .await
            .map_err(|_| StoreError::Closed)?;
        answer.await.map_err(|_| StoreError::Closed)?
    }
}

/// Why a request did not get an answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The database refused a statement or did not do it.
    Database(sqlx::Error),
    /// What was found cannot be answered from.
    Answer(StoreError),
}

impl From<sqlx::Error> for Failure {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Answer(error)
    }
}

pub(crate) type Reply<A> = oneshot::Sender<Result<A, StoreError>>;

/// Something asked of the writer, with the answer it will get if the commit succeeds.
#[derive(Debug)]
pub(crate) struct Asked<Q, A> {
    pub(crate) question: Q,
    answer: Option<Result<A, StoreError>>,
    reply: Reply<A>,
}

impl<Q, A> Asked<Q, A> {
    pub(crate) const fn new(question: Q, reply: Reply<A>) -> Self {
        Self {
            question,
            answer: None,
            reply,
        }
    }

    /// Keeps the answer until the commit; an error of the database ends the transaction instead.
    pub(crate) fn prepare(&mut self, outcome: Result<A, Failure>) -> Result<(), sqlx::Error> {
        self.answer = Some(match outcome {
            Ok(answer) => Ok(answer),
            Err(Failure::Answer(error)) => Err(error),
            Err(Failure::Database(error)) => return Err(error),
        });
        Ok(())
    }

    /// Answers. Whoever asked may have gone; the log does not mind.
    pub(crate) fn settle(self) {
        let answer = self.answer.unwrap_or(Err(StoreError::Closed));
        let _ = self.reply.send(answer);
    }

    /// Answers with an error.
    pub(crate) fn fail(self, error: StoreError) {
        let _ = self.reply.send(Err(error));
    }
}

/// What may be asked of the writer.
#[derive(Debug)]
pub(crate) enum Request {
    Create(Asked<SealedGame, Created>),
    Append(Asked<SealedAppend, Appended>),
    /// What stands beside the log.
    Errand(Errand),
    /// A commit that changes no game.
    Prove(Reply<()>),
    Close(Reply<()>),
}

/// What is to be written.
#[derive(Debug)]
pub(crate) enum Work {
    Create(Asked<SealedGame, Created>),
    Append(Asked<SealedAppend, Appended>),
}

impl Work {
    /// Answers with what was prepared.
    pub(crate) fn settle(self) {
        match self {
            Self::Create(asked) => asked.settle(),
            Self::Append(asked) => asked.settle(),
        }
    }

    /// Answers with an error.
    pub(crate) fn fail(self, error: StoreError) {
        match self {
            Self::Create(asked) => asked.fail(error),
            Self::Append(asked) => asked.fail(error),
        }
    }

    /// What goes into the log, and of which game.
    pub(crate) const fn batch(&self) -> (GameId, &RecordedBatch) {
        match self {
            Self::Create(asked) => (asked.question.game, &asked.question.batch),
            Self::Append(asked) => (asked.question.game, &asked.question.batch),
        }
    }

    /// The game to be created, if it is that.
    pub(crate) const fn creation(&self) -> Option<&SealedGame> {
        match self {
            Self::Create(asked) => Some(&asked.question),
            Self::Append(_) => None,
        }
    }

    /// The append, if it is that.
    pub(crate) const fn appended(&self) -> Option<&SealedAppend> {
        match self {
            Self::Create(_) => None,
            Self::Append(asked) => Some(&asked.question),
        }
    }

    /// Keeps the answer that it was written.
    pub(crate) fn prepare_written(&mut self) {
        match self {
            Self::Create(asked) => {
                asked.answer = Some(Ok(Created::New(asked.question.batch.head())));
            }
            Self::Append(asked) => {
                asked.answer = Some(Ok(Appended::Done(asked.question.batch.head())));
            }
        }
    }

    /// Answers that it was written.
    pub(crate) fn settle_written(mut self) {
        self.prepare_written();
        self.settle();
    }

    /// Whether the prepared answer says that something was written.
    pub(crate) const fn writes(&self) -> bool {
        match self {
            Self::Create(asked) => matches!(asked.answer, Some(Ok(Created::New(_)))),
            Self::Append(asked) => matches!(asked.answer, Some(Ok(Appended::Done(_)))),
        }
    }
}

/// Answers everybody with one error.
pub(crate) fn fail_all(group: Vec<Work>, error: &StoreError) {
    tracing::error!(%error, "a group of batches could not be written");
    for work in group {
        work.fail(error.clone());
    }
}

/// Counts the work of the writer, for whoever wants to know.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    commits: AtomicU64,
    batches: AtomicU64,
    largest_group: AtomicU64,
}

impl Counters {
    pub(crate) fn committed(&self, batches: u64) {
        self.commits.fetch_add(1, Ordering::Relaxed);
        self.batches.fetch_add(batches, Ordering::Relaxed);
        self.largest_group.fetch_max(batches, Ordering::Relaxed);
    }

    pub(crate) fn read(&self) -> CommitCounts {
        CommitCounts {
            commits: self.commits.load(Ordering::Relaxed),
            batches: self.batches.load(Ordering::Relaxed),
            largest_group: self.largest_group.load(Ordering::Relaxed),
        }
    }
}
