//! Setups of games in which the server reads the cards.

use super::{Change, away, faults};
use crate::common::{dice, setup_with_cards};
use bandbox_engine::cards::{BattingText, CardFault, CardProblem, Power, SharedBatting, Whose};
use bandbox_engine::options::Mode;
use bandbox_engine::player::Hand;
use bandbox_engine::setup::SetupProblem;
use bandbox_engine::{PlayOutcome, create};

/// One change to the setup of a game in which the server reads the cards, and the fault that it makes.
#[allow(clippy::too_many_lines)] // A table: a few lines each.
pub(crate) fn card_changes() -> Vec<(Change, &'static str, SetupProblem)> {
    let missing = |player: &str, card| SetupProblem::CardMissing {
        player: player.to_string(),
        card,
    };
    let unreadable = |card, against, column, row, problem| {
        SetupProblem::Card(CardFault {
            card,
            against,
            row,
            column,
            problem,
        })
    };
    let range = |found, lowest, highest| SetupProblem::Range {
        found,
        lowest,
        highest,
    };
    vec![
        (
            |s| away(s).cards[9].pitching.as_mut().unwrap().left[3] = "WALK | gb A | WALK".into(),
            "teams.away.cards[9].pitching.left[3]",
            unreadable(
                Whose::Pitcher,
                Hand::Left,
                Some(5),
                Some(5),
                CardProblem::LocationMissing(PlayOutcome::GroundballA),
            ),
        ),
        (
            |s| {
                let Some(BattingText::Own(card)) = &mut away(s).cards[0].batting else {
                    panic!("a card of his own");
                };
                card.right.rows.pop();
            },
            "teams.away.cards[0].batting.own.right.rows",
            unreadable(
                Whose::Batter,
                Hand::Right,
                None,
                None,
                CardProblem::Rows(10),
            ),
        ),
        (
            |s| away(s).cards[2].player = "v1".into(),
            "teams.away.cards[2].player",
            SetupProblem::DuplicateCards("v1".into()),
        ),
        (
            |s| away(s).cards[2].player = "nobody".into(),
            "teams.away.cards[2].player",
            SetupProblem::NotOnRoster("nobody".into()),
        ),
        (
            |s| away(s).cards[2].batting = None,
            "teams.away.cards",
            missing("v3", Whose::Batter),
        ),
        (
            |s| away(s).cards[9].pitching = None,
            "teams.away.cards",
            missing("v10", Whose::Pitcher),
        ),
        (
            |s| {
                let power = Power::Weak;
                let shared = SharedBatting { card: 9, power };
                away(s).cards[9].batting = Some(BattingText::Shared(shared));
            },
            "teams.away.cards[9].batting.shared.card",
            range(9, 1, 8),
        ),
        (
            |s| s.park.home_runs.left = 21,
            "park.home_runs.left",
            range(21, 0, 20),
        ),
        (
            |s| away(s).roster[0].running = None,
            "teams.away.roster[0].running",
            SetupProblem::RatingMissing,
        ),
        (
            |s| away(s).roster[0].fielding[0].passed_ball = None,
            "teams.away.roster[0].fielding[0].passed_ball",
            SetupProblem::RatingMissing,
        ),
        (
            |s| away(s).roster[5].fielding[0].arm = None,
            "teams.away.roster[5].fielding[0].arm",
            SetupProblem::RatingMissing,
        ),
        (
            |s| away(s).roster[3].fielding[0].error = None,
            "teams.away.roster[3].fielding[0].error",
            SetupProblem::RatingMissing,
        ),
        (
            |s| away(s).roster[9].wild_pitch = None,
            "teams.away.roster[9].wild_pitch",
            SetupProblem::RatingMissing,
        ),
    ]
}

/// R-CARD-WHOLE
#[test]
fn where_the_server_reads_the_cards_it_has_all_of_them_and_can_read_them() {
    assert!(create(setup_with_cards(), &dice()).is_ok());
    for (change, field, problem) in card_changes() {
        let mut setup = setup_with_cards();
        change(&mut setup);
        let found = faults(&setup);
        let expected = (field.to_string(), problem);
        assert!(
            found.contains(&expected),
            "{expected:?} is not among {found:?}"
        );
    }
}

#[test]
fn managers_who_read_the_cards_need_none_in_the_setup() {
    let mut setup = setup_with_cards();
    setup.mode = Mode::Manual;
    setup.teams.away.cards.truncate(3);
    setup.teams.away.roster[0].running = None;
    assert!(create(setup, &dice()).is_ok());
}
