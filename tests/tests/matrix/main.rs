//! Who may do what, cell by cell: every client event, asked by everybody who could ask it, in every phase of a game, over real
//! sockets, against the table that the protocol has. What was answered is kept in `docs/authorization.md`.

mod actors;
mod phases;
mod report;

use actors::{Actor, Cast};
use anyhow::{Context, ensure};
use bandbox_protocol::v1::rights::{Right, rights};
use bandbox_protocol::v1::{ClientEvent, WireEvent};
use bandbox_tests::server::{MANY, Server};
use phases::{Phase, Privacy};
use report::Report;
use serde_json::{Value, json};
use std::path::PathBuf;

/// Set, the page is written anew; else it must be as it was.
const WRITE: &str = "BANDBOX_WRITE_AUTHORIZATION";

#[tokio::test]
async fn every_event_is_granted_or_refused_as_the_table_has_it() -> anyhow::Result<()> {
    let server = Server::start_with(&MANY).await?;
    let mut cast = Cast::connect(&server).await?;
    let mut report = Report::default();
    for privacy in Privacy::ALL {
        for phase in Phase::ALL {
            for event in ClientEvent::NAMES {
                let mut game = phase.game(&mut cast, privacy).await?;
                for actor in Actor::ALL {
                    let code = ask(&server, &mut cast, actor, event, &game).await?;
                    check(actor, privacy, event, &code)?;
                    report.note(privacy, phase, event, actor, &code);
                    // What was granted may have moved the game.
                    if may(actor, privacy, event).is_some_and(Right::is_granted) {
                        game = phase.game(&mut cast, privacy).await?;
                    }
                }
            }
        }
    }
    let page = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/authorization.md");
    let text = report.page();
    if std::env::var_os(WRITE).is_some() {
        std::fs::write(&page, &text)?;
    }
    let kept = std::fs::read_to_string(&page).context("docs/authorization.md")?;
    ensure!(
        kept == text,
        "docs/authorization.md is not what was answered; run this test with {WRITE}=1 and look at what has changed"
    );
    Ok(())
}

/// What the table grants this actor at the most.
fn may(actor: Actor, privacy: Privacy, event: &str) -> Option<Right> {
    let row = rights(event)?;
    let cells = actor.roles(privacy).iter().map(|role| row.of(*role));
    cells.reduce(|one, other| if one.is_granted() { one } else { other })
}

/// Whether an answer is what the table says.
fn check(actor: Actor, privacy: Privacy, event: &str, code: &str) -> anyhow::Result<()> {
    let right = may(actor, privacy, event).context("an event without a row")?;
    let denied = ["forbidden", "game_not_found", "unauthenticated"].contains(&code);
    let as_it_should = match right {
        Right::No if !actor.is_let_in() => code == "unauthenticated",
        Right::No => code == "forbidden",
        Right::Hidden => code == "game_not_found",
        Right::Yes if !actor.is_let_in() => code == "unauthenticated",
        Right::Yes => !denied,
        // Granted for one side, or as long as something holds.
        Right::Own | Right::Any | Right::Watching | Right::Open | Right::BeforeTheFirstRoll => {
            !denied || code == "forbidden"
        }
    };
    ensure!(
        as_it_should,
        "{event} by {} of a {} game: {right:?}, but the answer was {code}",
        actor.name(),
        privacy.name()
    );
    Ok(())
}

/// Asks, and gives the code of the refusal, or `ok`.
async fn ask(
    server: &Server,
    cast: &mut Cast,
    actor: Actor,
    event: &str,
    game: &str,
) -> anyhow::Result<String> {
    let data = data_of(cast, actor, event, game)?;
    if !actor.is_let_in() {
        return actors::as_nobody(server, cast.bad_token(actor), event, data).await;
    }
    let client = cast.client(actor)?;
    if ["send_chat", "mute", "leave_game"].contains(&event) {
        // Whoever may come in does; whoever may not is refused in any case.
        for role in ["player", "spectator"] {
            let join = json!({"game_id": game, "role": role});
            if !client.ask("join_game", join).await?.is_refusal() {
                break;
            }
        }
    }
    let answer = client.ask(event, data).await?;
    Ok(if answer.is_refusal() {
        answer.code().to_string()
    } else {
        "ok".to_string()
    })
}

/// Data that an event may have, about this game.
fn data_of(cast: &Cast, actor: Actor, event: &str, game: &str) -> anyhow::Result<Value> {
    let fixtures = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../crates/protocol/fixtures");
    let text = std::fs::read_to_string(fixtures.join(format!("client/{event}.json")))?;
    let frame: Value = serde_json::from_str(&text)?;
    let mut data = frame["data"].clone();
    if !data["game_id"].is_null() {
        data["game_id"] = json!(game);
    }
    match event {
        "authenticate" | "refresh_token" => data["token"] = json!(cast.token(actor)),
        "mute" => data["user_id"] = json!(actor.user()),
        "send_chat" => data = json!({"game_id": game, "text": "hello"}),
        "list_games" => data = json!({}),
        // A roll of a game that is going on, if there is one.
        "submit_manual_outcome" => data = json!({"game_id": game, "outcome": "strikeout"}),
        "roll_dice" => data = json!({"game_id": game}),
        _ => (),
    }
    Ok(data)
}
