//! When a server is killed: drawn at random, and told, so that a failure can be repeated.

use anyhow::Context;
use std::collections::VecDeque;
use std::time::{SystemTime, UNIX_EPOCH};

/// Names the seed in the environment.
pub(crate) const SEED: &str = "BANDBOX_TEST_SEED";

/// Every game has more commands than this: 51 outs take four each.
const COMMANDS: u64 = 200;

/// How often each game's server is killed.
const KILLS: u64 = 4;

/// The seed asked for, or a new one each time.
pub(crate) fn seed() -> anyhow::Result<u64> {
    match std::env::var(SEED) {
        Ok(seed) => seed.parse().context(SEED),
        Err(_) => Ok(u64::from(
            SystemTime::now().duration_since(UNIX_EPOCH)?.subsec_nanos(),
        )),
    }
}

/// The commands of one game at which its server is killed, by their place in the order of sending.
#[derive(Clone, Debug)]
pub(crate) struct Moments(VecDeque<u64>);

impl Moments {
    /// One in each stretch of the game.
    pub(crate) fn draw(seed: u64, game: u64) -> Self {
        let stretch = COMMANDS / KILLS;
        let moment = |kill: u64| {
            let lot = mixed(seed ^ mixed(game * KILLS + kill));
            kill * stretch + 1 + lot % stretch
        };
        Self((0..KILLS).map(moment).collect())
    }

    /// Those that are left.
    pub(crate) fn all(&self) -> Vec<u64> {
        self.0.iter().copied().collect()
    }

    /// Whether the server is to be killed now that so many commands have been sent.
    pub(crate) fn has_come(&mut self, sent: u64) -> bool {
        let come = self.0.front().is_some_and(|moment| *moment <= sent);
        if come {
            self.0.pop_front();
        }
        come
    }
}

/// A number from which the next cannot be guessed at a glance (the finalizer of `SplitMix64`).
const fn mixed(number: u64) -> u64 {
    let a = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let b = (a ^ (a >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let c = (b ^ (b >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    c ^ (c >> 31)
}
