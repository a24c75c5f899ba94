//! What the sender of a command is told, made from the events that it led to.
//!
//! A repeated command gets its first answer, so this depends on the events alone.

use bandbox_engine::dice::roll::RollKind;
use bandbox_engine::{Command, Event};
use bandbox_protocol::v1::ReplyEvent;
use bandbox_protocol::v1::reply::{ChoiceAccepted, DecisionAccepted, OutcomeAccepted};
use bandbox_protocol::v1::rolls::RollView;
use bandbox_protocol::v1::room::{
    BySide, EntropyCommitted, EntropyRevealed, GameEnded, GameStarted, TakeBackAnswered,
    TakeBackRequested,
};
use bandbox_protocol::v1::substitutions::{PlayerSubstituted, PositionsSwapped};

/// The answer to a command that led to these events; `None` if no command leads to them.
pub(crate) fn accepted(command: &Command, events: &[Event]) -> Option<ReplyEvent> {
    events.iter().find_map(|event| match (command, event) {
        (Command::CommitEntropy { .. }, Event::EntropyCommitted { team, commitment }) => {
            Some(ReplyEvent::EntropyCommitted(EntropyCommitted {
                side: *team,
                commitment: *commitment,
            }))
        }
        (Command::RevealEntropy { .. }, Event::EntropyRevealed { team, entropy }) => {
            Some(ReplyEvent::EntropyRevealed(EntropyRevealed {
                side: *team,
                entropy: entropy.clone(),
            }))
        }
        (Command::StartGame, Event::GameStarted) => Some(ReplyEvent::GameStarted(GameStarted {})),
        (Command::DecideDefense { .. }, Event::DefensiveDecisionSubmitted { disclosed, .. }) => {
            Some(ReplyEvent::DecisionAccepted(DecisionAccepted {
                disclosed: *disclosed,
            }))
        }
        (Command::DecideOffense { .. }, Event::OffensiveDecisionSubmitted { disclosed, .. }) => {
            Some(ReplyEvent::DecisionAccepted(DecisionAccepted {
                disclosed: *disclosed,
            }))
        }
        (Command::Roll, Event::DiceRolled { roll, check, .. }) => {
            Some(ReplyEvent::RollAccepted(RollView::of(roll, *check)))
        }
        (Command::ReportOutcome { report }, _) => {
            Some(ReplyEvent::OutcomeAccepted(OutcomeAccepted {
                outcome: report.outcome,
                hit_location: report.hit_location,
            }))
        }
        (Command::Answer { .. }, Event::ChoiceMade { answer, .. }) => {
            Some(ReplyEvent::ChoiceAccepted(ChoiceAccepted {
                choice: *answer,
            }))
        }
        (
            Command::Substitute { .. },
            Event::PlayerSubstituted {
                substitution,
                lineup,
            },
        ) => Some(ReplyEvent::SubstitutionAccepted(Box::new(
            PlayerSubstituted::of(substitution, lineup.as_deref()),
        ))),
        (Command::SwapPositions { .. }, Event::PositionsSwapped { one, other, lineup }) => Some(
            ReplyEvent::PositionsSwapped(Box::new(PositionsSwapped::of(*one, *other, lineup))),
        ),
        (Command::RequestTakeBack { .. }, Event::TakeBackRequested { by, to }) => {
            Some(ReplyEvent::TakeBackRequested(TakeBackRequested {
                side: by.team(),
                roll_id: *to,
            }))
        }
        (Command::AnswerTakeBack { .. }, Event::TakeBackAnswered { by, accepted }) => {
            Some(ReplyEvent::TakeBackAnswered(TakeBackAnswered {
                side: by.team(),
                accepted: *accepted,
            }))
        }
        (Command::Suspend, Event::GameSuspended { by }) => {
            Some(ReplyEvent::GameSuspended(BySide { side: by.team() }))
        }
        (Command::Resume, Event::GameResumed { by }) => {
            Some(ReplyEvent::GameResumed(BySide { side: by.team() }))
        }
        (Command::Forfeit { .. } | Command::Abandon, Event::GameEnded { result }) => {
            Some(ReplyEvent::GameEnded(GameEnded { result: *result }))
        }
        (
            Command::CommitEntropy { .. }
            | Command::RevealEntropy { .. }
            | Command::StartGame
            | Command::DecideDefense { .. }
            | Command::DecideOffense { .. }
            | Command::Roll
            | Command::Answer { .. }
            | Command::Substitute { .. }
            | Command::SwapPositions { .. }
            | Command::RequestTakeBack { .. }
            | Command::AnswerTakeBack { .. }
            | Command::Score { .. }
            | Command::Suspend
            | Command::Resume
            | Command::Forfeit { .. }
            | Command::Abandon,
            _,
        ) => None,
    })
}

/// What the roll asks the managers to do.
pub(crate) fn roll_message(roll: &RollView) -> String {
    match roll.kind {
        RollKind::AtBat => {
            let column = roll.d6_one.unwrap_or_default();
            let row = roll.d6_two_total.unwrap_or_default();
            let card = if column <= 3 { "batter's" } else { "pitcher's" };
            let split = roll.chaos_d20.unwrap_or_default();
            format!("Read column {column}, row {row} of the {card} card; a split cell by {split}.")
        }
        RollKind::Advance => {
            format!(
                "The runner tries for the base: {}.",
                roll.d20.unwrap_or_default()
            )
        }
        RollKind::HomeDecision => {
            format!("The throw goes home: {}.", roll.d20.unwrap_or_default())
        }
        RollKind::PitcherInjury | RollKind::BatterInjury => {
            let who = if roll.kind == RollKind::BatterInjury {
                "batter"
            } else {
                "pitcher"
            };
            let total = roll.injury_total.unwrap_or_default();
            format!("Is the {who} hurt? {total}.")
        }
        RollKind::XCheck => {
            let range = roll.d20.unwrap_or_default();
            let error = roll.error_total.unwrap_or_default();
            let rare = roll.rare_d100.unwrap_or_default();
            format!("The fielder is tested: range {range}, error {error}, rare play {rare}.")
        }
        RollKind::Speed => {
            format!(
                "The batter runs out a slow roller: {}.",
                roll.d20.unwrap_or_default()
            )
        }
        RollKind::FoulPopup => {
            format!("A foul popup: {}.", roll.d20.unwrap_or_default())
        }
        RollKind::Jump => {
            format!(
                "The runner edges off his base: {}.",
                roll.d20.unwrap_or_default()
            )
        }
        RollKind::Pickoff => {
            format!("The pitcher throws over: {}.", roll.d20.unwrap_or_default())
        }
        RollKind::Balk => {
            format!("Is it a balk? {}.", roll.d20.unwrap_or_default())
        }
        RollKind::Lead => {
            format!(
                "The runner takes his lead: {}.",
                roll.d6_two_total.unwrap_or_default()
            )
        }
        RollKind::Steal => {
            format!("The runner goes: {}.", roll.d20.unwrap_or_default())
        }
        RollKind::Overthrow => {
            format!(
                "The catcher's throw may have gone wild: {}.",
                roll.d20.unwrap_or_default()
            )
        }
        RollKind::Bunt => {
            format!(
                "The batter bunts: {}.",
                roll.d6_two_total.unwrap_or_default()
            )
        }
        RollKind::HitAndRun => {
            format!(
                "The hit and run is on: {}.",
                roll.d6_two_total.unwrap_or_default()
            )
        }
    }
}
