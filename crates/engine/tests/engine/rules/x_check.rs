//! X-checks: readings, errors, what the batter is credited with.

use super::checks::{check, rated, roll_check, ways, with};
use crate::common::{self, Table, every_situation, play_of};
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::choice::{Answer, Question};
use bandbox_engine::decisions::{DefensiveDecision, InfieldDepth};
use bandbox_engine::dice::roll::RollKind;
use bandbox_engine::play::{BatterResult, CleanPlay, ErrorCharge, Play};
use bandbox_engine::position::Position::{
    Catcher, CenterField, FirstBase, LeftField, RightField, SecondBase, Shortstop, ThirdBase,
};
use bandbox_engine::x_check::RangeResult::{
    DO2, DO3, F1, F2, F3, FO, G1, G2, G3, G3Marked, PO, SI1, SI2, SPD, TR3,
};
use bandbox_engine::x_check::{Effect, Reading, effect};
use bandbox_engine::{Command, Event, Phase, PlayOutcome, Team};

fn scores_from_third(play: &Play) -> bool {
    let third = Origin::On(Base::Third);
    play.movements
        .iter()
        .any(|m| m.from == third && m.to == Destination::Home)
}

/// Every error of the results chart with every way to occupy the bases and every number of outs: who goes where, who
/// is charged, and what is batted in beside what the play without the error brings in.
///
/// R-CHOICE-CLEAN
#[test]
fn every_error_moves_everybody_as_the_chart_says() {
    let situations = every_situation(&common::setup_without_ratings(), &common::dice());
    let fielders = [
        (Shortstop, &[G1, G2, G3, SI1, SI2][..], 2),
        (Catcher, &[G1, G2, G3, SI1, SPD, PO][..], 2),
        (LeftField, &[F1, F2, F3, SI2, DO2, DO3, TR3][..], 3),
    ];
    for ((occupied, outs), before) in &situations {
        for (position, results, most) in fielders {
            for (&result, bases) in results.iter().flat_map(|r| (1..=most).map(move |b| (r, b))) {
                let play = play_of(&check(&mut before.clone(), position, result, bases));
                let what = format!("{result} e{bases} on {occupied} with {outs:?} out: {play:?}");
                let (batter, runners, charged, clean) = match effect(result, bases) {
                    Effect::Error {
                        bases,
                        runners,
                        otherwise,
                    } => (bases, runners, bases, otherwise),
                    Effect::HitAndError {
                        hit,
                        batter,
                        runners,
                        error,
                    } => (batter, runners, error, hit),
                    other => panic!("{other:?} is no error"),
                };
                let expected = |from: u8, by: u8| Some((from + by).min(4));
                for (from, way) in (0..).zip(ways(before, &play)) {
                    match from {
                        0 => assert_eq!(way, expected(0, batter), "{what}"),
                        _ if way.is_some() => assert_eq!(way, expected(from, runners), "{what}"),
                        _ => (),
                    }
                }
                let charge = ErrorCharge {
                    position,
                    bases: charged,
                };
                assert_eq!(play.errors.as_slice(), [charge], "{what}");
                assert_eq!(play.check_position, Some(position));
                let clean = before.clone().play(clean, Some(position));
                let kept = CleanPlay::from(clean.clone());
                assert_eq!(play.clean.as_deref(), Some(&kept), "{what}");
                if clean.outcome.is_hit() {
                    assert_eq!(
                        (play.outcome, play.rbi),
                        (clean.outcome, clean.rbi),
                        "{what}"
                    );
                    assert_eq!(play.batter_result, clean.batter_result, "{what}");
                } else {
                    let third_scores = scores_from_third(&clean);
                    assert_eq!(play.outcome, PlayOutcome::Error, "{what}");
                    assert_eq!(play.rbi, u8::from(third_scores), "{what}");
                    let sacrifice = matches!(result, F1 | F2) && third_scores;
                    let safe = if sacrifice {
                        BatterResult::SacrificeFlyOnError
                    } else {
                        BatterResult::ReachedOnError
                    };
                    assert_eq!(play.batter_result, safe, "{what}");
                }
            }
        }
    }
}

