//! What is counted by address: handshakes, connections, strangers, requests, sockets.

use super::told::told_over_http;
use bandbox_tests::client::Client;
use bandbox_tests::http::{self, Answer};
use bandbox_tests::metrics::{SHOWN, becomes};
use bandbox_tests::patience::patiently;
use bandbox_tests::server::Server;
use serde_json::json;
use std::net::SocketAddr;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

/// A server behind a proxy of this machine, with these limits.
async fn behind_a_proxy(limit: &str) -> anyhow::Result<Server> {
    let proxy = ["--trusted-proxies", "127.0.0.0/8", "--limit", limit];
    Server::start_with(&[&proxy, &SHOWN[..]].concat()).await
}

/// Asks for a WebSocket by way of a proxy that forwards this address.
async fn handshake(server: &Server, from: &str) -> anyhow::Result<Answer> {
    http::upgrade(server.address(), &[("X-Forwarded-For", from)]).await
}

#[tokio::test]
async fn handshakes_are_counted_by_the_address_that_a_trusted_proxy_names() -> anyhow::Result<()> {
    let server = behind_a_proxy("handshakes = { per_hour = 2 }").await?;
    let words = "limits.handshakes allows 2 an hour, 2 at once; ";
    // The right-most that is no proxy's counts, whatever is written left of it; and an address of IPv6 counts by its /64.
    for same in [
        [
            "198.51.100.1, 192.0.2.7",
            "192.0.2.7, 127.0.0.9",
            "192.0.2.7",
        ],
        ["2001:db8::1", "2001:db8::2", "2001:db8::ffff:1"],
    ] {
        for from in &same[..2] {
            assert_eq!(handshake(&server, from).await?.status, 101, "{from}");
        }
        told_over_http(
            &handshake(&server, same[2]).await?,
            429,
            "address_limit",
            words,
        );
    }
    for other in ["192.0.2.8", "198.51.100.1", "2001:db8:0:1::1"] {
        assert_eq!(handshake(&server, other).await?.status, 101, "{other}");
    }
    becomes(
        &server,
        "bandbox_limited_total{limit=\"limits.handshakes\"}",
        2.0,
    )
    .await
}

#[tokio::test]
async fn what_anybody_else_says_of_whom_he_forwards_is_ignored() -> anyhow::Result<()> {
    let limit = "handshakes = { per_hour = 2 }";
    let server = Server::start_with(&["--trusted-proxies", "192.0.2.1", "--limit", limit]).await?;
    for from in ["192.0.2.7", "192.0.2.8"] {
        assert_eq!(handshake(&server, from).await?.status, 101);
    }
    assert_eq!(handshake(&server, "192.0.2.9").await?.status, 429);
    Ok(())
}

#[tokio::test]
async fn a_page_that_came_without_encryption_is_none_of_a_server_that_is_reached_by_https()
-> anyhow::Result<()> {
    let server = behind_a_proxy("frame_depth = 8").await?;
    let [plain, secure] = ["http", "https"].map(|by| format!("{by}://{}", server.address()));
    for (origin, by, status) in [
        (&plain, "https", 403),
        (&secure, "https", 101),
        (&plain, "http", 101),
    ] {
        let headers = [
            ("Origin", origin.as_str()),
            ("X-Forwarded-For", "192.0.2.7"),
            ("X-Forwarded-Proto", by),
        ];
        let answer = http::upgrade(server.address(), &headers).await?;
        assert_eq!(answer.status, status, "{origin} by {by}");
    }
    Ok(())
}

#[tokio::test]
async fn the_log_says_from_where_a_refused_handshake_came() -> anyhow::Result<()> {
    let server = Server::start_logging("debug").await?;
    let refused = http::upgrade(server.address(), &[("Authorization", "Bearer none")]).await?;
    assert_eq!(refused.status, 401);
    let log = server.log()?;
    let mut lines = log.lines();
    let noted = |line: &str| {
        line.contains("\"code\":\"unauthenticated\"") && line.contains("\"addr\":\"127.0.0.1\"")
    };
    assert!(lines.any(noted), "{log}");
    Ok(())
}

