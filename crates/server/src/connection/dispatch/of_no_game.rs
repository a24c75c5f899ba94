//! What is asked of no game: to make one, which there are, to take the side that an invite is for, and what is told to all.

use super::{Dispatch, draining, store_id, to_game};
use crate::connection::outbox::Frame;
use crate::create_game::create_game;
use crate::game::request::{Ask, Peer, Request};
use crate::game::ticket::Ticket;
use crate::list_games::list_games;
use crate::store_fault;
use crate::view::event::timestamp;
use bandbox_protocol::v1::chat::{Announced, Announcement, ChatText};
use bandbox_protocol::v1::games::{CreateGame, ListGames};
use bandbox_protocol::v1::membership::InviteCode;
use bandbox_protocol::v1::reply::HeartbeatAck;
use bandbox_protocol::v1::{
    ErrorCode, ErrorData, FrameId, GameId, Notice, NoticeFrame, ReplyEvent,
};
use std::sync::Arc;

impl Dispatch {
    pub(super) fn create(&self, from: Peer, id: FrameId, data: CreateGame, ticket: Ticket) {
        if self.app.draining.is_cancelled() {
            return ticket.refuse(draining());
        }
        let app = Arc::clone(&self.app);
        let creation = async move {
            create_game(&app, &from.user, &from.origin, id, data, ticket).await;
        };
        self.app.work.spawn(creation);
    }

    pub(super) fn list(&self, from: Peer, data: ListGames, ticket: Ticket) {
        let app = Arc::clone(&self.app);
        let listing = async move { list_games(&app, &from.user, data, ticket).await };
        self.app.work.spawn(listing);
    }

    /// The invite says which game it is of, and that game does the rest: there, one thing happens at a time.
    pub(super) fn accept_invite(
        &self,
        from: Peer,
        event: &'static str,
        code: InviteCode,
        ticket: Ticket,
    ) {
        let app = Arc::clone(&self.app);
        self.app.work.spawn(async move {
            match app.store.invite(code.as_str()).await {
                Ok(Some(invite)) => {
                    let ask = Ask::TakeSide { code, ticket };
                    let game = GameId(invite.game.uuid());
                    to_game(&app, game, Request::new(from, event, ask));
                }
                Ok(None) => {
                    let message = "there is no such invite; ask whoever sent it for another";
                    let refused = ErrorData::new(ErrorCode::InviteNotGood, message);
                    ticket.refuse(refused.at("data.code"));
                }
                Err(error) => ticket.refuse(store_fault::refusal(&error)),
            }
        });
    }

    /// Everybody who is connected is told.
    pub(super) fn announce(&self, text: ChatText, ticket: Ticket) {
        let event = Notice::Announcement(Announcement {
            text,
            timestamp: timestamp(jiff::Timestamp::now()),
        });
        let game_id = None;
        let frame = Frame::from(NoticeFrame { event, game_id }.to_json());
        let all = self.app.connections.all();
        for outbox in &all {
            outbox.send(frame.clone());
        }
        let reached = u32::try_from(all.len()).unwrap_or(u32::MAX);
        ticket.answer(ReplyEvent::Announced(Announced { reached }));
    }

    pub(super) fn heartbeat(&self, ticket: Ticket) {
        let registry = &self.app.registry;
        let rooms = self.rooms.list().into_iter();
        let heads = rooms.filter_map(|game| Some((game, registry.head(store_id(game))?)));
        ticket.answer(ReplyEvent::HeartbeatAck(HeartbeatAck {
            timestamp: timestamp(jiff::Timestamp::now()),
            heads: heads.collect(),
        }));
    }
}
