//! The seats of a demo: codes in its links, each for one user.

use bandbox_tokens::User;
use std::collections::BTreeMap;

/// Who sits where.
#[derive(Debug, Default)]
pub(crate) struct Seats(BTreeMap<String, User>);

impl Seats {
    /// Seats a user behind a code that nobody can guess.
    ///
    /// # Errors
    /// When the operating system gives no random bytes.
    pub(crate) fn seat(&mut self, user: User) -> Result<String, getrandom::Error> {
        let mut bytes = [0; 16];
        getrandom::fill(&mut bytes)?;
        let code = data_encoding::HEXLOWER.encode(&bytes);
        self.0.insert(code.clone(), user);
        Ok(code)
    }

    /// Whether nobody has a seat: it is no demo.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The user behind a code.
    pub(crate) fn user(&self, code: &str) -> Option<User> {
        self.0.get(code).cloned()
    }
}
