//! The logs: one object of JSON a line, with who did what in which game, and without anything that must stay
//! between a client and the server, however much is logged.

use anyhow::Context;
use bandbox_store::{GameFilter, Store};
use bandbox_tests::client::Client;
use bandbox_tests::http::{get, put, upgrade};
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, Table};
use serde_json::{Value, json};

/// The lines of a log.
fn lines(log: &str) -> anyhow::Result<Vec<Value>> {
    log.lines()
        .map(|line| Ok(serde_json::from_str(line)?))
        .collect()
}

#[tokio::test]
async fn lines_are_json_and_say_who_did_what_in_which_game() -> anyhow::Result<()> {
    let server = Server::start_logging("debug").await?;
    let mut table = Table::started(&server).await?;
    table.away.refused("roll_dice", table.of_game()).await?;
    upgrade(server.address(), &[("Authorization", "Bearer not-a-token")]).await?;
    let accepted = table.bat("homerun").await?;
    let lines = lines(&server.log()?)?;
    assert!(lines.iter().all(|line| line["timestamp"].is_string()
        && line["level"].is_string()
        && line["target"].is_string()
        && line["message"].is_string()));
    let of = |message: &str| {
        let lines = lines.iter().filter(|line| line["message"] == message);
        lines.cloned().collect::<Vec<_>>()
    };
    let last = of("accepted").pop().unwrap_or_default();
    assert_eq!(last["game"], table.game.as_str(), "{last}");
    assert_eq!(last["user"], AWAY);
    assert_eq!(last["seq"], json!(accepted.seq()));
    assert!(last["conn"].is_u64(), "{last}");
    assert!(last["cmd"].is_string(), "{last}");
    let codes: Vec<Value> = of("refused")
        .iter()
        .map(|line| line["code"].clone())
        .collect();
    assert_eq!(codes, ["decision_due", "unauthenticated"]);
    Ok(())
}

#[tokio::test]
async fn no_token_no_secret_and_no_words_of_anybody_are_in_them() -> anyhow::Result<()> {
    let server = Server::start_logging("trace").await?;
    let token = server.token(AWAY).await?;
    let mut client = Client::with_token(server.address(), &token).await?;
    let mut late = Client::stranger(server.address()).await?;
    late.accepted("authenticate", json!({"token": token}))
        .await?;
    let mut stranger = Client::stranger(server.address()).await?;
    let forged = format!("{token}forged");
    stranger
        .refused("authenticate", json!({"token": forged}))
        .await?;

    let mut table = Table::set(&server).await?;
    let words = "meet me behind the dugout";
    let chat = table.with(json!({"text": words, "audience": "room"}));
    client.refused("send_chat", chat).await?;
    client.send_text(&format!("{{\"id\": \"{words}\"")).await?;
    client.refused(words, json!({})).await?;
    let start = table.of_game();
    table.home.accepted("start_game", start).await?;
    table.bat("homerun").await?;
    client
        .refused(
            "submit_manual_outcome",
            table.with(json!({"outcome": words})),
        )
        .await?;

    let store = Store::open(&server.database()).await?;
    let mut secrets = vec![token.clone(), forged, words.to_string()];
    // Its parts are as good as the whole.
    secrets.extend(token.split('.').skip(1).map(str::to_string));
    secrets.push(std::fs::read_to_string(server.key())?.trim().to_string());
    for game in store.games(&GameFilter::default()).await? {
        let recorded = store.recording(game.game).await?;
        secrets.extend(recorded.secret.map(|secret| secret.reveal().to_string()));
    }
    assert_eq!(secrets.len(), 7);
    let log = server.log()?;
    for message in ["serving", "signed in", "loaded", "accepted", "refused"] {
        let said = format!("\"message\":\"{message}\"");
        assert!(log.contains(&said), "{message}: {log}");
    }
    for secret in secrets {
        let line = log.lines().find(|line| line.contains(&secret));
        assert_eq!(line, None, "{secret}");
    }
    Ok(())
}

#[tokio::test]
async fn how_much_is_logged_changes_while_the_server_runs() -> anyhow::Result<()> {
    let server = Server::start_logging("warn").await?;
    let operator = server.metrics().context("no listener of its own")?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    assert_eq!(server.log()?, "", "nothing to warn of");

    assert_eq!(get(operator, "/log-level").await?.body, "warn");
    let nonsense = put(operator, "/log-level", &[], "bandbox=loud").await?;
    assert_eq!(nonsense.status, 400, "{}", nonsense.body);
    assert_eq!(get(operator, "/log-level").await?.body, "warn");
    let changed = put(operator, "/log-level", &[], "bandbox=debug").await?;
    assert_eq!((changed.status, &*changed.body), (200, "bandbox=debug"));

    table.bat("homerun").await?;
    let lines = lines(&server.log()?)?;
    let accepted = lines.iter().filter(|line| line["message"] == "accepted");
    assert_eq!(accepted.count(), 4, "two decisions, dice and an outcome");
    let public = get(server.address(), "/log-level").await?;
    assert_ne!(
        public.body, "bandbox=debug",
        "it is the operator's business"
    );
    Ok(())
}
