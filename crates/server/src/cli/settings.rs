//! The settings of a server as flags and variables of the environment.

use crate::caller::{ForwardedHeader, Network};
use crate::config::{Config, ConfigError, Defaults, Given, Source};
use crate::gate::key_set::KeySetUrl;
use crate::limits;
use crate::nodes::bus::BusAddress;
use crate::turns::{PublicOrigin, Reach};
use clap::Args;
use std::net::SocketAddr;
use std::num::NonZeroU16;
use std::path::PathBuf;

/// Settings of a server. Flags come first, then the environment, then the file.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Settings {
    /// A TOML file of settings: the long names of these flags with `_` for `-`.
    #[arg(long, env = "BANDBOX_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
    /// Where to listen [default: 127.0.0.1:8080].
    #[arg(long, env = "BANDBOX_LISTEN", value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// Where to show metrics for Prometheus, such as 127.0.0.1:9464 [default: nowhere].
    #[arg(long, env = "BANDBOX_METRICS", value_name = "ADDRESS")]
    metrics: Option<SocketAddr>,
    /// The game log, such as `sqlite://bandbox.db` or `postgres://bandbox@localhost/bandbox`.
    #[arg(long, env = "BANDBOX_DATABASE", value_name = "URL")]
    database: Option<String>,
    /// Where servers on the same log tell one another what they have written, such as `nats://127.0.0.1:4222` [default:
    /// nowhere; each looks at the log twice a second].
    #[arg(long, env = "BANDBOX_BUS", value_name = "URL")]
    bus: Option<BusAddress>,
    /// The file of the key that signs tokens; made if it is missing.
    #[arg(long, env = "BANDBOX_JWT_SECRET_FILE", value_name = "FILE")]
    jwt_secret_file: Option<PathBuf>,
    /// Files with the public keys of whoever else signs tokens, separated by commas: PEM or a JWK set; Ed25519, P-256 or RSA.
    /// They are read again while the server runs.
    #[arg(
        long,
        env = "BANDBOX_JWT_PUBLIC_KEYS",
        value_name = "FILES",
        value_delimiter = ','
    )]
    jwt_public_keys: Option<Vec<PathBuf>>,
    /// The address of a JWK set with the public keys of whoever else signs tokens: https, or http of this machine. It is
    /// fetched again while the server runs.
    #[arg(long, env = "BANDBOX_JWKS_URL", value_name = "URL")]
    jwks_url: Option<KeySetUrl>,
    /// Who tokens must be from: their `iss` [default: anybody whose key is known].
    #[arg(long, env = "BANDBOX_JWT_ISSUER", value_name = "NAME")]
    jwt_issuer: Option<String>,
    /// What tokens must be for: their `aud` [default: anything].
    #[arg(long, env = "BANDBOX_JWT_AUDIENCE", value_name = "NAME")]
    jwt_audience: Option<String>,
    /// The certificate to serve https and wss with, and those that lead to who is trusted, in PEM; read again when it changes
    /// [default: none, for a proxy does it].
    #[arg(long, env = "BANDBOX_TLS_CERTIFICATE", value_name = "FILE")]
    tls_certificate: Option<PathBuf>,
    /// The key of the certificate, in PEM.
    #[arg(long, env = "BANDBOX_TLS_KEY", value_name = "FILE")]
    tls_key: Option<PathBuf>,
    /// The folder of the teams that are offered for new games, one a file, as a setup has it [default: two invented teams].
    #[arg(long, env = "BANDBOX_TEAMS", value_name = "DIR")]
    teams: Option<PathBuf>,
    /// Which addresses the server may call to tell users of their turns: none, those open to everybody on the internet, or
    /// any, also of this machine and its network [default: public].
    #[arg(long, env = "BANDBOX_WEBHOOKS", value_enum, value_name = "WHICH")]
    webhooks: Option<Reach>,
    /// Seconds that a game stands still before a manager who is not there is told that it is his turn [default: 60].
    #[arg(long, env = "BANDBOX_WEBHOOK_WAIT_SECONDS", value_name = "SECONDS")]
    webhook_wait_seconds: Option<u64>,
    /// The address of this server as its users know it, such as `https://games.example`; who is told of his turn is given
    /// the page of the game [default: it is left out].
    #[arg(long, env = "BANDBOX_PUBLIC_ORIGIN", value_name = "ORIGIN")]
    public_origin: Option<PublicOrigin>,
    /// Origins that browsers may come from besides the server's own, separated by commas.
    #[arg(
        long,
        env = "BANDBOX_ALLOWED_ORIGINS",
        value_name = "ORIGINS",
        value_delimiter = ','
    )]
    allowed_origins: Option<Vec<String>>,
    /// Seconds after which a game without members leaves memory; 0 lets it go at once [default: 60].
    #[arg(long, env = "BANDBOX_IDLE_GAME_SECONDS", value_name = "SECONDS")]
    idle_game_seconds: Option<u64>,
    /// Connections that may be open at once [default: 20000].
    #[arg(long, env = "BANDBOX_MAX_CONNECTIONS", value_name = "CONNECTIONS")]
    max_connections: Option<usize>,
    /// Connections that one user may have open at once, with tabs and devices [default: 32].
    #[arg(
        long,
        env = "BANDBOX_MAX_CONNECTIONS_PER_USER",
        value_name = "CONNECTIONS"
    )]
    max_connections_per_user: Option<usize>,
    /// Connections that may watch one game besides those of its managers [default: 10000].
    #[arg(
        long,
        env = "BANDBOX_MAX_SPECTATORS_PER_GAME",
        value_name = "CONNECTIONS"
    )]
    max_spectators_per_game: Option<usize>,
    /// Days after which it is forgotten who did what; the log of the games is kept [default: 90].
    #[arg(long, env = "BANDBOX_AUDIT_DAYS", value_name = "DAYS")]
    audit_days: Option<u32>,
    /// Seconds between the pings to a connection; one that is silent for two fifths longer is closed [default: 25].
    #[arg(long, env = "BANDBOX_HEARTBEAT_SECONDS", value_name = "SECONDS")]
    heartbeat_seconds: Option<NonZeroU16>,
    /// Addresses and networks of proxies that are believed when they say whom they forward, separated by commas.
    #[arg(
        long,
        env = "BANDBOX_TRUSTED_PROXIES",
        value_name = "NETWORKS",
        value_delimiter = ','
    )]
    trusted_proxies: Option<Vec<Network>>,
    /// The header in which they say so [default: x-forwarded-for].
    #[arg(long, env = "BANDBOX_FORWARDED_HEADER", value_name = "HEADER")]
    forwarded_header: Option<ForwardedHeader>,
    /// A limit of the table `[limits]`, as it would stand there: `frames = { per_second = 50, burst = 200 }`. May be given
    /// several times.
    #[arg(long = "limit", value_name = "KEY=VALUE")]
    limits: Vec<String>,
}

