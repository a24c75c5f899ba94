//! Substitutions: who may come in, when, and what it undoes.

use super::men::{fielder, pinch_hitter, pinch_runner, pitcher, player, problem, swap};
use crate::common::{Table, dice, setup, setup_without_dh};
use bandbox_engine::bases::Base;
use bandbox_engine::inning::Half;
use bandbox_engine::position::Position;
use bandbox_engine::rejection::IllegalSubstitution;
use bandbox_engine::state::Vacancy;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Actor, Command, Event, GameSetup, Phase, PlayOutcome, Team};

fn started(setup: GameSetup) -> Table {
    Table::started(setup, dice())
}

/// R-SUB-PINCH-HITTER
#[test]
fn a_pinch_hitter_takes_the_batters_slot() {
    let mut table = started(setup());
    let slot = table.state.due_up(Team::Away);
    table.must(&pinch_hitter(1, 15));
    assert_eq!(table.state.batter(), player(15));
    assert_eq!(
        table.state.lineup(Team::Away).slot_of(player(15)),
        Some(slot)
    );
    assert!(!table.state.lineup(Team::Away).is_in_game(player(1)));
}

#[test]
fn a_pinch_hitter_for_the_pitcher_leaves_the_mound_to_be_filled() {
    let mut table = started(setup_without_dh());
    table.go_to(3, Half::Top);
    table.play(PlayOutcome::Strikeout, None);
    table.play(PlayOutcome::Strikeout, None);
    table.must(&pinch_hitter(10, 15));
    table.play(PlayOutcome::Strikeout, None);
    let due = Phase::LineupDue {
        team: Team::Away,
        vacancy: Vacancy::Position(Position::Pitcher),
    };
    assert_eq!(*table.state.phase(), due);
    let waits = table.refusal(Actor::Umpire, &Command::Roll);
    assert_eq!(waits.code(), "lineup_due");
    let not_theirs = table.refusal(Actor::Umpire, &pinch_hitter(107, 115));
    assert_eq!(not_theirs.code(), "lineup_due");
    assert!(matches!(
        problem(&mut table, &pitcher(15, 14)),
        IllegalSubstitution::NotEligible { .. }
    ));
    table.must(&pitcher(15, 11));
    assert!(matches!(table.state.phase(), Phase::DecisionsDue { .. }));
    assert_eq!(table.state.pitcher(), player(11));
    let slot = table.state.lineup(Team::Away).slot_of(player(11));
    assert_eq!(
        slot.map(u8::from),
        Some(9),
        "he bats where the man he replaced did"
    );
}

/// R-SUB-PINCH-HITTER
#[test]
fn two_places_that_are_left_are_filled_one_after_the_other() {
    let mut table = started(setup_without_dh());
    // The visitors' catcher leads off, their pitcher bats ninth.
    table.must(&pinch_hitter(1, 15));
    for _ in 0..8 {
        table.play(PlayOutcome::Walk, None);
    }
    table.must(&pinch_hitter(10, 14));
    table.retire_the_side();
    let due = |position| Phase::LineupDue {
        team: Team::Away,
        vacancy: Vacancy::Position(position),
    };
    assert_eq!(*table.state.phase(), due(Position::Pitcher));
    table.must(&pitcher(14, 11));
    assert_eq!(*table.state.phase(), due(Position::Catcher));
    table.must(&fielder(15, 13, Position::Catcher));
    assert!(matches!(table.state.phase(), Phase::DecisionsDue { .. }));
}

#[test]
fn a_pinch_hitter_for_the_catcher_leaves_his_place_to_be_filled() {
    let mut table = started(setup());
    table.must(&pinch_hitter(1, 15));
    table.retire_the_side();
    let due = Phase::LineupDue {
        team: Team::Away,
        vacancy: Vacancy::Position(Position::Catcher),
    };
    assert_eq!(*table.state.phase(), due);
    table.must(&fielder(15, 13, Position::Catcher));
    assert!(matches!(table.state.phase(), Phase::DecisionsDue { .. }));
}

