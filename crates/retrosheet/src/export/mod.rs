//! A game of Bandbox as Retrosheet writes games: an event file, the rosters of both teams, and the file of teams.
//!
//! What the game knows is written: who was where, who was out and by whom, off whom each run is earned. What it does
//! not know stays out: counts and pitches.
//!
//! - `names`: the short names of players and teams.
//! - `lineup`: who begins, and every `sub` that is needed until the file says what the game says.
//! - `play`: the text of a play.
//! - `charges`: who answers for which runner.
//! - `roster`: the roster and team files.

mod charges;
mod lineup;
mod names;
mod play;
mod roster;

use crate::id::{GameId, Side};
use bandbox_engine::bases::Base;
use bandbox_engine::inning::HalfInning;
use bandbox_engine::lineup::BattingSlot;
use bandbox_engine::options::Mode;
use bandbox_engine::play::Play;
use bandbox_engine::player::LineupId;
use bandbox_engine::team::{ByTeam, Team};
use bandbox_engine::{Event, FoldError, GameState, apply, fold, standing};
use bandbox_scorebook::Scorekeeper;
use bandbox_scorebook::box_score::{Decision, RunAccount};
use charges::{Charged, Reading};
use lineup::Written;
use names::Names;
use std::fmt::Write;

/// What the log of a game does not say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year, four digits.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 for the only game of the day between these teams, 1 to 9 for one of several.
    pub game: u8,
}

impl Day {
    /// The day of a time such as `2026-04-09T18:30:00Z`; `None` when that is no time.
    pub fn of_time(at: &str, game: u8) -> Option<Self> {
        let (date, _) = at.split_once('T')?;
        let mut parts = date.split('-');
        Some(Self {
            year: parts.next()?.parse().ok()?,
            month: parts.next()?.parse().ok()?,
            day: parts.next()?.parse().ok()?,
            game,
        })
    }
}

/// A file: its name, and its text in Latin-1 with the line ends that Retrosheet uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, such as `2026TER.EVN`.
    pub name: String,
    /// Its text.
    pub text: Vec<u8>,
}

impl File {
    /// Latin-1 has no more than 256 letters; any other becomes a question mark.
    fn new(name: String, text: &str) -> Self {
        let latin = |letter: char| u8::try_from(u32::from(letter)).unwrap_or(b'?');
        let text = text.replace('\n', "\r\n");
        Self {
            name,
            text: text.chars().map(latin).collect(),
        }
    }
}

/// A game in Retrosheet's format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The id of the game.
    pub game: GameId,
    /// The game.
    pub events: File,
    /// Who plays for each team.
    pub rosters: ByTeam<File>,
    /// Both teams.
    pub teams: File,
}

impl Export {
    /// All four files, the game first.
    pub fn files(&self) -> [&File; 4] {
        let rosters = &self.rosters;
        [&self.events, &rosters.away, &rosters.home, &self.teams]
    }
}

/// Writes a game, without the plays that were taken back. One that is going on is written as far as it has come.
///
/// # Errors
/// [`ExportError`] when the log is not that of a game, or the day is none.
pub fn export<'e>(
    log: impl IntoIterator<Item = &'e Event>,
    day: Day,
) -> Result<Export, ExportError> {
    let standing = standing(log)?;
    let (created, rest) = standing.split_first().ok_or(FoldError::NoCreation)?;
    let mut writer = Writer::begin(created, day)?;
    for event in rest {
        writer.record(event);
    }
    Ok(writer.finish())
}

/// Why a game cannot be written.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ExportError {
    /// The log.
    #[error(transparent)]
    Log(#[from] FoldError),
    /// It was scored, and what was scored is not written back yet.
    #[error("this game was scored from an event file; that file is its export")]
    Scored,
    /// The day.
    #[error("{0:?} is not a day of a year between 1000 and 9999; the id of a game begins with one")]
    Day(Day),
}

/// A play of the half-inning that is going on, waiting for its runs to be settled.
struct Waiting {
    play: Play,
    before: GameState,
    charged: Charged,
}

/// A line of the half-inning that is going on.
enum Line {
    Ready(String),
    Placed { runner: LineupId, pitcher: LineupId },
    Play(Box<Waiting>),
}

