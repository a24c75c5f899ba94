//! A resolved play in a sentence: what the batter did, who was put out, who scored, who moved.

use crate::contact::Contact;
use crate::drive::{home_run, sacrifice_fly, taken_on_an_error};
use crate::steal_text::running_play;
use crate::way::way_of_the_ball;
use crate::words;
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::play::{BatterResult, Movement, Out, OutKind, Play};
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::{GameState, PlayOutcome};

/// The play in words, without a full stop: "Ruiz singled to center; Okafor scored; Lane to third".
///
/// `before` is the state that the play was made in.
pub fn play_description(before: &GameState, play: &Play) -> String {
    let winner = winning_run(before, play);
    if let Some(told) = running_play(before, play, winner) {
        return told;
    }
    let mut clauses = vec![headline(before, play, winner)];
    clauses.extend(runners_out(before, play));
    clauses.extend(scored(before, play, winner));
    clauses.extend(advanced(before, play));
    clauses.extend(other_errors(play));
    clauses.join("; ")
}

/// The man whose run ends the game.
fn winning_run(before: &GameState, play: &Play) -> Option<LineupId> {
    if !before.hosts_can_walk_off() {
        return None;
    }
    let behind = before.score().away.checked_sub(before.score().home)?;
    play.scored().nth(usize::from(behind))
}

fn headline(before: &GameState, play: &Play, winner: Option<LineupId>) -> String {
    let batter = words::name(before, play.batter);
    let predicate = match play.batter_result {
        BatterResult::Single => single(play),
        BatterResult::Double => with_target("doubled", play),
        BatterResult::Triple => with_target("tripled", play),
        BatterResult::HomeRun => home_run(play, winner.is_some()),
        BatterResult::Walk => "walked".to_owned(),
        BatterResult::IntentionalWalk => "was walked intentionally".to_owned(),
        BatterResult::HitByPitch => "was hit by a pitch".to_owned(),
        BatterResult::CatcherInterference => "reached on catcher's interference".to_owned(),
        BatterResult::Strikeout => strikeout(play),
        BatterResult::Out => match bunted_for(play.outcome) {
            Some(what) => format!("{} ({what})", put_out(play)),
            None => put_out(play),
        },
        BatterResult::SacrificeFly => sacrifice_fly(play),
        BatterResult::FieldersChoice if play.outs.len() > 1 => put_out(play),
        BatterResult::FieldersChoice => {
            let verb = Contact::of(play.outcome).verb();
            format!("{verb} into a fielder's choice{}", throw(&play.outs))
        }
        BatterResult::ReachedOnError => error(play),
        BatterResult::SacrificeFlyOnError => format!("{} on a sacrifice fly", error(play)),
        BatterResult::StillUp => {
            let what = between_pitches(play, &batter);
            return format!("{what}{}", by_whom(before, play));
        }
    };
    match taken_on_an_error(play) {
        Some(extra) => format!("{batter} {predicate} and {extra}"),
        None => format!("{batter} {predicate}"),
    }
}

/// What a bunt that worked was for.
fn bunted_for(outcome: PlayOutcome) -> Option<&'static str> {
    if outcome == PlayOutcome::SacrificeBunt {
        Some("sacrifice")
    } else if outcome == PlayOutcome::SqueezeSuccess {
        Some("squeeze")
    } else {
        None
    }
}

pub(crate) fn with_target(verb: &str, play: &Play) -> String {
    match play.hit_location {
        Some(position) => format!("{verb} to {}", words::target(position)),
        None => verb.to_owned(),
    }
}

fn single(play: &Play) -> String {
    let contact = Contact::of(play.outcome);
    if contact == Contact::Bunt {
        return "bunted for a single".to_owned();
    }
    let single = with_target("singled", play);
    // A fly that would have been caught, had the outfield been back.
    if contact.is_fly() {
        format!("{single} over a drawn-in outfield")
    } else {
        single
    }
}

