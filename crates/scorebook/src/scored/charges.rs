//! Which pitcher answers for which runner.
//!
//! Rules: R-SCORE-R-CHARGED.

use crate::charged::keep_numbers;
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::player::LineupId;
use bandbox_engine::scored::ScoredPlay;

/// Who answers for a man, and whether he was placed on base or stands for one who was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charge {
    /// The pitcher.
    pub pitcher: LineupId,
    /// The runner of an extra inning, of whom no run is earned.
    pub placed: bool,
}

/// The charges of the runners on first to third.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Charges([Option<Charge>; 3]);

/// The charges during a play: of the batter, then of the runners on first to third.
pub type During = [Option<Charge>; 4];

impl Charges {
    /// Of the runner on this base.
    pub const fn on(&self, base: Base) -> Option<Charge> {
        self.0[base as usize]
    }

    /// A runner is placed, or charged anew.
    pub const fn put(&mut self, base: Base, charge: Charge) {
        self.0[base as usize] = Some(charge);
    }

    /// How many runners there are.
    pub fn count(&self) -> u16 {
        self.0.iter().flatten().fold(0, |count, _| count + 1)
    }

    /// The bases are empty again.
    pub const fn clear(&mut self) {
        self.0 = [None; 3];
    }

    /// The charges during a play. When a runner is put out so that the batter or another runner is safe, each pitcher
    /// keeps his number of runners. Whoever is on base because the placed runner was forced stands for him.
    pub fn during(&self, play: &ScoredPlay, pitcher: LineupId) -> During {
        let own = Charge {
            pitcher,
            placed: false,
        };
        let before = [Some(own), self.0[0], self.0[1], self.0[2]];
        let mut during = before;
        if is_choice(play) {
            let pitchers = before.map(|charge| charge.map(|charge| charge.pitcher));
            let kept = keep_numbers(pitchers, |man| play.is_out(man));
            for (charge, kept) in during.iter_mut().zip(kept) {
                if let (Some(charge), Some(pitcher)) = (charge, kept) {
                    charge.pitcher = pitcher;
                }
            }
        }
        for man in Origin::ALL.into_iter().rev() {
            if play.was_out_for_the_batter(man) {
                stand_in(&mut during[..=place(man)]);
            }
        }
        during
    }

    /// Moves everybody.
    pub fn advance(&mut self, play: &ScoredPlay, during: &During) {
        for out in &play.outs {
            if let Origin::On(base) = out.man {
                self.0[base as usize] = None;
            }
        }
        let stays = self.0;
        for (place, charge) in stays.iter().enumerate() {
            if charge.is_some() {
                self.0[place] = during[place + 1];
            }
        }
        for moved in &play.moves {
            if let Origin::On(base) = moved.from {
                self.0[base as usize] = None;
            }
        }
        for moved in &play.moves {
            if let Destination::On(base) = moved.to {
                self.0[base as usize] = during[usize::from(moved.from.number())];
            }
        }
    }
}

fn place(man: Origin) -> usize {
    usize::from(man.number())
}

/// The last of these men is forced: each of those behind him stands for the man before.
fn stand_in(men: &mut [Option<Charge>]) {
    let mut ahead: Option<bool> = None;
    for charge in men.iter_mut().rev().flatten() {
        let own = charge.placed;
        charge.placed = ahead.unwrap_or(own);
        ahead = Some(own);
    }
}

/// Whether a runner was put out in the batter's stead.
fn is_choice(play: &ScoredPlay) -> bool {
    Origin::ALL
        .into_iter()
        .any(|man| play.was_out_for_the_batter(man))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]
    use super::*;
    use bandbox_engine::lineup::BattingSlot;
    use bandbox_engine::scored::{Class, ScoredOut};
    use bandbox_engine::team::Team;

    const FIRST: Origin = Origin::On(Base::First);
    const SECOND: Origin = Origin::On(Base::Second);
    const THIRD: Origin = Origin::On(Base::Third);

    fn man(team: Team, place: u8) -> LineupId {
        LineupId::at(team, place).expect("rosters have two men")
    }

    fn starter() -> LineupId {
        man(Team::Home, 0)
    }

    fn reliever() -> LineupId {
        man(Team::Home, 1)
    }

    /// The starter has left these men on base, and the placed runner stands on `placed`.
    fn bases(men: &[Base], placed: Option<Base>) -> Charges {
        let mut charges = Charges::default();
        for base in men {
            let charge = Charge {
                pitcher: starter(),
                placed: placed == Some(*base),
            };
            charges.put(*base, charge);
        }
        charges
    }

    /// A play off the reliever: who was out, and whether he was forced.
    fn play(class: Class, outs: &[(Origin, bool)]) -> ScoredPlay {
        let batter = man(Team::Away, 0);
        let mut play = ScoredPlay::new(batter, BattingSlot::LEADOFF, class);
        for (man, forced) in outs {
            play.outs.push(ScoredOut {
                forced: *forced,
                ..ScoredOut::of(*man)
            });
        }
        play
    }

    /// Who answers for the batter.
    fn batter(before: Charges, class: Class, outs: &[(Origin, bool)]) -> Charge {
        let during = before.during(&play(class, outs), reliever());
        during[0].expect("the batter is somebody's")
    }

    #[test]
    fn a_man_who_is_safe_for_a_runner_forced_is_whose_the_runner_was() {
        let before = bases(&[Base::First], None);
        assert_eq!(
            batter(before, Class::Out, &[(FIRST, true)]).pitcher,
            starter()
        );
    }

    #[test]
    fn a_fielders_choice_of_a_runner_who_was_not_forced_does_the_same() {
        let before = bases(&[Base::Second], None);
        let choice = batter(before, Class::FieldersChoice, &[(SECOND, false)]);
        assert_eq!(choice.pitcher, starter());
    }

    #[test]
    fn a_runner_thrown_out_on_a_hit_leaves_nobody_in_his_stead() {
        let before = bases(&[Base::Second], None);
        assert_eq!(
            batter(before, Class::Single, &[(SECOND, false)]).pitcher,
            reliever()
        );
    }

    #[test]
    fn a_runner_thrown_out_after_a_muffed_throw_leaves_nobody_in_his_stead() {
        let before = bases(&[Base::First], None);
        assert_eq!(
            batter(before, Class::Out, &[(FIRST, false)]).pitcher,
            reliever()
        );
    }

    #[test]
    fn an_earlier_pitcher_keeps_his_number_when_one_more_runner_is_tagged() {
        let before = bases(&[Base::Second, Base::Third], None);
        let outs = [(THIRD, true), (SECOND, false)];
        assert_eq!(batter(before, Class::Out, &outs).pitcher, starter());
    }

    #[test]
    fn whoever_comes_up_behind_the_placed_runner_forced_stands_for_him() {
        let before = bases(&[Base::First, Base::Second], Some(Base::Second));
        let during = before.during(&play(Class::Out, &[(SECOND, true)]), reliever());
        assert!(during[1].is_some_and(|charge| charge.placed));
        assert!(during[0].is_some_and(|charge| !charge.placed));
    }

    #[test]
    fn nobody_stands_for_a_placed_runner_who_is_tagged_while_another_is_forced() {
        let before = bases(&[Base::First, Base::Second], Some(Base::Second));
        let outs = [(FIRST, true), (SECOND, false)];
        assert!(!batter(before, Class::Out, &outs).placed);
    }
}
