//! The designated hitter: he bats for the pitcher and only for him, and every way in which he is lost.

use super::men::{
    double_switch, fielder, pinch_hitter, pinch_runner, pitcher, player, problem, swap,
};
use crate::common::{Table, dice, setup, setup_with_two_way_starters};
use bandbox_engine::bases::Base;
use bandbox_engine::position::{Position, Role};
use bandbox_engine::rejection::IllegalSubstitution;
use bandbox_engine::state::Vacancy;
use bandbox_engine::{Command, Event, GameSetup, Phase, PlayOutcome, Team};

/// The shared setup, with a left fielder on both teams who also pitches.
fn setup_with_pitching_fielders() -> GameSetup {
    let mut setup = setup();
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        let pitches = team.roster[9].fielding[0].clone();
        team.roster[5].fielding.push(pitches.clone());
        team.roster[8].fielding.push(pitches);
    }
    setup
}

fn started() -> Table {
    Table::started(setup_with_pitching_fielders(), dice())
}

/// In the ninth slot, with two out and nobody on.
fn ninth_man_up() -> Table {
    let mut table = started();
    while table.state.batter() != player(9) {
        table.play(PlayOutcome::Strikeout, None);
    }
    table
}

fn slot(table: &Table, number: u8) -> Option<u8> {
    let id = player(number);
    table.state.lineup(id.team()).slot_of(id).map(u8::from)
}

fn role(table: &Table, number: u8) -> Option<Role> {
    let id = player(number);
    table.state.lineup(id.team()).role_of(id)
}

/// The log has the whole lineup where the designated hitter was lost.
fn assert_lost(table: &Table, team: Team, events: &[Event]) {
    assert_eq!(table.state.lineup(team).designated_hitter(), None);
    let card = events.iter().find_map(|event| match event {
        Event::PlayerSubstituted { lineup, .. } => lineup.as_deref(),
        Event::PositionsSwapped { lineup, .. } => Some(&**lineup),
        _ => None,
    });
    assert_eq!(card, Some(&table.state.lineup(team).card()));
}

/// R-DH-FIELDS
#[test]
fn a_designated_hitter_who_takes_the_field_is_one_no_longer_and_the_pitcher_bats_for_the_man_replaced()
 {
    let mut table = started();
    let events = table.must(&fielder(104, 109, Position::ThirdBase));
    assert_lost(&table, Team::Home, &events);
    assert_eq!(role(&table, 109), Some(Role::Fields(Position::ThirdBase)));
    assert_eq!(slot(&table, 109), Some(9), "he bats where he did");
    assert_eq!(
        slot(&table, 110),
        Some(4),
        "and the pitcher for the man who left"
    );
    assert_eq!(role(&table, 104), None);
}

#[test]
fn a_designated_hitter_who_takes_the_mound_is_one_no_longer() {
    let mut table = started();
    let events = table.must(&pitcher(110, 109));
    assert_lost(&table, Team::Home, &events);
    assert_eq!(role(&table, 109), Some(Role::Fields(Position::Pitcher)));
    assert_eq!(slot(&table, 109), Some(9));
    assert_eq!(role(&table, 110), None);
    let stint = table.state.stint(Team::Home);
    assert_eq!((stint.batters_faced, stint.outs), (0, 0), "his own stint");
}

/// R-DH-PITCHER
#[test]
fn a_pitcher_who_moves_to_another_position_bats_for_himself_and_a_fielder_who_pitches_bats_on() {
    let mut table = started();
    let events = table.must(&swap(110, 106));
    assert_lost(&table, Team::Home, &events);
    assert_eq!(role(&table, 110), Some(Role::Fields(Position::LeftField)));
    assert_eq!(
        slot(&table, 110),
        Some(9),
        "in the designated hitter's slot"
    );
    assert_eq!(role(&table, 106), Some(Role::Fields(Position::Pitcher)));
    assert_eq!(slot(&table, 106), Some(6));
    assert_eq!(role(&table, 109), None, "who has left the game");
}

/// R-DH-PITCHER
#[test]
fn a_pitcher_who_bats_for_his_designated_hitter_ends_him() {
    let mut table = ninth_man_up();
    let events = table.must(&pinch_hitter(9, 10));
    assert_lost(&table, Team::Away, &events);
    assert_eq!((slot(&table, 10), role(&table, 9)), (Some(9), None));
    assert_eq!(role(&table, 10), Some(Role::Fields(Position::Pitcher)));
}

/// R-DH-PITCHER
#[test]
fn when_a_pitcher_bats_for_a_fielder_the_designated_hitter_takes_the_place_in_the_field() {
    let mut table = started();
    table.play(PlayOutcome::Strikeout, None);
    let events = table.must(&pinch_hitter(2, 10));
    assert_lost(&table, Team::Away, &events);
    assert_eq!((slot(&table, 10), slot(&table, 9)), (Some(2), Some(9)));
    assert_eq!(role(&table, 9), Some(Role::Fields(Position::FirstBase)));
    assert_eq!(role(&table, 2), None);
}

#[test]
fn when_a_pitcher_bats_for_the_catcher_a_catcher_is_due_before_his_team_fields() {
    let mut table = started();
    table.must(&pinch_hitter(1, 10));
    table.retire_the_side();
    let due = Phase::LineupDue {
        team: Team::Away,
        vacancy: Vacancy::Position(Position::Catcher),
    };
    assert_eq!(*table.state.phase(), due);
    table.must(&fielder(9, 13, Position::Catcher));
    assert_eq!((slot(&table, 13), slot(&table, 10)), (Some(9), Some(1)));
}

