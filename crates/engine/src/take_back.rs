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
use crate::player::LineupId;
use crate::progress::Progress;
use crate::state::{GameState, Phase, Waiting};
use crate::stint::PitcherStint;
use crate::team::Team;

/// What can be taken back, and what has been.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TakeBack {
    /// The way back; none while nothing has been entered for the dice that fell last.
    way: Option<WayBack>,
    /// The team whose manager has asked for it.
    asked_by: Option<Team>,
    /// Rolls of a play that was taken back, which have not been called for again.
    kept: Vec<Roll>,
}

/// The game as it was when the dice had fallen, and the rolls since.
#[derive(Clone, Debug, PartialEq, Eq)]
struct WayBack {
    roll: RollId,
    before: Progress,
    off_the_mound: Vec<(LineupId, PitcherStint)>,
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
            | Event::GameSuspended { .. }
            | Event::GameResumed { .. }
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
        (way.before.plays < self.now.plays).then_some(self.now.plays)
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
            self.take_back.way = Some(WayBack {
                roll,
                before: self.now,
                off_the_mound: self.off_the_mound.clone(),
                since: Vec::new(),
            });
        }
    }

    fn opened_for(&self, event: &Event) -> Option<RollId> {
        match self.terms.rosters.mode {
            Mode::Manual if self.take_back.way.is_none() => self.entered_for(event),
            Mode::Manual | Mode::Cards | Mode::Scored => None,
        }
    }

    /// The roll for which this event is something that a manager entered. The phase rules out most events at once.
    fn entered_for(&self, event: &Event) -> Option<RollId> {
        match &self.now.phase {
            Phase::OutcomeDue { roll, .. } if roll.id.kind == RollKind::AtBat => {
                enters_outcome(event).then_some(roll.id)
            }
            Phase::ChoiceDue { waiting, .. } if matches!(event, Event::ChoiceMade { .. }) => {
                Some(match waiting {
                    Waiting::Roll(roll) => roll.id,
                    Waiting::Play(batted) => batted.roll_id,
                })
            }
            Phase::OutcomeDue { .. }
            | Phase::ChoiceDue { .. }
            | Phase::BeforeGame
            | Phase::LineupDue { .. }
            | Phase::DecisionsDue { .. }
            | Phase::RollDue { .. }
            | Phase::EntryDue
            | Phase::Final { .. } => None,
        }
    }

    /// Other dice have fallen, or a play came about without any: what came before them stands.
    pub(crate) fn close_way_back(&mut self) {
        self.take_back = TakeBack::default();
    }

    /// A roll of the play was made or called for again.
    pub(crate) fn note_roll_of_play(&mut self, roll: Roll) {
        self.take_back.kept.retain(|kept| kept.id != roll.id);
        if let Some(way) = &mut self.take_back.way {
            way.since.push(roll);
        }
    }

    /// A manager has asked, or has been answered.
    pub(crate) const fn note_take_back(&mut self, asked_by: Option<Team>) {
        self.take_back.asked_by = asked_by;
    }

    /// Goes back. Rolls stay used, and those that have not been called for again are kept.
    pub(crate) fn go_back(&mut self) {
        let TakeBack { way, mut kept, .. } = std::mem::take(&mut self.take_back);
        if let Some(way) = way {
            kept.extend(way.since);
            kept.sort_by_key(|roll| roll.id.index);
            self.now = way.before;
            self.off_the_mound = way.off_the_mound;
        }
        self.take_back.kept = kept;
    }
}

/// Whether an event comes of an outcome that a manager reported: his play, the question it raises, or dice for it.
fn enters_outcome(event: &Event) -> bool {
    match event {
        Event::ChoiceDue { play, .. } => play.is_some(),
        Event::DiceRolled { roll, .. } => roll.id.kind.stage() == RollStage::Play,
        Event::PlayResolved { play } => play.outcome.facts().by == ProducedBy::Player,
        Event::GameCreated { .. }
        | Event::EntropyCommitted { .. }
        | Event::EntropyRevealed { .. }
        | Event::GameStarted
        | Event::DefensiveDecisionSubmitted { .. }
        | Event::OffensiveDecisionSubmitted { .. }
        | Event::DecisionDropped { .. }
        | Event::CardRead { .. }
        | Event::ChoiceMade { .. }
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
        | Event::GameSuspended { .. }
        | Event::GameResumed { .. }
        | Event::GameEnded { .. }
        | Event::DiceRevealed { .. } => false,
    }
}
