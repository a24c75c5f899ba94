//! Which games a list shows.

use crate::request::Status;
use crate::rows::AFTER_ALL_GAMES;
use crate::statement::Statement;
use crate::stored::GameFilter;

impl GameFilter {
    /// The rows of the games, newest first.
    pub(crate) fn rows(&self) -> Statement {
        let before = self
            .before
            .map_or_else(|| AFTER_ALL_GAMES.to_string(), |game| game.to_string());
        let mut asking =
            Statement::new("SELECT * FROM games WHERE game_id < $1").with(before.as_str());
        if let Some(manager) = &self.manager {
            // Each side has an index of its own.
            asking.push_with(
                " AND game_id IN (
                      SELECT game_id FROM games WHERE manager_away = ? AND game_id < $1
                      UNION SELECT game_id FROM games WHERE manager_home = ? AND game_id < $1
                  )",
                manager.as_str(),
            );
        }
        if let Some(user) = &self.visible_to {
            // A side that nobody manages has the empty text, and nobody is called that.
            asking.push_with(
                " AND (private = 0 OR ? <> '' AND (manager_away = ? OR manager_home = ? OR created_by = ?))",
                user.as_str(),
            );
        }
        if let Some(status) = self.status {
            asking.push_with(" AND status = ?", Status::name(status));
        }
        asking.push_with(" ORDER BY game_id DESC LIMIT ?", i64::from(self.limit));
        asking
    }
}
