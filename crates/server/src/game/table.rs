//! A loaded game: its state, its dice, where its log stands, and what is told of it so far.

use super::told::Told;
use crate::view::event::Happened;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Dice, Event, GameState, Phase, apply, fold};
use bandbox_scorebook::Scorekeeper;
use bandbox_store::{GameId, Head, Seats, Store, StoreError, StoredEvent};

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
    /// Who belongs to it, and who else may come.
    pub(crate) seats: Seats,
    /// Who is ready to begin. No log has it.
    pub(crate) ready: ByTeam<bool>,
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
        let log = &loaded.events;
        // The store does not load a log without a legal beginning. The state is folded once more beside what is told of
        // it, so that both share what never changes.
        let Some(Ok(created)) = log.first().map(|first| fold([&first.event])) else {
            return Ok(None);
        };
        let mut told = Told::new(Scorekeeper::of(created.clone()));
        let state = tell(created, log, |happened| told.tell(happened));
        Ok(Some(Self {
            dice: opened(Dice::new(loaded.secret), &state),
            state,
            head: loaded.head,
            seats: Seats {
                managers: loaded.managers,
                creator: loaded.creator,
                access: loaded.access,
            },
            ready: ByTeam::default(),
            told,
        }))
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
            self.ready = ByTeam::default();
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
pub(crate) fn retell(log: &[StoredEvent], visit: impl FnMut(&Happened<'_>)) {
    // A log that does not begin with a legal creation was refused when the game was loaded.
    if let Some(Ok(created)) = log.first().map(|first| fold([&first.event])) {
        tell(created, log, visit);
    }
}

/// The same from the state that the first event created; gives the state after the last.
fn tell(
    created: GameState,
    log: &[StoredEvent],
    mut visit: impl FnMut(&Happened<'_>),
) -> GameState {
    let mut state = created;
    for stored in log {
        visit(&Happened::new(
            stored.seq.0,
            &state,
            &stored.event,
            stored.at,
        ));
        apply(&mut state, &stored.event);
    }
    state
}