#[test]
fn a_pinch_hitter_who_is_the_last_resort_stays_and_begins_anew() {
    let mut setup = setup_without_dh();
    setup.options.pitcher_min_batters = 3;
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        // Nobody on the bench pitches.
        team.roster
            .retain(|player| !["11", "12"].iter().any(|n| player.id.ends_with(n)));
    }
    let mut table = started(setup);
    table.go_to(3, Half::Top);
    table.play(PlayOutcome::Strikeout, None);
    table.play(PlayOutcome::Strikeout, None);
    // The bench is 13, 14, 15 in the shared setup, which are now the places 11 to 13.
    table.must(&pinch_hitter(10, 13));
    assert_eq!(table.state.stint(Team::Away), Default::default());
    table.play(PlayOutcome::Strikeout, None);
    assert_eq!(table.state.pitcher(), player(13));
    let too_early = IllegalSubstitution::MinimumBatters {
        minimum: 3,
        faced: 0,
    };
    assert_eq!(problem(&mut table, &pitcher(13, 12)), too_early);
}

#[test]
fn a_designated_hitter_does_not_take_the_mound_with_his_bat() {
    let mut table = started(setup());
    let pitcher_before = ByTeam::from_fn(|team| table.state.lineup(team).pitcher());
    for _ in 0..8 {
        table.play(PlayOutcome::Walk, None);
    }
    table.must(&pinch_hitter(9, 14));
    let lineup = table.state.lineup(Team::Away);
    assert_eq!(
        lineup.designated_hitter(),
        lineup.slot_of(player(14)),
        "he is the DH now"
    );
    assert_eq!(lineup.pitcher(), pitcher_before.away);
    table.retire_the_side();
    assert!(matches!(table.state.phase(), Phase::DecisionsDue { .. }));
}

/// R-SUB-NO-RETURN
#[test]
fn nobody_comes_back() {
    let mut table = started(setup());
    table.must(&pinch_hitter(1, 15));
    let gone = IllegalSubstitution::AlreadyPlayed(player(1));
    assert_eq!(problem(&mut table, &pinch_hitter(15, 1)), gone);
    let in_the_game = IllegalSubstitution::AlreadyPlayed(player(2));
    assert_eq!(problem(&mut table, &pinch_hitter(15, 2)), in_the_game);
}

/// R-SUB-ELIGIBLE
#[test]
fn a_pitcher_and_a_catcher_must_be_rated_while_one_is_on_the_bench() {
    let mut table = started(setup());
    for (command, position, number) in [
        (pitcher(110, 114), Position::Pitcher, 114),
        (fielder(101, 114, Position::Catcher), Position::Catcher, 114),
    ] {
        let player = player(number);
        let expected = IllegalSubstitution::NotEligible { player, position };
        assert_eq!(problem(&mut table, &command), expected);
    }
    // Once the other catcher is used up, anybody may catch.
    table.must(&fielder(101, 113, Position::Catcher));
    table.must(&fielder(113, 114, Position::Catcher));
}

#[test]
fn anybody_may_play_elsewhere() {
    let mut table = started(setup());
    table.must(&fielder(104, 115, Position::ThirdBase));
    assert_eq!(
        table.state.lineup(Team::Home).fielder(Position::ThirdBase),
        player(115)
    );
}

fn three_batters() -> Table {
    let mut setup = setup();
    setup.options.pitcher_min_batters = 3;
    started(setup)
}

/// R-SUB-MINIMUM
#[test]
fn a_pitcher_faces_three_batters() {
    let mut table = three_batters();
    for faced in 0..3 {
        let minimum = 3;
        let expected = IllegalSubstitution::MinimumBatters { minimum, faced };
        assert_eq!(problem(&mut table, &pitcher(110, 111)), expected);
        table.play(PlayOutcome::Walk, None);
    }
    table.must(&pitcher(110, 111));
    assert_eq!(
        table.state.stint(Team::Home).batters_faced,
        0,
        "the next begins anew"
    );
}

