//! Bandbox: a real-time server for dice-and-cards tabletop baseball.

mod app;
mod audit;
mod authorize;
mod caller;
mod cli;
mod config;
mod connection;
mod create_game;
mod demo;
mod drain;
mod export;
mod fetching;
mod game;
mod gate;
mod gauges;
mod http;
mod limits;
mod list_games;
mod listening;
mod logs;
mod metrics;
mod nodes;
mod oidc;
mod revoking;
mod secrets;
mod serve;
mod store_fault;
mod teams;
mod tls;
mod turns;
mod upkeep;
mod view;

use crate::cli::{Cli, ConfigTask, Demo, Settings, Task, Token};
use crate::config::{Defaults, Given, Source};
use crate::demo::seats::Seats;
use crate::secrets::SecretSource;
use crate::upkeep::{copies, doctor, revoke};
use bandbox_tokens::Tokens;
use bandbox_tokens::User;
use clap::Parser;
use std::path::PathBuf;
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
        Task::Revoke(asked) => runtime()?.block_on(revoke::revoke(asked)),
        Task::Lift(asked) => runtime()?.block_on(revoke::lift(asked)),
        Task::Health(asked) => upkeep::health::health(&asked),
        Task::Audit(asked) => runtime()?.block_on(upkeep::audit::audit(asked)),
        Task::Doctor(asked) => runtime()?.block_on(doctor::doctor(asked)),
        Task::Config(ConfigTask::Check { file }) => check(file).map(|()| ExitCode::SUCCESS),
    }
}

fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?)
}

async fn serve(settings: Settings) -> anyhow::Result<()> {
    let source = settings.source(Defaults::SERVE)?;
    let server = serve::start(source, SecretSource::System, Seats::default()).await?;
    if let Some(metrics) = server.metrics {
        println!("metrics on http://{metrics}/metrics");
    }
    // Whoever started this waits for the line, to know where to connect.
    println!("listening on {}://{}", server.scheme, server.address);
    serve::stop_signal().await?;
    server.stop().await
}

fn check(file: PathBuf) -> anyhow::Result<()> {
    let name = file.display().to_string();
    Source::new(Given::default(), Some(file), Defaults::SERVE).read()?;
    println!("{name}: a server can use these settings");
    Ok(())
}

fn make_token(token: Token) -> anyhow::Result<()> {
    let config = token.settings.in_force(Defaults::SERVE)?;
    let tokens = Tokens::new(&config.jwt_secret_file, config.trust.clone())?;
    let expires = jiff::Timestamp::now().as_second() + token.ttl;
    let name = token.name.unwrap_or_else(|| token.user.clone());
    let user = User {
        admin: token.admin,
        ..User::until(expires, token.user, name)
    };
    println!("{}", tokens.issue(&user)?);
    Ok(())
}
