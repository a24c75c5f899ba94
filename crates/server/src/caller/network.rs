//! A network of addresses, or a single one, as settings name them.

use ipnet::IpNet;
use serde::Deserialize;
use std::net::IpAddr;
use std::str::FromStr;

/// A network, as `192.0.2.0/24`, or an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Network(IpNet);

impl Network {
    /// Whether this address is in it.
    pub(crate) fn has(self, address: IpAddr) -> bool {
        self.0.contains(&address.to_canonical())
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let network = match text.parse::<IpAddr>() {
            Ok(address) => Ok(IpNet::from(address.to_canonical())),
            Err(_) => text.parse::<IpNet>(),
        };
        network.map(Self).map_err(|_| {
            format!(
                "{text:?} is no address and no network; write 192.0.2.7, 192.0.2.0/24 or 2001:db8::/32"
            )
        })
    }
}

impl TryFrom<String> for Network {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_network_has_its_own_addresses_however_they_are_written() {
        for (network, address, has) in [
            ("192.0.2.0/24", "192.0.2.200", true),
            ("192.0.2.0/24", "::ffff:192.0.2.200", true),
            ("192.0.2.0/24", "192.0.3.1", false),
            ("192.0.2.7", "192.0.2.7", true),
            ("192.0.2.7", "192.0.2.8", false),
            ("::ffff:192.0.2.7", "192.0.2.7", true),
            ("2001:db8::/32", "2001:db8:ffff::1", true),
            ("2001:db8::/32", "192.0.2.7", false),
        ] {
            let network: Network = network.parse().unwrap();
            assert_eq!(
                network.has(address.parse().unwrap()),
                has,
                "{address} in {network:?}"
            );
        }
        assert!("192.0.2.0/33".parse::<Network>().is_err());
        assert!("nowhere".parse::<Network>().is_err());
    }
}
