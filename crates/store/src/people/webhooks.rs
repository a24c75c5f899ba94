//! Addresses that are called when it is a user's turn, and whom was told of which turn.

use crate::codec;
use crate::error::StoreError;
use crate::id::{GameId, Seq};
use crate::rows::{side, side_named};
use crate::statement::{Desk, Statement};
use crate::writing::Failure;
use bandbox_engine::Team;
use jiff::Timestamp;

/// How what is said to an address is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WebhookForm {
    /// As a JSON object that a program reads.
    Json,
    /// As a message of a Discord channel.
    Discord,
}

impl WebhookForm {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Json, Self::Discord];

    /// The name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Discord => "discord",
        }
    }
}

/// An address that is called when it is a user's turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Webhook {
    /// Whose turn.
    pub user: String,
    /// The address. Whoever knows it may be able to speak there, so it is shown to its user alone.
    pub url: String,
    /// How it is spoken to.
    pub form: WebhookForm,
    /// When the user set it.
    pub set_at: Timestamp,
    /// What went wrong when it was last called.
    pub trouble: Option<WebhookTrouble>,
}

/// What went wrong when an address was called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookTrouble {
    /// What, for people to read.
    pub what: String,
    /// It is called no more until it is set anew.
    pub stopped: bool,
}

/// How the call of an address ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookCalled {
    /// Whose turn it was.
    pub user: String,
    /// Which address was called; it may be another by now.
    pub url: String,
    /// What went wrong.
    pub trouble: Option<WebhookTrouble>,
}

/// A turn that the manager of a side is about to be told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The game.
    pub game: GameId,
    /// The side.
    pub side: Team,
    /// Who manages it.
    pub user: String,
    /// Where the log of the game stands.
    pub seq: Seq,
}

/// A row of `webhooks`, every column as it is stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct WebhookColumns {
    user_id: String,
    url: String,
    form: String,
    set_at: String,
    trouble: Option<String>,
    stopped: i32,
}

/// A row of `turns_told`, every column as it is stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct ToldColumns {
    game_id: String,
    side: String,
    user_id: String,
    seq: i64,
}

impl Webhook {
    /// Refuses what cannot be stored.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        codec::storable(&self.user)?;
        codec::storable(&self.url)
    }

    fn columns(&self) -> WebhookColumns {
        WebhookColumns {
            user_id: self.user.clone(),
            url: self.url.clone(),
            form: self.form.name().to_string(),
            set_at: self.set_at.to_string(),
            trouble: self.trouble.as_ref().map(|trouble| trouble.what.clone()),
            stopped: stopped(self.trouble.as_ref()),
        }
    }
}

impl WebhookColumns {
    /// The webhook that the row is.
    pub(crate) fn webhook(self) -> Result<Webhook, StoreError> {
        let damaged = |what: &str| StoreError::damaged(format!("a webhook: {what}"));
        let form = WebhookForm::ALL
            .into_iter()
            .find(|form| form.name() == self.form);
        let stopped = self.stopped != 0;
        Ok(Webhook {
            user: self.user_id,
            url: self.url,
            form: form.ok_or_else(|| damaged("its form is none"))?,
            set_at: self
                .set_at
                .parse()
                .map_err(|_| damaged("its time is none"))?,
            trouble: self.trouble.map(|what| WebhookTrouble { what, stopped }),
        })
    }

