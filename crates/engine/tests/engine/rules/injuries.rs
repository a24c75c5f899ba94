//! Injuries: who may be hurt, for how long, and who must leave.

use super::men::{fielder, pinch_hitter, pinch_runner, pitcher, player, swap};
use crate::common::{self, Table, play_of};
use bandbox_engine::choice::{Answer, Question};
use bandbox_engine::command::OutcomeReport;
use bandbox_engine::dice::roll::RollKind;
use bandbox_engine::event::Ending;
use bandbox_engine::fatigue::{Fatigue, TiredBy};
use bandbox_engine::injury::{Durability, Injury, InjuryRating};
use bandbox_engine::inning::Half;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::state::Vacancy;
use bandbox_engine::{Actor, Command, Event, GameSetup, Phase, PlayOutcome, Team};

/// Dice of this total.
fn three(total: u8) -> [u8; 3] {
    let a = (total - 2).min(6);
    let b = (total - a - 1).min(6);
    [a, b, total - a - b]
}

/// The shared setup with injuries, and this rating on every card.
fn setup(rating: Option<&str>) -> GameSetup {
    let mut setup = common::setup();
    setup.options.injuries = true;
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        for man in &mut team.roster {
            man.injury = rating.map(|text| InjuryRating::try_from(text.to_owned()).unwrap());
        }
    }
    setup
}

fn table(rating: Option<&str>) -> Table {
    Table::started(setup(rating), common::dice())
}

/// The at-bat dice show this column and row, and the dice after them this total.
fn roll(table: &mut Table, d6_one: u8, row: [u8; 2], split: u8, total: u8) -> Vec<Event> {
    table.decide_with(Default::default());
    let at_bat = [d6_one, row[0], row[1], split, 10];
    table.next_rolls_show(&[&at_bat, &three(total)]);
    table.must(&Command::Roll)
}

/// The batter's card says this, and "plus injury"; the dice for that show this total.
fn plus_injury(table: &mut Table, outcome: PlayOutcome, total: u8) -> Vec<Event> {
    table.decide_with(Default::default());
    table.next_rolls_show(&[&[1, 1, 1, 10, 10], &three(total)]);
    table.must(&Command::Roll);
    let report = OutcomeReport {
        outcome,
        hit_location: None,
        error_bases: None,
        roll_id: None,
        plus_injury: true,
    };
    table.must(&Command::ReportOutcome { report })
}

fn hurt(events: &[Event]) -> Vec<(LineupId, Injury)> {
    let hurt = events.iter().filter_map(|event| match event {
        Event::PlayerHurt { player, injury } => Some((*player, *injury)),
        _ => None,
    });
    hurt.collect()
}

fn kinds(events: &[Event]) -> Vec<RollKind> {
    let rolls = events.iter().filter_map(Event::roll);
    rolls.map(|roll| roll.id.kind).collect()
}

fn must_replace(table: &Table, man: u8) -> bool {
    let due = Phase::LineupDue {
        team: player(man).team(),
        vacancy: Vacancy::Hurt(player(man)),
    };
    *table.state.phase() == due
}

/// R-INJURY-CHART.
#[test]
fn the_rating_is_read_as_printed() {
    for text in ["1p70", "6p20", "4p65"] {
        let rating = InjuryRating::try_from(text.to_owned()).unwrap();
        assert_eq!(rating.to_string(), text);
    }
    for text in ["0p70", "7p70", "1p71", "p70", "1p70 ", "01p70", ""] {
        let fault = InjuryRating::try_from(text.to_owned()).unwrap_err();
        assert!(fault.contains("1p70"), "{fault}");
    }
    assert_eq!(InjuryRating::new(0, Durability::P70), None);
    assert_eq!(InjuryRating::new(7, Durability::P70), None);
}

