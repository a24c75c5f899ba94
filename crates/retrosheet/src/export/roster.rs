//! Roster files and the file of teams.

use super::File;
use super::names::{Names, first_and_last, without_quotes};
use bandbox_engine::GameState;
use bandbox_engine::player::{Bats, Hand, Player};
use bandbox_engine::team::{ByTeam, Team};
use std::fmt::Write;

/// Everybody on a team's roster.
pub(super) fn players(names: &Names, state: &GameState, team: Team, year: u16) -> File {
    let id = names.team(team);
    let mut text = String::new();
    for (number, player) in state.rosters().players(team) {
        let (first, last) = first_and_last(&player.name);
        let bats = match player.bats {
            Bats::Left => 'L',
            Bats::Right => 'R',
            Bats::Switch => 'B',
        };
        let throws = match player.throws.hand() {
            Hand::Left => 'L',
            Hand::Right => 'R',
        };
        let _ = writeln!(
            text,
            "{},{},{},{bats},{throws},{id},{}",
            names.player(number),
            field(last),
            field(first),
            position(player)
        );
    }
    File::new(format!("{id}{year}.ROS"), &text)
}

/// Both teams. A league has no letter here.
pub(super) fn teams(names: &Names, state: &GameState, year: u16) -> File {
    let mut text = String::new();
    let of = ByTeam::from_fn(|team| &state.rosters().team(team).name);
    for team in Team::ALL {
        let (city, nickname) = first_and_last(of[team]);
        let _ = writeln!(
            text,
            "{},,{},{}",
            names.team(team),
            field(city),
            field(nickname)
        );
    }
    File::new(format!("TEAM{year}"), &text)
}

/// These files have no quotation marks, so a field has no commas.
fn field(name: &str) -> String {
    without_quotes(name).replace(',', " ")
}

/// Where he is rated, in Retrosheet's letters; outfielders are not told apart.
fn position(player: &Player) -> &'static str {
    let rated = player.fielding.first().map(|fielding| fielding.position);
    match rated {
        Some(position) if position.is_outfield() => "OF",
        Some(position) => position.abbreviation(),
        None => "X",
    }
}
