//! The line score: runs by inning, and the totals a newspaper prints beside them.
//!
//! Rules: R-SCORE-LINE.

use bandbox_engine::event::Ending;
use bandbox_engine::inning::{Half, HalfInning};
use bandbox_engine::options::{Mode, Options};
use bandbox_engine::play::Play;
use bandbox_engine::scored::{Entry, ScoredPlay};
use bandbox_engine::setup::Rosters;
use bandbox_engine::team::{ByTeam, Team};
use bandbox_engine::{Event, GameState};
use serde::Serialize;
use std::fmt;

/// Width of the column of team names.
const NAME_WIDTH: usize = 10;

/// Runs by inning and totals of both teams, kept up event by event.
///
/// ```text
///             1  2  3  4  5  6  7  8  9    R  H  E
/// VIS         0  0  1  0  2  0  0  0  0    3  7  1
/// HOM         0  4  0  0  0  0  1  0  x    5  9  0
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LineScore {
    scheduled: u8,
    innings: Vec<(u16, Option<u16>)>,
    hits: ByTeam<u16>,
    errors: ByTeam<u16>,
    left_on_base: ByTeam<u16>,
    #[serde(skip)]
    half: HalfTotals,
    ending: Option<Ending>,
    /// Nothing has happened yet in the half-inning that is going on.
    #[serde(skip)]
    untouched: bool,
    /// A play of this game can be taken back.
    #[serde(skip)]
    takes_back: bool,
    /// As it was before the last play.
    #[serde(skip)]
    before: Option<Box<Self>>,
}

/// What a half-inning has come to so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct HalfTotals {
    pub(crate) runs: u16,
    pub(crate) hits: u16,
    pub(crate) errors: u16,
}

impl LineScore {
    /// Of a game in which nothing has happened since it was created.
    pub fn of(state: &GameState) -> Self {
        Self::begin_game(state.options(), state.rosters().mode)
    }

    fn begin_game(options: &Options, mode: Mode) -> Self {
        Self {
            scheduled: options.innings,
            takes_back: mode == Mode::Manual,
            ..Self::default()
        }
    }

    /// Takes in the next event of the game, from the first one on.
    pub fn record(&mut self, event: &Event) {
        match event {
            Event::GameCreated { setup, .. } => {
                *self = Self::begin_game(&setup.options, setup.mode);
            }
            Event::GameStarted => self.begin(HalfInning::FIRST),
            Event::InningChanged { started, .. } => self.begin(*started),
            Event::PlayResolved { play } => {
                self.before = None;
                self.before = self.takes_back.then(|| Box::new(self.clone()));
                self.add(play);
            }
            Event::PlayTakenBack { play: Some(_), .. } => {
                if let Some(before) = self.before.take() {
                    *self = *before;
                }
            }
            Event::HalfInningEnded {
                ended,
                left_on_base,
            } => {
                let left = u16::try_from(left_on_base.len()).unwrap_or(u16::MAX);
                add(&mut self.left_on_base[ended.batting()], left);
            }
            Event::Scored { entry } => match &**entry {
                Entry::Play(play) => self.add_scored(play),
                Entry::Change(_)
                | Entry::PlacedRunner { .. }
                | Entry::ChargedTo { .. }
                | Entry::Credits(_)
                | Entry::Called => (),
            },
            Event::GameEnded { result } => {
                self.ending = Some(result.ending);
                if result.ending == Ending::Called && self.untouched {
                    self.unbegin();
                }
            }
            Event::GameSuspended { .. }
            | Event::GameResumed { .. }
            | Event::EntropyCommitted { .. }
            | Event::EntropyRevealed { .. }
            | Event::DefensiveDecisionSubmitted { .. }
            | Event::OffensiveDecisionSubmitted { .. }
            | Event::DecisionDropped { .. }
            | Event::DiceRolled { .. }
            | Event::CardRead { .. }
            | Event::ChoiceDue { .. }
            | Event::ChoiceMade { .. }
            | Event::JumpTaken { .. }
            | Event::LineupDue { .. }
            | Event::PitcherTired { .. }
            | Event::PlayerHurt { .. }
            | Event::ReplacementDue { .. }
            | Event::TakeBackRequested { .. }
            | Event::TakeBackAnswered { .. }
            | Event::PlayTakenBack { play: None, .. }
            | Event::PlayerSubstituted { .. }
            | Event::PositionsSwapped { .. }
            | Event::DiceRevealed { .. } => (),
        }
    }

    /// For each inning begun, the runs of the visitors and of the hosts; `None` while the hosts have not
    /// batted in it.
    pub fn innings(&self) -> &[(u16, Option<u16>)] {
        &self.innings
    }

