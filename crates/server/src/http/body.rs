//! Bodies of requests, which have to come in time.

use axum::BoxError;
use axum::body::Body;
use futures::StreamExt;
use futures::stream::unfold;
use std::time::Duration;
use tokio::time::{Instant, timeout_at};

/// A body of which too little came in its time.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error(
    "the body did not come within {} s, as limits.body_seconds allows; send the request again, faster",
    .within.as_secs()
)]
pub(super) struct BodyTooSlow {
    within: Duration,
}

/// The same body, which breaks off if it is not there within this time, however steadily it drips.
pub(super) fn in_time(body: Body, within: Duration) -> Body {
    let until = Instant::now() + within;
    let parts = unfold(Some(body.into_data_stream()), move |parts| async move {
        let mut parts = parts?;
        match timeout_at(until, parts.next()).await {
            Ok(Some(part)) => Some((part.map_err(BoxError::from), Some(parts))),
            Ok(None) => None,
            Err(_) => Some((Err(BodyTooSlow { within }.into()), None)),
        }
    });
    Body::from_stream(parts)
}
