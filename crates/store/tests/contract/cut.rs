//! The connection to the database is lost at every place of an append: nobody hears a false yes, and nothing
//! is applied twice.

use crate::game::{commit, created, done, new_game};
use crate::proxy::{Proxy, Way};
use crate::{Empty, postgres};
use bandbox_store::audit::check_texts;
use bandbox_store::{Appended, Created, GameFilter, GameId, Head, Seq, Store, StoreError, Trouble};
use sqlx::postgres::PgConnectOptions;
use std::net::ToSocketAddrs;

/// A log, a store that works on it directly, and one that works through a wire that can be cut.
struct Wired {
    log: Empty,
    direct: Store,
    proxy: Proxy,
    through: Store,
    /// What the sessions of the second store are called in the database.
    name: String,
}

async fn wired() -> Option<Wired> {
    let log = postgres::empty().await?;
    let options: PgConnectOptions = log.url.parse().unwrap();
    let database = (options.get_host(), options.get_port())
        .to_socket_addrs()
        .unwrap()
        .next()
        .unwrap();
    let direct = log.open().await;
    let proxy = Proxy::to(database).await;
    let name = format!("wired {}", GameId::random());
    // A later parameter counts more than the address before it.
    let url = format!(
        "{}&application_name={name}&host={}&port={}",
        log.url,
        proxy.address().ip(),
        proxy.address().port()
    );
    let through = Store::open(&url).await.unwrap();
    Some(Wired {
        log,
        direct,
        proxy,
        through,
        name,
    })
}

/// Fifty places between the first byte and the last, both included.
fn places(bytes: usize) -> impl Iterator<Item = usize> {
    (0..50).map(move |nth| nth * bytes.saturating_sub(1) / 49)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_lost_at_any_byte_of_an_append_is_never_a_false_yes_nor_twice() {
    let Some(wired) = wired().await else { return };
    let (game, mut head) = created(&wired.direct).await;
    // Both connections of the writer learn the statement, so that an append has its usual bytes.
    for number in 0..8 {
        head = append_until_answered(&wired, game, head, &format!("first {number}")).await;
    }
    wired.proxy.count();
    head = append_until_answered(&wired, game, head, "counted").await;
    let (to, from) = wired.proxy.count();
    assert!(to > 100 && from > 20, "{to} {from}");
    let mut cuts = 0;
    for (way, bytes) in [(Way::ToDatabase, to), (Way::FromDatabase, from)] {
        for place in places(bytes) {
            wired.proxy.cut_after(way, place);
            let id = format!("{way:?} {place}");
            head = append_until_answered(&wired, game, head, &id).await;
            cuts += u32::from(wired.proxy.was_cut());
        }
    }
    assert!(cuts >= 90, "only {cuts} of 100 appends were cut");
    let recorded = wired.direct.recording(game).await.unwrap();
    assert_eq!(recorded.batches.len(), 1 + 8 + 1 + 100, "each once");
    assert!(check_texts(&recorded).is_ok());
}

/// Sends a command under one id until it is answered, as a client does, and checks each answer in the log.
async fn append_until_answered(wired: &Wired, game: GameId, head: Head, id: &str) -> Head {
    let append = commit(&wired.direct, game, head, id).await;
    let expected = Seq(head.seq.0 + 1);
    for _ in 0..10 {
        let answer = wired.through.append(append.clone()).await;
        let stored = wired.direct.find(game, "ann", id).await.unwrap();
        match answer {
            Ok(Appended::Done(head)) => {
                assert_eq!(head, stored.expect("a false yes").head(), "{id}");
                assert_eq!(head.seq, expected, "{id}");
                return head;
            }
            Ok(Appended::Duplicate(batch)) => {
                assert_eq!(Some(&*batch), stored.as_ref(), "{id}");
                return batch.head();
            }
            Err(StoreError::Unavailable { .. }) => (),
            other => panic!("{id}: {other:?}"),
        }
    }
    panic!("{id}: never answered");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_lost_at_any_byte_of_a_creation_makes_one_game() {
    let Some(wired) = wired().await else { return };
    for number in 0..4 {
        let new = new_game(&format!("first {number}"));
        wired.through.create(new).await.unwrap();
    }
    wired.proxy.count();
    wired.through.create(new_game("counted")).await.unwrap();
    let (to, from) = wired.proxy.count();
    let mut made = 5;
    for (way, bytes) in [(Way::ToDatabase, to), (Way::FromDatabase, from)] {
        for place in places(bytes) {
            wired.proxy.cut_after(way, place);
            let new = new_game(&format!("{way:?} {place}"));
            let mut answered = false;
            for _ in 0..10 {
                match wired.through.create(new.clone()).await {
                    Ok(Created::New(head)) => {
                        let loaded = wired.direct.load(new.game).await.unwrap();
                        assert_eq!(loaded.expect("a false yes").head, head);
                        answered = true;
                    }
                    Ok(Created::Duplicate { game }) => {
                        assert_eq!(game, new.game);
                        answered = true;
                    }
                    Err(StoreError::Unavailable { .. }) => (),
                    other => panic!("{other:?}"),
                }
                if answered {
                    break;
                }
            }
            assert!(answered);
            made += 1;
            wired.proxy.was_cut();
        }
    }
    let filter = GameFilter {
        limit: 1000,
        ..GameFilter::default()
    };
    assert_eq!(wired.direct.games(&filter).await.unwrap().len(), made);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_gone_is_said_to_be_and_used_again_without_a_restart() {
    let Some(wired) = wired().await else { return };
    let (game, head) = created(&wired.through).await;
    let append = commit(&wired.direct, game, head, "c1").await;
    wired.proxy.down();
    let refused = wired.through.append(append.clone()).await;
    let is_gone = |trouble: &Trouble| *trouble == Trouble::Gone;
    assert!(
        matches!(&refused, Err(StoreError::Unavailable { trouble, .. }) if is_gone(trouble)),
        "{refused:?}"
    );
    let unread = wired.through.load(game).await.map(drop);
    assert!(
        matches!(&unread, Err(StoreError::Unavailable { trouble, .. }) if is_gone(trouble)),
        "{unread:?}"
    );
    wired.proxy.up();
    let head = done(wired.through.append(append).await.unwrap());
    assert_eq!(wired.through.load(game).await.unwrap().unwrap().head, head);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_comes_back_soon_was_never_missed() {
    let Some(wired) = wired().await else { return };
    let (game, mut head) = created(&wired.through).await;
    for round in 0..50 {
        let append = commit(&wired.direct, game, head, &format!("c{round}")).await;
        wired.proxy.down();
        let through = wired.through.clone();
        let answer = tokio::spawn(async move { through.append(append).await });
        wired.proxy.turned_away().await;
        wired.proxy.up();
        head = done(answer.await.unwrap().unwrap());
    }
    assert_eq!(wired.direct.load(game).await.unwrap().unwrap().head, head);
    drop(wired.log);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_whose_sessions_were_ended_by_its_operator_is_used_again() {
    let Some(wired) = wired().await else { return };
    let (game, mut head) = created(&wired.through).await;
    let mut operator = postgres::outsider(&wired.log).await;
    for round in 0..50 {
        let append = commit(&wired.direct, game, head, &format!("c{round}")).await;
        sqlx::query(
            "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE application_name = $1",
        )
        .bind(&wired.name)
        .execute(&mut operator)
        .await
        .unwrap();
        head = done(wired.through.append(append).await.unwrap());
    }
    assert_eq!(head.seq, Seq(51));
}
