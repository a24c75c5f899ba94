//! `cargo xtask mutants`: changes the rules one small thing at a time, and sees whether a test of the engine notices.
//!
//! Only the files that hold rules are changed. The tests are those of the engine, built without optimizing and with
//! few random games, so that one change takes seconds; the first that fails ends them.

use crate::tools::Tool;
use anyhow::{Context, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const MUTANTS: Tool = Tool {
    name: "mutants",
    package: "cargo-mutants",
    version: "27.1.0",
};

/// Stops at the first test that fails, which `cargo test` cannot.
const NEXTEST: Tool = Tool {
    name: "nextest",
    package: "cargo-nextest",
    version: "0.9.143",
};

/// Which tests: not those of the dice, which no rule is part of, and not the one that takes longer than all others.
const TESTS: &str = "not test(/^dice::/) and not test(the_winning_run_on_third)";

/// The share of changes that must be noticed, in tenths of a percent.
const LEAST: usize = 900;

/// Where the rules are.
const RULES: [&str; 12] = [
    "crates/engine/src/apply.rs",
    "crates/engine/src/bases.rs",
    "crates/engine/src/charts/**",
    "crates/engine/src/choice.rs",
    "crates/engine/src/fatigue.rs",
    "crates/engine/src/inning.rs",
    "crates/engine/src/legal.rs",
    "crates/engine/src/permit/**",
    "crates/engine/src/play.rs",
    "crates/engine/src/resolve/**",
    "crates/engine/src/stint.rs",
    "crates/engine/src/x_check.rs",
];

/// Which changes to try.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Only a part of them, such as 0/8: the first of eight.
    #[arg(long)]
    shard: Option<String>,
    /// Only in these files, instead of everywhere where the rules are.
    #[arg(long)]
    file: Vec<String>,
    /// Name the changes and try none.
    #[arg(long)]
    list: bool,
}

/// What became of the changes to one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Tally {
    /// A test failed, or never came to an end.
    caught: usize,
    /// Every test passed.
    missed: usize,
    /// It did not compile.
    unviable: usize,
}

impl Tally {
    /// The share that was noticed of those that compiled, in tenths of a percent; all of nothing.
    fn permille(self) -> usize {
        let viable = self.caught + self.missed;
        (self.caught * 1000).checked_div(viable).unwrap_or(1000)
    }

    fn line(self, name: &str) -> String {
        let (whole, tenth) = (self.permille() / 10, self.permille() % 10);
        format!(
            "{whole:>3}.{tenth} %  {:>4} caught {:>4} missed {:>4} unviable  {name}",
            self.caught, self.missed, self.unviable
        )
    }
}

/// Tries the changes and writes a summary beside what the tool writes.
///
/// # Errors
/// When too few are noticed.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let metadata = cargo_metadata::MetadataCommand::new().no_deps().exec()?;
    let folder = metadata.target_directory.join("mutants");
    std::fs::create_dir_all(&folder)?;
    let mut command = MUTANTS.command()?;
    command
        .args(["--package", "bandbox-engine", "--no-shuffle", "--jobs", "2"])
        .args(["--profile", "mutants", "--minimum-test-timeout", "20"])
        .args(["--test-tool", "nextest"])
        // Of each change only the one program of tests is built.
        .arg("--cargo-arg=--test=engine")
        .arg("--output")
        .arg(&folder)
        .current_dir(&metadata.workspace_root);
    for file in files(arguments) {
        command.args(["--file", file]);
    }
    if let Some(shard) = &arguments.shard {
        command.args(["--shard", shard]);
    }
    if arguments.list {
        return crate::tools::run(command.arg("--list"));
    }
    command
        .args(["--", "-E", TESTS])
        .args(["--max-fail", "1:immediate"])
        .env("LAWS_COMMANDS", "5000")
        .env("LAWS_GAMES", "10")
        .env("TREE_PLAYS", "1")
        .env("PROPTEST_CASES", "16");
    NEXTEST.install()?;
    // It does not succeed when a change was missed; the figures decide here.
    let status = command.status().context("could not start cargo mutants")?;
    let outcomes = folder.join("mutants.out/outcomes.json");
    let text = std::fs::read_to_string(&outcomes)
        .with_context(|| format!("cargo mutants ended with {status} and left no {outcomes}"))?;
    let (tallies, missed) = tally(&serde_json::from_str(&text)?)?;
    let summary = summary(&tallies, &missed)?;
    std::fs::write(folder.join("summary.txt"), &summary)?;
    print!("{summary}");
    let total = total(&tallies);
    if total.permille() < LEAST {
        bail!(
            "too few changes were noticed: it must be {} % or more",
            LEAST / 10
        );
    }
    Ok(())
}

