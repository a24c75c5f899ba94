//! How long anything may take before a test gives up. No test waits for time to pass; this only ends those
//! that would wait for ever.

use anyhow::Context;
use std::time::Duration;

/// Far more than anything needs, on a slow machine too.
const PATIENCE: Duration = Duration::from_mins(1);

/// Waits for something that must happen.
///
/// # Errors
/// When it does not, with what it was.
pub async fn patiently<T>(
    what: &str,
    happens: impl Future<Output = anyhow::Result<T>>,
) -> anyhow::Result<T> {
    tokio::time::timeout(PATIENCE, happens)
        .await
        .with_context(|| format!("{what}: nothing for {} s", PATIENCE.as_secs()))?
        .with_context(|| what.to_string())
}