fn strikeout(play: &Play) -> String {
    if play.outcome == PlayOutcome::HitAndRunStrikeout {
        return "struck out on the hit and run".to_owned();
    }
    let struck_out = match Contact::of(play.outcome) {
        Contact::Bunt => "struck out bunting",
        Contact::Grounder
        | Contact::DeepFly
        | Contact::Fly
        | Contact::ShallowFly
        | Contact::FlyToTheWall
        | Contact::Liner
        | Contact::Popup
        | Contact::FoulPopup
        | Contact::Unsaid => "struck out",
    };
    struck_out.to_owned()
}

/// The batter's out, or all the outs of a double or triple play that he hit into.
pub(crate) fn put_out(play: &Play) -> String {
    let contact = Contact::of(play.outcome);
    let verb = contact.verb();
    let several = match play.outs.len() {
        0 | 1 => None,
        2 => Some("double"),
        3.. => Some("triple"),
    };
    if let Some(several) = several {
        return format!("{verb} into a {several} play{}", throw(&play.outs));
    }
    match contact {
        Contact::Grounder | Contact::Bunt => match play.outs.first() {
            Some(out) if out.credit.assists.is_empty() => {
                format!("{verb} out to {}", words::target(out.credit.putout))
            }
            Some(_) | None => format!("{verb} out{}", throw(&play.outs)),
        },
        Contact::Unsaid if play.outs.iter().any(|out| out.kind == OutKind::Appeal) => {
            format!("was out on appeal at first{}", throw(&play.outs))
        }
        Contact::Unsaid => format!("was out{}", throw(&play.outs)),
        Contact::DeepFly
        | Contact::Fly
        | Contact::ShallowFly
        | Contact::FlyToTheWall
        | Contact::Liner
        | Contact::Popup
        | Contact::FoulPopup => {
            let caught_by = play.outs.first().map(|out| out.credit.putout);
            match play.hit_location.or(caught_by) {
                Some(position) => format!("{verb} out to {}", contact.target(position)),
                None => format!("{verb} out"),
            }
        }
    }
}

fn error(play: &Play) -> String {
    let by = match play.errors.first() {
        Some(charge) => format!("an error by the {}", words::fielder(charge.position)),
        None => "an error".to_owned(),
    };
    let batter = play.movements.iter().find(|m| m.from == Origin::Plate);
    match batter.map(|movement| movement.to) {
        Some(Destination::On(Base::First)) | None => format!("reached on {by}"),
        Some(Destination::On(base @ (Base::Second | Base::Third))) => {
            format!("reached {base} on {by}")
        }
        Some(Destination::Home) => format!("came all the way home on {by}"),
    }
}

