//! Races: whatever comes at once is worked off one by one, exactly once, and everybody is told how it went.

use anyhow::Context;
use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::patience::patiently;
use bandbox_tests::server::{MANY, Memory, Server};
use bandbox_tests::table::{AWAY, HOME, Table};
use futures::future::{join_all, try_join_all};
use serde_json::{Value, json};

/// How often each race is run, to see both orders.
const ROUNDS: usize = 10;

/// Sends the same event from every client at once, each under its own id, and returns the answers.
async fn at_once(
    clients: &mut [&mut Client],
    event: &str,
    data: &Value,
) -> anyhow::Result<Vec<Frame>> {
    let asked = clients
        .iter_mut()
        .map(|client| client.ask(event, data.clone()));
    try_join_all(asked).await
}

/// How many events of this name a client was shown.
fn shown(client: &Client, event: &str) -> usize {
    client.room_events().filter(|f| f.event() == event).count()
}

#[tokio::test]
async fn of_two_rolls_at_once_one_wins_and_the_other_is_told_that_a_roll_is_pending()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    for round in 1..=ROUNDS {
        table.decide().await?;
        let data = table.of_game();
        let mut both = [&mut table.home, &mut table.away];
        let answers = at_once(&mut both, "roll_dice", &data).await?;
        let (won, lost): (Vec<_>, Vec<_>) = answers.iter().partition(|a| !a.is_refusal());
        let ([won], [lost]) = (won.as_slice(), lost.as_slice()) else {
            anyhow::bail!("not one of each: {answers:?}");
        };
        assert_eq!(won.event(), "roll_accepted");
        assert_eq!(lost.code(), "roll_pending");
        let outcome = table.with(json!({"outcome": "homerun", "roll_id": won.data()["roll_id"]}));
        let played = table
            .away
            .accepted("submit_manual_outcome", outcome)
            .await?;
        table.shown(&played).await?;
        assert_eq!(shown(&table.home, "dice_rolled"), round);
    }
    Ok(())
}

#[tokio::test]
async fn of_two_outcomes_for_one_roll_one_is_played_and_the_other_is_refused_with_the_reason()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut phone = Client::connect(&server, AWAY).await?;
    for round in 1..=ROUNDS {
        let roll = table.roll().await?;
        let outcome =
            |name: &str| table.with(json!({"outcome": name, "roll_id": roll.data()["roll_id"]}));
        let (homer, triple) = (outcome("homerun"), outcome("bp_homerun"));
        let (first, second) = tokio::join!(
            table.away.ask("submit_manual_outcome", homer),
            phone.ask("submit_manual_outcome", triple),
        );
        let (first, second) = (first?, second?);
        let (played, refused) = match (first.is_refusal(), second.is_refusal()) {
            (false, true) => (first, second),
            (true, false) => (second, first),
            (_, _) => anyhow::bail!("not one of each: {} {}", first.text, second.text),
        };
        assert_eq!(refused.event(), "outcome_rejected");
        assert_eq!(refused.code(), "outcome_already_in", "{}", refused.text);
        assert!(!refused.message().is_empty());
        table.shown(&played).await?;
        assert_eq!(shown(&table.home, "play_resolved"), round);
        let plays = table.home.room_events();
        let last = plays.filter(|f| f.event() == "play_resolved").last();
        let last = last.context("a play")?;
        assert_eq!(last.data()["outcome"], played.data()["outcome"]);
    }
    Ok(())
}

#[tokio::test]
async fn eight_equal_submits_over_two_connections_are_one_play_with_eight_equal_answers()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut phone = Client::connect(&server, AWAY).await?;
    for round in 1..=ROUNDS {
        table.roll().await?;
        let id = format!("outcome-{round}");
        let data = table.with(json!({"outcome": "homerun"}));
        for _ in 0..4 {
            for client in [&mut table.away, &mut phone] {
                client
                    .send_as(&id, "submit_manual_outcome", data.clone())
                    .await?;
            }
        }
        let mut answers = Vec::new();
        for client in [&mut table.away, &mut phone] {
            // The answers to one connection come in the order of its frames, so this is after all of them.
            let after = table.game.clone();
            client
                .accepted("get_lineup", json!({"game_id": after, "side": "home"}))
                .await?;
            let all = client.frames().iter().filter(|f| f.re() == Some(&id));
            answers.extend(all.cloned());
        }
        assert_eq!(answers.len(), 8);
        let repeats = answers.iter().filter(|a| a.is_repeat()).count();
        assert_eq!(repeats, 7, "all but the first are marked");
        let text = |answer: &Frame| answer.text.replace(r#""repeat":true,"#, "");
        assert!(
            answers.iter().all(|a| text(a) == text(&answers[0])),
            "{answers:?}"
        );
        assert_eq!(shown(&table.away, "play_resolved"), round);
    }
    Ok(())
}

