//! The charts, as data. Each file is one chart in its printed order; no chart knows the state of a game.

pub(crate) mod attempts;
pub(crate) mod bunt;
pub(crate) mod credits;
pub(crate) mod error;
pub(crate) mod error_tables;
pub(crate) mod fatigue;
pub(crate) mod flyball;
pub(crate) mod grid;
pub(crate) mod groundball;
pub(crate) mod groundball_results;
pub(crate) mod hit_and_run;
pub(crate) mod hits;
pub(crate) mod injury;
pub(crate) mod outcomes;
pub(crate) mod outs;
pub(crate) mod pitch;
pub(crate) mod printed;
pub(crate) mod running;
pub(crate) mod steal;
pub(crate) mod walk;
pub(crate) mod x_check_ranges;
pub(crate) mod x_check_results;

use crate::grade::Grade;
use crate::outcome::PlayOutcome;
use crate::position::Position;

/// The cell of a chart with a line for each grade and a column for each total of two dice.
fn two_dice(chart: &[[PlayOutcome; 11]; 4], grade: Grade, total: u8) -> PlayOutcome {
    chart[grade as usize][usize::from(total.clamp(2, 12)) - 2]
}

/// The cell of a chart with a place for each infielder, from the pitcher to the shortstop.
fn of_infielder<T: Copy>(chart: &[T; 6], fielder: Position) -> T {
    let [pitcher, catcher, first, second, third, short] = *chart;
    match fielder {
        Position::Pitcher => pitcher,
        Position::Catcher => catcher,
        Position::FirstBase => first,
        Position::SecondBase => second,
        Position::ThirdBase => third,
        // No groundball goes to the outfield.
        Position::Shortstop
        | Position::LeftField
        | Position::CenterField
        | Position::RightField => short,
    }
}
