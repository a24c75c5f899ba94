//! The text of a play.

use crate::play_text::PlayText;
use crate::scoring::scored_play;
use bandbox_engine::GameState;
use bandbox_engine::PlayOutcome;
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::play::{BatterResult, Out, OutKind, Play};
use bandbox_engine::position::Position;
use bandbox_engine::scored::{Earned, ScoredPlay};
use bandbox_scorebook::box_score::{RunAccount, on_their_own};
use std::fmt::Write;

/// The play as a scorer writes it; none when there is nothing to write. `before` is the game before it, `runs` are
/// those that scored on it.
pub(super) fn text(before: &GameState, play: &Play, runs: &[RunAccount]) -> Option<String> {
    let mut draft = Draft {
        play,
        runs,
        head: String::new(),
        modifiers: Vec::new(),
        implied: [None; 4],
        told: [false; 3],
        errors: play.errors.iter().map(|error| error.position).collect(),
        batted_in: [None; 4],
    };
    draft.basic();
    if draft.head.is_empty() {
        return None;
    }
    draft.credited_as();
    draft.say_what_was_batted_in(before);
    Some(draft.written())
}

/// What a reader makes of the text of a play.
pub(super) fn read(before: &GameState, play: &Play, text: &str) -> Option<ScoredPlay> {
    let slot = before.due_up(before.batting());
    let text = PlayText::read(text.as_bytes()).ok()?;
    scored_play(before, play.batter, slot, &text)
}

/// A text while it is being put together.
struct Draft<'a> {
    play: &'a Play,
    runs: &'a [RunAccount],
    /// The basic play.
    head: String,
    modifiers: Vec<String>,
    /// Where the basic play puts men: the batter, then the runners on first to third.
    implied: [Option<Destination>; 4],
    /// Which outs the basic play tells.
    told: [bool; 3],
    /// Errors that are still to be told, in order.
    errors: Vec<Position>,
    /// What must be said of runs that custom would count otherwise.
    batted_in: [Option<bool>; 4],
}

