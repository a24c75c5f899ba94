//! A client that comes back whenever it must, sends what was not answered again, and writes everything down.

use crate::campaign::auditor::Entry;
use crate::live::socket::{Head, Socket};
use anyhow::{Context, bail, ensure};
use serde_json::{Value, json};
use std::fs::File;
use std::io::{BufWriter, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::time::sleep;
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// From one try to the next.
const PAUSE: Duration = Duration::from_millis(10);

/// A server that is not there again by then does not come up.
const PATIENCE: Duration = Duration::from_mins(1);

/// Who a client is and where it belongs.
#[derive(Debug)]
pub(super) struct Seat {
    pub(super) address: SocketAddr,
    pub(super) token: String,
    pub(super) user: &'static str,
    pub(super) role: &'static str,
    pub(super) game: String,
}

/// A client.
#[derive(Debug)]
pub(in crate::campaign) struct Member {
    seat: Seat,
    socket: Option<Socket>,
    record: BufWriter<File>,
    /// The last number it was shown.
    head: u64,
    /// The history of the log that the number belongs to.
    epoch: Option<u64>,
    sent: u64,
    answered: Arc<AtomicU64>,
    /// How often in a row it did not come in.
    failures: u32,
    /// The events that it was shown, where they are kept.
    kept: Option<Vec<Utf8Bytes>>,
}

/// What came of sending a command once.
enum Told {
    /// It is durable, and this is its last event.
    Accepted(u64),
    /// Not now. The same frame may be sent again.
    Later,
    /// No.
    Refused(String),
}

impl Member {
    /// A client that is not connected yet.
    pub(super) fn new(seat: Seat, record: &Path, answered: Arc<AtomicU64>) -> anyhow::Result<Self> {
        let mut member = Self {
            socket: None,
            record: BufWriter::new(File::create(record)?),
            head: 0,
            epoch: None,
            sent: 0,
            answered,
            failures: 0,
            kept: None,
            seat,
        };
        let entry = Entry::Member {
            name: member.seat.user.to_string(),
            user: member.seat.user.to_string(),
            game: member.seat.game.clone(),
        };
        member.write(&entry)?;
        Ok(member)
    }

    /// Notes that it created the game under this id.
    pub(super) fn has_created(&mut self, id: &str) -> anyhow::Result<()> {
        self.write(&Entry::Intent(id.to_string()))?;
        let answer = json!({"event": "game_created", "re": id, "seq": 1});
        self.write(&Entry::Answer(answer.to_string()))
    }

    /// Sends a command until it is accepted, over as many connections as it takes. The number of its last event.
    pub(in crate::campaign) async fn ask(
        &mut self,
        event: &str,
        data: &Value,
    ) -> anyhow::Result<u64> {
        self.sent += 1;
        let id = format!("{}-{}", self.seat.user, self.sent);
        self.write(&Entry::Intent(id.clone()))?;
        let end = Instant::now() + PATIENCE;
        loop {
            match self.send(&id, event, data).await {
                Ok(Told::Accepted(seq)) => {
                    self.answered.fetch_add(1, Ordering::Relaxed);
                    return Ok(seq);
                }
                Ok(Told::Refused(text)) => bail!("{event} was refused: {text}"),
                Ok(Told::Later) => sleep(PAUSE).await,
                Err(lost) => self.lost(&lost, end).await?,
            }
            ensure!(Instant::now() < end, "{event} gets no answer");
        }
    }

    /// Keeps the events that it is shown from now on.
    pub(in crate::campaign) fn keep_events(&mut self) {
        self.kept = Some(Vec::new());
    }

    /// The events that were kept.
    pub(in crate::campaign) fn take_events(&mut self) -> Vec<Utf8Bytes> {
        self.kept.take().unwrap_or_default()
    }

    /// Comes into the room, if it is not there.
    pub(in crate::campaign) async fn come(&mut self) -> anyhow::Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.connected().await {
                Ok(_) => return Ok(()),
                Err(lost) => self.lost(&lost, end).await?,
            }
        }
    }

    /// Hangs up, and comes as one who knows nothing of the game. The state that it is shown.
    pub(in crate::campaign) async fn come_anew(&mut self) -> anyhow::Result<Value> {
        let end = Instant::now() + PATIENCE;
        self.socket = None;
        loop {
            match self.snapshot().await {
                Ok(state) => return Ok(state),
                Err(lost) => self.lost(&lost, end).await?,
            }
        }
    }

    async fn snapshot(&mut self) -> anyhow::Result<Value> {
        let seat = &self.seat;
        let mut socket = Socket::connect(seat.address, &seat.token).await?;
        let join = json!({"game_id": seat.game, "role": seat.role});
        socket.ask("join_game", &join).await?;
        let text = socket.next().await?;
        let mut sync: Value = serde_json::from_str(&text)?;
        ensure!(
            sync["event"] == "game_state_sync",
            "shown instead of the state: {text}"
        );
        self.come_in(socket);
        Ok(sync["data"]["state"].take())
    }

    /// What the client would draw: the state of the game.
    pub(in crate::campaign) async fn view(&mut self) -> anyhow::Result<Value> {
        let game = json!({"game_id": self.seat.game});
        let text = self.look("request_game_state", &game).await?;
        let mut sync: Value = serde_json::from_str(&text)?;
        Ok(sync["data"]["state"].take())
    }

    /// Has been told whatever was on its way: what the game says comes in order, so it asks something small.
    pub(in crate::campaign) async fn has_all(&mut self) -> anyhow::Result<()> {
        let who = json!({"game_id": self.seat.game, "limit": 1});
        self.look("list_members", &who).await.map(drop)
    }

    /// Asks for something until it is answered. The answer.
    async fn look(&mut self, event: &str, data: &Value) -> anyhow::Result<Utf8Bytes> {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.look_once(event, data).await {
                Ok(text) => return Ok(text),
                Err(lost) => self.lost(&lost, end).await?,
            }
        }
    }

    async fn look_once(&mut self, event: &str, data: &Value) -> anyhow::Result<Utf8Bytes> {
        let id = self.connected().await?.send(event, data).await?;
        loop {
            let text = self.next().await?;
            if Head::of(&text)?.re == Some(&id) {
                return Ok(text);
            }
        }
    }

    /// Follows the game until it is over and the last event was shown.
    pub(super) async fn follow(
        mut self,
        mut last: watch::Receiver<Option<u64>>,
    ) -> anyhow::Result<()> {
        loop {
            let known = *last.borrow_and_update();
            if let Some(known) = known {
                self.until(known).await?;
                return self.end();
            }
            let end = Instant::now() + PATIENCE;
            let shown = tokio::select! {
                changed = last.changed() => {
                    changed.context("the managers gave up")?;
                    continue;
                }
                shown = self.next() => shown,
            };
            if let Err(lost) = shown {
                self.lost(&lost, end).await?;
            }
        }
    }

    /// Reads until this event was shown.
    pub(in crate::campaign) async fn until(&mut self, last: u64) -> anyhow::Result<()> {
        let end = Instant::now() + PATIENCE;
        while self.head < last {
            if let Err(lost) = self.next().await {
                self.lost(&lost, end).await?;
            }
        }
        Ok(())
    }

    /// All is written down.
    pub(super) fn end(mut self) -> anyhow::Result<()> {
        self.record.flush()?;
        Ok(())
    }

    /// The connection is gone, for this reason.
    async fn lost(&mut self, why: &anyhow::Error, end: Instant) -> anyhow::Result<()> {
        self.socket = None;
        let game = &self.seat.game;
        ensure!(
            Instant::now() < end,
            "{game} cannot be joined again: {why:#}"
        );
        // Whoever lost his connection comes back at once. Whoever does not come in waits a little.
        if self.failures > 0 {
            sleep(PAUSE).await;
        }
        self.failures += 1;
        Ok(())
    }

    /// Sends a command, and reads until it is answered.
    async fn send(&mut self, id: &str, event: &str, data: &Value) -> anyhow::Result<Told> {
        self.connected().await?.send_as(id, event, data).await?;
        loop {
            let text = self.next().await?;
            let head = Head::of(&text)?;
            if head.re != Some(id) {
                continue;
            }
            if !head.is_refusal() {
                let seq = head.seq.context("an answer without a number")?;
                self.write(&Entry::Answer(text.to_string()))?;
                return Ok(Told::Accepted(seq));
            }
            let refusal: Value = serde_json::from_str(&text)?;
            return Ok(if refusal["data"]["retryable"] == true {
                Told::Later
            } else {
                Told::Refused(text.to_string())
            });
        }
    }

    /// The next frame; noted, where it is an event.
    async fn next(&mut self) -> anyhow::Result<Utf8Bytes> {
        let text = self.connected().await?.next().await?;
        if let Some(seq) = Head::of(&text)?.of_room() {
            self.head = self.head.max(seq);
            if let Some(kept) = &mut self.kept {
                kept.push(text.clone());
            }
            self.write(&Entry::Shown(text.to_string()))?;
        }
        Ok(text)
    }

    /// The connection, in the room of the game. What was missed meanwhile comes next.
    async fn connected(&mut self) -> anyhow::Result<&mut Socket> {
        if self.socket.is_none() {
            let seat = &self.seat;
            let mut socket = Socket::connect(seat.address, &seat.token).await?;
            let mut join = json!({"game_id": seat.game, "role": seat.role, "after_seq": self.head});
            if let Some(epoch) = self.epoch {
                join["epoch"] = json!(epoch);
            }
            let joined: Value = serde_json::from_str(&socket.ask("join_game", &join).await?)?;
            self.epoch = joined["data"]["epoch"].as_u64();
            if joined["data"]["recovered"] != true {
                self.write(&Entry::NotRecovered)?;
            }
            self.come_in(socket);
        }
        self.socket.as_mut().context("not connected")
    }

    fn come_in(&mut self, socket: Socket) {
        self.socket = Some(socket);
        self.failures = 0;
    }

    fn write(&mut self, entry: &Entry) -> anyhow::Result<()> {
        serde_json::to_writer(&mut self.record, entry)?;
        self.record.write_all(b"\n")?;
        Ok(())
    }
}
