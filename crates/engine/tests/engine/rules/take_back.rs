//! Take-back: what was entered can be entered again, what the dice showed cannot.

use super::men::{pinch_hitter, player};
use crate::common::{self, Table, play_of};
use bandbox_engine::choice::Answer;
use bandbox_engine::dice::roll::{RollId, RollKind};
use bandbox_engine::inning::Half;
use bandbox_engine::position::Position;
use bandbox_engine::{Actor, Command, Event, GameState, Phase, PlayOutcome, Team, fold};

const AWAY: Actor = Actor::Manager(Team::Away);
const HOME: Actor = Actor::Manager(Team::Home);

fn table() -> Table {
    Table::started(common::setup_without_ratings(), common::dice())
}

fn ask(table: &Table) -> Command {
    let to = table.state.take_back_to().expect("something was entered");
    Command::RequestTakeBack { to }
}

fn answer(accept: bool) -> Command {
    Command::AnswerTakeBack { accept }
}

fn take_back(table: &mut Table) {
    let command = ask(table);
    table.act(AWAY, &command).unwrap();
    table.act(HOME, &answer(true)).unwrap();
}

/// All that a play changes, but for the rolls that stay used.
fn standing(state: &GameState) -> impl PartialEq + std::fmt::Debug + use<> {
    (
        *state.phase(),
        (
            state.half_inning(),
            state.outs(),
            *state.bases(),
            *state.score(),
        ),
        (state.batter(), state.pitcher(), state.plays()),
        Team::ALL.map(|team| (*state.lineup(team), state.stint(team))),
    )
}

fn rolls(log: &[Event]) -> Vec<(RollId, bool)> {
    let rolls = log.iter().filter_map(|event| match event {
        Event::DiceRolled { roll, again, .. } => Some((roll.id, *again)),
        _ => None,
    });
    rolls.collect()
}

/// R-TAKE-BACK-WHAT: the game stands where it stood when the dice had fallen.
#[test]
fn a_play_taken_back_leaves_the_game_as_it_was_when_its_dice_had_fallen() {
    let mut table = table();
    table.play(PlayOutcome::Triple, None);
    table.roll(Default::default());
    let before = standing(&table.state);
    table.report(PlayOutcome::HomeRun, None);
    assert_eq!(table.state.score().away, 2);
    take_back(&mut table);
    assert_eq!(standing(&table.state), before);
    let last = table.log.last().unwrap();
    assert!(
        matches!(last, Event::PlayTakenBack { play: Some(2), .. }),
        "{last:?}"
    );
    let play = play_of(&table.report(PlayOutcome::Strikeout, None));
    assert_eq!(
        play.number, 2,
        "the play that has not happened gives its number back"
    );
    assert_eq!(fold(&table.log).unwrap(), table.state);
}

/// R-TAKE-BACK-WHAT: also the end of a half-inning, and whatever came after the play.
#[test]
fn what_followed_the_play_goes_with_it() {
    let mut table = table();
    table.put(2, "010");
    table.roll(Default::default());
    let before = standing(&table.state);
    table.report(PlayOutcome::Strikeout, None);
    assert_eq!(table.state.half_inning().half, Half::Bottom);
    table.must(&pinch_hitter(101, 114));
    table.decide_with(Default::default());
    take_back(&mut table);
    assert_eq!(standing(&table.state), before);
    assert!(!table.state.lineup(Team::Home).has_played(player(114)));
}

