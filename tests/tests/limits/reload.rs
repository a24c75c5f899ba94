//! Settings that change while the server runs.

use super::settings::{Settings, refused, taken};
use super::told::told;
use bandbox_tests::client::Client;
use bandbox_tests::http;
use bandbox_tests::patience::patiently;
use bandbox_tests::server::{Server, run};
use serde_json::json;

#[tokio::test]
async fn limits_and_allowed_origins_change_in_place() -> anyhow::Result<()> {
    let settings = Settings::new("[limits]\nevents.list_games = { per_hour = 1 }")?;
    let server = settings.serve(&[]).await?;
    let page = [("Origin", "https://table.example")];
    assert_eq!(http::upgrade(server.address(), &page).await?.status, 403);
    let mut ann = Client::connect(&server, "ann").await?;
    ann.accepted("list_games", json!({})).await?;
    ann.refused("list_games", json!({})).await?;
    settings.say(
        "allowed_origins = ['https://table.example']\n[limits]\nevents.list_games = { per_second = 1000 }",
    )?;
    taken(&server, 1).await?;
    // What he has to wait is an hour no longer, but the time for one at the new rate.
    patiently("the new rate", async {
        while ann.ask("list_games", json!({})).await?.is_refusal() {}
        Ok(())
    })
    .await?;
    assert_eq!(http::upgrade(server.address(), &page).await?.status, 101);
    Ok(())
}

#[tokio::test]
async fn a_file_with_a_fault_changes_nothing_and_is_named_once_with_its_fault() -> anyhow::Result<()>
{
    let settings = Settings::new("max_connections = 5")?;
    let server = settings.serve(&[]).await?;
    settings.say("max_connections = 1\n[limits]\nframe_depth = 99")?;
    refused(&server, 1).await?;
    let mut first = Client::connect(&server, "ann").await?;
    let mut second = Client::connect(&server, "hal").await?;
    for client in [&mut first, &mut second] {
        client.accepted("heartbeat", json!({})).await?;
    }
    settings.say("max_connections = 5\nheartbeat_seconds = 30")?;
    taken(&server, 1).await?;
    let log = server.log()?;
    let faults = log.matches("settings stay as they are").count();
    assert_eq!(faults, 1, "{log}");
    assert!(log.contains("99 is not from 6 to 32"), "{log}");
    assert!(log.contains("bandbox.toml"), "{log}");
    // What counts from the start on is named, and nothing else.
    let waits = "\"keys\":\"heartbeat_seconds\"";
    assert!(log.contains(waits), "{log}");
    Ok(())
}

#[tokio::test]
async fn a_file_can_be_checked_before_a_server_reads_it() -> anyhow::Result<()> {
    let settings = Settings::new("[limits]\nframes = { per_second = 50 }")?;
    let check = async || run(["config".into(), "check".into(), settings.path()]).await;
    assert!(check().await?.status.success());
    settings.say("[limits]\nframes = { per_second = 50, per_hour = 1 }")?;
    let output = check().await?;
    assert_eq!(output.status.code(), Some(1));
    let words = String::from_utf8(output.stderr)?;
    for part in ["bandbox.toml", "line 2", "write one of per_second"] {
        assert!(words.contains(part), "{words}");
    }
    Ok(())
}

#[tokio::test]
async fn a_signal_has_the_file_read_at_once_and_flags_still_win() -> anyhow::Result<()> {
    let settings = Settings::new("[limits]\nevents.list_games = { per_hour = 1 }")?;
    let flag = ["--limit", "events.list_games = { per_hour = 2 }"];
    let server = settings.serve(&flag).await?;
    // The same file is read again, which only a signal brings about.
    server.ask_to_read_settings().await?;
    taken(&server, 1).await?;
    let mut ann = Client::connect(&server, "ann").await?;
    for _ in 0..2 {
        ann.accepted("list_games", json!({})).await?;
    }
    let refused = ann.refused("list_games", json!({})).await?;
    told(
        &refused,
        "rate_limited",
        "limits.events.list_games allows 2 an hour, ",
    );
    Ok(())
}

#[tokio::test]
async fn without_a_file_the_signal_ends_nothing() -> anyhow::Result<()> {
    let server = Server::start().await?;
    server.ask_to_read_settings().await?;
    let mut ann = Client::connect(&server, "ann").await?;
    ann.accepted("heartbeat", json!({})).await?;
    Ok(())
}
