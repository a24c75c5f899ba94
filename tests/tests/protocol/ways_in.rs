//! The ways to show a token on a socket, and which of two counts; one test for each pair.

use bandbox_tests::client::Client;
use bandbox_tests::http;
use bandbox_tests::server::Server;
use serde_json::json;

/// A way to show a token in the handshake.
#[derive(Clone, Copy, Debug)]
enum Way {
    Header,
    Subprotocol,
    Cookie,
}

use Way::{Cookie, Header, Subprotocol};

/// The headers of a handshake that shows these tokens, from a page of the server.
fn headers(server: &Server, shown: &[(Way, &str)]) -> Vec<(&'static str, String)> {
    let mut headers = vec![("Origin", format!("http://{}", server.address()))];
    for (way, token) in shown {
        headers.push(match way {
            Header => ("Authorization", format!("Bearer {token}")),
            Subprotocol => (
                "Sec-WebSocket-Protocol",
                format!("bandbox.v1, bearer.{token}"),
            ),
            Cookie => ("Cookie", format!("theme=dark; bandbox_token={token}")),
        });
    }
    headers
}

/// Connects with these tokens, and gives the user who is welcomed.
async fn welcomed(server: &Server, shown: &[(Way, &str)]) -> anyhow::Result<(Client, String)> {
    let headers = headers(server, shown);
    let mut client = Client::with_headers(server.address(), &headers).await?;
    let welcome = client
        .until("a welcome", |frame| frame.event() == "connected")
        .await?;
    let user = welcome.data()["user_id"].as_str().unwrap_or_default();
    let user = user.to_string();
    Ok((client, user))
}

/// The status of the answer to a handshake with these tokens.
async fn status(server: &Server, shown: &[(Way, &str)]) -> anyhow::Result<u16> {
    let headers = headers(server, shown);
    let headers: Vec<_> = headers
        .iter()
        .map(|(name, value)| (*name, &**value))
        .collect();
    Ok(http::upgrade(server.address(), &headers).await?.status)
}

/// Of two in the handshake the first counts, good or not.
async fn counts_before(first: Way, second: Way) -> anyhow::Result<()> {
    let server = Server::start().await?;
    let (ann, hal) = (server.token("ann").await?, server.token("hal").await?);
    let (_, user) = welcomed(&server, &[(first, &ann), (second, &hal)]).await?;
    assert_eq!(user, "ann", "{first:?} before {second:?}");
    let (_, user) = welcomed(&server, &[(second, &hal)]).await?;
    assert_eq!(user, "hal", "{second:?} alone");
    assert_eq!(status(&server, &[(first, "x"), (second, &hal)]).await?, 401);
    assert_eq!(status(&server, &[(first, &ann), (second, "x")]).await?, 101);
    Ok(())
}

/// Of one in the handshake and one in the first message that of the handshake counts.
async fn counts_before_a_message(way: Way) -> anyhow::Result<()> {
    let server = Server::start().await?;
    let (ann, hal) = (server.token("ann").await?, server.token("hal").await?);
    let (mut client, user) = welcomed(&server, &[(way, &ann)]).await?;
    assert_eq!(user, "ann");
    let refused = client
        .refused("authenticate", json!({"token": hal}))
        .await?;
    assert_eq!(refused.code(), "already_authenticated");
    client.accepted("heartbeat", json!({})).await?;
    Ok(())
}

#[tokio::test]
async fn the_header_counts_before_the_subprotocol() -> anyhow::Result<()> {
    counts_before(Header, Subprotocol).await
}

#[tokio::test]
async fn the_header_counts_before_the_first_message() -> anyhow::Result<()> {
    counts_before_a_message(Header).await
}

#[tokio::test]
async fn the_header_counts_before_the_cookie() -> anyhow::Result<()> {
    counts_before(Header, Cookie).await
}

#[tokio::test]
async fn the_subprotocol_counts_before_the_first_message() -> anyhow::Result<()> {
    counts_before_a_message(Subprotocol).await
}

#[tokio::test]
async fn the_subprotocol_counts_before_the_cookie() -> anyhow::Result<()> {
    counts_before(Subprotocol, Cookie).await
}

#[tokio::test]
async fn the_first_message_counts_before_the_cookie() -> anyhow::Result<()> {
    let server = Server::start_with(&["--max-connections-per-user", "1"]).await?;
    let (ann, hal) = (server.token("ann").await?, server.token("hal").await?);
    let (mut client, user) = welcomed(&server, &[(Cookie, &ann)]).await?;
    assert_eq!(user, "ann");
    let welcome = client
        .accepted("authenticate", json!({"token": hal}))
        .await?;
    assert_eq!(welcome.data()["user_id"], "hal");
    // Nothing is left of the other: his only place is free.
    let (mut other, _) = welcomed(&server, &[(Cookie, &ann)]).await?;
    // The second message is not the first.
    other.accepted("heartbeat", json!({})).await?;
    let refused = other.refused("authenticate", json!({"token": hal})).await?;
    assert_eq!(refused.code(), "already_authenticated");
    // One that is no good is not made good by the cookie.
    drop((client, other));
    let sue = server.token("sue").await?;
    let (mut third, _) = welcomed(&server, &[(Cookie, &sue)]).await?;
    let refused = third.refused("authenticate", json!({"token": "x"})).await?;
    assert_eq!(refused.code(), "unauthenticated");
    assert_eq!(third.closed().await?.code, 4501);
    Ok(())
}

#[tokio::test]
async fn a_cookie_lets_nobody_in_whose_page_is_not_said_or_not_allowed() -> anyhow::Result<()> {
    let server = Server::start_with(&["--allowed-origins", "https://club.example"]).await?;
    let cookie = format!("bandbox_token={}", server.token("ann").await?);
    let of_page = |origin: &'static str| [("Origin", origin), ("Cookie", cookie.as_str())];
    let foreign = http::upgrade(server.address(), &of_page("https://evil.example")).await?;
    assert_eq!(foreign.status, 403);
    assert!(foreign.body.contains("origin_refused"), "{}", foreign.body);

    // Without the name of its page it does not count, and whoever came is a stranger.
    let alone = [("Cookie", cookie.clone())];
    let mut stranger = Client::with_headers(server.address(), &alone).await?;
    let refused = stranger.refused("heartbeat", json!({})).await?;
    assert_eq!(refused.code(), "unauthenticated");

    let of_friend = [
        ("Origin", "https://club.example".to_string()),
        ("Cookie", cookie),
    ];
    let mut friend = Client::with_headers(server.address(), &of_friend).await?;
    friend.accepted("heartbeat", json!({})).await?;
    Ok(())
}
