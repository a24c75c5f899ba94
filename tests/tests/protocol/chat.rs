//! Words in a room: who hears them, who does not want to, and what an administrator announces.

use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, Table};
use serde_json::{Value, json};

/// The texts that somebody has heard, once he has an answer to a question that he asked after them.
async fn heard(client: &mut Client) -> anyhow::Result<Vec<String>> {
    client.accepted("heartbeat", json!({})).await?;
    let chats = client.frames().iter().filter(|f| f.event() == "chat");
    let text = |frame: &Frame| {
        frame.data()["text"]
            .as_str()
            .unwrap_or_default()
            .to_string()
    };
    Ok(chats.map(text).collect())
}

/// Says something and waits until he has heard it himself: by then it has gone to all for whom it is meant.
async fn says(client: &mut Client, table: &str, text: &str, more: Value) -> anyhow::Result<()> {
    let mut data = json!({"game_id": table, "text": text});
    if let (Some(data), Some(more)) = (data.as_object_mut(), more.as_object()) {
        data.extend(more.clone());
    }
    client.accepted("send_chat", data).await?;
    client
        .until("his own words", |f| {
            f.event() == "chat" && f.data()["text"] == text
        })
        .await?;
    Ok(())
}

#[tokio::test]
async fn what_is_said_is_heard_by_those_for_whom_it_is_meant() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::set(&server).await?;
    let mut sue = table.spectator(&server).await?;
    let mut second_tab = Client::connect(&server, AWAY).await?;
    let game = table.game.clone();
    second_tab
        .accepted("join_game", json!({"game_id": game}))
        .await?;

    says(&mut table.away, &game, "to all", json!({})).await?;
    says(
        &mut table.away,
        &game,
        "to my side",
        json!({"audience": "team"}),
    )
    .await?;
    says(
        &mut table.home,
        &game,
        "to ann",
        json!({"audience": "user", "to": AWAY}),
    )
    .await?;
    says(
        &mut sue,
        &game,
        "to the stands",
        json!({"audience": "spectators"}),
    )
    .await?;

    assert_eq!(
        heard(&mut table.away).await?,
        ["to all", "to my side", "to ann"]
    );
    assert_eq!(
        heard(&mut second_tab).await?,
        ["to all", "to my side", "to ann"]
    );
    assert_eq!(heard(&mut table.home).await?, ["to all", "to ann"]);
    assert_eq!(heard(&mut sue).await?, ["to all", "to the stands"]);
    let said = sue.frames().iter().find(|f| f.event() == "chat");
    let from = said.map(|f| (f.data()["user_id"].clone(), f.data()["side"].clone()));
    assert_eq!(from, Some((json!(AWAY), json!("away"))));
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_said_is_refused_with_the_reason() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::set(&server).await?;
    let mut sue = table.spectator(&server).await?;
    let game = table.game.clone();
    let chat = |more: Value| {
        let mut data = json!({"game_id": game, "text": "hello"});
        if let (Some(data), Some(more)) = (data.as_object_mut(), more.as_object()) {
            data.extend(more.clone());
        }
        data
    };
    let mut outside = Client::connect(&server, "out").await?;
    assert_eq!(
        outside.refused("send_chat", chat(json!({}))).await?.code(),
        "not_joined"
    );
    for (client, more, code) in [
        (&mut sue, json!({"audience": "team"}), "forbidden"),
        (
            &mut table.away,
            json!({"audience": "spectators"}),
            "forbidden",
        ),
    ] {
        let refused = client.refused("send_chat", chat(more)).await?;
        assert_eq!((refused.code(), refused.field()), (code, "data.audience"));
    }
    for (more, field) in [
        (json!({"audience": "user"}), "data.to"),
        (json!({"audience": "user", "to": "nobody"}), "data.to"),
        (json!({"to": AWAY}), "data.to"),
        (json!({"text": " "}), "data.text"),
        (json!({"text": "x".repeat(501)}), "data.text"),
    ] {
        let refused = table.home.refused("send_chat", chat(more)).await?;
        assert_eq!(
            (refused.code(), refused.field()),
            ("invalid_data", field),
            "{}",
            refused.text
        );
    }
    Ok(())
}

#[tokio::test]
async fn who_is_muted_is_not_heard_by_who_muted_him_and_by_nobody_if_the_umpire_did()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::set(&server).await?;
    let mut sue = table.spectator(&server).await?;
    let game = table.game.clone();
    let mute = |user: &str, muted: bool| json!({"game_id": game, "user_id": user, "muted": muted});
    table.home.accepted("mute", mute("sue", true)).await?;
    says(&mut sue, &game, "first", json!({})).await?;
    table.home.accepted("mute", mute("sue", false)).await?;
    says(&mut sue, &game, "second", json!({})).await?;
    assert_eq!(heard(&mut table.away).await?, ["first", "second"]);
    assert_eq!(heard(&mut table.home).await?, ["second"]);

    let umpire = server.token_with("ada", &["--admin"]).await?;
    let mut umpire = Client::with_token(server.address(), &umpire).await?;
    let told = umpire.accepted("mute", mute("sue", true)).await?;
    assert_eq!(told.data()["for_all"], true);
    let refused = sue
        .refused("send_chat", json!({"game_id": game, "text": "third"}))
        .await?;
    assert_eq!(refused.code(), "muted");
    umpire.accepted("mute", mute("sue", false)).await?;
    says(&mut sue, &game, "fourth", json!({})).await?;
    assert_eq!(heard(&mut table.away).await?, ["first", "second", "fourth"]);
    let nobody = table.home.refused("mute", mute("nobody", true)).await?;
    assert_eq!(
        (nobody.code(), nobody.field()),
        ("invalid_data", "data.user_id")
    );
    Ok(())
}

#[tokio::test]
async fn an_administrator_announces_to_a_room_or_to_everybody() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::set(&server).await?;
    let mut elsewhere = Client::connect(&server, "els").await?;
    let umpire = server.token_with("ada", &["--admin"]).await?;
    let mut umpire = Client::with_token(server.address(), &umpire).await?;
    let room = json!({"game_id": table.game, "text": "to the room"});
    assert_eq!(
        umpire.accepted("announce", room.clone()).await?.data()["reached"],
        2
    );
    let all = umpire
        .accepted("announce", json!({"text": "to all"}))
        .await?;
    assert_eq!(all.data()["reached"], 4);
    for (client, count) in [
        (&mut table.away, 2),
        (&mut table.home, 2),
        (&mut elsewhere, 1),
    ] {
        client
            .until("the last", |f| {
                f.event() == "announcement" && f.data()["text"] == "to all"
            })
            .await?;
        let told = client
            .frames()
            .iter()
            .filter(|f| f.event() == "announcement");
        assert_eq!(told.count(), count);
    }
    for data in [room, json!({"text": "x"})] {
        assert_eq!(
            table.home.refused("announce", data).await?.code(),
            "forbidden"
        );
    }
    Ok(())
}
