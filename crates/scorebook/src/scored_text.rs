//! What a scorer entered, in words: what the batter did, who was put out, who scored, who moved.

use crate::words;
use bandbox_engine::GameState;
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::position::Position;
use bandbox_engine::scored::{
    Change, Class, DoublePlay, Duty, Entry, Move, Running, Sacrifice, ScoredOut, ScoredPlay,
    Trajectory,
};

/// The entry in words, without a full stop; `None` for what only the statistics tell.
pub(crate) fn entry_description(before: &GameState, entry: &Entry) -> Option<String> {
    match entry {
        Entry::Play(play) => Some(scored_description(before, play)),
        Entry::Change(change) => Some(changed(before, change)),
        Entry::PlacedRunner { runner, base } => {
            let runner = words::name(before, *runner);
            Some(format!("{runner} placed on {base}"))
        }
        // The end of the game tells that it was called.
        Entry::ChargedTo { .. } | Entry::Credits(_) | Entry::Called => None,
    }
}

/// The play in words, without a full stop: "Stairs grounded into a double play, shortstop to second to first; Cruz
/// scored".
///
/// `before` is the state that the play was made in.
pub fn scored_description(before: &GameState, play: &ScoredPlay) -> String {
    let teller = Teller { before, play };
    let told = teller.headline().into_iter();
    let told = told.chain(teller.outs()).chain(teller.scored());
    let told = told.chain(teller.moved()).chain(teller.errors());
    told.collect::<Vec<_>>().join("; ")
}

fn changed(before: &GameState, change: &Change) -> String {
    let team = change.player.team();
    let lineup = before.lineup(team);
    let player = words::name(before, change.player);
    let there = change.slot.map(|slot| lineup.batter(slot));
    let replaced = there.filter(|there| *there != change.player);
    let replaced = replaced.map(|there| words::name(before, there));
    match (change.duty, replaced) {
        (Duty::PinchHitter, Some(out)) => format!("{player} batted for {out}"),
        (Duty::PinchRunner, Some(out)) => format!("{player} ran for {out}"),
        (Duty::PinchHitter, None) => format!("{player} batted"),
        (Duty::PinchRunner, None) => format!("{player} ran"),
        (Duty::DesignatedHitter, _) => format!("{player} is the designated hitter"),
        (Duty::Fields(position), _) => {
            let post = words::post(position);
            let fielder = lineup.fielder(position);
            if fielder == change.player {
                format!("{player} stays {post}")
            } else {
                format!("{player} replaced {} {post}", words::name(before, fielder))
            }
        }
    }
}

/// Whether the headline tells how the outs were made.
fn tells_outs(class: Class) -> bool {
    match class {
        Class::Out | Class::FieldersChoice => true,
        Class::Strikeout
        | Class::StolenBase
        | Class::Indifference
        | Class::CaughtStealing
        | Class::PickedOff
        | Class::WildPitch
        | Class::PassedBall
        | Class::Balk
        | Class::OtherAdvance
        | Class::FoulError
        | Class::Walk
        | Class::IntentionalWalk
        | Class::HitByPitch
        | Class::Interference
        | Class::Error
        | Class::Single
        | Class::Double
        | Class::Triple
        | Class::HomeRun => false,
    }
}

/// A play in the state that it was made in.
struct Teller<'a> {
    before: &'a GameState,
    play: &'a ScoredPlay,
}

