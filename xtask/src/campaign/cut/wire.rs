//! A wire that is cut once.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// Which way bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// From the client to the server.
    Said,
    /// From the server to the client.
    Told,
}

/// A wire to a server. Its first connection is cut, every other one holds.
#[derive(Debug)]
pub(super) struct Wire {
    address: SocketAddr,
    carried: Arc<AtomicU64>,
    serving: JoinHandle<()>,
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

impl Wire {
    /// A wire that is cut after so many bytes this way.
    pub(super) async fn to(server: SocketAddr, way: Way, bytes: u64) -> anyhow::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let carried = Arc::new(AtomicU64::new(0));
        let serving = tokio::spawn(serve(listener, server, way, bytes, Arc::clone(&carried)));
        Ok(Self {
            address,
            carried,
            serving,
        })
    }

    pub(super) const fn address(&self) -> SocketAddr {
        self.address
    }

    /// How many bytes the first connection has carried this way.
    pub(super) fn carried(&self) -> u64 {
        self.carried.load(Ordering::Relaxed)
    }
}

async fn serve(
    listener: TcpListener,
    server: SocketAddr,
    way: Way,
    bytes: u64,
    carried: Arc<AtomicU64>,
) {
    let mut first = Some(carried);
    while let Ok((client, _)) = listener.accept().await {
        let Ok(server) = TcpStream::connect(server).await else {
            continue;
        };
        let (said, tell) = client.into_split();
        let (told, say) = server.into_split();
        let first = first.take();
        let of = |direction: Way| match &first {
            Some(carried) if direction == way => (bytes, Arc::clone(carried)),
            Some(_) | None => (u64::MAX, Arc::default()),
        };
        let (there, back) = (of(Way::Said), of(Way::Told));
        tokio::spawn(async move {
            // Whichever ends first takes both ends of both connections along.
            tokio::select! {
                () = carry(said, say, there) => (),
                () = carry(told, tell, back) => (),
            }
        });
    }
}

/// Carries bytes until one side ends or so many have passed.
async fn carry(
    mut from: OwnedReadHalf,
    mut to: OwnedWriteHalf,
    (mut left, carried): (u64, Arc<AtomicU64>),
) {
    let mut bytes = vec![0; 16 * 1024];
    while left > 0 {
        let Ok(read @ 1..) = from.read(&mut bytes).await else {
            return;
        };
        let pass = usize::try_from(left).map_or(read, |left| left.min(read));
        if to.write_all(&bytes[..pass]).await.is_err() {
            return;
        }
        left -= pass as u64;
        carried.fetch_add(pass as u64, Ordering::Relaxed);
    }
}
