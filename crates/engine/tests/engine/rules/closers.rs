//! Closers: a reliever in a closer situation is good for so many outs, and then for nobody on base.

use super::fatigue::{
    HIT, HOMER, RELIEVER, STARTER, WALK, fatigue, lasting, plays, relieve, started, tired,
};
use crate::common::{Table, dice};
use bandbox_engine::decisions::DefensiveDecision;
use bandbox_engine::fatigue::{Fatigue, TiredBy};
use bandbox_engine::inning::Half;
use bandbox_engine::{Command, PlayOutcome};

/// The top of the ninth, the hosts ahead by so much, their reliever coming in.
fn closing(reliever: &str, lead: usize) -> Table {
    let mut table = started("S(9)*", reliever);
    table.go_to(1, Half::Bottom);
    plays(&mut table, &vec![HOMER; lead]);
    table.go_to(9, Half::Top);
    relieve(&mut table, STARTER, RELIEVER);
    table
}

/// R-CLOSER-OUTS, R-CLOSER-TIRES
#[test]
fn a_closer_is_good_for_his_outs_and_then_one_man_on_tires_him() {
    let mut table = closing("R(9) C(2)", 1);
    plays(&mut table, &[PlayOutcome::Strikeout]);
    assert_eq!(fatigue(&table), Some(Fatigue::Fresh));
    plays(&mut table, &[PlayOutcome::Strikeout]);
    assert_eq!(fatigue(&table), Some(Fatigue::Vulnerable));
    plays(&mut table, &[WALK]);
    assert_eq!(tired(&table), [(RELIEVER, TiredBy::Closing)]);
}

/// R-CLOSER-OUTS
#[test]
fn a_closer_lets_any_number_on_while_he_is_good_for_outs() {
    let mut table = closing("R(1) C(3)", 3);
    // His relief rating alone would make him vulnerable; a lead of three is within reach with two on.
    plays(&mut table, &[WALK, WALK]);
    assert_eq!(fatigue(&table), Some(Fatigue::Fresh));
    plays(&mut table, &[WALK]);
    assert_eq!(tired(&table), []);
}

/// R-CLOSER-OUTS
#[test]
fn outs_recorded_before_the_situation_use_a_closer_up() {
    let mut table = started("S(9)", "R(9) C(3)");
    table.go_to(1, Half::Bottom);
    plays(&mut table, &[HOMER]);
    table.go_to(8, Half::Top);
    plays(&mut table, &[PlayOutcome::Strikeout]);
    relieve(&mut table, STARTER, RELIEVER);
    table.go_to(9, Half::Top);
    assert_eq!(fatigue(&table), Some(Fatigue::Fresh), "two outs of three");
    plays(&mut table, &[PlayOutcome::Strikeout]);
    assert_eq!(fatigue(&table), Some(Fatigue::Vulnerable));
    // Whoever has recorded more than that is vulnerable at once.
    let mut long = started("S(9)", "R(9) C(1)");
    long.go_to(1, Half::Bottom);
    plays(&mut long, &[HOMER]);
    long.go_to(7, Half::Top);
    relieve(&mut long, STARTER, RELIEVER);
    long.go_to(9, Half::Top);
    assert_eq!(fatigue(&long), Some(Fatigue::Vulnerable));
}

/// R-CLOSER-OUTS, R-CLOSER-TIRES
#[test]
fn a_reliever_who_is_no_closer_tires_with_the_first_man_on() {
    let mut table = closing("R(9)", 1);
    assert_eq!(fatigue(&table), Some(Fatigue::Vulnerable));
    plays(&mut table, &[HIT]);
    assert_eq!(tired(&table), [(RELIEVER, TiredBy::Closing)]);
}

/// R-TIRED-COUNTED
#[test]
fn an_intentional_walk_and_an_out_do_not_tire_a_closer() {
    let mut table = closing("R(9)", 1);
    table.decide_with(DefensiveDecision {
        intentional_walk: true,
        ..DefensiveDecision::default()
    });
    plays(&mut table, &[PlayOutcome::Strikeout]);
    assert_eq!(tired(&table), []);
}

