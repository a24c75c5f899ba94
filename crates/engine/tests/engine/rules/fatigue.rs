//! Pitchers tire: by hits and walks once they are vulnerable, by runs, and by innings.

use super::men::swap;
use crate::common::{Table, dice, setup, setup_without_dh};
use bandbox_engine::command::Substitution;
use bandbox_engine::decisions::DefensiveDecision;
use bandbox_engine::fatigue::{Fatigue, TiredBy};
use bandbox_engine::inning::Half;
use bandbox_engine::player::{Fielding, LineupId};
use bandbox_engine::position::Position;
use bandbox_engine::{Command, Event, GameSetup, PlayOutcome, Team, fold};

pub(crate) const STARTER: u8 = 110;
pub(crate) const RELIEVER: u8 = 111;

fn player(number: u8) -> LineupId {
    serde_json::from_value(number.into()).unwrap()
}

/// The hosts' starter and their first reliever last so long.
pub(crate) fn lasting(starter: &str, reliever: &str) -> GameSetup {
    let mut setup = setup();
    setup.options.innings = 9;
    for (number, text) in [(STARTER, starter), (RELIEVER, reliever)] {
        let place = usize::from(number - 101);
        let endurance = text.to_string().try_into().unwrap();
        setup.teams.home.roster[place].endurance = Some(endurance);
    }
    setup
}

pub(crate) fn started(starter: &str, reliever: &str) -> Table {
    Table::started(lasting(starter, reliever), dice())
}

pub(crate) fn relieve(table: &mut Table, out: u8, r#in: u8) {
    let substitution = Substitution::Pitcher {
        out: player(out),
        r#in: player(r#in),
    };
    table.must(&Command::Substitute { substitution });
}

pub(crate) fn fatigue(table: &Table) -> Option<Fatigue> {
    table.state.fatigue(Team::Home)
}

/// Who has tired so far, and why.
pub(crate) fn tired(table: &Table) -> Vec<(u8, TiredBy)> {
    let tired = table.log.iter().filter_map(|event| match event {
        Event::PitcherTired { pitcher, by } => Some((pitcher.number(), *by)),
        _ => None,
    });
    tired.collect()
}

pub(crate) fn plays(table: &mut Table, outcomes: &[PlayOutcome]) {
    for &outcome in outcomes {
        table.play(outcome, None);
    }
}

/// The rest of the half-inning and the hosts' turn: to the top of the next.
fn next_inning(table: &mut Table) {
    let inning = table.state.half_inning().inning;
    table.go_to(inning + 1, Half::Top);
}

pub(crate) const HIT: PlayOutcome = PlayOutcome::Single1;
pub(crate) const WALK: PlayOutcome = PlayOutcome::Walk;
pub(crate) const HOMER: PlayOutcome = PlayOutcome::HomeRun;

fn walks_and_hits(count: u8, innings: u8) -> TiredBy {
    TiredBy::HitsAndWalks { count, innings }
}

/// R-TIRED-INNINGS
#[test]
fn a_starter_is_vulnerable_from_the_inning_of_his_rating() {
    let mut table = started("S(3)", "R(1)");
    for inning in 1..=4 {
        table.go_to(inning, Half::Top);
        let expected = if inning < 3 {
            Fatigue::Fresh
        } else {
            Fatigue::Vulnerable
        };
        assert_eq!(fatigue(&table), Some(expected), "inning {inning}");
    }
}

/// R-TIRED-INNINGS
#[test]
fn a_reliever_is_vulnerable_from_that_inning_of_his_own_and_a_part_of_one_counts() {
    let mut table = started("S(6)", "R(2)");
    table.go_to(2, Half::Top);
    plays(&mut table, &[PlayOutcome::Strikeout]);
    relieve(&mut table, STARTER, RELIEVER);
    assert_eq!(
        fatigue(&table),
        Some(Fatigue::Fresh),
        "the second is his first"
    );
    table.go_to(3, Half::Top);
    assert_eq!(
        fatigue(&table),
        Some(Fatigue::Vulnerable),
        "the third is his second"
    );
    let mut at_once = started("S(6)", "R(1)");
    relieve(&mut at_once, STARTER, RELIEVER);
    assert_eq!(
        fatigue(&at_once),
        Some(Fatigue::Vulnerable),
        "R(1) in his first"
    );
}

