//! Steals: the try, the throw, who goes with whom.

use super::checks::ways;
use super::runners::{
    CARD, CAUGHT, GOOD, NONE, OFF, back, check, holding, jumps, on, problem, setup_with, steal,
    stolen, trying,
};
use crate::common::{self, Table, play_of};
use bandbox_engine::choice::{Answer, Question};
use bandbox_engine::decisions::{DefensiveDecision, OffensiveAction, OffensiveDecision};
use bandbox_engine::event::Ending;
use bandbox_engine::grade::Grade;
use bandbox_engine::inning::Half;
use bandbox_engine::play::{Credit, OutKind, Play};
use bandbox_engine::position::Position;
use bandbox_engine::rejection::IllegalDecision;
use bandbox_engine::stealing::Jump;
use bandbox_engine::{Phase, PlayOutcome, Team};

/// Third goes by the second number, home by eight less and without the catcher's arm.
///
/// R-STEAL-LEAD
#[test]
fn third_and_home_take_a_good_lead() {
    for (occupied, target, number) in [("010", 3, 13), ("001", 4, 13 - 8 + 1)] {
        for (d20, safe) in [(number, true), (number + 1, false)] {
            let before = on(CARD, 0, occupied);
            let events = before
                .clone()
                .run(back(), steal(&[target]), &[OFF, GOOD, &[d20], &[20]]);
            let play = play_of(&events);
            let expected = if safe { Some(target) } else { Some(0) };
            let place = usize::from(target - 1);
            assert_eq!(ways(&before, &play)[place], expected, "{occupied} {d20}");
            assert_eq!(play.runs, u8::from(safe && target == 4));
        }
        let mut table = on(CARD, 0, occupied);
        let events = table.run(back(), steal(&[target]), &[OFF, NONE]);
        assert_eq!(jumps(&events), [(Jump::NoLead, false)], "nobody is asked");
        let again = problem(&table, steal(&[target]));
        assert_eq!(again, Some(IllegalDecision::StealsWithoutLead));
    }
}

#[test]
fn a_steal_of_home_with_two_outs_scores_or_ends_the_inning() {
    let before = on(CARD, 2, "001");
    let mut table = before.clone();
    let play = play_of(&table.run(back(), steal(&[4]), &[OFF, GOOD, &[6]]));
    assert_eq!(
        (play.outcome, play.runs, play.rbi),
        (PlayOutcome::StolenBase, 1, 0)
    );
    assert_eq!(table.state.score().away, 1);
    let mut table = before.clone();
    let batter = table.state.batter();
    let play = play_of(&table.run(back(), steal(&[4]), &[OFF, GOOD, &[7]]));
    assert_eq!((play.outcome, play.runs), (PlayOutcome::CaughtStealing, 0));
    let thrown = Credit::thrown(Position::Pitcher, Position::Catcher);
    assert_eq!(play.outs[0].credit, thrown);
    assert_eq!(table.state.half_inning().half, Half::Bottom);
    table.retire_the_side();
    assert_eq!(table.state.batter(), batter, "he leads off the next inning");
}

#[test]
fn the_winning_run_may_be_stolen() {
    let mut table = Table::started(setup_with(CARD, Grade::B), common::dice());
    table.go_to(9, Half::Bottom);
    table.put(0, "101");
    let play = play_of(&table.run(back(), steal(&[2, 4]), &[OFF, GOOD, &[6]]));
    assert_eq!(play.runs, 1);
    assert_eq!(table.result().ending, Ending::WalkOff);
}