impl Settings {
    /// The settings, as flags, environment, file and these defaults give them now.
    ///
    /// # Errors
    /// When there is a file or a limit that cannot be used.
    pub(crate) fn in_force(self, defaults: Defaults) -> Result<Config, ConfigError> {
        let (config, _) = self.source(defaults)?.read()?;
        Ok(config)
    }

    /// Where the settings come from: flags, environment, file, and these defaults.
    ///
    /// # Errors
    /// When a limit cannot be read.
    pub(crate) fn source(self, defaults: Defaults) -> Result<Source, ConfigError> {
        let limits = limits::Given::from_flags(&self.limits)?;
        let here = Given {
            listen: self.listen,
            metrics: self.metrics,
            database: self.database,
            bus: self.bus,
            jwt_secret_file: self.jwt_secret_file,
            jwt_public_keys: self.jwt_public_keys,
            jwks_url: self.jwks_url,
            jwt_issuer: self.jwt_issuer,
            jwt_audience: self.jwt_audience,
            // A table has no flags.
            oidc: None,
            tls_certificate: self.tls_certificate,
            tls_key: self.tls_key,
            teams: self.teams,
            webhooks: self.webhooks,
            webhook_wait_seconds: self.webhook_wait_seconds,
            public_origin: self.public_origin,
            allowed_origins: self.allowed_origins,
            idle_game_seconds: self.idle_game_seconds,
            max_connections: self.max_connections,
            max_connections_per_user: self.max_connections_per_user,
            max_spectators_per_game: self.max_spectators_per_game,
            audit_days: self.audit_days,
            heartbeat_seconds: self.heartbeat_seconds,
            trusted_proxies: self.trusted_proxies,
            forwarded_header: self.forwarded_header,
            blocked_addresses: None,
            blocked_users: None,
            limits,
        };
        Ok(Source::new(here, self.config, defaults))
    }
}
