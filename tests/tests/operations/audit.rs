//! The audit: who did what, when, from where, allowed or refused; for administrators, and without anything secret.

use anyhow::Context;
use bandbox_store::{AuditFilter, AuditRow, Store};
use bandbox_tests::client::Client;
use bandbox_tests::http::{Answer, get_with, post, upgrade};
use bandbox_tests::patience::patiently;
use bandbox_tests::server::{MANY, Server, run};
use bandbox_tests::table::{AWAY, HOME, Table};
use serde_json::{Value, json};

/// What a page of the audit answers to this user.
async fn page(server: &Server, token: &str, query: &str) -> anyhow::Result<Answer> {
    let bearer = format!("Bearer {token}");
    let path = format!("/api/v1/audit{query}");
    get_with(server.address(), &path, &[("Authorization", &bearer)]).await
}

/// The entries that an administrator reads, once there are so many.
async fn entries(server: &Server, query: &str, count: usize) -> anyhow::Result<Vec<Value>> {
    let token = server.token_with("root", &["--admin"]).await?;
    patiently("the audit", async {
        loop {
            let answer = page(server, &token, query).await?;
            let body: Value = serde_json::from_str(&answer.body)?;
            let entries = body["entries"].as_array().context(answer.body)?;
            if entries.len() >= count {
                return Ok(entries.clone());
            }
            tokio::task::yield_now().await;
        }
    })
    .await
}

/// All that a server has written down by its end.
async fn left(server: &mut Server) -> anyhow::Result<Vec<AuditRow>> {
    server.ask_to_stop().await?;
    server.ended().await?;
    let store = Store::open(&server.database()).await?;
    let everything = AuditFilter {
        limit: 100_000,
        ..AuditFilter::default()
    };
    let rows = store.audit(&everything).await?;
    store.close().await?;
    Ok(rows)
}

fn told(entry: &Value) -> String {
    let text = |name: &str| entry[name].as_str().unwrap_or("-").to_string();
    format!("{} {} {}", text("user"), text("action"), text("outcome"))
}

#[tokio::test]
async fn an_administrator_reads_who_did_what_from_where() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.away.refused("roll_dice", table.of_game()).await?;
    upgrade(server.address(), &[("Authorization", "Bearer none")]).await?;

    let refused = entries(&server, "?outcome=refused", 2).await?;
    assert_eq!(
        refused.iter().map(told).collect::<Vec<_>>(),
        [
            "- connect refused",
            &format!("{AWAY} play.roll_dice refused")
        ]
    );
    assert_eq!(refused[0]["code"], "unauthenticated");
    assert_eq!(refused[0]["address"], "127.0.0.1");
    assert_eq!(refused[1]["code"], "decision_due");
    assert_eq!(refused[1]["game_id"], table.game.as_str());

    let query = format!("?user={HOME}&until=2100-01-01T00:00:00Z");
    let of_home = entries(&server, &query, 4).await?;
    let allowed: Vec<String> = of_home.iter().map(told).collect();
    assert_eq!(
        allowed,
        ["play.start_game", "join_game", "create_game", "sign_in"]
            .map(|action| format!("{HOME} {action} allowed"))
    );
    let session = of_home[3]["session"].as_str().context("no session")?;
    for entry in &of_home {
        assert_eq!(entry["address"], "127.0.0.1", "{entry}");
        assert_eq!(entry["session"], session, "{entry}");
    }
    assert_eq!(of_home[3]["detail"], "a token in the header");

    let by_command = run([
        "audit",
        "--database",
        &server.database(),
        "--user",
        HOME,
        "--action",
        "play.",
    ])
    .await?;
    let line = String::from_utf8(by_command.stdout)?;
    assert!(line.contains("allowed play.start_game"), "{line}");
    assert!(line.contains("address=127.0.0.1"), "{line}");
    Ok(())
}

#[tokio::test]
async fn what_comes_over_http_is_told_with_its_address_too() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let table = Table::set(&server).await?;
    let bearer = format!("Bearer {}", server.token(HOME).await?);
    let path = format!("/api/v1/games/{}/commands", table.game);
    let headers = [("Authorization", &*bearer)];
    for id in ["one", "two"] {
        let frame = json!({"id": id, "event": "start_game", "data": table.of_game()});
        post(server.address(), &path, &headers, &frame.to_string()).await?;
    }
    let query = format!("?user={HOME}&action=play.");
    let plays = entries(&server, &query, 2).await?;
    assert_eq!(
        plays.iter().map(told).collect::<Vec<_>>(),
        [
            format!("{HOME} play.start_game refused"),
            format!("{HOME} play.start_game allowed")
        ]
    );
    assert_eq!(plays[0]["address"], "127.0.0.1");
    assert_eq!(plays[1]["address"], "127.0.0.1");
    assert_eq!(plays[0]["session"], plays[1]["session"]);
    Ok(())
}