/// What happened while the batter stayed at the plate.
fn between_pitches(play: &Play, batter: &str) -> String {
    let what = match play.outcome {
        PlayOutcome::WildPitch => "Wild pitch",
        PlayOutcome::PassedBall => "Passed ball",
        PlayOutcome::Balk => "Balk",
        PlayOutcome::XCheck => "Foul popup dropped by the catcher",
        // Runners alone are told of elsewhere.
        PlayOutcome::PickOff
        | PlayOutcome::StolenBase
        | PlayOutcome::CaughtStealing
        | PlayOutcome::DefensiveIndifference
        | PlayOutcome::SqueezeMissed
        | PlayOutcome::HitAndRunMiss
        | PlayOutcome::Strikeout
        | PlayOutcome::GroundballA
        | PlayOutcome::GroundballB
        | PlayOutcome::GroundballC
        | PlayOutcome::FlyballA
        | PlayOutcome::FlyballB
        | PlayOutcome::FlyballBq
        | PlayOutcome::FlyballC
        | PlayOutcome::Lineout
        | PlayOutcome::LineoutMax
        | PlayOutcome::Popout
        | PlayOutcome::Foulout
        | PlayOutcome::Single1
        | PlayOutcome::Single2
        | PlayOutcome::SingleUncapped
        | PlayOutcome::Double2
        | PlayOutcome::Double3
        | PlayOutcome::DoubleUncapped
        | PlayOutcome::Triple
        | PlayOutcome::HomeRun
        | PlayOutcome::BpHomeRun
        | PlayOutcome::BpSingle
        | PlayOutcome::BpFlyout
        | PlayOutcome::BpLineout
        | PlayOutcome::Walk
        | PlayOutcome::IntentionalWalk
        | PlayOutcome::HitByPitch
        | PlayOutcome::CatcherInterference
        | PlayOutcome::Error
        | PlayOutcome::SacrificeBunt
        | PlayOutcome::BuntLeadOut
        | PlayOutcome::BuntPopout
        | PlayOutcome::BuntDoublePlay
        | PlayOutcome::BuntStrikeout
        | PlayOutcome::BuntSingle
        | PlayOutcome::SqueezeSuccess
        | PlayOutcome::SqueezeOutHome
        | PlayOutcome::SqueezeDoublePlay
        | PlayOutcome::HitAndRunGroundout
        | PlayOutcome::HitAndRunFlyout
        | PlayOutcome::HitAndRunDoublePlay
        | PlayOutcome::HitAndRunStrikeout => return format!("{batter} is still at bat"),
    };
    what.to_owned()
}

/// " by Oduya": whose pitch got away, or who let it by.
fn by_whom(before: &GameState, play: &Play) -> String {
    let whose = if [PlayOutcome::WildPitch, PlayOutcome::Balk].contains(&play.outcome) {
        play.pitcher
    } else if play.outcome == PlayOutcome::PassedBall {
        let fielding = before.lineup(play.pitcher.team());
        fielding.fielder(Position::Catcher)
    } else {
        return String::new();
    };
    format!(" by {}", words::name(before, whose))
}

/// ", shortstop to second to first": the way of the ball over these outs.
pub(crate) fn throw(outs: &[Out]) -> String {
    words::way(&way_of_the_ball(outs))
}

/// Whether the way of the ball stands in the headline already.
const fn headline_tells_throw(result: BatterResult) -> bool {
    match result {
        BatterResult::Out | BatterResult::SacrificeFly | BatterResult::FieldersChoice => true,
        BatterResult::Single
        | BatterResult::Double
        | BatterResult::Triple
        | BatterResult::HomeRun
        | BatterResult::Walk
        | BatterResult::IntentionalWalk
        | BatterResult::HitByPitch
        | BatterResult::CatcherInterference
        | BatterResult::Strikeout
        | BatterResult::ReachedOnError
        | BatterResult::SacrificeFlyOnError
        | BatterResult::StillUp => false,
    }
}

fn runners_out(before: &GameState, play: &Play) -> impl Iterator<Item = String> {
    let told = headline_tells_throw(play.batter_result);
    play.outs.iter().filter_map(move |out| {
        let runner = words::name(before, out.runner);
        let how = match (out.from, out.kind) {
            (Origin::Plate, OutKind::Tag) => tagged(out.credit.putout, None),
            // The headline is about this out.
            (
                Origin::Plate,
                OutKind::Strikeout
                | OutKind::Caught
                | OutKind::AtFirst
                | OutKind::Force
                | OutKind::DoubledOff
                | OutKind::Interference
                | OutKind::Appeal,
            ) => return None,
            (Origin::On(base), OutKind::Force) => format!("forced at {}", words::base_after(base)),
            (Origin::On(base), OutKind::Tag) => tagged(out.credit.putout, Some(base)),
            (Origin::On(base), OutKind::DoubledOff) => format!("doubled off {base}"),
            (Origin::On(_), OutKind::Interference) => "out for interference".to_owned(),
            (Origin::On(base), OutKind::Appeal) => format!("out on appeal at {base}"),
            (Origin::On(_), OutKind::Strikeout | OutKind::Caught | OutKind::AtFirst) => {
                "out".to_owned()
            }
        };
        let throw = if told {
            String::new()
        } else {
            throw(std::slice::from_ref(out))
        };
        Some(format!("{runner} {how}{throw}"))
    })
}

