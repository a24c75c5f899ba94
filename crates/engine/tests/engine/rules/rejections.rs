//! Every kind of refusal can be provoked, by the code that programs see.

use crate::common::{REJECTIONS, Table, dice, setup, setup_with_cards, setup_without_dh};
use bandbox_engine::bases::Base;
use bandbox_engine::choice::Answer;
use bandbox_engine::command::{OutcomeReport, Substitution};
use bandbox_engine::decisions::{
    DefensiveDecision, InfieldDepth, OffensiveAction, OffensiveDecision,
};
use bandbox_engine::dice::fairness::commitment;
use bandbox_engine::dice::roll::{RollId, RollKind};
use bandbox_engine::hex::Entropy;
use bandbox_engine::inning::Half;
use bandbox_engine::options::Mode;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::scored::Entry;
use bandbox_engine::{Actor, Command, PlayOutcome, Rejection, Team};
use std::collections::BTreeMap;

const AWAY: Actor = Actor::Manager(Team::Away);
const HOME: Actor = Actor::Manager(Team::Home);

/// The place of a refusal in the list below. A new kind does not compile until it has a place, and then fails until
/// it is provoked.
const fn place(rejection: &Rejection) -> usize {
    match rejection {
        Rejection::NotYourTurn { .. } => 0,
        Rejection::UmpireOnly => 1,
        Rejection::ManagersOnly => 2,
        Rejection::NotStarted => 3,
        Rejection::AlreadyStarted => 4,
        Rejection::GameOver => 5,
        Rejection::EntropyClosed => 6,
        Rejection::EntropyAlreadyCommitted => 7,
        Rejection::EntropyNotCommitted => 8,
        Rejection::EntropyMismatch { .. } => 9,
        Rejection::EntropyDue { .. } => 10,
        Rejection::DecisionAlreadyIn => 11,
        Rejection::IllegalDecision { .. } => 12,
        Rejection::DecisionDue { .. } => 13,
        Rejection::RollDue => 14,
        Rejection::NoPendingRoll => 15,
        Rejection::RollPending { .. } => 16,
        Rejection::WrongRoll { .. } => 17,
        Rejection::EngineOutcome { .. } => 18,
        Rejection::LocationRequired { .. } => 19,
        Rejection::LocationNotAllowed { .. } => 20,
        Rejection::ErrorBasesRequired => 21,
        Rejection::ErrorBasesNotAllowed => 22,
        Rejection::NoChoiceDue => 23,
        Rejection::ChoiceDue { .. } => 24,
        Rejection::WrongAnswer { .. } => 25,
        Rejection::LineupDue { .. } => 26,
        Rejection::IllegalSubstitution { .. } => 27,
        Rejection::NoBallparkEffects { .. } => 28,
        Rejection::ServerReadsCards { .. } => 29,
        Rejection::NothingToTakeBack => 30,
        Rejection::TakeBackTooFar { .. } => 31,
        Rejection::TakeBackPending { .. } => 32,
        Rejection::NoTakeBackPending => 33,
        Rejection::NoInjuries => 34,
        Rejection::GameIsScored => 35,
        Rejection::GameIsPlayed => 36,
        Rejection::ImpossibleEntry { .. } => 37,
        Rejection::GameSuspended => 38,
        Rejection::GameNotSuspended => 39,
        Rejection::OutcomeAlreadyIn { .. } => 40,
    }
}

fn new_game() -> Table {
    Table::new(setup(), dice())
}

fn started() -> Table {
    Table::started(setup(), dice())
}

/// A game that is scored.
fn scored() -> Table {
    let mut setup = setup();
    setup.mode = Mode::Scored;
    Table::started(setup, dice())
}

fn score(entry: Entry) -> Command {
    let entry = Box::new(entry);
    Command::Score { entry }
}

/// A pitcher answers for a runner on an empty base.
fn nobodys_runner() -> Entry {
    Entry::ChargedTo {
        pitcher: LineupId::at(Team::Home, 0).unwrap(),
        base: Base::First,
    }
}

fn roll_due() -> Table {
    let mut table = started();
    table.decide_with(DefensiveDecision::default());
    table
}

/// A roll is pending in a game in which the park is no matter.
fn without_ballpark() -> Table {
    let mut setup = setup();
    setup.options.ballpark_effects = false;
    let mut table = Table::started(setup, dice());
    table.roll(DefensiveDecision::default());
    table
}

fn server_reads() -> Table {
    Table::started(setup_with_cards(), dice())
}

fn roll_pending() -> Table {
    let mut table = started();
    table.roll(DefensiveDecision::default());
    table
}

fn choice_due() -> Table {
    let mut table = started();
    table.play(PlayOutcome::Walk, None);
    table.roll(DefensiveDecision::default());
    table.report(PlayOutcome::SingleUncapped, Some(Position::LeftField));
    table
}

