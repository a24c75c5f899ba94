//! The kinds of things that scorers write, with what each says.

use bandbox_engine::bases::Origin;
use bandbox_retrosheet::Record;
use bandbox_retrosheet::play_text::advance::Unearned;
use bandbox_retrosheet::play_text::{Advance, Chain, Interference, Modifier, Part, PlayText};

/// The tables, in the order of printing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    Records,
    Plays,
    Joined,
    Modifiers,
    Advances,
}

impl Table {
    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::Records => "Records",
            Self::Plays => "Basic plays",
            Self::Joined => "Joined to a basic play with `+` or `;`",
            Self::Modifiers => "Modifiers that say more than where the ball went",
            Self::Advances => "Advances and what is written behind them",
        }
    }
}

/// A kind: how it is written, and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Kind {
    pub(super) code: &'static str,
    pub(super) says: &'static str,
}

const fn kind(code: &'static str, says: &'static str) -> Kind {
    Kind { code, says }
}

pub(super) const fn record(record: &Record<'_>) -> Kind {
    match record {
        Record::Id(_) => kind("`id`", "a game begins"),
        Record::Version(_) => kind("`version`", "the version of the format"),
        Record::Info { .. } => kind("`info`", "a fact about the game"),
        Record::Start(_) => kind("`start`", "a man who begins"),
        Record::Sub(_) => kind("`sub`", "a man who comes in or moves"),
        Record::Play(_) => kind("`play`", "a play"),
        Record::BatterHand { .. } => kind("`badj`", "the batter turns around"),
        Record::PitcherHand { .. } => kind("`padj`", "the pitcher changes hands"),
        Record::OutOfTurn { .. } => kind("`ladj`", "the next batter bats out of turn"),
        Record::PlacedRunner { .. } => kind("`radj`", "a runner is placed on a base"),
        Record::ChargedTo { .. } => kind("`presadj`", "a runner is charged to a pitcher"),
        Record::EarnedRuns { .. } => kind("`data,er`", "official earned runs of a pitcher"),
        Record::Comment(_) => kind("`com`", "a comment"),
    }
}

/// The basic play, and what is joined to it.
pub(super) fn parts(text: &PlayText<'_>) -> (Kind, impl Iterator<Item = Kind>) {
    (part(&text.parts[0]), text.parts[1..].iter().map(part))
}

fn part(part: &Part<'_>) -> Kind {
    match part {
        Part::Fielded(chain) => fielded(*chain),
        Part::Error(_) => kind("`E6`", "error, the batter safe"),
        Part::FieldersChoice(_) => kind("`FC6`", "fielder's choice; outs only in the advances"),
        Part::FoulError(_) => kind("`FLE3`", "foul dropped, still at bat"),
        Part::Single(_) => kind("`S7`", "single"),
        Part::Double(_) => kind("`D7`", "double"),
        Part::GroundRuleDouble(_) => kind("`DGR`", "ground-rule double"),
        Part::Triple(_) => kind("`T8`", "triple"),
        Part::HomeRun(_) => kind("`HR`", "home run"),
        Part::Walk => kind("`W`", "walk"),
        Part::IntentionalWalk => kind("`IW`", "intentional walk"),
        Part::HitByPitch => kind("`HP`", "hit by pitch"),
        Part::CatcherInterference => kind("`C/E2`", "interference with the batter"),
        Part::Strikeout(fielders) if fielders.is_empty() => kind("`K`", "strikeout"),
        Part::Strikeout(_) => kind("`K23`", "strikeout, fielded"),
        Part::StolenBase { .. } => kind("`SB2`", "stolen base"),
        Part::CaughtStealing { .. } => kind("`CS2(24)`", "caught stealing, or saved by an error"),
        Part::PickedOff { .. } => kind("`PO1(13)`", "picked off, or saved by an error"),
        Part::PickedOffStealing { .. } => kind("`POCS2(134)`", "picked off and caught on the way"),
        Part::WildPitch => kind("`WP`", "wild pitch"),
        Part::PassedBall => kind("`PB`", "passed ball"),
        Part::Balk => kind("`BK`", "balk"),
        Part::Indifference => kind("`DI`", "nobody minded the runner"),
        Part::OtherAdvance => kind("`OA`", "anything else with runners"),
        Part::NoPlay => kind("`NP`", "nothing; the place of a substitution"),
    }
}

