//! Who is in the room of a game: the one source of truth for membership, and the way to everybody in it.

use super::mutes::Mutes;
use super::recent::Recent;
use super::request::Peer;
use crate::authorize::Standing;
use crate::connection::connections::ConnectionId;
use crate::connection::outbox::Frame;
use crate::gauges::Counted;
use crate::view::Audience;
use crate::view::shown::Shown;
use bandbox_engine::Team;
use bandbox_protocol::v1::client::MemberRole;
use bandbox_protocol::v1::notice::{UserConnected, UserDisconnected};
use bandbox_protocol::v1::reply::Member as MemberView;
use bandbox_protocol::v1::view::GameStateUpdate;
use bandbox_protocol::v1::{CloseCode, GameId, Notice, NoticeFrame};
use bandbox_tokens::User;
use std::collections::BTreeMap;
use std::ops::Bound;

/// The most members that `game_joined` names.
const MEMBERS_NAMED: usize = 50;

/// The room of one game.
#[derive(Debug)]
pub(crate) struct Room {
    game: GameId,
    members: BTreeMap<ConnectionId, Member>,
    recent: Recent,
    /// Who does not hear whom.
    pub(super) mutes: Mutes,
}

/// Somebody in the room to whom something might be said.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hearer<'a> {
    /// His user id.
    pub(super) user: &'a str,
    /// The side that he manages.
    pub(super) side: Option<Team>,
    /// What he is shown.
    pub(super) audience: Audience,
}

#[derive(Debug)]
struct Member {
    peer: Peer,
    place: Place,
    _counted: Counted,
}

impl Member {
    fn hearer(&self) -> Hearer<'_> {
        Hearer {
            user: &self.peer.user.id,
            side: self.place.side,
            audience: self.place.audience,
        }
    }

    fn view(&self) -> MemberView {
        let user = &self.peer.user;
        MemberView {
            user_id: user.id.clone(),
            name: user.name.clone(),
            role: self.place.role,
        }
    }
}

/// What somebody is in the room.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// In which role.
    pub(crate) role: MemberRole,
    /// The side that he manages.
    pub(crate) side: Option<Team>,
    /// What he is shown.
    pub(crate) audience: Audience,
    /// Whether others see that he is there.
    pub(crate) seen: bool,
}

/// A game whose task died shows nothing more. Those who watched are sent away with a reason to come back: in silence
/// they would wait for ever.
impl Drop for Room {
    fn drop(&mut self) {
        if std::thread::panicking() {
            for member in self.members.values() {
                member.peer.rooms.leave(self.game);
                member.peer.outbox.closing().close(CloseCode::Internal);
            }
        }
    }
}

impl Room {
    /// An empty room.
    pub(crate) fn new(game: GameId) -> Self {
        Self {
            game,
            members: BTreeMap::new(),
            recent: Recent::default(),
            mutes: Mutes::default(),
        }
    }

    /// How many connections are there.
    pub(crate) fn len(&self) -> usize {
        self.members.len()
    }

    /// Whether nobody is there.
    pub(crate) fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Lets a connection in, or changes its role if it is in. Others hear of a user, not of his second tab.
    pub(crate) fn join(&mut self, peer: Peer, place: Place, counted: Counted) {
        // Whoever hung up while he waited to come in would never be told to leave.
        if peer.outbox.is_closed() {
            return;
        }
        peer.rooms.enter(self.game);
        let is_new = place.seen && !self.has_user(&peer.user.id);
        let notice = Notice::UserConnected(UserConnected {
            user_id: peer.user.id.clone(),
            name: peer.user.name.clone(),
            role: place.role,
            side: place.side,
        });
        let connection = peer.connection;
        self.members.insert(
            connection,
            Member {
                peer,
                place,
                _counted: counted,
            },
        );
        if is_new {
            self.tell_others(connection, notice);
        }
    }