impl Draft<'_> {
    fn basic(&mut self) {
        let play = self.play;
        let at = play.hit_location.or(play.check_position);
        let at = at
            .map(|position| position.number().to_string())
            .unwrap_or_default();
        let first = Some(Destination::On(Base::First));
        let (head, batter) = match play.batter_result {
            BatterResult::Single => (format!("S{at}"), first),
            BatterResult::Double => (format!("D{at}"), Some(Destination::On(Base::Second))),
            BatterResult::Triple => (format!("T{at}"), Some(Destination::On(Base::Third))),
            BatterResult::HomeRun => ("HR".to_owned(), Some(Destination::Home)),
            BatterResult::Walk => ("W".to_owned(), first),
            BatterResult::IntentionalWalk => ("IW".to_owned(), first),
            BatterResult::HitByPitch => ("HP".to_owned(), first),
            BatterResult::CatcherInterference => {
                let by = self.next_error().unwrap_or(Position::Catcher);
                (format!("C/E{}", by.number()), first)
            }
            BatterResult::ReachedOnError | BatterResult::SacrificeFlyOnError => {
                let by = self.next_error();
                let by = by.or(play.hit_location).unwrap_or(Position::Shortstop);
                (format!("E{}", by.number()), first)
            }
            BatterResult::Strikeout => (self.strikeout(), None),
            BatterResult::Out | BatterResult::SacrificeFly | BatterResult::FieldersChoice => {
                return self.fielded(&at);
            }
            BatterResult::StillUp => return self.still_up(),
        };
        self.head = head;
        self.implied[0] = batter;
    }

    fn next_error(&mut self) -> Option<Position> {
        (!self.errors.is_empty()).then(|| self.errors.remove(0))
    }

    fn strikeout(&mut self) -> String {
        let mut head = "K".to_owned();
        let batter = self
            .play
            .outs
            .iter()
            .position(|out| out.from == Origin::Plate);
        if let Some(place) = batter {
            let way = way(&self.play.outs[place]);
            if way != [Position::Catcher] {
                head += &digits(&way);
            }
            self.told[place] = true;
        }
        let running = self.running();
        if !running.is_empty() {
            let _ = write!(head, "+{running}");
        }
        head
    }

    /// Steals, runners caught and picked off, joined: `SB3;SB2`, `CS2(24)`.
    fn running(&mut self) -> String {
        let mut parts = Vec::new();
        for (base, own) in Base::ALL.into_iter().zip(on_their_own(self.play)).rev() {
            let to = base.next().map_or(Destination::Home, Destination::On);
            let out = self
                .play
                .outs
                .iter()
                .position(|out| out.from == Origin::On(base));
            let by = out.map(|place| digits(&way(&self.play.outs[place])));
            if own.stole {
                self.implied[usize::from(base.number())] = Some(to);
                parts.push(format!("SB{}", place_name(to)));
            } else if let (true, Some(by)) = (own.caught, &by) {
                parts.push(format!("CS{}({by})", place_name(to)));
            } else if let (true, Some(by)) = (own.picked_off, &by) {
                parts.push(format!("PO{}({by})", base.number()));
            } else {
                continue;
            }
            if let Some(place) = out {
                self.told[place] = true;
            }
            // Only steals can stand beside one another.
            if !own.stole {
                break;
            }
        }
        parts.join(";")
    }

    fn still_up(&mut self) {
        let running = self.running();
        let outcome = self.play.outcome;
        self.head = if !running.is_empty() {
            running
        } else if outcome == PlayOutcome::WildPitch {
            "WP".to_owned()
        } else if outcome == PlayOutcome::PassedBall {
            "PB".to_owned()
        } else if outcome == PlayOutcome::Balk {
            "BK".to_owned()
        } else if outcome == PlayOutcome::DefensiveIndifference {
            "DI".to_owned()
        } else if self.play.movements.is_empty() && self.play.outs.is_empty() {
            match self.next_error() {
                Some(by) => format!("FLE{}", by.number()),
                None => String::new(),
            }
        } else {
            "OA".to_owned()
        };
    }

    /// A ball that was fielded: a string of outs while one goes on from the other, or the fielder's choice.
    fn fielded(&mut self, at: &str) {
        let mut holder = None;
        let mut batter_is_out = false;
        for (place, out) in self.play.outs.iter().enumerate() {
            let way = way(out);
            let goes_on = holder.is_none() || way.first().copied() == holder;
            let on_the_ball = match out.kind {
                OutKind::Caught | OutKind::AtFirst | OutKind::Force | OutKind::DoubledOff => true,
                OutKind::Strikeout | OutKind::Tag | OutKind::Interference | OutKind::Appeal => {
                    out.from == Origin::Plate
                }
            };
            if !goes_on || !on_the_ball {
                break;
            }
            // Whoever made the last out has the ball.
            let touches = if holder.is_some() && way.len() > 1 {
                &way[1..]
            } else {
                &way[..]
            };
            self.head += &digits(touches);
            let is_last = place + 1 == self.play.outs.len();
            match out.from {
                Origin::Plate if is_last => (),
                Origin::Plate => self.head += "(B)",
                Origin::On(base) => {
                    let _ = write!(self.head, "({})", base.number());
                }
            }
            batter_is_out |= out.from == Origin::Plate;
            self.told[place] = true;
            holder = way.last().copied();
        }
        if self.head.is_empty() {
            self.head = format!("FC{at}");
        }
        if !batter_is_out {
            self.implied[0] = Some(Destination::On(Base::First));
            if self.told[0] {
                self.modifiers.push("FO".to_owned());
            }
        }
    }

    /// Sacrifices and double plays.
    fn credited_as(&mut self) {
        let play = self.play;
        let bunted = play.outcome == PlayOutcome::SacrificeBunt
            || play.outcome == PlayOutcome::SqueezeSuccess;
        match play.batter_result {
            BatterResult::SacrificeFly | BatterResult::SacrificeFlyOnError => {
                self.modifiers.push("SF".to_owned());
            }
            BatterResult::Out | BatterResult::FieldersChoice | BatterResult::ReachedOnError
                if bunted =>
            {
                self.modifiers.push("SH".to_owned());
            }
            BatterResult::Out
            | BatterResult::FieldersChoice
            | BatterResult::ReachedOnError
            | BatterResult::Single
            | BatterResult::Double
            | BatterResult::Triple
            | BatterResult::HomeRun
            | BatterResult::Walk
            | BatterResult::IntentionalWalk
            | BatterResult::HitByPitch
            | BatterResult::CatcherInterference
            | BatterResult::Strikeout
            | BatterResult::StillUp => (),
        }
        match play.outs.len() {
            2 if play.grounded_into_double_play => self.modifiers.push("GDP".to_owned()),
            2 => self.modifiers.push("DP".to_owned()),
            3 => self.modifiers.push("TP".to_owned()),
            _ => (),
        }
    }

    /// A reader counts runs as batted in by custom. Where the game says otherwise, so must the text.
    fn say_what_was_batted_in(&mut self, before: &GameState) {
        let Some(read) = read(before, self.play, &self.written()) else {
            return;
        };
        let mut left = self.play.rbi;
        for (moved, run) in read.runs() {
            let counts = left > 0;
            left = left.saturating_sub(1);
            if run.batted_in != counts {
                self.batted_in[usize::from(moved.from.number())] = Some(counts);
            }
        }
    }

    /// The whole of it.
    fn written(&self) -> String {
        let mut text = self.head.clone();
        for modifier in &self.modifiers {
            let _ = write!(text, "/{modifier}");
        }
        let advances = self.advances();
        if !advances.is_empty() {
            let _ = write!(text, ".{}", advances.join(";"));
        }
        text
    }

    /// The lead runner first, the batter last.
    fn advances(&self) -> Vec<String> {
        let mut errors = self.errors.iter();
        let mut advances = Vec::new();
        for from in Origin::ALL.into_iter().rev() {
            let out = self.play.outs.iter().zip(self.told);
            let out = { out }.find(|(out, told)| out.from == from && !told);
            let moved = self.play.movements.iter().find(|moved| moved.from == from);
            if let Some((out, _)) = out {
                let by = digits(&way(out));
                advances.push(format!(
                    "{}X{}({by})",
                    man(from),
                    place_name(tried(self, out))
                ));
                continue;
            }
            let Some(moved) = moved else { continue };
            let notes = self.notes(from, moved.to, &mut errors);
            let implied = self.implied[usize::from(from.number())] == Some(moved.to);
            if !implied || !notes.is_empty() {
                advances.push(format!("{}-{}{notes}", man(from), place_name(moved.to)));
            }
        }
        advances
    }

    /// What is written behind an advance: an error that nobody has been charged with yet, and how a run counts.
    fn notes<'e>(
        &self,
        from: Origin,
        to: Destination,
        errors: &mut impl Iterator<Item = &'e Position>,
    ) -> String {
        let mut notes = String::new();
        if let Some(by) = errors.next() {
            let _ = write!(notes, "(E{})", by.number());
        }
        if to != Destination::Home {
            return notes;
        }
        let run = self.runs.iter().find(|run| run.from == from);
        match run.map(|run| run.earned) {
            Some(Earned::No) => notes += "(UR)",
            Some(Earned::OffPitcherOnly) => notes += "(TUR)",
            Some(Earned::Yes) | None => (),
        }
        match self.batted_in[usize::from(from.number())] {
            Some(true) => notes += "(RBI)",
            Some(false) => notes += "(NR)",
            None => (),
        }
        notes
    }
}

