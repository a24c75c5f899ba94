//! One engine event as one numbered frame, for one audience.
//!
//! The frame depends on the event, the state before it, its time and the audience alone: a replayed frame is
//! byte-equal to the live one. Every audience gets every event; what it may not see is blanked inside.

use super::Audience;
use bandbox_engine::{Event, GameState};
use bandbox_protocol::v1::id::Timestamp;
use bandbox_protocol::v1::plays::PlayResolved;
use bandbox_protocol::v1::room::{
    ChoiceDue, ChoiceMade, DefensiveDecisionSubmitted, DiceRevealed, DiceRolled, EntropyCommitted,
    EntropyRevealed, GameCreated, GameEnded, GameStarted, HalfInningEnded, InningChanged,
    OffensiveDecisionSubmitted, OfSide, PlayerSubstituted,
};
use bandbox_protocol::v1::rolls::RollView;
use bandbox_protocol::v1::RoomEvent;
use bandbox_scorebook::play_description;

/// An event that happened in a game, with what its frame is made of.
#[derive(Clone, Copy)]
pub(crate) struct Happened<'a> {
    /// The state just before it.
    pub(crate) before: &'a GameState,
    /// What happened.
    pub(crate) event: &'a Event,
    /// When.
    pub(crate) at: jiff::Timestamp,
}

/// The event as this audience may see it.
pub(crate) fn room_event(happened: Happened<'_>, audience: Audience) -> RoomEvent {
    let before = happened.before;
    match happened.event {
        Event::GameCreated { setup, commitment } => RoomEvent::GameCreated(Box::new(GameCreated {
            setup: (**setup).clone(),
            commitment: *commitment,
        })),
        Event::EntropyCommitted { team, commitment } => {
            RoomEvent::EntropyCommitted(EntropyCommitted { side: *team, commitment: *commitment })
        }
        Event::EntropyRevealed { team, entropy } => {
            RoomEvent::EntropyRevealed(EntropyRevealed { side: *team, entropy: entropy.clone() })
        }
        Event::GameStarted => RoomEvent::GameStarted(GameStarted {}),
        Event::DefensiveDecisionSubmitted { decision, disclosed } => {
            let visible = disclosed.is_some() || audience.sees_secrets_of(before.fielding());
            RoomEvent::DefensiveDecisionSubmitted(DefensiveDecisionSubmitted {
                decision: visible.then_some(*decision),
                disclosed: *disclosed,
            })
        }
        Event::OffensiveDecisionSubmitted { decision, disclosed } => {
            let visible = disclosed.is_some() || audience.sees_secrets_of(before.batting());
            RoomEvent::OffensiveDecisionSubmitted(OffensiveDecisionSubmitted {
                decision: visible.then_some(*decision),
                disclosed: *disclosed,
            })
        }
        Event::DecisionDropped { team } => RoomEvent::DecisionDropped(OfSide { side: *team }),
        Event::DiceRolled { roll, check } => {
            let view = RollView::of(roll, *check);
            let message = super::replies::roll_message(&view);
            RoomEvent::DiceRolled(DiceRolled::of(view, timestamp(happened.at), message))
        }
        Event::ChoiceDue { team, question, play } => RoomEvent::ChoiceDue(ChoiceDue {
            side: *team,
            question: *question,
            play: *play,
        }),
        Event::ChoiceMade { team, answer } => {
            RoomEvent::ChoiceMade(ChoiceMade { side: *team, choice: *answer })
        }
        Event::PlayResolved { play } => {
            let description = play_description(before, play);
            RoomEvent::PlayResolved(Box::new(PlayResolved::of(play, description)))
        }
        Event::HalfInningEnded { ended, left_on_base } => {
            RoomEvent::HalfInningEnded(HalfInningEnded {
                inning: ended.inning,
                half: ended.half,
                left_on_base: left_on_base.to_vec(),
            })
        }
        Event::InningChanged { started, placed_runner } => RoomEvent::InningChanged(InningChanged {
            inning: started.inning,
            half: started.half,
            placed_runner: *placed_runner,
        }),
        Event::LineupDue { team, .. } => RoomEvent::LineupDue(OfSide { side: *team }),
        Event::PlayerSubstituted { substitution } => {
            RoomEvent::PlayerSubstituted(PlayerSubstituted::from(substitution))
        }
        Event::GameEnded { result } => RoomEvent::GameEnded(GameEnded { result: *result }),
        Event::DiceRevealed { secret } => RoomEvent::DiceRevealed(DiceRevealed { secret: *secret }),
    }
}

/// A point in time as the wire writes it: RFC 3339 in UTC with milliseconds.
pub(crate) fn timestamp(at: jiff::Timestamp) -> Timestamp {
    Timestamp(format!("{at:.3}"))
}
