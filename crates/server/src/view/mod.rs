//! What each audience is shown: the engine's events and state, turned into frames of the wire.
//!
//! One place redacts ([`event`]), so nothing hidden can leave by another door.

pub(crate) mod event;
pub(crate) mod replies;
pub(crate) mod shown;
pub(crate) mod snapshot;

use bandbox_engine::Team;

/// Those who are shown the same. A frame is written once for each, not once for each member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Audience {
    /// The manager of one team.
    Manager(Team),
    /// One person who manages both teams.
    BothManagers,
    /// Everybody else.
    Public,
}

impl Audience {
    /// Every audience.
    #[cfg(test)]
    pub(crate) const ALL: [Self; 4] = [
        Self::Manager(Team::Away),
        Self::Manager(Team::Home),
        Self::BothManagers,
        Self::Public,
    ];

    /// Whether it may see what this team keeps to itself.
    pub(crate) const fn sees_secrets_of(self, team: Team) -> bool {
        match (self, team) {
            (Self::BothManagers, Team::Away | Team::Home)
            | (Self::Manager(Team::Away), Team::Away)
            | (Self::Manager(Team::Home), Team::Home) => true,
            (Self::Manager(Team::Away), Team::Home)
            | (Self::Manager(Team::Home), Team::Away)
            | (Self::Public, Team::Away | Team::Home) => false,
        }
    }
}