/// R-DH-PITCHER
#[test]
fn a_pitcher_who_runs_for_another_ends_the_designated_hitter() {
    let mut table = started();
    table.play(PlayOutcome::Walk, None);
    let events = table.must(&pinch_runner(1, 10));
    assert_lost(&table, Team::Away, &events);
    assert_eq!(table.state.bases().runner(Base::First), Some(player(10)));
    assert_eq!(slot(&table, 10), Some(1));
    assert_eq!(role(&table, 9), Some(Role::Fields(Position::Catcher)));
}

/// R-DH-BATS
#[test]
fn a_man_who_bats_or_runs_for_the_designated_hitter_is_the_designated_hitter() {
    let mut table = ninth_man_up();
    table.must(&pinch_hitter(9, 14));
    assert_eq!(
        table.state.lineup(Team::Away).designated(),
        Some(player(14))
    );
    table.play(PlayOutcome::Walk, None);
    table.must(&pinch_runner(14, 15));
    assert_eq!(
        table.state.lineup(Team::Away).designated(),
        Some(player(15))
    );
}

/// R-DH-PITCHER
#[test]
fn once_lost_he_is_lost_and_a_new_pitcher_bats() {
    let mut table = started();
    table.must(&fielder(104, 109, Position::ThirdBase));
    table.must(&pitcher(110, 111));
    assert_eq!(slot(&table, 111), Some(4));
    let gone = IllegalSubstitution::AlreadyPlayed(player(110));
    assert_eq!(
        problem(&mut table, &fielder(108, 110, Position::RightField)),
        gone
    );
}

#[test]
fn a_pitcher_who_bats_anyway_bats_for_nobody_else() {
    let mut table = started();
    table.must(&pinch_hitter(1, 10));
    let in_the_game = IllegalSubstitution::AlreadyPlayed(player(10));
    assert_eq!(problem(&mut table, &pinch_hitter(10, 10)), in_the_game);
}

#[test]
fn a_double_switch_waits_until_the_designated_hitter_is_lost() {
    let mut table = started();
    let switch = double_switch(&[
        (110, 111, Position::Pitcher, None),
        (108, 114, Position::RightField, None),
    ]);
    let with_dh = IllegalSubstitution::DoubleSwitchWithDesignatedHitter;
    assert_eq!(problem(&mut table, &switch), with_dh);
    table.must(&fielder(104, 109, Position::ThirdBase));
    table.must(&switch);
    assert_eq!(slot(&table, 111), Some(4));
}

fn two_way() -> Table {
    Table::started(setup_with_two_way_starters(), dice())
}

/// R-DH-TWO-WAY
#[test]
fn a_two_way_starter_who_leaves_the_mound_bats_on() {
    let mut table = two_way();
    table.must(&pitcher(110, 111));
    let lineup = table.state.lineup(Team::Home);
    assert_eq!(
        (lineup.pitcher(), lineup.designated()),
        (player(111), Some(player(110)))
    );
    assert_eq!(lineup.role_of(player(110)), Some(Role::DesignatedHitter));
    let relieved = IllegalSubstitution::LeftTheMound(player(110));
    assert_eq!(problem(&mut table, &pitcher(111, 110)), relieved);
    // The next pitcher has no slot either.
    table.must(&pitcher(111, 112));
    assert_eq!(
        table.state.lineup(Team::Home).designated(),
        Some(player(110))
    );
}

/// Nor by an exchange, whichever of the two is named first.
///
/// R-DH-TWO-WAY
#[test]
fn a_two_way_starter_who_left_the_mound_does_not_come_back_to_it() {
    let mut setup = setup_with_two_way_starters();
    let starter = &mut setup.teams.home.roster[9];
    let mut at_first = starter.fielding[0].clone();
    at_first.position = Position::FirstBase;
    starter.fielding.push(at_first);
    let mut table = Table::started(setup, dice());
    table.must(&pitcher(110, 111));
    table.must(&fielder(102, 110, Position::FirstBase));
    let left = IllegalSubstitution::LeftTheMound(player(110));
    assert_eq!(problem(&mut table, &swap(110, 111)), left);
    assert_eq!(problem(&mut table, &swap(111, 110)), left);
}

/// R-DH-TWO-WAY
#[test]
fn a_two_way_starter_for_whom_another_bats_pitches_on() {
    let mut table = two_way();
    while table.state.batter() != player(10) {
        table.play(PlayOutcome::Strikeout, None);
    }
    table.must(&pinch_hitter(10, 14));
    let lineup = table.state.lineup(Team::Away);
    assert_eq!(
        (lineup.pitcher(), lineup.designated()),
        (player(10), Some(player(14)))
    );
    // He may not bat again.
    let gone = IllegalSubstitution::AlreadyPlayed(player(10));
    assert_eq!(problem(&mut table, &pinch_hitter(14, 10)), gone);
    table.play(PlayOutcome::Walk, None);
    assert_eq!(problem(&mut table, &pinch_runner(14, 10)), gone);
}

#[test]
fn a_two_way_starter_who_moves_to_another_position_bats_in_his_own_slot() {
    let mut setup = setup_with_two_way_starters();
    let pitches = setup.teams.home.roster[9].fielding[0].clone();
    setup.teams.home.roster[5].fielding.push(pitches);
    let mut table = Table::started(setup, dice());
    let events = table.must(&swap(110, 106));
    assert_lost(&table, Team::Home, &events);
    assert_eq!((slot(&table, 110), slot(&table, 106)), (Some(9), Some(6)));
}

#[test]
fn a_two_way_starter_is_no_man_for_the_field_besides() {
    let mut table = two_way();
    let in_the_game = IllegalSubstitution::AlreadyPlayed(player(110));
    let to_right: Command = fielder(108, 110, Position::RightField);
    assert_eq!(problem(&mut table, &to_right), in_the_game);
    assert_eq!(problem(&mut table, &pitcher(110, 110)), in_the_game);
}
