//! How a user stands to a game.

use super::{not_there, wrong};
use crate::view::Audience;
use bandbox_engine::Team;
use bandbox_protocol::v1::client::MemberRole;
use bandbox_protocol::v1::rights::{Right, Role, rights};
use bandbox_protocol::v1::{ErrorCode, ErrorData};
use bandbox_store::Seats;
use bandbox_tokens::User;

/// A side of the game that nobody manages, if there is one.
pub(crate) fn open_side(game: &Seats) -> Option<Team> {
    Team::ALL
        .into_iter()
        .find(|team| game.managers[*team].is_none())
}

/// The sides that a user manages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seat {
    Neither,
    One(Team),
    /// A game against oneself.
    Both,
}

/// What a user may see of a game whose sides he does not manage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sight {
    /// All that everybody may.
    Open,
    /// That it is there: it has no spectators.
    Listed,
    /// Not even that.
    Hidden,
}

/// How a user stands to a game.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    seat: Seat,
    is_creator: bool,
    is_admin: bool,
    sight: Sight,
}

impl Standing {
    /// How this user stands to a game.
    pub(crate) fn of(user: &User, game: &Seats) -> Self {
        let manages = |side: &Option<String>| side.as_deref() == Some(user.id.as_str());
        let seat = match (manages(&game.managers.away), manages(&game.managers.home)) {
            (true, true) => Seat::Both,
            (true, false) => Seat::One(Team::Away),
            (false, true) => Seat::One(Team::Home),
            (false, false) => Seat::Neither,
        };
        let is_creator = game.creator == user.id;
        let sight = if seat != Seat::Neither || is_creator || user.admin {
            Sight::Open
        } else if game.access.private {
            Sight::Hidden
        } else if game.access.max_spectators == Some(0) {
            Sight::Listed
        } else {
            Sight::Open
        };
        Self {
            seat,
            is_creator,
            is_admin: user.admin,
            sight,
        }
    }

    /// How this user stands to the server, where no game is asked about.
    pub(crate) const fn to_no_game(user: &User) -> Self {
        Self {
            seat: Seat::Neither,
            is_creator: false,
            is_admin: user.admin,
            sight: Sight::Hidden,
        }
    }

    /// Permits the event of this name, or says why not. Sides, and what else a cell of the table adds, are looked at where
    /// they are known.
    ///
    /// # Errors
    /// `forbidden`; `game_not_found` to whom the game is not there.
    pub(crate) fn permit(self, event: &str) -> Result<(), ErrorData> {
        let cells = rights(event);
        let cell = |role| cells.map_or(Right::No, |row| row.of(role));
        if cell(Role::Outsider) == Right::Hidden {
            match self.sight {
                Sight::Open => (),
                Sight::Hidden => return Err(not_there()),
                Sight::Listed => {
                    let message = "this game is played without spectators";
                    return Err(wrong(ErrorCode::Forbidden, message, "data.game_id"));
                }
            }
        }
        if self.roles().any(|role| cell(role).is_granted()) {
            return Ok(());
        }
        // Whoever manages a side is no umpire of that game; he keeps what no manager may.
        if self.is_admin && cell(Role::Umpire).is_granted() && !cell(Role::Manager).is_granted() {
            return Ok(());
        }
        Err(ErrorData::new(ErrorCode::Forbidden, self.why_not(event)))
    }

    fn why_not(self, event: &str) -> String {
        match self.seat {
            Seat::One(_) | Seat::Both => {
                format!(
                    "managers may not {event}; ask an administrator or whoever created the game"
                )
            }
            Seat::Neither if self.is_creator => format!(
                "whoever created a game may invite, start it, and cancel it before the first roll, but not {event}"
            ),
            Seat::Neither if self.is_admin => format!("{event} is for the managers alone"),
            Seat::Neither => {
                format!(
                    "you manage neither team, so you may not {event}; spectators may watch and chat"
                )
            }
        }
    }

