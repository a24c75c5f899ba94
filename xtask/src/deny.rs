//! What the dependencies may be: their licences, where they come from, which are kept out, and what is known against
//! them. The rules are in `deny.toml`.

use crate::tools::{Tool, run};
use anyhow::Context;
use std::path::Path;
use std::process::Command;

const DENY: Tool = Tool {
    name: "deny",
    package: "cargo-deny",
    version: "0.20.2",
};

/// Where the list of what is known against crates comes from.
const ADVISORIES: &str = "https://github.com/RustSec/advisory-db";

/// Names a clone of that list, where the address itself cannot be reached.
pub(crate) const CLONE: &str = "BANDBOX_ADVISORIES";

/// Checks licences, bans and sources.
///
/// # Errors
/// When one of them is not as agreed, or the tool cannot be had.
pub(crate) fn check(target: &Path) -> anyhow::Result<()> {
    run(deny(target)?.args(["check", "licenses", "bans", "sources"]))
}

/// Checks that nothing is known against any dependency. `None` when the list cannot be had here.
///
/// # Errors
/// When something is known, or a clone was named that is none.
pub(crate) fn check_advisories(target: &Path) -> anyhow::Result<Option<()>> {
    let fetched = run(with_list(target)?.args(["fetch", "db"]));
    match (fetched, std::env::var_os(CLONE)) {
        (Ok(()), _) => run(with_list(target)?.args(["check", "advisories"])).map(Some),
        (Err(_), None) => Ok(None),
        (Err(fault), Some(clone)) => Err(fault).with_context(|| {
            let clone = clone.display();
            format!("{CLONE} names {clone}, which is no clone of {ADVISORIES}")
        }),
    }
}

/// The tool, which gets the list from the clone where one is named.
fn with_list(target: &Path) -> anyhow::Result<Command> {
    let mut deny = deny(target)?;
    if let Some(clone) = std::env::var_os(CLONE) {
        let clone = std::path::absolute(clone)?;
        let instead = format!("url.file://{}.insteadOf", clone.display());
        deny.env("GIT_CONFIG_COUNT", "1")
            .env("GIT_CONFIG_KEY_0", instead)
            .env("GIT_CONFIG_VALUE_0", ADVISORIES);
    }
    Ok(deny)
}

/// The tool, with its rules and without its chatter.
fn deny(target: &Path) -> anyhow::Result<Command> {
    let mut deny = DENY.within(&target.join("tools"))?;
    deny.args(["--log-level", "error"]);
    Ok(deny)
}
