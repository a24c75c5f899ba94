//! What only a database of `PostgreSQL` can be asked: refusals, and faults made from outside.

use crate::game::{commit, created, done};
use crate::{Empty, Place};
use bandbox_store::audit::{Subject, check_texts};
use bandbox_store::{Appended, GameId, Seq, Store, StoreError, Trouble, audit};
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

/// Where a server for tests is; `cargo xtask test` finds or starts one and says so here.
const SERVER: &str = "BANDBOX_TEST_POSTGRES";

/// A schema of its own for one test, dropped with it.
pub(crate) struct Schema {
    server: String,
    name: String,
}

impl Drop for Schema {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), self.name.clone());
        // A test that failed is unwinding inside its runtime; only another thread can have one of its own.
        let dropping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let drop = format!("DROP SCHEMA IF EXISTS {name} CASCADE");
                let mut connection = PgConnection::connect(&server).await.unwrap();
                // Locks of a test that failed may outlive it for a moment.
                connection
                    .execute("SET lock_timeout = '10s'")
                    .await
                    .unwrap();
                connection
                    .execute(sqlx::raw_sql(AssertSqlSafe(drop)))
                    .await
                    .unwrap();
            });
        });
        let _ = dropping.join();
    }
}

/// An empty schema of the server for tests. None, loudly, where there is no server and nothing must hold.
pub(crate) async fn empty() -> Option<Empty> {
    let Ok(server) = std::env::var(SERVER) else {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "{SERVER} is not set: run cargo xtask test --only tests, or name a PostgreSQL in it"
        );
        eprintln!("!!! SKIPPED: {SERVER} names no PostgreSQL");
        return None;
    };
    let name = format!("bandbox_test_{}", GameId::random().uuid().simple());
    let mut connection = PgConnection::connect(&server).await.unwrap();
    connection
        .execute(sqlx::raw_sql(AssertSqlSafe(format!(
            "CREATE SCHEMA {name}"
        ))))
        .await
        .unwrap();
    let separator = if server.contains('?') { '&' } else { '?' };
    Some(Empty {
        url: format!("{server}{separator}sslmode=disable&options=-csearch_path%3D{name}"),
        place: Place::Schema {
            _dropped: Schema { server, name },
        },
    })
}

/// A connection of somebody else to the same schema.
pub(crate) async fn outsider(log: &Empty) -> PgConnection {
    let options: PgConnectOptions = log.url.parse().unwrap();
    options.connect().await.unwrap()
}

async fn refusal(log: &Empty) -> StoreError {
    Store::open(&log.url).await.unwrap_err()
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named_without_its_password() {
    let refused = Store::open("postgres://ann:secret@127.0.0.1:1/games")
        .await
        .unwrap_err();
    assert!(
        matches!(refused, StoreError::CannotConnect { .. }),
        "{refused}"
    );
    let said = format!("{refused:?} {refused}");
    assert!(said.contains("ann@127.0.0.1:1/games"), "{said}");
    assert!(!said.contains("secret"), "{said}");
}

#[tokio::test]
async fn the_tables_of_another_program_are_refused_and_left_alone() {
    let Some(log) = empty().await else { return };
    let mut other = outsider(&log).await;
    other
        .execute("CREATE TABLE games (name TEXT)")
        .await
        .unwrap();
    let refused = refusal(&log).await;
    assert!(matches!(refused, StoreError::Foreign { .. }), "{refused}");
    let (tables,): (i64,) = sqlx::query_as(
        "SELECT count(*) FROM pg_class WHERE relnamespace = current_schema()::regnamespace",
    )
    .fetch_one(&mut other)
    .await
    .unwrap();
    assert_eq!(tables, 1);
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    let Some(log) = empty().await else { return };
    log.open().await.close().await.unwrap();
    let mut newer = outsider(&log).await;
    newer
        .execute("UPDATE bandbox SET schema_version = 99")
        .await
        .unwrap();
    let refused = refusal(&log).await;
    assert!(
        matches!(refused, StoreError::TooNew { found: 99, .. }),
        "{refused}"
    );
}

#[tokio::test]
async fn of_servers_that_start_together_one_migrates() {
    let Some(log) = empty().await else { return };
    let opening: Vec<_> = (0..8)
        .map(|_| {
            let url = log.url.clone();
            tokio::spawn(async move { Store::open(&url).await })
        })
        .collect();
    for opened in opening {
        opened.await.unwrap().unwrap();
    }
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
        let Some(log) = empty().await else { return };
        let store = log.open().await;
        let (game, _) = created(&store).await;
        outsider(&log).await.execute(change).await.unwrap();
        let found = audit(&store.recording(game).await.unwrap()).unwrap_err();
        assert_eq!(found.subject, subject, "{change}: {found}");
    }
}

#[tokio::test]
async fn the_log_can_be_read_with_the_shell() {
    let Some(log) = empty().await else { return };
    created(&log.open().await).await;
    let mut shell = outsider(&log).await;
    let (team,): (String,) = sqlx::query_as(
        "SELECT data::jsonb #>> '{game_created,setup,teams,away,name}' FROM events WHERE seq = 1",
    )
    .fetch_one(&mut shell)
    .await
    .unwrap();
    assert_eq!(team, "Springfield Isotopes");
}

