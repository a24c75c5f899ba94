//! A game with both its managers at the table.

use crate::client::Client;
use crate::frame::Frame;
use crate::server::Server;
use anyhow::Context;
use serde_json::{Value, json};

/// Two small teams; everything that the rules ask for, and a bench.
const SETUP: &str = include_str!("../clients/teams.json");

/// The user who manages the visitors.
pub const AWAY: &str = "ann";

/// The user who manages the hosts.
pub const HOME: &str = "hal";

/// A game, and the connections of its managers, who have all its events.
#[derive(Debug)]
pub struct Table {
    /// The game's id.
    pub game: String,
    /// The visitors' manager.
    pub away: Client,
    /// The hosts' manager.
    pub home: Client,
}

/// The setup of a game between two small teams.
///
/// # Errors
/// When the file is not JSON.
pub fn setup() -> anyhow::Result<Value> {
    serde_json::from_str(SETUP).context("the teams")
}

/// The data of `create_game` for both managers of a table.
///
/// # Errors
/// When the setup is not JSON.
pub fn new_game() -> anyhow::Result<Value> {
    Ok(game_of(&setup()?))
}

fn game_of(setup: &Value) -> Value {
    json!({"setup": setup, "managers": {"away": AWAY, "home": HOME}})
}

impl Table {
    /// Creates a game; both managers join it.
    ///
    /// # Errors
    /// When the server refuses any of it.
    pub async fn set(server: &Server) -> anyhow::Result<Self> {
        Self::set_with(server, setup()?).await
    }

    async fn set_with(server: &Server, setup: Value) -> anyhow::Result<Self> {
        let mut home = Client::connect(server, HOME).await?;
        let mut away = Client::connect(server, AWAY).await?;
        let created = home.accepted("create_game", game_of(&setup)).await?;
        let game = created.data()["game_id"]
            .as_str()
            .context("the game has no id")?
            .to_string();
        for manager in [&mut home, &mut away] {
            manager
                .accepted("join_game", json!({"game_id": game, "after_seq": 0}))
                .await?;
        }
        Ok(Self { game, away, home })
    }

    /// Creates a game and starts it: the visitors are at bat.
    ///
    /// # Errors
    /// When the server refuses any of it.
    pub async fn started(server: &Server) -> anyhow::Result<Self> {
        Self::started_with(server, setup()?).await
    }

    /// As [`Table::started`], with this setup.
    ///
    /// # Errors
    /// When the server refuses any of it.
    pub async fn started_with(server: &Server, setup: Value) -> anyhow::Result<Self> {
        let mut table = Self::set_with(server, setup).await?;
        let data = table.of_game();
        let started = table.home.accepted("start_game", data).await?;
        table.shown(&started).await?;
        Ok(table)
    }

    /// Somebody who watches from the beginning.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn spectator(&self, server: &Server) -> anyhow::Result<Client> {
        let mut spectator = Client::connect(server, "sue").await?;
        let data = self.with(json!({"role": "spectator", "after_seq": 0}));
        spectator.accepted("join_game", data).await?;
        Ok(spectator)
    }

    /// Data that only name the game.
    pub fn of_game(&self) -> Value {
        json!({"game_id": self.game})
    }

    /// These data, with the game's id.
    pub fn with(&self, mut data: Value) -> Value {
        data["game_id"] = json!(self.game);
        data
    }

    /// In the top of an inning: both managers decide nothing special.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn decide(&mut self) -> anyhow::Result<()> {
        let data = self.with(json!({"decision": {}}));
        self.home
            .accepted("submit_defensive_decision", data.clone())
            .await?;
        self.away
            .accepted("submit_offensive_decision", data)
            .await?;
        Ok(())
    }

    /// In the top of an inning: everything up to the roll, which waits for its outcome. With nobody on base
    /// no roll leads to anything else.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn roll(&mut self) -> anyhow::Result<Frame> {
        self.decide().await?;
        let data = self.of_game();
        self.away.accepted("roll_dice", data).await
    }

    /// In the top of an inning with nobody on base: a batter who leaves nobody there.
    ///
    /// # Errors
    /// When the server refuses.
    pub async fn bat(&mut self, outcome: &str) -> anyhow::Result<Frame> {
        self.roll().await?;
        let data = self.with(json!({"outcome": outcome}));
        let accepted = self.away.accepted("submit_manual_outcome", data).await?;
        self.shown(&accepted).await?;
        Ok(accepted)
    }

    /// Waits until both managers have been shown what came of an accepted command.
    ///
    /// # Errors
    /// When they are not.
    pub async fn shown(&mut self, accepted: &Frame) -> anyhow::Result<()> {
        let seq = accepted.seq().context("the answer to no command")?;
        self.home.seq(seq).await?;
        self.away.seq(seq).await?;
        Ok(())
    }
}
