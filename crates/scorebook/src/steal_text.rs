//! Runners who go on their own, in words: who stole what, who was caught, who was let go.

use crate::box_score::has_stolen;
use crate::play_text::throw;
use crate::words;
use bandbox_engine::bases::{Destination, Origin};
use bandbox_engine::play::{Movement, Out, Play};
use bandbox_engine::player::LineupId;
use bandbox_engine::{GameState, PlayOutcome};

/// How runners went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Going {
    Stealing,
    PickedOff,
    LetGo,
}

/// The whole play, when it was one of runners alone; `None` for every other.
pub(crate) fn running_play(
    before: &GameState,
    play: &Play,
    winner: Option<LineupId>,
) -> Option<String> {
    let is = |outcomes: &[PlayOutcome]| outcomes.contains(&play.outcome);
    let going = if is(&[
        PlayOutcome::StolenBase,
        PlayOutcome::CaughtStealing,
        PlayOutcome::HitAndRunMiss,
        PlayOutcome::SqueezeMissed,
    ]) {
        Going::Stealing
    } else if is(&[PlayOutcome::PickOff]) {
        Going::PickedOff
    } else if is(&[PlayOutcome::DefensiveIndifference]) {
        Going::LetGo
    } else {
        return None;
    };
    let missed = if is(&[PlayOutcome::HitAndRunMiss]) {
        Some("missed on the hit and run")
    } else if is(&[PlayOutcome::SqueezeMissed]) {
        Some("missed on the squeeze")
    } else {
        None
    };
    let missed = missed.map(|what| format!("{} {what}", words::name(before, play.batter)));
    let out = play.outs.iter().map(|out| put_out(before, out, going));
    let moved = play.movements.iter().map(|movement| {
        let who = words::name(before, movement.runner);
        let wins = winner == Some(movement.runner);
        format!("{who} {}", way(play, movement, going, wins))
    });
    let clauses: Vec<String> = missed.into_iter().chain(out).chain(moved).collect();
    Some(clauses.join("; "))
}

/// "Okafor was caught stealing second, catcher to shortstop".
fn put_out(before: &GameState, out: &Out, going: Going) -> String {
    let who = words::name(before, out.runner);
    let throw = throw(std::slice::from_ref(out));
    match (going, out.from) {
        (Going::PickedOff, Origin::On(base)) => format!("{who} was picked off {base}{throw}"),
        (Going::Stealing, Origin::On(base)) => {
            let target = words::base_after(base);
            format!("{who} was caught stealing {target}{throw}")
        }
        (Going::LetGo, _) | (_, Origin::Plate) => format!("{who} was out{throw}"),
    }
}

/// "stole second and took third on an error by the catcher", "scored", "to third".
fn way(play: &Play, movement: &Movement, going: Going, wins: bool) -> String {
    let end = match (movement.to, wins) {
        (Destination::Home, true) => "scored the winning run".to_owned(),
        (Destination::Home, false) => "scored".to_owned(),
        (Destination::On(base), _) => format!("to {base}"),
    };
    let Origin::On(from) = movement.from else {
        return end;
    };
    let next = words::base_after(from);
    let has_stolen = has_stolen(!play.errors.is_empty(), movement);
    let steals = going == Going::Stealing && play.outs.is_empty() && has_stolen;
    if going == Going::LetGo {
        return format!("took {next} on defensive indifference");
    }
    if !steals {
        return end;
    }
    let charge = play.errors.first();
    let further = movement.to.number() > from.number() + 1;
    match (charge, movement.to) {
        (Some(charge), Destination::On(base)) if further => {
            let fielder = words::fielder(charge.position);
            format!("stole {next} and took {base} on an error by the {fielder}")
        }
        (Some(charge), Destination::Home) if further => {
            let fielder = words::fielder(charge.position);
            format!("stole {next} and {end} on an error by the {fielder}")
        }
        (_, Destination::Home) if wins => format!("stole {next} with the winning run"),
        (_, _) => format!("stole {next}"),
    }
}
