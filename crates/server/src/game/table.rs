//! A loaded game: its state, its dice, where its log stands, and what is told of it so far.

use super::told::Told;
use crate::view::event::Happened;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Dice, Event, GameState, Phase, apply, fold};
use bandbox_scorebook::Scorekeeper;
use bandbox_store::{GameId, Head, Seq, Store, StoreError, StoredEvent};

/// A whole log is read at once: no game comes near so many events.
pub(crate) const WHOLE_LOG: u32 = 100_000;

/// A game in memory.
#[derive(Debug)]
pub(crate) struct Table {
    /// The state that the log leads to.
    pub(crate) state: GameState,
    /// The dice.
    pub(crate) dice: Dice,
    /// Where the log stands.
    pub(crate) head: Head,
    /// The user who manages each team.
    pub(crate) managers: ByTeam<String>,
    /// What is told of it.
    pub(crate) told: Told,
}

impl Table {
    /// Recovers a game from its log; `None` if there is no such game.
    ///
    /// # Errors
    /// Whatever keeps the store from answering, and a damaged log.
    pub(crate) async fn load(store: &Store, game: GameId) -> Result<Option<Self>, StoreError> {
        let Some(loaded) = store.load(game).await? else {
            return Ok(None);
        };
        let events = store.read(game, Seq::ZERO, WHOLE_LOG).await?;
        // The store does not load a log without a beginning.
        let created = events.first().map(|first| Scorekeeper::begin(&first.event));
        let Some(Ok(scorekeeper)) = created else {
            return Ok(None);
        };
        let dice = Dice::new(loaded.secret);
        let mut table = Self {
            dice: opened(dice, &loaded.state),
            state: loaded.state,
            head: loaded.head,
            managers: loaded.managers,
            told: Told::new(scorekeeper),
        };
        // What was told is recovered by telling it again; the state itself comes from the store.
        let told = &mut table.told;
        retell(&events, |happened| told.tell(happened));
        Ok(Some(table))
    }

    /// Takes an event that is durable: what everybody is to be shown of it, and then the state after it.
    pub(crate) fn record(
        &mut self,
        seq: u64,
        event: &Event,
        at: jiff::Timestamp,
        show: impl FnOnce(&Happened<'_>),
    ) {
        let happened = Happened::new(seq, &self.state, event, at);
        show(&happened);
        self.told.tell(&happened);
        apply(&mut self.state, event);
        if matches!(event, Event::GameStarted) {
            self.dice = opened(self.dice.clone(), &self.state);
        }
    }
}

/// Before the game starts the entropy is not settled, and the key would not be the game's.
fn opened(dice: Dice, state: &GameState) -> Dice {
    match state.phase() {
        Phase::BeforeGame => dice,
        Phase::LineupDue { .. }
        | Phase::DecisionsDue { .. }
        | Phase::EntryDue
        | Phase::RollDue { .. }
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. }
        | Phase::Final { .. } => dice.open(state.entropy()),
    }
}

/// Goes through a log from its beginning, with the state before each event.
pub(crate) fn retell(log: &[StoredEvent], mut visit: impl FnMut(&Happened<'_>)) {
    let Some(first) = log.first() else {
        return;
    };
    // A log that does not begin with a legal creation was refused when the game was loaded.
    let Ok(mut state) = fold([&first.event]) else {
        return;
    };
    for stored in log {
        visit(&Happened::new(
            stored.seq.0,
            &state,
            &stored.event,
            stored.at,
        ));
        apply(&mut state, &stored.event);
    }
}
