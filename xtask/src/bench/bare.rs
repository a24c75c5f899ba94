//! A server with nothing in it: the practical limit that the real one is compared with.
//!
//! It speaks as much of the protocol as the load generator hears. To each command it writes to a log what a turn takes
//! there, answers, and sends to everybody in the room as many frames, of the same lengths, as the real server does. It
//! knows no rules, checks nothing and believes everything.

mod log;
mod room;

use anyhow::Context;
use futures::{SinkExt, StreamExt};
use log::Log;
pub(crate) use room::{Frames, Turn};
use room::{Rooms, padded};
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};
use tokio_tungstenite::{WebSocketStream, accept_async_with_config};

/// As of the real server, as far as both have it.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Where to listen.
    #[arg(long)]
    listen: SocketAddr,
    /// `none`, or the address of a log that is this server's alone.
    #[arg(long)]
    database: String,
    /// Commits each turn by itself.
    #[arg(long)]
    one_by_one: bool,
    /// What to send for each command.
    #[arg(long, value_parser = Frames::read)]
    frames: Frames,
    /// Not used: everybody may do everything.
    #[arg(long)]
    jwt_secret_file: Option<PathBuf>,
}

/// Serves until it is killed.
///
/// # Errors
/// When it cannot listen or write.
pub(crate) async fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let log = Log::open(&arguments.database, arguments.one_by_one).await?;
    let bare = Arc::new(Bare {
        rooms: Rooms::default(),
        frames: arguments.frames.clone(),
        log,
    });
    let listener = TcpListener::bind(arguments.listen).await?;
    println!("listening on http://{}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        let bare = Arc::clone(&bare);
        // A connection that breaks is over, and nobody minds.
        tokio::spawn(async move { bare.connection(stream).await });
    }
}

/// What all connections share.
struct Bare {
    rooms: Rooms,
    frames: Frames,
    log: Log,
}

/// What is read of a frame.
#[derive(Deserialize)]
struct Asked<'a> {
    id: &'a str,
    event: &'a str,
    #[serde(default)]
    data: Data<'a>,
}

#[derive(Default, Deserialize)]
struct Data<'a> {
    game_id: Option<&'a str>,
    after_seq: Option<u64>,
}

impl Bare {
    async fn connection(&self, stream: TcpStream) -> anyhow::Result<()> {
        stream.set_nodelay(true)?;
        let config = WebSocketConfig::default()
            .read_buffer_size(4 * 1024)
            .write_buffer_size(4 * 1024);
        let socket = accept_async_with_config(stream, Some(config)).await?;
        let (sink, mut stream) = socket.split();
        let (outbox, frames) = unbounded_channel();
        tokio::spawn(write(sink, frames));
        outbox.send(r#"{"event":"connected"}"#.into())?;
        while let Some(message) = stream.next().await {
            if let Message::Text(text) = message? {
                self.answer(&serde_json::from_str(&text)?, &outbox).await?;
            }
        }
        Ok(())
    }

    async fn answer(
        &self,
        asked: &Asked<'_>,
        outbox: &UnboundedSender<Utf8Bytes>,
    ) -> anyhow::Result<()> {
        let Asked { id, event, data } = asked;
        if *event == "create_game" {
            let game = self.rooms.open();
            self.log.create(&game).await?;
            let created =
                format!(r#"{{"event":"game_created","re":"{id}","data":{{"game_id":"{game}"}}}}"#);
            outbox.send(created.into())?;
            return Ok(());
        }
        let room = self.rooms.find(data.game_id.context("no game")?)?;
        if *event == "join_game" {
            room.join(outbox.clone());
            outbox.send(format!(r#"{{"event":"game_joined","re":"{id}"}}"#).into())?;
            if data.after_seq.is_none() {
                outbox.send(r#"{"event":"game_state_sync"}"#.into())?;
            }
            return Ok(());
        }
        let Some(frames) = self.frames.of(event) else {
            let seq = room.next();
            outbox.send(format!(r#"{{"event":"yes","re":"{id}","seq":{seq}}}"#).into())?;
            return Ok(());
        };
        let seq = room.next();
        self.log.append(room.id(), seq).await?;
        let start = format!(r#"{{"event":"yes","re":"{id}","seq":{seq},"data":""#);
        outbox.send(padded(start, frames.reply))?;
        room.show(seq, frames);
        Ok(())
    }
}

/// Writes what waits, as many frames at a time as there are.
async fn write(
    mut sink: futures::stream::SplitSink<WebSocketStream<TcpStream>, Message>,
    mut frames: UnboundedReceiver<Utf8Bytes>,
) -> anyhow::Result<()> {
    while let Some(frame) = frames.recv().await {
        sink.feed(Message::Text(frame)).await?;
        while let Ok(frame) = frames.try_recv() {
            sink.feed(Message::Text(frame)).await?;
        }
        sink.flush().await?;
    }
    Ok(())
}
