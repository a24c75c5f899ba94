//! Games in which the server reads the cards: a roll is read and resolved at once, and there is nothing to report.

use crate::common::{Table, dice, play_of, setup_with_cards};
use bandbox_engine::cards::{BattingText, DecidedBy, Whose};
use bandbox_engine::choice::{Answer, Attempt, Question};
use bandbox_engine::command::OutcomeReport;
use bandbox_engine::decisions::DefensiveDecision;
use bandbox_engine::dice::roll::RollKind;
use bandbox_engine::injury::{Durability, InjuryRating};
use bandbox_engine::player::ByHand;
use bandbox_engine::position::Position;
use bandbox_engine::{Actor, Command, Event, GameSetup, Phase, PlayOutcome, Team};

/// Every batter has this in every cell, every pitcher that.
fn setup_of(batting: &str, pitching: &str) -> GameSetup {
    let half = |cell: &str| vec![[cell, cell, cell].join("|"); 11];
    let mut setup = setup_with_cards();
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        for card in &mut team.cards {
            if let Some(BattingText::Own(halves)) = &mut card.batting {
                halves.left.rows = half(batting);
                halves.right.rows = half(batting);
            }
            card.pitching = card.pitching.as_ref().map(|_| ByHand {
                left: half(pitching),
                right: half(pitching),
            });
        }
    }
    setup
}

/// A roll of these dice: column, row as two dice, split, resolution.
fn rolled(table: &mut Table, faces: [u8; 5]) -> Vec<Event> {
    table.decide_with(DefensiveDecision::default());
    table.next_roll_shows(&faces);
    table.must(&Command::Roll)
}

/// Whether dice of this kind are among these events.
fn falls(events: &[Event], kind: RollKind) -> bool {
    events.iter().any(|event| match event {
        Event::DiceRolled { roll, .. } => roll.id.kind == kind,
        _ => false,
    })
}

fn give_everybody(setup: &mut GameSetup, rating: Option<InjuryRating>) {
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        team.roster.iter_mut().for_each(|man| man.injury = rating);
    }
}

fn report(outcome: PlayOutcome) -> Command {
    let report = OutcomeReport {
        outcome,
        hit_location: None,
        error_bases: None,
        roll_id: None,
        plus_injury: false,
    };
    Command::ReportOutcome { report }
}

/// R-CARD-READ
#[test]
fn a_roll_is_read_and_resolved_at_once() {
    let mut table = Table::started(setup_of("HR", "WALK"), dice());
    let events = rolled(&mut table, [3, 4, 6, 12, 1]);
    let Event::CardRead { reading, .. } = &events[1] else {
        panic!("no card was read: {events:?}");
    };
    assert_eq!(
        (reading.card, reading.column, reading.row),
        (Whose::Batter, 3, 10)
    );
    assert_eq!(reading.decided_by, DecidedBy::Print);
    assert_eq!(play_of(&events).outcome, PlayOutcome::HomeRun);
    assert_eq!(table.state.score().away, 1);
    let events = rolled(&mut table, [4, 4, 6, 12, 1]);
    assert_eq!(play_of(&events).outcome, PlayOutcome::Walk);
    assert!(matches!(table.state.phase(), Phase::DecisionsDue { .. }));
}

/// R-CARD-READ
#[test]
fn a_report_is_refused_with_what_the_card_says() {
    let mut table = Table::started(setup_of("gb (ss) A", "WALK"), dice());
    let refusal = table.refusal(Actor::Umpire, &report(PlayOutcome::HomeRun));
    assert_eq!(
        refusal.to_string(),
        "the server reads the cards in this game, so there is nothing to report; roll the dice"
    );
    rolled(&mut table, [1, 1, 1, 12, 1]);
    // Whether it agrees or not: the roll has been used up.
    for outcome in [PlayOutcome::HomeRun, PlayOutcome::GroundballA] {
        let refusal = table.refusal(Actor::Umpire, &report(outcome));
        assert_eq!(refusal.code(), "server_reads_cards");
        assert_eq!(
            refusal.to_string(),
            "the server reads the cards in this game, so there is nothing to report; \
             for roll at_bat-0 the card says groundball_a to SS (column 1, row 2)"
        );
    }
}

/// R-CARD-READ, R-PITCH-STAYS
#[test]
fn the_card_is_read_when_no_pitch_got_away() {
    let mut setup = setup_of("WALK", "WALK");
    for player in &mut setup.teams.home.roster {
        player.wild_pitch = player.wild_pitch.map(|_| 7);
    }
    let mut table = Table::started(setup, dice());
    rolled(&mut table, [1, 1, 1, 12, 1]);
    let events = rolled(&mut table, [1, 1, 1, 1, 7]);
    assert_eq!(play_of(&events).outcome, PlayOutcome::WildPitch);
    assert!(
        !events
            .iter()
            .any(|event| matches!(event, Event::CardRead { .. }))
    );
    let events = rolled(&mut table, [1, 1, 1, 1, 8]);
    assert_eq!(play_of(&events).outcome, PlayOutcome::Walk);
}

