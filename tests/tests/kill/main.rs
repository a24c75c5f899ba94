//! What was accepted survives a server that is killed, and nothing happens twice.
//!
//! Whole games are played by a client that shares no code with the server, while the server is killed at
//! random moments and started again on the same files. Afterwards what the client saw, what the log has, and
//! what the rules make of the same commands on the same dice must be the same game.

mod asked;
mod checks;
mod log;
mod moments;
mod players;
mod replay;
mod told;

use anyhow::Context;
use bandbox_tests::server::Server;
use bandbox_tests::tools;
use futures::future::try_join_all;
use log::Log;
use moments::Moments;
use players::Transcript;

/// Games, each with a server and a log of its own.
const GAMES: u64 = 10;

#[tokio::test(flavor = "multi_thread")]
async fn no_accepted_command_is_lost_or_applied_twice_when_the_server_is_killed()
-> anyhow::Result<()> {
    let Some(python) = tools::python("nothing was killed")? else {
        return Ok(());
    };
    let seed = moments::seed()?;
    println!(
        "seed {seed}; to repeat the moments: {}={seed}",
        moments::SEED
    );
    let games = (0..GAMES).map(|game| {
        let moments = Moments::draw(seed, game);
        let python = &python;
        async move {
            let what = format!("game {game}, killed at commands {:?}", moments.all());
            one_game(python, seed.wrapping_add(game), moments)
                .await
                .context(what)
        }
    });
    try_join_all(games).await?;
    Ok(())
}

async fn one_game(python: &std::path::Path, script: u64, moments: Moments) -> anyhow::Result<()> {
    let kills = moments.all().len();
    let mut server = Server::start().await?;
    let transcript: Transcript = players::play(python, &mut server, script, moments).await?;
    // Once more at the end, so that nothing is read from a log that was closed in order.
    server.kill().await?;
    let log = Log::read(&server.database()).await?;

    checks::every_answered_command_is_in_the_log_once(&transcript, &log)?;
    checks::every_command_in_the_log_was_asked_for(&transcript, &log)?;
    checks::every_member_saw_every_event_once_and_in_order(&transcript, &log, kills)?;
    checks::only_what_was_sent_again_is_marked_repeat(&transcript, kills)?;
    checks::everybody_saw_what_the_log_has(&transcript, &log)?;
    let replayed = replay::without_interruption(&log)?;
    checks::the_game_ended_as_the_uninterrupted_one(&transcript, &log, &replayed)
}
