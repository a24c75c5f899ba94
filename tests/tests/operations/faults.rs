//! What fails beneath a server: clients are told plainly, nothing that was answered is lost, nothing counts twice,
//! other games go on, and all is well again when the fault is gone, without a restart.

use crate::place::{Schema, outsider};
use crate::proxy::Proxy;
use crate::ready::ready_answers;
use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::metrics::{SHOWN, becomes, read};
use bandbox_tests::patience::patiently;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME, Table};
use serde_json::json;
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Connection, Executor};
use std::io::Write;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Requests that may wait for one game.
const QUEUE: usize = 256;

#[tokio::test]
async fn more_than_may_wait_for_a_game_is_told_so_at_once_and_the_rest_is_served()
-> anyhow::Result<()> {
    let server = Server::start_with(&SHOWN).await?;
    let mut table = Table::started(&server).await?;
    let mut onlooker = table.spectator(&server).await?;
    let mut holder = outsider(&server.database()).await?;
    holder.execute("BEGIN IMMEDIATE").await?;
    // The game waits for its database with this in hand, once it is decided.
    let decided = read(&server, "bandbox_decide_seconds_count").await?;
    let decision = table.with(json!({"decision": {}}));
    let waiting = table
        .home
        .send("submit_defensive_decision", decision)
        .await?;
    becomes(&server, "bandbox_decide_seconds_count", decided + 1.0).await?;
    let mut asked = Vec::new();
    for _ in 0..QUEUE + 20 {
        asked.push(onlooker.send("request_game_state", table.of_game()).await?);
    }
    for id in &asked[QUEUE..] {
        let refused = onlooker.reply(id).await?;
        assert_eq!(refused.code(), "busy", "{}", refused.text);
        assert_eq!(refused.data()["retryable"], true);
    }
    holder.execute("COMMIT").await?;
    assert!(!table.home.reply(&waiting).await?.is_refusal());
    for id in &asked[..QUEUE] {
        assert_eq!(onlooker.reply(id).await?.event(), "game_state_sync");
    }
    Ok(())
}

/// A game that is played command by command, each under an id of its own that stays the same when it is sent again.
struct Play<'a> {
    server: &'a Server,
    tokens: [String; 2],
    game: String,
    step: usize,
    watching: Client,
}

impl<'a> Play<'a> {
    async fn on(server: &'a Server, table: &Table) -> anyhow::Result<Self> {
        Ok(Self {
            server,
            tokens: [server.token(HOME).await?, server.token(AWAY).await?],
            game: table.game.clone(),
            step: 0,
            watching: table.spectator(server).await?,
        })
    }

    /// Sends the next command. It stays the next when it is refused.
    async fn step(&mut self) -> anyhow::Result<Frame> {
        let (manager, event, mut data) = match self.step % 4 {
            0 => (0, "submit_defensive_decision", json!({"decision": {}})),
            1 => (1, "submit_offensive_decision", json!({"decision": {}})),
            2 => (1, "roll_dice", json!({})),
            _ => (1, "submit_manual_outcome", json!({"outcome": "homerun"})),
        };
        data["game_id"] = json!(self.game);
        let id = format!("step-{}", self.step);
        let mut client = Client::with_token(self.server.address(), &self.tokens[manager]).await?;
        client.send_as(&id, event, data).await?;
        let reply = client.reply(&id).await?;
        if !reply.is_refusal() {
            self.step += 1;
        }
        Ok(reply)
    }

    /// Sends the next command until it is accepted. Every refusal must say that this may help.
    async fn insist(&mut self) -> anyhow::Result<()> {
        patiently("a command that counts", async {
            loop {
                let reply = self.step().await?;
                if !reply.is_refusal() {
                    return Ok(());
                }
                assert_eq!(reply.code(), "store_unavailable", "{}", reply.text);
                assert_eq!(reply.data()["retryable"], true);
            }
        })
        .await
    }

    /// The plate appearance comes to its end.
    async fn finish_the_batter(&mut self) -> anyhow::Result<()> {
        self.insist().await?;
        while !self.step.is_multiple_of(4) {
            self.insist().await?;
        }
        Ok(())
    }

