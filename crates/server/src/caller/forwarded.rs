//! What a proxy says of those whom it forwards: `X-Forwarded-For` and `X-Forwarded-Proto`, or `Forwarded` (RFC 7239).
//!
//! Each proxy adds the address that it saw at the right. So the list is read from there, and no further than to the first
//! address that is not a trusted proxy's: what stands left of it anybody may have written.

use super::{Caller, TrustedProxies, plain};
use axum::http::HeaderMap;
use clap::ValueEnum;
use serde::Deserialize;
use std::net::{IpAddr, SocketAddr};

/// The header in which the proxies say whom they forward.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ForwardedHeader {
    /// `X-Forwarded-For`, with `X-Forwarded-Proto` beside it.
    #[default]
    XForwardedFor,
    /// `Forwarded`.
    Forwarded,
}

/// One who was forwarded, as far as he was named.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    address: Option<IpAddr>,
    https: bool,
}

/// The furthest that can be believed, from a trusted proxy on.
pub(super) fn furthest(proxy: Caller, headers: &HeaderMap, proxies: &TrustedProxies) -> Caller {
    let mut furthest = proxy;
    for step in steps(headers, proxies.header).into_iter().rev() {
        // Whoever is not named by an address is somewhere behind the last who is.
        let Some(address) = step.address.map(plain) else {
            break;
        };
        furthest = Caller {
            address,
            https: step.https,
        };
        if !proxies.trust(address) {
            break;
        }
    }
    furthest
}

fn steps(headers: &HeaderMap, header: ForwardedHeader) -> Vec<Step> {
    match header {
        ForwardedHeader::XForwardedFor => {
            let last = list(headers, "x-forwarded-proto").pop();
            let https = last.is_some_and(|proto| proto.eq_ignore_ascii_case("https"));
            let named = list(headers, "x-forwarded-for").into_iter();
            named
                .map(|text| Step {
                    address: address(text),
                    https,
                })
                .collect()
        }
        ForwardedHeader::Forwarded => {
            let steps = list(headers, "forwarded").into_iter();
            steps.map(step).collect()
        }
    }
}

/// The members of a header that is a list, over all its lines. What is no text names nobody.
fn list<'a>(headers: &'a HeaderMap, name: &str) -> Vec<&'a str> {
    headers
        .get_all(name)
        .iter()
        .flat_map(|value| value.to_str().unwrap_or_default().split(','))
        .map(str::trim)
        .collect()
}

/// One member of `Forwarded`: `for=192.0.2.7;proto=https`.
fn step(text: &str) -> Step {
    let mut step = Step::default();
    for pair in text.split(';') {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = value.trim().trim_matches('"');
        match name.trim().to_ascii_lowercase().as_str() {
            "for" => step.address = address(value),
            "proto" => step.https = value.eq_ignore_ascii_case("https"),
            _ => (),
        }
    }
    step
}

/// An address, which may have a port, and brackets where it is one of IPv6.
fn address(text: &str) -> Option<IpAddr> {
    let bare = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || text.parse().ok().map(|socket: SocketAddr| socket.ip());
    text.parse().ok().or_else(with_port).or_else(bare)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::super::Arrival;
    use super::*;
    use axum::http::{HeaderName, HeaderValue};

    fn proxies(header: ForwardedHeader) -> TrustedProxies {
        let networks = ["10.0.0.0/8", "fd00::/8"].map(|text| text.parse().unwrap());
        TrustedProxies {
            networks: networks.into(),
            header,
        }
    }

    fn caller(peer: &str, header: ForwardedHeader, lines: &[(&'static str, &str)]) -> Caller {
        let arrival = Arrival {
            peer: peer.parse().unwrap(),
            https: false,
        };
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            let name = HeaderName::from_static(name);
            headers.append(name, HeaderValue::from_str(value).unwrap());
        }
        Caller::of(arrival, &headers, &proxies(header))
    }

    #[test]
    fn the_right_most_address_that_is_no_proxys_is_the_callers() {
        for (peer, said, expected) in [
            ("10.0.0.1", "192.0.2.7", "192.0.2.7"),
            ("10.0.0.1", "198.51.100.1, 192.0.2.7", "192.0.2.7"),
            ("10.0.0.1", "198.51.100.1, 192.0.2.7, 10.2.2.2", "192.0.2.7"),
            ("::ffff:10.0.0.1", "192.0.2.7:4711", "192.0.2.7"),
            ("fd00::1", "[2001:db8::7]:443, fd00::2", "2001:db8::7"),
            // All are proxies: the furthest of them.
            ("10.0.0.1", "10.3.3.3, 10.2.2.2", "10.3.3.3"),
            // Whoever is not named hides what is left of him.
            ("10.0.0.1", "192.0.2.7, unknown", "10.0.0.1"),
            ("10.0.0.1", "192.0.2.7, , 10.2.2.2", "10.2.2.2"),
            ("10.0.0.1", "", "10.0.0.1"),
        ] {
            let caller = caller(
                peer,
                ForwardedHeader::XForwardedFor,
                &[("x-forwarded-for", said)],
            );
            assert_eq!(caller.address.to_string(), expected, "{peer}: {said}");
        }
    }

    #[test]
    fn nobody_else_is_believed_and_no_other_header() {
        let said = [
            ("x-forwarded-for", "198.51.100.1"),
            ("x-forwarded-proto", "https"),
            ("forwarded", "for=198.51.100.2;proto=https"),
        ];
        let stranger = caller("192.0.2.7", ForwardedHeader::XForwardedFor, &said);
        assert_eq!(stranger.address.to_string(), "192.0.2.7");
        assert!(!stranger.https);
        let by_one = caller("10.0.0.1", ForwardedHeader::XForwardedFor, &said);
        assert_eq!(
            (by_one.address.to_string().as_str(), by_one.https),
            ("198.51.100.1", true)
        );
        let by_other = caller("10.0.0.1", ForwardedHeader::Forwarded, &said[..2]);
        assert_eq!(
            (by_other.address.to_string().as_str(), by_other.https),
            ("10.0.0.1", false)
        );
    }

    #[test]
    fn forwarded_is_read_as_its_rfc_writes_it() {
        for (said, expected, https) in [
            ("for=192.0.2.7;proto=https;by=10.0.0.1", "192.0.2.7", true),
            (r#"For="[2001:db8::7]:4711""#, "2001:db8::7", false),
            (
                "for=198.51.100.1, for=192.0.2.7; Proto=HTTPS, for=10.2.2.2",
                "192.0.2.7",
                true,
            ),
            ("for=198.51.100.1, for=_hidden", "10.0.0.1", false),
        ] {
            let caller = caller(
                "10.0.0.1",
                ForwardedHeader::Forwarded,
                &[("forwarded", said)],
            );
            assert_eq!(caller.address.to_string(), expected, "{said}");
            assert_eq!(caller.https, https, "{said}");
        }
        let lines = [
            ("forwarded", "for=198.51.100.1"),
            ("forwarded", "for=192.0.2.7"),
        ];
        let caller = caller("10.0.0.1", ForwardedHeader::Forwarded, &lines);
        assert_eq!(caller.address.to_string(), "192.0.2.7");
    }
}
