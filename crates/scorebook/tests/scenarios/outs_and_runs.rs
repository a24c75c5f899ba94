//! Outs and runs on one play: which of them count, and for whom.

use crate::checks;
use crate::common::{self, play_of};
use crate::scorer::{STARTER, Scorer};
use bandbox_engine::PlayOutcome::{
    self, FlyballB, FlyballC, GroundballA, GroundballB, LineoutMax, Strikeout,
};
use bandbox_engine::bases::{Base, BaseSet};
use bandbox_engine::choice::Answer;
use bandbox_engine::decisions::{DefensiveDecision, OffensiveAction, OffensiveDecision};
use bandbox_engine::inning::{Half, Outs};
use bandbox_engine::play::BatterResult;
use bandbox_engine::position::Position::{
    CenterField, LeftField, RightField, Shortstop, ThirdBase,
};
use bandbox_engine::x_check::RangeResult::{DO2, DO3, F1, F2, F3, G1, SI1, SI2};

/// R-SCORE-GIDP, R-OUTS-NO-RUN-ON-FORCE
#[test]
fn the_run_does_not_count_when_a_double_play_ends_the_inning() {
    let mut game = Scorer::new();
    game.put(1, "101");
    let play = game.hit(GroundballA, Shortstop);
    assert!(play.grounded_into_double_play);
    let score = game.score();
    assert_eq!(score.line_score.runs().away, 0);
    assert_eq!(score.teams.away.left_on_base, 1, "the man on third");
}

/// R-SCORE-RBI-NONE, R-SCORE-GIDP
#[test]
fn a_run_on_a_groundball_double_play_is_not_batted_in() {
    let mut game = Scorer::new();
    game.put(0, "101");
    game.hit(GroundballA, Shortstop);
    assert_eq!(game.visitors_batted(|c| c.runs), 1);
    assert_eq!(game.visitors_batted(|c| c.runs_batted_in), 0);
    assert_eq!(game.visitors_batted(|c| c.double_plays), 1);
    assert_eq!(game.charged(STARTER), (1, 1), "but it is earned");
}

/// R-SCORE-LOB-TEAM
#[test]
fn a_batter_safe_on_the_fielders_choice_that_ends_the_inning_is_left_on_base() {
    let mut game = Scorer::new();
    game.put(1, "110");
    let play = game.hit(GroundballA, ThirdBase);
    assert_eq!(play.batter_result, BatterResult::FieldersChoice);
    assert_eq!(play.outs.len(), 2);
    assert_eq!(game.score().teams.away.left_on_base, 1);
}

/// R-SCORE-SF, R-OUTS-TIME-PLAY
#[test]
fn a_run_that_scores_before_a_runner_is_tagged_for_the_third_out_counts() {
    let mut game = Scorer::new();
    game.put(1, "011");
    game.hit_and_wait(FlyballB, RightField);
    game.table.next_roll_shows(&[20]);
    game.answer(Answer::Send);
    let play = play_of(&game.answer(Answer::Out));
    assert_eq!(play.outs.len(), 2);
    assert_eq!(play.batter_result, BatterResult::SacrificeFly);
    assert_eq!(game.visitors_batted(|c| c.runs), 1);
    assert_eq!(game.visitors_batted(|c| c.runs_batted_in), 1);
    assert_eq!(game.visitors_batted(|c| c.sacrifice_flies), 1);
    assert_eq!(game.hosts_fielded(|f| f.double_plays), 2);
}

/// R-SCORE-SF
#[test]
fn with_two_out_a_fly_is_no_sacrifice() {
    let mut game = Scorer::new();
    game.put(2, "001");
    game.hit(FlyballB, CenterField);
    let score = game.score();
    assert_eq!(score.teams.away.batting_total(|c| c.sacrifice_flies), 0);
    assert_eq!(score.teams.away.left_on_base, 1);
}

