//! Which rows of the audit are asked for, and in which words.

use super::rows::{CREATION, CREATION_TEXT, NoteColumns, PLAY, PLAY_TEXT, PlayColumns};
use super::{AuditMark, AuditRow, Outcome, Place};
use crate::error::StoreError;
use crate::id::GameId;
use crate::rows::stored;
use crate::statement::Statement;
use jiff::Timestamp;
use std::cmp::Reverse;

/// Which rows to read, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Only what this user did.
    pub user: Option<String>,
    /// Only what came by this connection.
    pub session: Option<String>,
    /// Only what came from there.
    pub address: Option<String>,
    /// Only what was done in this game.
    pub game: Option<GameId>,
    /// Only actions whose name begins so.
    pub action: Option<String>,
    /// Only what ended so.
    pub outcome: Option<Outcome>,
    /// Not before this moment.
    pub since: Option<Timestamp>,
    /// Before this moment.
    pub until: Option<Timestamp>,
    /// After this row: the last of the page before.
    pub before: Option<AuditMark>,
    /// At most this many.
    pub limit: u32,
}

/// How the stored texts of those commands begin whose action begins like this.
fn command_texts(action: &str) -> Vec<String> {
    let mut texts = Vec::new();
    if PLAY.starts_with(action) {
        texts.push(PLAY_TEXT.to_string());
    } else if let Some(name) = action.strip_prefix(PLAY) {
        texts.push(format!("{PLAY_TEXT}\"{name}"));
        texts.push(format!("{PLAY_TEXT}{{\"{name}"));
    }
    if CREATION.starts_with(action) {
        texts.push(CREATION_TEXT.to_string());
    }
    texts
}

/// A time as it is compared: the stored text without the letter at its end.
pub(super) fn moment(at: Timestamp) -> String {
    at.to_string().trim_end_matches('Z').to_string()
}

impl AuditFilter {
    /// What was noted.
    pub(crate) fn notes(&self) -> Statement {
        let mut asking = Statement::new("SELECT * FROM audit WHERE TRUE");
        for (condition, text) in [
            (" AND user_id = ?", &self.user),
            (" AND session = ?", &self.session),
            (" AND address = ?", &self.address),
            (" AND substr(action, 1, length(?)) = ?", &self.action),
        ] {
            if text.is_some() {
                asking.push_with(condition, text);
            }
        }
        if let Some(game) = self.game {
            asking.push_with(" AND game_id = ?", game.to_string());
        }
        if let Some(outcome) = self.outcome {
            asking.push_with(" AND outcome = ?", outcome.name());
        }
        self.push_times(&mut asking);
        if let Some(AuditMark { at, place }) = self.before {
            asking.push_with(" AND rtrim(at, 'Z') <= ?", moment(at));
            match place {
                Place::Note(id) => {
                    asking.push_with(" AND (rtrim(at, 'Z') < ?", moment(at));
                    asking.push_with(" OR id < ?)", stored(id));
                }
                // Of one moment the commands come first.
                Place::Play(..) => (),
            }
        }
        asking.push_with(
            " ORDER BY rtrim(at, 'Z') DESC, id DESC LIMIT ?",
            i64::from(self.limit),
        );
        asking
    }

