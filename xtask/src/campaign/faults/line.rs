//! The connection to a `PostgreSQL` is lost while a command is written. An append is one statement, which is its own
//! transaction: its commit is when the database has been told that this is all.

use super::cord::{Break, Cord};
use super::playing::PAUSE;
use super::season::{Trouble, season, shares};
use super::{Arguments, Tally, asked};
use crate::live::server::Server;
use crate::postgres::Private;
use anyhow::{Context, ensure};
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::task::block_in_place;
use tokio::time::sleep;

/// A kind of fault.
#[derive(Clone, Copy)]
struct Kind {
    name: &'static str,
    place: Break,
    /// No connection can be made until a client was told that it is not known what became of a command.
    lasts: bool,
}

const KINDS: [Kind; 4] = [
    Kind {
        name: "lost before statement",
        place: Break::BeforeStatement,
        lasts: false,
    },
    Kind {
        name: "lost before commit",
        place: Break::BeforeCommit,
        lasts: false,
    },
    Kind {
        name: "lost after commit",
        place: Break::AfterCommit,
        lasts: false,
    },
    Kind {
        name: "after commit, for long",
        place: Break::AfterCommit,
        lasts: true,
    },
];

/// A command that is not written by then will not be.
const WRITTEN_WITHIN: Duration = Duration::from_mins(1);

/// A cord that breaks.
struct Breaking {
    cord: Cord,
    kind: Kind,
}

impl Trouble for Breaking {
    async fn begin(&mut self) -> anyhow::Result<()> {
        let before = self.cord.breaks();
        self.cord.break_next(self.kind.place, self.kind.lasts);
        let end = Instant::now() + WRITTEN_WITHIN;
        while self.cord.breaks() == before {
            ensure!(Instant::now() < end, "no command is written");
            sleep(PAUSE).await;
        }
        Ok(())
    }

    fn lasts(&self) -> bool {
        self.kind.lasts
    }

    async fn end(&mut self) -> anyhow::Result<()> {
        self.cord.mend();
        Ok(())
    }
}

/// Faults of every kind, one after another. What came of them.
///
/// # Errors
/// When a server does not go on.
pub(super) async fn every_kind(
    arguments: &Arguments,
) -> anyhow::Result<Vec<(&'static str, Tally)>> {
    let program = arguments.program.path()?;
    let postgres = block_in_place(Private::start)?;
    let mut tallies = Vec::new();
    let mut databases = 0;
    for kind in KINDS.into_iter().filter(|kind| arguments.wants(kind.name)) {
        let mut seasons = Vec::new();
        for faults in shares(arguments.faults) {
            databases += 1;
            let database = postgres.database(&format!("faults_{databases}"))?;
            let cord = Cord::to(place_of(&database)?).await?;
            // Of a parameter that is given twice the later counts.
            let by_cord = format!("{database}?host=127.0.0.1&port={}", cord.address().port());
            let metrics = asked::free_port()?;
            let flags = ["--metrics", &metrics.to_string()];
            let server = block_in_place(|| Server::start_with(&program, Some(&by_cord), &flags))?;
            let breaking = Breaking { cord, kind };
            seasons.push(season(server, metrics, breaking, (faults, arguments.games)));
        }
        let mut tally = Tally::default();
        for season in futures::future::join_all(seasons).await {
            tally.add(season.context(kind.name)?);
        }
        tally.print(kind.name);
        tallies.push((kind.name, tally));
    }
    Ok(tallies)
}

/// The host and port of a database.
fn place_of(database: &str) -> anyhow::Result<SocketAddr> {
    let place = database.split('@').nth(1).context("no host")?;
    let place = place.split('/').next().context("no host")?;
    Ok(place.parse()?)
}
