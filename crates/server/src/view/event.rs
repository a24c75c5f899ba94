//! One engine event as one numbered frame, for one audience.
//!
//! The frame depends on the event, the state before it, its time and the audience alone: a replayed frame is
//! byte-equal to the live one. Every audience gets every event; what it may not see is blanked inside.

use super::Audience;
use super::shown::Shown;
use crate::connection::outbox::Frame;
use bandbox_engine::cards::Reading;
use bandbox_engine::scored::Entry;
use bandbox_engine::{Event, GameSetup, GameState, Team};
use bandbox_protocol::v1::id::Timestamp;
use bandbox_protocol::v1::plays::{PastPlay, PlayResolved, ToldPlay};
use bandbox_protocol::v1::rolls::RollView;
use bandbox_protocol::v1::room::{
    BySide, CardRead, ChoiceDue, ChoiceMade, DefensiveDecisionSubmitted, DiceRevealed, DiceRolled,
    EntropyCommitted, EntropyRevealed, GameCreated, GameEnded, GameStarted, HalfInningEnded,
    InningChanged, JumpTaken, LineupDue, OfSide, OffensiveDecisionSubmitted, PitcherTired,
    PlayTakenBack, PlayerHurt, ReplacementDue, TakeBackAnswered, TakeBackRequested,
};
use bandbox_protocol::v1::scored::{PlayScored, Scored};
use bandbox_protocol::v1::substitutions::{PlayerSubstituted, PositionsSwapped};
use bandbox_protocol::v1::{GameId, RoomEvent, RoomFrame};
use bandbox_scorebook::{describe, play_description};
use std::cell::Cell;

/// An event that happened in a game, with what its frames are made of.
pub(crate) struct Happened<'a> {
    /// Its place in the log.
    pub(crate) seq: u64,
    /// The state just before it.
    pub(crate) before: &'a GameState,
    /// What happened.
    pub(crate) event: &'a Event,
    /// When.
    at: jiff::Timestamp,
    /// A play, or what a scorer told, in words: alike for everybody.
    description: Option<String>,
}

impl<'a> Happened<'a> {
    /// Puts an event into words, once for all audiences.
    pub(crate) fn new(
        seq: u64,
        before: &'a GameState,
        event: &'a Event,
        at: jiff::Timestamp,
    ) -> Self {
        let description = match event {
            Event::PlayResolved { play } => Some(play_description(before, play)),
            Event::Scored { .. } => describe(before, event),
            Event::GameCreated { .. }
            | Event::EntropyCommitted { .. }
            | Event::EntropyRevealed { .. }
            | Event::GameStarted
            | Event::GameSuspended { .. }
            | Event::GameResumed { .. }
            | Event::DefensiveDecisionSubmitted { .. }
            | Event::OffensiveDecisionSubmitted { .. }
            | Event::DecisionDropped { .. }
            | Event::DiceRolled { .. }
            | Event::CardRead { .. }
            | Event::ChoiceDue { .. }
            | Event::ChoiceMade { .. }
            | Event::JumpTaken { .. }
            | Event::PitcherTired { .. }
            | Event::PlayerHurt { .. }
            | Event::ReplacementDue { .. }
            | Event::TakeBackRequested { .. }
            | Event::TakeBackAnswered { .. }
            | Event::PlayTakenBack { .. }
            | Event::HalfInningEnded { .. }
            | Event::InningChanged { .. }
            | Event::LineupDue { .. }
            | Event::PlayerSubstituted { .. }
            | Event::PositionsSwapped { .. }
            | Event::GameEnded { .. }
            | Event::DiceRevealed { .. } => None,
        };
        Self {
            seq,
            before,
            event,
            at,
            description,
        }
    }

    /// The frame of this event for an audience.
    pub(crate) fn frame(&self, game_id: GameId, audience: Audience) -> String {
        self.seen_by(&Eyes::of(audience), game_id)
    }

    /// The frames of this event for everybody, each text written once.
    pub(crate) fn shown(&self, game_id: GameId) -> Shown {
        let eyes = Eyes::of(Audience::Public);
        let public = Frame::from(self.seen_by(&eyes, game_id));
        if eyes.matter.get() {
            Shown::apart(|audience| self.frame(game_id, audience).into())
        } else {
            Shown::Alike(public)
        }
    }

    fn seen_by(&self, eyes: &Eyes, game_id: GameId) -> String {
        RoomFrame {
            event: self.room_event(eyes),
            game_id,
            seq: self.seq,
        }
        .to_json()
    }

    /// The number of the play that has not happened now, if that is what the event says.
    pub(crate) const fn play_taken_back(&self) -> Option<u16> {
        if let Event::PlayTakenBack { play, .. } = self.event {
            *play
        } else {
            None
        }
    }

    /// The play as the history of plays tells it, if it is one.
    pub(crate) fn past_play(&self) -> Option<PastPlay> {
        let told = match self.event {
            Event::PlayResolved { play } => ToldPlay::Play(PlayResolved::of(play, self.words())),
            Event::Scored { entry } => match &**entry {
                Entry::Play(play) => {
                    ToldPlay::Scored(PlayScored::of(self.before, play, self.words()))
                }
                Entry::Change(_)
                | Entry::PlacedRunner { .. }
                | Entry::ChargedTo { .. }
                | Entry::Credits(_)
                | Entry::Called => return None,
            },
            Event::GameCreated { .. }
            | Event::EntropyCommitted { .. }
            | Event::EntropyRevealed { .. }
            | Event::GameStarted
            | Event::GameSuspended { .. }
            | Event::GameResumed { .. }
            | Event::DefensiveDecisionSubmitted { .. }
            | Event::OffensiveDecisionSubmitted { .. }
            | Event::DecisionDropped { .. }
            | Event::DiceRolled { .. }
            | Event::CardRead { .. }
            | Event::ChoiceDue { .. }
            | Event::ChoiceMade { .. }
            | Event::JumpTaken { .. }
            | Event::PitcherTired { .. }
            | Event::PlayerHurt { .. }
            | Event::ReplacementDue { .. }
            | Event::TakeBackRequested { .. }
            | Event::TakeBackAnswered { .. }
            | Event::PlayTakenBack { .. }
            | Event::HalfInningEnded { .. }
            | Event::InningChanged { .. }
            | Event::LineupDue { .. }
            | Event::PlayerSubstituted { .. }
            | Event::PositionsSwapped { .. }
            | Event::GameEnded { .. }
            | Event::DiceRevealed { .. } => return None,
        };
        let half_inning = self.before.half_inning();
        Some(PastPlay {
            seq: self.seq,
            inning: half_inning.inning,
            half: half_inning.half,
            told,
        })
    }

