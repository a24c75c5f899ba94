//! How the ball was hit, written or left to the reader by custom: one fielder caught a fly, several fielded a
//! grounder.

use crate::play_text::{self as text, Fielders, Modifier, Part, PlayText};
use bandbox_engine::bases::Origin;
use bandbox_engine::position::Position;
use bandbox_engine::scored::{Contact, Trajectory};

/// The batted ball of a play.
pub(super) fn contact(play: &PlayText<'_>) -> Contact {
    let mut contact = Contact::default();
    let mut sacrifice_hit = false;
    let mut sacrifice_fly = false;
    let mut of_the_double_play = None;
    for modifier in &play.modifiers {
        match modifier {
            Modifier::Contact(hit) => {
                // A foul bunt says no more than that.
                if !(hit.bunt && hit.trajectory == Some(text::Trajectory::Fly)) {
                    contact.trajectory = contact.trajectory.or(hit.trajectory.map(trajectory));
                }
                contact.bunt |= hit.bunt;
                contact.foul |= hit.place.contains(&b'F');
            }
            Modifier::SacrificeHit => sacrifice_hit = true,
            Modifier::SacrificeFly => sacrifice_fly = true,
            Modifier::Foul => contact.foul = true,
            Modifier::GroundedDoublePlay { bunt } => {
                contact.bunt |= bunt;
                of_the_double_play = Some(Trajectory::Ground);
            }
            Modifier::DoublePlay(Some(how)) | Modifier::TriplePlay(Some(how)) => {
                of_the_double_play = Some(trajectory(*how));
            }
            Modifier::BuntedDoublePlay => {
                contact.bunt = true;
                of_the_double_play = Some(Trajectory::Pop);
            }
            Modifier::DoublePlay(None)
            | Modifier::TriplePlay(None)
            | Modifier::NoDoublePlay
            | Modifier::Force
            | Modifier::InfieldFly
            | Modifier::InsidePark
            | Modifier::OutOfTurn
            | Modifier::Appeal
            | Modifier::Passed
            | Modifier::Interference(_)
            | Modifier::Obstruction
            | Modifier::Throw
            | Modifier::Called
            | Modifier::Error(_)
            | Modifier::Relay
            | Modifier::Review
            | Modifier::Courtesy
            | Modifier::RunnerHit => (),
        }
    }
    contact.bunt |= sacrifice_hit;
    contact.foul |= matches!(play.parts[0], Part::FoulError(_));
    let (fielder, custom) = by_custom(&play.parts[0], sacrifice_hit);
    contact.fielder = fielder;
    if contact.trajectory.is_none() {
        let fly = sacrifice_fly.then_some(Trajectory::Fly);
        contact.trajectory = of_the_double_play.or(fly).or(custom);
    }
    contact
}

/// Who fielded the ball, and how it is taken to have been hit where nothing is written.
fn by_custom(part: &Part<'_>, bunt: bool) -> (Option<Position>, Option<Trajectory>) {
    let first = |fielders: Fielders<'_>| fielders.iter().next();
    match part {
        Part::Fielded(chain) => {
            let Some(leg) = chain.legs().next() else {
                return (None, None);
            };
            let batter = leg.man.is_none_or(|man| man == Origin::Plate);
            if leg.fielders.are_unknown() {
                return (None, (!batter).then_some(Trajectory::Ground));
            }
            let alone = leg.fielders.iter().count() == 1;
            let caught = alone && batter && leg.error.is_none() && !bunt;
            let how = if caught {
                Trajectory::Fly
            } else {
                Trajectory::Ground
            };
            (first(leg.fielders), Some(how))
        }
        Part::Error(muff) => {
            let how = if muff.position.is_outfield() {
                Trajectory::Fly
            } else {
                Trajectory::Ground
            };
            (Some(muff.position), Some(how))
        }
        Part::FieldersChoice(fielders) => (first(*fielders), Some(Trajectory::Ground)),
        Part::FoulError(muff) => {
            let how = if muff.position.is_outfield() {
                Trajectory::Fly
            } else {
                Trajectory::Pop
            };
            (Some(muff.position), Some(how))
        }
        Part::Single(fielders)
        | Part::Double(fielders)
        | Part::Triple(fielders)
        | Part::HomeRun(fielders) => (first(*fielders), None),
        // Nobody fields a ball that has left the field.
        Part::GroundRuleDouble(_)
        | Part::Walk
        | Part::IntentionalWalk
        | Part::HitByPitch
        | Part::CatcherInterference
        | Part::Strikeout(_)
        | Part::StolenBase { .. }
        | Part::CaughtStealing { .. }
        | Part::PickedOff { .. }
        | Part::PickedOffStealing { .. }
        | Part::WildPitch
        | Part::PassedBall
        | Part::Balk
        | Part::Indifference
        | Part::OtherAdvance
        | Part::NoPlay => (None, None),
    }
}

const fn trajectory(how: text::Trajectory) -> Trajectory {
    match how {
        text::Trajectory::Ground => Trajectory::Ground,
        text::Trajectory::Fly => Trajectory::Fly,
        text::Trajectory::Line => Trajectory::Line,
        text::Trajectory::Pop => Trajectory::Pop,
    }
}
