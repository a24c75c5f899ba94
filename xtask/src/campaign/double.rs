//! `cargo xtask campaign double`: what is sent twice counts once.
//!
//! In each round the visitors' manager, who has two connections, sends one command eight times at once: one is applied, and
//! all eight answers are equal, seven of them marked as repeats. Then he sends eight commands under different ids for one
//! roll: one is accepted, and seven are refused with the reason. The hosts' manager watches that the room hears of each
//! play once.

use crate::live::server::Server;
use crate::live::socket::{Head, Socket};
use crate::live::{AWAY, HOME, Program, new_game};
use anyhow::{Context, ensure};
use futures::future::try_join_all;
use serde_json::{Value, json};
use std::time::Instant;
use tokio_tungstenite::tungstenite::Utf8Bytes;

/// How often.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Rounds in all, each with both races.
    #[arg(long, default_value_t = 10_000)]
    rounds: usize,
    /// Games that are played at once; each plays its part of the rounds.
    #[arg(long, default_value_t = 8)]
    games: usize,
    /// The log, instead of a new file.
    #[arg(long)]
    database: Option<String>,
    #[command(flatten)]
    program: Program,
}

/// Submits in each race.
const SUBMITS: usize = 8;

/// What the submits ask for.
const SUBMIT: &str = "submit_manual_outcome";

/// Runs the races.
///
/// # Errors
/// At the first race that did not go as promised.
pub(crate) async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    ensure!(arguments.games > 0, "give at least one game to play");
    let server = Server::start(&arguments.program.path()?, arguments.database.as_deref())?;
    let begun = Instant::now();
    let tokens = (server.token(HOME)?, server.token(AWAY)?);
    let races = (0..arguments.games).map(|game| {
        // What is left over goes to the first games.
        let rounds = (arguments.rounds + arguments.games - 1 - game) / arguments.games;
        let (server, tokens) = (&server, &tokens);
        async move { Table::set(server, tokens).await?.race(rounds).await }
    });
    try_join_all(races).await?;
    println!("rounds                 {:>10}", arguments.rounds);
    println!(
        "equal submits          {:>10}   of each {SUBMITS} one was applied, and {SUBMITS} answers were equal",
        arguments.rounds * SUBMITS
    );
    println!(
        "different submits      {:>10}   of each {SUBMITS} one was accepted, the others refused with the reason",
        arguments.rounds * SUBMITS
    );
    println!("seconds                {:>10}", begun.elapsed().as_secs());
    Ok(())
}

/// A game with its managers; the visitors' has two connections.
struct Table {
    game: Value,
    home: Socket,
    laptop: Socket,
    phone: Socket,
    /// The last number that the hosts' manager was shown.
    head: u64,
}

impl Table {
    async fn set(server: &Server, (home, away): &(String, String)) -> anyhow::Result<Self> {
        let mut home = Socket::connect(server.address(), home).await?;
        let created = home.ask("create_game", &new_game()?).await?;
        let created: Value = serde_json::from_str(&created)?;
        let game = json!({"game_id": created["data"]["game_id"]});
        let started = home.ask("start_game", &game).await?;
        let head = Head::of(&started)?.seq.context("no number")?;
        let mut join = game.clone();
        join["after_seq"] = json!(head);
        home.ask("join_game", &join).await?;
        Ok(Self {
            game,
            home,
            laptop: Socket::connect(server.address(), away).await?,
            phone: Socket::connect(server.address(), away).await?,
            head,
        })
    }

    async fn race(mut self, rounds: usize) -> anyhow::Result<()> {
        for _ in 0..rounds {
            self.one_counts_of_equal_submits().await?;
            self.one_counts_of_different_submits().await?;
        }
        Ok(())
    }