/// R-CLOSER-WHEN
#[test]
fn a_game_is_to_be_closed_when_the_tying_run_is_on_base_or_at_bat() {
    let mut table = closing("R(9)", 3);
    assert_eq!(
        fatigue(&table),
        Some(Fatigue::Fresh),
        "three ahead, nobody on"
    );
    plays(&mut table, &[WALK]);
    assert_eq!(
        fatigue(&table),
        Some(Fatigue::Fresh),
        "the tying run is on deck"
    );
    plays(&mut table, &[WALK]);
    assert_eq!(fatigue(&table), Some(Fatigue::Vulnerable), "at bat");
    plays(&mut table, &[WALK]);
    assert_eq!(tired(&table), [(RELIEVER, TiredBy::Closing)]);
}

/// R-CLOSER-WHEN
#[test]
fn nobody_closes_a_game_that_is_tied_lost_early_or_his_own_start() {
    let tied = closing("R(9)", 0);
    assert_eq!(fatigue(&tied), Some(Fatigue::Fresh));

    let mut eighth = started("S(9)", "R(9)");
    eighth.go_to(1, Half::Bottom);
    plays(&mut eighth, &[HOMER]);
    eighth.go_to(8, Half::Top);
    relieve(&mut eighth, STARTER, RELIEVER);
    assert_eq!(fatigue(&eighth), Some(Fatigue::Fresh), "the eighth");

    let mut behind = started("S(9)", "R(9)");
    plays(&mut behind, &[HOMER]);
    behind.go_to(9, Half::Top);
    relieve(&mut behind, STARTER, RELIEVER);
    assert_eq!(fatigue(&behind), Some(Fatigue::Fresh), "behind");

    let mut starter = started("S(10)", "R(9)");
    starter.go_to(1, Half::Bottom);
    plays(&mut starter, &[HOMER]);
    starter.go_to(9, Half::Top);
    assert_eq!(
        fatigue(&starter),
        Some(Fatigue::Fresh),
        "a starter has no C"
    );
}

/// R-CLOSER-WHEN
#[test]
fn in_a_shorter_game_the_last_inning_is_the_one_to_be_closed() {
    let mut setup = lasting("S(9)", "R(9)");
    setup.options.innings = 5;
    let mut table = Table::started(setup, dice());
    table.go_to(1, Half::Bottom);
    plays(&mut table, &[HOMER]);
    table.go_to(5, Half::Top);
    relieve(&mut table, STARTER, RELIEVER);
    assert_eq!(fatigue(&table), Some(Fatigue::Vulnerable));
}

/// R-CLOSER-OVER, R-TIRED-STAYS
#[test]
fn when_the_situation_ends_a_closer_is_a_reliever_again_but_once_tired_he_stays_so() {
    let mut table = closing("R(9)", 1);
    plays(&mut table, &[HOMER]);
    // The home run came first and tired him; the tie is no situation any more.
    assert_eq!(tired(&table), [(RELIEVER, TiredBy::Closing)]);
    assert_eq!(fatigue(&table), Some(Fatigue::Tired));

    // Two errors bring the tying run in, and the reliever is fresh again.
    let mut back = closing("R(9) C(1)", 1);
    plays(&mut back, &[PlayOutcome::Strikeout]);
    assert_eq!(fatigue(&back), Some(Fatigue::Vulnerable));
    let error = |table: &mut Table, bases: u8| {
        table.roll(DefensiveDecision::default());
        let report = bandbox_engine::command::OutcomeReport {
            outcome: PlayOutcome::Error,
            hit_location: Some(bandbox_engine::position::Position::LeftField),
            error_bases: Some(bases),
            roll_id: None,
            plus_injury: false,
        };
        table.must(&Command::ReportOutcome { report });
    };
    error(&mut back, 3);
    error(&mut back, 1);
    assert_eq!(back.state.score().away, 1, "tied");
    assert_eq!(
        (fatigue(&back), tired(&back)),
        (Some(Fatigue::Fresh), vec![])
    );
}
