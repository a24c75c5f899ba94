//! Tokens taken back: who is sent away, who is let in no more, who may do it, and who hears of it.

use anyhow::Context;
use bandbox_tests::client::{Client, Closed};
use bandbox_tests::http::{self, Answer};
use bandbox_tests::issuer::now;
use bandbox_tests::patience::patiently;
use bandbox_tests::server::{Server, run};
use bandbox_tests::table::Table;
use serde_json::{Value, json};

const PATH: &str = "/api/v1/revocations";

fn revoked() -> Closed {
    Closed {
        code: 4503,
        reason: "revoked: this token, user or address may not connect".to_string(),
    }
}

async fn admin(server: &Server) -> anyhow::Result<String> {
    let token = server.token_with("umpire", &["--admin"]).await?;
    Ok(format!("Bearer {token}"))
}

async fn revoke(server: &Server, body: &Value) -> anyhow::Result<Answer> {
    let bearer = admin(server).await?;
    let headers = [("Authorization", bearer.as_str())];
    http::post(server.address(), PATH, &headers, &body.to_string()).await
}

async fn lift(server: &Server, query: &str) -> anyhow::Result<u16> {
    let bearer = admin(server).await?;
    let headers = [("Authorization", bearer.as_str())];
    let path = format!("{PATH}?{query}");
    Ok(http::delete(server.address(), &path, &headers)
        .await?
        .status)
}

async fn list(server: &Server) -> anyhow::Result<Vec<Value>> {
    let bearer = admin(server).await?;
    let headers = [("Authorization", bearer.as_str())];
    let answer = http::get_with(server.address(), PATH, &headers).await?;
    let body: Value = serde_json::from_str(&answer.body)?;
    Ok(body["revocations"].as_array().context("no list")?.clone())
}

/// The answer to one who asks for a socket with this token.
async fn knocks(server: &Server, token: &str) -> anyhow::Result<Answer> {
    let bearer = format!("Bearer {token}");
    http::upgrade(server.address(), &[("Authorization", &bearer)]).await
}

/// Runs a command on the log of a server, as its operator would.
async fn operator(server: &Server, arguments: &[&str]) -> anyhow::Result<String> {
    let database = server.database();
    let mut all = arguments.to_vec();
    all.extend(["--database", &database]);
    let output = run(all).await?;
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(String::from_utf8(output.stdout)?)
}

#[tokio::test]
async fn a_manager_who_is_revoked_in_mid_game_is_sent_away_and_comes_in_no_more()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    let before = server.token("ann").await?;
    let mut second = Client::with_token(server.address(), &before).await?;
    let answer = revoke(&server, &json!({"user": "ann", "reason": "a bet"})).await?;
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert_eq!(table.away.closed().await?, revoked());
    assert_eq!(second.closed().await?, revoked());

    let refused = knocks(&server, &before).await?;
    assert_eq!(refused.status, 401);
    assert!(refused.body.contains("revoked"), "{}", refused.body);
    let mut stranger = Client::stranger(server.address()).await?;
    let refused = stranger
        .refused("authenticate", json!({"token": before}))
        .await?;
    assert!(refused.text.contains("revoked"), "{}", refused.text);
    // The other manager is where he was.
    table.home.accepted("heartbeat", json!({})).await?;
    Ok(())
}

#[tokio::test]
async fn one_token_is_revoked_and_the_others_of_its_user_are_not() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let (stolen, kept) = (server.token("ann").await?, server.token("ann").await?);
    let mut thief = Client::with_token(server.address(), &stolen).await?;
    let mut ann = Client::with_token(server.address(), &kept).await?;
    operator(&server, &["revoke", "--token", &stolen]).await?;
    assert_eq!(thief.closed().await?, revoked());
    ann.accepted("heartbeat", json!({})).await?;
    let refused = ann
        .refused("refresh_token", json!({"token": stolen}))
        .await?;
    assert_eq!(refused.code(), "unauthenticated");
    assert!(refused.text.contains("revoked"), "{}", refused.text);
    ann.accepted("heartbeat", json!({})).await?;
    operator(&server, &["lift", "--token", &stolen]).await?;
    patiently("a way in", async {
        while knocks(&server, &stolen).await?.status != 101 {}
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_is_banned_gets_in_with_no_token_until_it_is_lifted() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let answer = revoke(&server, &json!({"user": "ann", "ban": true})).await?;
    assert_eq!(answer.status, 201, "{}", answer.body);
    assert_eq!(
        knocks(&server, &server.token("ann").await?).await?.status,
        401
    );
    assert_eq!(
        knocks(&server, &server.token("hal").await?).await?.status,
        101
    );
    assert_eq!(lift(&server, "user=ann").await?, 204);
    assert_eq!(
        knocks(&server, &server.token("ann").await?).await?.status,
        101
    );
    assert_eq!(lift(&server, "user=ann").await?, 404);
    Ok(())
}

#[tokio::test]
async fn every_server_on_the_database_hears_of_it() -> anyhow::Result<()> {
    let one = Server::start().await?;
    let other = Server::start_on(&one.database()).await?;
    let token = other.token("ann").await?;
    let mut ann = Client::with_token(other.address(), &token).await?;
    revoke(&one, &json!({"user": "ann"})).await?;
    assert_eq!(ann.closed().await?, revoked());
    // A server that starts later knows it from the beginning.
    let later = Server::start_on(&other.database()).await?;
    assert_eq!(list(&later).await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn an_administrator_sees_what_is_revoked_by_whom_and_why() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let end = now()? + 600;
    for body in [
        json!({"user": "ann", "reason": "a bet", "ban": true}),
        json!({"token_id": "t-1", "expires": end}),
    ] {
        assert_eq!(revoke(&server, &body).await?.status, 201);
    }
    let all = list(&server).await?;
    assert_eq!(all.len(), 2, "{all:?}");
    let of = |field: &str| all.iter().find(|one| !one[field].is_null());
    let user = of("user").context("no user")?;
    let says = (&user["user"], &user["ban"], &user["reason"], &user["by"]);
    assert_eq!(
        says,
        (
            &json!("ann"),
            &json!(true),
            &json!("a bet"),
            &json!("umpire")
        )
    );
    assert_eq!(of("token_id").context("no token")?["token_id"], "t-1");
    Ok(())
}

#[tokio::test]
async fn nobody_but_an_administrator_takes_tokens_back() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let bearer = format!("Bearer {}", server.token("ann").await?);
    let ann = [("Authorization", bearer.as_str())];
    let body = json!({"user": "hal"}).to_string();
    let query = format!("{PATH}?user=hal");
    for (headers, status) in [(&ann[..], 403), (&[], 401)] {
        let answers = [
            http::post(server.address(), PATH, headers, &body).await?,
            http::get_with(server.address(), PATH, headers).await?,
            http::delete(server.address(), &query, headers).await?,
        ];
        for answer in answers {
            assert_eq!(answer.status, status, "{}", answer.body);
        }
    }
    assert!(list(&server).await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn what_names_neither_a_user_nor_a_token_is_refused() -> anyhow::Result<()> {
    let server = Server::start().await?;
    for body in [
        json!({}),
        json!({"user": ""}),
        json!({"token_id": "t-1"}),
        json!({"user": "ann", "token_id": "t-1", "expires": 1}),
        json!({"token_id": "t-1", "expires": 1, "ban": true}),
        json!({"user": "ann", "more": 1}),
    ] {
        let answer = revoke(&server, &body).await?;
        assert_eq!(answer.status, 400, "{body}: {}", answer.body);
    }
    assert_eq!(lift(&server, "").await?, 400);
    Ok(())
}
