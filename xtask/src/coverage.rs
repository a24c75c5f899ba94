//! `cargo xtask coverage`: how many lines of the engine its own tests run, file by file.

use crate::tools::{Tool, run};
use anyhow::{Context, bail};
use serde_json::Value;
use std::path::Path;

/// The share of lines that must be run, in tenths of a percent.
const LEAST: u64 = 950;

const LLVM_COV: Tool = Tool {
    name: "llvm-cov",
    package: "cargo-llvm-cov",
    version: "0.9.1",
};

/// Lines of one file, or of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Lines {
    all: u64,
    run: u64,
}

impl Lines {
    /// The share that was run, in tenths of a percent; all of nothing.
    fn permille(self) -> u64 {
        (self.run * 1000).checked_div(self.all).unwrap_or(1000)
    }
}

/// Runs the engine's tests with counters and prints what they did not reach.
///
/// # Errors
/// When the tests fail, or reach too few lines.
pub(crate) fn run_engine() -> anyhow::Result<()> {
    let metadata = cargo_metadata::MetadataCommand::new().no_deps().exec()?;
    let report = metadata.target_directory.join("coverage.json");
    // Without the tools of the compiler's own LLVM no counter can be read.
    run(std::process::Command::new("rustup").args(["component", "add", "llvm-tools"]))?;
    let mut command = LLVM_COV.command()?;
    command
        .args(["--package", "bandbox-engine", "--json", "--summary-only"])
        .arg("--output-path")
        .arg(&report)
        .env("LAWS_COMMANDS", "100000");
    run(&mut command)?;
    let text = std::fs::read_to_string(&report).with_context(|| format!("{report}"))?;
    let mut files = files_of(
        &serde_json::from_str(&text)?,
        Path::new("crates/engine/src"),
    )?;
    files.sort_by_key(|(name, lines)| (lines.permille(), name.clone()));
    for (name, lines) in &files {
        if lines.run < lines.all {
            println!(
                "{} {name}, {} of {} lines not run",
                percent(*lines),
                lines.all - lines.run,
                lines.all
            );
        }
    }
    let total = files
        .iter()
        .fold(Lines::default(), |sum, (_, lines)| Lines {
            all: sum.all + lines.all,
            run: sum.run + lines.run,
        });
    println!(
        "{} of {} lines in {} files of the engine",
        percent(total),
        total.all,
        files.len()
    );
    if total.permille() < LEAST {
        bail!(
            "the tests run too few lines of the engine: it must be {} % or more",
            LEAST / 10
        );
    }
    Ok(())
}

fn percent(lines: Lines) -> String {
    format!("{:>3}.{} %", lines.permille() / 10, lines.permille() % 10)
}

/// The files of the report below this folder, each by its path from there.
fn files_of(report: &Value, folder: &Path) -> anyhow::Result<Vec<(String, Lines)>> {
    let files = report.pointer("/data/0/files").and_then(Value::as_array);
    let files = files.context("the report of llvm-cov has no files")?;
    let folder = format!("{}/", folder.display());
    let line = |file: &Value| {
        let name = file.get("filename")?.as_str()?;
        let (_, name) = name.split_once(&folder)?;
        let count = |what| file.pointer(&format!("/summary/lines/{what}"))?.as_u64();
        let lines = Lines {
            all: count("count")?,
            run: count("covered")?,
        };
        Some((name.to_string(), lines))
    };
    Ok(files.iter().filter_map(line).collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use serde_json::json;

    #[test]
    fn a_report_is_read_by_file_and_rounded_down() {
        let lines = |count, covered| json!({"lines": {"count": count, "covered": covered}});
        let report = json!({"data": [{"files": [
            {"filename": "/somewhere/crates/engine/src/inning.rs", "summary": lines(3, 2)},
            {"filename": "/somewhere/crates/engine/tests/rules.rs", "summary": lines(9, 9)},
        ]}]});
        let files = files_of(&report, Path::new("crates/engine/src")).unwrap();
        assert_eq!(files, [("inning.rs".to_string(), Lines { all: 3, run: 2 })]);
        assert_eq!(percent(files[0].1), " 66.6 %");
        assert!(files_of(&json!({}), Path::new("x")).is_err());
    }
}
