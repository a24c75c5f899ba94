//! The command line: what the program can be told to do. [`settings`] has the flags of a server.

mod settings;

pub(crate) use settings::Settings;

use axum::http::Uri;
use bandbox_protocol::v1::query::ExportFormat;
use bandbox_store::{GameId, Outcome};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand};
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
