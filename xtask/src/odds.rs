//! `cargo xtask odds`: what an x-check comes to, exactly, for every position, range and error rating.
//!
//! Nobody is on, nobody is drawn in, and a hundred-sided die that shows 1 makes a rare play. Every chance is counted in
//! throws of the five dice, so nothing is rounded before it is printed.

use bandbox_engine::PlayOutcome;
use bandbox_engine::position::Position;
use bandbox_engine::x_check::{Effect, RarePlay, effect, error_bases, range_result, rare_effect};
use std::io::Write as _;

/// The throws of a d20, three d6 and a d100.
pub(crate) const THROWS: u32 = 20 * 216 * 100;

/// The highest rating that is asked for, when none is named: beyond it no table has anything.
const HIGHEST: u8 = 88;

/// Whose chances.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A position, `P` to `RF`; all of them without.
    #[arg(long, value_parser = position)]
    position: Option<Position>,
    /// A range, 1 to 5; all of them without.
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=5))]
    range: Option<u8>,
    /// An error rating; all of them without.
    #[arg(long)]
    error: Option<u8>,
}

fn position(text: &str) -> Result<Position, String> {
    let named = |position: &Position| position.abbreviation() == text;
    let position = Position::ALL.into_iter().find(named);
    position.ok_or_else(|| format!("{text:?} is no position; they are P C 1B 2B 3B SS LF CF RF"))
}

/// In how many of the [`THROWS`] the batter ends in each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Odds {
    /// He is out.
    pub(crate) out: u32,
    /// He is safe on an error.
    pub(crate) error: u32,
    /// A single, with or without an error besides.
    pub(crate) single: u32,
    /// A double.
    pub(crate) double: u32,
    /// A triple.
    pub(crate) triple: u32,
    /// A home run.
    pub(crate) home_run: u32,
    /// A slow roller that is decided by his speed.
    pub(crate) speed: u32,
    /// A foul popup dropped: he is still up.
    pub(crate) dropped: u32,
    /// Catcher's interference.
    pub(crate) interference: u32,
}

impl Odds {
    /// The odds of a fielder with these ratings.
    pub(crate) fn of(position: Position, range: u8, error: u8) -> Self {
        let mut odds = Self::default();
        for d20 in 1..=20 {
            let result = range_result(position, range, d20);
            odds.count(rare_effect(result), 216);
            for total in 3..=18 {
                let bases = error_bases(position, error, total);
                odds.count(effect(result, bases), 99 * throws_of(total));
            }
        }
        odds
    }

    fn count(&mut self, effect: Effect, throws: u32) {
        *self.place(effect) += throws;
    }

    fn place(&mut self, effect: Effect) -> &mut u32 {
        match effect {
            Effect::As(PlayOutcome::CatcherInterference) => &mut self.interference,
            Effect::As(outcome) | Effect::HitAndError { hit: outcome, .. } => {
                match outcome.facts().total_bases {
                    0 => &mut self.out,
                    1 => &mut self.single,
                    2 => &mut self.double,
                    3.. => &mut self.triple,
                }
            }
            Effect::Error { .. } => &mut self.error,
            Effect::SlowRoller => &mut self.speed,
            Effect::DroppedFoul => &mut self.dropped,
            // With nobody on, a foul popup is caught and the pitch cannot get away.
            Effect::FoulPopup | Effect::PassedBallOrFoulout | Effect::WildPitch(_) => &mut self.out,
            Effect::Rare(rare) => match rare {
                RarePlay::RunnerInterferes
                | RarePlay::SlowForce
                | RarePlay::EverybodyMoves
                | RarePlay::MissedFirst
                | RarePlay::ShakenUp
                | RarePlay::LeftEarly
                | RarePlay::LeadRunnerDoubledOff
                | RarePlay::WildPitchOrFoulout => &mut self.out,
                // Also the batter who is put out behind his hit has hit it.
                RarePlay::BallHitsRunner | RarePlay::OutBehindFirst | RarePlay::FallsIn => {
                    &mut self.single
                }
                RarePlay::HiddenBall => &mut self.double,
                RarePlay::InsideThePark => &mut self.home_run,
            },
        }
    }

