//! Sockets as they come in: counted, timed, and spoken to in HTTP.
//!
//! A socket that says nothing, or says it slowly, is let go in time; an address that has too many gets no more.

use crate::app::App;
use crate::caller::{Arrival, counted};
use crate::tls::Tls;
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::io::{self, ErrorKind};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;

/// When the operating system has no more sockets to give, others have to end first.
const WHEN_NONE_IS_LEFT: Duration = Duration::from_secs(1);

/// What is read ahead of a request, its head in one piece included. A token has at most 8 KiB.
const READ_BUFFER_MAX: usize = 64 * 1024;

/// Serves whoever comes, by TLS where the server has a certificate, until it stops.
pub(crate) async fn serve(
    app: Arc<App>,
    listener: TcpListener,
    tls: Option<Arc<Tls>>,
    router: Router,
) {
    loop {
        let accepted = tokio::select! {
            () = app.draining.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((socket, peer)) => {
                let arrival = Arrival {
                    peer: peer.ip(),
                    https: tls.is_some(),
                };
                meet(&app, socket, arrival, tls.clone(), router.clone());
            }
            // It is gone already.
            Err(error) if is_of_the_peer(&error) => (),
            Err(error) => {
                tracing::error!(%error, "no connection can be accepted");
                sleep(WHEN_NONE_IS_LEFT).await;
            }
        }
    }
}

fn is_of_the_peer(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ConnectionRefused | ErrorKind::ConnectionAborted | ErrorKind::ConnectionReset
    )
}

/// Begins to speak with one. Whom a proxy forwards is counted when it has said whom.
fn meet(
    app: &Arc<App>,
    socket: TcpStream,
    arrival: Arrival,
    tls: Option<Arc<Tls>>,
    router: Router,
) {
    let live = app.live.now();
    let held = if live.proxies.trust(arrival.peer) {
        None
    } else if let Ok(held) = app.limiter.socket(&live.limits, counted(arrival.peer)) {
        Some(held)
    } else {
        // To answer it would cost what is to be saved.
        return tracing::debug!(addr = %arrival.peer, "refused: too many sockets");
    };
    // Frames are small and somebody waits for each: held back to be sent together, they would come 40 ms later. A socket that
    // cannot be told so still works.
    if let Err(error) = socket.set_nodelay(true) {
        tracing::debug!(%error, "a socket holds small frames back");
    }
    let head_within = live.limits.head_seconds.duration();
    let app = Arc::clone(app);
    tokio::spawn(async move {
        match tls {
            None => speak(&app, socket, arrival, router, head_within).await,
            Some(tls) => {
                if let Some(socket) = tls.accept(socket).await {
                    speak(&app, socket, arrival, router, head_within).await;
                }
            }
        }
        drop(held);
    });
}

/// Speaks HTTP, until the socket ends or becomes a WebSocket.
async fn speak<S>(app: &App, socket: S, arrival: Arrival, router: Router, head_within: Duration)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let pages = TowerToHyperService::new(router);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(arrival);
        pages.call(request.map(Body::new))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head_within)
        .max_buf_size(READ_BUFFER_MAX)
        .serve_connection(TokioIo::new(socket), service)
        .with_upgrades();
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = app.draining.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, addr = %arrival.peer, "a connection broke");
    }
}
