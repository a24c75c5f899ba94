//! Several servers on one log: each takes any game's commands, and shows what the others have written.

use crate::place::Schema;
use anyhow::Context;
use bandbox_tests::client::Client;
use bandbox_tests::frame::Frame;
use bandbox_tests::http;
use bandbox_tests::nats::Nats;
use bandbox_tests::patience::patiently;
use bandbox_tests::receiver::Receiver;
use bandbox_tests::server::Server;
use bandbox_tests::table::{AWAY, HOME, new_game};
use serde_json::{Value, json};
use sqlx::Connection;
use sqlx::postgres::PgConnection;

/// Two servers on one log, the manager of each side at another, and somebody who watches at the second.
struct Cluster {
    home: Client,
    away: Client,
    watching: Client,
    of_game: Value,
    servers: [Server; 2],
    database: String,
}

impl Cluster {
    async fn new(database: &str, flags: &[&str]) -> anyhow::Result<Self> {
        let one = Server::start_on_with(database, flags).await?;
        let two = Server::start_on_with(database, flags).await?;
        let mut home = Client::connect(&one, HOME).await?;
        let mut away = Client::connect(&two, AWAY).await?;
        let mut watching = Client::connect(&two, "sue").await?;
        let created = home.accepted("create_game", new_game()?).await?;
        let of_game = json!({"game_id": created.data()["game_id"]});
        for (client, role) in [
            (&mut home, "player"),
            (&mut away, "player"),
            (&mut watching, "spectator"),
        ] {
            let mut data = of_game.clone();
            data["after_seq"] = json!(0);
            data["role"] = json!(role);
            client.accepted("join_game", data).await?;
        }
        Ok(Self {
            home,
            away,
            watching,
            of_game,
            servers: [one, two],
            database: database.to_string(),
        })
    }

    fn with(&self, more: Value) -> Value {
        let mut data = self.of_game.clone();
        if let (Some(data), Value::Object(more)) = (data.as_object_mut(), more) {
            data.extend(more);
        }
        data
    }

    /// Everybody has been shown what was accepted.
    async fn shown(&mut self, accepted: &Frame) -> anyhow::Result<()> {
        let seq = accepted.seq().context("the answer to no command")?;
        self.shown_up_to(seq).await
    }

    async fn shown_up_to(&mut self, seq: u64) -> anyhow::Result<()> {
        for client in [&mut self.home, &mut self.away, &mut self.watching] {
            client.seq(seq).await?;
        }
        Ok(())
    }

    /// One batter strikes out, with each manager at his own server.
    async fn strike_out(&mut self) -> anyhow::Result<()> {
        let decision = self.with(json!({"decision": {}}));
        let defended = self
            .home
            .accepted("submit_defensive_decision", decision.clone());
        let defended = defended.await?;
        self.shown(&defended).await?;
        // She decides at her server, and he rolls at his: it is behind, and looks before it refuses.
        self.away
            .accepted("submit_offensive_decision", decision)
            .await?;
        let of_game = self.of_game.clone();
        let rolled = self.home.accepted("roll_dice", of_game).await?;
        self.shown(&rolled).await?;
        let outcome = self.with(json!({"outcome": "strikeout"}));
        let out = self.away.accepted("submit_manual_outcome", outcome).await?;
        self.shown(&out).await
    }

    async fn start(&mut self) -> anyhow::Result<()> {
        let of_game = self.of_game.clone();
        let started = self.home.accepted("start_game", of_game).await?;
        self.shown(&started).await
    }

    /// It is settled whether somebody is told of the turn that began so: he is, or he sees it.
    async fn is_settled(&self, begun: &Frame) -> anyhow::Result<()> {
        let seq = i64::try_from(begun.seq().context("no number")?)?;
        let mut log = PgConnection::connect(&self.database).await?;
        patiently("a turn settled", async {
            loop {
                let settled = sqlx::query("SELECT 1 FROM turns_told WHERE seq = $1").bind(seq);
                if settled.fetch_optional(&mut log).await?.is_some() {
                    return Ok(());
                }
            }
        })
        .await
    }

    /// What each has been shown is the same, and without gaps.
    fn is_one_log(&self) {
        let numbers =
            |client: &Client| -> Vec<u64> { client.room_events().filter_map(Frame::seq).collect() };
        let head = self.home.head();
        for client in [&self.home, &self.away, &self.watching] {
            assert_eq!(numbers(client), (1..=head).collect::<Vec<_>>());
        }
    }
}

