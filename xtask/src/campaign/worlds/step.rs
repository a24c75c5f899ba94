//! What happens in a world, one step after the other.

use bandbox_engine::command::{OutcomeReport, Substitution};
use bandbox_engine::{Command, Team};
use serde_json::{Value, json};

/// One step.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// A manager asks for something, and gets it.
    Ask(Ask),
    /// Whoever may not know begins to wait over HTTP for what happens next.
    Wait,
    /// Everybody asks everything that can be asked.
    Look,
    /// From here on what was hidden may be known.
    Disclosed,
}

/// What a manager asks for. The game is added where it is asked.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ask {
    /// Whose manager.
    pub(super) team: Team,
    /// The event.
    pub(super) event: &'static str,
    /// Its data.
    pub(super) data: Value,
}

impl Ask {
    /// How a manager asks for this command, if he can.
    pub(super) fn of(team: Team, command: &Command) -> Option<Self> {
        let (event, data) = match command {
            Command::CommitEntropy { commitment } => {
                ("commit_entropy", json!({"commitment": commitment}))
            }
            Command::RevealEntropy { entropy } => ("reveal_entropy", json!({"entropy": entropy})),
            Command::StartGame => ("start_game", json!({})),
            Command::DecideDefense { decision } => {
                ("submit_defensive_decision", json!({"decision": decision}))
            }
            Command::DecideOffense { decision } => {
                ("submit_offensive_decision", json!({"decision": decision}))
            }
            Command::Roll => ("roll_dice", json!({})),
            Command::ReportOutcome { report } => ("submit_manual_outcome", outcome(report)),
            Command::Answer { answer } => ("submit_choice", json!({"choice": answer})),
            Command::Substitute { substitution } => substitute(substitution),
            Command::SwapPositions { one, other } => {
                ("request_position_swap", json!({"one": one, "other": other}))
            }
            Command::Suspend => ("suspend_game", json!({})),
            Command::Resume => ("resume_game", json!({})),
            Command::Forfeit { .. } => ("forfeit_game", json!({})),
            Command::RequestTakeBack { .. }
            | Command::AnswerTakeBack { .. }
            | Command::Score { .. }
            | Command::Abandon => return None,
        };
        Some(Self { team, event, data })
    }

    /// A manager says something to his own team.
    pub(super) fn to_team(team: Team, text: &str) -> Self {
        Self {
            team,
            event: "send_chat",
            data: json!({"text": text, "audience": "team"}),
        }
    }
}

fn outcome(report: &OutcomeReport) -> Value {
    let mut data = json!({"outcome": report.outcome.name()});
    if let Some(location) = report.hit_location {
        data["hit_location"] = json!(location);
    }
    if let Some(bases) = report.error_bases {
        data["error_bases"] = json!(bases);
    }
    data
}

fn substitute(substitution: &Substitution) -> (&'static str, Value) {
    match substitution {
        Substitution::PinchHitter { out, r#in } => {
            ("request_pinch_hitter", json!({"out": out, "in": r#in}))
        }
        Substitution::PinchRunner { out, r#in } => {
            ("request_pinch_runner", json!({"out": out, "in": r#in}))
        }
        Substitution::Pitcher { out, r#in } => {
            ("request_pitching_change", json!({"out": out, "in": r#in}))
        }
        Substitution::Fielder {
            out,
            r#in,
            position,
        } => (
            "request_defensive_replacement",
            json!({"out": out, "in": r#in, "position": position}),
        ),
        Substitution::DoubleSwitch(switch) => {
            let replacements: Vec<_> = switch.replacements().collect();
            (
                "request_double_switch",
                json!({"replacements": replacements}),
            )
        }
    }
}
