//! The state of a game between commands: small, cheap to clone, comparable.

use crate::alignment::Alignment;
use crate::bases::{Base, BaseSet, Bases};
use crate::cards::Reading;
use crate::choice::{Batted, Question};
use crate::decisions::{Decisions, DefensiveDecision, OffensiveAction, OffensiveDecision};
use crate::dice::fairness::EntropyShare;
use crate::dice::roll::{PitchCheck, Roll, RollId, RollKind};
use crate::event::GameResult;
use crate::hex::Hex32;
use crate::inning::{Half, HalfInning, Outs};
use crate::lineup::{BattingSlot, Lineup};
use crate::options::Options;
use crate::player::{Hand, LineupId, Player};
use crate::position::Position;
use crate::progress::Progress;
use crate::setup::Rosters;
use crate::stealing::{Jump, Jumps};
use crate::stint::PitcherStint;
use crate::take_back::TakeBack;
use crate::team::{ByTeam, Team};
use crate::terms::Terms;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// What the game waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// The dice are being agreed on; then somebody starts the game.
    BeforeGame,
    /// A team must put somebody in before play goes on.
    LineupDue {
        /// Which.
        team: Team,
        /// Where, or for whom.
        vacancy: Vacancy,
    },
    /// The managers decide, in any order.
    DecisionsDue {
        /// The fielding manager's decision, if it is in.
        defense: Option<DefensiveDecision>,
        /// The batting manager's decision, if it is in.
        offense: Option<OffensiveDecision>,
    },
    /// Both decisions are in and shown; somebody rolls.
    RollDue {
        /// The decisions.
        decisions: Decisions,
    },
    /// The cards are read.
    OutcomeDue {
        /// The decisions.
        decisions: Decisions,
        /// The roll to be read.
        roll: Roll,
    },
    /// A manager must choose.
    ChoiceDue {
        /// The decisions.
        decisions: Decisions,
        /// Who.
        team: Team,
        /// What.
        question: Question,
        /// What waits for his answer.
        waiting: Waiting,
    },
    /// A scorer tells what happened next.
    EntryDue,
    /// The game is over.
    Final {
        /// Its result.
        result: GameResult,
    },
}

impl Phase {
    /// The decisions of the plate appearance, once both are in.
    pub const fn decisions(&self) -> Option<Decisions> {
        match self {
            Self::RollDue { decisions }
            | Self::OutcomeDue { decisions, .. }
            | Self::ChoiceDue { decisions, .. } => Some(*decisions),
            Self::BeforeGame
            | Self::LineupDue { .. }
            | Self::DecisionsDue { .. }
            | Self::EntryDue
            | Self::Final { .. } => None,
        }
    }
}

/// A place that a team must fill before play goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Vacancy {
    /// An eligible man must take this position.
    Position(Position),
    /// This man is hurt and must be replaced.
    Hurt(LineupId),
}

impl std::fmt::Display for Vacancy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Position(position) => write!(f, "put an eligible man at {position}"),
            Self::Hurt(player) => write!(f, "replace {player}, who is hurt,"),
        }
    }
}

/// What a choice holds up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Waiting {
    /// An at-bat roll, before the cards are read.
    Roll(Roll),
    /// A play.
    Play(Batted),
}

/// Everything that the rules know of a game.
///
/// Only [`crate::apply`] changes it. Two states are equal when the games stand the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GameState {
    pub(crate) terms: Arc<Terms>,
    pub(crate) next_roll: u32,
    pub(crate) now: Progress,
    /// Men who have pitched, play elsewhere now and may come back to the mound.
    pub(crate) off_the_mound: Vec<(LineupId, PitcherStint)>,
    pub(crate) take_back: TakeBack,
}

impl GameState {
    /// What a runner's card says of his speed, if the server was told.
    pub(crate) fn running(&self, runner: LineupId) -> Option<u8> {
        self.player(runner)?.running
    }

    /// The arm of the man in the field at this position, if the server was told. Whoever plays where he is not
    /// rated has arm 0, and +5 behind the plate.
    pub(crate) fn arm_at(&self, position: Position) -> Option<i8> {
        let fielder = self.now.lineups[self.fielding()].fielder(position);
        match self.player(fielder)?.fielding_at(position) {
            Some(fielding) => fielding.arm,
            None if position == Position::Catcher => Some(5),
            None => Some(0),
        }
    }