/// Plays a game that has begun at two servers with these flags; what everybody was shown of it is the same then.
async fn at_two_servers(
    flags: &[&str],
    play: impl AsyncFnOnce(&mut Cluster) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let Some(schema) = Schema::empty().await? else {
        return Ok(());
    };
    let mut cluster = Cluster::new(&schema.url, flags).await?;
    cluster.start().await?;
    play(&mut cluster).await?;
    cluster.is_one_log();
    drop(cluster);
    schema.drop().await
}

#[tokio::test]
async fn two_servers_on_one_log_show_what_either_wrote() -> anyhow::Result<()> {
    at_two_servers(&[], async |cluster| {
        for _ in 0..3 {
            cluster.strike_out().await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn with_a_bus_they_tell_one_another_and_without_it_they_look() -> anyhow::Result<()> {
    let Some(mut nats) = Nats::start().await? else {
        return Ok(());
    };
    let url = nats.url();
    at_two_servers(&["--bus", &url], async |cluster| {
        cluster.strike_out().await?;
        nats.kill().await?;
        cluster.strike_out().await?;
        nats.start_again().await?;
        cluster.strike_out().await
    })
    .await
}

#[tokio::test]
async fn a_side_that_changes_hands_at_one_server_has_at_the_other() -> anyhow::Result<()> {
    at_two_servers(&[], async |cluster| {
        let to_cy = cluster.with(json!({"side": "away", "to": "cy"}));
        // Ann gives her side away at the first server, and sits at the second.
        let mut ann = Client::connect(&cluster.servers[0], AWAY).await?;
        ann.accepted("hand_over", to_cy).await?;
        let is_taken = |frame: &Frame| frame.event() == "side_taken" && frame.re().is_none();
        let taken = cluster.watching.until("the side taken", is_taken).await?;
        assert_eq!(taken.data()["user_id"], "cy");
        let decision = cluster.with(json!({"decision": {}}));
        let event = "submit_offensive_decision";
        let refused = cluster.away.refused(event, decision.clone()).await?;
        assert_eq!(refused.code(), "forbidden");
        let mut cy = Client::connect(&cluster.servers[1], "cy").await?;
        let decided = cy.accepted(event, decision).await?;
        cluster.shown(&decided).await
    })
    .await
}

#[tokio::test]
async fn commands_of_one_id_at_two_servers_count_once() -> anyhow::Result<()> {
    at_two_servers(&[], async |cluster| {
        let mut elsewhere = Client::connect(&cluster.servers[0], AWAY).await?;
        let decision = cluster.with(json!({"decision": {}}));
        let event = "submit_offensive_decision";
        for client in [&mut cluster.away, &mut elsewhere] {
            client.send_as("the-one", event, decision.clone()).await?;
        }
        let answers = [
            cluster.away.reply("the-one").await?,
            elsewhere.reply("the-one").await?,
        ];
        assert_eq!(answers[0].seq(), answers[1].seq(), "{answers:?}");
        cluster.shown(&answers[0]).await
    })
    .await
}

#[tokio::test]
async fn who_has_the_game_open_at_another_server_is_not_told_of_his_turn() -> anyhow::Result<()> {
    let mut receiver = Receiver::start().await?;
    let flags = ["--webhooks", "any", "--webhook-wait-seconds", "1"];
    at_two_servers(&flags, async |cluster| {
        let token = cluster.servers[0].token(AWAY).await?;
        let bearer = format!("Bearer {token}");
        let headers = [("Authorization", bearer.as_str())];
        let hook = json!({"url": receiver.url("/ann")}).to_string();
        let at = cluster.servers[0].address();
        let set = http::put(at, "/api/v1/webhook", &headers, &hook).await?;
        assert_eq!(set.status, 200, "{}", set.body);
        // She sees at the second server that it is her turn, which the first cannot know. By the next she has gone.
        let decision = cluster.with(json!({"decision": {}}));
        let defended = cluster
            .home
            .accepted("submit_defensive_decision", decision.clone());
        let seen = defended.await?;
        cluster.shown(&seen).await?;
        cluster.is_settled(&seen).await?;
        let decided = cluster.away.accepted("submit_offensive_decision", decision);
        let decided = decided.await?;
        cluster.shown(&decided).await?;
        let of_game = cluster.of_game.clone();
        cluster.away.accepted("leave_game", of_game.clone()).await?;
        let rolled = cluster.home.accepted("roll_dice", of_game.clone()).await?;
        let seq = rolled.seq().context("no number")?;
        let turn = receiver.next().await?.body;
        assert_eq!(turn["seq"], seq, "{turn}");
        let had = cluster.away.head();
        let data = cluster.with(json!({"after_seq": had, "role": "player"}));
        cluster.away.accepted("join_game", data).await?;
        cluster.shown(&rolled).await
    })
    .await
}
