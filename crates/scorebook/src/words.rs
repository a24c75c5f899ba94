//! The words a scorer uses for men, places and numbers.

use bandbox_engine::bases::Base;
use bandbox_engine::fatigue::TiredBy;
use bandbox_engine::inning::{Half, HalfInning};
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::team::{ByTeam, Team};
use bandbox_engine::{Actor, GameState};

/// A player as his roster names him.
pub(crate) fn name(state: &GameState, id: LineupId) -> String {
    state
        .player(id)
        .map_or_else(|| id.to_string(), |player| player.name.clone())
}

/// A team as it calls itself.
pub(crate) fn team_name(state: &GameState, team: Team) -> &str {
    &state.rosters().team(team).name
}

/// "Visitors 3, Hosts 5", this team first.
pub(crate) fn score(state: &GameState, score: &ByTeam<u16>, first: Team) -> String {
    let one = |team: Team| format!("{} {}", team_name(state, team), score[team]);
    format!("{}, {}", one(first), one(first.opponent()))
}

/// Who acts: "The Visitors manager", "The umpire".
pub(crate) fn actor(state: &GameState, actor: Actor) -> String {
    match actor {
        Actor::Manager(team) => format!("The {} manager", team_name(state, team)),
        Actor::Umpire => "The umpire".to_string(),
    }
}

/// What tired a pitcher.
pub(crate) fn tired_by(by: TiredBy) -> String {
    let within = |innings: u8| match innings {
        1 => "in an inning".to_string(),
        more => format!("in {more} innings"),
    };
    match by {
        TiredBy::HitsAndWalks { count, innings } => {
            format!("{count} hits and walks {}", within(innings))
        }
        TiredBy::Runs { count, innings } => format!("{count} runs {}", within(innings)),
        TiredBy::Innings { count } => format!("{count} innings pitched"),
        TiredBy::Closing => "a man on with the game to be saved".to_string(),
        TiredBy::Injury => "hurt".to_string(),
    }
}

/// The man at a position.
pub(crate) const fn fielder(position: Position) -> &'static str {
    match position {
        Position::Pitcher => "pitcher",
        Position::Catcher => "catcher",
        Position::FirstBase => "first baseman",
        Position::SecondBase => "second baseman",
        Position::ThirdBase => "third baseman",
        Position::Shortstop => "shortstop",
        Position::LeftField => "left fielder",
        Position::CenterField => "center fielder",
        Position::RightField => "right fielder",
    }
}

/// A position as a stop on the way of a thrown ball.
pub(crate) const fn stop(position: Position) -> &'static str {
    match position {
        Position::Pitcher => "pitcher",
        Position::Catcher => "catcher",
        Position::FirstBase => "first",
        Position::SecondBase => "second",
        Position::ThirdBase => "third",
        Position::Shortstop => "shortstop",
        Position::LeftField => "left",
        Position::CenterField => "center",
        Position::RightField => "right",
    }
}

/// The way of the ball: ", shortstop to second to first"; nothing where nobody knows.
pub(crate) fn way(stops: &[Position]) -> String {
    match stops {
        [] => String::new(),
        [alone] => format!(", {} unassisted", fielder(*alone)),
        [..] => {
            let stops: Vec<&str> = stops.iter().copied().map(stop).collect();
            format!(", {}", stops.join(" to "))
        }
    }
}

/// Where a batted ball went: a part of the outfield, or an infielder.
pub(crate) fn target(position: Position) -> String {
    if position.is_outfield() {
        stop(position).to_owned()
    } else {
        format!("the {}", fielder(position))
    }
}

/// Where a man who comes into the game plays.
pub(crate) const fn post(position: Position) -> &'static str {
    match position {
        Position::Pitcher => "on the mound",
        Position::Catcher => "behind the plate",
        Position::FirstBase => "at first",
        Position::SecondBase => "at second",
        Position::ThirdBase => "at third",
        Position::Shortstop => "at shortstop",
        Position::LeftField => "in left field",
        Position::CenterField => "in center field",
        Position::RightField => "in right field",
    }
}

/// The base after this one.
pub(crate) fn base_after(base: Base) -> String {
    base.next()
        .map_or_else(|| "home".to_owned(), |next| next.to_string())
}

/// "Top of the 1st".
pub(crate) fn half_inning(half_inning: HalfInning) -> String {
    let half = match half_inning.half {
        Half::Top => "Top",
        Half::Bottom => "Bottom",
    };
    format!("{half} of the {}", ordinal(half_inning.inning))
}

/// "1st", "2nd", "3rd", "11th", "21st".
pub(crate) fn ordinal(number: u8) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        (_, _) => "th",
    };
    format!("{number}{ending}")
}

/// "0 runs", "1 run", "2 runs".
pub(crate) fn count(number: u16, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// "A", "A and B", "A, B and C".
pub(crate) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinals_end_as_they_are_spoken() {
        let spoken = [1, 2, 3, 4, 9, 10, 11, 12, 13, 21, 22, 101, 111].map(ordinal);
        let expected = [
            "1st", "2nd", "3rd", "4th", "9th", "10th", "11th", "12th", "13th", "21st", "22nd",
            "101st", "111th",
        ];
        assert_eq!(spoken, expected);
    }

    #[test]
    fn one_of_a_thing_has_no_plural() {
        assert_eq!(
            [0, 1, 2].map(|n| count(n, "hit")),
            ["0 hits", "1 hit", "2 hits"]
        );
    }

    #[test]
    fn a_list_of_names_ends_with_and() {
        let names = ["Lane", "Webb", "Cole"].map(str::to_owned);
        assert_eq!(list(&names[..1]), "Lane");
        assert_eq!(list(&names[..2]), "Lane and Webb");
        assert_eq!(list(&names), "Lane, Webb and Cole");
    }
}
