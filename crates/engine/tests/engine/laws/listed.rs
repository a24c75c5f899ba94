//! What `legal` lists, beside what `decide` is asked.

use crate::common::Table;
use bandbox_engine::command::Substitution;
use bandbox_engine::{Actor, Command, Legal, Phase, Team, legal};
use std::collections::HashSet;

/// Everybody who may ask.
pub(crate) const ACTORS: [Actor; 3] = [
    Actor::Manager(Team::Away),
    Actor::Manager(Team::Home),
    Actor::Umpire,
];

/// What an actor may do, looked up quickly.
pub(crate) struct Listed {
    /// As it is listed.
    pub(crate) legal: Legal,
    commands: HashSet<Command>,
}

impl Listed {
    /// In the game as it stands.
    pub(crate) fn of(table: &Table, actor: Actor) -> Self {
        let legal = legal(&table.state, actor);
        let commands: HashSet<Command> = legal.commands.iter().cloned().collect();
        assert_eq!(
            commands.len(),
            legal.commands.len(),
            "nothing is listed twice"
        );
        Self { legal, commands }
    }

    /// Whether a command is listed; nothing where no list can say.
    pub(crate) fn lists(&self, table: &Table, command: &Command) -> Option<bool> {
        let Self { legal, commands } = self;
        match command {
            Command::CommitEntropy { .. } => Some(legal.commit_entropy),
            // Whether the bytes have the right hash is not for a list to say.
            Command::RevealEntropy { .. } if legal.reveal_entropy => None,
            Command::RevealEntropy { .. } => Some(false),
            Command::Score { .. } => Some(legal.score),
            // Nor which men fit together.
            Command::Substitute {
                substitution: Substitution::DoubleSwitch(_),
            } => (!legal.double_switch).then_some(false),
            Command::StartGame
            | Command::DecideDefense { .. }
            | Command::DecideOffense { .. }
            | Command::Roll
            | Command::ReportOutcome { .. }
            | Command::Answer { .. }
            | Command::Substitute { .. }
            | Command::SwapPositions { .. }
            | Command::RequestTakeBack { .. }
            | Command::AnswerTakeBack { .. }
            | Command::Suspend
            | Command::Resume
            | Command::Forfeit { .. }
            | Command::Abandon => Some(commands.contains(&normal_form(table, command))),
        }
    }
}

/// What `legal` lists for this command, if it lists it: without the roll's id when that is the pending one, and an
/// intentional walk without the fields that do not count then.
pub(crate) fn normal_form(table: &Table, command: &Command) -> Command {
    let mut command = command.clone();
    match &mut command {
        Command::ReportOutcome { report } => {
            if let Phase::OutcomeDue { roll, .. } = table.state.phase()
                && report.roll_id == Some(roll.id)
            {
                report.roll_id = None;
            }
            // May be added where injuries are played.
            if table.state.options().injuries {
                report.plus_injury = false;
            }
        }
        Command::DecideDefense { decision } => {
            if decision.intentional_walk {
                *decision = bandbox_engine::decisions::DefensiveDecision {
                    intentional_walk: true,
                    ..Default::default()
                };
            }
        }
        Command::CommitEntropy { .. }
        | Command::RevealEntropy { .. }
        | Command::StartGame
        | Command::DecideOffense { .. }
        | Command::Score { .. }
        | Command::Roll
        | Command::RequestTakeBack { .. }
        | Command::AnswerTakeBack { .. }
        | Command::Answer { .. }
        | Command::Substitute { .. }
        | Command::Suspend
        | Command::Resume
        | Command::Forfeit { .. }
        | Command::Abandon => (),
        Command::SwapPositions { one, other } => {
            let lineup = table.state.lineup(table.state.fielding());
            if lineup.position_of(*one) > lineup.position_of(*other) {
                std::mem::swap(one, other);
            }
        }
    }
    command
}