fn lineup_due() -> Table {
    let mut table = Table::started(setup_without_dh(), dice());
    table.go_to(3, Half::Top);
    table.play(PlayOutcome::Strikeout, None);
    table.play(PlayOutcome::Strikeout, None);
    let out = table.state.batter();
    let (r#in, _) = table.state.bench(Team::Away).last().unwrap();
    let substitution = Substitution::PinchHitter { out, r#in };
    table.must(&Command::Substitute { substitution });
    table.play(PlayOutcome::Strikeout, None);
    table
}

fn after_a_walk() -> Table {
    let mut table = started();
    table.play(PlayOutcome::Walk, None);
    table
}

fn take_back_asked() -> Table {
    let mut table = after_a_walk();
    table.act(AWAY, &take_back(0)).unwrap();
    table
}

fn take_back(index: u32) -> Command {
    let kind = RollKind::AtBat;
    Command::RequestTakeBack {
        to: RollId { kind, index },
    }
}

fn with_injury() -> Command {
    let report = OutcomeReport {
        outcome: PlayOutcome::Strikeout,
        hit_location: None,
        error_bases: None,
        roll_id: None,
        plus_injury: true,
    };
    Command::ReportOutcome { report }
}

fn suspended() -> Table {
    let mut table = started();
    table.act(AWAY, &Command::Suspend).unwrap();
    table
}

fn over() -> Table {
    let mut table = started();
    table.must(&Command::Abandon);
    table
}

fn entropy(text: &str) -> Command {
    Command::RevealEntropy {
        entropy: Entropy::new(text.as_bytes()).unwrap(),
    }
}

fn commit(text: &str) -> Command {
    Command::CommitEntropy {
        commitment: commitment(text.as_bytes()),
    }
}

/// The visitors have committed to their entropy, and shown it if `revealed`.
fn committed(revealed: bool) -> Table {
    let mut table = new_game();
    table.act(AWAY, &commit("visitors")).unwrap();
    if revealed {
        table.act(AWAY, &entropy("visitors")).unwrap();
    }
    table
}

fn report(
    outcome: PlayOutcome,
    hit_location: Option<Position>,
    error_bases: Option<u8>,
) -> Command {
    let report = OutcomeReport {
        outcome,
        hit_location,
        error_bases,
        roll_id: None,
        plus_injury: false,
    };
    Command::ReportOutcome { report }
}

fn strikeout() -> Command {
    report(PlayOutcome::Strikeout, None, None)
}

fn another_roll() -> Command {
    outcome_of_roll(77)
}

/// The outcome of the first roll of a game.
fn once_more() -> Command {
    outcome_of_roll(0)
}

fn outcome_of_roll(index: u32) -> Command {
    let report = OutcomeReport {
        outcome: PlayOutcome::Strikeout,
        hit_location: None,
        error_bases: None,
        roll_id: Some(RollId {
            kind: RollKind::AtBat,
            index,
        }),
        plus_injury: false,
    };
    Command::ReportOutcome { report }
}

fn defend(infield_depth: InfieldDepth) -> Command {
    let decision = DefensiveDecision {
        infield_depth,
        ..DefensiveDecision::default()
    };
    Command::DecideDefense { decision }
}

fn bat(action: OffensiveAction) -> Command {
    let decision = OffensiveDecision {
        action,
        ..OffensiveDecision::default()
    };
    Command::DecideOffense { decision }
}

fn defended() -> Table {
    let mut table = started();
    table.must(&defend(InfieldDepth::Normal));
    table
}

fn himself() -> Command {
    let batter = started().state.batter();
    let substitution = Substitution::PinchHitter {
        out: batter,
        r#in: batter,
    };
    Command::Substitute { substitution }
}

/// Game, actor, command, the code of the refusal, and the field at fault.
type Provocation = (Table, Actor, Command, &'static str, Option<&'static str>);

#[rustfmt::skip] // A table: one row each.
fn provocations() -> Vec<Provocation> {
    use PlayOutcome::{Balk, BpSingle, Error, GroundballA, Walk};
    let short = Some(Position::Shortstop);
    let normal = || defend(InfieldDepth::Normal);
    vec![
        (started(), AWAY, normal(), "not_your_turn", None),
        (started(), AWAY, Command::Forfeit { team: Team::Home }, "not_your_turn", None),
        (started(), AWAY, Command::Abandon, "umpire_only", None),
        (new_game(), AWAY, Command::Suspend, "not_started", None),
        (suspended(), HOME, Command::Suspend, "game_suspended", None),
        (started(), HOME, Command::Resume, "game_not_suspended", None),
        (new_game(), Actor::Umpire, commit("x"), "managers_only", None),
        (new_game(), AWAY, Command::Roll, "not_started", None),
        (started(), AWAY, Command::StartGame, "already_started", None),
        (over(), Actor::Umpire, Command::Abandon, "game_over", None),
        (committed(true), HOME, commit("late"), "entropy_closed", None),
        (committed(false), AWAY, commit("again"), "entropy_already_committed", None),
        (new_game(), AWAY, entropy("visitors"), "entropy_not_committed", None),
        (committed(false), AWAY, entropy("other"), "entropy_mismatch", Some("entropy")),
        (committed(false), HOME, Command::StartGame, "entropy_due", None),
        (defended(), HOME, normal(), "decision_already_in", None),
        (started(), HOME, defend(InfieldDepth::InfieldIn), "illegal_decision", Some("decision.infield_depth")),
        (started(), AWAY, Command::Roll, "decision_due", None),
        (roll_due(), HOME, normal(), "roll_due", None),
        (roll_due(), AWAY, strikeout(), "no_pending_roll", None),
        (started(), AWAY, strikeout(), "no_pending_roll", None),
        (after_a_walk(), AWAY, once_more(), "outcome_already_in", Some("roll_id")),
        (server_reads(), AWAY, strikeout(), "server_reads_cards", Some("outcome")),
        (roll_pending(), AWAY, Command::Roll, "roll_pending", None),
        (roll_pending(), AWAY, another_roll(), "wrong_roll", Some("roll_id")),
        (roll_pending(), AWAY, report(Balk, None, None), "engine_outcome", Some("outcome")),
        (without_ballpark(), AWAY, report(BpSingle, None, None), "no_ballpark_effects", Some("outcome")),
        (started(), AWAY, bat(OffensiveAction::CheckJump), "illegal_decision", Some("decision.steal_attempts")),
        (started(), AWAY, bat(OffensiveAction::Steal), "illegal_decision", Some("decision.steal_attempts")),
        (started(), AWAY, bat(OffensiveAction::SacBunt), "illegal_decision", Some("decision.action")),
        (started(), AWAY, bat(OffensiveAction::SqueezeBunt), "illegal_decision", Some("decision.action")),
        (started(), AWAY, bat(OffensiveAction::HitAndRun), "illegal_decision", Some("decision.action")),
        (roll_pending(), AWAY, report(GroundballA, None, None), "location_required", Some("hit_location")),
        (roll_pending(), AWAY, report(Walk, short, None), "location_not_allowed", Some("hit_location")),
        (roll_pending(), AWAY, report(Error, short, None), "error_bases_required", Some("error_bases")),
        (roll_pending(), AWAY, report(Error, short, Some(4)), "error_bases_required", Some("error_bases")),
        (roll_pending(), AWAY, report(Walk, None, Some(1)), "error_bases_not_allowed", Some("error_bases")),
        (started(), AWAY, Command::Answer { answer: Answer::Hold }, "no_choice_due", None),
        (choice_due(), AWAY, Command::Roll, "choice_due", None),
        (choice_due(), AWAY, Command::Answer { answer: Answer::Safe }, "wrong_answer", Some("choice")),
        (lineup_due(), HOME, Command::Roll, "lineup_due", None),
        (started(), AWAY, himself(), "illegal_substitution", Some("in")),
        (started(), AWAY, take_back(0), "nothing_to_take_back", None),
        (after_a_walk(), AWAY, take_back(7), "take_back_too_far", Some("to_seq")),
        (take_back_asked(), HOME, Command::Roll, "take_back_pending", None),
        (started(), HOME, Command::AnswerTakeBack { accept: true }, "no_take_back_pending", None),
        (roll_pending(), AWAY, with_injury(), "no_injuries", Some("plus_injury")),
        (scored(), AWAY, Command::Roll, "game_is_scored", None),
        (scored(), AWAY, score(Entry::Called), "umpire_only", None),
        (started(), Actor::Umpire, score(Entry::Called), "game_is_played", None),
        (scored(), Actor::Umpire, score(nobodys_runner()), "impossible_entry", Some("entry")),
    ]
}

/// R-OUTCOME-PENDING
#[test]
fn every_refusal_can_be_provoked_and_changes_nothing() {
    let mut provoked = BTreeMap::new();
    for (mut table, actor, command, code, field) in provocations() {
        let before = table.state.clone();
        let refusal = table.refusal(actor, &command);
        assert_eq!(
            (refusal.code(), refusal.field()),
            (code, field),
            "{command:?}"
        );
        assert_eq!(table.state, before, "{command:?}");
        provoked.insert(place(&refusal), refusal.code());
    }
    assert!(
        provoked.keys().copied().eq(0..REJECTIONS),
        "not all of them: {provoked:?}"
    );
    let mut codes: Vec<&str> = provoked.into_values().collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), REJECTIONS, "each has a code of its own");
}

#[test]
fn a_refusal_states_the_fact_and_the_way_out() {
    for (mut table, actor, command, code, _) in provocations() {
        let text = table.refusal(actor, &command).to_string();
        assert!(text.len() > 15 && !text.ends_with('.'), "{code}: {text}");
        assert!(
            text.starts_with(|first: char| !first.is_uppercase()),
            "{code}: {text}"
        );
    }
}
