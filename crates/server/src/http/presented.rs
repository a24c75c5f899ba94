//! Where a request has its token. The first place that has one counts, also when that one is no good: whoever shows two
//! must not be let in by the one that he did not mean.

use super::cookie;
use super::origin::Origin;
use axum::http::{HeaderMap, header};

/// A token among the subprotocols, for browsers, which can set no header.
pub(super) const BEARER_ENTRY: &str = "bearer.";

/// How a token came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// In the header `Authorization`.
    Header,
    /// Among the subprotocols.
    Subprotocol,
    /// In the cookie, which the browser sends by itself.
    Cookie,
}

impl Way {
    /// What it is called in the audit.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Header => "a token in the header",
            Self::Subprotocol => "a token among the subprotocols",
            Self::Cookie => "a token in the cookie",
        }
    }
}

/// The token of a request over HTTP.
pub(super) fn by_request(headers: &HeaderMap) -> Option<(&str, Way)> {
    in_header(headers)
        .map(|token| (token, Way::Header))
        .or_else(|| cookie::token(headers).map(|token| (token, Way::Cookie)))
}

/// The token of a handshake. The cookie counts for a page that may connect, and for nobody else.
pub(super) fn by_handshake<'a>(
    headers: &'a HeaderMap,
    offered: &[&'a str],
    origin: Origin<'_>,
) -> Option<(&'a str, Way)> {
    let mut entries = offered.iter();
    in_header(headers)
        .map(|token| (token, Way::Header))
        .or_else(|| {
            let token = entries.find_map(|name| name.strip_prefix(BEARER_ENTRY))?;
            Some((token, Way::Subprotocol))
        })
        .or_else(|| match origin {
            Origin::Allowed => cookie::token(headers).map(|token| (token, Way::Cookie)),
            Origin::Unsaid | Origin::Foreign(_) => None,
        })
}

/// The token of the header `Authorization`.
pub(super) fn in_header(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    value.strip_prefix("Bearer ")
}