/// R-INJURY-PITCHER: column 6 with a total from 7 to 12 puts the numbers 6 to 1 at risk.
#[test]
fn column_six_puts_the_pitcher_at_risk_whose_number_is_13_less_the_row() {
    for (row, number) in [
        ([3, 4], 6),
        ([4, 4], 5),
        ([4, 5], 4),
        ([5, 5], 3),
        ([5, 6], 2),
        ([6, 6], 1),
    ] {
        for at_risk in 1..=6 {
            let mut table = table(Some(&format!("{at_risk}p30")));
            let events = roll(&mut table, 6, row, 10, 10);
            let expected = if at_risk == number {
                vec![RollKind::AtBat, RollKind::PitcherInjury]
            } else {
                vec![RollKind::AtBat]
            };
            assert_eq!(kinds(&events), expected, "number {at_risk}, row {row:?}");
        }
    }
    for (column, row) in [(5, [3, 4]), (6, [3, 3]), (1, [6, 6])] {
        for number in 1..=6 {
            let mut table = table(Some(&format!("{number}p30")));
            let events = roll(&mut table, column, row, 10, 10);
            assert_eq!(
                kinds(&events),
                [RollKind::AtBat],
                "column {column}, row {row:?}"
            );
        }
    }
}

/// R-INJURY-PITCHER: not where the split die called for a pitch check.
#[test]
fn a_pitch_check_keeps_the_pitcher_from_harm() {
    let mut table = table(Some("1p30"));
    table.play(PlayOutcome::Walk, None);
    let events = roll(&mut table, 6, [6, 6], 1, 10);
    assert_eq!(kinds(&events), [RollKind::AtBat]);
}

/// R-INJURY-PITCHER: `REM` tires him at once, before his card is read; the minimum and the mound stay his.
#[test]
fn a_pitcher_who_would_leave_is_tired_at_once() {
    let mut table = table(Some("1p30"));
    let pitcher = table.state.pitcher();
    let events = roll(&mut table, 6, [6, 6], 10, 17);
    assert_eq!(hurt(&events), [(pitcher, Injury::RestOfGame)]);
    let tired = Event::PitcherTired {
        pitcher,
        by: TiredBy::Injury,
    };
    assert_eq!(events.last(), Some(&tired));
    assert!(matches!(table.state.phase(), Phase::OutcomeDue { .. }));
    assert_eq!(table.state.fatigue(Team::Home), Some(Fatigue::Tired));
    table.report(PlayOutcome::Strikeout, None);
    assert!(
        matches!(table.state.phase(), Phase::DecisionsDue { .. }),
        "he pitches on"
    );
}

/// R-INJURY-CHART: a number of games is missed after this one.
#[test]
fn a_pitcher_who_misses_games_pitches_on_unharmed() {
    let mut table = table(Some("1p30"));
    let pitcher = table.state.pitcher();
    let events = roll(&mut table, 6, [6, 6], 10, 10);
    assert_eq!(hurt(&events), [(pitcher, Injury::Games(8))]);
    assert_ne!(table.state.fatigue(Team::Home), Some(Fatigue::Tired));
}

/// R-INJURY-BATTER.
#[test]
fn plus_injury_tests_the_batter_before_his_play() {
    let mut table = table(Some("1p30"));
    let batter = table.state.batter();
    let events = plus_injury(&mut table, PlayOutcome::Single1, 4);
    assert_eq!(kinds(&events), [RollKind::BatterInjury]);
    assert_eq!(hurt(&events), [(batter, Injury::Games(4))]);
    assert_eq!(play_of(&events).outcome, PlayOutcome::Single1);
    assert!(
        matches!(table.state.phase(), Phase::DecisionsDue { .. }),
        "he plays on"
    );
    let unhurt = plus_injury(&mut table, PlayOutcome::Single1, 3);
    assert_eq!(hurt(&unhurt), []);
}