/// Lets every batch with this command id fail with an error of this code.
fn sabotage(condition: &str, code: &str) -> String {
    format!(
        "CREATE OR REPLACE FUNCTION sabotage() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN RAISE EXCEPTION 'sabotage' USING ERRCODE = '{code}'; END $$;
         CREATE OR REPLACE TRIGGER sabotage BEFORE INSERT ON batches FOR EACH ROW
         WHEN ({condition}) EXECUTE FUNCTION sabotage()"
    )
}

async fn run(connection: &mut PgConnection, sql: String) {
    connection
        .execute(sqlx::raw_sql(AssertSqlSafe(sql)))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_request_that_the_database_refuses_fails_alone() {
    let Some(log) = empty().await else { return };
    let store = log.open().await;
    let mut appends = Vec::new();
    for id in ["good", "bad", "fine", "bad", "well"] {
        let (game, head) = created(&store).await;
        appends.push(commit(&store, game, head, id).await);
    }
    let mut saboteur = outsider(&log).await;
    run(
        &mut saboteur,
        sabotage("NEW.command_id = 'bad'", "check_violation"),
    )
    .await;
    let asked: Vec<_> = appends
        .into_iter()
        .map(|append| {
            let store = store.clone();
            tokio::spawn(async move {
                let bad = append.cause.command_id == "bad";
                (bad, store.append(append).await)
            })
        })
        .collect();
    for answer in asked {
        match answer.await.unwrap() {
            (true, Err(StoreError::Damaged { .. })) | (false, Ok(Appended::Done(_))) => (),
            other => panic!("{other:?}"),
        }
    }
}

/// What the database says of itself, fifty times each, and what it is called here.
#[tokio::test]
async fn every_trouble_of_the_database_has_its_name_and_passes() {
    let Some(log) = empty().await else { return };
    let store = log.open().await;
    let (game, mut head) = created(&store).await;
    let mut saboteur = outsider(&log).await;
    for (code, trouble) in [
        ("disk_full", Trouble::DiskFull),
        ("io_error", Trouble::Disk),
        ("read_only_sql_transaction", Trouble::ReadOnly),
        ("too_many_connections", Trouble::Busy),
        ("lock_not_available", Trouble::Busy),
        ("serialization_failure", Trouble::Busy),
        ("internal_error", Trouble::Other),
    ] {
        run(&mut saboteur, sabotage("TRUE", code)).await;
        let id = |round: usize| format!("{code} {round}");
        for round in 0..50 {
            let append = commit(&store, game, head, &id(round)).await;
            match store.append(append).await {
                Err(StoreError::Unavailable { trouble: told, .. }) => assert_eq!(told, trouble),
                other => panic!("{code}: {other:?}"),
            }
            assert_eq!(store.find(game, "ann", &id(round)).await.unwrap(), None);
        }
        run(
            &mut saboteur,
            "DROP TRIGGER sabotage ON batches".to_string(),
        )
        .await;
        let append = commit(&store, game, head, &id(0)).await;
        head = done(store.append(append).await.unwrap());
    }
    assert_eq!(head.seq, Seq(8));
    assert!(check_texts(&store.recording(game).await.unwrap()).is_ok());
}

#[tokio::test]
async fn a_commit_waits_for_the_disk_whatever_the_database_is_set_to() {
    let Some(mut log) = empty().await else { return };
    log.url.push_str("&options=-csynchronous_commit%3Doff");
    let store = log.open().await;
    let mut saboteur = outsider(&log).await;
    // The session that writes a batch says what it waits for.
    run(
        &mut saboteur,
        "CREATE TABLE said (setting TEXT);
         CREATE FUNCTION say() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN INSERT INTO said VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$;
         CREATE TRIGGER say BEFORE INSERT ON batches FOR EACH ROW EXECUTE FUNCTION say()"
            .to_string(),
    )
    .await;
    created(&store).await;
    let said: Vec<(String,)> = sqlx::query_as("SELECT setting FROM said")
        .fetch_all(&mut saboteur)
        .await
        .unwrap();
    assert_eq!(said, [("on".to_string(),)]);
}

#[tokio::test]
async fn a_held_database_is_busy_and_then_not() {
    let Some(log) = empty().await else { return };
    let store = log.open().await;
    let (game, head) = created(&store).await;
    let append = commit(&store, game, head, "c1").await;
    let mut holder = outsider(&log).await;
    run(
        &mut holder,
        "BEGIN ISOLATION LEVEL READ COMMITTED; LOCK TABLE batches IN EXCLUSIVE MODE".to_string(),
    )
    .await;
    let refused = store.append(append.clone()).await;
    assert!(
        matches!(
            refused,
            Err(StoreError::Unavailable {
                trouble: Trouble::Busy,
                ..
            })
        ),
        "{refused:?}"
    );
    run(&mut holder, "ROLLBACK".to_string()).await;
    assert_eq!(done(store.append(append).await.unwrap()).seq, Seq(2));
}
