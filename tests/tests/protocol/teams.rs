//! The teams that a server offers for new games.

use anyhow::Context;
use bandbox_tests::http::{get, get_with, post};
use bandbox_tests::server::{Server, run};
use bandbox_tests::table::{AWAY, HOME};
use serde_json::{Value, json};

const TERNS: &str = include_str!("../../../cards/terns.json");

/// The teams, as a user is told them.
async fn teams(server: &Server) -> anyhow::Result<Vec<Value>> {
    let bearer = format!("Bearer {}", server.token("sue").await?);
    let headers = [("Authorization", bearer.as_str())];
    let answer = get_with(server.address(), "/api/v1/teams", &headers).await?;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let list: Value = serde_json::from_str(&answer.body)?;
    Ok(list["teams"].as_array().context("no teams")?.clone())
}

#[tokio::test]
async fn two_teams_are_offered_and_a_game_of_them_is_created_as_they_are() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let stranger = get(server.address(), "/api/v1/teams").await?;
    assert_eq!(stranger.status, 401);

    let teams = teams(&server).await?;
    let told: Vec<_> = teams
        .iter()
        .map(|team| (&team["id"], &team["name"], &team["has_cards"]))
        .collect();
    assert_eq!(
        json!(told),
        json!([
            ["lanterns", "Millbrook Lanterns", true],
            ["terns", "Port Ellery Terns", true],
        ])
    );
    let [lanterns, terns] = teams.as_slice() else {
        anyhow::bail!("not two teams");
    };
    let sides = json!({"away": lanterns["setup"], "home": terns["setup"]});
    let bearer = format!("Bearer {}", server.token(HOME).await?);
    for mode in ["cards", "manual"] {
        let setup = json!({"mode": mode, "teams": sides});
        let body = json!({"setup": setup, "managers": {"away": AWAY}}).to_string();
        let headers = [
            ("Authorization", bearer.as_str()),
            ("Idempotency-Key", mode),
        ];
        let created = post(server.address(), "/api/v1/games", &headers, &body).await?;
        assert_eq!(created.status, 201, "{mode}: {}", created.body);
    }
    Ok(())
}

#[tokio::test]
async fn an_operator_offers_teams_of_his_own_and_is_told_which_file_is_wrong() -> anyhow::Result<()>
{
    let folder = tempfile::tempdir()?;
    let place = folder.path().to_str().context("an odd folder")?.to_owned();
    std::fs::write(folder.path().join("gulls.json"), TERNS)?;
    let server = Server::start_with(&["--teams", &place]).await?;
    let teams = teams(&server).await?;
    let told: Vec<_> = teams.iter().map(|team| &team["id"]).collect();
    assert_eq!(json!(told), json!(["gulls"]));

    std::fs::write(folder.path().join("terns.json"), "{\"name\": 7}")?;
    let key = folder.path().join("jwt.key");
    let key = key.to_str().context("an odd folder")?;
    let log = format!("sqlite://{place}/games.db");
    let flags = ["serve", "--listen", "127.0.0.1:0", "--teams", &place];
    let own = ["--jwt-secret-file", key, "--database", &log];
    let refused = run(flags.into_iter().chain(own)).await?;
    assert!(!refused.status.success());
    let told = String::from_utf8_lossy(&refused.stderr);
    assert!(told.contains("terns.json cannot be offered: "), "{told}");
    assert!(told.contains("expected a string"), "{told}");
    Ok(())
}
