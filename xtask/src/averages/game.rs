//! A game between two computers, played to its end.

use super::{Managers, tactics};
use crate::luck::Luck;
use anyhow::{Context, bail};
use bandbox_engine::choice::{Answer, Question};
use bandbox_engine::command::Substitution;
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::fatigue::Fatigue;
use bandbox_engine::player::{LineupId, Player};
use bandbox_engine::position::Position;
use bandbox_engine::{
    Actor, Command, Dice, Event, GameSetup, GameState, Phase, apply, create, decide, legal,
};
use bandbox_scorebook::box_score::Scorekeeper;

/// A runner is sent when a d20 must not exceed at least this.
const SEND_FROM: u8 = 13;

/// The throw goes home when the runner makes it on at most this.
const THROW_HOME_UPTO: u8 = 11;

/// Batters after which a starting pitcher makes room, and a reliever.
const STARTER_FACES: u8 = 26;
const RELIEVER_FACES: u8 = 6;

/// Starters take turns from game to game; they are the first pitchers on the roster.
pub(super) const ROTATION: usize = 5;

/// A game has far fewer commands than this; one that takes more is stuck.
const MOST_COMMANDS: u32 = 20_000;

/// Plays a game to its end, and shows every event.
pub(super) fn play_on(
    start: &Start,
    number: u32,
    managers: Managers,
    show: impl FnMut(&GameState, &Event),
) -> anyhow::Result<Game> {
    let game = Game {
        dice: dice(number).open(start.state.entropy()),
        state: start.state.clone(),
        keeper: start.keeper.clone(),
        luck: Luck(u64::from(number) + 1),
    };
    game.play(managers, show)
        .with_context(|| format!("game {number}"))
}

/// The beginning of a game.
pub(super) struct Start {
    state: GameState,
    keeper: Scorekeeper,
    /// What has happened so far.
    pub(super) log: Vec<Event>,
}

/// A game that has begun, with the starters whose turn it is.
pub(super) fn start(setup: &GameSetup, turn: usize) -> anyhow::Result<Start> {
    let mut setup = setup.clone();
    for team in [&mut setup.teams.away, &mut setup.teams.home] {
        let pitches = |player: &&Player| player.fielding_at(Position::Pitcher).is_some();
        let starter = team.roster.iter().filter(pitches).nth(turn);
        team.starting_pitcher = starter.map(|player| player.id.clone());
    }
    let (mut state, created) = create(setup, &dice(0))?;
    let mut keeper = Scorekeeper::begin(&created)?;
    let mut log = vec![created];
    for event in decide(&state, Actor::Umpire, &Command::StartGame, &dice(0))? {
        apply(&mut state, &event);
        keeper.record(&event);
        log.push(event);
    }
    Ok(Start { state, keeper, log })
}

/// The dice of the game of this number.
fn dice(number: u32) -> Dice {
    let mut secret = [0; 32];
    secret[..4].copy_from_slice(&number.to_be_bytes());
    Dice::new(Secret::new(secret))
}

/// A game between two computers.
pub(super) struct Game {
    pub(super) state: GameState,
    pub(super) keeper: Scorekeeper,
    dice: Dice,
    luck: Luck,
}

impl Game {
    fn play(
        mut self,
        managers: Managers,
        mut show: impl FnMut(&GameState, &Event),
    ) -> anyhow::Result<Self> {
        for _ in 0..MOST_COMMANDS {
            let command = match managers {
                Managers::Sensible => self.sensible(),
                Managers::Random => self.random(),
            };
            let Some(command) = command else {
                return Ok(self);
            };
            for event in decide(&self.state, Actor::Umpire, &command, &self.dice)? {
                show(&self.state, &event);
                self.keeper.record(&event);
                apply(&mut self.state, &event);
            }
        }
        bail!("it goes on and on: {:?}", self.state.phase())
    }

