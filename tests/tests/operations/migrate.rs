//! A log moves to another database while its server is down, and everybody goes on where he was.

use crate::place::{Schema, bandbox, file};
use bandbox_tests::client::Client;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME, Table};
use serde_json::json;

/// Plays, moves the log there, and plays on.
async fn play_move_and_play_on(to: &str) -> anyhow::Result<()> {
    let mut server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    let roll = table.roll().await?;
    let outcome = table.with(json!({"outcome": "homerun", "roll_id": roll.data()["roll_id"]}));
    table
        .away
        .send_as("the swing", "submit_manual_outcome", outcome.clone())
        .await?;
    let first = table.away.reply("the swing").await?;
    table.shown(&first).await?;
    let seen = table.home.head();
    let joined = table
        .away
        .accepted("join_game", table.with(json!({"after_seq": seen})))
        .await?;
    server.ask_to_stop().await?;
    server.ended().await?;

    let from = server.database();
    let said = bandbox(0, &["migrate-store", &from, to]).await?;
    assert!(said.contains("1 games"), "{said}");
    assert!(said.contains("compared, every text"), "{said}");
    let again = bandbox(1, &["migrate-store", &from, to]).await?;
    assert!(again.contains("already has something in it"), "{again}");

    server.start_again_on(to).await?;
    let mut away = Client::connect(&server, AWAY).await?;
    let epoch = &joined.data()["epoch"];
    let data = table.with(json!({"after_seq": seen - 1, "epoch": epoch}));
    let back = away.accepted("join_game", data).await?;
    assert_eq!(back.data()["recovered"], true, "it is the same history");
    assert_eq!(back.data()["replayed"], 1);
    away.send_as("the swing", "submit_manual_outcome", outcome)
        .await?;
    let repeated = away.reply("the swing").await?;
    assert!(repeated.is_repeat(), "{}", repeated.text);
    assert_eq!(repeated.seq(), first.seq());

    let mut home = Client::connect(&server, HOME).await?;
    home.accepted(
        "join_game",
        table.with(json!({"after_seq": seen, "epoch": epoch})),
    )
    .await?;
    table.away = away;
    table.home = home;
    table.bat("homerun").await?;
    assert!(table.home.head() > seen);
    Ok(())
}

#[tokio::test]
async fn a_game_goes_on_in_another_file() -> anyhow::Result<()> {
    let (_folder, path) = file("moved.db")?;
    play_move_and_play_on(&format!("sqlite://{}", path.display())).await
}

#[tokio::test]
async fn a_game_goes_on_in_postgres() -> anyhow::Result<()> {
    let Some(schema) = Schema::empty().await? else {
        return Ok(());
    };
    play_move_and_play_on(&schema.url).await?;
    schema.drop().await
}

#[tokio::test]
async fn what_cannot_be_moved_is_named_and_nothing_is_made() -> anyhow::Result<()> {
    let (_folder, path) = file("new.db")?;
    let to = format!("sqlite://{}", path.display());
    for from in ["sqlite://no-such-folder/games.db", "mysql://host/games"] {
        let said = bandbox(1, &["migrate-store", from, &to]).await?;
        assert!(
            said.contains(from.trim_start_matches("sqlite://")),
            "{said}"
        );
        assert!(!path.exists());
    }
    Ok(())
}
