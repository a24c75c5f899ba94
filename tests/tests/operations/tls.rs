//! TLS by the server itself: sockets and pages, a certificate that is renewed while it runs, and one that cannot be used.

use anyhow::Context;
use bandbox_tests::patience::patiently;
use bandbox_tests::server::{Server, run};
use futures::StreamExt;
use rcgen::{CertifiedKey, KeyPair, generate_simple_self_signed};
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_tungstenite::client_async;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::http::HeaderValue;

/// The files of a certificate and its key.
struct Files {
    folder: TempDir,
}

impl Files {
    fn new() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        Ok(Self { folder })
    }

    fn certificate(&self) -> PathBuf {
        self.folder.path().join("certificate.pem")
    }

    fn key(&self) -> PathBuf {
        self.folder.path().join("key.pem")
    }

    /// Puts a new certificate there, for whoever connects to know the server by.
    fn renew(&self) -> anyhow::Result<CertificateDer<'static>> {
        let CertifiedKey { cert, signing_key } = new_certificate()?;
        std::fs::write(self.certificate(), cert.pem())?;
        std::fs::write(self.key(), signing_key.serialize_pem())?;
        Ok(cert.der().clone())
    }

    fn flags(&self) -> [String; 4] {
        let text = |path: PathBuf| path.display().to_string();
        let (certificate, key) = (text(self.certificate()), text(self.key()));
        [
            "--tls-certificate".into(),
            certificate,
            "--tls-key".into(),
            key,
        ]
    }

    async fn server(&self) -> anyhow::Result<Server> {
        let flags = self.flags();
        Server::start_with(&flags.each_ref().map(String::as_str)).await
    }
}

fn new_certificate() -> anyhow::Result<CertifiedKey<KeyPair>> {
    Ok(generate_simple_self_signed(["localhost".to_string()])?)
}

/// Connects to a server that is known by this certificate and by no other.
async fn connect(
    address: SocketAddr,
    known_by: &CertificateDer<'static>,
) -> anyhow::Result<TlsStream<TcpStream>> {
    let mut roots = RootCertStore::empty();
    roots.add(known_by.clone())?;
    let config = ClientConfig::builder()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let name = ServerName::try_from("localhost")?;
    let socket = TcpStream::connect(address).await?;
    let connector = TlsConnector::from(Arc::new(config));
    Ok(connector.connect(name, socket).await?)
}

/// The first text that a socket is sent over TLS.
async fn welcome(
    address: SocketAddr,
    known_by: &CertificateDer<'static>,
    token: &str,
) -> anyhow::Result<String> {
    // Its future has the whole of a TLS handshake in it.
    let welcomed = Box::pin(async {
        let mut request = format!("wss://localhost:{}/ws", address.port()).into_client_request()?;
        let bearer = HeaderValue::from_str(&format!("Bearer {token}"))?;
        request.headers_mut().insert("Authorization", bearer);
        let stream = connect(address, known_by).await?;
        let (mut socket, _) = client_async(request, stream).await?;
        let first = socket.next().await.context("nothing came")??;
        Ok(first.into_text()?.to_string())
    });
    patiently("a welcome", welcomed).await
}

#[tokio::test]
async fn sockets_and_pages_are_served_over_tls_and_not_without() -> anyhow::Result<()> {
    let files = Files::new()?;
    let certificate = files.renew()?;
    let server = files.server().await?;
    let token = server.token("ann").await?;
    let first = welcome(server.address(), &certificate, &token).await?;
    assert!(first.contains(r#""event":"connected""#), "{first}");

    let page = patiently("a page", async {
        let mut stream = connect(server.address(), &certificate).await?;
        let request = "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        let request =
            format!("{request}Authorization: Bearer {token}\r\nContent-Length: 0\r\n\r\n");
        stream.write_all(request.as_bytes()).await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        Ok(answer)
    })
    .await?;
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(
        page.contains("; Secure"),
        "the cookie goes over TLS alone: {page}"
    );

    let plain = patiently("the end of a plain connection", async {
        let mut socket = TcpStream::connect(server.address()).await?;
        socket
            .write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            .await?;
        let mut answer = Vec::new();
        // It may be reset.
        let _ = socket.read_to_end(&mut answer).await;
        Ok(answer)
    })
    .await?;
    assert!(
        !plain.starts_with(b"HTTP"),
        "{}",
        String::from_utf8_lossy(&plain)
    );
    Ok(())
}

#[tokio::test]
async fn one_who_does_not_finish_his_handshake_keeps_nobody_waiting() -> anyhow::Result<()> {
    let files = Files::new()?;
    let certificate = files.renew()?;
    let server = files.server().await?;
    let mut silent = Vec::new();
    for _ in 0..50 {
        silent.push(TcpStream::connect(server.address()).await?);
    }
    let token = server.token("ann").await?;
    welcome(server.address(), &certificate, &token).await?;
    drop(silent);
    Ok(())
}

#[tokio::test]
async fn a_renewed_certificate_is_shown_while_the_server_runs_and_a_damaged_one_is_not()
-> anyhow::Result<()> {
    let files = Files::new()?;
    let before = files.renew()?;
    let server = files.server().await?;
    let token = server.token("ann").await?;
    std::fs::write(files.certificate(), "nothing")?;
    patiently("a word in the log", async {
        while !server.log()?.contains("still shown") {
            tokio::task::yield_now().await;
        }
        Ok(())
    })
    .await?;
    welcome(server.address(), &before, &token).await?;
    let after = files.renew()?;
    patiently("the new certificate", async {
        while connect(server.address(), &after).await.is_err() {}
        Ok(())
    })
    .await?;
    welcome(server.address(), &after, &token).await?;
    assert!(connect(server.address(), &before).await.is_err());
    Ok(())
}

/// Starts a server that must not come up, and gives what it says.
async fn refusal(flags: &[String]) -> anyhow::Result<String> {
    let mut all = vec!["serve".to_string()];
    all.extend_from_slice(flags);
    let output = run(all).await?;
    assert!(!output.status.success());
    Ok(String::from_utf8(output.stderr)?)
}

fn is_told(said: &str, file: &Path) -> bool {
    said.contains(&file.display().to_string())
}

#[tokio::test]
async fn a_server_does_not_start_with_half_a_certificate_or_with_the_key_of_another()
-> anyhow::Result<()> {
    let files = Files::new()?;
    files.renew()?;
    let flags = files.flags();
    assert!(refusal(&flags[..2]).await?.contains("--tls-key"));
    assert!(refusal(&flags[2..]).await?.contains("--tls-certificate"));
    std::fs::write(files.key(), new_certificate()?.signing_key.serialize_pem())?;
    let said = refusal(&flags).await?;
    assert!(
        is_told(&said, &files.key()) && is_told(&said, &files.certificate()),
        "{said}"
    );
    std::fs::remove_file(files.key())?;
    assert!(is_told(&refusal(&flags).await?, &files.key()));
    Ok(())
}
