//! A checkup says nothing of a log that is well, and names what is not.

use crate::copy::{change, played};
use crate::game::created;
use crate::{Empty, sqlite};
use bandbox_store::checkup::{Checkup, Weight, checkup};
use bandbox_store::copy::{backup, migrate};
use bandbox_store::{GameId, StoreError, Trouble};

pub(crate) async fn examined(log: &Empty) -> Checkup {
    checkup(&log.url).await.unwrap()
}

/// The findings about games, each as a line.
pub(crate) fn of_games(checkup: &Checkup) -> Vec<String> {
    let lines = checkup.findings.iter().map(ToString::to_string);
    lines.filter(|line| line.contains("game ")).collect()
}

pub(crate) async fn a_log_that_is_well_has_no_findings(log: Empty) {
    let store = log.open().await;
    let old = played(&store, 60).await;
    created(&store).await;
    let found = examined(&log).await;
    // How the server of the tests is set is its own affair.
    assert_eq!(of_games(&found), [""; 0]);
    assert_eq!((found.games, found.events), (2, old.head.seq.0 + 1));
    assert!(!found.is_backup);
    assert!(found.bytes > 0);
    assert_eq!(
        found.newest.unwrap().as_millisecond(),
        1_790_000_000_123,
        "the time of every command here"
    );
}

pub(crate) async fn every_kind_of_damage_is_named_with_its_game(log: Empty) {
    let store = log.open().await;
    let mut damaged = Vec::new();
    for (sql, said) in [
        (
            "UPDATE events SET data = replace(data, '12', '13')",
            "hash chain",
        ),
        (
            "UPDATE batches SET at = replace(at, '2026', '2025')",
            "hash chain",
        ),
        ("UPDATE games SET head_seq = 3", "head"),
        ("UPDATE games SET manager_home = 'eve'", "hash chain"),
        (
            "UPDATE games SET secret = replace(secret, '7', '8')",
            "secret",
        ),
        (
            "UPDATE games SET status = 'final'",
            "its status in the list",
        ),
        ("UPDATE games SET score_home = 3", "its score in the list"),
        (
            "UPDATE games SET team_home = 'Gulls'",
            "its teams in the list",
        ),
        (
            "UPDATE games SET created_by = 'eve'",
            "its creator in the list",
        ),
        (
            "UPDATE games SET updated_at = created_at || '0'",
            "its time of change",
        ),
    ] {
        let (game, _) = created(&store).await;
        change(&log, format!("{sql} WHERE game_id = '{game}'")).await;
        damaged.push((game, said));
    }
    created(&store).await;
    let found = of_games(&examined(&log).await);
    assert_eq!(found.len(), damaged.len(), "{found:#?}");
    for (game, said) in damaged {
        let of_game = |line: &&String| line.starts_with(&format!("fault: game {game}: "));
        let line = found.iter().find(of_game).unwrap();
        assert!(line.contains(said), "{said}: {line}");
        assert!(line.contains("restore a backup"), "{line}");
    }
}

pub(crate) async fn what_belongs_to_no_game_is_found(log: Empty) {
    let store = log.open().await;
    created(&store).await;
    let stray = GameId::random();
    let insert = format!("INSERT INTO events VALUES ('{stray}', 1, 1, '{{}}')");
    let sql = match &log.place {
        crate::Place::Folder(_) => format!("PRAGMA foreign_keys = OFF; {insert}"),
        crate::Place::Schema { .. } => insert,
    };
    change(&log, sql).await;
    let found = examined(&log).await;
    let told = found.findings.iter().any(|finding| {
        finding.weight == Weight::Fault && finding.what.contains("belong to no game")
    });
    assert!(told, "{:?}", found.findings);
}

pub(crate) async fn a_backup_and_an_unfinished_copy_are_told_apart(log: Empty) {
    let store = log.open().await;
    created(&store).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("games.backup");
    backup(&log.url, &file, &mut |_, _| ()).await.unwrap();
    let url = format!("sqlite://{}", file.display());
    let found = checkup(&url).await.unwrap();
    assert!(found.is_backup);
    assert_eq!(found.findings, []);

    let target = sqlite::empty();
    migrate(&log.url, &target.url, &mut |_, _| ())
        .await
        .unwrap();
    change(&target, "UPDATE bandbox SET purpose = 'copying'").await;
    let found = examined(&target).await;
    assert_eq!(found.findings.len(), 1, "{:?}", found.findings);
    assert!(found.findings[0].what.contains("unfinished copy"));
}

pub(crate) async fn a_log_that_can_be_written_proves_it_and_stays_as_it_is(log: Empty) {
    let store = log.open().await;
    let (game, head) = created(&store).await;
    for _ in 0..3 {
        store.prove().await.unwrap();
    }
    assert_eq!(store.waiting(), 0);
    assert_eq!(store.load(game).await.unwrap().unwrap().head, head);
}

pub(crate) async fn a_log_that_cannot_be_written_says_so_until_it_can(log: Empty) {
    let store = log.open().await;
    created(&store).await;
    change(&log, "ALTER TABLE bandbox RENAME TO gone").await;
    let refused = store.prove().await.unwrap_err();
    let is_other = matches!(
        refused,
        StoreError::Unavailable {
            trouble: Trouble::Other,
            ..
        }
    );
    assert!(is_other, "{refused:?}");
    change(&log, "ALTER TABLE gone RENAME TO bandbox").await;
    store.prove().await.unwrap();
}
