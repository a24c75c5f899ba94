//! Games read over HTTP: lists, states, box scores, and the long poll where no socket can be held.

use anyhow::{Context, ensure};
use bandbox_tests::frame::Frame;
use bandbox_tests::http::{Answer, get, get_with};
use bandbox_tests::metrics::becomes;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME, Table};
use serde_json::{Value, json};

/// Reads as a user.
async fn read(server: &Server, user: &str, path: &str) -> anyhow::Result<Answer> {
    let bearer = format!("Bearer {}", server.token(user).await?);
    let path = format!("/api/v1/games{path}");
    get_with(server.address(), &path, &[("Authorization", &bearer)]).await
}

/// The same, and what is answered.
async fn read_well(server: &Server, user: &str, path: &str) -> anyhow::Result<Value> {
    let answer = read(server, user, path).await?;
    ensure!(answer.status == 200, "{path}: {}", answer.body);
    serde_json::from_str(&answer.body).with_context(|| answer.body.clone())
}

fn seqs(answer: &Value) -> Vec<u64> {
    let events = answer["events"].as_array().into_iter().flatten();
    events.filter_map(|event| event["seq"].as_u64()).collect()
}

#[tokio::test]
async fn lists_states_and_box_scores_are_those_of_the_socket() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    let (game, of_game) = (table.game.clone(), table.of_game());
    for (path, event, data) in [
        (
            "?filter=playing&limit=5".to_owned(),
            "list_games",
            json!({"filter": "playing", "limit": 5}),
        ),
        (
            format!("/{game}/box-score"),
            "get_box_score",
            of_game.clone(),
        ),
        (format!("/{game}"), "request_game_state", of_game),
    ] {
        let mut over_http = read_well(&server, HOME, &path).await?;
        let mut over_socket = table.home.accepted(event, data).await?.data().clone();
        for answer in [&mut over_http, &mut over_socket] {
            // When it was asked.
            answer
                .as_object_mut()
                .context("no object")?
                .remove("timestamp");
        }
        assert_eq!(over_http, over_socket, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn a_long_poll_gives_what_was_missed_and_waits_for_what_comes() -> anyhow::Result<()> {
    let server = Server::start_with(&["--metrics", "127.0.0.1:0"]).await?;
    let mut table = Table::started(&server).await?;
    let game = table.game.clone();
    let head = table.home.head();

    let missed = read_well(&server, "sue", &format!("/{game}/events?after=1")).await?;
    assert_eq!(missed["recovered"], json!(true));
    assert_eq!(missed["head_seq"], json!(head));
    assert_eq!(seqs(&missed), (2..=head).collect::<Vec<_>>());
    let shown: Vec<_> = table
        .home
        .room_events()
        .map(|frame| frame.data().clone())
        .collect();
    let told: Vec<_> = missed["events"].as_array().into_iter().flatten().collect();
    assert_eq!(told.last().map(|event| &event["data"]), shown.last());

    let quiet = read_well(
        &server,
        "sue",
        &format!("/{game}/events?after={head}&wait=1"),
    )
    .await?;
    assert_eq!((seqs(&quiet), &quiet["head_seq"]), (vec![], &json!(head)));

    let path = format!("/{game}/events?after={head}&wait=25");
    let waiting = read_well(&server, "sue", &path);
    let playing = async {
        becomes(&server, "bandbox_members", 3.0).await?;
        table.roll().await
    };
    let (next, _) = tokio::try_join!(waiting, playing)?;
    assert_eq!(seqs(&next).first(), Some(&(head + 1)));
    assert_eq!(next["head_seq"].as_u64(), seqs(&next).last().copied());
    assert_eq!(next["events"][0]["event"], "defensive_decision_submitted");
    assert_eq!(
        next["events"][0]["data"]["decision"],
        Value::Null,
        "sue may not see it yet"
    );
    becomes(&server, "bandbox_members", 2.0).await?;
    let of_sue = |frame: &Frame| frame.data()["user_id"] == "sue";
    assert!(!table.home.frames().iter().any(of_sue), "nobody saw her");
    Ok(())
}

#[tokio::test]
async fn a_manager_who_polls_sees_his_own_decision() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    let head = table.home.head();
    let decision = table.with(json!({"decision": {}}));
    table
        .home
        .accepted("submit_defensive_decision", decision)
        .await?;
    let path = format!("/{}/events?after={head}", table.game);
    for (user, sees) in [(HOME, true), (AWAY, false)] {
        let told = read_well(&server, user, &path).await?;
        assert_eq!(
            !told["events"][0]["data"]["decision"].is_null(),
            sees,
            "{user}: {told}"
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_poll_that_cannot_be_told_every_event_gets_the_game_as_it_stands() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let table = Table::started(&server).await?;
    let (game, head) = (&table.game, table.home.head());
    let other_epoch = format!("/{game}/events?after=1&epoch=77");
    for path in [
        format!("/{game}/events"),
        format!("/{game}/events?after=999"),
        other_epoch,
    ] {
        let told = read_well(&server, "sue", &path).await?;
        assert_eq!(told["recovered"], json!(false), "{path}");
        assert_eq!(told["events"], json!([]), "{path}");
        assert_eq!(told["state"]["seq"], json!(head), "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_read_is_a_problem_that_the_description_tells_of() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let table = Table::set(&server).await?;
    let game = &table.game;
    let document = get(server.address(), "/openapi.json").await?;
    let document: Value = serde_json::from_str(&document.body)?;
    let nobodys = "00000000-0000-4000-8000-000000000000";
    for (path, route, status, code) in [
        ("?filter=lost".to_owned(), "", 400, "invalid_data"),
        ("?limit=0".to_owned(), "", 400, "invalid_data"),
        ("?page=2".to_owned(), "", 400, "invalid_data"),
        (format!("/{nobodys}"), "/{id}", 404, "game_not_found"),
        ("/nothing".to_owned(), "/{id}", 404, "game_not_found"),
        (
            format!("/{nobodys}/box-score"),
            "/{id}/box-score",
            404,
            "game_not_found",
        ),
        (
            format!("/{nobodys}/events"),
            "/{id}/events",
            404,
            "game_not_found",
        ),
        (
            format!("/{game}/events?wait=26"),
            "/{id}/events",
            400,
            "invalid_data",
        ),
        (
            format!("/{game}/events?after=-1"),
            "/{id}/events",
            400,
            "invalid_data",
        ),
    ] {
        let answer = read(&server, "sue", &path).await?;
        let problem: Value = serde_json::from_str(&answer.body)?;
        assert_eq!(
            (answer.status, &problem["code"]),
            (status, &json!(code)),
            "{path}"
        );
        let route = format!("/api/v1/games{route}");
        let told = &document["paths"][&route]["get"]["responses"][status.to_string()];
        ensure!(!told.is_null(), "{path}: {status}");
        let stranger = get(server.address(), &format!("/api/v1/games{path}")).await?;
        assert_eq!(stranger.status, 401, "{path}");
    }
    Ok(())
}
