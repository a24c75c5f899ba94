//! Whose tokens are good no longer, as the database has it. It is read every second, so that each server on the same
//! database knows soon, whoever revoked.

use bandbox_store::{Extent, Revocation, Store, StoreError};
use bandbox_tokens::User;
use std::collections::{HashMap, HashSet};
use std::sync::{PoisonError, RwLock};

/// What is revoked, as it was last read.
#[derive(Debug, Default)]
pub(super) struct Revoked(RwLock<List>);

#[derive(Debug, Default, PartialEq, Eq)]
struct List {
    /// Users, and the last second of which a token is no good.
    users: HashMap<String, i64>,
    /// Single tokens.
    tokens: HashSet<String>,
}

impl List {
    fn of(revocations: Vec<Revocation>) -> Self {
        let mut list = Self::default();
        for revocation in revocations {
            match revocation.extent {
                Extent::User { ban: true, .. } => {
                    list.users.insert(revocation.id, i64::MAX);
                }
                Extent::User {
                    issued_until,
                    ban: false,
                } => {
                    list.users.insert(revocation.id, issued_until);
                }
                Extent::Token { .. } => {
                    list.tokens.insert(revocation.id);
                }
            }
        }
        list
    }

    fn has(&self, user: &User) -> bool {
        let until = self.users.get(&user.id);
        until.is_some_and(|until| user.issued <= *until) || self.tokens.contains(&user.token_id)
    }
}

impl Revoked {
    /// Whether this user's token is no good any more. A token that does not say when it was made is older than any revocation.
    pub(super) fn has(&self, user: &User) -> bool {
        self.0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .has(user)
    }

    /// Reads the list again. Whether it has changed.
    ///
    /// # Errors
    /// When the database cannot be read; then all stays as it was.
    pub(super) async fn read(&self, store: &Store) -> Result<bool, StoreError> {
        let now = jiff::Timestamp::now().as_second();
        let list = List::of(store.revocations(now).await?);
        // Nothing that runs under the lock can fail.
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let has_changed = *known != list;
        *known = list;
        Ok(has_changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn revocation(id: &str, extent: Extent) -> Revocation {
        Revocation {
            id: id.to_string(),
            extent,
            reason: None,
            by: "operator".to_string(),
            at: 0,
        }
    }

    fn of_ann(issued: i64, token_id: &str) -> User {
        User {
            issued,
            token_id: token_id.to_string(),
            ..User::until(i64::MAX, "ann", "Ann")
        }
    }

    #[test]
    fn all_that_a_user_was_given_until_then_is_revoked_and_what_comes_after_is_not() {
        let extent = Extent::User {
            issued_until: 100,
            ban: false,
        };
        let list = List::of(vec![revocation("ann", extent)]);
        for (issued, is_revoked) in [(0, true), (99, true), (100, true), (101, false)] {
            assert_eq!(list.has(&of_ann(issued, "a")), is_revoked, "{issued}");
        }
        let hal = User::until(i64::MAX, "hal", "Hal");
        assert!(!list.has(&hal));
    }

    #[test]
    fn one_who_is_banned_gets_no_token_that_is_good() {
        let extent = Extent::User {
            issued_until: 100,
            ban: true,
        };
        let list = List::of(vec![revocation("ann", extent)]);
        assert!(list.has(&of_ann(i64::MAX, "a")));
    }

    #[test]
    fn of_single_tokens_the_one_of_this_name_is_revoked() {
        let list = List::of(vec![revocation("a", Extent::Token { expires: 100 })]);
        assert!(list.has(&of_ann(5, "a")));
        assert!(!list.has(&of_ann(5, "b")) && !list.has(&of_ann(5, "")));
    }
}
