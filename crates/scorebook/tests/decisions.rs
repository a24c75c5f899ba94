//! Who wins, loses, saves, holds and blows a game.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use bandbox_engine::PlayOutcome::{Double3, Triple};
use bandbox_engine::event::Ending;
use bandbox_engine::inning::Half::{Bottom, Top};
use bandbox_engine::play::BatterResult;
use bandbox_engine::{Event, Team};
use bandbox_scorebook::BoxScore;
use bandbox_scorebook::box_score::Decision::{self, BlownSave, Hold, Loss, Save, Win};
use bandbox_scorebook::box_score::Standing;
use common::diary::{Diary, batter, decided};

#[track_caller]
fn assert_decided(score: &BoxScore, expected: &[(&str, Decision)]) {
    let expected: Vec<_> = expected
        .iter()
        .map(|(n, d)| ((*n).to_owned(), *d))
        .collect();
    assert_eq!(decided(score), expected);
    assert_eq!(score.imbalances(), []);
}

/// The visitors score this often in the first, and lead into the bottom of this inning.
fn visitors_lead(runs: usize, inning: u8) -> Diary {
    let mut game = Diary::new();
    for _ in 0..runs {
        game.homer();
    }
    game.until(inning, Bottom);
    game
}

/// R-SCORE-OF-RECORD
#[test]
fn a_starter_who_goes_all_the_way_wins() {
    let score = visitors_lead(1, 9).finish(Ending::Regulation);
    assert_decided(&score, &[("Visitors 10", Win), ("Hosts 10", Loss)]);
}

/// R-SCORE-WIN-STARTER
#[test]
fn a_starter_short_of_five_innings_leaves_the_win_to_the_most_effective_reliever() {
    let mut game = visitors_lead(5, 5);
    game.strikeout().strikeout().relieve("Visitors 11");
    game.until(6, Bottom).relieve("Visitors 12");
    let score = game.finish_in(9);
    // Four innings and two outs are not five; the last of them pitched the most.
    assert_decided(&score, &[("Visitors 12", Win), ("Hosts 10", Loss)]);
}

#[test]
fn a_starter_with_five_innings_wins_and_a_finisher_with_three_saves_whatever_the_lead() {
    let mut game = visitors_lead(8, 6);
    game.relieve("Visitors 11");
    let score = game.finish_in(9);
    let expected = [
        ("Visitors 10", Win),
        ("Visitors 11", Save),
        ("Hosts 10", Loss),
    ];
    assert_decided(&score, &expected);
}

/// R-SCORE-WIN-STARTER
#[test]
fn in_a_shorter_game_the_starter_needs_one_inning_less_than_its_length() {
    let mut game = Diary::of(3);
    game.homer().until(3, Bottom).relieve("Visitors 11");
    let score = game.finish(Ending::Regulation);
    let expected = [
        ("Visitors 10", Win),
        ("Visitors 11", Save),
        ("Hosts 10", Loss),
    ];
    assert_decided(&score, &expected);
}

/// R-SCORE-SAVE
#[test]
fn an_inning_with_a_lead_of_three_is_a_save() {
    let mut game = visitors_lead(3, 9);
    game.relieve("Visitors 11");
    let score = game.finish(Ending::Regulation);
    let expected = [
        ("Visitors 10", Win),
        ("Visitors 11", Save),
        ("Hosts 10", Loss),
    ];
    assert_decided(&score, &expected);
}

/// R-SCORE-SAVE
#[test]
fn an_inning_with_a_lead_of_four_is_no_save() {
    let mut game = visitors_lead(4, 9);
    game.relieve("Visitors 11");
    let score = game.finish(Ending::Regulation);
    assert_decided(&score, &[("Visitors 10", Win), ("Hosts 10", Loss)]);
}

#[test]
fn one_out_with_the_tying_run_on_deck_is_a_save() {
    let mut game = visitors_lead(3, 9);
    game.walk(&[(0, 1)])
        .strikeout()
        .strikeout()
        .relieve("Visitors 11");
    let score = game.finish(Ending::Regulation);
    let expected = [
        ("Visitors 10", Win),
        ("Visitors 11", Save),
        ("Hosts 10", Loss),
    ];
    assert_decided(&score, &expected);
}

/// R-SCORE-SAVE
#[test]
fn one_out_with_a_lead_of_three_and_nobody_on_is_no_save() {
    let mut game = visitors_lead(3, 9);
    game.strikeout().strikeout().relieve("Visitors 11");
    let score = game.finish(Ending::Regulation);
    assert_decided(&score, &[("Visitors 10", Win), ("Hosts 10", Loss)]);
}

/// R-SCORE-HOLD
#[test]
fn whoever_keeps_a_short_lead_for_another_has_a_hold() {
    let mut game = visitors_lead(2, 8);
    game.relieve("Visitors 11")
        .until(9, Bottom)
        .relieve("Visitors 12");
    let score = game.finish(Ending::Regulation);
    let expected = [
        ("Visitors 10", Win),
        ("Visitors 11", Hold),
        ("Visitors 12", Save),
        ("Hosts 10", Loss),
    ];
    assert_decided(&score, &expected);
}

/// R-SCORE-OF-RECORD
#[test]
fn whoever_blows_a_save_may_still_win() {
    let mut game = visitors_lead(1, 8);
    game.relieve("Visitors 11").homer();
    game.until(9, Top).homer().side();
    let score = game.finish(Ending::Regulation);
    let expected = [
        ("Visitors 11", BlownSave),
        ("Visitors 11", Win),
        ("Hosts 10", Loss),
    ];
    assert_decided(&score, &expected);
}

