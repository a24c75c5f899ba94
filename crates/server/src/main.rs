//! Bandbox: a real-time server for dice-and-cards tabletop baseball.

mod app;
mod audit;
mod authorize;
mod cli;
mod config;
mod connection;
mod create_game;
mod demo;
mod drain;
mod export;
mod game;
mod gauges;
mod http;
mod list_games;
mod logs;
mod metrics;
mod secrets;
mod serve;
mod store_fault;
mod tokens;
mod upkeep;
mod view;

use crate::cli::{Cli, Demo, Settings, Task, Token};
use crate::config::Defaults;
use crate::connection::user::User;
use crate::demo::seats::Seats;
use crate::secrets::SecretSource;
use crate::tokens::Tokens;
use crate::upkeep::{copies, doctor};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    logs::begin();
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("bandbox: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    let task = Cli::parse()
        .command
        .unwrap_or_else(|| Task::Demo(Demo::default()));
    match task {
        Task::Token(token) => make_token(token).map(|()| ExitCode::SUCCESS),
        Task::Serve(settings) => runtime()?
            .block_on(serve(settings))
            .map(|()| ExitCode::SUCCESS),
        Task::Demo(demo) => runtime()?
            .block_on(demo::run(demo))
            .map(|()| ExitCode::SUCCESS),
        Task::Backup(asked) => runtime()?.block_on(copies::backup(asked)),
        Task::Restore(asked) => runtime()?.block_on(copies::restore(asked)),
        Task::MigrateStore(asked) => runtime()?.block_on(copies::migrate_store(asked)),
        Task::Export(asked) => runtime()?.block_on(upkeep::export::export(asked)),
        Task::Audit(asked) => runtime()?.block_on(upkeep::audit::audit(asked)),
        Task::Doctor(asked) => runtime()?.block_on(doctor::doctor(asked)),
    }
}

fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?)
}

async fn serve(settings: Settings) -> anyhow::Result<()> {
    let config = settings.given()?.in_force(Defaults::SERVE);
    let server = serve::start(config, SecretSource::System, Seats::default()).await?;
    if let Some(metrics) = server.metrics {
        println!("metrics on http://{metrics}/metrics");
    }
    // Whoever started this waits for the line, to know where to connect.
    println!("listening on http://{}", server.address);
    serve::stop_signal().await?;
    server.stop().await
}

fn make_token(token: Token) -> anyhow::Result<()> {
    let config = token.settings.given()?.in_force(Defaults::SERVE);
    let tokens = Tokens::new(&config.jwt_secret_file, config.trust.clone())?;
    let user = User {
        name: token.name.unwrap_or_else(|| token.user.clone()),
        id: token.user,
        admin: token.admin,
        expires: jiff::Timestamp::now().as_second() + token.ttl,
    };
    println!("{}", tokens.issue(&user)?);
    Ok(())
}
