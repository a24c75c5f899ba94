//! Players, line by line.

use super::difference::{Difference, Ours, Place};
use super::oracle::Table;
use super::replayed::Replayed;
use bandbox_engine::lineup::BattingSlot;
use bandbox_engine::position::Position;
use bandbox_engine::scored::Duty;
use bandbox_engine::team::Team;
use bandbox_scorebook::scored::{Batting, Fielding, PitcherLine, PlayerLine, Sheet};

/// Compares the players of a game.
pub(super) fn compare(replayed: &Replayed<'_>, table: &Table, found: &mut impl FnMut(Difference)) {
    let game = replayed.game.id.as_str();
    let rows = table.rows(game);
    let lines = || {
        Team::ALL.into_iter().flat_map(|team| {
            let sheet = &replayed.keeper.sheets[team];
            sheet.players.iter().map(move |line| (team, line))
        })
    };
    for row in &rows {
        let at = Place {
            game,
            table: "players",
            row: row.get("PLAYER_ID").to_owned(),
            text: String::new(),
        };
        let is_his = |line: &PlayerLine| {
            replayed.id(Some(line.player)) == row.get("PLAYER_ID")
                && line.slot.map_or(0, BattingSlot::number).to_string() == row.get("SLOT_CT")
                && line.sequence.to_string() == row.get("SEQ_CT")
        };
        let Some((team, line)) = lines().find(|(_, line)| is_his(line)) else {
            found(at.differs("row", "none".to_owned(), "one"));
            continue;
        };
        let view = View {
            replayed,
            team,
            line,
            pitching: pitching(&replayed.keeper.sheets[team], line),
        };
        at.compare(row, |column| view.ours(column), found);
    }
    let count = lines().count();
    if rows.len() != count {
        let at = Place {
            game,
            table: "players",
            row: "all".to_owned(),
            text: String::new(),
        };
        found(at.differs("rows", count.to_string(), &rows.len().to_string()));
    }
}

/// What he did on the mound, if this line of his was there.
fn pitching<'a>(sheet: &'a Sheet, line: &PlayerLine) -> Option<(usize, &'a PitcherLine)> {
    line.fielding[Position::Pitcher as usize]?;
    let pitchers = sheet.pitchers.iter().enumerate().rev();
    { pitchers }.find(|(_, pitcher)| pitcher.player == line.player)
}

struct View<'a> {
    replayed: &'a Replayed<'a>,
    team: Team,
    line: &'a PlayerLine,
    pitching: Option<(usize, &'a PitcherLine)>,
}

