//! Who belongs to a game, and who may come in.

use crate::checkup::{examined, of_games};
use crate::copy::{change, played};
use crate::game::{created, new_game, play};
use crate::{Empty, Place};
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Actor, Team};
use bandbox_store::{
    Accepted, Access, GameFilter, GameId, Invited, NewInvite, SeatChange, SeatChanged, Status,
    Store, StoreError, audit,
};
use jiff::Timestamp;

pub(crate) fn second(second: i64) -> Timestamp {
    Timestamp::from_second(second).unwrap()
}

/// A game of Ann whose home side nobody manages.
pub(crate) async fn open_game(store: &Store) -> GameId {
    let mut new = new_game(&GameId::random().to_string());
    new.managers.home = None;
    let game = new.game;
    store.create(new).await.unwrap();
    game
}

/// An invitation to the home side, good until second 1000.
pub(crate) fn invitation(game: GameId, code: &str) -> NewInvite {
    NewInvite {
        code: code.to_string(),
        game,
        side: Team::Home,
        by: "ann".to_string(),
        command_id: format!("invite {code}"),
        at: second(10),
        expires: second(1000),
    }
}

async fn managers(store: &Store, game: GameId) -> ByTeam<Option<String>> {
    store.load_seats(game).await.unwrap().unwrap().managers
}

fn hand_over(game: GameId, side: Team, from: &str, to: &str) -> SeatChange {
    let named = |id: &str| (!id.is_empty()).then(|| id.to_string());
    SeatChange {
        game,
        side,
        from: named(from),
        to: named(to),
    }
}

pub(crate) async fn a_game_says_who_belongs_to_it_and_who_may_come_in(log: Empty) {
    let store = log.open().await;
    let mut new = new_game("n");
    new.managers.home = None;
    new.access = Access {
        private: true,
        solitaire: true,
        max_spectators: Some(0),
    };
    let (game, access) = (new.game, new.access);
    store.create(new).await.unwrap();
    let nobody_at_home = ByTeam {
        away: Some("ann".to_string()),
        home: None,
    };
    let seats = store.load_seats(game).await.unwrap().unwrap();
    assert_eq!(seats.managers, nobody_at_home);
    assert_eq!((seats.creator.as_str(), seats.access), ("ann", access));
    let loaded = store.load(game).await.unwrap().unwrap();
    assert_eq!(loaded.managers, nobody_at_home);
    assert_eq!((loaded.creator.as_str(), loaded.access), ("ann", access));
    let rows = store.games(&GameFilter::default()).await.unwrap();
    assert_eq!(rows[0].managers, nobody_at_home);
    assert_eq!((rows[0].creator.as_str(), rows[0].access), ("ann", access));

    let (plain, _) = created(&store).await;
    let seats = store.load_seats(plain).await.unwrap().unwrap();
    assert_eq!(seats.access, Access::default());
    let nowhere = store.load_seats(GameId::random()).await.unwrap();
    assert_eq!(nowhere, None);

    let mut nameless = new_game("nameless");
    nameless.managers.home = Some(String::new());
    let refused = store.create(nameless).await;
    assert!(
        matches!(refused, Err(StoreError::Malformed(_))),
        "{refused:?}"
    );
}

