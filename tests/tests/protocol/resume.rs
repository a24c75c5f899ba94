//! Coming back: what was missed is sent again to the byte, or the client is told that it cannot be.

use anyhow::Context;
use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::metrics::{SHOWN, scrape};
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME, Table};
use serde_json::{Value, json};

fn events_after(client: &Client, seq: u64) -> Vec<String> {
    let later = client.room_events().filter(|f| f.seq() > Some(seq));
    later.map(|f| f.text.clone()).collect()
}

/// Joins again as this user on a new connection, and has read everything that the join brings.
async fn back(server: &Server, user: &str, data: Value) -> anyhow::Result<(Client, Frame)> {
    let mut client = Client::connect(server, user).await?;
    let joined = client.accepted("join_game", data).await?;
    // Whatever was sent before this answer has come by then.
    client.accepted("heartbeat", json!({})).await?;
    Ok((client, joined))
}

/// How many members got what they had missed out of the memory of a room, and how many out of the log.
async fn resumed_from_memory_and_log(server: &Server) -> anyhow::Result<(u32, u32)> {
    let text = scrape(server).await?.body;
    let from = |place: &str| {
        let series = format!("bandbox_resumes_total{{from=\"{place}\"}} ");
        let value = text.lines().find_map(|line| line.strip_prefix(&series));
        anyhow::Ok(value.context(series.clone())?.parse()?)
    };
    Ok((from("memory")?, from("log")?))
}

#[tokio::test]
async fn replayed_frames_are_the_live_ones_byte_for_byte_for_each_audience() -> anyhow::Result<()> {
    let mut server = Server::start_with(&SHOWN).await?;
    let mut table = Table::started(&server).await?;
    let mut spectator = table.spectator(&server).await?;
    table.bat("homerun").await?;
    table.bat("strikeout").await?;
    // Ends on a decision that is hidden.
    let data = table.with(json!({"decision": {}}));
    let last = table
        .home
        .accepted("submit_defensive_decision", data)
        .await?;
    let head = last.seq().unwrap_or_default();
    for client in [&mut table.home, &mut table.away, &mut spectator] {
        client.seq(head).await?;
    }
    let everybody = async |server: &Server| {
        for (user, role, live) in [
            (HOME, "player", &table.home),
            (AWAY, "player", &table.away),
            ("sue", "spectator", &spectator),
        ] {
            for after in [0, 1, head / 2, head - 1, head] {
                let data = table.with(json!({"role": role, "after_seq": after, "epoch": 1}));
                let (client, joined) = back(server, user, data).await?;
                let expected = events_after(live, after);
                assert_eq!(joined.data()["recovered"], true);
                assert_eq!(joined.data()["epoch"], 1);
                assert_eq!(joined.data()["head_seq"], head);
                assert_eq!(joined.data()["replayed"], expected.len());
                assert_eq!(events_after(&client, 0), expected, "{user} after {after}");
            }
        }
        resumed_from_memory_and_log(server).await
    };
    let at_first = resumed_from_memory_and_log(&server).await?;
    assert_eq!(
        at_first,
        (0, 3),
        "nobody was there to be shown the creation"
    );
    // That one is in the log alone; what was played since is in memory.
    assert_eq!(everybody(&server).await?, (12, 6));
    server.ask_to_stop().await?;
    server.ended().await?;
    server.start_again().await?;
    // Now nothing is in memory, but whoever has everything needs nothing.
    assert_eq!(everybody(&server).await?, (3, 12));
    Ok(())
}

#[tokio::test]
async fn who_cannot_be_caught_up_gets_one_snapshot_and_is_told_so() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    let head = table
        .away
        .accepted("request_game_state", table.of_game())
        .await?;
    let head = head.data()["seq"].as_u64().unwrap_or_default();
    for (why, data) in [
        ("he never had anything", json!({})),
        ("of another epoch", json!({"after_seq": 1, "epoch": 99})),
        ("ahead of the log", json!({"after_seq": head + 1})),
    ] {
        let (client, joined) = back(&server, AWAY, table.with(data)).await?;
        assert_eq!(joined.data()["recovered"], false, "{why}");
        assert_eq!(joined.data()["replayed"], 0, "{why}");
        assert_eq!(client.room_events().count(), 0, "{why}");
        let snapshots = client.frames().iter();
        let snapshots: Vec<_> = snapshots
            .filter(|f| f.event() == "game_state_sync")
            .collect();
        assert_eq!(snapshots.len(), 1, "{why}");
        assert_eq!(snapshots[0].data()["seq"], head, "{why}");
        assert_eq!(snapshots[0].data()["state"]["score"]["away"], 1, "{why}");
    }
    Ok(())
}

