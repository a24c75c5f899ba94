//! Creating and finding games.

use bandbox_tests::client::Client;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME, Table, new_game, setup};
use serde_json::json;

#[tokio::test]
async fn a_game_that_does_not_exist_is_not_found_whatever_is_asked_of_it() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut client = Client::connect(&server, "ann").await?;
    let data = json!({"game_id": "01890a5d-ac96-774b-bcce-b302099a8057"});
    for event in [
        "join_game",
        "leave_game",
        "request_game_state",
        "start_game",
        "roll_dice",
        "get_box_score",
        "get_play_history",
        "forfeit_game",
    ] {
        let refused = client.refused(event, data.clone()).await?;
        assert_eq!(
            (refused.code(), refused.field()),
            ("game_not_found", "data.game_id")
        );
    }
    Ok(())
}

#[tokio::test]
async fn a_setup_is_refused_with_all_its_faults_at_once() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut client = Client::connect(&server, "ann").await?;
    let mut bad = setup()?;
    bad["options"]["innings"] = json!(12);
    bad["teams"]["away"]["name"] = json!("");
    bad["teams"]["home"]["lineup"][0]["player"] = json!("nobody");
    let refused = client.refused("create_game", json!({"setup": bad})).await?;
    assert_eq!(refused.code(), "invalid_setup");
    let faults = refused.data()["faults"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let fields: Vec<&str> = faults.iter().filter_map(|f| f["field"].as_str()).collect();
    for field in [
        "data.setup.options.innings",
        "data.setup.teams.away.name",
        "data.setup.teams.home.lineup[0].player",
    ] {
        assert!(fields.contains(&field), "{field} is not among {fields:?}");
    }
    let list = client.accepted("list_games", json!({})).await?;
    assert_eq!(list.data()["games"], json!([]));
    Ok(())
}

#[tokio::test]
async fn games_are_listed_with_names_score_and_inning_newest_first_page_by_page()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.bat("homerun").await?;
    let mut newer = Vec::new();
    for _ in 0..2 {
        let created = table.home.accepted("create_game", new_game()?).await?;
        newer.push(created.data()["game_id"].clone());
    }

    let mut client = Client::connect(&server, "sue").await?;
    let page = client.accepted("list_games", json!({"limit": 2})).await?;
    let games = &page.data()["games"];
    assert_eq!(games[0]["game_id"], newer[1]);
    assert_eq!(games[1]["game_id"], newer[0]);
    assert_eq!(games[0]["status"], "open");
    let next = json!({"limit": 2, "after": page.data()["next"]});
    let page = client.accepted("list_games", next).await?;
    let game = &page.data()["games"][0];
    assert_eq!(game["game_id"], json!(table.game));
    assert_eq!(
        game["teams"],
        json!({"away": "Ferry Town", "home": "Mill Creek"})
    );
    assert_eq!(game["score"], json!({"away": 1, "home": 0}));
    assert_eq!(game["managers"], json!({"away": AWAY, "home": HOME}));
    assert_eq!((&game["inning"], &game["half"]), (&json!(1), &json!("top")));
    assert_eq!(game["status"], "playing");
    assert!(page.data()["next"].is_null());

    let count = |list: &bandbox_tests::frame::Frame| list.data()["games"].as_array().map(Vec::len);
    for (filter, found) in [("open", 2), ("playing", 1), ("final", 0), ("mine", 0)] {
        let list = client
            .accepted("list_games", json!({"filter": filter}))
            .await?;
        assert_eq!(count(&list), Some(found), "{filter}");
    }
    let mine = table
        .away
        .accepted("list_games", json!({"filter": "mine"}))
        .await?;
    assert_eq!(count(&mine), Some(3));
    Ok(())
}

#[tokio::test]
async fn a_game_created_without_managers_is_the_creators_on_both_sides() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut client = Client::connect(&server, "solo").await?;
    let created = client
        .accepted("create_game", json!({"setup": setup()?}))
        .await?;
    assert_eq!(
        created.data()["managers"],
        json!({"away": "solo", "home": "solo"})
    );
    let game = created.data()["game_id"].clone();
    let data = json!({"game_id": game});
    client.accepted("join_game", data.clone()).await?;
    client.accepted("start_game", data.clone()).await?;
    let decision = json!({"game_id": game, "decision": {}});
    client
        .accepted("submit_offensive_decision", decision.clone())
        .await?;
    client
        .accepted("submit_defensive_decision", decision)
        .await?;
    client.accepted("roll_dice", data).await?;
    Ok(())
}

#[tokio::test]
async fn the_secret_of_the_dice_is_shown_at_the_end_and_fits_its_commitment() -> anyhow::Result<()>
{
    let server = Server::start().await?;
    let mut table = Table::started(&server).await?;
    table.roll().await?;
    let created = table.home.seq(1).await?;
    let ended = table.away.accepted("forfeit_game", table.of_game()).await?;
    assert_eq!(ended.event(), "game_ended");
    assert_eq!(ended.data()["result"]["winner"], "home");
    assert_eq!(
        ended.data()["result"]["score"],
        json!({"away": 0, "home": 9})
    );
    let revealed = table
        .home
        .until("the secret", |f| f.event() == "dice_revealed")
        .await?;
    let secret: bandbox_engine::hex::Hex32 =
        serde_json::from_value(revealed.data()["secret"].clone())?;
    let commitment = bandbox_engine::dice::fairness::commitment(&secret.0);
    assert_eq!(
        serde_json::to_value(commitment)?,
        created.data()["commitment"]
    );
    let before = table
        .home
        .frames()
        .iter()
        .filter(|f| f.event() != "dice_revealed");
    let hex = revealed.data()["secret"].as_str().unwrap_or_default();
    assert!(before.into_iter().all(|f| !f.text.contains(hex)));
    Ok(())
}
