//! Games, one line each.

use super::difference::{Difference, Ours, Place};
use super::events::number;
use super::oracle::Table;
use super::replayed::Replayed;
use bandbox_engine::lineup::BattingSlot;
use bandbox_engine::team::Team;
use bandbox_retrosheet::Side;
use bandbox_retrosheet::record::{Duty, Entry};
use bandbox_scorebook::scored::{Batting, Fielding, Pitching, Sheet};

/// Compares a game.
pub(super) fn compare(replayed: &Replayed<'_>, table: &Table, found: &mut impl FnMut(Difference)) {
    let at = Place {
        game: replayed.game.id.as_str(),
        table: "games",
        row: String::new(),
        text: String::new(),
    };
    let rows = table.rows(at.game);
    let Some(row) = rows.first() else {
        return found(at.differs("row", "one".to_owned(), "none"));
    };
    at.compare(row, |column| ours(replayed, column), found);
    official_earned_runs(replayed, &at, found);
}

/// The earned runs that the official scorer recorded beside the plays.
fn official_earned_runs(
    replayed: &Replayed<'_>,
    at: &Place<'_>,
    found: &mut impl FnMut(Difference),
) {
    for (player, runs) in &replayed.earned_runs {
        let mut ours = 0;
        for team in Team::ALL {
            for pitcher in &replayed.keeper.sheets[team].pitchers {
                if replayed.game.player(pitcher.player) == Some(*player) {
                    ours += pitcher.counts.earned_runs;
                }
            }
        }
        if ours != *runs {
            let column = format!("data,er,{player}");
            found(at.differs(&column, ours.to_string(), &runs.to_string()));
        }
    }
}

fn ours(replayed: &Replayed<'_>, column: &str) -> Ours {
    let info = &replayed.game.info;
    let said = |key| Ours::text(String::from_utf8_lossy(info.get(key)));
    if let Some(rest) = column.strip_prefix("AWAY_") {
        return of_side(replayed, Side::Visitors, rest);
    }
    if let Some(rest) = column.strip_prefix("HOME_") {
        return of_side(replayed, Side::Hosts, rest);
    }
    match column {
        "GAME_ID" => Ours::text(replayed.game.id),
        "GAME_DT" => Ours::text(&replayed.game.id.as_str()[3..11]),
        "GAME_CT" => Ours::text(&replayed.game.id.as_str()[11..]),
        "DH_FL" => Ours::Flag(info.is_true("usedh")),
        "PARK_ID" => said("site"),
        "MINUTES_GAME_CT" => said("timeofgame"),
        "INN_CT" => {
            let begun = Team::ALL.map(|team| replayed.keeper.sheets[team].innings.len());
            let begun = begun.into_iter().max().unwrap_or_default();
            Ours::number(i64::try_from(begun).unwrap_or(i64::MAX))
        }
        "WIN_PIT_ID" => said("wp"),
        "LOSE_PIT_ID" => said("lp"),
        "SAVE_PIT_ID" => said("save"),
        "OUTS_CT" => Ours::number(
            Team::ALL
                .map(|team| replayed.keeper.sheets[team].totals.times_out)
                .iter()
                .sum::<u16>(),
        ),
        "SCHED_INN_CT" => Ours::number(info.innings()),
        "TIEBREAK_CD" => said("tiebreaker"),
        _ => Ours::Unsaid,
    }
}