    /// Which commands games have accepted. None, where none can be meant.
    pub(crate) fn plays(&self) -> Option<Statement> {
        match self.outcome {
            Some(Outcome::Refused) => return None,
            Some(Outcome::Allowed) | None => (),
        }
        // Where a connection came from was noted when it signed in.
        let mut asking = Statement::new(
            "SELECT game_id, first_seq, at, user_id, session, substr(command, 1, 100) AS command, (
                 SELECT a.address FROM audit a
                 WHERE a.session = batches.session AND a.address IS NOT NULL ORDER BY a.id LIMIT 1
             ) AS address
             FROM batches WHERE TRUE",
        );
        for (condition, text) in [
            (" AND user_id = ?", &self.user),
            (" AND session = ?", &self.session),
            (
                " AND session IN (SELECT session FROM audit WHERE address = ?)",
                &self.address,
            ),
        ] {
            if text.is_some() {
                asking.push_with(condition, text);
            }
        }
        if let Some(game) = self.game {
            asking.push_with(" AND game_id = ?", game.to_string());
        }
        if let Some(action) = &self.action {
            let texts = command_texts(action);
            if texts.is_empty() {
                return None;
            }
            asking.push(" AND (FALSE");
            for text in texts {
                asking.push_with(" OR substr(command, 1, length(?)) = ?", text);
            }
            asking.push(")");
        }
        self.push_times(&mut asking);
        if let Some(AuditMark { at, place }) = self.before {
            match place {
                Place::Note(_) => asking.push_with(" AND rtrim(at, 'Z') < ?", moment(at)),
                Place::Play(game, seq) => {
                    asking.push_with(" AND rtrim(at, 'Z') <= ?", moment(at));
                    asking.push_with(" AND (rtrim(at, 'Z') < ?", moment(at));
                    asking.push_with(" OR game_id < ?", game.to_string());
                    asking.push_with(" OR (game_id = ?", game.to_string());
                    asking.push_with(" AND first_seq < ?))", stored(seq.0));
                }
            }
        }
        asking.push_with(
            " ORDER BY rtrim(at, 'Z') DESC, game_id DESC, first_seq DESC LIMIT ?",
            i64::from(self.limit),
        );
        Some(asking)
    }

    fn push_times(&self, asking: &mut Statement) {
        if let Some(since) = self.since {
            asking.push_with(" AND rtrim(at, 'Z') >= ?", moment(since));
        }
        if let Some(until) = self.until {
            asking.push_with(" AND rtrim(at, 'Z') < ?", moment(until));
        }
    }

    /// Both of these as one page.
    pub(crate) fn page(
        &self,
        notes: Vec<NoteColumns>,
        plays: Vec<PlayColumns>,
    ) -> Result<Vec<AuditRow>, StoreError> {
        let notes = notes.into_iter().map(NoteColumns::row);
        let plays = plays.into_iter().map(PlayColumns::row);
        let mut rows: Vec<AuditRow> = notes.chain(plays).collect::<Result<_, _>>()?;
        rows.sort_unstable_by_key(|row| Reverse(row.mark));
        rows.truncate(usize::try_from(self.limit).unwrap_or(usize::MAX));
        Ok(rows)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::rows::action;
    use super::*;
    use crate::cause::CauseCommand;
    use crate::codec;
    use bandbox_engine::Command;

    #[test]
    fn a_command_is_called_by_the_name_in_its_stored_text() {
        let forfeit = Command::Forfeit {
            team: bandbox_engine::Team::Home,
        };
        for (command, called) in [
            (Command::StartGame, "play.start_game"),
            (forfeit, "play.forfeit"),
        ] {
            let text = codec::encode(&CauseCommand::Play { command }).unwrap();
            assert_eq!(action(&text).unwrap(), called);
            assert!(
                command_texts(called)
                    .iter()
                    .any(|begin| text.starts_with(begin)),
                "{text}"
            );
            assert!(
                command_texts("play")
                    .iter()
                    .any(|begin| text.starts_with(begin))
            );
            assert!(
                command_texts("play.x")
                    .iter()
                    .all(|begin| !text.starts_with(begin))
            );
        }
        assert_eq!(action(r#"{"create":{"setup":{"#).unwrap(), CREATION);
        assert_eq!(action("{}"), None);
        assert_eq!(command_texts("connection"), Vec::<String>::new());
    }

    #[test]
    fn times_sort_as_they_happened_whatever_their_digits() {
        let mut times = ["20.12", "20", "20.123456789", "21", "20.2"].map(|second| {
            let at: Timestamp = format!("2026-09-21T14:13:{second}Z").parse().unwrap();
            (moment(at), at)
        });
        times.sort();
        assert!(times.is_sorted_by_key(|(_, at)| *at), "{times:?}");
    }
}
