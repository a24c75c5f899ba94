//! A play while it is being put together: where everybody ended, in the order of what the text says.

use super::credits;
use crate::play_text::{Handling, Muff, Notes};
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::position::Position;
use bandbox_engine::scored::{ErrorKind, ScoredError, ScoredOut, ScoredPlay};

/// Where a man ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// Nothing is said of him.
    Unsaid,
    /// Out, by the out at this place of the list.
    Out,
    /// Safe.
    At(Destination),
}

/// What the text has said so far.
pub(super) struct Deeds {
    pub(super) play: ScoredPlay,
    /// The batter, then the runners on first to third.
    pub(super) ends: [End; 4],
    /// There was a ball to be fielded; without one, an error that is no throw is a throw that was dropped.
    pub(super) ball_in_play: bool,
    /// The pitcher or the catcher throws to a base, so that an error of his is a bad throw.
    pub(super) pickoff: bool,
}

impl Deeds {
    pub(super) fn end(&mut self, man: Origin) -> &mut End {
        &mut self.ends[usize::from(man.number())]
    }

    pub(super) fn safe(&mut self, man: Origin, to: Destination) {
        *self.end(man) = End::At(to);
    }

    /// The man is out. A fourth out cannot be written down; the engine counts three and says so.
    pub(super) fn out(&mut self, out: ScoredOut) {
        *self.end(out.man) = End::Out;
        self.play.credits_unknown |= out.putout.is_none();
        let _ = self.play.outs.try_push(out);
    }

    /// What an advance says overrides the end of the basic play.
    pub(super) fn take_back(&mut self, man: Origin) {
        if *self.end(man) == End::Out {
            self.play.outs.retain(|out| out.man != man);
        }
        *self.end(man) = End::Unsaid;
    }

    pub(super) fn error(&mut self, position: Position, kind: ErrorKind) {
        let _ = self.play.errors.try_push(ScoredError { position, kind });
    }

    /// Fielders in brackets that put nobody out: an error with the assists before it.
    pub(super) fn muffed(&mut self, handling: &Handling<'_>, muff: Muff) {
        let helped = !handling.fielders.is_empty();
        credits::fruitless(&mut self.play.fruitless_assists, None, handling.fielders);
        let battery = [Position::Pitcher, Position::Catcher].contains(&muff.position);
        let kind = if muff.throw {
            ErrorKind::Throwing
        } else if helped {
            ErrorKind::Dropped
        } else if self.pickoff && battery {
            ErrorKind::Throwing
        } else if self.ball_in_play {
            ErrorKind::Fielding
        } else {
            ErrorKind::Dropped
        };
        self.error(muff.position, kind);
    }

    /// A try to put a man out, as the brackets behind it tell: whether it was one. A clean string of fielders
    /// beside an error keeps the out.
    pub(super) fn tried(&mut self, man: Origin, notes: &Notes<'_>) -> bool {
        let clean = notes.fielding.iter().find(|h| h.muff.is_none());
        let out = match clean {
            Some(clean) => Some(credits::handled(man, clean)),
            None if notes.fielding.is_empty() => Some(ScoredOut::of(man)),
            None => None,
        };
        self.errors_in(notes);
        match out {
            Some(out) => {
                self.out(out);
                true
            }
            None => false,
        }
    }

    /// Errors in the brackets behind an advance.
    pub(super) fn errors_in(&mut self, notes: &Notes<'_>) {
        for handling in &notes.fielding {
            if let Some(muff) = handling.muff {
                self.muffed(handling, muff);
            }
        }
        self.play.wild_pitch |= notes.wild_pitch;
        self.play.passed_ball |= notes.passed_ball;
    }
}

/// The runner who runs for this base.
pub(super) const fn runner_to(to: Destination) -> Base {
    match to {
        Destination::On(Base::First | Base::Second) => Base::First,
        Destination::On(Base::Third) => Base::Second,
        Destination::Home => Base::Third,
    }
}
