//! Games that were really played: a scorer enters what happened.

use crate::common::{Table, dice, setup};
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::event::{Ending, GameResult};
use bandbox_engine::hex::Hex32;
use bandbox_engine::inning::{Half, HalfInning};
use bandbox_engine::options::Mode;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::scored::{
    Change, Class, Credits, Duty, Earned, Entry, Move, Run, ScoredOut, ScoredPlay,
};
use bandbox_engine::setup::SetupProblem;
use bandbox_engine::{
    Actor, Command, Event, GameSetup, GameState, Phase, Rejection, Team, create, decide, fold,
    legal, standing,
};

const PLATE: Origin = Origin::Plate;

fn scored_setup() -> GameSetup {
    let mut setup = setup();
    setup.mode = Mode::Scored;
    setup
}

fn started() -> Table {
    Table::started(scored_setup(), dice())
}

fn score(entry: Entry) -> Command {
    let entry = Box::new(entry);
    Command::Score { entry }
}

fn play(table: &Table, class: Class) -> ScoredPlay {
    let slot = table.state.due_up(table.state.batting());
    ScoredPlay::new(table.state.batter(), slot, class)
}

fn out(table: &mut Table) -> Vec<Event> {
    let mut play = play(table, Class::Out);
    play.outs.push(ScoredOut::of(PLATE));
    table.must(&score(Entry::Play(play)))
}

fn homer(table: &mut Table) -> Vec<Event> {
    let mut play = play(table, Class::HomeRun);
    play.moves.push(Move {
        from: PLATE,
        to: Destination::Home,
        run: Some(Run {
            earned: Earned::Yes,
            batted_in: true,
        }),
    });
    table.must(&score(Entry::Play(play)))
}

fn walk(table: &mut Table) -> Vec<Event> {
    let mut play = play(table, Class::Walk);
    play.moves.push(Move {
        from: PLATE,
        to: Destination::On(Base::First),
        run: None,
    });
    table.must(&score(Entry::Play(play)))
}

/// Outs until this half-inning begins.
fn go_to(table: &mut Table, inning: u8, half: Half) {
    while table.state.half_inning() != (HalfInning { inning, half }) {
        out(table);
    }
}

/// The log leads to the state, and every event is read back as it was written.
fn is_recoverable(table: &Table) {
    assert_eq!(fold(&table.log).unwrap(), table.state);
    for event in &table.log {
        let text = serde_json::to_string(event).unwrap();
        assert_eq!(&serde_json::from_str::<Event>(&text).unwrap(), event);
    }
    assert_eq!(standing(&table.log).unwrap().len(), table.log.len());
}

/// R-SCORED-UMPIRE
#[test]
fn the_umpire_enters_what_happened_and_no_manager_plays() {
    let mut table = started();
    assert_eq!(table.state.phase(), &Phase::EntryDue);
    for team in Team::ALL {
        let manager = Actor::Manager(team);
        let refusal = table.refusal(manager, &score(Entry::Called));
        assert_eq!(refusal.code(), "umpire_only");
        assert_eq!(
            table.refusal(manager, &Command::Roll).code(),
            "game_is_scored"
        );
        assert!(!legal(&table.state, manager).score);
        let commands = legal(&table.state, manager).commands;
        assert_eq!(commands, [Command::Forfeit { team }]);
    }
    assert!(legal(&table.state, Actor::Umpire).score);
    let events = out(&mut table);
    assert!(matches!(events.as_slice(), [Event::Scored { .. }]));
    assert_eq!(table.state.outs().number(), 1);
}

/// R-SCORED-UMPIRE
#[test]
fn nobody_adds_to_dice_that_never_fall_and_nobody_is_sent_in_but_by_the_scorer() {
    let dice = dice();
    let (state, _) = create(scored_setup(), &dice).unwrap();
    let commitment = Hex32([7; 32]);
    let refused = |state: &GameState, command: &Command| {
        decide(state, Actor::Manager(Team::Home), command, &dice).unwrap_err()
    };
    let commit = Command::CommitEntropy { commitment };
    assert_eq!(refused(&state, &commit), Rejection::GameIsScored);
    let table = started();
    let lineup = table.state.lineup(Team::Home);
    let swap = Command::SwapPositions {
        one: lineup.fielder(Position::LeftField),
        other: lineup.fielder(Position::RightField),
    };
    assert_eq!(refused(&table.state, &swap), Rejection::GameIsScored);
}

/// R-SCORED-CALLED
#[test]
fn a_half_inning_with_an_out_in_it_is_over_when_the_game_is_called() {
    let mut table = started();
    let untouched = table.clone().must(&score(Entry::Called));
    let is_end = |event: &Event| matches!(event, Event::HalfInningEnded { .. });
    assert!(!untouched.iter().any(is_end), "nobody has come up");
    out(&mut table);
    assert!(table.must(&score(Entry::Called)).iter().any(is_end));
}

