//! What two scorers make of one game, side by side.

use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::scored::Earned;
use bandbox_engine::team::Team;
use bandbox_engine::{Event, GameState, fold, standing};
use bandbox_retrosheet::scoring::ScoredGame;
use bandbox_scorebook::box_score::{BattingCounts, RunAccount, TeamBox};
use bandbox_scorebook::scored::{Batting, Sheet};
use bandbox_scorebook::{BoxScore, Scorekeeper};
use std::collections::BTreeMap;

/// Counts by what they are of.
type Counts = BTreeMap<String, u16>;

/// Every count that differs.
pub(crate) fn differences(log: &[Event], read: &ScoredGame<'_>) -> Vec<String> {
    let played = BoxScore::of(log).expect("the log of a game");
    let state = fold([&log[0]]).expect("a creation");
    let runs = accounts(log);
    let mut found = Vec::new();
    for team in Team::ALL {
        let ours = of_the_box(&played, team, &runs, &state);
        let theirs = of_the_sheet(&read.keeper.sheets[team], &read.state);
        for what in ours
            .keys()
            .chain(theirs.keys().filter(|key| !ours.contains_key(*key)))
        {
            let count = |counts: &Counts| counts.get(what).copied().unwrap_or_default();
            let (ours, theirs) = (count(&ours), count(&theirs));
            if ours != theirs {
                found.push(format!("{team} {what}: played {ours}, read {theirs}"));
            }
        }
    }
    found
}

/// The accounts of all runs of the game.
fn accounts(log: &[Event]) -> Vec<RunAccount> {
    let standing = standing(log).expect("the log of a game");
    let mut keeper = Scorekeeper::begin(standing[0]).expect("the log of a game");
    let mut runs = Vec::new();
    for event in &standing[1..] {
        if matches!(event, Event::HalfInningEnded { .. }) {
            runs.extend(keeper.runs());
        }
        keeper.record(event);
    }
    runs
}

/// Players are numbered otherwise in each, but have the same names.
fn name(state: &GameState, player: LineupId) -> &str {
    &state.player(player).expect("he is on the roster").name
}

fn of_the_box(score: &BoxScore, team: Team, runs: &[RunAccount], state: &GameState) -> Counts {
    let own: &TeamBox = &score.teams[team];
    let mut counts = Counts::new();
    let mut add = |what: String, count: u16| *counts.entry(what).or_default() += count;
    let line = &score.line_score;
    add("R".into(), line.runs()[team]);
    add("H".into(), line.hits()[team]);
    add("E".into(), line.errors()[team]);
    add("LOB".into(), line.left_on_base()[team]);
    for (inning, (away, home)) in (1..).zip(line.innings()) {
        let runs = match team {
            Team::Away => Some(*away),
            Team::Home => *home,
        };
        add(format!("R of inning {inning}"), runs.unwrap_or_default());
    }
    // There is no mark for a run that is earned off the team and not off its pitcher.
    let marked = |run: &&RunAccount| run.charged_to.team() == team && run.earned == Earned::Yes;
    let marked = u16::try_from(runs.iter().filter(marked).count()).unwrap();
    assert!(marked <= own.earned_runs);
    add("team ER".into(), marked);
    for line in &own.batting {
        for (what, count) in batting(&line.counts) {
            add(format!("{} {what}", name(state, line.player)), count);
        }
    }
    for line in &own.fielding {
        for (what, count) in [
            ("outs", line.outs),
            ("PO", line.putouts),
            ("A", line.assists),
            ("E", line.errors),
            ("DP", line.double_plays),
            ("TP", line.triple_plays),
            ("PB", line.passed_balls),
        ] {
            add(
                format!("{} at {}: {what}", name(state, line.player), line.position),
                count,
            );
        }
    }
    for line in &own.pitching {
        // Retrosheet charges a placed runner to the pitcher who began the half-inning, Bandbox to nobody.
        let of = |run: &&RunAccount| run.placed && run.charged_to == line.player;
        let placed = u16::try_from(runs.iter().filter(of).count()).unwrap();
        for (what, count) in [
            ("outs", line.outs),
            ("BF", line.batters_faced),
            ("H", line.hits),
            ("R", line.runs + placed),
            ("ER", line.earned_runs),
            ("HR", line.home_runs),
            ("BB", line.walks),
            ("IBB", line.intentional_walks),
            ("SO", line.strikeouts),
            ("HB", line.hit_batsmen),
            ("WP", line.wild_pitches),
            ("BK", line.balks),
        ] {
            add(
                format!("{} pitching: {what}", name(state, line.player)),
                count,
            );
        }
    }
    counts
}

