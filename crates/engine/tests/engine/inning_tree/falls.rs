//! How dice can fall, and what a command comes to for every fall of the dice that it asks for.

use bandbox_engine::dice::faces::Faces;
use bandbox_engine::dice::roll::{PitchCheck, RollKind};
use bandbox_engine::options::Mode;
use bandbox_engine::position::Position;
use bandbox_engine::{Actor, Command, Dice, Event, GameState, PlayOutcome, apply, decide};
use std::sync::LazyLock;

/// Faces of the dice of one roll, and how many falls they stand for. Faces that are added up before they are looked at
/// stand for all that come to the same sum.
type Fall = (Faces, u32);

/// What a command came to when the dice fell in one way.
pub(crate) struct Fallen {
    /// The game afterwards.
    pub(crate) state: GameState,
    /// A play is over.
    pub(crate) played: bool,
    /// Falls that come to this.
    pub(crate) falls: u128,
    /// How likely they are.
    pub(crate) odds: f64,
}

/// Gives a command, and shows what it comes to for every fall of the dice.
pub(crate) fn give(state: &GameState, command: &Command, visit: &mut impl FnMut(Fallen)) {
    let mut giving = Giving {
        state,
        command,
        rolls: vec![Faces::default(); state.next_roll() as usize],
        visit,
    };
    giving.on(&giving.events(), 1, 1.0);
}

/// A command to a game.
struct Giving<'a, V> {
    state: &'a GameState,
    command: &'a Command,
    /// The rolls of the game, up to the last that is decided. Those before the command are no longer looked at.
    rolls: Vec<Faces>,
    visit: &'a mut V,
}

impl<V: FnMut(Fallen)> Giving<'_, V> {
    /// Goes on from the rolls that are decided, which come to these events, in so many falls and with these odds.
    fn on(&mut self, events: &[Event], falls: u128, odds: f64) {
        let Some(kind) = self.next_roll(events) else {
            let fallen = self.fallen(events, falls, odds);
            return (self.visit)(fallen);
        };
        let dice = kind.dice().iter();
        let all: f64 = dice.map(|die| f64::from(die.sides())).product();
        let mut read_alike: Vec<(Read, Vec<Event>, Faces, u32)> = Vec::new();
        for (faces, count) in falls_of(kind, self.state.rosters().mode) {
            self.rolls.push(*faces);
            let events = self.events();
            match read(&events) {
                // Dice that follow depend on what was read off a card, and no longer on the cell where it stands.
                Some(read) if self.next_roll(&events).is_some() => {
                    match read_alike.iter_mut().find(|(other, ..)| *other == read) {
                        Some((.., together)) => *together += count,
                        None => read_alike.push((read, events, *faces, *count)),
                    }
                }
                Some(_) | None => {
                    let odds = odds * f64::from(*count) / all;
                    self.on(&events, falls * u128::from(*count), odds);
                }
            }
            self.rolls.pop();
        }
        for (_, events, faces, count) in read_alike {
            self.rolls.push(faces);
            let odds = odds * f64::from(count) / all;
            self.on(&events, falls * u128::from(count), odds);
            self.rolls.pop();
        }
    }

    /// What the command comes to with the rolls that are decided; others fall somehow.
    fn events(&self) -> Vec<Event> {
        let dice = Dice::scripted_faces(self.rolls.clone());
        decide(self.state, Actor::Umpire, self.command, &dice).expect("a legal command")
    }

    /// The first roll that is not decided.
    fn next_roll(&self, events: &[Event]) -> Option<RollKind> {
        let decided = self.rolls.len() - self.state.next_roll() as usize;
        let mut rolls = events.iter().filter_map(|event| match event {
            Event::DiceRolled { roll, .. } => Some(roll.id.kind),
            _ => None,
        });
        rolls.nth(decided)
    }

    fn fallen(&self, events: &[Event], falls: u128, odds: f64) -> Fallen {
        let mut state = self.state.clone();
        let mut played = false;
        for event in events {
            apply(&mut state, event);
            played |= matches!(event, Event::PlayResolved { .. });
        }
        Fallen {
            state,
            played,
            falls,
            odds,
        }
    }
}

