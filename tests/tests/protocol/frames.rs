//! Frames that are not valid: each is answered with its fault and the path to it, and many in a row end the
//! connection.

use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::server::Server;
use serde_json::json;
use tokio_tungstenite::tungstenite::Message;

const GAME: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

/// A frame, the code and the field of its refusal.
fn bad_frames() -> Vec<(String, &'static str, &'static str)> {
    let deep = format!("{}{}", "[".repeat(20), "]".repeat(20));
    let named = |frame: &str| frame.replace("GAME", GAME);
    vec![
        ("{".into(), "malformed_frame", ""),
        ("[]".into(), "malformed_frame", ""),
        ("\"words\"".into(), "malformed_frame", ""),
        (r#"{"event":"heartbeat"}"#.into(), "invalid_id", "id"),
        (r#"{"id":7,"event":"heartbeat"}"#.into(), "invalid_id", "id"),
        (
            r#"{"id":"","event":"heartbeat"}"#.into(),
            "invalid_id",
            "id",
        ),
        (r#"{"id":"a"}"#.into(), "malformed_frame", "event"),
        (
            r#"{"id":"a","event":"heartbeat","more":1}"#.into(),
            "malformed_frame",
            "more",
        ),
        (
            r#"{"id":"a","event":"heartbeat","if_seq":-1}"#.into(),
            "malformed_frame",
            "if_seq",
        ),
        (
            format!(r#"{{"id":"a","event":"heartbeat","data":{deep}}}"#),
            "too_deep",
            "",
        ),
        (
            r#"{"id":"a","event":"heartbeat","data":{"x":1}}"#.into(),
            "invalid_data",
            "data.x",
        ),
        (
            r#"{"id":"a","event":"join_game"}"#.into(),
            "invalid_data",
            "data",
        ),
        (
            r#"{"id":"a","event":"join_game","data":{"game_id":"seven"}}"#.into(),
            "invalid_data",
            "data.game_id",
        ),
        (
            r#"{"id":"a","event":"join_game","data":{"game_id":["x"]}}"#.into(),
            "invalid_data",
            "data.game_id",
        ),
        (
            named(
                r#"{"id":"a","event":"submit_defensive_decision","data":{"game_id":"GAME","decision":{"hold_runners":[1,7]}}}"#,
            ),
            "invalid_data",
            "data.decision.hold_runners[1]",
        ),
        (
            named(
                r#"{"id":"a","event":"submit_manual_outcome","data":{"game_id":"GAME","outcome":"moonshot"}}"#,
            ),
            "unknown_outcome",
            "data.outcome",
        ),
    ]
}

#[tokio::test]
async fn every_bad_frame_is_answered_with_its_code_and_the_path_of_its_fault() -> anyhow::Result<()>
{
    let server = Server::start().await?;
    let mut client = Client::connect(&server, "ann").await?;
    for (text, code, field) in bad_frames() {
        let before = client.frames().len();
        client.send_text(&text).await?;
        // A good frame after each, so that they are not bad ones in a row.
        client.accepted("heartbeat", json!({})).await?;
        let refused = &client.frames()[before];
        assert_eq!(
            (refused.code(), refused.field()),
            (code, field),
            "{text} was answered {}",
            refused.text
        );
        assert!(refused.is_refusal());
        let id_was_read = text.contains(r#""id":"a""#);
        assert_eq!(refused.re(), id_was_read.then_some("a"), "{text}");
        assert!(!refused.message().is_empty());
    }
    Ok(())
}

#[tokio::test]
async fn an_unknown_event_is_told_the_nearest_name() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut client = Client::connect(&server, "ann").await?;
    for (slip, meant) in [("rol_dice", "roll_dice"), ("Join_Game", "join_game")] {
        let refused = client.refused(slip, json!({})).await?;
        assert_eq!(
            (refused.code(), refused.field()),
            ("unknown_event", "event")
        );
        assert!(refused.message().contains(meant), "{}", refused.text);
    }
    Ok(())
}

#[tokio::test]
async fn an_unknown_outcome_is_told_those_allowed() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut client = Client::connect(&server, "ann").await?;
    let data = json!({"game_id": GAME, "outcome": "moonshot"});
    let refused = client.refused("submit_manual_outcome", data).await?;
    assert_eq!(refused.event(), "outcome_rejected");
    for allowed in ["strikeout", "homerun", "flyout_a"] {
        assert!(refused.message().contains(allowed), "{}", refused.text);
    }
    Ok(())
}

#[tokio::test]
async fn nine_bad_frames_in_a_row_are_borne_and_the_tenth_closes_with_4502() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut client = Client::connect(&server, "ann").await?;
    for _ in 0..9 {
        client.send_text("nonsense").await?;
    }
    client.accepted("heartbeat", json!({})).await?;
    for _ in 0..10 {
        client.send_text("nonsense").await?;
    }
    let closed = client.closed().await?;
    assert_eq!(closed.code, 4502);
    assert!(closed.reason.starts_with("protocol_abuse: "));
    let refused = client.frames().iter().filter(|f| f.is_refusal()).count();
    assert_eq!(refused, 19, "every one of them is answered");
    Ok(())
}

#[tokio::test]
async fn a_frame_that_is_too_big_closes_with_1009() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut client = Client::connect(&server, "ann").await?;
    let limit = client.frames()[0].data()["limits"]["frame_bytes"]
        .as_u64()
        .unwrap_or_default();
    assert_eq!(limit, 16 * 1024);
    let frame = |bytes: usize| {
        let frame = r#"{"id":"a","event":"heartbeat","data":{"x":""}}"#;
        let padding = "x".repeat(bytes - frame.len());
        frame.replace(r#""x":"""#, &format!(r#""x":"{padding}""#))
    };
    let largest = frame(16 * 1024);
    assert_eq!(largest.len(), 16 * 1024);
    client.send_text(&largest).await?;
    assert_eq!(client.reply("a").await?.code(), "invalid_data");
    client.send_text(&frame(16 * 1024 + 1)).await?;
    assert_eq!(client.closed().await?.code, 1009);
    Ok(())
}

#[tokio::test]
async fn a_binary_frame_is_refused() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut client = Client::connect(&server, "ann").await?;
    let bytes = br#"{"id":"a","event":"heartbeat"}"#.to_vec();
    client.send_message(Message::Binary(bytes.into())).await?;
    let refused = client.until("the refusal", Frame::is_refusal).await?;
    assert_eq!((refused.code(), refused.re()), ("malformed_frame", None));
    client.accepted("heartbeat", json!({})).await?;
    Ok(())
}
