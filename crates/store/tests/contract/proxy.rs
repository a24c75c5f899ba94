//! A wire to a database that can be cut: a proxy between the store and `PostgreSQL`, which ends a connection
//! after a chosen byte in a chosen direction, or lets nobody through for a while.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// Which way bytes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// What the store says. Cut here, the database has not heard all of it.
    ToDatabase,
    /// What the database answers. Cut here, it has done what it was told.
    FromDatabase,
}

#[derive(Debug, Default)]
struct Knife {
    /// The cut to make: after so many more bytes this way.
    cut: Option<(Way, usize)>,
    /// Bytes that went each way since [`Proxy::count`].
    to_database: usize,
    from_database: usize,
    /// Nobody gets through.
    down: bool,
}

/// The wire.
#[derive(Clone)]
pub(crate) struct Proxy {
    address: SocketAddr,
    knife: Arc<Mutex<Knife>>,
    /// Counts the times that everything was cut.
    cut_all: Arc<watch::Sender<u64>>,
    /// Counts those who did not get through.
    turned_away: Arc<watch::Sender<u64>>,
}

impl Proxy {
    /// A wire to this database.
    pub(crate) async fn to(database: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy = Self {
            address: listener.local_addr().unwrap(),
            knife: Arc::default(),
            cut_all: Arc::new(watch::Sender::new(0)),
            turned_away: Arc::new(watch::Sender::new(0)),
        };
        tokio::spawn(proxy.clone().serve(listener, database));
        proxy
    }

    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Cuts the connection that carries this byte, once.
    pub(crate) fn cut_after(&self, way: Way, bytes: usize) {
        self.knife.lock().unwrap().cut = Some((way, bytes));
    }

    /// Whether the cut was made; it will not be made any more.
    pub(crate) fn was_cut(&self) -> bool {
        self.knife.lock().unwrap().cut.take().is_none()
    }

    /// The bytes that went to the database and back since the last call.
    pub(crate) fn count(&self) -> (usize, usize) {
        let mut knife = self.knife.lock().unwrap();
        let counted = (knife.to_database, knife.from_database);
        (knife.to_database, knife.from_database) = (0, 0);
        counted
    }

    /// Cuts every connection, and lets nobody through until [`Proxy::up`].
    pub(crate) fn down(&self) {
        self.knife.lock().unwrap().down = true;
        self.cut_all.send_modify(|times| *times += 1);
    }

    /// Waits until one more connection has not got through.
    pub(crate) async fn turned_away(&self) {
        self.turned_away.subscribe().changed().await.unwrap();
    }

    /// Lets connections through again.
    pub(crate) fn up(&self) {
        self.knife.lock().unwrap().down = false;
    }

    async fn serve(self, listener: TcpListener, database: SocketAddr) {
        while let Ok((store, _)) = listener.accept().await {
            if self.knife.lock().unwrap().down {
                self.turned_away.send_modify(|times| *times += 1);
                continue;
            }
            let Ok(database) = TcpStream::connect(database).await else {
                continue;
            };
            let proxy = self.clone();
            tokio::spawn(async move {
                let mut cut = proxy.cut_all.subscribe();
                let (from_store, to_store) = store.into_split();
                let (from_database, to_database) = database.into_split();
                // Whichever ends first takes both ends of both connections along.
                tokio::select! {
                    () = proxy.carry(Way::ToDatabase, from_store, to_database) => (),
                    () = proxy.carry(Way::FromDatabase, from_database, to_store) => (),
                    _ = cut.changed() => (),
                }
            });
        }
    }

    async fn carry(&self, way: Way, mut from: OwnedReadHalf, mut to: OwnedWriteHalf) {
        let mut bytes = vec![0; 16 * 1024];
        loop {
            let Ok(read @ 1..) = from.read(&mut bytes).await else {
                return;
            };
            let (pass, cut) = self.pass(way, read);
            if to.write_all(&bytes[..pass]).await.is_err() || cut {
                return;
            }
        }
    }

    /// How many of these bytes pass, and whether the connection is cut then.
    fn pass(&self, way: Way, read: usize) -> (usize, bool) {
        let mut knife = self.knife.lock().unwrap();
        match way {
            Way::ToDatabase => knife.to_database += read,
            Way::FromDatabase => knife.from_database += read,
        }
        match &mut knife.cut {
            Some((where_, left)) if *where_ == way => {
                if *left < read {
                    let pass = *left;
                    knife.cut = None;
                    return (pass, true);
                }
                *left -= read;
                (read, false)
            }
            Some(_) | None => (read, false),
        }
    }
}