/// R-SCORE-BLOWN-SAVE
#[test]
fn the_tying_run_of_an_inherited_runner_blows_the_save_of_whoever_pitches() {
    let mut game = visitors_lead(1, 8);
    game.walk(&[(0, 1)]).relieve("Visitors 11");
    game.bat(BatterResult::Triple, Triple, &[(1, 4), (0, 3)], &[]);
    game.single(&[(3, 4), (0, 1)]).side();
    let score = game.finish_top_of(9);
    // The walk tied it; the triple is the run that put the hosts ahead.
    let expected = [
        ("Visitors 11", BlownSave),
        ("Visitors 11", Loss),
        ("Hosts 10", Win),
    ];
    assert_decided(&score, &expected);
}

/// R-SCORE-WIN-STARTER
#[test]
fn whoever_throws_the_first_pitch_is_the_starter() {
    let mut game = Diary::new();
    game.until(1, Bottom).relieve("Visitors 11").until(2, Top);
    game.homer();
    let score = game.finish_in(9);
    assert_eq!(score.teams.away.pitching.len(), 1);
    assert_decided(&score, &[("Visitors 11", Win), ("Hosts 10", Loss)]);
}

#[test]
fn the_loss_goes_to_whoever_put_the_winning_run_on_base() {
    let mut game = Diary::new();
    game.until(7, Bottom).walk(&[(0, 1)]).relieve("Visitors 11");
    game.bat(BatterResult::Double, Double3, &[(1, 4), (0, 2)], &[])
        .side();
    let score = game.finish_top_of(9);
    assert_decided(&score, &[("Visitors 10", Loss), ("Hosts 10", Win)]);
}

/// R-SCORE-WIN-BRIEF
#[test]
fn a_brief_and_ineffective_reliever_is_passed_over_for_the_next() {
    let mut game = Diary::new();
    game.until(8, Bottom)
        .strikeout()
        .strikeout()
        .relieve("Visitors 11")
        .side();
    game.homer().homer().homer().side();
    game.homer().homer().relieve("Visitors 12");
    let score = game.finish(Ending::Regulation);
    assert_decided(&score, &[("Visitors 12", Win), ("Hosts 10", Loss)]);
}

#[test]
fn a_walk_off_hit_counts_for_the_bases_it_was_worth() {
    let mut game = Diary::new();
    game.until(9, Bottom)
        .walk(&[(0, 1)])
        .walk(&[(1, 2), (0, 1)]);
    let hitter = game.state.batter();
    let name = game.state.player(hitter).expect("a batter").name.clone();
    // Reported as a double, but the winning run came from second: still a double. From third it is a single.
    game.bat(
        BatterResult::Double,
        Double3,
        &[(2, 4), (1, 3), (0, 2)],
        &[],
    );
    let score = game.finish(Ending::WalkOff);
    let line = batter(&score, &name);
    assert_eq!((line.hits, line.doubles, line.runs_batted_in), (1, 1, 1));
    assert_eq!(score.teams.home.left_on_base, 2);
    assert_decided(&score, &[("Visitors 10", Loss), ("Hosts 10", Win)]);

    let mut game = Diary::new();
    game.until(9, Bottom);
    game.bat(BatterResult::Triple, Triple, &[(0, 3)], &[]);
    let hitter = game.state.batter();
    let name = game.state.player(hitter).expect("a batter").name.clone();
    game.bat(BatterResult::Single, Double3, &[(3, 4), (0, 1)], &[]);
    let line = batter(&game.finish(Ending::WalkOff), &name);
    assert_eq!((line.hits, line.doubles), (1, 0));
}

/// R-END-STANDING
#[test]
fn a_forfeit_before_regulation_length_counts_for_nothing() {
    let mut game = visitors_lead(1, 5);
    let score = game.over(Ending::Forfeit(Team::Home), Some(Team::Away));
    assert_eq!(score.standing, Standing::KeptApart);
    assert_eq!(decided(&score), []);
}

/// R-SCORE-NO-DECISION
#[test]
fn a_later_forfeit_counts_with_decisions_if_the_winner_was_ahead() {
    let mut game = visitors_lead(1, 6);
    let score = game.over(Ending::Forfeit(Team::Home), Some(Team::Away));
    assert_eq!(score.standing, Standing::Counts);
    let expected = [
        ("Visitors 10".to_owned(), Win),
        ("Hosts 10".to_owned(), Loss),
    ];
    assert_eq!(decided(&score), expected);

    let mut game = visitors_lead(1, 6);
    let score = game.over(Ending::Forfeit(Team::Away), Some(Team::Home));
    assert_eq!(score.standing, Standing::Counts);
    assert_eq!(decided(&score), [], "the winner was behind");
}

/// R-END-STANDING
#[test]
fn four_innings_and_a_half_are_regulation_length_when_the_hosts_lead() {
    let mut game = Diary::new();
    game.side().homer().until(5, Bottom);
    let score = game.over(Ending::Forfeit(Team::Away), Some(Team::Home));
    assert_eq!(score.standing, Standing::Counts);
}

/// R-END-STANDING
#[test]
fn an_abandoned_game_is_kept_apart() {
    let mut game = visitors_lead(1, 9);
    let score = game.over(Ending::Abandoned, None);
    assert_eq!(score.standing, Standing::KeptApart);
    assert_eq!(decided(&score), []);
}

#[test]
fn nobody_has_won_before_the_end() {
    let game = visitors_lead(1, 9);
    assert_eq!(game.score().standing, Standing::Unfinished);
    assert_eq!(decided(&game.score()), []);
    assert!(matches!(game.log.last(), Some(Event::InningChanged { .. })));
}