    /// The range of the man in the field at this position, if the server was told; 5 where he is not rated.
    pub(crate) fn range_at(&self, position: Position) -> Option<u8> {
        let fielder = self.now.lineups[self.fielding()].fielder(position);
        match self.player(fielder)?.fielding_at(position) {
            Some(fielding) => fielding.range,
            None => Some(5),
        }
    }

    /// The error rating of the man in the field at this position, if the server was told; the highest there is
    /// where he is not rated.
    pub(crate) fn error_at(&self, position: Position) -> Option<u8> {
        let fielder = self.now.lineups[self.fielding()].fielder(position);
        match self.player(fielder)?.fielding_at(position) {
            Some(fielding) => fielding.error,
            None => Some(u8::MAX),
        }
    }

    /// The rating that a pitch check is made against, if the server was told. A catcher who is not rated
    /// there lets everything by, and a man who is no pitcher throws everything away.
    pub(crate) fn pitch_rating(&self, check: PitchCheck) -> Option<u8> {
        let lineup = &self.now.lineups[self.fielding()];
        match check {
            PitchCheck::WildPitch => {
                let pitcher = self.player(lineup.pitcher())?;
                match pitcher.fielding_at(Position::Pitcher) {
                    Some(_) => pitcher.wild_pitch,
                    None => pitcher.wild_pitch.or(Some(20)),
                }
            }
            PitchCheck::PassedBall => {
                let catcher = self.player(lineup.fielder(Position::Catcher))?;
                match catcher.fielding_at(Position::Catcher) {
                    Some(fielding) => fielding.passed_ball,
                    None => Some(20),
                }
            }
        }
    }

    /// The fielders as they stand, once both decisions of the plate appearance are in.
    pub(crate) fn alignment(&self) -> Option<Alignment> {
        let defense = self.now.phase.decisions()?.defense;
        let bats = self.batter_side()?;
        Some(Alignment { defense, bats })
    }

    /// The side the batter bats from.
    pub(crate) fn batter_side(&self) -> Option<Hand> {
        let throws = self.player(self.pitcher())?.throws;
        Some(self.player(self.batter())?.bats.against(throws))
    }

    /// The jumps taken in this plate appearance.
    pub const fn jumps(&self) -> &Jumps {
        &self.now.jumps
    }

    /// What has become of the jump of the runner on this base; `None` while he may take one.
    pub fn jump(&self, base: Base) -> Option<Jump> {
        self.now.jumps.of(self.now.bases.runner(base)?, base)
    }

    /// What the roll that is due is for, if one is.
    pub fn roll_due(&self) -> Option<RollKind> {
        let Phase::RollDue { decisions } = &self.now.phase else {
            return None;
        };
        let offense = decisions.offense;
        let jump = offense
            .steal_attempts
            .lead()
            .and_then(|lead| self.jump(lead));
        Some(match (offense.action, jump) {
            (OffensiveAction::SwingAway, _) => RollKind::AtBat,
            (OffensiveAction::Steal, Some(_)) => RollKind::Steal,
            (OffensiveAction::Steal, None) | (OffensiveAction::CheckJump, _) => RollKind::Jump,
            (OffensiveAction::SacBunt | OffensiveAction::SqueezeBunt, _) => RollKind::Bunt,
            (OffensiveAction::HitAndRun, _) => RollKind::HitAndRun,
        })
    }

    /// Teams and players.
    pub fn rosters(&self) -> &Rosters {
        &self.terms.rosters
    }

    /// The options the game is played by.
    pub fn options(&self) -> &Options {
        &self.terms.options
    }

    /// SHA-256 of the server's secret.
    pub fn commitment(&self) -> Hex32 {
        self.terms.commitment
    }

    /// What each manager has added to the dice.
    pub fn entropy(&self) -> &ByTeam<EntropyShare> {
        &self.terms.entropy
    }

    /// What the game waits for.
    pub const fn phase(&self) -> &Phase {
        &self.now.phase
    }

    /// Whether play has broken off, to go on another time.
    pub const fn is_suspended(&self) -> bool {
        self.now.suspended
    }

    /// The half-inning being played.
    pub const fn half_inning(&self) -> HalfInning {
        self.now.half_inning
    }

    /// Outs in this half-inning.
    pub const fn outs(&self) -> Outs {
        self.now.outs
    }

