//! The writer of an event file: what stands on which line.

use super::charges::{Charged, Reading};
use super::lineup::{Change, Written};
use super::names::{Names, without_quotes};
use super::stop::Stop;
use super::{Day, Export, ExportError, File, roster, text, told};
use crate::id::{GameId, Side};
use bandbox_engine::bases::Base;
use bandbox_engine::inning::HalfInning;
use bandbox_engine::lineup::BattingSlot;
use bandbox_engine::play::Play;
use bandbox_engine::player::LineupId;
use bandbox_engine::scored::{Entry, ScoredPlay};
use bandbox_engine::team::{ByTeam, Team};
use bandbox_engine::{Event, GameState, apply, fold};
use bandbox_scorebook::Scorekeeper;
use bandbox_scorebook::box_score::{Decision, RunAccount};
use std::fmt::Write;

/// A play of the half-inning that is going on, with the game before it.
struct Waiting {
    what: What,
    before: GameState,
    charged: Charged,
}

enum What {
    /// Its runs are not settled yet.
    Played(Play),
    Scored(ScoredPlay),
}

/// A line of the half-inning that is going on.
enum Line {
    Ready(String),
    Stop(Stop),
    Placed {
        runner: LineupId,
        base: Base,
        pitcher: LineupId,
    },
    Play(Box<Waiting>),
}

/// Writes a game, event by event.
pub(super) struct Writer {
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
    /// Begins with the first event of a log.
    pub(super) fn begin(created: &Event, day: Day) -> Result<Self, ExportError> {
        let state = fold([created])?;
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

    /// Takes in the next event.
    pub(super) fn record(&mut self, event: &Event) {
        match event {
            Event::PlayResolved { play } => {
                self.take_the_field();
                self.wait(What::Played((**play).clone()));
            }
            Event::Scored { entry } => self.enter(entry),
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
            self.place(*runner, Base::Second);
        }
        if let Event::PlayerSubstituted { substitution, .. } = event {
            let team = substitution.team();
            let now = self.state.lineup(team);
            let changes = self.written[team].substituted(substitution, &lineups[team], now);
            self.change(&changes);
        }
    }

    /// What a scorer entered.
    fn enter(&mut self, entry: &Entry) {
        match entry {
            Entry::Play(play) => {
                self.explain(play);
                self.wait(What::Scored(play.clone()));
            }
            Entry::Change(change) => {
                let record = Change::of(change);
                if self.stands_still() {
                    let line = self.entry("sub", &record);
                    self.lines.push(Line::Ready(line));
                } else {
                    self.change(&[record]);
                }
            }
            Entry::PlacedRunner { runner, base } => self.place(*runner, *base),
            // Every play says whom the game charges before it.
            Entry::ChargedTo { .. } => (),
            // Who won stands at the head, and a file ends where the game was called.
            Entry::Credits(_) | Entry::Called => (),
        }
    }

    /// Whether play stopped, and nobody has left since who may answer for what comes of this plate appearance.
    fn stands_still(&self) -> bool {
        let stop = self.lines.iter().rev().find_map(|line| match line {
            Line::Ready(_) => None,
            Line::Stop(stop) => Some(Some(stop)),
            Line::Placed { .. } | Line::Play(_) => Some(None),
        });
        let (batter, pitcher) = (self.state.batter(), self.state.pitcher());
        stop.flatten()
            .is_some_and(|stop| stop.batter == batter && stop.pitcher == pitcher)
    }

    /// What must stand before a play, so that a reader has it as its scorer had.
    fn explain(&mut self, play: &ScoredPlay) {
        let mut stops = self.lines.iter_mut().rev().filter_map(|line| match line {
            Line::Stop(stop) => Some(stop),
            Line::Ready(_) | Line::Placed { .. } | Line::Play(_) => None,
        });
        if let Some(pitcher) = play.charged_pitcher
            && let Some(stop) = stops.find(|stop| stop.pitcher == pitcher)
        {
            stop.charges_the_pitcher = true;
        } else if let Some(batter) = play.charged_batter
            && let Some(stop) = stops.find(|stop| stop.batter == batter)
        {
            stop.charges_the_batter = true;
        }
        if play.out_of_turn {
            let (side, slot) = (side(play.batter.team()).number(), play.slot.number());
            let line = format!("ladj,{side},{slot}\n");
            self.lines.push(Line::Ready(line));
        }
    }

    fn wait(&mut self, what: What) {
        self.lines.push(Line::Play(Box::new(Waiting {
            what,
            before: self.state.clone(),
            charged: Base::ALL.map(|base| self.keeper.charged_with(base)),
        })));
    }

    fn place(&mut self, runner: LineupId, base: Base) {
        self.lines.push(Line::Placed {
            runner,
            base,
            pitcher: self.state.pitcher(),
        });
    }

    /// Whoever fields is where the game says, before the next play.
    fn take_the_field(&mut self) {
        let team = self.state.fielding();
        let changes = self.written[team].take_the_field(self.state.lineup(team));
        self.change(&changes);
    }

    /// Writes changes, after the place that holds them.
    fn change(&mut self, changes: &[Change]) {
        if changes.is_empty() {
            return;
        }
        self.lines.push(Line::Stop(Stop::of(&self.state)));
        for change in changes {
            let line = self.entry("sub", change);
            self.lines.push(Line::Ready(line));
        }
    }

    fn play_line(&self, half: HalfInning, batter: LineupId, count: &str, text: &str) -> String {
        let side = side(half.batting()).number();
        let batter = self.names.player(batter);
        format!("play,{},{side},{batter},{count},,{text}\n", half.inning)
    }

    fn entry(&self, kind: &str, change: &Change) -> String {
        let Change { player, slot, duty } = *change;
        let name = self.state.player(player).map(|player| &*player.name);
        let name = without_quotes(name.unwrap_or_default());
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
                Line::Stop(stop) => {
                    self.text += &self.play_line(stop.half, stop.batter, stop.count(), "NP");
                }
                Line::Placed {
                    runner,
                    base,
                    pitcher,
                } => {
                    reading.place(base, pitcher);
                    self.runner_record("radj", runner, base);
                }
                Line::Play(waiting) => self.play(&waiting, &runs, &mut reading),
            }
        }
    }

    fn play(&mut self, waiting: &Waiting, runs: &[RunAccount], reading: &mut Reading) {
        let Waiting {
            what,
            before,
            charged,
        } = waiting;
        let told = match what {
            What::Played(play) => {
                let runs = runs.iter().filter(|run| run.play == play.number);
                let runs: Vec<_> = runs.copied().collect();
                told::told(play, before.due_up(before.batting()), &runs)
            }
            What::Scored(play) => Some(play.clone()),
        };
        let Some(play) = told else { return };
        let text = text::text(before, &play);
        if let Some(read) = text::read(before, &play, &text) {
            let pitcher = play.charged_pitcher.unwrap_or_else(|| before.pitcher());
            for (base, pitcher) in reading.play(&read, pitcher, charged) {
                self.runner_record("presadj", pitcher, base);
            }
        }
        self.text += &self.play_line(before.half_inning(), play.batter, "??", &text);
    }

    /// A record that says something of a base.
    fn runner_record(&mut self, kind: &str, player: LineupId, base: Base) {
        let player = self.names.player(player);
        let _ = writeln!(self.text, "{kind},{player},{}", base.number());
    }

    /// The whole game as files.
    pub(super) fn finish(mut self) -> Export {
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
            // So it is written where it is not known.
            ("timeofgame", "0".to_owned()),
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