/// R-SCORE-SF
#[test]
fn a_fly_that_shakes_the_fielder_up_may_bring_two_runs_in_as_a_sacrifice() {
    let mut game = Scorer::new();
    game.put(0, "011");
    game.rare(CenterField, F1);
    assert_eq!(game.visitors_batted(|c| c.sacrifice_flies), 1);
    assert_eq!(game.visitors_batted(|c| c.runs_batted_in), 2);
}

/// R-SCORE-HITS
#[test]
fn a_batter_put_out_behind_first_keeps_his_single() {
    let mut game = Scorer::new();
    game.put(0, "010");
    let play = game.rare(Shortstop, SI2);
    assert_eq!(play.outs.len(), 1);
    assert_eq!(game.visitors_batted(|c| c.hits), 2, "with the double");
    assert_eq!(game.visitors_batted(|c| c.runs_batted_in), 1);
    assert_eq!(game.situation().1, Outs::One);
}

/// R-SCORE-HITS
#[test]
fn a_batter_caught_by_the_hidden_ball_keeps_his_double_and_his_runs() {
    let mut game = Scorer::new();
    game.put(2, "011");
    game.rare(LeftField, DO2);
    assert_eq!(game.visitors_batted(|c| c.runs), 2, "before the third out");
    assert_eq!(game.visitors_batted(|c| c.runs_batted_in), 2);
    assert_eq!(game.visitors_batted(|c| c.doubles), 2);
}

/// R-SCORE-HITS
#[test]
fn a_batter_who_missed_first_has_no_hit() {
    let mut game = Scorer::new();
    let play = game.rare(CenterField, DO3);
    assert_eq!(play.batter_result, BatterResult::Out);
    assert_eq!(game.visitors_batted(|c| c.hits), 0);
    assert_eq!(game.visitors_batted(|c| c.at_bats), 1);
}

/// R-SCORE-HITS
#[test]
fn a_ball_that_hits_a_runner_is_a_single_and_he_is_out() {
    let mut game = Scorer::new();
    game.put(2, "101");
    game.rare(Shortstop, SI1);
    assert_eq!(game.visitors_batted(|c| c.runs), 0);
    assert_eq!(game.visitors_batted(|c| c.hits), 2, "with the triple");
}

/// R-SCORE-GIDP, R-SCORE-DP
#[test]
fn a_runner_who_interferes_makes_it_a_double_play_ball() {
    let mut game = Scorer::new();
    game.put(0, "100");
    game.rare(Shortstop, G1);
    assert_eq!(game.visitors_batted(|c| c.double_plays), 1);
    assert_eq!(game.visitors_batted(|c| c.left_on_base), 0);
}

/// R-SCORE-DP
#[test]
fn whoever_leaves_third_early_is_doubled_off_and_does_not_score() {
    let mut game = Scorer::new();
    game.put(0, "001");
    game.rare(CenterField, F2);
    assert_eq!(game.visitors_batted(|c| c.runs), 0);
    assert_eq!(game.visitors_batted(|c| c.double_plays), 0, "it was a fly");
    assert!(game.hosts_fielded(|f| f.double_plays) > 0);
}

/// R-SCORE-DP
#[test]
fn three_outs_on_a_liner_are_a_triple_play_for_everybody_in_it() {
    let mut game = Scorer::new();
    game.put(0, "101");
    let play = game.hit(LineoutMax, ThirdBase);
    assert_eq!(play.outs.len(), 3);
    assert_eq!(game.hosts_fielded(|f| f.triple_plays), 2, "third and first");
    assert_eq!(game.hosts_fielded(|f| f.double_plays), 0);
    assert_eq!(game.hosts_fielded(|f| f.putouts), 3);
}

/// R-SCORE-DP
#[test]
fn the_lead_runner_doubled_off_on_a_fly_is_no_groundball_double_play() {
    let mut game = Scorer::new();
    game.put(0, "010");
    game.rare(LeftField, F3);
    assert_eq!(game.visitors_batted(|c| c.double_plays), 0);
    assert_eq!(game.pitcher(STARTER).outs, 2);
}

