//! Who is credited with an out, and who with trying for one.

use crate::play_text::{Fielders, Handling};
use arrayvec::ArrayVec;
use bandbox_engine::bases::Origin;
use bandbox_engine::position::Position;
use bandbox_engine::scored::ScoredOut;

/// Those who had the ball, the same man twice in a row counted once.
fn touches(
    holder: Option<Position>,
    fielders: Fielders<'_>,
) -> impl Iterator<Item = Position> + Clone {
    let mut last = None;
    holder
        .into_iter()
        .chain(fielders.iter())
        .filter(move |fielder| last.replace(*fielder) != Some(*fielder))
}

/// An out: the last who had the ball made it, the others helped, each once. `holder` has the ball from the out
/// before.
pub(super) fn out(man: Origin, holder: Option<Position>, fielders: Fielders<'_>) -> ScoredOut {
    let mut out = ScoredOut::of(man);
    if fielders.are_unknown() {
        return out;
    }
    for fielder in touches(holder, fielders) {
        if let Some(before) = out.putout.replace(fielder) {
            assist(&mut out.assists, before);
        }
    }
    out
}

/// An out with the fielders in brackets.
pub(super) fn handled(man: Origin, handling: &Handling<'_>) -> ScoredOut {
    out(man, None, handling.fielders)
}

/// Those who helped towards an out that an error prevented.
pub(super) fn fruitless<const MOST: usize>(
    assists: &mut ArrayVec<Position, MOST>,
    holder: Option<Position>,
    fielders: Fielders<'_>,
) {
    if fielders.are_unknown() {
        return;
    }
    let mut own = ArrayVec::<Position, 9>::new();
    for fielder in touches(holder, fielders) {
        assist(&mut own, fielder);
    }
    for fielder in own {
        // More than so many assists no play has; the rest would be lost, not wrong.
        let _ = assists.try_push(fielder);
    }
}

/// One man has at most one assist an out.
fn assist(assists: &mut ArrayVec<Position, 9>, fielder: Position) {
    if !assists.contains(&fielder) {
        assists.push(fielder);
    }
}
