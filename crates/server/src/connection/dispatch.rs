//! Where each client event goes: most to a game's queue, the rest is answered here.

mod signing_in;

use super::asked::play;
use super::connections::{ConnectionId, OfUser};
use super::outbox::Outbox;
use super::user::User;
use crate::app::App;
use crate::audit::{Action, Origin, Witness};
use crate::create_game::create_game;
use crate::game::request::{Ask, Look, Peer, Play, Request, Rooms};
use crate::game::ticket::Ticket;
use crate::list_games::list_games;
use crate::view::event::timestamp;
use bandbox_protocol::v1::reply::HeartbeatAck;
use bandbox_protocol::v1::{
    ClientEvent, ClientFrame, ErrorCode, ErrorData, FrameFault, FrameId, GameId, ReplyEvent, decode,
};
use std::sync::Arc;

/// How a frame was served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Served {
    /// It was one.
    Well,
    /// It was not.
    Fault,
    /// It came from somebody whose token is no good, or who has shown none.
    Stranger,
}

/// Serves the frames of one connection.
pub(crate) struct Dispatch {
    app: Arc<App>,
    connection: ConnectionId,
    outbox: Outbox,
    /// Where it comes from.
    origin: Arc<Origin>,
    user: Option<Arc<User>>,
    /// Counts this connection among the user's.
    of_user: Option<OfUser>,
    /// The user has been told that his token ends.
    is_warned: bool,
    /// The games whose room this connection is in.
    rooms: Rooms,
}

impl Dispatch {
    /// For a connection whose frames go there.
    pub(crate) fn new(
        app: Arc<App>,
        connection: ConnectionId,
        outbox: Outbox,
        origin: Arc<Origin>,
    ) -> Self {
        Self {
            app,
            connection,
            outbox,
            origin,
            user: None,
            of_user: None,
            is_warned: false,
            rooms: Rooms::default(),
        }
    }

    /// For somebody who has shown his token and sends one frame.
    pub(crate) fn signed_in_as(
        app: Arc<App>,
        connection: ConnectionId,
        outbox: Outbox,
        origin: Arc<Origin>,
        user: User,
    ) -> Self {
        let mut dispatch = Self::new(app, connection, outbox, origin);
        dispatch.user = Some(Arc::new(user));
        dispatch
    }

    /// Serves a text frame.
    pub(crate) fn frame(&mut self, text: &str) -> Served {
        match decode(text) {
            Ok(frame) => self.event(frame),
            Err(fault) => {
                self.refuse_frame(fault);
                Served::Fault
            }
        }
    }

    /// Answers a frame that is none.
    pub(crate) fn refuse_frame(&self, fault: FrameFault) {
        self.witness(Action::Frame, None).refused(fault.code);
        self.outbox.send(fault.into_reply().to_json().into());
    }

    fn witness(&self, action: Action, game: Option<GameId>) -> Witness {
        Witness {
            audit: self.app.audit.clone(),
            refusals: self.app.metrics.refusals.clone(),
            origin: Arc::clone(&self.origin),
            user: self.user.clone(),
            game: game.map(store_id),
            action,
        }
    }

    fn peer(&self) -> Option<Peer> {
        let user = Arc::clone(self.user.as_ref()?);
        Some(Peer {
            connection: self.connection,
            origin: Arc::clone(&self.origin),
            user,
            outbox: self.outbox.clone(),
            rooms: self.rooms.clone(),
        })
    }

    /// Serves a frame that was read elsewhere.
    pub(crate) fn event(&mut self, frame: ClientFrame<ClientEvent>) -> Served {
        let for_outcome = matches!(frame.event, ClientEvent::SubmitManualOutcome(_));
        let witness = self.witness(Action::of(&frame.event), frame.event.game_id());
        let ticket = Ticket::new(frame.id.clone(), self.outbox.clone(), for_outcome, witness);
        if let ClientEvent::Authenticate(data) = &frame.event {
            return self.authenticate(&data.token, ticket);
        }
        let Some(from) = self.peer() else {
            ticket.refuse(stranger());
            return Served::Stranger;
        };
        self.signed_in(from, frame, ticket);
        Served::Well
    }

    /// Asks what has happened in a game since, and to be told what happens from now on, without being seen there.
    pub(crate) fn follow(
        &self,
        game: GameId,
        after_seq: Option<u64>,
        epoch: Option<u64>,
        id: FrameId,
    ) {
        let witness = self.witness(Action::Look("follow_game"), Some(game));
        let ticket = Ticket::new(id, self.outbox.clone(), false, witness);
        let Some(from) = self.peer() else {
            return ticket.refuse(stranger());
        };
        let ask = Ask::Follow {
            after_seq,
            epoch,
            ticket,
        };
        self.to_game(game, Request::new(from, ask));
    }

