//! Who belongs to a game: open sides, invites, sides that change hands, games that others do not see.

use anyhow::Context;
use bandbox_tests::client::Client;
use bandbox_tests::http;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME, setup};
use futures::future::join_all;
use serde_json::{Value, json};

/// Creates a game with this access, and these managers.
async fn created(creator: &mut Client, managers: Value, access: Value) -> anyhow::Result<String> {
    let data = json!({"setup": setup()?, "managers": managers, "access": access});
    let created = creator.accepted("create_game", data).await?;
    let id = created.data()["game_id"].as_str().context("no id")?;
    Ok(id.to_string())
}

async fn invited(by: &mut Client, game: &str, side: &str) -> anyhow::Result<String> {
    let invite = json!({"game_id": game, "side": side});
    let created = by.accepted("create_invite", invite).await?;
    let code = created.data()["code"].as_str().context("no code")?;
    Ok(code.to_string())
}

#[tokio::test]
async fn an_invite_gives_an_open_side_to_the_first_who_takes_it_and_then_the_game_starts()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut home = Client::connect(&server, HOME).await?;
    let game = created(&mut home, json!({}), json!({"open_sides": ["away"]})).await?;
    let of_game = json!({"game_id": game});
    home.accepted("join_game", of_game.clone()).await?;
    let early = home.refused("start_game", of_game.clone()).await?;
    assert_eq!(early.code(), "side_open");

    // A frame that comes again, by another connection, gets the invite that it has got.
    let invite = json!({"game_id": game, "side": "away"});
    home.send_as("i-1", "create_invite", invite.clone()).await?;
    let first = home.reply("i-1").await?;
    let mut tab = Client::connect(&server, HOME).await?;
    tab.send_as("i-1", "create_invite", invite).await?;
    let again = tab.reply("i-1").await?;
    assert_eq!((again.data(), again.is_repeat()), (first.data(), true));
    let code = first.data()["code"].as_str().context("no code")?;

    let mut ann = Client::connect(&server, AWAY).await?;
    let taken = ann.accepted("accept_invite", json!({"code": code})).await?;
    assert_eq!(taken.event(), "side_taken");
    assert_eq!(taken.data()["side"], "away");
    let told = home
        .until("the notice", |f| f.event() == "side_taken")
        .await?;
    assert_eq!(told.data()["user_id"], AWAY);
    // His answer may have been lost: he asks again.
    let repeated = ann.accepted("accept_invite", json!({"code": code})).await?;
    assert_eq!(
        (repeated.data(), repeated.is_repeat()),
        (taken.data(), true)
    );

    let mut late = Client::connect(&server, "late").await?;
    let refused = late.refused("accept_invite", json!({"code": code})).await?;
    assert_eq!(
        (refused.code(), refused.field()),
        ("invite_not_good", "data.code")
    );
    assert!(
        refused.message().contains("has been used"),
        "{}",
        refused.message()
    );
    let invented = json!({"code": "abcdefghijklmnopqrstuvwxyz"});
    let refused = late.refused("accept_invite", invented).await?;
    assert_eq!(refused.code(), "invite_not_good");

    let joined = ann.accepted("join_game", of_game.clone()).await?;
    assert_eq!(joined.data()["side"], "away");
    home.accepted("start_game", of_game).await?;
    let filled = home
        .refused("create_invite", json!({"game_id": game, "side": "away"}))
        .await?;
    assert_eq!(filled.code(), "side_taken");
    Ok(())
}

#[tokio::test]
async fn of_many_who_take_one_side_at_once_one_gets_it() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut home = Client::connect(&server, HOME).await?;
    let game = created(&mut home, json!({}), json!({"open_sides": ["away"]})).await?;
    let code = invited(&mut home, &game, "away").await?;
    let mut all = Vec::new();
    for number in 0..8 {
        all.push(Client::connect(&server, &format!("u-{number}")).await?);
    }
    let asked = all
        .iter_mut()
        .map(|client| client.ask("accept_invite", json!({"code": code})));
    let answers: Vec<_> = join_all(asked)
        .await
        .into_iter()
        .collect::<Result<_, _>>()?;
    let taken: Vec<_> = answers.iter().filter(|a| !a.is_refusal()).collect();
    assert_eq!(taken.len(), 1);
    let refused = answers.iter().filter(|a| a.is_refusal());
    for answer in refused {
        assert_eq!(answer.code(), "invite_not_good", "{}", answer.text);
    }
    Ok(())
}

