//! Commands: decided, made durable, remembered, shown, in that order.

use super::request::{Peer, Play};
use super::task::GameTask;
use super::ticket::Ticket;
use crate::authorize;
use crate::store_fault;
use crate::view::{Audience, replies, snapshot};
use bandbox_engine::dice::roll::{RollId, RollKind};
use bandbox_engine::state::{GameState, Phase};
use bandbox_engine::{Actor, Command, Event, decide};
use bandbox_protocol::v1::notice::DecisionsDue;
use bandbox_protocol::v1::{ErrorCode, ErrorData, GameId as WireGameId, Notice};
use bandbox_store::{Append, Appended, Batch, Cause, CauseCommand, Seq, StoreError, Summary};
use std::time::Instant;

/// How often a command is decided again because another node was faster, before the client is asked to wait.
const TRIES: usize = 4;

/// What became of a command.
pub(super) enum Committed {
    /// It is durable, with these events.
    Now(Vec<Event>, jiff::Timestamp),
    /// It was before.
    Before(Box<Batch>),
}

impl GameTask {
    pub(super) async fn play(
        &mut self,
        from: &Peer,
        play: Play,
        command_id: String,
        if_seq: Option<u64>,
        ticket: Ticket,
    ) {
        let dice = match self.dice_to_take_back_to(&play).await {
            Ok(dice) => dice,
            Err(error) => return ticket.refuse(store_fault::refusal(&error)),
        };
        let standing = self.standing(from);
        let means = play.rolls_for();
        let open = authorize::open_side(&self.table.seats);
        let command =
            |state: &GameState| authorize::command(standing, open, play.clone(), state, dice);
        match self.commit(from, command, means, &command_id, if_seq).await {
            Ok((command, Committed::Now(events, at))) => {
                let last = self.table.head.seq.after(events.len() as u64).0;
                if let Some(reply) = replies::accepted(&command, &events) {
                    ticket.accept(reply, last, false);
                }
                self.show_all(&events, at);
            }
            Ok((_, Committed::Before(batch))) => repeat(&batch, ticket),
            Err(error) => ticket.refuse(error),
        }
    }

    /// Decides a command and makes its events durable. They are not shown yet: its sender is to be answered first.
    pub(super) async fn commit(
        &mut self,
        from: &Peer,
        asked: impl Fn(&GameState) -> Result<(Actor, Command), ErrorData>,
        means: Option<RollKind>,
        command_id: &str,
        if_seq: Option<u64>,
    ) -> Result<(Command, Committed), ErrorData> {
        let unsure = |error: StoreError| store_fault::refusal(&error);
        if self.behind {
            self.catch_up().await.map_err(unsure)?;
        }
        for _ in 0..TRIES {
            let since = Instant::now();
            let (actor, command) = match asked(&self.table.state) {
                Ok(asked) => asked,
                Err(_) if self.went_on_elsewhere().await.map_err(unsure)? => continue,
                Err(error) => return Err(error),
            };
            let decided = self
                .rolls_for_what_is_due(means)
                .and_then(|()| self.decide(actor, &command, if_seq));
            self.app.metrics.decide.since(since);
            let at = jiff::Timestamp::now();
            let cause = Cause {
                user: from.user.id.clone(),
                actor,
                command_id: command_id.to_owned(),
                command: CauseCommand::Play {
                    command: command.clone(),
                },
                session: Some(from.origin.session.clone()),
                at,
            };
            let events = match decided {
                Ok(events) => events,
                Err(_) if self.went_on_elsewhere().await.map_err(unsure)? => continue,
                Err(error) => {
                    let batch = self.unless_repeated(&cause, error).await?;
                    return Ok((command, Committed::Before(Box::new(batch))));
                }
            };
            let since = Instant::now();
            let appended = self.append(&cause, &events).await;
            self.app.metrics.commit.since(since);
            match appended {
                Ok(Appended::Done(head)) => {
                    self.table.head.chain = head.chain;
                    self.tell_nodes(Some(head.seq.0));
                    tracing::debug!(
                        game = %self.game,
                        conn = from.connection,
                        user = from.user.id,
                        cmd = command_id,
                        seq = head.seq.0,
                        "accepted"
                    );
                    return Ok((command, Committed::Now(events, at)));
                }
                Ok(Appended::Duplicate(batch)) => return Ok((command, Committed::Before(batch))),
                Ok(Appended::IdReused) => return Err(id_reused()),
                Ok(Appended::Conflict(_)) => self.catch_up().await.map_err(unsure)?,
                Err(error) => {
                    self.behind = true;
                    return Err(unsure(error));
                }
            }
        }
        let busy = ErrorData::new(
            ErrorCode::Busy,
            "the game is busy elsewhere; send the same frame again",
        );
        Err(ErrorData {
            retry_after_ms: Some(250),
            ..busy
        })
    }

