//! One world: a game on a server with everybody around it, who write down every byte that they are told.

use super::person::{Person, Place};
use super::secret::Pair;
use super::step::{Ask, Step};
use super::told::Told;
use crate::live::http::Request;
use anyhow::Context;
use bandbox_engine::Team;
use serde_json::{Value, json};
use std::net::SocketAddr;
use tokio::task::JoinHandle;

/// Whoever knows nothing, and shows this token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tokens<'a> {
    /// Of the visitors' manager and of the hosts'.
    pub(super) away: &'a str,
    /// See above.
    pub(super) home: &'a str,
    /// Of who watches.
    pub(super) spectator: &'a str,
    /// Of who has nothing to do with the game.
    pub(super) stranger: &'a str,
}

/// What was told in a world.
#[derive(Debug, Default)]
pub(super) struct Life {
    /// To those who may not know, before it came out.
    pub(super) before: Vec<Told>,
    /// To them, from then on.
    pub(super) after: Vec<Told>,
    /// To him who knows.
    pub(super) knows: Vec<Told>,
}

/// Everybody around a game.
struct World<'a> {
    at: Place<'a>,
    game: String,
    /// The number of the last event.
    head: u64,
    knows: Option<Team>,
    away: Person,
    home: Person,
    spectator: Person,
    stranger: Person,
    tokens: Tokens<'a>,
    /// Those who wait over HTTP.
    waiting: Vec<(String, JoinHandle<anyhow::Result<Vec<u8>>>)>,
    told: Life,
    disclosed: bool,
}

/// Lives the life of one world of a pair, which is game `number` of its server.
///
/// # Errors
/// When a manager does not get what he asks for.
pub(super) async fn live(
    address: SocketAddr,
    tokens: Tokens<'_>,
    pair: &Pair,
    (number, which): (usize, usize),
) -> anyhow::Result<Life> {
    let create = pair.create.get(which).context("no such world")?;
    let game = made(address, tokens.home, number, create).await?;
    let at = Place {
        address,
        game: &game,
    };
    let mut world = World {
        at,
        head: 1,
        knows: pair.knows,
        away: Person::come("away", at, tokens.away).await?,
        home: Person::come("home", at, tokens.home).await?,
        spectator: Person::come("spectator", at, tokens.spectator).await?,
        stranger: Person::come("stranger", at, tokens.stranger).await?,
        game: game.clone(),
        tokens,
        waiting: Vec::new(),
        told: Life::default(),
        disclosed: false,
    };
    for (person, role) in [
        (&mut world.home, "player"),
        (&mut world.away, "player"),
        (&mut world.spectator, "spectator"),
    ] {
        let join = json!({"game_id": game, "role": role, "after_seq": 0});
        person.gets("join_game", &join).await?;
    }
    world.settle().await?;
    let steps = pair.steps.get(which).context("no such world")?;
    for step in steps {
        world
            .step(step)
            .await
            .with_context(|| format!("{step:?}"))?;
    }
    world.write_down();
    Ok(world.told)
}

/// Makes a game. Its id.
///
/// # Errors
/// When the server refuses.
pub(super) async fn made(
    address: SocketAddr,
    token: &str,
    number: usize,
    create: &Value,
) -> anyhow::Result<String> {
    let key = format!("game-{number}");
    let request = Request {
        token: Some(token),
        path: "/api/v1/games",
        sent: Some((&key, create)),
    };
    let created = request.json(address).await?;
    let game = created["game_id"].as_str().context("no game id")?;
    Ok(game.to_owned())
}

