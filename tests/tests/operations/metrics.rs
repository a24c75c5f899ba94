//! The metrics: on a listener of their own, in the format of Prometheus, with every step of a command in them.

use bandbox_tests::client::Client;
use bandbox_tests::http::get;
use bandbox_tests::metrics::{SHOWN, becomes, read, scrape};
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, Table};
use serde_json::json;

/// A server that shows its metrics.
async fn start() -> anyhow::Result<Server> {
    Server::start_with(&SHOWN).await
}

#[tokio::test]
async fn they_have_a_listener_of_their_own() -> anyhow::Result<()> {
    let server = start().await?;
    let answer = scrape(&server).await?;
    assert_eq!(answer.status, 200);
    let format = answer.header("content-type").unwrap_or_default();
    assert!(
        format.starts_with("application/openmetrics-text; version=1.0.0"),
        "{format}"
    );
    assert!(answer.body.ends_with("# EOF\n"));
    assert!(answer.body.contains("bandbox_build_info{version=\""));
    let elsewhere = get(server.address(), "/metrics").await?;
    assert_eq!(elsewhere.status, 404);
    let without = Server::start().await?;
    assert_eq!(without.metrics(), None);
    Ok(())
}

#[tokio::test]
async fn every_step_of_every_command_is_timed() -> anyhow::Result<()> {
    let server = start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    // One start, two decisions, a roll and an outcome.
    for step in ["decide", "commit", "fan_out"] {
        let series = format!("bandbox_{step}_seconds_count");
        assert!(
            (read(&server, &series).await? - 5.0).abs() < f64::EPSILON,
            "{step}"
        );
    }
    // Those, and two who came in.
    becomes(&server, "bandbox_queue_wait_seconds_count", 7.0).await?;
    becomes(&server, "bandbox_load_seconds_count", 1.0).await?;
    // And the creation.
    becomes(&server, "bandbox_store_batches_total", 6.0).await?;
    assert!(read(&server, "bandbox_commit_seconds_sum").await? > 0.0);
    Ok(())
}

#[tokio::test]
async fn the_frames_of_events_and_those_who_get_them_are_counted() -> anyhow::Result<()> {
    let server = start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    // A start, two decisions, a roll and a play, each to two managers; nobody was there when the game was created.
    becomes(&server, "bandbox_event_members_count", 5.0).await?;
    becomes(&server, "bandbox_event_members_sum", 10.0).await?;
    becomes(&server, "bandbox_event_bytes_count", 5.0).await?;
    assert!(read(&server, "bandbox_event_bytes_sum").await? > 5.0 * 128.0);
    Ok(())
}

#[tokio::test]
async fn refusals_are_counted_by_their_codes_and_resumes_by_how_they_went() -> anyhow::Result<()> {
    let server = start().await?;
    let mut table = Table::started(&server).await?;
    let not_due = table.of_game();
    table.away.refused("roll_dice", not_due).await?;
    table.away.send_text("{").await?;
    table.away.refused("no_such_event", json!({})).await?;
    get(server.address(), "/no-such-page").await?;
    for code in ["malformed_frame", "unknown_event", "not_found"] {
        becomes(
            &server,
            &format!("bandbox_refusals_total{{code=\"{code}\"}}"),
            1.0,
        )
        .await?;
    }
    let text = scrape(&server).await?.body;
    let all: f64 = text
        .lines()
        .filter(|line| line.starts_with("bandbox_refusals_total{"))
        .filter_map(|line| line.rsplit(' ').next()?.parse::<f64>().ok())
        .sum();
    assert!((all - 4.0).abs() < f64::EPSILON, "{text}");

    // Both managers of a table say that they have nothing yet, and that is a resume too: out of the log, for
    // nobody was in the room to be shown the creation.
    let from = |place: &str| format!("bandbox_resumes_total{{from=\"{place}\"}}");
    becomes(&server, &from("log"), 2.0).await?;
    let mut back = Client::connect(&server, AWAY).await?;
    back.accepted(
        "join_game",
        table.with(json!({"after_seq": 1, "epoch": 99})),
    )
    .await?;
    becomes(&server, &from("snapshot"), 1.0).await?;
    Ok(())
}

#[tokio::test]
async fn gauges_go_up_and_come_back_to_zero() -> anyhow::Result<()> {
    let server =
        Server::start_with(&["--metrics", "127.0.0.1:0", "--idle-game-seconds", "1"]).await?;
    let table = Table::started(&server).await?;
    for (gauge, value) in [
        ("connections", 2.0),
        ("games", 1.0),
        ("members", 2.0),
        ("queues", 1.0),
        ("users", 2.0),
    ] {
        becomes(&server, &format!("bandbox_{gauge}"), value).await?;
    }
    drop(table);
    for gauge in [
        "connections",
        "games",
        "members",
        "outbox_frames",
        "outbox_bytes",
        "queues",
        "tasks",
        "store_waiting",
        "users",
    ] {
        becomes(&server, &format!("bandbox_{gauge}"), 0.0).await?;
    }
    Ok(())
}
