//! Every audience gets every number, and nobody sees what is not his to see.

use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::server::Server;
use bandbox_tests::table::Table;
use serde_json::{Value, json};

fn numbers(client: &Client) -> Vec<u64> {
    client.room_events().filter_map(Frame::seq).collect()
}

/// The last event of this name.
fn last<'a>(client: &'a Client, event: &str) -> &'a Value {
    let events = client.room_events().filter(|f| f.event() == event);
    events.last().map_or(&Value::Null, Frame::data)
}

#[tokio::test]
async fn every_audience_gets_every_seq_once_and_in_order() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut spectator = table.spectator(&server).await?;
    for outcome in ["strikeout", "homerun", "strikeout", "strikeout"] {
        table.bat(outcome).await?;
    }
    let state = table
        .home
        .accepted("request_game_state", table.of_game())
        .await?;
    let head = state.data()["seq"].as_u64().unwrap_or_default();
    let all: Vec<u64> = (1..=head).collect();
    for client in [&mut table.home, &mut table.away, &mut spectator] {
        client.seq(head).await?;
        assert_eq!(numbers(client), all);
    }
    Ok(())
}

#[tokio::test]
async fn a_decision_is_blank_to_the_opponent_and_the_public_until_both_are_in() -> anyhow::Result<()>
{
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut spectator = table.spectator(&server).await?;
    let walk = json!({"infield_depth": "normal", "outfield_depth": "normal", "hold_runners": [],
        "intentional_walk": false});
    let data = table.with(json!({"decision": walk}));
    let reply = table
        .home
        .accepted("submit_defensive_decision", data)
        .await?;
    let first = reply.seq().unwrap_or_default();
    let event = "defensive_decision_submitted";
    table.home.seq(first).await?;
    assert_eq!(last(&table.home, event)["decision"], walk);
    for client in [&mut table.away, &mut spectator] {
        client.seq(first).await?;
        assert_eq!(
            last(client, event),
            &json!({"decision": null, "disclosed": null})
        );
        // Nor does the state tell.
        let state = client
            .accepted("request_game_state", json!({"game_id": table.game}))
            .await?;
        let decisions = &state.data()["state"]["decisions"];
        assert_eq!(decisions["defense_in"], true);
        assert_eq!(decisions["defense"], Value::Null);
    }
    let state = table
        .home
        .accepted("request_game_state", table.of_game())
        .await?;
    assert_eq!(state.data()["state"]["decisions"]["defense"], walk);

    let data = table.with(json!({"decision": {}}));
    table
        .away
        .accepted("submit_offensive_decision", data)
        .await?;
    for client in [&mut table.home, &mut table.away, &mut spectator] {
        client.seq(first + 1).await?;
        let disclosed = last(client, "offensive_decision_submitted");
        assert_eq!(disclosed["disclosed"]["defense"], walk);
        assert_eq!(disclosed["disclosed"]["offense"]["action"], "swing_away");
    }
    Ok(())
}

#[tokio::test]
async fn an_event_without_secrets_is_the_same_bytes_for_everybody() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut spectator = table.spectator(&server).await?;
    table.bat("homerun").await?;
    let head = table
        .away
        .accepted("request_game_state", table.of_game())
        .await?;
    let head = head.data()["seq"].as_u64().unwrap_or_default();
    for seq in 1..=head {
        let theirs = spectator.seq(seq).await?;
        let hidden =
            theirs.event().ends_with("_decision_submitted") && theirs.data()["disclosed"].is_null();
        if !hidden {
            assert_eq!(table.home.seq(seq).await?.text, theirs.text);
            assert_eq!(table.away.seq(seq).await?.text, theirs.text);
        }
    }
    Ok(())
}

#[tokio::test]
async fn presence_is_of_users_and_not_of_their_tabs() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut tab = table.spectator(&server).await?;
    let mut other_tab = table.spectator(&server).await?;
    tab.accepted("leave_game", table.of_game()).await?;
    other_tab.accepted("leave_game", table.of_game()).await?;
    // Leaving twice is harmless.
    other_tab.accepted("leave_game", table.of_game()).await?;
    table
        .home
        .until("the end of a visit", |f| {
            f.event() == "user_disconnected" && f.data()["user_id"] == "sue"
        })
        .await?;
    for event in ["user_connected", "user_disconnected"] {
        let told = table.home.frames().iter();
        let told = told.filter(|f| f.event() == event && f.data()["user_id"] == "sue");
        assert_eq!(told.count(), 1, "{event}");
    }
    Ok(())
}