    /// Who is on base.
    pub const fn bases(&self) -> &Bases {
        &self.now.bases
    }

    /// Which bases are occupied.
    pub fn occupied(&self) -> BaseSet {
        self.now.bases.occupied()
    }

    /// Runs as they were scored; a forfeit's 9 to 0 stands in the result alone.
    pub const fn score(&self) -> &ByTeam<u16> {
        &self.now.score
    }

    /// A team's lineup.
    pub fn lineup(&self, team: Team) -> &Lineup {
        &self.now.lineups[team]
    }

    /// The team at bat.
    pub const fn batting(&self) -> Team {
        self.now.half_inning.batting()
    }

    /// The team in the field.
    pub const fn fielding(&self) -> Team {
        self.now.half_inning.fielding()
    }

    /// The slot of a team that bats, or will bat first in its next half-inning.
    pub fn due_up(&self, team: Team) -> BattingSlot {
        self.now.due_up[team]
    }

    /// Who is at bat.
    pub fn batter(&self) -> LineupId {
        let team = self.batting();
        self.now.lineups[team].batter(self.now.due_up[team])
    }

    /// Who pitches.
    pub fn pitcher(&self) -> LineupId {
        self.now.lineups[self.fielding()].pitcher()
    }

    /// What a team's present pitcher has done since he came in.
    pub fn stint(&self, team: Team) -> PitcherStint {
        self.now.stints[team]
    }

    /// The number of the last play, 0 before the first.
    pub const fn plays(&self) -> u16 {
        self.now.plays
    }

    /// What the last card said that the server read, and for which roll; none before the first, and where the
    /// managers read the cards.
    pub const fn last_reading(&self) -> Option<(RollId, Reading)> {
        self.now.last_reading
    }

    /// The number that the next roll will have.
    pub const fn next_roll(&self) -> u32 {
        self.next_roll
    }

    /// A player by number.
    pub fn player(&self, id: LineupId) -> Option<&Player> {
        self.terms.rosters.player(id)
    }

    /// Whether this is the last scheduled inning or a later one.
    pub fn is_last_inning_or_later(&self) -> bool {
        self.now.half_inning.inning >= self.terms.options.innings
    }

    /// Whether the hosts win as soon as they lead: the bottom of the last inning or of a later one.
    pub fn hosts_can_walk_off(&self) -> bool {
        self.is_last_inning_or_later() && matches!(self.now.half_inning.half, Half::Bottom)
    }

    /// Everybody on a team's roster who has not been in the game.
    pub fn bench(&self, team: Team) -> impl Iterator<Item = (LineupId, &Player)> {
        self.terms
            .rosters
            .players(team)
            .filter(move |(id, _)| !self.now.lineups[team].has_played(*id))
    }

    /// The position that a team must fill with an eligible man before it can take the field, if any.
    ///
    /// A pinch hitter stands in for the man he batted for. He may stay anywhere but on the mound or behind
    /// the plate, where somebody who is rated there must go while one is on the bench.
    pub fn vacancy(&self, team: Team) -> Option<Position> {
        [Position::Pitcher, Position::Catcher]
            .into_iter()
            .find(|&position| !self.may_play(self.now.lineups[team].fielder(position), position))
    }

    /// Whether a player may take a position: anybody anywhere, but a pitcher and a catcher must be rated
    /// there as long as somebody on the bench is.
    pub fn may_play(&self, id: LineupId, position: Position) -> bool {
        let rated = |player: &Player| player.fielding_at(position).is_some();
        match position {
            Position::Pitcher | Position::Catcher => {
                self.player(id).is_some_and(rated)
                    || !self.bench(id.team()).any(|(_, player)| rated(player))
            }
            Position::FirstBase
            | Position::SecondBase
            | Position::ThirdBase
            | Position::Shortstop
            | Position::LeftField
            | Position::CenterField
            | Position::RightField => true,
        }
    }

    /// The pitch check that an at-bat roll calls for: with a runner on, a split die of 1 or 2.
    pub fn pitch_check(&self, chaos_d20: u8) -> Option<PitchCheck> {
        match (self.occupied().is_empty(), chaos_d20) {
            (false, 1) => Some(PitchCheck::WildPitch),
            (false, 2) => Some(PitchCheck::PassedBall),
            (false, 0 | 3..) | (true, _) => None,
        }
    }
}