/// R-SCORE-LOB-BATTER
#[test]
fn a_batter_leaves_on_base_whom_his_out_did_not_bring_home() {
    let mut game = Scorer::new();
    game.put(0, "111");
    let slot = |game: &Scorer| game.table.state.due_up(game.table.state.batting());
    let first = slot(&game);
    game.hit(FlyballC, LeftField);
    game.hit(FlyballB, LeftField);
    game.play(Strikeout);
    let score = game.score();
    let left: Vec<u16> = score
        .teams
        .away
        .batting
        .iter()
        .filter(|line| line.slot >= first)
        .take(3)
        .map(|line| line.counts.left_on_base)
        .collect();
    assert_eq!(left, [3, 2, 2]);
    assert_eq!(score.teams.away.left_on_base, 2);
}

/// R-SCORE-RBI
#[test]
fn a_run_on_a_force_at_second_is_batted_in() {
    let mut game = Scorer::new();
    game.put(0, "101");
    let play = game.hit(GroundballB, Shortstop);
    assert_eq!(play.batter_result, BatterResult::FieldersChoice);
    assert_eq!(game.visitors_batted(|c| c.runs_batted_in), 1);
    assert_eq!(game.visitors_batted(|c| c.double_plays), 0);
}

/// R-SCORE-RBI
#[test]
fn a_walk_with_the_bases_full_bats_a_run_in() {
    for free_pass in [PlayOutcome::Walk, PlayOutcome::HitByPitch] {
        let mut game = Scorer::new();
        game.put(0, "111");
        game.play(free_pass);
        assert_eq!(
            game.visitors_batted(|c| c.runs_batted_in),
            1,
            "{free_pass:?}"
        );
        assert_eq!(game.visitors_batted(|c| c.at_bats), 0, "{free_pass:?}");
    }
}

/// R-SCORE-RBI-NONE
#[test]
fn a_run_on_a_wild_pitch_is_not_batted_in() {
    let mut game = Scorer::new();
    game.put(0, "001");
    checks::check(
        &mut game.table,
        bandbox_engine::position::Position::Catcher,
        bandbox_engine::x_check::RangeResult::WP,
        0,
    );
    assert_eq!(game.visitors_batted(|c| c.runs), 1);
    assert_eq!(game.visitors_batted(|c| c.runs_batted_in), 0);
    assert_eq!(game.pitcher(STARTER).wild_pitches, 1);
    assert_eq!(game.charged(STARTER), (1, 1), "it is the pitcher's own");
}

/// The third man is caught stealing with the fourth at bat, whose turn does not count and begins anew.
///
/// R-LINEUP-CUT-SHORT
#[test]
fn a_batter_whose_turn_was_cut_short_leads_off() {
    let mut game = Scorer::of(common::setup());
    game.put(2, "100");
    let steals = OffensiveDecision {
        action: OffensiveAction::Steal,
        steal_attempts: BaseSet::EMPTY.with(Base::First).into(),
    };
    let (off, too_late): (&[u8], &[u8]) = (&[10], &[20]);
    let decided = DefensiveDecision::default();
    let play = play_of(&game.table.run(decided, steals, &[off, too_late]));
    assert_eq!(play.outcome, PlayOutcome::CaughtStealing);
    assert_eq!(game.score().teams.away.left_on_base, 0);
    game.go_to(2, Half::Top);
    assert_eq!(game.table.state.batter(), game.man("Visitors 4"));
    assert_eq!(game.pitcher(STARTER).batters_faced, 3);
    game.play(Strikeout);
    assert_eq!(game.batter("Visitors 4").plate_appearances, 1);
    assert_eq!(game.pitcher(STARTER).batters_faced, 4);
}
