//! What the server takes by itself: connections and games that nobody uses, a game that comes back from the log, a start.

use super::file;
use super::spread::Spread;
use crate::live::game::{Game, Tokens};
use crate::live::server::Server;
use crate::live::socket::Socket;
use crate::live::{float, new_game};
use anyhow::Context;
use futures::future::try_join_all;
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};
use std::path::Path;
use std::time::Instant;

/// Connections that do nothing.
const IDLE: usize = 5_000;

/// Games that are loaded with nobody in them.
const LOADED: usize = 2_000;

/// Managers who create them.
const AT_ONCE: usize = 16;

/// Games that come back from the log.
const COLD: usize = 30;

/// Commands of a game that does: a fold of some 300 events.
const COMMANDS: usize = 300;

/// Takes the figures and prints them.
pub(super) async fn measure(program: &Path, stored: usize) -> anyhow::Result<()> {
    idle_connections(program).await?;
    loaded_games(program).await?;
    cold_games(program).await?;
    start(program, stored).await
}

async fn idle_connections(program: &Path) -> anyhow::Result<()> {
    let server = Server::start(program, None)?;
    let tokens = Tokens::of(&server)?;
    let game = Game::set(server.address(), &tokens, 0).await?;
    let before = server.resident_kib()?;
    let mut idle = Vec::new();
    for _ in 0..IDLE {
        let mut socket = Socket::connect(server.address(), &tokens.public).await?;
        socket.watch(game.id()).await?;
        idle.push(socket);
    }
    let after = server.resident_kib()?;
    let each = float(after.saturating_sub(before)) / float(IDLE);
    println!("{IDLE} connections in a room: {each:.1} KiB each, {after} KiB in all");
    Ok(())
}

async fn loaded_games(program: &Path) -> anyhow::Result<()> {
    let server = Server::start_with(program, None, &["--idle-game-seconds", "3600"])?;
    // What the first games need for ever is no cost of the next.
    load(&server, LOADED / 10).await?;
    let before = server.resident_kib()?;
    load(&server, LOADED).await?;
    let after = server.resident_kib()?;
    let each = float(after.saturating_sub(before)) / float(LOADED);
    println!("{LOADED} games loaded, with nobody in them: {each:.1} KiB each, {after} KiB in all");
    Ok(())
}

/// Creates and starts so many games, and leaves them.
pub(super) async fn load(server: &Server, games: usize) -> anyhow::Result<()> {
    let tokens = Tokens::of(server)?;
    let new = new_game()?;
    let managers = (0..AT_ONCE).map(|place| {
        let games = (place..games).step_by(AT_ONCE).len();
        let (tokens, new) = (&tokens, &new);
        async move {
            let mut home = Socket::connect(server.address(), &tokens.home).await?;
            for _ in 0..games {
                let created: Value = serde_json::from_str(&home.ask("create_game", new).await?)?;
                let game = json!({"game_id": created["data"]["game_id"]});
                home.ask("start_game", &game).await?;
            }
            anyhow::Ok(())
        }
    });
    try_join_all(managers).await.map(drop)
}

/// The first command of a game that is not in memory, beside one read of a row by its key.
async fn cold_games(program: &Path) -> anyhow::Result<()> {
    let mut server = Server::start(program, None)?;
    let tokens = Tokens::of(&server)?;
    let mut games = Vec::new();
    for _ in 0..COLD {
        let mut game = Game::set(server.address(), &tokens, 0).await?;
        game.turns(COMMANDS).await?;
        games.push(game.id().to_string());
    }
    server.kill()?;
    server.start_again()?;
    let mut home = Socket::connect(server.address(), &tokens.home).await?;
    let mut log = SqliteConnection::connect(&file(&server)?.display().to_string()).await?;
    let (mut cold, mut warm, mut reads) = (Vec::new(), Vec::new(), Vec::new());
    for game in &games {
        let data = json!({"game_id": game, "decision": {}});
        for took in [&mut cold, &mut warm] {
            let since = Instant::now();
            // Only the first is a decision that is due, and nothing is written for the second.
            let id = home.send("submit_defensive_decision", &data).await?;
            home.any_answer(&id).await?;
            took.push(since.elapsed().as_secs_f64() * 1e6);
        }
        let since = Instant::now();
        let _: (i64,) = sqlx::query_as("SELECT head_seq FROM games WHERE game_id = ?")
            .bind(game)
            .fetch_one(&mut log)
            .await?;
        reads.push(since.elapsed().as_secs_f64() * 1e6);
    }
    let [cold, warm, reads] = [cold, warm, reads].map(|took| Spread::of(took.into_iter()));
    println!(
        "first command of a game of {COMMANDS} commands in the log: {cold} µs; a refusal then {warm} µs; one row by its key {reads} µs"
    );
    Ok(())
}

/// From the start of the process until it listens, with so many games stored.
async fn start(program: &Path, stored: usize) -> anyhow::Result<()> {
    let mut server = Server::start(program, None)?;
    let tokens = Tokens::of(&server)?;
    Game::set(server.address(), &tokens, 0).await?;
    let mut empty = Vec::new();
    for _ in 0..5 {
        server.kill()?;
        let since = Instant::now();
        server.start_again()?;
        empty.push(since.elapsed().as_secs_f64() * 1e3);
    }
    server.kill()?;
    copy_the_game(&file(&server)?, stored).await?;
    let mut full = Vec::new();
    for _ in 0..5 {
        let since = Instant::now();
        server.start_again()?;
        full.push(since.elapsed().as_secs_f64() * 1e3);
        server.kill()?;
    }
    let [empty, full] = [empty, full].map(|took| Spread::of(took.into_iter()));
    println!("start to listening: {full} ms with {stored} games stored, {empty} ms with one");
    Ok(())
}

/// Fills the log with copies of its only game, under ids of their own.
async fn copy_the_game(file: &Path, times: usize) -> anyhow::Result<()> {
    let mut log = SqliteConnection::connect(&file.display().to_string()).await?;
    let times = i64::try_from(times).context("too many games")?;
    for copied in [
        "CREATE TEMP TABLE ids AS WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ?)
         SELECT printf('%08x-0000-7000-8000-%012x', n, n) AS id FROM n",
        "INSERT INTO games (game_id, created_by, create_command_id, manager_away, manager_home, team_away, team_home, secret,
         head_seq, chain, status, inning, half, score_away, score_home, created_at, updated_at)
         SELECT ids.id, created_by, ids.id, manager_away, manager_home, team_away, team_home, secret,
         head_seq, chain, status, inning, half, score_away, score_home, created_at, updated_at FROM games, ids",
        "INSERT INTO batches SELECT ids.id, first_seq, last_seq, user_id, actor, command_id, payload_hash, command, at, chain,
         session FROM batches, ids",
        "INSERT INTO events SELECT ids.id, seq, version, data FROM events, ids",
    ] {
        let query = sqlx::query(copied);
        let query = if copied.contains('?') { query.bind(times) } else { query };
        query.execute(&mut log).await?;
    }
    log.close().await?;
    Ok(())
}
