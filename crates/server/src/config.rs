//! Settings of a server. Each comes from the first place that has it: a flag, the environment, the file, the
//! default.
//!
//! - [`live`]: those that change while it runs; [`watch`]: how that comes about; [`source`]: where they come from.

mod live;
mod source;
pub(crate) mod watch;

pub(crate) use live::{InForce, Live};
pub(crate) use source::Source;

use crate::caller::{ForwardedHeader, Network, TrustedProxies};
use crate::gate::key_set::KeySetUrl;
use crate::limits;
use crate::nodes::bus::BusAddress;
use crate::oidc::Oidc;
use crate::turns::{self, PublicOrigin, Reach};
use bandbox_tokens::Trust;
use live::Blocked;
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
    /// Where other servers on the same log are told of what is written here, if anywhere.
    pub(crate) bus: Option<BusAddress>,
    /// The file of the key that signs tokens.
    pub(crate) jwt_secret_file: PathBuf,
    /// Who else signs tokens, and what tokens must say.
    pub(crate) trust: Trust,
    /// The address of a set of public keys of whoever else signs tokens.
    pub(crate) jwks_url: Option<KeySetUrl>,
    /// Who signs users in besides, if somebody does.
    pub(crate) oidc: Option<Oidc>,
    /// The file of the certificate to serve TLS with, if there is one.
    pub(crate) tls_certificate: Option<PathBuf>,
    /// The file of its key.
    pub(crate) tls_key: Option<PathBuf>,
    /// The folder of the teams that are offered for new games, if it is not the invented ones.
    pub(crate) teams: Option<PathBuf>,
    /// Who is told elsewhere that it is his turn, and when.
    pub(crate) turns: turns::Settings,
    /// A game with nobody in its room leaves memory after so long without a request.
    pub(crate) idle_game: Duration,
    /// Days after which it is forgotten who did what.
    pub(crate) audit_days: u32,
    /// The server pings this often; proxies cut idle links after a minute.
    pub(crate) heartbeat: Duration,
    /// Those that change while the server runs, as they are when it starts.
    pub(crate) live: Live,
}

impl Config {
    /// A connection that lets nothing be heard for so long is gone: a ping, and the time for its answer.
    pub(crate) fn heard_within(&self) -> Duration {
        self.heartbeat + self.heartbeat * 2 / 5
    }

    /// The keys of the settings that differ in another, of those that count from the start of a server to its end.
    fn differences(&self, other: &Self) -> Vec<&'static str> {
        let Self {
            listen,
            metrics,
            database,
            bus,
            jwt_secret_file,
            trust:
                Trust {
                    public_keys,
                    issuer,
                    audience,
                },
            jwks_url,
            oidc,
            tls_certificate,
            tls_key,
            teams,
            turns:
                turns::Settings {
                    reach,
                    wait,
                    origin,
                },
            audit_days,
            idle_game,
            heartbeat,
            live: _,
        } = self;
        [
            ("listen", *listen == other.listen),
            ("metrics", *metrics == other.metrics),
            ("database", *database == other.database),
            ("bus", *bus == other.bus),
            ("jwt_secret_file", *jwt_secret_file == other.jwt_secret_file),
            ("jwt_public_keys", *public_keys == other.trust.public_keys),
            ("jwt_issuer", *issuer == other.trust.issuer),
            ("jwt_audience", *audience == other.trust.audience),
            ("jwks_url", *jwks_url == other.jwks_url),
            ("oidc", *oidc == other.oidc),
            ("tls_certificate", *tls_certificate == other.tls_certificate),
            ("tls_key", *tls_key == other.tls_key),
            ("teams", *teams == other.teams),
            ("webhooks", *reach == other.turns.reach),
            ("webhook_wait_seconds", *wait == other.turns.wait),
            ("public_origin", *origin == other.turns.origin),
            ("audit_days", *audit_days == other.audit_days),
            ("idle_game_seconds", *idle_game == other.idle_game),
            ("heartbeat_seconds", *heartbeat == other.heartbeat),
        ]
        .into_iter()
        .filter_map(|(key, is_same)| (!is_same).then_some(key))
        .collect()
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
    /// See [`Config::bus`].
    pub(crate) bus: Option<BusAddress>,
    /// See [`Config::jwt_secret_file`].
    pub(crate) jwt_secret_file: Option<PathBuf>,
    /// See [`Trust::public_keys`].
    pub(crate) jwt_public_keys: Option<Vec<PathBuf>>,
    /// See [`Config::jwks_url`].
    pub(crate) jwks_url: Option<KeySetUrl>,
    /// See [`Trust::issuer`].
    pub(crate) jwt_issuer: Option<String>,
    /// See [`Trust::audience`].
    pub(crate) jwt_audience: Option<String>,
    /// See [`Config::oidc`].
    pub(crate) oidc: Option<Oidc>,
    /// See [`Config::tls_certificate`].
    pub(crate) tls_certificate: Option<PathBuf>,
    /// See [`Config::tls_key`].
    pub(crate) tls_key: Option<PathBuf>,
    /// See [`Config::teams`].
    pub(crate) teams: Option<PathBuf>,
    /// See [`turns::Settings::reach`].
    pub(crate) webhooks: Option<Reach>,
    /// See [`turns::Settings::wait`].
    pub(crate) webhook_wait_seconds: Option<u64>,
    /// See [`turns::Settings::origin`].
    pub(crate) public_origin: Option<PublicOrigin>,
    /// See [`Live::allowed_origins`].
    pub(crate) allowed_origins: Option<Vec<String>>,
    /// See [`Config::idle_game`].
    pub(crate) idle_game_seconds: Option<u64>,
    /// See [`Live::max_connections`].
    pub(crate) max_connections: Option<usize>,
    /// See [`Live::max_connections_per_user`].
    pub(crate) max_connections_per_user: Option<usize>,
    /// See [`Live::max_spectators_per_game`].
    pub(crate) max_spectators_per_game: Option<usize>,
    /// See [`Config::audit_days`].
    pub(crate) audit_days: Option<u32>,
    /// See [`Config::heartbeat`].
    pub(crate) heartbeat_seconds: Option<NonZeroU16>,
    /// See [`TrustedProxies::networks`].
    pub(crate) trusted_proxies: Option<Vec<Network>>,
    /// See [`TrustedProxies::header`].
    pub(crate) forwarded_header: Option<ForwardedHeader>,
    /// See [`Blocked::addresses`].
    pub(crate) blocked_addresses: Option<Vec<Network>>,
    /// See [`Blocked::users`].
    pub(crate) blocked_users: Option<Vec<String>>,
    /// See [`Live::limits`].
    #[serde(default)]
    pub(crate) limits: limits::Given,
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
    /// A limit on the command line says something else.
    #[error("--limit is not right: {0}")]
    Limit(Box<toml::de::Error>),
}

