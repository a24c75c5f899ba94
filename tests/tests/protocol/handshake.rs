//! Who gets a WebSocket, and who is told over plain HTTP why not.

use bandbox_tests::client::{Client, Closed};
use bandbox_tests::http::{self, Answer};
use bandbox_tests::metrics::{SHOWN, becomes};
use bandbox_tests::server::Server;
use serde_json::{Value, json};

fn code(answer: &Answer) -> String {
    let body: Value = serde_json::from_str(&answer.body).unwrap_or_default();
    body["code"].as_str().unwrap_or_default().to_string()
}

#[tokio::test]
async fn a_plain_request_is_told_to_upgrade() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let answer = http::get(server.address(), "/ws").await?;
    assert_eq!(
        (answer.status, code(&answer).as_str()),
        (426, "upgrade_required")
    );
    assert_eq!(answer.header("upgrade"), Some("websocket"));
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
    Ok(())
}

#[tokio::test]
async fn a_token_that_is_no_good_is_refused_before_the_upgrade() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let other = Server::start().await?;
    let foreign = format!("Bearer {}", other.token("ann").await?);
    let entry = format!("bandbox.v1, bearer.{}", other.token("ann").await?);
    for headers in [
        [("Authorization", "Bearer not-a-token")],
        [("Authorization", foreign.as_str())],
        [("Sec-WebSocket-Protocol", entry.as_str())],
    ] {
        let answer = http::upgrade(server.address(), &headers).await?;
        assert_eq!(
            (answer.status, code(&answer).as_str()),
            (401, "unauthenticated")
        );
        assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
    }
    Ok(())
}

#[tokio::test]
async fn one_connection_more_than_a_user_may_have_is_closed_and_the_others_stay()
-> anyhow::Result<()> {
    let server =
        Server::start_with(&["--max-connections-per-user", "2", SHOWN[0], SHOWN[1]]).await?;
    let token = server.token("ann").await?;
    let mut first = Client::connect(&server, "ann").await?;
    let second = Client::connect(&server, "ann").await?;
    let too_many = Closed {
        code: 4510,
        reason: "too_many_sessions: close another tab or device first".to_string(),
    };
    // With the token in the handshake, and with the token in the first message.
    let mut third = Client::at_the_door(server.address(), &token).await?;
    assert_eq!(third.closed().await?, too_many);
    let mut fourth = Client::stranger(server.address()).await?;
    let refused = fourth
        .refused("authenticate", json!({"token": token}))
        .await?;
    assert_eq!(refused.code(), "too_many_sessions");
    assert_eq!(fourth.closed().await?, too_many);

    first.accepted("heartbeat", json!({})).await?;
    Client::connect(&server, "hal").await?;
    drop(second);
    becomes(&server, "bandbox_connections", 1.0).await?;
    Client::connect(&server, "ann").await?;
    Ok(())
}

#[tokio::test]
async fn one_connection_more_than_may_be_is_told_before_the_upgrade_when_to_come_back()
-> anyhow::Result<()> {
    let server = Server::start_with(&["--max-connections", "1", SHOWN[0], SHOWN[1]]).await?;
    let first = Client::connect(&server, "ann").await?;
    let full = http::upgrade(server.address(), &[]).await?;
    assert_eq!((full.status, code(&full).as_str()), (503, "server_full"));
    assert_eq!(full.header("retry-after"), Some("5"));
    drop(first);
    becomes(&server, "bandbox_connections", 0.0).await?;
    Client::connect(&server, "hal").await?;
    Ok(())
}

#[tokio::test]
async fn a_page_of_another_site_is_refused_unless_it_is_allowed() -> anyhow::Result<()> {
    let server = Server::start_with(&["--allowed-origins", "https://league.example"]).await?;
    let own = format!("http://{}", server.address());
    for (origin, status) in [
        ("https://elsewhere.example", 403),
        ("https://league.example.evil.example", 403),
        ("null", 403),
        ("https://league.example", 101),
        (own.as_str(), 101),
    ] {
        let answer = http::upgrade(server.address(), &[("Origin", origin)]).await?;
        assert_eq!(answer.status, status, "{origin}: {}", answer.body);
    }
    let answer =
        http::upgrade(server.address(), &[("Origin", "https://elsewhere.example")]).await?;
    assert_eq!(code(&answer), "origin_refused");
    Ok(())
}

