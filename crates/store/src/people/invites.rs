//! Invitations to manage a side that nobody manages. Each is used once.

use super::seats::{self, SeatChange};
use crate::error::StoreError;
use crate::id::GameId;
use crate::statement::{Desk, Statement};
use crate::writing::Failure;
use crate::{codec, rows};
use bandbox_engine::Team;
use jiff::Timestamp;

/// An invitation to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInvite {
    /// What whoever comes has to know. Nobody can guess it.
    pub code: String,
    /// The game.
    pub game: GameId,
    /// The side.
    pub side: Team,
    /// Who invites.
    pub by: String,
    /// The sender's name for the request. A second request of the same name gets the invitation of the first.
    pub command_id: String,
    /// When.
    pub at: Timestamp,
    /// From this moment on it is no longer good.
    pub expires: Timestamp,
}

/// An invitation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// What whoever comes has to know.
    pub code: String,
    /// The game.
    pub game: GameId,
    /// The side.
    pub side: Team,
    /// Who invited.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// From this moment on it is no longer good.
    pub expires: Timestamp,
    /// Who came, and when.
    pub used: Option<(String, Timestamp)>,
}

/// How an invitation was answered for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invited {
    /// It is made.
    New(Invite),
    /// The same user's request of the same name has made this one before.
    Before(Invite),
}

/// Somebody comes with a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Acceptance {
    pub(crate) code: String,
    pub(crate) user: String,
    pub(crate) at: Timestamp,
}

/// How somebody who came was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// He manages the side now.
    Taken(Invite),
    /// He has used this invitation before.
    Before(Invite),
    /// There is no such invitation.
    Unknown,
    /// Somebody else has used it.
    Used,
    /// It came too late.
    Expired,
    /// Somebody manages the side by now.
    SeatTaken,
}

/// A row of `invites`, every column as it is stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct InviteColumns {
    pub(crate) code: String,
    pub(crate) game_id: String,
    pub(crate) side: String,
    pub(crate) created_by: String,
    pub(crate) command_id: String,
    pub(crate) created_at: String,
    pub(crate) expires_at: String,
    pub(crate) used_by: Option<String>,
    pub(crate) used_at: Option<String>,
}

impl InviteColumns {
    /// Puts the row where it is not.
    pub(crate) fn insertion(&self) -> Statement {
        Statement::new(
            "INSERT INTO invites (code, game_id, side, created_by, command_id, created_at, expires_at, used_by, used_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .with(self.code.as_str())
        .with(self.game_id.as_str())
        .with(self.side.as_str())
        .with(self.created_by.as_str())
        .with(self.command_id.as_str())
        .with(self.created_at.as_str())
        .with(self.expires_at.as_str())
        .with(&self.used_by)
        .with(&self.used_at)
    }

    /// The invitation that the row is.
    pub(crate) fn invite(self) -> Result<Invite, StoreError> {
        let game: GameId = self
            .game_id
            .parse()
            .map_err(|error| StoreError::damaged(format!("an invite: {error}")))?;
        let damaged = |what: &str| StoreError::damaged(format!("an invite to game {game}: {what}"));
        let used = match (self.used_by, self.used_at) {
            (Some(user), Some(at)) => Some((user, codec::timestamp(game, &at)?)),
            (None, None) => None,
            (Some(_), None) | (None, Some(_)) => return Err(damaged("it is half used")),
        };
        Ok(Invite {
            code: self.code,
            game,
            side: rows::side_named(&self.side).ok_or_else(|| damaged("its side is none"))?,
            by: self.created_by,
            at: codec::timestamp(game, &self.created_at)?,
            expires: codec::timestamp(game, &self.expires_at)?,
            used,
        })
    }
}

impl NewInvite {
    /// Refuses what cannot be stored.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        [&self.code, &self.by, &self.command_id]
            .into_iter()
            .try_for_each(|text| codec::storable(text))
    }

    fn made(&self) -> Invite {
        Invite {
            code: self.code.clone(),
            game: self.game,
            side: self.side,
            by: self.by.clone(),
            at: self.at,
            expires: self.expires,
            used: None,
        }
    }
}

impl Acceptance {
    /// Refuses what cannot be stored.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        codec::storable(&self.code)?;
        codec::storable_manager(Some(&self.user))
    }
}

/// The invitation of a code.
pub(crate) fn of_code(code: &str) -> Statement {
    Statement::new("SELECT * FROM invites WHERE code = $1").with(code)
}

/// Makes an invitation, or finds the one that the same request has made before.
pub(crate) async fn create(desk: &mut Desk<'_>, new: &NewInvite) -> Result<Invited, Failure> {
    let game = new.game.to_string();
    let making = Statement::new(
        "INSERT INTO invites (code, game_id, side, created_by, command_id, created_at, expires_at)
         SELECT $1, game_id, $2, $3, $4, $5, $6 FROM games WHERE game_id = $7
         ON CONFLICT (game_id, created_by, command_id) DO NOTHING",
    )
    .with(new.code.as_str())
    .with(rows::side(new.side))
    .with(new.by.as_str())
    .with(new.command_id.as_str())
    .with(new.at.to_string())
    .with(new.expires.to_string())
    .with(game.as_str());
    if desk.run(&making).await? > 0 {
        desk.run(&super::changed()).await?;
        return Ok(Invited::New(new.made()));
    }
    let before = Statement::new(
        "SELECT * FROM invites WHERE game_id = $1 AND created_by = $2 AND command_id = $3",
    )
    .with(game)
    .with(new.by.as_str())
    .with(new.command_id.as_str());
    match desk.one::<InviteColumns>(&before).await? {
        Some(row) => Ok(Invited::Before(row.invite()?)),
        None => Err(StoreError::NoSuchGame { game: new.game }.into()),
    }
}

/// Lets somebody come, if the invitation and the side are still free.
pub(crate) async fn accept(
    desk: &mut Desk<'_>,
    acceptance: &Acceptance,
) -> Result<Accepted, Failure> {
    let Acceptance { code, user, at } = acceptance;
    // Whoever comes with the same code waits here until this transaction is over.
    let holding =
        Statement::new("UPDATE invites SET used_by = used_by WHERE code = $1").with(code.as_str());
    desk.run(&holding).await?;
    let Some(row) = desk.one::<InviteColumns>(&of_code(code)).await? else {
        return Ok(Accepted::Unknown);
    };
    let invite = row.invite()?;
    match &invite.used {
        Some((before, _)) if before == user => return Ok(Accepted::Before(invite)),
        Some(_) => return Ok(Accepted::Used),
        None if invite.expires <= *at => return Ok(Accepted::Expired),
        None => (),
    }
    let seat = SeatChange {
        game: invite.game,
        side: invite.side,
        from: None,
        to: Some(user.clone()),
    };
    if !seats::moved(desk, &seat).await? {
        return Ok(Accepted::SeatTaken);
    }
    let using = Statement::new("UPDATE invites SET used_by = $1, used_at = $2 WHERE code = $3")
        .with(user.as_str())
        .with(at.to_string())
        .with(code.as_str());
    desk.run(&using).await?;
    Ok(Accepted::Taken(Invite {
        used: Some((user.clone(), *at)),
        ..invite
    }))
}
