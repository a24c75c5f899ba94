//! How runs count: earned, and batted in.

use crate::play_text::advance::Unearned;
use crate::play_text::{Advance, Modifier, Notes, PlayText, Trajectory};
use bandbox_engine::bases::{Base, Origin};
use bandbox_engine::inning::Outs;
use bandbox_engine::scored::{Class, Earned, Run};

/// What the scorer's marks and customs make of a man's run.
pub(super) struct Accounts<'a> {
    pub(super) text: &'a PlayText<'a>,
    pub(super) class: Class,
    pub(super) outs: Outs,
    /// Men were on all bases.
    pub(super) full: bool,
}

impl Accounts<'_> {
    /// How this man's run counts. `beside` are the brackets behind his steal, if he stole.
    pub(super) fn run(&self, man: Origin, beside: Option<&Notes<'_>>) -> Run {
        let advance = self.text.advances.iter().find(|a| a.from == man);
        let notes = advance.map(|advance| &advance.notes);
        let marked = |notes: Option<&Notes<'_>>| notes.and_then(|notes| notes.unearned);
        let earned = match marked(notes).or_else(|| marked(beside)) {
            None => Earned::Yes,
            Some(Unearned::ForTeam) => Earned::OffPitcherOnly,
            Some(Unearned::Wholly) => Earned::No,
        };
        let said = notes.and_then(|notes| notes.batted_in);
        Run {
            earned,
            batted_in: said.unwrap_or_else(|| self.is_batted_in(man, advance)),
        }
    }

    /// Where nothing is written: hits, outs and choices bring runs in unless an error or a double play did; a
    /// man who is put on base brings in the man from third when he is forced; an error only what an out would
    /// have brought in.
    fn is_batted_in(&self, man: Origin, advance: Option<&Advance<'_>>) -> bool {
        let on_error = advance.is_some_and(|advance| advance.notes.has_error());
        let from_third = man == Origin::On(Base::Third);
        match self.class {
            Class::Single
            | Class::Double
            | Class::Triple
            | Class::HomeRun
            | Class::FieldersChoice => !on_error,
            Class::Out => !on_error && !self.text.modifiers.iter().any(is_grounded_double_play),
            Class::Walk | Class::IntentionalWalk | Class::HitByPitch | Class::Interference => {
                from_third && self.full
            }
            Class::Error => from_third && self.outs != Outs::Two && !on_error,
            Class::Strikeout
            | Class::StolenBase
            | Class::Indifference
            | Class::CaughtStealing
            | Class::PickedOff
            | Class::WildPitch
            | Class::PassedBall
            | Class::Balk
            | Class::OtherAdvance
            | Class::FoulError => false,
        }
    }
}

/// A double or triple play that the batter grounded into.
pub(super) fn is_grounded_double_play(modifier: &Modifier<'_>) -> bool {
    matches!(
        modifier,
        Modifier::GroundedDoublePlay { .. } | Modifier::TriplePlay(Some(Trajectory::Ground))
    )
}
