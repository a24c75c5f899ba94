//! Creating a game over HTTP, where its setup may have cards.

use anyhow::Context;
use bandbox_tests::client::Client;
use bandbox_tests::http::{Answer, post};
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME, new_game};
use serde_json::{Value, json};

const GAMES: &str = "/api/v1/games";
const VISITORS: &str = include_str!("../../../cards/lanterns.json");
const HOSTS: &str = include_str!("../../../cards/terns.json");

/// Two teams of cards that the server reads: seven times what a frame may have.
fn with_cards() -> anyhow::Result<Value> {
    let away: Value = serde_json::from_str(VISITORS)?;
    let home: Value = serde_json::from_str(HOSTS)?;
    let setup = json!({"teams": {"away": away, "home": home}, "mode": "cards"});
    Ok(json!({"setup": setup, "managers": {"away": AWAY, "home": HOME}}))
}

/// Sends a body as a user.
async fn create(server: &Server, user: &str, key: &str, body: &str) -> anyhow::Result<Answer> {
    let bearer = format!("Bearer {}", server.token(user).await?);
    let headers = [("Authorization", bearer.as_str()), ("Idempotency-Key", key)];
    post(server.address(), GAMES, &headers, body).await
}

fn json_of(answer: &Answer) -> anyhow::Result<Value> {
    serde_json::from_str(&answer.body).with_context(|| answer.body.clone())
}

#[tokio::test]
async fn a_game_with_cards_is_created_and_the_server_reads_them() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let body = with_cards()?.to_string();
    let created = create(&server, HOME, "game-1", &body).await?;
    assert_eq!(created.status, 201, "{}", created.body);
    let data = json_of(&created)?;
    let game = data["game_id"].as_str().context("no game id")?;
    let place = format!("{GAMES}/{game}");
    assert_eq!(created.header("location"), Some(place.as_str()));
    assert_eq!(data["managers"], json!({"away": AWAY, "home": HOME}));

    let mut home = Client::connect(&server, HOME).await?;
    let mut away = Client::connect(&server, AWAY).await?;
    let here = json!({"game_id": game});
    for manager in [&mut home, &mut away] {
        manager.accepted("join_game", here.clone()).await?;
    }
    home.accepted("start_game", here.clone()).await?;
    let decision = json!({"game_id": game, "decision": {}});
    home.accepted("submit_defensive_decision", decision.clone())
        .await?;
    away.accepted("submit_offensive_decision", decision).await?;
    away.accepted("roll_dice", here).await?;
    away.until("the cell of the card that the dice name", |frame| {
        frame.event() == "card_read"
    })
    .await?;
    Ok(())
}

#[tokio::test]
async fn the_same_key_creates_one_game() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let body = new_game()?;
    let first = create(&server, HOME, "game-1", &body.to_string()).await?;
    let again = create(&server, HOME, "game-1", &body.to_string()).await?;
    assert_eq!((first.status, again.status), (201, 200));
    assert_eq!(first.body, again.body);

    let mut other = body;
    other["setup"]["options"]["innings"] = json!(5);
    let reused = create(&server, HOME, "game-1", &other.to_string()).await?;
    assert_eq!(reused.status, 409);
    assert_eq!(json_of(&reused)?["code"], "id_reused");

    let mut home = Client::connect(&server, HOME).await?;
    let list = home.accepted("list_games", json!({})).await?;
    assert_eq!(list.data()["games"].as_array().map(Vec::len), Some(1));
    Ok(())
}

#[tokio::test]
async fn a_refusal_is_a_problem_that_says_where() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let good = new_game()?.to_string();
    let mut unplayable = with_cards()?;
    unplayable["setup"]["teams"]["home"]["roster"][0]["name"] = json!("");
    let mut unreadable = new_game()?;
    unreadable["setup"]["options"]["innings"] = json!("nine");
    let mut listed = new_game()?;
    listed["managers"] = json!(["ann", "hal"]);
    let big = " ".repeat(512 * 1024 + 1);
    for (key, body, status, code, field) in [
        (
            "",
            good.as_str(),
            400,
            "invalid_id",
            json!("Idempotency-Key"),
        ),
        ("k", "", 400, "malformed_frame", Value::Null),
        ("k", "{\"setup\": ", 400, "malformed_frame", Value::Null),
        ("k", "{}", 400, "invalid_data", json!("body")),
        ("k", "{\"steup\": 1}", 400, "invalid_data", json!("steup")),
        (
            "k",
            &unreadable.to_string(),
            400,
            "invalid_data",
            json!("setup.options.innings"),
        ),
        (
            "k",
            &listed.to_string(),
            400,
            "invalid_data",
            json!("managers"),
        ),
        (
            "k",
            &unplayable.to_string(),
            422,
            "invalid_setup",
            json!("setup.teams.home.roster[0].name"),
        ),
        ("k", &big, 413, "too_big", Value::Null),
    ] {
        let refused = create(&server, HOME, key, body).await?;
        let problem = json_of(&refused)?;
        assert_eq!(
            (refused.status, &problem["code"], &problem["field"]),
            (status, &json!(code), &field),
            "{problem}"
        );
        let content_type = refused.header("content-type");
        assert_eq!(content_type, Some("application/problem+json"));
        assert!(
            problem["detail"]
                .as_str()
                .is_some_and(|text| !text.is_empty())
        );
    }
    let stranger = post(server.address(), GAMES, &[("Idempotency-Key", "k")], &good).await?;
    assert_eq!(stranger.status, 401);
    assert_eq!(json_of(&stranger)?["code"], "unauthenticated");
    Ok(())
}