/// R-TIRED-HITS, R-TIRED-COUNTED
#[test]
fn the_third_hit_or_walk_of_an_inning_tires_a_vulnerable_pitcher() {
    let mut table = started("S(1)", "R(1)");
    plays(&mut table, &[HIT, WALK]);
    assert_eq!(tired(&table), []);
    plays(&mut table, &[PlayOutcome::HitByPitch]);
    assert_eq!(tired(&table), [(STARTER, walks_and_hits(3, 1))]);
    assert_eq!(fatigue(&table), Some(Fatigue::Tired));
}

/// R-TIRED-COUNTED
#[test]
fn an_intentional_walk_an_error_and_an_out_are_not_hits_or_walks() {
    let mut table = started("S(1)", "R(1)");
    plays(&mut table, &[HIT, WALK]);
    table.decide_with(DefensiveDecision {
        intentional_walk: true,
        ..DefensiveDecision::default()
    });
    table.play(
        PlayOutcome::Error,
        Some(bandbox_engine::position::Position::Shortstop),
    );
    plays(&mut table, &[PlayOutcome::Strikeout]);
    assert_eq!(tired(&table), []);
    plays(&mut table, &[WALK]);
    assert_eq!(tired(&table), [(STARTER, walks_and_hits(3, 1))]);
}

/// R-TIRED-HITS
#[test]
fn four_in_two_innings_in_a_row_tire_him_also_when_he_was_not_vulnerable_in_the_first() {
    let mut table = started("S(2)", "R(1)");
    plays(&mut table, &[HIT, WALK, HIT]);
    assert_eq!(
        tired(&table),
        [],
        "three, but in his first inning he is not vulnerable"
    );
    next_inning(&mut table);
    plays(&mut table, &[HIT]);
    assert_eq!(tired(&table), [(STARTER, walks_and_hits(4, 2))]);
}

/// R-TIRED-HITS
#[test]
fn a_vulnerable_pitcher_tires_when_he_lets_one_on_and_not_when_the_inning_begins() {
    let mut table = started("S(2)", "R(1)");
    plays(&mut table, &[HIT, WALK, HIT, WALK]);
    next_inning(&mut table);
    plays(&mut table, &[PlayOutcome::Strikeout]);
    assert_eq!(fatigue(&table), Some(Fatigue::Vulnerable));
    plays(&mut table, &[WALK]);
    assert_eq!(tired(&table), [(STARTER, walks_and_hits(5, 2))]);
}

/// R-TIRED-HITS
#[test]
fn five_in_three_innings_in_a_row_tire_him_and_a_fourth_inning_back_is_forgotten() {
    let mut table = started("S(3)", "R(1)");
    for (inning, outcomes) in [(1, &[HIT, WALK][..]), (2, &[HIT]), (3, &[WALK])] {
        table.go_to(inning, Half::Top);
        plays(&mut table, outcomes);
    }
    assert_eq!(tired(&table), [], "four in three innings");
    let mut later = table.clone();
    plays(&mut table, &[HIT]);
    assert_eq!(tired(&table), [(STARTER, walks_and_hits(5, 3))]);
    next_inning(&mut later);
    plays(&mut later, &[HIT]);
    assert_eq!(tired(&later), [], "three in the last three");
}

#[test]
fn the_half_of_his_own_team_is_no_inning_of_his() {
    let mut table = started("S(2)", "R(1)");
    plays(&mut table, &[HIT, HIT]);
    table.go_to(1, Half::Bottom);
    plays(&mut table, &[HIT, HIT, HIT]);
    table.go_to(2, Half::Top);
    plays(&mut table, &[HIT]);
    assert_eq!(tired(&table), []);
    plays(&mut table, &[HIT]);
    assert_eq!(tired(&table), [(STARTER, walks_and_hits(4, 2))]);
}

/// R-TIRED-RUNS
#[test]
fn five_runs_in_an_inning_tire_anybody_at_any_time() {
    let mut table = started("S(9)", "R(1)");
    plays(&mut table, &[HOMER; 4]);
    assert_eq!(
        (tired(&table), fatigue(&table)),
        (vec![], Some(Fatigue::Fresh))
    );
    plays(&mut table, &[HOMER]);
    assert_eq!(
        tired(&table),
        [(
            STARTER,
            TiredBy::Runs {
                count: 5,
                innings: 1
            }
        )]
    );
    plays(&mut table, &[HOMER]);
    assert_eq!(tired(&table).len(), 1, "nobody tires twice");
}