#[tokio::test]
async fn an_address_has_so_many_connections_and_one_that_ends_makes_room() -> anyhow::Result<()> {
    let server = behind_a_proxy("connections_per_address = 2").await?;
    let token = server.token("ann").await?;
    let address = server.address();
    let mut first = Client::forwarded(address, &token, "192.0.2.7").await?;
    let second = Client::forwarded(address, &token, "192.0.2.7").await?;
    let refused = handshake(&server, "192.0.2.7").await?;
    let words = "limits.connections_per_address allows 2, and there are as many; ";
    told_over_http(&refused, 429, "address_limit", words);
    Client::forwarded(address, &token, "192.0.2.8").await?;
    first.accepted("heartbeat", json!({})).await?;
    drop(second);
    patiently("room for one more", async {
        while handshake(&server, "192.0.2.7").await?.status != 101 {}
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_address_has_so_many_connections_without_a_user() -> anyhow::Result<()> {
    let limit = "unauthenticated_per_address = 1";
    let server = Server::start_with(&["--limit", limit]).await?;
    let token = server.token("ann").await?;
    let mut stranger = Client::stranger(server.address()).await?;
    let refused = http::upgrade(server.address(), &[]).await?;
    let words = "limits.unauthenticated_per_address allows 1, and there are as many; ";
    told_over_http(&refused, 429, "address_limit", words);
    Client::with_token(server.address(), &token).await?;
    let shown = json!({ "token": token });
    stranger.accepted("authenticate", shown).await?;
    Client::stranger(server.address()).await?;
    Ok(())
}

#[tokio::test]
async fn whoever_shows_no_token_in_the_time_of_the_settings_is_closed_with_4501()
-> anyhow::Result<()> {
    let server = Server::start_with(&["--limit", "authenticate_seconds = 1"]).await?;
    let mut ann = Client::connect(&server, "ann").await?;
    let mut stranger = Client::stranger(server.address()).await?;
    assert_eq!(stranger.closed().await?.code, 4501);
    ann.accepted("heartbeat", json!({})).await?;
    Ok(())
}

#[tokio::test]
async fn requests_are_counted_by_address_but_not_the_question_how_the_server_is()
-> anyhow::Result<()> {
    let server = behind_a_proxy("requests = { per_hour = 2 }").await?;
    let get = async |path: &str, from: &str| {
        http::get_with(server.address(), path, &[("X-Forwarded-For", from)]).await
    };
    for path in ["/", "/no-such-page"] {
        assert_ne!(get(path, "192.0.2.7").await?.status, 429);
    }
    let words = "limits.requests allows 2 an hour, 2 at once; ";
    told_over_http(&get("/", "192.0.2.7").await?, 429, "rate_limited", words);
    for path in ["/healthz", "/readyz"] {
        assert_eq!(get(path, "192.0.2.7").await?.status, 200);
    }
    assert_eq!(get("/", "192.0.2.8").await?.status, 200);
    Ok(())
}

/// A socket from this address of this machine.
async fn socket_from(server: SocketAddr, from: [u8; 4]) -> anyhow::Result<TcpStream> {
    let socket = TcpSocket::new_v4()?;
    socket.bind(SocketAddr::from((from, 0)))?;
    Ok(socket.connect(server).await?)
}

/// Whether anything is answered to a question there.
async fn answers(mut socket: TcpStream) -> anyhow::Result<bool> {
    patiently("an answer or the end", async {
        let asked = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
        if socket.write_all(asked.as_bytes()).await.is_err() {
            return Ok(false);
        }
        Ok(socket.read(&mut [0; 64]).await.is_ok_and(|bytes| bytes > 0))
    })
    .await
}

#[tokio::test]
async fn an_address_has_so_many_sockets_before_anything_is_read_from_them() -> anyhow::Result<()> {
    let limit = ["--limit", "sockets_per_address = 2"];
    let server = Server::start_with(&[&limit, &SHOWN[..]].concat()).await?;
    let (crowd, other) = ([127, 0, 0, 7], [127, 0, 0, 8]);
    let first = socket_from(server.address(), crowd).await?;
    let second = socket_from(server.address(), crowd).await?;
    assert!(!answers(socket_from(server.address(), crowd).await?).await?);
    assert!(answers(socket_from(server.address(), other).await?).await?);
    let refused = "bandbox_limited_total{limit=\"limits.sockets_per_address\"}";
    becomes(&server, refused, 1.0).await?;
    assert!(answers(first).await?);
    drop(second);
    patiently("room for one more", async {
        while !answers(socket_from(server.address(), crowd).await?).await? {}
        Ok(())
    })
    .await
}
