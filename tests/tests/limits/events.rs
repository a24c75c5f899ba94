//! How often one user may send one kind of event, on whatever connection and over HTTP.

use super::told::{told, told_over_http};
use bandbox_tests::client::Client;
use bandbox_tests::http;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, Table, new_game};
use serde_json::json;

#[tokio::test]
async fn a_kind_of_event_is_counted_over_all_connections_of_a_user_and_over_http()
-> anyhow::Result<()> {
    let limit = "events.list_games = { per_hour = 2 }";
    let server = Server::start_with(&["--limit", limit]).await?;
    let words = "limits.events.list_games allows 2 an hour, 2 at once; ";
    let token = server.token("ann").await?;
    let mut first = Client::with_token(server.address(), &token).await?;
    let mut second = Client::with_token(server.address(), &token).await?;
    first.accepted("list_games", json!({})).await?;
    second.accepted("list_games", json!({})).await?;
    let refused = first.refused("list_games", json!({})).await?;
    told(&refused, "rate_limited", words);
    let path = "/api/v1/games";
    let bearer = format!("Bearer {token}");
    let answer = http::get_with(server.address(), path, &[("Authorization", &bearer)]).await?;
    told_over_http(&answer, 429, "rate_limited", words);
    // Other kinds, and other users.
    first.accepted("heartbeat", json!({})).await?;
    let mut hal = Client::connect(&server, "hal").await?;
    hal.accepted("list_games", json!({})).await?;
    Ok(())
}

#[tokio::test]
async fn kinds_without_a_limit_of_their_own_have_one_each_of_the_same_size() -> anyhow::Result<()> {
    let server = Server::start_with(&["--limit", "every_event = { per_hour = 1 }"]).await?;
    let mut ann = Client::connect(&server, "ann").await?;
    ann.accepted("heartbeat", json!({})).await?;
    let refused = ann.refused("heartbeat", json!({})).await?;
    told(
        &refused,
        "rate_limited",
        "limits.every_event allows 1 an hour, 1 at once; ",
    );
    ann.accepted("list_games", json!({})).await?;
    Ok(())
}

#[tokio::test]
async fn rolls_of_one_manager_have_a_limit_and_those_of_the_other_their_own() -> anyhow::Result<()>
{
    let limit = "events.roll_dice = { per_hour = 1 }";
    let server = Server::start_with(&["--limit", limit]).await?;
    let mut table = Table::started(&server).await?;
    let game = table.of_game();
    // The rules refuse it as well: it is not due. That is asked after the limit.
    let by_the_rules = table.away.refused("roll_dice", game.clone()).await?;
    assert_eq!(by_the_rules.code(), "decision_due");
    let refused = table.away.refused("roll_dice", game.clone()).await?;
    told(
        &refused,
        "rate_limited",
        "limits.events.roll_dice allows 1 an hour, 1 at once; ",
    );
    let of_the_other = table.home.refused("roll_dice", game).await?;
    assert_eq!(of_the_other.code(), "decision_due");
    Ok(())
}

#[tokio::test]
async fn a_user_has_so_many_games_that_are_not_over_and_one_that_ends_makes_room()
-> anyhow::Result<()> {
    let server = Server::start_with(&["--limit", "games_per_user = 1"]).await?;
    let mut table = Table::started(&server).await?;
    let refused = table.home.refused("create_game", new_game()?).await?;
    let words = "limits.games_per_user allows 1, and there are as many; ";
    told(&refused, "too_many_sessions", words);
    table
        .away
        .send_as("mine", "create_game", new_game()?)
        .await?;
    assert!(!table.away.reply("mine").await?.is_refusal());
    // The same command is the same game, and no second.
    let mut again = Client::connect(&server, AWAY).await?;
    again.send_as("mine", "create_game", new_game()?).await?;
    assert!(again.reply("mine").await?.is_repeat());
    let game = table.of_game();
    table.home.accepted("forfeit_game", game).await?;
    table.home.accepted("create_game", new_game()?).await?;
    Ok(())
}

#[tokio::test]
async fn games_are_created_at_a_rate_wherever_they_are_asked_for() -> anyhow::Result<()> {
    let limit = "events.create_game = { per_hour = 1 }";
    let server = Server::start_with(&["--limit", limit]).await?;
    let words = "limits.events.create_game allows 1 an hour, 1 at once; ";
    let token = server.token("hal").await?;
    let mut hal = Client::with_token(server.address(), &token).await?;
    hal.accepted("create_game", new_game()?).await?;
    told(
        &hal.refused("create_game", new_game()?).await?,
        "rate_limited",
        words,
    );
    let post = async |token: &str| {
        let bearer = format!("Bearer {token}");
        let headers = [
            ("Authorization", bearer.as_str()),
            ("Idempotency-Key", "k-1"),
        ];
        let body = new_game()?.to_string();
        http::post(server.address(), "/api/v1/games", &headers, &body).await
    };
    told_over_http(&post(&token).await?, 429, "rate_limited", words);
    assert_eq!(post(&server.token("ann").await?).await?.status, 201);
    Ok(())
}