fn batting(counts: &BattingCounts) -> [(&'static str, u16); 18] {
    [
        ("PA", counts.plate_appearances),
        ("AB", counts.at_bats),
        ("R", counts.runs),
        ("H", counts.hits),
        ("2B", counts.doubles),
        ("3B", counts.triples),
        ("HR", counts.home_runs),
        ("RBI", counts.runs_batted_in),
        ("BB", counts.walks),
        ("IBB", counts.intentional_walks),
        ("SO", counts.strikeouts),
        ("HBP", counts.hit_by_pitch),
        ("CI", counts.interferences),
        ("SH", counts.sacrifice_hits),
        ("SF", counts.sacrifice_flies),
        ("GDP", counts.double_plays),
        ("SB", counts.stolen_bases),
        ("CS", counts.caught_stealing),
    ]
}

fn of_the_sheet(sheet: &Sheet, state: &GameState) -> Counts {
    let mut counts = Counts::new();
    let mut add = |what: String, count: u16| *counts.entry(what).or_default() += count;
    let totals = &sheet.totals;
    add("R".into(), totals.runs);
    add("H".into(), totals.hits);
    add("E".into(), totals.errors);
    add("LOB".into(), totals.left_on_base());
    add("team ER".into(), totals.earned_runs);
    for (inning, runs) in (1..).zip(&sheet.innings) {
        add(format!("R of inning {inning}"), runs.unwrap_or_default());
    }
    for line in &sheet.players {
        for (what, count) in scored_batting(&line.batting) {
            add(format!("{} {what}", name(state, line.player)), count);
        }
        for (position, line_there) in Position::ALL.into_iter().zip(&line.fielding) {
            let Some(there) = line_there else { continue };
            for (what, count) in [
                ("outs", there.outs),
                ("PO", there.putouts),
                ("A", there.assists),
                ("E", there.errors),
                ("DP", there.double_plays),
                ("TP", there.triple_plays),
                ("PB", there.passed_balls),
            ] {
                add(
                    format!("{} at {position}: {what}", name(state, line.player)),
                    count,
                );
            }
        }
    }
    for line in &sheet.pitchers {
        let (player, pitched): (LineupId, _) = (line.player, &line.counts);
        for (what, count) in [
            ("outs", pitched.outs),
            ("BF", pitched.batters_faced),
            ("H", pitched.against.hits),
            ("R", pitched.runs),
            ("ER", pitched.earned_runs),
            ("HR", pitched.against.home_runs),
            ("BB", pitched.against.walks),
            ("IBB", pitched.against.intentional_walks),
            ("SO", pitched.against.strikeouts),
            ("HB", pitched.against.hit_by_pitch),
            ("WP", pitched.wild_pitches),
            ("BK", pitched.balks),
        ] {
            add(format!("{} pitching: {what}", name(state, player)), count);
        }
    }
    counts
}

fn scored_batting(counts: &Batting) -> [(&'static str, u16); 18] {
    [
        ("PA", counts.plate_appearances),
        ("AB", counts.at_bats),
        ("R", counts.runs),
        ("H", counts.hits),
        ("2B", counts.doubles),
        ("3B", counts.triples),
        ("HR", counts.home_runs),
        ("RBI", counts.runs_batted_in),
        ("BB", counts.walks),
        ("IBB", counts.intentional_walks),
        ("SO", counts.strikeouts),
        ("HBP", counts.hit_by_pitch),
        ("CI", counts.interferences),
        ("SH", counts.sacrifice_hits),
        ("SF", counts.sacrifice_flies),
        ("GDP", counts.double_plays),
        ("SB", counts.stolen_bases),
        ("CS", counts.caught_stealing),
    ]
}