/// Without an error the check is the outcome of the chart, with its own decisions.
///
/// R-XCHECK-RESULT
#[test]
fn without_an_error_it_is_another_outcome_at_the_fielder() {
    for (position, result, outcome) in [
        (Shortstop, G1, PlayOutcome::GroundballA),
        (SecondBase, G2, PlayOutcome::GroundballB),
        (ThirdBase, G3, PlayOutcome::GroundballC),
        (FirstBase, SI1, PlayOutcome::Single1),
        (CenterField, SI2, PlayOutcome::Single2),
        (LeftField, DO2, PlayOutcome::Double2),
        (RightField, DO3, PlayOutcome::Double3),
        (LeftField, TR3, PlayOutcome::Triple),
        (CenterField, F1, PlayOutcome::FlyballA),
        (CenterField, F3, PlayOutcome::FlyballC),
        (Catcher, PO, PlayOutcome::Popout),
        (Catcher, FO, PlayOutcome::Foulout),
    ] {
        let play = play_of(&check(&mut with(0, "000"), position, result, 0));
        assert_eq!(play.outcome, outcome, "{result}");
        assert_eq!(play.hit_location, Some(position));
        assert_eq!(play.check_position, Some(position));
    }
    let mut table = with(0, "010");
    check(&mut table, RightField, F2, 0);
    let (team, question) = table.choice();
    assert_eq!(team, Team::Away);
    assert!(
        matches!(question, Question::Send { .. }),
        "a fly B to right lets him tag"
    );
    let play = play_of(&table.must(&Command::Answer {
        answer: Answer::Hold,
    }));
    assert_eq!(
        (play.outcome, play.check_position),
        (PlayOutcome::FlyballB, Some(RightField))
    );
}

#[test]
fn a_foul_popup_may_be_dropped_and_the_batter_is_still_up() {
    for bases in [1, 2] {
        let mut table = with(1, "101");
        let batter = table.state.batter();
        let play = play_of(&check(&mut table, Catcher, FO, bases));
        assert_eq!(
            (play.outcome, play.batter_result),
            (PlayOutcome::XCheck, BatterResult::StillUp)
        );
        assert_eq!(
            play.errors.as_slice(),
            [ErrorCharge {
                position: Catcher,
                bases: 1
            }]
        );
        assert!(play.movements.is_empty() && play.outs.is_empty());
        assert_eq!(table.state.batter(), batter);
        assert!(
            matches!(table.state.phase(), Phase::DecisionsDue { .. }),
            "a new roll is due"
        );
    }
}

/// R-XCHECK-FOUL
#[test]
fn a_foul_popup_with_runners_on_may_be_a_passed_ball() {
    let mut table = with(0, "101");
    check(&mut table, Catcher, FO, 0);
    let (team, question) = table.choice();
    assert_eq!(
        team,
        Team::Home,
        "the fielding manager reads the catcher's rating"
    );
    assert!(matches!(question, Question::ReadPitchCheck { .. }));
    let mut caught = table.clone();
    let play = play_of(&table.must(&Command::Answer {
        answer: Answer::Happened,
    }));
    assert_eq!(
        (play.outcome, play.runs, play.rbi),
        (PlayOutcome::PassedBall, 1, 0)
    );
    assert_eq!(play.batter_result, BatterResult::StillUp);
    let play = play_of(&caught.must(&Command::Answer {
        answer: Answer::DidNotHappen,
    }));
    assert_eq!(
        (play.outcome, play.hit_location),
        (PlayOutcome::Foulout, Some(Catcher))
    );
}

/// R-XCHECK-SPEED
#[test]
fn a_slow_roller_is_a_single_for_a_fast_batter() {
    let mut table = with(0, "000");
    check(&mut table, Catcher, SPD, 0);
    // The speed die was not scripted; whatever it shows but a 1, the batting manager reads it.
    if let Phase::ChoiceDue { team, question, .. } = *table.state.phase() {
        assert!(matches!(question, Question::ReadSpeed { .. }));
        assert_eq!(team, Team::Away);
        let mut slow = table.clone();
        let play = play_of(&table.must(&Command::Answer {
            answer: Answer::Safe,
        }));
        assert_eq!(play.outcome, PlayOutcome::Single1);
        let play = play_of(&slow.must(&Command::Answer {
            answer: Answer::Out,
        }));
        assert_eq!(
            (play.outcome, play.hit_location),
            (PlayOutcome::GroundballC, Some(Catcher))
        );
    }
}

