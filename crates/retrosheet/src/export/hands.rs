//! Through whose hands the ball went, as digits: who made an out, and who erred.

use bandbox_engine::position::Position;
use bandbox_engine::scored::{ErrorKind, ScoredError, ScoredOut, ScoredPlay};
use std::collections::VecDeque;

/// Those who had the ball; nobody where that is not known.
pub(super) fn way(out: &ScoredOut) -> Vec<Position> {
    let mut way = out.assists.to_vec();
    // Whoever helped last and made the out himself had the ball twice, and not twice in a row.
    if out.putout.is_some()
        && way.last().copied() == out.putout
        && let Some(between) = way.first().copied()
    {
        way.push(between);
    }
    way.extend(out.putout);
    if out.putout.is_none() {
        Vec::new()
    } else {
        way
    }
}

/// The digits of those who had the ball, `99` where they are not known.
pub(super) fn digits(way: &[Position]) -> String {
    if way.is_empty() {
        return "99".to_owned();
    }
    way.iter().map(|man| man.number().to_string()).collect()
}

/// Errors that are still to be told, each with those who helped towards the out that it prevented.
pub(super) struct Errors(VecDeque<(ScoredError, Vec<Position>)>);

impl Errors {
    /// The errors of a play. Who helped towards which out is not known; throws that were dropped come first.
    pub(super) fn of(play: &ScoredPlay) -> Self {
        let mut helped: VecDeque<Vec<Position>> = VecDeque::new();
        for position in &play.fruitless_assists {
            // Nobody has two assists towards one out.
            match helped.back_mut() {
                Some(own) if !own.contains(position) => own.push(*position),
                Some(_) | None => helped.push_back(vec![*position]),
            }
        }
        let errors = play.errors.iter().map(|error| (*error, Vec::new()));
        let mut errors: VecDeque<(ScoredError, Vec<Position>)> = errors.collect();
        for kind in [ErrorKind::Dropped, ErrorKind::Throwing, ErrorKind::Fielding] {
            for (_, own) in errors.iter_mut().filter(|(error, _)| error.kind == kind) {
                *own = helped.pop_front().unwrap_or_default();
            }
        }
        Self(errors)
    }

    /// The first error that nobody helped towards.
    pub(super) fn first(&mut self) -> Option<ScoredError> {
        let place = self.0.iter().position(|(_, helped)| helped.is_empty())?;
        self.0.remove(place).map(|(error, _)| error)
    }

    /// An error that ends a string of fielders: `6E3`.
    pub(super) fn muff(&mut self) -> Option<String> {
        let place = self
            .0
            .iter()
            .position(|(error, helped)| error.kind == ErrorKind::Dropped && !helped.is_empty())?;
        let (error, helped) = self.0.remove(place)?;
        Some(format!("{}E{}", digits(&helped), error.position.number()))
    }

    /// The next error as it stands in brackets: `6E3`, `E2/TH`. A runner is rather saved by an error on a throw.
    pub(super) fn in_brackets(&mut self, on_a_throw: bool) -> Option<String> {
        let on_throws = |(error, helped): &(ScoredError, Vec<Position>)| {
            !helped.is_empty() || error.kind != ErrorKind::Fielding
        };
        let place = self.0.iter().position(on_throws).filter(|_| on_a_throw);
        let (error, helped) = self.0.remove(place.unwrap_or_default())?;
        let helped = if helped.is_empty() {
            String::new()
        } else {
            digits(&helped)
        };
        let throw = match error.kind {
            ErrorKind::Throwing => "/TH",
            ErrorKind::Fielding | ErrorKind::Dropped => "",
        };
        Some(format!("{helped}E{}{throw}", error.position.number()))
    }
}
