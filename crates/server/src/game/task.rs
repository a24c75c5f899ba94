//! The task of one game. It owns the game; requests come through its queue and are worked off one by one.
//!
//! A command is decided, then made durable, then remembered, then shown. Nobody sees what is not durable.

use super::registry::Seat;
use super::replay;
use super::request::{Ask, Look, Peer, Play, Request};
use super::room::Room;
use super::table::{Table, WHOLE_LOG};
use super::ticket::Ticket;
use crate::app::App;
use crate::authorize::{self, Standing};
use crate::view::event::timestamp;
use crate::view::{Audience, replies, snapshot};
use bandbox_engine::state::Phase;
use bandbox_engine::{Actor, Command, Event, decide};
use bandbox_protocol::v1::client::MemberRole;
use bandbox_protocol::v1::notice::DecisionsDue;
use bandbox_protocol::v1::reply::{GameJoined, GameLeft, GameStateSync, LineupData};
use bandbox_protocol::v1::view::{LineupView, PlayerView};
use bandbox_protocol::v1::{
    ErrorCode, ErrorData, GameId as WireGameId, Notice, NoticeFrame, ReplyEvent,
};
use bandbox_store::{
    Append, Appended, Batch, Cause, CauseCommand, GameId, Seq, StoreError, Summary,
};
use std::sync::Arc;
use tokio::sync::mpsc;

/// How often a command is decided again because another node was faster, before the client is asked to wait.
const TRIES: usize = 4;

/// Runs a game until it is idle and nobody is there, or the server stops.
pub(crate) async fn run(
    app: Arc<App>,
    game: GameId,
    mut queue: mpsc::Receiver<Request>,
    seat: Seat,
) {
    let table = match Table::load(&app.store, game).await {
        Ok(Some(table)) => table,
        Ok(None) => return refuse_all(&app, game, queue, &not_found()),
        Err(error) => {
            tracing::error!(%game, %error, "a game cannot be loaded");
            return refuse_all(&app, game, queue, &unavailable(&error));
        }
    };
    let _counted = app.gauges.game();
    let room = Room::new(WireGameId(game.uuid()));
    let mut task = GameTask {
        app: Arc::clone(&app),
        game,
        table,
        room,
        seat,
        behind: false,
    };
    task.seat.set_head(task.table.head.seq.0);
    loop {
        match tokio::time::timeout(app.config.idle_game, queue.recv()).await {
            Ok(Some(request)) => task.serve(request).await,
            Ok(None) => return,
            Err(_) => {
                task.room.sweep();
                if task.room.is_empty() && app.registry.evict(game, &queue) {
                    return;
                }
            }
        }
    }
}

/// Answers everything that waits, and what comes meanwhile, and leaves memory.
fn refuse_all(app: &App, game: GameId, mut queue: mpsc::Receiver<Request>, error: &ErrorData) {
    loop {
        while let Ok(request) = queue.try_recv() {
            match request.ask {
                Ask::Play { ticket, .. }
                | Ask::Join { ticket, .. }
                | Ask::Leave { ticket }
                | Ask::Look { ticket, .. } => ticket.refuse(error.clone()),
                Ask::Gone => (),
            }
        }
        if app.registry.evict(game, &queue) {
            return;
        }
    }
}

fn not_found() -> ErrorData {
    let message = "there is no such game, or you may not see it; list the games to find its id";
    ErrorData::new(ErrorCode::GameNotFound, message).at("data.game_id")
}

fn unavailable(error: &StoreError) -> ErrorData {
    tracing::error!(%error, "the store does not answer");
    let message =
        "the server cannot write just now; nothing was changed; send the same frame again";
    ErrorData {
        retry_after_ms: Some(1_000),
        ..ErrorData::new(ErrorCode::StoreUnavailable, message)
    }
}

struct GameTask {
    app: Arc<App>,
    game: GameId,
    table: Table,
    room: Room,
    seat: Seat,
    /// The store failed, so the log may have more than is known here.
    behind: bool,
}

