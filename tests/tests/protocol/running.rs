//! The running game over real sockets: what is offered is accepted, what is asked is answered, and it is told.

use anyhow::{Context, bail};
use bandbox_tests::server::Server;
use bandbox_tests::table::Table;
use serde_json::{Value, json};

/// Commands of the two managers until it is done; the dice are the server's own, so nobody knows how many.
const ENOUGH: usize = 2_000;

/// Answers that let the runner go and get him there, to the questions that a game without ratings asks.
fn answer(question: &Value) -> anyhow::Result<Value> {
    let (kind, _) = question
        .as_object()
        .and_then(|question| question.iter().next())
        .context("a question has a kind")?;
    Ok(match kind.as_str() {
        "read_lead" => json!("good_lead"),
        "read_steal" | "read_pickoff" => json!("safe"),
        "read_balk" | "read_overthrow" | "read_pitch_check" => json!("did_not_happen"),
        "read_grade" => json!({"grade": "A"}),
        "go_without_lead" => json!("hold"),
        _ => bail!("nobody expects {question}"),
    })
}

/// The managers' answer to whatever is due; the batting manager tries `action` with this runner's base, if he may.
async fn go_on(table: &mut Table, wanted: &Value) -> anyhow::Result<()> {
    let of_game = table.of_game();
    let asked = table.home.accepted("request_game_state", of_game).await?;
    let state = asked.data()["state"].clone();
    let top = state["half"] == "top";
    let (phase, first) = (state["phase"].clone(), &state["bases"]["first"]);
    let (event, data, by_batting_side) = if phase == "decisions_due" {
        let defends = table.with(json!({"decision": {}}));
        let fielding = if top {
            &mut table.home
        } else {
            &mut table.away
        };
        fielding
            .accepted("submit_defensive_decision", defends)
            .await?;
        let options = state["offense_options"].as_array();
        let may = options.is_some_and(|options| options.contains(wanted));
        let swing = json!({"action": "swing_away", "steal_attempts": []});
        let decision = if may { wanted.clone() } else { swing };
        (
            "submit_offensive_decision",
            json!({"decision": decision}),
            true,
        )
    } else if phase == "roll_due" {
        ("roll_dice", json!({}), true)
    } else if phase == "outcome_due" {
        // A man on first, or everybody home and another try; with two out nobody can sacrifice himself, so the side is
        // retired.
        let outcome = if state["outs"] == 2 {
            "strikeout"
        } else if first.is_null() {
            "walk"
        } else {
            "homerun"
        };
        ("submit_manual_outcome", json!({"outcome": outcome}), true)
    } else if phase == "choice_due" {
        let batting = if top { "away" } else { "home" };
        let is_his = state["waiting_for"][0] == batting;
        let choice = answer(&state["question"])?;
        ("submit_choice", json!({"choice": choice}), is_his)
    } else {
        bail!("nobody expects the phase {phase}");
    };
    let data = table.with(data);
    let by_away = top == by_batting_side;
    let manager = if by_away {
        &mut table.away
    } else {
        &mut table.home
    };
    let accepted = manager.accepted(event, data).await?;
    table.shown(&accepted).await
}

/// Whether the room has been told of a play with this outcome.
fn told_of(table: &Table, outcome: &str) -> Option<Value> {
    let mut plays = table.away.room_events();
    let found =
        plays.find(|frame| frame.event() == "play_resolved" && frame.data()["outcome"] == outcome);
    found.map(|frame| frame.data().clone())
}

async fn until(table: &mut Table, wanted: Value, outcome: &str) -> anyhow::Result<Value> {
    for _ in 0..ENOUGH {
        if let Some(play) = told_of(table, outcome) {
            return Ok(play);
        }
        go_on(table, &wanted).await?;
    }
    bail!("no {outcome} came of it");
}

#[tokio::test]
async fn a_base_is_stolen_and_a_runner_bunted_over() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let steal = json!({"action": "steal", "steal_attempts": [2]});
    let stolen = until(&mut table, steal, "stolen_base").await?;
    assert_eq!(stolen["batter_result"], "-", "{stolen}");
    assert_eq!(stolen["runners_advanced"][0]["from"], 1, "{stolen}");
    let jumps = |table: &Table| {
        let mut events = table.home.room_events();
        events.any(|frame| frame.event() == "jump_taken" && frame.data()["jump"] == "good_lead")
    };
    assert!(jumps(&table), "his lead is told of");
    let bunt = json!({"action": "sac_bunt", "steal_attempts": []});
    let bunted = until(&mut table, bunt, "sacrifice_bunt").await?;
    assert_eq!(bunted["batter_result"], "OUT", "{bunted}");
    let told = bunted["description"].as_str().unwrap_or_default();
    assert!(told.contains("(sacrifice)"), "{told}");
    Ok(())
}

#[tokio::test]
async fn a_roll_is_for_what_was_decided_and_for_nothing_else() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.decide().await?;
    let refused = table.with(json!({"roll_type": "bunt"}));
    let refused = table.away.refused("roll_dice", refused).await?;
    assert_eq!(refused.code(), "invalid_data");
    assert_eq!(refused.field(), "data.roll_type");
    assert!(
        refused.message().contains("at_bat"),
        "{}",
        refused.message()
    );
    let data = table.with(json!({"roll_type": "at_bat"}));
    table.away.accepted("roll_dice", data).await?;
    Ok(())
}

#[tokio::test]
async fn a_steal_with_nobody_on_is_refused_with_the_field_at_fault() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let decision = json!({"action": "steal", "steal_attempts": [2]});
    let data = table.with(json!({"decision": decision}));
    let refused = table
        .away
        .refused("submit_offensive_decision", data)
        .await?;
    assert_eq!(refused.code(), "illegal_decision");
    assert_eq!(refused.field(), "data.decision.steal_attempts");
    Ok(())
}
