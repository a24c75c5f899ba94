//! The task that looks at games that have moved, and has managers who have gone told of their turns.

use super::Turns;
use super::call::Called;
use super::reach::Reach;
use crate::app::App;
use crate::game::whose_turn::Due;
use bandbox_engine::Team;
use bandbox_store::{GameId, Seq, StoreError, Turn, Webhook, WebhookCalled, WebhookTrouble};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::sleep;

/// Games that are looked at, and addresses that are called, at once.
const AT_ONCE: usize = 16;

/// After so long it is tried again to tell somebody who was surely not told, if he need be told by then.
const AGAIN_AFTER: [Duration; 3] = [
    Duration::from_secs(2),
    Duration::from_secs(20),
    Duration::from_mins(2),
];

/// Has managers told of their turns until the server stops. Games whose turns nobody was told of before it started come first.
pub(crate) async fn keep(app: Arc<App>) {
    if app.turns.settings.reach == Reach::Off {
        return;
    }
    match app.store.games_that_may_wait(None).await {
        Ok(games) => games.into_iter().for_each(|game| app.turns.look_at(game)),
        Err(error) => tracing::error!(%error, "it cannot be read who waits to be told of a turn"),
    }
    let at_once = Arc::new(Semaphore::new(AT_ONCE));
    loop {
        let game = tokio::select! {
            () = app.draining.cancelled() => return,
            game = app.turns.waiting.next() => game,
        };
        // It is never closed.
        let Ok(place) = Arc::clone(&at_once).acquire_owned().await else {
            return;
        };
        let app = Arc::clone(&app);
        let at_once = Arc::clone(&at_once);
        tokio::spawn(async move {
            let told = look(&app, game).await;
            drop(place);
            match told {
                Ok(turns) => {
                    for (webhook, due) in turns {
                        let (app, at_once) = (Arc::clone(&app), Arc::clone(&at_once));
                        tokio::spawn(async move { tell(&app, &at_once, game, webhook, due).await });
                    }
                }
                Err(error) => {
                    tracing::warn!(%game, %error, "nobody can be told of a turn just now");
                    app.turns.look_at(game);
                }
            }
        });
    }
}

/// Whom to tell of a game. That he is told is written down.
async fn look(app: &Arc<App>, game: GameId) -> Result<Vec<(Webhook, Due)>, StoreError> {
    let webhooks = app.store.webhooks_of(game).await?;
    if webhooks.is_empty() {
        return Ok(Vec::new());
    }
    let Some(dues) = app.registry.whose_turn(app, game).await else {
        app.turns.look_at(game);
        return Ok(Vec::new());
    };
    let mut told = Vec::new();
    for (side, webhook) in webhooks {
        let Some(due) = needs_telling(&dues, side, &webhook.user) else {
            continue;
        };
        let turn = Turn {
            game,
            side,
            user: webhook.user.clone(),
            seq: Seq(due.turn.seq),
        };
        if app.store.claim_turn(turn).await? {
            told.push((webhook, due.clone()));
        }
    }
    Ok(told)
}

/// The turn of this side, if its manager has to be told of it: the game waits for him and he is not there.
fn needs_telling<'a>(dues: &'a [Due], side: Team, user: &str) -> Option<&'a Due> {
    dues.iter()
        .find(|due| due.turn.side == side && due.manager == user && !due.is_there)
}

/// Tells somebody, more than once only where it is sure that he was not told, and no longer when he need not be.
async fn tell(app: &Arc<App>, at_once: &Semaphore, game: GameId, webhook: Webhook, due: Due) {
    let side = due.turn.side;
    let mut due = due;
    let mut pauses = AGAIN_AFTER.into_iter();
    let trouble = loop {
        // It is never closed.
        let Ok(place) = at_once.acquire().await else {
            return;
        };
        let Turns { caller, .. } = &app.turns;
        let called = caller.tell(&webhook.url, webhook.form, &due.turn).await;
        drop(place);
        app.metrics.webhooks.count(&called);
        let (what, pause) = match called {
            Called::Heard => break None,
            Called::Failed(what) => break Some((what, false)),
            Called::Gone(what) => break Some((what, true)),
            Called::NotNow(what, asked) => match pauses.next() {
                Some(pause) => (what, asked.unwrap_or(pause).max(pause)),
                None => break Some((what, false)),
            },
        };
        tracing::debug!(%game, %side, what, "a turn is told of later");
        tokio::select! {
            () = app.draining.cancelled() => return,
            () = sleep(pause) => (),
        }
        let dues = app.registry.whose_turn(app, game).await.unwrap_or_default();
        match needs_telling(&dues, side, &webhook.user) {
            Some(still) => due = still.clone(),
            None => return,
        }
    };
    if let Some((what, _)) = &trouble {
        tracing::info!(%game, %side, what, "somebody could not be told of his turn");
    }
    let trouble = trouble.map(|(what, stopped)| WebhookTrouble { what, stopped });
    if trouble == webhook.trouble {
        return;
    }
    let called = WebhookCalled {
        user: webhook.user,
        url: webhook.url,
        trouble,
    };
    if let Err(error) = app.store.webhook_called(called).await {
        tracing::warn!(%error, "it cannot be kept how a webhook was called");
    }
}
