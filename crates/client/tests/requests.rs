//! Requests: one answer each, nothing left behind, and the same id again after a lost connection.
#![allow(clippy::unwrap_used, clippy::panic)]

mod scripted;

use bandbox_client::{Client, Failure, Options, RequestError, State, Token};
use bandbox_protocol::v1::client::OfGame;
use bandbox_protocol::v1::error::{ErrorCode, ErrorData};
use bandbox_protocol::v1::games::ListGames;
use bandbox_protocol::v1::room::GameStarted;
use bandbox_protocol::v1::{ClientEvent, ReplyEvent};
use futures::future::join_all;
use scripted::{Server, game, no_games, soon};
use std::collections::BTreeSet;
use std::time::Duration;

fn list() -> ClientEvent {
    ClientEvent::ListGames(ListGames::default())
}

fn start() -> ClientEvent {
    ClientEvent::StartGame(OfGame { game_id: game() })
}

#[tokio::test]
async fn two_thousand_requests_leave_no_correlation_behind() {
    const REQUESTS: usize = 2000;
    let server = Server::start().await;
    let client = Client::connect(Options {
        max_outstanding: REQUESTS,
        ..server.options()
    });
    let mut connection = server.welcome().await;
    let answers = async {
        let mut ids = BTreeSet::new();
        for number in 0..REQUESTS {
            let frame = connection.frame().await;
            assert!(ids.insert(frame.id.clone()), "an id came twice");
            let event = if number % 2 == 0 {
                no_games()
            } else {
                ReplyEvent::Error(ErrorData::new(ErrorCode::Busy, "busy"))
            };
            connection.reply(frame.id, event).await;
        }
    };
    let requests = join_all((0..REQUESTS).map(|_| client.request(list())));
    let (replies, ()) = tokio::join!(requests, answers);
    let granted = replies.iter().filter(|reply| reply.is_ok()).count();
    assert_eq!(granted, REQUESTS / 2);
    for refused in replies.into_iter().filter_map(Result::err) {
        assert!(matches!(refused, RequestError::Refused(error) if error.code == ErrorCode::Busy));
    }
    assert_eq!(client.outstanding(), 0);
}

#[tokio::test]
async fn a_request_that_times_out_leaves_nothing_and_its_late_answer_harms_nobody() {
    let server = Server::start().await;
    let client = Client::connect(Options {
        request_timeout: Duration::from_millis(300),
        ..server.options()
    });
    let mut connection = server.welcome().await;
    soon(client.ready()).await.unwrap();
    assert_eq!(client.request(list()).await, Err(RequestError::TimedOut));
    assert_eq!(client.outstanding(), 0);
    let late = connection.frame().await;
    connection.list(late.id).await;
    let (reply, ()) = tokio::join!(client.request(list()), async {
        let frame = connection.frame().await;
        connection.list(frame.id).await;
    });
    assert_eq!(reply.unwrap().event, no_games());
    assert_eq!(client.outstanding(), 0);
}

#[tokio::test]
async fn a_request_that_never_finds_a_connection_times_out_too() {
    let server = Server::start().await;
    let client = Client::connect(Options {
        request_timeout: Duration::from_millis(20),
        token: Token::fresh(std::future::pending),
        ..server.options()
    });
    assert_eq!(client.request(list()).await, Err(RequestError::TimedOut));
    assert_eq!(client.outstanding(), 0);
}

#[tokio::test]
async fn past_the_bound_requests_are_refused_at_once() {
    let server = Server::start().await;
    let client = Client::connect(Options {
        max_outstanding: 2,
        ..server.options()
    });
    let mut connection = server.welcome().await;
    let requests = join_all((0..3).map(|_| client.request(list())));
    let (replies, ()) = tokio::join!(requests, async {
        for _ in 0..2 {
            let frame = connection.frame().await;
            connection.list(frame.id).await;
        }
    });
    let refused = replies.into_iter().filter_map(Result::err);
    assert_eq!(
        refused.collect::<Vec<_>>(),
        [RequestError::TooManyOutstanding]
    );
}

#[tokio::test]
async fn an_unanswered_command_is_sent_again_under_the_same_id() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let mut connection = server.welcome().await;
    let script = async {
        let first = connection.frame().await;
        drop(connection);
        let mut connection = server.welcome().await;
        let second = connection.frame().await;
        assert_eq!(first, second);
        let started = ReplyEvent::GameStarted(GameStarted {});
        connection.reply(second.id, started).await;
        connection
    };
    let (reply, _connection) = tokio::join!(client.request_at(start(), 3), script);
    let started = ReplyEvent::GameStarted(GameStarted {});
    assert_eq!(reply.unwrap().event, started);
    assert_eq!(client.outstanding(), 0);
}

#[tokio::test]
async fn what_is_answered_or_given_up_is_not_sent_again() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let mut connection = server.welcome().await;
    let (_, ()) = tokio::join!(client.request(list()), async {
        let frame = connection.frame().await;
        connection.list(frame.id).await;
    });
    tokio::select! {
        _ = client.request(list()) => panic!("nobody answered"),
        _ = connection.frame() => (),
    }
    drop(connection);
    let mut connection = server.welcome().await;
    let (_, ()) = tokio::join!(client.request(start()), async {
        let frame = connection.frame().await;
        assert_eq!(frame.event, start());
        let started = ReplyEvent::GameStarted(GameStarted {});
        connection.reply(frame.id, started).await;
    });
    assert_eq!(client.outstanding(), 0);
}

#[tokio::test]
async fn closing_tells_those_who_wait_and_those_who_come_later() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let mut connection = server.welcome().await;
    let (waiting, ()) = tokio::join!(client.request(list()), async {
        connection.frame().await;
        tokio::join!(client.close(), connection.closed());
    });
    let closed = RequestError::Closed(Failure::Closed);
    assert_eq!(waiting, Err(closed.clone()));
    assert_eq!(client.request(list()).await, Err(closed));
    assert_eq!(*client.state().borrow(), State::Closed);
    assert_eq!(client.outstanding(), 0);
    client.close().await;
}

#[tokio::test]
async fn dropping_the_client_closes_the_socket() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let mut connection = server.welcome().await;
    soon(client.ready()).await.unwrap();
    drop(client);
    connection.closed().await;
}

#[tokio::test]
async fn a_frame_that_the_server_would_not_read_is_not_sent() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let after = Some("x".repeat(20_000));
    let request = ClientEvent::ListGames(ListGames {
        after,
        ..ListGames::default()
    });
    let refused = client.request(request).await;
    assert!(
        matches!(refused, Err(RequestError::Refused(error)) if error.code == ErrorCode::TooBig)
    );
}