    /// What a sensible manager asks for; nothing when the game is over.
    fn sensible(&mut self) -> Option<Command> {
        let command = match self.state.phase() {
            Phase::BeforeGame => Command::StartGame,
            Phase::DecisionsDue { defense: None, .. } => match self.fresh_pitcher() {
                Some(change) => change,
                None => Command::DecideDefense {
                    decision: tactics::defense(&self.state, &mut self.luck),
                },
            },
            Phase::DecisionsDue { .. } => Command::DecideOffense {
                decision: tactics::offense(&self.state, &mut self.luck),
            },
            Phase::RollDue { .. } => Command::Roll,
            Phase::ChoiceDue { question, .. } => Command::Answer {
                answer: answer(question),
            },
            Phase::LineupDue { .. } | Phase::OutcomeDue { .. } => return self.any(),
            Phase::EntryDue | Phase::Final { .. } => return None,
        };
        Some(command)
    }

    /// A pitching change, when the pitcher is tired or has done his work, and somebody is warm.
    fn fresh_pitcher(&self) -> Option<Command> {
        let team = self.state.fielding();
        let stint = self.state.stint(team);
        let limit = if stint.started {
            STARTER_FACES
        } else {
            RELIEVER_FACES
        };
        let tired = self.state.fatigue(team) == Some(Fatigue::Tired);
        if stint.batters_faced < limit && !tired {
            return None;
        }
        let lineup = self.state.lineup(team);
        let pitchers = self
            .state
            .bench(team)
            .filter(|(_, player)| player.fielding_at(Position::Pitcher).is_some());
        // The other starters, who are listed first, rest.
        let bullpen: Vec<LineupId> = pitchers.map(|(id, _)| id).skip(ROTATION - 1).collect();
        let turn = usize::from(self.state.plays()) % bullpen.len().max(1);
        let r#in = *bullpen.get(turn)?;
        let substitution = Substitution::Pitcher {
            out: lineup.pitcher(),
            r#in,
        };
        Some(Command::Substitute { substitution })
    }

    /// Anything that is legal and does not end the game.
    fn random(&mut self) -> Option<Command> {
        if let Phase::Final { .. } = self.state.phase() {
            return None;
        }
        let luck = self.luck.next();
        let commands: Vec<Command> = legal(&self.state, Actor::Umpire)
            .commands
            .into_iter()
            .filter(goes_on)
            .collect();
        // Substitutions are the longest list; without this they would be all that happens.
        let plays: Vec<&Command> = commands
            .iter()
            .filter(|command| !matches!(command, Command::Substitute { .. }))
            .collect();
        let from = |count: usize| usize::try_from(luck).unwrap_or(0) % count.max(1);
        match plays.get(from(plays.len())) {
            Some(&play) if !luck.is_multiple_of(64) => Some(play.clone()),
            Some(_) | None => commands.get(from(commands.len())).cloned(),
        }
    }

    /// The first thing that is legal and does not end the game.
    fn any(&self) -> Option<Command> {
        let commands = legal(&self.state, Actor::Umpire).commands;
        commands.into_iter().find(goes_on)
    }
}

/// Whether a command lets the game go on.
const fn goes_on(command: &Command) -> bool {
    !matches!(
        command,
        Command::Suspend | Command::Forfeit { .. } | Command::Abandon
    )
}

/// Send a good bet, throw home against a bad one; where the ratings are known nothing else is asked.
fn answer(question: &Question) -> Answer {
    match *question {
        Question::Send { number, .. } if number >= Some(SEND_FROM) => Answer::Send,
        Question::Send { .. } => Answer::Hold,
        Question::ThrowHome {
            number: Some(number),
        } if number <= THROW_HOME_UPTO => Answer::ThrowHome,
        Question::ThrowHome { .. } => Answer::ThrowFirst,
        Question::Throw { .. }
        | Question::SendTrail { .. }
        | Question::PlayOn { .. }
        | Question::ReadAttempt { .. }
        | Question::ReadPitchCheck { .. }
        | Question::ReadXCheck(_)
        | Question::ReadSpeed { .. }
        | Question::GoWithoutLead { .. }
        | Question::ReadPickoff { .. }
        | Question::ReadBalk { .. }
        | Question::ReadLead { .. }
        | Question::ReadInjury { .. }
        | Question::ReadSteal { .. }
        | Question::ReadOverthrow { .. }
        | Question::ReadGrade { .. } => question.answers()[0],
    }
}
