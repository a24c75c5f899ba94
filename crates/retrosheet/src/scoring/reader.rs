//! Record after record, as what the engine is told.

use super::play::scored_play;
use super::setup::RealGame;
use crate::fault::{Problem, TextFault};
use crate::id::{PlayerId, Side};
use crate::play_text::PlayText;
use crate::record::{self, Count, Record};
use bandbox_engine::GameState;
use bandbox_engine::bases::Base;
use bandbox_engine::inning::HalfInning;
use bandbox_engine::lineup::BattingSlot;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::scored::{Change, Class, Duty, Entry, ScoredPlay};
use bandbox_engine::team::{ByTeam, Team};

/// What a record comes to.
#[derive(Clone, Debug)]
#[allow(clippy::large_enum_variant)] // Made and used up one at a time.
pub enum Step<'a> {
    /// A play.
    Play {
        /// The record.
        record: record::Play<'a>,
        /// The scorer marked it as uncertain.
        uncertain: bool,
        /// What the engine is told.
        play: ScoredPlay,
    },
    /// The place of a substitution; pitches may have been thrown.
    NoPlay(record::Play<'a>),
    /// A substitution or a change of position.
    Change(Change),
    /// A runner is placed on a base.
    PlacedRunner {
        /// Who.
        runner: LineupId,
        /// Where.
        base: Base,
    },
    /// The runner on a base is charged to a pitcher.
    ChargedTo {
        /// The pitcher.
        pitcher: LineupId,
        /// The runner's base.
        base: Base,
    },
    /// Nothing that the engine is told.
    Nothing,
}

impl Step<'_> {
    /// What the engine is told, if anything.
    pub fn into_entry(self) -> Option<Entry> {
        match self {
            Step::Play { play, .. } => Some(Entry::Play(play)),
            Step::Change(change) => Some(Entry::Change(change)),
            Step::PlacedRunner { runner, base } => Some(Entry::PlacedRunner { runner, base }),
            Step::ChargedTo { pitcher, base } => Some(Entry::ChargedTo { pitcher, base }),
            Step::NoPlay(_) | Step::Nothing => None,
        }
    }
}

/// Reads the records of a game, and remembers what one says of the next.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    /// The last play.
    text: PlayText<'a>,
    players: ByTeam<Vec<PlayerId>>,
    home_bats_first: bool,
    /// The batter and the count when play stopped for a substitution.
    stopped: Option<(PlayerId, Count)>,
    /// Somebody bats out of turn.
    out_of_turn: Option<(Side, BattingSlot)>,
    /// He answers for a strikeout of the man who bats for him.
    charged_batter: Option<LineupId>,
    /// He answers for a walk that his reliever gives.
    charged_pitcher: Option<LineupId>,
}

impl<'a> Reader<'a> {
    /// A reader at the beginning of a game.
    pub fn new(game: &RealGame<'_>) -> Self {
        Self {
            text: PlayText::default(),
            players: game.players.clone(),
            home_bats_first: game.home_bats_first,
            stopped: None,
            out_of_turn: None,
            charged_batter: None,
            charged_pitcher: None,
        }
    }

