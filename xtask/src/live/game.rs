//! One game under load: its managers play, its spectators count what they are shown.
//!
//! Every batter hits a home run, so that a turn is always the same work and the game never ends: two decisions, a
//! roll, an outcome, each a command of its own with all the rules and checks of a game between people.

use super::figures::Latencies;
use super::server::Server;
use super::socket::{Head, Socket};
use super::{AWAY, HOME, PUBLIC, new_game};
use anyhow::{Context, ensure};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use tokio::time::sleep_until;

/// A command: of the hosts' manager or the visitors', its event, and the field that it takes besides the game.
type Turn = (bool, &'static str, Option<(&'static str, &'static str)>);

/// The four turns of each batter.
pub(crate) const BATTER: [Turn; 4] = [
    (true, "submit_defensive_decision", Some(("decision", "{}"))),
    (false, "submit_offensive_decision", Some(("decision", "{}"))),
    (false, "roll_dice", None),
    (
        false,
        "submit_manual_outcome",
        Some(("outcome", "\"homerun\"")),
    ),
];

/// The data of a turn.
pub(crate) fn data(game: &Value, more: Option<(&str, &str)>) -> anyhow::Result<Value> {
    let mut data = game.clone();
    if let Some((field, value)) = more {
        data[field] = serde_json::from_str(value)?;
    }
    Ok(data)
}

/// A game with all its members.
#[derive(Debug)]
pub(crate) struct Game {
    id: String,
    home: Socket,
    away: Socket,
    spectators: Vec<Socket>,
    head: u64,
}

/// The tokens of those who come: the managers of all games are the same two, and so is the public.
#[derive(Debug)]
pub(crate) struct Tokens {
    /// Of the hosts' manager.
    pub(crate) home: String,
    /// Of the visitors' manager.
    pub(crate) away: String,
    /// Of whoever watches.
    pub(crate) public: String,
}

impl Tokens {
    /// Has them made.
    pub(crate) fn of(server: &Server) -> anyhow::Result<Self> {
        Ok(Self {
            home: server.token(HOME)?,
            away: server.token(AWAY)?,
            public: server.token(PUBLIC)?,
        })
    }
}

/// When a game plays its turns.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Pace {
    /// As soon as the last was answered.
    AtOnce,
    /// At fixed times. A turn that comes late was sent late, and its waiting counts.
    Every {
        /// The first.
        first: Instant,
        /// From one to the next.
        every: std::time::Duration,
    },
}

/// What came of the games.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The number of the last event, of one game.
    pub(crate) head: u64,
    /// Commands that were accepted.
    pub(crate) turns: u64,
    /// Frames that all members received.
    pub(crate) frames: u64,
    /// Numbered events that a member never got.
    pub(crate) lost: u64,
    /// Numbered events that a member got again.
    pub(crate) repeated: u64,
    /// From sending a command to its answer.
    pub(crate) replies: Latencies,
    /// From sending a command until the last spectator had all that came of it.
    pub(crate) shown: Latencies,
}

impl Outcome {
    /// All of another.
    pub(crate) fn add(&mut self, other: Self) {
        self.turns += other.turns;
        self.frames += other.frames;
        self.lost += other.lost;
        self.repeated += other.repeated;
        self.replies.add(other.replies);
        self.shown.add(other.shown);
    }

    /// Whether everything was shown once.
    pub(crate) const fn is_whole(&self) -> bool {
        self.lost == 0 && self.repeated == 0
    }
}

/// What the members of a game tell each other about the numbers they have seen.
#[derive(Debug, Default)]
struct Board {
    /// When the command was sent whose last event has this number.
    sent: HashMap<u64, Instant>,
    /// How many spectators have the event of this number, and since when the last of them.
    seen: HashMap<u64, (usize, Instant)>,
}

/// Counts the numbers that one member is shown.
#[derive(Debug)]
struct Counter {
    head: u64,
    outcome: Outcome,
}