#[tokio::test]
async fn a_replay_holds_no_more_events_than_the_limit_and_then_there_is_a_snapshot()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let limit = table.home.frames()[0].data()["limits"]["replay_events"]
        .as_u64()
        .unwrap_or_default();
    while table.away.head() <= limit {
        table.bat("homerun").await?;
    }
    let state = table
        .away
        .accepted("request_game_state", table.of_game())
        .await?;
    let head = state.data()["seq"].as_u64().unwrap_or_default();
    let data = table.with(json!({"after_seq": head - limit}));
    let (client, joined) = back(&server, AWAY, data).await?;
    assert_eq!(joined.data()["recovered"], true);
    assert_eq!(client.room_events().count() as u64, limit);
    let data = table.with(json!({"after_seq": head - limit - 1}));
    let (client, joined) = back(&server, AWAY, data).await?;
    assert_eq!(joined.data()["recovered"], false);
    assert_eq!(client.room_events().count(), 0);
    Ok(())
}

#[tokio::test]
async fn live_events_follow_the_replay_without_gap_or_repeat() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("strikeout").await?;
    let mut late = Client::connect(&server, "sue").await?;
    // Joins while the next batter is up, with no pause between.
    let data = table.with(json!({"role": "spectator", "after_seq": 0}));
    let join = late.send("join_game", data).await?;
    table.bat("strikeout").await?;
    late.reply(&join).await?;
    let state = table
        .away
        .accepted("request_game_state", table.of_game())
        .await?;
    let head = state.data()["seq"].as_u64().unwrap_or_default();
    late.seq(head).await?;
    let numbers: Vec<u64> = late.room_events().filter_map(Frame::seq).collect();
    assert_eq!(numbers, (1..=head).collect::<Vec<_>>());
    Ok(())
}

#[tokio::test]
async fn a_heartbeat_tells_where_the_joined_games_stand() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let other = Table::set(&server).await?;
    table.bat("strikeout").await?;
    let state = table
        .away
        .accepted("request_game_state", table.of_game())
        .await?;
    let ack = table.away.accepted("heartbeat", json!({})).await?;
    let heads = json!({table.game.clone(): state.data()["seq"]});
    assert_eq!(ack.event(), "heartbeat_ack");
    assert_eq!(
        ack.data()["heads"],
        heads,
        "only the joined game, {}",
        other.game
    );
    table.away.accepted("leave_game", table.of_game()).await?;
    let ack = table.away.accepted("heartbeat", json!({})).await?;
    assert_eq!(ack.data()["heads"], json!({}));
    Ok(())
}

#[tokio::test]
async fn the_history_of_plays_comes_page_by_page() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    for outcome in ["homerun", "strikeout", "homerun"] {
        table.bat(outcome).await?;
    }
    let first = table.with(json!({"limit": 2}));
    let page = table.away.accepted("get_play_history", first).await?;
    let plays = &page.data()["plays"];
    assert_eq!(plays.as_array().map(Vec::len), Some(2));
    assert_eq!(plays[0]["play"]["outcome"], "homerun");
    assert_eq!(plays[1]["play"]["outcome"], "strikeout");
    let rest = table.with(json!({"limit": 2, "after": page.data()["next"]}));
    let page = table.away.accepted("get_play_history", rest).await?;
    assert_eq!(page.data()["plays"].as_array().map(Vec::len), Some(1));
    assert_eq!(page.data()["plays"][0]["play"]["play_number"], 3);
    assert!(page.data()["next"].is_null());
    Ok(())
}
