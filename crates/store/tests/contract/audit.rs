//! An audit agrees with what was played, and finds what was not.

use crate::Empty;
use crate::game::{Played, created, play, start};
use crate::recording::file;
use bandbox_engine::team::Team;
use bandbox_engine::{Actor, Command, Event, Phase};
use bandbox_store::audit::{DiceChecked, Difference, Subject};
use bandbox_store::recording::RecordedGame;
use bandbox_store::{GameId, Store, audit};

/// Plays this many commands after the first pitch, and with `over` lets the hosts give up then.
async fn game_of(store: &Store, commands: usize, over: bool) -> Played {
    let (game, _) = created(store).await;
    let mut played = Played::load(store, game).await;
    start(store, &mut played).await;
    for _ in 0..commands {
        if matches!(played.state.phase(), Phase::Final { .. }) {
            return played;
        }
        let command = played.some_command();
        play(store, &mut played, Actor::Umpire, command).await;
    }
    if over {
        let team = Team::Home;
        let command = Command::Forfeit { team };
        play(store, &mut played, Actor::Manager(team), command).await;
    }
    played
}

async fn difference(store: &Store, game: GameId) -> Difference {
    let recorded = store.recording(game).await.unwrap();
    audit(&recorded).unwrap_err()
}

pub(crate) async fn a_whole_game_is_decided_again(log: Empty) {
    let store = log.open().await;
    let played = game_of(&store, 150, true).await;
    let text = file(&store, played.game).await;
    let read = RecordedGame::read_from(text.as_bytes()).unwrap();
    let report = audit(&read).unwrap();
    assert_eq!(report.dice, DiceChecked::FromSecret);
    assert!(report.over);
    assert!(report.rolls > 20, "{report:?}");
    assert_eq!(report.events, played.head.seq.0);
    let stored = store.recording(played.game).await.unwrap();
    assert_eq!(audit(&stored).unwrap(), report, "the file is the log");
}

pub(crate) async fn a_game_in_play_is_decided_again_on_the_recorded_faces(log: Empty) {
    let store = log.open().await;
    let played = game_of(&store, 60, false).await;
    let text = file(&store, played.game).await;
    let read = RecordedGame::read_from(text.as_bytes()).unwrap();
    let report = audit(&read).unwrap();
    assert_eq!(report.dice, DiceChecked::AsRecorded);
    assert!(!report.over);
    // The log itself has the secret.
    let stored = store.recording(played.game).await.unwrap();
    assert_eq!(audit(&stored).unwrap().dice, DiceChecked::FromSecret);
}

pub(crate) async fn any_changed_digit_is_found(log: Empty) {
    let store = log.open().await;
    let played = game_of(&store, 4, true).await;
    let text = file(&store, played.game).await.into_bytes();
    let mut changed = 0;
    for place in 0..text.len() {
        let digit = text[place];
        if !digit.is_ascii_digit() {
            continue;
        }
        let mut forged = text.clone();
        forged[place] = if digit == b'9' { b'0' } else { digit + 1 };
        let found = match RecordedGame::read_from(forged.as_slice()) {
            Ok(recorded) => audit(&recorded).is_err(),
            Err(_) => true,
        };
        let around = place.saturating_sub(40)..(place + 40).min(text.len());
        assert!(found, "{}", String::from_utf8_lossy(&forged[around]));
        changed += 1;
    }
    assert!(changed > 1000, "{changed}");
}

pub(crate) async fn a_chained_forgery_is_found_by_the_rules(log: Empty) {
    let store = log.open().await;
    let mut played = game_of(&store, 10, false).await;
    // The log takes any events and chains them; that no rule gives them is for the audit to find.
    let seq = played.head.seq.0 + 1;
    let team = Team::Home;
    let mut events = played.decide(Actor::Manager(team), &Command::Forfeit { team });
    for event in &mut events {
        if let Event::GameEnded { result } = event {
            result.score.home = 1;
        }
    }
    played
        .write(
            &store,
            Actor::Manager(team),
            Command::Forfeit { team },
            events,
        )
        .await;
    let found = difference(&store, played.game).await;
    assert_eq!(found.subject, Subject::Event, "{found}");
    assert_eq!(found.seq, seq, "{found}");
    assert!(found.recorded.contains("\"home\":1"), "{found}");
    assert!(found.recomputed.contains("\"home\":0"), "{found}");
}

pub(crate) async fn a_chained_forgery_of_a_roll_is_found_by_the_dice(log: Empty) {
    let store = log.open().await;
    let (game, _) = created(&store).await;
    let mut played = Played::load(&store, game).await;
    start(&store, &mut played).await;
    while !matches!(played.state.phase(), Phase::RollDue { .. }) {
        let command = played.some_command();
        play(&store, &mut played, Actor::Umpire, command).await;
    }
    let mut events = played.decide(Actor::Umpire, &Command::Roll);
    let Some(Event::DiceRolled { roll, .. }) = events.first_mut() else {
        panic!("no roll");
    };
    roll.faces[0] = roll.faces[0] % 6 + 1;
    played
        .write(&store, Actor::Umpire, Command::Roll, events)
        .await;
    let found = difference(&store, game).await;
    assert_eq!(found.subject, Subject::Event, "{found}");
    assert_eq!(found.seq, played.head.seq.0, "{found}");
}

pub(crate) async fn missing_batches_are_found(log: Empty) {
    let store = log.open().await;
    let played = game_of(&store, 10, true).await;
    let whole = store.recording(played.game).await.unwrap();
    let without = |place: usize| {
        let mut recorded = whole.clone();
        recorded.batches.remove(place);
        audit(&recorded).unwrap_err().subject
    };
    let last = whole.batches.len() - 1;
    assert_eq!(without(last), Subject::Head);
    assert_eq!(without(last / 2), Subject::Place);
    assert_eq!(without(0), Subject::Place);
    let mut nothing = whole.clone();
    nothing.batches.clear();
    assert_eq!(audit(&nothing).unwrap_err().subject, Subject::Head);
}
