//! Every result of a play reads as a newspaper would print it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
#[path = "phrases/x_checks.rs"]
mod x_checks;

use bandbox_engine::inning::Half;
use bandbox_engine::play::BatterResult::{
    CatcherInterference, Double, FieldersChoice, HitByPitch, HomeRun, IntentionalWalk,
    Out as BatterOut, ReachedOnError, SacrificeFly, Single, StillUp, Strikeout, Triple, Walk,
};
use bandbox_engine::play::OutKind::{
    AtFirst, Caught, DoubledOff, Force, Strikeout as StruckOut, Tag,
};
use bandbox_engine::play::Play;
use bandbox_engine::position::Position::{
    Catcher as C, CenterField as CF, FirstBase as B1, LeftField as LF, RightField as RF,
    SecondBase as B2, Shortstop as SS, ThirdBase as B3,
};
use bandbox_engine::{Event, PlayOutcome, apply};
use bandbox_scorebook::play_description;
use common::{PlayBuilder, at_half, play};

fn reads(play: PlayBuilder, expected: &str) {
    reads_play(&play.done(), expected);
}

fn reads_play(play: &Play, expected: &str) {
    let before = at_half(1, Half::Top);
    assert_eq!(play_description(&before, play), expected);
}

#[test]
fn single() {
    reads(
        play(Single, PlayOutcome::Single1).moves("Ruiz", 0, 1),
        "Ruiz singled",
    );
    reads(
        play(Single, PlayOutcome::SingleUncapped)
            .at(CF)
            .moves("Okafor", 2, 4)
            .moves("Lane", 1, 3)
            .moves("Ruiz", 0, 1),
        "Ruiz singled to center; Okafor scored; Lane to third",
    );
    reads(
        play(Single, PlayOutcome::Single2)
            .at(SS)
            .moves("Ruiz", 0, 1),
        "Ruiz singled to the shortstop",
    );
}

#[test]
fn single_with_a_runner_thrown_out() {
    reads(
        play(Single, PlayOutcome::SingleUncapped)
            .at(CF)
            .moves("Ruiz", 0, 1)
            .out("Okafor", 2, Tag, &[CF, C]),
        "Ruiz singled to center; Okafor out at home, center to catcher",
    );
    reads(
        play(Single, PlayOutcome::SingleUncapped)
            .at(LF)
            .moves("Ruiz", 0, 1)
            .out("Okafor", 1, Tag, &[LF, B3]),
        "Ruiz singled to left; Okafor out at third, left to third",
    );
}

#[test]
fn a_fly_that_falls_in_before_a_shallow_outfield_is_a_single() {
    reads(
        play(Single, PlayOutcome::FlyballA)
            .at(LF)
            .moves("Ruiz", 0, 1),
        "Ruiz singled to left over a drawn-in outfield",
    );
}

#[test]
fn extra_base_hits() {
    reads(
        play(Double, PlayOutcome::Double2)
            .at(RF)
            .moves("Okafor", 1, 3)
            .moves("Ruiz", 0, 2),
        "Ruiz doubled to right; Okafor to third",
    );
    reads(
        play(Triple, PlayOutcome::Triple)
            .moves("Lane", 3, 4)
            .moves("Okafor", 1, 4)
            .moves("Ruiz", 0, 3),
        "Ruiz tripled; Lane and Okafor scored",
    );
}

#[test]
fn home_runs() {
    reads(
        play(HomeRun, PlayOutcome::HomeRun)
            .at(LF)
            .moves("Ruiz", 0, 4),
        "Ruiz homered to left",
    );
    reads(
        play(HomeRun, PlayOutcome::BpHomeRun)
            .moves("Lane", 2, 4)
            .moves("Okafor", 1, 4)
            .moves("Ruiz", 0, 4),
        "Ruiz hit a three-run home run; Lane and Okafor scored",
    );
    reads(
        play(HomeRun, PlayOutcome::HomeRun)
            .at(CF)
            .moves("Webb", 3, 4)
            .moves("Lane", 2, 4)
            .moves("Okafor", 1, 4)
            .moves("Ruiz", 0, 4),
        "Ruiz hit a grand slam to center; Webb, Lane and Okafor scored",
    );
}

#[test]
fn home_runs_by_what_they_are_worth() {
    let mut inside = play(HomeRun, PlayOutcome::HomeRun)
        .at(CF)
        .moves("Okafor", 1, 4)
        .moves("Ruiz", 0, 4)
        .done();
    reads_play(
        &inside,
        "Ruiz hit a two-run home run to center; Okafor scored",
    );
    inside.check_position = Some(CF);
    reads_play(
        &inside,
        "Ruiz hit an inside-the-park two-run home run to center; Okafor scored",
    );
    reads(
        play(Triple, PlayOutcome::Triple)
            .at(RF)
            .moves("Okafor", 1, 4)
            .moves("Ruiz", 0, 4)
            .error(RF, 1),
        "Ruiz tripled to right and came all the way home on an error by the right fielder; Okafor scored",
    );
}