/// The base is the one that the fielder with the ball covers, unless the runner came from third.
fn tagged(putout: Position, from: Option<Base>) -> String {
    match (from, putout) {
        (Some(Base::Third), _) | (_, Position::Catcher) => "out at home",
        (_, Position::FirstBase) => "out at first",
        (_, Position::SecondBase | Position::Shortstop) => "out at second",
        (_, Position::ThirdBase) => "out at third",
        (
            _,
            Position::Pitcher | Position::LeftField | Position::CenterField | Position::RightField,
        ) => "tagged out",
    }
    .to_owned()
}

/// Whether the headline does not say already where this man went.
fn is_news(play: &Play, movement: &Movement) -> bool {
    let implied = match play.batter_result {
        BatterResult::Single
        | BatterResult::Walk
        | BatterResult::IntentionalWalk
        | BatterResult::HitByPitch
        | BatterResult::CatcherInterference
        | BatterResult::FieldersChoice => Destination::On(Base::First),
        BatterResult::Double => Destination::On(Base::Second),
        BatterResult::Triple => Destination::On(Base::Third),
        BatterResult::HomeRun => Destination::Home,
        // Wherever he went, the headline tells it.
        BatterResult::ReachedOnError | BatterResult::SacrificeFlyOnError => movement.to,
        BatterResult::Strikeout
        | BatterResult::Out
        | BatterResult::SacrificeFly
        | BatterResult::StillUp => return true,
    };
    let told = movement.to == implied || taken_on_an_error(play).is_some();
    movement.from != Origin::Plate || !told
}

fn scored(before: &GameState, play: &Play, winner: Option<LineupId>) -> Vec<String> {
    let home: Vec<LineupId> = play
        .movements
        .iter()
        .filter(|m| m.to == Destination::Home && is_news(play, m))
        .map(|m| m.runner)
        .collect();
    let ahead: Vec<String> = home
        .iter()
        .filter(|runner| Some(**runner) != winner || play.batter_result == BatterResult::HomeRun)
        .map(|runner| words::name(before, *runner))
        .collect();
    let winner = winner
        .filter(|w| home.contains(w) && play.batter_result != BatterResult::HomeRun)
        .map(|w| format!("{} scored the winning run", words::name(before, w)));
    let ahead = (!ahead.is_empty()).then(|| format!("{} scored", words::list(&ahead)));
    ahead.into_iter().chain(winner).collect()
}

fn advanced(before: &GameState, play: &Play) -> impl Iterator<Item = String> {
    play.movements
        .iter()
        .filter(|m| is_news(play, m))
        .filter_map(|m| match m.to {
            Destination::On(base) => Some(format!("{} to {base}", words::name(before, m.runner))),
            Destination::Home => None,
        })
}

/// Errors that the headline does not tell of.
fn other_errors(play: &Play) -> impl Iterator<Item = String> {
    let is_told = match play.batter_result {
        BatterResult::ReachedOnError
        | BatterResult::SacrificeFlyOnError
        | BatterResult::CatcherInterference => true,
        BatterResult::Single
        | BatterResult::Double
        | BatterResult::Triple
        | BatterResult::HomeRun => taken_on_an_error(play).is_some(),
        BatterResult::StillUp => play.outcome == PlayOutcome::XCheck,
        BatterResult::Walk
        | BatterResult::IntentionalWalk
        | BatterResult::HitByPitch
        | BatterResult::Strikeout
        | BatterResult::Out
        | BatterResult::SacrificeFly
        | BatterResult::FieldersChoice => false,
    };
    play.errors
        .iter()
        .skip(usize::from(is_told))
        .map(|charge| format!("error by the {}", words::fielder(charge.position)))
}
