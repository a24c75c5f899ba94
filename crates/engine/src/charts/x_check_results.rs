//! The results chart of x-checks: what a result of the range table comes to, by the bases of the error.
//!
//! Rules: R-XCHECK-RESULT, R-RARE-GROUND, R-RARE-HIT, R-RARE-FLY.

use crate::outcome::PlayOutcome;
use crate::x_check::RangeResult;

/// What a check comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// This outcome at the fielder checked.
    As(PlayOutcome),
    /// The batter is safe on an error.
    Error {
        /// Its bases, and the base that the batter reaches.
        bases: u8,
        /// The bases that every runner takes.
        runners: u8,
        /// What it would have been without the error.
        otherwise: PlayOutcome,
    },
    /// A hit, and an error on which everybody goes further.
    HitAndError {
        /// The hit.
        hit: PlayOutcome,
        /// The base that the batter reaches, 4 for home.
        batter: u8,
        /// The bases that every runner takes.
        runners: u8,
        /// The error's bases.
        error: u8,
    },
    /// A slow roller: the batter's speed decides.
    SlowRoller,
    /// A foul popup: with runners on the pitch may get away, else it is caught.
    FoulPopup,
    /// A foul popup dropped: an error, and the batter is still up.
    DroppedFoul,
    /// A passed ball, or else a foul popup that is caught.
    PassedBallOrFoulout,
    /// A wild pitch of so many bases.
    WildPitch(u8),
    /// A rare play.
    Rare(RarePlay),
}

/// What happens once in a long while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RarePlay {
    /// Groundball A: the runner on first interferes and is out besides the batter.
    RunnerInterferes,
    /// Groundball B: the batter is out and runners move only if forced.
    SlowForce,
    /// Groundball C: the batter is out and every runner takes a base.
    EverybodyMoves,
    /// Single: the ball hits the runner on first, who is out.
    BallHitsRunner,
    /// Single: the batter is thrown out behind first.
    OutBehindFirst,
    /// Double: the batter is out on the hidden ball.
    HiddenBall,
    /// Double: with nobody on, the batter has missed first base.
    MissedFirst,
    /// Triple: a home run inside the park.
    InsideThePark,
    /// Fly A: the fielder is shaken up and every runner takes two bases.
    ShakenUp,
    /// Fly B: the runner on third leaves early and is out.
    LeftEarly,
    /// Fly C: the lead runner is doubled off.
    LeadRunnerDoubledOff,
    /// Popup: it falls in, but for an infield fly.
    FallsIn,
    /// A wild pitch with runners on, else a foul popup that is caught.
    WildPitchOrFoulout,
}