pub(crate) async fn a_seat_changes_hands_and_the_chain_still_holds(log: Empty) {
    let store = log.open().await;
    let mut game = played(&store, 5).await;
    let id = game.game;
    for change in [
        hand_over(id, Team::Home, "bob", "carol"),
        hand_over(id, Team::Home, "carol", ""),
        hand_over(id, Team::Home, "", "dave"),
        hand_over(id, Team::Away, "ann", "dave"),
    ] {
        let changed = store.change_manager(change.clone()).await.unwrap();
        assert_eq!(changed, SeatChanged::Done, "{change:?}");
        let now = managers(&store, id).await;
        assert_eq!(now[change.side], change.to);
        audit(&store.recording(id).await.unwrap()).unwrap();
    }
    let command = game.some_command();
    play(&store, &mut game, Actor::Umpire, command).await;
    let recorded = store.recording(id).await.unwrap();
    audit(&recorded).unwrap();
    assert_eq!(
        recorded.managers.home,
        Some("bob".to_string()),
        "at the creation"
    );
    assert_eq!(recorded.managers_now.home, Some("dave".to_string()));
    let loaded = store.load(id).await.unwrap().unwrap();
    assert_eq!(loaded.state, game.state);
    assert_eq!(loaded.managers.away, Some("dave".to_string()));
    let of_dave = GameFilter {
        manager: Some("dave".to_string()),
        ..GameFilter::default()
    };
    assert_eq!(store.games(&of_dave).await.unwrap().len(), 1);
    assert_eq!(of_games(&examined(&log).await), Vec::<String>::new());
}

pub(crate) async fn a_seat_in_other_hands_than_known_stays_there(log: Empty) {
    let store = log.open().await;
    let (game, _) = created(&store).await;
    let late = hand_over(game, Team::Home, "carol", "dave");
    let told = store.change_manager(late).await.unwrap();
    let now = Some("bob".to_string());
    assert_eq!(told, SeatChanged::Conflict { now });
    let nobody_yet = hand_over(game, Team::Home, "", "dave");
    let told = store.change_manager(nobody_yet).await.unwrap();
    let now = Some("bob".to_string());
    assert_eq!(told, SeatChanged::Conflict { now });
    assert_eq!(managers(&store, game).await.home, Some("bob".to_string()));
    let nowhere = hand_over(GameId::random(), Team::Home, "bob", "dave");
    let refused = store.change_manager(nowhere).await;
    assert!(
        matches!(refused, Err(StoreError::NoSuchGame { .. })),
        "{refused:?}"
    );
}

pub(crate) async fn of_eight_who_take_a_seat_at_once_one_gets_it(log: Empty) {
    let stores = [log.open().await, log.open().await];
    let game = open_game(&stores[0]).await;
    let rivals: Vec<_> = (0..8)
        .map(|rival| {
            let store = stores[rival % 2].clone();
            tokio::spawn(async move {
                let change = hand_over(game, Team::Home, "", &format!("rival {rival}"));
                (change.to.clone(), store.change_manager(change).await)
            })
        })
        .collect();
    let mut winners = Vec::new();
    let mut told = Vec::new();
    for rival in rivals {
        let (user, answer) = rival.await.unwrap();
        match answer.unwrap() {
            SeatChanged::Done => winners.push(user),
            SeatChanged::Conflict { now } => told.push(now),
        }
    }
    assert_eq!(winners.len(), 1, "{winners:?}");
    assert_eq!(managers(&stores[1], game).await.home, winners[0]);
    assert!(told.iter().all(|now| *now == winners[0]), "{told:?}");
}

pub(crate) async fn an_invitation_is_made_once_for_each_command(log: Empty) {
    let store = log.open().await;
    let game = open_game(&store).await;
    let first = invitation(game, "open sesame");
    let Invited::New(made) = store.create_invite(first.clone()).await.unwrap() else {
        panic!("it is new")
    };
    assert_eq!(
        store.invite("open sesame").await.unwrap(),
        Some(made.clone())
    );
    let again = NewInvite {
        code: "another".to_string(),
        ..first
    };
    let answer = store.create_invite(again).await.unwrap();
    assert_eq!(answer, Invited::Before(made));
    assert_eq!(store.invite("another").await.unwrap(), None);
    let nowhere = store.create_invite(invitation(GameId::random(), "x")).await;
    assert!(
        matches!(nowhere, Err(StoreError::NoSuchGame { .. })),
        "{nowhere:?}"
    );
}