/// Strings of fielders, by who is out in which order.
fn fielded(chain: Chain<'_>) -> Kind {
    let legs: Vec<_> = chain.legs().collect();
    if legs.iter().any(|leg| leg.error.is_some()) {
        return kind("`6E3`", "an error ends the string");
    }
    if legs.iter().any(|leg| leg.fielders.are_unknown()) {
        return kind("`99`", "out, the fielders unknown");
    }
    let men = legs.iter().map(|leg| leg.man.unwrap_or(Origin::Plate));
    let men: Vec<_> = men.collect();
    match men.as_slice() {
        [Origin::Plate] if legs[0].fielders.iter().count() == 1 => {
            kind("`8`", "the batter out, one fielder")
        }
        [Origin::Plate] => kind("`63`", "the batter out, several fielders"),
        [Origin::On(_)] => kind("`64(1)`", "a runner forced, the batter safe"),
        [Origin::On(_), Origin::Plate] => kind("`64(1)3`", "a runner forced, then the batter"),
        [Origin::Plate, Origin::On(_)] => kind("`8(B)84(2)`", "the batter, then a runner"),
        _ => kind("`5(2)4(1)3`", "any other order of outs"),
    }
}

/// Modifiers; none for those that only tell of the ball's way and of reviews.
pub(super) const fn modifier(modifier: &Modifier<'_>) -> Option<Kind> {
    Some(match modifier {
        Modifier::SacrificeHit => kind("`SH`", "sacrifice hit"),
        Modifier::SacrificeFly => kind("`SF`", "sacrifice fly"),
        Modifier::GroundedDoublePlay { .. } => kind("`GDP`", "grounded into a double play"),
        Modifier::DoublePlay(_) | Modifier::BuntedDoublePlay => {
            kind("`DP`, `LDP`, `FDP`, `BPDP`", "any other double play")
        }
        Modifier::NoDoublePlay => kind("`NDP`", "two outs, no double play credited"),
        Modifier::TriplePlay(_) => kind("`TP`, `GTP`, `LTP`", "triple play"),
        Modifier::Force => kind("`FO`", "force out"),
        Modifier::Foul => kind("`FL`", "foul ball"),
        Modifier::InfieldFly => kind("`IF`", "infield fly"),
        Modifier::InsidePark => kind("`IPHR`", "the home run stayed in the park"),
        Modifier::OutOfTurn => kind("`BOOT`", "batted out of turn"),
        Modifier::Appeal => kind("`AP`", "out on appeal"),
        Modifier::Passed => kind("`PASS`", "a runner passed another"),
        Modifier::Interference(by) => match by {
            Interference::Batter => kind("`BINT`", "interference by the batter"),
            Interference::Runner => kind("`RINT`", "interference by a runner"),
            Interference::Umpire => kind("`UINT`", "interference by an umpire"),
            Interference::Fan => kind("`FINT`", "interference by a spectator"),
            Interference::Unsaid => kind("`INT`", "interference, not said by whom"),
        },
        Modifier::Obstruction => kind("`OBS`", "obstruction"),
        Modifier::Throw => kind("`TH`", "the error was a throw"),
        Modifier::Courtesy => kind("`COUR`, `COUB`, `COUF`", "a courtesy to the other side"),
        Modifier::RunnerHit => kind("`BR`", "a runner hit by the ball"),
        Modifier::Called
        | Modifier::Error(_)
        | Modifier::Relay
        | Modifier::Review
        | Modifier::Contact(_) => return None,
    })
}

/// An advance, and each of its notes.
pub(super) fn advance(advance: &Advance<'_>) -> Vec<Kind> {
    let stays = advance.from.number() == advance.to.number();
    let saved = advance.notes.fielding.iter().all(|h| h.muff.is_some());
    let saved = saved && !advance.notes.fielding.is_empty();
    let mut kinds = vec![match (advance.out, stays) {
        (false, false) => kind("`1-3`", "safe on a base beyond"),
        (false, true) => kind("`2-2`", "stays where he was"),
        (true, _) if saved => kind("`1X3(E5)`", "an error saved him"),
        (true, false) => kind("`1X3(95)`", "out"),
        (true, true) => kind("`1X1(3)`", "out at his own base"),
    }];
    if advance.notes.has_error() {
        kinds.push(kind("`(E6)`", "an error"));
    }
    match advance.notes.unearned {
        Some(Unearned::Wholly) => kinds.push(kind("`(UR)`", "the run is unearned")),
        Some(Unearned::ForTeam) => {
            kinds.push(kind("`(TUR)`", "earned off the pitcher, not off the team"));
        }
        None => (),
    }
    match advance.notes.batted_in {
        Some(true) => kinds.push(kind("`(RBI)`", "batted in against custom")),
        Some(false) => kinds.push(kind("`(NR)`, `(NORBI)`", "not batted in")),
        None => (),
    }
    if advance.notes.wild_pitch || advance.notes.passed_ball {
        kinds.push(kind("`(WP)`, `(PB)`", "he moved on a pitch that got by"));
    }
    kinds
}
