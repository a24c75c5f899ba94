//! Games to put into a log: a legal setup, and commands with what came of them.

use bandbox_engine::cards::Park;
use bandbox_engine::dice::fairness::{Secret, commitment};
use bandbox_engine::hex::Entropy;
use bandbox_engine::options::{Edition, Mode, Options};
use bandbox_engine::player::{Bats, Fielding, Player, Throws};
use bandbox_engine::position::{Position, Role};
use bandbox_engine::setup::{LineupEntry, TeamSetup};
use bandbox_engine::team::{ByTeam, Team};
use bandbox_engine::{
    Actor, Command, Dice, Event, GameSetup, GameState, apply, create, decide, legal,
};
use bandbox_store::{
    Access, Append, Appended, Cause, CauseCommand, Created, GameId, Head, NewGame, Store, Summary,
};

/// The secret of every game here.
pub(crate) fn secret() -> Secret {
    Secret::new([7; 32])
}

/// Nine men and a bench of one, with a designated hitter.
fn team(name: &str, abbreviation: &str) -> TeamSetup {
    let man = |id: String, position: Position| Player {
        name: format!("{id} of {name}"),
        id,
        bats: Bats::Right,
        throws: Throws::Right,
        fielding: vec![Fielding::unrated(position)],
        running: Some(12),
        wild_pitch: None,
        endurance: None,
        injury: None,
        balk: None,
        hold: None,
        stealing: None,
        stealing_letter: None,
        bunt: None,
        hit_and_run: None,
    };
    let mut roster: Vec<Player> = Position::ALL
        .iter()
        .map(|&position| man(format!("p{}", position.number()), position))
        .collect();
    roster.push(man("hitter".to_string(), Position::FirstBase));
    roster.push(man("reliever".to_string(), Position::Pitcher));
    let mut lineup: Vec<LineupEntry> = Position::ALL
        .iter()
        .filter(|&&position| position != Position::Pitcher)
        .map(|&position| LineupEntry {
            player: format!("p{}", position.number()),
            role: Role::Fields(position),
        })
        .collect();
    lineup.push(LineupEntry {
        player: "hitter".to_string(),
        role: Role::DesignatedHitter,
    });
    TeamSetup {
        name: name.to_string(),
        abbreviation: abbreviation.to_string(),
        roster,
        cards: Vec::new(),
        lineup,
        starting_pitcher: Some("p1".to_string()),
    }
}

/// A setup that can be played.
pub(crate) fn setup() -> GameSetup {
    GameSetup {
        edition: Edition::default(),
        mode: Mode::default(),
        league: None,
        options: Options::default(),
        park: Park::UNKNOWN,
        teams: ByTeam {
            away: team("Springfield Isotopes", "SPR"),
            home: team("Shelbyville \"Shelbyvillians\" \u{1f34b}", "SHE"),
        },
    }
}

/// Who asks for what.
fn cause(user: &str, actor: Actor, command_id: &str, command: CauseCommand) -> Cause {
    Cause {
        user: user.to_string(),
        actor,
        command_id: command_id.to_string(),
        command,
        session: None,
        at: jiff::Timestamp::from_millisecond(1_790_000_000_123).unwrap(),
    }
}

/// A new game of Ann (away) and Bob (home), asked for by Ann.
pub(crate) fn new_game(command_id: &str) -> NewGame {
    let setup = setup();
    let (_, created) = create(setup.clone(), &Dice::new(secret())).unwrap();
    let setup = Box::new(setup);
    NewGame {
        game: GameId::random(),
        secret: secret(),
        created,
        managers: ByTeam {
            away: Some("ann".to_string()),
            home: Some("bob".to_string()),
        },
        access: Access::default(),
        cause: cause(
            "ann",
            Actor::Manager(Team::Away),
            command_id,
            CauseCommand::Create { setup },
        ),
    }
}

/// Puts a new game into the log.
pub(crate) async fn created(store: &Store) -> (GameId, Head) {
    let new = new_game(&GameId::random().to_string());
    match store.create(new.clone()).await.unwrap() {
        Created::New(head) => (new.game, head),
        other @ (Created::Duplicate { .. } | Created::IdReused) => panic!("{other:?}"),
    }
}

