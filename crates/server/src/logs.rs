//! What the server says of itself while it runs: lines of JSON, or words where a person watches.
//!
//! Nothing in them is a token, a secret, or what a client wrote. Libraries that see every frame say nothing below
//! their notices, whatever is asked for.

use std::io::IsTerminal;
use tracing::{Level, Metadata};
use tracing_subscriber::filter::{FilterExt, filter_fn};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{EnvFilter, Layer, fmt};

/// How much is said: a level, or one for each part of the program.
const HOW_MUCH: &str = "BANDBOX_LOG";

/// In which form: `json` or `text`.
const FORM: &str = "BANDBOX_LOG_FORMAT";

/// Begins to log, to the standard error stream.
pub(crate) fn begin() {
    let asked = std::env::var(HOW_MUCH).unwrap_or_else(|_| "warn".to_string());
    let (filter, not_understood) = match EnvFilter::try_new(&asked) {
        Ok(filter) => (filter, None),
        Err(error) => (EnvFilter::new("warn"), Some(error)),
    };
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
    if let Some(error) = not_understood {
        tracing::warn!(%error, "{HOW_MUCH} is not understood; warnings and errors are logged");
    }
    std::panic::set_hook(Box::new(
        |panic| tracing::error!(%panic, "a part of the program died"),
    ));
}

/// Libraries may tell of frames and headers as they pass; what is ours never does.
fn may_be_said(metadata: &Metadata<'_>) -> bool {
    metadata.target().starts_with("bandbox") || *metadata.level() <= Level::INFO
}