struct Writer {
    day: Day,
    game: GameId,
    names: Names,
    state: GameState,
    keeper: Scorekeeper,
    written: ByTeam<Written>,
    /// Of the half-inning that is going on.
    lines: Vec<Line>,
    text: String,
}

impl Writer {
    fn begin(created: &Event, day: Day) -> Result<Self, ExportError> {
        let state = fold([created])?;
        match state.rosters().mode {
            Mode::Manual | Mode::Cards => (),
            Mode::Scored => return Err(ExportError::Scored),
        }
        let names = Names::of(state.rosters());
        let game = names.game(day).ok_or(ExportError::Day(day))?;
        let written = ByTeam::from_fn(|team| Written::starting(state.lineup(team)));
        Ok(Self {
            day,
            game,
            names,
            keeper: Scorekeeper::begin(created)?,
            written,
            state,
            lines: Vec::new(),
            text: String::new(),
        })
    }

    fn record(&mut self, event: &Event) {
        match event {
            Event::PlayResolved { play } => {
                self.take_the_field();
                self.lines.push(Line::Play(Box::new(Waiting {
                    play: (**play).clone(),
                    before: self.state.clone(),
                    charged: Base::ALL.map(|base| self.keeper.charged_with(base)),
                })));
            }
            Event::HalfInningEnded { .. } => self.settle(),
            Event::GameCreated { .. }
            | Event::EntropyCommitted { .. }
            | Event::EntropyRevealed { .. }
            | Event::GameStarted
            | Event::GameSuspended { .. }
            | Event::GameResumed { .. }
            | Event::DefensiveDecisionSubmitted { .. }
            | Event::OffensiveDecisionSubmitted { .. }
            | Event::DecisionDropped { .. }
            | Event::DiceRolled { .. }
            | Event::CardRead { .. }
            | Event::ChoiceDue { .. }
            | Event::ChoiceMade { .. }
            | Event::JumpTaken { .. }
            | Event::Scored { .. }
            | Event::PitcherTired { .. }
            | Event::PlayerHurt { .. }
            | Event::InningChanged { .. }
            | Event::LineupDue { .. }
            | Event::ReplacementDue { .. }
            | Event::TakeBackRequested { .. }
            | Event::TakeBackAnswered { .. }
            | Event::PlayTakenBack { .. }
            | Event::PlayerSubstituted { .. }
            | Event::PositionsSwapped { .. }
            | Event::GameEnded { .. }
            | Event::DiceRevealed { .. } => (),
        }
        let lineups = ByTeam::from_fn(|team| *self.state.lineup(team));
        self.keeper.record(event);
        apply(&mut self.state, event);
        if let Event::InningChanged {
            placed_runner: Some(runner),
            ..
        } = event
        {
            self.lines.push(Line::Placed {
                runner: *runner,
                pitcher: self.state.pitcher(),
            });
        }
        if let Event::PlayerSubstituted { substitution, .. } = event {
            let team = substitution.team();
            let now = self.state.lineup(team);
            let changes = self.written[team].substituted(substitution, &lineups[team], now);
            self.change(&changes);
        }
    }

    /// Whoever fields is where the game says, before the next play.
    fn take_the_field(&mut self) {
        let team = self.state.fielding();
        let changes = self.written[team].take_the_field(self.state.lineup(team));
        self.change(&changes);
    }

    /// Writes changes, after the place that holds them.
    fn change(&mut self, changes: &[lineup::Change]) {
        if changes.is_empty() {
            return;
        }
        let place = self.play_line(self.state.half_inning(), self.state.batter(), "NP");
        self.lines.push(Line::Ready(place));
        for change in changes {
            let line = self.entry("sub", change);
            self.lines.push(Line::Ready(line));
        }
    }

    fn play_line(&self, half: HalfInning, batter: LineupId, text: &str) -> String {
        let side = side(half.batting()).number();
        let batter = self.names.player(batter);
        format!("play,{},{side},{batter},??,,{text}\n", half.inning)
    }

    fn entry(&self, kind: &str, change: &lineup::Change) -> String {
        let lineup::Change { player, slot, duty } = *change;
        let name = self.state.player(player).map(|player| &*player.name);
        let name = names::without_quotes(name.unwrap_or_default());
        let id = self.names.player(player);
        let side = side(player.team()).number();
        let slot = slot.map_or(0, BattingSlot::number);
        format!("{kind},{id},\"{name}\",{side},{slot},{}\n", duty.number())
    }

