//! Public keys with an address: fetched, fetched again, withdrawn, and not to be had.

use bandbox_tests::client::{Client, Closed};
use bandbox_tests::http;
use bandbox_tests::issuer::{EC, ED, Issuer, KeyPair, RSA, Shown};
use bandbox_tests::server::Server;
use bandbox_tests::table::Table;
use serde_json::json;
use std::path::Path;

/// The status of the answer to one who asks for a socket with this token.
async fn knocks(server: &Server, token: &str) -> anyhow::Result<u16> {
    let bearer = format!("Bearer {token}");
    let answer = http::upgrade(server.address(), &[("Authorization", &bearer)]).await?;
    Ok(answer.status)
}

async fn server_with(issuer: &Issuer) -> anyhow::Result<Server> {
    Server::start_with(&["--jwks-url", &issuer.url()]).await
}

fn revoked() -> Closed {
    Closed {
        code: 4503,
        reason: "revoked: this token, user or address may not connect".to_string(),
    }
}

#[tokio::test]
async fn every_kind_of_key_of_a_set_lets_its_users_in() -> anyhow::Result<()> {
    let issuer = Issuer::start(&[ED, EC, RSA]).await?;
    let server = server_with(&issuer).await?;
    for key in [ED, EC, RSA] {
        assert_eq!(
            knocks(&server, &key.token("ann")?).await?,
            101,
            "{}",
            key.id
        );
    }
    assert_eq!(issuer.fetches(), 1);
    Ok(())
}

#[tokio::test]
async fn a_key_that_nobody_knows_yet_is_fetched_while_its_user_waits_and_then_not_for_a_while()
-> anyhow::Result<()> {
    let issuer = Issuer::start(&[ED]).await?;
    let server = server_with(&issuer).await?;
    issuer.show(Shown::Keys(vec![ED, EC]));
    assert_eq!(knocks(&server, &EC.token("ann")?).await?, 101);
    assert_eq!(issuer.fetches(), 2);

    issuer.show(Shown::Keys(vec![ED, EC, RSA]));
    for _ in 0..20 {
        assert_eq!(knocks(&server, &RSA.token("ann")?).await?, 401);
    }
    assert_eq!(issuer.fetches(), 2, "whoever serves it is not flooded");
    // The key itself is all that is missing: the others are as good as before.
    assert_eq!(knocks(&server, &ED.token("ann")?).await?, 101);
    Ok(())
}

#[tokio::test]
async fn many_who_come_at_once_with_a_new_key_are_let_in_by_one_fetch() -> anyhow::Result<()> {
    let issuer = Issuer::start(&[ED]).await?;
    let server = server_with(&issuer).await?;
    issuer.show(Shown::Keys(vec![EC]));
    let token = EC.token("ann")?;
    let all = (0..10).map(|_| knocks(&server, &token));
    for status in futures::future::join_all(all).await {
        assert_eq!(status?, 101);
    }
    assert_eq!(issuer.fetches(), 2);
    Ok(())
}

#[tokio::test]
async fn a_new_key_is_good_in_the_first_message_and_in_a_refresh() -> anyhow::Result<()> {
    for shows_it_first in [true, false] {
        let issuer = Issuer::start(&[ED]).await?;
        let server = server_with(&issuer).await?;
        issuer.show(Shown::Keys(vec![ED, EC]));
        let data = json!({"token": EC.token("ann")?});
        if shows_it_first {
            let mut client = Client::stranger(server.address()).await?;
            client.accepted("authenticate", data).await?;
        } else {
            let mut client = Client::with_token(server.address(), &ED.token("ann")?).await?;
            client.accepted("refresh_token", data).await?;
        }
    }
    Ok(())
}

