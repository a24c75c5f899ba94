//! Why the server closes a connection, and whether to come back.

/// The reason of a close frame. 4000 to 4499: come back; 4500 to 4999: stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CloseCode {
    /// The message was larger than a frame may be.
    MessageTooBig,
    /// The server is at fault.
    Internal,
    /// The server restarts.
    Restarting,
    /// The server has no room now.
    TryLater,
    /// The token expired while connected.
    TokenExpired,
    /// The client reads too slowly.
    TooSlow,
    /// The client does not answer.
    NoHeartbeat,
    /// Too many frames.
    RateLimit,
    /// No valid token in time.
    Unauthenticated,
    /// Too many frames that are not valid.
    ProtocolAbuse,
    /// The token was revoked, or the user or the address blocked.
    Revoked,
    /// The user is connected too many times.
    TooManySessions,
}

impl CloseCode {
    /// Every code, in the order of their numbers.
    pub const ALL: [Self; 12] = [
        Self::MessageTooBig,
        Self::Internal,
        Self::Restarting,
        Self::TryLater,
        Self::TokenExpired,
        Self::TooSlow,
        Self::NoHeartbeat,
        Self::RateLimit,
        Self::Unauthenticated,
        Self::ProtocolAbuse,
        Self::Revoked,
        Self::TooManySessions,
    ];

    /// The number in the close frame.
    pub const fn code(self) -> u16 {
        match self {
            Self::MessageTooBig => 1009,
            Self::Internal => 1011,
            Self::Restarting => 1012,
            Self::TryLater => 1013,
            Self::TokenExpired => 4001,
            Self::TooSlow => 4008,
            Self::NoHeartbeat => 4009,
            Self::RateLimit => 4029,
            Self::Unauthenticated => 4501,
            Self::ProtocolAbuse => 4502,
            Self::Revoked => 4503,
            Self::TooManySessions => 4510,
        }
    }

    /// The code of this number, if the server closes with it.
    pub fn of(number: u16) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.code() == number)
    }

    /// A stable name, for programs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MessageTooBig => "message_too_big",
            Self::Internal => "internal",
            Self::Restarting => "restarting",
            Self::TryLater => "try_later",
            Self::TokenExpired => "token_expired",
            Self::TooSlow => "too_slow",
            Self::NoHeartbeat => "no_heartbeat",
            Self::RateLimit => "rate_limit",
            Self::Unauthenticated => "unauthenticated",
            Self::ProtocolAbuse => "protocol_abuse",
            Self::Revoked => "revoked",
            Self::TooManySessions => "too_many_sessions",
        }
    }

    /// Whether it makes sense to connect again without a person doing something first.
    pub const fn can_retry(self) -> bool {
        match self {
            Self::Internal
            | Self::Restarting
            | Self::TryLater
            | Self::TokenExpired
            | Self::TooSlow
            | Self::NoHeartbeat
            | Self::RateLimit => true,
            // The same message would be refused again, for ever.
            Self::MessageTooBig
            | Self::Unauthenticated
            | Self::ProtocolAbuse
            | Self::Revoked
            | Self::TooManySessions => false,
        }
    }

    /// The reason in the close frame: the name, and what to do.
    pub const fn reason(self) -> &'static str {
        match self {
            Self::MessageTooBig => {
                "message_too_big: limits.frame_bytes of connected says how long a frame may be"
            }
            Self::Internal => "internal: the server is at fault; come back and resume",
            Self::Restarting => "restarting: come back after a short random pause and resume",
            Self::TryLater => "try_later: the server is full; come back later",
            Self::TokenExpired => "token_expired: get a new token and come back",
            Self::TooSlow => "too_slow: messages were not read in time; come back and resume",
            Self::NoHeartbeat => "no_heartbeat: pings were not answered; come back and resume",
            Self::RateLimit => "rate_limit: too many frames; pause, then come back",
            Self::Unauthenticated => "unauthenticated: connect with a valid token",
            Self::ProtocolAbuse => "protocol_abuse: too many frames that are not valid",
            Self::Revoked => "revoked: this token, user or address may not connect",
            Self::TooManySessions => "too_many_sessions: close another tab or device first",
        }
    }
}
