//! The log is the game: what comes back after the process has gone.

use crate::Empty;
use crate::game::{commit, created, done, secret};
use bandbox_engine::{Actor, fold, team::Team};
use bandbox_store::{CauseCommand, Seq, StoreError};

pub(crate) async fn a_log_survives_a_store_that_was_dropped(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let append = commit(&store, game, head, "c1").await;
    let after = done(store.append(append).await.unwrap());
    drop(store);

    let again = log.open().await;
    assert_eq!(again.load(game).await.unwrap().unwrap().head, after);
    let next = commit(&again, game, after, "c2").await;
    assert_eq!(done(again.append(next).await.unwrap()).seq, Seq(3));
}

pub(crate) async fn a_loaded_game_is_the_fold_of_its_events(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let append = commit(&store, game, head, "c1").await;
    let after = done(store.append(append).await.unwrap());
    let loaded = store.load(game).await.unwrap().unwrap();
    let events: Vec<_> = store
        .read(game, Seq::ZERO, 100)
        .await
        .unwrap()
        .into_iter()
        .map(|stored| stored.event)
        .collect();
    assert_eq!(loaded.state, fold(&events).unwrap());
    assert_eq!(loaded.head, after);
    assert_eq!(loaded.secret.reveal(), secret().reveal());
    assert_eq!(loaded.managers.away.as_deref(), Some("ann"));
    assert_eq!(loaded.managers.home.as_deref(), Some("bob"));
    assert_eq!(loaded.creator, "ann");
    assert_eq!(loaded.created_at.as_millisecond(), 1_790_000_000_123);
}

pub(crate) async fn the_audit_trail_tells_who_asked_for_what(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let append = commit(&store, game, head, "c1").await;
    store.append(append.clone()).await.unwrap();
    let batches = store.batches(game).await.unwrap();
    assert_eq!(batches.len(), 2);
    assert!(matches!(
        batches[0].cause.command,
        CauseCommand::Create { .. }
    ));
    assert_eq!(batches[0].cause.actor, Actor::Manager(Team::Away));
    assert_eq!(
        (batches[1].first_seq, batches[1].last_seq),
        (Seq(2), Seq(2))
    );
    assert_eq!(batches[1].cause, append.cause);
    assert_eq!(batches[1].events, append.events);
}

pub(crate) async fn a_closed_store_says_so(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let append = commit(&store, game, head, "c1").await;
    store.append(append.clone()).await.unwrap();
    store.clone().close().await.unwrap();
    assert!(matches!(
        store.append(append).await,
        Err(StoreError::Closed)
    ));
    assert!(matches!(store.load(game).await, Err(StoreError::Closed)));
    let again = log.open().await;
    assert_eq!(again.load(game).await.unwrap().unwrap().head.seq, Seq(2));
}
