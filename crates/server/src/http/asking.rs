//! One frame asked over HTTP, as the socket would be asked.

use super::bearer::Bearer;
use super::problem::Problem;
use crate::app::App;
use crate::connection::dispatch::Dispatch;
use crate::connection::outbox::{Frame, Outbox};
use axum::response::Response;
use bandbox_protocol::v1::{
    ClientEvent, ClientFrame, ErrorCode, ErrorData, Reply, ReplyEvent, ServerFrame, body,
};
use std::sync::Arc;

/// Why there is no answer.
pub(super) enum Unanswered {
    /// It was refused, and that was counted where it arose.
    Refused(ErrorData),
    /// It is none of the answers that there are.
    Lost,
}

impl Unanswered {
    /// With the paths of a body in place of those of a frame.
    pub(super) fn in_body(self) -> Self {
        match self {
            Self::Refused(error) => Self::Refused(body::in_body(error)),
            Self::Lost => Self::Lost,
        }
    }
}

impl From<Unanswered> for Response {
    fn from(unanswered: Unanswered) -> Self {
        match unanswered {
            Unanswered::Refused(error) => Problem(error).into_counted(),
            Unanswered::Lost => lost().into(),
        }
    }
}

/// Asks, and gives the answer with its text.
///
/// # Errors
/// The refusal.
pub(super) async fn ask(
    app: Arc<App>,
    Bearer(user, origin): Bearer,
    frame: ClientFrame<ClientEvent>,
) -> Result<(ReplyEvent, Frame), Unanswered> {
    let (outbox, mut frames) = Outbox::new();
    let name = app.connections.name_one();
    let mut dispatch = Dispatch::signed_in_as(app, name, outbox, origin, user);
    dispatch.event(frame).await;
    // A frame is answered before anything else is said, and one who is in no room is told nothing besides.
    answer(frames.next().await)
}

/// Reads an answer.
///
/// # Errors
/// The refusal.
pub(super) fn answer(text: Frame) -> Result<(ReplyEvent, Frame), Unanswered> {
    match ServerFrame::decode(&text) {
        Ok(ServerFrame::Reply(Reply {
            event: ReplyEvent::Error(error) | ReplyEvent::OutcomeRejected(error),
            ..
        })) => Err(Unanswered::Refused(error)),
        Ok(ServerFrame::Reply(reply)) => Ok((reply.event, text)),
        Ok(ServerFrame::Room(_) | ServerFrame::Notice(_)) | Err(_) => Err(Unanswered::Lost),
    }
}

/// An answer that is none of those that there are.
pub(super) fn lost() -> Problem {
    let detail = "the server has lost its answer; send the same request again";
    Problem::new(ErrorCode::Internal, detail)
}
