//! Managers who have gone are told that it is their turn: who sets where, who is told, and that he is told once.

use anyhow::Context;
use bandbox_tests::client::Client;
use bandbox_tests::http::{self, Answer};
use bandbox_tests::patience::patiently;
use bandbox_tests::receiver::{self, Receiver};
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME, Table};
use serde_json::{Value, json};

const PATH: &str = "/api/v1/webhook";

/// A server that calls this machine too, a second after a game has moved.
const CALLS_ANY: [&str; 6] = [
    "--webhooks",
    "any",
    "--webhook-wait-seconds",
    "1",
    "--public-origin",
    "https://games.example",
];

async fn bearer(server: &Server, user: &str) -> anyhow::Result<String> {
    Ok(format!("Bearer {}", server.token(user).await?))
}

async fn set(server: &Server, user: &str, body: &Value) -> anyhow::Result<Answer> {
    let bearer = bearer(server, user).await?;
    let headers = [("Authorization", bearer.as_str())];
    http::put(server.address(), PATH, &headers, &body.to_string()).await
}

async fn read(server: &Server, user: &str) -> anyhow::Result<Answer> {
    let bearer = bearer(server, user).await?;
    let headers = [("Authorization", bearer.as_str())];
    http::get_with(server.address(), PATH, &headers).await
}

fn json_of(answer: &Answer) -> anyhow::Result<Value> {
    serde_json::from_str(&answer.body).with_context(|| answer.body.clone())
}

/// Ann, who manages the visitors, is told here of her turns.
async fn tells_ann(server: &Server, receiver: &Receiver) -> anyhow::Result<()> {
    let answer = set(server, AWAY, &json!({"url": receiver.url("/ann")})).await?;
    assert_eq!(answer.status, 200, "{}", answer.body);
    Ok(())
}

/// Hal decides, and Ann has: the game waits for her again.
async fn hal_decides(table: &mut Table) -> anyhow::Result<u64> {
    let data = table.with(json!({"decision": {}}));
    let accepted = table
        .home
        .accepted("submit_defensive_decision", data)
        .await?;
    accepted.seq().context("no number")
}

/// Ann comes by, has the batter out, decides for the next and goes: the game waits for Hal.
async fn ann_plays(server: &Server, table: &mut Table) -> anyhow::Result<()> {
    let mut ann = Client::connect(server, AWAY).await?;
    ann.accepted("roll_dice", table.of_game()).await?;
    let outcome = table.with(json!({"outcome": "strikeout"}));
    ann.accepted("submit_manual_outcome", outcome).await?;
    ann_decides(&mut ann, table.with(json!({"decision": {}}))).await
}

async fn ann_decides(ann: &mut Client, decision: Value) -> anyhow::Result<()> {
    ann.accepted("submit_offensive_decision", decision).await?;
    Ok(())
}

/// Ann decides for her first batter and goes; Hal, for whom the game waits, knows.
async fn ann_leaves(table: &mut Table) -> anyhow::Result<()> {
    let decision = table.with(json!({"decision": {}}));
    ann_decides(&mut table.away, decision).await?;
    let of_game = table.of_game();
    table.away.accepted("leave_game", of_game).await?;
    let is_ann = |f: &bandbox_tests::frame::Frame| f.event() == "user_disconnected";
    table.home.until("her leaving", is_ann).await?;
    Ok(())
}

/// A game that Ann has left and is told of, and somebody whom the server calls for her.
struct Evening {
    server: Server,
    receiver: Receiver,
    table: Table,
}

impl Evening {
    async fn new() -> anyhow::Result<Self> {
        let server = Server::start_with(&CALLS_ANY).await?;
        let receiver = Receiver::start().await?;
        let mut table = Table::started(&server).await?;
        tells_ann(&server, &receiver).await?;
        ann_leaves(&mut table).await?;
        Ok(Self {
            server,
            receiver,
            table,
        })
    }

    /// Hal decides: it is Ann's turn, at this place of the log.
    async fn hal_decides(&mut self) -> anyhow::Result<u64> {
        hal_decides(&mut self.table).await
    }

    async fn ann_plays(&mut self) -> anyhow::Result<()> {
        ann_plays(&self.server, &mut self.table).await
    }
}

