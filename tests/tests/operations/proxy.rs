//! A way to a database that can be cut and restored.

use anyhow::Context;
use std::net::SocketAddr;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// Lets connections through while it is open.
pub(crate) struct Proxy {
    open: watch::Sender<bool>,
}

impl Proxy {
    /// Before this database; and the address of the database by way of it.
    pub(crate) async fn before(url: &str) -> anyhow::Result<(Self, String)> {
        let rest = url.split_once("://").context("no address")?.1;
        let place = rest.split(['/', '?']).next().unwrap_or(rest);
        let place = place.rsplit('@').next().unwrap_or(place).to_string();
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await?;
        let by_way = url.replacen(&place, &listener.local_addr()?.to_string(), 1);
        let (open, is_open) = watch::channel(true);
        tokio::spawn(serve(listener, place, is_open));
        Ok((Self { open }, by_way))
    }

    /// Ends every connection and lets none through.
    pub(crate) fn cut(&self) {
        self.open.send_replace(false);
    }

    /// Lets them through again.
    pub(crate) fn restore(&self) {
        self.open.send_replace(true);
    }
}

async fn serve(listener: TcpListener, place: String, is_open: watch::Receiver<bool>) {
    while let Ok((mut near, _)) = listener.accept().await {
        let (place, mut is_open) = (place.clone(), is_open.clone());
        tokio::spawn(async move {
            if !*is_open.borrow_and_update() {
                return;
            }
            let Ok(mut far) = TcpStream::connect(&place).await else {
                return;
            };
            // Whichever comes first, an end of either side or the cut.
            tokio::select! {
                _ = copy_bidirectional(&mut near, &mut far) => (),
                _ = is_open.wait_for(|open| !open) => (),
            }
        });
    }
}
