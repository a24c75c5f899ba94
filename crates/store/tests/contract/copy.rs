//! A log is copied: into either kind of database, into a backup, and out of one.

use crate::game::{Played, commit, created, done, new_game, play, start};
use crate::{Empty, Place, people, postgres, sqlite};
use bandbox_engine::Actor;
use bandbox_store::audit::check_texts;
use bandbox_store::copy::{Copied, backup, migrate, restore};
use bandbox_store::{
    Appended, Created, GameFilter, GameId, NewGame, Seq, Store, StoreError, audit,
};
use sqlx::{AssertSqlSafe, Executor};
use std::path::PathBuf;
use tempfile::TempDir;

/// An empty log of every kind there is here.
pub(crate) async fn targets() -> Vec<Empty> {
    let mut targets = vec![sqlite::empty()];
    targets.extend(postgres::empty().await);
    targets
}

/// Does something to the tables of a log from outside.
pub(crate) async fn change(log: &Empty, sql: impl Into<String>) {
    let sql = sqlx::raw_sql(AssertSqlSafe(sql.into()));
    match &log.place {
        Place::Folder(_) => sqlite::outsider(log).await.execute(sql).await.map(drop),
        Place::Schema { .. } => postgres::outsider(log).await.execute(sql).await.map(drop),
    }
    .unwrap();
}

/// A game that has been played for a while.
pub(crate) async fn played(store: &Store, commands: usize) -> Played {
    let (game, _) = created(store).await;
    let mut played = Played::load(store, game).await;
    start(store, &mut played).await;
    for _ in 0..commands {
        let command = played.some_command();
        play(store, &mut played, Actor::Umpire, command).await;
    }
    played
}

async fn copied(from: &Empty, to: &Empty) -> Result<Copied, StoreError> {
    migrate(&from.url, &to.url, &mut |_, _| ()).await
}

/// Does something in the middle of a copying, which waits for it.
pub(crate) fn meanwhile(what: impl Future<Output = ()>) {
    tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(what));
}

fn ids(games: &[NewGame]) -> Vec<GameId> {
    games.iter().map(|new| new.game).collect()
}

async fn many_games(store: &Store, count: usize) -> Vec<NewGame> {
    let new: Vec<NewGame> = (0..count)
        .map(|n| new_game(&format!("create {n}")))
        .collect();
    for new in &new {
        store.create(new.clone()).await.unwrap();
    }
    new
}

/// Holds the texts of two logs against each other, game by game.
async fn assert_same(one: &Store, other: &Store, games: &[GameId]) {
    let all = GameFilter {
        limit: 1000,
        ..GameFilter::default()
    };
    assert_eq!(
        one.games(&all).await.unwrap(),
        other.games(&all).await.unwrap()
    );
    for &game in games {
        let (here, there) = (
            one.recording(game).await.unwrap(),
            other.recording(game).await.unwrap(),
        );
        assert_eq!(here.batches, there.batches);
        assert_eq!(here.head, there.head);
        assert_eq!(here.managers, there.managers);
        assert_eq!(
            here.secret.unwrap().reveal(),
            there.secret.unwrap().reveal()
        );
        check_texts(&other.recording(game).await.unwrap()).unwrap();
    }
}

pub(crate) async fn a_copied_log_is_the_same_log(log: Empty) {
    let store = log.open().await;
    let old = played(&store, 60).await;
    let new = new_game("mine");
    store.create(new.clone()).await.unwrap();
    let head = store.load(new.game).await.unwrap().unwrap().head;
    let append = commit(&store, new.game, head, "c1").await;
    let head = done(store.append(append.clone()).await.unwrap());

    for target in targets().await {
        let report = copied(&log, &target).await.unwrap();
        assert_eq!((report.games, report.kept), (2, 0));
        assert_eq!(report.events, old.head.seq.0 + 2);
        assert!(report.damaged.is_empty(), "{report:?}");
        let moved = target.open().await;
        assert_eq!(
            moved.epoch(),
            store.epoch(),
            "whoever holds an event may resume"
        );
        assert_same(&store, &moved, &[old.game, new.game]).await;
        audit(&moved.recording(old.game).await.unwrap()).unwrap();
        // What was accepted there was accepted here.
        let again = moved.append(append.clone()).await.unwrap();
        assert!(matches!(again, Appended::Duplicate(_)), "{again:?}");
        let again = moved.create(new.clone()).await.unwrap();
        assert_eq!(again, Created::Duplicate { game: new.game });
        let next = commit(&moved, new.game, head, "c2").await;
        done(moved.append(next).await.unwrap());
    }
}

