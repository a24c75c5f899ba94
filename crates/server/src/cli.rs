//! The command line.

use crate::caller::{ForwardedHeader, Network};
use crate::config::{Config, ConfigError, Defaults, Given, Source};
use crate::gate::key_set::KeySetUrl;
use crate::limits;
use crate::nodes::bus::BusAddress;
use crate::turns::{PublicOrigin, Reach};
use axum::http::Uri;
use bandbox_protocol::v1::query::ExportFormat;
use bandbox_store::{GameId, Outcome};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
use std::net::SocketAddr;
use std::num::NonZeroU16;
use std::path::PathBuf;

/// A real-time server for dice-and-cards tabletop baseball.
#[derive(Debug, Parser)]
#[command(name = "bandbox", version, about)]
pub(crate) struct Cli {
    /// What to do; a demo, if nothing is said.
    #[command(subcommand)]
    pub(crate) command: Option<Task>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    /// Serve games.
    Serve(Settings),
    /// Serve a demo game between two invented teams, with links for both managers and a spectator.
    Demo(Demo),
    /// Make a token for a user.
    Token(Token),
    /// Take back the tokens of a user, or one. Running servers know within two seconds.
    Revoke(Revoke),
    /// Take a revocation back.
    Lift(Lift),
    /// Copy the whole log into a new file, while the server runs.
    Backup(Backup),
    /// Put a backup into a new database. It is another history then, and clients are told so.
    Restore(Restore),
    /// Copy the whole log from one database to another, `SQLite` or `PostgreSQL`. Stop the server first.
    MigrateStore(MigrateStore),
    /// Write a game of the log for other programs or for people, while the server runs.
    Export(Export),
    /// Print who did what, when and from where, allowed or refused, newest first; the server may be at work.
    Audit(Audit),
    /// Check the log, its database and this machine, and say what to do. Ends with 3 when there is a fault.
    Doctor(Doctor),
    /// Ask a server whether it can serve; for those who watch over it. Ends with 3 when it cannot.
    Health(Health),
    /// Look after files of settings.
    #[command(subcommand)]
    Config(ConfigTask),
}

/// What to do with a file of settings.
#[derive(Clone, Debug, Subcommand)]
pub(crate) enum ConfigTask {
    /// Read it as a server would, and say what is wrong with it.
    Check {
        /// The file.
        file: PathBuf,
    },
}

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

/// A demo.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct Demo {
    #[command(flatten)]
    pub(crate) settings: Settings,
    /// Let two clients play the game to its end, then stop.
    #[arg(long)]
    pub(crate) autoplay: bool,
    /// Who reads the cards: the managers (of a card of the demo's own), or the server.
    #[arg(long, value_enum, default_value = "manual")]
    pub(crate) mode: DemoMode,
    /// Make the dice and the clients' choices repeatable. The dice are no secret then.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) seed: Option<u64>,
}

/// Who reads the cards of a demo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum DemoMode {
    /// The managers read their own.
    #[default]
    Manual,
    /// The server reads those of two invented teams.
    Cards,
}

