//! What only a file of `SQLite` can be asked: refusals, and faults made from outside.

use crate::game::{commit, created, done};
use crate::{Empty, Place};
use bandbox_store::audit::Subject;
use bandbox_store::{Append, Appended, Seq, Store, StoreError, audit};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection, Executor};
use std::future::poll_fn;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::task::Poll;

/// An empty folder, and the address of a file that will be made in it.
pub(crate) fn empty() -> Empty {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bandbox.db");
    Empty {
        url: format!("sqlite://{}", path.display()),
        place: Place::Folder(folder),
    }
}

pub(crate) fn folder(log: &Empty) -> &Path {
    match &log.place {
        Place::Folder(folder) => folder.path(),
        Place::Schema { .. } => panic!("not a file"),
    }
}

fn path(log: &Empty) -> PathBuf {
    folder(log).join("bandbox.db")
}

/// A connection of somebody else to the same file.
pub(crate) async fn outsider(log: &Empty) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(path(log))
        .create_if_missing(true)
        .connect()
        .await
        .unwrap()
}

async fn refusal(log: &Empty) -> StoreError {
    Store::open(&log.url).await.unwrap_err()
}

#[tokio::test]
async fn an_address_of_another_kind_is_refused() {
    for url in [
        "",
        "bandbox.db",
        "sqlite://",
        "sqlite://a.db?mode=ro",
        "mysql://host/db",
        "postgres://[",
    ] {
        let refused = Store::open(url).await.unwrap_err();
        assert!(matches!(refused, StoreError::Address { .. }), "{refused}");
    }
}

#[tokio::test]
async fn a_missing_folder_is_refused() {
    let log = empty();
    let url = format!("sqlite://{}/none/bandbox.db", folder(&log).display());
    let refused = Store::open(&url).await.unwrap_err();
    assert!(
        matches!(refused, StoreError::CannotOpen { .. }),
        "{refused}"
    );
}

