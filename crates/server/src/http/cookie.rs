//! Cookies: no script can read them, and a browser sends them by itself.

use crate::caller::Caller;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use std::net::IpAddr;

/// The cookie with the token.
pub(super) const TOKEN: &str = "bandbox_token";

/// The most bytes of a value. Browsers let cookies of more than 4,096 bytes fall, name and attributes counted.
pub(super) const MAX_VALUE: usize = 3_800;

/// The token of the cookie.
pub(super) fn token(headers: &HeaderMap) -> Option<&str> {
    value(headers, TOKEN)
}

/// The first cookie of this name.
pub(super) fn value<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).into_iter();
    cookies
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .find_map(|cookie| cookie.trim().strip_prefix(name)?.strip_prefix('='))
}

/// Sets a cookie for so many seconds; with none, it is cleared. It goes over TLS alone, unless the browser speaks to a server
/// on its own machine without.
pub(super) fn set(
    caller: Caller,
    headers: &HeaderMap,
    name: &str,
    value: &str,
    seconds: i64,
) -> Option<HeaderValue> {
    let secure = if !caller.https && is_plain_and_here(headers) {
        ""
    } else {
        "; Secure"
    };
    let seconds = seconds.max(0);
    let text = format!("{name}={value}; HttpOnly; SameSite=Lax; Path=/; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&text).ok()
}

/// Whether a request came without TLS from the machine that the server is on. Behind a proxy the address is the proxy's, so
/// it is the name in `Host` that tells what the browser was asked for.
fn is_plain_and_here(headers: &HeaderMap) -> bool {
    let is_https = |name| {
        let value = headers.get(name).map(HeaderValue::as_bytes);
        value.is_some_and(|value: &[u8]| value.starts_with(b"https"))
    };
    let is_over_tls = is_https(header::ORIGIN.as_str()) || is_https("x-forwarded-proto");
    !is_over_tls && is_of_this_machine(headers)
}

fn is_of_this_machine(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST);
    let authority = host.and_then(|host| Uri::try_from(host.as_bytes()).ok());
    authority.as_ref().and_then(Uri::host).is_some_and(|host| {
        let ip = host.trim_start_matches('[').trim_end_matches(']');
        host == "localhost" || ip.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
    })
}
