//! How the defense may stand, and what comes of it.

use crate::common::{Table, bases, dice, play_of, setup};
use bandbox_engine::choice::{Answer, Question};
use bandbox_engine::decisions::{DefensiveDecision, InfieldDepth, OutfieldDepth};
use bandbox_engine::event::Ending;
use bandbox_engine::inning::Half;
use bandbox_engine::play::{BatterResult, Play};
use bandbox_engine::position::Position::{
    self, CenterField, LeftField, RightField, Shortstop, ThirdBase,
};
use bandbox_engine::rejection::IllegalDecision;
use bandbox_engine::{Actor, Command, PlayOutcome, Rejection};

fn depth(infield_depth: InfieldDepth) -> DefensiveDecision {
    DefensiveDecision {
        infield_depth,
        ..DefensiveDecision::default()
    }
}

fn holding(infield_depth: InfieldDepth, held: &str) -> DefensiveDecision {
    DefensiveDecision {
        infield_depth,
        hold_runners: bases(held),
        ..DefensiveDecision::default()
    }
}

const SHALLOW: DefensiveDecision = DefensiveDecision {
    infield_depth: InfieldDepth::Normal,
    outfield_depth: OutfieldDepth::Shallow,
    hold_runners: bandbox_engine::bases::BaseSet::EMPTY,
    intentional_walk: false,
    let_runners_go: false,
};

fn with(outs: usize, occupied: &str) -> Table {
    let mut table = Table::started(setup(), dice());
    table.put(outs, occupied);
    table
}

/// The problem with a decision; none when it is legal.
fn problem(table: &mut Table, decision: DefensiveDecision) -> Option<IllegalDecision> {
    let command = Command::DecideDefense { decision };
    match table.clone().act(Actor::Umpire, &command) {
        Ok(_) => None,
        Err(Rejection::IllegalDecision { problem, .. }) => Some(problem),
        Err(refusal) => panic!("{refusal}"),
    }
}

/// R-DECIDE-INFIELD
#[test]
fn the_infield_comes_in_with_a_man_on_third_and_fewer_than_two_outs() {
    for occupied in ["000", "100", "010", "001", "110", "101", "011", "111"] {
        for outs in 0..3 {
            let legal = occupied.ends_with('1') && outs < 2;
            let found = problem(&mut with(outs, occupied), depth(InfieldDepth::InfieldIn));
            let expected = (!legal).then_some(IllegalDecision::InfieldIn);
            assert_eq!(found, expected, "{occupied}, {outs} out");
        }
    }
}

/// R-DECIDE-INFIELD
#[test]
fn the_corners_come_in_for_a_bunt_too() {
    for occupied in ["000", "100", "010", "001", "110", "101", "011", "111"] {
        for outs in 0..3 {
            let legal = occupied != "000" && outs < 2;
            let found = problem(&mut with(outs, occupied), depth(InfieldDepth::CornersIn));
            let expected = (!legal).then_some(IllegalDecision::CornersIn);
            assert_eq!(found, expected, "{occupied}, {outs} out");
        }
    }
}

/// R-DECIDE-HOLD
#[test]
fn a_runner_is_held_only_where_he_can_be() {
    use IllegalDecision::{HoldsBehindAnother, HoldsNobody, HoldsWhileIn};
    use InfieldDepth::{CornersIn, InfieldIn, Normal};
    let rows = [
        ("100", Normal, "100", None),
        ("100", Normal, "010", Some(HoldsNobody)),
        ("110", Normal, "100", Some(HoldsBehindAnother)),
        ("110", Normal, "110", None),
        ("110", Normal, "010", None),
        ("011", Normal, "010", Some(HoldsBehindAnother)),
        ("101", Normal, "100", None),
        ("111", Normal, "001", None),
        ("111", Normal, "111", None),
        ("111", Normal, "101", Some(HoldsBehindAnother)),
        ("001", InfieldIn, "001", Some(HoldsWhileIn)),
        ("101", CornersIn, "100", Some(HoldsWhileIn)),
        ("001", CornersIn, "001", Some(HoldsWhileIn)),
        ("010", CornersIn, "010", None),
    ];
    for (occupied, infield, held, expected) in rows {
        let found = problem(&mut with(0, occupied), holding(infield, held));
        assert_eq!(found, expected, "{occupied}, {infield:?}, holding {held}");
    }
}

