//! Who asks over HTTP, as far as it is known by now, and what the audit is told when he is refused.

use crate::app::App;
use crate::audit::{Deed, Origin};
use crate::caller::Caller;
use axum::http::Extensions;
use bandbox_protocol::v1::ErrorCode;
use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

/// Somebody who asks.
#[derive(Clone, Debug, Default)]
pub(super) struct Asker {
    address: Option<IpAddr>,
    known: Arc<OnceLock<(String, Arc<Origin>)>>,
}

impl Asker {
    /// From there.
    pub(super) fn from(caller: Caller) -> Self {
        Self {
            address: Some(caller.address),
            known: Arc::default(),
        }
    }

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

    /// He was refused what he asked for.
    pub(super) fn refused(&self, app: &App, action: &str, code: ErrorCode) {
        let unknown = Origin {
            address: self.address,
            ..Origin::default()
        };
        let known = self.known.get();
        let deed = Deed {
            origin: known.map_or(&unknown, |(_, origin)| origin),
            user: known.map(|(user, _)| user.as_str()),
            game: None,
            action,
            detail: None,
        };
        app.audit.refused(&deed, code);
    }
}