impl Given {
    /// The settings of a TOML file that says this.
    ///
    /// # Errors
    /// [`ConfigError`] that names the file, and the line and key at fault.
    fn from_text(path: &Path, text: &str) -> Result<Self, ConfigError> {
        toml::from_str(text).map_err(|source| ConfigError::Wrong {
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
            bus: self.bus.or(other.bus),
            jwt_secret_file: self.jwt_secret_file.or(other.jwt_secret_file),
            jwt_public_keys: self.jwt_public_keys.or(other.jwt_public_keys),
            jwks_url: self.jwks_url.or(other.jwks_url),
            jwt_issuer: self.jwt_issuer.or(other.jwt_issuer),
            jwt_audience: self.jwt_audience.or(other.jwt_audience),
            oidc: self.oidc.or(other.oidc),
            tls_certificate: self.tls_certificate.or(other.tls_certificate),
            tls_key: self.tls_key.or(other.tls_key),
            teams: self.teams.or(other.teams),
            webhooks: self.webhooks.or(other.webhooks),
            webhook_wait_seconds: self.webhook_wait_seconds.or(other.webhook_wait_seconds),
            public_origin: self.public_origin.or(other.public_origin),
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
            trusted_proxies: self.trusted_proxies.or(other.trusted_proxies),
            forwarded_header: self.forwarded_header.or(other.forwarded_header),
            blocked_addresses: self.blocked_addresses.or(other.blocked_addresses),
            blocked_users: self.blocked_users.or(other.blocked_users),
            limits: self.limits.or(other.limits),
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
            bus: self.bus,
            jwt_secret_file: self
                .jwt_secret_file
                .unwrap_or_else(|| PathBuf::from(defaults.jwt_secret_file)),
            trust: Trust {
                public_keys: self.jwt_public_keys.unwrap_or_default(),
                issuer: self.jwt_issuer,
                audience: self.jwt_audience,
            },
            jwks_url: self.jwks_url,
            oidc: self.oidc,
            tls_certificate: self.tls_certificate,
            tls_key: self.tls_key,
            teams: self.teams,
            turns: turns::Settings {
                reach: self.webhooks.unwrap_or_default(),
                wait: Duration::from_secs(self.webhook_wait_seconds.unwrap_or(60)),
                origin: self.public_origin,
            },
            idle_game: Duration::from_secs(self.idle_game_seconds.unwrap_or(60)),
            audit_days: self.audit_days.unwrap_or(90),
            heartbeat: Duration::from_secs(
                self.heartbeat_seconds.map_or(25, NonZeroU16::get).into(),
            ),
            live: Live {
                allowed_origins: self.allowed_origins.unwrap_or_default(),
                max_connections: self.max_connections.unwrap_or(20_000),
                max_connections_per_user: self.max_connections_per_user.unwrap_or(32),
                max_spectators_per_game: self.max_spectators_per_game.unwrap_or(10_000),
                proxies: TrustedProxies {
                    networks: self.trusted_proxies.unwrap_or_default(),
                    header: self.forwarded_header.unwrap_or_default(),
                },
                blocked: Blocked {
                    addresses: self.blocked_addresses.unwrap_or_default(),
                    users: self.blocked_users.unwrap_or_default(),
                },
                limits: self.limits.in_force(),
            },
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
