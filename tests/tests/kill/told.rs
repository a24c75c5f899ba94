//! An event of the log as it is to be told to those who may see all of it.

use bandbox_engine::Event;
use bandbox_protocol::v1::plays::PlayResolved;
use bandbox_protocol::v1::rolls::RollView;
use bandbox_protocol::v1::room::{
    BySide, CardRead, ChoiceDue, ChoiceMade, DefensiveDecisionSubmitted, DiceRevealed, DiceRolled,
    EntropyCommitted, EntropyRevealed, GameCreated, GameEnded, GameStarted, HalfInningEnded,
    InningChanged, JumpTaken, LineupDue, OfSide, OffensiveDecisionSubmitted, PitcherTired,
    PlayTakenBack, PlayerHurt, ReplacementDue, TakeBackAnswered, TakeBackRequested,
};
use bandbox_protocol::v1::substitutions::{PlayerSubstituted, PositionsSwapped};
use bandbox_protocol::v1::{RoomEvent, Timestamp};

/// The event in full. What only the wire has, times and sentences, is taken from what was told.
#[allow(clippy::too_many_lines)] // One arm an event.
pub(crate) fn in_full(event: &Event, told: &RoomEvent) -> RoomEvent {
    match event {
        Event::GameCreated { setup, commitment } => RoomEvent::GameCreated(Box::new(GameCreated {
            setup: (**setup).clone(),
            commitment: *commitment,
        })),
        Event::EntropyCommitted { team, commitment } => {
            RoomEvent::EntropyCommitted(EntropyCommitted {
                side: *team,
                commitment: *commitment,
            })
        }
        Event::EntropyRevealed { team, entropy } => RoomEvent::EntropyRevealed(EntropyRevealed {
            side: *team,
            entropy: entropy.clone(),
        }),
        Event::GameStarted => RoomEvent::GameStarted(GameStarted {}),
        Event::DefensiveDecisionSubmitted {
            decision,
            disclosed,
        } => RoomEvent::DefensiveDecisionSubmitted(DefensiveDecisionSubmitted {
            decision: Some(*decision),
            disclosed: *disclosed,
        }),
        Event::OffensiveDecisionSubmitted {
            decision,
            disclosed,
        } => RoomEvent::OffensiveDecisionSubmitted(OffensiveDecisionSubmitted {
            decision: Some(*decision),
            disclosed: *disclosed,
        }),
        Event::DecisionDropped { team } => RoomEvent::DecisionDropped(OfSide { side: *team }),
        Event::DiceRolled { roll, check, again } => {
            let (at, message) = if let RoomEvent::DiceRolled(told) = told {
                (told.timestamp.clone(), told.message.clone())
            } else {
                (Timestamp(String::new()), String::new())
            };
            RoomEvent::DiceRolled(DiceRolled::of(
                RollView::of(roll, *check),
                *again,
                at,
                message,
            ))
        }
        Event::CardRead { roll_id, reading } => {
            let printed = if let RoomEvent::CardRead(told) = told {
                told.printed.clone()
            } else {
                String::new()
            };
            RoomEvent::CardRead(CardRead {
                roll_id: *roll_id,
                reading: *reading,
                printed,
            })
        }
        Event::ChoiceDue {
            team,
            question,
            play,
        } => RoomEvent::ChoiceDue(ChoiceDue {
            side: *team,
            question: *question,
            play: *play,
        }),
        Event::ChoiceMade { team, answer } => RoomEvent::ChoiceMade(ChoiceMade {
            side: *team,
            choice: *answer,
        }),
        Event::JumpTaken {
            runner,
            from,
            jump,
            goes_on,
        } => {
            let description = if let RoomEvent::JumpTaken(told) = told {
                told.description.clone()
            } else {
                None
            };
            RoomEvent::JumpTaken(JumpTaken {
                runner: *runner,
                from: *from,
                jump: *jump,
                goes_on: *goes_on,
                description,
            })
        }
        Event::PlayResolved { play } => {
            let description = if let RoomEvent::PlayResolved(told) = told {
                told.description.clone()
            } else {
                String::new()
            };
            RoomEvent::PlayResolved(Box::new(PlayResolved::of(play, description)))
        }
        // The players of this test play; nobody scores.
        Event::Scored { .. } => told.clone(),
        Event::PitcherTired { pitcher, by } => RoomEvent::PitcherTired(PitcherTired {
            side: pitcher.team(),
            pitcher: *pitcher,
            by: *by,
        }),
        Event::HalfInningEnded {
            ended,
            left_on_base,
        } => RoomEvent::HalfInningEnded(HalfInningEnded {
            inning: ended.inning,
            half: ended.half,
            left_on_base: left_on_base.to_vec(),
        }),
        Event::InningChanged {
            started,
            placed_runner,
        } => RoomEvent::InningChanged(InningChanged {
            inning: started.inning,
            half: started.half,
            placed_runner: *placed_runner,
        }),
        Event::LineupDue { team, position } => RoomEvent::LineupDue(LineupDue {
            side: *team,
            position: *position,
        }),
        Event::PlayerHurt { player, injury } => RoomEvent::PlayerHurt(PlayerHurt {
            side: player.team(),
            player: *player,
            injury: *injury,
        }),
        Event::ReplacementDue { player } => RoomEvent::ReplacementDue(ReplacementDue {
            side: player.team(),
            player: *player,
        }),
        Event::TakeBackRequested { by, to } => RoomEvent::TakeBackRequested(TakeBackRequested {
            side: by.team(),
            roll_id: *to,
        }),
        Event::TakeBackAnswered { by, accepted } => RoomEvent::TakeBackAnswered(TakeBackAnswered {
            side: by.team(),
            accepted: *accepted,
        }),
        Event::PlayTakenBack { to, play } => RoomEvent::PlayTakenBack(PlayTakenBack {
            roll_id: *to,
            play_number: *play,
        }),
        Event::PlayerSubstituted {
            substitution,
            lineup,
        } => RoomEvent::PlayerSubstituted(Box::new(PlayerSubstituted::of(
            substitution,
            lineup.as_deref(),
        ))),
        Event::PositionsSwapped { one, other, lineup } => {
            RoomEvent::PositionsSwapped(Box::new(PositionsSwapped::of(*one, *other, lineup)))
        }
        Event::GameSuspended { by } => RoomEvent::GameSuspended(BySide { side: by.team() }),
        Event::GameResumed { by } => RoomEvent::GameResumed(BySide { side: by.team() }),
        Event::GameEnded { result } => RoomEvent::GameEnded(GameEnded { result: *result }),
        Event::DiceRevealed { secret } => RoomEvent::DiceRevealed(DiceRevealed { secret: *secret }),
    }
}

/// The event with a decision that is not disclosed blanked, as the opponent and the public are told it.
pub(crate) fn blanked(event: RoomEvent) -> RoomEvent {
    if let RoomEvent::DefensiveDecisionSubmitted(data) = event {
        return RoomEvent::DefensiveDecisionSubmitted(DefensiveDecisionSubmitted {
            decision: data.decision.filter(|_| data.disclosed.is_some()),
            ..data
        });
    }
    if let RoomEvent::OffensiveDecisionSubmitted(data) = event {
        return RoomEvent::OffensiveDecisionSubmitted(OffensiveDecisionSubmitted {
            decision: data.decision.filter(|_| data.disclosed.is_some()),
            ..data
        });
    }
    event
}
