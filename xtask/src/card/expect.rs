//! What two cards come to: exactly, over every roll of the dice, or by sample.

use super::league;
use super::line::Rates;
use bandbox_engine::alignment::Alignment;
use bandbox_engine::cards::{BattingCard, Park, PitchingCard, Reading, Situation, read};
use bandbox_engine::decisions::DefensiveDecision;
use bandbox_engine::dice::fairness::{EntropyShare, Secret};
use bandbox_engine::dice::roll::{AtBatDice, RollKind};
use bandbox_engine::player::{Hand, Throws};
use bandbox_engine::position::ByPosition;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Dice, PlayOutcome};

/// Nobody on, nobody tired, nobody drawn in, a park that nobody knows.
fn situation(bats: Hand, throws: Throws) -> Situation {
    Situation {
        alignment: Alignment {
            defense: DefensiveDecision::default(),
            bats,
        },
        throws,
        fatigued: false,
        clutch: false,
        park: Some(Park::UNKNOWN),
    }
}

/// What a reading is for the batter; an x-check by the shares of an average fielder.
fn rates(reading: &Reading, checks: &ByPosition<Rates>) -> Rates {
    let none = Rates::default();
    let outcome = reading.outcome;
    if outcome == PlayOutcome::XCheck {
        return reading.hit_location.map_or(none, |at| checks[at]);
    }
    let one = |is: bool| f64::from(u8::from(is));
    let bases = outcome.facts().total_bases;
    Rates {
        single: one(bases == 1),
        double: one(bases == 2),
        triple: one(bases == 3),
        home_run: one(bases == 4),
        walk: one(outcome == PlayOutcome::Walk),
        hit_by_pitch: one(outcome == PlayOutcome::HitByPitch),
        strikeout: one(outcome == PlayOutcome::Strikeout),
        double_play_ball: one(outcome == PlayOutcome::GroundballA),
    }
}

/// The rates over every roll, each as often as it falls.
pub(crate) fn exactly(
    batting: &BattingCard,
    pitching: &PitchingCard,
    bats: Hand,
    throws: Throws,
) -> Rates {
    let situation = situation(bats, throws);
    let checks = ByPosition::from_fn(league::x_check);
    let mut sum = Rates::default();
    let mut rolls = 0.0;
    for d6_one in 1..=6 {
        for total in 2..=12_u8 {
            let ways = f64::from(6 - total.abs_diff(7));
            for chaos_d20 in 1..=20 {
                for resolution_d20 in 1..=20 {
                    let d6_two_a = (total - 1).min(6);
                    let dice = AtBatDice {
                        d6_one,
                        d6_two_a,
                        d6_two_b: total - d6_two_a,
                        chaos_d20,
                        resolution_d20,
                    };
                    let reading = read(batting, pitching, dice, &situation);
                    sum = sum.with(rates(&reading, &checks), |sum, rate| sum + rate * ways);
                    rolls += ways;
                }
            }
        }
    }
    sum.with(Rates::default(), |sum, _| sum / rolls)
}

/// The rates over so many rolls of the dice of a game.
pub(crate) fn sampled(
    batting: &BattingCard,
    pitching: &PitchingCard,
    (bats, throws): (Hand, Throws),
    rolls: u32,
) -> Rates {
    let situation = situation(bats, throws);
    let checks = ByPosition::from_fn(league::x_check);
    let entropy = ByTeam::from_fn(|_| EntropyShare::None);
    let dice = Dice::new(Secret::new([7; 32])).open(&entropy);
    let mut sum = Rates::default();
    for roll in 0..rolls {
        let dice = dice.roll(roll, RollKind::AtBat, &entropy).at_bat();
        let reading = read(batting, pitching, dice, &situation);
        sum = sum.with(rates(&reading, &checks), |sum, rate| sum + rate);
    }
    sum.with(Rates::default(), |sum, _| sum / f64::from(rolls.max(1)))
}