/// R-TIRED-RUNS
#[test]
fn six_runs_in_two_innings_and_seven_in_three_tire_him_too() {
    let mut two = started("S(9)", "R(1)");
    plays(&mut two, &[HOMER; 4]);
    next_inning(&mut two);
    plays(&mut two, &[HOMER]);
    assert_eq!(tired(&two), []);
    plays(&mut two, &[HOMER]);
    assert_eq!(
        tired(&two),
        [(
            STARTER,
            TiredBy::Runs {
                count: 6,
                innings: 2
            }
        )]
    );

    let mut three = started("S(9)", "R(1)");
    for homers in [3, 1, 2] {
        plays(&mut three, &vec![HOMER; homers]);
        if homers != 2 {
            next_inning(&mut three);
        }
    }
    assert_eq!(tired(&three), [], "six in three innings");
    let mut later = three.clone();
    plays(&mut three, &[HOMER]);
    assert_eq!(
        tired(&three),
        [(
            STARTER,
            TiredBy::Runs {
                count: 7,
                innings: 3
            }
        )]
    );
    next_inning(&mut later);
    plays(&mut later, &[HOMER; 3]);
    assert_eq!(
        tired(&later),
        [],
        "the first inning's are forgotten: six in the last three"
    );
}

/// R-TIRED-RUNS
#[test]
fn runs_that_score_while_he_pitches_count_whoever_let_them_on() {
    let mut table = started("S(9)", "R(9)");
    plays(&mut table, &[WALK, WALK, WALK]);
    relieve(&mut table, STARTER, RELIEVER);
    plays(&mut table, &[HOMER]);
    assert_eq!(tired(&table), []);
    plays(&mut table, &[HOMER]);
    assert_eq!(
        tired(&table),
        [(
            RELIEVER,
            TiredBy::Runs {
                count: 5,
                innings: 1
            }
        )]
    );
}

/// R-TIRED-LIMIT
#[test]
fn a_starter_lasts_ten_innings_and_eleven_with_a_star() {
    for (starter, innings) in [("S(9)", 10), ("S(9)*", 11)] {
        let mut table = started(starter, "R(1)");
        table.go_to(innings, Half::Top);
        assert_eq!(fatigue(&table), Some(Fatigue::Vulnerable));
        table.go_to(innings, Half::Bottom);
        assert_eq!(
            tired(&table),
            [(STARTER, TiredBy::Innings { count: innings })]
        );
        assert_eq!(fatigue(&table), Some(Fatigue::Tired));
    }
}

/// R-TIRED-LIMIT
#[test]
fn a_reliever_lasts_two_innings_beyond_his_rating() {
    for (reliever, innings) in [("R(1)", 3), ("R(3)", 5)] {
        let mut table = started("S(6)", reliever);
        table.go_to(2, Half::Top);
        relieve(&mut table, STARTER, RELIEVER);
        table.go_to(1 + innings, Half::Top);
        assert_eq!(tired(&table), []);
        table.go_to(1 + innings, Half::Bottom);
        assert_eq!(
            tired(&table),
            [(RELIEVER, TiredBy::Innings { count: innings })]
        );
    }
}

/// R-TIRED-STAYS
#[test]
fn the_next_pitcher_begins_fresh() {
    let mut table = started("S(1)", "R(2)");
    plays(&mut table, &[HIT, HIT, HIT]);
    assert_eq!(fatigue(&table), Some(Fatigue::Tired));
    relieve(&mut table, STARTER, RELIEVER);
    assert_eq!(fatigue(&table), Some(Fatigue::Fresh));
    plays(&mut table, &[HIT, HIT]);
    assert_eq!(tired(&table).len(), 1, "the hits off the other are not his");
}

