//! Who manages the sides of a game, and who may come in.

use crate::error::StoreError;
use crate::id::GameId;
use crate::statement::{Desk, Statement};
use crate::writing::Failure;
use crate::{codec, rows};
use bandbox_engine::Team;
use bandbox_engine::team::ByTeam;

/// Who may come into a game.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Access {
    /// Only those who belong to it may know of it.
    pub private: bool,
    /// One user manages both sides, and means to.
    pub solitaire: bool,
    /// How many may watch: none where it is 0, and where it is missing the game has no limit of its own.
    pub max_spectators: Option<u32>,
}

/// The people of a game.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seats {
    /// Who manages the sides now. A side may have nobody.
    pub managers: ByTeam<Option<String>>,
    /// Who created the game.
    pub creator: String,
    /// Who may come in.
    pub access: Access,
}

/// A side of a game is to change hands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatChange {
    /// The game.
    pub game: GameId,
    /// The side.
    pub side: Team,
    /// Who manages it now, as the asker knows.
    pub from: Option<String>,
    /// Who is to manage it.
    pub to: Option<String>,
}

/// How a change of hands was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SeatChanged {
    /// It is so now.
    Done,
    /// Somebody else manages the side than the asker knew.
    Conflict {
        /// Who does.
        now: Option<String>,
    },
}

/// The columns that say who may come in.
#[derive(Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct AccessColumns {
    pub(crate) private: i32,
    pub(crate) solitaire: i32,
    pub(crate) max_spectators: Option<i64>,
}

impl AccessColumns {
    /// The columns of this.
    pub(crate) fn of(access: Access) -> Self {
        Self {
            private: access.private.into(),
            solitaire: access.solitaire.into(),
            max_spectators: access.max_spectators.map(i64::from),
        }
    }

    /// What they say.
    pub(crate) fn access(self) -> Result<Access, StoreError> {
        let limit = |most: i64| {
            u32::try_from(most)
                .map_err(|_| StoreError::damaged(format!("{most} is no number of spectators")))
        };
        Ok(Access {
            private: self.private != 0,
            solitaire: self.solitaire != 0,
            max_spectators: self.max_spectators.map(limit).transpose()?,
        })
    }
}

#[derive(sqlx::FromRow)]
pub(crate) struct SeatsRow {
    manager_away: String,
    manager_home: String,
    created_by: String,
    #[sqlx(flatten)]
    access: AccessColumns,
}

impl SeatsRow {
    pub(crate) fn seats(self) -> Result<Seats, StoreError> {
        Ok(Seats {
            managers: ByTeam {
                away: codec::manager(self.manager_away),
                home: codec::manager(self.manager_home),
            },
            creator: self.created_by,
            access: self.access.access()?,
        })
    }
}

impl SeatChange {
    /// Refuses names that cannot be stored.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        codec::storable_manager(self.from.as_deref())?;
        codec::storable_manager(self.to.as_deref())
    }
}

/// The people of a game.
pub(crate) fn of_game(game: GameId) -> Statement {
    Statement::new(
        "SELECT manager_away, manager_home, created_by, private, solitaire, max_spectators
         FROM games WHERE game_id = $1",
    )
    .with(game.to_string())
}

/// Counts the games of a creator that are not over.
pub(crate) fn unfinished_of(user: &str) -> Statement {
    Statement::new("SELECT count(*) FROM games WHERE created_by = $1 AND status <> 'final'")
        .with(user)
}

/// Counts the games that a command has created: one or none.
pub(crate) fn created(user: &str, command_id: &str) -> Statement {
    Statement::new("SELECT count(*) FROM games WHERE created_by = $1 AND create_command_id = $2")
        .with(user)
        .with(command_id)
}

/// Changes hands, if the side is in the hands that the asker knows.
pub(crate) async fn change(
    desk: &mut Desk<'_>,
    change: &SeatChange,
) -> Result<SeatChanged, Failure> {
    if moved(desk, change).await? {
        return Ok(SeatChanged::Done);
    }
    let side = rows::side(change.side);
    let managed = Statement::new(format!(
        "SELECT manager_{side} FROM games WHERE game_id = $1"
    ))
    .with(change.game.to_string());
    let now: Option<(String,)> = desk.one(&managed).await?;
    match now {
        Some((now,)) => Ok(SeatChanged::Conflict {
            now: codec::manager(now),
        }),
        None => Err(StoreError::NoSuchGame { game: change.game }.into()),
    }
}

/// Whether the side was in those hands, and is in the new ones now. The first change keeps who managed at the creation,
/// because the chain begins with them.
pub(super) async fn moved(desk: &mut Desk<'_>, change: &SeatChange) -> Result<bool, sqlx::Error> {
    let side = rows::side(change.side);
    let moving = Statement::new(format!(
        "UPDATE games SET origin_{side} = coalesce(origin_{side}, manager_{side}), manager_{side} = $1
         WHERE game_id = $2 AND manager_{side} = $3"
    ))
    .with(codec::manager_text(change.to.as_deref()))
    .with(change.game.to_string())
    .with(codec::manager_text(change.from.as_deref()));
    if desk.run(&moving).await? == 0 {
        return Ok(false);
    }
    desk.run(&super::changed()).await?;
    Ok(true)
}
