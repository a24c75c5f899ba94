//! One game of a log: its texts and chain, whether it can be played on, and whether lists tell it as it is.

use super::Finding;
use crate::audit::check_texts;
use crate::copy::rows::StoredGame;
use crate::error::StoreError;
use crate::recording::RecordedGame;
use crate::request::Summary;
use crate::rows::half;
use crate::stored::LoadedGame;
use bandbox_engine::Event;

/// What to do about a game that is not what was written.
const RESTORE: &str = "the other games can be played; to have this one back, restore a backup";

/// A game that is in the list and nowhere else.
pub(super) fn unreadable(game_id: &str) -> Finding {
    Finding::fault(
        format!("game {game_id}"),
        format!("it is listed and cannot be read; {RESTORE}"),
    )
}

/// The first thing that is wrong with a game.
pub(super) fn check(stored: &StoredGame) -> Option<Finding> {
    let what = match whole(stored) {
        Ok((recorded, loaded)) => told_otherwise(stored, &recorded, &loaded)
            .map(|column| format!("its {column} in the list is not that of its log; {RESTORE}"))?,
        Err(what) => what,
    };
    Some(Finding::fault(
        format!("game {}", stored.game.game_id),
        what,
    ))
}

/// The game, if it is whole; else what is wrong.
fn whole(stored: &StoredGame) -> Result<(RecordedGame, LoadedGame), String> {
    let damaged = |error: StoreError| {
        if let StoreError::Damaged { what } = error {
            format!("{what}; {RESTORE}")
        } else {
            error.to_string()
        }
    };
    let recorded = stored.recorded().map_err(damaged)?;
    check_texts(&recorded).map_err(|difference| format!("{difference}; {RESTORE}"))?;
    let loaded = recorded.recover().map_err(damaged)?;
    Ok((recorded, loaded))
}

/// The first column of the list that does not follow from the log.
fn told_otherwise(
    stored: &StoredGame,
    recorded: &RecordedGame,
    loaded: &LoadedGame,
) -> Option<&'static str> {
    let row = &stored.game;
    let summary = Summary::of(&loaded.state);
    let (first, last) = (recorded.batches.first()?, recorded.batches.last()?);
    let decoded = first.decode(recorded.game).ok()?;
    let teams = match decoded.events.first() {
        Some(Event::GameCreated { setup, .. }) => {
            Some((&setup.teams.away.name, &setup.teams.home.name))
        }
        Some(_) | None => None,
    };
    [
        ("creator", row.created_by == first.user),
        ("creation", row.create_command_id == first.command_id),
        ("teams", teams == Some((&row.team_away, &row.team_home))),
        ("status", row.status == summary.status.name()),
        (
            "inning",
            row.inning == i32::from(summary.half_inning.inning),
        ),
        ("half", row.half == half(summary.half_inning.half)),
        ("score", row.score_away == i32::from(summary.score.away)),
        ("score", row.score_home == i32::from(summary.score.home)),
        ("time of creation", row.created_at == first.at),
        ("time of change", row.updated_at == last.at),
    ]
    .into_iter()
    .find_map(|(column, is_as_told)| (!is_as_told).then_some(column))
}
