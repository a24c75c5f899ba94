//! One open socket: reads and writes at the same time, and loses nothing when it is interrupted.

use futures::stream::{SplitSink, SplitStream};
use futures::{SinkExt, StreamExt};
use std::collections::VecDeque;
use std::future::poll_fn;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::{Error, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream};

/// How long the other end may take to say good-bye.
const GOOD_BYE: Duration = Duration::from_secs(1);

type Socket = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// An open socket.
pub(crate) struct Link {
    sink: SplitSink<Socket, Message>,
    stream: SplitStream<Socket>,
    queue: VecDeque<Message>,
    unflushed: bool,
}

impl Link {
    pub(crate) fn new(socket: Socket) -> Self {
        let (sink, stream) = socket.split();
        Self {
            sink,
            stream,
            queue: VecDeque::new(),
            unflushed: false,
        }
    }

    /// Lines up frames to be written while [`Link::next`] is waited for.
    pub(crate) fn enqueue(&mut self, texts: impl Iterator<Item = String>) {
        self.queue.extend(texts.map(Message::text));
    }

    /// The next message, `None` after the last. May be dropped at any time and called again.
    pub(crate) async fn next(&mut self) -> Option<Result<Message, Error>> {
        loop {
            let writing = self.unflushed || !self.queue.is_empty();
            tokio::select! {
                message = self.stream.next() => return message,
                written = write(&mut self.sink, &mut self.queue, &mut self.unflushed), if writing => {
                    // What was sent to us before is worth more than knowing that we cannot answer.
                    if let Err(error) = written {
                        return self.stream.next().await.or(Some(Err(error)));
                    }
                }
            }
        }
    }

    /// Says good-bye, unless the other end already did, and waits a little for its good-bye.
    pub(crate) async fn close(mut self) {
        self.queue.clear();
        self.queue.push_back(Message::Close(None));
        let rest = async {
            while let Some(Ok(message)) = self.next().await {
                if message.is_close() {
                    break;
                }
            }
        };
        // Whoever does not answer is left.
        let _ = tokio::time::timeout(GOOD_BYE, rest).await;
    }
}

/// Writes all that is lined up. May be dropped at any time: a message is either still lined up or in the socket.
async fn write(
    sink: &mut SplitSink<Socket, Message>,
    queue: &mut VecDeque<Message>,
    unflushed: &mut bool,
) -> Result<(), Error> {
    while !queue.is_empty() {
        poll_fn(|context| sink.poll_ready_unpin(context)).await?;
        if let Some(message) = queue.pop_front() {
            *unflushed = true;
            sink.start_send_unpin(message)?;
        }
    }
    sink.flush().await?;
    *unflushed = false;
    Ok(())
}
