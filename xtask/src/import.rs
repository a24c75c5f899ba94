//! `cargo xtask import`: real games become games of a log, which are served, watched, replayed and verified as any other.

use anyhow::{Context, Result, bail};
use bandbox_engine::dice::fairness::{Secret, commitment};
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Actor, Command, Dice, GameState, apply, create, decide};
use bandbox_retrosheet::scoring::Retold;
use bandbox_retrosheet::{Game, games};
use bandbox_store::{
    Access, Append, Appended, Cause, CauseCommand, Created, GameId, Head, NewGame, Store, Summary,
};
use std::path::PathBuf;

/// The user in whose name games are imported, and who manages both teams: nobody has anything to do.
const IMPORTER: &str = "retrosheet";

/// What to import, and where to.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Arguments {
    /// An event file, such as `1977SDN.EVN`.
    file: PathBuf,
    /// One game of the file, such as `SDN197704290`; all of them if left out.
    #[arg(long, value_name = "ID")]
    game: Option<String>,
    /// The log to write them to, such as `sqlite://bandbox.db`.
    #[arg(long, value_name = "URL")]
    database: String,
}

/// Imports the games, and says under which id each is in the log.
///
/// # Errors
/// When the file has no such game, a line of it cannot have been, or the log cannot be written.
pub(crate) fn run(arguments: &Arguments) -> Result<()> {
    let path = arguments.file.display();
    let text = std::fs::read(&arguments.file).with_context(|| format!("reading {path}"))?;
    let is_asked_for = |name: &str| arguments.game.as_deref().is_none_or(|game| game == name);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let store = Store::open(&arguments.database).await?;
        let mut imported = 0_u32;
        for game in games(&text) {
            let name = game.id.with_context(|| format!("{path}"))?.to_string();
            if is_asked_for(&name) {
                import(&store, &name, game).await?;
                imported += 1;
            }
        }
        store.close().await?;
        match (imported, &arguments.game) {
            (0, Some(game)) => bail!("there is no game {game} in {path}"),
            (0, None) => bail!("there is no game in {path}"),
            (1.., _) => Ok(()),
        }
    })
}

/// Writes a game to the log. One that was imported in part goes on where it broke off.
async fn import(store: &Store, name: &str, game: Game<'_>) -> Result<()> {
    let retold = Retold::of(game).with_context(|| format!("game {name}"))?;
    // No dice fall, so nobody gains by knowing it; and the same game has the same secret when it is imported again.
    let secret = Secret::new(commitment(name.as_bytes()).0);
    let dice = Dice::new(secret.clone());
    let (_, created) = create(retold.setup.clone(), &dice)?;
    let command = CauseCommand::Create {
        setup: Box::new(retold.setup),
    };
    let fresh = GameId::random();
    let id = match store
        .create(NewGame {
            game: fresh,
            secret,
            created,
            managers: ByTeam::from_fn(|_| Some(IMPORTER.to_owned())),
            access: Access {
                solitaire: true,
                ..Access::default()
            },
            cause: cause(name.to_owned(), command),
        })
        .await?
    {
        Created::New(_) => fresh,
        Created::Duplicate { game } => game,
        Created::IdReused => bail!("another game {name} was imported before"),
    };
    let loaded = store.load(id).await?;
    let loaded = loaded.with_context(|| format!("game {id} is gone"))?;
    let written = store.batches(id).await?.len();
    let scores = retold.entries.into_iter().map(|entry| Command::Score {
        entry: Box::new(entry),
    });
    let commands: Vec<_> = std::iter::once(Command::StartGame).chain(scores).collect();
    let rest = written.saturating_sub(1);
    if rest >= commands.len() {
        println!("game {name} is {id} already");
        return Ok(());
    }
    let mut log = Log {
        store,
        id,
        name,
        dice,
        state: loaded.state,
        head: loaded.head,
    };
    for (number, command) in commands.into_iter().enumerate().skip(rest) {
        log.write(number, command).await?;
    }
    let events = log.head.seq.0;
    println!("game {name} is {id}, {events} events");
    Ok(())
}

/// A game of the log.
struct Log<'a> {
    store: &'a Store,
    id: GameId,
    name: &'a str,
    dice: Dice,
    state: GameState,
    head: Head,
}

impl Log<'_> {
    /// Gives a command and writes what it leads to.
    async fn write(&mut self, number: usize, command: Command) -> Result<()> {
        let events = decide(&self.state, Actor::Umpire, &command, &self.dice)
            .with_context(|| format!("command {number} of game {}", self.name))?;
        for event in &events {
            apply(&mut self.state, event);
        }
        let append = Append {
            game: self.id,
            expected: self.head,
            events,
            cause: cause(
                format!("{}-{number}", self.name),
                CauseCommand::Play { command },
            ),
            summary: Summary::of(&self.state),
        };
        match self.store.append(append).await? {
            Appended::Done(head) => {
                self.head = head;
                Ok(())
            }
            Appended::Conflict(_) | Appended::Duplicate(_) | Appended::IdReused => {
                bail!("somebody else imports game {} at the same time", self.name)
            }
        }
    }
}

fn cause(command_id: String, command: CauseCommand) -> Cause {
    Cause {
        user: IMPORTER.to_owned(),
        actor: Actor::Umpire,
        command_id,
        command,
        session: None,
        at: jiff::Timestamp::now(),
    }
}
