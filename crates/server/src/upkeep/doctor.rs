//! `bandbox doctor`: the log, its database and the machine, one line for each thing that is not as it should be.

use super::{machine, with_findings};
use crate::cli::Doctor;
use crate::config::Defaults;
use anyhow::Context;
use bandbox_store::checkup::{Finding, Weight, checkup};
use bandbox_store::without_password;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Examines the log of the settings, or a file.
///
/// # Errors
/// When there is nothing to examine.
pub(crate) async fn doctor(asked: Doctor) -> anyhow::Result<ExitCode> {
    let Doctor { file, settings } = asked;
    let config = settings.in_force(Defaults::SERVE)?;
    let database = match &file {
        Some(file) => format!("sqlite://{}", file.display()),
        None => config.database,
    };
    let shown = without_password(&database);
    let found = checkup(&database)
        .await
        .with_context(|| format!("examining {shown}"))?;

    let kind = if found.is_backup { "backup" } else { "log" };
    println!(
        "{kind} {shown}: {} games, {} commands, {} events, {} MiB",
        found.games,
        found.batches,
        found.events,
        found.bytes.div_ceil(1 << 20)
    );
    let mut findings = found.findings;
    if let Some(path) = database.strip_prefix("sqlite://").map(Path::new) {
        findings.extend(machine::disk(path, found.bytes));
        for file in with_its_companions(path) {
            findings.extend(machine::secrecy(&file, "the secrets of the dice"));
        }
    }
    // The server that uses a backup is elsewhere, or is the one whose log this was.
    if file.is_none() {
        findings.extend(machine::secrecy(
            &config.jwt_secret_file,
            "the key of all tokens",
        ));
        findings.extend(machine::open_files());
    }
    findings.extend(machine::clock(jiff::Timestamp::now(), found.newest));
    Ok(tell(&findings))
}

/// The files in which `SQLite` keeps what is not yet in the first.
fn with_its_companions(path: &Path) -> [PathBuf; 3] {
    ["", "-wal", "-shm"].map(|end| {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        PathBuf::from(name)
    })
}

/// Prints the findings, faults first.
fn tell(findings: &[Finding]) -> ExitCode {
    let of = |weight| {
        findings
            .iter()
            .filter(move |finding| finding.weight == weight)
    };
    for finding in of(Weight::Fault).chain(of(Weight::Warning)) {
        println!("{finding}");
    }
    let (faults, warnings) = (of(Weight::Fault).count(), of(Weight::Warning).count());
    println!("{faults} faults, {warnings} warnings");
    if faults == 0 {
        ExitCode::SUCCESS
    } else {
        with_findings()
    }
}
