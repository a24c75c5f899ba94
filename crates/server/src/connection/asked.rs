//! The change of a game that a client's event asks for.

use crate::game::request::Play;
use bandbox_engine::command::{DoubleSwitch, Replacement, Substitution};
use bandbox_engine::dice::roll::RollKind;
use bandbox_protocol::v1::client::{Replace, SubmitManualOutcome};
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
        ClientEvent::RollDice(data) => (data.game_id, roll(data.roll_type)?),
        ClientEvent::SubmitManualOutcome(data) => (data.game_id, outcome(&data)?),
        ClientEvent::SubmitChoice(data) => (data.game_id, Play::Answer(data.choice)),
        ClientEvent::RequestPinchHitter(Replace { game_id, out, r#in }) => (
            game_id,
            Play::Substitute(Substitution::PinchHitter { out, r#in }),
        ),
        ClientEvent::RequestPinchRunner(Replace { game_id, out, r#in }) => (
            game_id,
            Play::Substitute(Substitution::PinchRunner { out, r#in }),
        ),
        ClientEvent::RequestPitchingChange(Replace { game_id, out, r#in }) => (
            game_id,
            Play::Substitute(Substitution::Pitcher { out, r#in }),
        ),
        ClientEvent::RequestDefensiveReplacement(data) => {
            let (out, r#in, position) = (data.out, data.r#in, data.position);
            let fielder = Substitution::Fielder {
                out,
                r#in,
                position,
            };
            (data.game_id, Play::Substitute(fielder))
        }
        ClientEvent::RequestDoubleSwitch(data) => {
            (data.game_id, double_switch(&data.replacements)?)
        }
        ClientEvent::RequestPositionSwap(data) => {
            let (one, other) = (data.one, data.other);
            (data.game_id, Play::Swap { one, other })
        }
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
            let message = "this event changes no game";
            return Err(ErrorData::new(ErrorCode::Internal, message));
        }
    })
}

/// A roll that a manager may ask for.
fn roll(kind: Option<RollKind>) -> Result<Play, ErrorData> {
    match kind {
        None
        | Some(
            RollKind::AtBat
            | RollKind::Jump
            | RollKind::Steal
            | RollKind::Bunt
            | RollKind::HitAndRun,
        ) => Ok(Play::Roll(kind)),
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
            Err(ErrorData::new(ErrorCode::InvalidData, message).at("data.roll_type"))
        }
    }
}

/// What a card said, if it can be said of one.
fn outcome(data: &SubmitManualOutcome) -> Result<Play, ErrorData> {
    data.report().map(Play::Report).ok_or_else(|| {
        let message = format!(
            "{:?} is not an outcome; allowed: {}",
            data.outcome.0,
            reportable_names().join(", ")
        );
        ErrorData::new(ErrorCode::UnknownOutcome, message).at("data.outcome")
    })
}

/// Two men or more who come in at once.
fn double_switch(replacements: &[Replacement]) -> Result<Play, ErrorData> {
    let switch = DoubleSwitch::of(replacements).ok_or_else(|| {
        let message = "a double switch is of two to nine men; ask for one replacement by itself";
        ErrorData::new(ErrorCode::InvalidData, message).at("data.replacements")
    })?;
    Ok(Play::Substitute(Substitution::DoubleSwitch(switch)))
}
