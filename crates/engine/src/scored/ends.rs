//! Where everybody ended: what a scorer says, laid out man by man.

use super::fault::ScoringFault;
use super::play::ScoredPlay;
use crate::bases::{Base, Destination, Origin};
use crate::player::LineupId;
use crate::state::GameState;
use arrayvec::ArrayVec;

/// Where a man ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// There is no such man, or the batter is still up.
    Nobody,
    /// Put out.
    Out,
    /// On a base or home.
    At(Destination),
}

/// The ends of the batter and of the runners on first to third.
pub(super) struct Ends([End; 4]);

impl Ends {
    /// Lays out a play. Everybody must be there, and end once.
    pub(super) fn of(state: &GameState, play: &ScoredPlay) -> Result<Self, ScoringFault> {
        let mut ends = Self([End::Nobody; 4]);
        for out in &play.outs {
            ends.set(state, out.man, End::Out)?;
        }
        for moved in &play.moves {
            let (from, to) = (moved.from, moved.to);
            if to.number() < from.number() {
                return Err(ScoringFault::Backwards { from, to });
            }
            if moved.run.is_some() != (to == Destination::Home) {
                return Err(ScoringFault::RunUnclear(from));
            }
            ends.set(state, from, End::At(to))?;
        }
        for (base, _) in state.bases().runners() {
            let end = &mut ends.0[usize::from(base.number())];
            if *end == End::Nobody {
                *end = End::At(Destination::On(base));
            }
        }
        Ok(ends)
    }

    fn set(&mut self, state: &GameState, man: Origin, end: End) -> Result<(), ScoringFault> {
        let is_there = match man {
            Origin::Plate => true,
            Origin::On(base) => state.bases().runner(base).is_some(),
        };
        if !is_there {
            return Err(ScoringFault::NobodyThere(man));
        }
        let place = &mut self.0[usize::from(man.number())];
        if *place != End::Nobody {
            return Err(ScoringFault::EndsTwice(man));
        }
        *place = end;
        Ok(())
    }

    pub(super) const fn batter(&self) -> End {
        self.0[0]
    }

    /// Nobody passes anybody and nobody shares a base.
    pub(super) fn keep_order(&self) -> Result<(), ScoringFault> {
        let mut ahead: Option<(Origin, Destination)> = None;
        for man in Origin::ALL.into_iter().rev() {
            let End::At(to) = self.0[usize::from(man.number())] else {
                continue;
            };
            match (ahead, to) {
                (Some((other, Destination::On(base))), _) if to > Destination::On(base) => {
                    return Err(ScoringFault::Passes {
                        behind: man,
                        ahead: other,
                    });
                }
                (Some((_, Destination::On(base))), Destination::On(own)) if own == base => {
                    return Err(ScoringFault::SameBase(base));
                }
                (Some(_) | None, _) => ahead = Some((man, to)),
            }
        }
        Ok(())
    }

    /// The men who are neither out nor home, lead runner first.
    pub(super) fn left(&self, state: &GameState, batter: LineupId) -> ArrayVec<LineupId, 3> {
        let men = Origin::ALL.into_iter().rev().filter_map(|man| {
            let end = self.0[usize::from(man.number())];
            match end {
                End::At(Destination::On(_)) => match man {
                    Origin::Plate => Some(batter),
                    Origin::On(base) => state.bases().runner(base),
                },
                End::At(Destination::Home) | End::Out | End::Nobody => None,
            }
        });
        // Four cannot be left: then nobody was out on the last play of a half-inning, and somebody scored.
        men.take(Base::ALL.len()).collect()
    }
}
