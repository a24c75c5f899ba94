//! Managers who have gone are told elsewhere that it is their turn.
//!
//! A game only says that it has moved. When it has stood still for a while, it is asked whose turn it is and who is there; who
//! has gone and wants to be told is told, once a turn. What was told is written down first, so a server that dies may leave
//! somebody untold, and none tells anybody twice.
//!
//! - [`waiting`]: the games that have moved; [`keeper`]: asks them, and finds whom to tell.
//! - [`reach`]: which addresses may be called; [`call`]: calls one; [`words`]: what is said.

mod call;
mod keeper;
mod reach;
mod waiting;
pub(crate) mod words;

pub(crate) use call::Called;
pub(crate) use keeper::keep;
pub(crate) use reach::{PublicOrigin, Reach};

use bandbox_store::GameId;
use call::Caller;
use std::time::{Duration, Instant};
use waiting::Waiting;

/// What the operator says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    /// Which addresses may be called.
    pub(crate) reach: Reach,
    /// For so long a game stands still before anybody is told.
    pub(crate) wait: Duration,
    /// The address of this server as its users know it.
    pub(crate) origin: Option<PublicOrigin>,
}

/// The games that somebody may have to be told of, and the way to tell.
#[derive(Debug)]
pub(crate) struct Turns {
    pub(crate) settings: Settings,
    caller: Caller,
    waiting: Waiting,
}

impl Turns {
    /// Nobody has moved yet.
    ///
    /// # Errors
    /// When this machine has no certificates to know others by.
    pub(crate) fn new(settings: Settings) -> anyhow::Result<Self> {
        Ok(Self {
            caller: Caller::new(settings.reach)?,
            settings,
            waiting: Waiting::default(),
        })
    }

    /// A game has moved: it may be another's turn now.
    pub(crate) fn moved(&self, game: GameId) {
        match self.settings.reach {
            Reach::Off => (),
            Reach::Public | Reach::Any => self.waiting.put(game, self.later()),
        }
    }

    /// A game may wait for somebody who was not told. One that has moved lately is looked at no later for it.
    pub(crate) fn look_at(&self, game: GameId) {
        self.waiting.put_if_absent(game, self.later());
    }

    fn later(&self) -> Instant {
        Instant::now() + self.settings.wait
    }
}
