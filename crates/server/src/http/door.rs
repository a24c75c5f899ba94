//! The door that every request comes in by: who is there, whether he may ask at all, and what is noted when he is refused.

use super::asker::Asker;
use super::body::in_time;
use super::problem::{Problem, Refused};
use crate::app::App;
use crate::caller::{Arrival, Caller};
use crate::config::Live;
use axum::body::HttpBody;
use axum::extract::{Extension, MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::sync::Arc;

/// Lets a request in, with its caller beside it, or refuses it.
pub(super) async fn door(
    State(app): State<Arc<App>>,
    Extension(arrival): Extension<Arrival>,
    mut request: Request,
    next: Next,
) -> Response {
    let live = app.live.now();
    let caller = Caller::of(arrival, request.headers(), &live.proxies);
    let asker = Asker::from(caller);
    // What stands in an address that is none of ours, or in its place for an id, is anybody's words.
    let path = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let response = match admit(&app, &live, caller, request.uri().path()) {
        Ok(()) => {
            request.extensions_mut().insert(caller);
            request.extensions_mut().insert(asker.clone());
            if !request.body().is_end_stream() {
                let within = live.limits.body_seconds.duration();
                request = request.map(|body| in_time(body, within));
            }
            drop(live);
            next.run(request).await
        }
        Err(problem) => problem.into_response(),
    };
    if let Some(Refused(code)) = response.extensions().get() {
        app.metrics.refusals.count(*code);
        tracing::debug!(code = code.name(), addr = %caller.address, "refused");
        let action = match path.as_ref().map(MatchedPath::as_str) {
            Some("/ws") => "connect".to_string(),
            Some(path) => format!("http {method} {path}"),
            None => format!("http {method}"),
        };
        asker.refused(&app, &action, *code);
    }
    response
}

/// Handshakes have a limit of their own. Whoever looks after the server is to hear how it is at any time, and that costs little.
fn admit(app: &App, live: &Live, caller: Caller, path: &str) -> Result<(), Problem> {
    match path {
        "/healthz" | "/readyz" => return Ok(()),
        "/ws" => live.blocked.pass_address(caller.address)?,
        _ => {
            live.blocked.pass_address(caller.address)?;
            app.limiter.request(&live.limits, caller.counted())?;
        }
    }
    Ok(())
}
