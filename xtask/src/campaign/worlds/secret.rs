//! What is hidden, and a pair of worlds that differ in it: drawn by chance, worked out on paper.

mod cell;
mod decision;
mod dice;

use super::paper::{Paper, one_of, secret};
use super::step::{Ask, Step};
use crate::live::{AWAY, HOME, SETUP};
use crate::luck::Luck;
use anyhow::Context;
use bandbox_engine::{Command, GameSetup, Team};
use cell::{next_cell, unread_cell};
use decision::decision;
use dice::dice;
use serde_json::{Value, json};

/// What is hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// What the fielding manager has decided.
    Defense,
    /// What the batting manager has decided.
    Offense,
    /// The secret of the dice.
    Dice,
    /// A cell of a card that nobody reads.
    UnreadCell,
    /// The cell that is read next.
    NextCell,
    /// What is said to the own team.
    TeamChat,
}

impl Kind {
    /// All of them.
    pub(super) const ALL: [Self; 6] = [
        Self::Defense,
        Self::Offense,
        Self::Dice,
        Self::UnreadCell,
        Self::NextCell,
        Self::TeamChat,
    ];

    /// As it is printed.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Defense => "defensive decision",
            Self::Offense => "offensive decision",
            Self::Dice => "secret of the dice",
            Self::UnreadCell => "card, unread",
            Self::NextCell => "card, read next",
            Self::TeamChat => "team chat",
        }
    }
}

/// The seeds of the demos on which a pair lives, and which game of theirs it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The seed of two of them.
    pub(super) seed: u64,
    /// The seed of the third, where the dice differ.
    pub(super) other: u64,
    /// Games before it.
    pub(super) game: usize,
}

/// A pair of worlds.
#[derive(Debug)]
pub(super) struct Pair {
    /// What is hidden.
    pub(super) kind: Kind,
    /// The teams in either world.
    pub(super) create: [Value; 2],
    /// Whose manager knows it; nobody, where the server alone does.
    pub(super) knows: Option<Team>,
    /// What happens in either world: the same, but for what is hidden and what comes of it.
    pub(super) steps: [Vec<Step>; 2],
    /// What is by its nature another in the other world and says nothing: the seals of two secrets.
    pub(super) besides: [Vec<String>; 2],
    /// In words: which two things the worlds differ in.
    pub(super) differ_in: [String; 2],
}

impl Pair {
    /// Whether it comes out in the end. Otherwise he who knows it must be told another thing in the other world.
    pub(super) fn is_disclosed(&self) -> bool {
        let end = |step: &Step| matches!(step, Step::Disclosed);
        self.steps.iter().all(|steps| steps.iter().any(end))
    }

    /// Draws a pair.
    ///
    /// # Errors
    /// When the rules refuse what was drawn.
    pub(super) fn draw(place: Place, luck: &mut Luck) -> anyhow::Result<Self> {
        match one_of(&Kind::ALL, luck).context("nothing is hidden")? {
            Kind::Defense => decision(place, luck, true),
            Kind::Offense => decision(place, luck, false),
            Kind::Dice => dice(place, luck),
            Kind::UnreadCell => unread_cell(place, luck),
            Kind::NextCell => next_cell(place, luck),
            Kind::TeamChat => team_chat(place, luck),
        }
    }
}

/// Most commands before the moment.
const BEFORE: u64 = 40;

fn manual() -> anyhow::Result<GameSetup> {
    serde_json::from_str(SETUP).context("the teams")
}

fn create(setup: &GameSetup) -> Value {
    json!({"setup": setup, "managers": {"away": AWAY, "home": HOME}})
}

/// What happens until a moment between two plays.
fn until_between_plays(paper: &mut Paper, luck: &mut Luck) -> anyhow::Result<Vec<Step>> {
    let mut steps = Vec::new();
    let least = luck.below(BEFORE);
    while (steps.len() as u64) < least || !paper.is_between_plays() {
        let (team, command) = paper.next(luck)?;
        steps.push(Step::Ask(paper.take(team, &command)?.0));
    }
    Ok(steps)
}

fn ask(paper: &mut Paper, team: Team, command: &Command) -> anyhow::Result<Step> {
    Ok(Step::Ask(paper.take(team, command)?.0))
}

/// The hosts give up, and everybody looks once more.
fn end(paper: &mut Paper, steps: &mut Vec<Step>) -> anyhow::Result<()> {
    let team = Team::Home;
    steps.push(ask(paper, team, &Command::Forfeit { team })?);
    steps.push(Step::Look);
    Ok(())
}

/// What may be said.
const WORDS: [&str; 3] = [
    "Watch the man on first; he goes on the next pitch.",
    "No.",
    "I will walk him and pitch to the next one, whoever comes up to bat.",
];

/// Something is said to the own team.
fn team_chat(place: Place, luck: &mut Luck) -> anyhow::Result<Pair> {
    let setup = manual()?;
    let mut paper = Paper::new(&setup, secret(place.seed, place.game))?;
    let before = until_between_plays(&mut paper, luck)?;
    let team = *one_of(&Team::ALL, luck).context("no team")?;
    let first = luck.below(WORDS.len() as u64);
    let said = [first, first + 1 + luck.below(WORDS.len() as u64 - 1)];
    let said = said.map(|place| {
        let words = WORDS.iter().cycle().nth(usize::try_from(place).ok()?);
        words.copied()
    });
    let mut steps = [before.clone(), before];
    for (steps, said) in steps.iter_mut().zip(said) {
        let said = said.context("nothing is said")?;
        steps.push(Step::Ask(Ask::to_team(team, said)));
        steps.push(Step::Look);
        end(&mut paper.clone(), steps)?;
    }
    Ok(Pair {
        kind: Kind::TeamChat,
        create: [create(&setup), create(&setup)],
        knows: Some(team),
        steps,
        besides: [Vec::new(), Vec::new()],
        differ_in: said.map(|said| said.unwrap_or_default().to_owned()),
    })
}