/// R-STEAL-DOUBLE
#[test]
fn on_a_double_steal_the_lead_runner_rolls_and_the_other_goes_with_him() {
    let before = on(CARD, 0, "110");
    let events = before
        .clone()
        .run(back(), steal(&[2, 3]), &[OFF, GOOD, &[13]]);
    let safe = (
        PlayOutcome::StolenBase,
        [None, Some(2), Some(3), None],
        vec![],
    );
    assert_eq!(stolen(&before, &events), safe);
    let events = before
        .clone()
        .run(back(), steal(&[3, 2]), &[OFF, GOOD, &[14]]);
    let out = vec![(2, OutKind::Tag)];
    let ways = [None, Some(2), Some(0), None];
    assert_eq!(
        stolen(&before, &events),
        (PlayOutcome::CaughtStealing, ways, out),
        "the back runner advances behind the play"
    );
    // Also when he is caught before he goes; but a look sends nobody.
    let events = before.clone().run(back(), steal(&[2, 3]), &[OFF, CAUGHT]);
    assert_eq!(stolen(&before, &events).1, ways);
    let events = before.clone().run(back(), check(&[2, 3]), &[OFF, CAUGHT]);
    assert_eq!(stolen(&before, &events).1, [None, Some(1), Some(0), None]);
}

#[test]
fn a_double_steal_without_a_lead_for_the_first_man_is_called_off() {
    let mut table = on(CARD, 0, "110");
    let events = table.run(back(), steal(&[2, 3]), &[OFF, NONE]);
    assert_eq!(jumps(&events), [(Jump::NoLead, false)]);
    assert_eq!(table.state.occupied(), common::bases("110"));
}

#[test]
fn the_man_on_third_stays_when_the_man_on_first_goes() {
    let before = on(CARD, 0, "101");
    let events = before.clone().run(back(), steal(&[2]), &[OFF, GOOD, &[10]]);
    assert_eq!(stolen(&before, &events).1, [None, Some(2), None, Some(3)]);
}

/// R-STEAL-OVERTHROW
#[test]
fn an_overthrow_gives_one_base_more_and_clears_the_way() {
    for (occupied, target, ways_of_it, runs) in [
        ("100", 2, [None, Some(3), None, None], 0),
        ("010", 3, [None, None, Some(4), None], 1),
        ("101", 2, [None, Some(3), None, Some(4)], 1),
        ("110", 3, [None, Some(1), Some(4), None], 1),
    ] {
        let before = on(CARD, 0, occupied);
        let mut table = before.clone();
        let play = play_of(&table.run(back(), steal(&[target]), &[OFF, GOOD, &[3], &[5]]));
        assert_eq!(play.outcome, PlayOutcome::StolenBase);
        assert_eq!(ways(&before, &play), ways_of_it, "{occupied}");
        let charged = play.errors.iter().map(|e| (e.position, e.bases));
        assert!(charged.eq([(Position::Catcher, 1)]));
        assert_eq!((play.runs, play.rbi), (runs, 0));
        // The throwing rating is 5.
        let play = play_of(
            &before
                .clone()
                .run(back(), steal(&[target]), &[OFF, GOOD, &[3], &[6]]),
        );
        assert!(play.errors.is_empty(), "{play:?}");
    }
}

/// R-STEAL-OVERTHROW
#[test]
fn a_throw_is_checked_after_a_one_two_or_three_alone_and_never_at_home() {
    let rolls = |occupied, target, d20: u8| {
        let mut table = on(CARD, 0, occupied);
        let before = table.state.next_roll();
        table.run(back(), steal(&[target]), &[OFF, GOOD, &[d20], &[20]]);
        table.state.next_roll() - before
    };
    assert_eq!([1, 2, 3, 4].map(|d20| rolls("100", 2, d20)), [4, 4, 4, 3]);
    assert_eq!([1, 2, 3, 4].map(|d20| rolls("010", 3, d20)), [4, 4, 4, 3]);
    assert_eq!([1, 2, 3, 4].map(|d20| rolls("001", 4, d20)), [3, 3, 3, 3]);
}

