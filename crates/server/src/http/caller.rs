//! Where a request comes from, and what becomes of it: whatever is refused is counted, and noted in the audit.

use super::problem::Refused;
use crate::app::App;
use crate::audit::{Deed, Origin};
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::Extensions;
use axum::middleware::Next;
use axum::response::Response;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, OnceLock};

/// Who sends a request, as far as it is known by now.
#[derive(Clone, Debug, Default)]
pub(super) struct Caller {
    address: Option<IpAddr>,
    known: Arc<OnceLock<(String, Arc<Origin>)>>,
}

impl Caller {
    /// Of a request.
    pub(super) fn of(extensions: &Extensions) -> Self {
        extensions.get().cloned().unwrap_or_default()
    }

    /// Where a connection comes from that this request opens.
    pub(super) fn connecting(&self) -> Arc<Origin> {
        Origin::new(self.address)
    }

    /// He has shown his token.
    pub(super) fn is(&self, app: &App, user: &str) -> Arc<Origin> {
        let known = || (user.to_string(), app.audit.caller(user, self.address));
        Arc::clone(&self.known.get_or_init(known).1)
    }
}

/// The address of whoever is at the other end of the socket.
fn address(extensions: &Extensions) -> Option<IpAddr> {
    let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    Some(peer.ip())
}

/// Lets a request through, and sees how it is answered.
pub(super) async fn witness(
    State(app): State<Arc<App>>,
    mut request: Request,
    next: Next,
) -> Response {
    let caller = Caller {
        address: address(request.extensions()),
        known: Arc::default(),
    };
    request.extensions_mut().insert(caller.clone());
    // What stands in an address that is none of ours, or in its place for an id, is anybody's words.
    let path = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let response = next.run(request).await;
    if let Some(Refused(code)) = response.extensions().get() {
        app.metrics.refusals.count(*code);
        tracing::debug!(code = code.name(), "refused");
        let action = match path.as_ref().map(MatchedPath::as_str) {
            Some("/ws") => "connect".to_string(),
            Some(path) => format!("http {method} {path}"),
            None => format!("http {method}"),
        };
        let unknown = Origin {
            address: caller.address,
            ..Origin::default()
        };
        let known = caller.known.get();
        app.audit.refused(
            &Deed {
                origin: known.map_or(&unknown, |(_, origin)| origin),
                user: known.map(|(user, _)| user.as_str()),
                game: None,
                action: &action,
                detail: None,
            },
            *code,
        );
    }
    response
}
