//! `/healthz` says that the process lives, `/readyz` that it can serve: no more when the store fails, and again
//! when it is back, without a restart.

use crate::place::outsider;
use bandbox_tests::http::get;
use bandbox_tests::patience::patiently;
use bandbox_tests::server::{Server, run};
use bandbox_tests::table::Table;
use serde_json::Value;
use sqlx::Executor;

/// Asks until the answer has this status.
pub(crate) async fn ready_answers(server: &Server, status: u16) -> anyhow::Result<Value> {
    patiently(&format!("/readyz with {status}"), async {
        loop {
            let answer = get(server.address(), "/readyz").await?;
            if answer.status == status {
                return Ok(serde_json::from_str(&answer.body)?);
            }
        }
    })
    .await
}

#[tokio::test]
async fn a_store_that_cannot_be_written_is_not_ready_until_it_can() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let well = ready_answers(&server, 200).await?;
    assert_eq!(well["ready"], true);
    assert_eq!(well["store"], true);

    let mut holder = outsider(&server.database()).await?;
    holder.execute("BEGIN IMMEDIATE").await?;
    let ill = ready_answers(&server, 503).await?;
    assert_eq!(ill["ready"], false);
    assert_eq!(ill["store"], false);
    assert!(ill["trouble"].is_string(), "{ill}");
    assert_eq!(ill["draining"], false);
    let alive = get(server.address(), "/healthz").await?;
    assert_eq!((alive.status, alive.body.as_str()), (200, "alive\n"));

    holder.execute("ROLLBACK").await?;
    ready_answers(&server, 200).await?;
    table.bat("homerun").await?;
    Ok(())
}

#[tokio::test]
async fn bandbox_health_ends_with_0_where_a_server_can_serve_and_with_3_where_it_cannot()
-> anyhow::Result<()> {
    let mut server = Server::start().await?;
    let url = format!("http://{}/readyz", server.address());
    let well = run(["health", &url]).await?;
    assert_eq!(well.status.code(), Some(0));
    let said = String::from_utf8(well.stdout)?;
    assert!(said.starts_with("200 {\"ready\":true,"), "{said}");

    let mut holder = outsider(&server.database()).await?;
    holder.execute("BEGIN IMMEDIATE").await?;
    ready_answers(&server, 503).await?;
    let ill = run(["health", &url]).await?;
    assert_eq!(ill.status.code(), Some(3));
    let alive = format!("http://{}/healthz", server.address());
    assert_eq!(run(["health", &alive]).await?.status.code(), Some(0));

    server.kill().await?;
    let gone = run(["health", &url]).await?;
    assert_eq!(gone.status.code(), Some(1));
    let said = String::from_utf8(gone.stderr)?;
    assert!(said.contains(&format!("asking {url}")), "{said}");
    let encrypted = run(["health", "https://127.0.0.1:1/"]).await?;
    let said = String::from_utf8(encrypted.stderr)?;
    assert!(said.contains("must begin with http://"), "{said}");
    Ok(())
}
