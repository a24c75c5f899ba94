//! The life of a game in memory: it comes when somebody asks for it, once, and goes when nobody does.

use bandbox_tests::client::Client;
use bandbox_tests::metrics::{SHOWN, read};
use bandbox_tests::patience::patiently;
use bandbox_tests::server::Server;
use bandbox_tests::table::{HOME, Table};
use futures::future::{try_join, try_join_all};
use serde_json::{Value, json};

/// Plate appearances, each of four commands that find the game gone, going or there.
const ROUNDS: usize = 50;

async fn leave(table: &mut Table) -> anyhow::Result<()> {
    let data = table.of_game();
    for manager in [&mut table.home, &mut table.away] {
        manager.accepted("leave_game", data.clone()).await?;
    }
    Ok(())
}

async fn no_game_in_memory(server: &Server) -> anyhow::Result<()> {
    patiently("a memory without games", async {
        while server.memory().await?.games > 0 {}
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_game_that_leaves_memory_takes_no_command_along() -> anyhow::Result<()> {
    let [metrics, anywhere] = SHOWN;
    let server = Server::start_with(&[metrics, anywhere, "--idle-game-seconds", "0"]).await?;
    let mut table = Table::started(&server).await?;
    leave(&mut table).await?;
    let began = table.home.head();
    let mut others = [
        Client::connect(&server, "sue").await?,
        Client::connect(&server, "sam").await?,
    ];
    let question = table.of_game();
    let play = async {
        let outcome = table.with(json!({"outcome": "homerun"}));
        let mut seen = Vec::new();
        for round in 0..ROUNDS {
            // However busy the machine is, it has gone and come back now and then.
            if round % 4 == 0 {
                no_game_in_memory(&server).await?;
            }
            let rolled = table.roll().await?;
            let played = table
                .away
                .accepted("submit_manual_outcome", outcome.clone())
                .await?;
            seen.extend([rolled.seq(), played.seq()]);
        }
        anyhow::Ok(seen)
    };
    // Two more whose questions come at any moment.
    let ask = try_join_all(others.iter_mut().map(|other| {
        let question = question.clone();
        async move {
            for _ in 0..4 * ROUNDS {
                other
                    .accepted("request_game_state", question.clone())
                    .await?;
            }
            anyhow::Ok(())
        }
    }));
    let (seen, _) = try_join(play, ask).await?;
    assert!(seen.is_sorted(), "{seen:?}");
    let state = table.home.accepted("request_game_state", question).await?;
    assert_eq!(state.data()["state"]["last_play"], ROUNDS);
    assert_eq!(state.data()["state"]["score"]["away"], ROUNDS);
    assert!(state.data()["seq"].as_u64() > Some(began));
    let loads = read(&server, "bandbox_load_seconds_count").await?;
    assert!(loads > 10.0, "it has hardly ever left memory: {loads}");
    no_game_in_memory(&server).await
}

#[tokio::test]
async fn a_game_is_loaded_once_however_many_ask_for_it_at_once() -> anyhow::Result<()> {
    let mut server = Server::start_with(&SHOWN).await?;
    let table = Table::started(&server).await?;
    server.kill().await?;
    server.start_again().await?;
    let token = server.token("sue").await?;
    let connect = (0..20).map(|_| Client::with_token(server.address(), &token));
    let mut clients = try_join_all(connect).await?;
    let asked = clients.iter_mut().map(|client| {
        let data = table.with(json!({"role": "spectator"}));
        client.accepted("join_game", data)
    });
    let joined = try_join_all(asked).await?;
    assert_eq!(joined.len(), 20);
    let loads = read(&server, "bandbox_load_seconds_count").await?;
    assert!((loads - 1.0).abs() < f64::EPSILON, "{loads}");
    assert_eq!(server.memory().await?.members, 20);
    Ok(())
}

#[tokio::test]
async fn a_game_that_is_over_leaves_memory_with_the_last_who_watched() -> anyhow::Result<()> {
    let server = Server::start_with(&["--idle-game-seconds", "3600"]).await?;
    let mut table = Table::started(&server).await?;
    let data = table.of_game();
    table.home.accepted("forfeit_game", data.clone()).await?;
    table.home.accepted("leave_game", data.clone()).await?;
    // The other manager is still there to see how it ended.
    let state = table
        .away
        .accepted("request_game_state", data.clone())
        .await?;
    assert_eq!(state.data()["state"]["phase"], "final");
    assert_eq!(server.memory().await?.games, 1);
    table.away.accepted("leave_game", data.clone()).await?;
    no_game_in_memory(&server).await?;
    // It is in the log, and comes when it is asked for.
    let mut late = Client::connect(&server, HOME).await?;
    let score = late.accepted("get_box_score", data).await?;
    assert_ne!(score.data()["teams"], Value::Null);
    no_game_in_memory(&server).await
}
