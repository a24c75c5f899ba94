//! Marks of managers who are ready to begin: who gives them, who is told, and when they are gone.

use anyhow::Context;
use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::http;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME, setup};
use serde_json::{Value, json};

/// A new game with these managers, and what names it.
async fn new_game(creator: &mut Client, managers: Value, open: Value) -> anyhow::Result<Value> {
    let access = json!({"open_sides": open});
    let data = json!({"setup": setup()?, "managers": managers, "access": access});
    let created = creator.accepted("create_game", data).await?;
    Ok(json!({"game_id": created.data()["game_id"]}))
}

fn with(of_game: &Value, more: Value) -> Value {
    let mut data = of_game.clone();
    if let (Some(data), Value::Object(more)) = (data.as_object_mut(), more) {
        data.extend(more);
    }
    data
}

/// Who is ready, as the whole state has it.
async fn marks(client: &mut Client, of_game: &Value) -> anyhow::Result<Value> {
    let sync = client
        .accepted("request_game_state", of_game.clone())
        .await?;
    Ok(sync.data()["state"]["ready"].clone())
}

/// Waits until the room is told of this mark.
async fn told(client: &mut Client, side: &str, ready: bool) -> anyhow::Result<()> {
    let mark = json!({"side": side, "ready": ready});
    let is_mark = |f: &Frame| f.event() == "ready_set" && f.re().is_none() && *f.data() == mark;
    let notice = client.until("a mark", is_mark).await?;
    assert_eq!(notice.seq(), None, "{}", notice.text);
    Ok(())
}

#[tokio::test]
async fn a_manager_is_ready_for_his_own_side_until_the_game_starts() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut home = Client::connect(&server, HOME).await?;
    let mut away = Client::connect(&server, AWAY).await?;
    let of_game = new_game(&mut home, json!({"away": AWAY}), json!([])).await?;
    for manager in [&mut home, &mut away] {
        manager.accepted("join_game", of_game.clone()).await?;
    }
    let nobody = json!({"away": false, "home": false});
    assert_eq!(marks(&mut home, &of_game).await?, nobody);

    let ready = with(&of_game, json!({"ready": true}));
    let set = away.accepted("set_ready", ready.clone()).await?;
    assert_eq!(set.event(), "ready_set");
    assert_eq!(
        set.data(),
        &with(&of_game, json!({"sides": ["away"], "ready": true}))
    );
    told(&mut home, "away", true).await?;
    told(&mut away, "away", true).await?;
    let away_alone = json!({"away": true, "home": false});
    assert_eq!(marks(&mut home, &of_game).await?, away_alone);

    // The other side is not his to speak for, and neither side is a spectator's.
    let for_other = with(&ready, json!({"side": "home"}));
    let refused = away.refused("set_ready", for_other).await?;
    assert_eq!(
        (refused.code(), refused.field()),
        ("forbidden", "data.side")
    );
    let mut sue = Client::connect(&server, "sue").await?;
    let refused = sue.refused("set_ready", ready.clone()).await?;
    assert_eq!(refused.code(), "forbidden");

    // A page that is loaded again does not take it back; he himself does.
    drop(away);
    let mut away = Client::connect(&server, AWAY).await?;
    assert_eq!(marks(&mut away, &of_game).await?, away_alone);
    let not_ready = with(&of_game, json!({"ready": false}));
    away.accepted("set_ready", not_ready).await?;
    told(&mut home, "away", false).await?;

    home.accepted("set_ready", ready.clone()).await?;
    home.accepted("start_game", of_game.clone()).await?;
    assert_eq!(marks(&mut home, &of_game).await?, nobody);
    let late = home.refused("set_ready", ready.clone()).await?;
    assert_eq!(late.code(), "already_started");
    home.accepted("forfeit_game", of_game).await?;
    assert_eq!(home.refused("set_ready", ready).await?.code(), "game_over");
    Ok(())
}

#[tokio::test]
async fn one_word_is_for_both_sides_where_one_speaks_for_both() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut cy = Client::connect(&server, "cy").await?;
    let of_game = new_game(&mut cy, json!({}), json!([])).await?;
    cy.accepted("join_game", of_game.clone()).await?;
    let set = cy
        .accepted("set_ready", with(&of_game, json!({"ready": true})))
        .await?;
    assert_eq!(set.data()["sides"], json!(["away", "home"]));
    for side in ["away", "home"] {
        told(&mut cy, side, true).await?;
    }
    // So does an umpire, who may name one of them.
    let token = server.token_with("ada", &["--admin"]).await?;
    let mut ada = Client::with_token(server.address(), &token).await?;
    let home_is_not = with(&of_game, json!({"ready": false, "side": "home"}));
    ada.accepted("set_ready", home_is_not).await?;
    assert_eq!(
        marks(&mut cy, &of_game).await?,
        json!({"away": true, "home": false})
    );
    Ok(())
}

#[tokio::test]
async fn a_side_without_a_manager_is_not_ready_and_a_new_manager_is_asked_anew()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut home = Client::connect(&server, HOME).await?;
    let of_game = new_game(&mut home, json!({}), json!(["away"])).await?;
    home.accepted("join_game", of_game.clone()).await?;
    let token = server.token_with("ada", &["--admin"]).await?;
    let mut ada = Client::with_token(server.address(), &token).await?;
    let ready = with(&of_game, json!({"ready": true}));
    let open = ada.refused("set_ready", ready.clone()).await?;
    assert_eq!(open.code(), "side_open");

    home.accepted("set_ready", ready).await?;
    told(&mut home, "home", true).await?;
    let over = with(&of_game, json!({"side": "home", "to": "bea"}));
    home.accepted("hand_over", over).await?;
    told(&mut home, "home", false).await?;
    Ok(())
}

#[tokio::test]
async fn whoever_holds_no_socket_says_over_http_that_he_is_ready() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut home = Client::connect(&server, HOME).await?;
    let of_game = new_game(&mut home, json!({"away": AWAY}), json!([])).await?;
    home.accepted("join_game", of_game.clone()).await?;
    let bearer = format!("Bearer {}", server.token(AWAY).await?);
    let headers = [("Authorization", bearer.as_str())];
    let game = of_game["game_id"].as_str().context("no id")?;
    let path = format!("/api/v1/games/{game}/commands");
    let data = with(&of_game, json!({"ready": true}));
    let frame = json!({"id": "r-1", "event": "set_ready", "data": data}).to_string();
    let answer = http::post(server.address(), &path, &headers, &frame).await?;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let reply: Value = serde_json::from_str(&answer.body)?;
    assert_eq!(
        (&reply["event"], &reply["re"]),
        (&json!("ready_set"), &json!("r-1"))
    );
    told(&mut home, "away", true).await?;
    Ok(())
}