    fn signed_in(&mut self, from: Peer, frame: ClientFrame<ClientEvent>, ticket: Ticket) {
        let ClientFrame { id, event, if_seq } = frame;
        let (game, ask) = match event {
            // Answered before anybody is asked who he is.
            ClientEvent::Authenticate(_) => return,
            ClientEvent::RefreshToken(data) => {
                return self.refresh(&from.user, &data.token, ticket);
            }
            ClientEvent::Heartbeat(_) => return self.heartbeat(ticket),
            ClientEvent::CreateGame(_) if self.app.draining.is_cancelled() => {
                return ticket.refuse(draining());
            }
            ClientEvent::CreateGame(data) => {
                let (app, user) = (Arc::clone(&self.app), Arc::clone(&from.user));
                let origin = from.origin;
                let creation =
                    async move { create_game(&app, &user, &origin, id, *data, ticket).await };
                self.app.work.spawn(creation);
                return;
            }
            ClientEvent::ListGames(data) => {
                let (app, user) = (Arc::clone(&self.app), Arc::clone(&from.user));
                let listing = async move { list_games(&app, &user, data, ticket).await };
                self.app.work.spawn(listing);
                return;
            }
            ClientEvent::JoinGame(data) => {
                let (after_seq, epoch) = (data.after_seq, data.epoch);
                (
                    data.game_id,
                    Ask::Join {
                        role: data.role,
                        after_seq,
                        epoch,
                        ticket,
                    },
                )
            }
            ClientEvent::LeaveGame(data) => (data.game_id, Ask::Leave { ticket }),
            ClientEvent::RequestGameState(data) => (data.game_id, look(Look::State, ticket)),
            ClientEvent::GetLineup(data) => (data.game_id, look(Look::Lineup(data.side), ticket)),
            ClientEvent::GetCards(data) => (data.game_id, look(Look::Cards(data.side), ticket)),
            ClientEvent::GetBoxScore(data) => (data.game_id, look(Look::BoxScore, ticket)),
            ClientEvent::GetPlayHistory(data) => {
                let (after, limit) = (
                    data.after.unwrap_or(0),
                    data.limit.unwrap_or_default().number(),
                );
                (data.game_id, look(Look::History { after, limit }, ticket))
            }
            ClientEvent::ListMembers(data) => {
                let (after, limit) = (data.after, data.limit.unwrap_or_default().number());
                (data.game_id, look(Look::Members { after, limit }, ticket))
            }
            ClientEvent::CleanupGame(data) => (
                data.game_id,
                Ask::CleanUp {
                    reason: data.reason,
                    command_id: id.to_string(),
                    ticket,
                },
            ),
            event @ (ClientEvent::CommitEntropy(_)
            | ClientEvent::RevealEntropy(_)
            | ClientEvent::StartGame(_)
            | ClientEvent::SubmitDefensiveDecision(_)
            | ClientEvent::SubmitOffensiveDecision(_)
            | ClientEvent::RollDice(_)
            | ClientEvent::SubmitManualOutcome(_)
            | ClientEvent::SubmitChoice(_)
            | ClientEvent::RequestPinchHitter(_)
            | ClientEvent::RequestPinchRunner(_)
            | ClientEvent::RequestPitchingChange(_)
            | ClientEvent::RequestDefensiveReplacement(_)
            | ClientEvent::RequestDoubleSwitch(_)
            | ClientEvent::RequestPositionSwap(_)
            | ClientEvent::RequestTakeBack(_)
            | ClientEvent::AnswerTakeBack(_)
            | ClientEvent::SuspendGame(_)
            | ClientEvent::ResumeGame(_)
            | ClientEvent::ForfeitGame(_)) => match play(event) {
                Ok((game, play)) => (game, play_ask(play, &id, if_seq, ticket)),
                Err(error) => return ticket.refuse(error),
            },
        };
        self.to_game(game, Request::new(from, ask));
    }

    fn to_game(&self, game: GameId, request: Box<Request>) {
        if let Err(refused) = self.app.registry.send(&self.app, store_id(game), request) {
            let later = if self.app.draining.is_cancelled() {
                draining()
            } else {
                let message = "too much waits for this game; send the same frame again in a moment";
                ErrorData {
                    retry_after_ms: Some(250),
                    ..ErrorData::new(ErrorCode::Busy, message)
                }
            };
            match refused.ask {
                Ask::Play { ticket, .. }
                | Ask::CleanUp { ticket, .. }
                | Ask::Join { ticket, .. }
                | Ask::Follow { ticket, .. }
                | Ask::Leave { ticket }
                | Ask::Look { ticket, .. } => ticket.refuse(later),
                Ask::Gone => (),
            }
        }
    }

    fn heartbeat(&self, ticket: Ticket) {
        let registry = &self.app.registry;
        let rooms = self.rooms.list().into_iter();
        let heads = rooms.filter_map(|game| Some((game, registry.head(store_id(game))?)));
        ticket.answer(ReplyEvent::HeartbeatAck(HeartbeatAck {
            timestamp: timestamp(jiff::Timestamp::now()),
            heads: heads.collect(),
        }));
    }
}

/// The one end of every connection, also of one whose task died: its writer stops, every room is left.
impl Drop for Dispatch {
    fn drop(&mut self) {
        self.outbox.closing().hang_up();
        self.sign_out();
        let Some(from) = self.peer() else {
            return;
        };
        for game in self.rooms.list() {
            let request = Request::new(from.clone(), Ask::Gone);
            // A game whose queue is full finds the closed outbox by itself.
            self.app.registry.send_if_loaded(store_id(game), request);
        }
    }
}

fn stranger() -> ErrorData {
    let message = "show a token first: authenticate, or connect with one";
    ErrorData::new(ErrorCode::Unauthenticated, message)
}

fn draining() -> ErrorData {
    let message = "the server is about to restart; send the same frame again when you are back";
    ErrorData {
        retry_after_ms: Some(250),
        ..ErrorData::new(ErrorCode::Draining, message)
    }
}

/// What a user is told when he has come in.
fn look(look: Look, ticket: Ticket) -> Ask {
    Ask::Look { look, ticket }
}

fn play_ask(play: Play, id: &FrameId, if_seq: Option<u64>, ticket: Ticket) -> Ask {
    Ask::Play {
        play,
        command_id: id.to_string(),
        if_seq,
        ticket,
    }
}

const fn store_id(game: GameId) -> bandbox_store::GameId {
    bandbox_store::GameId::new(game.0)
}