#[cfg(unix)]
#[tokio::test]
async fn a_new_file_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let log = empty();
    let store = log.open().await;
    created(&store).await;
    for file in std::fs::read_dir(folder(&log)).unwrap() {
        let file = file.unwrap();
        let mode = file.metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{:?}", file.path());
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_and_left_alone() {
    let log = empty();
    let text = "this is a letter to a friend ".repeat(200);
    std::fs::write(path(&log), &text).unwrap();
    let refused = refusal(&log).await;
    assert!(
        matches!(refused, StoreError::NotADatabase { .. }),
        "{refused}"
    );
    assert_eq!(std::fs::read_to_string(path(&log)).unwrap(), text);
}

#[tokio::test]
async fn the_database_of_another_program_is_refused_and_left_alone() {
    let log = empty();
    let mut other = outsider(&log).await;
    other
        .execute("CREATE TABLE recipes (name TEXT)")
        .await
        .unwrap();
    other.close().await.unwrap();
    let before = std::fs::read(path(&log)).unwrap();
    let refused = refusal(&log).await;
    assert!(matches!(refused, StoreError::Foreign { .. }), "{refused}");
    assert_eq!(std::fs::read(path(&log)).unwrap(), before);
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    let log = empty();
    log.open().await.close().await.unwrap();
    let mut newer = outsider(&log).await;
    newer.execute("PRAGMA user_version = 99").await.unwrap();
    newer.close().await.unwrap();
    let refused = refusal(&log).await;
    assert!(
        matches!(refused, StoreError::TooNew { found: 99, .. }),
        "{refused}"
    );
}

#[tokio::test]
async fn a_damaged_file_is_refused() {
    let log = empty();
    let store = log.open().await;
    for _ in 0..20 {
        created(&store).await;
    }
    store.close().await.unwrap();
    let mut bytes = std::fs::read(path(&log)).unwrap();
    let page = 4096;
    for byte in &mut bytes[2 * page..3 * page] {
        *byte = 0x5a;
    }
    std::fs::write(path(&log), bytes).unwrap();
    let refused = refusal(&log).await;
    assert!(matches!(refused, StoreError::Damaged { .. }), "{refused}");
}

#[tokio::test]
async fn an_event_of_a_newer_version_is_refused_by_name() {
    let log = empty();
    let store = log.open().await;
    let (game, _) = created(&store).await;
    let mut newer = outsider(&log).await;
    newer
        .execute("UPDATE events SET version = 2")
        .await
        .unwrap();
    let refused = store.load(game).await.unwrap_err();
    assert!(
        matches!(
            refused,
            StoreError::NewerEvent {
                seq: 1,
                found: 2,
                ..
            }
        ),
        "{refused}"
    );
}

#[tokio::test]
async fn a_change_made_in_the_database_is_found_by_the_audit() {
    for (change, subject) in [
        (
            "UPDATE events SET data = replace(data, '12', '13')",
            Subject::Chain,
        ),
        (
            "UPDATE batches SET at = replace(at, '2026', '2025')",
            Subject::Chain,
        ),
        (
            "UPDATE batches SET command = replace(command, '12', '13')",
            Subject::Command,
        ),
        ("UPDATE games SET manager_home = 'eve'", Subject::Chain),
        ("UPDATE games SET head_seq = 3", Subject::Head),
        (
            "UPDATE games SET secret = replace(secret, '7', '8')",
            Subject::Secret,
        ),
    ] {
        let log = empty();
        let store = log.open().await;
        let (game, _) = created(&store).await;
        outsider(&log).await.execute(change).await.unwrap();
        let found = audit(&store.recording(game).await.unwrap()).unwrap_err();
        assert_eq!(found.subject, subject, "{change}: {found}");
    }
}

#[tokio::test]
async fn a_game_whose_secret_was_changed_is_not_loaded() {
    let log = empty();
    let store = log.open().await;
    let (game, _) = created(&store).await;
    let change = "UPDATE games SET secret = replace(secret, '7', '8')";
    outsider(&log).await.execute(change).await.unwrap();
    let refused = store.load(game).await.unwrap_err();
    assert!(matches!(refused, StoreError::Damaged { .. }), "{refused}");
}

#[tokio::test]
async fn the_log_can_be_read_with_the_shell() {
    let log = empty();
    let store = log.open().await;
    created(&store).await;
    let mut shell = outsider(&log).await;
    let (team,): (String,) = sqlx::query_as(
        "SELECT data ->> '$.game_created.setup.teams.away.name' FROM events WHERE seq = 1",
    )
    .fetch_one(&mut shell)
    .await
    .unwrap();
    assert_eq!(team, "Springfield Isotopes");
}

#[tokio::test]
async fn closing_folds_the_write_ahead_log_into_the_file() {
    let log = empty();
    let store = log.open().await;
    created(&store).await;
    store.close().await.unwrap();
    let left: Vec<_> = std::fs::read_dir(folder(&log))
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    assert_eq!(left, ["bandbox.db"]);
}

/// Appends at once while the file is held, so that all share one transaction.
async fn append_together(
    log: &Empty,
    store: &Store,
    appends: Vec<Append>,
) -> Vec<Result<Appended, StoreError>> {
    let (first_game, first_head) = created(store).await;
    let opener = commit(store, first_game, first_head, "opener").await;
    let mut holder = outsider(log).await;
    holder.execute("BEGIN IMMEDIATE").await.unwrap();
    let opener = {
        let store = store.clone();
        tokio::spawn(async move { store.append(opener).await })
    };
    // The writer waits for the file with the opener in hand; what comes now goes into its next transaction.
    let mut asked: Vec<_> = appends
        .into_iter()
        .map(|append| Box::pin(store.append(append)))
        .collect();
    tokio::task::yield_now().await;
    for ask in &mut asked {
        assert!(waits(ask).await, "the file is held");
    }
    holder.execute("COMMIT").await.unwrap();
    done(opener.await.unwrap().unwrap());
    let mut answers = Vec::new();
    for ask in asked {
        answers.push(ask.await);
    }
    answers
}

/// Whether a future waits when it is asked once.
async fn waits<F: Future + Unpin>(future: &mut F) -> bool {
    poll_fn(|context| Poll::Ready(Pin::new(&mut *future).poll(context).is_pending())).await
}

#[tokio::test]
async fn each_append_of_a_transaction_is_answered_as_if_it_were_alone() {
    let log = empty();
    let store = log.open().await;
    let mut appends = Vec::new();
    for id in ["one", "two"] {
        let (game, head) = created(&store).await;
        appends.push(commit(&store, game, head, id).await);
    }
    // One that was accepted before, and one that comes too late for its game.
    let (game, head) = created(&store).await;
    let before = commit(&store, game, head, "before").await;
    done(store.append(before.clone()).await.unwrap());
    let late = commit(&store, game, head, "late").await;
    // Two for one place in a game.
    let (game, head) = created(&store).await;
    let faster = commit(&store, game, head, "faster").await;
    let slower = commit(&store, game, head, "slower").await;
    appends.extend([before, late, faster, slower]);

    let games: Vec<_> = appends.iter().map(|append| append.game).collect();
    let answers = append_together(&log, &store, appends).await;
    let [one, two, before, late, faster, slower] = &answers[..] else {
        panic!("{answers:?}");
    };
    for written in [one, two, faster] {
        assert!(matches!(written, Ok(Appended::Done(_))), "{written:?}");
    }
    assert!(matches!(before, Ok(Appended::Duplicate(_))), "{before:?}");
    for conflict in [late, slower] {
        assert!(
            matches!(conflict, Ok(Appended::Conflict(_))),
            "{conflict:?}"
        );
    }
    for game in games {
        let whole = store.recording(game).await.unwrap();
        audit(&whole).unwrap();
        assert_eq!(whole.batches.len(), 2, "its creation and one command");
    }
}

#[tokio::test]
async fn a_request_that_the_database_refuses_fails_alone() {
    let log = empty();
    let store = log.open().await;
    let mut saboteur = outsider(&log).await;
    saboteur
        .execute(
            "CREATE TRIGGER sabotage BEFORE INSERT ON batches WHEN NEW.command_id = 'bad'
             BEGIN SELECT RAISE(ABORT, 'sabotage'); END",
        )
        .await
        .unwrap();
    let mut appends = Vec::new();
    for id in ["good", "bad", "fine"] {
        let (game, head) = created(&store).await;
        appends.push(commit(&store, game, head, id).await);
    }
    let answers = append_together(&log, &store, appends).await;
    assert!(matches!(&answers[0], Ok(Appended::Done(_))), "{answers:?}");
    assert!(
        matches!(&answers[1], Err(StoreError::Damaged { .. })),
        "{answers:?}"
    );
    assert!(matches!(&answers[2], Ok(Appended::Done(_))), "{answers:?}");
}

#[tokio::test]
async fn after_a_failed_commit_nobody_is_told_yes_and_all_may_ask_again() {
    let log = empty();
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let append = commit(&store, game, head, "c1").await;
    let mut saboteur = outsider(&log).await;
    saboteur
        .execute(
            "CREATE TABLE parent (id INTEGER PRIMARY KEY);
             CREATE TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
             CREATE TRIGGER sabotage AFTER INSERT ON batches BEGIN INSERT INTO child VALUES (1); END",
        )
        .await
        .unwrap();
    let refused = store.append(append.clone()).await;
    assert!(
        matches!(refused, Err(StoreError::Unavailable { .. })),
        "{refused:?}"
    );
    assert_eq!(store.find(game, "ann", "c1").await.unwrap(), None);

    saboteur.execute("DROP TRIGGER sabotage").await.unwrap();
    assert_eq!(done(store.append(append).await.unwrap()).seq, Seq(2));
}

#[tokio::test]
async fn what_a_failing_database_was_asked_is_unavailable_to_all() {
    let log = empty();
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let append = commit(&store, game, head, "c1").await;
    let mut saboteur = outsider(&log).await;
    saboteur
        .execute("ALTER TABLE events RENAME TO gone")
        .await
        .unwrap();
    let refused = store.append(append.clone()).await;
    assert!(
        matches!(refused, Err(StoreError::Unavailable { .. })),
        "{refused:?}"
    );
    saboteur
        .execute("ALTER TABLE gone RENAME TO events")
        .await
        .unwrap();
    assert_eq!(done(store.append(append).await.unwrap()).seq, Seq(2));
}
