//! `bandbox doctor` finds what is wrong, says it in one line each, and ends with a code that a script can use.

use crate::place::{Schema, bandbox, file, outsider};
use bandbox_tests::server::Server;
use bandbox_tests::table::Table;
use sqlx::Executor;
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;

/// Examines the log of a server, with its own key. What was printed.
async fn examined(code: i32, server: &Server) -> anyhow::Result<String> {
    let (database, key) = (server.database(), server.key());
    let arguments = ["doctor", "--database", &database, "--jwt-secret-file", &key];
    bandbox(code, &arguments).await
}

fn faults(said: &str) -> Vec<&str> {
    said.lines()
        .filter(|line| line.starts_with("fault: "))
        .collect()
}

#[tokio::test]
async fn a_log_that_is_played_on_is_well() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    let said = examined(0, &server).await?;
    assert!(said.contains(": 1 games, "), "{said}");
    assert_eq!(faults(&said), [""; 0], "{said}");
    Ok(())
}

#[tokio::test]
async fn a_game_that_was_changed_is_named_and_the_others_are_not() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    Table::started(&server).await?;
    table.bat("homerun").await?;
    let change =
        "UPDATE events SET data = replace(data, 'homerun', 'triple') WHERE data LIKE '%homerun%'";
    outsider(&server.database()).await?.execute(change).await?;
    let said = examined(3, &server).await?;
    let [line] = faults(&said)[..] else {
        anyhow::bail!("not one fault: {said}");
    };
    assert!(line.contains(&format!("game {}", table.game)), "{line}");
    assert!(line.contains("restore a backup"), "{line}");
    Ok(())
}

#[tokio::test]
async fn files_with_secrets_that_others_may_read_are_a_fault() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let path = server.database().replace("sqlite://", "");
    for file in [&path, &server.key()] {
        std::fs::set_permissions(file, Permissions::from_mode(0o644))?;
        let said = examined(3, &server).await?;
        let [line] = faults(&said)[..] else {
            anyhow::bail!("not one fault: {said}");
        };
        assert!(line.contains(&format!("chmod 600 {file}")), "{line}");
        std::fs::set_permissions(file, Permissions::from_mode(0o600))?;
    }
    Ok(())
}

#[tokio::test]
async fn a_log_that_is_not_there_cannot_be_examined() -> anyhow::Result<()> {
    let (_folder, path) = file("games.db")?;
    let said = bandbox(1, &["doctor", &path.display().to_string()]).await?;
    assert!(said.contains(&path.display().to_string()), "{said}");
    assert!(!path.exists(), "nothing is made");
    Ok(())
}

#[tokio::test]
async fn a_log_in_postgres_is_examined() -> anyhow::Result<()> {
    let Some(schema) = Schema::empty().await? else {
        return Ok(());
    };
    let server = Server::start_on(&schema.url).await?;
    Table::started(&server).await?;
    // A server for tests need not be one that survives a power cut; its settings are found or not.
    let (database, key) = (server.database(), server.key());
    let arguments = ["doctor", "--database", &database, "--jwt-secret-file", &key];
    let output = bandbox_tests::server::run(arguments).await?;
    let said = String::from_utf8(output.stdout)?;
    assert!(said.contains(": 1 games, "), "{said}");
    assert!(!said.contains("game 0"), "{said}");
    drop(server);
    schema.drop().await
}
