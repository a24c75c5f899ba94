//! A whole game between two bots, told play by play to whoever watches the terminal.

use super::bot::Bot;
use crate::game::table::WHOLE_LOG;
use crate::serve::Server;
use anyhow::{Context, bail};
use bandbox_client::{Client, FeedItem, Options, Token};
use bandbox_engine::Team;
use bandbox_engine::dice::fairness::commitment;
use bandbox_engine::hex::Entropy;
use bandbox_protocol::v1::client::MemberRole;
use bandbox_protocol::v1::{GameId, RoomEvent};
use bandbox_scorebook::Story;
use bandbox_store::{Seq, StoredEvent};

/// The tokens of those who take part.
pub(crate) struct Tokens {
    /// The away manager's.
    pub(crate) away: String,
    /// The home manager's.
    pub(crate) home: String,
    /// The spectator's, through whose eyes the game is told.
    pub(crate) spectator: String,
}

/// Lets the bots play the game to its end.
///
/// # Errors
/// When a bot cannot go on.
pub(crate) async fn play(
    server: &Server,
    game: GameId,
    tokens: Tokens,
    seed: Option<u64>,
) -> anyhow::Result<()> {
    let url = format!("ws://{}/ws", server.address);
    let watching = Client::connect(Options::new(&url, Token::fixed(tokens.spectator)));
    let mut feed = watching.join(game, MemberRole::Spectator).await?;
    let away = Bot::join(
        &url,
        tokens.away,
        game,
        Team::Away,
        entropy(seed, Team::Away)?,
    )
    .await?;
    let home = Bot::join(
        &url,
        tokens.home,
        game,
        Team::Home,
        entropy(seed, Team::Home)?,
    )
    .await?;
    let mut teller = Teller::new(&log(server, game).await?)?;
    let telling = async {
        while let Some(item) = feed.next().await {
            match item {
                FeedItem::Room(frame) => {
                    let over = matches!(frame.event, RoomEvent::DiceRevealed(_));
                    teller.tell_up_to(server, game, frame.seq).await?;
                    if over {
                        return Ok(());
                    }
                }
                FeedItem::Snapshot(_) | FeedItem::Notice(_) | FeedItem::Newer { .. } => (),
                FeedItem::Interrupted(failure) => {
                    bail!("the spectator lost the connection: {failure}")
                }
                FeedItem::Lost(error) => bail!("the spectator was put out: {}", error.message),
            }
        }
        bail!("the spectator's feed ended before the game did")
    };
    tokio::try_join!(away.play(), home.play(), telling)?;
    watching.close().await;
    println!();
    println!(
        "{}",
        teller
            .story
            .line_score()
            .display(teller.story.state().rosters())
    );
    Ok(())
}

/// What a bot adds to the dice: of his own seed, or of the operating system.
fn entropy(seed: Option<u64>, team: Team) -> anyhow::Result<Entropy> {
    let bytes = match seed {
        Some(seed) => commitment(format!("bandbox demo entropy {seed} {team}").as_bytes()).0,
        None => {
            let mut bytes = [0; 32];
            getrandom::fill(&mut bytes)?;
            bytes
        }
    };
    Ok(Entropy::new(&bytes)?)
}

async fn log(server: &Server, game: GameId) -> anyhow::Result<Vec<StoredEvent>> {
    Ok(server
        .app
        .store
        .read(bandbox_store::GameId::new(game.0), Seq::ZERO, WHOLE_LOG)
        .await?)
}

/// Tells the log as far as the spectator has seen it.
struct Teller {
    story: Story,
    told: u64,
}

impl Teller {
    fn new(log: &[StoredEvent]) -> anyhow::Result<Self> {
        let created = log.first().context("the log is empty")?;
        let (story, opening) = Story::begin(&created.event)?;
        println!("{}", opening.text);
        Ok(Self { story, told: 1 })
    }

    async fn tell_up_to(&mut self, server: &Server, game: GameId, seq: u64) -> anyhow::Result<()> {
        if seq <= self.told {
            return Ok(());
        }
        let game = bandbox_store::GameId::new(game.0);
        let limit = u32::try_from(seq - self.told)?;
        for stored in server.app.store.read(game, Seq(self.told), limit).await? {
            self.told = stored.seq.0;
            if let Some(line) = self.story.tell(&stored.event) {
                println!("{}", line.text);
            }
        }
        Ok(())
    }
}