    /// The next record. `state` is the game as it stands.
    ///
    /// # Errors
    /// Where the record says something that cannot be told: a play that cannot be read, a man who is not in the
    /// game.
    pub fn read(&mut self, state: &GameState, record: &Record<'a>) -> Result<Step<'a>, TextFault> {
        match record {
            Record::Play(play) => self.play(state, play),
            Record::Sub(entry) => self.change(state, entry),
            Record::PlacedRunner { player, base } => {
                let runner = self.known(state.batting(), *player)?;
                Ok(Step::PlacedRunner {
                    runner,
                    base: *base,
                })
            }
            Record::ChargedTo { player, base } => {
                let pitcher = self.known(state.fielding(), *player)?;
                Ok(Step::ChargedTo {
                    pitcher,
                    base: *base,
                })
            }
            Record::OutOfTurn { side, slot } => {
                self.out_of_turn = Some((*side, *slot));
                Ok(Step::Nothing)
            }
            Record::Id(_)
            | Record::Version(_)
            | Record::Info { .. }
            | Record::Start(_)
            | Record::BatterHand { .. }
            | Record::PitcherHand { .. }
            | Record::EarnedRuns { .. }
            | Record::Comment(_) => Ok(Step::Nothing),
        }
    }

    fn play(
        &mut self,
        state: &GameState,
        record: &record::Play<'a>,
    ) -> Result<Step<'a>, TextFault> {
        let read = self.text.read_over(record.event);
        read.map_err(|fault| fault.offset(record.event_at))?;
        if self.text.is_no_play() {
            self.stopped = record.count.map(|count| (record.batter, count));
            return Ok(Step::NoPlay(*record));
        }
        self.stopped = None;
        let team = record.side.team(self.home_bats_first);
        let played = HalfInning {
            inning: record.inning,
            half: state.half_inning().half,
        };
        if team != state.batting() || played != state.half_inning() {
            return Err(TextFault::new("play,".len(), Problem::HalfInning));
        }
        let (batter, slot) = self.batter(state, team, record)?;
        let Some(mut play) = scored_play(state, batter, slot, &self.text) else {
            return Ok(Step::NoPlay(*record));
        };
        play.out_of_turn = self.out_of_turn == Some((record.side, slot));
        if play.class == Class::Strikeout {
            play.charged_batter = self.charged_batter;
        }
        if [Class::Walk, Class::IntentionalWalk].contains(&play.class) {
            play.charged_pitcher = self.charged_pitcher;
        }
        if play.class.ends_plate_appearance() {
            self.out_of_turn = None;
            self.charged_batter = None;
            self.charged_pitcher = None;
        }
        Ok(Step::Play {
            record: *record,
            uncertain: self.text.uncertain,
            play,
        })
    }

    /// Who bats, and in which place: usually the man who is due.
    fn batter(
        &self,
        state: &GameState,
        team: Team,
        record: &record::Play<'_>,
    ) -> Result<(LineupId, BattingSlot), TextFault> {
        let lineup = state.lineup(team);
        let due = state.due_up(team);
        let expected = lineup.batter(due);
        if self.id(expected) == Some(record.batter) {
            return Ok((expected, due));
        }
        let not_in_game = TextFault::new(record_batter_at(record), Problem::NotInGame);
        let batter = self.number(team, record.batter).ok_or(not_in_game)?;
        let slot = lineup.slot_of(batter).ok_or(not_in_game)?;
        Ok((batter, slot))
    }

    fn change(
        &mut self,
        state: &GameState,
        entry: &record::Entry<'_>,
    ) -> Result<Step<'a>, TextFault> {
        let team = entry.side.team(self.home_bats_first);
        let player = self
            .number(team, entry.player)
            .ok_or(TextFault::new("sub,".len(), Problem::NotInGame))?;
        let duty = match entry.duty {
            record::Duty::Fields(position) => Duty::Fields(position),
            record::Duty::DesignatedHitter => Duty::DesignatedHitter,
            record::Duty::PinchHitter => Duty::PinchHitter,
            record::Duty::PinchRunner => Duty::PinchRunner,
        };
        if let Some((batter, count)) = self.stopped {
            if duty == Duty::Fields(Position::Pitcher) && is_behind(count) {
                self.charged_pitcher = Some(state.lineup(team).pitcher());
            } else if duty == Duty::PinchHitter
                && count.strikes == 2
                && self.charged_batter.is_none()
            {
                self.charged_batter = self.number(team, batter);
            }
        }
        Ok(Step::Change(Change {
            player,
            slot: entry.slot,
            duty,
        }))
    }

    fn known(&self, team: Team, player: PlayerId) -> Result<LineupId, TextFault> {
        self.number(team, player)
            .ok_or(TextFault::new("radj,".len(), Problem::NotInGame))
    }

    fn id(&self, player: LineupId) -> Option<PlayerId> {
        let place = usize::from(player.place()?);
        self.players[player.team()].get(place).copied()
    }

    fn number(&self, team: Team, player: PlayerId) -> Option<LineupId> {
        let place = self.players[team].iter().position(|id| *id == player)?;
        LineupId::at(team, u8::try_from(place).ok()?)
    }
}

/// A count so far in the batter's favour that a walk is the doing of whoever pitched up to then.
const fn is_behind(count: Count) -> bool {
    matches!((count.balls, count.strikes), (2, 0 | 1) | (3, 0..=2))
}

/// Where the batter stands in a play's record.
fn record_batter_at(record: &record::Play<'_>) -> usize {
    let inning = if record.inning > 9 { 2 } else { 1 };
    "play,".len() + inning + ",0,".len()
}