    /// Lets a connection out, if it is in. Whether it was.
    pub(crate) fn leave(&mut self, connection: ConnectionId) -> bool {
        let Some(member) = self.members.remove(&connection) else {
            return false;
        };
        member.peer.rooms.leave(self.game);
        let user = &member.peer.user;
        if member.place.seen && !self.has_user(&user.id) {
            let notice = Notice::UserDisconnected(UserDisconnected {
                user_id: user.id.clone(),
                name: user.name.clone(),
            });
            self.tell_others(connection, notice);
        }
        true
    }

    /// Sends everybody out and tells each why, but not that the others leave.
    pub(crate) fn dissolve(&mut self, why: Notice) {
        let frame = self.frame(why);
        for member in std::mem::take(&mut self.members).into_values() {
            member.peer.rooms.leave(self.game);
            member.peer.outbox.send(frame.clone());
        }
    }

    /// Those whose connection is gone without a word leave.
    pub(crate) fn sweep(&mut self) {
        let gone: Vec<ConnectionId> = self
            .members
            .iter()
            .filter(|(_, member)| member.peer.outbox.is_closed())
            .map(|(connection, _)| *connection)
            .collect();
        for connection in gone {
            self.leave(connection);
        }
    }

    /// Shows everybody the event of this number, and keeps it for those who come back soon. How many were shown it.
    pub(crate) fn publish(&mut self, seq: u64, shown: Shown) -> usize {
        for member in self.members.values() {
            member
                .peer
                .outbox
                .send(shown.to(member.place.audience).clone());
        }
        self.recent.keep(seq, shown);
        self.members.len()
    }

    /// The frames of all events after this one; `None` when it is too long ago.
    pub(crate) fn recent(&self, after_seq: u64, audience: Audience) -> Option<Vec<Frame>> {
        self.recent.after(after_seq, audience)
    }

    /// Sends everybody the state as it is now, which alone of all frames may take the place of an older one.
    pub(crate) fn update(&self, state: GameStateUpdate) {
        let frame = self.frame(Notice::GameStateUpdate(state));
        for member in self.members.values() {
            member.peer.outbox.send_update(self.game, frame.clone());
        }
    }

    /// Sends a notice to everybody, or to the managers alone.
    pub(crate) fn notify(&self, event: Notice, managers_only: bool) {
        let frame = self.frame(event);
        for member in self.members.values() {
            if !managers_only || member.place.side.is_some() {
                member.peer.outbox.send(frame.clone());
            }
        }
    }

