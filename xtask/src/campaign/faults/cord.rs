//! A cord from a server to a `PostgreSQL` that breaks at a commit. It knows so much of the protocol as to see one: a statement
//! that writes events is bound, carried out, and committed when the client says that it is all (`Sync`).

use crate::campaign::relay::Relay;
use std::collections::HashSet;
use std::io;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// Where the cord breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Break {
    /// The database hears nothing of the statement.
    BeforeStatement,
    /// The database has carried it out, and waits for the word to commit.
    BeforeCommit,
    /// The database has committed, and its answer does not arrive.
    AfterCommit,
}

/// What is in the text of a statement that writes.
const WRITES: &[u8] = b"INSERT INTO events";

/// Instead of a version, a client that would like to encrypt says this first.
const ENCRYPTED: [u8; 4] = 80_877_103_u32.to_be_bytes();

/// A cord with any number of connections.
#[derive(Debug)]
pub(super) struct Cord {
    relay: Relay,
    state: Arc<State>,
}

#[derive(Debug, Default)]
struct State {
    /// Where the next statement that writes breaks its connection.
    next: Mutex<Option<Break>>,
    breaks: AtomicU64,
    /// After a break no connection is made until this is over.
    stays_broken: AtomicBool,
    is_broken: AtomicBool,
}

impl Cord {
    /// To a database.
    pub(super) async fn to(database: SocketAddr) -> anyhow::Result<Self> {
        let state: Arc<State> = Arc::default();
        let behind = Arc::clone(&state);
        let relay = Relay::with(|door| serve(door, database, behind)).await?;
        Ok(Self { relay, state })
    }

    pub(super) const fn address(&self) -> SocketAddr {
        self.relay.address()
    }

    /// Breaks at the next statement that writes; and stays broken, if it shall.
    pub(super) fn break_next(&self, place: Break, stays_broken: bool) {
        self.state
            .stays_broken
            .store(stays_broken, Ordering::SeqCst);
        *self
            .state
            .next
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(place);
    }

    /// How often it broke.
    pub(super) fn breaks(&self) -> u64 {
        self.state.breaks.load(Ordering::SeqCst)
    }

    /// New connections hold again.
    pub(super) fn mend(&self) {
        self.state.is_broken.store(false, Ordering::SeqCst);
    }
}

impl State {
    /// Where a statement that begins now breaks its connection.
    fn take(&self) -> Option<Break> {
        self.next
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    fn broke(&self) {
        let stays = self.stays_broken.load(Ordering::SeqCst);
        self.is_broken.store(stays, Ordering::SeqCst);
        self.breaks.fetch_add(1, Ordering::SeqCst);
    }
}

async fn serve(listener: TcpListener, database: SocketAddr, state: Arc<State>) {
    while let Ok((client, _)) = listener.accept().await {
        if state.is_broken.load(Ordering::SeqCst) {
            continue;
        }
        let Ok(database) = TcpStream::connect(database).await else {
            continue;
        };
        // A connection that ends is ended at both sides, whatever ended it.
        tokio::spawn(connection(client, database, Arc::clone(&state)));
    }
}

async fn connection(
    mut client: TcpStream,
    mut database: TcpStream,
    state: Arc<State>,
) -> io::Result<()> {
    client.set_nodelay(true)?;
    database.set_nodelay(true)?;
    loop {
        let greeting = rest(&mut client, Vec::new()).await?;
        if greeting[4..].starts_with(&ENCRYPTED) {
            client.write_all(b"N").await?;
        } else {
            database.write_all(&greeting).await?;
            break;
        }
    }
    let (said, tell) = client.into_split();
    let (told, say) = database.into_split();
    let hold_back = AtomicBool::new(false);
    tokio::select! {
        ended = there(said, say, &hold_back, &state) => ended,
        ended = back(told, tell, &hold_back, &state) => ended,
    }
}

/// Carries what the client says, up to where the cord breaks.
async fn there(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    hold_back: &AtomicBool,
    state: &State,
) -> io::Result<()> {
    let mut writing = HashSet::new();
    let mut place = None;
    loop {
        let message = message(&mut from).await?;
        let mut words = message[5..].split(|byte| *byte == 0);
        match message[0] {
            // A statement under a name, to be carried out later.
            b'P' => {
                let name = words.next().unwrap_or_default();
                let text = words.next().unwrap_or_default();
                if text.windows(WRITES.len()).any(|part| part == WRITES) {
                    writing.insert(name.to_vec());
                }
            }
            // The name of the portal, that of the statement, and what it says this time.
            b'B' if words.nth(1).is_some_and(|name| writing.contains(name)) => {
                place = state.take();
                if place == Some(Break::BeforeStatement) {
                    state.broke();
                    return Ok(());
                }
            }
            b'S' => match place {
                Some(Break::BeforeCommit) => {
                    state.broke();
                    return Ok(());
                }
                Some(Break::AfterCommit) => hold_back.store(true, Ordering::SeqCst),
                Some(Break::BeforeStatement) | None => (),
            },
            _ => (),
        }
        to.write_all(&message).await?;
    }
}

/// Carries what the database says. What is held back ends with the word that the database is ready again.
async fn back(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    hold_back: &AtomicBool,
    state: &State,
) -> io::Result<()> {
    loop {
        let message = message(&mut from).await?;
        if !hold_back.load(Ordering::SeqCst) {
            to.write_all(&message).await?;
        } else if message[0] == b'Z' {
            state.broke();
            return Ok(());
        }
    }
}

/// A message: its kind, its length, and so much.
async fn message(from: &mut OwnedReadHalf) -> io::Result<Vec<u8>> {
    let kind = from.read_u8().await?;
    rest(from, vec![kind]).await
}

/// The length, which counts itself, and so much.
async fn rest(from: &mut (impl AsyncRead + Unpin), mut message: Vec<u8>) -> io::Result<Vec<u8>> {
    let length = from.read_u32().await?;
    message.extend(length.to_be_bytes());
    let more = length.checked_sub(4).ok_or(io::ErrorKind::InvalidData)?;
    let begin = message.len();
    message.resize(begin + more as usize, 0);
    from.read_exact(&mut message[begin..]).await?;
    Ok(message)
}
