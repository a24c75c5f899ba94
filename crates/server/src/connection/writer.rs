//! The writing half of a connection: frames out of the queue, several to a flush, and pings between.

use super::outbox::{Closing, Frame, Frames};
use bandbox_protocol::v1::CloseCode;
use futures::{Sink, SinkExt};
use std::time::Duration;
use tokio::time::{Instant, interval_at, timeout};
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode as WireCode;
use tokio_tungstenite::tungstenite::{Error, Message};

/// Frames that go out with one flush at the most, so that a ping is never far behind.
const FRAMES_PER_FLUSH: usize = 64;

/// How long a closing connection may take to write its last frames.
pub(super) const FAREWELL: Duration = Duration::from_secs(2);

/// How long one may take that has not read what the operating system holds for it. Until then it would not hear
/// why it is closed. What waited for it is let go before, so this costs a socket and no more.
const FAREWELL_OF_THE_SLOW: Duration = Duration::from_secs(10);

/// Writes until the connection closes.
pub(crate) async fn run<S>(mut sink: S, mut frames: Frames, closing: Closing, ping_every: Duration)
where
    S: Sink<Message, Error = Error> + Unpin,
{
    let mut pings = interval_at(Instant::now() + ping_every, ping_every);
    loop {
        let written = tokio::select! {
            biased;
            () = closing.closed() => break,
            frame = frames.next() => unless_closing(&closing, write(&mut sink, frame, &mut frames)).await,
            _ = pings.tick() => unless_closing(&closing, sink.send(Message::Ping(Vec::new().into()))).await,
        };
        match written {
            Some(Ok(())) => (),
            Some(Err(_)) => closing.hang_up(),
            None => break,
        }
    }
    // What was sent before the end; nothing is left for a slow reader.
    let farewell = async {
        while let Some(frame) = frames.take() {
            sink.feed(Message::Text(frame)).await?;
        }
        sink.send(Message::Close(closing.code().map(close_frame)))
            .await
    };
    let within = match closing.code() {
        Some(CloseCode::TooSlow) => FAREWELL_OF_THE_SLOW,
        Some(_) | None => FAREWELL,
    };
    // The connection ends in any case.
    let _ = timeout(within, farewell).await;
}

/// Finishes a write, unless the connection closes meanwhile.
async fn unless_closing<T>(closing: &Closing, write: impl Future<Output = T>) -> Option<T> {
    tokio::select! {
        biased;
        () = closing.closed() => None,
        written = write => Some(written),
    }
}

async fn write<S>(sink: &mut S, first: Frame, frames: &mut Frames) -> Result<(), Error>
where
    S: Sink<Message, Error = Error> + Unpin,
{
    sink.feed(Message::Text(first)).await?;
    for _ in 1..FRAMES_PER_FLUSH {
        match frames.take() {
            Some(frame) => sink.feed(Message::Text(frame)).await?,
            None => break,
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