/// A groundball with nobody out.
fn groundball(
    occupied: &str,
    infield: InfieldDepth,
    letter: PlayOutcome,
    to: Position,
) -> (Table, Option<Play>) {
    let mut table = with(0, occupied);
    table.roll(depth(infield));
    let events = table.report(letter, Some(to));
    let asked = matches!(table.state.phase(), bandbox_engine::Phase::ChoiceDue { .. });
    (table, (!asked).then(|| play_of(&events)))
}

/// R-GROUND-IN
#[test]
fn with_the_corners_in_the_corners_play_in_and_the_middle_plays_back() {
    use InfieldDepth::{CornersIn, InfieldIn, Normal};
    let slow = PlayOutcome::GroundballC;
    for (infield, to, scores) in [
        (Normal, ThirdBase, Some(1)),
        (CornersIn, ThirdBase, None),
        (CornersIn, Position::FirstBase, None),
        (CornersIn, Position::Pitcher, None),
        (CornersIn, Position::Catcher, None),
        (CornersIn, Shortstop, Some(1)),
        (CornersIn, Position::SecondBase, Some(1)),
        (InfieldIn, Shortstop, None),
    ] {
        let (_, play) = groundball("001", infield, slow, to);
        assert_eq!(
            play.map(|play| play.runs),
            scores,
            "{infield:?}, {to}: none is the decision at home"
        );
    }
}

/// R-GROUND-IN
#[test]
fn with_the_infield_in_the_run_is_cut_off() {
    let (table, play) = groundball(
        "111",
        InfieldDepth::InfieldIn,
        PlayOutcome::GroundballB,
        Shortstop,
    );
    let play = play.unwrap();
    assert_eq!(
        (play.runs, play.batter_result),
        (0, BatterResult::FieldersChoice)
    );
    assert_eq!(table.state.occupied().to_string(), "111");
    let (_, play) = groundball(
        "111",
        InfieldDepth::InfieldIn,
        PlayOutcome::GroundballA,
        Shortstop,
    );
    let play = play.unwrap();
    assert!(play.grounded_into_double_play && play.runs == 0);
}

#[test]
fn with_the_corners_in_for_a_bunt_the_groundball_chart_is_the_normal_one() {
    let (_, back) = groundball(
        "110",
        InfieldDepth::Normal,
        PlayOutcome::GroundballB,
        ThirdBase,
    );
    let (_, corners) = groundball(
        "110",
        InfieldDepth::CornersIn,
        PlayOutcome::GroundballB,
        ThirdBase,
    );
    assert_eq!(back.unwrap().movements, corners.unwrap().movements);
}

/// R-GROUND-REFINED
#[test]
fn without_the_refined_chart_its_results_are_plain() {
    let mut plain = setup();
    plain.options.groundball_refined = false;
    for (occupied, to, refined_outs, plain_outs) in [("110", ThirdBase, ["2", "1"], ["1", "0"])] {
        for (setup, outs) in [(setup(), refined_outs), (plain.clone(), plain_outs)] {
            let mut table = Table::started(setup, dice());
            table.put(0, occupied);
            let play = table.play(PlayOutcome::GroundballA, Some(to));
            let from: Vec<String> = play
                .outs
                .iter()
                .map(|o| o.from.number().to_string())
                .collect();
            assert_eq!(from, outs);
        }
    }
    let mut table = Table::started(plain, dice());
    table.put(0, "001");
    let play = table.play(PlayOutcome::GroundballA, Some(Shortstop));
    assert_eq!(
        play.runs, 0,
        "the refined chart lets him score on a ball to short"
    );
}