/// R-TIRED-BACK: whoever comes back to the mound goes on where he was.
#[test]
fn a_pitcher_who_comes_back_to_the_mound_is_no_fresher() {
    let mut setup = setup_without_dh();
    let endurance = "S(1) R(9)".to_string().try_into().unwrap();
    setup.teams.home.roster[usize::from(STARTER - 101)].endurance = Some(endurance);
    // Somebody else who can pitch, in left field.
    let left =
        setup.teams.home.lineup.iter().position(|man| {
            man.role == bandbox_engine::position::Role::Fields(Position::LeftField)
        });
    let left = setup.teams.home.lineup[left.unwrap()].player.clone();
    let left = setup
        .teams
        .home
        .roster
        .iter()
        .position(|man| man.id == left)
        .unwrap();
    setup.teams.home.roster[left]
        .fielding
        .push(Fielding::unrated(Position::Pitcher));
    let left = 101 + u8::try_from(left).unwrap();
    let mut table = Table::started(setup, dice());
    plays(&mut table, &[HIT, HIT]);
    let before = table.state.stint(Team::Home);
    table.must(&swap(STARTER, left));
    assert_eq!(table.state.stint(Team::Home).innings, 1, "his own first");
    assert!(!table.state.stint(Team::Home).started);
    plays(&mut table, &[PlayOutcome::Strikeout]);
    table.must(&swap(STARTER, left));
    assert_eq!(
        table.state.stint(Team::Home),
        before,
        "the same inning of his"
    );
    plays(&mut table, &[HIT]);
    assert_eq!(tired(&table), [(STARTER, walks_and_hits(3, 1))]);
}

/// R-SCORE-WIN-STARTER: also for his endurance the starter is whoever throws the first pitch.
#[test]
fn whoever_throws_the_first_pitch_is_the_starter() {
    let mut table = started("S(9)", "S(3) R(1)");
    relieve(&mut table, STARTER, RELIEVER);
    assert!(table.state.stint(Team::Home).started);
    assert_eq!(
        fatigue(&table),
        Some(Fatigue::Fresh),
        "as a reliever he would be vulnerable"
    );
    table.play(HIT, None);
    relieve(&mut table, RELIEVER, 112);
    assert!(!table.state.stint(Team::Home).started);
}

/// R-TIRED-INNINGS
#[test]
fn a_man_who_is_not_rated_for_the_work_he_does_may_tire_at_once() {
    let mut starting_reliever = started("R(4)", "R(1)");
    assert_eq!(fatigue(&starting_reliever), Some(Fatigue::Vulnerable));
    starting_reliever.go_to(10, Half::Bottom);
    assert_eq!(
        tired(&starting_reliever),
        [(STARTER, TiredBy::Innings { count: 10 })]
    );

    let mut relieving_starter = started("S(6)", "S(6)");
    plays(&mut relieving_starter, &[PlayOutcome::Strikeout]);
    relieve(&mut relieving_starter, STARTER, RELIEVER);
    assert_eq!(fatigue(&relieving_starter), Some(Fatigue::Vulnerable));
    relieving_starter.go_to(3, Half::Bottom);
    assert_eq!(
        tired(&relieving_starter),
        [(RELIEVER, TiredBy::Innings { count: 3 })]
    );
}

/// R-TIRED-WATCH
#[test]
fn nobody_keeps_watch_over_a_pitcher_whose_endurance_is_unknown_or_where_pitchers_do_not_tire() {
    let mut unknown = Table::started(setup(), dice());
    assert!(
        unknown.state.options().fatigue,
        "pitchers tire unless it is said otherwise"
    );
    plays(&mut unknown, &[HOMER; 7]);
    assert_eq!((fatigue(&unknown), tired(&unknown)), (None, vec![]));

    let mut setup = lasting("S(1)", "R(1)");
    setup.options.fatigue = false;
    let mut off = Table::started(setup, dice());
    plays(&mut off, &[HOMER; 7]);
    assert_eq!((fatigue(&off), tired(&off)), (None, vec![]));
}

#[test]
fn a_man_who_bats_for_the_pitcher_has_pitched_no_inning_when_his_successor_comes() {
    let mut setup = setup_without_dh();
    let endurance = |text: &str| Some(text.to_string().try_into().unwrap());
    for player in &mut setup.teams.away.roster {
        player.endurance = endurance("R(2)");
    }
    let mut table = Table::started(setup, dice());
    table.go_to(2, Half::Top);
    while table.state.batter() != player(10) {
        plays(&mut table, &[WALK]);
    }
    let substitution = Substitution::PinchHitter {
        out: player(10),
        r#in: player(14),
    };
    table.must(&Command::Substitute { substitution });
    assert_eq!(table.state.stint(Team::Away).innings, 0);
    table.retire_the_side();
    relieve(&mut table, 14, 11);
    assert_eq!(table.state.stint(Team::Away).innings, 1);
    assert_eq!(table.state.fatigue(Team::Away), Some(Fatigue::Fresh));
    assert_eq!(fold(&table.log).unwrap(), table.state);
}