#[test]
fn free_passes() {
    let pushed_along = |result, outcome| {
        play(result, outcome)
            .moves("Okafor", 1, 2)
            .moves("Ruiz", 0, 1)
    };
    reads(
        pushed_along(Walk, PlayOutcome::Walk),
        "Ruiz walked; Okafor to second",
    );
    reads(
        pushed_along(IntentionalWalk, PlayOutcome::IntentionalWalk),
        "Ruiz was walked intentionally; Okafor to second",
    );
    reads(
        pushed_along(HitByPitch, PlayOutcome::HitByPitch),
        "Ruiz was hit by a pitch; Okafor to second",
    );
    reads(
        pushed_along(CatcherInterference, PlayOutcome::CatcherInterference).error(C, 1),
        "Ruiz reached on catcher's interference; Okafor to second",
    );
}

#[test]
fn strikeout() {
    reads(
        play(Strikeout, PlayOutcome::Strikeout).out("Ruiz", 0, StruckOut, &[C]),
        "Ruiz struck out",
    );
    reads(
        play(Strikeout, PlayOutcome::BuntStrikeout).out("Ruiz", 0, StruckOut, &[C]),
        "Ruiz struck out bunting",
    );
}

#[test]
fn groundouts() {
    reads(
        play(BatterOut, PlayOutcome::GroundballC)
            .at(SS)
            .moves("Okafor", 2, 3)
            .out("Ruiz", 0, AtFirst, &[SS, B1]),
        "Ruiz grounded out, shortstop to first; Okafor to third",
    );
    reads(
        play(BatterOut, PlayOutcome::GroundballB)
            .at(B1)
            .out("Ruiz", 0, AtFirst, &[B1]),
        "Ruiz grounded out to the first baseman",
    );
}

#[test]
fn double_plays_on_the_ground() {
    reads(
        play(BatterOut, PlayOutcome::GroundballA)
            .at(SS)
            .moves("Lane", 3, 4)
            .out("Okafor", 1, Force, &[SS, B2])
            .out("Ruiz", 0, AtFirst, &[B2, B1]),
        "Ruiz grounded into a double play, shortstop to second to first; Okafor forced at second; \
         Lane scored",
    );
    reads(
        play(BatterOut, PlayOutcome::GroundballA)
            .at(C)
            .out("Webb", 3, Force, &[C])
            .out("Ruiz", 0, AtFirst, &[C, B1]),
        "Ruiz grounded into a double play, catcher to first; Webb forced at home",
    );
    reads(
        play(FieldersChoice, PlayOutcome::GroundballA)
            .at(B3)
            .moves("Ruiz", 0, 1)
            .out("Lane", 2, Force, &[B3])
            .out("Okafor", 1, Force, &[B3, B2]),
        "Ruiz grounded into a double play, third to second; Lane forced at third; \
         Okafor forced at second",
    );
}

#[test]
fn fielders_choices() {
    reads(
        play(FieldersChoice, PlayOutcome::GroundballB)
            .at(B2)
            .moves("Ruiz", 0, 1)
            .out("Okafor", 1, Force, &[B2, SS]),
        "Ruiz grounded into a fielder's choice, second to shortstop; Okafor forced at second",
    );
    reads(
        play(FieldersChoice, PlayOutcome::GroundballC)
            .at(B2)
            .moves("Ruiz", 0, 1)
            .out("Lane", 3, Tag, &[B2, C]),
        "Ruiz grounded into a fielder's choice, second to catcher; Lane out at home",
    );
    reads(
        play(FieldersChoice, PlayOutcome::GroundballC)
            .at(B2)
            .moves("Lane", 3, 4)
            .moves("Ruiz", 0, 1),
        "Ruiz grounded into a fielder's choice; Lane scored",
    );
}

#[test]
fn balls_caught() {
    let caught = |outcome, position| {
        play(BatterOut, outcome)
            .at(position)
            .out("Ruiz", 0, Caught, &[position])
    };
    reads(
        caught(PlayOutcome::FlyballA, CF),
        "Ruiz flied out to deep center",
    );
    reads(caught(PlayOutcome::FlyballB, LF), "Ruiz flied out to left");
    reads(
        caught(PlayOutcome::FlyballBq, RF),
        "Ruiz flied out to right",
    );
    reads(
        caught(PlayOutcome::FlyballC, RF),
        "Ruiz flied out to shallow right",
    );
    reads(
        caught(PlayOutcome::BpFlyout, LF),
        "Ruiz flied out to the wall in left",
    );
    reads(
        caught(PlayOutcome::Lineout, B3),
        "Ruiz lined out to the third baseman",
    );
    reads(
        caught(PlayOutcome::BpLineout, CF),
        "Ruiz lined out to center",
    );
    reads(
        caught(PlayOutcome::Popout, SS),
        "Ruiz popped out to the shortstop",
    );
    reads(
        caught(PlayOutcome::Foulout, C),
        "Ruiz fouled out to the catcher",
    );
}