/// R-STEAL-INDIFFERENCE
#[test]
fn the_defense_may_let_him_go_and_no_base_is_stolen() {
    let let_go = DefensiveDecision {
        let_runners_go: true,
        ..back()
    };
    let before = on(CARD, 0, "101");
    let mut table = before.clone();
    let rolls = table.state.next_roll();
    let play = play_of(&table.run(let_go, steal(&[2]), &[]));
    assert_eq!(play.outcome, PlayOutcome::DefensiveIndifference);
    assert_eq!(
        (play.roll_id, table.state.next_roll()),
        (None, rolls),
        "no dice"
    );
    assert_eq!(ways(&before, &play), [None, Some(2), None, Some(3)]);
    // Who swings away is not let go anywhere.
    let mut table = before.clone();
    table.decide_with(let_go);
    assert!(matches!(table.state.phase(), Phase::RollDue { .. }));
}

/// R-STEAL-LEGAL
#[test]
fn a_steal_needs_a_runner_and_a_free_base() {
    use IllegalDecision::{BaseAheadTaken, CannotSteal, NobodySteals, NobodyToSteal};
    let table = on(CARD, 0, "110");
    assert_eq!(problem(&table, steal(&[])), Some(NobodySteals));
    assert_eq!(problem(&table, steal(&[4])), Some(NobodyToSteal));
    assert_eq!(problem(&table, steal(&[2])), Some(BaseAheadTaken));
    assert_eq!(problem(&table, steal(&[3])), None);
    assert_eq!(problem(&table, steal(&[2, 3])), None);
    assert_eq!(
        problem(&on(CARD, 0, "011"), steal(&[3])),
        Some(BaseAheadTaken)
    );
    assert_eq!(problem(&on(CARD, 0, "111"), steal(&[2, 3, 4])), None);
    assert_eq!(
        problem(&on(CARD, 0, "111"), steal(&[2, 4])),
        Some(BaseAheadTaken)
    );
    assert_eq!(
        problem(&on("-/- (---)", 0, "100"), check(&[2])),
        Some(CannotSteal)
    );
    let bunts_too = super::runners::going(OffensiveAction::SacBunt, &[2]);
    let both = problem(&on(CARD, 0, "100"), bunts_too);
    assert_eq!(both, Some(IllegalDecision::StealsWithoutSteal));
}

/// R-STEAL-LEGAL
#[test]
fn on_an_intentional_walk_what_is_tried_counts_for_nothing_whichever_decision_was_first() {
    let walk = bandbox_engine::Command::DecideDefense {
        decision: DefensiveDecision {
            intentional_walk: true,
            ..back()
        },
    };
    for tried in [steal(&[2]), trying(OffensiveAction::SacBunt)] {
        let tries = bandbox_engine::Command::DecideOffense { decision: tried };
        for [first, second] in [[&walk, &tries], [&tries, &walk]] {
            let mut table = on(CARD, 0, "100");
            table.must(first);
            let events = table.must(second);
            assert_eq!(play_of(&events).outcome, PlayOutcome::IntentionalWalk);
            assert_eq!(table.state.occupied(), common::bases("110"));
        }
    }
}

/// R-STEAL-INDIFFERENCE
#[test]
fn runners_are_let_go_where_there_are_some_and_nobody_is_held() {
    for (occupied, held, legal) in [
        ("000", "000", false),
        ("100", "100", false),
        ("100", "000", true),
    ] {
        let mut table = on(CARD, 0, occupied);
        let decision = DefensiveDecision {
            let_runners_go: true,
            ..holding(held)
        };
        let command = bandbox_engine::Command::DecideDefense { decision };
        let decided = table.act(bandbox_engine::Actor::Umpire, &command);
        match decided {
            Ok(_) => assert!(legal),
            Err(refusal) => {
                assert_eq!(refusal.field(), Some("decision.let_runners_go"));
                assert!(!legal);
            }
        }
    }
}

fn unrated(occupied: &str) -> Table {
    let mut table = Table::started(common::setup_without_ratings(), common::dice());
    table.put(0, occupied);
    table
}

