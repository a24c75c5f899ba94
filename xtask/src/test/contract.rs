//! The server held to its own `OpenAPI` document by Schemathesis, a program that is not ours: it asks everything that the
//! document allows and much that it does not, and no answer may be a failure of the server or other than described.

use crate::live::server::Server;
use anyhow::{Context, ensure};
use std::path::Path;
use std::process::Command;

/// What is looked at in each answer.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,\
                      response_headers_conformance,response_schema_conformance";

/// Requests to each operation, besides those that go to the bounds of each parameter. All of them take a quarter of a minute.
const EXAMPLES: &str = "50";

/// The seed of what is asked.
const SEED: &str = "1";

/// The user who manages the hosts of a demo.
const MANAGER: &str = "demo-home";

/// Asks everything.
///
/// # Errors
/// When an answer is not what the document says, or nothing could be asked.
pub(super) fn check(python: &Path, program: &Path) -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let database = format!("sqlite://{}", folder.path().join("games.db").display());
    let game = played(program, &database, &folder.path().join("jwt.key"))?;
    let server = Server::start_with(program, Some(&database), &[])?;
    let config = folder.path().join("schemathesis.toml");
    std::fs::write(&config, format!("[parameters]\n\"path.id\" = \"{game}\"\n"))?;
    let bearer = format!("Authorization: Bearer {}", server.token(MANAGER)?);
    let asked = Command::new(python.with_file_name("schemathesis"))
        .arg("--config-file")
        .arg(&config)
        .arg("run")
        .arg(format!("http://{}/openapi.json", server.address()))
        .args(["--header", &bearer])
        .args(["--checks", CHECKS, "--phases", "coverage,fuzzing"])
        .args(["--max-examples", EXAMPLES, "--seed", SEED])
        // A long poll may wait for 25 seconds.
        .args(["--request-timeout", "30", "--warnings", "off"])
        .current_dir(folder.path())
        .status()
        .context("could not start schemathesis")?;
    ensure!(
        asked.success(),
        "the server does not answer as its document says"
    );
    Ok(())
}

/// A whole game, for what is asked of games to be answered. Its id.
fn played(program: &Path, database: &str, key: &Path) -> anyhow::Result<String> {
    let demo = Command::new(program)
        .args([
            "demo",
            "--autoplay",
            "--seed",
            SEED,
            "--listen",
            "127.0.0.1:0",
        ])
        .args(["--database", database, "--jwt-secret-file"])
        .arg(key)
        .output()?;
    let said = String::from_utf8_lossy(&demo.stdout);
    ensure!(demo.status.success(), "no game was played: {said}");
    let game = said.lines().find_map(|line| line.strip_prefix("game "));
    let game = game.and_then(|line| line.split_whitespace().next());
    Ok(game.context("the demo names no game")?.to_owned())
}
