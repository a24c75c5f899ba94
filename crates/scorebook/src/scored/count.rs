//! What a play adds to a batter, to the pitcher who answers for it, and to the nine in the field.

use super::lines::{Batting, Fielding, Pitching};
use super::sheet::Sheet;
use bandbox_engine::lineup::Lineup;
use bandbox_engine::position::{ByPosition, Position};
use bandbox_engine::scored::{Class, DoublePlay, Sacrifice, ScoredPlay, Trajectory};

/// A play on which he batted, or which he pitched.
pub(super) fn bat(counts: &mut Batting, play: &ScoredPlay) {
    if !play.class.ends_plate_appearance() {
        return;
    }
    counts.plate_appearances += 1;
    let batted_in = play.runs().filter(|(_, run)| run.batted_in).count();
    let batted_in = u16::try_from(batted_in).unwrap_or(u16::MAX);
    counts.runs_batted_in += batted_in;
    let time_at_bat = play.is_time_at_bat();
    counts.at_bats += u16::from(time_at_bat);
    match play.sacrifice {
        Some(Sacrifice::Hit) => counts.sacrifice_hits += 1,
        Some(Sacrifice::Fly) => counts.sacrifice_flies += 1,
        None => (),
    }
    let grounded = play.double_play == Some(DoublePlay::Grounded);
    match play.class {
        Class::Single => counts.hits += 1,
        Class::Double => {
            counts.hits += 1;
            counts.doubles += 1;
        }
        Class::Triple => {
            counts.hits += 1;
            counts.triples += 1;
        }
        Class::HomeRun => {
            counts.hits += 1;
            counts.home_runs += 1;
            counts.grand_slams += u16::from(batted_in == 4);
        }
        Class::Strikeout => counts.strikeouts += 1,
        Class::Walk => counts.walks += 1,
        Class::IntentionalWalk => {
            counts.walks += 1;
            counts.intentional_walks += 1;
        }
        Class::HitByPitch => counts.hit_by_pitch += 1,
        Class::Interference => counts.interferences += 1,
        Class::Out | Class::Error | Class::FieldersChoice => {
            counts.double_plays += u16::from(grounded && time_at_bat);
        }
        Class::StolenBase
        | Class::Indifference
        | Class::CaughtStealing
        | Class::PickedOff
        | Class::WildPitch
        | Class::PassedBall
        | Class::Balk
        | Class::OtherAdvance
        | Class::FoulError => (),
    }
}

/// A play for which this pitcher answers; its runs are charged apart.
pub(super) fn pitch(counts: &mut Pitching, play: &ScoredPlay) {
    counts.outs += u16::try_from(play.outs.len()).unwrap_or(u16::MAX);
    counts.batters_faced += u16::from(play.class.ends_plate_appearance());
    counts.balks += u16::from(play.class == Class::Balk);
    bat(&mut counts.against, play);
    if play.class == Class::Out && !play.contact.bunt {
        match play.contact.trajectory {
            Some(Trajectory::Ground) => counts.ground_outs += 1,
            Some(Trajectory::Fly | Trajectory::Line | Trajectory::Pop) => counts.air_outs += 1,
            None => (),
        }
    }
}

/// A play for the nine in the field.
pub(super) fn field(sheet: &mut Sheet, lineup: &Lineup, play: &ScoredPlay) {
    let outs = u16::try_from(play.outs.len()).unwrap_or(u16::MAX);
    sheet.nine_play(lineup, outs);
    let mut nine = Nine { sheet, lineup };
    if !play.credits_unknown {
        nine.credit(play);
    }
    for error in &play.errors {
        nine.count(error.position, |line| line.errors += 1);
    }
    if play.passed_ball {
        nine.count(Position::Catcher, |line| line.passed_balls += 1);
    }
    let catcher_erred = |play: &ScoredPlay| {
        let first = play.errors.first();
        first.is_some_and(|error| error.position == Position::Catcher)
    };
    if play.class == Class::Interference && catcher_erred(play) {
        nine.count(Position::Catcher, |line| line.interferences += 1);
    }
}

/// The nine in the field, with their lines.
struct Nine<'a> {
    sheet: &'a mut Sheet,
    lineup: &'a Lineup,
}

impl Nine<'_> {
    fn count(&mut self, position: Position, count: impl FnOnce(&mut Fielding)) {
        let line = self.sheet.fielding(self.lineup.fielder(position), position);
        line.map(count);
    }

    /// Putouts and assists, and whoever has one has a part in a double play.
    fn credit(&mut self, play: &ScoredPlay) {
        let mut had_a_part = ByPosition::from_fn(|_| false);
        let assists = play.outs.iter().flat_map(|out| &out.assists);
        for position in play.fruitless_assists.iter().chain(assists) {
            had_a_part[*position] = true;
            self.count(*position, |line| line.assists += 1);
        }
        for position in play.outs.iter().filter_map(|out| out.putout) {
            had_a_part[position] = true;
            self.count(position, |line| line.putouts += 1);
        }
        let Some(double_play) = play.double_play else {
            return;
        };
        for position in Position::ALL {
            if had_a_part[position] {
                self.count(position, |line| match double_play {
                    DoublePlay::Double | DoublePlay::Grounded => line.double_plays += 1,
                    DoublePlay::Triple => line.triple_plays += 1,
                });
            }
        }
    }
}
