//! Which pages may speak to the server. A browser says of each request what page it is from, and a page of another site that
//! has somebody's browser in its hands must not act in his name.

use super::problem::Problem;
use crate::caller::Caller;
use crate::config::Live;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use bandbox_protocol::v1::ErrorCode;

/// Whether a request comes from the site itself, in newer browsers.
const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What page a request is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin<'a> {
    /// It does not say: a program, or a browser that reads from the same site.
    Unsaid,
    /// A page of this server, or of a site that is allowed.
    Allowed,
    /// Another.
    Foreign(&'a str),
}

impl<'a> Origin<'a> {
    /// Of a request of this caller with these headers. A page that came without encryption is none of a server that is reached
    /// by https: anybody on the way may have changed it.
    pub(super) fn of(live: &Live, caller: Caller, headers: &'a HeaderMap) -> Self {
        let Some(origin) = headers.get(header::ORIGIN) else {
            return Self::Unsaid;
        };
        let origin = origin.to_str().unwrap_or_default();
        let host = headers.get(header::HOST).map(HeaderValue::as_bytes);
        let plain = origin.strip_prefix("http://").filter(|_| !caller.https);
        let authority = plain.or_else(|| origin.strip_prefix("https://"));
        let is_own = authority.is_some_and(|authority| host == Some(authority.as_bytes()));
        let mut allowed = live.allowed_origins.iter();
        if is_own || allowed.any(|allowed| allowed == origin) {
            Self::Allowed
        } else {
            Self::Foreign(origin)
        }
    }

    /// Refuses a page that is not allowed.
    ///
    /// # Errors
    /// `origin_refused`, with what the operator can do.
    pub(super) fn refuse_foreign(self) -> Result<(), Problem> {
        match self {
            Self::Unsaid | Self::Allowed => Ok(()),
            Self::Foreign(origin) => {
                let detail = format!(
                    "pages of {origin} may not connect; the operator can add it to allowed_origins"
                );
                Err(Problem::new(ErrorCode::OriginRefused, detail))
            }
        }
    }
}

/// Whether the cookie counts for a request over HTTP. A browser sends it with every request, whatever page has made that; so
/// the page must be allowed. Where nothing says what page it is, it may read and change nothing, unless the browser
/// says that another site is behind it.
///
/// # Errors
/// `origin_refused`, with what to do.
pub(super) fn may_use_cookie(
    live: &Live,
    caller: Caller,
    method: &Method,
    headers: &HeaderMap,
) -> Result<(), Problem> {
    match Origin::of(live, caller, headers) {
        Origin::Allowed => Ok(()),
        foreign @ Origin::Foreign(_) => foreign.refuse_foreign(),
        Origin::Unsaid if method.is_safe() && is_from_here(headers) => Ok(()),
        Origin::Unsaid => {
            let detail = "the cookie counts for pages that may connect, and nothing says that this is one; \
                          a program shows its token in the header Authorization: Bearer";
            Err(Problem::new(ErrorCode::OriginRefused, detail))
        }
    }
}

/// Whether no other site has made this request, as far as the browser says.
fn is_from_here(headers: &HeaderMap) -> bool {
    let site = headers.get(FETCH_SITE).map(HeaderValue::as_bytes);
    matches!(site, None | Some(b"same-origin" | b"none"))
}