/// R-XCHECK-DICE
#[test]
fn with_ratings_the_charts_are_read_by_the_server() {
    // The hosts' shortstop has range 1 and error 24: row 5 is G1; total 6 an error of one base, 17 of two.
    for (faces, errors, outcome) in [
        ([5, 2, 3, 3, 50], 0, PlayOutcome::GroundballA),
        ([5, 2, 2, 2, 50], 1, PlayOutcome::Error),
        ([5, 6, 6, 5, 50], 2, PlayOutcome::Error),
        ([5, 6, 6, 5, 1], 0, PlayOutcome::GroundballA),
    ] {
        let mut table = rated(|_| ());
        let events = roll_check(&mut table, Shortstop, DefensiveDecision::default(), faces);
        assert!(
            matches!(&events[0], Event::DiceRolled { roll, .. } if roll.id.kind == RollKind::XCheck)
        );
        let play = play_of(&events);
        assert_eq!(play.outcome, outcome, "{faces:?}");
        assert_eq!(
            play.errors.iter().map(|e| e.bases).sum::<u8>(),
            errors,
            "{faces:?}"
        );
    }
}

/// R-XCHECK-UNRATED
#[test]
fn whoever_is_not_rated_there_has_the_worst_ratings() {
    // Nobody is rated at third: range 5 reads row 1 as SI2, and the largest rating errs by two bases on 18.
    let mut table = rated(|setup| {
        for player in &mut setup.teams.home.roster {
            player.fielding.retain(|f| f.position != ThirdBase);
        }
    });
    let play = play_of(&roll_check(
        &mut table,
        ThirdBase,
        DefensiveDecision::default(),
        [1, 6, 6, 6, 50],
    ));
    assert_eq!(
        (play.outcome, play.errors[0].bases),
        (PlayOutcome::Single2, 2)
    );
}

/// `#`: a single if he is drawn in or holding a runner.
///
/// R-XCHECK-MARK
#[test]
fn a_marked_result_finds_the_hole_beside_a_fielder_who_is_in_or_holding() {
    let hold = |bases: &str| DefensiveDecision {
        hold_runners: common::bases(bases),
        ..DefensiveDecision::default()
    };
    let depth = |infield_depth| DefensiveDecision {
        infield_depth,
        ..DefensiveDecision::default()
    };
    // Row 8 is G3# for ranges 3 and 4, and the setup's second baseman bats right-handed first in the order.
    for (position, occupied, defense, single) in [
        (SecondBase, "100", hold("000"), false),
        (SecondBase, "100", hold("100"), true),
        (Shortstop, "100", hold("100"), false),
        (FirstBase, "100", hold("100"), true),
        (Shortstop, "010", hold("010"), true),
        (SecondBase, "010", hold("010"), false),
        (ThirdBase, "001", hold("001"), true),
        (Shortstop, "001", depth(InfieldDepth::InfieldIn), true),
        (Shortstop, "001", depth(InfieldDepth::CornersIn), false),
        (ThirdBase, "001", depth(InfieldDepth::CornersIn), true),
        (FirstBase, "100", depth(InfieldDepth::CornersIn), true),
    ] {
        let mut table = with(0, occupied);
        let reading = Reading {
            range_result: G3Marked,
            error_bases: 0,
        };
        roll_check(&mut table, position, defense, [8, 2, 3, 3, 50]);
        let events = table.must(&Command::Answer {
            answer: Answer::XCheck(reading),
        });
        let play = play_of(&events);
        assert_eq!(
            play.outcome == PlayOutcome::Single2,
            single,
            "{position} on {occupied}: {defense:?}"
        );
    }
}

/// For a left-handed batter the shortstop covers second, and the second baseman holds the runner there.
///
/// R-XCHECK-HOLDING
#[test]
fn who_covers_second_depends_on_the_batters_side() {
    use bandbox_engine::player::{Bats, Throws};
    for (bats, throws, position) in [
        (Bats::Right, Throws::Right, SecondBase),
        (Bats::Left, Throws::Right, Shortstop),
        (Bats::Switch, Throws::Right, Shortstop),
        (Bats::Switch, Throws::Left, SecondBase),
    ] {
        let mut setup = common::setup_without_ratings();
        for player in &mut setup.teams.away.roster {
            player.bats = bats;
        }
        for player in &mut setup.teams.home.roster {
            player.throws = throws;
        }
        let mut table = Table::started(setup, common::dice());
        table.put(0, "100");
        let defense = DefensiveDecision {
            hold_runners: common::bases("100"),
            ..DefensiveDecision::default()
        };
        roll_check(&mut table, position, defense, [8, 2, 3, 3, 50]);
        let reading = Reading {
            range_result: G3Marked,
            error_bases: 0,
        };
        let play = play_of(&table.must(&Command::Answer {
            answer: Answer::XCheck(reading),
        }));
        assert_eq!(
            play.outcome,
            PlayOutcome::Single2,
            "{bats:?} against {throws:?}"
        );
    }
}