#[tokio::test]
async fn of_eight_different_submits_for_one_roll_one_is_accepted_and_seven_are_told_why_not()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut phone = Client::connect(&server, AWAY).await?;
    table.roll().await?;
    let data = table.with(json!({"outcome": "homerun"}));
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(
            table
                .away
                .send("submit_manual_outcome", data.clone())
                .await?,
        );
        ids.push(phone.send("submit_manual_outcome", data.clone()).await?);
    }
    let mut answers = Vec::new();
    for (place, id) in ids.iter().enumerate() {
        let client = if place % 2 == 0 {
            &mut table.away
        } else {
            &mut phone
        };
        answers.push(client.reply(id).await?);
    }
    let refused = answers.iter().filter(|a| a.code() == "no_pending_roll");
    assert_eq!(refused.count(), 7);
    assert_eq!(answers.iter().filter(|a| !a.is_refusal()).count(), 1);
    Ok(())
}

#[tokio::test]
async fn of_two_equal_decisions_at_once_one_counts() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut tab = Client::connect(&server, HOME).await?;
    let data = table.with(json!({"decision": {}}));
    let mut both = [&mut table.home, &mut tab];
    let answers = at_once(&mut both, "submit_defensive_decision", &data).await?;
    let refused: Vec<_> = answers.iter().filter(|a| a.is_refusal()).collect();
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].code(), "decision_already_in");
    Ok(())
}

#[tokio::test]
async fn a_substitution_and_a_play_do_not_mix_and_the_play_names_who_really_batted()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    for round in 0..ROUNDS {
        let mut table = Table::started(&server).await?;
        table.decide().await?;
        let mut phone = Client::connect(&server, AWAY).await?;
        // The leadoff man, number 1, is to be batted for by number 15, while he is at the plate.
        let data = table.with(json!({"out": 1, "in": 15}));
        let roll = table.of_game();
        let (substituted, rolled) = if round % 2 == 0 {
            tokio::join!(
                phone.ask("request_pinch_hitter", data),
                table.away.ask("roll_dice", roll),
            )
        } else {
            let (rolled, substituted) = tokio::join!(
                table.away.ask("roll_dice", roll),
                phone.ask("request_pinch_hitter", data),
            );
            (substituted, rolled)
        };
        let (substituted, rolled) = (substituted?, rolled?);
        let batter = if substituted.is_refusal() {
            assert_eq!(substituted.code(), "roll_pending");
            1
        } else {
            15
        };
        if rolled.is_refusal() {
            // Against another batter the defense decides anew.
            assert_eq!((rolled.code(), batter), ("decision_due", 15));
            let data = table.with(json!({"decision": {}}));
            table
                .home
                .accepted("submit_defensive_decision", data)
                .await?;
            let data = table.of_game();
            table.away.accepted("roll_dice", data).await?;
        }
        let outcome = table.with(json!({"outcome": "strikeout"}));
        let played = table
            .away
            .accepted("submit_manual_outcome", outcome)
            .await?;
        table.shown(&played).await?;
        let play = table
            .home
            .until("the play", |f| f.event() == "play_resolved")
            .await?;
        assert_eq!(play.data()["batter"], batter);
    }
    Ok(())
}

