//! A game at a table, for tests: commands in, events applied, the log kept.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::wildcard_enum_match_arm,
    clippy::missing_panics_doc,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]

use bandbox_engine::bases::{Base, BaseSet};
use bandbox_engine::cards::CardText;
use bandbox_engine::choice::{Answer, Question};
use bandbox_engine::command::OutcomeReport;
use bandbox_engine::decisions::{DefensiveDecision, OffensiveDecision};
use bandbox_engine::dice::faces::Faces;
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::event::GameResult;
use bandbox_engine::inning::{Half, HalfInning, Outs};
use bandbox_engine::options::Mode;
use bandbox_engine::play::Play;
use bandbox_engine::position::Position;
use bandbox_engine::{
    Actor, Command, Dice, Event, GameSetup, GameState, Phase, PlayOutcome, Rejection, Team, apply,
    create, decide,
};
use std::collections::{HashMap, VecDeque};

/// How many kinds of refusal there are.
pub const REJECTIONS: usize = 41;

/// The setup that the tests share: two rated teams with designated hitters.
pub fn setup() -> GameSetup {
    serde_json::from_str(include_str!("../../data/setup.json"))
        .expect("the shared setup is well formed")
}

/// The same without a designated hitter: the pitcher bats ninth.
pub fn setup_without_dh() -> GameSetup {
    let mut setup = setup();
    setup.options.designated_hitter = false;
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        let pitcher = team.starting_pitcher.take().expect("a starter");
        team.lineup[8].player = pitcher;
        team.lineup[8].role = bandbox_engine::position::Role::Fields(Position::Pitcher);
    }
    setup
}

/// The same with pitchers who bat for themselves in the designated hitter's slot.
pub fn setup_with_two_way_starters() -> GameSetup {
    let mut setup = setup();
    setup.options.two_way_starter = true;
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        team.lineup[8].player = team.starting_pitcher.clone().expect("a starter");
    }
    setup
}

/// The same without any rating that a roll is compared with.
pub fn setup_without_ratings() -> GameSetup {
    let mut setup = setup();
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        for player in &mut team.roster {
            player.running = None;
            player.wild_pitch = None;
            player.balk = None;
            player.hold = None;
            player.stealing = None;
            player.bunt = None;
            player.hit_and_run = None;
            for fielding in &mut player.fielding {
                fielding.arm = None;
                fielding.passed_ball = None;
                fielding.range = None;
                fielding.error = None;
                fielding.throwing = None;
            }
        }
    }
    setup
}

/// The same where the server reads the cards: everybody bats with one card and every pitcher throws with another.
pub fn setup_with_cards() -> GameSetup {
    let mut setup = setup();
    setup.mode = Mode::Cards;
    let card: CardText =
        serde_json::from_str(include_str!("../../data/card.json")).expect("a card");
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        let cards = team.roster.iter().map(|player| {
            let pitches = player.fielding_at(Position::Pitcher).is_some();
            CardText {
                player: player.id.clone(),
                batting: card.batting.clone().filter(|_| !pitches),
                pitching: card.pitching.clone().filter(|_| pitches),
            }
        });
        team.cards = cards.collect();
    }
    setup
}

/// Dice with a fixed secret.
pub fn dice() -> Dice {
    Dice::new(Secret::new([9; 32]))
}

/// A game being played.
#[derive(Clone, Debug)]
pub struct Table {
    pub state: GameState,
    pub dice: Dice,
    pub log: Vec<Event>,
}

impl Table {
    /// A game that has started.
    pub fn started(setup: GameSetup, dice: Dice) -> Self {
        let mut table = Self::new(setup, dice);
        table.must(&Command::StartGame);
        table
    }

    pub fn new(setup: GameSetup, dice: Dice) -> Self {
        let (state, created) = create(setup, &dice).expect("a legal setup");
        Self {
            state,
            dice,
            log: vec![created],
        }
    }

