//! Which pitcher answers for which runner.

use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::player::LineupId;
use bandbox_engine::scored::{Class, ScoredPlay};

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

    /// The charges during a play, after the shift of a fielder's choice: when a runner is put out so that the
    /// batter or another runner is safe, an earlier pitcher keeps his number of runners.
    pub fn during(&self, play: &ScoredPlay, pitcher: LineupId) -> During {
        let own = Charge {
            pitcher,
            placed: false,
        };
        let mut during = [Some(own), self.0[0], self.0[1], self.0[2]];
        if !is_choice(play) {
            return during;
        }
        let mut list = during.into_iter().rev().flatten();
        let mut shifted = [None; 4];
        for man in Origin::ALL.into_iter().rev() {
            let place = usize::from(man.number());
            let was_put_out_running = man != Origin::Plate && play.is_out(man);
            if during[place].is_some() && !was_put_out_running {
                shifted[place] = list.next();
            }
        }
        // Whoever was put out keeps the name he had: nobody asks for it any more.
        for place in 0..4 {
            during[place] = shifted[place].or(during[place]);
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

/// Whether a runner was put out in the batter's stead: the batter is safe, or the runner was out before him.
fn is_choice(play: &ScoredPlay) -> bool {
    let chosen = match play.class {
        Class::Out | Class::FieldersChoice => true,
        Class::Strikeout
        | Class::StolenBase
        | Class::Indifference
        | Class::CaughtStealing
        | Class::PickedOff
        | Class::WildPitch
        | Class::PassedBall
        | Class::Balk
        | Class::OtherAdvance
        | Class::FoulError
        | Class::Walk
        | Class::IntentionalWalk
        | Class::HitByPitch
        | Class::Interference
        | Class::Error
        | Class::Single
        | Class::Double
        | Class::Triple
        | Class::HomeRun => false,
    };
    let first_out = play.outs.first();
    chosen && first_out.is_some_and(|out| out.man != Origin::Plate)
}