impl Teller<'_> {
    fn man(&self, man: Origin) -> String {
        match man {
            Origin::Plate => words::name(self.before, self.play.batter),
            Origin::On(base) => self
                .before
                .bases()
                .runner(base)
                .map_or_else(|| "nobody".to_owned(), |id| words::name(self.before, id)),
        }
    }

    fn running(&self, man: Origin) -> Running {
        match man {
            Origin::Plate => Running::default(),
            Origin::On(base) => self.play.running[base as usize],
        }
    }

    fn fielded_by(&self, position: Position, verb: &str) -> String {
        format!("{verb} by {}", self.name_at(position))
    }

    fn name_at(&self, position: Position) -> String {
        let lineup = self.before.lineup(self.before.fielding());
        words::name(self.before, lineup.fielder(position))
    }

    /// What the batter did, or what the pitch was.
    fn headline(&self) -> Option<String> {
        let play = self.play;
        let did = match play.class {
            Class::StolenBase | Class::CaughtStealing | Class::PickedOff | Class::OtherAdvance => {
                return None;
            }
            Class::Indifference => return Some("Defensive indifference".to_owned()),
            Class::WildPitch => return Some(self.fielded_by(Position::Pitcher, "Wild pitch")),
            Class::PassedBall => return Some(self.fielded_by(Position::Catcher, "Passed ball")),
            Class::Balk => return Some(self.fielded_by(Position::Pitcher, "Balk")),
            Class::FoulError => {
                let by = self.first_error().map_or("a fielder", words::fielder);
                return Some(format!("Foul ball dropped by the {by}"));
            }
            Class::Out => self.ball_in_play(),
            Class::FieldersChoice => {
                format!("{} into a fielder's choice{}", self.verb(), self.throw())
            }
            Class::Strikeout => "struck out".to_owned(),
            Class::Walk => "walked".to_owned(),
            Class::IntentionalWalk => "was walked intentionally".to_owned(),
            Class::HitByPitch => "was hit by a pitch".to_owned(),
            Class::Interference => match self.first_error() {
                Some(by) => format!("reached on interference by the {}", words::fielder(by)),
                None => "reached on interference".to_owned(),
            },
            Class::Error => match self.first_error() {
                Some(by) => format!("reached on an error by the {}", words::fielder(by)),
                None => "reached on an error".to_owned(),
            },
            Class::Single if play.contact.bunt => "bunted for a single".to_owned(),
            Class::Single => self.hit("singled"),
            Class::Double => self.hit("doubled"),
            Class::Triple => self.hit("tripled"),
            Class::HomeRun => self.hit("homered"),
        };
        let sacrifice = match play.sacrifice {
            Some(Sacrifice::Hit) => " (sacrifice)",
            Some(Sacrifice::Fly) => " (sacrifice fly)",
            None => "",
        };
        Some(format!("{} {did}{sacrifice}", self.man(Origin::Plate)))
    }

    fn hit(&self, verb: &str) -> String {
        match self.play.contact.fielder {
            Some(fielder) => format!("{verb} to {}", words::target(fielder)),
            None => verb.to_owned(),
        }
    }

    fn verb(&self) -> &'static str {
        if self.play.contact.bunt {
            return "bunted";
        }
        match self.play.contact.trajectory {
            Some(Trajectory::Ground) => "grounded",
            Some(Trajectory::Fly) => "flied",
            Some(Trajectory::Line) => "lined",
            Some(Trajectory::Pop) => "popped",
            None => "hit",
        }
    }

    /// The batter's out, or whatever outs his ball led to.
    fn ball_in_play(&self) -> String {
        let verb = self.verb();
        match self.play.double_play {
            Some(DoublePlay::Double | DoublePlay::Grounded) => {
                return format!("{verb} into a double play{}", self.throw());
            }
            Some(DoublePlay::Triple) => {
                return format!("{verb} into a triple play{}", self.throw());
            }
            None => (),
        }
        match self.play.outs.as_slice() {
            [] => match self.first_error() {
                Some(by) => format!(
                    "{verb} and was safe on an error by the {}",
                    words::fielder(by)
                ),
                None => format!("{verb} and was safe"),
            },
            [out] if out.man == Origin::Plate && out.assists.is_empty() => match out.putout {
                Some(by) => format!("{verb} out to {}", words::target(by)),
                None => format!("{verb} out"),
            },
            [out] if out.man != Origin::Plate => format!("{verb} into a force out{}", self.throw()),
            [..] => format!("{verb} out{}", self.throw()),
        }
    }

    fn throw(&self) -> String {
        throw(&self.play.outs)
    }

    fn first_error(&self) -> Option<Position> {
        self.play.errors.first().map(|error| error.position)
    }

    /// Those of the outs that the headline does not tell.
    fn outs(&self) -> impl Iterator<Item = String> {
        let told = tells_outs(self.play.class);
        self.play.outs.iter().filter_map(move |out| {
            let throw = if told {
                String::new()
            } else {
                throw(std::slice::from_ref(out))
            };
            let how = match (out.man, self.running(out.man)) {
                // The headline is about him.
                (Origin::Plate, _) if told || self.play.class == Class::Strikeout => return None,
                (Origin::Plate, _) => "was out".to_owned(),
                (Origin::On(base), own) if own.caught => {
                    format!("was caught stealing {}", words::base_after(base))
                }
                (Origin::On(base), own) if own.picked_off => format!("was picked off {base}"),
                (Origin::On(base), _) if out.forced => {
                    format!("was forced at {}", words::base_after(base))
                }
                (Origin::On(_), _) => "was out".to_owned(),
            };
            Some(format!("{} {how}{throw}", self.man(out.man)))
        })
    }

    fn scored(&self) -> Option<String> {
        let home = self.play.runs().map(|(moved, _)| moved);
        let home = home.filter(|moved| self.is_news(moved));
        let (thieves, others): (Vec<_>, Vec<_>) =
            home.partition(|moved| self.running(moved.from).stole);
        let names = |moves: &[&Move]| {
            let names: Vec<_> = moves.iter().map(|moved| self.man(moved.from)).collect();
            words::list(&names)
        };
        let stole = (!thieves.is_empty()).then(|| format!("{} stole home", names(&thieves)));
        let scored = (!others.is_empty()).then(|| format!("{} scored", names(&others)));
        let told: Vec<_> = stole.into_iter().chain(scored).collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    fn moved(&self) -> impl Iterator<Item = String> {
        let moves = self.play.moves.iter().filter(|moved| self.is_news(moved));
        moves.filter_map(|moved| {
            let Destination::On(base) = moved.to else {
                return None;
            };
            let man = self.man(moved.from);
            let own = self.running(moved.from);
            Some(if own.stole {
                format!("{man} stole {base}")
            } else {
                format!("{man} to {base}")
            })
        })
    }

    /// Whether the headline does not say already where this man went.
    fn is_news(&self, moved: &Move) -> bool {
        let implied = match self.play.class {
            Class::Double => Destination::On(Base::Second),
            Class::Triple => Destination::On(Base::Third),
            Class::HomeRun => Destination::Home,
            Class::Strikeout => return true,
            Class::Out
            | Class::StolenBase
            | Class::Indifference
            | Class::CaughtStealing
            | Class::PickedOff
            | Class::WildPitch
            | Class::PassedBall
            | Class::Balk
            | Class::OtherAdvance
            | Class::FoulError
            | Class::Walk
            | Class::IntentionalWalk
            | Class::HitByPitch
            | Class::Interference
            | Class::Error
            | Class::FieldersChoice
            | Class::Single => Destination::On(Base::First),
        };
        moved.from.number() != moved.to.number()
            && (moved.from != Origin::Plate || moved.to != implied)
    }

    /// Errors that the headline does not tell of.
    fn errors(&self) -> impl Iterator<Item = String> {
        let told = match self.play.class {
            Class::Error | Class::Interference | Class::FoulError => true,
            Class::Out => self.play.outs.is_empty(),
            Class::Strikeout
            | Class::StolenBase
            | Class::Indifference
            | Class::CaughtStealing
            | Class::PickedOff
            | Class::WildPitch
            | Class::PassedBall
            | Class::Balk
            | Class::OtherAdvance
            | Class::Walk
            | Class::IntentionalWalk
            | Class::HitByPitch
            | Class::FieldersChoice
            | Class::Single
            | Class::Double
            | Class::Triple
            | Class::HomeRun => false,
        };
        let errors = self.play.errors.iter().skip(usize::from(told));
        errors.map(|error| format!("error by the {}", words::fielder(error.position)))
    }
}

/// The way of the ball over these outs, as far as it is known.
fn throw(outs: &[ScoredOut]) -> String {
    let hands = outs.iter();
    let hands = hands.flat_map(|out| out.assists.iter().copied().chain(out.putout));
    let mut way: Vec<Position> = hands.collect();
    way.dedup();
    words::way(&way)
}
