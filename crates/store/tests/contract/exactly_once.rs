//! A command is applied at most once, ever, and its answer can be had again.

use crate::Empty;
use crate::game::{commit, commit_of, created, done, new_game};
use bandbox_store::{Appended, Created, GameFilter, GameId, Seq};

pub(crate) async fn a_retried_command_gets_its_first_answer(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let append = commit(&store, game, head, "c1").await;
    let after = done(store.append(append.clone()).await.unwrap());
    let Appended::Duplicate(batch) = store.append(append.clone()).await.unwrap() else {
        panic!("applied twice");
    };
    assert_eq!(batch.head(), after);
    assert_eq!(batch.events, append.events);
    assert_eq!(batch.cause, append.cause);
    assert_eq!(store.find(game, "ann", "c1").await.unwrap(), Some(*batch));
    assert_eq!(store.read(game, Seq::ZERO, 100).await.unwrap().len(), 2);
}

pub(crate) async fn a_late_retry_is_a_duplicate_and_no_conflict(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let first = commit(&store, game, head, "c1").await;
    let after = done(store.append(first.clone()).await.unwrap());
    let second = commit(&store, game, after, "c2").await;
    let last = done(store.append(second).await.unwrap());
    assert!(matches!(
        store.append(first.clone()).await.unwrap(),
        Appended::Duplicate(_)
    ));
    // The same command decided again at the present head is still the same command.
    let mut again = first;
    again.expected = last;
    assert!(matches!(
        store.append(again).await.unwrap(),
        Appended::Duplicate(batch) if batch.last_seq == Seq(2)
    ));
}

pub(crate) async fn a_command_id_is_not_used_for_two_commands(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let first = commit(&store, game, head, "c1").await;
    let after = done(store.append(first).await.unwrap());
    let mut other = commit(&store, game, after, "another").await;
    other.cause.command_id = "c1".to_string();
    assert_eq!(store.append(other).await.unwrap(), Appended::IdReused);
    assert_eq!(store.load(game).await.unwrap().unwrap().head, after);
}

pub(crate) async fn two_users_may_use_one_command_id(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let anns = commit_of("ann", &store, game, head, "c1").await;
    let after = done(store.append(anns).await.unwrap());
    let bobs = commit_of("bob", &store, game, after, "c1").await;
    assert_eq!(done(store.append(bobs).await.unwrap()).seq, Seq(3));
}

pub(crate) async fn a_retried_creation_makes_one_game(log: Empty) {
    let store = log.open().await;
    let first = new_game("new");
    assert!(matches!(
        store.create(first.clone()).await.unwrap(),
        Created::New(head) if head.seq == Seq(1)
    ));
    // The server draws another id for the retry, and must be told the first.
    let mut retried = first.clone();
    retried.game = GameId::random();
    assert_eq!(
        store.create(retried.clone()).await.unwrap(),
        Created::Duplicate { game: first.game }
    );
    assert!(store.load(retried.game).await.unwrap().is_none());

    let mut other = new_game("new");
    let bandbox_store::CauseCommand::Create { setup } = &mut other.cause.command else {
        panic!("not a creation");
    };
    setup.league = Some("another league".to_string());
    assert_eq!(store.create(other).await.unwrap(), Created::IdReused);
    assert_eq!(store.games(&GameFilter::default()).await.unwrap().len(), 1);
}

pub(crate) async fn eight_at_once_are_applied_once(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let append = commit(&store, game, head, "c1").await;
    let answers = (0..8)
        .map(|_| {
            let (store, append) = (store.clone(), append.clone());
            tokio::spawn(async move { store.append(append).await.unwrap() })
        })
        .collect::<Vec<_>>();
    let mut applied = 0;
    for answer in answers {
        match answer.await.unwrap() {
            Appended::Done(head) => {
                assert_eq!(head.seq, Seq(2));
                applied += 1;
            }
            Appended::Duplicate(batch) => assert_eq!(batch.last_seq, Seq(2)),
            other @ (Appended::Conflict(_) | Appended::IdReused) => panic!("{other:?}"),
        }
    }
    assert_eq!(applied, 1);
}

pub(crate) async fn of_eight_rivals_at_one_head_one_wins(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let mut answers = Vec::new();
    for number in 0..8 {
        let append = commit(&store, game, head, &format!("c{number}")).await;
        let store = store.clone();
        answers.push(tokio::spawn(
            async move { store.append(append).await.unwrap() },
        ));
    }
    let mut winners = Vec::new();
    let mut told = Vec::new();
    for answer in answers {
        match answer.await.unwrap() {
            Appended::Done(head) => winners.push(head),
            Appended::Conflict(head) => told.push(head),
            other @ (Appended::Duplicate(_) | Appended::IdReused) => panic!("{other:?}"),
        }
    }
    assert_eq!(winners.len(), 1);
    assert_eq!(
        told,
        vec![winners[0]; 7],
        "the losers are told the new head"
    );
}
