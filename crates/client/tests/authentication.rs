//! From the open socket to the welcome: what is kept, what is a failure, and when the client comes back.
#![allow(clippy::unwrap_used, clippy::panic)]

mod scripted;

use bandbox_client::{Client, Failure, FeedItem, Options, State, Token};
use bandbox_protocol::v1::client::MemberRole;
use bandbox_protocol::v1::error::{ErrorCode, ErrorData};
use bandbox_protocol::v1::{CloseCode, FrameId, Notice, NoticeFrame, Reply, ReplyEvent};
use scripted::{CONNECTED, Server, game, soon};

async fn failure(client: &Client) -> Failure {
    let mut state = client.state();
    let failed = |state: &State| matches!(state, State::Failed(_));
    let state = soon(state.wait_for(failed)).await.unwrap();
    let State::Failed(failure) = &*state else {
        panic!("{state:?} is no failure")
    };
    failure.clone()
}

#[tokio::test]
async fn the_token_goes_beside_the_protocol_and_never_in_the_address() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let mut connection = server.accept().await;
    assert_eq!(connection.offered, "bandbox.v1, bearer.good.token");
    let authenticating = |state: &State| *state == State::Authenticating;
    soon(client.state().wait_for(authenticating)).await.unwrap();
    connection.send(CONNECTED).await;
    assert_eq!(soon(client.ready()).await.unwrap().user_id, "u-1");
}

#[tokio::test]
async fn nothing_that_arrives_before_the_welcome_is_lost_or_out_of_order() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let mut connection = server.accept().await;
    for number in 0..100 {
        connection.notice(number).await;
    }
    connection.send(CONNECTED).await;
    for number in 100..200 {
        connection.notice(number).await;
    }
    for number in 0..200 {
        match soon(client.next_notice()).await.unwrap() {
            NoticeFrame {
                event: Notice::UserConnected(user),
                ..
            } => assert_eq!(user.user_id, number.to_string()),
            other => panic!("{other:?} was not sent"),
        }
    }
}

#[tokio::test]
async fn events_that_arrive_before_the_second_welcome_reach_the_feed() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let mut connection = server.welcome().await;
    let (feed, ()) = tokio::join!(
        client.join(game(), MemberRole::Player),
        connection.let_in(None, 4, 0)
    );
    drop(connection);
    let mut connection = server.accept().await;
    connection.room(5).await;
    connection.room(6).await;
    connection.send(CONNECTED).await;
    connection.let_in(Some(6), 6, 0).await;
    let mut feed = feed.unwrap();
    for seq in [5, 6] {
        let item = soon(feed.next()).await.unwrap();
        let right = matches!(&item, FeedItem::Room(frame) if frame.seq == seq);
        assert!(right, "expected event {seq}, got {item:?}");
    }
}

#[tokio::test]
async fn an_unexpected_answer_to_the_token_is_a_failure_that_says_so() {
    let error = ErrorData::new(ErrorCode::Unauthenticated, "no");
    let error = ReplyEvent::Error(error);
    let unexpected = [
        Reply {
            re: None,
            ..Reply::new("x".parse::<FrameId>().unwrap(), error)
        }
        .to_json(),
        Reply::new("x".parse().unwrap(), scripted::no_games()).to_json(),
        "hello".to_owned(),
    ];
    for text in unexpected {
        let server = Server::start().await;
        let client = Client::connect(server.options());
        let mut connection = server.accept().await;
        connection.send(text).await;
        let failure = failure(&client).await;
        assert!(
            matches!(failure, Failure::UnexpectedAnswer(_)),
            "{failure:?}"
        );
        assert_eq!(client.ready().await, Err(failure));
        connection.closed().await;
    }
}

#[tokio::test]
async fn a_bad_token_fails_and_a_good_one_connects() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    server
        .accept()
        .await
        .close(CloseCode::Unauthenticated)
        .await;
    let dismissed = Failure::Dismissed {
        code: 4501,
        reason: CloseCode::Unauthenticated.reason().to_owned(),
    };
    assert_eq!(failure(&client).await, dismissed);
    client.set_token(Token::fixed("better.token")).await;
    let connection = server.welcome().await;
    assert_eq!(connection.offered, "bandbox.v1, bearer.better.token");
    assert!(soon(client.ready()).await.is_ok());
}

#[tokio::test]
async fn the_client_comes_back_exactly_after_the_closes_that_say_so() {
    for code in CloseCode::ALL {
        let server = Server::start().await;
        let client = Client::connect(server.options());
        let connection = server.welcome().await;
        soon(client.ready()).await.unwrap();
        connection.close(code).await;
        if code.can_retry() {
            server.welcome().await;
        } else {
            let failure = failure(&client).await;
            assert!(
                matches!(failure, Failure::Dismissed { code: number, .. } if number == code.code())
            );
        }
    }
}

#[tokio::test]
async fn a_server_that_is_full_is_tried_again_and_one_that_says_no_is_not() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    server.refuse(503).await;
    server.refuse(429).await;
    server.refuse(401).await;
    let refused = Failure::Refused {
        status: 401,
        reason: "no".to_owned(),
    };
    assert_eq!(failure(&client).await, refused);
}

#[tokio::test]
async fn options_that_cannot_be_used_are_a_failure() {
    let server = Server::start().await;
    let good = server.options();
    let unusable = [
        Options {
            token: Token::fixed("two, tokens"),
            ..good.clone()
        },
        Options {
            url: "nowhere".to_owned(),
            ..good.clone()
        },
        Options {
            url: "wss://127.0.0.1:1/ws".to_owned(),
            ..good
        },
    ];
    for options in unusable {
        let client = Client::connect(options);
        let failure = failure(&client).await;
        assert!(matches!(failure, Failure::Options(_)), "{failure:?}");
    }
}

#[test]
fn outside_a_runtime_the_client_has_failed() {
    let options = Options::new("ws://127.0.0.1:1/ws", Token::fixed("a"));
    let client = Client::connect(options);
    assert!(matches!(*client.state().borrow(), State::Failed(_)));
}