#[tokio::test]
async fn a_state_asked_for_is_never_older_than_what_the_same_socket_was_shown() -> anyhow::Result<()>
{
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut spectator = table.spectator(&server).await?;
    let of_game = table.of_game();
    let play = async {
        for _ in 0..30 {
            table.bat("homerun").await?;
        }
        anyhow::Ok(())
    };
    let hammer = async {
        // Five questions are always on their way, until the thirtieth play has been seen.
        while shown(&spectator, "play_resolved") < 30 {
            let mut ids = Vec::new();
            for _ in 0..5 {
                ids.push(
                    spectator
                        .send("request_game_state", of_game.clone())
                        .await?,
                );
            }
            for id in ids {
                spectator.reply(&id).await?;
            }
        }
        anyhow::Ok(())
    };
    tokio::try_join!(play, hammer)?;
    let mut newest = 0;
    let mut states = 0;
    for frame in spectator.frames() {
        if frame.is_of_room() {
            newest = frame.seq().unwrap_or_default();
        }
        if frame.event() == "game_state_sync" {
            states += 1;
            assert!(
                frame.data()["seq"].as_u64() >= Some(newest),
                "{newest} had been shown before {}",
                frame.text
            );
        }
    }
    assert!(states >= 5);
    Ok(())
}

#[tokio::test]
async fn a_flooded_game_keeps_no_other_game_waiting() -> anyhow::Result<()> {
    let server = Server::start_with(&MANY).await?;
    let flooded = Table::started(&server).await?;
    let mut quiet = Table::started(&server).await?;
    let (over, mut still_going) = tokio::sync::watch::channel(false);
    // Two members ask for the whole state without end, with many questions on their way at any time.
    let floods = (0..2).map(|_| {
        let (server, flooded) = (&server, &flooded);
        let over = over.subscribe();
        async move {
            let mut member = flooded.spectator(server).await?;
            let mut answered = 0;
            while !*over.borrow() {
                let mut ids = Vec::new();
                for _ in 0..20 {
                    ids.push(member.send("request_game_state", flooded.of_game()).await?);
                }
                for id in ids {
                    // The flooded game may be too busy; that is an answer too.
                    member.reply(&id).await?;
                    answered += 1;
                }
            }
            anyhow::Ok(answered)
        }
    });
    // The flood ends only when the quiet game has come to the end of its plays.
    let calm = async {
        for _ in 0..10 {
            quiet.bat("homerun").await?;
        }
        over.send(true)?;
        anyhow::Ok(())
    };
    let (answered, ()) = tokio::try_join!(try_join_all(floods), calm)?;
    assert!(*still_going.borrow_and_update());
    assert!(answered.iter().all(|answered| *answered > 0));
    assert_eq!(shown(&quiet.home, "play_resolved"), 10);
    Ok(())
}

#[tokio::test]
async fn a_thousand_visits_leave_nothing_in_memory() -> anyhow::Result<()> {
    let flags = [
        "--idle-game-seconds",
        "1",
        "--max-connections-per-user",
        "300",
    ];
    let flags = [&flags[..], &MANY].concat();
    let server = Server::start_with(&flags).await?;
    let table = Table::started(&server).await?;
    let Table { game, home, away } = table;
    let token = server.token("sue").await?;
    let visit = json!({"game_id": game, "role": "spectator"});
    let address = server.address();

    // A thousand joins and leaves, over ten connections.
    let visitors = (0..10).map(|_| async {
        let mut client = Client::with_token(address, &token).await?;
        for _ in 0..100 {
            client.accepted("join_game", visit.clone()).await?;
            client
                .accepted("leave_game", json!({"game_id": game}))
                .await?;
        }
        anyhow::Ok(client)
    });
    let visitors = try_join_all(visitors).await?;
    let memory = server.memory().await?;
    assert_eq!(
        (memory.members, memory.games),
        (2, 1),
        "only the managers are left"
    );
    assert_eq!(memory.connections, 12);

    // Two hundred who go without a word.
    let rude = (0..200).map(|_| async {
        let mut client = Client::with_token(address, &token).await?;
        client.accepted("join_game", visit.clone()).await?;
        drop(client);
        anyhow::Ok(())
    });
    for outcome in join_all(rude).await {
        outcome?;
    }
    drop((home, away, visitors));
    patiently("an empty memory", async {
        while server.memory().await? != Memory::EMPTY {
            tokio::task::yield_now().await;
        }
        Ok(())
    })
    .await
}