impl Counter {
    fn frame(&mut self, head: &Head<'_>) {
        self.outcome.frames += 1;
        if let Some(seq) = head.of_room() {
            if seq <= self.head {
                self.outcome.repeated += 1;
            } else {
                self.outcome.lost += seq - self.head - 1;
                self.head = seq;
            }
        }
    }
}

impl Game {
    /// Creates and starts a game, with everybody in its room.
    pub(crate) async fn set(
        address: SocketAddr,
        tokens: &Tokens,
        spectators: usize,
    ) -> anyhow::Result<Self> {
        let mut home = Socket::connect(address, &tokens.home).await?;
        let mut away = Socket::connect(address, &tokens.away).await?;
        let created = home.ask("create_game", &new_game()?).await?;
        let created: Value = serde_json::from_str(&created)?;
        let id = created["data"]["game_id"].as_str().context("no game id")?;
        let id = id.to_string();
        let game = json!({"game_id": id});
        let started = home.ask("start_game", &game).await?;
        let head = Head::of(&started)?.seq.context("no number")?;
        let mut watching = Vec::new();
        for _ in 0..spectators {
            let mut spectator = Socket::connect(address, &tokens.public).await?;
            spectator.watch(&id).await?;
            // The snapshot that follows a join.
            spectator.next().await?;
            watching.push(spectator);
        }
        for manager in [&mut home, &mut away] {
            let data = json!({"game_id": id, "after_seq": head});
            manager.ask("join_game", &data).await?;
        }
        Ok(Self {
            id,
            home,
            away,
            spectators: watching,
            head,
        })
    }

    /// The number of its last event, before it is played.
    pub(crate) const fn head(&self) -> u64 {
        self.head
    }

    /// Its id.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// Plays so many turns, with nobody watching how.
    pub(crate) async fn turns(&mut self, count: usize) -> anyhow::Result<()> {
        let game = json!({"game_id": self.id});
        for (of_home, event, more) in BATTER.into_iter().cycle().take(count) {
            let manager = if of_home {
                &mut self.home
            } else {
                &mut self.away
            };
            let reply = manager.ask(event, &data(&game, more)?).await?;
            self.head = Head::of(&reply)?.seq.context("no number")?;
        }
        Ok(())
    }

    /// Ends: the hosts give up, and everybody hangs up.
    pub(crate) async fn forfeit(mut self) -> anyhow::Result<()> {
        let game = json!({"game_id": self.id});
        self.home.ask("forfeit_game", &game).await.map(drop)
    }

    /// Plays until then, and waits until everybody has seen everything.
    pub(crate) async fn play(self, pace: Pace, until: Instant) -> anyhow::Result<Outcome> {
        let board = Arc::new(Mutex::new(Board::default()));
        let (finished, final_head) = tokio::sync::watch::channel(None);
        let spectators = self.spectators.len();
        let watching: Vec<_> = self
            .spectators
            .into_iter()
            .map(|socket| {
                let watch = watch(socket, self.head, Arc::clone(&board), final_head.clone());
                tokio::spawn(watch)
            })
            .collect();
        let game = json!({"game_id": self.id});
        let mut players = Players {
            home: self.home,
            away: self.away,
            home_count: Counter {
                head: self.head,
                outcome: Outcome::default(),
            },
            away_count: Counter {
                head: self.head,
                outcome: Outcome::default(),
            },
            board: Arc::clone(&board),
            latencies: Latencies::default(),
        };
        let head = players.play(&game, pace, until).await?;
        // From now on a spectator who has this number has everything.
        finished.send_replace(Some(head));
        let mut total = players.count_until(head).await?;
        total.head = head;
        for spectator in watching {
            total.add(spectator.await??);
        }
        let mut board = lock(&board);
        let sent = std::mem::take(&mut board.sent);
        for (seq, at) in sent {
            if let Some((seen, last)) = board.seen.get(&seq)
                && *seen == spectators
            {
                total.shown.push(last.saturating_duration_since(at));
            }
        }
        Ok(total)
    }
}

