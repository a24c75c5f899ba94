//! `bandbox revoke` and `bandbox lift`: tokens taken back and given back, while servers run on the database or not.

use crate::cli::{Lift, Revoke};
use crate::config::{Config, Defaults};
use crate::revoking::{What, revocation};
use anyhow::{Context, bail};
use bandbox_store::{Revoked, Store, without_password};
use bandbox_tokens::Named;
use std::process::ExitCode;

/// Who revokes on the command line.
const OPERATOR: &str = "operator";

/// Takes back what a user has been given, or one token. Servers on the database know within two seconds.
///
/// # Errors
/// When the database cannot be opened or takes no writes.
pub(crate) async fn revoke(asked: Revoke) -> anyhow::Result<ExitCode> {
    let config = asked.settings.in_force(Defaults::SERVE)?;
    let what = match (asked.user, asked.token) {
        (Some(id), _) => What::User { id, ban: asked.ban },
        (None, Some(token)) => {
            let now = jiff::Timestamp::now().as_second();
            one(&token, now.saturating_add(asked.good_for))?
        }
        (None, None) => bail!("name a user or a token"),
    };
    let made = revocation(what, asked.reason, OPERATOR.to_string());
    let store = open(&config).await?;
    let written = store.revoke(made).await;
    store.close().await?;
    written.context("writing the revocation")?;
    Ok(ExitCode::SUCCESS)
}

/// Takes a revocation back.
///
/// # Errors
/// When there is none, or the database cannot be opened or takes no writes.
pub(crate) async fn lift(asked: Lift) -> anyhow::Result<ExitCode> {
    let config = asked.settings.in_force(Defaults::SERVE)?;
    let revoked = match (asked.user, asked.token) {
        (Some(id), _) => Revoked::User(id),
        (None, Some(token)) => Revoked::Token(id_of(token)?),
        (None, None) => bail!("name a user or a token"),
    };
    let store = open(&config).await?;
    let lifted = store.lift(revoked).await;
    store.close().await?;
    if !lifted.context("lifting the revocation")? {
        bail!("there is no such revocation");
    }
    Ok(ExitCode::SUCCESS)
}

async fn open(config: &Config) -> anyhow::Result<Store> {
    Store::open(&config.database)
        .await
        .with_context(|| format!("opening {}", without_password(&config.database)))
}

/// One token: given whole, it says its id and its end; by its id alone, it is good until then at the most.
fn one(token: &str, at_most: i64) -> anyhow::Result<What> {
    Ok(match Named::of(token) {
        Some(Named { id, expires }) => What::Token { id, expires },
        None => What::Token {
            id: id_of(token.to_string())?,
            expires: at_most,
        },
    })
}

fn id_of(token: String) -> anyhow::Result<String> {
    let id = Named::of(&token).map_or(token, |named| named.id);
    if id.is_empty() {
        bail!("this token has no id (jti); revoke its user");
    }
    Ok(id)
}