    /// Gives a command.
    pub fn act(&mut self, actor: Actor, command: &Command) -> Result<Vec<Event>, Rejection> {
        let events = decide(&self.state, actor, command, &self.dice)?;
        for event in &events {
            apply(&mut self.state, event);
        }
        self.log.extend(events.iter().cloned());
        Ok(events)
    }

    /// Gives a command as the umpire, who may act for anybody.
    pub fn must(&mut self, command: &Command) -> Vec<Event> {
        let phase = *self.state.phase();
        self.act(Actor::Umpire, command)
            .unwrap_or_else(|refusal| panic!("{command:?} in {phase:?}: {refusal}"))
    }

    pub fn decide_with(&mut self, defense: DefensiveDecision) -> Vec<Event> {
        self.must(&Command::DecideDefense { decision: defense });
        self.must(&Command::DecideOffense {
            decision: OffensiveDecision::default(),
        })
    }

    /// Makes the next roll show these faces.
    pub fn next_roll_shows(&mut self, faces: &[u8]) {
        self.next_rolls_show(&[faces]);
    }

    /// Makes the next rolls show these faces.
    pub fn next_rolls_show(&mut self, shown: &[&[u8]]) {
        let mut rolls = vec![Faces::default(); self.state.next_roll() as usize];
        rolls.extend(
            shown
                .iter()
                .map(|faces| faces.iter().copied().collect::<Faces>()),
        );
        self.dice = Dice::scripted_faces(rolls);
    }

    /// Decides for both sides, and rolls what that asks for; the next rolls show these faces. The answer of the
    /// decisions counts when they need no dice.
    pub fn run(
        &mut self,
        defense: DefensiveDecision,
        offense: OffensiveDecision,
        shown: &[&[u8]],
    ) -> Vec<Event> {
        self.must(&Command::DecideDefense { decision: defense });
        let decided = self.must(&Command::DecideOffense { decision: offense });
        if !matches!(self.state.phase(), Phase::RollDue { .. }) {
            return decided;
        }
        self.next_rolls_show(shown);
        self.must(&Command::Roll)
    }

    /// Decides, and rolls dice that call for no pitch check.
    pub fn roll(&mut self, defense: DefensiveDecision) {
        if !matches!(self.state.phase(), Phase::RollDue { .. }) {
            self.decide_with(defense);
        }
        if !self.state.occupied().is_empty() {
            self.next_roll_shows(&[1, 1, 1, 10, 10]);
        }
        self.must(&Command::Roll);
    }

    /// Reports an outcome for the pending roll.
    pub fn report(&mut self, outcome: PlayOutcome, hit_location: Option<Position>) -> Vec<Event> {
        let error_bases = (outcome == PlayOutcome::Error).then_some(1);
        let report = OutcomeReport {
            outcome,
            hit_location,
            error_bases,
            roll_id: None,
            plus_injury: false,
        };
        self.must(&Command::ReportOutcome { report })
    }

    /// A whole plate appearance by default decisions; choices that are due get their default answer.
    pub fn play(&mut self, outcome: PlayOutcome, hit_location: Option<Position>) -> Play {
        self.roll(DefensiveDecision::default());
        let mut events = self.report(outcome, hit_location);
        while let Phase::ChoiceDue { question, .. } = self.state.phase() {
            let answer = question.answers()[0];
            events = self.must(&Command::Answer { answer });
        }
        play_of(&events)
    }

    /// Strikeouts to the end of the half-inning.
    pub fn retire_the_side(&mut self) {
        let half_inning = self.state.half_inning();
        while self.state.half_inning() == half_inning && !self.is_over() {
            self.play(PlayOutcome::Strikeout, None);
        }
    }

    /// Strikeouts until this half-inning begins.
    pub fn go_to(&mut self, inning: u8, half: Half) {
        while self.state.half_inning() != (HalfInning { inning, half }) {
            assert!(
                !self.is_over(),
                "the game ended before the {half:?} of {inning}"
            );
            self.retire_the_side();
        }
    }