/// What a game without ratings asks, in order, with what is answered; and the play.
fn asked(
    mut table: Table,
    offense: OffensiveDecision,
    shown: &[&[u8]],
    answers: &[(Team, Answer)],
) -> Play {
    let mut events = table.run(back(), offense, shown);
    for (team, answer) in answers {
        let (asked, question) = table.choice();
        assert_eq!(asked, *team, "{question:?}");
        assert!(question.answers().contains(answer), "{question:?}");
        events = table.must(&bandbox_engine::Command::Answer { answer: *answer });
    }
    play_of(&events)
}

#[test]
fn whoever_owns_an_unknown_rating_reads_it() {
    use Answer::{CaughtLeading, DidNotHappen, GoodLead, Happened, NoLead, Out, Safe, Send};
    use Team::{Away, Home};
    let second = || (unrated("100"), steal(&[2]));
    let run = |(table, offense), shown: &[&[u8]], answers: &[(Team, Answer)]| {
        asked(table, offense, shown, answers).outcome
    };
    let picked_off = run(second(), &[&[1], &[10]], &[(Home, Out)]);
    assert_eq!(picked_off, PlayOutcome::PickOff);
    let balked = run(second(), &[&[2], &[10]], &[(Home, Happened)]);
    assert_eq!(balked, PlayOutcome::Balk);
    let caught = run(second(), &[OFF, GOOD], &[(Away, CaughtLeading)]);
    assert_eq!(caught, PlayOutcome::CaughtStealing);
    let safe = run(
        second(),
        &[OFF, GOOD, &[10]],
        &[(Away, GoodLead), (Away, Safe)],
    );
    assert_eq!(safe, PlayOutcome::StolenBase);
    let sent = [(Away, NoLead), (Away, Send), (Away, Out)];
    let out = run(second(), &[OFF, NONE, &[10]], &sent);
    assert_eq!(out, PlayOutcome::CaughtStealing);
    for (answer, errors) in [(Happened, 1), (DidNotHappen, 0)] {
        let (table, offense) = second();
        let answers = [(Away, GoodLead), (Away, Safe), (Home, answer)];
        let play = asked(table, offense, &[OFF, GOOD, &[2], &[10]], &answers);
        assert_eq!(play.errors.len(), errors);
    }
    // A one is below any number, a twenty above.
    let (table, offense) = second();
    let play = asked(table, offense, &[OFF, GOOD, &[20]], &[(Away, GoodLead)]);
    assert_eq!(play.outcome, PlayOutcome::CaughtStealing);
}

#[test]
fn the_fielding_manager_reads_a_steal_when_the_runners_card_is_known() {
    let mut setup = setup_with(CARD, Grade::B);
    for player in &mut setup.teams.home.roster {
        player.hold = None;
    }
    let mut table = Table::started(setup, common::dice());
    table.put(0, "100");
    table.run(back(), steal(&[2]), &[OFF, GOOD, &[10]]);
    let (team, question) = table.choice();
    assert_eq!(team, Team::Home);
    let Question::ReadSteal { to, d20, formula } = question else {
        panic!("{question:?}");
    };
    assert_eq!(
        (to.number(), d20, formula.high, formula.arm),
        (2, 10, true, true)
    );
    let play = play_of(&table.answer(Answer::Safe));
    assert_eq!(play.outcome, PlayOutcome::StolenBase);
}

#[test]
fn the_middle_infielder_away_from_the_pull_takes_the_throw() {
    // The ninth in the order bats left.
    for (batters_before, covers) in [(1, Position::SecondBase), (8, Position::Shortstop)] {
        let mut table = on(CARD, 0, "000");
        for batter in 0..batters_before {
            let last = batter + 1 == batters_before;
            let outcome = if last {
                PlayOutcome::Walk
            } else {
                PlayOutcome::HomeRun
            };
            table.play(outcome, None);
        }
        let play = play_of(&table.run(back(), steal(&[2]), &[OFF, GOOD, &[19]]));
        assert_eq!(
            play.outs[0].credit,
            Credit::thrown(Position::Catcher, covers)
        );
    }
}