#[tokio::test]
async fn a_user_sets_reads_and_removes_his_own_address() -> anyhow::Result<()> {
    let server = Server::start().await?;
    assert_eq!(read(&server, "ann").await?.status, 404);
    let url = "https://discord.com/api/webhooks/1/x";
    let answer = set(&server, "ann", &json!({"url": url, "form": "discord"})).await?;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let webhook = json_of(&read(&server, "ann").await?)?;
    assert_eq!(webhook["url"], url);
    assert_eq!(webhook["form"], "discord");
    assert_eq!(webhook["stopped"], false);
    assert_eq!(read(&server, "hal").await?.status, 404, "it is hers alone");

    let bearer = bearer(&server, "ann").await?;
    let headers = [("Authorization", bearer.as_str())];
    for status in [204, 404] {
        let removed = http::delete(server.address(), PATH, &headers).await?;
        assert_eq!(removed.status, status);
    }
    assert_eq!(read(&server, "ann").await?.status, 404);
    assert_eq!(http::get(server.address(), PATH).await?.status, 401);
    Ok(())
}

#[tokio::test]
async fn an_address_that_is_not_open_to_everybody_is_refused() -> anyhow::Result<()> {
    let server = Server::start().await?;
    let long = format!("https://games.example/{}", "x".repeat(3000));
    for (url, says) in [
        ("http://games.example/", "https://"),
        ("https://127.0.0.1/", "open to everybody"),
        ("https://[::1]/", "open to everybody"),
        (
            "https://169.254.169.254/latest/meta-data",
            "open to everybody",
        ),
        ("https://10.0.0.7:5432/", "open to everybody"),
        ("ftp://games.example/", "https://"),
        ("games.example", "no address"),
        (&long, "at most 2048 bytes"),
    ] {
        let answer = set(&server, "ann", &json!({"url": url})).await?;
        let problem = json_of(&answer)?;
        assert_eq!(answer.status, 400, "{url}: {problem}");
        assert_eq!(problem["field"], "url", "{problem}");
        let detail = problem["detail"].as_str().unwrap_or_default();
        assert!(detail.contains(says), "{url}: {detail}");
    }
    let answer = set(
        &server,
        "ann",
        &json!({"url": "https://a.example", "form": "fax"}),
    )
    .await?;
    assert_eq!(answer.status, 400, "{}", answer.body);
    assert_eq!(read(&server, "ann").await?.status, 404);

    let off = Server::start_with(&["--webhooks", "off"]).await?;
    let answer = set(&off, "ann", &json!({"url": "https://a.example"})).await?;
    assert_eq!(answer.status, 403, "{}", answer.body);
    assert_eq!(read(&off, "ann").await?.status, 403);
    Ok(())
}

#[tokio::test]
async fn who_has_gone_is_told_once_a_turn() -> anyhow::Result<()> {
    let mut evening = Evening::new().await?;
    let seq = evening.hal_decides().await?;
    let told = evening.receiver.next().await?;
    assert_eq!(told.path, "/ann");
    assert_eq!(told.headers["content-type"], "application/json");
    let page = format!("https://games.example/#game={}", evening.table.game);
    let turn = &told.body;
    assert_eq!(
        [&turn["event"], &turn["game_id"], &turn["side"]],
        [
            &json!("your_turn"),
            &json!(evening.table.game),
            &json!("away")
        ]
    );
    assert_eq!(
        [&turn["seq"], &turn["phase"], &turn["url"]],
        [&json!(seq), &json!("roll_due"), &json!(page)]
    );
    let text = turn["text"].as_str().context("no text")?;
    let ends = "top of the 1st, 0 outs. Both decisions are in: roll the dice.";
    assert!(text.ends_with(ends), "{text}");

    // The same turn is told of no more: the next that she hears is of the next.
    evening.ann_plays().await?;
    let seq = evening.hal_decides().await?;
    assert_eq!(evening.receiver.next().await?.body["seq"], seq);
    Ok(())
}

#[tokio::test]
async fn who_has_the_game_open_is_not_told() -> anyhow::Result<()> {
    let server = Server::start_with(&CALLS_ANY).await?;
    let mut receiver = Receiver::start().await?;
    let mut watched = Table::started(&server).await?;
    let mut left = Table::started(&server).await?;
    tells_ann(&server, &receiver).await?;
    ann_leaves(&mut left).await?;
    // The game that she has open is looked at first.
    let decision = watched.with(json!({"decision": {}}));
    ann_decides(&mut watched.away, decision).await?;
    hal_decides(&mut watched).await?;
    hal_decides(&mut left).await?;
    assert_eq!(receiver.next().await?.body["game_id"], left.game);
    // Nor was it told of later.
    ann_plays(&server, &mut left).await?;
    hal_decides(&mut left).await?;
    assert_eq!(receiver.next().await?.body["game_id"], left.game);
    // That she saw it is not held against her: she has gone, and the game moves.
    let of_game = watched.of_game();
    watched.away.accepted("leave_game", of_game).await?;
    ann_plays(&server, &mut watched).await?;
    hal_decides(&mut watched).await?;
    assert_eq!(receiver.next().await?.body["game_id"], watched.game);
    Ok(())
}

