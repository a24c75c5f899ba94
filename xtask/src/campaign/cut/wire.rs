//! A wire that is cut where it is told to be.

use crate::campaign::relay::Relay;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};

/// Which way bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// From the client to the server.
    Said,
    /// From the server to the client.
    Told,
}

/// So many bytes each way.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bytes {
    pub(super) said: u64,
    pub(super) told: u64,
}

impl Bytes {
    /// Those that go this way.
    pub(super) const fn of(self, way: Way) -> u64 {
        match way {
            Way::Said => self.said,
            Way::Told => self.told,
        }
    }

    /// What is left of these without those, if anything is.
    pub(super) const fn without(self, less: Self) -> Self {
        Self {
            said: self.said.saturating_sub(less.said),
            told: self.told.saturating_sub(less.told),
        }
    }
}

/// A wire to a server, for one client: of his connections the last is the one he uses.
#[derive(Debug)]
pub(super) struct Wire {
    relay: Relay,
    state: Arc<State>,
}

/// What is known of a wire, and what shall happen to it.
#[derive(Debug, Default)]
struct State(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    /// How many connections there were. The last has this number.
    connections: u64,
    carried: Bytes,
    cut: Option<Cut>,
    cuts: u64,
}

/// A cut to come.
#[derive(Clone, Copy, Debug)]
struct Cut {
    connection: u64,
    way: Way,
    after: u64,
}

impl Wire {
    /// A wire to this server.
    pub(super) async fn to(server: SocketAddr) -> anyhow::Result<Self> {
        let state = Arc::new(State::default());
        let behind = Arc::clone(&state);
        let relay = Relay::with(|door| serve(door, server, behind)).await?;
        Ok(Self { relay, state })
    }

    pub(super) const fn address(&self) -> SocketAddr {
        self.relay.address()
    }

    /// The connection that is there will be cut when so many more bytes have gone this way; for none, before the next.
    pub(super) fn cut(&self, way: Way, after: u64) {
        let mut inner = self.state.lock();
        let connection = inner.connections;
        inner.cut = Some(Cut {
            connection,
            way,
            after,
        });
    }

    /// As [`Wire::cut`], the connection that comes next.
    pub(super) fn cut_next(&self, way: Way, after: u64) {
        let mut inner = self.state.lock();
        let connection = inner.connections + 1;
        inner.cut = Some(Cut {
            connection,
            way,
            after,
        });
    }

    /// How often it was cut.
    pub(super) fn cuts(&self) -> u64 {
        self.state.lock().cuts
    }

    /// What all connections together have carried.
    pub(super) fn carried(&self) -> Bytes {
        self.state.lock().carried
    }
}

impl State {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn connect(&self) -> u64 {
        let mut inner = self.lock();
        inner.connections += 1;
        inner.connections
    }

    /// How many of so many bytes pass, and whether the wire is cut behind them.
    fn pass(&self, connection: u64, way: Way, bytes: usize) -> (usize, bool) {
        let mut inner = self.lock();
        let mut pass = bytes;
        let mut is_cut = false;
        if let Some(cut) = &mut inner.cut
            && cut.connection == connection
            && cut.way == way
        {
            match usize::try_from(cut.after) {
                Ok(after) if after <= bytes => (pass, is_cut) = (after, true),
                Ok(_) | Err(_) => cut.after -= bytes as u64,
            }
        }
        if is_cut {
            inner.cut = None;
            inner.cuts += 1;
        }
        match way {
            Way::Said => inner.carried.said += pass as u64,
            Way::Told => inner.carried.told += pass as u64,
        }
        (pass, is_cut)
    }
}

async fn serve(listener: TcpListener, server: SocketAddr, state: Arc<State>) {
    while let Ok((client, _)) = listener.accept().await {
        let connection = state.connect();
        let Ok(server) = TcpStream::connect(server).await else {
            continue;
        };
        // Frames are short and wait for each other. Where this cannot be set they are only slower.
        let _ = client.set_nodelay(true).and(server.set_nodelay(true));
        let (said, tell) = client.into_split();
        let (told, say) = server.into_split();
        let state = Arc::clone(&state);
        tokio::spawn(async move {
            // Whichever ends first takes both ends of both connections along.
            tokio::select! {
                () = carry(said, say, |bytes| state.pass(connection, Way::Said, bytes)) => (),
                () = carry(told, tell, |bytes| state.pass(connection, Way::Told, bytes)) => (),
            }
        });
    }
}

/// Carries bytes until one side ends or the wire is cut.
async fn carry(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    pass: impl Fn(usize) -> (usize, bool),
) {
    let mut bytes = vec![0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut bytes).await {
        let (pass, is_cut) = pass(read);
        if to.write_all(&bytes[..pass]).await.is_err() || is_cut {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A wire whose only connection, or the one after it, is cut after five bytes of what is told.
    fn cut_after_five(connection: u64) -> State {
        let state = State::default();
        assert_eq!(state.connect(), 1);
        state.lock().cut = Some(Cut {
            connection,
            way: Way::Told,
            after: 5,
        });
        state
    }

    #[test]
    fn a_cut_comes_after_its_byte_and_once() {
        let state = cut_after_five(1);
        assert_eq!(state.pass(1, Way::Told, 3), (3, false));
        assert_eq!(state.pass(1, Way::Said, 9), (9, false));
        assert_eq!(state.pass(1, Way::Told, 3), (2, true));
        assert_eq!(state.connect(), 2);
        assert_eq!(state.pass(2, Way::Told, 9), (9, false));
        let inner = state.lock();
        let Bytes { said, told } = inner.carried;
        assert_eq!((inner.cuts, said, told), (1, 9, 14));
    }

    #[test]
    fn a_cut_of_the_next_connection_lets_this_one_be() {
        let state = cut_after_five(2);
        assert_eq!(state.pass(1, Way::Told, 9), (9, false));
        assert_eq!(state.connect(), 2);
        assert_eq!(state.pass(2, Way::Told, 5), (5, true));
    }
}
