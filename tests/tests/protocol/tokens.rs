//! Tokens on an open connection: about to end, and shown anew.

use anyhow::Context;
use bandbox_tests::client::{Client, Closed};
use bandbox_tests::server::Server;
use bandbox_tests::table::Table;
use serde_json::json;

fn expired() -> Closed {
    Closed {
        code: 4001,
        reason: "token_expired: get a new token and come back".to_string(),
    }
}

#[tokio::test]
async fn whose_token_ends_is_told_before_and_goes_on_with_another() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let short = server.token_with("ann", &["--ttl", "4s"]).await?;
    let mut refreshed = Client::with_token(server.address(), &short).await?;
    let mut idle = Client::with_token(server.address(), &short).await?;
    let warning = refreshed
        .until("a warning", |frame| frame.event() == "token_expiring")
        .await?;
    let ends = warning.data()["expires_at"].clone();

    let long = server.token("ann").await?;
    let answer = refreshed
        .accepted("refresh_token", json!({"token": long}))
        .await?;
    let later = answer.data()["expires_at"].as_str().context("no time")?;
    assert!(Some(later) > ends.as_str(), "{later} {ends}");
    assert_eq!(answer.event(), "token_refreshed");

    // Whoever shows no other is closed when it ends. By then the first token of the other has ended too.
    assert_eq!(idle.closed().await?, expired());
    let warned = idle
        .frames()
        .iter()
        .filter(|f| f.event() == "token_expiring");
    assert_eq!(warned.count(), 1);
    refreshed.accepted("heartbeat", json!({})).await?;
    Ok(())
}

#[tokio::test]
async fn a_manager_plays_on_with_another_token_in_the_room_that_he_is_in() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    let token = server.token("ann").await?;
    table
        .away
        .accepted("refresh_token", json!({"token": token}))
        .await?;
    table.bat("homerun").await?;
    Ok(())
}

#[tokio::test]
async fn a_token_of_another_user_or_of_nobody_is_refused_and_the_first_stays_good()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut client = Client::connect(&server, "ann").await?;
    let of_another = server.token("hal").await?;
    for (token, code) in [
        (of_another.as_str(), "forbidden"),
        ("not-a-token", "unauthenticated"),
    ] {
        let refused = client
            .refused("refresh_token", json!({"token": token}))
            .await?;
        assert_eq!(refused.code(), code);
        assert_eq!(refused.data()["field"], "data.token");
    }
    client.accepted("heartbeat", json!({})).await?;
    let mut stranger = Client::stranger(server.address()).await?;
    let refused = stranger
        .refused("refresh_token", json!({"token": of_another}))
        .await?;
    assert_eq!(refused.code(), "unauthenticated");
    Ok(())
}
