//! The text of a play as a scored play: explicit movements, outs in order, credits.

use super::credits;
use super::deeds::{Deeds, End, runner_to};
use super::runs::{Accounts, is_grounded_double_play};
use super::trajectory::contact;
use crate::play_text::{Chain, Modifier, Muff, Notes, Part, PlayText};
use bandbox_engine::GameState;
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::lineup::BattingSlot;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::scored::{
    Class, DoublePlay, ErrorKind, Move, Sacrifice, ScoredOut, ScoredPlay,
};

const FIRST: Destination = Destination::On(Base::First);

/// What the scorer says of a play, and of nothing else: whether it can have been is for the engine to judge.
/// `None` for a text that says that nothing happened.
pub fn scored_play(
    state: &GameState,
    batter: LineupId,
    slot: BattingSlot,
    text: &PlayText<'_>,
) -> Option<ScoredPlay> {
    let class = class(&text.parts[0])?;
    let mut deeds = Deeds {
        play: ScoredPlay::new(batter, slot, class),
        ends: [End::Unsaid; 4],
        ball_in_play: is_in_play(class),
        pickoff: false,
    };
    for part in &text.parts {
        deeds.part(part, text);
    }
    deeds.modifiers(text);
    deeds.advances(text);
    deeds.play.contact = contact(text);
    if let Class::Strikeout = class
        && deeds.ends[0] == End::Unsaid
    {
        deeds.strikeout(&text.parts[0]);
    }
    deeds.settle(state, text);
    Some(deeds.play)
}

impl Deeds {
    fn part(&mut self, part: &Part<'_>, text: &PlayText<'_>) {
        let throw = text.has(Modifier::Throw);
        match part {
            Part::Fielded(chain) => self.fielded(*chain, text),
            Part::Error(muff) => {
                self.batter_safe();
                self.plain_error(*muff, throw);
            }
            Part::FoulError(muff) => self.plain_error(*muff, throw),
            Part::FieldersChoice(_)
            | Part::Single(_)
            | Part::Walk
            | Part::IntentionalWalk
            | Part::HitByPitch
            | Part::CatcherInterference => self.batter_safe(),
            Part::Double(_) | Part::GroundRuleDouble(_) => {
                self.safe(Origin::Plate, Destination::On(Base::Second));
            }
            Part::Triple(_) => self.safe(Origin::Plate, Destination::On(Base::Third)),
            Part::HomeRun(_) => self.safe(Origin::Plate, Destination::Home),
            Part::StolenBase { to, .. } => {
                let base = runner_to(*to);
                self.play.running[base as usize].stole = true;
                self.safe(Origin::On(base), *to);
            }
            Part::CaughtStealing { to, notes } => self.caught(*to, notes),
            Part::PickedOffStealing { to, notes } => {
                self.play.running[runner_to(*to) as usize].picked_off = true;
                self.pickoff = true;
                self.caught(*to, notes);
                self.pickoff = false;
            }
            Part::PickedOff { base, notes } => {
                self.play.running[*base as usize].picked_off = true;
                self.pickoff = true;
                self.tried(Origin::On(*base), notes);
                self.pickoff = false;
            }
            Part::WildPitch => self.play.wild_pitch = true,
            Part::PassedBall => self.play.passed_ball = true,
            Part::Strikeout(_)
            | Part::Balk
            | Part::Indifference
            | Part::OtherAdvance
            | Part::NoPlay => (),
        }
    }

    /// The batter is on first, but for one who struck out and waits to be put there by an advance.
    fn batter_safe(&mut self) {
        if self.play.class.ends_plate_appearance() && self.play.class != Class::Strikeout {
            self.safe(Origin::Plate, FIRST);
        }
    }

    fn plain_error(&mut self, muff: Muff, throw: bool) {
        let kind = if muff.throw || throw {
            ErrorKind::Throwing
        } else {
            ErrorKind::Fielding
        };
        self.error(muff.position, kind);
    }

    /// Out by out. Whoever made an out has the ball for the next. Runners are forced unless the batter was out
    /// before them; then the ball was caught, but in a double play on the ground.
    fn fielded(&mut self, chain: Chain<'_>, text: &PlayText<'_>) {
        let throw = text.has(Modifier::Throw);
        let grounded = text.modifiers.iter().any(is_grounded_double_play);
        let mut holder = None;
        let mut batter_is_out = false;
        for leg in chain.legs() {
            if let Some(position) = leg.error {
                credits::fruitless(&mut self.play.fruitless_assists, holder, leg.fielders);
                let kind = match (leg.fielders.is_empty(), throw) {
                    (false, _) => ErrorKind::Dropped,
                    (true, true) => ErrorKind::Throwing,
                    (true, false) => ErrorKind::Fielding,
                };
                self.error(position, kind);
                continue;
            }
            let man = leg.man.unwrap_or(Origin::Plate);
            let had_to_run = grounded || !batter_is_out;
            batter_is_out |= man == Origin::Plate;
            let mut out = credits::out(man, holder, leg.fielders);
            out.forced = had_to_run && man != Origin::Plate;
            holder = out.putout;
            self.out(out);
        }
        if !batter_is_out {
            self.batter_safe();
        }
    }

