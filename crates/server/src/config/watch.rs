//! The file of settings, read again while the server runs: every two seconds, and at once after SIGHUP.
//!
//! What it says is taken as a whole or not at all.

use super::source::{Source, text_of};
use super::{Config, ConfigError};
use crate::app::App;
use bandbox_protocol::v1::CloseCode;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};
use tokio::time::sleep;

/// How often the file is read.
const EVERY: Duration = Duration::from_secs(2);

/// What the last look at the file found. What is the same as before has been said already.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    Text(String),
    Fault(String),
}

/// Looks at the file until the server stops; this is what it said when the server started. Without a file there is nothing to
/// look at.
///
/// # Errors
/// When the operating system lets no signals be heard.
pub(crate) fn begin(app: &Arc<App>, source: Source, said: Option<String>) -> std::io::Result<()> {
    // It is heard even where there is no file: by default it would end the process.
    let mut hang_up = signal(SignalKind::hangup())?;
    let app = Arc::clone(app);
    tokio::spawn(async move {
        let file = source.file().map(Path::to_path_buf);
        let (Some(path), Some(said)) = (file, said) else {
            return while hang_up.recv().await.is_some() {
                tracing::warn!("there is no configuration file to read; start with --config");
            };
        };
        let mut before = Found::Text(said);
        loop {
            let asked = tokio::select! {
                () = app.draining.cancelled() => return,
                _ = hang_up.recv() => true,
                () = sleep(EVERY) => false,
            };
            let found = look(&path).await;
            if asked || found != before {
                take(&app, &source, &path, &found);
            }
            before = found;
        }
    });
    Ok(())
}

async fn look(path: &Path) -> Found {
    let path: PathBuf = path.to_path_buf();
    let read = tokio::task::spawn_blocking(move || text_of(&path)).await;
    match read {
        Ok(Ok(text)) => Found::Text(text),
        Ok(Err(fault)) => Found::Fault(fault.to_string()),
        Err(fault) => Found::Fault(fault.to_string()),
    }
}

/// Takes what was found, or says why not.
fn take(app: &App, source: &Source, path: &Path, found: &Found) {
    let read: Result<Config, String> = match found {
        Found::Text(text) => {
            let read = source.read_from(path, text);
            read.map_err(|fault: ConfigError| fault.to_string())
        }
        Found::Fault(fault) => Err(fault.clone()),
    };
    app.metrics.reloads.count(read.is_ok());
    match read {
        Ok(config) => apply(app, config),
        Err(fault) => tracing::error!(fault, "settings stay as they are"),
    }
}

fn apply(app: &App, config: Config) {
    let waiting = app.config.differences(&config);
    if !waiting.is_empty() {
        let keys = waiting.join(", ");
        tracing::warn!(keys, "changed settings that count after a restart");
    }
    let changed = *app.live.now() != config.live;
    app.live.set(config.live);
    tracing::info!(changed, "settings read again");
    let live = app.live.now();
    let is_blocked = |caller, user: Option<&str>| live.blocked.has(caller, user);
    app.connections.close_those(CloseCode::Revoked, is_blocked);
}