/// The base for which a man tried who was put out: the next that nobody else ends on.
fn tried(draft: &Draft<'_>, out: &Out) -> Destination {
    let own = match (out.kind, out.from) {
        (OutKind::DoubledOff | OutKind::Appeal, Origin::On(base)) => return Destination::On(base),
        (_, from) => {
            draft.implied[usize::from(from.number())].map_or(from.number(), Destination::number)
        }
    };
    Destination::try_from((own + 1).min(4)).unwrap_or(Destination::Home)
}

/// Those who had the ball.
fn way(out: &Out) -> Vec<Position> {
    let credit = &out.credit;
    credit
        .assists
        .iter()
        .copied()
        .chain([credit.putout])
        .collect()
}

fn digits(positions: &[Position]) -> String {
    let digits = positions
        .iter()
        .map(|position| position.number().to_string());
    digits.collect()
}

const fn man(from: Origin) -> &'static str {
    match from {
        Origin::Plate => "B",
        Origin::On(Base::First) => "1",
        Origin::On(Base::Second) => "2",
        Origin::On(Base::Third) => "3",
    }
}

const fn place_name(to: Destination) -> &'static str {
    match to {
        Destination::On(Base::First) => "1",
        Destination::On(Base::Second) => "2",
        Destination::On(Base::Third) => "3",
        Destination::Home => "H",
    }
}
