//! Steals: the try, the throw, and where everybody ends.
//!
//! Rules: R-STEAL-DOUBLE, R-STEAL-OVERTHROW, R-STEAL-INDIFFERENCE, R-HITRUN-RESULTS.

use super::Going;
use crate::bases::{Base, BaseSet, Destination, Origin};
use crate::charts::grid::Cell;
use crate::charts::{credits, running, steal};
use crate::choice::{Answer, Batted, Question};
use crate::dice::roll::{Roll, RollKind};
use crate::outcome::PlayOutcome;
use crate::play::{BatterResult, ErrorCharge, OutKind};
use crate::position::Position;
use crate::resolve::Scorer;
use crate::resolve::draft::Draft;
use crate::resolve::settle::Headline;
use crate::stealing::Jump;
use crate::team::Team;

/// How a steal ends for the lead runner.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ends {
    Out,
    Safe,
    /// Safe, and the throw went wild: he takes one more base.
    Overthrown,
}

impl Scorer<'_> {
    /// The defense lets the runners go: no dice, no throw.
    pub(in crate::resolve) fn let_go(&mut self) {
        let Some(going) = self.going() else {
            return;
        };
        let draft = self.steal_draft(going, Ends::Safe, false);
        let headline = Headline {
            outcome: PlayOutcome::DefensiveIndifference,
            hit_location: None,
            roll_id: None,
            check_position: None,
        };
        self.finish(headline, draft);
    }

    /// Caught before he went. Those who go with him advance behind the play; nobody else moves.
    pub(super) fn caught_leading(&mut self, going: Going, steals: bool, roll: &Roll) {
        let alone = Going {
            all: BaseSet::EMPTY.with(going.lead),
            ..going
        };
        let going = if steals { going } else { alone };
        let draft = self.steal_draft(going, Ends::Out, false);
        self.finish(Headline::of_roll(PlayOutcome::CaughtStealing, roll), draft);
    }

    /// The lead runner tries. `outcome` is a stolen base, or the hit and run that left him on his own.
    pub(super) fn steal(&mut self, outcome: PlayOutcome) {
        let Some(going) = self.going_on(outcome) else {
            return;
        };
        let roll = self.recorded_roll(RollKind::Steal);
        let batted = Batted {
            outcome,
            hit_location: None,
            error_bases: None,
            roll_id: roll.id,
            check_position: None,
            trail: None,
        };
        let d20 = roll.first();
        // Left on his own by a batter who missed, he has no lead to speak of.
        let good = outcome == PlayOutcome::StolenBase && self.has_good_lead(going.lead);
        let formula = steal::formula(going.lead, good);
        let number = self.steal_number(going.lead, good);
        match number.or_else(|| formula.settled_by(d20)) {
            Some(number) => self.tried_to_steal(batted, going, d20, d20 <= number),
            None => {
                let team = self.owner_of_unknown_card(going.lead);
                let question = Question::ReadSteal {
                    to: steal::target(going.lead),
                    d20,
                    formula,
                };
                self.ask(team, question, batted);
            }
        }
    }

    /// Goes on when a manager has read what a steal takes.
    pub(in crate::resolve) fn steal_answered(
        &mut self,
        batted: Batted,
        question: Question,
        answer: Answer,
    ) {
        let Some(going) = self.going_on(batted.outcome) else {
            return;
        };
        match (question, answer) {
            (Question::ReadSteal { d20, .. }, answer) => {
                self.tried_to_steal(batted, going, d20, answer == Answer::Safe);
            }
            (_, Answer::Happened) => self.stolen(batted, going, Ends::Overthrown),
            (_, _) => self.stolen(batted, going, Ends::Safe),
        }
    }

    fn tried_to_steal(&mut self, batted: Batted, going: Going, d20: u8, safe: bool) {
        if !safe {
            return self.stolen(batted, going, Ends::Out);
        }
        if !steal::may_be_overthrown(going.lead, d20) {
            return self.stolen(batted, going, Ends::Safe);
        }
        let d20 = self.recorded_roll(RollKind::Overthrow).first();
        match self.state.throwing_rating() {
            Some(rating) if d20 <= rating => self.stolen(batted, going, Ends::Overthrown),
            Some(_) => self.stolen(batted, going, Ends::Safe),
            None => {
                let team = self.state.fielding();
                self.ask(team, Question::ReadOverthrow { d20 }, batted);
            }
        }
    }

    fn stolen(&mut self, batted: Batted, going: Going, ends: Ends) {
        let struck_out = batted.outcome == PlayOutcome::HitAndRunStrikeout;
        let draft = self.steal_draft(going, ends, struck_out);
        let caught = batted.outcome == PlayOutcome::StolenBase && ends == Ends::Out;
        let outcome = if caught {
            PlayOutcome::CaughtStealing
        } else {
            batted.outcome
        };
        self.finish(Batted { outcome, ..batted }.into(), draft);
    }

    /// Those who go, all one base, but for the lead runner who may be out or take two.
    fn steal_draft(&self, going: Going, ends: Ends, struck_out: bool) -> Draft {
        let occupied = self.state.occupied();
        let lead = Origin::On(going.lead);
        let one_base = |base| Cell::Safe(steal::target(base));
        let row = going
            .all
            .iter()
            .fold(running::STAY.row(occupied), |row, base| {
                row.with(Origin::On(base), one_base(base))
            });
        let row = match ends {
            Ends::Safe => row,
            Ends::Out => row.with_out(lead),
            Ends::Overthrown => {
                let beyond = Destination::beyond(lead, 2).unwrap_or(Destination::Home);
                let row = row.with(lead, Cell::Safe(beyond));
                let makes_room =
                    beyond == Destination::On(Base::Third) && occupied.contains(Base::Third);
                if makes_room {
                    row.with(Origin::On(Base::Third), Cell::Safe(Destination::Home))
                } else {
                    row
                }
            }
        };
        let mut draft = if struck_out {
            let row = row.with_out(Origin::Plate);
            Draft::new(row, BatterResult::Strikeout).out(
                Origin::Plate,
                OutKind::Strikeout,
                credits::strikeout(),
            )
        } else {
            Draft::new(row, BatterResult::StillUp)
        };
        draft.batted_in = false;
        match ends {
            Ends::Safe => draft,
            Ends::Out => {
                let credit = credits::caught_stealing(going.lead, self.bats_right());
                draft.out(lead, OutKind::Tag, credit)
            }
            Ends::Overthrown => {
                draft.errors.push(ErrorCharge {
                    position: Position::Catcher,
                    bases: 1,
                });
                draft
            }
        }
    }

    /// Those who go on this play: on a hit and run the man on first alone.
    fn going_on(&self, outcome: PlayOutcome) -> Option<Going> {
        if outcome == PlayOutcome::StolenBase {
            self.going()
        } else {
            self.going_from(Base::First, BaseSet::EMPTY.with(Base::First))
        }
    }

    fn has_good_lead(&self, from: Base) -> bool {
        self.state.jump(from) == Some(Jump::GoodLead)
    }

    /// The number that the d20 must not exceed, when every rating it takes is known.
    pub(super) fn steal_number(&self, from: Base, good_lead: bool) -> Option<u8> {
        let formula = steal::formula(from, good_lead);
        let card = self.state.steal_card(from)?;
        let hold = self.state.hold()?;
        let arm = if formula.arm {
            self.state.arm_at(Position::Catcher)?
        } else {
            0
        };
        Some(formula.number(card.number(formula.high), hold, arm))
    }

    /// The batting team reads its runner's card; if that is known the fielding team reads its own.
    fn owner_of_unknown_card(&self, from: Base) -> Team {
        match self.state.steal_card(from) {
            None => self.state.batting(),
            Some(_) => self.state.fielding(),
        }
    }
}
