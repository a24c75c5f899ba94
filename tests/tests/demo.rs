//! The demo that plays by itself: the same seed gives the same game, and a log that was touched is found out.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bandbox_engine::options::Mode;
use bandbox_store::audit::{DiceChecked, Subject, audit};
use bandbox_store::recording::RecordedGame;
use bandbox_store::{GameFilter, Store};
use bandbox_tests::server::run;
use std::path::Path;

/// Plays a seeded demo on a new file; what it printed of the game, and its recording.
async fn play(folder: &Path, name: &str, seed: &str, mode: Mode) -> (String, RecordedGame) {
    let database = format!("sqlite://{}", folder.join(name).display());
    let key = folder.join("demo.key").display().to_string();
    let (mode, teams) = match mode {
        Mode::Manual | Mode::Scored => ("manual", "Harbor Gulls at Millfield Engines"),
        Mode::Cards => ("cards", "Millbrook Lanterns at Port Ellery Terns"),
    };
    let arguments = [
        "demo",
        "--mode",
        mode,
        "--autoplay",
        "--seed",
        seed,
        "--listen",
        "127.0.0.1:0",
    ];
    let output =
        run(arguments
            .into_iter()
            .chain(["--database", &database, "--jwt-secret-file", &key]))
        .await
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let printed = String::from_utf8(output.stdout).unwrap();
    let told = printed.split_once(teams).expect("the game is told").1;
    let store = Store::open(&database).await.unwrap();
    let games = store.games(&GameFilter::default()).await.unwrap();
    assert_eq!(games.len(), 1, "one game a demo");
    let recorded = store.recording(games[0].game).await.unwrap();
    store.close().await.unwrap();
    (told.to_string(), recorded)
}

fn events(recorded: &RecordedGame) -> Vec<&str> {
    recorded
        .batches
        .iter()
        .flat_map(|batch| &batch.events)
        .map(|event| event.data.as_str())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_seed_gives_the_same_game_and_another_seed_another() {
    let folder = tempfile::tempdir().unwrap();
    let mode = Mode::Manual;
    let (told, first) = play(folder.path(), "a.db", "7", mode).await;
    let (told_again, second) = play(folder.path(), "b.db", "7", mode).await;
    let (_, other) = play(folder.path(), "c.db", "8", mode).await;
    assert_eq!(told, told_again);
    assert_eq!(events(&first), events(&second));
    assert_ne!(events(&first), events(&other));
    for recorded in [&first, &second, &other] {
        let report = audit(recorded).unwrap();
        assert_eq!(report.dice, DiceChecked::FromSecret);
        assert!(report.over);
    }
    assert!(told.contains("Final: "), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_changed_digit_of_an_event_a_roll_or_the_secret_is_found_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let (_, recorded) = play(folder.path(), "a.db", "9", Mode::Manual).await;
    let with_change = |seq_of: &str, from: &str, to: &str| {
        let mut changed = recorded.clone();
        let place = changed
            .batches
            .iter()
            .position(|batch| {
                batch
                    .events
                    .iter()
                    .any(|event| event.data.contains(seq_of) && event.data.contains(from))
            })
            .expect("such an event");
        let batch = &mut changed.batches[place];
        for event in &mut batch.events {
            if event.data.contains(seq_of) {
                event.data = event.data.replacen(from, to, 1);
            }
        }
        (batch.first_seq, audit(&changed).unwrap_err())
    };
    for (event, from, to) in [
        ("play_resolved", "\"runs\":0", "\"runs\":1"),
        ("dice_rolled", "\"faces\":[", "\"faces\":[1"),
    ] {
        let (seq, difference) = with_change(event, from, to);
        assert_eq!(
            (difference.seq, difference.subject),
            (seq, Subject::Chain),
            "{difference}"
        );
    }
    let mut another_secret = recorded.clone();
    let mut bytes = another_secret.secret.as_ref().unwrap().reveal().0;
    bytes[31] ^= 1;
    another_secret.secret = Some(bandbox_engine::dice::fairness::Secret::new(bytes));
    let difference = audit(&another_secret).unwrap_err();
    assert_eq!(difference.subject, Subject::Secret, "{difference}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_game_in_which_the_server_reads_the_cards_is_played_to_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let (told, first) = play(folder.path(), "a.db", "7", Mode::Cards).await;
    let (_, second) = play(folder.path(), "b.db", "7", Mode::Cards).await;
    assert_eq!(events(&first), events(&second));
    assert!(audit(&first).unwrap().over);
    let read = |event: &&str| event.contains("card_read");
    assert!(events(&first).iter().filter(|event| read(event)).count() > 50);
    assert!(told.contains("Final: "), "{told}");
}
