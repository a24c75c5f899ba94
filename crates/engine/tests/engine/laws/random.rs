//! Random setups and random commands, legal or not.

use crate::common::{self, Luck, Table};
use bandbox_engine::bases::BaseSet;
use bandbox_engine::choice::Answer;
use bandbox_engine::command::{DoubleSwitch, OutcomeReport, Replacement, Substitution};
use bandbox_engine::decisions::{
    DefensiveDecision, InfieldDepth, OffensiveAction, OffensiveDecision, OutfieldDepth,
};
use bandbox_engine::dice::fairness::commitment;
use bandbox_engine::dice::roll::{RollId, RollKind};
use bandbox_engine::endurance::Endurance;
use bandbox_engine::hex::Entropy;
use bandbox_engine::injury::{Durability, InjuryRating};
use bandbox_engine::options::{Mercy, Mode, RarePlayTrigger};
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::scored::Entry;
use bandbox_engine::x_check::{RangeResult, Reading};
use bandbox_engine::{Actor, Command, GameSetup, Phase, PlayOutcome, Team};

/// A legal setup with options of every kind.
pub(crate) fn random_setup(luck: &mut Luck) -> GameSetup {
    let with_dh = luck.below(2) == 0;
    let mut setup = match luck.below(5) {
        2 => common::setup_with_cards(),
        0 => common::setup_without_ratings(),
        1 => common::setup_with_two_way_starters(),
        _ if with_dh => common::setup(),
        _ => common::setup_without_dh(),
    };
    if luck.below(4) == 0 && setup.mode == Mode::Manual {
        forget_some_ratings(&mut setup, luck);
    }
    if luck.below(3) == 0 {
        // Short benches: positions stay with whoever is left.
        for team in [&mut setup.teams.away, &mut setup.teams.home] {
            team.roster.truncate(10 + luck.below(4));
            let left = &team.roster;
            team.cards
                .retain(|card| left.iter().any(|player| player.id == card.player));
        }
    }
    let innings = u8::try_from(3 + luck.below(7)).unwrap();
    let options = &mut setup.options;
    options.innings = innings;
    options.extra_inning_runner = (luck.below(2) == 0).then_some(innings + 1);
    options.mercy = (luck.below(3) == 0).then(|| Mercy {
        runs: u8::try_from(1 + luck.below(10)).unwrap(),
        after_inning: u8::try_from(1 + luck.below(9)).unwrap(),
    });
    options.pitcher_min_batters = luck.of(&[1, 3]);
    options.rare_play_trigger = luck.of(&[
        RarePlayTrigger::HundredSidedOne,
        RarePlayTrigger::ErrorTotalFive,
    ]);
    options.groundball_refined = luck.below(2) == 0;
    options.ballpark_effects = luck.below(2) == 0;
    options.fatigue = luck.below(4) > 0;
    options.throw_choice = luck.below(2) == 0;
    options.injuries = luck.below(3) == 0;
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        for player in &mut team.roster {
            let some = |luck: &mut Luck, most| {
                (luck.below(3) > 0).then(|| u8::try_from(1 + luck.below(most)).unwrap())
            };
            let (starter, reliever, closer) = (some(luck, 10), some(luck, 9), some(luck, 9));
            player.endurance = (luck.below(4) > 0).then_some(Endurance {
                starter: starter.or(Some(6)),
                star: luck.below(2) == 0,
                reliever,
                closer,
            });
            // Where the server reads the cards it must know everybody's.
            let unrated = if setup.mode == Mode::Cards { 0 } else { 2 };
            let number = u8::try_from(1 + luck.below(6 + unrated)).unwrap();
            player.injury = InjuryRating::new(number, luck.of(&Durability::ALL));
        }
    }
    options.clutch = luck.below(2) == 0;
    setup
}

/// Takes each rating away or leaves it, so that some numbers are known, some half known.
fn forget_some_ratings(setup: &mut GameSetup, luck: &mut Luck) {
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        for player in &mut team.roster {
            player.running = player.running.filter(|_| luck.below(2) == 0);
            player.wild_pitch = player.wild_pitch.filter(|_| luck.below(2) == 0);
            player.balk = player.balk.filter(|_| luck.below(2) == 0);
            player.hold = player.hold.filter(|_| luck.below(2) == 0);
            player.stealing = player.stealing.take().filter(|_| luck.below(2) == 0);
            player.bunt = player.bunt.filter(|_| luck.below(2) == 0);
            player.hit_and_run = player.hit_and_run.filter(|_| luck.below(2) == 0);
            for fielding in &mut player.fielding {
                fielding.arm = fielding.arm.filter(|_| luck.below(2) == 0);
                fielding.passed_ball = fielding.passed_ball.filter(|_| luck.below(2) == 0);
                fielding.range = fielding.range.filter(|_| luck.below(2) == 0);
                fielding.error = fielding.error.filter(|_| luck.below(2) == 0);
                fielding.throwing = fielding.throwing.filter(|_| luck.below(2) == 0);
            }
        }
    }
}

