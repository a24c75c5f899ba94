//! What the scorer added to a play after a `/`.

use super::cursor::Cursor;
use super::fielding::position;
use crate::fault::{Problem, TextFault};
use bandbox_engine::position::Position;

/// A modifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier<'a> {
    /// `SH`: a sacrifice hit.
    SacrificeHit,
    /// `SF`: a sacrifice fly.
    SacrificeFly,
    /// `GDP`, `BGDP`: grounded into a double play.
    GroundedDoublePlay {
        /// On a bunt.
        bunt: bool,
    },
    /// `DP`, `LDP`, `FDP`: any other double play, and how the ball was hit if that is said.
    DoublePlay(Option<Trajectory>),
    /// `BPDP`: a double play on a bunt in the air.
    BuntedDoublePlay,
    /// `NDP`: two outs, but no double play is credited.
    NoDoublePlay,
    /// `TP`, `GTP`, `LTP`: a triple play, and how the ball was hit if that is said.
    TriplePlay(Option<Trajectory>),
    /// `FO`: a force out.
    Force,
    /// `FL`: a foul ball.
    Foul,
    /// `IF`: an infield fly.
    InfieldFly,
    /// `IPHR`: the home run stayed in the park.
    InsidePark,
    /// `BOOT`: somebody batted out of turn.
    OutOfTurn,
    /// `AP`: an appeal.
    Appeal,
    /// `PASS`: a runner passed another.
    Passed,
    /// Somebody interfered.
    Interference(Interference),
    /// `OBS`: a fielder obstructed a runner.
    Obstruction,
    /// `TH`, `TH1`, …: the error was a throw.
    Throw,
    /// `C`: a called third strike.
    Called,
    /// `E2`: an error.
    Error(Position),
    /// `R7`, `U6`: the way the ball went, credited or not.
    Relay,
    /// `MREV`, `UREV`: the play was reviewed.
    Review,
    /// `COUB`, `COUF`, `COUR`: a courtesy batter, fielder or runner.
    Courtesy,
    /// `BR`: a runner hit by a batted ball.
    RunnerHit,
    /// How and where the ball was hit: `G6`, `F8XD+`, `78`, `BP`.
    Contact(Contact<'a>),
}

/// Who interfered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Interference {
    /// `BINT`
    Batter,
    /// `RINT`
    Runner,
    /// `UINT`
    Umpire,
    /// `FINT`
    Fan,
    /// `INT`
    Unsaid,
}

/// How a ball was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trajectory {
    /// On the ground.
    Ground,
    /// A fly.
    Fly,
    /// A line drive.
    Line,
    /// A pop-up.
    Pop,
}

/// How and where a ball was hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Contact<'a> {
    /// How; none where only the place is written.
    pub trajectory: Option<Trajectory>,
    /// A bunt.
    pub bunt: bool,
    /// Where: the positions between which it fell, then letters such as `S` (short), `D` (deep) or `F` (foul).
    pub place: &'a [u8],
}

/// Reads what follows a `/`.
pub(super) fn read<'a>(cursor: &mut Cursor<'a>) -> Result<Modifier<'a>, TextFault> {
    cursor.peek();
    let begins = cursor.at();
    let letters = |byte: u8| byte.is_ascii_alphanumeric();
    let word = cursor.take_while(letters);
    // How hard it was hit changes nothing.
    while cursor.takes(b'+') || cursor.takes(b'-') {}
    known(word).ok_or(TextFault::new(begins, Problem::UnknownModifier))
}

fn known(word: &[u8]) -> Option<Modifier<'_>> {
    let modifier = match word {
        b"SH" => Modifier::SacrificeHit,
        b"SF" => Modifier::SacrificeFly,
        b"GDP" => Modifier::GroundedDoublePlay { bunt: false },
        b"BGDP" => Modifier::GroundedDoublePlay { bunt: true },
        b"DP" => Modifier::DoublePlay(None),
        b"LDP" => Modifier::DoublePlay(Some(Trajectory::Line)),
        b"FDP" => Modifier::DoublePlay(Some(Trajectory::Fly)),
        b"BPDP" => Modifier::BuntedDoublePlay,
        b"NDP" => Modifier::NoDoublePlay,
        b"TP" => Modifier::TriplePlay(None),
        b"GTP" => Modifier::TriplePlay(Some(Trajectory::Ground)),
        b"LTP" => Modifier::TriplePlay(Some(Trajectory::Line)),
        b"FO" => Modifier::Force,
        b"FL" => Modifier::Foul,
        b"IF" => Modifier::InfieldFly,
        b"IPHR" => Modifier::InsidePark,
        b"BOOT" => Modifier::OutOfTurn,
        b"AP" => Modifier::Appeal,
        b"PASS" => Modifier::Passed,
        b"BINT" => Modifier::Interference(Interference::Batter),
        b"RINT" => Modifier::Interference(Interference::Runner),
        b"UINT" => Modifier::Interference(Interference::Umpire),
        b"FINT" => Modifier::Interference(Interference::Fan),
        b"INT" => Modifier::Interference(Interference::Unsaid),
        b"OBS" => Modifier::Obstruction,
        b"TH" | b"TH1" | b"TH2" | b"TH3" | b"THH" => Modifier::Throw,
        b"C" => Modifier::Called,
        b"BR" => Modifier::RunnerHit,
        b"MREV" | b"UREV" => Modifier::Review,
        b"COUB" | b"COUF" | b"COUR" => Modifier::Courtesy,
        [b'E', digit] => Modifier::Error(position(*digit)?),
        [b'R' | b'U', rest @ ..] if rest.iter().all(is_relay) => Modifier::Relay,
        [b'B', rest @ ..] => contact(rest, true)?,
        _ => contact(word, false)?,
    };
    Some(modifier)
}

/// `R7`, `R64`, `R5U4`; a `U` for a fielder who is not known.
fn is_relay(byte: &u8) -> bool {
    byte.is_ascii_digit() || *byte == b'U'
}

fn contact(word: &[u8], bunt: bool) -> Option<Modifier<'_>> {
    let (trajectory, place) = match word {
        [b'G', place @ ..] => (Some(Trajectory::Ground), place),
        [b'F', place @ ..] => (Some(Trajectory::Fly), place),
        [b'L', place @ ..] => (Some(Trajectory::Line), place),
        [b'P', place @ ..] => (Some(Trajectory::Pop), place),
        place => (None, place),
    };
    let digits = place.iter().take_while(|byte| byte.is_ascii_digit());
    let letters = &place[digits.count()..];
    let is_place = |byte: &u8| {
        matches!(
            byte,
            b'S' | b'M' | b'D' | b'X' | b'W' | b'L' | b'R' | b'F' | b'C'
        )
    };
    letters
        .iter()
        .all(is_place)
        .then_some(Modifier::Contact(Contact {
            trajectory,
            bunt,
            place,
        }))
}
