//! Settings of a server. Each comes from the first place that has it: a flag, the environment, the file, the
//! default.

use crate::tokens::Trust;
use serde::Deserialize;
use std::net::SocketAddr;
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The settings as they are in force.
#[derive(Clone, Debug)]
pub(crate) struct Config {
    /// Where to listen.
    pub(crate) listen: SocketAddr,
    /// Where to show metrics, if anywhere.
    pub(crate) metrics: Option<SocketAddr>,
    /// The address of the game log.
    pub(crate) database: String,
    /// The file of the key that signs tokens.
    pub(crate) jwt_secret_file: PathBuf,
    /// Who else signs tokens, and what tokens must say.
    pub(crate) trust: Trust,
    /// Origins that browsers may come from, besides the server's own.
    pub(crate) allowed_origins: Vec<String>,
    /// A game with nobody in its room leaves memory after so long without a request.
    pub(crate) idle_game: Duration,
    /// Connections that may be open at once.
    pub(crate) max_connections: usize,
    /// Connections that one user may have open: tabs and devices.
    pub(crate) max_connections_per_user: usize,
    /// Connections that may watch one game; those of managers are not counted.
    pub(crate) max_spectators_per_game: usize,
    /// Days after which it is forgotten who did what.
    pub(crate) audit_days: u32,
    /// The server pings this often; proxies cut idle links after a minute.
    pub(crate) heartbeat: Duration,
}

impl Config {
    /// A connection that lets nothing be heard for so long is gone: a ping, and the time for its answer.
    pub(crate) fn heard_within(&self) -> Duration {
        self.heartbeat + self.heartbeat * 2 / 5
    }
}

/// The settings that some place has.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Given {
    /// See [`Config::listen`].
    pub(crate) listen: Option<SocketAddr>,
    /// See [`Config::metrics`].
    pub(crate) metrics: Option<SocketAddr>,
    /// See [`Config::database`].
    pub(crate) database: Option<String>,
    /// See [`Config::jwt_secret_file`].
    pub(crate) jwt_secret_file: Option<PathBuf>,
    /// See [`Trust::public_keys`].
    pub(crate) jwt_public_keys: Option<Vec<PathBuf>>,
    /// See [`Trust::issuer`].
    pub(crate) jwt_issuer: Option<String>,
    /// See [`Trust::audience`].
    pub(crate) jwt_audience: Option<String>,
    /// See [`Config::allowed_origins`].
    pub(crate) allowed_origins: Option<Vec<String>>,
    /// See [`Config::idle_game`].
    pub(crate) idle_game_seconds: Option<u64>,
    /// See [`Config::max_connections`].
    pub(crate) max_connections: Option<usize>,
    /// See [`Config::max_connections_per_user`].
    pub(crate) max_connections_per_user: Option<usize>,
    /// See [`Config::max_spectators_per_game`].
    pub(crate) max_spectators_per_game: Option<usize>,
    /// See [`Config::audit_days`].
    pub(crate) audit_days: Option<u32>,
    /// See [`Config::heartbeat`].
    pub(crate) heartbeat_seconds: Option<NonZeroU16>,
}

/// A file of settings that cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ConfigError {
    /// It cannot be read.
    #[error("cannot read the configuration file {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It says something else.
    #[error("the configuration file {} is not right: {source}", path.display())]
    Wrong {
        /// The file.
        path: PathBuf,
        /// What, where.
        source: Box<toml::de::Error>,
    },
}

impl Given {
    /// The settings of a TOML file.
    ///
    /// # Errors
    /// [`ConfigError`] that names the file, and the line and key at fault.
    pub(crate) fn from_file(path: &Path) -> Result<Self, ConfigError> {
        let text = std::fs::read_to_string(path).map_err(|source| ConfigError::Unreadable {
            path: path.to_path_buf(),
            source,
        })?;
        toml::from_str(&text).map_err(|source| ConfigError::Wrong {
            path: path.to_path_buf(),
            source: Box::new(source),
        })
    }

    /// These settings, and those of `other` where there are none.
    #[must_use]
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            listen: self.listen.or(other.listen),
            metrics: self.metrics.or(other.metrics),
            database: self.database.or(other.database),
            jwt_secret_file: self.jwt_secret_file.or(other.jwt_secret_file),
            jwt_public_keys: self.jwt_public_keys.or(other.jwt_public_keys),
            jwt_issuer: self.jwt_issuer.or(other.jwt_issuer),
            jwt_audience: self.jwt_audience.or(other.jwt_audience),
            allowed_origins: self.allowed_origins.or(other.allowed_origins),
            idle_game_seconds: self.idle_game_seconds.or(other.idle_game_seconds),
            max_connections: self.max_connections.or(other.max_connections),
            max_connections_per_user: self
                .max_connections_per_user
                .or(other.max_connections_per_user),
            max_spectators_per_game: self
                .max_spectators_per_game
                .or(other.max_spectators_per_game),
            audit_days: self.audit_days.or(other.audit_days),
            heartbeat_seconds: self.heartbeat_seconds.or(other.heartbeat_seconds),
        }
    }

    /// The settings in force, with defaults where nothing was given.
    pub(crate) fn in_force(self, defaults: Defaults) -> Config {
        Config {
            listen: self
                .listen
                .unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080))),
            metrics: self.metrics,
            database: self
                .database
                .unwrap_or_else(|| defaults.database.to_string()),
            jwt_secret_file: self
                .jwt_secret_file
                .unwrap_or_else(|| PathBuf::from(defaults.jwt_secret_file)),
            trust: Trust {
                public_keys: self.jwt_public_keys.unwrap_or_default(),
                issuer: self.jwt_issuer,
                audience: self.jwt_audience,
            },
            allowed_origins: self.allowed_origins.unwrap_or_default(),
            idle_game: Duration::from_secs(self.idle_game_seconds.unwrap_or(60)),
            max_connections: self.max_connections.unwrap_or(20_000),
            max_connections_per_user: self.max_connections_per_user.unwrap_or(32),
            max_spectators_per_game: self.max_spectators_per_game.unwrap_or(10_000),
            audit_days: self.audit_days.unwrap_or(90),
            heartbeat: Duration::from_secs(
                self.heartbeat_seconds.map_or(25, NonZeroU16::get).into(),
            ),
        }
    }
}

/// Defaults that differ between a server and a demo.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Defaults {
    /// See [`Config::database`].
    pub(crate) database: &'static str,
    /// See [`Config::jwt_secret_file`].
    pub(crate) jwt_secret_file: &'static str,
}

impl Defaults {
    /// Of `bandbox serve`.
    pub(crate) const SERVE: Self = Self {
        database: "sqlite://bandbox.db",
        jwt_secret_file: "bandbox-jwt.key",
    };

    /// Of `bandbox demo`, which leaves the files of a server in the same folder alone.
    pub(crate) const DEMO: Self = Self {
        database: "sqlite://bandbox-demo.db",
        jwt_secret_file: "bandbox-demo-jwt.key",
    };
}
