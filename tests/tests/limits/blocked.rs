//! Whom the operator does not let in.

use super::settings::{Settings, taken};
use bandbox_tests::client::Client;
use bandbox_tests::http::{self, Answer};
use bandbox_tests::server::Server;
use serde_json::{Value, json};

const PROXY: [&str; 2] = ["--trusted-proxies", "127.0.0.1"];

fn blocked(answer: &Answer, whom: &str) {
    let body: Value = serde_json::from_str(&answer.body).unwrap_or_default();
    assert_eq!(
        (answer.status, &body["code"]),
        (403, &"blocked".into()),
        "{body}"
    );
    let detail = body["detail"].as_str().unwrap_or_default();
    assert!(detail.contains(whom), "{detail}");
}

#[tokio::test]
async fn blocked_addresses_and_users_are_refused_at_the_handshake_and_over_http()
-> anyhow::Result<()> {
    let settings = Settings::new(
        "blocked_addresses = ['192.0.2.0/24', '2001:db8::/32']\nblocked_users = ['eve']",
    )?;
    let server = settings.serve(&PROXY).await?;
    let address = server.address();
    for from in ["192.0.2.9", "2001:db8::1"] {
        let from = [("X-Forwarded-For", from)];
        blocked(&http::upgrade(address, &from).await?, "address");
        blocked(&http::get_with(address, "/", &from).await?, "address");
        // Whoever looks after the server is told by another way who he is.
        assert_eq!(
            http::get_with(address, "/healthz", &from).await?.status,
            200
        );
    }
    let eve = server.token("eve").await?;
    let bearer = format!("Bearer {eve}");
    let bearer = [("Authorization", bearer.as_str())];
    blocked(&http::upgrade(address, &bearer).await?, "user");
    blocked(
        &http::get_with(address, "/api/v1/games", &bearer).await?,
        "user",
    );
    let mut stranger = Client::stranger(address).await?;
    let refused = stranger
        .refused("authenticate", json!({ "token": eve }))
        .await?;
    assert_eq!(refused.code(), "blocked");
    assert_eq!(stranger.closed().await?.code, 4503);
    let ann = server.token("ann").await?;
    Client::forwarded(address, &ann, "198.51.100.1").await?;
    Ok(())
}

#[tokio::test]
async fn connections_of_those_who_are_blocked_meanwhile_are_closed_with_4503() -> anyhow::Result<()>
{
    let settings = Settings::new("")?;
    let server = settings.serve(&PROXY).await?;
    let connect = async |server: &Server, user: &str, from: &str| {
        let token = server.token(user).await?;
        Client::forwarded(server.address(), &token, from).await
    };
    let mut eve = connect(&server, "eve", "198.51.100.1").await?;
    let mut near = connect(&server, "ann", "192.0.2.9").await?;
    let mut ann = connect(&server, "ann", "198.51.100.1").await?;
    settings.say("blocked_addresses = ['192.0.2.9']\nblocked_users = ['eve']")?;
    for client in [&mut eve, &mut near] {
        let closed = client.closed().await?;
        assert_eq!(closed.code, 4503);
        assert!(closed.reason.starts_with("revoked: "), "{}", closed.reason);
    }
    ann.accepted("heartbeat", json!({})).await?;
    settings.say("")?;
    taken(&server, 2).await?;
    connect(&server, "eve", "192.0.2.9").await?;
    Ok(())
}
