//! Which addresses may be called. Users name them, and this server may stand where it reaches what they must not: what is
//! called has to be open to everybody.

use ipnet::{IpNet, Ipv4Net, Ipv6Net};
use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use serde::Deserialize;
use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::str::FromStr;

/// How far calls may reach.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reach {
    /// Nobody is called.
    Off,
    /// By https, and only what is open to everybody on the internet.
    #[default]
    Public,
    /// By http too, and this machine and its network as well: for an operator who knows all his users.
    Any,
}

/// The address of this server as its users know it, such as `https://games.example`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct PublicOrigin(String);

impl PublicOrigin {
    /// The page of a game.
    pub(crate) fn page_of(&self, game: impl fmt::Display) -> String {
        format!("{}/#game={game}", self.0)
    }
}

impl FromStr for PublicOrigin {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).map_err(|error| format!("{text:?} is no address: {error}"))?;
        let is_origin = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        match url.scheme() {
            "http" | "https" if is_origin => Ok(Self(url.origin().ascii_serialization())),
            _ => Err(format!(
                "{text:?} is no origin; write http or https, the host, and a port if it needs one"
            )),
        }
    }
}

impl TryFrom<String> for PublicOrigin {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl Reach {
    /// Lets an address be called, as far as it can be known before its host is looked up.
    ///
    /// # Errors
    /// Why not, and what to do.
    pub(crate) fn permit(self, text: &str) -> Result<Url, String> {
        let url = Url::parse(text).map_err(|error| format!("this is no address: {error}"))?;
        let host = url.host_str().unwrap_or_default();
        let ip: Option<IpAddr> = host.trim_matches(['[', ']']).parse().ok();
        match (self, url.scheme()) {
            (Self::Off, _) => Err("this server calls no addresses; ask its operator".to_string()),
            (Self::Public | Self::Any, "https") | (Self::Any, "http") => match (self, ip) {
                (Self::Public, Some(ip)) if !is_public(ip) => Err(not_public(host)),
                (Self::Off | Self::Public | Self::Any, _) => Ok(url),
            },
            (Self::Public, _) => Err("give an address that begins with https://".to_string()),
            (Self::Any, _) => {
                Err("give an address that begins with https:// or http://".to_string())
            }
        }
    }
}

fn not_public(host: &str) -> String {
    format!("{host} is no place that is open to everybody on the internet; give one that is")
}

/// Looks up hosts, and finds only those that are open to everybody. It is asked at each call: a name may lead elsewhere by
/// then.
#[derive(Clone, Copy, Debug)]
pub(super) struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let host = name.as_str();
            let found = tokio::net::lookup_host((host, 0)).await?;
            let public: Vec<_> = found.filter(|at| is_public(at.ip())).collect();
            if public.is_empty() {
                return Err(io::Error::other(not_public(host)).into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}

/// Networks within 0.0.0.0/0 that are not open to everybody, of the registry of special-purpose addresses (RFC 6890), and
/// those for many at once.
const CLOSED_V4: [Ipv4Net; 15] = [
    v4([0, 0, 0, 0], 8),
    v4([10, 0, 0, 0], 8),
    v4([100, 64, 0, 0], 10),
    v4([127, 0, 0, 0], 8),
    v4([169, 254, 0, 0], 16),
    v4([172, 16, 0, 0], 12),
    v4([192, 0, 0, 0], 24),
    v4([192, 0, 2, 0], 24),
    v4([192, 88, 99, 0], 24),
    v4([192, 168, 0, 0], 16),
    v4([198, 18, 0, 0], 15),
    v4([198, 51, 100, 0], 24),
    v4([203, 0, 113, 0], 24),
    v4([224, 0, 0, 0], 4),
    v4([240, 0, 0, 0], 4),
];

/// Where addresses of everybody are: all else of version 6 is closed.
const OPEN_V6: Ipv6Net = v6([0x2000, 0], 3);

/// Networks within it that are closed, or lead to addresses of version 4 of any kind.
const CLOSED_V6: [Ipv6Net; 4] = [
    v6([0x2001, 0], 23),
    v6([0x2001, 0x0db8], 32),
    v6([0x2002, 0], 16),
    v6([0x3fff, 0], 20),
];

const fn v4([a, b, c, d]: [u8; 4], prefix: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, d), prefix)
}

