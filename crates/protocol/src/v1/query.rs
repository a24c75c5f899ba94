//! The queries of requests over HTTP: what stands behind the `?` of an address. That of `GET /api/v1/games` is
//! [`ListGames`](super::games::ListGames), as on the socket.

use serde::Deserialize;

/// The longest that the answer to [`EventsSince`] waits, in seconds: shorter than what proxies take for a dead
/// connection.
pub const LONGEST_WAIT: u64 = 25;

/// Of `GET /api/v1/games/{id}/events`: what has happened in a game since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventsSince {
    /// The number of the last event that the asker has; a snapshot when left out.
    pub after: Option<u64>,
    /// The epoch in which he had it.
    pub epoch: Option<u64>,
    /// If nothing has happened since, how many seconds to wait for it: at most [`LONGEST_WAIT`].
    #[serde(default)]
    pub wait: u64,
}

/// Of `GET /api/v1/games/{id}/export`: a game for other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportGame {
    /// How it is written.
    pub format: ExportFormat,
    /// Of Retrosheet's files, which.
    #[serde(default)]
    pub part: ExportPart,
    /// Which game of the day between these teams it is, 0 for the only one; only Retrosheet asks.
    #[serde(default)]
    pub number: u8,
}

/// Of `GET /api/v1/audit`: which rows. Each part that is left out leaves all of them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditRows {
    /// Of whom.
    pub user: Option<String>,
    /// Of which connection.
    pub session: Option<String>,
    /// From which address.
    pub address: Option<String>,
    /// Of which game, by its id.
    pub game: Option<String>,
    /// What was done, by the name of the event or of the deed.
    pub action: Option<String>,
    /// `allowed` or `refused`.
    pub outcome: Option<String>,
    /// Not before this time, RFC 3339.
    pub since: Option<String>,
    /// Before this time, RFC 3339.
    pub until: Option<String>,
    /// The mark of the last row of the page before.
    pub before: Option<String>,
    /// The most rows of a page; 100 when left out.
    pub limit: Option<u32>,
}

/// A format that others read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// An event file, both rosters and the file of teams, as Retrosheet writes games.
    Retrosheet,
    /// Every event as a room is shown it, in one JSON document.
    Json,
    /// Play by play, and the box score, for people.
    Text,
}

impl ExportFormat {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Retrosheet, Self::Json, Self::Text];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Retrosheet => "retrosheet",
            Self::Json => "json",
            Self::Text => "text",
        }
    }

    /// The format of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// One of Retrosheet's files, in their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExportPart {
    /// The game.
    #[default]
    Events,
    /// Who plays for the visitors.
    AwayRoster,
    /// Who plays for the hosts.
    HomeRoster,
    /// Both teams.
    Teams,
}
