//! Who is in a room: named page by page, bounded, and gone when nothing is heard of him.

use anyhow::Context;
use bandbox_tests::client::Client;
use bandbox_tests::http::get_with;
use bandbox_tests::metrics::{SHOWN, becomes};
use bandbox_tests::server::Server;
use bandbox_tests::table::Table;
use serde_json::{Value, json};

/// A page of the members' ids, and the cursor of the next.
async fn page(
    table: &mut Table,
    after: Option<&str>,
    limit: u16,
) -> anyhow::Result<(Vec<String>, Option<String>)> {
    let mut asked = table.with(json!({"limit": limit}));
    if let Some(after) = after {
        asked["after"] = json!(after);
    }
    let answer = table.home.accepted("list_members", asked).await?;
    let data = answer.data();
    assert_eq!(data["total"], json!(5), "{data}");
    let members = data["members"].as_array().context("no members")?;
    let ids = members
        .iter()
        .filter_map(|member| member["user_id"].as_str());
    let next = data["next"].as_str().map(str::to_owned);
    Ok((ids.map(str::to_owned).collect(), next))
}

#[tokio::test]
async fn members_are_listed_page_by_page_each_user_once() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let watching = table.with(json!({"role": "spectator"}));
    let mut spectators = Vec::new();
    // Sue has two tabs.
    for user in ["sue", "sam", "ute", "sue"] {
        let mut client = Client::connect(&server, user).await?;
        client.accepted("join_game", watching.clone()).await?;
        spectators.push(client);
    }
    let (first, next) = page(&mut table, None, 2).await?;
    assert_eq!(first, ["ann", "hal"]);
    let (second, next) = page(&mut table, next.as_deref(), 2).await?;
    assert_eq!(second, ["sam", "sue"]);
    let (last, next) = page(&mut table, next.as_deref(), 2).await?;
    assert_eq!((last, next), (vec!["ute".to_owned()], None));
    let (all, next) = page(&mut table, None, 5).await?;
    assert_eq!((all.len(), next), (5, None));
    Ok(())
}

#[tokio::test]
async fn what_a_user_is_shown_comes_to_each_of_his_connections_and_an_answer_to_the_one_that_asked()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let mut phone = Client::connect(&server, "ann").await?;
    phone
        .accepted(
            "join_game",
            table.with(json!({"after_seq": table.away.head()})),
        )
        .await?;
    let played = table.bat("homerun").await?;
    let events = |client: &Client| -> Vec<String> {
        let events = client.room_events().filter(|event| event.seq() > Some(2));
        events.map(|event| event.text.clone()).collect()
    };
    phone
        .until("the last event", |frame| {
            frame.seq() == played.seq() && frame.re().is_none()
        })
        .await?;
    table.shown(&played).await?;
    assert_eq!(events(&phone), events(&table.away));
    assert!(phone.frames().iter().all(|frame| frame.re() != played.re()));
    Ok(())
}

#[tokio::test]
async fn one_spectator_more_than_may_watch_is_told_that_the_room_is_full() -> anyhow::Result<()> {
    let server = Server::start_with(&["--max-spectators-per-game", "1"]).await?;
    let mut table = Table::started(&server).await?;
    let watching = table.with(json!({"role": "spectator"}));
    let mut first = Client::connect(&server, "sue").await?;
    let mut second = Client::connect(&server, "sam").await?;
    first.accepted("join_game", watching.clone()).await?;
    // Who is in already only changes his place.
    first.accepted("join_game", watching.clone()).await?;
    let refused = second.refused("join_game", watching.clone()).await?;
    assert_eq!(refused.code(), "room_full");
    assert_eq!(refused.data()["retryable"], json!(true));

    first.accepted("leave_game", table.of_game()).await?;
    second.accepted("join_game", watching).await?;
    // Managers always have a place.
    let mut phone = Client::connect(&server, "ann").await?;
    phone.accepted("join_game", table.of_game()).await?;
    for (user, status) in [("ann", 200), ("sue", 503)] {
        let bearer = format!("Bearer {}", server.token(user).await?);
        let path = format!("/api/v1/games/{}/events?after=1", table.game);
        let poll = get_with(server.address(), &path, &[("Authorization", &bearer)]).await?;
        assert_eq!(poll.status, status, "{user}: {}", poll.body);
    }
    table.bat("homerun").await?;
    Ok(())
}

#[tokio::test]
async fn a_link_on_which_nothing_is_heard_is_closed_and_leaves_its_rooms() -> anyhow::Result<()> {
    let [metrics, anywhere] = SHOWN;
    let server = Server::start_with(&[metrics, anywhere, "--heartbeat-seconds", "5"]).await?;
    let mut table = Table::started(&server).await?;
    let mut silent = Client::connect(&server, "sue").await?;
    silent
        .accepted("join_game", table.with(json!({"role": "spectator"})))
        .await?;
    becomes(&server, "bandbox_members", 3.0).await?;
    // She reads nothing any more, so she answers no ping; the managers do while they wait.
    let gone = |frame: &bandbox_tests::frame::Frame| {
        frame.event() == "user_disconnected" && frame.data()["user_id"] == "sue"
    };
    let (away, home) = (&mut table.away, &mut table.home);
    tokio::try_join!(
        away.until("sue to be gone", gone),
        home.until("sue to be gone", gone)
    )?;
    assert_eq!(silent.closed().await?.code, 4009);
    let told = |client: &Client| {
        let connected = client
            .frames()
            .iter()
            .find(|frame| frame.event() == "connected");
        connected.map(|frame| frame.data()["heartbeat_s"].clone())
    };
    assert_eq!(told(&table.home), Some(Value::from(5)));
    table.bat("homerun").await?;
    Ok(())
}
