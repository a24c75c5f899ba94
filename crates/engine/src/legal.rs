//! What may be asked of a game now: for tables that grey out what is refused, for bots, for tests.

use crate::bases::BaseSet;
use crate::command::{Actor, Command, DoubleSwitch, OutcomeReport, Replacement, Substitution};
use crate::decisions::{
    DefensiveDecision, InfieldDepth, OffensiveAction, OffensiveDecision, OutfieldDepth,
};
use crate::hex::Hex32;
use crate::outcome::{LocationRule, PlayOutcome};
use crate::permit::{illegal_offense, permit};
use crate::player::LineupId;
use crate::position::Position;
use crate::rejection::Rejection;
use crate::scored::{Credits, Entry};
use crate::state::{GameState, Phase};
use crate::team::Team;
use arrayvec::ArrayVec;

/// Everything that an actor may ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // Each says of one command whether he may give it.
pub struct Legal {
    /// He may commit to entropy, whatever its hash.
    pub commit_entropy: bool,
    /// He may reveal the entropy he committed to.
    pub reveal_entropy: bool,
    /// He may make a double switch, of any men and places that fit.
    pub double_switch: bool,
    /// He may enter what happened, whatever can have been.
    pub score: bool,
    /// Every other command. Outcomes are listed without `roll_id`, which may always be added, and without
    /// `plus_injury`, which may be added where injuries are played; of the intentional walks, which no other field
    /// changes, there is one; of two men who may exchange their positions the one with the scorer's lower number
    /// comes first, though they may be named either way.
    pub commands: Vec<Command>,
}

/// What this actor may ask for in this state: exactly what [`crate::decide`] does not refuse.
pub fn legal(state: &GameState, actor: Actor) -> Legal {
    let permitted = |command: &Command| permit(state, actor, command).is_ok();
    let commitment = Command::CommitEntropy {
        commitment: Hex32([0; 32]),
    };
    Legal {
        commit_entropy: permitted(&commitment),
        reveal_entropy: may_reveal(state, actor),
        double_switch: may_double_switch(state, actor),
        score: permitted(&Command::Score {
            entry: Box::new(Entry::Credits(Credits::default())),
        }),
        commands: candidates(state)
            .into_iter()
            .filter(|command| permitted(command))
            .collect(),
    }
}

/// A manager may reveal when the only thing wrong with a wrong guess is that it is wrong.
fn may_reveal(state: &GameState, actor: Actor) -> bool {
    crate::hex::Entropy::new(&[0]).is_ok_and(|entropy| {
        match permit(state, actor, &Command::RevealEntropy { entropy }) {
            Ok(_) | Err(Rejection::EntropyMismatch { .. }) => true,
            Err(_) => false,
        }
    })
}

/// Every command that could be legal in this phase for somebody.
fn candidates(state: &GameState) -> Vec<Command> {
    let mut commands = vec![Command::Abandon];
    commands.extend(Team::ALL.map(|team| Command::Forfeit { team }));
    if state.is_suspended() {
        commands.push(Command::Resume);
        return commands;
    }
    commands.push(Command::Suspend);
    if let Some(to) = state.take_back_to() {
        commands.push(Command::RequestTakeBack { to });
        commands.extend([true, false].map(|accept| Command::AnswerTakeBack { accept }));
    }
    match state.phase() {
        Phase::BeforeGame => commands.push(Command::StartGame),
        Phase::LineupDue { .. } => commands.extend(substitutions(state)),
        Phase::DecisionsDue { .. } => {
            commands.extend(defensive_decisions());
            let decisions = offensive_decisions();
            commands.extend(decisions.map(|decision| Command::DecideOffense { decision }));
            commands.extend(substitutions(state));
        }
        Phase::RollDue { .. } => {
            commands.push(Command::Roll);
            commands.extend(substitutions(state));
        }
        Phase::OutcomeDue { .. } => commands.extend(PlayOutcome::all().flat_map(reports)),
        Phase::ChoiceDue { question, .. } => {
            let answers = question.answers();
            commands.extend(answers.iter().map(|&answer| Command::Answer { answer }));
        }
        Phase::EntryDue | Phase::Final { .. } => (),
    }
    commands
}

fn defensive_decisions() -> impl Iterator<Item = Command> {
    let infield = [
        InfieldDepth::Normal,
        InfieldDepth::CornersIn,
        InfieldDepth::InfieldIn,
    ];
    let outfield = [OutfieldDepth::Normal, OutfieldDepth::Shallow];
    let alignments = infield.into_iter().flat_map(move |infield_depth| {
        outfield.into_iter().flat_map(move |outfield_depth| {
            BaseSet::ALL
                .into_iter()
                .map(move |hold_runners| DefensiveDecision {
                    infield_depth,
                    outfield_depth,
                    hold_runners,
                    ..DefensiveDecision::default()
                })
        })
    });
    // Whoever lets runners go holds none of them.
    let alignments = alignments.flat_map(|alignment| {
        let let_go = alignment
            .hold_runners
            .is_empty()
            .then_some(DefensiveDecision {
                let_runners_go: true,
                ..alignment
            });
        [alignment].into_iter().chain(let_go)
    });
    let walk = DefensiveDecision {
        intentional_walk: true,
        ..DefensiveDecision::default()
    };
    alignments
        .chain([walk])
        .map(|decision| Command::DecideDefense { decision })
}

