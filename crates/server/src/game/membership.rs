//! Who manages a side: invites, sides that are taken, sides that change hands. The store has the last word; the room is told
//! after it.

use super::request::Peer;
use super::task::GameTask;
use super::ticket::Ticket;
use crate::authorize::{Standing, user_id};
use crate::store_fault;
use crate::view::event::timestamp;
use bandbox_engine::Team;
use bandbox_protocol::v1::membership::{HandOver, InviteCode, InviteCreated, SideTaken};
use bandbox_protocol::v1::{ErrorCode, ErrorData, Notice, ReplyEvent};
use bandbox_store::{Accepted, Invite, Invited, NewInvite, SeatChange, SeatChanged};
use jiff::{SignedDuration, Timestamp};

/// An invite is good for so long: whoever is on holiday comes back to it.
const GOOD_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Bytes of a code.
const CODE_BYTES: usize = 16;

impl GameTask {
    pub(super) async fn invite(
        &mut self,
        from: &Peer,
        side: Team,
        command_id: String,
        ticket: Ticket,
    ) {
        if self.table.seats.managers[side].is_some() {
            return ticket.refuse(taken(side));
        }
        let code = match new_code() {
            Ok(code) => code,
            Err(error) => return ticket.refuse(error),
        };
        let at = Timestamp::now();
        let invite = NewInvite {
            code: code.into(),
            game: self.game,
            side,
            by: from.user.id.clone(),
            command_id,
            at,
            expires: at.saturating_add(GOOD_FOR).unwrap_or(Timestamp::MAX),
        };
        match self.app.store.create_invite(invite).await {
            Ok(Invited::New(invite)) => match self.invite_created(invite) {
                Ok(answer) => ticket.answer(answer),
                Err(error) => ticket.refuse(error),
            },
            Ok(Invited::Before(invite)) if invite.side != side => ticket.refuse(id_reused()),
            Ok(Invited::Before(invite)) => match self.invite_created(invite) {
                Ok(answer) => ticket.answer_again(answer),
                Err(error) => ticket.refuse(error),
            },
            Err(error) => ticket.refuse(store_fault::refusal(&error)),
        }
    }

    pub(super) async fn take_side(&mut self, from: &Peer, code: &InviteCode, ticket: Ticket) {
        let user = &from.user.id;
        let standing = self.standing(from);
        let now = Timestamp::now();
        let accepted = if standing.side().is_none() || self.table.seats.access.solitaire {
            self.app.store.accept_invite(code.as_str(), user, now).await
        } else {
            // He may have taken a side by this very invite.
            match self.app.store.invite(code.as_str()).await {
                Ok(Some(invite)) if invite.used.as_ref().is_some_and(|(by, _)| by == user) => {
                    Ok(Accepted::Before(invite))
                }
                Ok(_) => return ticket.refuse(one_side_only()),
                Err(error) => Err(error),
            }
        };
        let refused = match accepted {
            Ok(Accepted::Taken(invite)) => {
                let answer = self.side_taken(invite.side, user.clone());
                ticket.answer(ReplyEvent::SideTaken(answer));
                return self.change(invite.side, Some(user.clone()));
            }
            // His answer was lost on its way.
            Ok(Accepted::Before(invite)) => {
                let answer = self.side_taken(invite.side, user.clone());
                return ticket.answer_again(ReplyEvent::SideTaken(answer));
            }
            Ok(Accepted::SeatTaken) => ErrorData::new(
                ErrorCode::SideTaken,
                "the side has a manager by now; he may hand it over",
            ),
            Ok(Accepted::Used) => not_good("this invite has been used; ask for another"),
            Ok(Accepted::Expired) => not_good("this invite has expired; ask for another"),
            Ok(Accepted::Unknown) => not_good("there is no such invite; ask for another"),
            Err(error) => store_fault::refusal(&error),
        };
        ticket.refuse(refused);
    }