pub(crate) async fn whoever_comes_with_an_invitation_manages_its_side(log: Empty) {
    let store = log.open().await;
    let game = open_game(&store).await;
    store.create_invite(invitation(game, "c")).await.unwrap();
    let come = |user: &'static str, at| {
        let store = store.clone();
        async move { store.accept_invite("c", user, second(at)).await.unwrap() }
    };
    assert_eq!(come("eve", 1000).await, Accepted::Expired);
    assert_eq!(managers(&store, game).await.home, None);
    let Accepted::Taken(invite) = come("bob", 999).await else {
        panic!("it is free")
    };
    assert_eq!(invite.used, Some(("bob".to_string(), second(999))));
    assert_eq!(managers(&store, game).await.home, Some("bob".to_string()));
    assert_eq!(come("bob", 2000).await, Accepted::Before(invite));
    assert_eq!(come("eve", 999).await, Accepted::Used);
    let unknown = store.accept_invite("d", "eve", second(1)).await.unwrap();
    assert_eq!(unknown, Accepted::Unknown);
    audit(&store.recording(game).await.unwrap()).unwrap();
}

pub(crate) async fn an_invitation_to_a_seat_that_was_taken_otherwise_stays_unused(log: Empty) {
    let store = log.open().await;
    let game = open_game(&store).await;
    store.create_invite(invitation(game, "c")).await.unwrap();
    let taken = hand_over(game, Team::Home, "", "bob");
    store.change_manager(taken).await.unwrap();
    let late = store.accept_invite("c", "eve", second(20)).await.unwrap();
    assert_eq!(late, Accepted::SeatTaken);
    assert_eq!(managers(&store, game).await.home, Some("bob".to_string()));
    assert_eq!(store.invite("c").await.unwrap().unwrap().used, None);
    let given_up = hand_over(game, Team::Home, "bob", "");
    store.change_manager(given_up).await.unwrap();
    let now = store.accept_invite("c", "eve", second(20)).await.unwrap();
    assert!(matches!(now, Accepted::Taken(_)), "{now:?}");
}