    /// At the beginning of a half-inning: this many strikeouts, then men on these bases, without a run.
    pub fn put(&mut self, outs: usize, occupied: &str) {
        for _ in 0..outs {
            self.play(PlayOutcome::Strikeout, None);
        }
        let plays: &[PlayOutcome] = match occupied {
            "000" => &[],
            "100" => &[PlayOutcome::Walk],
            "010" => &[PlayOutcome::Double2],
            "001" => &[PlayOutcome::Triple],
            "110" => &[PlayOutcome::Walk, PlayOutcome::Walk],
            "101" => &[PlayOutcome::Triple, PlayOutcome::Walk],
            "011" => &[PlayOutcome::Walk, PlayOutcome::Double2],
            "111" => &[PlayOutcome::Walk, PlayOutcome::Walk, PlayOutcome::Walk],
            _ => panic!("{occupied} is no way to occupy the bases"),
        };
        for &outcome in plays {
            self.play(outcome, None);
        }
        assert_eq!(self.state.occupied().to_string(), occupied);
    }

    /// Gives a command that must be refused.
    pub fn refusal(&mut self, actor: Actor, command: &Command) -> Rejection {
        match self.act(actor, command) {
            Ok(events) => panic!("{command:?} was permitted: {events:?}"),
            Err(refusal) => refusal,
        }
    }

    /// The choice that is due, and whose it is.
    pub fn choice(&self) -> (Team, Question) {
        match self.state.phase() {
            Phase::ChoiceDue { team, question, .. } => (*team, *question),
            phase => panic!("no choice is due: {phase:?}"),
        }
    }

    pub fn answer(&mut self, answer: Answer) -> Vec<Event> {
        self.must(&Command::Answer { answer })
    }

    pub fn is_over(&self) -> bool {
        matches!(self.state.phase(), Phase::Final { .. })
    }

    /// How the game ended.
    pub fn result(&self) -> GameResult {
        match self.state.phase() {
            Phase::Final { result } => *result,
            phase => panic!("the game goes on: {phase:?}"),
        }
    }

    pub fn situation(&self) -> (BaseSet, Outs) {
        (self.state.occupied(), self.state.outs())
    }
}

/// The play among these events.
pub fn play_of(events: &[Event]) -> Play {
    events
        .iter()
        .find_map(|event| match event {
            Event::PlayResolved { play } => Some((**play).clone()),
            _ => None,
        })
        .expect("a play")
}

/// A game in the top of the first for every way the bases can be occupied and every number of outs, each
/// reached by real plays.
pub fn every_situation(setup: &GameSetup, dice: &Dice) -> HashMap<(BaseSet, Outs), Table> {
    let start = Table::started(setup.clone(), dice.clone());
    let mut found = HashMap::from([(start.situation(), start.clone())]);
    let mut queue = VecDeque::from([start]);
    let steps = [
        (PlayOutcome::Walk, None),
        (PlayOutcome::Double2, None),
        (PlayOutcome::Triple, None),
        (PlayOutcome::Single1, None),
        (PlayOutcome::FlyballA, Some(Position::CenterField)),
        (PlayOutcome::Strikeout, None),
    ];
    while let Some(table) = queue.pop_front() {
        for (outcome, location) in steps {
            let mut next = table.clone();
            next.play(outcome, location);
            if next.state.half_inning().inning == 1
                && next.state.batting() == bandbox_engine::Team::Away
                && !found.contains_key(&next.situation())
            {
                found.insert(next.situation(), next.clone());
                queue.push_back(next);
            }
        }
    }
    assert_eq!(
        found.len(),
        24,
        "eight ways to occupy the bases, three numbers of outs"
    );
    found
}

/// Occupied bases as a chart prints them.
pub fn bases(text: &str) -> BaseSet {
    Base::ALL
        .into_iter()
        .zip(text.chars())
        .filter(|(_, c)| *c == '1')
        .map(|(base, _)| base)
        .collect()
}

/// Numbers that look random and are the same in every run.
#[derive(Clone, Debug)]
pub struct Luck(pub u64);

impl Luck {
    /// The next number (`SplitMix64`).
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit as u64).expect("below a usize")
    }

    /// One of these.
    pub fn of<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }
}
