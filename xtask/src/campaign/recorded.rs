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
    data: Value,
    home: Member,
    away: Member,
    public: Member,
}

impl Game {
    /// Creates a game. The visitors' manager comes by way of this address.
    pub(super) async fn set(
        server: &Server,
        records: &Records,
        by_way_of: SocketAddr,
    ) -> anyhow::Result<Self> {
        let Tokens { home, away, public } = &records.tokens;
        let mut socket = Socket::connect(server.address(), home).await?;
        let id = socket.new_id();
        socket.send_as(&id, "create_game", &new_game()?).await?;
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
        let mut home = member(HOME, home, "player", server.address())?;
        // The game was created under this id. Its answer has no number, and is the first event.
        home.has_created(&id)?;
        Ok(Self {
            data: json!({"game_id": game}),
            home,
            away: member(AWAY, away, "player", by_way_of)?,
            public: member(PUBLIC, public, "spectator", server.address())?,
        })
    }

    /// Plays until it is over after so many batters; then everybody reads to the last event, and both managers must see the
    /// same.
    pub(super) async fn play(mut self, is_over: impl Fn(u64) -> bool) -> anyhow::Result<()> {
        let (last, known) = watch::channel(None);
        let public = tokio::spawn(self.public.follow(known));
        let head = Managers {
            data: &self.data,
            home: &mut self.home,
            away: &mut self.away,
        }
        .play(is_over)
        .await;
        match &head {
            Ok(head) => drop(last.send_replace(Some(*head))),
            // The spectator gives up too.
            Err(_) => drop(last),
        }
        let followed = public.await?;
        self.home.end()?;
        self.away.end()?;
        head?;
        followed
    }
}

/// Those who play.
struct Managers<'a> {
    data: &'a Value,
    home: &'a mut Member,
    away: &'a mut Member,
}

impl Managers<'_> {
    /// Plays until it is over. The number of the last event, which both have seen.
    async fn play(self, is_over: impl Fn(u64) -> bool) -> anyhow::Result<u64> {
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
        let (theirs, ours) = try_join(home.view(), away.view()).await?;
        ensure!(
            theirs == ours,
            "one manager sees {theirs}, the other {ours}"
        );
        Ok(head)
    }
}