#[tokio::test]
async fn only_known_subprotocols_are_spoken_and_the_refusal_names_them() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let offer = |offered: &'static str| async move {
        http::upgrade(server.address(), &[("Sec-WebSocket-Protocol", offered)]).await
    };
    let refused = offer("bandbox.v9, graphql-ws").await?;
    assert_eq!(
        (refused.status, code(&refused).as_str()),
        (400, "unknown_subprotocol")
    );
    assert!(refused.body.contains("bandbox.v1"), "{}", refused.body);
    Ok(())
}

#[tokio::test]
async fn a_client_that_offers_nothing_speaks_version_1() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let answer = http::upgrade(server.address(), &[]).await?;
    assert_eq!(answer.status, 101);
    assert_eq!(answer.header("sec-websocket-protocol"), None);
    Ok(())
}

#[tokio::test]
async fn no_answer_ever_echoes_a_token() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let good = server.token("ann").await?;
    let forged = format!("{good}x");
    for (token, status) in [(&good, 101), (&forged, 401)] {
        let entry = format!("bearer.{token}, bandbox.v1");
        let answer = http::upgrade(server.address(), &[("Sec-WebSocket-Protocol", &entry)]).await?;
        assert_eq!(answer.status, status);
        let all = format!("{}{}", answer.head, answer.body);
        assert!(!all.contains(token.as_str()), "{all}");
        assert!(!all.contains("bearer."), "{all}");
        if status == 101 {
            assert_eq!(answer.header("sec-websocket-protocol"), Some("bandbox.v1"));
        }
    }
    Ok(())
}

#[tokio::test]
async fn whoever_asks_before_saying_who_he_is_is_closed_with_4501() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut stranger = Client::stranger(server.address()).await?;
    let refused = stranger.refused("list_games", json!({})).await?;
    assert_eq!(refused.code(), "unauthenticated");
    let Closed { code, reason } = stranger.closed().await?;
    assert_eq!(code, 4501);
    assert!(reason.starts_with("unauthenticated: "), "{reason}");
    assert!(reason.len() <= 123, "{reason}");
    Ok(())
}

#[tokio::test]
async fn the_first_message_may_carry_the_token_and_a_bad_one_closes_with_4501() -> anyhow::Result<()>
{
    let server = Server::start().await?;
    let token = server.token_with("ann", &["--name", "Ann B."]).await?;
    let mut client = Client::stranger(server.address()).await?;
    let welcome = client
        .accepted("authenticate", json!({"token": token}))
        .await?;
    assert_eq!(welcome.event(), "connected");
    assert_eq!(welcome.data()["user_id"], "ann");
    assert_eq!(welcome.data()["name"], "Ann B.");
    assert_eq!(welcome.data()["protocol"], "bandbox.v1");
    let again = client
        .refused("authenticate", json!({"token": token}))
        .await?;
    assert_eq!(again.code(), "already_authenticated");

    let mut forger = Client::stranger(server.address()).await?;
    let data = json!({"token": format!("{token}x")});
    let refused = forger.refused("authenticate", data).await?;
    assert_eq!(refused.code(), "unauthenticated");
    assert_eq!(forger.closed().await?.code, 4501);
    Ok(())
}

#[tokio::test]
async fn a_token_whose_time_was_lengthened_is_refused() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let token = server.token("ann").await?;
    let parts: Vec<&str> = token.split('.').collect();
    let [header, _, signature] = parts[..] else {
        anyhow::bail!("a token has three parts");
    };
    let longer = server.token_with("ann", &["--ttl", "30d"]).await?;
    let claims = longer.split('.').nth(1).unwrap_or_default();
    let forged = format!("Bearer {header}.{claims}.{signature}");
    let answer = http::upgrade(server.address(), &[("Authorization", &forged)]).await?;
    assert_eq!(answer.status, 401);
    Ok(())
}