#[tokio::test]
async fn while_the_set_cannot_be_had_its_keys_stay_good_and_the_log_says_so_once()
-> anyhow::Result<()> {
    for shown in [
        Shown::Nothing,
        Shown::Silence,
        Shown::Text("{".to_string()),
        Shown::Text("-----BEGIN PUBLIC KEY-----".to_string()),
        Shown::Text(format!(
            "{{\"keys\": [], \"x\": {:?}}}",
            "x".repeat(64 * 1024)
        )),
    ] {
        let issuer = Issuer::start(&[ED]).await?;
        let server = server_with(&issuer).await?;
        issuer.show(shown.clone());
        assert_eq!(knocks(&server, &EC.token("ann")?).await?, 401, "{shown:?}");
        assert_eq!(knocks(&server, &ED.token("ann")?).await?, 101, "{shown:?}");
        assert_eq!(issuer.fetches(), 2);
    }
    let issuer = Issuer::start(&[ED]).await?;
    issuer.show(Shown::Nothing);
    let server = server_with(&issuer).await?;
    assert_eq!(
        knocks(&server, &ED.token("ann")?).await?,
        401,
        "fetched again in vain"
    );
    assert_eq!(issuer.fetches(), 2);
    let log = server.log()?;
    let said = log
        .lines()
        .filter(|line| line.contains("503 Service Unavailable"));
    assert_eq!(said.count(), 1, "{log}");
    // A server without its keys serves those who need none of them.
    assert_eq!(knocks(&server, &server.token("ann").await?).await?, 101);
    Ok(())
}

#[tokio::test]
async fn a_set_is_not_looked_for_at_another_address_than_its_own() -> anyhow::Result<()> {
    let elsewhere = Issuer::start(&[EC]).await?;
    let issuer = Issuer::start(&[ED]).await?;
    let server = server_with(&issuer).await?;
    issuer.show(Shown::Elsewhere(elsewhere.url()));
    assert_eq!(knocks(&server, &EC.token("ann")?).await?, 401);
    assert_eq!((issuer.fetches(), elsewhere.fetches()), (2, 0));
    Ok(())
}

#[tokio::test]
async fn whose_key_is_withdrawn_from_the_set_in_mid_game_is_sent_away_and_the_other_plays_on()
-> anyhow::Result<()> {
    let issuer = Issuer::start(&[ED, EC]).await?;
    let server = server_with(&issuer).await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    let mut withdrawn = Client::with_token(server.address(), &ED.token("ann")?).await?;
    let mut kept = Client::with_token(server.address(), &EC.token("hal")?).await?;
    issuer.show(Shown::Keys(vec![EC, RSA]));
    // Somebody comes with the new key, and the set is fetched.
    assert_eq!(knocks(&server, &RSA.token("sue")?).await?, 101);
    assert_eq!(withdrawn.closed().await?, revoked());
    assert_eq!(knocks(&server, &ED.token("ann")?).await?, 401);
    kept.accepted("heartbeat", json!({})).await?;
    table.bat("homerun").await?;
    Ok(())
}

#[tokio::test]
async fn whose_key_is_taken_out_of_its_file_is_sent_away_unless_he_has_shown_another()
-> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("keys.json");
    write_set(&file, &[ED, EC])?;
    let path = file.display().to_string();
    let server = Server::start_with(&["--jwt-public-keys", &path]).await?;
    let mut gone = Client::with_token(server.address(), &ED.token("ann")?).await?;
    let mut refreshed = Client::with_token(server.address(), &ED.token("ann")?).await?;
    let data = json!({"token": EC.token("ann")?});
    refreshed.accepted("refresh_token", data).await?;
    write_set(&file, &[EC])?;
    assert_eq!(gone.closed().await?, revoked());
    refreshed.accepted("heartbeat", json!({})).await?;
    Ok(())
}

fn write_set(file: &Path, keys: &[KeyPair]) -> anyhow::Result<()> {
    let keys: Vec<_> = keys.iter().map(KeyPair::jwk).collect::<Result<_, _>>()?;
    std::fs::write(file, json!({"keys": keys}).to_string())?;
    Ok(())
}

#[tokio::test]
async fn a_server_does_not_start_with_keys_that_anybody_on_the_way_could_change()
-> anyhow::Result<()> {
    let url = "http://league.example/keys";
    let output = bandbox_tests::server::run(["serve", "--jwks-url", url]).await?;
    assert!(!output.status.success());
    let said = String::from_utf8(output.stderr)?;
    assert!(said.contains(url) && said.contains("https"), "{said}");
    Ok(())
}
