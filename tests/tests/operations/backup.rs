//! A backup is taken while games are played, and holds one moment of them; a restored one is another history,
//! and whoever comes back to it is told so.

use crate::place::{Schema, bandbox, file};
use bandbox_store::{GameFilter, Store};
use bandbox_tests::client::Client;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, Table};
use futures::future::try_join_all;
use serde_json::json;

/// Tables that play while backups are taken.
const TABLES: usize = 4;

/// Backups that are taken meanwhile.
const BACKUPS: usize = 3;

#[tokio::test]
async fn whoever_comes_back_to_a_restored_log_gets_a_snapshot() -> anyhow::Result<()> {
    let mut server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    let kept = table.home.head();
    let joined = table
        .away
        .accepted("join_game", table.with(json!({"after_seq": kept})))
        .await?;
    let before = joined.data()["epoch"].clone();

    let (_folder, path) = file("games.backup")?;
    let path = path.display().to_string();
    let said = bandbox(0, &["backup", &path, "--database", &server.database()]).await?;
    assert!(said.contains("1 games"), "{said}");
    let again = bandbox(1, &["backup", &path, "--database", &server.database()]).await?;
    assert!(again.contains(&path), "{again}");

    // What is played from here on is lost with the log.
    table.bat("homerun").await?;
    let seen = table.home.head();
    server.kill().await?;
    let (_other, restored) = file("restored.db")?;
    let to = format!("sqlite://{}", restored.display());
    bandbox(0, &["restore", &path, &to]).await?;
    server.start_again_on(&to).await?;

    let mut away = Client::connect(&server, AWAY).await?;
    let data = table.with(json!({"after_seq": kept, "epoch": before}));
    let back = away.accepted("join_game", data).await?;
    assert_ne!(back.data()["epoch"], before);
    assert_eq!(
        back.data()["recovered"],
        false,
        "he holds numbers of another history"
    );
    assert_eq!(back.data()["head_seq"], kept);
    let snapshot = away
        .until("a snapshot", |f| f.event() == "game_state_sync")
        .await?;
    assert_eq!(snapshot.data()["state"]["score"]["away"], 1);
    assert!(seen > kept);

    // Who has the new epoch resumes as ever.
    let data = table.with(json!({"after_seq": kept, "epoch": back.data()["epoch"]}));
    let again = away.accepted("join_game", data).await?;
    assert_eq!(again.data()["recovered"], true);
    Ok(())
}

#[tokio::test]
async fn a_backup_is_not_played_on() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let (_folder, path) = file("games.backup")?;
    let path = path.display().to_string();
    bandbox(0, &["backup", &path, "--database", &server.database()]).await?;
    let backup = format!("sqlite://{path}");
    let key = format!("{path}.key");
    let serve = ["serve", "--listen", "127.0.0.1:0", "--database", &backup];
    let said = bandbox(1, &[&serve[..], &["--jwt-secret-file", &key]].concat()).await?;
    assert!(said.contains("bandbox restore"), "{said}");
    Ok(())
}

/// Plays until told to stop.
async fn play(
    mut table: Table,
    over: &tokio::sync::watch::Receiver<bool>,
) -> anyhow::Result<String> {
    while !*over.borrow() {
        table.bat("homerun").await?;
    }
    Ok(table.game)
}

async fn backups_while_games_are_played(database: Option<&str>) -> anyhow::Result<()> {
    let server = match database {
        Some(database) => Server::start_on(database).await?,
        None => Server::start().await?,
    };
    let tables = try_join_all((0..TABLES).map(|_| Table::started(&server))).await?;
    let (end, over) = tokio::sync::watch::channel(false);
    let folder = tempfile::tempdir()?;
    let name = |n: usize, end: &str| {
        folder
            .path()
            .join(format!("{n}.{end}"))
            .display()
            .to_string()
    };
    let backups = async {
        for n in 0..BACKUPS {
            bandbox(
                0,
                &[
                    "backup",
                    &name(n, "backup"),
                    "--database",
                    &server.database(),
                ],
            )
            .await?;
        }
        end.send(true)?;
        Ok(())
    };
    let playing = try_join_all(tables.into_iter().map(|table| play(table, &over)));
    futures::future::try_join(playing, backups).await?;

    let played = Store::open(&server.database()).await?;
    let mut heads = 0;
    for n in 0..BACKUPS {
        let to = format!("sqlite://{}", name(n, "db"));
        bandbox(0, &["restore", &name(n, "backup"), &to]).await?;
        bandbox(0, &["doctor", &name(n, "backup")]).await?;
        let restored = Store::open(&to).await?;
        assert_ne!(restored.epoch(), played.epoch());
        let games = restored.games(&GameFilter::default()).await?;
        assert_eq!(games.len(), TABLES);
        let before = heads;
        heads = 0;
        for game in games {
            let kept = restored.recording(game.game).await?;
            let whole = played.recording(game.game).await?;
            assert!(
                whole.batches.starts_with(&kept.batches),
                "a beginning of the game"
            );
            heads += kept.head.seq.0;
        }
        assert!(heads > before, "they were played on between two backups");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn backups_of_a_file_that_is_played_on_hold_a_beginning_of_every_game() -> anyhow::Result<()>
{
    backups_while_games_are_played(None).await
}

#[tokio::test(flavor = "multi_thread")]
async fn backups_of_postgres_hold_a_beginning_of_every_game() -> anyhow::Result<()> {
    let Some(schema) = Schema::empty().await? else {
        return Ok(());
    };
    backups_while_games_are_played(Some(&schema.url)).await?;
    schema.drop().await
}