pub(crate) async fn of_eight_who_come_with_one_invitation_one_gets_in(log: Empty) {
    let stores = [log.open().await, log.open().await];
    for round in 0..10 {
        let game = open_game(&stores[0]).await;
        let code = format!("code {round}");
        stores[0]
            .create_invite(invitation(game, &code))
            .await
            .unwrap();
        let coming: Vec<_> = (0..8)
            .map(|guest| {
                let (store, code) = (stores[guest % 2].clone(), code.clone());
                tokio::spawn(async move {
                    let user = format!("guest {guest}");
                    let answer = store.accept_invite(&code, &user, second(20)).await;
                    (user, answer.unwrap())
                })
            })
            .collect();
        let mut in_now = Vec::new();
        for guest in coming {
            match guest.await.unwrap() {
                (user, Accepted::Taken(_)) => in_now.push(user),
                (_, Accepted::Used) => (),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(in_now.len(), 1, "{in_now:?}");
        let used = stores[1].invite(&code).await.unwrap().unwrap().used;
        assert_eq!(used, Some((in_now[0].clone(), second(20))));
        assert_eq!(
            managers(&stores[1], game).await.home,
            Some(in_now[0].clone())
        );
    }
}

pub(crate) async fn a_private_game_is_listed_for_its_own_people_alone(log: Empty) {
    let store = log.open().await;
    let (public, _) = created(&store).await;
    let mut new = new_game("private");
    new.managers.away = Some("carol".to_string());
    new.managers.home = None;
    new.access.private = true;
    let private = new.game;
    store.create(new).await.unwrap();
    let listed = |visible_to: Option<&str>, manager: Option<&str>| {
        let filter = GameFilter {
            visible_to: visible_to.map(str::to_string),
            manager: manager.map(str::to_string),
            ..GameFilter::default()
        };
        let store = store.clone();
        async move {
            let rows = store.games(&filter).await.unwrap();
            rows.iter().map(|row| row.game).collect::<Vec<_>>()
        }
    };
    assert_eq!(listed(None, None).await, [private, public]);
    for belongs in ["carol", "ann"] {
        assert_eq!(listed(Some(belongs), None).await, [private, public]);
    }
    for stranger in ["bob", "eve", ""] {
        assert_eq!(listed(Some(stranger), None).await, [public], "{stranger:?}");
    }
    assert!(listed(Some("bob"), Some("carol")).await.is_empty());
}

pub(crate) async fn the_games_of_a_creator_that_are_not_over_are_counted(log: Empty) {
    let store = log.open().await;
    assert_eq!(store.unfinished_of("ann").await.unwrap(), 0);
    created(&store).await;
    created(&store).await;
    assert_eq!(store.unfinished_of("ann").await.unwrap(), 2);
    let new = new_game("the-first");
    assert!(!store.has_created("ann", "the-first").await.unwrap());
    store.create(new).await.unwrap();
    for (user, command, has) in [
        ("ann", "the-first", true),
        ("ann", "another", false),
        ("bob", "the-first", false),
    ] {
        let found = store.has_created(user, command).await.unwrap();
        assert_eq!(found, has, "{user}, {command}");
    }
    assert_eq!(store.unfinished_of("bob").await.unwrap(), 0);
    let over = Status::Final.name();
    change(
        &log,
        format!(
            "UPDATE games SET status = '{over}' WHERE game_id = (SELECT min(game_id) FROM games)"
        ),
    )
    .await;
    assert_eq!(store.unfinished_of("ann").await.unwrap(), 2);
}

/// Takes away what the steps of the schema after the third brought.
pub(crate) fn third_schema(log: &Empty) -> &'static str {
    match &log.place {
        Place::Folder(_) => {
            "DROP TABLE webhooks; DROP TABLE turns_told; DROP TABLE invites; DROP TABLE revocations; DROP TABLE audit; DROP INDEX batches_by_time;
             ALTER TABLE batches DROP COLUMN session; ALTER TABLE bandbox DROP COLUMN people;
             ALTER TABLE games DROP COLUMN origin_away; ALTER TABLE games DROP COLUMN origin_home;
             ALTER TABLE games DROP COLUMN private; ALTER TABLE games DROP COLUMN solitaire;
             ALTER TABLE games DROP COLUMN max_spectators; PRAGMA user_version = 3"
        }
        Place::Schema { .. } => {
            "DROP TABLE webhooks; DROP TABLE turns_told; DROP TABLE invites; DROP TABLE revocations; DROP TABLE audit; DROP INDEX batches_by_time;
             ALTER TABLE batches DROP COLUMN session; ALTER TABLE bandbox DROP COLUMN people;
             ALTER TABLE games DROP COLUMN origin_away, DROP COLUMN origin_home, DROP COLUMN private,
                 DROP COLUMN solitaire, DROP COLUMN max_spectators;
             UPDATE bandbox SET schema_version = 3"
        }
    }
}

pub(crate) async fn games_of_the_schema_before_have_the_people_they_had(log: Empty) {
    let store = log.open().await;
    let two = played(&store, 10).await;
    let mut alone = new_game("alone");
    alone.managers = ByTeam::from_fn(|_| Some("carol".to_string()));
    let alone_game = alone.game;
    store.create(alone).await.unwrap();
    store.close().await.unwrap();
    change(&log, third_schema(&log)).await;

    let store = log.open().await;
    let loaded = store.load(two.game).await.unwrap().unwrap();
    assert_eq!(loaded.state, two.state);
    assert_eq!(loaded.access, Access::default());
    assert_eq!(loaded.managers.home, Some("bob".to_string()));
    for game in [two.game, alone_game] {
        audit(&store.recording(game).await.unwrap()).unwrap();
    }
    let seats = store.load_seats(alone_game).await.unwrap().unwrap();
    let solitaire = Access {
        solitaire: true,
        ..Access::default()
    };
    assert_eq!(seats.access, solitaire);
    assert_eq!(of_games(&examined(&log).await), Vec::<String>::new());
}
