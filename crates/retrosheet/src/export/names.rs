//! Retrosheet's short names: four letters of the last name, one of the first, three digits; three letters of a team.

use super::Day;
use crate::id::{GameId, PlayerId, TeamId};
use bandbox_engine::player::{LineupId, Player};
use bandbox_engine::setup::Rosters;
use bandbox_engine::team::{ByTeam, Team};

/// The short names of everybody in a game.
pub(super) struct Names {
    teams: ByTeam<TeamId>,
    players: ByTeam<Vec<PlayerId>>,
    nobody: PlayerId,
}

impl Names {
    pub(super) fn of(rosters: &Rosters) -> Self {
        let mut taken = Vec::new();
        let players = ByTeam::from_fn(|team| {
            let mut ids = Vec::new();
            for (_, player) in rosters.players(team) {
                let id = player_id(player, &taken);
                taken.push(id);
                ids.push(id);
            }
            ids
        });
        let away = team_id(&rosters.team(Team::Away).abbreviation, None);
        let home = team_id(&rosters.team(Team::Home).abbreviation, Some(away));
        Self {
            teams: ByTeam { away, home },
            players,
            nobody: PlayerId::of([b'-'; 8]),
        }
    }

    pub(super) fn team(&self, team: Team) -> TeamId {
        self.teams[team]
    }

    pub(super) fn player(&self, player: LineupId) -> PlayerId {
        let ids = &self.players[player.team()];
        let place = player.place().map(usize::from);
        let id = place.and_then(|place| ids.get(place));
        id.copied().unwrap_or(self.nobody)
    }

    /// The id of the game; none when the day is no day.
    pub(super) fn game(&self, day: Day) -> Option<GameId> {
        let Day {
            year: year @ 1000..=9999,
            month: month @ 1..=12,
            day: day @ 1..=31,
            game: game @ 0..=9,
        } = day
        else {
            return None;
        };
        let host = self.teams[Team::Home];
        GameId::read(format!("{host}{year}{month:02}{day:02}{game}").as_bytes()).ok()
    }
}

/// A name that can stand between quotation marks on one line.
pub(super) fn without_quotes(name: &str) -> String {
    let plain = |letter: char| {
        if letter == '"' || letter.is_control() {
            '\''
        } else {
            letter
        }
    };
    name.chars().map(plain).collect()
}

/// First and last name: the last word is the last name.
pub(super) fn first_and_last(name: &str) -> (&str, &str) {
    match name.trim().rsplit_once(char::is_whitespace) {
        Some((first, last)) => (first.trim(), last),
        None => ("", name.trim()),
    }
}

/// The player's own id where it is one already, else one made of his name, with the first number that is free.
fn player_id(player: &Player, taken: &[PlayerId]) -> PlayerId {
    let ends_with_a_number = |id: &PlayerId| id.as_str()[5..].bytes().all(|c| c.is_ascii_digit());
    if let Ok(own) = PlayerId::read(player.id.as_bytes())
        && ends_with_a_number(&own)
        && !taken.contains(&own)
    {
        return own;
    }
    let (first, last) = first_and_last(&player.name);
    let letters = |name: &str| {
        let letters = name.bytes().filter(u8::is_ascii_alphabetic);
        letters
            .map(|letter| letter.to_ascii_lowercase())
            .collect::<Vec<_>>()
    };
    let mut id = [b'-'; 8];
    for (place, letter) in id.iter_mut().zip(letters(last)).take(4) {
        *place = letter;
    }
    if let Some(initial) = letters(first).first() {
        id[4] = *initial;
    }
    // No roster has so many players that the numbers run out.
    for number in 1..=999_u16 {
        for (place, digit) in id[5..].iter_mut().zip(format!("{number:03}").bytes()) {
            *place = digit;
        }
        if !taken.contains(&PlayerId::of(id)) {
            break;
        }
    }
    PlayerId::of(id)
}

/// Three capital letters or digits of an abbreviation, not the same as the other team's.
fn team_id(abbreviation: &str, other: Option<TeamId>) -> TeamId {
    let mut id = [b'X'; 3];
    let letters = abbreviation.bytes().filter(u8::is_ascii_alphanumeric);
    for (place, letter) in id.iter_mut().zip(letters) {
        *place = letter.to_ascii_uppercase();
    }
    if other == Some(TeamId::of(id)) {
        id[2] = if id[2] == b'2' { b'3' } else { b'2' };
    }
    TeamId::of(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_is_the_last_name() {
        assert_eq!(first_and_last("Mike Trout"), ("Mike", "Trout"));
        assert_eq!(first_and_last("Juan Carlos  Paz"), ("Juan Carlos", "Paz"));
        assert_eq!(first_and_last("Ichiro"), ("", "Ichiro"));
    }

    #[test]
    fn two_teams_of_one_abbreviation_are_told_apart() {
        let away = team_id("ab", None);
        assert_eq!(away.as_str(), "ABX");
        assert_eq!(team_id("AB", Some(away)).as_str(), "AB2");
    }

    #[test]
    fn a_name_of_letters_that_nobody_can_read_still_makes_an_id() {
        assert_eq!(without_quotes("Joe \"Jo\" Ng\n"), "Joe 'Jo' Ng'");
    }
}
