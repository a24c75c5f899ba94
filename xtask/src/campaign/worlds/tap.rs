//! A wire to a server that keeps all the bytes that come from there.

use crate::campaign::relay::Relay;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// What came through a wire.
type Kept = Arc<Mutex<Vec<u8>>>;

/// The wire.
#[derive(Debug)]
pub(super) struct Tap {
    relay: Relay,
    kept: Kept,
}

impl Tap {
    /// A wire to this server.
    pub(super) async fn to(server: SocketAddr) -> anyhow::Result<Self> {
        let kept = Kept::default();
        let behind = Arc::clone(&kept);
        let relay = Relay::with(|door| serve(door, server, behind)).await?;
        Ok(Self { relay, kept })
    }

    /// Where it begins.
    pub(super) const fn address(&self) -> SocketAddr {
        self.relay.address()
    }

    /// All that has come so far since the last time. A frame that was read here has come as a whole.
    pub(super) fn take(&self) -> Vec<u8> {
        std::mem::take(&mut *self.kept.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

async fn serve(door: TcpListener, server: SocketAddr, kept: Kept) {
    let mut wires = JoinSet::new();
    while let Ok((client, _)) = door.accept().await {
        wires.spawn(carry(client, server, Arc::clone(&kept)));
    }
}

/// Carries bytes both ways until either end is gone.
async fn carry(client: TcpStream, server: SocketAddr, kept: Kept) -> std::io::Result<()> {
    let server = TcpStream::connect(server).await?;
    for end in [&client, &server] {
        end.set_nodelay(true)?;
    }
    let (mut from_client, mut to_client) = client.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let said = async {
        tokio::io::copy(&mut from_client, &mut to_server).await?;
        to_server.shutdown().await
    };
    let told = async {
        let mut bytes = vec![0; 16 * 1024];
        loop {
            let count = from_server.read(&mut bytes).await?;
            let told = bytes.get(..count).unwrap_or_default();
            if told.is_empty() {
                return to_client.shutdown().await;
            }
            kept.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .extend_from_slice(told);
            to_client.write_all(told).await?;
        }
    };
    tokio::try_join!(said, told).map(drop)
}