impl View<'_> {
    fn ours(&self, column: &str) -> Ours {
        if let Some(rest) = column.strip_prefix("B_") {
            return self.at_bat(rest);
        }
        if let Some(rest) = column.strip_prefix("P_") {
            return self.on_the_mound(rest);
        }
        if let Some(rest) = column.strip_prefix("F_") {
            return self.in_the_field(rest);
        }
        let game = &self.replayed.game;
        let side = game.side(self.team);
        match column {
            "GAME_ID" => Ours::text(game.id),
            "GAME_DT" => Ours::text(&game.id.as_str()[3..11]),
            "GAME_CT" => Ours::text(&game.id.as_str()[11..]),
            "HOME_FL" => Ours::number(side.number()),
            "TEAM_ID" => Ours::text(game.info.team(side)),
            "OPPONENT_ID" => Ours::text(game.info.team(side.opponent())),
            "PARK_ID" => Ours::text(String::from_utf8_lossy(game.info.get("site"))),
            _ => Ours::Unsaid,
        }
    }

    fn at_bat(&self, column: &str) -> Ours {
        let was = |duty| Ours::number(u8::from(self.line.duties.contains(&duty)));
        match column {
            "G" => Ours::number(1),
            "G_DH" => was(Duty::DesignatedHitter),
            "G_PH" => was(Duty::PinchHitter),
            "G_PR" => was(Duty::PinchRunner),
            _ => batting(&self.line.batting, column),
        }
    }

    fn on_the_mound(&self, column: &str) -> Ours {
        let Some((place, pitcher)) = self.pitching else {
            // What was not done is nothing, and pitches that nobody counted are left empty.
            let counted = matches!(column, "PITCH" | "STRIKE" | "IRS");
            return if counted {
                Ours::Unsaid
            } else {
                Ours::Number(0)
            };
        };
        let counts = &pitcher.counts;
        let sheet = &self.replayed.keeper.sheets[self.team];
        let starts = place == 0;
        let finishes = place + 1 == sheet.pitchers.len();
        let info = &self.replayed.game.info;
        let is = |key| info.get(key) == self.replayed.id(Some(pitcher.player)).as_bytes();
        let flag = |flag| Ours::number(u8::from(flag));
        match column {
            "G" => Ours::number(1),
            "GS" => flag(starts),
            "CG" => flag(starts && finishes),
            "SHO" => flag(starts && finishes && self.replayed.runs()[self.team.opponent()] == 0),
            "GF" => flag(!starts && finishes),
            "W" => flag(is("wp")),
            "L" => flag(is("lp")),
            "SV" => flag(is("save")),
            "OUT" => Ours::number(counts.outs),
            "TBF" => Ours::number(counts.batters_faced),
            "R" => Ours::number(counts.runs),
            "ER" => Ours::number(counts.earned_runs),
            "WP" => Ours::number(counts.wild_pitches),
            "BK" => Ours::number(counts.balks),
            "IR" => Ours::number(counts.inherited_runners),
            "GO" => Ours::number(counts.ground_outs),
            "AO" => Ours::number(counts.air_outs),
            "PITCH" if self.replayed.has_pitches => Ours::number(counts.pitches),
            "STRIKE" if self.replayed.has_pitches => Ours::number(counts.strikes),
            "PITCH" | "STRIKE" | "IRS" => Ours::Unsaid,
            _ => batting(&counts.against, column),
        }
    }

    fn in_the_field(&self, column: &str) -> Ours {
        let Some((position, column)) = column.split_once('_') else {
            return Ours::Unsaid;
        };
        let place = Position::ALL
            .into_iter()
            .find(|place| place.abbreviation() == position);
        let Some(place) = place else {
            return Ours::Unsaid;
        };
        let counts = self.line.fielding[place as usize].unwrap_or_default();
        let starts = self.line.starter && self.line.duties.first() == Some(&Duty::Fields(place));
        // A pitcher who was announced has played, whether or not he faced a batter.
        let announced = place == Position::Pitcher && self.pitching.is_some();
        let counts = Fielding {
            played: counts.played || announced,
            ..counts
        };
        fielding(&counts, starts, column)
    }
}

fn batting(counts: &Batting, column: &str) -> Ours {
    Ours::number(match column {
        "PA" => counts.plate_appearances,
        "AB" => counts.at_bats,
        "R" => counts.runs,
        "H" => counts.hits,
        "TB" => counts.total_bases(),
        "2B" => counts.doubles,
        "3B" => counts.triples,
        "HR" => counts.home_runs,
        "HR4" => counts.grand_slams,
        "RBI" => counts.runs_batted_in,
        "BB" => counts.walks,
        "IBB" => counts.intentional_walks,
        "SO" => counts.strikeouts,
        "GDP" => counts.double_plays,
        "HP" => counts.hit_by_pitch,
        "SH" => counts.sacrifice_hits,
        "SF" => counts.sacrifice_flies,
        "SB" => counts.stolen_bases,
        "CS" => counts.caught_stealing,
        "XI" => counts.interferences,
        _ => return Ours::Unsaid,
    })
}

fn fielding(counts: &Fielding, starts: bool, column: &str) -> Ours {
    Ours::number(match column {
        "G" => u16::from(counts.played),
        "GS" => u16::from(starts),
        "OUT" => counts.outs,
        "TC" => counts.putouts + counts.assists + counts.errors,
        "PO" => counts.putouts,
        "A" => counts.assists,
        "E" => counts.errors,
        "DP" => counts.double_plays,
        "TP" => counts.triple_plays,
        "PB" => counts.passed_balls,
        "XI" => counts.interferences,
        _ => return Ours::Unsaid,
    })
}