fn files(arguments: &Arguments) -> Vec<&str> {
    if arguments.file.is_empty() {
        RULES.to_vec()
    } else {
        arguments.file.iter().map(String::as_str).collect()
    }
}

fn total(tallies: &BTreeMap<String, Tally>) -> Tally {
    tallies.values().fold(Tally::default(), |sum, file| Tally {
        caught: sum.caught + file.caught,
        missed: sum.missed + file.missed,
        unviable: sum.unviable + file.unviable,
    })
}

/// By file what became of its changes; and the names of those that nobody noticed.
fn tally(report: &Value) -> anyhow::Result<(BTreeMap<String, Tally>, Vec<String>)> {
    let outcomes = report.get("outcomes").and_then(Value::as_array);
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut missed = Vec::new();
    for outcome in outcomes.context("the report of cargo mutants has no outcomes")? {
        let Some(mutant) = outcome.pointer("/scenario/Mutant") else {
            // The tests without any change.
            continue;
        };
        let text = |value: Option<&Value>| {
            value
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_string()
        };
        let tally = tallies.entry(text(mutant.get("file"))).or_default();
        match text(outcome.get("summary")).as_str() {
            "CaughtMutant" | "Timeout" => tally.caught += 1,
            "MissedMutant" => {
                tally.missed += 1;
                missed.push(text(mutant.get("name")));
            }
            "Unviable" => tally.unviable += 1,
            other => bail!("cargo mutants says {other:?}, which this chore does not know"),
        }
    }
    Ok((tallies, missed))
}

fn summary(tallies: &BTreeMap<String, Tally>, missed: &[String]) -> anyhow::Result<String> {
    let mut summary = String::new();
    for (file, tally) in tallies {
        writeln!(summary, "{}", tally.line(file))?;
    }
    writeln!(summary, "{}", total(tallies).line("all"))?;
    for name in missed {
        writeln!(summary, "missed: {name}")?;
    }
    Ok(summary)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use serde_json::json;

    #[test]
    fn changes_are_tallied_by_file_and_the_missed_are_named() {
        let mutant = |file: &str, summary: &str| {
            let name = format!("replace something in {file}");
            json!({"scenario": {"Mutant": {"file": file, "name": name}}, "summary": summary})
        };
        let report = json!({"outcomes": [
            {"scenario": "Baseline", "summary": "Success"},
            mutant("a.rs", "CaughtMutant"),
            mutant("a.rs", "Timeout"),
            mutant("a.rs", "MissedMutant"),
            mutant("b.rs", "Unviable"),
        ]});
        let (tallies, missed) = tally(&report).unwrap();
        assert_eq!(missed, ["replace something in a.rs"]);
        let sum = total(&tallies);
        let expected = Tally {
            caught: 2,
            missed: 1,
            unviable: 1,
        };
        assert_eq!(sum, expected);
        assert_eq!(sum.permille(), 666);
        assert_eq!(Tally::default().permille(), 1000);
        let summary = summary(&tallies, &missed).unwrap();
        assert!(
            summary.contains(" 66.6 %     2 caught    1 missed    0 unviable  a.rs"),
            "{summary}"
        );
        let unknown = json!({"outcomes": [mutant("a.rs", "Astonished")]});
        assert!(tally(&unknown).is_err());
    }
}
