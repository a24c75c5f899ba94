//! `cargo xtask averages`: many whole games in which the server reads the cards, and what teams come to in them.
//!
//! Both managers are the computer. The dice of game *n* come from *n*, so the same games can be played again.

mod game;
mod tactics;

use anyhow::{Context, bail};
use bandbox_engine::options::Mode;
use bandbox_engine::setup::TeamSetup;
use bandbox_engine::team::{ByTeam, Team};
use bandbox_engine::{Event, GameSetup, GameState};
use bandbox_scorebook::box_score::{BattingCounts, Scorekeeper};
use game::{ROTATION, play_on, start};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Which games.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Arguments {
    /// How many.
    #[arg(long, default_value_t = 1000)]
    games: u32,
    /// The visitors' file.
    #[arg(long, default_value = "cards/lanterns.json")]
    away: PathBuf,
    /// The hosts' file.
    #[arg(long, default_value = "cards/terns.json")]
    home: PathBuf,
    /// How the managers choose.
    #[arg(long, value_enum, default_value = "sensible")]
    managers: Managers,
    /// How many games are played at once.
    #[arg(long, default_value_t = 1)]
    threads: u32,
    /// The first game.
    #[arg(long, default_value_t = 0)]
    seed: u32,
}

/// How the managers choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Managers {
    /// They play as people do: good runners steal, the infield comes in when a run decides, pitchers who are tired or have
    /// done their work are relieved.
    Sensible,
    /// They do anything that is legal, but give up.
    Random,
}

/// What teams came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    games: u64,
    innings: u64,
    plate_appearances: u64,
    runs: u64,
    hits: u64,
    home_runs: u64,
    walks: u64,
    strikeouts: u64,
    double_plays: u64,
    stolen_bases: u64,
    caught_stealing: u64,
    sacrifice_hits: u64,
    errors: u64,
    left_on_base: u64,
}

impl Totals {
    fn add(&mut self, other: Self) {
        self.games += other.games;
        self.innings += other.innings;
        self.plate_appearances += other.plate_appearances;
        self.runs += other.runs;
        self.hits += other.hits;
        self.home_runs += other.home_runs;
        self.walks += other.walks;
        self.strikeouts += other.strikeouts;
        self.double_plays += other.double_plays;
        self.stolen_bases += other.stolen_bases;
        self.caught_stealing += other.caught_stealing;
        self.sacrifice_hits += other.sacrifice_hits;
        self.errors += other.errors;
        self.left_on_base += other.left_on_base;
    }

    /// Of one game.
    fn of(state: &GameState, keeper: &Scorekeeper) -> Self {
        let box_score = keeper.box_score();
        let mut totals = Self {
            games: 1,
            innings: u64::from(state.half_inning().inning),
            ..Self::default()
        };
        for team in Team::ALL {
            let page = &box_score.teams[team];
            let batting = |count: fn(&BattingCounts) -> u16| u64::from(page.batting_total(count));
            totals.plate_appearances += batting(|counts| counts.plate_appearances);
            totals.runs += batting(|counts| counts.runs);
            totals.hits += batting(|counts| counts.hits);
            totals.home_runs += batting(|counts| counts.home_runs);
            totals.walks += batting(|counts| counts.walks);
            totals.strikeouts += batting(|counts| counts.strikeouts);
            totals.double_plays += batting(|counts| counts.double_plays);
            totals.stolen_bases += batting(|counts| counts.stolen_bases);
            totals.caught_stealing += batting(|counts| counts.caught_stealing);
            totals.sacrifice_hits += batting(|counts| counts.sacrifice_hits);
            totals.errors += u64::from(page.fielding_total(|line| line.errors));
            totals.left_on_base += u64::from(page.left_on_base);
        }
        totals
    }

    /// Per team and game.
    #[allow(clippy::cast_precision_loss)] // Counts are far below 2^53.
    fn average(&self, count: u64) -> f64 {
        count as f64 / (2 * self.games.max(1)) as f64
    }
}

