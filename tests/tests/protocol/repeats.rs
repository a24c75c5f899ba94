//! Commands that come again: whenever and wherever they do, they get their first answer, and change nothing.

use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::patience::patiently;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME, Table, new_game};
use serde_json::{Value, json};

/// A command with the answer that it got at first.
struct Answered {
    id: &'static str,
    user: &'static str,
    event: &'static str,
    data: Value,
    first: Frame,
}

/// One batter, every command under an id that is known.
async fn one_batter(table: &mut Table) -> anyhow::Result<Vec<Answered>> {
    let decision = table.with(json!({"decision": {}}));
    let outcome = table.with(json!({"outcome": "homerun"}));
    let commands = [
        ("d", HOME, "submit_defensive_decision", decision.clone()),
        ("o", AWAY, "submit_offensive_decision", decision),
        ("r", AWAY, "roll_dice", table.of_game()),
        ("p", AWAY, "submit_manual_outcome", outcome),
    ];
    let mut answered = Vec::new();
    for (id, user, event, data) in commands {
        let client = if user == HOME {
            &mut table.home
        } else {
            &mut table.away
        };
        client.send_as(id, event, data.clone()).await?;
        let first = client.reply(id).await?;
        anyhow::ensure!(!first.is_refusal() && !first.is_repeat(), "{}", first.text);
        answered.push(Answered {
            id,
            user,
            event,
            data,
            first,
        });
    }
    Ok(answered)
}

/// Sends everything again over new connections: each is answered as it was at first, and nothing comes of it.
async fn all_are_repeated(server: &Server, answered: &[Answered]) -> anyhow::Result<()> {
    for command in answered {
        let mut client = Client::connect(server, command.user).await?;
        client
            .send_as(command.id, command.event, command.data.clone())
            .await?;
        let again = client.reply(command.id).await?;
        assert!(again.is_repeat(), "{}", again.text);
        let unmarked = again.text.replace(r#""repeat":true,"#, "");
        assert_eq!(unmarked, command.first.text);
    }
    Ok(())
}

async fn head(table: &Table, server: &Server) -> anyhow::Result<Value> {
    let mut client = Client::connect(server, HOME).await?;
    let state = client
        .accepted("request_game_state", table.of_game())
        .await?;
    Ok(state.data()["seq"].clone())
}

#[tokio::test]
async fn an_answer_is_the_same_on_another_connection_after_eviction_and_after_a_kill()
-> anyhow::Result<()> {
    let mut server = Server::start_with(&["--idle-game-seconds", "1"]).await?;
    let mut table = Table::started(&server).await?;
    // The next batter is up: some of these would be legal again, some not.
    let answered = one_batter(&mut table).await?;
    let stands = head(&table, &server).await?;
    all_are_repeated(&server, &answered).await?;
    assert_eq!(head(&table, &server).await?, stands);

    for manager in [&mut table.home, &mut table.away] {
        let game = json!({"game_id": table.game});
        manager.accepted("leave_game", game).await?;
    }
    patiently("a game that leaves memory", async {
        while server.memory().await?.games > 0 {}
        Ok(())
    })
    .await?;
    all_are_repeated(&server, &answered).await?;
    assert_eq!(head(&table, &server).await?, stands);

    server.kill().await?;
    server.start_again().await?;
    all_are_repeated(&server, &answered).await?;
    assert_eq!(head(&table, &server).await?, stands);
    Ok(())
}

#[tokio::test]
async fn a_repeat_is_no_news_to_the_room() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let answered = one_batter(&mut table).await?;
    all_are_repeated(&server, &answered).await?;
    let next = table.with(json!({"decision": {}}));
    let next = table
        .home
        .accepted("submit_defensive_decision", next)
        .await?;
    let last = next.seq().unwrap_or_default();
    table.away.seq(last).await?;
    let numbers: Vec<u64> = table.away.room_events().filter_map(Frame::seq).collect();
    assert_eq!(numbers, (1..=last).collect::<Vec<_>>());
    let updates = table.away.frames().iter();
    let updates = updates.filter(|f| f.event() == "game_state_update").count();
    assert!(updates <= 6, "one each for the start, four and one command");
    Ok(())
}

#[tokio::test]
async fn a_command_that_counted_is_not_stale_when_it_comes_again() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let head = table.home.head();
    let frame = |if_seq: u64| {
        let data = table.with(json!({"decision": {}}));
        json!({"id": "d", "event": "submit_defensive_decision", "data": data, "if_seq": if_seq})
            .to_string()
    };
    let (early, right) = (frame(head + 1), frame(head));
    // Refused for its number, it has used up no id.
    table.home.send_text(&early).await?;
    assert_eq!(table.home.reply("d").await?.code(), "stale");
    let mut tab = Client::connect(&server, HOME).await?;
    tab.send_text(&right).await?;
    let first = tab.reply("d").await?;
    assert_eq!((first.seq(), first.is_repeat()), (Some(head + 1), false));
    // The game has moved, by this very command.
    let mut phone = Client::connect(&server, HOME).await?;
    phone.send_text(&right).await?;
    let again = phone.reply("d").await?;
    assert_eq!((again.seq(), again.is_repeat()), (Some(head + 1), true));
    Ok(())
}

#[tokio::test]
async fn an_id_is_taken_by_one_command_of_one_user_in_one_game() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut other = Table::started(&server).await?;
    let answered = one_batter(&mut table).await?;
    // An event of another kind, legal now or not.
    for (taken, event, data) in [
        ("o", "roll_dice", table.of_game()),
        (
            "r",
            "submit_offensive_decision",
            table.with(json!({"decision": {}})),
        ),
        (
            "p",
            "submit_manual_outcome",
            table.with(json!({"outcome": "strikeout"})),
        ),
    ] {
        let mut tab = Client::connect(&server, AWAY).await?;
        tab.send_as(taken, event, data).await?;
        let refused = tab.reply(taken).await?;
        assert_eq!((refused.code(), refused.field()), ("id_reused", "id"));
    }
    all_are_repeated(&server, &answered).await?;
    // In another game the same ids are free.
    one_batter(&mut other).await?;
    Ok(())
}

#[tokio::test]
async fn an_id_that_created_one_game_creates_no_other() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut client = Client::connect(&server, HOME).await?;
    let data = new_game()?;
    client.send_as("new", "create_game", data.clone()).await?;
    assert!(!client.reply("new").await?.is_refusal());
    let (mut longer, mut for_others) = (data.clone(), data);
    longer["setup"]["options"] = json!({"innings": 7});
    for_others["managers"] = json!({"away": HOME, "home": AWAY});
    for another in [longer, for_others] {
        let mut tab = Client::connect(&server, HOME).await?;
        tab.send_as("new", "create_game", another).await?;
        let refused = tab.reply("new").await?;
        assert_eq!(
            (refused.code(), refused.field()),
            ("id_reused", "id"),
            "{}",
            refused.text
        );
    }
    Ok(())
}
