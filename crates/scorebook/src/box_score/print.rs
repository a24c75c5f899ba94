//! The box score as a newspaper prints it: the batting orders, the line score, the pitchers, the notes.

use super::{
    BattingLine, BoxScore, Decision, Entered, FreePass, MultipleOut, PitchingLine, Standing,
    TeamBox,
};
use crate::words::{count, ordinal};
use bandbox_engine::injury::Injury;
use bandbox_engine::player::LineupId;
use bandbox_engine::setup::Rosters;
use bandbox_engine::team::Team;
use std::fmt;

/// A box score to be printed, with the names for it.
pub(super) struct Page<'a> {
    score: &'a BoxScore,
    rosters: &'a Rosters,
}

/// A row of a table: what it is called, and its numbers.
struct Row {
    label: String,
    cells: Vec<String>,
}

impl<'a> Page<'a> {
    pub(super) const fn new(score: &'a BoxScore, rosters: &'a Rosters) -> Self {
        Self { score, rosters }
    }

    fn name(&self, player: LineupId) -> String {
        let known = self.rosters.player(player);
        known.map_or_else(|| player.to_string(), |player| player.name.clone())
    }

    fn batters(&self, team: Team) -> Vec<Row> {
        let own = &self.score.teams[team];
        let header = ["AB", "R", "H", "RBI", "BB", "SO", "LOB"];
        let mut rows = vec![self.header(team, &header)];
        rows.extend(own.batting.iter().map(|line| {
            let c = &line.counts;
            Row {
                label: self.batter(line),
                cells: numbers(&[
                    c.at_bats,
                    c.runs,
                    c.hits,
                    c.runs_batted_in,
                    c.walks,
                    c.strikeouts,
                    c.left_on_base,
                ]),
            }
        }));
        rows.push(Row {
            label: "Totals".to_owned(),
            cells: numbers(&[
                own.batting_total(|c| c.at_bats),
                own.batting_total(|c| c.runs),
                own.batting_total(|c| c.hits),
                own.batting_total(|c| c.runs_batted_in),
                own.batting_total(|c| c.walks),
                own.batting_total(|c| c.strikeouts),
                own.left_on_base,
            ]),
        });
        rows
    }

    /// "Nils Lindqvist, cf-lf"; whoever came in later is indented under whose place he took.
    fn batter(&self, line: &BattingLine) -> String {
        let (indent, came_in) = match line.entered {
            Entered::Starter => ("", None),
            Entered::PinchHitter => ("  ", Some("ph")),
            Entered::PinchRunner => ("  ", Some("pr")),
            Entered::Replacement => ("  ", None),
        };
        let roles = line
            .roles
            .iter()
            .map(|role| role.to_string().to_lowercase());
        let played: Vec<String> = came_in
            .map(str::to_owned)
            .into_iter()
            .chain(roles)
            .collect();
        format!("{indent}{}, {}", self.name(line.player), played.join("-"))
    }

    fn pitchers(&self, team: Team) -> Vec<Row> {
        let header = ["IP", "H", "R", "ER", "BB", "SO", "HR", "BF"];
        let mut rows = vec![self.header(team, &header)];
        rows.extend(self.score.teams[team].pitching.iter().map(|line| {
            let mut cells = vec![line.innings().to_string()];
            cells.extend(numbers(&[
                line.hits,
                line.runs,
                line.earned_runs,
                line.walks,
                line.strikeouts,
                line.home_runs,
                line.batters_faced,
            ]));
            Row {
                label: self.pitcher(line),
                cells,
            }
        }));
        rows
    }

    fn pitcher(&self, line: &PitchingLine) -> String {
        let letters = line.decisions.iter().map(|decision| match decision {
            Decision::Win => "W",
            Decision::Loss => "L",
            Decision::Save => "S",
            Decision::Hold => "H",
            Decision::BlownSave => "BS",
        });
        let letters: Vec<&str> = letters.collect();
        let name = self.name(line.player);
        if letters.is_empty() {
            name
        } else {
            format!("{name} ({})", letters.join(", "))
        }
    }