#[tokio::test]
async fn only_who_created_a_game_and_the_umpire_invite() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut creator = Client::connect(&server, "cy").await?;
    let managers = json!({"home": HOME});
    let game = created(&mut creator, managers, json!({"open_sides": ["away"]})).await?;
    let invite = json!({"game_id": game, "side": "away"});
    for user in [HOME, "sue"] {
        let mut client = Client::connect(&server, user).await?;
        let refused = client.refused("create_invite", invite.clone()).await?;
        assert_eq!(refused.code(), "forbidden", "{user}");
    }
    let umpire = server.token_with("ada", &["--admin"]).await?;
    let mut umpire = Client::with_token(server.address(), &umpire).await?;
    umpire.accepted("create_invite", invite.clone()).await?;
    let code = invited(&mut creator, &game, "away").await?;
    // Whoever manages one side may not take the other.
    let mut home = Client::connect(&server, HOME).await?;
    let refused = home.refused("accept_invite", json!({"code": code})).await?;
    assert_eq!(refused.code(), "one_side_only");
    // The creator may call it off before the first roll, and nobody loses.
    let ended = creator
        .accepted("forfeit_game", json!({"game_id": game}))
        .await?;
    assert_eq!(ended.event(), "game_ended");
    assert!(ended.text.contains("abandoned"), "{}", ended.text);
    Ok(())
}

#[tokio::test]
async fn a_side_that_is_handed_over_is_the_others_at_once_and_shows_its_secrets_to_him_alone()
-> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut home = Client::connect(&server, HOME).await?;
    let mut away = Client::connect(&server, AWAY).await?;
    let managers = json!({"away": AWAY, "home": HOME});
    let game = created(&mut home, managers, json!({})).await?;
    let of_game = json!({"game_id": game});
    for manager in [&mut home, &mut away] {
        manager.accepted("join_game", of_game.clone()).await?;
    }
    home.accepted("start_game", of_game.clone()).await?;

    let mut bea = Client::connect(&server, "bea").await?;
    let others = json!({"game_id": game, "side": "home", "to": "bea"});
    assert_eq!(away.refused("hand_over", others).await?.code(), "forbidden");
    let to_opponent = json!({"game_id": game, "side": "away", "to": HOME});
    assert_eq!(
        away.refused("hand_over", to_opponent).await?.code(),
        "one_side_only"
    );
    let own = json!({"game_id": game, "side": "away", "to": "bea"});
    away.accepted("hand_over", own).await?;
    home.until("the notice", |f| {
        f.event() == "side_taken" && f.data()["user_id"] == "bea"
    })
    .await?;

    bea.accepted("join_game", of_game.clone()).await?;
    let decision = json!({"game_id": game, "decision": {}});
    let refused = away
        .refused("submit_offensive_decision", decision.clone())
        .await?;
    assert_eq!(refused.code(), "forbidden");
    bea.accepted("submit_offensive_decision", decision).await?;
    let submitted = |f: &bandbox_tests::frame::Frame| f.event() == "offensive_decision_submitted";
    let to_new = bea.until("her decision", submitted).await?;
    let to_old = away.until("the event", submitted).await?;
    assert!(!to_new.data()["decision"].is_null(), "{}", to_new.text);
    assert!(to_old.data()["decision"].is_null(), "{}", to_old.text);
    assert_eq!(to_old.seq(), to_new.seq());
    Ok(())
}

#[tokio::test]
async fn a_game_goes_on_with_the_new_manager_after_a_restart() -> anyhow::Result<()> {
    let mut server = Server::start().await?;
    let mut home = Client::connect(&server, HOME).await?;
    let managers = json!({"away": AWAY, "home": HOME});
    let game = created(&mut home, managers, json!({"private": true})).await?;
    let over = json!({"game_id": game, "side": "home", "to": "bea"});
    home.accepted("hand_over", over).await?;
    server.kill().await?;
    server.start_again().await?;
    let of_game = json!({"game_id": game});
    let mut bea = Client::connect(&server, "bea").await?;
    let joined = bea.accepted("join_game", of_game.clone()).await?;
    assert_eq!(joined.data()["side"], "home");
    // Whoever created it still sees it, and manages nothing.
    let mut creator = Client::connect(&server, HOME).await?;
    let joined = creator.refused("join_game", of_game.clone()).await?;
    assert_eq!((joined.code(), joined.field()), ("forbidden", "data.role"));
    creator.accepted("request_game_state", of_game).await?;
    Ok(())
}

