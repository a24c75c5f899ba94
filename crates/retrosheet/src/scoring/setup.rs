//! Who begins the game, who comes in later, and what the `info` records say.

use crate::fault::{Fault, Problem};
use crate::file::{Game, Line};
use crate::id::{GameId, PlayerId, Side};
use crate::record::{Duty, Entry, Record};
use bandbox_engine::GameState;
use bandbox_engine::cards::Park;
use bandbox_engine::lineup::BattingSlot;
use bandbox_engine::options::{Edition, Mode, Options};
use bandbox_engine::player::{Bats, LineupId, Player, Throws};
use bandbox_engine::position::Role;
use bandbox_engine::scored;
use bandbox_engine::setup::{GameSetup, LineupEntry, TeamSetup};
use bandbox_engine::team::{ByTeam, Team};

/// The `info` records of a game.
#[derive(Clone, Debug, Default)]
pub struct Info<'a>(Vec<(&'a [u8], &'a [u8])>);

impl<'a> Info<'a> {
    /// What is said under this key; nothing where nothing is said.
    pub fn get(&self, key: &str) -> &'a [u8] {
        let mut said = self.0.iter().rev();
        said.find(|(name, _)| *name == key.as_bytes())
            .map_or(b"", |(_, value)| value)
    }

    /// Whether this is said to be so.
    pub fn is_true(&self, key: &str) -> bool {
        self.get(key) == b"true"
    }

    /// The id of a side's team, as it is written.
    pub fn team(&self, side: Side) -> String {
        latin(self.get(match side {
            Side::Visitors => "visteam",
            Side::Hosts => "hometeam",
        }))
    }

    /// Scheduled innings.
    pub fn innings(&self) -> u8 {
        match self.get("innings") {
            [digit @ b'1'..=b'9'] => digit - b'0',
            _ => 9,
        }
    }
}

/// A game whose lineups and players are known.
#[derive(Clone, Debug)]
pub struct RealGame<'a> {
    /// Its id.
    pub id: GameId,
    /// Its lines, those that cannot be read among them.
    pub lines: Vec<Line<'a>>,
    /// What its `info` records say.
    pub info: Info<'a>,
    /// The players of each team of the engine, in the order of their numbers.
    pub players: ByTeam<Vec<PlayerId>>,
    /// Whether the official home team bats first: it is the engine's away team then.
    pub home_bats_first: bool,
    /// Those who begin, as the file lists them.
    pub starters: Vec<Entry<'a>>,
    /// The state before the first pitch.
    pub state: GameState,
}

/// What is read of a game before its plays.
struct Beginning<'a> {
    id: GameId,
    lines: Vec<Line<'a>>,
    info: Info<'a>,
    players: ByTeam<Vec<PlayerId>>,
    home_bats_first: bool,
    starters: Vec<Entry<'a>>,
    setup: GameSetup,
}

impl<'a> Beginning<'a> {
    /// Reads every line of a game once, and gathers everybody who is in it. A line that cannot be read is left to
    /// whoever reads the plays.
    fn read(game: Game<'a>) -> Result<Self, Fault> {
        let id = game.id?;
        let mut info = Info::default();
        let mut entries = Vec::with_capacity(48);
        let mut lines = Vec::with_capacity(256);
        for line in game.records() {
            lines.push(line);
            match line.record {
                Ok(Record::Info { key, value }) => info.0.push((key, value)),
                Ok(Record::Start(entry)) => entries.push((true, entry)),
                Ok(Record::Sub(entry)) => entries.push((false, entry)),
                Ok(
                    Record::Id(_)
                    | Record::Version(_)
                    | Record::Play(_)
                    | Record::BatterHand { .. }
                    | Record::PitcherHand { .. }
                    | Record::OutOfTurn { .. }
                    | Record::PlacedRunner { .. }
                    | Record::ChargedTo { .. }
                    | Record::EarnedRuns { .. }
                    | Record::Comment(_),
                )
                | Err(_) => (),
            }
        }
        let home_bats_first = info.is_true("htbf");
        let mut players = ByTeam::from_fn(|_| Vec::with_capacity(32));
        let mut teams = ByTeam::from_fn(|_| team(""));
        for side in Side::ALL {
            let own = entries.iter().filter(|(_, entry)| entry.side == side);
            let name = info.team(side);
            let team = side.team(home_bats_first);
            (players[team], teams[team]) = roster(&name, own).ok_or(no_lineups(game))?;
        }
        let setup = GameSetup {
            edition: Edition::default(),
            mode: Mode::Scored,
            league: None,
            options: Options {
                innings: info.innings(),
                designated_hitter: info.is_true("usedh"),
                ..Options::default()
            },
            park: Park::UNKNOWN,
            teams,
        };
        let starters = entries.into_iter().filter(|(starts, _)| *starts);
        Ok(Self {
            id,
            lines,
            info,
            players,
            home_bats_first,
            starters: starters.map(|(_, entry)| entry).collect(),
            setup,
        })
    }
}