pub(crate) async fn an_interrupted_copy_is_no_log_and_is_gone_on_with(log: Empty) {
    let store = log.open().await;
    let games = ids(&many_games(&store, 300).await);
    for target in targets().await {
        let (from, to) = (log.url.clone(), target.url.clone());
        let torn = tokio::spawn(async move {
            let mut tear = |_, _| panic!("torn");
            migrate(&from, &to, &mut tear).await
        });
        assert!(torn.await.unwrap_err().is_panic());
        let refused = Store::open(&target.url).await.unwrap_err();
        assert!(
            matches!(refused, StoreError::Unfinished { .. }),
            "{refused}"
        );
        // What came over and was changed since is not kept.
        change(
            &target,
            "UPDATE events SET data = replace(data, 'Isotopes', 'Isotones')
             WHERE game_id = (SELECT min(game_id) FROM games)",
        )
        .await;
        let report = copied(&log, &target).await.unwrap();
        assert_eq!((report.games, report.kept), (300, 255));
        assert_same(&store, &target.open().await, &games).await;
    }
}

pub(crate) async fn a_log_is_not_copied_over_anything(log: Empty) {
    let store = log.open().await;
    created(&store).await;
    for target in targets().await {
        let other = target.open().await;
        let (game, _) = created(&other).await;
        other.close().await.unwrap();
        let refused = copied(&log, &target).await.unwrap_err();
        assert!(matches!(refused, StoreError::NotEmpty { .. }), "{refused}");
        let other = target.open().await;
        let listed = other.games(&GameFilter::default()).await.unwrap();
        assert_eq!(listed.len(), 1, "it is as it was");
        assert_eq!(listed[0].game, game);
    }
    let onto_itself = copied(&log, &log).await.unwrap_err();
    assert!(
        matches!(
            onto_itself,
            StoreError::NotEmpty { .. } | StoreError::InUse { .. }
        ),
        "{onto_itself}"
    );
}

pub(crate) async fn a_log_that_goes_on_meanwhile_is_not_moved(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let append = commit(&store, game, head, "c1").await;
    let target = sqlite::empty();
    let late = store.clone();
    let refused = migrate(&log.url, &target.url, &mut move |_, _| {
        let (late, append) = (late.clone(), append.clone());
        meanwhile(async move {
            done(late.append(append).await.unwrap());
        });
    })
    .await
    .unwrap_err();
    assert!(matches!(refused, StoreError::Moved { .. }), "{refused}");
    let refused = Store::open(&target.url).await.unwrap_err();
    assert!(
        matches!(refused, StoreError::Unfinished { .. }),
        "{refused}"
    );
    let report = copied(&log, &target).await.unwrap();
    assert_eq!((report.kept, report.events), (0, 2));
    assert_same(&store, &target.open().await, &[game]).await;
}

/// A folder, and the name of a file that is not there.
pub(crate) fn file() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("games.backup");
    (folder, file)
}

pub(crate) async fn a_backup_is_the_log_of_one_moment(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let append = commit(&store, game, head, "c1").await;
    let (folder, file) = file();
    let late = store.clone();
    let report = backup(&log.url, &file, &mut move |_, _| {
        let (late, append) = (late.clone(), append.clone());
        meanwhile(async move {
            done(late.append(append).await.unwrap());
            created(&late).await;
        });
    })
    .await
    .unwrap();
    assert_eq!((report.games, report.events), (1, 1));
    let left: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    assert_eq!(left, ["games.backup"], "one file, and no other beside it");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "it has the secrets of dice");
    }
    let refused = Store::open(&format!("sqlite://{}", file.display())).await;
    assert!(
        matches!(refused, Err(StoreError::Backup { .. })),
        "{refused:?}"
    );
}

pub(crate) async fn a_restored_backup_is_another_history(log: Empty) {
    let store = log.open().await;
    let old = played(&store, 20).await;
    let (_folder, file) = file();
    backup(&log.url, &file, &mut |_, _| ()).await.unwrap();
    let mut epochs = vec![store.epoch()];
    for target in targets().await {
        let report = restore(&file, &target.url, &mut |_, _| ()).await.unwrap();
        let restored = target.open().await;
        assert_eq!(restored.epoch(), report.epoch);
        assert!(!epochs.contains(&report.epoch), "{epochs:?}");
        epochs.push(report.epoch);
        assert_same(&store, &restored, &[old.game]).await;
        restored.close().await.unwrap();
        let refused = restore(&file, &target.url, &mut |_, _| ())
            .await
            .unwrap_err();
        assert!(matches!(refused, StoreError::NotEmpty { .. }), "{refused}");
    }
}