#[tokio::test]
async fn a_private_game_is_in_the_lists_of_those_who_belong_to_it_alone() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut home = Client::connect(&server, HOME).await?;
    let managers = json!({"away": AWAY, "home": HOME});
    let game = created(&mut home, managers, json!({"private": true})).await?;
    let mut lists = Vec::new();
    for (user, flags) in [
        (HOME, vec![]),
        (AWAY, vec![]),
        ("sue", vec![]),
        ("ada", vec!["--admin"]),
    ] {
        let token = server.token_with(user, &flags).await?;
        let mut client = Client::with_token(server.address(), &token).await?;
        let list = client.accepted("list_games", json!({})).await?;
        let games = list.data()["games"].as_array().context("no list")?;
        lists.push(games.iter().any(|row| row["game_id"] == game.as_str()));
    }
    assert_eq!(lists, [true, true, false, true]);

    // The answers to a stranger are those about a game that is not there.
    let mut sue = Client::connect(&server, "sue").await?;
    let nowhere = "01890a5d-ac96-774b-bcce-b302099a8057";
    for event in [
        "join_game",
        "request_game_state",
        "get_box_score",
        "start_game",
    ] {
        let there = sue.refused(event, json!({"game_id": game})).await?;
        let not_there = sue.refused(event, json!({"game_id": nowhere})).await?;
        assert_eq!(there.data(), not_there.data(), "{event}");
    }
    let token = server.token("sue").await?;
    let bearer = format!("Bearer {token}");
    let headers = [("Authorization", bearer.as_str())];
    for route in ["", "/box-score", "/events", "/export?format=json"] {
        let there = http::get_with(
            server.address(),
            &format!("/api/v1/games/{game}{route}"),
            &headers,
        )
        .await?;
        let not_there = http::get_with(
            server.address(),
            &format!("/api/v1/games/{nowhere}{route}"),
            &headers,
        )
        .await?;
        assert_eq!((there.status, there.body), (404, not_there.body), "{route}");
    }
    Ok(())
}

#[tokio::test]
async fn a_game_without_spectators_is_played_alone_and_a_cap_counts() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut home = Client::connect(&server, HOME).await?;
    let managers = json!({"away": AWAY, "home": HOME});
    let closed = created(&mut home, managers.clone(), json!({"max_spectators": 0})).await?;
    let one = created(&mut home, managers, json!({"max_spectators": 1})).await?;
    let mut sue = Client::connect(&server, "sue").await?;
    let watching = |game: &str| json!({"game_id": game, "role": "spectator"});
    let refused = sue.refused("join_game", watching(&closed)).await?;
    assert_eq!(refused.code(), "forbidden");
    assert!(refused.message().contains("without spectators"));
    sue.accepted("join_game", watching(&one)).await?;
    let mut sid = Client::connect(&server, "sid").await?;
    let refused = sid.refused("join_game", watching(&one)).await?;
    assert_eq!(refused.code(), "room_full");
    // Managers are not counted.
    home.accepted("join_game", json!({"game_id": one})).await?;
    home.accepted("join_game", json!({"game_id": closed}))
        .await?;
    Ok(())
}

#[tokio::test]
async fn one_user_manages_both_sides_where_the_creator_says_so() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut creator = Client::connect(&server, "cy").await?;
    let game = created(&mut creator, json!({"away": "cy", "home": "cy"}), json!({})).await?;
    let of_game = json!({"game_id": game});
    creator.accepted("join_game", of_game.clone()).await?;
    creator.accepted("start_game", of_game).await?;
    for event in ["submit_defensive_decision", "submit_offensive_decision"] {
        let decision = json!({"game_id": game, "decision": {}});
        creator.accepted(event, decision).await?;
    }
    let both =
        json!({"setup": setup()?, "managers": {"away": AWAY}, "access": {"open_sides": ["away"]}});
    let refused = creator.refused("create_game", both).await?;
    assert_eq!(
        (refused.code(), refused.field()),
        ("invalid_data", "data.managers.away")
    );
    Ok(())
}

#[tokio::test]
async fn whoever_holds_no_socket_invites_and_is_invited_over_http() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let mut home = Client::connect(&server, HOME).await?;
    let game = created(&mut home, json!({}), json!({"open_sides": ["away"]})).await?;
    let bearers = [HOME, AWAY, "sue"].map(|user| server.token(user));
    let bearers = join_all(bearers).await;
    let post = async |who: usize, path: &str, body: Value| -> anyhow::Result<(u16, Value)> {
        let token = bearers[who].as_ref().ok().context("no token")?;
        let bearer = format!("Bearer {token}");
        let headers = [("Authorization", bearer.as_str())];
        let answer = http::post(server.address(), path, &headers, &body.to_string()).await?;
        Ok((answer.status, serde_json::from_str(&answer.body)?))
    };
    let invite = json!({
        "id": "i-1", "event": "create_invite", "data": {"game_id": game, "side": "away"},
    });
    let commands = format!("/api/v1/games/{game}/commands");
    let (status, reply) = post(0, &commands, invite).await?;
    assert_eq!(status, 200, "{reply}");
    let code = json!({"code": reply["data"]["code"]});

    let accept = "/api/v1/invites/accept";
    for _ in 0..2 {
        let (status, taken) = post(1, accept, code.clone()).await?;
        let side = json!({"game_id": game, "side": "away", "user_id": AWAY});
        assert_eq!((status, taken), (200, side));
    }
    let (status, late) = post(2, accept, code).await?;
    assert_eq!((status, &late["code"]), (409, &json!("invite_not_good")));
    assert_eq!(late["field"], "code");
    let (status, none) = post(2, accept, json!({"code": "abc"})).await?;
    assert_eq!((status, &none["code"]), (400, &json!("invalid_data")));
    assert_eq!(none["field"], "code");
    Ok(())
}