    fn words(&self) -> String {
        self.description.clone().unwrap_or_default()
    }
}

/// Who looks at an event, and whether that made a difference. An event that asks is written for each audience
/// apart, so none that hides something can be taken for one that is the same for all.
struct Eyes {
    audience: Audience,
    matter: Cell<bool>,
}

impl Eyes {
    const fn of(audience: Audience) -> Self {
        Self {
            audience,
            matter: Cell::new(false),
        }
    }

    fn see_secrets_of(&self, team: Team) -> bool {
        self.matter.set(true);
        self.audience.sees_secrets_of(team)
    }
}

impl Happened<'_> {
    /// The event as these eyes may see it.
    #[allow(clippy::too_many_lines)] // One arm an event.
    fn room_event(&self, eyes: &Eyes) -> RoomEvent {
        let before = self.before;
        match self.event {
            Event::GameCreated { setup, commitment } => {
                RoomEvent::GameCreated(Box::new(GameCreated {
                    setup: without_cards(setup),
                    commitment: *commitment,
                }))
            }
            Event::EntropyCommitted { team, commitment } => {
                RoomEvent::EntropyCommitted(EntropyCommitted {
                    side: *team,
                    commitment: *commitment,
                })
            }
            Event::EntropyRevealed { team, entropy } => {
                RoomEvent::EntropyRevealed(EntropyRevealed {
                    side: *team,
                    entropy: entropy.clone(),
                })
            }
            Event::GameStarted => RoomEvent::GameStarted(GameStarted {}),
            Event::DefensiveDecisionSubmitted {
                decision,
                disclosed,
            } => {
                let visible = disclosed.is_some() || eyes.see_secrets_of(before.fielding());
                RoomEvent::DefensiveDecisionSubmitted(DefensiveDecisionSubmitted {
                    decision: visible.then_some(*decision),
                    disclosed: *disclosed,
                })
            }
            Event::OffensiveDecisionSubmitted {
                decision,
                disclosed,
            } => {
                let visible = disclosed.is_some() || eyes.see_secrets_of(before.batting());
                RoomEvent::OffensiveDecisionSubmitted(OffensiveDecisionSubmitted {
                    decision: visible.then_some(*decision),
                    disclosed: *disclosed,
                })
            }
            Event::DecisionDropped { team } => RoomEvent::DecisionDropped(OfSide { side: *team }),
            Event::DiceRolled { roll, check, again } => {
                let view = RollView::of(roll, *check);
                let message = super::replies::roll_message(&view);
                RoomEvent::DiceRolled(DiceRolled::of(view, *again, timestamp(self.at), message))
            }
            Event::CardRead { roll_id, reading } => RoomEvent::CardRead(CardRead {
                roll_id: *roll_id,
                reading: *reading,
                printed: printed(before, reading),
            }),
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
            } => RoomEvent::JumpTaken(JumpTaken {
                runner: *runner,
                from: *from,
                jump: *jump,
                goes_on: *goes_on,
                description: describe(before, self.event),
            }),
            Event::PlayResolved { play } => {
                RoomEvent::PlayResolved(Box::new(PlayResolved::of(play, self.words())))
            }
            Event::Scored { entry } => {
                let words = self.description.clone();
                RoomEvent::Scored(Box::new(Scored::of(before, entry, words)))
            }
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
            Event::TakeBackRequested { by, to } => {
                RoomEvent::TakeBackRequested(TakeBackRequested {
                    side: by.team(),
                    roll_id: *to,
                })
            }
            Event::TakeBackAnswered { by, accepted } => {
                RoomEvent::TakeBackAnswered(TakeBackAnswered {
                    side: by.team(),
                    accepted: *accepted,
                })
            }
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
            Event::DiceRevealed { secret } => {
                RoomEvent::DiceRevealed(DiceRevealed { secret: *secret })
            }
        }
    }
}

/// The cell that was read, as it stands on the card.
fn printed(before: &GameState, reading: &Reading) -> String {
    let rosters = before.rosters();
    let batting = rosters.cards(before.batter()).map(|cards| &cards.batting);
    let pitching = rosters.cards(before.pitcher()).map(|cards| &cards.pitching);
    match (batting, pitching) {
        (Some(Some(batting)), Some(Some(pitching))) => reading.cell(batting, pitching).to_string(),
        (Some(_) | None, Some(_) | None) => String::new(),
    }
}

/// The setup without its cards: they are their managers' own, who get them by `get_cards`.
fn without_cards(setup: &GameSetup) -> GameSetup {
    let mut setup = setup.clone();
    for team in Team::ALL {
        setup.teams[team].cards.clear();
    }
    setup
}

/// A point in time as the wire writes it: RFC 3339 in UTC with milliseconds.
pub(crate) fn timestamp(at: jiff::Timestamp) -> Timestamp {
    Timestamp(format!("{at:.3}"))
}
