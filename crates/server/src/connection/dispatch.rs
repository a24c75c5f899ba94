//! Where each client event goes: most to a game's queue, the rest is answered here.

mod of_no_game;
mod signing_in;

use super::asked::play;
use super::connections::{ConnectionId, OfUser};
use super::outbox::Outbox;
use crate::app::App;
use crate::audit::{Action, Origin, Witness};
use crate::authorize::Standing;
use crate::game::request::{Ask, Look, Peer, Play, Request, Rooms};
use crate::game::ticket::Ticket;
use crate::limits::{Exceeded, Held};
use bandbox_protocol::v1::client::JoinGame;
use bandbox_protocol::v1::frame::id_of;
use bandbox_protocol::v1::rights::{Right, Role, rights};
use bandbox_protocol::v1::{
    ClientEvent, ClientFrame, ErrorCode, ErrorData, FrameFault, FrameId, GameId, Reply, ReplyEvent,
    WireEvent, decode_within,
};
use bandbox_tokens::User;
use std::sync::Arc;

/// Whoever follows a game without a socket does as one who joins its room.
const FOLLOWS_AS: &str = "join_game";

/// How a frame was served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Served {
    /// It was one.
    Well,
    /// It was not.
    Fault,
    /// It came from somebody whose token is no good, or who has shown none.
    Stranger,
    /// It was one too many for now.
    TooOften,
}

/// Serves the frames of one connection.
pub(crate) struct Dispatch {
    app: Arc<App>,
    connection: ConnectionId,
    outbox: Outbox,
    /// Where it comes from.
    origin: Arc<Origin>,
    user: Option<Arc<User>>,
    /// It was the cookie that told who he is, and no frame has come yet.
    is_by_cookie: bool,
    /// Counts this connection among the user's.
    of_user: Option<OfUser>,
    /// Counts it among the strangers of its address, until its user has shown a token.
    stranger: Option<Held>,
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
            is_by_cookie: false,
            of_user: None,
            stranger: None,
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
    pub(crate) async fn frame(&mut self, text: &str) -> Served {
        let bounds = self.app.live.now().limits.frame();
        match decode_within(text, bounds) {
            Ok(frame) => self.event(frame).await,
            Err(fault) => {
                self.refuse_frame(fault);
                Served::Fault
            }
        }
    }

    /// Refuses a frame that came too soon after others. Nothing of it is read but its id, so that its sender knows which it was.
    pub(crate) fn put_off(&self, text: &str, exceeded: Exceeded) -> Served {
        self.refuse(id_of(text), exceeded.into());
        Served::TooOften
    }

    /// Refuses what has no ticket.
    fn refuse(&self, re: Option<FrameId>, error: ErrorData) {
        self.witness(Action::Frame, None).refused(error.code);
        let reply = Reply {
            event: ReplyEvent::Error(error),
            re,
            seq: None,
            repeat: false,
        };
        self.outbox.send(reply.to_json().into());
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
    pub(crate) async fn event(&mut self, frame: ClientFrame<ClientEvent>) -> Served {
        let for_outcome = matches!(frame.event, ClientEvent::SubmitManualOutcome(_));
        let witness = self.witness(Action::of(&frame.event), frame.event.game_id());
        let ticket = Ticket::new(frame.id.clone(), self.outbox.clone(), for_outcome, witness);
        let is_by_cookie = std::mem::take(&mut self.is_by_cookie);
        if let ClientEvent::Authenticate(data) = &frame.event {
            if self.user.is_some() && !is_by_cookie {
                ticket.refuse(already_signed_in());
                return Served::Well;
            }
            return self.authenticate(&data.token, ticket).await;
        }
        let Some(from) = self.peer() else {
            ticket.refuse(stranger());
            return Served::Stranger;
        };
        if let Err(exceeded) = self.in_time(&from.user, frame.event.name()) {
            ticket.refuse(exceeded.into());
            return Served::TooOften;
        }
        self.signed_in(from, frame, ticket).await;
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
        to_game(&self.app, game, Request::new(from, FOLLOWS_AS, ask));
    }

    /// Whether this user may send one more of these events.
    fn in_time(&self, user: &User, event: &'static str) -> Result<(), Exceeded> {
        let live = self.app.live.now();
        self.app.limiter.event(&live.limits, &user.id, event)
    }

    async fn signed_in(&mut self, from: Peer, frame: ClientFrame<ClientEvent>, ticket: Ticket) {
        let ClientFrame { id, event, if_seq } = frame;
        let name = event.name();
        // What an outsider is refused of any game is refused before one is looked for: the answer would tell whether it is there.
        let hides = rights(name).is_some_and(|row| row.of(Role::Outsider) == Right::Hidden);
        if (event.game_id().is_none() || !hides)
            && let Err(error) = Standing::to_no_game(&from.user).permit(name)
        {
            return ticket.refuse(error);
        }
        let (game, ask) = match event {
            // Answered before anybody is asked who he is.
            ClientEvent::Authenticate(_) => return,
            ClientEvent::RefreshToken(data) => {
                return self.refresh(&from.user, &data.token, ticket).await;
            }
            ClientEvent::Heartbeat(_) => return self.heartbeat(ticket),
            ClientEvent::CreateGame(data) => return self.create(from, id, *data, ticket),
            ClientEvent::ListGames(data) => return self.list(from, data, ticket),
            ClientEvent::AcceptInvite(data) => {
                return self.accept_invite(from, name, data.code, ticket);
            }
            ClientEvent::JoinGame(data) => (data.game_id, join(&data, ticket)),
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
            ClientEvent::CreateInvite(data) => (
                data.game_id,
                Ask::Invite {
                    side: data.side,
                    command_id: id.to_string(),
                    ticket,
                },
            ),
            ClientEvent::HandOver(data) => (data.game_id, Ask::HandOver { data, ticket }),
            ClientEvent::SetReady(data) => (data.game_id, Ask::Ready { data, ticket }),
            ClientEvent::SendChat(data) => (data.game_id, Ask::Chat { data, ticket }),
            ClientEvent::Mute(data) => (data.game_id, Ask::Mute { data, ticket }),
            ClientEvent::Announce(data) => match data.game_id {
                Some(game) => {
                    let text = data.text;
                    (game, Ask::Announce { text, ticket })
                }
                None => return self.announce(data.text, ticket),
            },
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
        to_game(&self.app, game, Request::new(from, name, ask));
    }
}

/// The one end of every connection, also of one whose task died: its writer stops, every room is left.
impl Drop for Dispatch {
    fn drop(&mut self) {
        self.outbox.closing().hang_up();
        self.sign_out();
        for game in self.rooms.list() {
            self.app.registry.tell_gone(store_id(game), self.connection);
        }
    }
}

/// Puts a request into the queue of a game.
fn to_game(app: &Arc<App>, game: GameId, request: Box<Request>) {
    if let Err(refused) = app.registry.send(app, store_id(game), request) {
        let later = if app.draining.is_cancelled() {
            draining()
        } else {
            let message = "too much waits for this game; send the same frame again in a moment";
            ErrorData {
                retry_after_ms: Some(250),
                ..ErrorData::new(ErrorCode::Busy, message)
            }
        };
        refused.ask.into_ticket().refuse(later);
    }
}

fn already_signed_in() -> ErrorData {
    let message = "this connection is signed in already; open another for another user";
    ErrorData::new(ErrorCode::AlreadyAuthenticated, message)
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

fn join(data: &JoinGame, ticket: Ticket) -> Ask {
    Ask::Join {
        role: data.role,
        after_seq: data.after_seq,
        epoch: data.epoch,
        ticket,
    }
}

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