impl GameTask {
    async fn serve(&mut self, request: Request) {
        let from = request.from;
        match request.ask {
            Ask::Play {
                play,
                command_id,
                if_seq,
                ticket,
            } => {
                self.play(&from, play, command_id, if_seq, ticket).await;
            }
            Ask::Join {
                role,
                after_seq,
                epoch,
                ticket,
            } => {
                self.join(from, role, after_seq, epoch, ticket).await;
            }
            Ask::Leave { ticket } => {
                self.room.leave(from.connection);
                ticket.answer(ReplyEvent::GameLeft(GameLeft {
                    game_id: self.wire_id(),
                }));
            }
            Ask::Gone => {
                self.room.leave(from.connection);
            }
            Ask::Look { look, ticket } => self.look(&from, look, ticket).await,
        }
    }

    const fn wire_id(&self) -> WireGameId {
        WireGameId(self.game.uuid())
    }

    fn standing(&self, peer: &Peer) -> Standing {
        Standing::of(&peer.user, &self.table.managers)
    }

    // ---- commands ------------------------------------------------------------------------------------------

    async fn play(
        &mut self,
        from: &Peer,
        play: Play,
        command_id: String,
        if_seq: Option<u64>,
        ticket: Ticket,
    ) {
        if self.behind
            && let Err(error) = self.catch_up().await
        {
            return ticket.refuse(unavailable(&error));
        }
        for _ in 0..TRIES {
            let (actor, command) =
                match authorize::command(self.standing(from), play.clone(), &self.table.state) {
                    Ok(permitted) => permitted,
                    Err(error) => return ticket.refuse(error),
                };
            let decided = self.decide(actor, &command, if_seq);
            let at = jiff::Timestamp::now();
            let cause = Cause {
                user: from.user.id.clone(),
                actor,
                command_id: command_id.clone(),
                command: CauseCommand::Play { command },
                at,
            };
            let events = match decided {
                Ok(events) => events,
                Err(error) => return self.refuse_unless_repeated(&cause, error, ticket).await,
            };
            match self.append(&cause, &events).await {
                Ok(Appended::Done(head)) => {
                    self.table.head.chain = head.chain;
                    let CauseCommand::Play { command } = &cause.command else {
                        return;
                    };
                    return self.accepted(command, &events, at, ticket);
                }
                Ok(Appended::Duplicate(batch)) => return repeat(&batch, ticket),
                Ok(Appended::IdReused) => return ticket.refuse(id_reused()),
                Ok(Appended::Conflict(_)) => {
                    if let Err(error) = self.catch_up().await {
                        return ticket.refuse(unavailable(&error));
                    }
                }
                Err(error) => {
                    self.behind = true;
                    return ticket.refuse(unavailable(&error));
                }
            }
        }
        let busy = ErrorData::new(
            ErrorCode::Busy,
            "the game is busy elsewhere; send the same frame again",
        );
        ticket.refuse(ErrorData {
            retry_after_ms: Some(250),
            ..busy
        });
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
    async fn refuse_unless_repeated(&self, cause: &Cause, error: ErrorData, ticket: Ticket) {
        match self
            .app
            .store
            .find(self.game, &cause.user, &cause.command_id)
            .await
        {
            Ok(Some(batch)) if batch.cause.command == cause.command => repeat(&batch, ticket),
            Ok(Some(_)) => ticket.refuse(id_reused()),
            Ok(None) => ticket.refuse(error),
            Err(error) => ticket.refuse(unavailable(&error)),
        }
    }

    /// The events are durable: the sender is answered, then the room is shown.
    fn accepted(
        &mut self,
        command: &Command,
        events: &[Event],
        at: jiff::Timestamp,
        ticket: Ticket,
    ) {
        let last = self.table.head.seq.after(events.len() as u64).0;
        if let Some(reply) = replies::accepted(command, events) {
            ticket.accept(reply, last, false);
        }
        for event in events {
            self.show(event, at);
        }
        self.after_change();
    }

    fn show(&mut self, event: &Event, at: jiff::Timestamp) {
        let seq = self.table.head.seq.after(1);
        let (room, game_id) = (&self.room, self.wire_id());
        self.table.record(seq.0, event, at, |happened| {
            room.publish(|audience| happened.frame(game_id, audience));
        });
        self.table.head.seq = seq;
        self.seat.set_head(seq.0);
    }

    fn after_change(&mut self) {
        // A connection that ended while the queue was full could not say so.
        self.room.sweep();
        let state = &self.table.state;
        let update = snapshot::update(state, self.table.head.seq.0);
        self.room.notify(Notice::GameStateUpdate(update), false);
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

    /// Reads what the log has beyond what is known here, and shows it.
    async fn catch_up(&mut self) -> Result<(), StoreError> {
        let missed = self
            .app
            .store
            .read(self.game, self.table.head.seq, WHOLE_LOG)
            .await?;
        for stored in &missed {
            self.show(&stored.event, stored.at);
        }
        if let Some(loaded) = self.app.store.load(self.game).await?
            && loaded.head.seq == self.table.head.seq
        {
            self.table.head = loaded.head;
            self.behind = false;
        }
        if !missed.is_empty() {
            self.after_change();
        }
        Ok(())
    }

    // ---- the room ------------------------------------------------------------------------------------------

    async fn join(
        &mut self,
        from: Peer,
        role: MemberRole,
        after_seq: Option<u64>,
        epoch: Option<u64>,
        ticket: Ticket,
    ) {
        let standing = self.standing(&from);
        let (side, audience) = match standing.as_member(role) {
            Ok(place) => place,
            Err(error) => return ticket.refuse(error),
        };
        let missed = match self.missed(after_seq, epoch, audience).await {
            Ok(missed) => missed,
            Err(error) => return ticket.refuse(unavailable(&error)),
        };
        self.room
            .join(from.clone(), role, side, audience, self.app.gauges.member());
        let replayed = missed.as_ref().map_or(0, Vec::len);
        ticket.answer(ReplyEvent::GameJoined(GameJoined {
            game_id: self.wire_id(),
            side,
            role,
            epoch: self.app.epoch,
            head_seq: self.table.head.seq.0,
            recovered: missed.is_some(),
            replayed: u32::try_from(replayed).unwrap_or(u32::MAX),
            members: self.room.members(),
        }));
        match missed {
            Some(frames) => {
                for frame in frames {
                    from.outbox.send(frame.into());
                }
            }
            None => {
                let event = Notice::GameStateSync(Box::new(self.sync(audience)));
                let game_id = Some(self.wire_id());
                from.outbox
                    .send(NoticeFrame { event, game_id }.to_json().into());
            }
        }
    }

    /// The frames that a client has missed; `None` when it must take a snapshot.
    async fn missed(
        &self,
        after_seq: Option<u64>,
        epoch: Option<u64>,
        audience: Audience,
    ) -> Result<Option<Vec<String>>, StoreError> {
        let (Some(after_seq), true) =
            (after_seq, epoch.is_none_or(|epoch| epoch == self.app.epoch))
        else {
            return Ok(None);
        };
        let head = self.table.head.seq.0;
        if after_seq == head {
            return Ok(Some(Vec::new()));
        }
        if after_seq > head {
            return Ok(None);
        }
        let log = self.app.store.read(self.game, Seq::ZERO, WHOLE_LOG).await?;
        Ok(replay::frames(&log, after_seq, self.wire_id(), audience))
    }

    async fn look(&self, from: &Peer, look: Look, ticket: Ticket) {
        match look {
            Look::State => {
                let audience = self.standing(from).audience();
                ticket.answer(ReplyEvent::GameStateSync(Box::new(self.sync(audience))));
            }
            Look::Lineup(side) => {
                let state = &self.table.state;
                ticket.answer(ReplyEvent::LineupData(LineupData {
                    game_id: self.wire_id(),
                    side,
                    lineup: LineupView::from(state.lineup(side)),
                    bench: state.bench(side).map(|(id, _)| id).collect(),
                    players: state
                        .rosters()
                        .players(side)
                        .map(|(id, p)| PlayerView::of(id, p))
                        .collect(),
                }));
            }
            Look::History { after, limit } => {
                match self.app.store.read(self.game, Seq::ZERO, WHOLE_LOG).await {
                    Ok(log) => {
                        let history = replay::history(&log, self.wire_id(), after, limit);
                        ticket.answer(ReplyEvent::PlayHistory(history));
                    }
                    Err(error) => ticket.refuse(unavailable(&error)),
                }
            }
        }
    }

    fn sync(&self, audience: Audience) -> GameStateSync {
        GameStateSync {
            game_id: self.wire_id(),
            state: snapshot::snapshot(&self.table.state, &self.table.line_score, audience),
            recent_plays: self.table.recent.iter().cloned().collect(),
            seq: self.table.head.seq.0,
            timestamp: timestamp(jiff::Timestamp::now()),
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
