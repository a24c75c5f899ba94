//! What people did as rows of the database, and commands by the name that they have here.

use super::{AuditEntry, AuditMark, AuditRow, Outcome, Place};
use crate::codec;
use crate::error::StoreError;
use crate::id::{GameId, Seq};
use crate::rows::count;
use crate::statement::Statement;

/// Commands are named so, with their own name after it.
pub(super) const PLAY: &str = "play.";
/// A command that made a game.
pub(super) const CREATION: &str = "create_game";
/// How the stored text of each begins.
pub(super) const PLAY_TEXT: &str = r#"{"play":{"command":"#;
pub(super) const CREATION_TEXT: &str = r#"{"create":"#;

/// A row of `audit`, every column as it is stored.
#[derive(Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct NoteColumns {
    pub(crate) id: i64,
    at: String,
    user_id: Option<String>,
    session: Option<String>,
    address: Option<String>,
    game_id: Option<String>,
    action: String,
    outcome: String,
    code: Option<String>,
    detail: Option<String>,
}

/// A command that a game accepted, as far as the audit tells it.
#[derive(sqlx::FromRow)]
pub(crate) struct PlayColumns {
    game_id: String,
    first_seq: i64,
    at: String,
    user_id: String,
    session: Option<String>,
    address: Option<String>,
    command: String,
}

impl NoteColumns {
    /// The row of an entry whose id the database will give.
    pub(super) fn of(entry: &AuditEntry) -> Self {
        // Not every database can hold this character, and a row that somebody could keep out would be none.
        let storable = |text: &String| text.replace('\0', "\u{fffd}");
        Self {
            id: 0,
            at: entry.at.to_string(),
            user_id: entry.user.as_ref().map(storable),
            session: entry.session.as_ref().map(storable),
            address: entry.address.as_ref().map(storable),
            game_id: entry.game.map(|game| game.to_string()),
            action: storable(&entry.action),
            outcome: entry.outcome.name().to_string(),
            code: entry.code.as_ref().map(storable),
            detail: entry.detail.as_ref().map(storable),
        }
    }

    pub(super) fn row(self) -> Result<AuditRow, StoreError> {
        let damaged = |what: &str| StoreError::damaged(format!("row {} of audit: {what}", self.id));
        let at = self.at.parse().map_err(|_| damaged("its time is none"))?;
        let game = self.game_id.map(|game| game.parse()).transpose();
        Ok(AuditRow {
            mark: AuditMark {
                at,
                place: Place::Note(count(self.id)?),
            },
            entry: AuditEntry {
                at,
                user: self.user_id,
                session: self.session,
                address: self.address,
                game: game.map_err(|_| damaged("its game is none"))?,
                outcome: Outcome::named(&self.outcome)
                    .ok_or_else(|| damaged("its outcome is none"))?,
                action: self.action,
                code: self.code,
                detail: self.detail,
            },
        })
    }
}

impl PlayColumns {
    pub(super) fn row(self) -> Result<AuditRow, StoreError> {
        let game: GameId = self
            .game_id
            .parse()
            .map_err(|error| StoreError::damaged(format!("a command: {error}")))?;
        let at = codec::timestamp(game, &self.at)?;
        let action = action(&self.command).ok_or_else(|| {
            StoreError::damaged(format!(
                "the command of event {} of game {game} has no name",
                self.first_seq
            ))
        })?;
        Ok(AuditRow {
            mark: AuditMark {
                at,
                place: Place::Play(game, Seq(count(self.first_seq)?)),
            },
            entry: AuditEntry {
                at,
                user: Some(self.user_id),
                session: self.session,
                address: self.address,
                game: Some(game),
                action,
                outcome: Outcome::Allowed,
                code: None,
                detail: None,
            },
        })
    }
}

/// What a command is called here, by the beginning of its stored text.
pub(super) fn action(command: &str) -> Option<String> {
    if command.starts_with(CREATION_TEXT) {
        return Some(CREATION.to_string());
    }
    let named = command.strip_prefix(PLAY_TEXT)?;
    let name: String = named
        .trim_start_matches(['{', '"'])
        .chars()
        .take_while(|&c| c != '"')
        .collect();
    (!name.is_empty()).then(|| format!("{PLAY}{name}"))
}

/// Puts rows, with their ids or with new ones. Nothing, where there are none.
pub(crate) fn insertion(rows: &[NoteColumns], with_ids: bool) -> Option<Statement> {
    if rows.is_empty() {
        return None;
    }
    let id = if with_ids { "id, " } else { "" };
    let mut putting = Statement::new(format!(
        "INSERT INTO audit ({id}at, user_id, session, address, game_id, action, outcome, code, detail) VALUES"
    ));
    for (number, row) in rows.iter().enumerate() {
        putting.push(if number == 0 { " (" } else { ", (" });
        if with_ids {
            putting.push_with("?, ", row.id);
        }
        putting.push_with("?", row.at.as_str());
        for text in [&row.user_id, &row.session, &row.address, &row.game_id] {
            putting.push_with(", ?", text);
        }
        putting.push_with(", ?", row.action.as_str());
        putting.push_with(", ?", row.outcome.as_str());
        for text in [&row.code, &row.detail] {
            putting.push_with(", ?", text);
        }
        putting.push(")");
    }
    Some(putting)
}
