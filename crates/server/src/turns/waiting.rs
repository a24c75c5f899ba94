//! Games that have moved, each until it has stood still for a while.

use bandbox_store::GameId;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Instant;
use tokio::sync::Notify;

/// Games, each with the moment at which it is looked at.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    games: Mutex<Games>,
    /// There was none, and there is one now.
    first: Notify,
}

#[derive(Debug, Default)]
struct Games {
    of: HashMap<GameId, Instant>,
    in_order: BTreeSet<(Instant, GameId)>,
}

impl Waiting {
    /// The game is looked at then, and not before.
    pub(super) fn put(&self, game: GameId, at: Instant) {
        self.put_into(&mut self.lock(), game, at);
    }

    /// The game is looked at then, or before, if it waits already.
    pub(super) fn put_if_absent(&self, game: GameId, at: Instant) {
        let mut games = self.lock();
        if !games.of.contains_key(&game) {
            self.put_into(&mut games, game, at);
        }
    }

    fn put_into(&self, games: &mut Games, game: GameId, at: Instant) {
        if games.of.is_empty() {
            self.first.notify_one();
        }
        if let Some(before) = games.of.insert(game, at) {
            games.in_order.remove(&(before, game));
        }
        games.in_order.insert((at, game));
    }

    /// The next game whose moment has come; it no longer waits. Waits for that moment, and for a game if there is none. All
    /// games wait equally long, so none that comes meanwhile is due before.
    pub(super) async fn next(&self) -> GameId {
        loop {
            let until = match self.lock().pop(Instant::now()) {
                Next::Due(game) => return game,
                Next::Later(at) => Some(at),
                Next::None => None,
            };
            match until {
                Some(at) => tokio::time::sleep_until(at.into()).await,
                None => self.first.notified().await,
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, Games> {
        // A panic between two of its changes leaves a game that is looked at for nothing, or not before it moves again.
        self.games.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What comes next.
#[derive(Debug, PartialEq, Eq)]
enum Next {
    /// This game, now.
    Due(GameId),
    /// Something, at this moment.
    Later(Instant),
    /// Nothing waits.
    None,
}

impl Games {
    fn pop(&mut self, now: Instant) -> Next {
        match self.in_order.first().copied() {
            Some((at, game)) if at <= now => {
                self.in_order.pop_first();
                self.of.remove(&game);
                Next::Due(game)
            }
            Some((at, _)) => Next::Later(at),
            None => Next::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn pop(waiting: &Waiting, now: Instant) -> Next {
        waiting.lock().pop(now)
    }

    #[test]
    fn a_game_is_looked_at_when_it_has_stood_still_for_a_while() {
        let (waiting, game, start) = (Waiting::default(), GameId::random(), Instant::now());
        let second = |second| start + Duration::from_secs(second);
        assert_eq!(pop(&waiting, start), Next::None);
        waiting.put(game, second(60));
        waiting.put(game, second(90));
        assert_eq!(pop(&waiting, second(89)), Next::Later(second(90)));
        assert_eq!(pop(&waiting, second(90)), Next::Due(game));
        assert_eq!(pop(&waiting, second(900)), Next::None);
        waiting.put(game, second(60));
        waiting.put_if_absent(game, second(90));
        assert_eq!(pop(&waiting, second(60)), Next::Due(game));
    }

    #[test]
    fn games_are_looked_at_in_the_order_of_their_moments() {
        let (waiting, start) = (Waiting::default(), Instant::now());
        let games: Vec<GameId> = (0..3).map(|_| GameId::random()).collect();
        for (game, second) in [(&games[0], 3), (&games[1], 1), (&games[2], 2)] {
            waiting.put(*game, start + Duration::from_secs(second));
        }
        let later = start + Duration::from_secs(9);
        for game in [&games[1], &games[2], &games[0]] {
            assert_eq!(pop(&waiting, later), Next::Due(*game));
        }
    }
}