/// R-CARD-READ
#[test]
fn choices_stay_with_the_managers() {
    let mut table = Table::started(setup_of("WALK", "SI (rf)"), dice());
    rolled(&mut table, [1, 1, 1, 12, 1]);
    rolled(&mut table, [6, 1, 1, 12, 1]);
    let (team, question) = table.choice();
    assert_eq!(team, Team::Away);
    let attempt = Attempt::FirstToThird;
    assert!(
        matches!(question, Question::Send { attempt: tries, number: Some(_) } if tries == attempt)
    );
    let refusal = table.refusal(Actor::Umpire, &report(PlayOutcome::SingleUncapped));
    assert_eq!(refusal.code(), "server_reads_cards");
    table.answer(Answer::Hold);
    assert_eq!(table.state.occupied().to_string(), "110");
}

#[test]
fn an_x_check_is_resolved_by_the_ratings_of_the_fielder() {
    let mut table = Table::started(setup_of("WALK", "FLY (cf) X"), dice());
    table.decide_with(DefensiveDecision::default());
    let rolls = [vec![5, 1, 1, 12, 1], vec![20, 3, 4, 4, 50]];
    table.dice =
        bandbox_engine::Dice::scripted_faces(rolls.map(|faces| faces.into_iter().collect()).into());
    let play = play_of(&table.must(&Command::Roll));
    assert_eq!(play.check_position, Some(Position::CenterField));
}

/// R-CLUTCH-WHEN
#[test]
fn it_is_the_clutch_with_two_outs_and_a_runner_in_scoring_position() {
    let cell = "strikeout ^ HR";
    for (clutch, expected) in [
        (true, PlayOutcome::HomeRun),
        (false, PlayOutcome::Strikeout),
    ] {
        let mut setup = setup_of("DO**", cell);
        setup.options.clutch = clutch;
        let mut table = Table::started(setup, dice());
        let plays = [4, 4, 1, 4].map(|column| {
            let events = rolled(&mut table, [column, 1, 1, 12, 1]);
            play_of(&events).outcome
        });
        let before = [
            PlayOutcome::Strikeout,
            PlayOutcome::Strikeout,
            PlayOutcome::Double2,
        ];
        assert_eq!(plays[..3], before, "nobody is on second");
        assert_eq!(plays[3], expected);
    }
}

/// R-PARK-MARK, R-PARK-OFF
#[test]
fn the_park_of_the_game_decides_ballpark_marks() {
    let mut setup = setup_of("WALK", "HR [bphr]");
    setup.park.home_runs.right = 3;
    let outcome = |setup: &GameSetup, resolution| {
        let mut table = Table::started(setup.clone(), dice());
        play_of(&rolled(&mut table, [4, 1, 1, 12, resolution])).outcome
    };
    assert_eq!(outcome(&setup, 3), PlayOutcome::BpHomeRun);
    assert_eq!(outcome(&setup, 4), PlayOutcome::BpFlyout);
    setup.options.ballpark_effects = false;
    assert_eq!(outcome(&setup, 4), PlayOutcome::HomeRun);
}

/// R-CARD-STAND-IN
#[test]
fn a_man_without_cards_bats_and_throws_with_shared_ones() {
    let table = Table::started(setup_with_cards(), dice());
    let rosters = table.state.rosters();
    for team in Team::ALL {
        for (id, player) in rosters.players(team) {
            let cards = rosters.cards(id).unwrap();
            let pitches = player.fielding_at(Position::Pitcher).is_some();
            let batting = cards.batting.as_ref().unwrap();
            assert_eq!(batting.shared.is_some(), pitches, "{}", player.id);
            assert!(cards.pitching.is_some());
        }
    }
}

/// R-INJURY-PITCHER
#[test]
fn the_card_is_read_after_a_pitcher_at_risk_was_tested() {
    let mut setup = setup_of("WALK", "WALK");
    setup.options.injuries = true;
    give_everybody(&mut setup, InjuryRating::new(6, Durability::P70));
    let mut table = Table::started(setup, dice());
    let events = rolled(&mut table, [6, 3, 4, 12, 1]);
    assert!(falls(&events, RollKind::PitcherInjury));
    assert_eq!(play_of(&events).outcome, PlayOutcome::Walk);
}

/// R-INJURY-BATTER
#[test]
fn a_cell_with_the_mark_tests_the_batter_where_injuries_are_played() {
    for (cell, injuries, tested) in [
        ("WALK [injury]", true, true),
        ("WALK [injury]", false, false),
        ("WALK", true, false),
    ] {
        let mut setup = setup_of(cell, cell);
        setup.options.injuries = injuries;
        give_everybody(&mut setup, InjuryRating::new(1, Durability::P70));
        let mut table = Table::started(setup, dice());
        let events = rolled(&mut table, [1, 1, 1, 12, 1]);
        assert_eq!(
            falls(&events, RollKind::BatterInjury),
            tested,
            "{cell}, injuries {injuries}"
        );
        assert_eq!(play_of(&events).outcome, PlayOutcome::Walk);
    }
}
