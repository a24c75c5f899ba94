//! Teams with names a newspaper could print, and plays written the way a scorer says them.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm
)]

pub mod diary;
pub mod random;

use bandbox_engine::bases::{Destination, Origin};
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::inning::{Half, HalfInning};
use bandbox_engine::play::{BatterResult, Credit, ErrorCharge, Movement, Out, OutKind, Play};
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::{Dice, Event, GameSetup, GameState, PlayOutcome, Team, apply, create};

const VISITORS: [&str; 9] = [
    "Ruiz", "Okafor", "Lane", "Webb", "Cole", "Park", "Dunn", "Ito", "Moss",
];
const HOSTS: [&str; 9] = [
    "Abel", "Boone", "Cruz", "Diaz", "Ellis", "Ford", "Gray", "Hale", "Ives",
];

pub fn setup() -> GameSetup {
    let mut setup: GameSetup =
        serde_json::from_str(include_str!("../../../engine/tests/data/setup.json"))
            .expect("the shared setup is well formed");
    for (team, names) in [
        (&mut setup.teams.away, VISITORS),
        (&mut setup.teams.home, HOSTS),
    ] {
        for (player, name) in team.roster.iter_mut().zip(names) {
            name.clone_into(&mut player.name);
        }
    }
    setup
}

/// A new game and the event that made it.
pub fn game(setup: GameSetup) -> (GameState, Event) {
    create(setup, &Dice::new(Secret::new([3; 32]))).expect("a legal setup")
}

/// The game at the beginning of a half-inning.
pub fn at_half(inning: u8, half: Half) -> GameState {
    let (mut state, _) = game(setup());
    apply(&mut state, &Event::GameStarted);
    let started = HalfInning { inning, half };
    apply(&mut state, &begins(started));
    state
}

pub fn begins(started: HalfInning) -> Event {
    Event::InningChanged {
        started,
        placed_runner: None,
    }
}

/// A man by name; the pitchers and the bench keep the names of the shared setup.
pub fn man(name: &str) -> LineupId {
    let (state, _) = game(setup());
    Team::ALL
        .into_iter()
        .flat_map(|team| state.rosters().players(team).collect::<Vec<_>>())
        .find(|(_, player)| player.name == name)
        .map(|(id, _)| id)
        .expect("somebody of this name")
}

pub fn origin(number: u8) -> Origin {
    Origin::try_from(number).expect("0 to 3")
}

/// A play of Ruiz, or of whoever is given to [`PlayBuilder::by`].
pub fn play(result: BatterResult, outcome: PlayOutcome) -> PlayBuilder {
    PlayBuilder(Play {
        number: 1,
        outcome,
        hit_location: None,
        roll_id: None,
        batter: man("Ruiz"),
        pitcher: man("Hosts 10"),
        batter_result: result,
        movements: std::iter::empty().collect(),
        outs: std::iter::empty().collect(),
        errors: std::iter::empty().collect(),
        runs: 0,
        rbi: 0,
        grounded_into_double_play: false,
        check_position: None,
        clean: None,
    })
}

pub struct PlayBuilder(Play);

impl PlayBuilder {
    pub fn by(mut self, batter: &str) -> Self {
        self.0.batter = man(batter);
        self
    }

    /// Where the ball was hit.
    pub fn at(mut self, position: Position) -> Self {
        self.0.hit_location = Some(position);
        self
    }

    /// A man moves; from 0 it is the batter, to 4 is home.
    pub fn moves(mut self, runner: &str, from: u8, to: u8) -> Self {
        let to = Destination::try_from(to).expect("1 to 4");
        self.0.runs += u8::from(to == Destination::Home);
        self.0.movements.push(Movement {
            runner: man(runner),
            from: origin(from),
            to,
        });
        self
    }

    /// A man is out; the ball goes from fielder to fielder.
    pub fn out(mut self, runner: &str, from: u8, kind: OutKind, way: &[Position]) -> Self {
        let (putout, assists) = way.split_last().expect("somebody made the out");
        self.0.outs.push(Out {
            runner: man(runner),
            from: origin(from),
            kind,
            credit: Credit {
                assists: assists.iter().copied().collect(),
                putout: *putout,
            },
        });
        self
    }

    pub fn error(mut self, position: Position, bases: u8) -> Self {
        self.0.errors.push(ErrorCharge { position, bases });
        self
    }

    pub fn done(self) -> Play {
        self.0
    }

    pub fn event(self) -> Event {
        Event::PlayResolved {
            play: Box::new(self.0),
        }
    }
}
