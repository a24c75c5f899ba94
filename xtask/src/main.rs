//! The chores of this repository, run as `cargo xtask <task>`.
//!
//! A task is a module with its own file, a variant of [`Task`] and an arm in [`main`].

mod schema;
mod test;
mod tidy;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// The chores of this repository.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Runs everything that must be green before a change goes in.
    Test(test::Arguments),
    /// Writes the documents generated from the protocol.
    Schema {
        /// Compare the kept documents instead, and fail when one has drifted.
        #[arg(long)]
        check: bool,
    },
    /// Checks what no compiler checks: dependencies, the map, the shape of the sources.
    Tidy,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Test(arguments) => test::run(arguments),
        Task::Schema { check } => schema::run(check),
        Task::Tidy => tidy::run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {fault:#}");
            ExitCode::FAILURE
        }
    }
}