/// An append of one event: a manager commits to entropy. Ann's commitments differ by the command's id.
pub(crate) async fn commit(
    store: &Store,
    game: GameId,
    expected: Head,
    command_id: &str,
) -> Append {
    commit_of("ann", store, game, expected, command_id).await
}

/// As [`commit`], of any user.
pub(crate) async fn commit_of(
    user: &str,
    store: &Store,
    game: GameId,
    expected: Head,
    command_id: &str,
) -> Append {
    let commitment = commitment(command_id.as_bytes());
    let events = vec![Event::EntropyCommitted {
        team: Team::Away,
        commitment,
    }];
    let state = store.load(game).await.unwrap().unwrap().state;
    Append {
        game,
        expected,
        events,
        cause: cause(
            user,
            Actor::Manager(Team::Away),
            command_id,
            CauseCommand::Play {
                command: Command::CommitEntropy { commitment },
            },
        ),
        summary: Summary::of(&state),
    }
}

/// The head after an append that must succeed.
pub(crate) fn done(appended: Appended) -> Head {
    match appended {
        Appended::Done(head) => head,
        other @ (Appended::Conflict(_) | Appended::Duplicate(_) | Appended::IdReused) => {
            panic!("{other:?}")
        }
    }
}

/// A game as its server would hold it.
pub(crate) struct Played {
    pub(crate) game: GameId,
    pub(crate) state: GameState,
    pub(crate) head: Head,
    commands: u32,
}

impl Played {
    pub(crate) async fn load(store: &Store, game: GameId) -> Self {
        let loaded = store.load(game).await.unwrap().unwrap();
        Self {
            game,
            state: loaded.state,
            head: loaded.head,
            commands: 0,
        }
    }

    /// What the rules make of a command.
    pub(crate) fn decide(&self, actor: Actor, command: &Command) -> Vec<Event> {
        decide(&self.state, actor, command, &Dice::new(secret())).unwrap()
    }

    /// Some legal command that goes on with the game, a different one each time.
    pub(crate) fn some_command(&self) -> Command {
        let all: Vec<Command> = legal(&self.state, Actor::Umpire)
            .commands
            .into_iter()
            .filter(|command| !matches!(command, Command::Abandon | Command::Forfeit { .. }))
            .collect();
        // Of all that is legal most are exchanges of players; a game is made of the rest, and goes forward.
        let is_rare = |command: &Command| {
            matches!(
                command,
                Command::Substitute { .. }
                    | Command::SwapPositions { .. }
                    | Command::RequestTakeBack { .. }
                    | Command::Suspend
            )
        };
        let mut commands = all.clone();
        if !self.commands.is_multiple_of(8) {
            commands.retain(|command| !is_rare(command));
        }
        let commands = if commands.is_empty() { all } else { commands };
        let pick = self.commands.wrapping_mul(2_654_435_761) as usize % commands.len();
        commands[pick].clone()
    }

    /// Puts events into the log and applies them, whatever they are.
    pub(crate) async fn write(
        &mut self,
        store: &Store,
        actor: Actor,
        command: Command,
        events: Vec<Event>,
    ) {
        for event in &events {
            apply(&mut self.state, event);
        }
        self.commands += 1;
        let append = Append {
            game: self.game,
            expected: self.head,
            events,
            cause: cause(
                "ann",
                actor,
                &format!("played {}", self.commands),
                CauseCommand::Play { command },
            ),
            summary: Summary::of(&self.state),
        };
        self.head = done(store.append(append).await.unwrap());
    }
}

/// Plays a command by the rules.
pub(crate) async fn play(store: &Store, played: &mut Played, actor: Actor, command: Command) {
    let events = played.decide(actor, &command);
    played.write(store, actor, command, events).await;
}

/// The visitors' manager adds entropy, and the game starts.
pub(crate) async fn start(store: &Store, played: &mut Played) {
    let away = Actor::Manager(Team::Away);
    let entropy = Entropy::new(b"from a manager").unwrap();
    let commitment = commitment(entropy.as_bytes());
    for command in [
        Command::CommitEntropy { commitment },
        Command::RevealEntropy { entropy },
        Command::StartGame,
    ] {
        play(store, played, away, command).await;
    }
}
