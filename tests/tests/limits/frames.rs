//! Frames: how many, how large, how deep.

use super::told::told;
use bandbox_tests::client::Client;
use bandbox_tests::metrics::{SHOWN, becomes};
use bandbox_tests::patience::patiently;
use bandbox_tests::server::Server;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

async fn limited(limits: &[&str]) -> anyhow::Result<Server> {
    let mut flags = SHOWN.to_vec();
    flags.extend(limits.iter().flat_map(|limit| ["--limit", limit]));
    Server::start_with(&flags).await
}

#[tokio::test]
async fn one_frame_too_many_is_refused_with_its_limit_and_the_next_connection_has_its_own()
-> anyhow::Result<()> {
    let server = limited(&["frames = { per_hour = 5 }"]).await?;
    let mut ann = Client::connect(&server, "ann").await?;
    for _ in 0..5 {
        ann.accepted("heartbeat", json!({})).await?;
    }
    let refused = ann.refused("heartbeat", json!({})).await?;
    told(
        &refused,
        "rate_limited",
        "limits.frames allows 5 an hour, 5 at once; ",
    );
    assert_eq!(refused.data()["retryable"], true);
    for user in ["ann", "hal"] {
        let mut other = Client::connect(&server, user).await?;
        other.accepted("heartbeat", json!({})).await?;
    }
    becomes(
        &server,
        "bandbox_limited_total{limit=\"limits.frames\"}",
        1.0,
    )
    .await
}

#[tokio::test]
async fn what_was_refused_for_its_pace_is_accepted_later() -> anyhow::Result<()> {
    let server = limited(&[
        "frames = { per_second = 20, burst = 1 }",
        "refusals = { per_second = 1000000 }",
    ])
    .await?;
    let mut ann = Client::connect(&server, "ann").await?;
    let mut hal = Client::connect(&server, "hal").await?;
    patiently("a refusal", async {
        while !ann.ask("heartbeat", json!({})).await?.is_refusal() {}
        Ok(())
    })
    .await?;
    hal.accepted("heartbeat", json!({})).await?;
    patiently("the end of the refusals", async {
        while ann.ask("heartbeat", json!({})).await?.is_refusal() {}
        Ok(())
    })
    .await
}

#[tokio::test]
async fn who_goes_on_sending_while_he_is_refused_is_closed_with_4029() -> anyhow::Result<()> {
    let server = limited(&["frames = { per_hour = 1 }", "refusals = { per_hour = 3 }"]).await?;
    let mut ann = Client::connect(&server, "ann").await?;
    let mut hal = Client::connect(&server, "hal").await?;
    ann.accepted("heartbeat", json!({})).await?;
    for _ in 0..3 {
        ann.refused("heartbeat", json!({})).await?;
    }
    ann.send("heartbeat", json!({})).await?;
    let closed = ann.closed().await?;
    assert_eq!(closed.code, 4029);
    assert!(
        closed.reason.starts_with("rate_limit: "),
        "{}",
        closed.reason
    );
    hal.accepted("heartbeat", json!({})).await?;
    becomes(&server, "bandbox_closes_total{code=\"rate_limit\"}", 1.0).await
}

#[tokio::test]
async fn pings_and_binary_frames_count_as_well() -> anyhow::Result<()> {
    for message in [
        Message::Ping(vec![1].into()),
        Message::Binary(vec![1].into()),
    ] {
        let server = limited(&["frames = { per_hour = 2 }", "refusals = { per_hour = 1 }"]).await?;
        let mut ann = Client::connect(&server, "ann").await?;
        for _ in 0..4 {
            ann.send_message(message.clone()).await?;
        }
        assert_eq!(ann.closed().await?.code, 4029, "{message:?}");
    }
    Ok(())
}

#[tokio::test]
async fn frames_may_be_as_long_and_as_deep_as_the_settings_say() -> anyhow::Result<()> {
    let wide = limited(&["frame_bytes = 32768", "frame_depth = 10"]).await?;
    let narrow = limited(&["frame_bytes = 9216", "frame_depth = 6"]).await?;
    let padded = |bytes: usize| {
        let frame = r#"{"id":"long","event":"heartbeat","data":{}}"#;
        format!("{frame}{}", " ".repeat(bytes - frame.len()))
    };
    let nested = |depth: usize| {
        let inner = format!("{}{}", "[".repeat(depth - 1), "]".repeat(depth - 1));
        format!(r#"{{"id":"deep","event":"heartbeat","data":{{"in":{inner}}}}}"#)
    };
    for (server, bytes, depth) in [(&wide, 32_768, 10), (&narrow, 9_216, 6)] {
        let mut ann = Client::connect(server, "ann").await?;
        let welcome = ann
            .until("the welcome", |f| f.event() == "connected")
            .await?;
        assert_eq!(welcome.data()["limits"]["frame_bytes"], bytes);
        assert_eq!(welcome.data()["limits"]["frame_depth"], depth);
        ann.send_text(&padded(bytes)).await?;
        assert!(!ann.reply("long").await?.is_refusal());
        ann.send_text(&nested(depth)).await?;
        assert_eq!(ann.reply("deep").await?.code(), "invalid_data");
        let mut hal = Client::connect(server, "hal").await?;
        hal.send_text(&nested(depth + 1)).await?;
        assert_eq!(hal.reply("deep").await?.code(), "too_deep");
        hal.send_text(&padded(bytes + 1)).await?;
        assert_eq!(hal.closed().await?.code, 1009);
        ann.accepted("heartbeat", json!({})).await?;
    }
    Ok(())
}
