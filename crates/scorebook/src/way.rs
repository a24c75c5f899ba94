//! The way of the ball over the outs of a play, hand by hand.

use bandbox_engine::play::{Out, OutKind};
use bandbox_engine::position::Position;

/// Who had the ball, in order. Whoever made one out and threw to the next had it once.
pub(crate) fn way_of_the_ball(outs: &[Out]) -> Vec<Position> {
    // A runner who interferes is out without a throw.
    let thrown = outs.iter().filter(|out| out.kind != OutKind::Interference);
    let hands = thrown.flat_map(|out| out.credit.assists.iter().chain([&out.credit.putout]));
    let mut way: Vec<Position> = hands.copied().collect();
    way.dedup();
    way
}
