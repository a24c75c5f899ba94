//! The handle of a client: what its owner calls.

use crate::desk::Desk;
use crate::driver::Driver;
use crate::feed::GameFeed;
use crate::options::Options;
use crate::order::{Answer, Order};
use crate::request::RequestError;
use crate::state::{Failure, State};
use crate::token::Token;
use bandbox_protocol::v1::client::MemberRole;
use bandbox_protocol::v1::notice::Connected;
use bandbox_protocol::v1::{ClientEvent, GameId, NoticeFrame, Reply};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, broadcast, mpsc, oneshot, watch};

/// How many orders may be on their way to the task.
const ORDERS: usize = 64;

/// How many notices are kept that nobody has read.
const NOTICES: usize = 256;

/// A client. Dropping it closes the connection.
#[derive(Debug)]
pub struct Client {
    orders: mpsc::Sender<Order>,
    state: watch::Receiver<State>,
    notices: Mutex<broadcast::Receiver<NoticeFrame>>,
    outstanding: Arc<AtomicUsize>,
}

impl Client {
    /// Begins to connect, in a task of the Tokio runtime that this is called in, and returns at once. Requests may
    /// be made from now on; they are sent once the connection is ready. Outside a runtime the client has failed.
    #[must_use]
    pub fn connect(options: Options) -> Self {
        let (orders, taken) = mpsc::channel(ORDERS);
        let (stated, state) = watch::channel(State::Connecting);
        let (teller, notices) = broadcast::channel(NOTICES);
        let desk = Desk::new(&options, teller);
        let outstanding = desk.outstanding().gauge();
        match Handle::try_current() {
            Ok(runtime) => {
                runtime.spawn(Driver::new(options, desk, taken, stated).run());
            }
            Err(error) => {
                stated.send_replace(State::Failed(Failure::Options(error.to_string())));
            }
        }
        Self {
            orders,
            state,
            notices: Mutex::new(notices),
            outstanding,
        }
    }

    /// How the connection stands, to look at or to watch.
    pub fn state(&self) -> watch::Receiver<State> {
        self.state.clone()
    }

    /// Waits until the connection is ready.
    ///
    /// # Errors
    /// The [`Failure`] when it has failed or the client was closed.
    pub async fn ready(&self) -> Result<Arc<Connected>, Failure> {
        let mut state = self.state();
        loop {
            match &*state.borrow_and_update() {
                State::Ready(connected) => return Ok(Arc::clone(connected)),
                State::Failed(failure) => return Err(failure.clone()),
                State::Closed => return Err(Failure::Closed),
                State::Connecting | State::Authenticating | State::Reconnecting { .. } => (),
            }
            if state.changed().await.is_err() {
                return Err(self.failure());
            }
        }
    }

    /// Sends a request and waits for its reply, over lost connections: then it is sent again under the same id,
    /// which the server applies once. To follow a game there is [`Client::join`].
    ///
    /// # Errors
    /// [`RequestError`]: the server refuses, or no answer came.
    pub async fn request(&self, event: ClientEvent) -> Result<Reply, RequestError> {
        let request = |answer| Order::Request {
            event,
            if_seq: None,
            answer,
        };
        self.order(request).await
    }

    /// The same, for a command that is to count only while the game stands at this `seq`.
    ///
    /// # Errors
    /// [`RequestError`]: the server refuses, or no answer came.
    pub async fn request_at(&self, event: ClientEvent, seq: u64) -> Result<Reply, RequestError> {
        let request = |answer| Order::Request {
            event,
            if_seq: Some(seq),
            answer,
        };
        self.order(request).await
    }

    /// Enters the room of a game and follows it, beginning with a snapshot. A game has one feed: joining it again
    /// ends the one before.
    ///
    /// # Errors
    /// [`RequestError`]: the server refuses, or no answer came.
    pub async fn join(&self, game_id: GameId, role: MemberRole) -> Result<GameFeed, RequestError> {
        let join = |answer| Order::Join {
            game_id,
            role,
            answer,
        };
        self.order(join).await
    }

    async fn order<T>(&self, order: impl FnOnce(Answer<T>) -> Order) -> Result<T, RequestError> {
        let (answer, answered) = oneshot::channel();
        let closed = |_| RequestError::Closed(self.failure());
        if self.orders.send(order(answer)).await.is_err() {
            return Err(RequestError::Closed(self.failure()));
        }
        answered.await.map_err(closed)?
    }

    /// Why nothing is answered any more, once the task has ended.
    fn failure(&self) -> Failure {
        match &*self.state.borrow() {
            State::Failed(failure) => failure.clone(),
            State::Connecting
            | State::Authenticating
            | State::Ready(_)
            | State::Reconnecting { .. }
            | State::Closed => Failure::Closed,
        }
    }

    /// The next notice that is about no game, or about one that is not followed; `None` once the client is closed.
    /// The last 256 are kept from the first moment on.
    pub async fn next_notice(&self) -> Option<NoticeFrame> {
        let mut notices = self.notices.lock().await;
        loop {
            match notices.recv().await {
                Ok(notice) => return Some(notice),
                Err(broadcast::error::RecvError::Lagged(_)) => (),
                Err(broadcast::error::RecvError::Closed) => return None,
            }
        }
    }

    /// Connects with this token from now on. After a failure it is tried at once.
    pub async fn set_token(&self, token: Token) {
        let (done, heard) = oneshot::channel();
        // A client that is closed needs no token.
        if self.orders.send(Order::Token { token, done }).await.is_ok() {
            let _ = heard.await;
        }
    }

    /// How many frames wait for their replies.
    pub fn outstanding(&self) -> usize {
        self.outstanding.load(Ordering::Acquire)
    }

    /// Closes the connection and waits until it is closed. Whoever waits for a reply is told so.
    pub async fn close(&self) {
        // When the task has ended already, there is nothing to close.
        let _ = self.orders.send(Order::Close).await;
        let mut state = self.state();
        let _ = state.wait_for(|state| *state == State::Closed).await;
    }
}
