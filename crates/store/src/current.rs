//! Where games stand now, and who manages them: what a server asks that holds them in memory, because another may have had
//! them go on.

use crate::codec;
use crate::error::StoreError;
use crate::id::{GameId, Head, Seq};
use crate::rows::{count, hash};
use crate::statement::Statement;
use crate::store::Store;
use bandbox_engine::team::ByTeam;

/// Games that are asked after in one statement.
const AT_ONCE: usize = 500;

/// How a game stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// The game.
    pub game: GameId,
    /// Where its log stands.
    pub head: Head,
    /// Who manages its sides.
    pub managers: ByTeam<Option<String>>,
}

#[derive(sqlx::FromRow)]
struct CurrentRow {
    game_id: String,
    head_seq: i64,
    chain: String,
    manager_away: String,
    manager_home: String,
}

impl CurrentRow {
    fn current(self) -> Result<Current, StoreError> {
        let game = self.game_id.parse();
        Ok(Current {
            game: game.map_err(|error| StoreError::damaged(format!("a game: {error}")))?,
            head: Head {
                seq: Seq(count(self.head_seq)?),
                chain: hash(self.chain)?,
            },
            managers: ByTeam {
                away: codec::manager(self.manager_away),
                home: codec::manager(self.manager_home),
            },
        })
    }
}

impl Store {
    /// How these games stand now. One that is not there is left out.
    pub async fn current(&self, games: &[GameId]) -> Result<Vec<Current>, StoreError> {
        let mut found = Vec::with_capacity(games.len());
        for some in games.chunks(AT_ONCE) {
            let rows: Vec<CurrentRow> = self.all(&of(some)).await?;
            for row in rows {
                found.push(row.current()?);
            }
        }
        Ok(found)
    }
}

fn of(games: &[GameId]) -> Statement {
    let mut statement = Statement::new(
        "SELECT game_id, head_seq, chain, manager_away, manager_home FROM games WHERE game_id IN (",
    );
    for (place, game) in games.iter().enumerate() {
        statement.push_with(if place == 0 { "?" } else { ", ?" }, game.to_string());
    }
    statement.push(")");
    statement
}
