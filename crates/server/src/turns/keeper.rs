//! The task that looks at games that have moved, and has managers who have gone told of their turns.

use super::Turns;
use super::call::Called;
use super::reach::Reach;
use crate::app::App;
use crate::game::whose_turn::Due;
use bandbox_store::{GameId, Seq, StoreError, Turn, Webhook, WebhookCalled, WebhookTrouble};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::sleep;

/// Games that are looked at, and addresses that are called, at once.
const AT_ONCE: usize = 16;

/// Where several servers share a log, a manager may have the game open at another. That one has so long to say so.
const ELSEWHERE: Duration = Duration::from_secs(5);

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
        let (app, at_once) = (Arc::clone(&app), Arc::clone(&at_once));
        tokio::spawn(async move {
            let gone = look(&app, game).await;
            drop(place);
            for teller in again_later(&app, game, gone).into_iter().flatten() {
                let (app, at_once) = (Arc::clone(&app), Arc::clone(&at_once));
                tokio::spawn(async move {
                    let told = teller.tell(&app, &at_once).await;
                    again_later(&app, game, told);
                });
            }
        });
    }
}

/// What came of it; a game that could not be looked at is looked at again.
fn again_later<T>(app: &App, game: GameId, done: Result<T, StoreError>) -> Option<T> {
    done.inspect_err(|error| {
        tracing::warn!(%game, %error, "nobody can be told of a turn just now");
        app.turns.look_at(game);
    })
    .ok()
}

/// Whom a game waits for, of those who want to be told. Who has it open sees it, which counts as told: so no other server
/// tells him.
async fn look(app: &Arc<App>, game: GameId) -> Result<Vec<Teller>, StoreError> {
    let webhooks = app.store.webhooks_of(game).await?;
    if webhooks.is_empty() {
        return Ok(Vec::new());
    }
    let Some(dues) = app.registry.whose_turn(app, game).await else {
        app.turns.look_at(game);
        return Ok(Vec::new());
    };
    let mut gone = Vec::new();
    for (side, webhook) in webhooks {
        let is_his = |due: &&Due| due.turn.side == side && due.manager == webhook.user;
        let Some(due) = dues.iter().find(is_his).cloned() else {
            continue;
        };
        let teller = Teller { game, webhook, due };
        if teller.due.is_there {
            app.store.claim_turn(teller.turn()).await?;
        } else {
            gone.push(teller);
        }
    }
    Ok(gone)
}

/// Tells one manager of one turn.
struct Teller {
    game: GameId,
    webhook: Webhook,
    due: Due,
}

impl Teller {
    /// Tells him, once: that he is told is written down first, and he is called more than once only where it is sure that he
    /// did not hear.
    async fn tell(mut self, app: &Arc<App>, at_once: &Semaphore) -> Result<(), StoreError> {
        if app.store.is_shared() && !self.need_after(app, ELSEWHERE).await {
            return Ok(());
        }
        if !app.store.claim_turn(self.turn()).await? {
            return Ok(());
        }
        let mut pauses = AGAIN_AFTER.into_iter();
        let trouble = loop {
            // It is never closed.
            let Ok(place) = at_once.acquire().await else {
                return Ok(());
            };
            let Turns { caller, .. } = &app.turns;
            let Webhook { url, form, .. } = &self.webhook;
            let called = caller.tell(url, *form, &self.due.turn).await;
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
            tracing::debug!(game = %self.game, what, "a turn is told of later");
            if !self.need_after(app, pause).await {
                return Ok(());
            }
        };
        self.keep(app, trouble).await
    }

    /// Whether he need be told after a pause: the game waits for him, and he is not there.
    async fn need_after(&mut self, app: &Arc<App>, pause: Duration) -> bool {
        tokio::select! {
            () = app.draining.cancelled() => return false,
            () = sleep(pause) => (),
        }
        let dues = app.registry.whose_turn(app, self.game).await;
        let is_his =
            |due: &Due| due.turn.side == self.due.turn.side && due.manager == self.due.manager;
        match dues.into_iter().flatten().find(is_his) {
            Some(due) if !due.is_there => {
                self.due = due;
                true
            }
            Some(_) | None => false,
        }
    }

    fn turn(&self) -> Turn {
        Turn {
            game: self.game,
            side: self.due.turn.side,
            user: self.due.manager.clone(),
            seq: Seq(self.due.turn.seq),
        }
    }

    /// Keeps how it went, for his user to read: what went wrong, and whether the address is given up.
    async fn keep(self, app: &App, trouble: Option<(String, bool)>) -> Result<(), StoreError> {
        if let Some((what, _)) = &trouble {
            tracing::info!(game = %self.game, what, "somebody could not be told of his turn");
        }
        let trouble = trouble.map(|(what, stopped)| WebhookTrouble { what, stopped });
        if trouble == self.webhook.trouble {
            return Ok(());
        }
        let called = WebhookCalled {
            user: self.webhook.user,
            url: self.webhook.url,
            trouble,
        };
        app.store.webhook_called(called).await
    }
}