/// R-TAKE-BACK-WHAT: until other dice fall.
#[test]
fn other_dice_close_the_way_back() {
    let mut table = table();
    let nothing = Command::RequestTakeBack {
        to: RollId {
            kind: RollKind::AtBat,
            index: 0,
        },
    };
    assert_eq!(table.refusal(AWAY, &nothing).code(), "nothing_to_take_back");
    table.roll(Default::default());
    assert_eq!(
        table.refusal(AWAY, &nothing).code(),
        "nothing_to_take_back",
        "the dice alone"
    );
    table.report(PlayOutcome::Walk, None);
    let of_the_first = ask(&table);
    table.roll(Default::default());
    assert_eq!(
        table.refusal(AWAY, &of_the_first).code(),
        "nothing_to_take_back"
    );
    table.report(PlayOutcome::Walk, None);
    let refusal = table.refusal(AWAY, &of_the_first);
    assert_eq!(
        (refusal.code(), refusal.field()),
        ("take_back_too_far", Some("to_seq"))
    );
}

/// R-TAKE-BACK-WHAT: decisions are not taken back, so an intentional walk is not.
#[test]
fn an_intentional_walk_closes_the_way_back() {
    let mut table = table();
    table.play(PlayOutcome::Double2, None);
    let of_the_double = ask(&table);
    table.must(&Command::DecideDefense {
        decision: bandbox_engine::decisions::DefensiveDecision {
            intentional_walk: true,
            ..Default::default()
        },
    });
    table.must(&Command::DecideOffense {
        decision: Default::default(),
    });
    assert_eq!(
        table.refusal(AWAY, &of_the_double).code(),
        "nothing_to_take_back"
    );
}

/// R-TAKE-BACK-WHAT: the secret is out when the game is over.
#[test]
fn a_game_that_is_over_stays_over() {
    let mut table = table();
    table.go_to(9, Half::Bottom);
    table.play(PlayOutcome::HomeRun, None);
    assert!(table.is_over());
    let to = table.state.take_back_to().unwrap();
    let refusal = table.refusal(AWAY, &Command::RequestTakeBack { to });
    assert_eq!(refusal.code(), "game_over");
}

/// R-TAKE-BACK-CONSENT.
#[test]
fn it_takes_both_managers() {
    let mut table = table();
    table.play(PlayOutcome::Walk, None);
    let stands = standing(&table.state);
    let asks = ask(&table);
    assert_eq!(
        table.refusal(HOME, &answer(true)).code(),
        "no_take_back_pending"
    );
    table.act(HOME, &asks).unwrap();
    assert_eq!(table.state.take_back_asked_by(), Some(Team::Home));
    let own = table.refusal(HOME, &answer(true));
    assert_eq!(own.code(), "not_your_turn", "nobody agrees with himself");
    assert_eq!(table.refusal(AWAY, &asks).code(), "take_back_pending");
    table.act(AWAY, &answer(false)).unwrap();
    assert_eq!(standing(&table.state), stands, "he did not agree");
    assert_eq!(table.state.take_back_asked_by(), None);
    table.act(AWAY, &asks).unwrap();
    table.act(AWAY, &answer(false)).unwrap();
    assert_eq!(standing(&table.state), stands, "he thought better of it");
    table.act(AWAY, &asks).unwrap();
    table.act(HOME, &answer(true)).unwrap();
    assert!(matches!(table.state.phase(), Phase::OutcomeDue { .. }));
}

/// R-TAKE-BACK-CONSENT: the umpire answers for either, and need not ask.
#[test]
fn the_umpire_has_it_done() {
    let mut table = table();
    table.play(PlayOutcome::Walk, None);
    let command = ask(&table);
    table.act(Actor::Umpire, &command).unwrap();
    assert!(matches!(table.state.phase(), Phase::OutcomeDue { .. }));
    table.report(PlayOutcome::Single1, None);
    let command = ask(&table);
    table.act(AWAY, &command).unwrap();
    table.act(Actor::Umpire, &answer(true)).unwrap();
    assert!(matches!(table.state.phase(), Phase::OutcomeDue { .. }));
}