    fn header(&self, team: Team, columns: &[&str]) -> Row {
        Row {
            label: self.rosters.team(team).name.clone(),
            cells: columns.iter().map(|&column| column.to_owned()).collect(),
        }
    }

    /// The notes of a team: what its batters did, its fielders, its pitchers.
    fn notes(&self, team: Team) -> Vec<(&'static str, String)> {
        let own = &self.score.teams[team];
        let batters = |count: fn(&BattingLine) -> u16| {
            let lines = own.batting.iter().map(|line| (line.player, count(line)));
            self.counted(lines)
        };
        let pitchers = |count: fn(&PitchingLine) -> u16| {
            let lines = own.pitching.iter().map(|line| (line.player, count(line)));
            self.counted(lines)
        };
        let fielders = |count: fn(&super::FieldingLine) -> u16| {
            let lines = own.fielding.iter().map(|line| (line.player, count(line)));
            self.counted(lines)
        };
        let facing = &self.score.teams[team.opponent()].notes;
        vec![
            ("2B", self.extra_base_hits(own, 2)),
            ("3B", self.extra_base_hits(own, 3)),
            ("HR", self.extra_base_hits(own, 4)),
            ("RBI", batters(|line| line.counts.runs_batted_in)),
            ("SH", batters(|line| line.counts.sacrifice_hits)),
            ("SF", batters(|line| line.counts.sacrifice_flies)),
            ("GIDP", batters(|line| line.counts.double_plays)),
            ("SB", batters(|line| line.counts.stolen_bases)),
            ("CS", batters(|line| line.counts.caught_stealing)),
            ("Picked off", batters(|line| line.counts.picked_off)),
            ("LOB", own.left_on_base.to_string()),
            ("Placed runners", placed(own)),
            ("E", fielders(|line| line.errors)),
            ("DP", self.multiple_outs(own, 2)),
            ("TP", self.multiple_outs(own, 3)),
            ("PB", fielders(|line| line.passed_balls)),
            ("WP", pitchers(|line| line.wild_pitches)),
            ("Balks", pitchers(|line| line.balks)),
            ("HBP", self.passes(&facing.hit_batsmen)),
            ("IBB", self.passes(&facing.intentional_walks)),
            ("Inherited runners-scored", self.inherited(own)),
            ("Injured", self.injured(own)),
        ]
    }

    /// A man by his last name, where no other on the rosters has it.
    fn short(&self, player: LineupId) -> String {
        let full = self.name(player);
        let Some((_, last)) = full.split_once(' ') else {
            return full;
        };
        let everybody = Team::ALL
            .into_iter()
            .flat_map(|team| self.rosters.players(team));
        let namesakes = everybody.filter(|(_, other)| {
            let (_, name) = other.name.split_once(' ').unwrap_or_default();
            name == last
        });
        if last.starts_with(char::is_alphabetic) && namesakes.count() == 1 {
            last.to_owned()
        } else {
            full
        }
    }

    /// "Yamane, Amador 2".
    fn counted(&self, lines: impl Iterator<Item = (LineupId, u16)>) -> String {
        let once_or_more = |(player, times): (LineupId, u16)| match times {
            0 => None,
            1 => Some(self.short(player)),
            2.. => Some(format!("{} {times}", self.short(player))),
        };
        let entries: Vec<String> = lines.filter_map(once_or_more).collect();
        entries.join(", ")
    }

    /// "Ruiz (3rd off Mercer, 2 on, 0 out)".
    fn extra_base_hits(&self, own: &TeamBox, bases: u8) -> String {
        let hits = own.notes.extra_base_hits.iter();
        let entries = hits.filter(|hit| hit.bases == bases).map(|hit| {
            let (batter, pitcher) = (self.short(hit.batter), self.short(hit.pitcher));
            let (inning, on, outs) = (ordinal(hit.inning), hit.on_base, hit.outs);
            format!("{batter} ({inning} off {pitcher}, {on} on, {outs} out)")
        });
        entries.collect::<Vec<_>>().join(", ")
    }

