//! What belongs to no single game: revocations, webhooks, and what people did; and what they were told of their turns. It
//! comes over row by row, as it is stored.

use super::end::End;
use crate::error::StoreError;
use crate::people::audit::{self, NoteColumns};
use crate::people::revocations::{self, RevocationColumns};
use crate::people::webhooks::{self, ToldColumns, WebhookColumns};

/// Rows of the audit that are read, and written in one statement, before the next are looked for.
const ROWS_AT_ONCE: u32 = 1000;

/// Copies all of it, in place of what an earlier, interrupted copying has brought over.
pub(super) async fn fill(source: &mut End, target: &mut End) -> Result<(), StoreError> {
    target.begin().await?;
    target.run(&revocations::emptying()).await?;
    target.run(&audit::emptying()).await?;
    for emptying in webhooks::emptying() {
        target.run(&emptying).await?;
    }
    for revocation in revoked(source).await? {
        target.run(&revocation.insertion()).await?;
    }
    for webhook in set(source).await? {
        target.run(&webhook.insertion()).await?;
    }
    for turn in told(source).await? {
        target.run(&turn.insertion()).await?;
    }
    let mut last = 0;
    loop {
        let rows = noted(source, last).await?;
        let Some(putting) = audit::insertion(&rows, true) else {
            break;
        };
        last = rows.last().map_or(last, |row| row.id);
        target.run(&putting).await?;
    }
    target.count_on_from(last).await?;
    target.commit().await
}

/// Reads it again at both ends. What differs, if anything does.
pub(super) async fn difference(
    source: &mut End,
    target: &mut End,
) -> Result<Option<String>, StoreError> {
    if revoked(source).await? != revoked(target).await? {
        return Ok(Some("the revoked tokens".to_string()));
    }
    if set(source).await? != set(target).await? {
        return Ok(Some("the webhooks".to_string()));
    }
    if told(source).await? != told(target).await? {
        return Ok(Some("the turns that were told of".to_string()));
    }
    let mut last = 0;
    loop {
        let rows = noted(source, last).await?;
        if noted(target, last).await? != rows {
            return Ok(Some(format!("the audit after its row {last}")));
        }
        let Some(end) = rows.last() else {
            return Ok(None);
        };
        last = end.id;
    }
}

async fn revoked(end: &mut End) -> Result<Vec<RevocationColumns>, StoreError> {
    end.all(&revocations::all()).await
}

async fn set(end: &mut End) -> Result<Vec<WebhookColumns>, StoreError> {
    end.all(&webhooks::all()).await
}

async fn told(end: &mut End) -> Result<Vec<ToldColumns>, StoreError> {
    end.all(&webhooks::all_told()).await
}

async fn noted(end: &mut End, after: i64) -> Result<Vec<NoteColumns>, StoreError> {
    end.all(&audit::next(after, ROWS_AT_ONCE)).await
}
