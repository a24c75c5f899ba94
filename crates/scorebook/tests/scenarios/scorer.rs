//! A game in which both teams do what the test says, and the book that is kept of it.

use crate::checks;
use crate::common::{self, Table, play_of};
use bandbox_engine::bases::BaseSet;
use bandbox_engine::choice::Answer;
use bandbox_engine::command::Substitution;
use bandbox_engine::decisions::{DefensiveDecision, InfieldDepth};
use bandbox_engine::inning::{Half, Outs};
use bandbox_engine::play::Play;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::x_check::RangeResult;
use bandbox_engine::{Command, Event, PlayOutcome, Team};
use bandbox_scorebook::BoxScore;
use bandbox_scorebook::box_score::{BattingCounts, FieldingLine, PitchingLine};

/// The starting pitchers, and those who relieve them in order.
pub(crate) const VISITORS_STARTER: &str = "Visitors 10";
pub(crate) const VISITORS_RELIEVER: &str = "Visitors 11";
pub(crate) const STARTER: &str = "Hosts 10";
pub(crate) const RELIEVER: &str = "Hosts 11";
pub(crate) const SECOND_RELIEVER: &str = "Hosts 12";

/// The scorer's seat.
pub(crate) struct Scorer {
    pub(crate) table: Table,
}

impl Scorer {
    pub(crate) fn new() -> Self {
        Self::of(common::setup_without_ratings())
    }

    pub(crate) fn of(setup: bandbox_engine::GameSetup) -> Self {
        Self {
            table: Table::started(setup, common::dice()),
        }
    }

    /// The last of the ninth, nobody having scored.
    pub(crate) fn last_of_the_ninth() -> Self {
        let mut game = Self::new();
        game.table.go_to(9, Half::Bottom);
        game
    }

    /// Strikeouts, then men on these bases as a chart prints them.
    pub(crate) fn put(&mut self, outs: usize, occupied: &str) -> &mut Self {
        self.table.put(outs, occupied);
        self
    }

    /// A plate appearance; whoever may choose takes what comes first.
    pub(crate) fn play(&mut self, outcome: PlayOutcome) -> Play {
        self.table.play(outcome, None)
    }

    /// A plate appearance with a ball hit there.
    pub(crate) fn hit(&mut self, outcome: PlayOutcome, location: Position) -> Play {
        self.table.play(outcome, Some(location))
    }

    /// A plate appearance with a ball hit there while the infield plays in.
    pub(crate) fn hit_with_the_infield_in(
        &mut self,
        outcome: PlayOutcome,
        location: Position,
    ) -> Play {
        self.table.roll(DefensiveDecision {
            infield_depth: InfieldDepth::InfieldIn,
            ..DefensiveDecision::default()
        });
        play_of(&self.table.report(outcome, Some(location)))
    }

    /// A ball hit there, and the choice that it leaves is due.
    pub(crate) fn hit_and_wait(&mut self, outcome: PlayOutcome, location: Position) {
        self.table.roll(DefensiveDecision::default());
        self.table.report(outcome, Some(location));
    }

    pub(crate) fn answer(&mut self, answer: Answer) -> Vec<Event> {
        self.table.answer(answer)
    }

    /// A ball that tests this fielder, and an error of so many bases or none.
    pub(crate) fn check(
        &mut self,
        position: Position,
        result: RangeResult,
        error_bases: u8,
    ) -> Vec<Event> {
        checks::check(&mut self.table, position, result, error_bases)
    }

    /// The rare play of this result.
    pub(crate) fn rare(&mut self, position: Position, result: RangeResult) -> Play {
        checks::rare(&mut self.table, position, result)
    }

    /// Another pitcher for the team in the field.
    pub(crate) fn relieve(&mut self, pitcher: &str) -> &mut Self {
        let substitution = Substitution::Pitcher {
            out: self.table.state.pitcher(),
            r#in: self.man(pitcher),
        };
        self.table.must(&Command::Substitute { substitution });
        self
    }

    /// Strikeouts until this half-inning.
    pub(crate) fn go_to(&mut self, inning: u8, half: Half) -> &mut Self {
        self.table.go_to(inning, half);
        self
    }

    /// Strikeouts until the game is over.
    pub(crate) fn play_out(&mut self) -> BoxScore {
        while !self.table.is_over() {
            self.table.play(PlayOutcome::Strikeout, None);
        }
        let score = self.score();
        assert_eq!(score.imbalances(), []);
        score
    }

    pub(crate) fn situation(&self) -> (BaseSet, Outs) {
        self.table.situation()
    }

    pub(crate) fn score(&self) -> BoxScore {
        BoxScore::of(&self.table.log).expect("the log of a game")
    }

    pub(crate) fn man(&self, name: &str) -> LineupId {
        let rosters = self.table.state.rosters();
        let mut men = Team::ALL
            .into_iter()
            .flat_map(|team| rosters.players(team).collect::<Vec<_>>());
        let found = men.find(|(_, player)| player.name == name);
        found.expect("somebody of this name").0
    }

    pub(crate) fn batter(&self, name: &str) -> BattingCounts {
        let (score, id) = (self.score(), self.man(name));
        let mut lines = score.teams[id.team()].batting.iter();
        lines
            .find(|line| line.player == id)
            .expect("a batter")
            .counts
    }

    pub(crate) fn pitcher(&self, name: &str) -> PitchingLine {
        let (score, id) = (self.score(), self.man(name));
        let mut lines = score.teams[id.team()].pitching.iter();
        lines
            .find(|line| line.player == id)
            .expect("a pitcher")
            .clone()
    }

    /// Runs and earned runs of a pitcher.
    pub(crate) fn charged(&self, pitcher: &str) -> (u16, u16) {
        let line = self.pitcher(pitcher);
        (line.runs, line.earned_runs)
    }

    /// What the hosts did in the field.
    pub(crate) fn hosts_fielded(&self, count: fn(&FieldingLine) -> u16) -> u16 {
        self.score().teams.home.fielding_total(count)
    }

    /// What the visitors did at bat.
    pub(crate) fn visitors_batted(&self, count: fn(&BattingCounts) -> u16) -> u16 {
        self.score().teams.away.batting_total(count)
    }
}
