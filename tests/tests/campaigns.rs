//! Short forms of the campaigns. Their long forms are run by hand: `cargo xtask campaign`.

use anyhow::ensure;
use bandbox_tests::server::{chore, program};
use std::ffi::OsString;
use std::process::Command;

/// Runs a campaign on the server that the tests use. What it printed.
async fn campaign(arguments: &[&str]) -> anyhow::Result<String> {
    let (held, said) = outcome(arguments).await?;
    ensure!(held, "{arguments:?}: {said}");
    Ok(said)
}

/// Runs a campaign. Whether the promise held, and what was printed.
async fn outcome(arguments: &[&str]) -> anyhow::Result<(bool, String)> {
    let mut all: Vec<OsString> = vec!["campaign".into()];
    all.extend(arguments.iter().map(OsString::from));
    all.extend(["--program".into(), program()?.into()]);
    let output = chore(all).await?;
    let said = String::from_utf8(output.stdout)? + &String::from_utf8(output.stderr)?;
    Ok((output.status.success(), said))
}

/// The figure of a line that a campaign printed.
fn figure(said: &str, of: &str) -> Option<u64> {
    let line = said.lines().find_map(|line| line.strip_prefix(of))?;
    line.split_whitespace().next()?.parse().ok()
}

#[tokio::test]
async fn what_is_sent_twice_counts_once_in_every_round() -> anyhow::Result<()> {
    let said = campaign(&["double", "--rounds", "40", "--games", "4"]).await?;
    ensure!(figure(&said, "rounds") == Some(40), "{said}");
    Ok(())
}

#[tokio::test]
async fn many_games_on_a_server_that_is_killed_lose_and_repeat_nothing() -> anyhow::Result<()> {
    let said = campaign(&["kill", "--rounds", "5", "--games", "16"]).await?;
    ensure!(figure(&said, "kills") == Some(5), "{said}");
    for fault in ["lost", "repeated", "gaps", "different"] {
        ensure!(figure(&said, fault) == Some(0), "{said}");
    }
    Ok(())
}

#[tokio::test]
async fn all_who_lose_their_connection_at_once_come_back_without_a_gap() -> anyhow::Result<()> {
    let storm = ["storm", "--connections", "200", "--games", "100"];
    let said = campaign(&[&storm[..], &["--seconds", "3"]].concat()).await?;
    ensure!(figure(&said, "connections") == Some(200), "{said}");
    for fault in ["gaps", "repeats", "snapshots"] {
        ensure!(figure(&said, fault) == Some(0), "{said}");
    }
    Ok(())
}

#[tokio::test]
async fn a_connection_that_is_cut_after_any_byte_loses_nothing() -> anyhow::Result<()> {
    let said = campaign(&["cut", "--stride", "997"]).await?;
    ensure!(figure(&said, "cuts") > Some(300), "{said}");
    for fault in ["lost", "repeated", "gaps", "different"] {
        ensure!(figure(&said, fault) == Some(0), "{said}");
    }
    Ok(())
}

#[tokio::test]
async fn what_was_answered_survives_the_loss_of_power_and_would_not_with_fewer_syncs()
-> anyhow::Result<()> {
    if Command::new("strace").arg("-V").output().is_err() {
        println!("!!! SKIPPED: no strace, so no loss of power is tried");
        return Ok(());
    }
    let said = campaign(&["power", "--images", "20", "--batters", "5"]).await?;
    for fault in ["lacking an answer", "not well"] {
        ensure!(figure(&said, fault) == Some(0), "{said}");
    }
    let normal = ["power", "--images", "6", "--batters", "60", "--as-normal"];
    let (held, said) = outcome(&normal).await?;
    ensure!(!held, "{said}");
    ensure!(figure(&said, "lacking an answer") > Some(0), "{said}");
    Ok(())
}

#[tokio::test]
async fn files_that_fail_at_some_call_make_no_answer_untrue_and_stop_no_game() -> anyhow::Result<()>
{
    if Command::new("strace").arg("-V").output().is_err() {
        println!("!!! SKIPPED: no strace, so no call of the system is made to fail");
        return Ok(());
    }
    let said = campaign(&["faults", "--faults", "2", "--games", "2"]).await?;
    for kind in [
        "disk full",
        "disk stays full",
        "write fails",
        "sync fails",
        "read fails",
        "lock refused",
        "held by another",
    ] {
        ensure!(figure(&said, kind) == Some(2), "{said}");
    }
    for fault in ["lost", "repeated", "gaps", "different"] {
        ensure!(figure(&said, fault) == Some(0), "{said}");
    }
    Ok(())
}

#[tokio::test]
async fn a_database_that_is_lost_at_a_commit_makes_no_answer_untrue_and_stops_no_game()
-> anyhow::Result<()> {
    let (held, said) = outcome(&["faults", "--postgres", "--faults", "2", "--games", "2"]).await?;
    if said.contains("PostgreSQL is not installed") {
        println!("!!! SKIPPED: no PostgreSQL is installed, so no connection to one is lost");
        return Ok(());
    }
    ensure!(held, "{said}");
    for kind in [
        "lost before statement",
        "lost before commit",
        "lost after commit",
        "after commit, for long",
    ] {
        ensure!(figure(&said, kind) == Some(2), "{said}");
    }
    for fault in ["lost  ", "repeated", "gaps", "different"] {
        ensure!(figure(&said, fault) == Some(0), "{said}");
    }
    Ok(())
}

#[tokio::test]
async fn what_comes_goes_again() -> anyhow::Result<()> {
    // So few take no more memory than chance does; that nothing is held is what counts here.
    let few = ["life", "--games", "60", "--connects", "400", "--more", "50"];
    let said = campaign(&few).await?;
    ensure!(figure(&said, "connects") == Some(400), "{said}");
    ensure!(figure(&said, "gauges above zero") == Some(0), "{said}");
    Ok(())
}

#[tokio::test]
async fn a_steady_rate_of_games_leaves_nothing_behind() -> anyhow::Result<()> {
    let short = ["soak", "--minutes", "0.1", "--rate", "100", "--games", "10"];
    let said = campaign(&[&short[..], &["--looks", "3", "--more", "50"]].concat()).await?;
    ensure!(figure(&said, "gauges above zero") == Some(0), "{said}");
    ensure!(figure(&said, "turns") > Some(300), "{said}");
    Ok(())
}

#[tokio::test]
async fn what_is_hidden_changes_no_byte_for_those_who_may_not_know() -> anyhow::Result<()> {
    let said = campaign(&["worlds", "--pairs", "30"]).await?;
    ensure!(figure(&said, "pairs") == Some(30), "{said}");
    for kind in [
        "  defensive decision",
        "  offensive decision",
        "  secret of the dice",
        "  card, unread",
        "  card, read next",
        "  team chat",
    ] {
        ensure!(figure(&said, kind) > Some(0), "{said}");
    }
    for fault in ["leaks", "pairs that show nothing"] {
        ensure!(figure(&said, fault) == Some(0), "{said}");
    }
    Ok(())
}

#[tokio::test]
async fn whoever_floods_is_let_go_and_players_in_other_games_are_all_answered() -> anyhow::Result<()>
{
    let short = ["flood", "--rounds", "1", "--seconds", "2", "--games", "4"];
    let said = campaign(&[&short[..], &["--rate", "10"]].concat()).await?;
    for flood in ["frames", "handshakes", "big", "slow"] {
        ensure!(figure(&said, flood).is_some(), "{said}");
    }
    ensure!(figure(&said, "gauges above zero") == Some(0), "{said}");
    Ok(())
}
