//! What the real server sends for each command of a turn, for the bare one to send as much.

use crate::bench::bare::{Frames, Turn};
use crate::live::game::{BATTER, Tokens, data};
use crate::live::new_game;
use crate::live::server::Server;
use crate::live::socket::{Head, Socket};
use anyhow::Context;
use serde_json::{Value, json};
use std::path::Path;

/// Batters until a play is of the usual length.
const BATTERS: usize = 9;

/// The lengths of all frames of one command, after some batters.
pub(super) async fn of_a_turn(program: &Path) -> anyhow::Result<Frames> {
    let server = Server::start(program, None)?;
    let tokens = Tokens::of(&server)?;
    let mut home = Socket::connect(server.address(), &tokens.home).await?;
    let mut away = Socket::connect(server.address(), &tokens.away).await?;
    let created: Value = serde_json::from_str(&home.ask("create_game", &new_game()?).await?)?;
    let game = json!({"game_id": created["data"]["game_id"]});
    home.ask("start_game", &game).await?;
    let mut public = Socket::connect(server.address(), &tokens.public).await?;
    public
        .watch(game["game_id"].as_str().context("no id")?)
        .await?;
    public.next().await?;
    let mut frames = Frames::default();
    for _ in 0..BATTERS {
        for (of_home, event, more) in BATTER {
            let manager = if of_home { &mut home } else { &mut away };
            let reply = manager.ask(event, &data(&game, more)?).await?;
            let seq = Head::of(&reply)?.seq;
            let mut turn = Turn {
                reply: reply.len(),
                ..Turn::default()
            };
            // The small state of the game comes after its events. What follows it counts with the next command.
            loop {
                let text = public.next().await?;
                let head = Head::of(&text)?;
                if head.of_room().is_some() && head.seq == seq {
                    turn.event = text.len();
                } else {
                    turn.others.push(text.len());
                }
                if head.event == "game_state_update" {
                    break;
                }
            }
            frames.0.insert(event.to_string(), turn);
        }
    }
    Ok(frames)
}

/// How much that is, for each spectator.
pub(super) fn told(frames: &Frames) -> String {
    let turns = frames.0.values();
    let events: usize = turns.clone().map(|turn| turn.event).sum();
    let others: usize = turns.flat_map(|turn| &turn.others).sum();
    format!(
        "bytes of a batter, to each spectator: {} in all, {events} of them numbered events",
        events + others
    )
}
