//! The pauses between attempts, on a clock that stands still: no socket is opened, for there is never a token.
#![allow(clippy::unwrap_used, clippy::panic)]

use bandbox_client::{Client, Failure, Options, Reconnect, State, Token};
use std::time::Duration;
use tokio::time::Instant;

/// Connects without luck until the client gives up; hands back each pause, and why it gave up.
async fn pauses(reconnect: Reconnect) -> (Vec<Duration>, Failure) {
    let token = Token::fresh(|| async { Err("no token today".into()) });
    let client = Client::connect(Options {
        reconnect,
        ..Options::new("ws://127.0.0.1:1/ws", token)
    });
    let mut state = client.state();
    let mut pauses = Vec::new();
    loop {
        let waits = |state: &State| {
            matches!(state, State::Reconnecting { attempt, .. } if *attempt as usize > pauses.len())
                || matches!(state, State::Failed(_))
        };
        let now = state.wait_for(waits).await.unwrap().clone();
        match now {
            State::Reconnecting { pause, .. } => pauses.push(pause),
            State::Failed(failure) => return (pauses, failure),
            State::Connecting | State::Authenticating | State::Ready(_) | State::Closed => {
                panic!("{now:?} was not waited for")
            }
        }
    }
}

fn seconds(pauses: &[Duration]) -> Vec<u64> {
    pauses.iter().map(Duration::as_secs).collect()
}

#[tokio::test(start_paused = true)]
async fn pauses_are_kept_and_attempts_counted() {
    let began = Instant::now();
    let (pauses, failure) = pauses(Reconnect {
        jitter: false,
        max_attempts: Some(7),
        ..Reconnect::default()
    })
    .await;
    assert_eq!(seconds(&pauses), [1, 2, 4, 8, 16, 30, 30]);
    // Each pause is rounded up to whole milliseconds of the clock, no more.
    assert_eq!(began.elapsed().as_secs(), 91);
    let expected = Failure::GaveUp {
        attempts: 7,
        last: "no token: no token today".to_owned(),
    };
    assert_eq!(failure, expected);
}

#[tokio::test(start_paused = true)]
async fn the_whole_time_is_bounded() {
    let (pauses, failure) = pauses(Reconnect {
        jitter: false,
        max_total: Some(Duration::from_mins(1)),
        ..Reconnect::default()
    })
    .await;
    assert_eq!(seconds(&pauses), [1, 2, 4, 8, 16]);
    assert!(matches!(failure, Failure::GaveUp { attempts: 5, .. }));
}

#[tokio::test(start_paused = true)]
async fn jitter_stays_between_half_and_one_and_a_half() {
    for _ in 0..50 {
        let (pauses, _) = pauses(Reconnect {
            max_attempts: Some(7),
            ..Reconnect::default()
        })
        .await;
        for (pause, whole) in pauses.into_iter().zip([1, 2, 4, 8, 16, 30, 30]) {
            let whole = Duration::from_secs(whole);
            assert!((whole / 2..=whole * 3 / 2).contains(&pause), "{pause:?}");
        }
    }
}
