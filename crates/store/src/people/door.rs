//! What may be asked of a store about people.

use super::audit::{AuditEntry, AuditFilter, AuditRow};
use super::errand::Errand;
use super::invites::{self, Acceptance, Accepted, Invite, InviteColumns, Invited, NewInvite};
use super::revocations::{self, Revocation, RevocationColumns, Revoked};
use super::seats::{self, SeatChange, SeatChanged, Seats, SeatsRow};
use super::webhooks::{self, RecipientRow, Turn, Webhook, WebhookCalled, WebhookColumns};
use crate::codec;
use crate::error::StoreError;
use crate::id::GameId;
use crate::rows::count;
use crate::store::Store;
use bandbox_engine::Team;
use jiff::Timestamp;

impl Store {
    /// Who belongs to a game, and who may come in: one row, and nothing of its log.
    pub async fn load_seats(&self, game: GameId) -> Result<Option<Seats>, StoreError> {
        let rows: Vec<SeatsRow> = self.all(&seats::of_game(game)).await?;
        rows.into_iter().next().map(SeatsRow::seats).transpose()
    }

    /// How many games this user has created that are not over.
    pub async fn unfinished_of(&self, user: &str) -> Result<u64, StoreError> {
        let rows: Vec<(i64,)> = self.all(&seats::unfinished_of(user)).await?;
        count(rows.into_iter().map(|(count,)| count).sum())
    }

    /// Whether this command of this user has created a game.
    pub async fn has_created(&self, user: &str, command_id: &str) -> Result<bool, StoreError> {
        let rows: Vec<(i64,)> = self.all(&seats::created(user, command_id)).await?;
        Ok(rows.into_iter().any(|(count,)| count > 0))
    }

    /// Puts a side into other hands, if it is in those that the asker knows.
    ///
    /// # Errors
    /// [`StoreError::NoSuchGame`], and whatever keeps the database from answering.
    pub async fn change_manager(&self, change: SeatChange) -> Result<SeatChanged, StoreError> {
        change.check()?;
        self.door().errand(change, Errand::Seat).await
    }

    /// Makes an invitation to a side. The same command of the same user makes one, however often it is sent.
    ///
    /// # Errors
    /// [`StoreError::NoSuchGame`], and whatever keeps the database from answering.
    pub async fn create_invite(&self, new: NewInvite) -> Result<Invited, StoreError> {
        new.check()?;
        self.door().errand(new, Errand::Invite).await
    }

    /// The invitation of a code.
    pub async fn invite(&self, code: &str) -> Result<Option<Invite>, StoreError> {
        codec::storable(code)?;
        let rows: Vec<InviteColumns> = self.all(&invites::of_code(code)).await?;
        rows.into_iter()
            .next()
            .map(InviteColumns::invite)
            .transpose()
    }

    /// Uses an invitation: the user manages its side from now on. Of many who come with one code, one does.
    pub async fn accept_invite(
        &self,
        code: &str,
        user: &str,
        at: Timestamp,
    ) -> Result<Accepted, StoreError> {
        let acceptance = Acceptance {
            code: code.to_string(),
            user: user.to_string(),
            at,
        };
        acceptance.check()?;
        self.door().errand(acceptance, Errand::Accept).await
    }

    /// Revokes tokens. What was revoked of the same before stays revoked.
    pub async fn revoke(&self, revocation: Revocation) -> Result<(), StoreError> {
        revocation.check()?;
        self.door().errand(revocation, Errand::Revoke).await
    }

    /// Takes a revocation back, and a ban with it. Whether there was one.
    pub async fn lift(&self, revoked: Revoked) -> Result<bool, StoreError> {
        self.door().errand(revoked, Errand::Lift).await
    }

    /// The revocations that are in force in this second. Those of tokens that have expired are forgotten.
    pub async fn revocations(&self, now: i64) -> Result<Vec<Revocation>, StoreError> {
        let rows: Vec<RevocationColumns> = self.all(&revocations::all()).await?;
        let all = rows.len();
        let in_force: Vec<Revocation> = rows
            .into_iter()
            .map(RevocationColumns::revocation)
            .filter(|read| !matches!(read, Ok(revocation) if !revocation.is_in_force(now)))
            .collect::<Result<_, _>>()?;
        if in_force.len() < all {
            self.door().errand(now, Errand::PurgeTokens).await?;
        }
        Ok(in_force)
    }

    /// The address that is called when it is this user's turn.
    pub async fn webhook(&self, user: &str) -> Result<Option<Webhook>, StoreError> {
        codec::storable(user)?;
        let rows: Vec<WebhookColumns> = self.all(&webhooks::of_user(user)).await?;
        rows.into_iter()
            .next()
            .map(WebhookColumns::webhook)
            .transpose()
    }

    /// Sets the address that is called when it is a user's turn, in place of the one before.
    pub async fn set_webhook(&self, webhook: Webhook) -> Result<(), StoreError> {
        webhook.check()?;
        self.door().errand(webhook, Errand::SetWebhook).await
    }

    /// Calls none for this user any more. Whether one was called.
    pub async fn remove_webhook(&self, user: &str) -> Result<bool, StoreError> {
        codec::storable(user)?;
        self.door()
            .errand(user.to_string(), Errand::RemoveWebhook)
            .await
    }

    /// Keeps how the call of an address ended, if it is still the user's.
    pub async fn webhook_called(&self, called: WebhookCalled) -> Result<(), StoreError> {
        self.door().errand(called, Errand::Called).await
    }

    /// The managers of a game whose addresses are called, by their sides.
    pub async fn webhooks_of(&self, game: GameId) -> Result<Vec<(Team, Webhook)>, StoreError> {
        let rows: Vec<RecipientRow> = self.all(&webhooks::of_game(game)).await?;
        rows.into_iter().map(RecipientRow::recipient).collect()
    }

    /// The games that are not over nor broken off, of all managers whose addresses are called, or of this one.
    pub async fn games_that_may_wait(&self, user: Option<&str>) -> Result<Vec<GameId>, StoreError> {
        let rows: Vec<(String,)> = self.all(&webhooks::games_that_may_wait(user)).await?;
        rows.into_iter()
            .map(|(id,)| {
                id.parse()
                    .map_err(|error| StoreError::damaged(format!("a game: {error}")))
            })
            .collect()
    }

    /// Whether a manager is to be told now that it is his turn. It is so once a turn, whoever asks and however often: not
    /// when he himself played last, not when he was told and has not played since, and not when the log stands elsewhere
    /// by now or the side is another's.
    pub async fn claim_turn(&self, turn: Turn) -> Result<bool, StoreError> {
        self.door().errand(turn, Errand::Claim).await
    }

    /// Writes down what people did, all or none.
    pub async fn note(&self, entries: Vec<AuditEntry>) -> Result<(), StoreError> {
        self.door().errand(entries, Errand::Note).await
    }

    /// What people did, newest first: what was noted, and with it the commands that games have accepted. These have the
    /// action `play.` with the name of the command, or `create_game`.
    pub async fn audit(&self, filter: &AuditFilter) -> Result<Vec<AuditRow>, StoreError> {
        let notes = self.all(&filter.notes()).await?;
        let plays = match filter.plays() {
            Some(plays) => self.all(&plays).await?,
            None => Vec::new(),
        };
        filter.page(notes, plays)
    }

    /// Forgets what was noted before this moment; the log of the games is never forgotten. How much it was.
    pub async fn purge_audit(&self, before: Timestamp) -> Result<u64, StoreError> {
        self.door().errand(before, Errand::PurgeAudit).await
    }
}