#[tokio::test]
async fn who_was_surely_not_told_is_told_again_unless_he_has_played() -> anyhow::Result<()> {
    let mut evening = Evening::new().await?;
    evening.receiver.answer_with(receiver::Answer {
        status: 429,
        header: Some(("retry-after", "0.5".to_string())),
    });
    let first = evening.hal_decides().await?;
    for _ in 0..2 {
        assert_eq!(evening.receiver.next().await?.body["seq"], first);
    }
    evening.ann_plays().await?;
    evening.receiver.answer(503);
    let second = evening.hal_decides().await?;
    assert_eq!(evening.receiver.next().await?.body["seq"], second);
    // She plays before it is tried again.
    evening.ann_plays().await?;
    let third = evening.hal_decides().await?;
    assert_eq!(evening.receiver.next().await?.body["seq"], third);
    Ok(())
}

#[tokio::test]
async fn who_is_gone_for_good_is_called_no_more_and_his_user_reads_why() -> anyhow::Result<()> {
    let mut evening = Evening::new().await?;
    evening.receiver.answer(410);
    evening.hal_decides().await?;
    evening.receiver.next().await?;
    let stopped = patiently("the address given up", async {
        loop {
            let webhook = json_of(&read(&evening.server, AWAY).await?)?;
            if webhook["stopped"] == true {
                return Ok(webhook);
            }
        }
    })
    .await?;
    assert_eq!(stopped["trouble"], "it answered 410 Gone");
    evening.ann_plays().await?;
    evening.hal_decides().await?;
    // Set anew, it is called again, and of what waits by then.
    let again = json!({"url": evening.receiver.url("/again")});
    assert_eq!(set(&evening.server, AWAY, &again).await?.status, 200);
    assert_eq!(evening.receiver.next().await?.path, "/again");
    let webhook = json_of(&read(&evening.server, AWAY).await?)?;
    assert_eq!(webhook.get("trouble"), None, "{webhook}");
    Ok(())
}

#[tokio::test]
async fn a_call_is_not_sent_on_to_elsewhere() -> anyhow::Result<()> {
    let mut evening = Evening::new().await?;
    evening.receiver.answer_with(receiver::Answer {
        status: 307,
        header: Some(("location", evening.receiver.url("/secret"))),
    });
    evening.hal_decides().await?;
    assert_eq!(evening.receiver.next().await?.path, "/ann");
    evening.ann_plays().await?;
    evening.hal_decides().await?;
    assert_eq!(evening.receiver.next().await?.path, "/ann");
    Ok(())
}

#[tokio::test]
async fn a_server_that_died_tells_what_it_had_not_told_and_nothing_twice() -> anyhow::Result<()> {
    let mut server = Server::start_with(&CALLS_ANY).await?;
    let mut receiver = Receiver::start().await?;
    let mut told = Table::started(&server).await?;
    tells_ann(&server, &receiver).await?;
    ann_leaves(&mut told).await?;
    hal_decides(&mut told).await?;
    assert_eq!(receiver.next().await?.body["game_id"], told.game);
    let mut untold = Table::started(&server).await?;
    ann_leaves(&mut untold).await?;
    hal_decides(&mut untold).await?;
    server.kill().await?;
    server.start_again().await?;
    assert_eq!(receiver.next().await?.body["game_id"], untold.game);
    // Both were looked at by then, in the order of their ids; the next that she hears is of a turn that is new.
    told.home = Client::connect(&server, HOME).await?;
    ann_plays(&server, &mut told).await?;
    let seq = hal_decides(&mut told).await?;
    assert_eq!(receiver.next().await?.body["seq"], seq);
    Ok(())
}

#[tokio::test]
async fn discord_is_given_a_message_that_wakes_nobody_else() -> anyhow::Result<()> {
    let server = Server::start_with(&CALLS_ANY).await?;
    let mut receiver = Receiver::start().await?;
    let mut setup = bandbox_tests::table::setup()?;
    setup["teams"]["home"]["name"] = json!("@everyone *[loud](http://x)*");
    let mut table = Table::started_with(&server, setup).await?;
    let hook = json!({"url": receiver.url("/api/webhooks/1/x"), "form": "discord"});
    assert_eq!(set(&server, AWAY, &hook).await?.status, 200);
    ann_leaves(&mut table).await?;
    hal_decides(&mut table).await?;
    let message = receiver.next().await?.body;
    assert_eq!(message["username"], "Bandbox");
    assert_eq!(message["allowed_mentions"], json!({"parse": []}));
    let content = message["content"].as_str().context("no content")?;
    let name = r"\@everyone \*\[loud\]\(http\://x\)\*";
    assert!(content.contains(name), "{content}");
    let page = format!("\n<https://games.example/#game={}>", table.game);
    assert!(content.ends_with(&page), "{content}");
    Ok(())
}