    /// Everything that was answered is there, once, and whoever watched has seen it.
    async fn proves_whole(mut self, server: &Server) -> anyhow::Result<()> {
        let mut client = Client::with_token(server.address(), &self.tokens[0]).await?;
        let data = json!({"game_id": self.game});
        let state = client.accepted("request_game_state", data).await?;
        assert_eq!(state.data()["state"]["last_play"], self.step / 4);
        assert_eq!(state.data()["state"]["score"]["away"], self.step / 4);
        let head = state.data()["seq"].as_u64().unwrap_or_default();
        self.watching.seq(head).await?;
        let seen: Vec<u64> = self.watching.room_events().filter_map(Frame::seq).collect();
        assert_eq!(seen, (1..=head).collect::<Vec<_>>());
        Ok(())
    }
}

#[tokio::test]
async fn a_database_that_ends_every_session_loses_nothing_and_repeats_nothing() -> anyhow::Result<()>
{
    let Some(schema) = Schema::empty().await? else {
        return Ok(());
    };
    let name = format!("ended_{}", std::process::id());
    let server = Server::start_on(&format!("{}&application_name={name}", schema.url)).await?;
    let table = Table::started(&server).await?;
    let mut play = Play::on(&server, &table).await?;
    let mut operator = PgConnection::connect(&schema.url).await?;
    let end = format!(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{name}'"
    );
    for _ in 0..20 {
        // The sessions end at some moment of the command, or before, or after.
        let ended = async {
            operator
                .execute(sqlx::raw_sql(AssertSqlSafe(end.clone())))
                .await?;
            anyhow::Ok(())
        };
        tokio::try_join!(play.insist(), ended)?;
    }
    play.proves_whole(&server).await?;
    ready_answers(&server, 200).await?;
    drop(server);
    schema.drop().await
}

#[tokio::test]
async fn without_its_database_a_game_can_be_watched_and_goes_on_when_it_is_back()
-> anyhow::Result<()> {
    let Some(schema) = Schema::empty().await? else {
        return Ok(());
    };
    let (proxy, url) = Proxy::before(&schema.url).await?;
    let server = Server::start_on(&url).await?;
    let table = Table::started(&server).await?;
    let mut play = Play::on(&server, &table).await?;
    play.finish_the_batter().await?;
    let told = play.step;
    proxy.cut();
    let refused = play.step().await?;
    assert_eq!(refused.code(), "store_unavailable", "{}", refused.text);
    assert_eq!(play.step, told);
    let ill = ready_answers(&server, 503).await?;
    assert!(ill["trouble"].is_string(), "{ill}");
    // Who is there can look, and who comes can come in.
    let mut late = Client::connect(&server, "sam").await?;
    let data = table.with(json!({"role": "spectator"}));
    late.accepted("join_game", data).await?;
    let state = late.accepted("request_game_state", table.of_game()).await?;
    assert_eq!(state.data()["state"]["last_play"], 1);

    proxy.restore();
    ready_answers(&server, 200).await?;
    play.finish_the_batter().await?;
    play.proves_whole(&server).await?;
    drop((server, proxy));
    schema.drop().await
}

/// A small disk of its own, in memory.
struct SmallDisk {
    folder: TempDir,
}

impl SmallDisk {
    /// None, loudly, where nothing may be mounted.
    fn mount() -> anyhow::Result<Option<Self>> {
        let folder = tempfile::tempdir()?;
        let mounted = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=8m", "tmpfs"])
            .arg(folder.path())
            .output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Ok(Some(Self { folder }));
        }
        eprintln!("!!! SKIPPED: this user may mount no small disk");
        Ok(None)
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Leaves no room on it. The file to remove.
    fn fill(&self) -> anyhow::Result<PathBuf> {
        let path = self.path().join("filler");
        let mut filler = std::fs::File::create(&path)?;
        // Until even a single byte finds no room.
        for size in [64 * 1024, 4 * 1024, 1] {
            while filler.write_all(&vec![0; size]).is_ok() {}
        }
        Ok(path)
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount")
            .arg("--lazy")
            .arg(self.folder.path())
            .status();
    }
}

