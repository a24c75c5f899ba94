//! A recording as a file.

use crate::Empty;
use crate::game::{commit, created, done, secret};
use bandbox_engine::Event;
use bandbox_store::recording::{FileError, RecordedGame};
use bandbox_store::{GameId, Store};

/// The lines of a game's file.
pub(crate) async fn file(store: &Store, game: GameId) -> String {
    let mut bytes = Vec::new();
    let recorded = store.recording(game).await.unwrap();
    recorded.write_to(&mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

async fn with_two_commands(store: &Store) -> GameId {
    let (game, head) = created(store).await;
    let append = commit(store, game, head, "c1").await;
    let head = done(store.append(append).await.unwrap());
    let mut append = commit(store, game, head, "c \"2\"").await;
    append.events.push(Event::GameStarted);
    done(store.append(append).await.unwrap());
    game
}

pub(crate) async fn a_recording_comes_back_from_its_file(log: Empty) {
    let store = log.open().await;
    let game = with_two_commands(&store).await;
    let text = file(&store, game).await;
    assert_eq!(text.lines().count(), 4, "a header and three batches");
    let read = RecordedGame::read_from(text.as_bytes()).unwrap();
    let stored = store.recording(game).await.unwrap();
    assert_eq!(read.game, stored.game);
    assert_eq!(read.managers, stored.managers);
    assert_eq!(read.head, stored.head);
    assert_eq!(read.batches, stored.batches);
    let mut again = Vec::new();
    read.write_to(&mut again).unwrap();
    assert_eq!(again, text.as_bytes(), "byte for byte");
}

pub(crate) async fn the_secret_stays_out_of_the_file_of_a_game_in_play(log: Empty) {
    let store = log.open().await;
    let game = with_two_commands(&store).await;
    let hidden = secret().reveal();
    let stored = store.recording(game).await.unwrap();
    assert_eq!(stored.secret.unwrap().reveal(), hidden);
    assert!(!file(&store, game).await.contains(&hidden.to_string()));

    let head = store.load(game).await.unwrap().unwrap().head;
    let mut append = commit(&store, game, head, "last").await;
    append.events = vec![Event::DiceRevealed { secret: hidden }];
    done(store.append(append).await.unwrap());
    let text = file(&store, game).await;
    let read = RecordedGame::read_from(text.as_bytes()).unwrap();
    assert_eq!(read.secret.unwrap().reveal(), hidden);
}

pub(crate) async fn a_bad_line_is_named(log: Empty) {
    let store = log.open().await;
    let game = with_two_commands(&store).await;
    let text = file(&store, game).await;
    let read = |text: String| RecordedGame::read_from(text.as_bytes()).unwrap_err();

    let cut = read(text.trim_end().trim_end_matches('}').to_string());
    assert!(matches!(cut, FileError::Line { line: 4, .. }), "{cut}");
    let empty = read(String::new());
    assert!(matches!(empty, FileError::NotARecording { .. }), "{empty}");
    let other = read(text.replacen("bandbox-game", "checkers", 1));
    assert!(matches!(other, FileError::NotARecording { .. }), "{other}");
    let newer = read(text.replacen("\"version\":1", "\"version\":2", 1));
    assert!(matches!(newer, FileError::TooNew { found: 2 }), "{newer}");
}