/// R-TAKE-BACK-CONSENT: nothing goes on meanwhile, but the game can be given up.
#[test]
fn nothing_else_goes_on_while_one_waits_for_his_answer() {
    let mut table = table();
    table.play(PlayOutcome::Walk, None);
    let asks = ask(&table);
    table.act(AWAY, &asks).unwrap();
    for other in [
        Command::DecideDefense {
            decision: Default::default(),
        },
        Command::Roll,
        pinch_hitter(2, 14),
        asks.clone(),
    ] {
        let refusal = table.refusal(Actor::Umpire, &other);
        assert_eq!(refusal.code(), "take_back_pending", "{other:?}");
    }
    table.must(&Command::Forfeit { team: Team::Away });
    assert!(table.is_over());
}

/// R-TAKE-BACK-DICE: the same check shows the same dice, and a new roll has a new number.
#[test]
fn a_roll_that_is_called_for_again_shows_the_same_dice() {
    let mut table = table();
    table.put(0, "100");
    table.roll(Default::default());
    table.report(PlayOutcome::XCheck, Some(Position::Shortstop));
    let (check, _) = *rolls(&table.log).last().unwrap();
    assert_eq!(check.kind, RollKind::XCheck);
    let question = table.choice();
    take_back(&mut table);
    let used = table.state.next_roll();
    // The same report: the same roll under the same name, and nothing new is used.
    table.report(PlayOutcome::XCheck, Some(Position::Shortstop));
    assert_eq!(rolls(&table.log).last(), Some(&(check, true)));
    assert_eq!(table.choice(), question);
    assert_eq!(table.state.next_roll(), used);
    // Another kind of roll has dice of its own, and does not use up the kept ones.
    take_back(&mut table);
    table.report(PlayOutcome::SingleUncapped, Some(Position::LeftField));
    table.answer(Answer::Send);
    let (advance, again) = *rolls(&table.log).last().unwrap();
    assert_eq!(
        (advance.kind, advance.index, again),
        (RollKind::Advance, used, false)
    );
    take_back(&mut table);
    table.report(PlayOutcome::XCheck, Some(Position::Shortstop));
    assert_eq!(rolls(&table.log).last(), Some(&(check, true)));
    assert_eq!(table.state.next_roll(), used + 1);
    assert_eq!(fold(&table.log).unwrap(), table.state);
}

/// R-TAKE-BACK-DICE: the at-bat dice of the next batter are none of the kept ones.
#[test]
fn kept_dice_do_not_outlive_the_turn_at_bat() {
    let mut table = table();
    table.roll(Default::default());
    table.report(PlayOutcome::XCheck, Some(Position::Shortstop));
    let (kept, _) = *rolls(&table.log).last().unwrap();
    take_back(&mut table);
    table.report(PlayOutcome::Walk, None);
    table.roll(Default::default());
    table.report(PlayOutcome::XCheck, Some(Position::Shortstop));
    let (check, again) = *rolls(&table.log).last().unwrap();
    assert!(check.index > kept.index && !again);
}

/// R-TAKE-BACK-WHAT: a rating that was misread is read again.
#[test]
fn a_misread_rating_is_asked_for_again() {
    let mut table = table();
    table.put(0, "100");
    table.decide_with(Default::default());
    table.next_roll_shows(&[1, 1, 1, 1, 10]);
    table.must(&Command::Roll);
    let question = table.choice();
    table.answer(Answer::Happened);
    assert_eq!(table.state.occupied().to_string(), "010", "a wild pitch");
    take_back(&mut table);
    assert_eq!(table.choice(), question);
    table.answer(Answer::DidNotHappen);
    assert_eq!(table.state.occupied().to_string(), "100");
    assert!(matches!(table.state.phase(), Phase::OutcomeDue { .. }));
}

/// R-TAKE-BACK-WHAT: where the server reads the cards nobody can misread them.
#[test]
fn what_the_server_read_is_not_taken_back() {
    let mut table = Table::started(common::setup_with_cards(), common::dice());
    table.decide_with(Default::default());
    table.must(&Command::Roll);
    assert_eq!(table.state.take_back_to(), None);
}