pub(crate) async fn a_backup_takes_no_file_that_is_there(log: Empty) {
    let store = log.open().await;
    created(&store).await;
    let (_folder, file) = file();
    std::fs::write(&file, "a letter").unwrap();
    let refused = backup(&log.url, &file, &mut |_, _| ()).await.unwrap_err();
    assert!(matches!(refused, StoreError::NotEmpty { .. }), "{refused}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "a letter");
    let refused = restore(&file, &sqlite::empty().url, &mut |_, _| ())
        .await
        .unwrap_err();
    assert!(
        matches!(refused, StoreError::NotADatabase { .. }),
        "{refused}"
    );
}

pub(crate) async fn a_damaged_game_is_copied_as_it_is_and_named(log: Empty) {
    let store = log.open().await;
    let (game, _) = created(&store).await;
    let (whole, _) = created(&store).await;
    change(
        &log,
        format!(
            "UPDATE events SET data = replace(data, 'Isotopes', 'Isotones') WHERE game_id = '{game}'"
        ),
    )
    .await;
    for target in targets().await {
        let report = copied(&log, &target).await.unwrap();
        let damaged: Vec<&str> = report.damaged.iter().map(|d| d.game.as_str()).collect();
        assert_eq!(damaged, [game.to_string()]);
        let there = target.open().await;
        let events = there.read(game, Seq::ZERO, 1).await.unwrap();
        assert_eq!(events, store.read(game, Seq::ZERO, 1).await.unwrap());
        assert!(there.load(whole).await.unwrap().is_some());
    }
}

/// A database that changes what is written into it, as a bad disk would.
#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_comes_over_otherwise_is_found() {
    let log = sqlite::empty();
    created(&log.open().await).await;
    for target in targets().await {
        target.open().await.close().await.unwrap();
        let sabotage = match &target.place {
            Place::Folder(_) => {
                "CREATE TRIGGER sabotage AFTER INSERT ON events BEGIN
                     UPDATE events SET data = data || ' ' WHERE game_id = NEW.game_id; END"
            }
            Place::Schema { .. } => {
                "CREATE FUNCTION sabotage() RETURNS trigger LANGUAGE plpgsql AS $$
                     BEGIN NEW.data := NEW.data || ' '; RETURN NEW; END $$;
                 CREATE TRIGGER sabotage BEFORE INSERT ON events FOR EACH ROW
                     EXECUTE FUNCTION sabotage()"
            }
        };
        change(&target, sabotage).await;
        let refused = copied(&log, &target).await.unwrap_err();
        assert!(
            matches!(refused, StoreError::CopyDiffers { .. }),
            "{refused}"
        );
        let refused = Store::open(&target.url).await.unwrap_err();
        assert!(
            matches!(refused, StoreError::Unfinished { .. }),
            "{refused}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_somebody_uses_takes_no_copy() {
    let log = sqlite::empty();
    created(&log.open().await).await;
    let target = sqlite::empty();
    let _serving = target.open().await;
    let refused = copied(&log, &target).await.unwrap_err();
    assert!(matches!(refused, StoreError::InUse { .. }), "{refused}");
}

pub(crate) async fn a_log_of_the_first_schema_is_brought_up_to_date(log: Empty) {
    let store = log.open().await;
    let old = played(&store, 10).await;
    store.close().await.unwrap();
    let first_schema = match &log.place {
        Place::Folder(_) => "DROP TABLE bandbox; PRAGMA user_version = 1",
        Place::Schema { .. } => {
            "ALTER TABLE bandbox DROP COLUMN purpose, DROP COLUMN proofs,
                 ADD COLUMN copying BOOLEAN NOT NULL DEFAULT FALSE;
             UPDATE bandbox SET schema_version = 1"
        }
    };
    change(&log, people::third_schema(&log)).await;
    change(&log, first_schema).await;
    let (_folder, file) = file();
    let refused = backup(&log.url, &file, &mut |_, _| ()).await.unwrap_err();
    assert!(matches!(refused, StoreError::TooOld { .. }), "{refused}");
    let store = log.open().await;
    assert_eq!(store.epoch(), 1);
    let loaded = store.load(old.game).await.unwrap().unwrap();
    assert_eq!(loaded.state, old.state);
}