    pub(super) async fn hand_over(&mut self, from: &Peer, data: HandOver, ticket: Ticket) {
        let standing = self.standing(from);
        if let Err(error) = standing.speaks_for(Some(data.side)) {
            return ticket.refuse(error);
        }
        let (side, to) = match user_id(data.to, "data.to") {
            Ok(to) => (data.side, to),
            Err(error) => return ticket.refuse(error),
        };
        let seats = &self.table.seats;
        let holds_other = seats.managers[side.opponent()].as_ref() == Some(&to);
        if holds_other && !seats.access.solitaire {
            return ticket.refuse(one_side_only().at("data.to"));
        }
        let change = SeatChange {
            game: self.game,
            side,
            from: seats.managers[side].clone(),
            to: Some(to.clone()),
        };
        match self.app.store.change_manager(change).await {
            Ok(SeatChanged::Done) => {
                let answer = self.side_taken(side, to.clone());
                ticket.answer(ReplyEvent::SideTaken(answer));
                self.change(side, Some(to));
            }
            Ok(SeatChanged::Conflict { now }) => {
                ticket.refuse(taken(side));
                self.change(side, now);
            }
            Err(error) => ticket.refuse(store_fault::refusal(&error)),
        }
    }

    /// The side is managed by another from now on, and other servers are to know.
    fn change(&mut self, side: Team, to: Option<String>) {
        self.has_changed_hands(side, to);
        self.tell_nodes(None);
    }

    /// The side is managed by another: the room is told, and whoever managed it sees no more of it than he may.
    pub(super) fn has_changed_hands(&mut self, side: Team, to: Option<String>) {
        if let Some(user) = to.clone() {
            let taken = self.side_taken(side, user);
            self.room.notify(Notice::SideTaken(taken), false);
        }
        self.table.seats.managers[side] = to;
        self.seat.set_managers(&self.table.seats.managers);
        self.app.turns.moved(self.game);
        // Who was ready is not who manages the side now.
        self.mark(side, false);
        let seats = &self.table.seats;
        self.room.seat_anew(|user| Standing::of(user, seats));
    }

    fn invite_created(&self, invite: Invite) -> Result<ReplyEvent, ErrorData> {
        Ok(ReplyEvent::InviteCreated(InviteCreated {
            game_id: self.wire_id(),
            side: invite.side,
            code: InviteCode::try_from(invite.code).map_err(|_| no_code())?,
            expires_at: timestamp(invite.expires),
        }))
    }

    fn side_taken(&self, side: Team, user_id: String) -> SideTaken {
        SideTaken {
            game_id: self.wire_id(),
            side,
            user_id,
        }
    }
}

fn new_code() -> Result<InviteCode, ErrorData> {
    let mut bytes = [0; CODE_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| {
        tracing::error!(%error, "the operating system gives no random bytes");
        no_code()
    })?;
    let text = data_encoding::BASE32_NOPAD.encode(&bytes);
    InviteCode::try_from(text.to_ascii_lowercase()).map_err(|_| no_code())
}

fn no_code() -> ErrorData {
    let message = "the server cannot make an invite just now; try again later";
    ErrorData::new(ErrorCode::Internal, message)
}

fn taken(side: Team) -> ErrorData {
    let message = format!("the {side} side has a manager; he may hand it over");
    ErrorData::new(ErrorCode::SideTaken, message).at("data.side")
}

fn one_side_only() -> ErrorData {
    let message = "one user manages the other side of this game, and it is not one against oneself; let somebody else take \
                   this side";
    ErrorData::new(ErrorCode::OneSideOnly, message)
}

fn not_good(message: &str) -> ErrorData {
    ErrorData::new(ErrorCode::InviteNotGood, message).at("data.code")
}

fn id_reused() -> ErrorData {
    let message = "this id was used to invite to the other side; give each frame an id of its own";
    ErrorData::new(ErrorCode::IdReused, message).at("id")
}
