//! A game on paper beside the one on a server: the same teams and the same secret, so it is known what falls due there, what
//! the dice will show and which cell will be read.

use super::step::Ask;
use crate::luck::Luck;
use anyhow::Context;
use bandbox_engine::dice::fairness::{Secret, commitment};
use bandbox_engine::state::{GameState, Phase};
use bandbox_engine::{Actor, Command, Dice, Event, GameSetup, Team, apply, create, decide, legal};

/// The secret that a demo of this seed draws for its n-th game, counted from 0.
pub(super) fn secret(seed: u64, game: usize) -> Secret {
    let text = format!("bandbox demo seed {seed} game {game}");
    Secret::new(commitment(text.as_bytes()).0)
}

/// The game.
#[derive(Clone, Debug)]
pub(super) struct Paper {
    /// As it stands.
    pub(super) state: GameState,
    dice: Dice,
}

impl Paper {
    /// A new game.
    ///
    /// # Errors
    /// When its setup is not right.
    pub(super) fn new(setup: &GameSetup, secret: Secret) -> anyhow::Result<Self> {
        let dice = Dice::new(secret);
        let (state, _) = create(setup.clone(), &dice)?;
        Ok(Self { state, dice })
    }

    /// Does what a manager asks. How he asks it of the server, and what came of it here.
    ///
    /// # Errors
    /// When it is against the rules, or none of the commands of a manager.
    pub(super) fn take(
        &mut self,
        team: Team,
        command: &Command,
    ) -> anyhow::Result<(Ask, Vec<Event>)> {
        let ask = Ask::of(team, command).with_context(|| format!("nobody plays {command:?}"))?;
        let events = decide(&self.state, Actor::Manager(team), command, &self.dice)?;
        for event in &events {
            apply(&mut self.state, event);
        }
        Ok((ask, events))
    }

    /// Everything that a manager may do now to carry the game on.
    pub(super) fn may(&self, team: Team) -> Vec<Command> {
        let all = legal(&self.state, Actor::Manager(team)).commands;
        let vacant = matches!(self.state.phase(), Phase::LineupDue { .. });
        all.into_iter()
            .filter(|command| match command {
                Command::StartGame
                | Command::DecideDefense { .. }
                | Command::DecideOffense { .. }
                | Command::Roll
                | Command::ReportOutcome { .. }
                | Command::Answer { .. } => true,
                Command::Substitute { .. } => vacant,
                Command::CommitEntropy { .. }
                | Command::RevealEntropy { .. }
                | Command::SwapPositions { .. }
                | Command::RequestTakeBack { .. }
                | Command::AnswerTakeBack { .. }
                | Command::Score { .. }
                | Command::Suspend
                | Command::Resume
                | Command::Forfeit { .. }
                | Command::Abandon => false,
            })
            .collect()
    }

    /// What somebody does next, by chance.
    ///
    /// # Errors
    /// When nobody can do anything: the game is over.
    pub(super) fn next(&self, luck: &mut Luck) -> anyhow::Result<(Team, Command)> {
        let all: Vec<(Team, Command)> = Team::ALL
            .into_iter()
            .flat_map(|team| {
                self.may(team)
                    .into_iter()
                    .map(move |command| (team, command))
            })
            .collect();
        one_of(&all, luck).cloned().context("the game is over")
    }

    /// Whether both managers are to decide, and none has.
    pub(super) fn is_between_plays(&self) -> bool {
        let none = Phase::DecisionsDue {
            defense: None,
            offense: None,
        };
        *self.state.phase() == none
    }
}

/// One of these, by chance.
pub(super) fn one_of<'a, T>(all: &'a [T], luck: &mut Luck) -> Option<&'a T> {
    let place = luck.below((all.len() as u64).max(1));
    all.get(usize::try_from(place).ok()?)
}
