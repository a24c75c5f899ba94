//! What is answered when a limit is reached: which it is, what it allows, and when to try again.

use super::rate::Rate;
use bandbox_protocol::v1::{ErrorCode, ErrorData};
use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

/// When to come back where places are taken: nobody knows when one is free.
const WHEN_A_PLACE_IS_FREE: Duration = Duration::from_secs(5);

/// The limits that something can be refused by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Limit {
    /// Messages on one connection.
    Frames,
    /// Events of any kind by one user.
    EveryEvent,
    /// Events of this kind by one user.
    Event(&'static str),
    /// Requests over HTTP.
    Requests,
    /// Handshakes.
    Handshakes,
    /// Connections of one address.
    ConnectionsPerAddress,
    /// Connections of one address without a user.
    UnauthenticatedPerAddress,
    /// Sockets of one address.
    SocketsPerAddress,
    /// Connections of everybody.
    Connections,
    /// Connections of one user.
    ConnectionsPerUser,
    /// Connections that only watch a game.
    SpectatorsPerGame,
    /// Games of one user that are not over.
    GamesPerUser,
}

impl Limit {
    /// Those that are always there.
    pub(crate) const ALL: [Self; 11] = [
        Self::Frames,
        Self::EveryEvent,
        Self::Requests,
        Self::Handshakes,
        Self::ConnectionsPerAddress,
        Self::UnauthenticatedPerAddress,
        Self::SocketsPerAddress,
        Self::Connections,
        Self::ConnectionsPerUser,
        Self::SpectatorsPerGame,
        Self::GamesPerUser,
    ];

    /// Its key in the settings.
    pub(crate) fn key(self) -> Cow<'static, str> {
        let key = match self {
            Self::Event(name) => return format!("limits.events.{name}").into(),
            Self::Frames => "limits.frames",
            Self::EveryEvent => "limits.every_event",
            Self::Requests => "limits.requests",
            Self::Handshakes => "limits.handshakes",
            Self::ConnectionsPerAddress => "limits.connections_per_address",
            Self::UnauthenticatedPerAddress => "limits.unauthenticated_per_address",
            Self::SocketsPerAddress => "limits.sockets_per_address",
            Self::Connections => "max_connections",
            Self::ConnectionsPerUser => "max_connections_per_user",
            Self::SpectatorsPerGame => "max_spectators_per_game",
            Self::GamesPerUser => "limits.games_per_user",
        };
        key.into()
    }

    const fn code(self) -> ErrorCode {
        match self {
            Self::Frames | Self::EveryEvent | Self::Event(_) | Self::Requests => {
                ErrorCode::RateLimited
            }
            Self::Handshakes
            | Self::ConnectionsPerAddress
            | Self::UnauthenticatedPerAddress
            | Self::SocketsPerAddress => ErrorCode::AddressLimit,
            Self::Connections => ErrorCode::ServerFull,
            Self::ConnectionsPerUser | Self::GamesPerUser => ErrorCode::TooManySessions,
            Self::SpectatorsPerGame => ErrorCode::RoomFull,
        }
    }
}

/// A limit that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Exceeded {
    limit: Limit,
    allows: Allows,
    retry_after: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Allows {
    Often(Rate),
    Many(usize),
}

impl Exceeded {
    /// It came more often than this.
    pub(super) const fn too_often(limit: Limit, rate: Rate, retry_after: Duration) -> Self {
        Self {
            limit,
            allows: Allows::Often(rate),
            retry_after,
        }
    }

    /// There are so many already.
    pub(super) const fn too_many(limit: Limit, most: usize) -> Self {
        Self {
            limit,
            allows: Allows::Many(most),
            retry_after: WHEN_A_PLACE_IS_FREE,
        }
    }

    /// Which limit.
    pub(super) const fn limit(self) -> Limit {
        self.limit
    }
}

impl fmt::Display for Exceeded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let key = self.limit.key();
        let wait = whole_ms(self.retry_after);
        match self.allows {
            Allows::Often(rate) => write!(f, "{key} allows {rate}; try again in {wait} ms"),
            Allows::Many(most) => write!(
                f,
                "{key} allows {most}, and there are as many; end one, or try again in {wait} ms"
            ),
        }
    }
}

impl From<Exceeded> for ErrorData {
    fn from(exceeded: Exceeded) -> Self {
        Self {
            retry_after_ms: Some(whole_ms(exceeded.retry_after)),
            ..Self::new(exceeded.limit.code(), exceeded.to_string())
        }
    }
}

/// Rounded up: whoever waits as long as he is told is not refused again for a fraction.
fn whole_ms(wait: Duration) -> u32 {
    u32::try_from(wait.as_nanos().div_ceil(1_000_000)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_names_the_key_what_it_allows_and_the_wait() {
        let wait = Duration::from_micros(1_200);
        let often = Exceeded::too_often(Limit::Event("roll_dice"), Rate::a_second(5, 9), wait);
        let refused = ErrorData::from(often);
        assert_eq!(
            refused.message,
            "limits.events.roll_dice allows 5 a second, 9 at once; try again in 2 ms"
        );
        assert_eq!(
            (refused.code, refused.retry_after_ms),
            (ErrorCode::RateLimited, Some(2))
        );
        let many = ErrorData::from(Exceeded::too_many(Limit::ConnectionsPerUser, 32));
        assert_eq!(many.code, ErrorCode::TooManySessions);
        assert!(
            many.message
                .starts_with("max_connections_per_user allows 32, ")
        );
    }
}
