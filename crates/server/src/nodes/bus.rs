//! The bus between servers: core NATS, which may lose what it carries. A server that has written to a log says so, and the
//! others look. Nothing that comes by the bus is believed, so one that lies makes them look in vain; without it they look
//! every now and then.

use crate::app::App;
use async_nats::{Client, ConnectOptions, Event, ServerAddr, Subscriber};
use bandbox_protocol::v1::GameId as WireGameId;
use bandbox_store::GameId;
use futures::StreamExt;
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use std::sync::Arc;
use tokio::sync::mpsc;

/// Where it is said that a game has moved.
const MOVED: &str = "bandbox.v1.moved";

/// What waits to be said. What finds no room is not said: the others look by themselves a little later.
const WAITING: usize = 1024;

/// The most bytes of what is said. More is nothing of ours.
const MAX_BYTES: usize = 256;

/// The address of a bus, such as `nats://127.0.0.1:4222`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct BusAddress(String);

impl FromStr for BusAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.parse::<ServerAddr>() {
            Ok(address) if is_bus(&address) => Ok(Self(text.to_string())),
            Ok(_) => Err(format!(
                "{text:?} is no bus; give nats:// or tls://, a host and a port"
            )),
            Err(error) => Err(format!("{text:?} is no address of a bus: {error}")),
        }
    }
}

/// Whether it is spoken to as NATS is, and has a host.
fn is_bus(address: &ServerAddr) -> bool {
    ["nats", "tls"].contains(&address.scheme()) && !address.host().is_empty()
}

impl TryFrom<String> for BusAddress {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// The way to the bus.
#[derive(Debug)]
pub(crate) struct Bus {
    told: mpsc::Sender<Moved>,
}

/// What waits to be said.
pub(crate) type Said = mpsc::Receiver<Moved>;

/// A game has moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Moved {
    game_id: WireGameId,
    /// Where its log stands; missing where something beside the log was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seq: Option<u64>,
}

impl Bus {
    /// The way to a bus, and its other end.
    pub(crate) fn new() -> (Self, Said) {
        let (told, said) = mpsc::channel(WAITING);
        (Self { told }, said)
    }

    /// Tells the others that a game has moved, up to there if it was its log.
    pub(crate) fn tell(&self, game: GameId, seq: Option<u64>) {
        let game_id = WireGameId(game.uuid());
        // Without room nobody is told.
        let _ = self.told.try_send(Moved { game_id, seq });
    }
}

/// Speaks and hears until the server stops. A bus that is not there is tried again and again, with growing pauses.
pub(crate) async fn keep(app: Arc<App>, address: BusAddress, mut said: Said) {
    let (client, mut heard) = match join(&address).await {
        Ok(joined) => joined,
        Err(error) => {
            tracing::error!(error, "there is no bus; the log is looked at instead");
            return;
        }
    };
    loop {
        tokio::select! {
            () = app.draining.cancelled() => return,
            moved = said.recv() => match moved {
                Some(moved) => say(&client, moved).await,
                None => return,
            },
            message = heard.next() => match message {
                Some(message) => hear(&app, &message.payload),
                None => return,
            },
        }
    }
}

async fn join(address: &BusAddress) -> Result<(Client, Subscriber), String> {
    let options = ConnectOptions::new()
        .name("bandbox")
        // Who writes knows.
        .no_echo()
        .retry_on_initial_connect()
        .event_callback(|event| async move { note(&event) });
    let client = options.connect(address.0.as_str()).await;
    let client = client.map_err(|error| error.to_string())?;
    let heard = client.subscribe(MOVED).await;
    heard
        .map(|heard| (client, heard))
        .map_err(|error| error.to_string())
}

async fn say(client: &Client, moved: Moved) {
    let said = match serde_json::to_vec(&moved) {
        Ok(text) => client
            .publish(MOVED, text.into())
            .await
            .map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    };
    if let Err(error) = said {
        tracing::debug!(error, "the bus was not told");
    }
}

fn hear(app: &App, payload: &[u8]) {
    match read(payload) {
        Some(Moved { game_id, seq }) => app.registry.look_again(GameId::new(game_id.0), seq),
        None => tracing::debug!(
            bytes = payload.len(),
            "the bus carries what is none of ours"
        ),
    }
}

/// What was said, if it can be read.
fn read(payload: &[u8]) -> Option<Moved> {
    if payload.len() > MAX_BYTES {
        return None;
    }
    serde_json::from_slice(payload).ok()
}

fn note(event: &Event) {
    match event {
        Event::Connected => tracing::info!("the bus is there"),
        Event::Disconnected | Event::Closed => {
            tracing::warn!("the bus is gone; the log is looked at instead");
        }
        Event::SlowConsumer(_) => tracing::warn!("the bus is not heard fast enough"),
        other @ (Event::LameDuckMode
        | Event::Draining
        | Event::ServerError(_)
        | Event::ClientError(_)) => tracing::debug!(%other, "the bus"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAME: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

    #[test]
    fn what_is_said_is_read_and_what_is_more_than_that_is_left() -> Result<(), serde_json::Error> {
        let game_id = WireGameId(GAME.parse().unwrap_or_default());
        for seq in [Some(57), None] {
            let moved = Moved { game_id, seq };
            assert_eq!(read(&serde_json::to_vec(&moved)?), Some(moved));
        }
        let newer = format!(r#"{{"game_id": "{GAME}", "seq": 57, "from": "a later version"}}"#);
        assert_eq!(
            read(newer.as_bytes()).map(|moved| moved.seq),
            Some(Some(57))
        );
        Ok(())
    }

    #[test]
    fn what_is_none_of_ours_is_not_read() {
        let long = format!(r#"{{"game_id": "{GAME}", "more": "{}"}}"#, "x".repeat(300));
        for payload in [
            "",
            "moved",
            "{}",
            "[]",
            r#"{"game_id": "7"}"#,
            &format!(r#"{{"game_id": "{GAME}", "seq": -1}}"#),
            &long,
        ] {
            assert_eq!(read(payload.as_bytes()), None, "{payload}");
        }
        assert_eq!(read(&[0xff, 0xfe]), None);
    }

    #[test]
    fn a_bus_is_named_by_its_scheme_and_host() {
        for (text, is_one) in [
            ("nats://127.0.0.1:4222", true),
            ("tls://bus.example:4222", true),
            ("nats://user:word@bus.example", true),
            ("http://bus.example", false),
            ("nats://", false),
            ("", false),
        ] {
            assert_eq!(text.parse::<BusAddress>().is_ok(), is_one, "{text}");
        }
    }
}
