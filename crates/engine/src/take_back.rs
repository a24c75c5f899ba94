//! Take-back: what the managers entered for the dice that fell last can be entered again, when both agree or the umpire
//! says so.
//!
//! The game goes back to the moment after those dice fell. The dice do not: a roll that followed shows the same faces
//! if it is called for again, and the next new roll has the next number. So nobody can fish for a better one.
//!
//! Rules: R-TAKE-BACK-WHAT, R-TAKE-BACK-CONSENT, R-TAKE-BACK-DICE.

use crate::apply::apply;
use crate::create::{FoldError, fold};
use crate::dice::roll::{Roll, RollId, RollKind, RollStage};
use crate::event::Event;
use crate::options::Mode;
use crate::outcome::ProducedBy;
use crate::state::{GameState, Phase, Waiting};
use crate::team::Team;
use std::sync::Arc;

/// What can be taken back, and what has been.
#[derive(Debug, Default)]
pub(crate) struct TakeBack {
    /// The way back; none while nothing has been entered for the dice that fell last.
    way: Option<Arc<WayBack>>,
    /// The team whose manager has asked for it.
    asked_by: Option<Team>,
    /// Rolls of a play that was taken back, which have not been called for again.
    kept: Vec<Roll>,
    /// The last way back, which leads nowhere any more. Its memory serves for the next: there is one at every turn at
    /// bat.
    spent: Option<Arc<WayBack>>,
}

impl Clone for TakeBack {
    fn clone(&self) -> Self {
        Self {
            way: self.way.clone(),
            asked_by: self.asked_by,
            kept: self.kept.clone(),
            spent: None,
        }
    }
}

impl PartialEq for TakeBack {
    fn eq(&self, other: &Self) -> bool {
        (&self.way, self.asked_by, &self.kept) == (&other.way, other.asked_by, &other.kept)
    }
}

impl Eq for TakeBack {}

/// The game as it was when the dice had fallen, and the rolls since.
#[derive(Clone, Debug, PartialEq, Eq)]
struct WayBack {
    roll: RollId,
    before: GameState,
    since: Vec<Roll>,
}

/// The events of a log that stand: without those of plays that were taken back, and without the asking for it.
///
/// # Errors
/// [`FoldError`] when the log does not begin with a legal creation.
pub fn standing<'a>(log: impl IntoIterator<Item = &'a Event>) -> Result<Vec<&'a Event>, FoldError> {
    let mut log = log.into_iter();
    let created = log.next().ok_or(FoldError::NoCreation)?;
    let mut state = fold([created])?;
    let (mut standing, mut entered_from) = (vec![created], 1);
    for event in log {
        if state.opens_way_back(event) {
            entered_from = standing.len();
        }
        apply(&mut state, event);
        match event {
            Event::TakeBackRequested { .. } | Event::TakeBackAnswered { .. } => (),
            Event::PlayTakenBack { .. } => standing.truncate(entered_from),
            Event::GameCreated { .. }
            | Event::EntropyCommitted { .. }
            | Event::EntropyRevealed { .. }
            | Event::GameStarted
            | Event::DefensiveDecisionSubmitted { .. }
            | Event::OffensiveDecisionSubmitted { .. }
            | Event::DecisionDropped { .. }
            | Event::DiceRolled { .. }
            | Event::CardRead { .. }
            | Event::ChoiceDue { .. }
            | Event::ChoiceMade { .. }
            | Event::JumpTaken { .. }
            | Event::PlayResolved { .. }
            | Event::Scored { .. }
            | Event::PitcherTired { .. }
            | Event::PlayerHurt { .. }
            | Event::HalfInningEnded { .. }
            | Event::InningChanged { .. }
            | Event::LineupDue { .. }
            | Event::ReplacementDue { .. }
            | Event::PlayerSubstituted { .. }
            | Event::PositionsSwapped { .. }
            | Event::GameEnded { .. }
            | Event::DiceRevealed { .. } => standing.push(event),
        }
    }
    Ok(standing)
}

impl GameState {
    /// The dice that a take-back would go back to: those for which a manager has entered something since they fell.
    pub fn take_back_to(&self) -> Option<RollId> {
        self.take_back.way.as_ref().map(|way| way.roll)
    }

    /// The team whose manager asks for a take-back; nothing else happens until he is answered.
    pub const fn take_back_asked_by(&self) -> Option<Team> {
        self.take_back.asked_by
    }

    /// The play that a take-back would undo, if the dice have come to one.
    pub fn play_to_take_back(&self) -> Option<u16> {
        let way = self.take_back.way.as_ref()?;
        (way.before.plays < self.plays).then_some(self.plays)
    }

    /// Whether an event that is about to be applied is the first thing that a manager has entered for the dice that fell
    /// last. Whoever keeps anything beside the state notes how it stands, for a take-back leads there.
    pub fn opens_way_back(&self, event: &Event) -> bool {
        self.opened_for(event).is_some()
    }