/// What was read off a card, and the check of the pitch that came before.
type Read = (Option<PitchCheck>, PlayOutcome, Option<Position>);

fn read(events: &[Event]) -> Option<Read> {
    let check = events.iter().find_map(|event| match event {
        Event::DiceRolled { check, .. } => Some(*check),
        _ => None,
    });
    events.iter().find_map(|event| match event {
        Event::CardRead { reading, .. } => {
            Some((check.flatten(), reading.outcome, reading.hit_location))
        }
        _ => None,
    })
}

/// Every way the dice of a roll can fall.
fn falls_of(kind: RollKind, mode: Mode) -> &'static [Fall] {
    static FALLS: LazyLock<[Vec<Vec<Fall>>; 2]> = LazyLock::new(|| {
        let of = |mode| {
            RollKind::ALL
                .map(|kind| product(&places(kind, mode)))
                .into()
        };
        [of(Mode::Manual), of(Mode::Cards)]
    });
    &FALLS[mode as usize][kind as usize]
}

/// The dice of a roll, one after the other; or together, where it is what they come to that counts.
fn places(kind: RollKind, mode: Mode) -> Vec<Vec<Fall>> {
    let faces = |faces: &[u8]| faces.iter().copied().collect::<Faces>();
    match (kind, mode) {
        // The first three dice find a cell; of cards that the managers hold the game knows nothing.
        (RollKind::AtBat, Mode::Manual | Mode::Scored) => {
            vec![vec![(faces(&[1, 1, 1]), 216)], die(20), die(20)]
        }
        (RollKind::AtBat, Mode::Cards) => vec![die(6), sums(2), die(20), die(20)],
        // A rare play on a 1, if on any.
        (RollKind::XCheck, _) => vec![die(20), sums(3), vec![(faces(&[1]), 1), (faces(&[2]), 99)]],
        (
            RollKind::Advance
            | RollKind::HomeDecision
            | RollKind::Speed
            | RollKind::FoulPopup
            | RollKind::Jump
            | RollKind::Pickoff
            | RollKind::Balk
            | RollKind::Lead
            | RollKind::Steal
            | RollKind::Overthrow
            | RollKind::Bunt
            | RollKind::HitAndRun
            | RollKind::PitcherInjury
            | RollKind::BatterInjury,
            _,
        ) => kind.dice().iter().map(|each| die(each.sides())).collect(),
    }
}

/// One die.
fn die(sides: u8) -> Vec<Fall> {
    (1..=sides)
        .map(|face| (Faces::from_iter([face]), 1))
        .collect()
}

/// So many six-sided dice, by what they come to.
fn sums(dice: usize) -> Vec<Fall> {
    let mut sums: Vec<Fall> = Vec::new();
    for (faces, _) in product(&vec![die(6); dice]) {
        let total = |faces: &Faces| faces.iter().sum::<u8>();
        match sums
            .iter_mut()
            .find(|(other, _)| total(other) == total(&faces))
        {
            Some((_, count)) => *count += 1,
            None => sums.push((faces, 1)),
        }
    }
    sums
}

/// Every fall of the first with every fall of the second, and so on.
fn product(places: &[Vec<Fall>]) -> Vec<Fall> {
    let nothing = vec![(Faces::default(), 1)];
    places.iter().fold(nothing, |falls, place| {
        let and = |(faces, count): &Fall, (more, each): &Fall| {
            let together = faces.iter().chain(more).copied().collect();
            (together, count * each)
        };
        let with = |fall: &Fall| place.iter().map(|next| and(fall, next)).collect::<Vec<_>>();
        falls.iter().flat_map(with).collect()
    })
}
