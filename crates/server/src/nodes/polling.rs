//! Games in memory may go on elsewhere: where their logs stand is read again and again.

use crate::app::App;
use bandbox_store::StoreError;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::timeout;

/// How often it is read where games stand, where nobody tells.
const EVERY: Duration = Duration::from_millis(500);

/// How often where there is a bus: for what it has lost.
const EVERY_BESIDE_A_BUS: Duration = Duration::from_secs(2);

/// Looks again and again until the server stops. A log that no other server can be at work on needs none of it. While the
/// database cannot be read all stays as it is; that is said once.
pub(crate) async fn keep(app: Arc<App>) {
    if !app.store.is_shared() {
        return;
    }
    let every = match app.bus {
        Some(_) => EVERY_BESIDE_A_BUS,
        None => EVERY,
    };
    let mut was_read = true;
    while timeout(every, app.draining.cancelled()).await.is_err() {
        let looked = look(&app).await;
        if let Err(error) = &looked
            && was_read
        {
            tracing::error!(%error, "it cannot be read where games stand");
        }
        was_read = looked.is_ok();
    }
}

/// Has each game look at its log that stands elsewhere than is known here, or is in other hands.
async fn look(app: &App) -> Result<(), StoreError> {
    for now in app.store.current(&app.registry.games()).await? {
        if !app.registry.knows(&now) {
            app.registry.look_again(now.game, None);
        }
    }
    Ok(())
}