/// R-INJURY-BATTER.
#[test]
fn plus_injury_is_refused_where_nobody_can_be_hurt() {
    let mut table = Table::started(common::setup(), common::dice());
    table.roll(Default::default());
    let report = OutcomeReport {
        outcome: PlayOutcome::Strikeout,
        hit_location: None,
        error_bases: None,
        roll_id: None,
        plus_injury: true,
    };
    let refusal = table.refusal(Actor::Umpire, &Command::ReportOutcome { report });
    assert_eq!(
        (refusal.code(), refusal.field()),
        ("no_injuries", Some("plus_injury"))
    );
}

/// R-INJURY-LEAVES: a runner at once.
#[test]
fn a_hurt_batter_on_base_needs_a_runner_before_anything_else() {
    let mut table = table(Some("1p30"));
    let events = plus_injury(&mut table, PlayOutcome::Single1, 17);
    assert_eq!(hurt(&events), [(player(1), Injury::RestOfGame)]);
    assert!(must_replace(&table, 1));
    for other in [
        Command::Roll,
        pinch_hitter(2, 14),
        swap(101, 102),
        pitcher(110, 111),
    ] {
        assert_eq!(
            table.refusal(Actor::Umpire, &other).code(),
            "lineup_due",
            "{other:?}"
        );
    }
    let hosts = Actor::Manager(Team::Home);
    assert_eq!(
        table.refusal(hosts, &pinch_runner(1, 14)).code(),
        "not_your_turn"
    );
    table.must(&pinch_runner(1, 14));
    assert!(matches!(table.state.phase(), Phase::DecisionsDue { .. }));
}

/// R-INJURY-LEAVES: whoever is not needed leaves when he would have to play.
#[test]
fn a_hurt_batter_who_is_out_leaves_when_his_team_takes_the_field() {
    let mut table = table(Some("1p30"));
    plus_injury(&mut table, PlayOutcome::Strikeout, 17);
    assert!(matches!(table.state.phase(), Phase::DecisionsDue { .. }));
    table.retire_the_side();
    assert!(must_replace(&table, 1));
    let there = table
        .state
        .lineup(Team::Away)
        .position_of(player(1))
        .unwrap();
    table.must(&fielder(1, 13, there));
    assert!(matches!(table.state.phase(), Phase::DecisionsDue { .. }));
}

/// R-INJURY-LEAVES: a designated hitter has no place in the field, so he leaves when he is to bat.
#[test]
fn a_hurt_designated_hitter_leaves_when_his_turn_comes() {
    let mut table = table(Some("1p30"));
    let designated = table.state.lineup(Team::Away).designated().unwrap();
    while table.state.batter() != designated {
        table.play(PlayOutcome::Walk, None);
    }
    plus_injury(&mut table, PlayOutcome::Strikeout, 17);
    table.retire_the_side();
    assert!(
        matches!(table.state.phase(), Phase::DecisionsDue { .. }),
        "he does not field"
    );
    table.retire_the_side();
    while !must_replace(&table, designated.number()) {
        assert!(matches!(table.state.phase(), Phase::DecisionsDue { .. }));
        table.play(PlayOutcome::Single1, None);
    }
    assert_eq!(table.state.batter(), designated);
    table.must(&pinch_hitter(designated.number(), 14));
    assert!(matches!(table.state.phase(), Phase::DecisionsDue { .. }));
}

/// R-INJURY-LEAVES: the least number of batters is no matter for a pitcher who is hurt at bat.
#[test]
fn a_pitcher_hurt_at_bat_leaves_the_mound_whatever_the_minimum() {
    let mut setup = common::setup_without_dh();
    setup.options.injuries = true;
    setup.options.pitcher_min_batters = 3;
    for man in &mut setup.teams.away.roster {
        man.injury = InjuryRating::new(1, Durability::P30);
    }
    let mut table = Table::started(setup, common::dice());
    table.go_to(3, Half::Top);
    while table.state.batter() != player(10) {
        table.play(PlayOutcome::Strikeout, None);
    }
    table.must(&pinch_hitter(10, 11));
    plus_injury(&mut table, PlayOutcome::Strikeout, 17);
    assert!(must_replace(&table, 11), "he has yet to throw a pitch");
    table.must(&pitcher(11, 12));
    assert_eq!(table.state.pitcher(), player(12));
}

