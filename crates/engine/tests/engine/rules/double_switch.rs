//! Double switches: several men at once, who share out the places of those who leave.

use super::men::{double_switch, player, problem};
use crate::common::{Table, dice, setup_without_dh};
use bandbox_engine::position::Position::{Catcher, LeftField, Pitcher, RightField, Shortstop};
use bandbox_engine::rejection::IllegalSubstitution;
use bandbox_engine::{Actor, Event, Phase, PlayOutcome, Team};

fn started() -> Table {
    Table::started(setup_without_dh(), dice())
}

/// R-SUB-DOUBLE-SWITCH
#[test]
fn the_new_pitcher_bats_in_the_slot_of_another_who_leaves() {
    let mut table = started();
    table.decide_with(Default::default());
    let events = table.must(&double_switch(&[
        (110, 111, Pitcher, Some(8)),
        (108, 114, RightField, Some(9)),
    ]));
    assert!(matches!(
        events.as_slice(),
        [Event::PlayerSubstituted {
            lineup: Some(_),
            ..
        }]
    ));
    let lineup = table.state.lineup(Team::Home);
    assert_eq!(lineup.pitcher(), player(111));
    assert_eq!(lineup.fielder(RightField), player(114));
    let slots = [111, 114].map(|number| lineup.slot_of(player(number)).map(u8::from));
    assert_eq!(slots, [Some(8), Some(9)]);
    assert!(!lineup.is_in_game(player(110)) && !lineup.is_in_game(player(108)));
    assert!(matches!(table.state.phase(), Phase::RollDue { .. }));
}

#[test]
fn those_who_come_in_may_exchange_positions_instead() {
    let mut table = started();
    table.must(&double_switch(&[
        (106, 114, RightField, None),
        (108, 115, LeftField, None),
    ]));
    let lineup = table.state.lineup(Team::Home);
    assert_eq!(lineup.fielder(RightField), player(114));
    assert_eq!(lineup.slot_of(player(114)).map(u8::from), Some(6));
}

#[test]
fn three_may_change_at_once() {
    let mut table = started();
    table.must(&double_switch(&[
        (110, 111, Pitcher, Some(6)),
        (106, 114, LeftField, Some(8)),
        (108, 115, RightField, Some(9)),
    ]));
    let lineup = table.state.lineup(Team::Home);
    let slots = [111, 114, 115].map(|number| lineup.slot_of(player(number)).map(u8::from));
    assert_eq!(slots, [Some(6), Some(8), Some(9)]);
}

/// R-SUB-DOUBLE-SWITCH
#[test]
fn a_double_switch_against_the_rules() {
    use IllegalSubstitution::{
        AlreadyPlayed, NotEligible, NotInTheField, NotOnRoster, PlacesNotShared, SameMan,
    };
    let mut table = started();
    let behind_the_plate = NotEligible {
        player: player(114),
        position: Catcher,
    };
    for (men, expected) in [
        (
            vec![(110, 111, Pitcher, None), (109, 114, RightField, None)],
            NotInTheField(player(109)),
        ),
        (
            vec![(110, 111, Pitcher, None), (10, 114, RightField, None)],
            NotInTheField(player(10)),
        ),
        (
            vec![(110, 111, Pitcher, None), (108, 11, RightField, None)],
            NotOnRoster(player(11)),
        ),
        (
            vec![(110, 111, Pitcher, None), (108, 107, RightField, None)],
            AlreadyPlayed(player(107)),
        ),
        (
            vec![(110, 111, Pitcher, None), (108, 111, RightField, None)],
            SameMan,
        ),
        (
            vec![(108, 114, RightField, None), (108, 115, RightField, None)],
            SameMan,
        ),
        (
            vec![(110, 111, Pitcher, None), (108, 114, Shortstop, None)],
            PlacesNotShared,
        ),
        (
            vec![(110, 111, Pitcher, Some(8)), (108, 114, RightField, None)],
            PlacesNotShared,
        ),
        (
            vec![
                (110, 111, Pitcher, Some(1)),
                (108, 114, RightField, Some(9)),
            ],
            PlacesNotShared,
        ),
        (
            vec![(101, 114, Catcher, None), (108, 113, RightField, None)],
            behind_the_plate,
        ),
    ] {
        assert_eq!(
            problem(&mut table, &double_switch(&men)),
            expected,
            "{men:?}"
        );
    }
}

#[test]
fn a_pitcher_is_switched_only_after_his_three_batters() {
    let mut setup = setup_without_dh();
    setup.options.pitcher_min_batters = 3;
    let mut table = Table::started(setup, dice());
    let switch = double_switch(&[
        (110, 111, Pitcher, Some(8)),
        (108, 114, RightField, Some(9)),
    ]);
    let too_early = IllegalSubstitution::MinimumBatters {
        minimum: 3,
        faced: 0,
    };
    assert_eq!(problem(&mut table, &switch), too_early);
    table.must(&double_switch(&[
        (106, 114, LeftField, None),
        (108, 115, RightField, None),
    ]));
}

#[test]
fn only_the_team_in_the_field_and_its_own_manager() {
    let mut table = started();
    let theirs = double_switch(&[(106, 114, LeftField, None), (108, 115, RightField, None)]);
    let visitors = Actor::Manager(Team::Away);
    assert_eq!(table.refusal(visitors, &theirs).code(), "not_your_turn");
    let at_bat = double_switch(&[(6, 14, LeftField, None), (8, 15, RightField, None)]);
    let problem = problem(&mut table, &at_bat);
    assert_eq!(problem, IllegalSubstitution::NotInTheField(player(6)));
    table.play(PlayOutcome::Walk, None);
    table.must(&theirs);
}