impl World<'_> {
    async fn step(&mut self, step: &Step) -> anyhow::Result<()> {
        match step {
            Step::Ask(ask) => self.ask(ask).await,
            Step::Wait => {
                self.wait();
                Ok(())
            }
            Step::Look => self.look().await,
            Step::Disclosed => {
                self.write_down();
                self.disclosed = true;
                Ok(())
            }
        }
    }

    async fn ask(&mut self, ask: &Ask) -> anyhow::Result<()> {
        let mut data = ask.data.clone();
        data["game_id"] = json!(self.game);
        let manager = match ask.team {
            Team::Away => &mut self.away,
            Team::Home => &mut self.home,
        };
        if let Some(seq) = manager.gets(ask.event, &data).await? {
            self.head = seq;
        }
        self.settle().await
    }

    /// Waits until everybody in the room has all that came of what was asked: a game answers in order.
    async fn settle(&mut self) -> anyhow::Result<()> {
        let game = json!({"game_id": self.game, "limit": 1});
        for person in [&mut self.away, &mut self.home, &mut self.spectator] {
            person.gets("list_members", &game).await?;
        }
        Ok(())
    }

    /// The tokens of those who may not know, and of nobody.
    fn outsiders(&self) -> Vec<(&'static str, Option<String>)> {
        let all = [
            ("away", Some(Team::Away), Some(self.tokens.away)),
            ("home", Some(Team::Home), Some(self.tokens.home)),
            ("spectator", None, Some(self.tokens.spectator)),
            ("stranger", None, Some(self.tokens.stranger)),
            ("nobody", None, None),
        ];
        all.into_iter()
            .filter(|(_, team, _)| team.is_none() || *team != self.knows)
            .map(|(name, _, token)| (name, token.map(str::to_owned)))
            .collect()
    }

    fn wait(&mut self) {
        for (name, token) in self.outsiders() {
            let path = format!(
                "/api/v1/games/{}/events?after={}&wait=20",
                self.game, self.head
            );
            let address = self.at.address;
            let answer = tokio::spawn(async move {
                let request = Request {
                    token: token.as_deref(),
                    path: &path,
                    sent: None,
                };
                request.ask(address).await
            });
            self.waiting
                .push((format!("{name}, waiting over HTTP"), answer));
        }
    }

    async fn look(&mut self) -> anyhow::Result<()> {
        for (by, answer) in std::mem::take(&mut self.waiting) {
            let bytes = answer.await??;
            self.tell(by, bytes);
        }
        for person in [
            &mut self.away,
            &mut self.home,
            &mut self.spectator,
            &mut self.stranger,
        ] {
            person.asks_everything(&self.game).await?;
        }
        for (name, token) in self.outsiders() {
            for path in paths(&self.game, self.head) {
                let request = Request {
                    token: token.as_deref(),
                    path: &path,
                    sent: None,
                };
                let bytes = request.ask(self.at.address).await?;
                let what = path.replace(&self.game, "GAME");
                self.tell(format!("{name}, {what}"), bytes);
            }
            let Some(token) = token else { continue };
            for after in [Some(0), Some(self.head - 1), None] {
                let bytes = super::person::comes_again(self.at, &token, after).await?;
                self.tell(format!("{name}, who comes again after {after:?}"), bytes);
            }
        }
        let bytes = super::person::is_sent_away(self.at, self.tokens.stranger).await?;
        self.tell("stranger, who is sent away".to_owned(), bytes);
        // Those in the room have heard who came and went.
        self.settle().await
    }

    fn tell(&mut self, by: String, bytes: Vec<u8>) {
        let told = Told { by, bytes };
        if self.disclosed {
            self.told.after.push(told);
        } else {
            self.told.before.push(told);
        }
    }

    /// Puts down what everybody was told over his connection since the last time.
    fn write_down(&mut self) {
        let all = [
            (Some(Team::Away), &self.away),
            (Some(Team::Home), &self.home),
            (None, &self.spectator),
            (None, &self.stranger),
        ];
        let told = all.map(|(team, person)| (team, person.told()));
        for (team, told) in told {
            if team.is_some() && team == self.knows {
                self.told.knows.push(told);
            } else {
                self.tell(told.by, told.bytes);
            }
        }
    }
}

/// What is asked for over HTTP.
fn paths(game: &str, head: u64) -> Vec<String> {
    let of_game = [
        String::new(),
        "/box-score".to_owned(),
        "/events".to_owned(),
        "/events?after=0".to_owned(),
        format!("/events?after={}", head - 1),
        "/export?format=json".to_owned(),
        "/export?format=text".to_owned(),
        "/export?format=retrosheet".to_owned(),
        "/export?format=retrosheet&part=home_roster".to_owned(),
    ];
    let of_game = of_game
        .into_iter()
        .map(|what| format!("/api/v1/games/{game}{what}"));
    let lists = ["playing", "open"].map(|filter| format!("/api/v1/games?filter={filter}"));
    of_game.chain(lists).collect()
}