    /// Runs as they were scored; a forfeit's 9 to 0 is not in the innings.
    pub fn runs(&self) -> ByTeam<u16> {
        let mut runs = ByTeam::default();
        for (away, home) in &self.innings {
            add(&mut runs.away, *away);
            add(&mut runs.home, home.unwrap_or(0));
        }
        runs
    }

    /// Hits.
    pub const fn hits(&self) -> ByTeam<u16> {
        self.hits
    }

    /// Errors charged to the fielders of each team.
    pub const fn errors(&self) -> ByTeam<u16> {
        self.errors
    }

    /// Runners left on base in the half-innings that have ended.
    pub const fn left_on_base(&self) -> ByTeam<u16> {
        self.left_on_base
    }

    /// The table as a newspaper prints it, without a line break at its end.
    ///
    /// Innings to come are blank; a last half that the hosts did not need is an `x`.
    pub fn display<'a>(&'a self, rosters: &'a Rosters) -> impl fmt::Display + 'a {
        Table {
            score: self,
            rosters,
        }
    }

    pub(crate) const fn half(&self) -> HalfTotals {
        self.half
    }

    fn begin(&mut self, half_inning: HalfInning) {
        self.half = HalfTotals::default();
        self.untouched = true;
        match half_inning.half {
            Half::Top => self.innings.push((0, None)),
            Half::Bottom => {
                if let Some((_, home)) = self.innings.last_mut() {
                    *home = Some(0);
                }
            }
        }
    }

    /// A half-inning in which the game was called before anything had happened has not begun.
    fn unbegin(&mut self) {
        match self.innings.last_mut() {
            Some((_, home @ Some(_))) => *home = None,
            Some((_, None)) => {
                self.innings.pop();
            }
            None => (),
        }
    }

    fn add(&mut self, play: &Play) {
        let is_hit = play.batter_result.total_bases() > 0;
        self.count(
            play.batter.team(),
            u16::from(play.runs),
            is_hit,
            play.errors.len(),
        );
    }

    fn add_scored(&mut self, play: &ScoredPlay) {
        let runs = u16::try_from(play.runs().count()).unwrap_or(u16::MAX);
        let is_hit = play.class.total_bases() > 0;
        self.count(play.batter.team(), runs, is_hit, play.errors.len());
    }

    fn count(&mut self, batting: Team, runs: u16, is_hit: bool, errors: usize) {
        self.untouched = false;
        let hits = u16::from(is_hit);
        let errors = u16::try_from(errors).unwrap_or(u16::MAX);
        add(&mut self.hits[batting], hits);
        add(&mut self.errors[batting.opponent()], errors);
        add(&mut self.half.runs, runs);
        add(&mut self.half.hits, hits);
        add(&mut self.half.errors, errors);
        if let Some((away, home)) = self.innings.last_mut() {
            match batting {
                Team::Away => add(away, runs),
                Team::Home => add(home.get_or_insert(0), runs),
            }
        }
    }

    /// How many innings the table shows.
    fn columns(&self) -> usize {
        match self.ending {
            Some(_) => self.innings.len(),
            None => self.innings.len().max(usize::from(self.scheduled)),
        }
    }

    fn cell(&self, team: Team, inning: usize) -> String {
        let Some((away, home)) = self.innings.get(inning) else {
            return String::new();
        };
        match team {
            Team::Away => away.to_string(),
            Team::Home => match (home, self.ending) {
                (Some(home), _) => home.to_string(),
                (None, Some(Ending::Regulation | Ending::Mercy | Ending::Called)) => "x".to_owned(),
                (None, Some(Ending::WalkOff | Ending::Forfeit(_) | Ending::Abandoned) | None) => {
                    String::new()
                }
            },
        }
    }
}

/// A game has nowhere near so many of anything; past the end the count stands still.
pub(crate) const fn add(count: &mut u16, more: u16) {
    *count = count.saturating_add(more);
}

struct Table<'a> {
    score: &'a LineScore,
    rosters: &'a Rosters,
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let score = self.score;
        write!(f, "{:NAME_WIDTH$}", "")?;
        for inning in 1..=score.columns() {
            write!(f, "{inning:>3}")?;
        }
        write!(f, "  {:>3}{:>3}{:>3}", "R", "H", "E")?;
        let runs = score.runs();
        for team in Team::ALL {
            let name = &self.rosters.team(team).abbreviation;
            write!(f, "\n{name:NAME_WIDTH$}")?;
            for inning in 0..score.columns() {
                write!(f, "{:>3}", score.cell(team, inning))?;
            }
            let (runs, hits, errors) = (runs[team], score.hits[team], score.errors[team]);
            write!(f, "  {runs:>3}{hits:>3}{errors:>3}")?;
        }
        Ok(())
    }
}