/// Both managers.
struct Players {
    home: Socket,
    away: Socket,
    home_count: Counter,
    away_count: Counter,
    board: Arc<Mutex<Board>>,
    latencies: Latencies,
}

impl Players {
    /// Plays until then. The number of the last event.
    async fn play(&mut self, game: &Value, pace: Pace, until: Instant) -> anyhow::Result<u64> {
        let turns = BATTER.map(|(of_home, event, more)| Ok((of_home, event, data(game, more)?)));
        let turns: Vec<_> = turns.into_iter().collect::<anyhow::Result<_>>()?;
        let mut head = self.home_count.head;
        let mut due = match pace {
            Pace::AtOnce => Instant::now(),
            Pace::Every { first, .. } => first,
        };
        for (of_home, event, data) in turns.iter().cycle() {
            let since = match pace {
                Pace::AtOnce => Instant::now(),
                Pace::Every { every, .. } => {
                    let since = due;
                    sleep_until(due.into()).await;
                    due += every;
                    since
                }
            };
            if Instant::now() >= until {
                break;
            }
            head = self.turn(*of_home, event, data, since).await?;
        }
        Ok(head)
    }

    /// One command, answered. The number of the last event that came of it.
    async fn turn(
        &mut self,
        of_home: bool,
        event: &str,
        data: &Value,
        since: Instant,
    ) -> anyhow::Result<u64> {
        let (socket, counter) = if of_home {
            (&mut self.home, &mut self.home_count)
        } else {
            (&mut self.away, &mut self.away_count)
        };
        let id = socket.send(event, data).await?;
        loop {
            let text = socket.next().await?;
            let head = Head::of(&text)?;
            counter.frame(&head);
            if head.re == Some(&id) {
                ensure!(
                    !head.is_refusal() && !head.repeat,
                    "{event} was refused: {text}"
                );
                let seq = head.seq.context("a command without a number")?;
                self.latencies.push(since.elapsed());
                lock(&self.board).sent.insert(seq, since);
                counter.outcome.turns += 1;
                return Ok(seq);
            }
        }
    }

    /// Reads on until both have this number. What they have counted.
    async fn count_until(mut self, head: u64) -> anyhow::Result<Outcome> {
        let mut total = Outcome::default();
        for (mut socket, mut counter) in
            [(self.home, self.home_count), (self.away, self.away_count)]
        {
            while counter.head < head {
                let text = socket.next().await?;
                counter.frame(&Head::of(&text)?);
            }
            total.add(counter.outcome);
        }
        total.replies.add(std::mem::take(&mut self.latencies));
        Ok(total)
    }
}

/// Watches until the game is finished and its last number has come.
async fn watch(
    mut socket: Socket,
    head: u64,
    board: Arc<Mutex<Board>>,
    mut final_head: tokio::sync::watch::Receiver<Option<u64>>,
) -> anyhow::Result<Outcome> {
    let mut counter = Counter {
        head,
        outcome: Outcome::default(),
    };
    loop {
        let finished = *final_head.borrow_and_update();
        if finished.is_some_and(|last| counter.head >= last) {
            return Ok(counter.outcome);
        }
        tokio::select! {
            changed = final_head.changed() => changed.context("the players gave up")?,
            text = socket.next() => {
                let (text, now) = (text?, Instant::now());
                let head = Head::of(&text)?;
                counter.frame(&head);
                if let Some(seq) = head.of_room() {
                    let mut board = lock(&board);
                    let seen = board.seen.entry(seq).or_insert((0, now));
                    *seen = (seen.0 + 1, now);
                }
            }
        }
    }
}

fn lock(board: &Mutex<Board>) -> MutexGuard<'_, Board> {
    board.lock().unwrap_or_else(PoisonError::into_inner)
}
