//! Tokens that are good no longer: of a user all that he has been given, or one by its id.

use crate::codec;
use crate::error::StoreError;
use crate::statement::{Desk, Statement};
use crate::writing::Failure;

/// Whose tokens, or which one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Revoked {
    /// Those of the user of this id.
    User(String),
    /// The one of this id, its `jti`.
    Token(String),
}

/// Which tokens are good no longer. Times are seconds, as they are in tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of the user's.
    User {
        /// The last second in which one may have been issued to be revoked.
        issued_until: i64,
        /// Those that are issued later too, until it is lifted.
        ban: bool,
    },
    /// One.
    Token {
        /// The last second in which it would be taken; then there is nothing left to revoke.
        expires: i64,
    },
}

/// A revocation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revocation {
    /// The id of the user or the token.
    pub id: String,
    /// What of it.
    pub extent: Extent,
    /// Why, for people to read.
    pub reason: Option<String>,
    /// Who has revoked it.
    pub by: String,
    /// In which second.
    pub at: i64,
}

/// A row of `revocations`, every column as it is stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct RevocationColumns {
    pub(crate) kind: String,
    pub(crate) id: String,
    pub(crate) issued_until: Option<i64>,
    pub(crate) ban: i32,
    pub(crate) expires: Option<i64>,
    pub(crate) reason: Option<String>,
    pub(crate) by_user: String,
    pub(crate) at: i64,
}

impl Revoked {
    /// The kind in the database, and the id.
    fn columns(&self) -> (&'static str, &str) {
        match self {
            Self::User(id) => ("user", id),
            Self::Token(id) => ("token", id),
        }
    }
}

impl Revocation {
    /// What is revoked.
    pub fn revoked(&self) -> Revoked {
        let id = self.id.clone();
        match self.extent {
            Extent::User { .. } => Revoked::User(id),
            Extent::Token { .. } => Revoked::Token(id),
        }
    }

    /// Whether anything is left of it in this second.
    pub const fn is_in_force(&self, now: i64) -> bool {
        match self.extent {
            Extent::User { .. } => true,
            Extent::Token { expires } => now <= expires,
        }
    }

    /// Refuses what cannot be stored.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        [Some(&self.id), self.reason.as_ref(), Some(&self.by)]
            .into_iter()
            .flatten()
            .try_for_each(|text| codec::storable(text))
    }

    /// The row that it is.
    pub(crate) fn columns(&self) -> RevocationColumns {
        let (issued_until, ban, expires) = match self.extent {
            Extent::User { issued_until, ban } => (Some(issued_until), ban, None),
            Extent::Token { expires } => (None, false, Some(expires)),
        };
        RevocationColumns {
            kind: self.revoked().columns().0.to_string(),
            id: self.id.clone(),
            issued_until,
            ban: ban.into(),
            expires,
            reason: self.reason.clone(),
            by_user: self.by.clone(),
            at: self.at,
        }
    }
}

impl RevocationColumns {
    /// The revocation that the row is.
    pub(crate) fn revocation(self) -> Result<Revocation, StoreError> {
        let extent = match (self.kind.as_str(), self.issued_until, self.expires) {
            ("user", Some(issued_until), None) => Extent::User {
                issued_until,
                ban: self.ban != 0,
            },
            ("token", None, Some(expires)) => Extent::Token { expires },
            (kind, ..) => {
                let what = format!("a revocation of kind {kind:?} with the times of another");
                return Err(StoreError::damaged(what));
            }
        };
        Ok(Revocation {
            id: self.id,
            extent,
            reason: self.reason,
            by: self.by_user,
            at: self.at,
        })
    }

    /// Puts the row where it is not.
    pub(crate) fn insertion(&self) -> Statement {
        Statement::new(
            "INSERT INTO revocations (kind, id, issued_until, ban, expires, reason, by_user, at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .with(self.kind.as_str())
        .with(self.id.as_str())
        .with(self.issued_until)
        .with(i64::from(self.ban))
        .with(self.expires)
        .with(&self.reason)
        .with(self.by_user.as_str())
        .with(self.at)
    }
}

/// Takes all rows away.
pub(crate) fn emptying() -> Statement {
    Statement::new("DELETE FROM revocations")
}

/// All that were made, those of tokens that have expired too.
pub(crate) fn all() -> Statement {
    Statement::new("SELECT * FROM revocations ORDER BY kind, id")
}

/// Revokes. What was revoked of the same before stays revoked.
pub(crate) async fn revoke(desk: &mut Desk<'_>, revocation: &Revocation) -> Result<(), Failure> {
    let mut revoking = revocation.columns().insertion();
    revoking.push(
        " ON CONFLICT (kind, id) DO UPDATE SET
              issued_until = CASE WHEN revocations.issued_until > excluded.issued_until
                                  THEN revocations.issued_until ELSE excluded.issued_until END,
              ban = CASE WHEN revocations.ban = 1 THEN 1 ELSE excluded.ban END,
              expires = CASE WHEN revocations.expires > excluded.expires
                             THEN revocations.expires ELSE excluded.expires END,
              reason = excluded.reason, by_user = excluded.by_user, at = excluded.at",
    );
    desk.run(&revoking).await?;
    desk.run(&super::changed()).await?;
    Ok(())
}

/// Takes a revocation back, all of it. Whether there was one.
pub(crate) async fn lift(desk: &mut Desk<'_>, revoked: &Revoked) -> Result<bool, Failure> {
    let (kind, id) = revoked.columns();
    let lifting = Statement::new("DELETE FROM revocations WHERE kind = $1 AND id = $2")
        .with(kind)
        .with(id);
    if desk.run(&lifting).await? == 0 {
        return Ok(false);
    }
    desk.run(&super::changed()).await?;
    Ok(true)
}

/// Forgets tokens that have expired by this second. How many.
pub(crate) async fn purge(desk: &mut Desk<'_>, now: i64) -> Result<u64, Failure> {
    let purging =
        Statement::new("DELETE FROM revocations WHERE kind = 'token' AND expires < $1").with(now);
    Ok(desk.run(&purging).await?)
}