    /// The half-inning is over, and it is certain which of its runs are earned.
    fn settle(&mut self) {
        let runs: Vec<_> = self.keeper.runs().collect();
        let mut reading = Reading::default();
        for line in std::mem::take(&mut self.lines) {
            match line {
                Line::Ready(line) => self.text += &line,
                Line::Placed { runner, pitcher } => {
                    reading.place(pitcher);
                    self.runner_record("radj", runner, Base::Second);
                }
                Line::Play(waiting) => self.play(&waiting, &runs, &mut reading),
            }
        }
    }

    fn play(&mut self, waiting: &Waiting, runs: &[RunAccount], reading: &mut Reading) {
        let Waiting {
            play,
            before,
            charged,
        } = waiting;
        let runs = runs.iter().filter(|run| run.play == play.number);
        let runs: Vec<_> = runs.copied().collect();
        let Some(text) = play::text(before, play, &runs) else {
            return;
        };
        if let Some(read) = play::read(before, play, &text) {
            for (base, pitcher) in reading.play(&read, before.pitcher(), charged, &runs) {
                self.runner_record("presadj", pitcher, base);
            }
        }
        self.text += &self.play_line(before.half_inning(), play.batter, &text);
    }

    /// A record that says something of a base.
    fn runner_record(&mut self, kind: &str, player: LineupId, base: Base) {
        let player = self.names.player(player);
        let _ = writeln!(self.text, "{kind},{player},{}", base.number());
    }

    fn finish(mut self) -> Export {
        self.settle();
        let mut text = String::new();
        self.head(&mut text);
        text += &self.text;
        self.earned_runs(&mut text);
        let year = self.day.year;
        let host = self.names.team(Team::Home);
        Export {
            game: self.game,
            events: File::new(format!("{year}{host}.EVN"), &text),
            rosters: ByTeam::from_fn(|team| roster::players(&self.names, &self.state, team, year)),
            teams: roster::teams(&self.names, &self.state, year),
        }
    }

    /// Everything before the first play.
    fn head(&self, text: &mut String) {
        let Day {
            year,
            month,
            day,
            game,
        } = self.day;
        let options = self.state.options();
        let host = self.names.team(Team::Home);
        let mut info = vec![
            ("visteam", self.names.team(Team::Away).to_string()),
            ("hometeam", host.to_string()),
            ("site", format!("{host}01")),
            ("date", format!("{year:04}/{month:02}/{day:02}")),
            ("number", game.to_string()),
            ("usedh", options.designated_hitter.to_string()),
            ("innings", options.innings.to_string()),
            ("pitches", "none".to_owned()),
        ];
        if options.extra_inning_runner.is_some() {
            info.push(("tiebreaker", Base::Second.number().to_string()));
        }
        let score = self.keeper.box_score();
        for (key, decision) in [
            ("wp", Decision::Win),
            ("lp", Decision::Loss),
            ("save", Decision::Save),
        ] {
            let pitcher = score.pitchers_with(decision).next();
            let pitcher = pitcher.map(|pitcher| self.names.player(pitcher).to_string());
            info.push((key, pitcher.unwrap_or_default()));
        }
        // Writing into a text cannot fail.
        let _ = write!(text, "id,{}\nversion,2\n", self.game);
        for (key, value) in info {
            let _ = writeln!(text, "info,{key},{value}");
        }
        for team in Team::ALL {
            for entry in self.written[team].starters() {
                *text += &self.entry("start", entry);
            }
        }
    }

    fn earned_runs(&self, text: &mut String) {
        let score = self.keeper.box_score();
        for team in Team::ALL {
            for line in &score.teams[team].pitching {
                let pitcher = self.names.player(line.player);
                let _ = writeln!(text, "data,er,{pitcher},{}", line.earned_runs);
            }
        }
    }
}

/// The official side of a team. The hosts bat last.
const fn side(team: Team) -> Side {
    match team {
        Team::Away => Side::Visitors,
        Team::Home => Side::Hosts,
    }
}