#[test]
fn sacrifice_fly() {
    reads(
        play(SacrificeFly, PlayOutcome::FlyballB)
            .at(RF)
            .moves("Okafor", 3, 4)
            .out("Ruiz", 0, Caught, &[RF]),
        "Ruiz hit a sacrifice fly to right; Okafor scored",
    );
    reads(
        play(SacrificeFly, PlayOutcome::FlyballB)
            .at(RF)
            .moves("Okafor", 3, 4)
            .out("Ruiz", 0, Caught, &[RF])
            .out("Lane", 2, Tag, &[RF, B3]),
        "Ruiz flied into a double play, right to third, on a sacrifice fly; Lane out at third; \
         Okafor scored",
    );
}

#[test]
fn lineouts_with_runners_doubled_off() {
    reads(
        play(BatterOut, PlayOutcome::LineoutMax)
            .at(B1)
            .out("Ruiz", 0, Caught, &[B1])
            .out("Okafor", 1, DoubledOff, &[B1]),
        "Ruiz lined into a double play, first baseman unassisted; Okafor doubled off first",
    );
    reads(
        play(BatterOut, PlayOutcome::LineoutMax)
            .at(SS)
            .out("Ruiz", 0, Caught, &[SS])
            .out("Lane", 3, DoubledOff, &[SS, B3])
            .out("Okafor", 2, DoubledOff, &[SS, B2]),
        "Ruiz lined into a triple play, shortstop to third to shortstop to second; Lane doubled off \
         third; Okafor doubled off second",
    );
}

#[test]
fn reached_on_an_error() {
    reads(
        play(ReachedOnError, PlayOutcome::Error)
            .at(SS)
            .moves("Ruiz", 0, 1)
            .error(SS, 1),
        "Ruiz reached on an error by the shortstop",
    );
    reads(
        play(ReachedOnError, PlayOutcome::Error)
            .at(LF)
            .moves("Okafor", 2, 4)
            .moves("Ruiz", 0, 2)
            .error(LF, 2),
        "Ruiz reached second on an error by the left fielder; Okafor scored",
    );
}

#[test]
fn the_batter_still_up() {
    let moved = |outcome| {
        play(StillUp, outcome)
            .moves("Lane", 3, 4)
            .moves("Okafor", 1, 2)
    };
    reads(
        moved(PlayOutcome::WildPitch),
        "Wild pitch by Hosts 10; Lane scored; Okafor to second",
    );
    reads(
        moved(PlayOutcome::PassedBall),
        "Passed ball by Abel; Lane scored; Okafor to second",
    );
    reads(
        moved(PlayOutcome::Balk),
        "Balk by Hosts 10; Lane scored; Okafor to second",
    );
    reads(
        play(StillUp, PlayOutcome::PickOff).out("Okafor", 1, Tag, &[B1]),
        "Okafor was picked off first, first baseman unassisted",
    );
}

#[test]
fn runners_who_go_on_their_own() {
    reads(
        play(StillUp, PlayOutcome::StolenBase).moves("Lane", 3, 4),
        "Lane stole home",
    );
    reads(
        play(StillUp, PlayOutcome::CaughtStealing).out("Okafor", 1, Tag, &[C, SS]),
        "Okafor was caught stealing second, catcher to shortstop",
    );
    reads(
        play(StillUp, PlayOutcome::SqueezeMissed).out("Lane", 3, Tag, &[C, B3]),
        "Ruiz missed on the squeeze; Lane was caught stealing home, catcher to third",
    );
    reads(
        play(StillUp, PlayOutcome::HitAndRunMiss).moves("Okafor", 1, 2),
        "Ruiz missed on the hit and run; Okafor stole second",
    );
    reads(
        play(StillUp, PlayOutcome::StolenBase)
            .moves("Lane", 2, 4)
            .error(C, 1),
        "Lane stole third and scored on an error by the catcher",
    );
}

/// The bottom of the ninth, the hosts one run behind.
fn one_behind_in_the_ninth(play: PlayBuilder, expected: &str) {
    let mut before = at_half(9, Half::Top);
    let lead: Event = common::play(HomeRun, PlayOutcome::HomeRun)
        .moves("Ruiz", 0, 4)
        .event();
    apply(&mut before, &lead);
    let bottom = bandbox_engine::inning::HalfInning {
        inning: 9,
        half: Half::Bottom,
    };
    apply(&mut before, &common::begins(bottom));
    assert_eq!(play_description(&before, &play.done()), expected);
}

#[test]
fn the_run_that_ends_the_game_is_the_winning_run() {
    one_behind_in_the_ninth(
        play(Double, PlayOutcome::Double3)
            .by("Abel")
            .at(CF)
            .moves("Boone", 2, 4)
            .moves("Cruz", 1, 4)
            .moves("Abel", 0, 2),
        "Abel doubled to center; Boone scored; Cruz scored the winning run",
    );
    one_behind_in_the_ninth(
        play(HomeRun, PlayOutcome::HomeRun)
            .by("Abel")
            .at(LF)
            .moves("Boone", 1, 4)
            .moves("Abel", 0, 4),
        "Abel hit a walk-off two-run home run to left; Boone scored",
    );
    one_behind_in_the_ninth(
        play(Single, PlayOutcome::Single1)
            .by("Abel")
            .moves("Boone", 3, 4)
            .moves("Abel", 0, 1),
        "Abel singled; Boone scored",
    );
}
