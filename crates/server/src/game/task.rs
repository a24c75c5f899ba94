//! The task of one game. It owns the game; requests come through its queue and are worked off one by one.
//!
//! A command is decided, then made durable, then remembered, then shown. Nobody sees what is not durable.

use super::registry::Seat;
use super::request::{Arrival, Ask, Peer, Request};
use super::room::Room;
use super::table::Table;
use crate::app::App;
use crate::authorize::{Standing, not_there};
use crate::store_fault;
use bandbox_engine::Phase;
use bandbox_protocol::v1::reply::GameLeft;
use bandbox_protocol::v1::{ErrorData, GameId as WireGameId, ReplyEvent};
use bandbox_store::GameId;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::mpsc;

/// How often a room in which nothing happens is searched for connections that are gone.
const SWEEP_EVERY: Duration = Duration::from_secs(10);

/// Runs a game until it is idle and nobody is there, or the server stops.
pub(crate) async fn run(
    app: Arc<App>,
    game: GameId,
    mut queue: mpsc::Receiver<Arrival>,
    seat: Seat,
) {
    let since = Instant::now();
    let table = match Table::load(&app.store, game).await {
        Ok(Some(table)) => table,
        Ok(None) => return refuse_all(&app, game, queue, &not_there()),
        Err(error) => {
            tracing::error!(%game, "a game cannot be loaded");
            return refuse_all(&app, game, queue, &store_fault::refusal(&error));
        }
    };
    app.metrics.load.since(since);
    tracing::debug!(%game, seq = table.head.seq.0, "loaded");
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
    task.seat.set_managers(&task.table.seats.managers);
    loop {
        let nobody_there = task.room.is_empty();
        match tokio::time::timeout(task.patience(), queue.recv()).await {
            // In a box of its own: what it takes to serve a request is much, and most games have none.
            Ok(Some(Arrival::Request(request))) => Box::pin(task.serve(*request)).await,
            Ok(Some(Arrival::Elsewhere(up_to))) => Box::pin(task.look_again(up_to)).await,
            Ok(Some(Arrival::WhoseTurn(answer))) => {
                // Whoever asked may have given up.
                let _ = answer.send(task.whose_turn());
            }
            Ok(Some(Arrival::Gone(connection))) => {
                task.room.leave(connection);
            }
            Ok(None) => return,
            Err(_) if nobody_there => {
                if app.registry.evict(game, &queue) {
                    tracing::debug!(%game, "left memory");
                    return;
                }
            }
            // A connection that ended while the queue was full could not say so.
            Err(_) => task.room.sweep(),
        }
    }
}

/// Answers everything that waits, and what comes meanwhile, and leaves memory.
fn refuse_all(app: &App, game: GameId, mut queue: mpsc::Receiver<Arrival>, error: &ErrorData) {
    loop {
        while let Ok(arrival) = queue.try_recv() {
            match arrival {
                Arrival::Request(request) => request.ask.into_ticket().refuse(error.clone()),
                Arrival::Elsewhere(_) | Arrival::WhoseTurn(_) | Arrival::Gone(_) => (),
            }
        }
        if app.registry.evict(game, &queue) {
            return;
        }
    }
}

/// A game in memory, with all that its requests need.
pub(super) struct GameTask {
    pub(super) app: Arc<App>,
    pub(super) game: GameId,
    pub(super) table: Table,
    pub(super) room: Room,
    pub(super) seat: Seat,
    /// The store failed, so the log may have more than is known here.
    pub(super) behind: bool,
}

impl GameTask {
    /// How long to wait for the next request. A game that nobody watches is let go then, and one that is over
    /// at once.
    fn patience(&self) -> Duration {
        if !self.room.is_empty() {
            return SWEEP_EVERY;
        }
        match self.table.state.phase() {
            Phase::Final { .. } => Duration::ZERO,
            Phase::BeforeGame
            | Phase::LineupDue { .. }
            | Phase::DecisionsDue { .. }
            | Phase::RollDue { .. }
            | Phase::OutcomeDue { .. }
            | Phase::ChoiceDue { .. }
            | Phase::EntryDue => self.app.config.idle_game,
        }
    }

    async fn serve(&mut self, request: Request) {
        self.app.metrics.queue_wait.since(request.since);
        let from = request.from;
        if let Err(error) = self.standing(&from).permit(request.event) {
            return request.ask.into_ticket().refuse(error);
        }
        match request.ask {
            Ask::Play {
                play,
                command_id,
                if_seq,
                ticket,
            } => {
                self.play(&from, play, command_id, if_seq, ticket).await;
            }
            Ask::CleanUp {
                reason,
                command_id,
                ticket,
            } => self.clean_up(&from, reason, command_id, ticket).await,
            Ask::Join {
                role,
                after_seq,
                epoch,
                ticket,
            } => {
                self.join(from, role, after_seq, epoch, ticket).await;
            }
            Ask::Follow {
                after_seq,
                epoch,
                ticket,
            } => self.follow(from, after_seq, epoch, ticket).await,
            Ask::Leave { ticket } => {
                self.room.leave(from.connection);
                ticket.answer(ReplyEvent::GameLeft(GameLeft {
                    game_id: self.wire_id(),
                }));
            }
            Ask::Invite {
                side,
                command_id,
                ticket,
            } => self.invite(&from, side, command_id, ticket).await,
            Ask::TakeSide { code, ticket } => self.take_side(&from, &code, ticket).await,
            Ask::HandOver { data, ticket } => self.hand_over(&from, data, ticket).await,
            Ask::Ready { data, ticket } => self.set_ready(&from, data, ticket),
            Ask::Chat { data, ticket } => self.chat(&from, data, ticket),
            Ask::Mute { data, ticket } => self.mute(&from, &data, ticket),
            Ask::Announce { text, ticket } => self.announce(text, ticket),
            Ask::Look { look, ticket } => self.look(&from, look, ticket).await,
        }
    }

    pub(super) const fn wire_id(&self) -> WireGameId {
        WireGameId(self.game.uuid())
    }

    pub(super) fn standing(&self, peer: &Peer) -> Standing {
        Standing::of(&peer.user, &self.table.seats)
    }
}
