//! Games played to the end by managers who do whatever is legal.

use bandbox_engine::cards::{BattingText, CardText, Power, SideText};
use bandbox_engine::command::Substitution;
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::endurance::Endurance;
use bandbox_engine::options::{Mercy, Mode};
use bandbox_engine::player::ByHand;
use bandbox_engine::position::{Position, Role};
use bandbox_engine::{
    Actor, Command, Dice, Event, GameSetup, GameState, Phase, apply, create, decide, legal,
};

/// A linear congruential generator, so that a game is its number.
struct Whim(u64);

impl Whim {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let n = u64::try_from(n).expect("a short list");
        usize::try_from((self.0 >> 33) % n).expect("a short list")
    }
}

/// The game of this number: its last state and its log.
pub fn game(seed: u64) -> (GameState, Vec<Event>) {
    game_of(super::setup(), seed)
}

/// A setup of this number: innings, the designated hitter, the extra-inning runner, mercy and benches vary.
pub fn setup(seed: u64) -> GameSetup {
    let mut whim = Whim(seed);
    let mut setup = super::setup();
    if whim.below(2) == 0 {
        setup.options.designated_hitter = false;
        for team in [&mut setup.teams.away, &mut setup.teams.home] {
            let pitcher = team.starting_pitcher.take().expect("a starter");
            team.lineup[8].player = pitcher;
            team.lineup[8].role = Role::Fields(Position::Pitcher);
        }
    }
    if whim.below(3) == 0 {
        for team in [&mut setup.teams.away, &mut setup.teams.home] {
            team.roster.truncate(10 + whim.below(4));
        }
    }
    let innings = u8::try_from(3 + whim.below(7)).expect("3 to 9");
    setup.options.innings = innings;
    setup.options.extra_inning_runner = (whim.below(2) == 0).then_some(innings + 1);
    setup.options.mercy = (whim.below(4) == 0).then(|| Mercy {
        runs: u8::try_from(4 + whim.below(8)).expect("4 to 11"),
        after_inning: u8::try_from(2 + whim.below(5)).expect("2 to 6"),
    });
    setup
}

/// The same where the server reads the cards, whose cells the number fills too.
pub fn setup_with_cards(seed: u64) -> GameSetup {
    let mut whim = Whim(seed ^ CARDS);
    let mut setup = setup(seed);
    setup.mode = Mode::Cards;
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        for player in &mut team.roster {
            let pitches = player.fielding_at(Position::Pitcher).is_some();
            if pitches {
                let inning = u8::try_from(1 + whim.below(7)).expect("1 to 7");
                player.endurance = Some(Endurance {
                    starter: Some(inning),
                    reliever: Some(1),
                    ..Endurance::default()
                });
            }
            team.cards.push(CardText {
                player: player.id.clone(),
                batting: (!pitches).then(|| BattingText::Own(halves(&mut whim, batting_half))),
                pitching: pitches.then(|| halves(&mut whim, pitching_half)),
            });
        }
    }
    setup
}

/// Tells the cards of a number from its other setups.
const CARDS: u64 = 0x6361_7264;

/// What stands in the cells of a batting card, and of a pitching card besides.
const BATTING: [&str; 32] = [
    "strikeout",
    "WALK",
    "HBP",
    "SI*",
    "SI**",
    "SI (cf)",
    "DO**",
    "DO***",
    "DO (lf)",
    "TR",
    "HR",
    "gb (ss) A",
    "gb (2b) B",
    "gb (3b) C",
    "gb (1b) C+",
    "gb (p) A++",
    "fly (lf) A",
    "fly (cf) B",
    "fly (rf) B?",
    "fly (cf) C",
    "lo (ss)",
    "lo (3b) max",
    "popout (2b)",
    "foulout (c)",
    "1-8 HR / 9-20 fly (lf) B",
    "fly (cf) B [bphr]",
    "lo (ss) [bp1b]",
    "strikeout [clutch]",
    "SI** [clutch]",
    "strikeout ^ 1-10 SI** / 11-20 strikeout",
    "gb (ss) B",
    "fly (rf) A",
];
const PITCHING: [&str; 11] = [
    "GB (p) X",
    "CATCH-X",
    "GB (1b) X",
    "GB (2b) X",
    "GB (3b) X",
    "GB (ss) X",
    "FLY (lf) X",
    "FLY (cf) X",
    "FLY (rf) X",
    "N-HR",
    "gb (3b) B [dot]",
];

fn halves<T>(whim: &mut Whim, half: fn(&mut Whim) -> T) -> ByHand<T> {
    ByHand {
        left: half(whim),
        right: half(whim),
    }
}

fn batting_half(whim: &mut Whim) -> SideText {
    SideText {
        power: [Power::Normal, Power::Weak][whim.below(2)],
        rows: rows(|| BATTING[whim.below(BATTING.len())]),
    }
}

/// Every other cell is one that only pitching cards have.
fn pitching_half(whim: &mut Whim) -> Vec<String> {
    rows(|| match whim.below(2) {
        0 => BATTING[whim.below(BATTING.len())],
        _ => PITCHING[whim.below(PITCHING.len())],
    })
}

fn rows(mut cell: impl FnMut() -> &'static str) -> Vec<String> {
    let row = |_| [cell(), cell(), cell()].join(" | ");
    (2..=12).map(row).collect()
}

/// The game of this number with these teams and options.
pub fn game_of(setup: GameSetup, seed: u64) -> (GameState, Vec<Event>) {
    let mut whim = Whim(seed);
    let dice = Dice::new(Secret::new([u8::try_from(seed % 256).expect("a byte"); 32]));
    let (mut state, created) = create(setup, &dice).expect("a legal setup");
    let mut log = vec![created];
    while !matches!(state.phase(), Phase::Final { .. }) {
        let commands: Vec<Command> = legal(&state, Actor::Umpire)
            .commands
            .into_iter()
            .filter(|command| plays_on(command, &mut whim))
            .collect();
        if commands.is_empty() {
            continue;
        }
        let command = &commands[whim.below(commands.len())];
        let events = decide(&state, Actor::Umpire, command, &dice).expect("a legal command");
        for event in &events {
            apply(&mut state, event);
        }
        log.extend(events);
    }
    (state, log)
}

/// Nobody gives up, few take back what they entered or substitute, but for pitchers, or walk a man on purpose.
fn plays_on(command: &Command, whim: &mut Whim) -> bool {
    match command {
        Command::Forfeit { .. }
        | Command::Abandon
        | Command::Suspend
        | Command::Resume
        | Command::Score { .. } => false,
        Command::Substitute {
            substitution: Substitution::Pitcher { .. },
        } => whim.below(12) == 0,
        Command::Substitute { .. } | Command::SwapPositions { .. } => whim.below(40) == 0,
        Command::DecideDefense { decision } => !decision.intentional_walk || whim.below(4) == 0,
        Command::CommitEntropy { .. }
        | Command::RevealEntropy { .. }
        | Command::StartGame
        | Command::DecideOffense { .. }
        | Command::Roll
        | Command::ReportOutcome { .. }
        | Command::Answer { .. }
        | Command::AnswerTakeBack { .. } => true,
        Command::RequestTakeBack { .. } => whim.below(20) == 0,
    }
}
