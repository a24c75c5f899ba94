//! A game that was scored, as the box score of any game has it.
//!
//! Rules: R-SCORED-CREDITS.

use super::Keeper;
use super::lines::{Batting, Fielding, Pitching};
use super::sheet::{PlayerLine, Sheet};
use crate::box_score::{
    BattingCounts, BattingLine, Decision, Entered, ExtraBaseHit, FieldingLine, FreePass,
    MultipleOut, Notes, PitchingLine, TeamBox,
};
use bandbox_engine::GameState;
use bandbox_engine::lineup::Lineup;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::{Position, Role};
use bandbox_engine::scored::{Class, Credits, DoublePlay, Duty, Entry, ScoredPlay};
use bandbox_engine::team::{ByTeam, Team};

/// The statistics of a game that is scored, with what a newspaper prints under them.
#[derive(Clone, Debug)]
pub(crate) struct Pages {
    keeper: Keeper,
    notes: ByTeam<Notes>,
    credits: Credits,
}

impl Pages {
    /// Begins with the lineups as they are.
    pub(crate) fn begin(state: &GameState) -> Self {
        Self {
            keeper: Keeper::begin(state),
            notes: ByTeam::default(),
            credits: Credits::default(),
        }
    }

    /// Takes in what was said; `state` is the game before it.
    pub(crate) fn enter(&mut self, state: &GameState, entry: &Entry) {
        self.keeper.enter(state, entry);
        match entry {
            Entry::Play(play) => self.note(state, play),
            Entry::Credits(credits) => self.credits = *credits,
            Entry::Change(_)
            | Entry::PlacedRunner { .. }
            | Entry::ChargedTo { .. }
            | Entry::Called => (),
        }
    }

    /// The half-inning is over.
    pub(crate) const fn half_ends(&mut self) {
        self.keeper.half_ends();
    }

    /// What was counted.
    pub(crate) const fn keeper(&self) -> &Keeper {
        &self.keeper
    }

    /// A team's half of the box score. Who won is told when the game is over.
    pub(crate) fn team_box(&self, team: Team, left_on_base: u16, is_over: bool) -> TeamBox {
        let sheet = &self.keeper.sheets[team];
        let credits = if is_over {
            self.credits
        } else {
            Credits::default()
        };
        TeamBox {
            batting: batting(sheet),
            fielding: fielding(sheet),
            pitching: pitching(sheet, &credits),
            notes: self.notes[team].clone(),
            left_on_base,
            earned_runs: sheet.totals.earned_runs,
            placed_runners: sheet.totals.placed_runners,
            // A pitcher answers for every run, though not for earning it.
            placed_runs: 0,
        }
    }

    fn note(&mut self, state: &GameState, play: &ScoredPlay) {
        let batting = state.batting();
        let notes = &mut self.notes[batting];
        let pass = FreePass {
            batter: play.batter,
            pitcher: state.pitcher(),
        };
        let bases = play.class.total_bases();
        if bases >= 2 {
            notes.extra_base_hits.push(ExtraBaseHit {
                batter: play.batter,
                pitcher: state.pitcher(),
                inning: state.half_inning().inning,
                bases,
                on_base: self.keeper.charges().count(),
                outs: state.outs().number(),
            });
        }
        if play.class == Class::IntentionalWalk {
            notes.intentional_walks.push(pass);
        }
        if play.class == Class::HitByPitch {
            notes.hit_batsmen.push(pass);
        }
        let outs = match play.double_play {
            Some(DoublePlay::Double | DoublePlay::Grounded) => 2,
            Some(DoublePlay::Triple) => 3,
            None => return,
        };
        let fielding = batting.opponent();
        self.notes[fielding].multiple_outs.push(MultipleOut {
            outs,
            fielders: chain(state.lineup(fielding), play),
        });
    }
}

/// Those through whose hands the ball went, in order.
fn chain(lineup: &Lineup, play: &ScoredPlay) -> Vec<LineupId> {
    let hands = play.outs.iter();
    let hands = hands.flat_map(|out| out.assists.iter().copied().chain(out.putout));
    let mut chain: Vec<_> = hands.map(|position| lineup.fielder(position)).collect();
    chain.dedup();
    chain
}

/// Slot by slot, and in each in order of appearance.
fn batting(sheet: &Sheet) -> Vec<BattingLine> {
    let in_the_order = |line: &PlayerLine| {
        Some(BattingLine {
            player: line.player,
            slot: line.slot?,
            entered: entered(line),
            roles: line.duties.iter().filter_map(|duty| role(*duty)).collect(),
            counts: batting_counts(&line.batting),
        })
    };
    let mut lines: Vec<_> = sheet.players.iter().filter_map(in_the_order).collect();
    lines.sort_by_key(|line| line.slot);
    lines
}

