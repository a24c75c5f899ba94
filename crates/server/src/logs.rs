//! What the server says of itself while it runs: lines of JSON, or words where a person watches.
//!
//! Nothing in them is a token, a secret, or what a client wrote. Libraries that see every frame say nothing below
//! their notices, whatever is asked for.

use std::io::IsTerminal;
use std::sync::OnceLock;
use tracing::{Level, Metadata};
use tracing_subscriber::filter::{FilterExt, filter_fn};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, Registry, fmt, reload};

/// How much is said: a level, or one for each part of the program.
const HOW_MUCH: &str = "BANDBOX_LOG";

/// In which form: `json` or `text`.
const FORM: &str = "BANDBOX_LOG_FORMAT";

/// What is said now, to be changed while the server runs. The log is the whole process's, so this is too.
static FILTER: OnceLock<reload::Handle<EnvFilter, Registry>> = OnceLock::new();

/// Begins to log, to the standard error stream.
pub(crate) fn begin() {
    let asked = std::env::var(HOW_MUCH).unwrap_or_else(|_| "warn".to_string());
    let (filter, not_understood) = match EnvFilter::try_new(&asked) {
        Ok(filter) => (filter, None),
        Err(error) => (EnvFilter::new("warn"), Some(error)),
    };
    let (filter, handle) = reload::Layer::new(filter);
    let _ = FILTER.set(handle);
    let words = match std::env::var(FORM).as_deref() {
        Ok("text") => true,
        Ok("json") => false,
        Ok(_) | Err(_) => std::io::stderr().is_terminal(),
    };
    let lines = fmt::layer().with_writer(std::io::stderr);
    let lines = if words {
        lines.boxed()
    } else {
        lines.json().flatten_event(true).boxed()
    };
    tracing_subscriber::registry()
        .with(lines.with_filter(filter.and(filter_fn(may_be_said))))
        .init();
    // As `may_be_said` has it: libraries that log in this way would ask for every frame whether they may.
    log::set_max_level(log::LevelFilter::Info);
    if let Some(error) = not_understood {
        tracing::warn!(%error, "{HOW_MUCH} is not understood; warnings and errors are logged");
    }
    std::panic::set_hook(Box::new(
        |panic| tracing::error!(%panic, "a part of the program died"),
    ));
}

/// How much is said now, as it would be asked for; nothing before [`begin`].
pub(crate) fn how_much() -> String {
    let handle = FILTER.get();
    let said = handle.and_then(|handle| handle.with_current(ToString::to_string).ok());
    said.unwrap_or_default()
}

/// From now on this much is said.
///
/// # Errors
/// What is wrong with it; all stays as it was.
pub(crate) fn say(asked: &str) -> Result<(), String> {
    let filter = EnvFilter::try_new(asked).map_err(|error| error.to_string())?;
    let handle = FILTER.get().ok_or("nothing is logged by this process")?;
    handle.reload(filter).map_err(|error| error.to_string())?;
    tracing::info!(asked, "another log level");
    Ok(())
}

/// Libraries may tell of frames and headers as they pass; what is ours never does.
fn may_be_said(metadata: &Metadata<'_>) -> bool {
    metadata.target().starts_with("bandbox") || *metadata.level() <= Level::INFO
}