const fn v6([a, b]: [u16; 2], prefix: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(a, b, 0, 0, 0, 0, 0, 0), prefix)
}

/// Whether everybody on the internet can reach this address.
fn is_public(ip: IpAddr) -> bool {
    let has = |network: IpNet, ip| network.contains(&ip);
    match ip.to_canonical() {
        ip @ IpAddr::V4(_) => !CLOSED_V4.into_iter().any(|net| has(net.into(), ip)),
        ip @ IpAddr::V6(_) => {
            has(OPEN_V6.into(), ip) && !CLOSED_V6.into_iter().any(|net| has(net.into(), ip))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_everybody_can_reach_is_public() {
        for (ip, public) in [
            ("1.1.1.1", true),
            ("162.159.135.232", true),
            ("2606:4700::1111", true),
            ("::ffff:1.1.1.1", true),
            ("0.0.0.0", false),
            ("10.1.2.3", false),
            ("100.64.0.1", false),
            ("127.0.0.1", false),
            ("169.254.169.254", false),
            ("172.16.0.1", false),
            ("172.32.0.1", true),
            ("192.168.1.1", false),
            ("198.19.255.255", false),
            ("224.0.0.1", false),
            ("255.255.255.255", false),
            ("::", false),
            ("::1", false),
            ("::ffff:127.0.0.1", false),
            ("::ffff:10.0.0.1", false),
            ("64:ff9b::a00:1", false),
            ("fc00::1", false),
            ("fe80::1", false),
            ("ff02::1", false),
            ("2001:db8::1", false),
            ("2002:a00:1::", false),
        ] {
            let parsed: Result<IpAddr, _> = ip.parse();
            assert_eq!(parsed.map(is_public), Ok(public), "{ip}");
        }
    }

    #[test]
    fn an_address_is_called_as_far_as_the_operator_lets_calls_reach() {
        let (off, public, any) = (Reach::Off, Reach::Public, Reach::Any);
        for (address, by) in [
            ("https://discord.com/api/webhooks/1/x", [false, true, true]),
            ("https://1.1.1.1/", [false, true, true]),
            ("http://discord.com/", [false, false, true]),
            ("https://127.0.0.1/", [false, false, true]),
            ("https://127.1/", [false, false, true]),
            ("https://2130706433/", [false, false, true]),
            ("https://[::1]/", [false, false, true]),
            ("https://[::ffff:10.0.0.1]/", [false, false, true]),
            ("http://localhost:9000/turn", [false, false, true]),
            ("ftp://1.1.1.1/", [false, false, false]),
            ("file:///etc/passwd", [false, false, false]),
            ("data:text/plain,x", [false, false, false]),
            ("discord.com", [false, false, false]),
            ("https://", [false, false, false]),
        ] {
            let permitted = [off, public, any].map(|reach| reach.permit(address).is_ok());
            assert_eq!(permitted, by, "{address}");
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_to_this_machine_is_not_found() {
        let name: Result<Name, _> = "localhost".parse();
        let Ok(name) = name else {
            unreachable!("a name")
        };
        assert!(PublicOnly.resolve(name).await.is_err());
    }

    #[test]
    fn an_origin_is_a_scheme_and_a_host() {
        for (text, page) in [
            (
                "https://games.example",
                Some("https://games.example/#game=7"),
            ),
            (
                "http://localhost:8080/",
                Some("http://localhost:8080/#game=7"),
            ),
            ("https://games.example/bandbox", None),
            ("https://games.example/?a", None),
            ("ws://games.example", None),
            ("games.example", None),
        ] {
            let origin: Option<PublicOrigin> = text.parse().ok();
            let page_of = origin.map(|origin| origin.page_of(7));
            assert_eq!(page_of.as_deref(), page, "{text}");
        }
    }
}