/// Plays the games and prints the averages.
///
/// # Errors
/// When a team cannot be read, or a game is stuck.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let setup = setup(&arguments.away, &arguments.home)?;
    let begun = Instant::now();
    let threads = arguments.threads.max(1);
    let totals = std::thread::scope(|scope| -> anyhow::Result<Totals> {
        let play = |part: u32| {
            let (setup, arguments) = (&setup, arguments);
            scope.spawn(move || {
                let numbers = (0..arguments.games).filter(move |n| n % threads == part);
                let numbers = numbers.map(|n| arguments.seed.wrapping_add(n));
                play_all(setup, numbers, arguments.managers, |_, _| ())
            })
        };
        let playing: Vec<_> = (0..threads).map(play).collect();
        let mut totals = Totals::default();
        for thread in playing {
            match thread.join() {
                Ok(part) => totals.add(part?),
                Err(_) => bail!("a game panicked"),
            }
        }
        Ok(totals)
    })?;
    print(&totals, begun.elapsed().as_secs_f64());
    Ok(())
}

#[allow(clippy::cast_precision_loss)] // Counts are far below 2^53.
fn print(totals: &Totals, seconds: f64) {
    let games = totals.games;
    println!(
        "{games} games in {seconds:.1} s, {:.0} a second",
        games as f64 / seconds
    );
    println!("a team and game:");
    for (name, count) in [
        ("PA", totals.plate_appearances),
        ("R", totals.runs),
        ("H", totals.hits),
        ("HR", totals.home_runs),
        ("BB", totals.walks),
        ("SO", totals.strikeouts),
        ("GIDP", totals.double_plays),
        ("SB", totals.stolen_bases),
        ("CS", totals.caught_stealing),
        ("SH", totals.sacrifice_hits),
        ("E", totals.errors),
        ("LOB", totals.left_on_base),
    ] {
        println!("{name:>5} {:6.2}", totals.average(count));
    }
    println!("innings {:.2}", totals.average(2 * totals.innings));
}

/// A game of mode cards between the teams in these files.
pub(crate) fn setup(away: &Path, home: &Path) -> anyhow::Result<GameSetup> {
    let team = |path: &Path| -> anyhow::Result<TeamSetup> {
        let name = path.display();
        let text = std::fs::read_to_string(path).with_context(|| format!("reading {name}"))?;
        serde_json::from_str(&text).with_context(|| format!("reading {name}"))
    };
    Ok(GameSetup {
        edition: bandbox_engine::options::Edition::default(),
        mode: Mode::Cards,
        league: None,
        options: bandbox_engine::options::Options::default(),
        park: bandbox_engine::cards::Park::default(),
        teams: ByTeam {
            away: team(away)?,
            home: team(home)?,
        },
    })
}

/// Plays the games of these numbers, and shows every event with the state before it.
///
/// # Errors
/// When one is stuck.
pub(crate) fn play_all(
    setup: &GameSetup,
    numbers: impl Iterator<Item = u32>,
    managers: Managers,
    mut show: impl FnMut(&GameState, &Event),
) -> anyhow::Result<Totals> {
    // Reading the cards of a setup takes as long as many games, so it is done once for each starter.
    let starts = (0..ROTATION).map(|turn| start(setup, turn));
    let starts = starts.collect::<anyhow::Result<Vec<_>>>()?;
    let mut totals = Totals::default();
    for number in numbers {
        let Some(start) = starts.get(number as usize % starts.len().max(1)) else {
            bail!("no game can be started");
        };
        let game = play_on(start, number, managers, &mut show)?;
        totals.add(Totals::of(&game.state, &game.keeper));
    }
    Ok(totals)
}

/// Plays the game of this number, and gives its log.
///
/// # Errors
/// When it is stuck.
pub(crate) fn log(
    setup: &GameSetup,
    number: u32,
    managers: Managers,
) -> anyhow::Result<Vec<Event>> {
    let start = start(setup, number as usize % ROTATION)?;
    let mut log = start.log.clone();
    play_on(&start, number, managers, |_, event| log.push(event.clone()))?;
    Ok(log)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn teams() -> GameSetup {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../cards");
        setup(&folder.join("lanterns.json"), &folder.join("terns.json")).unwrap()
    }

    #[test]
    fn average_teams_score_about_as_many_runs_as_real_ones() {
        let totals = play_all(&teams(), 0..1000, Managers::Sensible, |_, _| ()).unwrap();
        let runs = totals.average(totals.runs);
        assert!((3.5..=5.5).contains(&runs), "{runs} a team and game");
    }

    #[test]
    fn games_in_which_anything_legal_is_done_come_to_an_end() {
        let totals = play_all(&teams(), 0..20, Managers::Random, |_, _| ()).unwrap();
        assert_eq!(totals.games, 20);
    }
}
