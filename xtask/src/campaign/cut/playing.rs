//! One playing of the game: uncut, to see how long its steps are, or with its cuts.
//!
//! The visitors' manager is at the end of the wire. A step begins when he has been told everything before it. It is his
//! coming into the room, or a command, whoever sends it, until he has been told all that came of it.

use super::same;
use super::script::{Script, Step};
use super::wire::{Bytes, Way, Wire};
use crate::campaign::recorded::{Game, Managers, Records};
use anyhow::{Context, ensure};
use serde_json::Value;
use std::net::SocketAddr;
use std::sync::Arc;

/// Where it is played, and what.
#[derive(Clone)]
pub(super) struct Stage {
    pub(super) script: Arc<Script>,
    pub(super) server: SocketAddr,
    pub(super) records: Arc<Records>,
}

/// The game as it is when nothing is cut.
#[derive(Debug)]
pub(super) struct Uncut {
    /// The bytes of his coming, and then of each command.
    pub(super) steps: Vec<Bytes>,
    /// The bytes of coming anew to the game that is over: the connection, the room, the whole state.
    pub(super) visit: Bytes,
    /// What he is shown.
    events: Vec<Value>,
    /// What he sees when he has come.
    beginning: Value,
    /// What he sees at the end.
    end: Value,
}

/// Where the wire is cut in one playing, and which way.
#[derive(Clone, Debug)]
pub(super) struct Cuts {
    pub(super) way: Way,
    /// After how many bytes of each step; none where the step has not so many. What is beyond the last is not played.
    pub(super) steps: Vec<Option<u64>>,
    /// After how many bytes of coming anew, time and again when the game is over.
    pub(super) visits: Vec<u64>,
}

impl Cuts {
    /// How many they are.
    pub(super) fn count(&self) -> u64 {
        let steps = self.steps.iter().flatten();
        (steps.count() + self.visits.len()) as u64
    }
}

/// A game on the table, and the wire to one of its managers.
struct Table {
    wire: Wire,
    managers: Managers,
}

impl Stage {
    /// Plays the game uncut.
    pub(super) async fn measure(&self) -> anyhow::Result<Uncut> {
        let wire = Wire::to(self.server).await?;
        let (managers, watching) = self.game(&wire).await?.begin();
        let mut table = Table { wire, managers };
        let measured = table.measured(&self.script).await;
        let (uncut, last) = match measured {
            Ok((uncut, last)) => (Some(uncut), Ok(last)),
            Err(fault) => (None, Err(fault)),
        };
        watching.end(table.managers, last).await?;
        let uncut = uncut.context("the game did not end")?;
        let told: Vec<_> = uncut.events.iter().map(|event| &event["event"]).collect();
        ensure!(
            told == self.script.events.iter().collect::<Vec<_>>(),
            "the game was recorded with other events than {told:?}"
        );
        Ok(uncut)
    }

    /// Plays the game with these cuts, and holds it to the one without. How often the wire was cut.
    pub(super) async fn play(&self, uncut: &Uncut, cuts: &Cuts) -> anyhow::Result<u64> {
        let wire = Wire::to(self.server).await?;
        let (managers, watching) = self.game(&wire).await?.begin();
        let mut table = Table { wire, managers };
        let last = table.cut(&self.script, uncut, cuts).await;
        watching.end(table.managers, last).await?;
        Ok(table.wire.cuts())
    }

    /// A game in whose room the others are.
    async fn game(&self, wire: &Wire) -> anyhow::Result<Game> {
        let create = &self.script.create;
        let mut game = Game::of(create, self.server, &self.records, wire.address()).await?;
        game.receive().await?;
        Ok(game)
    }
}

