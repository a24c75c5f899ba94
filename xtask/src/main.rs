//! The chores of this repository, run as `cargo xtask <task>`.
//!
//! A task is a module with its own file, a variant of [`Task`] and an arm in [`main`].

mod averages;
mod bench;
mod browser;
mod campaign;
mod card;
mod census;
mod chadwick;
mod coverage;
mod deny;
mod event_files;
mod export;
mod fuzz;
mod import;
mod live;
mod load;
mod luck;
mod mutants;
mod node;
mod odds;
mod packages;
mod postgres;
mod recordings;
mod replay;
mod rescore;
mod schema;
mod test;
mod tidy;
mod tools;
mod verify;
mod win_probability;

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
    /// Prints a recorded game as a scorer would read it.
    Replay(replay::Arguments),
    /// Recomputes every text, roll and decision of recorded games.
    Verify(verify::Arguments),
    /// Writes a game of a log to a file, or as Retrosheet writes games.
    Export(export::Arguments),
    /// Makes a real game a game of a log, to be served, watched and replayed.
    Import(import::Arguments),
    /// Measures.
    #[command(subcommand)]
    Bench(bench::Subject),
    /// Puts a promise to the test, as often as it takes: games, kills, races, lost connections.
    #[command(subcommand)]
    Campaign(campaign::Name),
    /// Prints what an x-check comes to, exactly, by position, range and error rating.
    Odds(odds::Arguments),
    /// Re-scores real games, and compares each with what other programs make of it.
    Rescore(rescore::Arguments),
    /// Puts exported games through Chadwick, and compares what it reads with what was written.
    Chadwick(chadwick::Arguments),
    /// Counts what real scorers wrote: records, plays, modifiers, advances.
    Census(census::Arguments),
    /// Prints which lines of the engine its tests do not run; fails below 95 %.
    Coverage,
    /// Throws what nobody would send at every decoder: as many inputs, or as many seconds a target, as asked.
    Fuzz(fuzz::Arguments),
    /// Plays many games at once on a server of its own; prints speed, delays, memory, and whether anything was lost.
    Load(load::Arguments),
    /// Changes the rules one small thing at a time, and sees whether a test notices; fails below 90 %.
    Mutants(mutants::Arguments),
    /// Makes cards from season lines.
    Card(card::Arguments),
    /// Plays many games between computers with cards, and prints what teams come to in them.
    Averages(averages::Arguments),
    /// Plays many games and writes how likely the hosts are to win in every situation, for the pages that show it.
    WinProbability(win_probability::Arguments),
    /// Takes the pictures of the README anew, of games that a real browser plays.
    Screenshots,
    /// Checks what no compiler checks: dependencies, the map, the shape of the sources.
    Tidy,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().task {
        Task::Test(arguments) => test::run(arguments),
        Task::Schema { check } => schema::run(check),
        Task::Replay(arguments) => replay::run(&arguments),
        Task::Verify(arguments) => verify::run(&arguments),
        Task::Export(arguments) => export::run(&arguments),
        Task::Import(arguments) => import::run(&arguments),
        Task::Bench(subject) => bench::run(&subject),
        Task::Campaign(name) => campaign::run(&name),
        Task::Odds(arguments) => odds::run(&arguments),
        Task::Rescore(arguments) => rescore::run(&arguments),
        Task::Chadwick(arguments) => chadwick::run(&arguments),
        Task::Census(arguments) => census::run(&arguments),
        Task::Coverage => coverage::run_engine(),
        Task::Fuzz(arguments) => fuzz::run(&arguments),
        Task::Load(arguments) => load::run(&arguments),
        Task::Mutants(arguments) => mutants::run(&arguments),
        Task::Card(arguments) => card::run(&arguments),
        Task::Averages(arguments) => averages::run(&arguments),
        Task::WinProbability(arguments) => win_probability::run(&arguments),
        Task::Screenshots => browser::screenshots(),
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
