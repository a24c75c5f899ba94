//! Where a log is: the addresses that an operator may write.

use crate::error::StoreError;
use sqlx::postgres::PgConnectOptions;

/// The address of a log, read.
pub(crate) enum Address<'a> {
    /// The path of a file.
    Sqlite(&'a str),
    /// A database of a server.
    Postgres(Box<PgConnectOptions>),
}

impl<'a> Address<'a> {
    pub(crate) fn read(url: &'a str) -> Result<Self, StoreError> {
        let wrong = || StoreError::Address {
            url: without_password(url),
        };
        match url.split_once("://") {
            // Parameters of other drivers would become part of the name of the file.
            Some(("sqlite", path)) if !path.is_empty() && !path.contains('?') => {
                Ok(Self::Sqlite(path))
            }
            Some(("postgres" | "postgresql", _)) => url
                .parse()
                .map(Box::new)
                .map(Self::Postgres)
                .map_err(|_| wrong()),
            Some(_) | None => Err(wrong()),
        }
    }
}

/// An address as it may be shown: whatever stands for a password in it is gone.
pub fn without_password(url: &str) -> String {
    let (address, parameters) = match url.split_once('?') {
        Some((address, parameters)) => (address, Some(parameters)),
        None => (url, None),
    };
    let mut shown = match address.split_once("://") {
        // A password may contain what it should not, but a host never contains an @.
        Some((kind, rest)) => match rest.rsplit_once('@') {
            Some((user, host)) => {
                let name = user.split(':').next().unwrap_or_default();
                format!("{kind}://{name}@{host}")
            }
            None => address.to_string(),
        },
        None => address.to_string(),
    };
    for (place, parameter) in parameters
        .into_iter()
        .flat_map(|all| all.split('&'))
        .enumerate()
    {
        shown.push(if place == 0 { '?' } else { '&' });
        let is_password = parameter
            .split_once('=')
            .is_some_and(|(name, _)| name.eq_ignore_ascii_case("password"));
        shown.push_str(if is_password {
            "password=…"
        } else {
            parameter
        });
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        for (url, shown) in [
            (
                "postgres://ann:se:cr@t@db:5432/games",
                "postgres://ann@db:5432/games",
            ),
            ("postgres://ann@db/games", "postgres://ann@db/games"),
            (
                "postgres://db/games?user=ann&Password=secret&sslmode=require",
                "postgres://db/games?user=ann&password=…&sslmode=require",
            ),
            (
                "sqlite:///var/lib/bandbox.db",
                "sqlite:///var/lib/bandbox.db",
            ),
            ("bandbox.db", "bandbox.db"),
        ] {
            assert_eq!(without_password(url), shown);
        }
    }
}