fn entered(line: &PlayerLine) -> Entered {
    match line.duties.first() {
        _ if line.starter => Entered::Starter,
        Some(Duty::PinchHitter) => Entered::PinchHitter,
        Some(Duty::PinchRunner) => Entered::PinchRunner,
        Some(Duty::Fields(_) | Duty::DesignatedHitter) | None => Entered::Replacement,
    }
}

const fn role(duty: Duty) -> Option<Role> {
    match duty {
        Duty::Fields(position) => Some(Role::Fields(position)),
        Duty::DesignatedHitter => Some(Role::DesignatedHitter),
        Duty::PinchHitter | Duty::PinchRunner => None,
    }
}

const fn batting_counts(counts: &Batting) -> BattingCounts {
    BattingCounts {
        plate_appearances: counts.plate_appearances,
        at_bats: counts.at_bats,
        runs: counts.runs,
        hits: counts.hits,
        doubles: counts.doubles,
        triples: counts.triples,
        home_runs: counts.home_runs,
        runs_batted_in: counts.runs_batted_in,
        walks: counts.walks,
        intentional_walks: counts.intentional_walks,
        strikeouts: counts.strikeouts,
        hit_by_pitch: counts.hit_by_pitch,
        interferences: counts.interferences,
        sacrifice_hits: counts.sacrifice_hits,
        sacrifice_flies: counts.sacrifice_flies,
        double_plays: counts.double_plays,
        stolen_bases: counts.stolen_bases,
        caught_stealing: counts.caught_stealing,
        picked_off: counts.picked_off,
        left_on_base: counts.left_on_base,
        // No card says that a ballpark did it.
        ballpark_home_runs: 0,
        ballpark_singles: 0,
        ballpark_flyouts: 0,
        ballpark_lineouts: 0,
    }
}

/// Position by position, and at each in order of appearance.
fn fielding(sheet: &Sheet) -> Vec<FieldingLine> {
    let mut lines: Vec<FieldingLine> = Vec::new();
    for position in Position::ALL {
        let at_position = sheet.players.iter().filter_map(|line| {
            let counts = line.fielding[position as usize].filter(|counts| counts.played)?;
            Some((line.player, counts))
        });
        for (player, counts) in at_position {
            let known = lines
                .iter_mut()
                .find(|line| line.player == player && line.position == position);
            match known {
                Some(line) => add_fielding(line, &counts),
                None => {
                    let mut line = FieldingLine::new(player, position);
                    add_fielding(&mut line, &counts);
                    lines.push(line);
                }
            }
        }
    }
    lines
}

const fn add_fielding(line: &mut FieldingLine, counts: &Fielding) {
    line.outs += counts.outs;
    line.putouts += counts.putouts;
    line.assists += counts.assists;
    line.errors += counts.errors;
    line.double_plays += counts.double_plays;
    line.triple_plays += counts.triple_plays;
    line.passed_balls += counts.passed_balls;
}

/// In order of appearance. Who comes back to the mound has one line here.
fn pitching(sheet: &Sheet, credits: &Credits) -> Vec<PitchingLine> {
    let mut lines: Vec<PitchingLine> = Vec::new();
    for pitcher in &sheet.pitchers {
        let player = pitcher.player;
        match lines.iter_mut().find(|line| line.player == player) {
            Some(line) => add_pitching(line, &pitcher.counts),
            None => {
                let mut line = PitchingLine::new(player, 0);
                add_pitching(&mut line, &pitcher.counts);
                line.decisions = decisions(player, credits);
                lines.push(line);
            }
        }
    }
    lines
}

const fn add_pitching(line: &mut PitchingLine, counts: &Pitching) {
    let against = &counts.against;
    line.outs += counts.outs;
    line.batters_faced += counts.batters_faced;
    line.hits += against.hits;
    line.runs += counts.runs;
    line.earned_runs += counts.earned_runs;
    line.home_runs += against.home_runs;
    line.walks += against.walks;
    line.intentional_walks += against.intentional_walks;
    line.strikeouts += against.strikeouts;
    line.hit_batsmen += against.hit_by_pitch;
    line.wild_pitches += counts.wild_pitches;
    line.balks += counts.balks;
    line.inherited_runners += counts.inherited_runners;
    line.inherited_scored += counts.inherited_scored;
}

fn decisions(pitcher: LineupId, credits: &Credits) -> Vec<Decision> {
    [
        (credits.win, Decision::Win),
        (credits.loss, Decision::Loss),
        (credits.save, Decision::Save),
    ]
    .into_iter()
    .filter_map(|(credited, decision)| (credited == Some(pitcher)).then_some(decision))
    .collect()
}
