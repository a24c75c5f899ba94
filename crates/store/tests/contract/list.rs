//! Lists of games.

use crate::Empty;
use crate::game::{commit, created, done, new_game, setup};
use bandbox_engine::inning::{Half, HalfInning};
use bandbox_engine::team::ByTeam;
use bandbox_store::{GameFilter, Seq, Status, Summary};

pub(crate) async fn games_are_listed_newest_first_in_pages(log: Empty) {
    let store = log.open().await;
    let mut made = Vec::new();
    for _ in 0..5 {
        made.push(created(&store).await.0);
    }
    made.reverse();
    let mut listed = Vec::new();
    let mut filter = GameFilter {
        limit: 2,
        ..GameFilter::default()
    };
    loop {
        let page = store.games(&filter).await.unwrap();
        let Some(last) = page.last() else { break };
        filter.before = Some(last.game);
        listed.extend(page.iter().map(|row| row.game));
    }
    assert_eq!(listed, made);
}

pub(crate) async fn games_are_found_by_manager_and_status(log: Empty) {
    let store = log.open().await;
    let (anns, head) = created(&store).await;
    let mut append = commit(&store, anns, head, "c1").await;
    append.summary.status = Status::Playing;
    done(store.append(append).await.unwrap());
    let mut carols = new_game("n");
    carols.managers.away = Some("carol".to_string());
    let carols_game = carols.game;
    store.create(carols).await.unwrap();

    let found = |manager: Option<&str>, status: Option<Status>| {
        let filter = GameFilter {
            manager: manager.map(str::to_string),
            status,
            ..GameFilter::default()
        };
        let store = store.clone();
        async move {
            let rows = store.games(&filter).await.unwrap();
            rows.iter().map(|row| row.game).collect::<Vec<_>>()
        }
    };
    assert_eq!(found(Some("ann"), None).await, [anns]);
    assert_eq!(found(Some("carol"), None).await, [carols_game]);
    assert_eq!(found(Some("bob"), None).await, [carols_game, anns]);
    assert_eq!(found(Some("bob"), Some(Status::Playing)).await, [anns]);
    assert_eq!(found(None, Some(Status::Open)).await, [carols_game]);
    assert!(found(Some("ann"), Some(Status::Final)).await.is_empty());
    assert!(found(Some("nobody"), None).await.is_empty());
}

pub(crate) async fn a_listed_game_shows_how_it_stands(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let mut append = commit(&store, game, head, "c1").await;
    append.cause.at = jiff::Timestamp::from_second(1_790_000_999).unwrap();
    append.summary = Summary {
        status: Status::Playing,
        half_inning: HalfInning {
            inning: 7,
            half: Half::Bottom,
        },
        score: ByTeam { away: 3, home: 12 },
    };
    done(store.append(append.clone()).await.unwrap());
    let rows = store.games(&GameFilter::default()).await.unwrap();
    let [row] = rows.as_slice() else {
        panic!("{rows:?}")
    };
    assert_eq!(row.game, game);
    assert_eq!(row.summary, append.summary);
    assert_eq!(row.seq, Seq(2));
    assert_eq!(row.teams.away, setup().teams.away.name);
    assert_eq!(row.teams.home, setup().teams.home.name);
    assert_eq!(row.managers.home.as_deref(), Some("bob"));
    assert_eq!(row.created_at.as_millisecond(), 1_790_000_000_123);
    assert_eq!(row.updated_at, append.cause.at);
}
