//! Where a request or a connection comes from.
//!
//! - [`network`]: addresses by the network; [`forwarded`]: what a proxy says of those whom it forwards.

mod forwarded;
mod network;

pub(crate) use forwarded::ForwardedHeader;
pub(crate) use network::Network;

use axum::http::HeaderMap;
use std::net::{IpAddr, Ipv6Addr};

/// The other end of a socket: a client, or a proxy before it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Arrival {
    /// Its address.
    pub(crate) peer: IpAddr,
    /// Whether what comes over it is encrypted.
    pub(crate) https: bool,
}

/// Proxies that are believed when they say whom they forward.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TrustedProxies {
    /// Where they are.
    pub(crate) networks: Vec<Network>,
    /// Where they say so. Proxies let other headers through as clients send them, so one alone is read.
    pub(crate) header: ForwardedHeader,
}

/// A client, as far as it can be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Caller {
    /// Its address.
    pub(crate) address: IpAddr,
    /// Whether it came by https, here or at the proxy.
    pub(crate) https: bool,
}

impl Caller {
    /// Whoever is behind this arrival.
    pub(crate) fn of(arrival: Arrival, headers: &HeaderMap, proxies: &TrustedProxies) -> Self {
        let own = Self {
            address: plain(arrival.peer),
            https: arrival.https,
        };
        if proxies.trust(own.address) {
            forwarded::furthest(own, headers, proxies)
        } else {
            own
        }
    }

    /// The address that limits count by.
    pub(crate) fn counted(self) -> IpAddr {
        counted(self.address)
    }
}

impl TrustedProxies {
    /// Whether one of them has this address.
    pub(crate) fn trust(&self, address: IpAddr) -> bool {
        self.networks.iter().any(|network| network.has(address))
    }
}

/// The address that limits count by: whoever has one address of IPv6 has all of its /64.
pub(crate) fn counted(address: IpAddr) -> IpAddr {
    match plain(address) {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
    }
}

/// An address of IPv4 that was written as one of IPv6 is the same address.
fn plain(address: IpAddr) -> IpAddr {
    address.to_canonical()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn addresses_of_ipv6_count_by_their_64_and_mapped_ones_as_those_of_ipv4() {
        for (address, expected) in [
            ("192.0.2.7", "192.0.2.7"),
            ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
            ("2001:db8:1:2:ffff::", "2001:db8:1:2::"),
            ("2001:db8:1:3::1", "2001:db8:1:3::"),
        ] {
            let address: IpAddr = address.parse().unwrap();
            assert_eq!(counted(address), expected.parse::<IpAddr>().unwrap());
        }
    }
}
