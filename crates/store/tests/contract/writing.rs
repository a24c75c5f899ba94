//! Appending: atomic, in order, and for many games at once.

use crate::Empty;
use crate::game::{commit, created, done, new_game, secret};
use bandbox_engine::hex::Hex32;
use bandbox_engine::team::Team;
use bandbox_engine::{Command, Event};
use bandbox_store::{Appended, CauseCommand, GameId, Head, Seq, StoreError};

pub(crate) async fn events_are_read_in_order_after_a_place(log: Empty) {
    let store = log.open().await;
    let (game, mut head) = created(&store).await;
    let mut expected = Vec::new();
    for number in 0..5 {
        let mut append = commit(&store, game, head, &format!("c{number}")).await;
        append
            .events
            .push(Event::DecisionDropped { team: Team::Home });
        expected.extend(append.events.clone());
        head = done(store.append(append).await.unwrap());
    }
    assert_eq!(head.seq, Seq(11));
    let mut read = Vec::new();
    let mut after = Seq(1);
    loop {
        let page = store.read(game, after, 3).await.unwrap();
        assert!(page.len() <= 3);
        let Some(last) = page.last() else { break };
        for (event, seq) in page.iter().zip(after.0 + 1..) {
            assert_eq!(event.seq, Seq(seq), "no gap");
        }
        after = last.seq;
        read.extend(page.into_iter().map(|stored| stored.event));
    }
    assert_eq!(read, expected);
}

pub(crate) async fn a_conflict_names_the_head_and_writes_nothing(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let first = commit(&store, game, head, "c1").await;
    let mut late = commit(&store, game, head, "c2").await;
    late.events.push(Event::GameStarted);
    let after = done(store.append(first).await.unwrap());
    assert_eq!(
        store.append(late.clone()).await.unwrap(),
        Appended::Conflict(after)
    );
    assert_eq!(store.find(game, "ann", "c2").await.unwrap(), None);
    assert_eq!(store.read(game, Seq::ZERO, 100).await.unwrap().len(), 2);

    late.expected = after;
    let last = done(store.append(late).await.unwrap());
    assert_eq!(last.seq, Seq(4), "both events or none");
}

pub(crate) async fn a_head_of_another_history_is_a_conflict(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let elsewhere = Head {
        chain: Hex32([0; 32]),
        ..head
    };
    let append = commit(&store, game, elsewhere, "c1").await;
    assert_eq!(
        store.append(append).await.unwrap(),
        Appended::Conflict(head)
    );
}

pub(crate) async fn an_unknown_game_takes_no_events(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let mut append = commit(&store, game, head, "c1").await;
    let unknown = GameId::random();
    append.game = unknown;
    assert!(matches!(
        store.append(append).await,
        Err(StoreError::NoSuchGame { game }) if game == unknown
    ));
    assert!(store.load(unknown).await.unwrap().is_none());
    assert!(store.read(unknown, Seq::ZERO, 10).await.unwrap().is_empty());
    assert!(matches!(
        store.batches(unknown).await,
        Err(StoreError::NoSuchGame { .. })
    ));
}

pub(crate) async fn what_contradicts_itself_is_refused(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let good = commit(&store, game, head, "c1").await;
    let mut no_events = good.clone();
    no_events.events.clear();
    let mut no_id = good.clone();
    no_id.cause.command_id.clear();
    let mut long_id = good.clone();
    long_id.cause.command_id = "x".repeat(65);
    let mut creation = good.clone();
    creation.cause.command = new_game("c1").cause.command;
    for bad in [no_events, no_id, long_id, creation] {
        let refused = store.append(bad).await;
        assert!(
            matches!(refused, Err(StoreError::Malformed(_))),
            "{refused:?}"
        );
    }
    let mut other_event = new_game("n1");
    other_event.created = Event::GameStarted;
    let mut other_secret = new_game("n2");
    other_secret.secret = bandbox_engine::dice::fairness::Secret::new([8; 32]);
    assert_ne!(other_secret.secret.commitment(), secret().commitment());
    let mut command = new_game("n3");
    command.cause.command = CauseCommand::Play {
        command: Command::StartGame,
    };
    for bad in [other_event, other_secret, command] {
        let refused = store.create(bad).await;
        assert!(
            matches!(refused, Err(StoreError::Malformed(_))),
            "{refused:?}"
        );
    }
}

pub(crate) async fn a_text_that_not_every_database_can_hold_is_refused(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let mut append = commit(&store, game, head, "c1").await;
    append.cause.command_id = "c\0".to_string();
    let mut user = commit(&store, game, head, "c1").await;
    user.cause.user = "ann\0".to_string();
    for bad in [append, user] {
        let refused = store.append(bad).await;
        assert!(
            matches!(refused, Err(StoreError::Malformed(_))),
            "{refused:?}"
        );
    }
    let mut managers = new_game("n1");
    managers.managers.home = Some("\0".to_string());
    let refused = store.create(managers).await;
    assert!(
        matches!(refused, Err(StoreError::Malformed(_))),
        "{refused:?}"
    );
}

/// Each of two servers holds its own store, as each of two nodes would.
pub(crate) async fn two_servers_on_one_log_keep_its_order(log: Empty) {
    const GAMES: usize = 8;
    const COMMANDS: u64 = 20;
    let stores = [log.open().await, log.open().await];
    let mut games = Vec::new();
    for _ in 0..GAMES {
        games.push(created(&stores[0]).await);
    }
    let mut tasks = Vec::new();
    for (server, store) in stores.iter().enumerate() {
        for (game, head) in games.clone() {
            let (store, mut head) = (store.clone(), head);
            tasks.push(tokio::spawn(async move {
                for number in 0..COMMANDS {
                    let id = format!("server {server} command {number}");
                    loop {
                        let append = commit(&store, game, head, &id).await;
                        match store.append(append).await.unwrap() {
                            Appended::Done(moved) => break head = moved,
                            Appended::Conflict(found) => head = found,
                            other @ (Appended::Duplicate(_) | Appended::IdReused) => {
                                panic!("{other:?}")
                            }
                        }
                    }
                }
            }));
        }
    }
    for task in tasks {
        task.await.unwrap();
    }
    for (game, _) in games {
        let loaded = stores[1].load(game).await.unwrap().unwrap();
        assert_eq!(loaded.head.seq, Seq(1 + 2 * COMMANDS));
        assert_eq!(
            stores[0].batches(game).await.unwrap().len() as u64,
            1 + 2 * COMMANDS
        );
    }
}

pub(crate) async fn many_games_share_commits(log: Empty) {
    const GAMES: usize = 64;
    const COMMANDS: usize = 10;
    let store = log.open().await;
    let mut games = Vec::new();
    for _ in 0..GAMES {
        games.push(created(&store).await);
    }
    let before = store.commit_counts();
    let mut tasks = Vec::new();
    for (game, mut head) in games.clone() {
        let store = store.clone();
        tasks.push(tokio::spawn(async move {
            for number in 0..COMMANDS {
                let append = commit(&store, game, head, &format!("c{number}")).await;
                head = done(store.append(append).await.unwrap());
            }
            (game, head)
        }));
    }
    for task in tasks {
        let (game, head) = task.await.unwrap();
        assert_eq!(head.seq, Seq(1).after(COMMANDS as u64));
        assert_eq!(store.load(game).await.unwrap().unwrap().head, head);
    }
    let after = store.commit_counts();
    assert_eq!(after.batches - before.batches, (GAMES * COMMANDS) as u64);
    assert!(after.largest_group > 1, "{after:?}");
    assert!(after.commits - before.commits < (GAMES * COMMANDS) as u64);
}
