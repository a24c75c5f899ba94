//! Innings and the end of the game.

use crate::common::{Table, dice, setup};
use bandbox_engine::bases::Base;
use bandbox_engine::event::{Ending, GameResult};
use bandbox_engine::inning::{Half, HalfInning};
use bandbox_engine::options::{Mercy, Options};
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Actor, Command, Event, PlayOutcome, Team};

fn game(options: impl FnOnce(&mut Options)) -> Table {
    let mut setup = setup();
    setup.options.innings = 3;
    options(&mut setup.options);
    Table::started(setup, dice())
}

fn home_runs(table: &mut Table, runs: usize) {
    for _ in 0..runs {
        table.play(PlayOutcome::HomeRun, None);
    }
}

fn half(inning: u8, half: Half) -> HalfInning {
    HalfInning { inning, half }
}

fn ended(table: &Table, ending: Ending, away: u16, home: u16, winner: Team) {
    let expected = GameResult {
        ending,
        score: ByTeam { away, home },
        winner: Some(winner),
    };
    assert_eq!(table.result(), expected);
}

/// R-INNING-HALVES
#[test]
fn the_visitors_bat_first_and_the_hosts_after_three_outs() {
    let mut table = game(|_| ());
    assert_eq!(table.state.half_inning(), half(1, Half::Top));
    assert_eq!(table.state.batting(), Team::Away);
    table.retire_the_side();
    assert_eq!(table.state.half_inning(), half(1, Half::Bottom));
    assert_eq!(table.state.batting(), Team::Home);
}

/// R-LINEUP-ORDER
#[test]
fn each_half_inning_begins_with_the_slot_after_the_last_batter() {
    let mut table = game(|_| ());
    for first in [1, 4, 7] {
        assert_eq!(table.state.due_up(Team::Away).number(), first);
        table.retire_the_side();
        assert_eq!(table.state.due_up(Team::Home).number(), first);
        if first < 7 {
            table.retire_the_side();
        }
    }
}

/// R-INNING-LAST
#[test]
fn the_bottom_of_the_last_inning_is_not_played_when_the_hosts_lead() {
    let mut table = game(|_| ());
    table.go_to(1, Half::Bottom);
    home_runs(&mut table, 1);
    table.go_to(3, Half::Top);
    table.retire_the_side();
    ended(&table, Ending::Regulation, 0, 1, Team::Home);
}

/// R-INNING-LAST
#[test]
fn the_bottom_of_the_last_inning_is_played_when_the_visitors_lead() {
    let mut table = game(|_| ());
    home_runs(&mut table, 2);
    table.go_to(3, Half::Bottom);
    table.retire_the_side();
    ended(&table, Ending::Regulation, 2, 0, Team::Away);
}

/// R-INNING-EXTRA
#[test]
fn a_tie_goes_on_one_inning_at_a_time() {
    let mut table = game(|_| ());
    table.go_to(6, Half::Top);
    home_runs(&mut table, 1);
    table.go_to(6, Half::Bottom);
    home_runs(&mut table, 1);
    table.go_to(7, Half::Top);
    home_runs(&mut table, 1);
    table.retire_the_side();
    assert!(!table.is_over(), "the hosts have their turn");
    table.retire_the_side();
    ended(&table, Ending::Regulation, 2, 1, Team::Away);
}

#[test]
fn extra_innings_begin_with_empty_bases_by_default() {
    let mut table = game(|_| ());
    table.go_to(4, Half::Top);
    assert!(table.state.occupied().is_empty());
}

/// R-INNING-RUNNER
#[test]
fn extra_innings_begin_with_the_man_before_the_leadoff_slot_on_second() {
    let mut table = game(|options| options.extra_inning_runner = Some(4));
    table.go_to(3, Half::Bottom);
    assert!(
        table.state.occupied().is_empty(),
        "not in the last scheduled inning"
    );
    for (inning, side) in [(4, Half::Top), (4, Half::Bottom), (5, Half::Top)] {
        table.go_to(inning, side);
        let batting = table.state.batting();
        let before = table.state.due_up(batting).previous();
        let runner = table.state.lineup(batting).batter(before);
        assert_eq!(table.state.occupied().to_string(), "010");
        assert_eq!(table.state.bases().runner(Base::Second), Some(runner));
        let Some(Event::InningChanged { placed_runner, .. }) = table.log.last() else {
            panic!("{:?}", table.log.last());
        };
        assert_eq!(*placed_runner, Some(runner));
    }
}

#[test]
fn the_placed_runner_may_come_later_than_the_first_extra_inning() {
    let mut table = game(|options| options.extra_inning_runner = Some(6));
    table.go_to(5, Half::Bottom);
    assert!(table.state.occupied().is_empty());
    table.go_to(6, Half::Top);
    assert_eq!(table.state.occupied().to_string(), "010");
}

const MERCY: Mercy = Mercy {
    runs: 3,
    after_inning: 2,
};

/// R-INNING-MERCY
#[test]
fn mercy_ends_the_game_as_soon_as_the_hosts_lead_by_enough() {
    let mut table = game(|options| options.mercy = Some(MERCY));
    table.go_to(2, Half::Bottom);
    home_runs(&mut table, 3);
    ended(&table, Ending::Mercy, 0, 3, Team::Home);
}

/// R-INNING-MERCY
#[test]
fn mercy_waits_for_its_inning() {
    let mut table = game(|options| options.mercy = Some(MERCY));
    table.go_to(1, Half::Bottom);
    home_runs(&mut table, 4);
    table.go_to(2, Half::Top);
    table.retire_the_side();
    ended(&table, Ending::Mercy, 0, 4, Team::Home);
}

#[test]
fn mercy_gives_the_hosts_their_turn() {
    let mut table = game(|options| options.mercy = Some(MERCY));
    home_runs(&mut table, 3);
    table.go_to(2, Half::Bottom);
    assert!(!table.is_over());
    table.retire_the_side();
    ended(&table, Ending::Mercy, 3, 0, Team::Away);
}

#[test]
fn mercy_spares_a_smaller_lead() {
    let mut table = game(|options| options.mercy = Some(MERCY));
    home_runs(&mut table, 2);
    table.go_to(3, Half::Top);
    assert!(!table.is_over());
}

/// R-END-FORFEIT
#[test]
fn a_forfeit_stands_nine_to_nothing() {
    for (team, away, home) in [(Team::Away, 0, 9), (Team::Home, 9, 0)] {
        let mut table = game(|_| ());
        home_runs(&mut table, 4);
        table
            .act(Actor::Manager(team), &Command::Forfeit { team })
            .unwrap();
        ended(&table, Ending::Forfeit(team), away, home, team.opponent());
        assert_eq!(
            table.state.score().away,
            4,
            "the runs that were scored are not forgotten"
        );
    }
}

/// R-END-ABANDONED
#[test]
fn an_abandoned_game_has_a_score_and_no_winner() {
    let mut table = game(|_| ());
    home_runs(&mut table, 4);
    table.act(Actor::Umpire, &Command::Abandon).unwrap();
    let expected = GameResult {
        ending: Ending::Abandoned,
        score: ByTeam { away: 4, home: 0 },
        winner: None,
    };
    assert_eq!(table.result(), expected);
}
