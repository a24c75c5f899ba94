//! How the database is set, and what its user may do.

use super::fault;
use crate::checkup::Finding;
use crate::error::StoreError;
use crate::health::Health;
use crate::rows::count;
use sqlx::postgres::PgConnection;

/// The oldest server that is known to do what is asked of it.
const OLDEST: i32 = 140_000;

/// Clocks that differ by more than this are not both right.
const CLOCKS_AGREE_MS: u64 = 5_000;

#[derive(sqlx::FromRow)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a setting that is on or off"
)]
struct Settings {
    version: i32,
    fsync: bool,
    full_page_writes: bool,
    autovacuum: bool,
    standby: bool,
    read_only: bool,
    encoding: String,
    may_write: bool,
    bytes: i64,
    now_ms: i64,
}

/// Asks for the settings that a log depends on.
pub(crate) async fn health(connection: &mut PgConnection) -> Result<Health, StoreError> {
    let settings: Settings = sqlx::query_as(
        "SELECT current_setting('server_version_num')::integer AS version,
                current_setting('fsync')::boolean AS fsync,
                current_setting('full_page_writes')::boolean AS full_page_writes,
                current_setting('autovacuum')::boolean AS autovacuum,
                pg_is_in_recovery() AS standby,
                current_setting('default_transaction_read_only')::boolean AS read_only,
                current_setting('server_encoding') AS encoding,
                (SELECT bool_and(has_table_privilege(t, 'INSERT') AND has_table_privilege(t, 'UPDATE'))
                 FROM unnest(ARRAY['bandbox', 'games', 'batches', 'events', 'invites', 'revocations', 'audit']) t)
                    AND has_table_privilege('revocations', 'DELETE') AND has_table_privilege('audit', 'DELETE')
                    AS may_write,
                pg_database_size(current_database()) AS bytes,
                (extract(epoch FROM clock_timestamp()) * 1000)::bigint AS now_ms",
    )
    .fetch_one(connection)
    .await
    .map_err(fault::of)?;
    let here = jiff::Timestamp::now().as_millisecond();
    Ok(Health {
        bytes: count(settings.bytes)?,
        findings: settings.findings(here),
    })
}

impl Settings {
    fn findings(&self, here_ms: i64) -> Vec<Finding> {
        let fault = |what: &str| Finding::fault("database", what);
        let warning = |what: &str| Finding::warning("database", what);
        let old = format!(
            "its version is {}, and 14 is the oldest that works; bring it up to date",
            self.version / 10_000
        );
        let apart = here_ms.abs_diff(self.now_ms);
        let clocks = format!(
            "its clock and that of this machine differ by {} s; let both follow a time server",
            apart / 1000
        );
        [
            (self.version < OLDEST, fault(&old)),
            (
                !self.fsync,
                fault("fsync is off, so a power cut may lose or destroy what was answered; turn it on"),
            ),
            (
                !self.full_page_writes,
                fault("full_page_writes is off, so a power cut may tear pages; turn it on"),
            ),
            (
                self.standby,
                fault("it is a standby, which takes no commands; name the primary"),
            ),
            (
                self.read_only,
                fault("default_transaction_read_only is on, so nothing can be written; turn it off"),
            ),
            (
                self.encoding != "UTF8",
                fault("its encoding is not UTF8, so not every name can be written; make a database with ENCODING UTF8"),
            ),
            (
                !self.may_write,
                fault("its user may not write all of the tables; grant INSERT and UPDATE on them, and DELETE on revocations and audit"),
            ),
            (
                !self.autovacuum,
                warning("autovacuum is off, so it will grow and slow down; turn it on"),
            ),
            (apart > CLOCKS_AGREE_MS, warning(&clocks)),
        ]
        .into_iter()
        .filter_map(|(is_so, finding)| is_so.then_some(finding))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: Settings = Settings {
        version: 170_002,
        fsync: true,
        full_page_writes: true,
        autovacuum: true,
        standby: false,
        read_only: false,
        encoding: String::new(),
        may_write: true,
        bytes: 1,
        now_ms: 10_000,
    };

    fn words(settings: &Settings) -> String {
        let found = settings.findings(10_000);
        found.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_setting_that_endangers_the_log_is_named() {
        let good = || Settings {
            encoding: "UTF8".to_string(),
            ..GOOD
        };
        assert_eq!(words(&good()), "");
        let cases: [(Settings, &str); 9] = [
            (
                Settings {
                    version: 130_009,
                    ..good()
                },
                "its version is 13",
            ),
            (
                Settings {
                    fsync: false,
                    ..good()
                },
                "fault: database: fsync is off",
            ),
            (
                Settings {
                    full_page_writes: false,
                    ..good()
                },
                "full_page_writes is off",
            ),
            (
                Settings {
                    standby: true,
                    ..good()
                },
                "it is a standby",
            ),
            (
                Settings {
                    read_only: true,
                    ..good()
                },
                "default_transaction_read_only",
            ),
            (
                Settings {
                    encoding: "LATIN1".to_string(),
                    ..good()
                },
                "not UTF8",
            ),
            (
                Settings {
                    may_write: false,
                    ..good()
                },
                "may not write",
            ),
            (
                Settings {
                    autovacuum: false,
                    ..good()
                },
                "warning: database: autovacuum",
            ),
            (
                Settings {
                    now_ms: 3_000,
                    ..good()
                },
                "differ by 7 s",
            ),
        ];
        for (settings, said) in cases {
            let words = words(&settings);
            assert!(words.contains(said), "{said}: {words}");
        }
    }
}
