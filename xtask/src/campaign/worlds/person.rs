//! Somebody at a game, over a connection of his own whose bytes are kept.

use super::tap::Tap;
use super::told::Told;
use crate::live::socket::{Head, Socket};
use anyhow::ensure;
use serde_json::{Value, json};
use std::net::SocketAddr;
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// Which game, where.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// The server's address.
    pub(super) address: SocketAddr,
    /// The game's id.
    pub(super) game: &'a str,
}

/// Somebody.
#[derive(Debug)]
pub(super) struct Person {
    name: &'static str,
    tap: Tap,
    socket: Socket,
    asked: u32,
}

/// Frames in a row that are none, after which nobody is listened to any more.
const TOO_MANY: usize = 10;

/// The code with which he is sent away.
const ABUSE: u16 = 4502;

impl Person {
    /// Connects.
    pub(super) async fn come(
        name: &'static str,
        at: Place<'_>,
        token: &str,
    ) -> anyhow::Result<Self> {
        let tap = Tap::to(at.address).await?;
        let socket = Socket::connect(tap.address(), token).await?;
        Ok(Self {
            name,
            tap,
            socket,
            asked: 0,
        })
    }

    /// Asks, under an id that he has in the other world as well. What he is answered.
    async fn ask(&mut self, event: &str, data: &Value) -> anyhow::Result<Utf8Bytes> {
        self.asked += 1;
        let id = format!("{}-{}", self.name, self.asked);
        self.socket.send_as(&id, event, data).await?;
        self.socket.any_answer(&id).await
    }

    /// Asks for something and gets it. The number of what came of it, if it has one.
    pub(super) async fn gets(&mut self, event: &str, data: &Value) -> anyhow::Result<Option<u64>> {
        let answer = self.ask(event, data).await?;
        let head = Head::of(&answer)?;
        ensure!(
            !head.is_refusal() && !head.repeat,
            "{} asked for {event} and was told {answer}",
            self.name
        );
        Ok(head.seq)
    }

    /// Asks everything that can be asked without changing anything. Some of it he is refused.
    pub(super) async fn asks_everything(&mut self, game: &str) -> anyhow::Result<()> {
        let of_game = json!({"game_id": game});
        for event in [
            "request_game_state",
            "get_box_score",
            "get_play_history",
            "get_cards",
            "list_members",
        ] {
            self.ask(event, &of_game).await?;
        }
        for side in ["away", "home"] {
            let data = json!({"game_id": game, "side": side});
            self.ask("get_lineup", &data).await?;
            self.ask("get_cards", &data).await?;
        }
        for filter in ["playing", "open"] {
            self.ask("list_games", &json!({"filter": filter})).await?;
        }
        self.ask("heartbeat", &json!({})).await?;
        Ok(())
    }

    /// What he was told since the last time.
    pub(super) fn told(&self) -> Told {
        Told {
            by: format!("{}, over his connection", self.name),
            bytes: self.tap.take(),
        }
    }
}

/// What somebody is told who comes over another connection, with what he has missed after this event or without.
pub(super) async fn comes_again(
    at: Place<'_>,
    token: &str,
    after: Option<u64>,
) -> anyhow::Result<Vec<u8>> {
    let mut again = Person::come("again", at, token).await?;
    let mut join = json!({"game_id": at.game, "role": "player"});
    if let Some(after) = after {
        join["after_seq"] = json!(after);
    }
    let refused = again.ask("join_game", &join).await?;
    if Head::of(&refused)?.is_refusal() {
        join["role"] = json!("spectator");
        again.gets("join_game", &join).await?;
    }
    // What he has missed follows the answer, and comes before the next.
    let of_game = json!({"game_id": at.game});
    again.gets("list_members", &of_game).await?;
    again.gets("leave_game", &of_game).await?;
    Ok(again.tap.take())
}

/// What somebody is told who sends frames that are none until the server closes.
pub(super) async fn is_sent_away(at: Place<'_>, token: &str) -> anyhow::Result<Vec<u8>> {
    let mut person = Person::come("abuser", at, token).await?;
    for _ in 0..TOO_MANY {
        person
            .ask("no_such_event", &json!({"game_id": at.game}))
            .await?;
    }
    let ended = person.socket.message().await?;
    ensure!(
        ended.as_ref().is_err_and(|ended| ended.code == Some(ABUSE)),
        "a frame that is none was answered once more: {ended:?}"
    );
    Ok(person.tap.take())
}
