//! `cargo xtask campaign worlds`: what is hidden does not leak.
//!
//! Pairs of worlds: a game is played twice, on two servers with the same dice, and differs in one hidden thing alone: a decision
//! that is not shown yet, the secret of the dice, a cell of a card, what is said to the own team. Every byte that reaches those
//! who may not know (frames with their lengths, answers over HTTP, what comes to whoever waits, comes again or is sent away) must
//! be the same in both worlds until it comes out. Then they must differ, or the pair would show nothing; of what never comes out,
//! he who knows it must be told another thing in the other world.
//!
//! The servers are demos of a known seed. The dice of a pair are those of its place in a season, so a pair can be had again by
//! its number.

mod cards;
mod life;
mod paper;
mod person;
mod secret;
mod step;
mod tap;
mod told;

use crate::live::Program;
use crate::live::http::Request;
use crate::live::server::Server;
use crate::live::{AWAY, HOME, PUBLIC};
use crate::luck::Luck;
use anyhow::{Context, ensure};
use futures::future::try_join;
use futures::stream::{self, StreamExt};
use life::{Tokens, live, made};
use secret::{Kind, Pair, Place};
use serde_json::json;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

/// How many.
#[derive(Clone, Copy, clap::Args)]
pub(crate) struct Numbers {
    /// Pairs of worlds.
    #[arg(long, default_value_t = 2_000)]
    pairs: usize,
    /// What the pairs are drawn from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// This pair alone.
    #[arg(long, value_name = "PAIR")]
    only: Option<usize>,
    /// Pairs that live at once.
    #[arg(long, default_value_t = 2)]
    at_once: usize,
}

/// How many, of which program.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    numbers: Numbers,
    #[command(flatten)]
    program: Program,
}

/// Pairs on the same servers, one after the other.
const SEASON: usize = 40;

/// The user who has nothing to do with any game.
const STRANGER: &str = "sid";

/// What spreads neighbouring numbers over all there are.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// How a campaign is repeated.
const COMMAND: &str = "cargo xtask campaign worlds";

/// Lives the pairs, and prints what was found.
///
/// # Errors
/// When anything leaked, or a pair showed nothing.
pub(crate) async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let numbers = arguments.numbers;
    ensure!(numbers.at_once > 0, "let at least one pair live at once");
    let program = arguments.program.path()?;
    let begun = Instant::now();
    let seasons = numbers.pairs.div_ceil(SEASON);
    let seasons =
        (0..seasons).filter(|season| numbers.only.is_none_or(|only| only / SEASON == *season));
    let lived = stream::iter(seasons).map(|season| {
        let program = program.clone();
        tokio::spawn(async move { Box::pin(Season::of(&program, numbers, season)?.live()).await })
    });
    let mut lived = lived.buffer_unordered(numbers.at_once);
    let mut total = Tally::default();
    while let Some(season) = lived.next().await {
        total.add(season??);
    }
    total.print();
    println!("seconds                {:>10}", begun.elapsed().as_secs());
    ensure!(total.leaks == 0, "something hidden was told");
    ensure!(
        total.empty == 0,
        "some pairs show nothing: their worlds do not differ where they must"
    );
    Ok(())
}

/// What was found.
#[derive(Debug, Default)]
struct Tally {
    pairs: BTreeMap<Kind, u64>,
    bytes: usize,
    leaks: u64,
    empty: u64,
}

impl Tally {
    fn add(&mut self, other: Self) {
        for (kind, count) in other.pairs {
            *self.pairs.entry(kind).or_default() += count;
        }
        self.bytes += other.bytes;
        self.leaks += other.leaks;
        self.empty += other.empty;
    }

    fn print(&self) {
        println!(
            "pairs                  {:>10}",
            self.pairs.values().sum::<u64>()
        );
        for (kind, count) in &self.pairs {
            println!("  {:<21}{count:>10}", kind.name());
        }
        println!(
            "bytes compared         {:>10}   in each world, before it came out",
            self.bytes
        );
        println!("leaks                  {:>10}", self.leaks);
        println!("pairs that show nothing{:>10}", self.empty);
    }
}

/// Some pairs, and the servers that they live on.
struct Season {
    numbers: Numbers,
    number: usize,
    place: Place,
    /// Two with the same dice, and one with others.
    servers: [Seated; 3],
}

/// A server, and the tokens of those who come.
struct Seated {
    server: Server,
    tokens: [String; 4],
}