/// The bottom of the last inning, tied unless the visitors lead.
fn last_chance(behind: usize, outs: usize, occupied: &str) -> Table {
    let mut setup = setup();
    setup.options.innings = 3;
    let mut table = Table::started(setup, dice());
    for _ in 0..behind {
        table.play(PlayOutcome::HomeRun, None);
    }
    table.go_to(3, Half::Bottom);
    table.put(outs, occupied);
    table
}

/// R-DECIDE-SHALLOW
#[test]
fn the_outfield_plays_shallow_for_the_winning_run_alone() {
    let refused = Some(IllegalDecision::Shallow);
    assert_eq!(problem(&mut last_chance(0, 0, "001"), SHALLOW), None);
    assert_eq!(problem(&mut last_chance(0, 1, "101"), SHALLOW), None);
    assert_eq!(
        problem(&mut last_chance(0, 2, "001"), SHALLOW),
        refused,
        "two outs"
    );
    assert_eq!(
        problem(&mut last_chance(0, 0, "110"), SHALLOW),
        refused,
        "nobody on third"
    );
    assert_eq!(
        problem(&mut last_chance(1, 0, "001"), SHALLOW),
        refused,
        "only the tying run"
    );
    assert_eq!(problem(&mut with(0, "001"), SHALLOW), refused, "too early");
}

fn shallow_report(
    occupied: &str,
    outcome: PlayOutcome,
    location: Position,
) -> (Table, Vec<bandbox_engine::Event>) {
    let mut table = last_chance(0, 0, occupied);
    table.roll(SHALLOW);
    let events = table.report(outcome, Some(location));
    (table, events)
}

/// R-FLY-SHALLOW
#[test]
fn over_a_shallow_outfield_deep_and_medium_flies_fall_in() {
    for outcome in [PlayOutcome::FlyballA, PlayOutcome::FlyballB] {
        let (table, events) = shallow_report("001", outcome, RightField);
        let play = play_of(&events);
        assert_eq!(
            (play.batter_result, play.runs),
            (BatterResult::Single, 1),
            "{outcome}"
        );
        assert_eq!(table.result().ending, Ending::WalkOff);
    }
}

#[test]
fn a_shallow_outfield_still_catches_the_others() {
    let (table, events) = shallow_report("001", PlayOutcome::FlyballC, LeftField);
    assert_eq!(play_of(&events).batter_result, BatterResult::Out);
    assert_eq!(table.state.occupied().to_string(), "001");
    let (_, events) = shallow_report("001", PlayOutcome::BpFlyout, LeftField);
    assert_eq!(play_of(&events).batter_result, BatterResult::SacrificeFly);
}

/// R-FLY-SHALLOW
#[test]
fn a_shallow_outfield_takes_five_from_a_run_home() {
    // The visitors' arms are as the hosts'; the hosts' batters in the third inning begin with the seventh, who runs 11.
    for (occupied, outcome, location, runner, other) in [
        ("001", PlayOutcome::FlyballBq, CenterField, 11, 2 - 5),
        ("011", PlayOutcome::SingleUncapped, CenterField, 12, -5),
        ("101", PlayOutcome::SingleUncapped, CenterField, 12, 0),
    ] {
        let (table, _) = shallow_report(occupied, outcome, location);
        let (_, Question::Send { number, .. }) = table.choice() else {
            panic!("{:?}", table.choice());
        };
        assert_eq!(
            number.map(i16::from),
            Some(runner + other),
            "{occupied} {outcome}"
        );
    }
}

#[test]
fn a_runner_held_at_third_wins_nothing() {
    let (mut table, _) = shallow_report("001", PlayOutcome::FlyballBq, CenterField);
    table.answer(Answer::Hold);
    assert!(!table.is_over());
}