/// A line of the chart: without an error, with one of one, two, three bases, and the rare play. Errors beyond the
/// last printed are read as that.
struct Line(Effect, &'static [Effect], Effect);

const fn error(bases: u8, otherwise: PlayOutcome) -> Effect {
    Effect::Error {
        bases,
        runners: bases,
        otherwise,
    }
}

const fn hit(hit: PlayOutcome, batter: u8, runners: u8, error: u8) -> Effect {
    Effect::HitAndError {
        hit,
        batter,
        runners,
        error,
    }
}

/// Everybody scores, but for the batter, who is on second: the catcher has thrown a popup away.
const POPUP_THROWN_AWAY: Effect = Effect::Error {
    bases: 2,
    runners: 3,
    otherwise: PlayOutcome::GroundballC,
};

#[rustfmt::skip]
mod chart {
    //! The chart itself, with the short names that it is printed with.

    use super::Effect::{self, As, DroppedFoul, FoulPopup, PassedBallOrFoulout, SlowRoller, WildPitch};
    use super::RarePlay::{
        BallHitsRunner, EverybodyMoves, FallsIn, HiddenBall, InsideThePark, LeadRunnerDoubledOff,
        LeftEarly, MissedFirst, OutBehindFirst, RunnerInterferes, ShakenUp, SlowForce,
        WildPitchOrFoulout,
    };
    use super::{Line, POPUP_THROWN_AWAY, RarePlay, error, hit};
    use crate::outcome::PlayOutcome::{
        CatcherInterference, Double2, Double3, FlyballA, FlyballB, FlyballC, GroundballA, GroundballB,
        GroundballC, Popout, Single1, Single2, Triple,
    };

    const fn rare(play: RarePlay) -> Effect {
        Effect::Rare(play)
    }

    /// In the order of the results.
    pub(super) const LINES: [Line; 18] = [
        //           no error             one base                two bases               three bases             rare
        /* G1  */ Line(As(GroundballA),     &[error(1, GroundballA), error(2, GroundballA)],                         rare(RunnerInterferes)),
        /* G2  */ Line(As(GroundballB),     &[error(1, GroundballB), error(2, GroundballB)],                         rare(SlowForce)),
        /* G2# */ Line(As(GroundballB),     &[error(1, GroundballB), error(2, GroundballB)],                         rare(SlowForce)),
        /* G3  */ Line(As(GroundballC),     &[error(1, GroundballC), error(2, GroundballC)],                         rare(EverybodyMoves)),
        /* G3# */ Line(As(GroundballC),     &[error(1, GroundballC), error(2, GroundballC)],                         rare(EverybodyMoves)),
        /* PO  */ Line(As(Popout),          &[error(1, Popout),      POPUP_THROWN_AWAY],                             rare(FallsIn)),
        /* FO  */ Line(FoulPopup,           &[DroppedFoul],                                                          As(CatcherInterference)),
        /* F1  */ Line(As(FlyballA),        &[error(1, FlyballA),    error(2, FlyballA),    error(3, FlyballA)],     rare(ShakenUp)),
        /* F2  */ Line(As(FlyballB),        &[error(1, FlyballB),    error(2, FlyballB),    error(3, FlyballB)],     rare(LeftEarly)),
        /* F3  */ Line(As(FlyballC),        &[error(1, FlyballC),    error(2, FlyballC),    error(3, FlyballC)],     rare(LeadRunnerDoubledOff)),
        /* SPD */ Line(SlowRoller,          &[hit(Single1, 2, 2, 1), hit(Single1, 3, 3, 2)],                         SlowRoller),
        /* SI1 */ Line(As(Single1),         &[hit(Single1, 2, 2, 1), hit(Single1, 3, 3, 2)],                         rare(BallHitsRunner)),
        /* SI2 */ Line(As(Single2),         &[hit(Single2, 2, 2, 1), hit(Single2, 3, 3, 2)],                         rare(OutBehindFirst)),
        /* DO2 */ Line(As(Double2),         &[hit(Double2, 3, 3, 1), hit(Double2, 3, 3, 1), hit(Double2, 4, 3, 2)],  rare(HiddenBall)),
        /* DO3 */ Line(As(Double3),         &[hit(Double3, 3, 3, 1), hit(Double3, 4, 3, 2)],                         rare(MissedFirst)),
        /* TR3 */ Line(As(Triple),          &[hit(Triple, 4, 3, 1)],                                                 rare(InsideThePark)),
        /* WP  */ Line(WildPitch(1),        &[],                                                                     WildPitch(2)),
        /* X   */ Line(PassedBallOrFoulout, &[],                                                                     rare(WildPitchOrFoulout)),
    ];
}

/// What the chart says of a result with an error of so many bases, 0 for none.
pub fn effect(result: RangeResult, error_bases: u8) -> Effect {
    let Line(clean, errors, _) = &chart::LINES[result as usize];
    let column = usize::from(error_bases).min(errors.len());
    let error = column.checked_sub(1).and_then(|column| errors.get(column));
    *error.unwrap_or(clean)
}

/// What the chart says of a result on a rare play.
pub const fn rare_effect(result: RangeResult) -> Effect {
    chart::LINES[result as usize].2
}