    /// "2 (Amador-Delgado-Okonkwo, Delgado-Amador-Okonkwo)".
    fn multiple_outs(&self, own: &TeamBox, outs: u8) -> String {
        let way = |play: &MultipleOut| {
            let hands = play.fielders.iter().map(|fielder| self.short(*fielder));
            hands.collect::<Vec<_>>().join("-")
        };
        let plays = own.notes.multiple_outs.iter();
        let ways: Vec<String> = plays.filter(|play| play.outs == outs).map(way).collect();
        match ways.len() {
            0 => String::new(),
            plays => format!("{plays} ({})", ways.join(", ")),
        }
    }

    /// "Tennant (by Mercer)".
    fn passes(&self, passes: &[FreePass]) -> String {
        let pass = |pass: &FreePass| {
            let (batter, pitcher) = (self.short(pass.batter), self.short(pass.pitcher));
            format!("{batter} (by {pitcher})")
        };
        passes.iter().map(pass).collect::<Vec<_>>().join(", ")
    }

    /// "Ruiz (4 games), Tennant (this game)".
    fn injured(&self, own: &TeamBox) -> String {
        let entries = own.notes.injuries.iter().map(|hurt| {
            let out = match hurt.injury {
                Injury::RestOfGame => "this game".to_owned(),
                Injury::Games(games) => count(u16::from(games), "game"),
            };
            format!("{} ({out})", self.short(hurt.player))
        });
        entries.collect::<Vec<_>>().join(", ")
    }

    /// "Quill 2-0".
    fn inherited(&self, own: &TeamBox) -> String {
        let came_in = own.pitching.iter().filter(|p| p.inherited_runners > 0);
        let entries = came_in.map(|p| {
            let name = self.short(p.player);
            format!("{name} {}-{}", p.inherited_runners, p.inherited_scored)
        });
        entries.collect::<Vec<_>>().join(", ")
    }
}

fn placed(own: &TeamBox) -> String {
    match own.placed_runners {
        0 => String::new(),
        placed => format!("{placed}, {} scored", own.placed_runs),
    }
}

fn numbers(counts: &[u16]) -> Vec<String> {
    counts.iter().map(u16::to_string).collect()
}

/// Labels to the left, numbers to the right.
fn table(f: &mut fmt::Formatter<'_>, rows: &[Row], label_width: usize) -> fmt::Result {
    for row in rows {
        write!(f, "{:label_width$}", row.label)?;
        for cell in &row.cells {
            write!(f, "{cell:>5}")?;
        }
        f.write_str("\n")?;
    }
    f.write_str("\n")
}

impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let batters = Team::ALL.map(|team| self.batters(team));
        let pitchers = Team::ALL.map(|team| self.pitchers(team));
        let labels = batters.iter().chain(&pitchers).flatten();
        let widths = labels.map(|row| row.label.chars().count());
        let width = widths.max().unwrap_or(0) + 1;
        for rows in &batters {
            table(f, rows, width)?;
        }
        writeln!(f, "{}\n", self.score.line_score.display(self.rosters))?;
        for rows in &pitchers {
            table(f, rows, width)?;
        }
        for (place, team) in Team::ALL.into_iter().enumerate() {
            let between = if place == 0 { "" } else { "\n\n" };
            write!(f, "{between}{}", self.rosters.team(team).name)?;
            for (what, entry) in self.notes(team) {
                if !entry.is_empty() {
                    write!(f, "\n  {what}: {entry}")?;
                }
            }
        }
        if self.score.standing == Standing::KeptApart {
            let innings = self.score.line_score.innings().len();
            let innings = count(u16::try_from(innings).unwrap_or(u16::MAX), "inning");
            write!(f, "\n\nKept apart from the records after {innings} begun")?;
        }
        Ok(())
    }
}