impl Seated {
    fn at(program: &Path, seed: u64) -> anyhow::Result<Self> {
        let server = Server::demo(program, seed)?;
        let token = |user: &str| server.token(user);
        let tokens = [token(AWAY)?, token(HOME)?, token(PUBLIC)?, token(STRANGER)?];
        Ok(Self { server, tokens })
    }

    const fn tokens(&self) -> Tokens<'_> {
        let [away, home, spectator, stranger] = &self.tokens;
        Tokens {
            away: away.as_str(),
            home: home.as_str(),
            spectator: spectator.as_str(),
            stranger: stranger.as_str(),
        }
    }
}

impl Season {
    fn of(program: &Path, numbers: Numbers, number: usize) -> anyhow::Result<Self> {
        let seed = numbers.seed.wrapping_mul(1_000_003) + 2 * number as u64;
        Ok(Self {
            numbers,
            number,
            place: Place {
                seed,
                other: seed + 1,
                game: 0,
            },
            servers: [
                Seated::at(program, seed)?,
                Seated::at(program, seed)?,
                Seated::at(program, seed + 1)?,
            ],
        })
    }

    async fn live(self) -> anyhow::Result<Tally> {
        let mut tally = Tally::default();
        for of_season in 0..SEASON {
            let number = self.number * SEASON + of_season;
            if number >= self.numbers.pairs {
                break;
            }
            let again = format!(
                "{COMMAND} --seed {} --pairs {} --only {number}",
                self.numbers.seed,
                number + 1
            );
            let pair = self.pair(number, &mut tally);
            pair.await
                .with_context(|| format!("pair {number}; again with: {again}"))?;
        }
        Ok(tally)
    }

    /// Lives a pair, and judges it.
    async fn pair(&self, number: usize, tally: &mut Tally) -> anyhow::Result<()> {
        let place = Place {
            // The first game of a demo is its own.
            game: 1 + number % SEASON,
            ..self.place
        };
        let drawn_from = (self.numbers.seed << 32) ^ number as u64;
        let mut luck = Luck(drawn_from.wrapping_mul(SPREAD));
        let pair = Pair::draw(place, &mut luck)?;
        let [one, twin, other] = &self.servers;
        let (right, idle) = match pair.kind {
            Kind::Dice => (other, twin),
            Kind::Defense | Kind::Offense | Kind::UnreadCell | Kind::NextCell | Kind::TeamChat => {
                (twin, other)
            }
        };
        if self.numbers.only.is_some_and(|only| only != number) {
            for server in [one, twin, other] {
                pass(server, number, &pair).await?;
            }
            return Ok(());
        }
        pass(idle, number, &pair).await?;
        let (left, right) = try_join(
            live(one.server.address(), one.tokens(), &pair, (number, 0)),
            live(right.server.address(), right.tokens(), &pair, (number, 1)),
        )
        .await?;
        let [seals, other_seals] = &pair.besides;
        let before = told::without_chance(&left.before, seals)?;
        tally.bytes += before.iter().map(|told| told.bytes.len()).sum::<usize>();
        let same = told::without_chance(&right.before, other_seals)?;
        let said = |what: &str| {
            println!(
                "{what}: pair {number}, {}, {} or {}\n  again with: {COMMAND} --seed {} --pairs {} --only {number}",
                pair.kind.name(),
                pair.differ_in[0],
                pair.differ_in[1],
                self.numbers.seed,
                number + 1
            );
        };
        *tally.pairs.entry(pair.kind).or_default() += 1;
        if let Some(difference) = told::difference(&before, &same)? {
            tally.leaks += 1;
            said("a leak");
            println!("  {difference}");
            return Ok(());
        }
        let (shown, in_other) = if pair.is_disclosed() {
            (&left.after, &right.after)
        } else {
            (&left.knows, &right.knows)
        };
        let shown = told::without_chance(shown, seals)?;
        let in_other = told::without_chance(in_other, other_seals)?;
        if told::difference(&shown, &in_other)?.is_none() {
            tally.empty += 1;
            said("nothing shown");
        }
        Ok(())
    }
}

/// Lets a game go by on a server that this pair does not live on, so that its next game is the same as elsewhere.
async fn pass(at: &Seated, number: usize, pair: &Pair) -> anyhow::Result<()> {
    let address = at.server.address();
    let tokens = at.tokens();
    let [create, _] = &pair.create;
    let game = made(address, tokens.home, number, create).await?;
    let frame = json!({"id": "pass", "event": "forfeit_game", "data": {"game_id": game}});
    let path = format!("/api/v1/games/{game}/commands");
    let request = Request {
        token: Some(tokens.home),
        path: &path,
        sent: Some(("pass", &frame)),
    };
    request.json(address).await.map(drop)
}