/// The setup of a game, of which Bandbox can make one of its own.
///
/// # Errors
/// When the game has no id or its lineups are not whole.
pub fn setup(game: Game<'_>) -> Result<GameSetup, Fault> {
    Ok(Beginning::read(game)?.setup)
}

const fn no_lineups(game: Game<'_>) -> Fault {
    Fault {
        line: game.first_line,
        column: 1,
        problem: Problem::Lineups,
    }
}

impl<'a> RealGame<'a> {
    /// Reads a game up to its first pitch.
    ///
    /// # Errors
    /// When the game has no id or its lineups are not whole.
    pub fn open(game: Game<'a>) -> Result<Self, Fault> {
        let Beginning {
            id,
            lines,
            info,
            players,
            home_bats_first,
            starters,
            setup,
        } = Beginning::read(game)?;
        Ok(Self {
            id,
            lines,
            info,
            players,
            home_bats_first,
            starters,
            state: scored::begin(setup).map_err(|_| no_lineups(game))?,
        })
    }

    /// The number in the game of a player.
    pub fn number(&self, player: PlayerId) -> Option<LineupId> {
        Team::ALL.into_iter().find_map(|team| {
            let place = self.players[team].iter().position(|id| *id == player)?;
            LineupId::at(team, u8::try_from(place).ok()?)
        })
    }

    /// A player by his number in the game.
    pub fn player(&self, id: LineupId) -> Option<PlayerId> {
        let place = usize::from(id.place()?);
        self.players[id.team()].get(place).copied()
    }

    /// The official side of a team of the engine.
    pub const fn side(&self, team: Team) -> Side {
        match (team, self.home_bats_first) {
            (Team::Away, false) | (Team::Home, true) => Side::Visitors,
            (Team::Home, false) | (Team::Away, true) => Side::Hosts,
        }
    }

    /// The team of the engine that is this official side.
    pub const fn team(&self, side: Side) -> Team {
        side.team(self.home_bats_first)
    }
}

fn team(name: &str) -> TeamSetup {
    TeamSetup {
        name: name.to_owned(),
        abbreviation: name.to_owned(),
        roster: Vec::with_capacity(32),
        lineup: Vec::with_capacity(9),
        starting_pitcher: None,
        cards: Vec::new(),
    }
}

/// Everybody who is in the game for a side, and those who begin it.
fn roster<'e>(
    name: &str,
    entries: impl Iterator<Item = &'e (bool, Entry<'e>)>,
) -> Option<(Vec<PlayerId>, TeamSetup)> {
    let mut players = Vec::with_capacity(32);
    let mut team = team(name);
    let mut order: [Option<LineupEntry>; 9] = [const { None }; 9];
    for (starts, entry) in entries {
        if !players.contains(&entry.player) {
            players.push(entry.player);
            team.roster.push(player(entry));
        }
        if !starts {
            continue;
        }
        let id = entry.player.as_str().to_owned();
        let role = match entry.duty {
            Duty::Fields(position) => Role::Fields(position),
            Duty::DesignatedHitter => Role::DesignatedHitter,
            Duty::PinchHitter | Duty::PinchRunner => return None,
        };
        match entry.slot {
            Some(slot) => order[place(slot)] = Some(LineupEntry { player: id, role }),
            None => team.starting_pitcher = Some(id),
        }
    }
    for entry in order {
        team.lineup.push(entry?);
    }
    Some((players, team))
}

const fn place(slot: BattingSlot) -> usize {
    slot.number() as usize - 1
}

/// A man as the event file knows him: his hands are in the roster file, and no rule of a scored game asks.
fn player(entry: &Entry<'_>) -> Player {
    Player {
        id: entry.player.as_str().to_owned(),
        name: latin(entry.name),
        bats: Bats::Right,
        throws: Throws::Right,
        fielding: Vec::new(),
        running: None,
        wild_pitch: None,
        balk: None,
        hold: None,
        stealing: None,
        stealing_letter: None,
        bunt: None,
        hit_and_run: None,
        endurance: None,
        injury: None,
    }
}

/// Text in Latin-1, of which nearly all is ASCII.
fn latin(text: &[u8]) -> String {
    match std::str::from_utf8(text) {
        Ok(ascii) if text.is_ascii() => ascii.to_owned(),
        Ok(_) | Err(_) => text.iter().map(|byte| char::from(*byte)).collect(),
    }
}
