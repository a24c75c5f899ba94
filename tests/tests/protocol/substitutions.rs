//! Changes of players over the wire: each request, its reply, and what the room is told.

use bandbox_tests::server::Server;
use bandbox_tests::table::Table;
use serde_json::{Value, json};

/// The state as the hosts' manager sees it.
async fn state(table: &mut Table) -> anyhow::Result<Value> {
    let data = table.of_game();
    let sync = table.home.accepted("request_game_state", data).await?;
    Ok(sync.data()["state"].clone())
}

#[tokio::test]
async fn a_pinch_runner_takes_the_base_and_the_room_is_told() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let none = table.with(json!({"out": 1, "in": 15}));
    let refused = table.away.ask("request_pinch_runner", none.clone()).await?;
    assert_eq!(refused.code(), "illegal_substitution");
    table.bat("walk").await?;
    let accepted = table.away.accepted("request_pinch_runner", none).await?;
    assert_eq!(accepted.event(), "substitution_accepted");
    assert_eq!(accepted.data()["kind"], "pinch_runner");
    let told = table.home.seq(accepted.seq().unwrap_or(0)).await?;
    assert_eq!(told.event(), "player_substituted");
    assert_eq!(told.data(), accepted.data());
    assert_eq!(state(&mut table).await?["bases"]["first"], 15);
    Ok(())
}

#[tokio::test]
async fn two_fielders_exchange_positions_and_a_lost_designated_hitter_is_in_the_lineup_told()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let before = state(&mut table).await?;
    let order = &before["lineups"]["home"]["batting_order"];
    let (left, right) = (&order[5]["lineup_id"], &order[7]["lineup_id"]);
    let swap = table.with(json!({"one": left, "other": right}));
    let accepted = table.home.accepted("request_position_swap", swap).await?;
    assert_eq!(accepted.event(), "positions_swapped");
    let roles = |lineup: &Value| {
        let order = lineup["batting_order"].clone();
        (order[5]["role"].clone(), order[7]["role"].clone())
    };
    let (was, is) = (
        roles(&before["lineups"]["home"]),
        roles(&accepted.data()["lineup"]),
    );
    assert_eq!((was.0, was.1), (is.1, is.0));
    // The designated hitter goes to left.
    let hitter = before["lineups"]["home"]["designated_hitter"].clone();
    let into_the_field =
        table.with(json!({"out": right, "in": hitter, "position": was_left(&before)}));
    let accepted = table
        .home
        .accepted("request_defensive_replacement", into_the_field)
        .await?;
    assert_eq!(accepted.data()["lineup"]["designated_hitter"], Value::Null);
    let after = state(&mut table).await?;
    assert_eq!(after["lineups"]["home"], accepted.data()["lineup"]);
    Ok(())
}

/// Where the man in the sixth slot played first.
fn was_left(state: &Value) -> Value {
    state["lineups"]["home"]["batting_order"][5]["role"].clone()
}

#[tokio::test]
async fn a_double_switch_exchanges_slots_once_there_is_no_designated_hitter() -> anyhow::Result<()>
{
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let before = state(&mut table).await?;
    let home = &before["lineups"]["home"];
    let (first, starter) = (&home["batting_order"][1], &home["pitcher"]);
    let bench: Vec<u64> = before["bench"]["home"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_u64)
        .collect();
    let pitches = |id: &&u64| {
        let players = before["teams"]["home"]["players"].as_array();
        players
            .into_iter()
            .flatten()
            .any(|player| player["lineup_id"] == **id && player["positions"] == json!(["P"]))
    };
    let relief = bench.iter().find(pitches).copied();
    let other = bench.iter().find(|id| !pitches(id)).copied();
    let switch = |first_slot: Value, second_slot: Value| {
        json!({"replacements": [
            {"out": starter, "in": relief, "position": "P", "slot": first_slot},
            {"out": first["lineup_id"], "in": other, "position": first["role"], "slot": second_slot},
        ]})
    };
    let with_hitter = table.with(switch(json!(2), json!(9)));
    let refused = table.home.ask("request_double_switch", with_hitter).await?;
    assert_eq!(refused.code(), "illegal_substitution");
    // The designated hitter takes the field for the eighth man, in whose slot the pitcher bats.
    let eighth = &home["batting_order"][7];
    let hitter = table.with(json!({
        "out": eighth["lineup_id"], "in": home["designated_hitter"], "position": eighth["role"],
    }));
    table
        .home
        .accepted("request_defensive_replacement", hitter)
        .await?;
    let one = table.with(json!({"replacements": [switch(json!(2), json!(8))["replacements"][0]]}));
    let refused = table.home.ask("request_double_switch", one).await?;
    assert_eq!(refused.code(), "invalid_data");
    let both = table.with(switch(json!(2), json!(8)));
    let accepted = table.home.accepted("request_double_switch", both).await?;
    assert_eq!(accepted.data()["kind"], "double_switch");
    assert_eq!(
        accepted.data()["replacements"].as_array().map(Vec::len),
        Some(2)
    );
    let order = accepted.data()["lineup"]["batting_order"].clone();
    assert_eq!(order[1]["lineup_id"], json!(relief));
    assert_eq!(order[7]["lineup_id"], json!(other));
    Ok(())
}