#[test]
fn a_pitcher_who_ends_the_half_inning_has_faced_enough() {
    let mut table = three_batters();
    for _ in 0..3 {
        table.play(PlayOutcome::Walk, None);
    }
    table.must(&pitcher(110, 111));
    // One batter, three outs.
    table.play(PlayOutcome::LineoutMax, Some(Position::Shortstop));
    table.retire_the_side();
    assert_eq!(table.state.pitcher(), player(111));
    table.must(&pitcher(111, 112));
}

/// R-SUB-MINIMUM
#[test]
fn a_wild_pitch_finishes_no_batter() {
    let mut table = three_batters();
    table.play(PlayOutcome::Walk, None);
    table.decide_with(Default::default());
    table.next_roll_shows(&[1, 1, 1, 1, 1]);
    table.must(&Command::Roll);
    assert_eq!(table.state.stint(Team::Home).batters_faced, 1);
}

#[test]
fn by_default_one_batter_is_not_even_needed() {
    started(setup()).must(&pitcher(110, 111));
}

#[test]
fn the_others_of_the_rules() {
    use IllegalSubstitution::{
        NotAtPosition, NotOnRoster, NotTheBatter, NotThePitcher, PitchingChange,
    };
    let mut table = started(setup());
    for (command, expected) in [
        (pinch_hitter(2, 15), NotTheBatter(player(1))),
        (pinch_hitter(1, 115), NotOnRoster(player(115))),
        (pinch_hitter(1, 16), NotOnRoster(player(16))),
        (pinch_hitter(1, 0), NotOnRoster(player(0))),
        (pitcher(101, 111), NotThePitcher(player(110))),
        (fielder(110, 111, Position::Pitcher), PitchingChange),
        (
            fielder(104, 114, Position::Shortstop),
            NotAtPosition(player(104)),
        ),
        (
            fielder(9, 115, Position::LeftField),
            NotAtPosition(player(9)),
        ),
    ] {
        assert_eq!(problem(&mut table, &command), expected);
    }
}

/// R-SUB-WHEN
#[test]
fn only_between_plays_and_only_ones_own_team() {
    let mut table = started(setup());
    let hosts = Actor::Manager(Team::Home);
    assert_eq!(
        table.refusal(hosts, &pinch_hitter(1, 15)).code(),
        "not_your_turn"
    );
    table.roll(Default::default());
    assert_eq!(
        table.refusal(Actor::Umpire, &pinch_hitter(1, 15)).code(),
        "roll_pending"
    );
}

/// R-SUB-PINCH-RUNNER
#[test]
fn a_pinch_runner_takes_the_slot_and_the_base() {
    let mut table = started(setup());
    table.put(0, "101");
    let events = table.must(&pinch_runner(1, 15));
    assert!(matches!(
        events.as_slice(),
        [Event::PlayerSubstituted { lineup: None, .. }]
    ));
    assert_eq!(table.state.bases().runner(Base::Third), Some(player(15)));
    let slot = table.state.lineup(Team::Away).slot_of(player(15));
    assert_eq!(slot.map(u8::from), Some(1));
    let play = table.play(PlayOutcome::Single1, None);
    assert!(play.scored().eq([player(15)]));
}

#[test]
fn a_pinch_runner_runs_for_a_man_on_base() {
    let mut table = started(setup());
    table.play(PlayOutcome::Walk, None);
    let not_on_base = IllegalSubstitution::NotOnBase(player(2));
    assert_eq!(problem(&mut table, &pinch_runner(2, 15)), not_on_base);
    let hosts = Actor::Manager(Team::Home);
    let refusal = table.refusal(hosts, &pinch_runner(1, 15));
    assert_eq!(refusal.code(), "not_your_turn");
}

/// R-SUB-PINCH-RUNNER
#[test]
fn a_pinch_runner_for_the_extra_inning_runner_stands_on_second() {
    let mut setup = setup();
    setup.options.innings = 3;
    setup.options.extra_inning_runner = Some(4);
    let mut table = started(setup);
    table.go_to(4, Half::Top);
    let placed = table.state.bases().runner(Base::Second).unwrap();
    table.must(&pinch_runner(placed.number(), 15));
    assert_eq!(table.state.bases().runner(Base::Second), Some(player(15)));
    let play = table.play(PlayOutcome::Single2, None);
    assert!(play.scored().eq([player(15)]));
}