    async fn one_counts_of_equal_submits(&mut self) -> anyhow::Result<()> {
        self.roll().await?;
        let ids = vec![self.laptop.new_id(); SUBMITS];
        let answers = self.submit(&ids).await?;
        let mut texts = Vec::new();
        let (mut firsts, mut seq) = (0, 0);
        for answer in &answers {
            let head = Head::of(answer)?;
            ensure!(!head.is_refusal(), "a repeat was refused: {answer}");
            firsts += usize::from(!head.repeat);
            seq = head.seq.context("no number")?;
            texts.push(answer.replace(r#""repeat":true,"#, ""));
        }
        ensure!(firsts == 1, "{firsts} answers are no repeats: {answers:?}");
        ensure!(
            texts.windows(2).all(|pair| pair[0] == pair[1]),
            "the answers differ: {answers:?}"
        );
        self.shown_once(seq).await
    }

    async fn one_counts_of_different_submits(&mut self) -> anyhow::Result<()> {
        self.roll().await?;
        let ids: Vec<String> = (0..SUBMITS).map(|_| self.laptop.new_id()).collect();
        let answers = self.submit(&ids).await?;
        let (mut accepted, mut refused) = (Vec::new(), 0);
        for answer in &answers {
            let head = Head::of(answer)?;
            ensure!(!head.repeat, "nothing was sent twice: {answer}");
            if head.is_refusal() {
                let told: Value = serde_json::from_str(answer)?;
                let (code, message) = (&told["data"]["code"], &told["data"]["message"]);
                ensure!(code == "no_pending_roll", "not the reason: {answer}");
                ensure!(message.as_str().is_some_and(|words| !words.is_empty()));
                refused += 1;
            } else {
                accepted.push(head.seq.context("no number")?);
            }
        }
        let [seq] = accepted.as_slice() else {
            anyhow::bail!("{} were accepted: {answers:?}", accepted.len());
        };
        ensure!(
            refused == SUBMITS - 1,
            "{refused} were refused: {answers:?}"
        );
        self.shown_once(*seq).await
    }

    /// Both decisions and the roll.
    async fn roll(&mut self) -> anyhow::Result<()> {
        let mut decision = self.game.clone();
        decision["decision"] = json!({});
        self.home
            .send("submit_defensive_decision", &decision)
            .await?;
        self.laptop
            .ask("submit_offensive_decision", &decision)
            .await?;
        // The decision of the hosts may come in last.
        self.shown(self.head + 2, "defensive_decision_submitted")
            .await?;
        let rolled = self.laptop.ask("roll_dice", &self.game).await?;
        let seq = Head::of(&rolled)?.seq.context("no number")?;
        self.shown(seq, "dice_rolled").await?;
        Ok(())
    }

    /// Sends half of them over either connection at once; the answers to all.
    async fn submit(&mut self, ids: &[String]) -> anyhow::Result<Vec<Utf8Bytes>> {
        let mut data = self.game.clone();
        data["outcome"] = json!("homerun");
        let (ours, theirs) = ids.split_at(ids.len() / 2);
        let (first, second) = futures::future::try_join(
            answers(&mut self.laptop, ours, &data),
            answers(&mut self.phone, theirs, &data),
        )
        .await?;
        Ok(first.into_iter().chain(second).collect())
    }

    /// The hosts' manager is shown one play on the way to this number, and is shown it there.
    async fn shown_once(&mut self, seq: u64) -> anyhow::Result<()> {
        let plays = self.shown(seq, "play_resolved").await?;
        ensure!(plays == 1, "{plays} plays were shown up to event {seq}");
        Ok(())
    }

    /// Reads what the hosts' manager is shown up to this number. How often it was this event.
    async fn shown(&mut self, seq: u64, event: &str) -> anyhow::Result<usize> {
        let mut found = 0;
        while self.head < seq {
            let text = self.home.next().await?;
            let head = Head::of(&text)?;
            if let Some(shown) = head.of_room() {
                ensure!(shown == self.head + 1, "after {} came {text}", self.head);
                self.head = shown;
                found += usize::from(head.event == event);
            }
        }
        Ok(found)
    }
}

/// Sends under all these ids, and reads as many answers.
async fn answers(
    socket: &mut Socket,
    ids: &[String],
    data: &Value,
) -> anyhow::Result<Vec<Utf8Bytes>> {
    socket.send_all(ids, SUBMIT, data).await?;
    let mut answers = Vec::new();
    while answers.len() < ids.len() {
        let text = socket.next().await?;
        if Head::of(&text)?
            .re
            .is_some_and(|re| ids.iter().any(|id| id == re))
        {
            answers.push(text);
        }
    }
    Ok(answers)
}
