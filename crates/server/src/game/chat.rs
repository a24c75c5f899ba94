//! Words in the room of a game. They are no part of the game: they go out once, to those who are there, and are kept nowhere.

use super::request::Peer;
use super::room::Hearer;
use super::task::GameTask;
use super::ticket::Ticket;
use crate::view::event::timestamp;
use bandbox_protocol::v1::chat::{
    Announced, Announcement, Chat, ChatAudience, ChatSent, ChatText, Mute, Muted, SendChat,
};
use bandbox_protocol::v1::{ErrorCode, ErrorData, Notice, ReplyEvent};
use jiff::Timestamp;

impl GameTask {
    pub(super) fn chat(&mut self, from: &Peer, data: SendChat, ticket: Ticket) {
        if let Err(error) = self.may_say(from, &data) {
            return ticket.refuse(error);
        }
        let side = self.standing(from).side();
        let speaker = &from.user.id;
        let chat = Chat {
            user_id: speaker.clone(),
            name: from.user.name.clone(),
            side,
            audience: data.audience,
            text: data.text,
            timestamp: timestamp(Timestamp::now()),
        };
        ticket.answer(ReplyEvent::ChatSent(ChatSent {
            game_id: self.wire_id(),
        }));
        let to = data.to.as_deref();
        let is_meant = |hearer: Hearer<'_>| match data.audience {
            ChatAudience::Room => true,
            ChatAudience::Team => side.is_some_and(|team| hearer.audience.sees_secrets_of(team)),
            ChatAudience::Spectators => hearer.side.is_none(),
            ChatAudience::User => Some(hearer.user) == to || hearer.user == speaker,
        };
        self.room.say(speaker, Notice::Chat(chat), is_meant);
    }

    /// Whoever speaks is in the room, is not muted, and one of those to whom he speaks.
    fn may_say(&self, from: &Peer, data: &SendChat) -> Result<(), ErrorData> {
        let refused =
            |code, message: &str, field: &str| Err(ErrorData::new(code, message).at(field));
        let Some(place) = self.room.place(from.connection) else {
            let message = "join the game first; chat is heard by those who are there";
            return refused(ErrorCode::NotJoined, message, "data.game_id");
        };
        if self.room.mutes.is_muted_for_all(&from.user.id) {
            let message = "the umpire has muted you in this room";
            return refused(ErrorCode::Muted, message, "data.game_id");
        }
        match (data.audience, &data.to) {
            (ChatAudience::User, None) => refused(ErrorCode::InvalidData, "say to whom", "data.to"),
            (ChatAudience::User, Some(to)) if !self.room.has_user(to) => {
                let message = "nobody of this id is in the room just now";
                refused(ErrorCode::InvalidData, message, "data.to")
            }
            (ChatAudience::Room | ChatAudience::Team | ChatAudience::Spectators, Some(_)) => {
                let message = "goes with the audience user alone; leave it out";
                refused(ErrorCode::InvalidData, message, "data.to")
            }
            (ChatAudience::Team, None) if place.side.is_none() => {
                let message = "you manage neither team; speak to the room or to spectators";
                refused(ErrorCode::Forbidden, message, "data.audience")
            }
            (ChatAudience::Spectators, None) if place.side.is_some() => {
                let message = "spectators talk among themselves; speak to the room or your team";
                refused(ErrorCode::Forbidden, message, "data.audience")
            }
            (ChatAudience::Room | ChatAudience::Team | ChatAudience::Spectators, None)
            | (ChatAudience::User, Some(_)) => Ok(()),
        }
    }

    pub(super) fn mute(&mut self, from: &Peer, data: &Mute, ticket: Ticket) {
        if data.muted && !self.room.has_user(&data.user_id) {
            let message = "nobody of this id is in the room just now";
            let refused = ErrorData::new(ErrorCode::InvalidData, message);
            return ticket.refuse(refused.at("data.user_id"));
        }
        let for_all = self.standing(from).is_umpire();
        let by = (!for_all).then_some(from.user.id.as_str());
        if self.room.mutes.set(by, &data.user_id, data.muted) {
            ticket.answer(ReplyEvent::Muted(Muted {
                game_id: self.wire_id(),
                user_id: data.user_id.clone(),
                muted: data.muted,
                for_all,
            }));
        } else {
            let message = "as many are muted in this room as may be; take some back first";
            ticket.refuse(ErrorData::new(ErrorCode::RateLimited, message).at("data.user_id"));
        }
    }

    pub(super) fn announce(&self, text: ChatText, ticket: Ticket) {
        let announcement = Announcement {
            text,
            timestamp: timestamp(Timestamp::now()),
        };
        let reached = u32::try_from(self.room.len()).unwrap_or(u32::MAX);
        ticket.answer(ReplyEvent::Announced(Announced { reached }));
        self.room.notify(Notice::Announcement(announcement), false);
    }
}
