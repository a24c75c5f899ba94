//! The writing half of a connection: frames out of the queue, several to a flush, and pings between.

use super::outbox::{Closing, Frame};
use crate::app::PING_EVERY;
use bandbox_protocol::v1::CloseCode;
use futures::{Sink, SinkExt};
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::{Instant, interval_at, timeout};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode as WireCode;
use tokio_tungstenite::tungstenite::{Error, Message};

/// Frames that go out with one flush at the most, so that a ping is never far behind.
const FRAMES_PER_FLUSH: usize = 64;

/// How long a closing connection may take to write its last frames.
const FAREWELL: Duration = Duration::from_secs(2);

/// Writes until the connection closes.
pub(crate) async fn run<S>(mut sink: S, mut frames: mpsc::Receiver<Frame>, closing: Closing)
where
    S: Sink<Message, Error = Error> + Unpin,
{
    let mut pings = interval_at(Instant::now() + PING_EVERY, PING_EVERY);
    loop {
        let written = tokio::select! {
            biased;
            () = closing.closed() => break,
            frame = frames.recv() => match frame {
                Some(frame) => unless_closing(&closing, write(&mut sink, frame, &mut frames)).await,
                None => break,
            },
            _ = pings.tick() => unless_closing(&closing, sink.send(Message::Ping(Vec::new().into()))).await,
        };
        match written {
            Some(Ok(())) => (),
            Some(Err(_)) => closing.hang_up(),
            None => break,
        }
    }
    // A slow reader does not get its backlog; anybody else gets what was sent before the end.
    let farewell = async {
        if closing.code() != Some(CloseCode::TooSlow) {
            while let Ok(frame) = frames.try_recv() {
                sink.feed(Message::Text(frame)).await?;
            }
        }
        sink.send(Message::Close(closing.code().map(close_frame)))
            .await
    };
    // The connection ends in any case.
    let _ = timeout(FAREWELL, farewell).await;
}

/// Finishes a write, unless the connection closes meanwhile.
async fn unless_closing<T>(closing: &Closing, write: impl Future<Output = T>) -> Option<T> {
    tokio::select! {
        biased;
        () = closing.closed() => None,
        written = write => Some(written),
    }
}

async fn write<S>(
    sink: &mut S,
    first: Frame,
    frames: &mut mpsc::Receiver<Frame>,
) -> Result<(), Error>
where
    S: Sink<Message, Error = Error> + Unpin,
{
    sink.feed(Message::Text(first)).await?;
    for _ in 1..FRAMES_PER_FLUSH {
        match frames.try_recv() {
            Ok(frame) => sink.feed(Message::Text(frame)).await?,
            Err(_) => break,
        }
    }
    sink.flush().await
}

fn close_frame(code: CloseCode) -> CloseFrame {
    CloseFrame {
        code: WireCode::from(code.code()),
        reason: code.reason().into(),
    }
}