    /// Puts the row where it is not.
    pub(crate) fn insertion(&self) -> Statement {
        Statement::new(
            "INSERT INTO webhooks (user_id, url, form, set_at, trouble, stopped)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .with(self.user_id.as_str())
        .with(self.url.as_str())
        .with(self.form.as_str())
        .with(self.set_at.as_str())
        .with(&self.trouble)
        .with(i64::from(self.stopped))
    }
}

impl ToldColumns {
    /// Puts the row where it is not.
    pub(crate) fn insertion(&self) -> Statement {
        Statement::new(
            "INSERT INTO turns_told (game_id, side, user_id, seq) VALUES ($1, $2, $3, $4)",
        )
        .with(self.game_id.as_str())
        .with(self.side.as_str())
        .with(self.user_id.as_str())
        .with(self.seq)
    }
}

/// A manager who wants to be told, and of which side.
#[derive(sqlx::FromRow)]
pub(crate) struct RecipientRow {
    side: String,
    #[sqlx(flatten)]
    webhook: WebhookColumns,
}

impl RecipientRow {
    pub(crate) fn recipient(self) -> Result<(Team, Webhook), StoreError> {
        let side = side_named(&self.side);
        let side = side.ok_or_else(|| StoreError::damaged("a side is none".to_string()))?;
        Ok((side, self.webhook.webhook()?))
    }
}

fn stopped(trouble: Option<&WebhookTrouble>) -> i32 {
    trouble.is_some_and(|trouble| trouble.stopped).into()
}

/// Takes all rows away: of webhooks, and of what was told.
pub(crate) fn emptying() -> [Statement; 2] {
    ["DELETE FROM webhooks", "DELETE FROM turns_told"].map(Statement::new)
}

/// All webhooks.
pub(crate) fn all() -> Statement {
    Statement::new("SELECT * FROM webhooks ORDER BY user_id")
}

/// All that was told of.
pub(crate) fn all_told() -> Statement {
    Statement::new("SELECT * FROM turns_told ORDER BY game_id, side")
}

/// The webhook of a user.
pub(crate) fn of_user(user: &str) -> Statement {
    Statement::new("SELECT * FROM webhooks WHERE user_id = $1").with(user)
}

/// The managers of a game who want to be told, with their sides.
pub(crate) fn of_game(game: GameId) -> Statement {
    Statement::new(
        "SELECT 'away' AS side, w.* FROM games g JOIN webhooks w ON w.user_id = g.manager_away
         WHERE g.game_id = $1 AND w.stopped = 0
         UNION ALL
         SELECT 'home' AS side, w.* FROM games g JOIN webhooks w ON w.user_id = g.manager_home
         WHERE g.game_id = $1 AND w.stopped = 0",
    )
    .with(game.to_string())
}

/// The games that may wait for a manager who wants to be told, or for this one of them.
pub(crate) fn games_that_may_wait(user: Option<&str>) -> Statement {
    let wants = "(SELECT user_id FROM webhooks
                  WHERE stopped = 0 AND user_id = coalesce($1, user_id))";
    Statement::new(format!(
        "SELECT game_id FROM games WHERE status IN ('open', 'playing')
         AND (manager_away IN {wants} OR manager_home IN {wants}) ORDER BY game_id"
    ))
    .with(&user.map(str::to_string))
}

/// From now on this address is called, and no other of the user's.
pub(crate) async fn set(desk: &mut Desk<'_>, webhook: &Webhook) -> Result<(), Failure> {
    let mut setting = webhook.columns().insertion();
    setting.push(
        " ON CONFLICT (user_id) DO UPDATE SET
              url = excluded.url, form = excluded.form, set_at = excluded.set_at,
              trouble = excluded.trouble, stopped = excluded.stopped",
    );
    desk.run(&setting).await?;
    desk.run(&super::changed()).await?;
    Ok(())
}

/// From now on none is called for this user. Whether one was.
pub(crate) async fn remove(desk: &mut Desk<'_>, user: &str) -> Result<bool, Failure> {
    let removing = Statement::new("DELETE FROM webhooks WHERE user_id = $1").with(user);
    if desk.run(&removing).await? == 0 {
        return Ok(false);
    }
    desk.run(&super::changed()).await?;
    Ok(true)
}

/// Keeps how a call ended, if the address is still the same.
pub(crate) async fn called(desk: &mut Desk<'_>, called: &WebhookCalled) -> Result<(), Failure> {
    let keeping = Statement::new(
        "UPDATE webhooks SET trouble = $1, stopped = $2 WHERE user_id = $3 AND url = $4",
    )
    .with(&called.trouble.as_ref().map(|trouble| trouble.what.clone()))
    .with(i64::from(stopped(called.trouble.as_ref())))
    .with(called.user.as_str())
    .with(called.url.as_str());
    desk.run(&keeping).await?;
    desk.run(&super::changed()).await?;
    Ok(())
}

/// Writes down that a manager is told of a turn. Of many who want to tell him, one does.
///
/// He is not told when he played last, for then he knows; when he was told and has not played since; and when the log has
/// moved on or the side is another's by now.
pub(crate) async fn claim(desk: &mut Desk<'_>, turn: &Turn) -> Result<bool, Failure> {
    let team = side(turn.side);
    let claiming = Statement::new(format!(
        "INSERT INTO turns_told (game_id, side, user_id, seq)
         SELECT game_id, '{team}', manager_{team}, head_seq FROM games
         WHERE game_id = $1 AND manager_{team} = $2 AND head_seq = $3
           AND NOT EXISTS (SELECT 1 FROM batches b
                           WHERE b.game_id = games.game_id AND b.last_seq = games.head_seq AND b.user_id = $2)
         ON CONFLICT (game_id, side) DO UPDATE SET user_id = excluded.user_id, seq = excluded.seq
         WHERE turns_told.user_id <> excluded.user_id
            OR EXISTS (SELECT 1 FROM batches b
                       WHERE b.game_id = excluded.game_id AND b.user_id = excluded.user_id
                         AND b.last_seq > turns_told.seq)"
    ))
    .with(turn.game.to_string())
    .with(turn.user.as_str())
    .with(seq(turn.seq));
    if desk.run(&claiming).await? == 0 {
        return Ok(false);
    }
    desk.run(&super::changed()).await?;
    Ok(true)
}

/// No log has so many events that the number would not fit.
fn seq(seq: Seq) -> i64 {
    i64::try_from(seq.0).unwrap_or(i64::MAX)
}
