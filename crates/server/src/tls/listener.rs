//! Sockets that have agreed on keys. Many may be at it at once: one that is slow keeps nobody waiting.

use super::Tls;
use axum::serve::Listener;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use tokio::net::TcpStream;
use tokio::task::JoinSet;
use tokio_rustls::server::TlsStream;

/// Handshakes under way at once; those who come later wait in the operating system's queue.
const AT_ONCE: usize = 1_024;

/// One who has come, and from where.
type Arrived = (TlsStream<TcpStream>, SocketAddr);

/// Listens, and speaks TLS.
pub(crate) struct TlsListener<L> {
    sockets: L,
    tls: Arc<Tls>,
    shaking: JoinSet<Option<Arrived>>,
}

impl<L> TlsListener<L> {
    /// On the sockets of this listener.
    pub(crate) fn new(sockets: L, tls: Arc<Tls>) -> Self {
        Self {
            sockets,
            tls,
            shaking: JoinSet::new(),
        }
    }
}

impl<L> Listener for TlsListener<L>
where
    L: Listener<Io = TcpStream, Addr = SocketAddr>,
{
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> Arrived {
        loop {
            tokio::select! {
                (socket, from) = self.sockets.accept(), if self.shaking.len() < AT_ONCE => {
                    let tls = Arc::clone(&self.tls);
                    self.shaking.spawn(async move { Some((tls.accept(socket).await?, from)) });
                }
                Some(shaken) = self.shaking.join_next() => {
                    if let Ok(Some(arrived)) = shaken {
                        return arrived;
                    }
                }
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.sockets.local_addr()
    }
}
