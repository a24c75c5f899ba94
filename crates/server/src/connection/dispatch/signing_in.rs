//! Who is at the other end of a connection: a token shown, about to end, and shown anew.

use super::{Dispatch, Served};
use crate::audit::Deed;
use crate::connection::connections::Connections;
use crate::connection::session::until;
use crate::game::replay;
use crate::game::ticket::Ticket;
use crate::http::presented::Way;
use crate::limits::Held;
use crate::view::event::timestamp;
use bandbox_protocol::v1::notice::{Connected, Limits};
use bandbox_protocol::v1::token::TokenEnds;
use bandbox_protocol::v1::{
    CloseCode, ErrorCode, ErrorData, Notice, NoticeFrame, ReplyEvent, SUBPROTOCOL,
};
use bandbox_tokens::User;
use std::sync::Arc;
use std::time::Duration;

/// A user who was turned away at the door.
struct Turned {
    error: ErrorData,
    /// What his connection is closed with.
    code: CloseCode,
}

/// How long before its end a user is told of it.
const WARNED_BEFORE: Duration = Duration::from_mins(1);

impl Dispatch {
    /// The token came with the handshake.
    pub(crate) fn greet(&mut self, user: User, way: Way) {
        self.is_by_cookie = way == Way::Cookie;
        let event = Notice::Connected(Box::new(self.welcome(&user)));
        match self.sign_in(user, way.words()) {
            Ok(()) => self.tell(event),
            Err(Turned { error, code }) => {
                self.refuse(None, error);
                self.outbox.closing().close(code);
            }
        }
    }

    /// No token came with the handshake.
    pub(crate) fn await_token(&mut self, stranger: Held) {
        self.stranger = Some(stranger);
    }

    /// The connection is this user's, who has shown himself so, if he may have it.
    fn sign_in(&mut self, user: User, by: &str) -> Result<(), Turned> {
        // Whom a cookie named is not there any more.
        self.of_user = None;
        let admitted = self.admit(&user);
        let deed = Deed {
            origin: &self.origin,
            user: Some(&user.id),
            game: None,
            action: "sign_in",
            detail: Some(by),
        };
        match &admitted {
            Ok(()) => self.app.audit.allowed(&deed),
            Err(turned) => self.app.audit.refused(&deed, turned.error.code),
        }
        admitted?;
        tracing::debug!(conn = self.connection, user = user.id, "signed in");
        self.stranger = None;
        self.user = Some(Arc::new(user));
        Ok(())
    }

    /// Whether this user may have one more connection.
    fn admit(&mut self, user: &User) -> Result<(), Turned> {
        let conn = self.connection;
        let signed_in = Connections::sign_in(&self.app, conn, &user.id);
        self.of_user = Some(signed_in.map_err(|exceeded| {
            tracing::info!(conn, user = user.id, "refused: too many connections");
            Turned {
                error: exceeded.into(),
                code: CloseCode::TooManySessions,
            }
        })?);
        // Only now: whoever is blocked after this is among those that are closed.
        let passed = self.app.live.now().blocked.pass_user(&user.id);
        passed.map_err(|error| {
            tracing::info!(conn, user = user.id, "refused: blocked");
            let code = CloseCode::Revoked;
            Turned { error, code }
        })
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
        let limits = self.app.live.now().limits.frame();
        Connected {
            user_id: user.id.clone(),
            name: user.name.clone(),
            session_id: self.origin.session.clone(),
            protocol: SUBPROTOCOL.to_string(),
            features: Vec::new(),
            server_version: env!("CARGO_PKG_VERSION").to_string(),
            heartbeat_s: u16::try_from(self.app.config.heartbeat.as_secs()).unwrap_or(u16::MAX),
            limits: Limits {
                frame_bytes: u32::try_from(limits.bytes).unwrap_or(u32::MAX),
                frame_depth: u8::try_from(limits.depth).unwrap_or(u8::MAX),
                replay_events: u32::try_from(replay::MAX_EVENTS).unwrap_or(u32::MAX),
                replay_bytes: u32::try_from(replay::MAX_BYTES).unwrap_or(u32::MAX),
            },
        }
    }

    /// Whether the user may stay, now that somebody has to leave. Nobody has to who has not come in.
    pub(crate) fn may_stay(&self) -> bool {
        let user = self.user.as_ref();
        user.is_none_or(|user| self.app.gate.may_stay(user))
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

    /// The token came with a message. If it is the first, it counts before a cookie, which the browser sends by itself.
    pub(super) async fn authenticate(&mut self, token: &str, ticket: Ticket) -> Served {
        match self.app.gate.admit(token).await {
            Ok(user) => {
                let welcome = self.welcome(&user);
                match self.sign_in(user, "a token in a frame") {
                    Ok(()) => {
                        ticket.answer(ReplyEvent::Connected(Box::new(welcome)));
                        Served::Well
                    }
                    Err(Turned { error, code }) => {
                        ticket.refuse(error);
                        // It is the first reason that is told.
                        self.outbox.closing().close(code);
                        Served::Stranger
                    }
                }
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
    pub(super) async fn refresh(&mut self, user: &User, token: &str, ticket: Ticket) {
        let renewed = match self.app.gate.admit(token).await {
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
