//! Who is at the other end of a connection: a token shown, about to end, and shown anew.

use super::{Dispatch, Served};
use crate::audit::Deed;
use crate::connection::connections::Connections;
use crate::connection::session::until;
use crate::connection::user::User;
use crate::game::replay;
use crate::game::ticket::Ticket;
use crate::view::event::timestamp;
use bandbox_protocol::v1::notice::{Connected, Limits};
use bandbox_protocol::v1::token::TokenEnds;
use bandbox_protocol::v1::{
    CloseCode, ErrorCode, ErrorData, Notice, NoticeFrame, ReplyEvent, SUBPROTOCOL, frame,
};
use std::sync::Arc;
use std::time::Duration;

/// How long before its end a user is told of it.
const WARNED_BEFORE: Duration = Duration::from_mins(1);

impl Dispatch {
    /// The token came with the handshake.
    pub(crate) fn greet(&mut self, user: User) {
        let event = Notice::Connected(Box::new(self.welcome(&user)));
        if !self.sign_in(user, "a token in the handshake") {
            return;
        }
        self.tell(event);
    }

    /// The connection is this user's, who has shown himself so. Whether it may be; if he has too many, it closes.
    fn sign_in(&mut self, user: User, by: &str) -> bool {
        self.of_user = Connections::sign_in(&self.app, &user.id);
        let may_be = self.of_user.is_some();
        let deed = Deed {
            origin: &self.origin,
            user: Some(&user.id),
            game: None,
            action: "sign_in",
            detail: Some(by),
        };
        if may_be {
            self.app.audit.allowed(&deed);
            tracing::debug!(conn = self.connection, user = user.id, "signed in");
            self.user = Some(Arc::new(user));
        } else {
            self.app.audit.refused(&deed, ErrorCode::TooManySessions);
            tracing::info!(
                conn = self.connection,
                user = user.id,
                "refused: too many connections"
            );
            self.outbox.closing().close(CloseCode::TooManySessions);
        }
        may_be
    }

    /// A connection that was signed in ends.
    pub(super) fn sign_out(&self) {
        if let (Some(user), Some(_)) = (&self.user, &self.of_user) {
            self.app.audit.allowed(&Deed {
                origin: &self.origin,
                user: Some(&user.id),
                game: None,
                action: "sign_out",
                detail: self.outbox.closing().code().map(CloseCode::name),
            });
        }
    }

    fn welcome(&self, user: &User) -> Connected {
        Connected {
            user_id: user.id.clone(),
            name: user.name.clone(),
            session_id: self.origin.session.clone(),
            protocol: SUBPROTOCOL.to_string(),
            features: Vec::new(),
            server_version: env!("CARGO_PKG_VERSION").to_string(),
            heartbeat_s: u16::try_from(self.app.config.heartbeat.as_secs()).unwrap_or(u16::MAX),
            limits: Limits {
                frame_bytes: u32::try_from(frame::MAX_BYTES).unwrap_or(u32::MAX),
                frame_depth: u8::try_from(frame::MAX_DEPTH).unwrap_or(u8::MAX),
                replay_events: u32::try_from(replay::MAX_EVENTS).unwrap_or(u32::MAX),
                replay_bytes: u32::try_from(replay::MAX_BYTES).unwrap_or(u32::MAX),
            },
        }
    }

    /// The time left to the user's token; `None` before he has shown one.
    pub(crate) fn expires_in(&self) -> Option<Duration> {
        self.user.as_ref().map(|user| until(user.expires))
    }

    /// The time until the user is to be told that his token ends; `None` when he has been, and before he has shown one.
    pub(crate) fn warns_in(&self) -> Option<Duration> {
        let left = self.expires_in().filter(|_| !self.is_warned)?;
        Some(left.saturating_sub(WARNED_BEFORE))
    }

    /// Tells the user that his token ends.
    pub(crate) fn warn(&mut self) {
        self.is_warned = true;
        if let Some(user) = &self.user {
            let event = Notice::TokenExpiring(ends(user));
            self.tell(event);
        }
    }

    fn tell(&self, event: Notice) {
        let game_id = None;
        self.outbox
            .send(NoticeFrame { event, game_id }.to_json().into());
    }

    pub(super) fn authenticate(&mut self, token: &str, ticket: Ticket) -> Served {
        if self.user.is_some() {
            let message = "this connection is signed in already; open another for another user";
            ticket.refuse(ErrorData::new(ErrorCode::AlreadyAuthenticated, message));
            return Served::Well;
        }
        match self.app.tokens.verify(token) {
            Ok(user) => {
                let welcome = self.welcome(&user);
                if !self.sign_in(user, "a token in a frame") {
                    ticket.refuse(too_many_sessions());
                    return Served::Stranger;
                }
                ticket.answer(ReplyEvent::Connected(Box::new(welcome)));
                Served::Well
            }
            Err(error) => {
                ticket.refuse(ErrorData::new(
                    ErrorCode::Unauthenticated,
                    error.to_string(),
                ));
                Served::Stranger
            }
        }
    }

    /// The user goes on by another token.
    pub(super) fn refresh(&mut self, user: &User, token: &str, ticket: Ticket) {
        let renewed = match self.app.tokens.verify(token) {
            Ok(renewed) => renewed,
            Err(error) => {
                // The first is still good.
                let refused = ErrorData::new(ErrorCode::Unauthenticated, error.to_string());
                return ticket.refuse(refused.at("data.token"));
            }
        };
        if renewed.id != user.id {
            let message = "this token is another user's; open another connection for him";
            return ticket.refuse(ErrorData::new(ErrorCode::Forbidden, message).at("data.token"));
        }
        tracing::debug!(
            conn = self.connection,
            user = user.id,
            "showed another token"
        );
        ticket.answer(ReplyEvent::TokenRefreshed(ends(&renewed)));
        self.is_warned = false;
        self.user = Some(Arc::new(renewed));
    }
}

/// When the token ends that this user has shown.
fn ends(user: &User) -> TokenEnds {
    let at = jiff::Timestamp::from_second(user.expires).unwrap_or(jiff::Timestamp::MAX);
    let expires_at = timestamp(at);
    TokenEnds { expires_at }
}

fn too_many_sessions() -> ErrorData {
    let message =
        "you have as many connections open as one user may; close another tab or device first";
    ErrorData::new(ErrorCode::TooManySessions, message)
}
