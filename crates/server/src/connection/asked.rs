//! The change of a game that a client's event asks for.

use crate::game::request::Play;
use bandbox_engine::command::{DoubleSwitch, Substitution};
use bandbox_engine::dice::roll::RollKind;
use bandbox_protocol::v1::outcomes::reportable_names;
use bandbox_protocol::v1::{ClientEvent, ErrorCode, ErrorData, GameId};

/// The change that a command asks for, and of which game.
pub(super) fn play(event: ClientEvent) -> Result<(GameId, Play), ErrorData> {
    Ok(match event {
        ClientEvent::CommitEntropy(data) => (data.game_id, Play::CommitEntropy(data.commitment)),
        ClientEvent::RevealEntropy(data) => (data.game_id, Play::RevealEntropy(data.entropy)),
        ClientEvent::StartGame(data) => (data.game_id, Play::Start),
        ClientEvent::SubmitDefensiveDecision(data) => (data.game_id, Play::Defend(data.decision)),
        ClientEvent::SubmitOffensiveDecision(data) => (data.game_id, Play::Bat(data.decision)),
        ClientEvent::RollDice(data) => match data.roll_type {
            None
            | Some(
                RollKind::AtBat
                | RollKind::Jump
                | RollKind::Steal
                | RollKind::Bunt
                | RollKind::HitAndRun,
            ) => (data.game_id, Play::Roll(data.roll_type)),
            Some(
                RollKind::Advance
                | RollKind::HomeDecision
                | RollKind::XCheck
                | RollKind::Speed
                | RollKind::FoulPopup
                | RollKind::Pickoff
                | RollKind::Balk
                | RollKind::Lead
                | RollKind::Overthrow
                | RollKind::PitcherInjury
                | RollKind::BatterInjury,
            ) => {
                let message = "the server makes this roll by itself; managers roll at_bat, jump, \
                    steal, bunt and hit_and_run";
                return Err(ErrorData::new(ErrorCode::InvalidData, message).at("data.roll_type"));
            }
        },
        ClientEvent::SubmitManualOutcome(data) => match data.report() {
            Some(report) => (data.game_id, Play::Report(report)),
            None => {
                let message = format!(
                    "{:?} is not an outcome; allowed: {}",
                    data.outcome.0,
                    reportable_names().join(", ")
                );
                return Err(ErrorData::new(ErrorCode::UnknownOutcome, message).at("data.outcome"));
            }
        },
        ClientEvent::SubmitChoice(data) => (data.game_id, Play::Answer(data.choice)),
        event @ (ClientEvent::RequestPinchHitter(_)
        | ClientEvent::RequestPinchRunner(_)
        | ClientEvent::RequestPitchingChange(_)
        | ClientEvent::RequestDefensiveReplacement(_)
        | ClientEvent::RequestDoubleSwitch(_)
        | ClientEvent::RequestPositionSwap(_)) => substitution(event)?,
        ClientEvent::RequestTakeBack(data) => (data.game_id, Play::RequestTakeBack(data.to_seq)),
        ClientEvent::AnswerTakeBack(data) => (data.game_id, Play::AnswerTakeBack(data.accept)),
        ClientEvent::SuspendGame(data) => (data.game_id, Play::Suspend),
        ClientEvent::ResumeGame(data) => (data.game_id, Play::Resume),
        ClientEvent::ForfeitGame(data) => (data.game_id, Play::Forfeit),
        ClientEvent::Authenticate(_)
        | ClientEvent::RefreshToken(_)
        | ClientEvent::Heartbeat(_)
        | ClientEvent::CreateGame(_)
        | ClientEvent::ListGames(_)
        | ClientEvent::JoinGame(_)
        | ClientEvent::LeaveGame(_)
        | ClientEvent::RequestGameState(_)
        | ClientEvent::GetLineup(_)
        | ClientEvent::GetCards(_)
        | ClientEvent::GetBoxScore(_)
        | ClientEvent::GetPlayHistory(_)
        | ClientEvent::ListMembers(_)
        | ClientEvent::CleanupGame(_)
        | ClientEvent::CreateInvite(_)
        | ClientEvent::AcceptInvite(_)
        | ClientEvent::HandOver(_)
        | ClientEvent::SetReady(_)
        | ClientEvent::SendChat(_)
        | ClientEvent::Mute(_)
        | ClientEvent::Announce(_) => {
            return Err(changes_nothing());
        }
    })
}

/// Who comes in for whom, or who changes places with whom.
fn substitution(event: ClientEvent) -> Result<(GameId, Play), ErrorData> {
    let (game, substitution) = match event {
        ClientEvent::RequestPinchHitter(data) => {
            let (out, r#in) = (data.out, data.r#in);
            (data.game_id, Substitution::PinchHitter { out, r#in })
        }
        ClientEvent::RequestPinchRunner(data) => {
            let (out, r#in) = (data.out, data.r#in);
            (data.game_id, Substitution::PinchRunner { out, r#in })
        }
        ClientEvent::RequestPitchingChange(data) => {
            let (out, r#in) = (data.out, data.r#in);
            (data.game_id, Substitution::Pitcher { out, r#in })
        }
        ClientEvent::RequestDefensiveReplacement(data) => {
            let (out, r#in, position) = (data.out, data.r#in, data.position);
            let fielder = Substitution::Fielder {
                out,
                r#in,
                position,
            };
            (data.game_id, fielder)
        }
        ClientEvent::RequestDoubleSwitch(data) => match DoubleSwitch::of(&data.replacements) {
            Some(switch) => (data.game_id, Substitution::DoubleSwitch(switch)),
            None => {
                let message =
                    "a double switch is of two to nine men; ask for one replacement by itself";
                return Err(ErrorData::new(ErrorCode::InvalidData, message).at("data.replacements"));
            }
        },
        ClientEvent::RequestPositionSwap(data) => {
            let (one, other) = (data.one, data.other);
            return Ok((data.game_id, Play::Swap { one, other }));
        }
        ClientEvent::Authenticate(_)
        | ClientEvent::RefreshToken(_)
        | ClientEvent::Heartbeat(_)
        | ClientEvent::CreateGame(_)
        | ClientEvent::ListGames(_)
        | ClientEvent::JoinGame(_)
        | ClientEvent::LeaveGame(_)
        | ClientEvent::RequestGameState(_)
        | ClientEvent::CommitEntropy(_)
        | ClientEvent::RevealEntropy(_)
        | ClientEvent::StartGame(_)
        | ClientEvent::SubmitDefensiveDecision(_)
        | ClientEvent::SubmitOffensiveDecision(_)
        | ClientEvent::RollDice(_)
        | ClientEvent::SubmitManualOutcome(_)
        | ClientEvent::SubmitChoice(_)
        | ClientEvent::GetLineup(_)
        | ClientEvent::GetCards(_)
        | ClientEvent::GetBoxScore(_)
        | ClientEvent::GetPlayHistory(_)
        | ClientEvent::ListMembers(_)
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
        | ClientEvent::Announce(_) => return Err(changes_nothing()),
    };
    Ok((game, Play::Substitute(substitution)))
}

fn changes_nothing() -> ErrorData {
    ErrorData::new(ErrorCode::Internal, "this event changes no game")
}
