//! Bandbox: a real-time server for dice-and-cards tabletop baseball.

mod app;
mod authorize;
mod cli;
mod config;
mod connection;
mod create_game;
mod demo;
mod game;
mod gauges;
mod http;
mod list_games;
mod secrets;
mod serve;
mod tokens;
mod view;

use crate::cli::{Cli, Demo, Settings, Task, Token};
use crate::config::Defaults;
use crate::connection::user::User;
use crate::demo::seats::Seats;
use crate::secrets::SecretSource;
use crate::tokens::Tokens;
use clap::Parser;
use std::process::ExitCode;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let filter = EnvFilter::try_from_env("BANDBOX_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bandbox: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let task = Cli::parse()
        .command
        .unwrap_or_else(|| Task::Demo(Demo::default()));
    match task {
        Task::Token(token) => make_token(token),
        Task::Serve(settings) => runtime()?.block_on(serve(settings)),
        Task::Demo(demo) => runtime()?.block_on(demo::run(demo)),
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
    // Whoever started this waits for the line, to know where to connect.
    println!("listening on http://{}", server.address);
    serve::stop_signal().await?;
    server.stop().await
}

fn make_token(token: Token) -> anyhow::Result<()> {
    let config = token.settings.given()?.in_force(Defaults::SERVE);
    let tokens = Tokens::from_file(&config.jwt_secret_file)?;
    let user = User {
        name: token.name.unwrap_or_else(|| token.user.clone()),
        id: token.user,
        admin: token.admin,
        expires: jiff::Timestamp::now().as_second() + token.ttl,
    };
    println!("{}", tokens.issue(&user)?);
    Ok(())
}
