//! Real games in a log: imported by the chore, then served, listed, watched and looked up as any other.

use anyhow::ensure;
use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::server::{Server, chore};
use serde_json::{Value, json};
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;

/// A game of the repository: Atlanta at Milwaukee, 8 October 2021.
const GAME: &str = "MIL202110080";

/// Runs a chore that must succeed. What it printed.
async fn done(arguments: &[&str]) -> anyhow::Result<String> {
    let Output {
        status,
        stdout,
        stderr,
    } = chore(arguments).await?;
    let said = String::from_utf8(stdout)? + &String::from_utf8(stderr)?;
    ensure!(status.success(), "{arguments:?}: {said}");
    Ok(said)
}

/// A log with the game in it.
struct Imported {
    _folder: TempDir,
    database: String,
    said: String,
}

async fn import() -> anyhow::Result<Imported> {
    let folder = tempfile::tempdir()?;
    let database = format!("sqlite://{}", folder.path().join("real.db").display());
    let said = import_into(&database, GAME).await?;
    Ok(Imported {
        _folder: folder,
        database,
        said,
    })
}

async fn import_into(database: &str, game: &str) -> anyhow::Result<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../retrosheet/games/2021.EVX");
    let file = file.to_string_lossy();
    done(&["import", &*file, "--game", game, "--database", database]).await
}

#[tokio::test]
async fn an_imported_game_is_listed_watched_and_looked_up() -> anyhow::Result<()> {
    let log = import().await?;
    let server = Server::start_on(&log.database).await?;
    let mut sue = Client::connect(&server, "sue").await?;
    let list = sue
        .accepted("list_games", json!({"filter": "final"}))
        .await?;
    let game = &list.data()["games"][0];
    let id = &game["game_id"];
    ensure!(
        log.said.contains(id.as_str().unwrap_or("no id")),
        "{}",
        log.said
    );
    assert_eq!(game["score"], json!({"away": 1, "home": 2}));

    let watch = json!({"game_id": id, "role": "spectator", "after_seq": 0});
    sue.accepted("join_game", watch).await?;
    let of_game = json!({"game_id": id});
    let state = sue.accepted("request_game_state", of_game.clone()).await?;
    let state = state.data().clone();
    assert_eq!(state["state"]["mode"], "scored");
    assert_eq!(state["state"]["result"]["ending"], "regulation");
    sue.seq(state["seq"].as_u64().unwrap_or_default()).await?;
    let told: Vec<&Frame> = sue
        .room_events()
        .filter(|f| f.event() == "scored")
        .collect();
    let plays = told
        .iter()
        .filter(|f| f.data()["entry"].get("play").is_some());
    let newest = &state["state"]["last_play"];
    assert_eq!(json!(plays.count()), *newest);

    let answer = sue.accepted("get_box_score", of_game).await?;
    let page = answer.data();
    let runs = json!([
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 0],
        [0, 2],
        [1, 0],
        [0, null]
    ]);
    assert_eq!(page["line_score"]["innings"], runs);
    assert_eq!(page["line_score"]["hits"], json!({"away": 4, "home": 5}));
    assert_eq!(page["standing"], "counts");
    let with = |side: &str, decision: &str| -> usize {
        let pitchers = page["teams"][side]["pitching"].as_array();
        let credited = |line: &&Value| line["decisions"] == json!([decision]);
        pitchers.into_iter().flatten().filter(credited).count()
    };
    assert_eq!((with("home", "win"), with("home", "save")), (1, 1));
    assert_eq!(with("away", "loss"), 1);

    let (mut number, mut after) = (0, json!(0));
    while !after.is_null() {
        let asked = json!({"game_id": id, "after": after, "limit": 30});
        let plays = sue.accepted("get_play_history", asked).await?;
        for play in plays.data()["plays"].as_array().into_iter().flatten() {
            number += 1;
            assert_eq!(play["scored"]["play_number"], number);
            ensure!(play["scored"]["description"] != "", "{play}");
        }
        after = plays.data()["next"].clone();
    }
    assert_eq!(json!(number), *newest);
    Ok(())
}

#[tokio::test]
async fn an_imported_game_verifies_and_replays_and_comes_in_once() -> anyhow::Result<()> {
    let log = import().await?;
    let verified = done(&["verify", &log.database]).await?;
    ensure!(
        verified.contains("1 games") && verified.contains(" 0 differences"),
        "{verified}"
    );
    let replayed = done(&["replay", &log.database]).await?;
    ensure!(
        replayed.contains("homered") && replayed.contains("Final: "),
        "{replayed}"
    );
    let again = import_into(&log.database, GAME).await?;
    ensure!(again.contains("already"), "{again}");
    import_into(&log.database, "KCA202107280").await?;
    let verified = done(&["verify", &log.database]).await?;
    ensure!(verified.contains("2 games"), "{verified}");
    Ok(())
}

#[tokio::test]
async fn a_game_that_is_not_in_the_file_is_named() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let database = format!("sqlite://{}", folder.path().join("real.db").display());
    let error = import_into(&database, "SDN197704290")
        .await
        .map_err(|error| error.to_string());
    let Err(error) = error else {
        anyhow::bail!("it was imported from another file");
    };
    ensure!(
        error.contains("there is no game SDN197704290 in"),
        "{error}"
    );
    Ok(())
}
