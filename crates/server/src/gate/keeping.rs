//! What the gate goes by is read again while the server runs: whoever signs tokens changes his keys now and then.

use super::Gate;
use crate::app::App;
use anyhow::Context;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// How often public keys are looked for in their files again.
const FILES_READ_EVERY: Duration = Duration::from_secs(5);

/// How often it is read what is revoked. Every server on the database knows within two seconds.
const REVOCATIONS_READ_EVERY: Duration = Duration::from_secs(1);

/// Starts to read again, until the server stops. When this returns, it is known what is revoked, and the keys that have an
/// address have been asked for once.
///
/// # Errors
/// When the database cannot be read.
pub(crate) async fn begin(app: &Arc<App>) -> anyhow::Result<()> {
    let looked = app.gate.look_again(&app.store).await;
    looked.context("reading which tokens are revoked")?;
    tokio::spawn(keep_revocations(Arc::clone(app)));
    if app.gate.tokens.has_public_keys() {
        tokio::spawn(keep_files(Arc::clone(app)));
    }
    if let Some(set) = &app.gate.key_set {
        // A server begins with the keys there are. Whether or not they can be had, it serves those who need none of them.
        set.fetch(&app.gate.tokens).await;
        let app = Arc::clone(app);
        tokio::spawn(async move { app.gate.keep_set(&app).await });
    }
    Ok(())
}

/// Reads what is revoked again and again. While the database cannot be read, all stays as it was; that is said once.
async fn keep_revocations(app: Arc<App>) {
    let mut was_read = true;
    while timeout(REVOCATIONS_READ_EVERY, app.draining.cancelled())
        .await
        .is_err()
    {
        let looked = app.gate.look_again(&app.store).await;
        if let Err(error) = &looked
            && was_read
        {
            tracing::error!(%error, "it cannot be read which tokens are revoked");
        }
        was_read = looked.is_ok();
    }
}

/// Reads the files of public keys again and again. What is wrong with them is said once.
async fn keep_files(app: Arc<App>) {
    let mut said = None;
    while timeout(FILES_READ_EVERY, app.draining.cancelled())
        .await
        .is_err()
    {
        let reading = Arc::clone(&app);
        let read = tokio::task::spawn_blocking(move || reading.gate.tokens.read_again()).await;
        let wrong = match read {
            Ok(Ok(left_out)) if left_out.is_empty() => None,
            Ok(Ok(left_out)) => Some(format!("keys are left out: {}", left_out.join("; "))),
            Ok(Err(error)) => Some(format!("{error}; those read before stay good")),
            Err(error) => Some(error.to_string()),
        };
        if wrong != said
            && let Some(wrong) = &wrong
        {
            tracing::error!(wrong, "public keys of tokens");
        }
        said = wrong;
        app.gate.keys_were_read();
    }
}

impl Gate {
    async fn keep_set(&self, app: &App) {
        let Some(set) = &self.key_set else {
            return;
        };
        loop {
            tokio::select! {
                () = app.draining.cancelled() => return,
                () = set.is_due() => (),
            }
            set.fetch(&self.tokens).await;
            self.keys_were_read();
        }
    }
}
