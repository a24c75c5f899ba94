//! A play that was played, as a scorer tells it.

use bandbox_engine::PlayOutcome;
use bandbox_engine::bases::{Destination, Origin};
use bandbox_engine::lineup::BattingSlot;
use bandbox_engine::play::{BatterResult, Out, OutKind, Play};
use bandbox_engine::scored::{
    Class, DoublePlay, Earned, ErrorKind, Move, Run, Running, Sacrifice, ScoredError, ScoredOut,
    ScoredPlay,
};
use bandbox_scorebook::box_score::{RunAccount, on_their_own};

/// The play of the man in this place of the order; none when nothing happened that is written down. `runs` are those
/// that scored on it.
pub(super) fn told(play: &Play, slot: BattingSlot, runs: &[RunAccount]) -> Option<ScoredPlay> {
    let running = on_their_own(play);
    let class = class(play, &running)?;
    let mut told = ScoredPlay::new(play.batter, slot, class);
    told.running = running;
    told.contact.fielder = play.hit_location.or(play.check_position);
    told.outs.extend(play.outs.iter().map(out));
    let errors = play.errors.iter().map(|error| ScoredError {
        position: error.position,
        kind: ErrorKind::Fielding,
    });
    told.errors.extend(errors);
    let mut batted_in = play.rbi;
    for moved in &play.movements {
        let run = (moved.to == Destination::Home).then(|| {
            let account = runs.iter().find(|run| run.from == moved.from);
            let counts = batted_in > 0;
            batted_in = batted_in.saturating_sub(1);
            Run {
                earned: account.map_or(Earned::Yes, |account| account.earned),
                batted_in: counts,
            }
        });
        told.moves.push(Move {
            from: moved.from,
            to: moved.to,
            run,
        });
    }
    told.sacrifice = sacrifice(play);
    told.double_play = match play.outs.len() {
        2 if play.grounded_into_double_play => Some(DoublePlay::Grounded),
        2 => Some(DoublePlay::Double),
        3 => Some(DoublePlay::Triple),
        _ => None,
    };
    told.wild_pitch = class == Class::WildPitch;
    told.passed_ball = class == Class::PassedBall;
    Some(told)
}

fn class(play: &Play, running: &[Running; 3]) -> Option<Class> {
    Some(match play.batter_result {
        BatterResult::Single => Class::Single,
        BatterResult::Double => Class::Double,
        BatterResult::Triple => Class::Triple,
        BatterResult::HomeRun => Class::HomeRun,
        BatterResult::Walk => Class::Walk,
        BatterResult::IntentionalWalk => Class::IntentionalWalk,
        BatterResult::HitByPitch => Class::HitByPitch,
        BatterResult::CatcherInterference => Class::Interference,
        BatterResult::Strikeout => Class::Strikeout,
        BatterResult::ReachedOnError | BatterResult::SacrificeFlyOnError => Class::Error,
        BatterResult::Out | BatterResult::SacrificeFly => Class::Out,
        BatterResult::FieldersChoice => match play.outs.first().map(|out| out.kind) {
            Some(OutKind::Force) => Class::Out,
            Some(
                OutKind::Strikeout
                | OutKind::Caught
                | OutKind::AtFirst
                | OutKind::Tag
                | OutKind::DoubledOff
                | OutKind::Interference
                | OutKind::Appeal,
            )
            | None => Class::FieldersChoice,
        },
        BatterResult::StillUp => return still_up(play, running),
    })
}

/// What runners did, or a pitch, or nothing.
fn still_up(play: &Play, running: &[Running; 3]) -> Option<Class> {
    let outcome = play.outcome;
    let any = |which: fn(&Running) -> bool| running.iter().any(which);
    Some(if any(|runner| runner.stole) {
        Class::StolenBase
    } else if any(|runner| runner.caught) {
        Class::CaughtStealing
    } else if any(|runner| runner.picked_off) {
        Class::PickedOff
    } else if outcome == PlayOutcome::WildPitch {
        Class::WildPitch
    } else if outcome == PlayOutcome::PassedBall {
        Class::PassedBall
    } else if outcome == PlayOutcome::Balk {
        Class::Balk
    } else if outcome == PlayOutcome::DefensiveIndifference {
        Class::Indifference
    } else if !play.movements.is_empty() || !play.outs.is_empty() {
        Class::OtherAdvance
    } else if play.errors.is_empty() {
        return None;
    } else {
        Class::FoulError
    })
}

fn out(out: &Out) -> ScoredOut {
    ScoredOut {
        man: out.from,
        putout: Some(out.credit.putout),
        assists: out.credit.assists.iter().copied().collect(),
        forced: out.kind == OutKind::Force && out.from != Origin::Plate,
    }
}

fn sacrifice(play: &Play) -> Option<Sacrifice> {
    let bunted =
        play.outcome == PlayOutcome::SacrificeBunt || play.outcome == PlayOutcome::SqueezeSuccess;
    match play.batter_result {
        BatterResult::SacrificeFly | BatterResult::SacrificeFlyOnError => Some(Sacrifice::Fly),
        BatterResult::Out | BatterResult::FieldersChoice | BatterResult::ReachedOnError => {
            bunted.then_some(Sacrifice::Hit)
        }
        BatterResult::Single
        | BatterResult::Double
        | BatterResult::Triple
        | BatterResult::HomeRun
        | BatterResult::Walk
        | BatterResult::IntentionalWalk
        | BatterResult::HitByPitch
        | BatterResult::CatcherInterference
        | BatterResult::Strikeout
        | BatterResult::StillUp => None,
    }
}
