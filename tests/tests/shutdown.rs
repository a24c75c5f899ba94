//! The end of a server, wanted or not: clients are told, nothing is lost, and what is wrong is said.

use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::server::{Server, run};
use bandbox_tests::table::{AWAY, HOME, Table};
use futures::future::try_join_all;
use serde_json::json;
use std::process::Output;

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A file with this text in a folder of its own.
fn file(name: &str, text: &str) -> anyhow::Result<(tempfile::TempDir, String)> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join(name);
    std::fs::write(&path, text)?;
    let path = path.display().to_string();
    Ok((folder, path))
}

#[tokio::test]
async fn a_server_that_is_asked_to_stop_tells_everybody_closes_with_1012_and_ends_well()
-> anyhow::Result<()> {
    let mut server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut idle = Client::connect(&server, "sue").await?;
    table.roll().await?;
    server.ask_to_stop().await?;
    for client in [&mut table.home, &mut table.away, &mut idle] {
        let closed = client.closed().await?;
        assert_eq!(closed.code, 1012);
        assert!(
            closed.reason.starts_with("restarting: "),
            "{}",
            closed.reason
        );
        let last = client.frames().last().map(|f| f.event().to_string());
        assert_eq!(last.as_deref(), Some("server_draining"));
    }
    assert_eq!(server.ended().await?.code(), Some(0));
    Ok(())
}

#[tokio::test]
async fn whatever_counted_when_the_server_stopped_was_answered() -> anyhow::Result<()> {
    let mut server = Server::start().await?;
    let tables = (0..20).map(|_| Table::started(&server));
    let mut tables = try_join_all(tables).await?;
    for table in &mut tables {
        let data = table.with(json!({"decision": {}}));
        table
            .home
            .send_as("d", "submit_defensive_decision", data)
            .await?;
    }
    server.ask_to_stop().await?;
    for table in &mut tables {
        assert_eq!(table.home.closed().await?.code, 1012);
    }
    assert_eq!(server.ended().await?.code(), Some(0));
    server.start_again().await?;
    for table in &tables {
        let mut home = Client::connect(&server, HOME).await?;
        let data = table.with(json!({"decision": {}}));
        home.send_as("d", "submit_defensive_decision", data).await?;
        let now = home.reply("d").await?;
        assert!(!now.is_refusal(), "{}", now.text);
        let then = table.home.frames().iter().find(|f| f.re() == Some("d"));
        let code = then.map(Frame::code);
        if now.is_repeat() {
            assert_eq!(code, Some(""), "it was written and nobody was told");
        } else {
            assert!(matches!(code, None | Some("draining")), "{code:?}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_game_goes_on_where_it_was_after_a_restart() -> anyhow::Result<()> {
    let mut server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    let roll = table.roll().await?;
    let before = table
        .away
        .accepted("request_game_state", table.of_game())
        .await?;
    server.ask_to_stop().await?;
    server.ended().await?;
    server.start_again().await?;

    let mut away = Client::connect(&server, AWAY).await?;
    let mut home = Client::connect(&server, HOME).await?;
    let after = away.accepted("request_game_state", table.of_game()).await?;
    assert_eq!(after.data()["state"], before.data()["state"]);
    assert_eq!(after.data()["recent_plays"], before.data()["recent_plays"]);
    let head = before.data()["seq"].as_u64().unwrap_or_default();
    let data = table.with(json!({"after_seq": head, "epoch": 1}));
    let joined = home.accepted("join_game", data).await?;
    assert_eq!(joined.data()["recovered"], true);
    assert_eq!(joined.data()["replayed"], 0);
    // The roll that was pending is still the one.
    let outcome = table.with(json!({"outcome": "homerun", "roll_id": roll.data()["roll_id"]}));
    away.accepted("submit_manual_outcome", outcome).await?;
    home.seq(head + 1).await?;
    assert_eq!(home.head(), head + 1);
    let list = away.accepted("list_games", json!({})).await?;
    assert_eq!(list.data()["games"][0]["score"]["away"], 2);
    Ok(())
}

#[tokio::test]
async fn a_token_outlives_a_restart() -> anyhow::Result<()> {
    let mut server = Server::start().await?;
    let token = server.token("ann").await?;
    server.kill().await?;
    server.start_again().await?;
    Client::with_token(server.address(), &token).await?;
    Ok(())
}

#[tokio::test]
async fn a_wrong_setting_is_named_with_its_file() -> anyhow::Result<()> {
    let (_folder, path) = file("bandbox.toml", "listen = \"127.0.0.1:0\"\nlisten_too = 7\n")?;
    let output = run(["serve", "--config", &path]).await?;
    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    assert!(said.contains(&path), "{said}");
    assert!(
        said.contains("listen_too") && said.contains("line 2"),
        "{said}"
    );
    Ok(())
}

#[tokio::test]
async fn a_missing_configuration_file_is_named() -> anyhow::Result<()> {
    let output = run(["serve", "--config", "no-such-folder/bandbox.toml"]).await?;
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("no-such-folder/bandbox.toml"));
    Ok(())
}

#[tokio::test]
async fn a_database_that_cannot_be_used_is_named() -> anyhow::Result<()> {
    let (folder, path) = file(
        "words.db",
        "this is no database, but it is long enough to be one",
    )?;
    let key = folder.path().join("jwt.key").display().to_string();
    for database in [
        format!("sqlite://{path}"),
        "sqlite://no-such-folder/games.db".to_string(),
        "mysql://localhost/games".to_string(),
    ] {
        let output = run([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--database",
            &database,
            "--jwt-secret-file",
            &key,
        ])
        .await?;
        assert_eq!(output.status.code(), Some(1), "{database}");
        let said = said(&output);
        let name = database.strip_prefix("sqlite://").unwrap_or(&database);
        assert!(said.contains(name), "{said}");
    }
    Ok(())
}

#[tokio::test]
async fn a_key_that_cannot_be_used_is_named() -> anyhow::Result<()> {
    let (folder, short) = file("short.key", "too short")?;
    // A folder is no file, whoever asks.
    let unreadable = folder.path().display().to_string();
    for key in [short, unreadable] {
        let arguments = ["token", "--user", "ann", "--jwt-secret-file", &key];
        let output = run(arguments).await?;
        assert_eq!(output.status.code(), Some(1), "{key}");
        assert!(said(&output).contains(&key), "{}", said(&output));
        assert!(output.stdout.is_empty());
    }
    Ok(())
}

#[tokio::test]
async fn an_address_that_is_taken_is_named() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let (folder, _) = file("nothing", "")?;
    let place = |name: &str| folder.path().join(name).display().to_string();
    let taken = server.address().to_string();
    let database = format!("sqlite://{}", place("games.db"));
    let output = run([
        "serve",
        "--listen",
        &taken,
        "--database",
        &database,
        "--jwt-secret-file",
        &place("jwt.key"),
    ])
    .await?;
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains(&taken), "{}", said(&output));
    Ok(())
}