/// Either manager, or the umpire.
pub(crate) fn some_actor(luck: &mut Luck) -> Actor {
    luck.of(&[
        Actor::Manager(Team::Away),
        Actor::Manager(Team::Home),
        Actor::Umpire,
    ])
}

/// Any command at all, most often of the kind that is due.
pub(crate) fn any_command(table: &Table, luck: &mut Luck) -> Command {
    let due = match table.state.phase() {
        Phase::BeforeGame => luck.below(3),
        Phase::LineupDue { .. } => 8,
        Phase::DecisionsDue { .. } => 3 + luck.below(2),
        Phase::RollDue { .. } => 5,
        Phase::OutcomeDue { .. } => 6,
        Phase::ChoiceDue { .. } => 7,
        Phase::EntryDue => 13,
        Phase::Final { .. } => luck.below(17),
    };
    let due = match table.state.take_back_asked_by() {
        Some(_) => 12,
        None => due,
    };
    match if luck.below(2) == 0 {
        due
    } else {
        luck.below(17)
    } {
        0 => Command::CommitEntropy {
            commitment: commitment(some_entropy(luck).as_bytes()),
        },
        1 => Command::RevealEntropy {
            entropy: some_entropy(luck),
        },
        2 => Command::StartGame,
        3 => Command::DecideDefense {
            decision: any_defense(luck),
        },
        4 => Command::DecideOffense {
            decision: any_offense(luck),
        },
        5 => Command::Roll,
        6 => Command::ReportOutcome {
            report: any_report(table, luck),
        },
        7 => Command::Answer {
            answer: any_answer(luck),
        },
        8 => Command::Substitute {
            substitution: any_substitution(table, luck),
        },
        9 => Command::Forfeit {
            team: luck.of(&Team::ALL),
        },
        10 => any_swap(table, luck),
        11 => Command::RequestTakeBack {
            to: any_take_back(table, luck),
        },
        12 => Command::AnswerTakeBack {
            accept: luck.below(2) == 0,
        },
        13 => Command::Score {
            entry: Box::new(Entry::Called),
        },
        14 => Command::Suspend,
        15 => Command::Resume,
        _ => Command::Abandon,
    }
}

/// Most often of the dice that can be taken back, where there are any.
fn any_take_back(table: &Table, luck: &mut Luck) -> RollId {
    let other = RollId {
        kind: luck.of(&RollKind::ALL),
        index: u32::try_from(luck.below(300)).unwrap(),
    };
    let last = table.state.take_back_to().unwrap_or(other);
    luck.of(&[last, last, other])
}

fn any_answer(luck: &mut Luck) -> Answer {
    match luck.below(2) {
        0 => luck.of(&Answer::ALL),
        _ => Answer::XCheck(Reading {
            range_result: luck.of(&RangeResult::ALL),
            error_bases: u8::try_from(luck.below(5)).unwrap(),
        }),
    }
}

/// One of two, so that a reveal often fits its commitment.
fn some_entropy(luck: &mut Luck) -> Entropy {
    Entropy::new(luck.of(&[&b"one"[..], &b"another"[..]])).unwrap()
}

fn any_defense(luck: &mut Luck) -> DefensiveDecision {
    DefensiveDecision {
        infield_depth: luck.of(&[
            InfieldDepth::Normal,
            InfieldDepth::CornersIn,
            InfieldDepth::InfieldIn,
        ]),
        outfield_depth: luck.of(&[OutfieldDepth::Normal, OutfieldDepth::Shallow]),
        hold_runners: luck.of(&BaseSet::ALL),
        intentional_walk: luck.below(8) == 0,
        let_runners_go: luck.below(8) == 0,
    }
}

fn any_offense(luck: &mut Luck) -> OffensiveDecision {
    let some_base = luck.of(&BaseSet::ALL);
    OffensiveDecision {
        action: luck.of(&[
            OffensiveAction::SwingAway,
            OffensiveAction::SwingAway,
            OffensiveAction::CheckJump,
            OffensiveAction::Steal,
            OffensiveAction::SacBunt,
            OffensiveAction::SqueezeBunt,
            OffensiveAction::HitAndRun,
        ]),
        steal_attempts: luck.of(&[BaseSet::EMPTY, some_base]).into(),
    }
}

fn any_report(table: &Table, luck: &mut Luck) -> OutcomeReport {
    let outcomes: Vec<PlayOutcome> = PlayOutcome::all().collect();
    let outcome = match luck.below(8) {
        0 => PlayOutcome::Error,
        _ => luck.of(&outcomes),
    };
    let error_bases = match (outcome, luck.below(4)) {
        (PlayOutcome::Error, 1..) => Some(u8::try_from(luck.below(5)).unwrap()),
        (_, 0) => luck.of(&[None, Some(0), Some(1), Some(255)]),
        (_, _) => None,
    };
    let pending = match table.state.phase() {
        Phase::OutcomeDue { roll, .. } => Some(roll.id),
        _ => None,
    };
    let other = Some(RollId {
        kind: luck.of(&RollKind::ALL),
        index: u32::try_from(luck.below(300)).unwrap(),
    });
    OutcomeReport {
        outcome,
        hit_location: match luck.below(3) {
            0 => None,
            _ => Some(luck.of(&Position::ALL)),
        },
        error_bases,
        roll_id: luck.of(&[None, None, pending, other, table.state.take_back_to()]),
        plus_injury: luck.below(4) == 0,
    }
}

