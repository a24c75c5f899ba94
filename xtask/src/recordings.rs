//! Where recorded games come from: a database, or an exported file.

use anyhow::{Context, bail};
use bandbox_store::recording::RecordedGame;
use bandbox_store::{GameFilter, GameId, Store};
use std::fs::File;
use std::io::BufReader;

/// Games listed at once.
const PAGE: u32 = 200;

/// Where to look for games.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct From {
    /// A game log such as `sqlite://bandbox.db`, or an exported file.
    source: String,
    /// One game of the log.
    #[arg(long, value_name = "ID")]
    game: Option<GameId>,
}

impl From {
    /// Gives each game asked for to `visit`, one after the other, oldest first.
    ///
    /// # Errors
    /// When the source cannot be read, has no such game, or `visit` fails.
    pub(crate) fn each(
        &self,
        mut visit: impl FnMut(RecordedGame) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        if !self.source.contains("://") {
            return visit(self.read_file()?);
        }
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let store = runtime.block_on(self.open())?;
        let games = match self.game {
            Some(game) => vec![game],
            None => runtime.block_on(all(&store))?,
        };
        for game in games {
            visit(runtime.block_on(store.recording(game))?)?;
        }
        runtime.block_on(store.close())?;
        Ok(())
    }

    /// The only game of the source, or the one named.
    ///
    /// # Errors
    /// When there are several and none is named.
    pub(crate) fn one(&self) -> anyhow::Result<RecordedGame> {
        let mut found = Vec::new();
        self.each(|game| {
            found.push(game);
            Ok(())
        })?;
        let names: Vec<String> = found.iter().map(|game| game.game.to_string()).collect();
        match (found.pop(), found.is_empty()) {
            (Some(game), true) => Ok(game),
            (Some(_), false) => bail!(
                "name one of the {} games with --game: {}",
                names.len(),
                names.join(", ")
            ),
            (None, _) => bail!("there are no games in {}", self.source),
        }
    }

    fn read_file(&self) -> anyhow::Result<RecordedGame> {
        let file = File::open(&self.source).with_context(|| format!("opening {}", self.source))?;
        let game = RecordedGame::read_from(BufReader::new(file))
            .with_context(|| format!("reading {}", self.source))?;
        match self.game {
            Some(asked) if asked != game.game => {
                bail!("{} is game {}, not {asked}", self.source, game.game)
            }
            Some(_) | None => Ok(game),
        }
    }

    /// A log is looked at, never made: a misspelt name would leave an empty file behind.
    async fn open(&self) -> anyhow::Result<Store> {
        if let Some(path) = self.source.strip_prefix("sqlite://")
            && !std::path::Path::new(path).exists()
        {
            bail!("there is no file {path}");
        }
        Store::open(&self.source)
            .await
            .with_context(|| format!("opening {}", self.source))
    }
}

async fn all(store: &Store) -> anyhow::Result<Vec<GameId>> {
    let mut games: Vec<GameId> = Vec::new();
    loop {
        let before = games.last().copied();
        let filter = GameFilter {
            before,
            limit: PAGE,
            ..GameFilter::default()
        };
        let page = store.games(&filter).await?;
        if page.is_empty() {
            games.reverse();
            return Ok(games);
        }
        games.extend(page.into_iter().map(|row| row.game));
    }
}
