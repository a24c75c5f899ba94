//! The advances of a play: where everybody went of whom the basic play has not said it, and what stands in brackets
//! behind.

use super::hands::{digits, way};
use super::text::Draft;
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::scored::{Class, Earned, Run, ScoredOut};
use std::fmt::Write;

impl Draft<'_> {
    /// The lead runner first, the batter last; those put out in the order it happened.
    pub(super) fn advances(&self) -> Vec<String> {
        let mut outs = self.play.outs.iter().zip(self.told);
        let mut next_out = || outs.find_map(|(out, told)| (!told).then_some(out));
        let mut advances = Vec::new();
        for from in Origin::ALL.into_iter().rev() {
            let mut own = self.play.outs.iter().zip(self.told);
            if own.any(|(out, told)| out.man == from && !told) {
                advances.extend(next_out().map(|out| self.put_out(out)));
            }
            let mut safe = self.play.moves.iter();
            let Some(moved) = safe.find(|moved| moved.from == from) else {
                continue;
            };
            let notes = self.notes(from, moved.run);
            let implied = self.implied[place(from)] == Some(moved.to);
            if !implied || !notes.is_empty() {
                advances.push(format!("{}-{}{notes}", man(from), place_name(moved.to)));
            }
        }
        advances
    }

    fn put_out(&self, out: &ScoredOut) -> String {
        let (who, to) = (man(out.man), place_name(self.tried(out)));
        let mut text = format!("{who}X{to}");
        for note in &self.notes[place(out.man)] {
            let _ = write!(text, "({note})");
        }
        let _ = write!(text, "({})", digits(&way(out)));
        text
    }

    /// The base for which a man tried who was put out: his own after a catch, else the next.
    fn tried(&self, out: &ScoredOut) -> Destination {
        let caught = self.play.class == Class::Out && self.play.is_out(Origin::Plate);
        let doubled_off = caught && self.play.double_play.is_some();
        if let (true, Origin::On(base)) = (doubled_off, out.man) {
            return Destination::On(base);
        }
        let from = self.implied[place(out.man)];
        let from = from.map_or(out.man.number(), Destination::number);
        Destination::try_from((from + 1).min(4)).unwrap_or(Destination::Home)
    }

    /// What is written behind an advance.
    fn notes(&self, from: Origin, run: Option<Run>) -> String {
        let mut notes = String::new();
        for note in &self.notes[place(from)] {
            let _ = write!(notes, "({note})");
        }
        notes += match run.map(|run| run.earned) {
            Some(Earned::No) => "(UR)",
            Some(Earned::OffPitcherOnly) => "(TUR)",
            Some(Earned::Yes) | None => "",
        };
        notes += match self.batted_in[place(from)] {
            Some(true) => "(RBI)",
            Some(false) => "(NR)",
            None => "",
        };
        notes
    }
}

/// The place of a man among the batter and the runners on first to third.
pub(super) fn place(man: Origin) -> usize {
    usize::from(man.number())
}

const fn man(from: Origin) -> &'static str {
    match from {
        Origin::Plate => "B",
        Origin::On(Base::First) => "1",
        Origin::On(Base::Second) => "2",
        Origin::On(Base::Third) => "3",
    }
}

pub(super) const fn place_name(to: Destination) -> &'static str {
    match to {
        Destination::On(Base::First) => "1",
        Destination::On(Base::Second) => "2",
        Destination::On(Base::Third) => "3",
        Destination::Home => "H",
    }
}
