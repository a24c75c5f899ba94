//! What an x-check comes to, in words.

use super::{play, reads};
use bandbox_engine::PlayOutcome;
use bandbox_engine::play::BatterResult::{
    Double, Out as BatterOut, SacrificeFlyOnError, Single, StillUp,
};
use bandbox_engine::play::OutKind::{Appeal, AtFirst, Caught, Interference};
use bandbox_engine::position::Position::{
    Catcher as C, CenterField as CF, FirstBase as B1, LeftField as LF, RightField as RF,
    Shortstop as SS, ThirdBase as B3,
};

#[test]
fn what_an_x_check_comes_to() {
    reads(
        play(SacrificeFlyOnError, PlayOutcome::Error)
            .at(CF)
            .moves("Okafor", 3, 4)
            .moves("Ruiz", 0, 1)
            .error(CF, 1),
        "Ruiz reached on an error by the center fielder on a sacrifice fly; Okafor scored",
    );
    reads(
        play(Double, PlayOutcome::Double2)
            .at(LF)
            .moves("Ruiz", 0, 3)
            .error(LF, 1),
        "Ruiz doubled to left and took third on an error by the left fielder",
    );
    reads(
        play(BatterOut, PlayOutcome::GroundballA)
            .at(SS)
            .out("Ruiz", 0, AtFirst, &[SS, B1])
            .out("Okafor", 1, Interference, &[SS]),
        "Ruiz grounded into a double play, shortstop to first; Okafor out for interference",
    );
    reads(
        play(Single, PlayOutcome::Single1)
            .at(B1)
            .out("Okafor", 1, Interference, &[B1])
            .moves("Ruiz", 0, 1),
        "Ruiz singled to the first baseman; Okafor out for interference",
    );
    reads(
        play(BatterOut, PlayOutcome::XCheck)
            .at(RF)
            .out("Ruiz", 0, Appeal, &[RF, B1]),
        "Ruiz was out on appeal at first, right to first",
    );
    reads(
        play(BatterOut, PlayOutcome::FlyballB)
            .at(CF)
            .out("Ruiz", 0, Caught, &[CF])
            .out("Okafor", 3, Appeal, &[CF, B3]),
        "Ruiz flied into a double play, center to third; Okafor out on appeal at third",
    );
    reads(
        play(StillUp, PlayOutcome::XCheck).at(C).error(C, 1),
        "Foul popup dropped by the catcher",
    );
}