impl Table {
    /// Plays, and measures every step. The number of the last event besides.
    async fn measured(&mut self, script: &Script) -> anyhow::Result<(Uncut, u64)> {
        self.managers.away.keep_events();
        let mut steps = Vec::new();
        let mut beginning = Value::Null;
        let mut last = 0;
        for step in with_the_coming(script) {
            let before = self.wire.carried();
            last = self.step(step).await?;
            steps.push(self.length(before).await?);
            if step.is_none() {
                beginning = self.state().await?;
            }
        }
        let end = self.state().await?;
        let before = self.wire.carried();
        self.visit().await?;
        let visit = self.length(before).await?;
        let uncut = Uncut {
            steps,
            visit,
            events: self.events()?,
            beginning,
            end,
        };
        Ok((uncut, last))
    }

    /// What a step that has just ended has carried. It ended with a question that is no part of it.
    async fn length(&mut self, before: Bytes) -> anyhow::Result<Bytes> {
        let after = self.wire.carried();
        self.managers.away.has_all().await?;
        let question = self.wire.carried().without(after);
        Ok(after.without(before).without(question))
    }

    /// Plays, cuts, and compares. The number of the last event.
    async fn cut(&mut self, script: &Script, uncut: &Uncut, cuts: &Cuts) -> anyhow::Result<u64> {
        self.managers.away.keep_events();
        let mut last = 0;
        for (number, (step, after)) in with_the_coming(script).zip(&cuts.steps).enumerate() {
            match (step, after) {
                (_, None) => (),
                (None, Some(after)) => self.wire.cut_next(cuts.way, *after),
                (Some(_), Some(after)) => self.wire.cut(cuts.way, *after),
            }
            let played = self.step(step).await;
            last = played.with_context(|| format!("step {number}, cut after {after:?}"))?;
        }
        let expected = if cuts.steps.len() > 1 {
            &uncut.end
        } else {
            &uncut.beginning
        };
        let state = self.state().await?;
        ensure!(
            state == *expected,
            "it came to {state}, and uncut to {expected}"
        );
        for after in &cuts.visits {
            self.wire.cut_next(cuts.way, *after);
            let state = same::of_state(self.visit().await?);
            ensure!(
                state == *expected,
                "who comes anew, cut after {after}, sees {state}, and uncut {expected}"
            );
        }
        self.compare_events(uncut, last)?;
        Ok(last)
    }

    /// One step: he comes, or somebody sends a command. The number of the last event, which he has seen.
    async fn step(&mut self, step: Option<&Step>) -> anyhow::Result<u64> {
        let Managers { data, home, away } = &mut self.managers;
        let last = match step {
            None => {
                away.come().await?;
                1
            }
            Some(step) => {
                let mut data = data.clone();
                if let Some(data) = data.as_object_mut() {
                    data.extend(step.data.clone());
                }
                let sender = if step.of_home { home } else { &mut *away };
                sender.ask(step.event, &data).await?
            }
        };
        away.until(last).await?;
        away.has_all().await?;
        Ok(last)
    }

    /// He hangs up and comes anew. What he sees then.
    async fn visit(&mut self) -> anyhow::Result<Value> {
        let away = &mut self.managers.away;
        let state = away.come_anew().await?;
        away.has_all().await?;
        Ok(state)
    }

    /// What both managers see.
    async fn state(&mut self) -> anyhow::Result<Value> {
        Ok(same::of_state(self.managers.view().await?))
    }

    /// He was shown everything up to this event, and as if nothing had been cut.
    fn compare_events(&mut self, uncut: &Uncut, last: u64) -> anyhow::Result<()> {
        let events = self.events()?;
        for (event, uncut) in events.iter().zip(&uncut.events) {
            ensure!(event == uncut, "he was shown {event}, and uncut {uncut}");
        }
        ensure!(
            events.len() as u64 == last,
            "he was shown {} events of {last}",
            events.len(),
        );
        Ok(())
    }

    /// What he was shown.
    fn events(&mut self) -> anyhow::Result<Vec<Value>> {
        let events = self.managers.away.take_events();
        events.iter().map(|event| same::of_event(event)).collect()
    }
}

/// All steps of a game: none stands for his coming.
fn with_the_coming(script: &Script) -> impl Iterator<Item = Option<&Step>> {
    std::iter::once(None).chain(script.steps.iter().map(Some))
}
