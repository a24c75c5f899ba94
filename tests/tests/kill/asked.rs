//! The command that a frame asks for, worked out from the frame alone.

use anyhow::{Context, bail};
use bandbox_engine::command::Substitution;
use bandbox_engine::{Command, GameSetup};
use bandbox_protocol::v1::{ClientEvent, decode};
use bandbox_store::CauseCommand;
use serde_json::Value;

/// The command as the log must have it.
///
/// # Errors
/// When the frame asks for none.
pub(crate) fn command(frame: &Value) -> anyhow::Result<CauseCommand> {
    let command = match decode(&frame.to_string())?.event {
        ClientEvent::CreateGame(data) => {
            let setup: Box<GameSetup> = Box::new(data.setup);
            return Ok(CauseCommand::Create { setup });
        }
        ClientEvent::CommitEntropy(data) => Command::CommitEntropy {
            commitment: data.commitment,
        },
        ClientEvent::RevealEntropy(data) => Command::RevealEntropy {
            entropy: data.entropy,
        },
        ClientEvent::StartGame(_) => Command::StartGame,
        ClientEvent::SubmitDefensiveDecision(data) => Command::DecideDefense {
            decision: data.decision,
        },
        ClientEvent::SubmitOffensiveDecision(data) => Command::DecideOffense {
            decision: data.decision,
        },
        ClientEvent::RollDice(_) => Command::Roll,
        ClientEvent::SubmitManualOutcome(data) => Command::ReportOutcome {
            report: data.report().context("an unknown outcome")?,
        },
        ClientEvent::SubmitChoice(data) => Command::Answer {
            answer: data.choice,
        },
        ClientEvent::RequestPinchHitter(data) => Command::Substitute {
            substitution: Substitution::PinchHitter {
                out: data.out,
                r#in: data.r#in,
            },
        },
        ClientEvent::RequestPitchingChange(data) => Command::Substitute {
            substitution: Substitution::Pitcher {
                out: data.out,
                r#in: data.r#in,
            },
        },
        ClientEvent::RequestDefensiveReplacement(data) => Command::Substitute {
            substitution: Substitution::Fielder {
                out: data.out,
                r#in: data.r#in,
                position: data.position,
            },
        },
        ClientEvent::Authenticate(_)
        | ClientEvent::RefreshToken(_)
        | ClientEvent::Heartbeat(_)
        | ClientEvent::ListGames(_)
        | ClientEvent::JoinGame(_)
        | ClientEvent::LeaveGame(_)
        | ClientEvent::RequestGameState(_)
        | ClientEvent::GetLineup(_)
        | ClientEvent::GetCards(_)
        | ClientEvent::GetBoxScore(_)
        | ClientEvent::GetPlayHistory(_)
        | ClientEvent::ListMembers(_)
        | ClientEvent::RequestPinchRunner(_)
        | ClientEvent::RequestDoubleSwitch(_)
        | ClientEvent::RequestPositionSwap(_)
        | ClientEvent::RequestTakeBack(_)
        | ClientEvent::AnswerTakeBack(_)
        | ClientEvent::SuspendGame(_)
        | ClientEvent::ResumeGame(_)
        | ClientEvent::ForfeitGame(_)
        | ClientEvent::CleanupGame(_)
        | ClientEvent::CreateInvite(_)
        | ClientEvent::AcceptInvite(_)
        | ClientEvent::HandOver(_)
        | ClientEvent::SetReady(_)
        | ClientEvent::SendChat(_)
        | ClientEvent::Mute(_)
        | ClientEvent::Announce(_) => bail!("nobody asks for this here: {frame}"),
    };
    Ok(CauseCommand::Play { command })
}
