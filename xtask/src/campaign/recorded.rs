//! Games whose clients write everything down: what they send, what they are answered, what they are shown.

pub(super) mod log;
mod member;

use super::auditor::{self, Verdict};
use crate::live::game::Tokens;
use crate::live::server::Server;
use crate::live::socket::Socket;
use crate::live::{AWAY, HOME, PUBLIC, new_game};
use anyhow::{Context, ensure};
use futures::future::try_join;
use member::{Member, Seat};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use tempfile::TempDir;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The records of some games on one log.
pub(super) struct Records {
    folder: TempDir,
    tokens: Tokens,
    /// Commands that were accepted.
    pub(super) answered: Arc<AtomicU64>,
}

impl Records {
    /// Of games that will be played on this server.
    pub(super) fn of(server: &Server) -> anyhow::Result<Self> {
        Ok(Self {
            folder: tempfile::tempdir()?,
            tokens: Tokens::of(server)?,
            answered: Arc::default(),
        })
    }

    /// What the auditor finds, once the server is gone.
    pub(super) async fn judged(&self, server: &Server) -> anyhow::Result<Verdict> {
        server.doctor()?;
        let log = self.folder.path().join("log");
        log::write(server.database(), &log).await?;
        auditor::audit(self.folder.path(), &log)
    }
}

/// A game with its managers and a spectator.
pub(super) struct Game {
    managers: Managers,
    public: Member,
}

impl Game {
    /// Creates a game between two small teams. The visitors' manager comes by way of this address.
    pub(super) async fn set(
        server: &Server,
        records: &Records,
        by_way_of: SocketAddr,
    ) -> anyhow::Result<Self> {
        Self::of(&new_game()?, server.address(), records, by_way_of).await
    }

    /// As [`Game::set`], of these data of `create_game`.
    pub(super) async fn of(
        create_game: &Value,
        address: SocketAddr,
        records: &Records,
        by_way_of: SocketAddr,
    ) -> anyhow::Result<Self> {
        let Tokens { home, away, public } = &records.tokens;
        let mut socket = Socket::connect(address, home).await?;
        let id = socket.new_id();
        socket.send_as(&id, "create_game", create_game).await?;
        let created: Value = serde_json::from_str(&socket.answer(&id).await?)?;
        let game = created["data"]["game_id"].as_str().context("no game id")?;
        let member = |user: &'static str, token: &str, role, address| {
            let seat = Seat {
                address,
                token: token.to_string(),
                user,
                role,
                game: game.to_string(),
            };
            let record = records.folder.path().join(format!("{game}-{user}.record"));
            Member::new(seat, &record, Arc::clone(&records.answered))
        };
        let mut home = member(HOME, home, "player", address)?;
        // The game was created under this id. Its answer has no number, and is the first event.
        home.has_created(&id)?;
        let managers = Managers {
            data: json!({"game_id": game}),
            home,
            away: member(AWAY, away, "player", by_way_of)?,
        };
        Ok(Self {
            managers,
            public: member(PUBLIC, public, "spectator", address)?,
        })
    }

    /// Lets the hosts' manager and the spectator in, so that whoever comes later finds them there.
    pub(super) async fn receive(&mut self) -> anyhow::Result<()> {
        self.managers.home.come().await?;
        self.public.come().await
    }

    /// Begins: the spectator follows from now on, and the managers may play.
    pub(super) fn begin(self) -> (Managers, Watching) {
        let (last, known) = watch::channel(None);
        let following = tokio::spawn(self.public.follow(known));
        (self.managers, Watching { last, following })
    }

    /// Plays until it is over after so many batters; then everybody reads to the last event, and both managers must see the
    /// same.
    pub(super) async fn play(self, is_over: impl Fn(u64) -> bool) -> anyhow::Result<()> {
        let (mut managers, watching) = self.begin();
        let last = managers.play(is_over).await;
        watching.end(managers, last).await
    }
}

/// The spectator of a game that is played.
pub(super) struct Watching {
    last: watch::Sender<Option<u64>>,
    following: JoinHandle<anyhow::Result<()>>,
}

impl Watching {
    /// This was the last event, or the game could not go on: the spectator reads as far, and all is written down.
    pub(super) async fn end(
        self,
        managers: Managers,
        last: anyhow::Result<u64>,
    ) -> anyhow::Result<()> {
        match &last {
            Ok(last) => drop(self.last.send_replace(Some(*last))),
            // The spectator gives up too.
            Err(_) => drop(self.last),
        }
        let followed = self.following.await?;
        managers.home.end()?;
        managers.away.end()?;
        last?;
        followed
    }
}

/// Those who play.
pub(super) struct Managers {
    /// What every command says: the game.
    pub(super) data: Value,
    pub(super) home: Member,
    pub(super) away: Member,
}

impl Managers {
    /// Plays until it is over. The number of the last event, which both have seen.
    async fn play(&mut self, is_over: impl Fn(u64) -> bool) -> anyhow::Result<u64> {
        let Self { data, home, away } = self;
        let with = |field: &str, value: Value| {
            let mut data = data.clone();
            data[field] = value;
            data
        };
        let decision = with("decision", json!({}));
        let outcome = with("outcome", json!("homerun"));
        let mut head = home.ask("start_game", data).await?;
        let mut batters = 0;
        while !is_over(batters) {
            try_join(
                home.ask("submit_defensive_decision", &decision),
                away.ask("submit_offensive_decision", &decision),
            )
            .await?;
            away.ask("roll_dice", data).await?;
            head = away.ask("submit_manual_outcome", &outcome).await?;
            batters += 1;
        }
        try_join(home.until(head), away.until(head)).await?;
        self.view().await?;
        Ok(head)
    }

    /// What both see, which must be the same.
    pub(super) async fn view(&mut self) -> anyhow::Result<Value> {
        let (theirs, ours) = try_join(self.home.view(), self.away.view()).await?;
        ensure!(
            theirs == ours,
            "one manager sees {theirs}, the other {ours}"
        );
        Ok(ours)
    }
}
