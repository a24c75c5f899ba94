//! The cards of a setup: every cell can be read, and where the server reads them nothing is missing.
//!
//! Rules: R-CARD-WHOLE, R-CARD-STAND-IN.

use super::check::Faults;
use super::fault::SetupProblem;
use super::{GameSetup, PlayerCards, TeamSetup};
use crate::cards::{
    BattingCard, BattingText, CardFault, CardText, Park, PitchingCard, Power, STAND_IN_PITCHING,
    SharedBatting, Whose,
};
use crate::options::{Mode, Options};
use crate::player::{ByHand, Fielding, Hand, Player};
use crate::position::Position;
use std::sync::Arc;

/// The card of a man who was given none to bat with.
const STAND_IN_BATTING: SharedBatting = SharedBatting {
    card: 1,
    power: Power::Weak,
};

/// Checks the numbers of a ballpark.
pub(super) fn park(faults: &mut Faults, park: &Park) {
    for (name, numbers) in [("home_runs", &park.home_runs), ("singles", &park.singles)] {
        faults.range(format_args!("park.{name}.left"), numbers.left, 0, 20);
        faults.range(format_args!("park.{name}.right"), numbers.right, 0, 20);
    }
}

/// Reads a team's cards, in roster order.
pub(super) fn of_team(
    faults: &mut Faults,
    path: &str,
    game: &GameSetup,
    setup: &TeamSetup,
) -> Vec<PlayerCards> {
    let mut cards = vec![PlayerCards::default(); setup.roster.len()];
    for (place, text) in setup.cards.iter().enumerate() {
        let path = format!("{path}.cards[{place}]");
        let on_roster = setup.roster.iter().position(|p| p.id == text.player);
        let Some(of_player) = on_roster.and_then(|place| cards.get_mut(place)) else {
            let problem = SetupProblem::NotOnRoster(text.player.clone());
            faults.add(format!("{path}.player"), problem);
            continue;
        };
        let before = setup.cards.iter().take(place);
        if before.into_iter().any(|other| other.player == text.player) {
            let problem = SetupProblem::DuplicateCards(text.player.clone());
            faults.add(format!("{path}.player"), problem);
        }
        *of_player = read(faults, &path, text);
    }
    match game.mode {
        Mode::Manual | Mode::Scored => (),
        Mode::Cards => {
            for (place, player) in setup.roster.iter().enumerate() {
                let path_of_player = format!("{path}.roster[{place}]");
                ratings(faults, &path_of_player, player, &game.options);
                missing(faults, path, setup, player);
            }
            stand_in(&mut cards);
        }
    }
    cards
}

/// Reads a player's cards.
fn read(faults: &mut Faults, path: &str, text: &CardText) -> PlayerCards {
    if let Some(BattingText::Shared(shared)) = &text.batting {
        let field = format_args!("{path}.batting.shared.card");
        faults.range(field, shared.card, 1, 8);
    }
    let batting = text.batting.as_ref().map(BattingCard::parse);
    let pitching = text.pitching.as_ref().map(PitchingCard::parse);
    PlayerCards {
        batting: batting.and_then(|card| accepted(faults, path, card)),
        pitching: pitching.and_then(|card| accepted(faults, path, card)),
    }
}

fn accepted<T>(faults: &mut Faults, path: &str, card: Result<T, Vec<CardFault>>) -> Option<Arc<T>> {
    match card {
        Ok(card) => Some(Arc::new(card)),
        Err(found) => {
            for fault in found {
                faults.add(field(path, &fault), SetupProblem::Card(fault));
            }
            None
        }
    }
}

/// The line of a card that has this fault, or the half if the lines themselves are at fault.
fn field(path: &str, fault: &CardFault) -> String {
    let hand = match fault.against {
        Hand::Left => "left",
        Hand::Right => "right",
    };
    let half = match fault.card {
        Whose::Batter => format!("{path}.batting.own.{hand}.rows"),
        Whose::Pitcher => format!("{path}.pitching.{hand}"),
    };
    match fault.row {
        Some(row) => format!("{half}[{}]", row.saturating_sub(2)),
        None => half,
    }
}

/// Names the card that a player must have: a pitcher one to pitch with, anybody else one to bat with.
fn missing(faults: &mut Faults, path: &str, setup: &TeamSetup, player: &Player) {
    let pitches = player.fielding_at(Position::Pitcher).is_some();
    let text = setup.cards.iter().find(|text| text.player == player.id);
    let (card, given) = if pitches {
        let given = text.is_some_and(|text| text.pitching.is_some());
        (Whose::Pitcher, given)
    } else {
        (
            Whose::Batter,
            text.is_some_and(|text| text.batting.is_some()),
        )
    };
    if !given {
        let player = player.id.clone();
        let problem = SetupProblem::CardMissing { player, card };
        faults.add(format!("{path}.cards"), problem);
    }
}

/// Names the ratings that the server needs to resolve every play by itself.
fn ratings(faults: &mut Faults, path: &str, player: &Player, options: &Options) {
    let pitches = player.fielding_at(Position::Pitcher).is_some();
    for (field, missing) in [
        ("running", player.running.is_none()),
        ("stealing", player.stealing.is_none()),
        ("bunt", player.bunt.is_none()),
        ("hit_and_run", player.hit_and_run.is_none()),
        ("wild_pitch", pitches && player.wild_pitch.is_none()),
        ("balk", pitches && player.balk.is_none()),
        ("hold", pitches && player.hold.is_none()),
        ("injury", options.injuries && player.injury.is_none()),
    ] {
        if missing {
            faults.add(format!("{path}.{field}"), SetupProblem::RatingMissing);
        }
    }
    for (place, fielding) in player.fielding.iter().enumerate() {
        let catches = fielding.position == Position::Catcher;
        let throws_far = catches || fielding.position.is_outfield();
        let Fielding {
            position: _,
            arm,
            passed_ball,
            range,
            error,
            throwing,
        } = fielding;
        for (field, missing) in [
            ("range", range.is_none()),
            ("error", error.is_none()),
            ("arm", throws_far && arm.is_none()),
            ("passed_ball", catches && passed_ball.is_none()),
            ("throwing", catches && throwing.is_none()),
        ] {
            if missing {
                let field = format!("{path}.fielding[{place}].{field}");
                faults.add(field, SetupProblem::RatingMissing);
            }
        }
    }
}

/// Gives everybody both cards: in a long game pitchers bat and others pitch.
fn stand_in(cards: &mut [PlayerCards]) {
    let batting = BattingCard::shared(STAND_IN_BATTING).ok().map(Arc::new);
    let rows = STAND_IN_PITCHING.to_vec();
    let halves = ByHand {
        left: rows.clone(),
        right: rows,
    };
    let pitching = PitchingCard::parse(&halves).ok().map(Arc::new);
    for cards in cards {
        cards.batting = cards.batting.take().or_else(|| batting.clone());
        cards.pitching = cards.pitching.take().or_else(|| pitching.clone());
    }
}