    /// A roll of a play that was taken back, if one of this kind is called for again.
    pub(crate) fn kept_roll(&self, kind: RollKind) -> Option<&Roll> {
        self.take_back.kept.iter().find(|roll| roll.id.kind == kind)
    }

    /// Looks at an event before it is applied: the first thing that is entered for a roll opens the way back.
    pub(crate) fn open_way_back(&mut self, event: &Event) {
        if let Some(roll) = self.opened_for(event) {
            let way = WayBack {
                roll,
                before: self.clone(),
                since: Vec::new(),
            };
            let mut spent = self.take_back.spent.take();
            self.take_back.way = match spent.as_mut().and_then(Arc::get_mut) {
                Some(memory) => {
                    *memory = way;
                    spent
                }
                None => Some(Arc::new(way)),
            };
        }
    }

    fn opened_for(&self, event: &Event) -> Option<RollId> {
        match self.rosters.mode {
            Mode::Manual if self.take_back.way.is_none() => self.entered_for(event),
            Mode::Manual | Mode::Cards | Mode::Scored => None,
        }
    }

    /// The roll for which this event is something that a manager entered.
    fn entered_for(&self, event: &Event) -> Option<RollId> {
        let reports = match event {
            Event::ChoiceDue { play, .. } => play.is_some(),
            Event::DiceRolled { roll, .. } => roll.id.kind.stage() == RollStage::Play,
            Event::PlayResolved { play } => play.outcome.facts().by == ProducedBy::Player,
            Event::ChoiceMade { .. } => return self.asked_about(),
            Event::GameCreated { .. }
            | Event::EntropyCommitted { .. }
            | Event::EntropyRevealed { .. }
            | Event::GameStarted
            | Event::DefensiveDecisionSubmitted { .. }
            | Event::OffensiveDecisionSubmitted { .. }
            | Event::DecisionDropped { .. }
            | Event::CardRead { .. }
            | Event::JumpTaken { .. }
            | Event::Scored { .. }
            | Event::PitcherTired { .. }
            | Event::PlayerHurt { .. }
            | Event::HalfInningEnded { .. }
            | Event::InningChanged { .. }
            | Event::LineupDue { .. }
            | Event::ReplacementDue { .. }
            | Event::PlayerSubstituted { .. }
            | Event::PositionsSwapped { .. }
            | Event::TakeBackRequested { .. }
            | Event::TakeBackAnswered { .. }
            | Event::PlayTakenBack { .. }
            | Event::GameEnded { .. }
            | Event::DiceRevealed { .. } => return None,
        };
        match &self.phase {
            Phase::OutcomeDue { roll, .. } if reports && roll.id.kind == RollKind::AtBat => {
                Some(roll.id)
            }
            Phase::OutcomeDue { .. }
            | Phase::BeforeGame
            | Phase::LineupDue { .. }
            | Phase::DecisionsDue { .. }
            | Phase::RollDue { .. }
            | Phase::ChoiceDue { .. }
            | Phase::EntryDue
            | Phase::Final { .. } => None,
        }
    }

    /// The roll that the choice that is due is about.
    const fn asked_about(&self) -> Option<RollId> {
        match &self.phase {
            Phase::ChoiceDue { waiting, .. } => Some(match waiting {
                Waiting::Roll(roll) => roll.id,
                Waiting::Play(batted) => batted.roll_id,
            }),
            Phase::BeforeGame
            | Phase::LineupDue { .. }
            | Phase::DecisionsDue { .. }
            | Phase::RollDue { .. }
            | Phase::OutcomeDue { .. }
            | Phase::EntryDue
            | Phase::Final { .. } => None,
        }
    }

    /// Other dice have fallen, or a play came about without any: what came before them stands.
    pub(crate) fn close_way_back(&mut self) {
        let old = std::mem::take(&mut self.take_back);
        self.take_back.spent = old.way.or(old.spent);
    }

    /// A roll of the play was made or called for again.
    pub(crate) fn note_roll_of_play(&mut self, roll: &Roll) {
        self.take_back.kept.retain(|kept| kept.id != roll.id);
        if let Some(way) = &mut self.take_back.way {
            Arc::make_mut(way).since.push(roll.clone());
        }
    }

    /// A manager has asked, or has been answered.
    pub(crate) const fn note_take_back(&mut self, asked_by: Option<Team>) {
        self.take_back.asked_by = asked_by;
    }

    /// Goes back. Rolls stay used, and those that have not been called for again are kept.
    pub(crate) fn go_back(&mut self) {
        let Some(way) = self.take_back.way.take() else {
            return;
        };
        let next_roll = self.next_roll;
        let WayBack { before, since, .. } = Arc::unwrap_or_clone(way);
        let mut kept = before.take_back.kept.clone();
        kept.retain(|roll| since.iter().all(|again| again.id != roll.id));
        kept.extend(since);
        kept.sort_by_key(|roll| roll.id.index);
        *self = before;
        self.next_roll = next_roll;
        self.take_back.kept = kept;
    }
}