fn of_side(replayed: &Replayed<'_>, side: Side, column: &str) -> Ours {
    let team = replayed.game.team(side);
    let sheet = &replayed.keeper.sheets[team];
    let own = |count: fn(&Batting) -> u16| {
        Ours::number(
            sheet
                .players
                .iter()
                .map(|line| count(&line.batting))
                .sum::<u16>(),
        )
    };
    let pitched = |count: fn(&Pitching) -> u16| {
        Ours::number(
            sheet
                .pitchers
                .iter()
                .map(|line| count(&line.counts))
                .sum::<u16>(),
        )
    };
    let fielded = |count: fn(&Fielding) -> u16| {
        let lines = sheet.players.iter().flat_map(|line| &line.fielding);
        Ours::number(lines.flatten().map(count).sum::<u16>())
    };
    let totals = &sheet.totals;
    match column {
        "TEAM_ID" => Ours::text(replayed.game.info.team(side)),
        "START_PIT_ID" => Ours::Text(replayed.id(sheet.pitchers.first().map(|line| line.player))),
        "FINISH_PIT_ID" => {
            let relieved = sheet.pitchers.len() > 1;
            let last = sheet.pitchers.last().filter(|_| relieved);
            Ours::Text(replayed.id(last.map(|line| line.player)))
        }
        "SCORE_CT" => Ours::number(totals.runs),
        "HITS_CT" => Ours::number(totals.hits),
        "ERR_CT" => Ours::number(totals.errors),
        "LOB_CT" => Ours::number(totals.left_on_base()),
        "LINE_TX" => Ours::Text(line(sheet)),
        "AB_CT" => own(|counts| counts.at_bats),
        "2B_CT" => own(|counts| counts.doubles),
        "3B_CT" => own(|counts| counts.triples),
        "HR_CT" => own(|counts| counts.home_runs),
        "BI_CT" => own(|counts| counts.runs_batted_in),
        "SH_CT" => own(|counts| counts.sacrifice_hits),
        "SF_CT" => own(|counts| counts.sacrifice_flies),
        "HP_CT" => own(|counts| counts.hit_by_pitch),
        "BB_CT" => own(|counts| counts.walks),
        "IBB_CT" => own(|counts| counts.intentional_walks),
        "SO_CT" => own(|counts| counts.strikeouts),
        "SB_CT" => own(|counts| counts.stolen_bases),
        "CS_CT" => own(|counts| counts.caught_stealing),
        "GDP_CT" => own(|counts| counts.double_plays),
        "XI_CT" => own(|counts| counts.interferences),
        "PITCHER_CT" => Ours::number(i64::try_from(sheet.pitchers.len()).unwrap_or(0)),
        "ER_CT" => pitched(|counts| counts.earned_runs),
        "TER_CT" => Ours::number(totals.earned_runs),
        "WP_CT" => pitched(|counts| counts.wild_pitches),
        "BK_CT" => pitched(|counts| counts.balks),
        "PO_CT" => fielded(|counts| counts.putouts),
        "A_CT" => fielded(|counts| counts.assists),
        "PB_CT" => fielded(|counts| counts.passed_balls),
        "DP_CT" => Ours::number(totals.double_plays),
        "TP_CT" => Ours::number(totals.triple_plays),
        _ => starter(replayed, side, column),
    }
}

/// `LINEUP3_BAT_ID`, `LINEUP3_FLD_CD`.
fn starter(replayed: &Replayed<'_>, side: Side, column: &str) -> Ours {
    let Some(rest) = column.strip_prefix("LINEUP") else {
        return Ours::Unsaid;
    };
    let slot = |entry: &&Entry<'_>| {
        let slot = entry.slot.map_or(0, BattingSlot::number);
        entry.side == side && rest.starts_with(&slot.to_string())
    };
    let starter = replayed.game.starters.iter().find(slot);
    match (starter, rest.ends_with("_BAT_ID")) {
        (Some(starter), true) => Ours::text(starter.player),
        (Some(starter), false) => Ours::number(match starter.duty {
            Duty::Fields(position) => number(bandbox_engine::scored::Duty::Fields(position)),
            Duty::DesignatedHitter => 10,
            Duty::PinchHitter => 11,
            Duty::PinchRunner => 12,
        }),
        (None, _) => Ours::Unsaid,
    }
}

/// Runs by inning, ten or more in brackets.
fn line(sheet: &Sheet) -> String {
    let innings = sheet.innings.iter().flatten();
    innings
        .map(|runs| {
            if *runs < 10 {
                runs.to_string()
            } else {
                format!("({runs})")
            }
        })
        .collect()
}
