//! Taking back what was entered, over real sockets: asked, answered, told to the room, in no book any more.

use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, Table, setup};
use serde_json::{Value, json};

async fn state(client: &mut Client, of_game: Value) -> anyhow::Result<Value> {
    let sync = client.accepted("request_game_state", of_game).await?;
    Ok(sync.data()["state"].clone())
}

#[tokio::test]
async fn a_play_is_taken_back_when_both_managers_agree() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut spectator = table.spectator(&server).await?;
    let of_game = table.of_game();
    table.bat("strikeout").await?;
    table.bat("homerun").await?;
    let before = state(&mut table.home, of_game.clone()).await?;
    assert_eq!(before["take_back"]["play_number"], 2);
    let to_seq = &before["take_back"]["to_seq"];

    let asked = table
        .home
        .accepted("request_take_back", table.with(json!({"to_seq": to_seq})))
        .await?;
    assert_eq!(asked.event(), "take_back_requested");
    assert_eq!(asked.data()["side"], "home");
    table.shown(&asked).await?;
    let waits = state(&mut table.away, of_game.clone()).await?;
    assert_eq!(waits["waiting_for"], json!(["away"]));
    assert_eq!(waits["take_back"]["asked_by"], "home");
    let refused = table
        .home
        .refused(
            "submit_defensive_decision",
            table.with(json!({"decision": {}})),
        )
        .await?;
    assert_eq!(refused.code(), "take_back_pending");

    let agrees = table.with(json!({"accept": true}));
    let answered = table
        .away
        .accepted("answer_take_back", agrees.clone())
        .await?;
    assert_eq!(answered.event(), "take_back_answered");
    table.shown(&answered).await?;
    let last = answered.seq().unwrap_or_default();
    spectator.seq(last).await?;
    let told = spectator
        .room_events()
        .last()
        .map(|frame| frame.data().clone());
    assert_eq!(told, Some(json!({"roll_id": "at_bat-1", "play_number": 2})));

    let after = state(&mut table.home, of_game.clone()).await?;
    assert_eq!(after["phase"], "outcome_due");
    assert_eq!(after["pending_roll"]["roll_id"], "at_bat-1");
    assert_eq!(after["score"]["away"], 0);
    assert_eq!(after["line_score"]["runs"]["away"], 0);
    let plays = table
        .home
        .accepted("get_play_history", of_game.clone())
        .await?;
    assert_eq!(plays.data()["plays"].as_array().map(Vec::len), Some(1));
    let books = table
        .home
        .accepted("get_box_score", of_game.clone())
        .await?;
    assert_eq!(books.data()["teams"]["away"]["batting"][1]["hr"], 0);

    // The same dice are read again, and the game goes on.
    let report = table.with(json!({"outcome": "strikeout", "roll_id": "at_bat-1"}));
    let accepted = table.away.accepted("submit_manual_outcome", report).await?;
    table.shown(&accepted).await?;
    let outs = state(&mut table.home, of_game).await?;
    assert_eq!((&outs["outs"], &outs["last_play"]), (&json!(2), &json!(2)));
    Ok(())
}

/// A frame that is sent again means the same dice, also when nothing can be taken back any more.
#[tokio::test]
async fn a_request_that_comes_twice_is_answered_twice_and_counts_once() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let of_game = table.of_game();
    table.bat("homerun").await?;
    let to_seq = state(&mut table.away, of_game).await?["take_back"]["to_seq"].clone();
    let request = table.with(json!({"to_seq": to_seq}));
    table
        .away
        .send_as("mine", "request_take_back", request.clone())
        .await?;
    let first = table.away.reply("mine").await?;
    let refuses = table.with(json!({"accept": false}));
    let answered = table.home.accepted("answer_take_back", refuses).await?;
    table.shown(&answered).await?;
    table.bat("strikeout").await?;
    let mut phone = Client::connect(&server, AWAY).await?;
    phone.send_as("mine", "request_take_back", request).await?;
    let again = phone.reply("mine").await?;
    assert!(again.is_repeat(), "{}", again.text);
    assert_eq!(again.text.replace(r#""repeat":true,"#, ""), first.text);
    Ok(())
}

#[tokio::test]
async fn only_dice_can_be_gone_back_to() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    for (to_seq, code) in [
        (1, "invalid_data"),
        (0, "invalid_data"),
        (9_999, "invalid_data"),
    ] {
        let request = table.with(json!({"to_seq": to_seq}));
        let refused = table.away.refused("request_take_back", request).await?;
        assert_eq!(
            (refused.code(), refused.field()),
            (code, "data.to_seq"),
            "{to_seq}"
        );
    }
    Ok(())
}

/// A man who is hurt leaves: the room is told, and nothing goes on without him.
#[tokio::test]
async fn a_hurt_runner_is_replaced_before_the_game_goes_on() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut with_injuries = setup()?;
    with_injuries["options"]["injuries"] = json!(true);
    let mut table = Table::started_with(&server, with_injuries).await?;
    table.roll().await?;
    let of_game = table.of_game();
    if state(&mut table.home, of_game).await?["phase"] == "choice_due" {
        // Of some dice the pitcher may be hurt before the card is read.
        let unhurt = table.with(json!({"choice": "unhurt"}));
        let answered = table.home.accepted("submit_choice", unhurt).await?;
        table.shown(&answered).await?;
    }
    let walk = table.with(json!({"outcome": "walk", "plus_injury": true}));
    let accepted = table.away.accepted("submit_manual_outcome", walk).await?;
    table.shown(&accepted).await?;
    let of_game = table.of_game();
    let asks = state(&mut table.away, of_game.clone()).await?;
    let hurt = &asks["question"]["read_injury"]["player"];
    assert_eq!(*hurt, asks["batter"], "his rating is on his manager's card");
    let reads = table.with(json!({"choice": {"hurt": "rest_of_game"}}));
    let accepted = table.away.accepted("submit_choice", reads).await?;
    table.shown(&accepted).await?;
    let events: Vec<&str> = table.home.room_events().map(Frame::event).collect();
    assert_eq!(
        events.last_chunk(),
        Some(&["player_hurt", "play_resolved", "replacement_due"])
    );
    let due = state(&mut table.away, of_game.clone()).await?;
    assert_eq!(
        (&due["phase"], &due["vacancy"]),
        (&json!("lineup_due"), &json!({"hurt": hurt}))
    );
    let runs = table.with(json!({"out": hurt, "in": due["bench"]["away"][0]}));
    let accepted = table.away.accepted("request_pinch_runner", runs).await?;
    table.shown(&accepted).await?;
    assert_eq!(
        state(&mut table.away, of_game).await?["phase"],
        "decisions_due"
    );
    Ok(())
}