    /// A runner caught stealing, or saved by an error on the base he ran for.
    fn caught(&mut self, to: Destination, notes: &Notes<'_>) {
        let base = runner_to(to);
        self.play.running[base as usize].caught = true;
        if !self.tried(Origin::On(base), notes) {
            self.safe(Origin::On(base), to);
        }
    }

    /// A strikeout that no advance of the batter overrides.
    fn strikeout(&mut self, part: &Part<'_>) {
        let out = if let Part::Strikeout(fielders) = part
            && !fielders.is_empty()
        {
            credits::out(Origin::Plate, None, *fielders)
        } else {
            ScoredOut {
                putout: Some(Position::Catcher),
                ..ScoredOut::of(Origin::Plate)
            }
        };
        *self.end(Origin::Plate) = End::Out;
        self.play.credits_unknown |= out.putout.is_none();
        // The third strike comes before whatever the runners were doing.
        if !self.play.outs.is_full() {
            self.play.outs.insert(0, out);
        }
    }

    fn modifiers(&mut self, text: &PlayText<'_>) {
        for modifier in &text.modifiers {
            match modifier {
                Modifier::SacrificeHit => self.play.sacrifice = Some(Sacrifice::Hit),
                Modifier::SacrificeFly => self.play.sacrifice = Some(Sacrifice::Fly),
                Modifier::GroundedDoublePlay { .. } => {
                    self.play.double_play = Some(DoublePlay::Grounded);
                }
                Modifier::DoublePlay(_) | Modifier::BuntedDoublePlay => {
                    self.play.double_play.get_or_insert(DoublePlay::Double);
                }
                Modifier::TriplePlay(_) => self.play.double_play = Some(DoublePlay::Triple),
                Modifier::Error(position) => self.error(*position, ErrorKind::Fielding),
                Modifier::NoDoublePlay
                | Modifier::Force
                | Modifier::Foul
                | Modifier::InfieldFly
                | Modifier::InsidePark
                | Modifier::OutOfTurn
                | Modifier::Appeal
                | Modifier::Passed
                | Modifier::Interference(_)
                | Modifier::Obstruction
                | Modifier::Throw
                | Modifier::Called
                | Modifier::Relay
                | Modifier::Review
                | Modifier::Courtesy
                | Modifier::RunnerHit
                | Modifier::Contact(_) => (),
            }
        }
    }

    fn advances(&mut self, text: &PlayText<'_>) {
        for advance in &text.advances {
            self.take_back(advance.from);
            let is_out = advance.out && self.tried(advance.from, &advance.notes);
            if !is_out {
                if !advance.out {
                    self.errors_in(&advance.notes);
                }
                self.safe(advance.from, advance.to);
            }
        }
    }

    /// Writes down where everybody ended and how the runs count.
    fn settle(&mut self, state: &GameState, text: &PlayText<'_>) {
        let accounts = Accounts {
            text,
            class: self.play.class,
            outs: state.outs(),
            full: state.bases().runners().count() == Base::ALL.len(),
        };
        for man in Origin::ALL.into_iter().rev() {
            let End::At(to) = *self.end(man) else {
                continue;
            };
            let run = (to == Destination::Home).then(|| accounts.run(man, beside(text, man)));
            self.play.moves.push(Move { from: man, to, run });
        }
    }
}

/// The brackets behind a man's steal.
fn beside<'t, 'a>(text: &'t PlayText<'a>, man: Origin) -> Option<&'t Notes<'a>> {
    text.parts.iter().find_map(|part| {
        if let Part::StolenBase { to, notes }
        | Part::CaughtStealing { to, notes }
        | Part::PickedOffStealing { to, notes } = part
            && Origin::On(runner_to(*to)) == man
        {
            Some(notes)
        } else {
            None
        }
    })
}

/// Whether there is a ball to be fielded, hit or pitched: not when only runners do something.
const fn is_in_play(class: Class) -> bool {
    class.ends_plate_appearance() || matches!(class, Class::FoulError)
}

const fn class(part: &Part<'_>) -> Option<Class> {
    Some(match part {
        Part::Fielded(_) => Class::Out,
        Part::Error(_) => Class::Error,
        Part::FieldersChoice(_) => Class::FieldersChoice,
        Part::FoulError(_) => Class::FoulError,
        Part::Single(_) => Class::Single,
        Part::Double(_) | Part::GroundRuleDouble(_) => Class::Double,
        Part::Triple(_) => Class::Triple,
        Part::HomeRun(_) => Class::HomeRun,
        Part::Walk => Class::Walk,
        Part::IntentionalWalk => Class::IntentionalWalk,
        Part::HitByPitch => Class::HitByPitch,
        Part::CatcherInterference => Class::Interference,
        Part::Strikeout(_) => Class::Strikeout,
        Part::StolenBase { .. } => Class::StolenBase,
        Part::CaughtStealing { .. } => Class::CaughtStealing,
        Part::PickedOff { .. } | Part::PickedOffStealing { .. } => Class::PickedOff,
        Part::WildPitch => Class::WildPitch,
        Part::PassedBall => Class::PassedBall,
        Part::Balk => Class::Balk,
        Part::Indifference => Class::Indifference,
        Part::OtherAdvance => Class::OtherAdvance,
        Part::NoPlay => return None,
    })
}