    /// The dice that a take-back names by their place in the log, wherever that is: a frame that comes twice must mean the
    /// same dice.
    async fn dice_to_take_back_to(&self, play: &Play) -> Result<Option<RollId>, StoreError> {
        let Some(before) = play.takes_back_to().and_then(|seq| seq.checked_sub(1)) else {
            return Ok(None);
        };
        let events = self.app.store.read(self.game, Seq(before), 1).await?;
        Ok(events
            .first()
            .and_then(|stored| stored.event.roll())
            .map(|roll| roll.id))
    }

    /// Whoever says what he rolls for means that roll and no other.
    fn rolls_for_what_is_due(&self, means: Option<RollKind>) -> Result<(), ErrorData> {
        match (means, self.table.state.roll_due()) {
            (Some(means), Some(due)) if means != due => {
                let message = format!(
                    "the roll that is due is {}, not {}; leave roll_type out or send that one",
                    due.name(),
                    means.name()
                );
                Err(ErrorData::new(ErrorCode::InvalidData, message).at("data.roll_type"))
            }
            (_, _) => Ok(()),
        }
    }

    fn decide(
        &self,
        actor: Actor,
        command: &Command,
        if_seq: Option<u64>,
    ) -> Result<Vec<Event>, ErrorData> {
        let head_seq = self.table.head.seq.0;
        if let Some(expected) = if_seq
            && expected != head_seq
        {
            let message =
                format!("the game stands at {head_seq}, not at {expected}; look again and decide");
            return Err(ErrorData {
                head_seq: Some(head_seq),
                ..ErrorData::new(ErrorCode::Stale, message)
            });
        }
        decide(&self.table.state, actor, command, &self.table.dice).map_err(|rejection| ErrorData {
            head_seq: Some(head_seq),
            ..ErrorData::from(&rejection)
        })
    }

    async fn append(&self, cause: &Cause, events: &[Event]) -> Result<Appended, StoreError> {
        let mut after = self.table.state.clone();
        for event in events {
            bandbox_engine::apply(&mut after, event);
        }
        self.app
            .store
            .append(Append {
                game: self.game,
                expected: self.table.head,
                events: events.to_vec(),
                cause: cause.clone(),
                summary: Summary::of(&after),
            })
            .await
    }

    /// A command that was accepted before is refused by the rules now; its sender gets the first answer.
    async fn unless_repeated(&self, cause: &Cause, error: ErrorData) -> Result<Batch, ErrorData> {
        let found = self
            .app
            .store
            .find(self.game, &cause.user, &cause.command_id);
        match found.await {
            Ok(Some(batch)) if batch.cause.command == cause.command => Ok(batch),
            Ok(Some(_)) => Err(id_reused()),
            Ok(None) => Err(error),
            Err(error) => Err(store_fault::refusal(&error)),
        }
    }

    /// The events are durable and their sender is answered: the room is shown.
    pub(super) fn show_all(&mut self, events: &[Event], at: jiff::Timestamp) {
        let since = Instant::now();
        for event in events {
            self.show(event, at);
        }
        self.after_change();
        self.app.metrics.fan_out.since(since);
    }

    pub(super) fn show(&mut self, event: &Event, at: jiff::Timestamp) {
        let seq = self.table.head.seq.after(1);
        let (room, game_id) = (&mut self.room, WireGameId(self.game.uuid()));
        let metrics = &self.app.metrics;
        self.table.record(seq.0, event, at, |happened| {
            let shown = happened.shown(game_id);
            metrics.event_bytes.note(shown.to(Audience::Public).len());
            metrics.event_members.note(room.publish(seq.0, shown));
        });
        self.table.head.seq = seq;
        self.seat.set_head(seq.0);
    }

    pub(super) fn after_change(&mut self) {
        self.app.turns.moved(self.game);
        // A connection that ended while the queue was full could not say so.
        self.room.sweep();
        let state = &self.table.state;
        let update = snapshot::update(&self.table);
        self.room.update(update);
        let untouched = Phase::DecisionsDue {
            defense: None,
            offense: None,
        };
        if *state.phase() == untouched {
            let due = DecisionsDue {
                waiting_for: snapshot::waiting_for(state),
                fielding: state.fielding(),
                batting: state.batting(),
            };
            self.room.notify(Notice::DecisionsDue(due), true);
        }
    }
}

/// The first answer again.
fn repeat(batch: &Batch, ticket: Ticket) {
    let reply = match &batch.cause.command {
        CauseCommand::Play { command } => replies::accepted(command, &batch.events),
        CauseCommand::Create { .. } => None,
    };
    match reply {
        Some(reply) => ticket.accept(reply, batch.last_seq.0, true),
        None => ticket.refuse(id_reused()),
    }
}

fn id_reused() -> ErrorData {
    let message =
        "this id was used for another command of this game; give each command an id of its own";
    ErrorData::new(ErrorCode::IdReused, message).at("id")
}