    const fn columns(self) -> [(&'static str, u32); 9] {
        [
            ("out", self.out),
            ("error", self.error),
            ("1B", self.single),
            ("2B", self.double),
            ("3B", self.triple),
            ("HR", self.home_run),
            ("speed", self.speed),
            ("dropped", self.dropped),
            ("CI", self.interference),
        ]
    }
}

/// In how many ways three dice show this total.
fn throws_of(total: u8) -> u32 {
    let faces = || 1..=6_u8;
    let pairs = faces().flat_map(|a| faces().map(move |b| a + b));
    let third = |pair: u8| {
        total
            .checked_sub(pair)
            .is_some_and(|c| (1..=6).contains(&c))
    };
    pairs.map(|pair| u32::from(third(pair))).sum()
}

/// Prints the chances in percent.
///
/// # Errors
/// When they cannot be written.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let names = Odds::default()
        .columns()
        .map(|(name, _)| format!("{name:>8}"));
    writeln!(out, "position range error {}", names.join(" "))?;
    let positions = Position::ALL.into_iter();
    for position in positions.filter(|p| arguments.position.is_none_or(|only| only == *p)) {
        for range in arguments.range.map_or(1..=5, |only| only..=only) {
            for error in arguments.error.map_or(0..=HIGHEST, |only| only..=only) {
                let chances = Odds::of(position, range, error)
                    .columns()
                    .map(|(_, throws)| {
                        let percent = 100.0 * f64::from(throws) / f64::from(THROWS);
                        format!("{percent:>8.4}")
                    });
                let chances = chances.join(" ");
                writeln!(out, "{position:<8} {range:>5} {error:>5} {chances}")?;
            }
        }
    }
    out.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Worked out by hand from the printed tables. A face of the d20 is 216 * 100 = 21,600 throws: 216 rare ones and
    /// 99 for each throw of three dice. A total of 17 comes up in 3 of 216 throws, so an error on it alone is 297.
    #[test]
    fn the_odds_are_those_worked_out_by_hand() {
        let values = [
            // Range 1 of the infield has groundballs alone, and without errors all are out, the rare ones too.
            (Position::Shortstop, 1, 0, "out", 432_000),
            // Range 5: SI2 on 1 to 6, SI1 on 7 and 8; with nobody on their rare plays are singles. 8 * 21,600.
            (Position::Shortstop, 5, 0, "1B", 172_800),
            // Range 5 of the outfield: TR3 on 1 and 2; not rare, 2 * 99 * 216.
            (Position::LeftField, 5, 0, "3B", 42_768),
            // Their rare plays are home runs, 2 * 216.
            (Position::LeftField, 5, 0, "HR", 432),
            // DO3 on 3 and 4 but for the rare ones, 2 * 99 * 216; DO2 on 5 to 7, 3 * 21,600.
            (Position::LeftField, 5, 0, "2B", 107_568),
            // F on 16 to 20, 5 * 21,600, and the rare DO3, 2 * 216.
            (Position::LeftField, 5, 0, "out", 108_432),
            // Range 1 of the catcher: FO on 10 to 12, whose rare play is interference, 3 * 216.
            (Position::Catcher, 1, 0, "CI", 648),
            // Range 5: G3 on 11 to 13, G2 on 14 to 16, PO on 17 and 18; rating 1 errs on 17 alone. 8 * 297.
            (Position::Catcher, 5, 1, "error", 2_376),
            // FO on 19 and 20 is dropped on the error, 2 * 297.
            (Position::Catcher, 5, 1, "dropped", 594),
            // SPD on 5 to 10 unless he errs: 6 * (21,600 - 297).
            (Position::Catcher, 5, 1, "speed", 127_818),
            // SI1 on 1 to 4, 4 * 21,600; SPD with the error, 6 * 297; PO that falls in, 2 * 216.
            (Position::Catcher, 5, 1, "1B", 88_614),
            // Range 3 of the outfield: F on 7 to 20; rating 1 in center errs on 17 alone. 14 * 297.
            (Position::CenterField, 3, 1, "error", 4_158),
        ];
        for (position, range, error, column, throws) in values {
            let columns = Odds::of(position, range, error).columns();
            assert!(
                columns.contains(&(column, throws)),
                "{position}, range {range}, e{error}: {columns:?}"
            );
        }
    }

    #[test]
    fn every_throw_is_counted_once() {
        for position in Position::ALL {
            for range in 1..=5 {
                for error in 0..=HIGHEST {
                    let columns = Odds::of(position, range, error).columns();
                    let counted: u32 = columns.into_iter().map(|(_, throws)| throws).sum();
                    assert_eq!(counted, THROWS, "{position}, range {range}, e{error}");
                }
            }
        }
    }
}