#[tokio::test]
async fn on_a_full_disk_nothing_is_accepted_that_is_not_written_and_room_is_all_it_takes()
-> anyhow::Result<()> {
    let Some(disk) = SmallDisk::mount()? else {
        return Ok(());
    };
    let database = format!("sqlite://{}", disk.path().join("games.db").display());
    let mut server = Server::start_on(&database).await?;
    let table = Table::started(&server).await?;
    let mut play = Play::on(&server, &table).await?;
    play.finish_the_batter().await?;
    let filler = disk.fill()?;
    let refused = patiently("a command that finds no room", async {
        loop {
            let reply = play.step().await?;
            if reply.is_refusal() {
                return Ok(reply);
            }
        }
    })
    .await?;
    assert_eq!(refused.code(), "store_unavailable", "{}", refused.text);
    assert_eq!(refused.data()["retryable"], true);
    let ill = ready_answers(&server, 503).await?;
    assert_eq!(ill["trouble"], "disk_full", "{ill}");
    let Play {
        game,
        step,
        watching,
        tokens,
        ..
    } = play;
    // Even a server that ends now has everything that it said it had.
    server.kill().await?;
    std::fs::remove_file(filler)?;
    server.start_again().await?;
    let mut client = Client::with_token(server.address(), &tokens[0]).await?;
    let state = client
        .accepted("request_game_state", json!({"game_id": game}))
        .await?;
    assert_eq!(state.data()["state"]["last_play"], step / 4);
    let seen = watching.head();
    assert!(state.data()["seq"].as_u64() >= Some(seen), "{}", state.text);
    Ok(())
}

#[tokio::test]
async fn a_disk_that_has_room_again_is_written_to_again_without_a_restart() -> anyhow::Result<()> {
    let Some(disk) = SmallDisk::mount()? else {
        return Ok(());
    };
    let database = format!("sqlite://{}", disk.path().join("games.db").display());
    let server = Server::start_on(&database).await?;
    let table = Table::started(&server).await?;
    let mut play = Play::on(&server, &table).await?;
    let filler = disk.fill()?;
    patiently("a command that finds no room", async {
        while !play.step().await?.is_refusal() {}
        Ok(())
    })
    .await?;
    ready_answers(&server, 503).await?;
    std::fs::remove_file(filler)?;
    ready_answers(&server, 200).await?;
    play.finish_the_batter().await?;
    play.finish_the_batter().await?;
    play.proves_whole(&server).await
}

#[tokio::test]
async fn a_damaged_game_is_said_to_be_and_harms_no_other() -> anyhow::Result<()> {
    let server = Server::start_with(&["--idle-game-seconds", "0"]).await?;
    let mut damaged = Table::started(&server).await?;
    let other = Table::started(&server).await?;
    let data = damaged.of_game();
    for manager in [&mut damaged.home, &mut damaged.away] {
        manager.accepted("leave_game", data.clone()).await?;
    }
    patiently("a game that has left memory", async {
        while server.memory().await?.games > 1 {}
        Ok(())
    })
    .await?;
    let mut hand = outsider(&server.database()).await?;
    let which = format!("WHERE game_id = '{}' AND seq = 1", damaged.game);
    let change = |to: &str| AssertSqlSafe(format!("UPDATE events SET data = {to} {which}"));
    hand.execute(sqlx::raw_sql(change("'?' || data"))).await?;

    for (event, data) in [
        ("join_game", data.clone()),
        ("request_game_state", data.clone()),
        (
            "submit_defensive_decision",
            damaged.with(json!({"decision": {}})),
        ),
    ] {
        let refused = damaged.home.refused(event, data).await?;
        assert_eq!(refused.code(), "internal", "{}", refused.text);
        assert_ne!(refused.data()["retryable"], true, "{}", refused.text);
        assert!(refused.message().contains("damaged"), "{}", refused.text);
    }
    let mut play = Play::on(&server, &other).await?;
    play.finish_the_batter().await?;
    play.proves_whole(&server).await?;
    ready_answers(&server, 200).await?;

    hand.execute(sqlx::raw_sql(change("substr(data, 2)")))
        .await?;
    let mut play = Play::on(&server, &damaged).await?;
    play.finish_the_batter().await?;
    play.proves_whole(&server).await
}
