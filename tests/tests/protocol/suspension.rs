//! A game that breaks off, and one that an administrator ends for good, over real sockets.

use anyhow::Context;
use bandbox_tests::client::Client;
use bandbox_tests::http::{Answer, post};
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME, Table};
use serde_json::{Value, json};

async fn state(client: &mut Client, of_game: Value) -> anyhow::Result<Value> {
    let sync = client.accepted("request_game_state", of_game).await?;
    Ok(sync.data()["state"].clone())
}

/// The status under which a game is listed.
async fn listed(client: &mut Client, filter: &str) -> anyhow::Result<Vec<Value>> {
    let list = client
        .accepted("list_games", json!({"filter": filter}))
        .await?;
    let games = list.data()["games"].as_array().context("no games")?;
    Ok(games.iter().map(|game| game["status"].clone()).collect())
}

#[tokio::test]
async fn a_suspended_game_waits_in_the_list_and_goes_on_where_it_was_after_a_restart()
-> anyhow::Result<()> {
    let mut server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let of_game = table.of_game();
    let roll = table.roll().await?;
    let before = state(&mut table.home, of_game.clone()).await?;

    let suspended = table.away.accepted("suspend_game", of_game.clone()).await?;
    assert_eq!(suspended.event(), "game_suspended");
    assert_eq!(suspended.data(), &json!({"side": "away"}));
    table.shown(&suspended).await?;
    let waits = state(&mut table.home, of_game.clone()).await?;
    assert_eq!(waits["suspended"], true);
    assert_eq!(waits["waiting_for"], json!([]));
    assert_eq!(listed(&mut table.home, "suspended").await?, ["suspended"]);
    assert!(listed(&mut table.home, "playing").await?.is_empty());
    let outcome = table.with(json!({"outcome": "strikeout"}));
    let refused = table
        .away
        .refused("submit_manual_outcome", outcome.clone())
        .await?;
    assert_eq!(refused.code(), "game_suspended");

    server.kill().await?;
    server.start_again().await?;
    let mut home = Client::connect(&server, HOME).await?;
    let mut away = Client::connect(&server, AWAY).await?;
    let resumed = home.accepted("resume_game", of_game.clone()).await?;
    assert_eq!(resumed.event(), "game_resumed");
    let after = state(&mut home, of_game.clone()).await?;
    assert_eq!(after, before);
    assert_eq!(after["pending_roll"]["roll_id"], roll.data()["roll_id"]);
    away.accepted("submit_manual_outcome", outcome).await?;
    assert_eq!(listed(&mut home, "playing").await?, ["playing"]);
    Ok(())
}

#[tokio::test]
async fn an_administrator_ends_a_game_for_good_and_everybody_in_it_is_told_and_out()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut spectator = table.spectator(&server).await?;
    let token = server.token_with("root", &["--admin"]).await?;
    let mut admin = Client::with_token(server.address(), &token).await?;
    let data = table.with(json!({"reason": "the league has ended"}));
    let refused = table.home.refused("cleanup_game", data.clone()).await?;
    assert_eq!(refused.code(), "forbidden");
    let empty = table.with(json!({"reason": ""}));
    let refused = admin.refused("cleanup_game", empty).await?;
    assert_eq!(refused.code(), "invalid_data");

    admin.send_as("c", "cleanup_game", data.clone()).await?;
    let answer = admin.reply("c").await?;
    assert_eq!(answer.event(), "game_cleaned_up");
    assert_eq!(answer.data(), &data);
    for member in [&mut table.home, &mut table.away, &mut spectator] {
        member
            .until("the secret of the dice", |frame| {
                frame.event() == "dice_revealed"
            })
            .await?;
        let told = member
            .until("why the game has ended", |frame| {
                frame.event() == "game_cleaned_up"
            })
            .await?;
        assert_eq!(told.data(), &json!({"reason": "the league has ended"}));
        let heard = member.accepted("heartbeat", json!({})).await?;
        assert_eq!(heard.data()["heads"], json!({}), "nobody is in its room");
    }
    let of_game = table.of_game();
    let over = state(&mut table.home, of_game).await?;
    assert_eq!(over["result"]["ending"], "abandoned");

    admin.send_as("c", "cleanup_game", data).await?;
    let again = admin.reply("c").await?;
    assert_eq!(again.event(), "game_cleaned_up");
    Ok(())
}

/// Sends a command over HTTP as this user.
async fn command(
    server: &Server,
    token: &str,
    game: &str,
    frame: &Value,
    key: Option<&str>,
) -> anyhow::Result<Answer> {
    let bearer = format!("Bearer {token}");
    let mut headers = vec![("Authorization", bearer.as_str())];
    headers.extend(key.map(|key| ("Idempotency-Key", key)));
    let path = format!("/api/v1/games/{game}/commands");
    post(server.address(), &path, &headers, &frame.to_string()).await
}

#[tokio::test]
async fn a_command_over_http_is_answered_as_on_the_socket_and_counts_once() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let game = table.game.clone();
    let token = server.token(AWAY).await?;
    let frame = json!({"id": "s-1", "event": "suspend_game", "data": table.of_game()});

    let first = command(&server, &token, &game, &frame, Some("s-1")).await?;
    assert_eq!(first.status, 200, "{}", first.body);
    let answer: Value = serde_json::from_str(&first.body)?;
    assert_eq!(answer["event"], "game_suspended");
    assert_eq!(answer["re"], "s-1");
    let seq = answer["seq"].as_u64().context("no seq")?;
    table.home.seq(seq).await?;

    let again = command(&server, &token, &game, &frame, None).await?;
    assert_eq!(
        again.body.replace(r#""repeat":true,"#, ""),
        first.body,
        "over HTTP"
    );
    let of_game = table.of_game();
    table.away.send_as("s-1", "suspend_game", of_game).await?;
    assert!(table.away.reply("s-1").await?.is_repeat(), "on the socket");
    Ok(())
}

#[tokio::test]
async fn a_request_that_is_no_command_for_its_game_says_what_is_wrong() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let table = Table::started(&server).await?;
    let game = table.game.clone();
    let token = server.token(AWAY).await?;
    let of_game = table.with(json!({}));
    let frame = |event: &str, data: &Value| json!({"id": "x", "event": event, "data": data});
    let nobody = "00000000-0000-0000-0000-000000000000";
    let cases = [
        (frame("get_box_score", &of_game), None, 400, "unknown_event"),
        (
            frame("suspend_game", &json!({"game_id": nobody})),
            None,
            400,
            "invalid_data",
        ),
        (
            frame("suspend_game", &of_game),
            Some("y"),
            400,
            "invalid_id",
        ),
        (frame("suspend", &of_game), None, 400, "unknown_event"),
        (
            frame("resume_game", &of_game),
            None,
            409,
            "game_not_suspended",
        ),
    ];
    for (frame, key, status, code) in cases {
        let refused = command(&server, &token, &game, &frame, key).await?;
        let problem: Value = serde_json::from_str(&refused.body)?;
        assert_eq!(problem["code"], code, "{frame}: {}", refused.body);
        assert_eq!(refused.status, status, "{frame}: {}", refused.body);
    }
    Ok(())
}
