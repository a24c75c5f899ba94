//! A NATS server of a test's own, which may be stopped and started again.

use crate::patience::patiently;
use std::net::SocketAddr;
use std::process::Stdio;
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::process::{Child, Command};

/// A server.
#[derive(Debug)]
pub struct Nats {
    address: SocketAddr,
    process: Child,
}

impl Nats {
    /// Starts one. None, loudly, where there is no such program and nothing must hold.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn start() -> anyhow::Result<Option<Self>> {
        // A port that was free a moment ago; another program would have to be quick to take it.
        let address = TcpListener::bind("127.0.0.1:0").await?.local_addr()?;
        match serve(address).await {
            Ok(process) => Ok(Some(Self { address, process })),
            Err(error) => {
                anyhow::ensure!(std::env::var("CI").as_deref() != Ok("true"), error);
                eprintln!("!!! SKIPPED: no nats-server: {error}");
                Ok(None)
            }
        }
    }

    /// Its address.
    pub fn url(&self) -> String {
        format!("nats://{}", self.address)
    }

    /// Ends it at once.
    ///
    /// # Errors
    /// When it cannot be ended.
    pub async fn kill(&mut self) -> anyhow::Result<()> {
        self.process.kill().await?;
        Ok(())
    }

    /// Starts it again at the same address.
    ///
    /// # Errors
    /// When it does not come up.
    pub async fn start_again(&mut self) -> anyhow::Result<()> {
        self.process = serve(self.address).await?;
        Ok(())
    }
}

async fn serve(address: SocketAddr) -> anyhow::Result<Child> {
    let process = Command::new("nats-server")
        .args(["--addr", &address.ip().to_string()])
        .args(["--port", &address.port().to_string()])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    patiently("a NATS server", async {
        loop {
            // It speaks first.
            if let Ok(mut socket) = TcpStream::connect(address).await
                && socket.read_u8().await.is_ok()
            {
                return Ok(process);
            }
            tokio::task::yield_now().await;
        }
    })
    .await
}
