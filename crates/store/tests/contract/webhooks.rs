//! Who is told where that it is his turn, and that he is told once.

use crate::Empty;
use crate::copy::change;
use crate::game::{commit_of, created, done};
use crate::people::second;
use bandbox_engine::Team;
use bandbox_store::{
    GameId, Head, SeatChange, Store, Turn, Webhook, WebhookCalled, WebhookForm, WebhookTrouble,
};

/// The address of a user.
pub(crate) fn webhook(user: &str, url: &str) -> Webhook {
    Webhook {
        user: user.to_string(),
        url: url.to_string(),
        form: WebhookForm::Discord,
        set_at: second(10),
        trouble: None,
    }
}

/// Bob's turn, where the log stands there.
pub(crate) fn turn_of_bob(game: GameId, head: Head) -> Turn {
    Turn {
        game,
        side: Team::Home,
        user: "bob".to_string(),
        seq: head.seq,
    }
}

/// A user plays: the log goes on.
async fn plays(user: &str, store: &Store, game: GameId, head: Head) -> Head {
    let id = format!("{user} at {}", head.seq.0);
    let append = commit_of(user, store, game, head, &id).await;
    done(store.append(append).await.unwrap())
}

pub(crate) async fn a_user_has_one_webhook_until_he_removes_it(log: Empty) {
    let store = log.open().await;
    assert_eq!(store.webhook("bob").await.unwrap(), None);
    let (first, second) = (webhook("bob", "https://one"), webhook("bob", "https://two"));
    for webhook in [&first, &second] {
        store.set_webhook(webhook.clone()).await.unwrap();
    }
    assert_eq!(store.webhook("bob").await.unwrap(), Some(second));
    assert_eq!(store.webhook("ann").await.unwrap(), None);
    assert!(!store.remove_webhook("ann").await.unwrap());
    assert!(store.remove_webhook("bob").await.unwrap());
    assert!(!store.remove_webhook("bob").await.unwrap());
    assert_eq!(store.webhook("bob").await.unwrap(), None);
}

pub(crate) async fn a_webhook_says_how_it_was_last_called_until_it_is_set_anew(log: Empty) {
    let store = log.open().await;
    let (game, _) = created(&store).await;
    let set = webhook("bob", "https://one");
    store.set_webhook(set.clone()).await.unwrap();
    let called = |url: &str, what: Option<&str>, stopped| WebhookCalled {
        user: "bob".to_string(),
        url: url.to_string(),
        trouble: what.map(|what| WebhookTrouble {
            what: what.to_string(),
            stopped,
        }),
    };
    let call = async |url, what, stopped| {
        let called = called(url, what, stopped);
        store.webhook_called(called).await.unwrap();
        let trouble = store.webhook("bob").await.unwrap().unwrap().trouble;
        let told = store.webhooks_of(game).await.unwrap().len();
        let waiting = store.games_that_may_wait(None).await.unwrap().len();
        assert_eq!(told, waiting);
        (trouble.map(|trouble| (trouble.what, trouble.stopped)), told)
    };
    let slow = Some(("no answer".to_string(), false));
    assert_eq!(
        call("https://one", Some("no answer"), false).await,
        (slow, 1)
    );
    assert_eq!(
        call("https://two", Some("gone"), true).await.1,
        1,
        "another"
    );
    assert_eq!(call("https://one", None, false).await, (None, 1));
    let gone = Some(("gone".to_string(), true));
    assert_eq!(call("https://one", Some("gone"), true).await, (gone, 0));
    store.set_webhook(set.clone()).await.unwrap();
    assert_eq!(store.webhook("bob").await.unwrap(), Some(set.clone()));
    let of_game = store.webhooks_of(game).await.unwrap();
    assert_eq!(of_game, [(Team::Home, set)]);
}

pub(crate) async fn games_of_managers_with_a_webhook_are_found_while_they_go_on(log: Empty) {
    let store = log.open().await;
    let (game, _) = created(&store).await;
    let (other, _) = created(&store).await;
    let waiting = async || store.games_that_may_wait(None).await.unwrap();
    assert_eq!(waiting().await, []);
    for user in ["ann", "bob", "carol"] {
        let set = webhook(user, "https://one");
        store.set_webhook(set).await.unwrap();
    }
    let mut both = [game, other];
    both.sort();
    assert_eq!(waiting().await, both, "each once");
    for (user, games) in [("bob", 2), ("carol", 0), ("dan", 0)] {
        let of_user = store.games_that_may_wait(Some(user)).await.unwrap();
        assert_eq!(of_user.len(), games, "{user}");
    }
    let sides: Vec<Team> = store
        .webhooks_of(game)
        .await
        .unwrap()
        .into_iter()
        .map(|(side, _)| side)
        .collect();
    assert_eq!(sides, [Team::Away, Team::Home]);
    for status in ["final", "suspended"] {
        let over = format!("UPDATE games SET status = '{status}' WHERE game_id = '{game}'");
        change(&log, over).await;
        assert_eq!(waiting().await, [other], "{status}");
    }
}

pub(crate) async fn a_manager_is_told_once_until_he_has_played(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let claim = async |head| store.claim_turn(turn_of_bob(game, head)).await.unwrap();
    assert!(claim(head).await);
    assert!(!claim(head).await, "of this turn he was told");
    let head = plays("ann", &store, game, head).await;
    assert!(!claim(head).await, "he has not played since");
    let head = plays("bob", &store, game, head).await;
    assert!(!claim(head).await, "he played last, so he knows");
    let late = head;
    let head = plays("ann", &store, game, head).await;
    assert!(!claim(late).await, "the log has gone on");
    assert!(claim(head).await, "another turn");
    assert!(!claim(head).await);
}

pub(crate) async fn who_played_last_is_not_told(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let of_ann = Turn {
        game,
        side: Team::Away,
        user: "ann".to_string(),
        seq: head.seq,
    };
    assert!(
        !store.claim_turn(of_ann.clone()).await.unwrap(),
        "she made it"
    );
    let head = plays("bob", &store, game, head).await;
    let now = Turn {
        seq: head.seq,
        ..of_ann
    };
    assert!(store.claim_turn(now).await.unwrap());
}

pub(crate) async fn whoever_takes_a_side_is_told_and_whoever_has_left_it_is_not(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let bob = turn_of_bob(game, head);
    assert!(store.claim_turn(bob.clone()).await.unwrap());
    let change = SeatChange {
        game,
        side: Team::Home,
        from: Some("bob".to_string()),
        to: Some("carol".to_string()),
    };
    store.change_manager(change).await.unwrap();
    assert!(!store.claim_turn(bob.clone()).await.unwrap());
    let carol = Turn {
        user: "carol".to_string(),
        ..bob
    };
    assert!(store.claim_turn(carol.clone()).await.unwrap());
    assert!(!store.claim_turn(carol).await.unwrap());
}

pub(crate) async fn of_many_who_want_to_tell_one_does(log: Empty) {
    let store = log.open().await;
    let other = log.open().await;
    let (game, head) = created(&store).await;
    let head = plays("ann", &store, game, head).await;
    let claims = (0..16).map(|n| {
        let store = if n % 2 == 0 {
            store.clone()
        } else {
            other.clone()
        };
        tokio::spawn(async move { store.claim_turn(turn_of_bob(game, head)).await.unwrap() })
    });
    let mut told = 0;
    for claim in claims.collect::<Vec<_>>() {
        told += u8::from(claim.await.unwrap());
    }
    assert_eq!(told, 1);
}