    /// The columns of the table that are his.
    fn roles(self) -> impl Iterator<Item = Role> {
        let seated = match self.seat {
            Seat::One(_) | Seat::Both => Role::Manager,
            Seat::Neither if self.is_admin => Role::Umpire,
            Seat::Neither => match self.sight {
                Sight::Open => Role::Spectator,
                Sight::Listed | Sight::Hidden => Role::Outsider,
            },
        };
        std::iter::once(seated).chain(self.is_creator.then_some(Role::Creator))
    }

    /// Whether he may have a place in the room at all.
    pub(crate) fn may_look(self) -> bool {
        self.sight == Sight::Open
    }

    /// The side that he manages; of one who manages both, the one that the wire names.
    pub(crate) const fn side(self) -> Option<Team> {
        match self.seat {
            Seat::Neither => None,
            Seat::One(team) => Some(team),
            Seat::Both => Some(Team::Home),
        }
    }

    /// Whether he manages this side.
    pub(crate) fn manages(self, team: Team) -> bool {
        match self.seat {
            Seat::Neither => false,
            Seat::One(side) => side == team,
            Seat::Both => true,
        }
    }

    /// Whether he manages both sides.
    pub(crate) fn manages_both(self) -> bool {
        self.seat == Seat::Both
    }

    /// The sides for which he acts: the one that he names, or all that are his to act for.
    ///
    /// # Errors
    /// `forbidden`, when the side that he names is the other manager's.
    pub(crate) fn speaks_for(self, named: Option<Team>) -> Result<Vec<Team>, ErrorData> {
        let is_his = |side: &Team| self.manages(*side) || self.is_umpire();
        match named {
            Some(side) if is_his(&side) => Ok(vec![side]),
            Some(_) => {
                let message = "this side is the other manager's; you may act for your own alone";
                Err(wrong(ErrorCode::Forbidden, message, "data.side"))
            }
            None => Ok(Team::ALL.into_iter().filter(is_his).collect()),
        }
    }

    /// Whether he created the game.
    pub(crate) const fn is_creator(self) -> bool {
        self.is_creator
    }

    /// Whether he is the umpire: an administrator who manages neither side.
    pub(crate) fn is_umpire(self) -> bool {
        self.is_admin && self.seat == Seat::Neither
    }

    /// What he is shown.
    pub(crate) const fn audience(self) -> Audience {
        match self.seat {
            Seat::Neither => Audience::Public,
            Seat::One(team) => Audience::Manager(team),
            Seat::Both => Audience::BothManagers,
        }
    }

    /// His place in the room, in the role that he asks for.
    ///
    /// # Errors
    /// `forbidden`, when he asks to play for a team that he does not manage.
    pub(crate) fn as_member(self, role: MemberRole) -> Result<(Option<Team>, Audience), ErrorData> {
        match role {
            MemberRole::Spectator => Ok((None, Audience::Public)),
            MemberRole::Player if self.side().is_some() || self.is_umpire() => {
                Ok((self.side(), self.audience()))
            }
            MemberRole::Player => {
                let message = "you manage neither team of this game; join with the role spectator";
                Err(wrong(ErrorCode::Forbidden, message, "data.role"))
            }
        }
    }

    /// The side whose cards he may have: his own, or for an umpire the one he names.
    ///
    /// # Errors
    /// `forbidden`, when they are not his; `invalid_data`, when an umpire names none.
    pub(crate) fn cards_of(self, side: Option<Team>) -> Result<Team, ErrorData> {
        let refused = |code, message| Err(wrong(code, message, "data.side"));
        match (self.seat, side) {
            (Seat::One(team), None) => Ok(team),
            (Seat::One(team), Some(side)) if team == side => Ok(side),
            (Seat::One(_), Some(_)) => {
                let message = "these are the other manager's cards; leave side out to get your own";
                refused(ErrorCode::Forbidden, message)
            }
            (Seat::Both, side) => Ok(side.unwrap_or(Team::Home)),
            (Seat::Neither, Some(side)) if self.is_admin => Ok(side),
            (Seat::Neither, None) if self.is_admin => refused(
                ErrorCode::InvalidData,
                "you manage neither team; say whose cards",
            ),
            (Seat::Neither, Some(_) | None) => {
                let message =
                    "you manage neither team of this game, and cards are their managers' own";
                refused(ErrorCode::Forbidden, message)
            }
        }
    }
}
