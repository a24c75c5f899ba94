//! Commands: an id counts once, `if_seq` is honoured, a refusal says why, and the reply comes first.

use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME, Table};
use serde_json::json;

#[tokio::test]
async fn a_repeated_command_gets_its_first_answer_marked_repeat() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.decide().await?;
    let data = table.of_game();
    table
        .away
        .send_as("roll-1", "roll_dice", data.clone())
        .await?;
    let first = table.away.reply("roll-1").await?;
    assert!(!first.is_repeat());
    // Later, when the rules would refuse it, and from another connection.
    let outcome = table.with(json!({"outcome": "strikeout"}));
    table
        .away
        .accepted("submit_manual_outcome", outcome)
        .await?;
    let mut phone = Client::connect(&server, AWAY).await?;
    phone.send_as("roll-1", "roll_dice", data).await?;
    let again = phone.reply("roll-1").await?;
    assert!(again.is_repeat(), "{}", again.text);
    assert_eq!(again.text.replace(r#""repeat":true,"#, ""), first.text);
    let rolls = |f: &&Frame| f.event() == "dice_rolled";
    assert_eq!(table.away.room_events().filter(rolls).count(), 1);
    Ok(())
}

#[tokio::test]
async fn a_repeated_creation_gives_the_same_game() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut client = Client::connect(&server, HOME).await?;
    let data = bandbox_tests::table::new_game()?;
    client.send_as("new", "create_game", data.clone()).await?;
    let first = client.reply("new").await?;
    let mut again = Client::connect(&server, HOME).await?;
    again.send_as("new", "create_game", data).await?;
    let second = again.reply("new").await?;
    assert!(!first.is_repeat() && second.is_repeat());
    assert_eq!(first.data(), second.data());
    assert_eq!(first.seq(), second.seq());
    let list = client.accepted("list_games", json!({})).await?;
    assert_eq!(list.data()["games"].as_array().map(Vec::len), Some(1));
    Ok(())
}

#[tokio::test]
async fn an_id_used_for_something_else_is_refused_as_reused() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let deep = table.with(json!({"decision": {}}));
    table
        .home
        .send_as("d", "submit_defensive_decision", deep.clone())
        .await?;
    assert!(!table.home.reply("d").await?.is_refusal());
    let walk = table.with(json!({"decision": {"intentional_walk": true}}));
    let mut tab = Client::connect(&server, HOME).await?;
    tab.send_as("d", "submit_defensive_decision", walk).await?;
    assert_eq!(tab.reply("d").await?.code(), "id_reused");
    // The ids of another user are his own.
    table
        .away
        .send_as("d", "submit_offensive_decision", deep)
        .await?;
    assert!(!table.away.reply("d").await?.is_refusal());
    Ok(())
}

#[tokio::test]
async fn a_refused_command_uses_up_no_id() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let data = table.of_game();
    table.away.send_as("r", "roll_dice", data.clone()).await?;
    assert_eq!(table.away.reply("r").await?.code(), "decision_due");
    table.decide().await?;
    let mut tab = Client::connect(&server, AWAY).await?;
    tab.send_as("r", "roll_dice", data).await?;
    let rolled = tab.reply("r").await?;
    assert_eq!(
        (rolled.event(), rolled.is_repeat()),
        ("roll_accepted", false)
    );
    Ok(())
}

#[tokio::test]
async fn a_command_for_another_seq_is_stale_and_told_where_the_game_stands() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let head = table.home.head();
    let frame = |id: &str, if_seq: u64| {
        let data = table.with(json!({"decision": {}}));
        json!({"id": id, "event": "submit_defensive_decision", "data": data, "if_seq": if_seq})
            .to_string()
    };
    let (late, early, right) = (
        frame("s1", head - 1),
        frame("s2", head + 1),
        frame("s3", head),
    );
    for (id, text) in [("s1", late), ("s2", early)] {
        table.home.send_text(&text).await?;
        let refused = table.home.reply(id).await?;
        assert_eq!(refused.code(), "stale");
        assert_eq!(refused.data()["head_seq"], head);
    }
    table.home.send_text(&right).await?;
    let accepted = table.home.reply("s3").await?;
    assert_eq!(accepted.seq(), Some(head + 1));
    Ok(())
}

#[tokio::test]
async fn the_reply_comes_before_the_room_event_on_the_socket_that_sent_the_command()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    let pinch = table.with(json!({"out": 2, "in": 15}));
    table.away.accepted("request_pinch_hitter", pinch).await?;
    let end = table.of_game();
    let forfeit = table.home.accepted("forfeit_game", end).await?;
    table.shown(&forfeit).await?;
    for client in [&table.home, &table.away] {
        let frames = client.frames();
        for (place, reply) in frames.iter().enumerate() {
            let (Some(_), Some(seq)) = (reply.re(), reply.seq()) else {
                continue;
            };
            let event = frames
                .iter()
                .position(|f| f.is_of_room() && f.seq() == Some(seq));
            if let Some(event) = event
                && reply.event() != "game_created"
            {
                assert!(place < event, "{} came after its event", reply.text);
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn only_who_may_act_acts_and_others_are_told_why_not() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut spectator = table.spectator(&server).await?;
    let decision = table.with(json!({"decision": {}}));
    let wrong_side = table
        .away
        .refused("submit_defensive_decision", decision.clone())
        .await?;
    assert_eq!(wrong_side.code(), "not_your_turn");
    let onlooker = spectator
        .refused("submit_defensive_decision", decision)
        .await?;
    assert_eq!(onlooker.code(), "forbidden");
    let as_player = spectator
        .refused("join_game", table.with(json!({"role": "player"})))
        .await?;
    assert_eq!(
        (as_player.code(), as_player.field()),
        ("forbidden", "data.role")
    );
    // An umpire, who manages neither team, acts for either.
    let token = server.token_with("umpire", &["--admin"]).await?;
    let mut umpire = Client::with_token(server.address(), &token).await?;
    for event in ["submit_defensive_decision", "submit_offensive_decision"] {
        let data = table.with(json!({"decision": {}}));
        umpire.accepted(event, data).await?;
    }
    Ok(())
}

#[tokio::test]
async fn an_outcome_is_refused_with_the_field_at_fault() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let early = table.with(json!({"outcome": "strikeout"}));
    let refused = table.away.refused("submit_manual_outcome", early).await?;
    assert_eq!(
        (refused.event(), refused.code()),
        ("outcome_rejected", "no_pending_roll")
    );
    table.roll().await?;
    for (outcome, code, field) in [
        (
            json!({"outcome": "groundball_a"}),
            "location_required",
            "data.hit_location",
        ),
        (
            json!({"outcome": "strikeout", "hit_location": "CF"}),
            "location_not_allowed",
            "data.hit_location",
        ),
        (
            json!({"outcome": "strikeout", "roll_id": "at_bat-99"}),
            "wrong_roll",
            "data.roll_id",
        ),
    ] {
        let data = table.with(outcome);
        let refused = table.away.refused("submit_manual_outcome", data).await?;
        assert_eq!(refused.event(), "outcome_rejected");
        assert_eq!(
            (refused.code(), refused.field()),
            (code, field),
            "{}",
            refused.text
        );
    }
    let accepted = table.with(json!({"outcome": "strikeout", "roll_id": "at_bat-0"}));
    table
        .away
        .accepted("submit_manual_outcome", accepted)
        .await?;
    Ok(())
}