#[tokio::test]
async fn nobody_but_an_administrator_reads_it() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let token = server.token(AWAY).await?;
    let answer = page(&server, &token, "").await?;
    assert_eq!(answer.status, 403, "{}", answer.body);
    assert!(answer.body.contains("\"forbidden\""), "{}", answer.body);
    assert_eq!(page(&server, "none", "").await?.status, 401);
    let refused = entries(&server, "?outcome=refused&action=http", 2).await?;
    assert_eq!(
        refused.iter().map(told).collect::<Vec<_>>(),
        [
            "- http GET /api/v1/audit refused",
            &format!("{AWAY} http GET /api/v1/audit refused")
        ]
    );
    let admin = server.token_with("root", &["--admin"]).await?;
    for wrong in [
        "?limit=0",
        "?limit=1001",
        "?since=today",
        "?outcome=no",
        "?x=1",
        "?before=7",
    ] {
        let answer = page(&server, &admin, wrong).await?;
        assert_eq!(answer.status, 400, "{wrong}: {}", answer.body);
    }
    Ok(())
}

#[tokio::test]
async fn no_token_no_secret_and_no_words_of_anybody_are_in_it() -> anyhow::Result<()> {
    let mut server = Server::start_logging("trace").await?;
    let token = server.token(AWAY).await?;
    let forged = format!("{token}forged");
    let words = "meet me behind the dugout";
    let mut stranger = Client::stranger(server.address()).await?;
    stranger
        .refused("authenticate", json!({"token": forged}))
        .await?;
    let mut table = Table::started(&server).await?;
    let chat = table.with(json!({"text": words, "audience": "room"}));
    table.away.accepted("send_chat", chat).await?;
    table.away.refused(words, json!({})).await?;
    let bearer = format!("Bearer {forged}");
    let headers = [("Authorization", &*bearer)];
    let path = format!("/api/v1/games/{token}");
    get_with(server.address(), &path, &headers).await?;
    upgrade(server.address(), &headers).await?;
    let key = std::fs::read_to_string(server.key())?.trim().to_string();
    let rows = left(&mut server).await?;
    assert!(rows.len() > 8, "{rows:?}");
    let store = Store::open(&server.database()).await?;
    let game = table.game.parse()?;
    let secret = store.recording(game).await?.secret.context("no secret")?;
    let dice = secret.reveal().to_string();
    let log = server.log()?;
    for hidden in [&token, &forged, words, &key, &dice] {
        for row in &rows {
            assert!(!format!("{row:?}").contains(hidden), "{row:?}");
        }
        assert!(!log.contains(hidden), "{hidden}");
    }
    Ok(())
}

#[tokio::test]
async fn a_flood_of_refusals_makes_few_rows() -> anyhow::Result<()> {
    const FLOOD: usize = 2000;
    let mut server = Server::start_with(&MANY).await?;
    let mut table = Table::started(&server).await?;
    for _ in 0..FLOOD {
        table.away.refused("roll_dice", table.of_game()).await?;
    }
    let rows = left(&mut server).await?;
    let of_flood: Vec<&AuditRow> = rows
        .iter()
        .filter(|row| row.entry.action == "play.roll_dice")
        .collect();
    assert!(of_flood.len() <= 4, "{of_flood:?}");
    let more = |row: &&AuditRow| -> usize {
        let detail = row.entry.detail.as_deref().unwrap_or_default();
        let number = detail.split(' ').next().unwrap_or_default();
        number.parse().unwrap_or(1)
    };
    assert_eq!(of_flood.iter().map(more).sum::<usize>(), FLOOD);
    Ok(())
}

#[tokio::test]
async fn what_waits_when_the_server_stops_is_written() -> anyhow::Result<()> {
    let mut server = Server::start().await?;
    let mut client = Client::connect(&server, AWAY).await?;
    client.refused("get_box_score", json!({})).await?;
    let rows = left(&mut server).await?;
    let actions: Vec<&str> = rows.iter().map(|row| row.entry.action.as_str()).collect();
    assert_eq!(actions, ["sign_out", "frame", "sign_in"]);
    assert_eq!(rows[0].entry.detail.as_deref(), Some("restarting"));
    Ok(())
}