    /// Sends what somebody says to those for whom it is meant, but to none who does not want to hear him.
    pub(super) fn say(&self, speaker: &str, words: Notice, is_meant: impl Fn(Hearer<'_>) -> bool) {
        let frame = self.frame(words);
        for member in self.members.values() {
            let hearer = member.hearer();
            if is_meant(hearer) && self.mutes.hears(hearer.user, speaker) {
                member.peer.outbox.send(frame.clone());
            }
        }
    }

    /// Sides have changed hands: everybody is shown what he may see from now on, and whoever may see nothing is out.
    pub(super) fn seat_anew(&mut self, standing: impl Fn(&User) -> Standing) {
        let mut out = Vec::new();
        for (connection, member) in &mut self.members {
            let standing = standing(&member.peer.user);
            if !standing.may_look() {
                out.push(*connection);
            }
            let place = &mut member.place;
            // He who watched goes on watching until he joins as a player.
            if place.side.is_some_and(|side| !standing.manages(side)) {
                *place = Place {
                    role: MemberRole::Spectator,
                    side: None,
                    audience: Audience::Public,
                    seen: place.seen,
                };
            } else if place.side.is_some() {
                place.audience = standing.audience();
            }
        }
        for connection in out {
            self.leave(connection);
        }
    }

    /// Some of the users in the room, each once.
    pub(crate) fn members(&self) -> Vec<MemberView> {
        let mut named: Vec<MemberView> = Vec::new();
        for member in self.seen() {
            if named.len() == MEMBERS_NAMED {
                break;
            }
            if named
                .iter()
                .all(|other| other.user_id != member.peer.user.id)
            {
                named.push(member.view());
            }
        }
        named
    }

    /// Those whose id comes after this one, each once and at most so many, by their ids; and how many there are in all.
    pub(crate) fn page(&self, after: Option<&str>, limit: usize) -> (Vec<MemberView>, usize) {
        let by_id: BTreeMap<&str, &Member> = self
            .seen()
            .map(|member| (member.peer.user.id.as_str(), member))
            .collect();
        let from = after.map_or(Bound::Unbounded, Bound::Excluded);
        let page = by_id.range::<str, _>((from, Bound::Unbounded)).take(limit);
        (page.map(|(_, member)| member.view()).collect(), by_id.len())
    }

    /// Whether the id of anybody comes after this one.
    pub(crate) fn is_anybody_after(&self, id: &str) -> bool {
        self.seen().any(|member| member.peer.user.id.as_str() > id)
    }

    /// The place of this connection, if it is in the room.
    pub(super) fn place(&self, connection: ConnectionId) -> Option<Place> {
        self.members.get(&connection).map(|member| member.place)
    }

    /// Whether this connection is in the room.
    pub(crate) fn has(&self, connection: ConnectionId) -> bool {
        self.members.contains_key(&connection)
    }

    /// How many connections are here that manage no team.
    pub(crate) fn spectators(&self) -> usize {
        let members = self.members.values();
        members.filter(|member| member.place.side.is_none()).count()
    }

    fn frame(&self, event: Notice) -> Frame {
        let game_id = Some(self.game);
        NoticeFrame { event, game_id }.to_json().into()
    }

    /// Whether others see this user here.
    pub(super) fn has_user(&self, user: &str) -> bool {
        self.seen().any(|member| member.peer.user.id == user)
    }

    fn seen(&self) -> impl Iterator<Item = &Member> {
        self.members.values().filter(|member| member.place.seen)
    }

    fn tell_others(&self, connection: ConnectionId, event: Notice) {
        let frame = self.frame(event);
        for (other, member) in &self.members {
            if *other != connection {
                member.peer.outbox.send(frame.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::panic)]
    use super::*;
    use crate::connection::outbox::{Frames, Outbox};
    use crate::game::request::Rooms;
    use crate::gauges::Gauges;
    use std::sync::Arc;

    const GAME: GameId = GameId(uuid::Uuid::nil());

    /// Somebody with a connection, which lives as long as its writing end.
    fn spectator() -> (Peer, Frames) {
        let (outbox, frames) = Outbox::new();
        let user = User::until(0, "sue", "Sue");
        let peer = Peer {
            connection: 1,
            origin: Arc::default(),
            user: Arc::new(user),
            outbox,
            rooms: Rooms::default(),
        };
        (peer, frames)
    }

    fn room_with(peer: &Peer) -> Room {
        let mut room = Room::new(GAME);
        let place = Place {
            role: MemberRole::Spectator,
            side: None,
            audience: Audience::Public,
            seen: true,
        };
        room.join(peer.clone(), place, Gauges::default().member());
        room
    }

    #[test]
    fn who_watches_a_game_whose_task_dies_is_told_to_come_back() {
        let (peer, _frames) = spectator();
        let room = room_with(&peer);
        let task = std::thread::spawn(move || {
            let _room = room;
            panic!("a fault that nobody thought of");
        });
        assert!(task.join().is_err());
        assert_eq!(peer.outbox.closing().code(), Some(CloseCode::Internal));
        assert!(peer.rooms.list().is_empty());
    }

    #[test]
    fn who_watches_a_game_that_ends_in_order_stays_connected() {
        let (peer, _frames) = spectator();
        drop(room_with(&peer));
        assert!(!peer.outbox.is_closed());
    }
}