/// R-SUB-STAYS
#[test]
fn a_man_who_ran_stays_in_and_fields_or_makes_room_for_one_who_catches() {
    let mut table = started(setup());
    table.play(PlayOutcome::Walk, None);
    table.must(&pinch_runner(1, 15));
    table.retire_the_side();
    let due = Phase::LineupDue {
        team: Team::Away,
        vacancy: Vacancy::Position(Position::Catcher),
    };
    assert_eq!(*table.state.phase(), due);
    table.must(&fielder(15, 13, Position::Catcher));
}

/// R-SUB-EXCHANGE
#[test]
fn two_fielders_exchange_positions_and_nobody_leaves() {
    let mut table = started(setup());
    table.decide_with(Default::default());
    let before = table.state.bench(Team::Home).count();
    let events = table.must(&swap(106, 108));
    assert!(matches!(
        events.as_slice(),
        [Event::PositionsSwapped { .. }]
    ));
    let lineup = table.state.lineup(Team::Home);
    assert_eq!(lineup.fielder(Position::LeftField), player(108));
    assert_eq!(lineup.fielder(Position::RightField), player(106));
    assert_eq!(lineup.slot_of(player(106)).map(u8::from), Some(6));
    assert_eq!(lineup.designated(), Some(player(109)));
    assert_eq!(table.state.bench(Team::Home).count(), before);
    assert!(matches!(table.state.phase(), Phase::RollDue { .. }));
}

#[test]
fn who_exchanges_positions_is_in_the_field_and_may_play_there() {
    use IllegalSubstitution::{NotEligible, NotInTheField, SameMan};
    let mut table = started(setup());
    let catches = NotEligible {
        player: player(106),
        position: Position::Catcher,
    };
    for (command, expected) in [
        (swap(106, 106), SameMan),
        (swap(106, 109), NotInTheField(player(109))),
        (swap(6, 108), NotInTheField(player(6))),
        (swap(101, 106), catches),
    ] {
        assert_eq!(problem(&mut table, &command), expected);
    }
}

#[test]
fn an_exchange_may_fill_the_place_that_is_due() {
    let mut setup = setup();
    // The man in left also catches.
    let catches = setup.teams.away.roster[0].fielding[0].clone();
    setup.teams.away.roster[5].fielding.push(catches);
    let mut table = started(setup);
    table.must(&pinch_hitter(1, 15));
    table.retire_the_side();
    assert!(matches!(table.state.phase(), Phase::LineupDue { .. }));
    table.must(&swap(15, 6));
    assert!(matches!(table.state.phase(), Phase::DecisionsDue { .. }));
}

/// R-SUB-MINIMUM
#[test]
fn a_pitcher_leaves_the_mound_only_after_his_three_batters() {
    let mut setup = setup_without_dh();
    setup.options.pitcher_min_batters = 3;
    // The man in left also pitches.
    let pitches = setup.teams.home.roster[9].fielding[0].clone();
    setup.teams.home.roster[5].fielding.push(pitches);
    let mut table = started(setup);
    let too_early = IllegalSubstitution::MinimumBatters {
        minimum: 3,
        faced: 0,
    };
    assert_eq!(problem(&mut table, &swap(106, 110)), too_early);
    for _ in 0..3 {
        table.play(PlayOutcome::Walk, None);
    }
    table.must(&swap(106, 110));
    assert_eq!(table.state.pitcher(), player(106));
    assert_eq!(table.state.stint(Team::Home).batters_faced, 0);
}

#[test]
fn a_team_may_change_its_players_while_the_other_decides() {
    let mut table = started(setup());
    let hosts = Actor::Manager(Team::Home);
    table.must(&Command::DecideDefense {
        decision: Default::default(),
    });
    table
        .act(hosts, &fielder(104, 115, Position::ThirdBase))
        .unwrap();
    let Phase::DecisionsDue { defense, .. } = table.state.phase() else {
        panic!("{:?}", table.state.phase());
    };
    assert!(defense.is_some(), "a new third baseman undoes no decision");
}