/// A token.
#[derive(Clone, Debug, Args)]
pub(crate) struct Token {
    /// The user id.
    #[arg(long)]
    pub(crate) user: String,
    /// The name to show [default: the user id].
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// May act as the umpire of any game.
    #[arg(long)]
    pub(crate) admin: bool,
    /// How long it is good for: a number with s, m, h or d.
    #[arg(long, default_value = "12h", value_parser = ttl)]
    pub(crate) ttl: i64,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// Tokens to take back.
#[derive(Clone, Debug, Args)]
#[group(id = "whose", required = true, multiple = false, args = ["user", "token"])]
pub(crate) struct Revoke {
    /// The id of a user: all that he has been given until now.
    #[arg(long)]
    pub(crate) user: Option<String>,
    /// One token, whole or by its id (jti).
    #[arg(long)]
    pub(crate) token: Option<String>,
    /// Of a token given by its id: how long it is good at the most. The revocation is kept for as long.
    #[arg(long, value_name = "TIME", default_value = "366d", value_parser = ttl)]
    pub(crate) good_for: i64,
    /// Of a user: what he will be given too, until it is lifted.
    #[arg(long, conflicts_with = "token")]
    pub(crate) ban: bool,
    /// Why, for people to read.
    #[arg(long)]
    pub(crate) reason: Option<String>,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// A revocation to take back.
#[derive(Clone, Debug, Args)]
#[group(id = "of_whom", required = true, multiple = false, args = ["user", "token"])]
pub(crate) struct Lift {
    /// Of this user.
    #[arg(long)]
    pub(crate) user: Option<String>,
    /// Of this token, whole or by its id (jti).
    #[arg(long)]
    pub(crate) token: Option<String>,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// A backup.
#[derive(Clone, Debug, Args)]
pub(crate) struct Backup {
    /// The file to make. It holds the secrets of the dice: keep it as safe as the log.
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// A restoration.
#[derive(Clone, Debug, Args)]
pub(crate) struct Restore {
    /// The backup, or a copy of the file of a log.
    pub(crate) file: PathBuf,
    /// The address of a database that is new or empty.
    pub(crate) to: String,
}

/// A move.
#[derive(Clone, Debug, Args)]
pub(crate) struct MigrateStore {
    /// The address of the log.
    pub(crate) from: String,
    /// The address of a database that is new or empty.
    pub(crate) to: String,
}

/// A game for others.
#[derive(Clone, Debug, Args)]
pub(crate) struct Export {
    /// The game.
    #[arg(value_name = "GAME")]
    pub(crate) game: GameId,
    /// How to write it: as Retrosheet writes games, every event in one document, or for people.
    #[arg(long, value_parser = export_formats())]
    pub(crate) format: ExportFormat,
    /// The file to write [default: the standard output]; of Retrosheet's files, the folder [default: here].
    #[arg(long, value_name = "PATH")]
    pub(crate) out: Option<PathBuf>,
    /// Which game of the day between these teams it is, 0 for the only one; only Retrosheet asks.
    #[arg(long, default_value_t = 0)]
    pub(crate) number: u8,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// The formats by their names.
fn export_formats() -> impl TypedValueParser<Value = ExportFormat> {
    let names = PossibleValuesParser::new(ExportFormat::ALL.map(ExportFormat::name));
    names.try_map(|name| ExportFormat::named(&name).ok_or("no format has this name"))
}

/// What to print of the audit.
#[derive(Clone, Debug, Args)]
pub(crate) struct Audit {
    /// Only what this user did.
    #[arg(long)]
    pub(crate) user: Option<String>,
    /// Only what came by this connection.
    #[arg(long)]
    pub(crate) session: Option<String>,
    /// Only what came from there.
    #[arg(long)]
    pub(crate) address: Option<String>,
    /// Only what was done in this game.
    #[arg(long)]
    pub(crate) game: Option<GameId>,
    /// Only actions whose name begins so, such as `play.` or `sign_in`.
    #[arg(long)]
    pub(crate) action: Option<String>,
    /// Only what ended so.
    #[arg(long, value_enum)]
    pub(crate) outcome: Option<AuditOutcome>,
    /// Not before this moment, such as 2026-09-21T14:00:00Z.
    #[arg(long, value_name = "TIME")]
    pub(crate) since: Option<jiff::Timestamp>,
    /// Before this moment.
    #[arg(long, value_name = "TIME")]
    pub(crate) until: Option<jiff::Timestamp>,
    /// At most this many.
    #[arg(long, default_value_t = 100)]
    pub(crate) rows: u32,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// How something ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum AuditOutcome {
    /// It was done.
    Allowed,
    /// It was refused.
    Refused,
}

impl From<AuditOutcome> for Outcome {
    fn from(outcome: AuditOutcome) -> Self {
        match outcome {
            AuditOutcome::Allowed => Self::Allowed,
            AuditOutcome::Refused => Self::Refused,
        }
    }
}

/// A checkup.
#[derive(Clone, Debug, Args)]
pub(crate) struct Doctor {
    /// A backup to examine in place of the log.
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) settings: Settings,
}

/// A question after a server's health.
#[derive(Clone, Debug, Args)]
pub(crate) struct Health {
    /// The address to ask, without TLS: `/readyz`, or `/healthz` to know no more than that the process lives.
    #[arg(default_value = "http://127.0.0.1:8080/readyz")]
    pub(crate) url: Uri,
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

/// A span of time in seconds.
fn ttl(text: &str) -> Result<i64, String> {
    let wrong =
        || format!("{text:?} is not a span of time; write a number with s, m, h or d, such as 12h");
    let unit = text.chars().last().ok_or_else(wrong)?;
    let seconds = match unit {
        's' => 1,
        'm' => 60,
        'h' => 60 * 60,
        'd' => 24 * 60 * 60,
        _ => return Err(wrong()),
    };
    let number: u32 = text[..text.len() - unit.len_utf8()]
        .parse()
        .map_err(|_| wrong())?;
    Ok(i64::from(number) * seconds)
}
