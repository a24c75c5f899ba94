//! Substitutions and changes of position, row by row.

use super::difference::{Difference, Ours, Place};
use super::events::number;
use super::oracle::Table;
use super::replayed::Replayed;
use bandbox_engine::lineup::BattingSlot;

/// Compares the substitutions of a game.
pub(super) fn compare(replayed: &Replayed<'_>, table: &Table, found: &mut impl FnMut(Difference)) {
    let game = replayed.game.id.as_str();
    let rows = table.rows(game);
    let at = |row: String| Place {
        game,
        table: "subs",
        row,
        text: String::new(),
    };
    for (row, seen) in rows.iter().zip(&replayed.changes) {
        let change = seen.change;
        let side = replayed.game.side(change.player.team());
        let id = replayed.id(Some(change.player));
        let ours = |column: &str| match column {
            "GAME_ID" => Ours::text(game),
            "INN_CT" => Ours::number(seen.inning),
            "BAT_HOME_ID" => Ours::number(replayed.game.side(seen.batting).number()),
            "SUB_ID" => Ours::text(&id),
            "SUB_HOME_ID" => Ours::number(side.number()),
            "SUB_LINEUP_ID" => Ours::number(change.slot.map_or(0, BattingSlot::number)),
            "SUB_FLD_CD" => Ours::number(number(change.duty)),
            "REMOVED_ID" => Ours::Text(replayed.id(seen.removed.map(|(out, _)| out))),
            "REMOVED_FLD_CD" => {
                let duty = seen.removed.and_then(|(_, duty)| duty);
                Ours::number(duty.map_or(0, number))
            }
            "EVENT_ID" => Ours::number(i64::try_from(seen.after).unwrap_or(i64::MAX)),
            _ => Ours::Unsaid,
        };
        at(id.clone()).compare(row, ours, found);
    }
    if rows.len() != replayed.changes.len() {
        let ours = replayed.changes.len().to_string();
        found(at("all".to_owned()).differs("rows", ours, &rows.len().to_string()));
    }
}