/// R-END-NINE: a team that cannot field nine forfeits.
#[test]
fn a_team_with_nobody_left_for_a_hurt_man_forfeits() {
    let mut setup = setup(Some("1p30"));
    setup.teams.away.roster.truncate(10);
    let mut table = Table::started(setup, common::dice());
    plus_injury(&mut table, PlayOutcome::Strikeout, 17);
    table.play(PlayOutcome::Strikeout, None);
    assert!(!table.is_over(), "as long as he is not needed they play on");
    let (ninth, field) = (table.state.lineup(Team::Away).designated(), Team::Away);
    assert!(ninth.is_some());
    table.retire_the_side();
    // The designated hitter can take the field for him; the next man hurt leaves eight.
    assert!(must_replace(&table, 1));
    let there = table.state.lineup(field).position_of(player(1)).unwrap();
    table.must(&fielder(1, ninth.unwrap().number(), there));
    table.retire_the_side();
    let events = plus_injury(&mut table, PlayOutcome::Single1, 17);
    assert!(
        events
            .iter()
            .any(|event| matches!(event, Event::ReplacementDue { .. }))
    );
    assert_eq!(table.result().ending, Ending::Forfeit(Team::Away));
    assert_eq!(table.result().score.home, 9);
}

/// R-DICE-UNKNOWN-RATING: his manager reads the rating that the server was not told.
#[test]
fn an_unknown_rating_of_the_batter_is_asked_for_before_the_play() {
    let mut table = table(None);
    let batter = table.state.batter();
    plus_injury(&mut table, PlayOutcome::Single1, 17);
    let question = Question::ReadInjury {
        player: batter,
        number: None,
        total: 17,
    };
    assert_eq!(table.choice(), (Team::Away, question));
    assert_eq!(
        question.answers().len(),
        12,
        "unhurt, this game, and ten numbers of games"
    );
    let events = table.answer(Answer::Hurt(Injury::RestOfGame));
    assert_eq!(play_of(&events).outcome, PlayOutcome::Single1);
    assert!(must_replace(&table, 1));
}

/// R-DICE-UNKNOWN-RATING.
#[test]
fn an_unknown_rating_of_the_pitcher_is_asked_for_before_the_card_is_read() {
    let mut table = table(None);
    let pitcher = table.state.pitcher();
    roll(&mut table, 6, [5, 6], 10, 12);
    let question = Question::ReadInjury {
        player: pitcher,
        number: Some(2),
        total: 12,
    };
    assert_eq!(table.choice(), (Team::Home, question));
    let events = table.answer(Answer::Unhurt);
    assert_eq!(hurt(&events), []);
    assert!(matches!(table.state.phase(), Phase::OutcomeDue { .. }));
    table.report(PlayOutcome::Strikeout, None);
    roll(&mut table, 6, [5, 6], 10, 12);
    let events = table.answer(Answer::Hurt(Injury::RestOfGame));
    assert_eq!(hurt(&events), [(pitcher, Injury::RestOfGame)]);
    assert_eq!(
        table.state.fatigue(Team::Home),
        Some(Fatigue::Tired),
        "also whom nobody watches"
    );
}

/// R-INJURY-LEAVES.
#[test]
fn whoever_is_hurt_stays_hurt_where_he_is_moved() {
    let mut table = table(Some("1p30"));
    plus_injury(&mut table, PlayOutcome::Strikeout, 17);
    assert!(table.state.is_hurt(player(1)));
    assert!(!table.state.is_hurt(player(2)));
    let lineup = table.state.lineup(Team::Away);
    assert_ne!(lineup.position_of(player(1)), Some(Position::Pitcher));
}
