//! Requests that do not come to their end.

use anyhow::Context;
use bandbox_tests::client::Client;
use bandbox_tests::patience::patiently;
use bandbox_tests::server::Server;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Sends this much of a request and then nothing more, until the server ends it. What it answered.
async fn cut_off(server: &Server, sent: &str) -> anyhow::Result<String> {
    let mut socket = TcpStream::connect(server.address()).await?;
    socket.write_all(sent.as_bytes()).await?;
    let mut answer = Vec::new();
    patiently("the end of a slow request", async {
        socket.read_to_end(&mut answer).await.context("reading")?;
        Ok(())
    })
    .await?;
    Ok(String::from_utf8(answer)?)
}

#[tokio::test]
async fn a_socket_that_says_nothing_or_not_all_of_a_head_is_let_go() -> anyhow::Result<()> {
    let server = Server::start_with(&["--limit", "head_seconds = 1"]).await?;
    let mut ann = Client::connect(&server, "ann").await?;
    for sent in ["", "GET /", "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "] {
        let answer = cut_off(&server, sent).await?;
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 408"),
            "{answer}"
        );
    }
    // A socket that became a WebSocket is none of them.
    ann.accepted("heartbeat", json!({})).await?;
    Ok(())
}

#[tokio::test]
async fn a_body_that_does_not_come_in_time_is_refused_with_its_limit() -> anyhow::Result<()> {
    let server = Server::start_with(&["--limit", "body_seconds = 1"]).await?;
    let token = server.token("ann").await?;
    let mut ann = Client::with_token(server.address(), &token).await?;
    let path = "/api/v1/games/01890a5d-ac96-774b-bcce-b302099a8057/commands";
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Length: 100\r\n\r\n{{"
    );
    let answer = cut_off(&server, &head).await?;
    assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    assert!(answer.contains("\"code\":\"too_slow\""), "{answer}");
    assert!(answer.contains("as limits.body_seconds allows"), "{answer}");
    ann.accepted("heartbeat", json!({})).await?;
    Ok(())
}
