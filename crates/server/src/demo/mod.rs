//! A demo: a server on this machine, a game between two invented teams, and links to come in by.

mod autoplay;
mod bot;
mod card;
pub(crate) mod seats;
mod situation;

use crate::audit::Origin;
use crate::cli::{Demo, DemoMode};
use crate::config::Defaults;
use crate::create_game::created;
use crate::secrets::SecretSource;
use crate::serve::{self, Server};
use crate::teams::{LANTERNS, TERNS};
use anyhow::Context;
use bandbox_engine::GameSetup;
use bandbox_engine::cards::Park;
use bandbox_engine::options::{Edition, Mode, Options};
use bandbox_engine::team::ByTeam;
use bandbox_protocol::v1::GameId as WireGameId;
use bandbox_protocol::v1::games::{CreateGame, Managers};
use bandbox_store::{GameFilter, GameRow, Status, without_password};
use bandbox_tokens::User;
use seats::Seats;
use std::sync::atomic::AtomicU64;

/// The teams of a demo in which the managers read the cards.
const SETUP: &str = include_str!("../../demo/setup.json");

/// A demo's tokens are good for this long.
const TOKEN_S: i64 = 30 * 24 * 60 * 60;

/// The people of the demo.
struct Cast {
    away: User,
    home: User,
    spectator: User,
}

impl Cast {
    fn new() -> Self {
        let expires = jiff::Timestamp::now().as_second() + TOKEN_S;
        let user = |id: &str, name: &str| User::until(expires, id, name);
        Self {
            away: user("demo-away", "Away manager"),
            home: user("demo-home", "Home manager"),
            spectator: user("demo-spectator", "Spectator"),
        }
    }
}

/// Runs a demo until it is stopped, or until two clients have played its game.
///
/// # Errors
/// With what is wrong and what to do.
pub(crate) async fn run(demo: Demo) -> anyhow::Result<()> {
    let source = demo.settings.clone().source(Defaults::DEMO)?;
    let cast = Cast::new();
    let mut seats = Seats::default();
    let codes = [
        seats.seat(cast.away.clone())?,
        seats.seat(cast.home.clone())?,
        seats.seat(cast.spectator.clone())?,
    ];
    let secrets = match demo.seed {
        None => SecretSource::System,
        Some(seed) => SecretSource::Seeded {
            seed,
            drawn: AtomicU64::new(0),
        },
    };
    let server = serve::start(source, secrets, seats).await?;
    let game = game(&server, &cast, &demo).await?;
    println!(
        "Bandbox {} at http://{}",
        env!("CARGO_PKG_VERSION"),
        server.address
    );
    let log = without_password(&server.app.config.database);
    println!("game      {game}   log {log}");
    if demo.seed.is_some() {
        println!("seeded    the dice are known to everybody who knows the seed");
    }
    let people = [
        ("away", &cast.away),
        ("home", &cast.home),
        ("spectator", &cast.spectator),
    ];
    for ((seat, user), code) in people.into_iter().zip(&codes) {
        println!();
        println!(
            "{seat:<9} http://{}/#game={game}&seat={code}",
            server.address
        );
        println!("token     {}", server.app.gate.tokens.issue(user)?);
    }
    println!();
    if demo.autoplay {
        let tokens = autoplay::Tokens {
            away: server.app.gate.tokens.issue(&cast.away)?,
            home: server.app.gate.tokens.issue(&cast.home)?,
            spectator: server.app.gate.tokens.issue(&cast.spectator)?,
        };
        let played = autoplay::play(&server, game, tokens, demo.seed).await;
        let stopped = server.stop().await;
        return played.and(stopped);
    }
    println!("Stop with Ctrl-C: the game goes on where it stopped when the demo is started again.");
    serve::stop_signal().await?;
    server.stop().await
}

/// The demo's game: the one that was left unfinished, or a new one.
async fn game(server: &Server, cast: &Cast, demo: &Demo) -> anyhow::Result<WireGameId> {
    let setup = setup(demo.mode)?;
    if !demo.autoplay
        && let Some(row) = unfinished(server, cast, &setup).await?
    {
        return Ok(WireGameId(row.game.uuid()));
    }
    let managers = Managers {
        away: Some(cast.away.id.clone()),
        home: Some(cast.home.id.clone()),
    };
    let data = CreateGame {
        setup,
        managers: Some(managers),
        access: None,
    };
    let command_id = uuid::Uuid::now_v7().to_string();
    // Nobody has sent it: the demo itself makes its game.
    let origin = Origin::new(None);
    let (game, _) = created(&server.app, &cast.home, &origin, &command_id, data)
        .await
        .map_err(|error| anyhow::anyhow!(error.message))?;
    Ok(game.game_id)
}

fn setup(mode: DemoMode) -> anyhow::Result<GameSetup> {
    match mode {
        DemoMode::Manual => serde_json::from_str(SETUP).context("the teams of the demo"),
        DemoMode::Cards => Ok(GameSetup {
            edition: Edition::default(),
            mode: Mode::Cards,
            league: None,
            options: Options::default(),
            park: Park::default(),
            teams: ByTeam {
                away: serde_json::from_str(LANTERNS).context("the visitors of the demo")?,
                home: serde_json::from_str(TERNS).context("the hosts of the demo")?,
            },
        }),
    }
}

/// A game of these teams that was left unfinished.
async fn unfinished(
    server: &Server,
    cast: &Cast,
    setup: &GameSetup,
) -> anyhow::Result<Option<GameRow>> {
    let filter = GameFilter {
        manager: Some(cast.home.id.clone()),
        ..GameFilter::default()
    };
    let games = server.app.store.games(&filter).await?;
    Ok(games.into_iter().find(|row| match row.summary.status {
        Status::Open | Status::Playing | Status::Suspended => {
            let teams = &setup.teams;
            row.managers.away.as_ref() == Some(&cast.away.id)
                && (&row.teams.away, &row.teams.home) == (&teams.away.name, &teams.home.name)
        }
        Status::Final => false,
    }))
}
