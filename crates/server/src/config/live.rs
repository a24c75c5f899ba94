//! The settings that change while the server runs: limits, whom to let in, whom to believe.

use crate::caller::{Caller, Network, TrustedProxies};
use crate::limits::Limits;
use bandbox_protocol::v1::{ErrorCode, ErrorData};
use std::net::IpAddr;
use std::sync::{Arc, PoisonError, RwLock};

/// What is in force now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Live {
    /// Origins that browsers may come from, besides the server's own.
    pub(crate) allowed_origins: Vec<String>,
    /// Connections that may be open at once.
    pub(crate) max_connections: usize,
    /// Connections that one user may have open: tabs and devices.
    pub(crate) max_connections_per_user: usize,
    /// Connections that may watch one game; those of managers are not counted.
    pub(crate) max_spectators_per_game: usize,
    /// Who is believed when he says whom he forwards.
    pub(crate) proxies: TrustedProxies,
    /// Who is not let in.
    pub(crate) blocked: Blocked,
    /// How much anybody may ask for.
    pub(crate) limits: Limits,
}

/// Whom the operator does not let in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Blocked {
    /// Nobody from there.
    pub(crate) addresses: Vec<Network>,
    /// None of these users.
    pub(crate) users: Vec<String>,
}

impl Blocked {
    /// Whether nobody is let in from this address.
    pub(crate) fn has_address(&self, address: IpAddr) -> bool {
        self.addresses.iter().any(|network| network.has(address))
    }

    fn has_user(&self, user: &str) -> bool {
        self.users.iter().any(|blocked| blocked == user)
    }

    /// Whether this caller is not let in, or this user.
    pub(crate) fn has(&self, caller: Caller, user: Option<&str>) -> bool {
        self.has_address(caller.address) || user.is_some_and(|user| self.has_user(user))
    }

    /// Lets a caller go on.
    ///
    /// # Errors
    /// `blocked`, when nobody is let in from there.
    pub(crate) fn pass_address(&self, address: IpAddr) -> Result<(), ErrorData> {
        let message = "the operator lets nobody in from this address; ask him why";
        if self.has_address(address) {
            return Err(ErrorData::new(ErrorCode::Blocked, message));
        }
        Ok(())
    }

    /// Lets a user go on.
    ///
    /// # Errors
    /// `blocked`, when he is not let in.
    pub(crate) fn pass_user(&self, user: &str) -> Result<(), ErrorData> {
        let message = "the operator does not let this user in; ask him why";
        if self.has_user(user) {
            return Err(ErrorData::new(ErrorCode::Blocked, message));
        }
        Ok(())
    }
}

/// Holds what is in force.
#[derive(Debug)]
pub(crate) struct InForce(RwLock<Arc<Live>>);

impl InForce {
    /// These settings are the first.
    pub(crate) fn new(live: Live) -> Self {
        Self(RwLock::new(Arc::new(live)))
    }

    /// What is in force at this moment.
    pub(crate) fn now(&self) -> Arc<Live> {
        // Nothing that runs under the lock can leave it half changed.
        Arc::clone(&self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// From now on these are.
    pub(super) fn set(&self, live: Live) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(live);
    }
}
