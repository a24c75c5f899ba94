//! Readers who do not keep up: nobody waits for them, what waits for them has an end, and they lose nothing.

use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::metrics::{SHOWN, becomes, read};
use bandbox_tests::patience::patiently;
use bandbox_tests::server::{MANY, Server};
use bandbox_tests::table::Table;
use serde_json::json;

/// More than may be on its way to a reader who reads.
const MUCH: f64 = 256.0 * 1024.0;

/// Somebody in the room who asks for a lot, more than limits may let him ask, and reads nothing, so that frames wait for him
/// at the server.
async fn stalled(server: &Server, table: &Table) -> anyhow::Result<Client> {
    let token = server.token("sam").await?;
    let mut client = Client::with_a_narrow_link(server.address(), &token).await?;
    let data = table.with(json!({"role": "spectator", "after_seq": 0}));
    client.accepted("join_game", data).await?;
    patiently("a reader who has fallen behind", async {
        while read(server, "bandbox_outbox_bytes").await? < MUCH {
            client.send("request_game_state", table.of_game()).await?;
        }
        Ok(())
    })
    .await?;
    Ok(client)
}

fn texts(client: &Client, after: u64) -> Vec<&str> {
    let later = client.room_events().filter(|f| f.seq() > Some(after));
    later.map(|f| f.text.as_str()).collect()
}

#[tokio::test]
async fn who_does_not_read_is_closed_with_4008_and_resumes_without_loss_while_the_others_play_on()
-> anyhow::Result<()> {
    let server = Server::start_with(&[&SHOWN[..], &MANY[..]].concat()).await?;
    let mut table = Table::started(&server).await?;
    let mut live = table.spectator(&server).await?;
    let mut slow = stalled(&server, &table).await?;
    table.bat("homerun").await?;
    let too_slow = "bandbox_closes_total{code=\"too_slow\"}";
    patiently("the end of the slow one", async {
        while read(&server, too_slow).await? < 1.0 {
            for _ in 0..10 {
                // The connection may be gone by now.
                let _ = slow.send("request_game_state", table.of_game()).await;
            }
        }
        Ok(())
    })
    .await?;
    becomes(&server, "bandbox_outbox_bytes", 0.0).await?;
    let closed = slow.closed().await?;
    assert_eq!(closed.code, 4008);
    assert!(closed.reason.starts_with("too_slow: "), "{}", closed.reason);
    table.bat("homerun").await?;

    let head = table.away.head();
    live.seq(head).await?;
    let has = slow.head();
    assert_eq!(texts(&slow, 0), texts(&live, 0)[..usize::try_from(has)?]);
    assert!(has < head, "he was to miss what was played");
    let mut back = Client::connect(&server, "sam").await?;
    let data = table.with(json!({"role": "spectator", "after_seq": has, "epoch": 1}));
    let joined = back.accepted("join_game", data).await?;
    assert_eq!(joined.data()["recovered"], true);
    back.seq(head).await?;
    assert_eq!(texts(&back, 0), texts(&live, has));
    Ok(())
}

#[tokio::test]
async fn a_slow_reader_gets_every_event_but_of_states_only_the_newest() -> anyhow::Result<()> {
    let server = Server::start_with(&[&SHOWN[..], &MANY[..]].concat()).await?;
    let mut table = Table::started(&server).await?;
    let mut live = table.spectator(&server).await?;
    let mut slow = stalled(&server, &table).await?;
    for _ in 0..5 {
        table.bat("homerun").await?;
    }
    let head = table.away.head();
    let newest = |f: &Frame| f.event() == "game_state_update" && f.data()["seq"] == head;
    for client in [&mut live, &mut slow] {
        client.until("the newest state", newest).await?;
    }
    assert_eq!(texts(&slow, 0), texts(&live, 0));
    let updates = |client: &Client| {
        let all = client.frames().iter();
        all.filter(|f| f.event() == "game_state_update").count()
    };
    assert_eq!(updates(&live), 20, "one for each command");
    assert_eq!(updates(&slow), 1);
    let mut seen = 0;
    for frame in slow.frames() {
        if frame.is_of_room() {
            seen = frame.seq().unwrap_or_default();
        }
        if frame.event() == "game_state_update" {
            assert_eq!(frame.data()["seq"], seen, "a state before its events");
        }
    }
    Ok(())
}
