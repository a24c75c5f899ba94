//! A set of public keys that has an address (JWKS). It is fetched now and then, and sooner when a token names a key that is
//! not in it; not oftener than whoever serves it can bear, however many such tokens come.

use crate::fetching;
use anyhow::Context;
use bandbox_tokens::{PublicKeys, Tokens};
use reqwest::{Client, Url};
use serde::Deserialize;
use std::net::IpAddr;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{Notify, watch};
use tokio::time::{Instant, sleep_until, timeout};

/// From one fetch to the next, when nobody asks for it.
const FETCHED_EVERY: Duration = Duration::from_mins(5);

/// From one fetch that somebody asked for to the next such.
const ASKED_AGAIN_AFTER: Duration = Duration::from_secs(30);

/// How long the bearer of a token waits for it.
const ASKED_WAITS: Duration = Duration::from_secs(2);

/// Where a set is: an `https` address, or an `http` one of this machine.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct KeySetUrl(Url);

impl FromStr for KeySetUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).map_err(|error| format!("{text:?} is no address: {error}"))?;
        if !is_safe(&url) {
            return Err(format!(
                "whoever is on the way to {text} could put keys of his own there; give an https address"
            ));
        }
        Ok(Self(url))
    }
}

impl TryFrom<String> for KeySetUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

/// Whether nobody is on the way to an address who could say something else: it goes over TLS, or leads back to this machine.
pub(crate) fn is_safe(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let ip = host.trim_start_matches('[').trim_end_matches(']');
    let is_here = host == "localhost" || ip.parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
    match url.scheme() {
        "https" => true,
        "http" => is_here,
        _ => false,
    }
}

/// The set, and when it was fetched.
#[derive(Debug)]
pub(crate) struct KeySet {
    url: Url,
    client: Client,
    /// Somebody needs it now.
    asked: Notify,
    fetches: watch::Sender<Fetches>,
    /// What was wrong with it when it was last fetched.
    trouble: Mutex<Option<String>>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Fetches {
    /// When somebody last had it fetched.
    last_asked: Option<Instant>,
    last_begun: Option<Instant>,
    ended: u64,
    /// One is under way or about to begin.
    is_coming: bool,
}

/// What becomes of one who asks for a fetch.
enum Asked {
    /// One has ended since he looked, or is coming.
    Waits,
    /// He is the first, and one has to begin.
    Begins,
    /// One that somebody asked for was a moment ago.
    TooSoon,
}

impl Fetches {
    /// Asks for one that ends after so many.
    fn ask(&mut self, before: u64) -> Asked {
        let is_early = self
            .last_asked
            .is_some_and(|at| at.elapsed() < ASKED_AGAIN_AFTER);
        if self.ended > before || self.is_coming {
            Asked::Waits
        } else if is_early {
            Asked::TooSoon
        } else {
            self.is_coming = true;
            self.last_asked = Some(Instant::now());
            Asked::Begins
        }
    }
}

impl KeySet {
    /// The set at this address, which has not been fetched yet.
    ///
    /// # Errors
    /// When this machine has no certificates to know others by.
    pub(crate) fn new(KeySetUrl(url): KeySetUrl) -> anyhow::Result<Self> {
        let client = fetching::client().with_context(|| format!("preparing to fetch {url}"))?;
        Ok(Self {
            url,
            client,
            asked: Notify::new(),
            fetches: watch::Sender::default(),
            trouble: Mutex::default(),
        })
    }

    /// How often it has been fetched, in vain or not.
    pub(super) fn fetched(&self) -> u64 {
        self.fetches.borrow().ended
    }

    /// Asks for the set to be fetched, by one who found a key missing after so many fetches. Whether it has been since, within
    /// the time that somebody at the door waits; at once `false` when somebody has asked for it a moment ago.
    pub(super) async fn fetched_since(&self, before: u64) -> bool {
        let mut fetches = self.fetches.subscribe();
        let mut asked = Asked::TooSoon;
        self.fetches
            .send_modify(|fetches| asked = fetches.ask(before));
        match asked {
            Asked::TooSoon => return false,
            Asked::Begins => self.asked.notify_one(),
            Asked::Waits => (),
        }
        let another = fetches.wait_for(|now| now.ended > before);
        timeout(ASKED_WAITS, another)
            .await
            .is_ok_and(|fetched| fetched.is_ok())
    }

    /// Waits until it is time to fetch it again, or somebody needs it.
    pub(super) async fn is_due(&self) {
        let begun = self.fetches.borrow().last_begun;
        let next = begun.unwrap_or_else(Instant::now) + FETCHED_EVERY;
        tokio::select! {
            () = sleep_until(next) => (),
            () = self.asked.notified() => (),
        }
    }

    /// Fetches it. Where it cannot be had, the keys of the last time stay good; that is said once.
    pub(super) async fn fetch(&self, tokens: &Tokens) {
        self.fetches.send_modify(|fetches| {
            fetches.last_begun = Some(Instant::now());
            fetches.is_coming = true;
        });
        let trouble = match self.get().await {
            Ok(keys) => {
                let left_out = keys.left_out.join("; ");
                tokens.replace_fetched(keys);
                (!left_out.is_empty()).then(|| format!("keys are left out: {left_out}"))
            }
            Err(error) => Some(format!("{error:#}; those fetched before stay good")),
        };
        self.say(trouble);
        self.fetches.send_modify(|fetches| {
            fetches.ended += 1;
            fetches.is_coming = false;
        });
    }

    fn say(&self, trouble: Option<String>) {
        // Nothing that runs under the lock can fail.
        let mut said = self.trouble.lock().unwrap_or_else(PoisonError::into_inner);
        if *said == trouble {
            return;
        }
        match &trouble {
            Some(wrong) => tracing::error!(url = %self.url, wrong, "public keys of tokens"),
            None => tracing::info!(url = %self.url, "public keys of tokens are there again"),
        }
        *said = trouble;
    }

    async fn get(&self) -> anyhow::Result<PublicKeys> {
        let answer = self.client.get(self.url.clone()).send().await?;
        if answer.status() != reqwest::StatusCode::OK {
            anyhow::bail!("the answer is {}, and should be 200", answer.status());
        }
        let text = fetching::body(answer).await?;
        PublicKeys::read_set(&text).map_err(anyhow::Error::msg)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_over_tls_or_from_this_machine() {
        let is_taken = |text: &str| text.parse::<KeySetUrl>().is_ok();
        for url in [
            "https://league.example/keys",
            "http://127.0.0.1:8000/keys",
            "http://[::1]/keys",
            "http://localhost/keys",
        ] {
            assert!(is_taken(url), "{url}");
        }
        for url in [
            "http://league.example/keys",
            "http://localhost.example/keys",
            "file:///keys",
            "keys.json",
        ] {
            assert!(!is_taken(url), "{url}");
        }
    }
}