fn any_substitution(table: &Table, luck: &mut Luck) -> Substitution {
    let position = luck.of(&Position::ALL);
    let state = &table.state;
    let someone = any_player(luck);
    let playing = state.lineup(luck.of(&Team::ALL)).fielder(position);
    let out = luck.of(&[someone, playing, state.batter(), state.pitcher()]);
    let bench: Vec<LineupId> = state.bench(luck.of(&Team::ALL)).map(|(id, _)| id).collect();
    let r#in = match (luck.below(4), bench.is_empty()) {
        (0, _) | (_, true) => any_player(luck),
        (_, false) => luck.of(&bench),
    };
    match luck.below(5) {
        0 => Substitution::PinchHitter { out, r#in },
        1 => {
            let runners: Vec<LineupId> = state.bases().runners().map(|(_, id)| id).collect();
            let out = match (luck.below(4), runners.is_empty()) {
                (0, _) | (_, true) => out,
                (_, false) => luck.of(&runners),
            };
            Substitution::PinchRunner { out, r#in }
        }
        2 => Substitution::Pitcher { out, r#in },
        3 => Substitution::Fielder {
            out,
            r#in,
            position,
        },
        _ => any_double_switch(table, luck),
    }
}

/// Sometimes one that fits.
fn any_double_switch(table: &Table, luck: &mut Luck) -> Substitution {
    let lineup = table.state.lineup(table.state.fielding());
    let bench: Vec<LineupId> = table
        .state
        .bench(table.state.fielding())
        .map(|(id, _)| id)
        .collect();
    let men = luck.of(&[2, 2, 2, 2, 2, 3, 9]);
    let mut replacements: Vec<Replacement> = (0..men)
        .map(|_| {
            let position = luck.of(&Position::ALL);
            let someone = any_player(luck);
            Replacement {
                out: lineup.fielder(position),
                r#in: luck.of(bench
                    .get(..)
                    .filter(|b| !b.is_empty())
                    .unwrap_or(&[someone])),
                position,
                slot: luck.of(&[None, lineup.slot_of(lineup.fielder(position))]),
            }
        })
        .collect();
    if let [first, second, ..] = replacements.as_mut_slice() {
        if luck.below(2) == 0 {
            std::mem::swap(&mut first.position, &mut second.position);
        }
        if luck.below(2) == 0 {
            first.slot = lineup.slot_of(second.out);
            second.slot = lineup.slot_of(first.out);
        }
    }
    Substitution::DoubleSwitch(DoubleSwitch::of(&replacements).unwrap())
}

/// Every double switch of two men that might fit, in the slots of those whom they replace.
pub(crate) fn double_switches(table: &Table) -> impl Iterator<Item = Command> {
    let team = table.state.fielding();
    let lineup = *table.state.lineup(team);
    let bench: Vec<LineupId> = table.state.bench(team).map(|(id, _)| id).collect();
    let pairs = Position::ALL
        .into_iter()
        .flat_map(|a| Position::ALL.map(|b| (a, b)));
    pairs.filter(|(a, b)| a < b).flat_map(move |(a, b)| {
        let bench = bench.clone();
        let men = bench.clone().into_iter();
        let men = men.flat_map(move |c| bench.clone().into_iter().map(move |d| (c, d)));
        men.map(move |(c, d)| {
            let replacement = |position, r#in| Replacement {
                out: lineup.fielder(position),
                r#in,
                position,
                slot: None,
            };
            let replacements = [replacement(a, c), replacement(b, d)];
            Command::Substitute {
                substitution: Substitution::DoubleSwitch(DoubleSwitch::of(&replacements).unwrap()),
            }
        })
    })
}

fn any_swap(table: &Table, luck: &mut Luck) -> Command {
    let lineup = table.state.lineup(luck.of(&Team::ALL));
    let someone = any_player(luck);
    let one = lineup.fielder(luck.of(&Position::ALL));
    let other = lineup.fielder(luck.of(&Position::ALL));
    Command::SwapPositions {
        one: luck.of(&[one, one, someone]),
        other: luck.of(&[other, other, someone]),
    }
}

/// Any number that can be written, 0 to 255.
fn any_player(luck: &mut Luck) -> LineupId {
    serde_json::from_value(luck.below(256).into()).unwrap()
}

/// Whether a command ends the game.
pub(crate) fn ends_it(command: &Command) -> bool {
    matches!(command, Command::Forfeit { .. } | Command::Abandon)
}