/// What the batting manager may decide while decisions are due, whether his is in or not: for tables that show it to
/// everybody.
pub fn offense_options(state: &GameState) -> Vec<OffensiveDecision> {
    match state.phase() {
        Phase::DecisionsDue { .. } => offensive_decisions()
            .filter(|decision| illegal_offense(state, decision).is_none())
            .collect(),
        Phase::BeforeGame
        | Phase::LineupDue { .. }
        | Phase::RollDue { .. }
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. }
        | Phase::EntryDue
        | Phase::Final { .. } => Vec::new(),
    }
}

fn offensive_decisions() -> impl Iterator<Item = OffensiveDecision> {
    let batting = [
        OffensiveAction::SwingAway,
        OffensiveAction::SacBunt,
        OffensiveAction::SqueezeBunt,
        OffensiveAction::HitAndRun,
    ]
    .map(|action| OffensiveDecision {
        action,
        ..OffensiveDecision::default()
    });
    let running = [OffensiveAction::CheckJump, OffensiveAction::Steal]
        .into_iter()
        .flat_map(|action| {
            BaseSet::ALL
                .into_iter()
                .map(move |runners| OffensiveDecision {
                    action,
                    steal_attempts: runners.into(),
                })
        });
    batting.into_iter().chain(running)
}

/// Every well-formed report of an outcome.
fn reports(outcome: PlayOutcome) -> Vec<Command> {
    let facts = outcome.facts();
    let anywhere = facts.locations.iter().copied().map(Some);
    let locations: Vec<Option<Position>> = match facts.location {
        LocationRule::Refused => vec![None],
        LocationRule::Optional => [None].into_iter().chain(anywhere).collect(),
        LocationRule::Required => anywhere.collect(),
    };
    let bases = if outcome == PlayOutcome::Error {
        &[Some(1), Some(2), Some(3)][..]
    } else {
        &[None]
    };
    let pairs = locations
        .into_iter()
        .flat_map(|location| bases.iter().map(move |bases| (location, *bases)));
    pairs
        .map(|(hit_location, error_bases)| Command::ReportOutcome {
            report: OutcomeReport {
                outcome,
                hit_location,
                error_bases,
                roll_id: None,
                plus_injury: false,
            },
        })
        .collect()
}

/// Every change of players but the double switches.
fn substitutions(state: &GameState) -> Vec<Command> {
    let substitutions = pinch_men(state).chain(fielders(state));
    substitutions
        .map(|substitution| Command::Substitute { substitution })
        .chain(swaps(state))
        .collect()
}

/// Pinch hitters and pinch runners: from the bench, or the pitcher for whom another bats.
fn pinch_men(state: &GameState) -> impl Iterator<Item = Substitution> {
    let team = state.batting();
    let batter = state.batter();
    let pitcher = state.lineup(team).pitcher();
    bench(state, team).chain([pitcher]).flat_map(move |r#in| {
        let runners = state.bases().runners();
        runners
            .map(move |(_, out)| Substitution::PinchRunner { out, r#in })
            .chain([Substitution::PinchHitter { out: batter, r#in }])
    })
}

/// New men in the field: from the bench, or the designated hitter.
fn fielders(state: &GameState) -> impl Iterator<Item = Substitution> {
    let team = state.fielding();
    let lineup = state.lineup(team);
    let men = bench(state, team).chain(lineup.designated());
    men.flat_map(move |r#in| {
        Position::ALL.into_iter().map(move |position| {
            let out = lineup.fielder(position);
            match position {
                Position::Pitcher => Substitution::Pitcher { out, r#in },
                Position::Catcher
                | Position::FirstBase
                | Position::SecondBase
                | Position::ThirdBase
                | Position::Shortstop
                | Position::LeftField
                | Position::CenterField
                | Position::RightField => Substitution::Fielder {
                    out,
                    r#in,
                    position,
                },
            }
        })
    })
}

fn swaps(state: &GameState) -> impl Iterator<Item = Command> {
    let lineup = state.lineup(state.fielding());
    Position::ALL.into_iter().flat_map(move |first| {
        Position::ALL
            .into_iter()
            .filter(move |second| *second > first)
            .map(move |second| Command::SwapPositions {
                one: lineup.fielder(first),
                other: lineup.fielder(second),
            })
    })
}

/// Two men on the bench may take over from two in the field: one from a man who is hurt and must leave, the others
/// wherever anybody may play.
fn may_double_switch(state: &GameState, actor: Actor) -> bool {
    let team = state.fielding();
    let must_leave = state
        .hurt_and_needed()
        .and_then(|hurt| state.lineup(team).position_of(hurt));
    let one = must_leave.unwrap_or(Position::LeftField);
    let other = if one == Position::RightField {
        Position::LeftField
    } else {
        Position::RightField
    };
    let Some(first) = bench(state, team).find(|id| state.may_play(*id, one)) else {
        return false;
    };
    let Some(second) = bench(state, team).find(|id| *id != first) else {
        return false;
    };
    let at = |position, r#in| Replacement {
        out: state.lineup(team).fielder(position),
        r#in,
        position,
        slot: None,
    };
    let substitution = Substitution::DoubleSwitch(DoubleSwitch {
        first: at(one, first),
        second: at(other, second),
        others: ArrayVec::new(),
    });
    permit(state, actor, &Command::Substitute { substitution }).is_ok()
}

fn bench(state: &GameState, team: Team) -> impl Iterator<Item = LineupId> {
    state.bench(team).map(|(id, _)| id)
}