/// R-SCORED-POSSIBLE
#[test]
fn what_cannot_have_been_is_refused_and_says_why() {
    let mut table = started();
    let mut nowhere = play(&table, Class::Single);
    let refusal = table.refusal(Actor::Umpire, &score(Entry::Play(nowhere.clone())));
    assert_eq!(refusal.code(), "impossible_entry");
    assert!(
        refusal.to_string().contains("where the batter ended"),
        "{refusal}"
    );
    nowhere.moves.push(Move {
        from: Origin::On(Base::First),
        to: Destination::On(Base::Second),
        run: None,
    });
    let refusal = table.refusal(Actor::Umpire, &score(Entry::Play(nowhere)));
    assert!(
        refusal.to_string().contains("nobody is on first"),
        "{refusal}"
    );
    let stranger = LineupId::at(Team::Home, 59).unwrap();
    for entry in [
        Entry::Change(Change {
            player: stranger,
            slot: None,
            duty: Duty::PinchHitter,
        }),
        Entry::Credits(Credits {
            save: Some(stranger),
            ..Credits::default()
        }),
    ] {
        let refusal = table.refusal(Actor::Umpire, &score(entry));
        assert!(
            refusal.to_string().contains("not on this roster"),
            "{refusal}"
        );
    }
}

/// R-SCORED-POSSIBLE
#[test]
fn only_a_runner_can_be_charged_and_only_to_the_team_in_the_field() {
    let mut table = started();
    let charged = |team, base| Entry::ChargedTo {
        pitcher: LineupId::at(team, 3).unwrap(),
        base,
    };
    walk(&mut table);
    table.refusal(Actor::Umpire, &score(charged(Team::Home, Base::Second)));
    table.refusal(Actor::Umpire, &score(charged(Team::Away, Base::First)));
    table.must(&score(charged(Team::Home, Base::First)));
}

/// R-SCORED-POSSIBLE
#[test]
fn three_outs_end_the_half_inning_with_the_events_of_any_game() {
    let mut table = started();
    walk(&mut table);
    let runner = table.state.bases().runner(Base::First).unwrap();
    out(&mut table);
    out(&mut table);
    let events = out(&mut table);
    let [
        Event::Scored { .. },
        Event::HalfInningEnded {
            ended,
            left_on_base,
        },
        Event::InningChanged {
            started,
            placed_runner: None,
        },
    ] = events.as_slice()
    else {
        panic!("{events:?}")
    };
    assert_eq!(*ended, HalfInning::FIRST);
    assert_eq!(left_on_base.as_slice(), [runner]);
    assert_eq!(*started, HalfInning::FIRST.next());
    assert_eq!(table.state.phase(), &Phase::EntryDue);
    assert!(table.state.occupied().is_empty());
    is_recoverable(&table);
}

/// R-SCORED-POSSIBLE
#[test]
fn the_winning_run_ends_a_scored_game_and_shows_the_secret() {
    let mut table = started();
    go_to(&mut table, 9, Half::Bottom);
    let events = homer(&mut table);
    let [
        Event::Scored { .. },
        Event::HalfInningEnded { .. },
        Event::GameEnded { result },
        Event::DiceRevealed { .. },
    ] = events.as_slice()
    else {
        panic!("{events:?}")
    };
    assert_eq!(result.ending, Ending::WalkOff);
    assert_eq!(result.winner, Some(Team::Home));
    let refusal = table.refusal(Actor::Umpire, &score(Entry::Called));
    assert_eq!(refusal.code(), "game_over");
    is_recoverable(&table);
}

/// R-SCORED-CALLED
#[test]
fn a_game_that_is_called_ends_with_its_score() {
    let result_of = |events: &[Event]| -> Option<GameResult> {
        events.iter().find_map(|event| match event {
            Event::GameEnded { result } => Some(*result),
            _ => None,
        })
    };
    let mut tied = started();
    go_to(&mut tied, 6, Half::Top);
    let events = tied.must(&score(Entry::Called));
    let result = result_of(&events).unwrap();
    assert_eq!((result.ending, result.winner), (Ending::Called, None));
    // Nobody has come up in the sixth, so it has no end.
    let ended = |event: &Event| matches!(event, Event::HalfInningEnded { .. });
    assert!(!events.iter().any(ended));
    is_recoverable(&tied);

    let mut ahead = started();
    homer(&mut ahead);
    walk(&mut ahead);
    let events = ahead.must(&score(Entry::Called));
    assert_eq!(result_of(&events).unwrap().winner, Some(Team::Away));
    let left = events.iter().find_map(|event| match event {
        Event::HalfInningEnded { left_on_base, .. } => Some(left_on_base.len()),
        _ => None,
    });
    assert_eq!(left, Some(1));
    is_recoverable(&ahead);
}

#[test]
fn a_scored_game_begins_with_any_nine_men_and_only_with_nine() {
    let mut unrated = scored_setup();
    for player in &mut unrated.teams.home.roster {
        player.fielding.clear();
    }
    create(unrated, &dice()).expect("nobody needs a rating");
    let mut eight = scored_setup();
    eight.teams.away.lineup[2].role = eight.teams.away.lineup[1].role;
    let refused = create(eight, &dice()).unwrap_err();
    let scored = |problem: &SetupProblem| matches!(problem, SetupProblem::Scored(_));
    assert!(refused.faults.iter().any(|fault| scored(&fault.problem)));
    assert_eq!(refused.faults[0].field, "teams.away.lineup");
}
