//! The tree: every decision, fall of the dice, report and answer from a game on, play by play.

use super::falls::{Fallen, give};
use super::page::{Page, Standing};
use bandbox_engine::bases::Bases;
use bandbox_engine::dice::faces::Faces;
use bandbox_engine::event::Ending;
use bandbox_engine::fatigue::Fatigue;
use bandbox_engine::inning::{HalfInning, Outs};
use bandbox_engine::lineup::BattingSlot;
use bandbox_engine::state::Waiting;
use bandbox_engine::stealing::Jumps;
use bandbox_engine::stint::PitcherStint;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Actor, Command, GameState, Phase, legal};
use std::collections::HashMap;
use std::ops::AddAssign;

/// How many paths lead to a place, and how likely it is to come there by lot.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Ways {
    /// Different sequences of decisions, falls of the dice, reports and answers.
    pub(crate) paths: u128,
    /// The odds when everything that is open to a manager is as likely as anything else, and the dice are fair.
    pub(crate) odds: f64,
}

impl AddAssign for Ways {
    fn add_assign(&mut self, more: Self) {
        self.paths += more.paths;
        self.odds += more.odds;
    }
}

/// Where a game stands after one play, after two, and so on. A path that leaves the half-inning ends there.
pub(crate) fn grow(start: &GameState, plays: usize) -> Vec<Page> {
    let whole = Ways {
        paths: 1,
        odds: 1.0,
    };
    let mut on = Games::default();
    on.add(start.clone(), whole);
    let mut over = Page::default();
    let mut pages = Vec::new();
    for play in 1..=plays {
        let mut page = over.clone();
        let mut after = Games::default();
        next_play(on, |state, ways| {
            let standing = standing(start, &state);
            page.add(standing, ways);
            match standing {
                Standing::On { .. } if play < plays => after.add(state, ways),
                Standing::On { .. } => (),
                Standing::Retired { .. } | Standing::Won { .. } => over.add(standing, ways),
            }
        });
        pages.push(page);
        on = after;
    }
    pages
}

/// Every way from these games to the end of a play.
fn next_play(mut games: Games, mut played: impl FnMut(GameState, Ways)) {
    while !games.found.is_empty() {
        let mut between = Games::default();
        for (state, ways) in games.found {
            let open = open(&state);
            #[allow(clippy::cast_precision_loss)] // Nothing is open in as many ways as 2^53.
            let by_lot = ways.odds / open.len() as f64;
            for command in &open {
                give(&state, command, &mut |fallen: Fallen| {
                    let ways = Ways {
                        paths: ways.paths * fallen.falls,
                        odds: by_lot * fallen.odds,
                    };
                    if fallen.played {
                        played(fallen.state, ways);
                    } else {
                        between.add(fallen.state, ways);
                    }
                });
            }
        }
        games = between;
    }
}

/// What is open: decisions, the fielding manager's first; then the roll, reports and answers, but no substitutions.
fn open(state: &GameState) -> Vec<Command> {
    let defense_due = matches!(state.phase(), Phase::DecisionsDue { defense: None, .. });
    let mut commands = legal(state, Actor::Umpire).commands;
    commands.retain(|command| match command {
        Command::DecideDefense { .. } => true,
        Command::DecideOffense { .. } => !defense_due,
        Command::Roll | Command::ReportOutcome { .. } | Command::Answer { .. } => true,
        Command::CommitEntropy { .. }
        | Command::RevealEntropy { .. }
        | Command::StartGame
        | Command::Substitute { .. }
        | Command::SwapPositions { .. }
        | Command::RequestTakeBack { .. }
        | Command::AnswerTakeBack { .. }
        | Command::Score { .. }
        | Command::Suspend
        | Command::Resume
        | Command::Forfeit { .. }
        | Command::Abandon => false,
    });
    assert!(!commands.is_empty(), "stuck in {:?}", state.phase());
    commands
}

/// Games, each once, with the ways to it; in the order in which they were found, so that odds are always added up in
/// the same order.
#[derive(Default)]
struct Games {
    found: Vec<(GameState, Ways)>,
    places: HashMap<Key, usize>,
}

impl Games {
    fn add(&mut self, state: GameState, ways: Ways) {
        let place = *self
            .places
            .entry(Key::of(&state))
            .or_insert(self.found.len());
        match self.found.get_mut(place) {
            Some((_, all)) => *all += ways,
            None => self.found.push((state, ways)),
        }
    }
}

/// All of a game that its future depends on.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    phase: Phase,
    half_inning: HalfInning,
    outs: Outs,
    bases: Bases,
    score: ByTeam<u16>,
    batter: BattingSlot,
    jumps: Jumps,
    tiring: Option<(Fatigue, PitcherStint)>,
}

impl Key {
    fn of(state: &GameState) -> Self {
        let mut phase = *state.phase();
        // A roll that waits has been looked at already.
        match &mut phase {
            Phase::OutcomeDue { roll, .. }
            | Phase::ChoiceDue {
                waiting: Waiting::Roll(roll),
                ..
            } => roll.faces = Faces::default(),
            Phase::BeforeGame
            | Phase::LineupDue { .. }
            | Phase::DecisionsDue { .. }
            | Phase::EntryDue
            | Phase::RollDue { .. }
            | Phase::ChoiceDue { .. }
            | Phase::Final { .. } => (),
        }
        let fielding = state.fielding();
        Self {
            phase,
            half_inning: state.half_inning(),
            outs: state.outs(),
            bases: *state.bases(),
            score: *state.score(),
            batter: state.due_up(state.batting()),
            jumps: *state.jumps(),
            tiring: state
                .fatigue(fielding)
                .map(|fatigue| (fatigue, state.stint(fielding))),
        }
    }
}

/// Where a game stands, seen from where it started.
fn standing(start: &GameState, state: &GameState) -> Standing {
    let team = start.batting();
    let runs = state.score()[team] - start.score()[team];
    let over = match state.phase() {
        Phase::Final { result } => Some(result.ending),
        Phase::BeforeGame
        | Phase::LineupDue { .. }
        | Phase::DecisionsDue { .. }
        | Phase::EntryDue
        | Phase::RollDue { .. }
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. } => None,
    };
    if over == Some(Ending::WalkOff) {
        Standing::Won { runs }
    } else if over.is_some() || state.half_inning() != start.half_inning() {
        Standing::Retired { runs }
    } else {
        Standing::on(state.outs(), state.occupied(), runs)
    }
}
