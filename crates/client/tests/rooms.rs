//! Following a game: resuming after a lost connection, gaps, silent loss, and leaving.
#![allow(clippy::unwrap_used, clippy::panic)]

mod scripted;

use bandbox_client::{Client, FeedItem, GameFeed, Options, RequestError};
use bandbox_protocol::v1::client::{MemberRole, OfGame};
use bandbox_protocol::v1::error::{ErrorCode, ErrorData};
use bandbox_protocol::v1::reply::HeartbeatAck;
use bandbox_protocol::v1::{ClientEvent, CloseCode, ReplyEvent, Timestamp};
use scripted::{Connection, Server, game, soon};
use std::time::Duration;

async fn follow(client: &Client, connection: &mut Connection, head_seq: u64) -> GameFeed {
    let (feed, ()) = tokio::join!(
        client.join(game(), MemberRole::Player),
        connection.let_in(None, head_seq, 0)
    );
    feed.unwrap()
}

async fn expect(feed: &mut GameFeed, seqs: impl IntoIterator<Item = u64>) {
    for seq in seqs {
        let item = soon(feed.next()).await.unwrap();
        let right = matches!(&item, FeedItem::Room(frame) if frame.seq == seq);
        assert!(right, "expected event {seq}, got {item:?}");
    }
}

#[tokio::test]
async fn after_a_lost_connection_the_feed_goes_on_where_it_was() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let mut connection = server.welcome().await;
    let mut feed = follow(&client, &mut connection, 40).await;
    assert_eq!(feed.joined().epoch, 7);
    connection.room(41).await;
    connection.room(42).await;
    connection.close(CloseCode::Restarting).await;
    let mut connection = server.welcome().await;
    connection.let_in(Some(42), 44, 2).await;
    for seq in 43..=45 {
        connection.room(seq).await;
    }
    expect(&mut feed, 41..=45).await;
}

#[tokio::test]
async fn rooms_are_entered_before_commands_are_sent_again() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let mut connection = server.welcome().await;
    let _feed = follow(&client, &mut connection, 40).await;
    let start = ClientEvent::StartGame(OfGame { game_id: game() });
    let script = async {
        let command = connection.frame().await;
        drop(connection);
        let mut connection = server.welcome().await;
        connection.let_in(Some(40), 40, 0).await;
        assert_eq!(connection.frame().await, command);
        connection.list(command.id).await;
    };
    let (reply, ()) = tokio::join!(client.request(start), script);
    assert!(reply.is_ok());
}

#[tokio::test]
async fn a_gap_leads_to_a_join_after_the_last_event_received() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let mut connection = server.welcome().await;
    let mut feed = follow(&client, &mut connection, 40).await;
    connection.room(41).await;
    connection.room(43).await;
    connection.let_in(Some(41), 43, 2).await;
    connection.room(42).await;
    connection.room(43).await;
    connection.room(44).await;
    expect(&mut feed, 41..=44).await;
}

#[tokio::test]
async fn silent_loss_shows_by_the_heartbeat_and_is_made_good() {
    let server = Server::start().await;
    let client = Client::connect(Options {
        heartbeat: Some(Duration::from_millis(20)),
        ..server.options()
    });
    let mut connection = server.welcome().await;
    let mut feed = follow(&client, &mut connection, 40).await;
    let ack = ReplyEvent::HeartbeatAck(HeartbeatAck {
        timestamp: Timestamp("2026-04-01T18:05:00.000Z".to_owned()),
        heads: [(game(), 41)].into(),
    });
    for _ in 0..2 {
        let beat = connection.frame().await;
        assert!(matches!(beat.event, ClientEvent::Heartbeat(_)));
        connection.reply(beat.id, ack.clone()).await;
    }
    connection.let_in(Some(40), 41, 1).await;
    connection.room(41).await;
    expect(&mut feed, [41]).await;
}

#[tokio::test]
async fn a_heartbeat_without_an_answer_means_a_dead_connection() {
    let server = Server::start().await;
    let _client = Client::connect(Options {
        heartbeat: Some(Duration::from_millis(10)),
        heartbeat_timeout: Duration::from_millis(50),
        ..server.options()
    });
    let mut connection = server.welcome().await;
    let frame = connection.frame().await;
    assert!(matches!(frame.event, ClientEvent::Heartbeat(_)));
    server.accept().await;
}

#[tokio::test]
async fn a_room_that_is_closed_to_the_client_ends_the_feed_and_says_why() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let mut connection = server.welcome().await;
    let mut feed = follow(&client, &mut connection, 40).await;
    drop(connection);
    let mut connection = server.welcome().await;
    let join = connection.frame().await;
    let error = ErrorData::new(ErrorCode::GameNotFound, "no such game");
    connection
        .reply(join.id, ReplyEvent::Error(error.clone()))
        .await;
    assert_eq!(soon(feed.next()).await, Some(FeedItem::Lost(error)));
    assert_eq!(soon(feed.next()).await, None);
}

#[tokio::test]
async fn a_join_that_is_refused_is_an_error() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let mut connection = server.welcome().await;
    let (feed, ()) = tokio::join!(client.join(game(), MemberRole::Player), async {
        let join = connection.frame().await;
        let error = ErrorData::new(ErrorCode::Forbidden, "no");
        connection.reply(join.id, ReplyEvent::Error(error)).await;
    });
    assert!(matches!(feed, Err(RequestError::Refused(_))));
}

#[tokio::test]
async fn dropping_the_feed_leaves_the_room() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let mut connection = server.welcome().await;
    drop(follow(&client, &mut connection, 40).await);
    let leave = ClientEvent::LeaveGame(OfGame { game_id: game() });
    assert_eq!(connection.frame().await.event, leave);
}

#[tokio::test]
async fn a_failure_shows_in_the_feed_and_closing_ends_it() {
    let server = Server::start().await;
    let client = Client::connect(server.options());
    let mut connection = server.welcome().await;
    let mut feed = follow(&client, &mut connection, 40).await;
    connection.close(CloseCode::Revoked).await;
    let item = soon(feed.next()).await.unwrap();
    assert!(matches!(item, FeedItem::Interrupted(_)), "{item:?}");
    soon(client.close()).await;
    assert_eq!(soon(feed.next()).await, None);
}
