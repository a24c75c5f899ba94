//! The text of a play, as a scorer writes it.
//!
//! The basic play and what is joined to it tell as much as they can; advances tell the rest. Where a reader would
//! fill in by custom what was otherwise, the text says so.

use super::advances::{place, place_name};
use super::hands::{Errors, digits, way};
use crate::play_text::PlayText;
use crate::scoring::scored_play;
use bandbox_engine::GameState;
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::position::Position;
use bandbox_engine::scored::{
    Class, DoublePlay, ErrorKind, Run, Running, Sacrifice, ScoredPlay, Trajectory,
};
use std::fmt::Write;

/// The play as a scorer writes it. `before` is the game before it.
pub(super) fn text(before: &GameState, play: &ScoredPlay) -> String {
    let mut draft = Draft {
        play,
        parts: Vec::new(),
        modifiers: Vec::new(),
        implied: [None; 4],
        told: [false; 3],
        errors: Errors::of(play),
        notes: Default::default(),
        batted_in: [None; 4],
    };
    draft.basic();
    draft.credited_as();
    draft.say_the_pitch();
    draft.say_the_errors();
    draft.say_against_custom(before);
    draft.written()
}

/// What a reader makes of the text of a play.
pub(super) fn read(before: &GameState, play: &ScoredPlay, text: &str) -> Option<ScoredPlay> {
    let text = PlayText::read(text.as_bytes()).ok()?;
    scored_play(before, play.batter, play.slot, &text)
}

/// A text while it is being put together.
pub(super) struct Draft<'a> {
    pub(super) play: &'a ScoredPlay,
    /// The basic play, and what is joined to it.
    parts: Vec<String>,
    modifiers: Vec<String>,
    /// Where these put men: the batter, then the runners on first to third.
    pub(super) implied: [Option<Destination>; 4],
    /// Which outs they tell.
    pub(super) told: [bool; 3],
    /// What is still to be told of errors.
    errors: Errors,
    /// What stands in brackets behind the advances: of the batter, then of the runners on first to third.
    pub(super) notes: [Vec<String>; 4],
    /// What must be said of runs that custom would count otherwise.
    pub(super) batted_in: [Option<bool>; 4],
}

impl Draft<'_> {
    fn basic(&mut self) {
        let at = self.play.contact.fielder;
        let at = at.map(|at| at.number().to_string()).unwrap_or_default();
        let first = Some(Destination::On(Base::First));
        let (head, batter) = match self.play.class {
            Class::Single => (format!("S{at}"), first),
            Class::Double => (format!("D{at}"), Some(Destination::On(Base::Second))),
            Class::Triple => (format!("T{at}"), Some(Destination::On(Base::Third))),
            Class::HomeRun => (format!("HR{at}"), Some(Destination::Home)),
            Class::Walk => ("W".to_owned(), first),
            Class::IntentionalWalk => ("IW".to_owned(), first),
            Class::HitByPitch => ("HP".to_owned(), first),
            Class::FieldersChoice => (format!("FC{at}"), first),
            Class::Interference => {
                let by = self
                    .errors
                    .first()
                    .map_or(Position::Catcher, |e| e.position);
                self.modifiers.push(format!("E{}", by.number()));
                ("C".to_owned(), first)
            }
            Class::Error => (self.error(&at), first),
            Class::Strikeout => (self.strikeout(), None),
            Class::Out => (self.fielded(&at), self.implied[0]),
            Class::FoulError => (self.foul_error(), None),
            Class::WildPitch => ("WP".to_owned(), None),
            Class::PassedBall => ("PB".to_owned(), None),
            Class::Balk => ("BK".to_owned(), None),
            Class::Indifference => ("DI".to_owned(), None),
            Class::OtherAdvance => ("OA".to_owned(), None),
            // What the runners did says it all.
            Class::StolenBase | Class::CaughtStealing | Class::PickedOff => (String::new(), None),
        };
        self.implied[0] = batter;
        if !head.is_empty() {
            self.parts.push(head);
        }
        self.running();
        if self.parts.is_empty() {
            self.parts.push("OA".to_owned());
        }
    }

    /// An error on the ball; without one the batter was safe because somebody chose so.
    fn error(&mut self, at: &str) -> String {
        let Some(error) = self.errors.first() else {
            return format!("FC{at}");
        };
        if error.kind == ErrorKind::Throwing {
            self.modifiers.push("TH".to_owned());
        }
        format!("E{}", error.position.number())
    }

    fn foul_error(&mut self) -> String {
        match self.errors.first() {
            Some(error) => format!("FLE{}", error.position.number()),
            None => "OA".to_owned(),
        }
    }

    fn strikeout(&mut self) -> String {
        match self.play.outs.first() {
            Some(out) if out.man == Origin::Plate => {
                self.told[0] = true;
                let by = way(out);
                if by == [Position::Catcher] {
                    "K".to_owned()
                } else {
                    format!("K{}", digits(&by))
                }
            }
            Some(_) | None => "K".to_owned(),
        }
    }

    /// A ball that was fielded: the batter and whoever was forced, out by out, while one goes on from the other.
    fn fielded(&mut self, at: &str) -> String {
        let mut head = String::new();
        let mut holder = None;
        let mut batter_is_out = false;
        for (place, out) in self.play.outs.iter().enumerate() {
            if out.man != Origin::Plate && !out.forced {
                continue;
            }
            let way = way(out);
            // Whoever made the last out has the ball.
            let touches = match holder {
                Some(holder) if way.first() != Some(&holder) => break,
                Some(_) if way.len() > 1 => &way[1..],
                Some(_) | None => &way[..],
            };
            let later = self.play.outs[place + 1..].iter();
            let is_last = !{ later }.any(|out| out.forced);
            head += &digits(touches);
            match out.man {
                Origin::Plate if is_last => (),
                Origin::Plate => head += "(B)",
                Origin::On(base) => {
                    let _ = write!(head, "({})", base.number());
                }
            }
            batter_is_out |= out.man == Origin::Plate;
            self.told[place] = true;
            holder = out.putout;
        }
        if head.is_empty() {
            return self.not_fielded(at);
        }
        if !batter_is_out {
            self.implied[0] = Some(Destination::On(Base::First));
            self.modifiers.push("FO".to_owned());
        }
        head
    }

    /// A ball that was fielded for nothing: `6E3`. Where nothing is known of that, an advance says how the batter ended.
    fn not_fielded(&mut self, at: &str) -> String {
        if !self.play.is_out(Origin::Plate)
            && let Some(muff) = self.errors.muff()
        {
            self.implied[0] = Some(Destination::On(Base::First));
            return muff;
        }
        if at.is_empty() {
            "99".to_owned()
        } else {
            at.to_owned()
        }
    }

    /// Steals, runners caught and picked off: `SB3;SB2`, `CS2(24)`, `PO1(E3)`. The kind of the play comes first.
    fn running(&mut self) {
        let class = self.play.class;
        let first = |running: &Running| {
            class == Class::StolenBase && running.stole
                || class == Class::CaughtStealing && running.caught
                || class == Class::PickedOff && running.picked_off
        };
        let mut runners: Vec<_> = Base::ALL.into_iter().zip(self.play.running).rev().collect();
        runners.retain(|(_, running)| *running != Running::default());
        runners.sort_by_key(|(_, running)| !first(running));
        for (base, running) in runners {
            let part = self.ran(base, running);
            self.parts.push(part);
        }
    }

    fn ran(&mut self, base: Base, running: Running) -> String {
        let man = Origin::On(base);
        let to = base.next().map_or(Destination::Home, Destination::On);
        if running.stole {
            self.implied[place(man)] = Some(to);
            return format!("SB{}", place_name(to));
        }
        let out = self.play.outs.iter().position(|out| out.man == man);
        let by = match out {
            Some(out) => {
                self.told[out] = true;
                digits(&way(&self.play.outs[out]))
            }
            // An error saved him; on a pickoff he is where he was, unless an advance says more.
            None => self.errors.in_brackets(true).unwrap_or_else(|| digits(&[])),
        };
        if running.picked_off && !running.caught {
            return format!("PO{}({by})", base.number());
        }
        if out.is_none() && by.contains('E') {
            self.implied[place(man)] = Some(to);
        }
        let code = if running.picked_off { "POCS" } else { "CS" };
        format!("{code}{}({by})", place_name(to))
    }

    /// Sacrifices and double plays.
    fn credited_as(&mut self) {
        let play = self.play;
        match play.sacrifice {
            Some(Sacrifice::Hit) => self.modifiers.push("SH".to_owned()),
            Some(Sacrifice::Fly) => self.modifiers.push("SF".to_owned()),
            None => (),
        }
        let bunted = play.contact.bunt && play.sacrifice != Some(Sacrifice::Hit);
        let credited = match (play.double_play, play.contact.trajectory) {
            (None, _) => return,
            (Some(DoublePlay::Grounded), _) if bunted => "BGDP",
            (Some(DoublePlay::Grounded), _) => "GDP",
            (Some(DoublePlay::Double), Some(Trajectory::Line)) => "LDP",
            (Some(DoublePlay::Double), Some(Trajectory::Fly)) => "FDP",
            (Some(DoublePlay::Double), _) => "DP",
            (Some(DoublePlay::Triple), Some(Trajectory::Ground)) => "GTP",
            (Some(DoublePlay::Triple), Some(Trajectory::Line)) => "LTP",
            (Some(DoublePlay::Triple), _) => "TP",
        };
        self.modifiers.push(credited.to_owned());
    }

    /// A pitch that got by, where the basic play is something else.
    fn say_the_pitch(&mut self) {
        let wild = self.play.wild_pitch && self.play.class != Class::WildPitch;
        let passed = self.play.passed_ball && self.play.class != Class::PassedBall;
        let by_itself = [Class::Strikeout, Class::Walk, Class::IntentionalWalk];
        for (said, code) in [(wild, "WP"), (passed, "PB")] {
            let moved = self.play.moves.first().map(|moved| place(moved.from));
            match moved {
                _ if !said => (),
                Some(man) if self.parts.len() > 1 || !by_itself.contains(&self.play.class) => {
                    self.notes[man].push(code.to_owned());
                }
                Some(_) | None => self.parts.push(code.to_owned()),
            }
        }
    }

    /// Errors that nothing has told yet stand behind an advance: of somebody whose advance is written anyway, else of
    /// somebody who moved, else of somebody who was put out elsewhere.
    fn say_the_errors(&mut self) {
        while let Some(error) = self.errors.in_brackets(false) {
            let play = self.play;
            let room = |man: &Origin| self.notes[place(*man)].len() < 3;
            let written = play.moves.iter();
            let written = written.filter(|m| self.implied[place(m.from)] != Some(m.to));
            let written = written.map(|moved| moved.from);
            let moved = play.moves.iter().map(|moved| moved.from);
            let outs = play.outs.iter().zip(self.told);
            let outs = outs.filter_map(|(out, told)| (!told).then_some(out.man));
            match written.chain(moved).chain(outs).find(room) {
                Some(man) => self.notes[place(man)].push(error),
                // A modifier tells who made it, and no more.
                None => self
                    .modifiers
                    .push(error.split('/').next().unwrap_or_default().to_owned()),
            }
        }
    }

    /// What a reader would take to be so by custom, and was not.
    fn say_against_custom(&mut self, before: &GameState) {
        let Some(read) = read(before, self.play, &self.written()) else {
            return;
        };
        self.say_how_it_was_hit(&read);
        let Some(read) = self::read(before, self.play, &self.written()) else {
            return;
        };
        for (moved, run) in self.play.runs() {
            let same = |other: &Run| other.batted_in == run.batted_in;
            let mut runs = read.runs().filter(|(other, _)| other.from == moved.from);
            if !runs.any(|(_, other)| same(&other)) {
                self.batted_in[place(moved.from)] = Some(run.batted_in);
            }
        }
    }

    fn say_how_it_was_hit(&mut self, read: &ScoredPlay) {
        let (own, custom) = (self.play.contact, read.contact);
        if own.foul && !custom.foul {
            self.modifiers.push("FL".to_owned());
        }
        let bunted = own.bunt && !custom.bunt;
        let letter = match own.trajectory {
            Some(Trajectory::Ground) => "G",
            Some(Trajectory::Fly) => "F",
            Some(Trajectory::Line) => "L",
            Some(Trajectory::Pop) => "P",
            None => "",
        };
        let same = letter.is_empty() || own.trajectory == custom.trajectory;
        if same && !bunted {
            return;
        }
        // BF is a foul bunt, of which nothing more is known.
        let bunt = if bunted && letter != "F" { "B" } else { "" };
        self.modifiers.push(format!("{bunt}{letter}"));
    }

    /// The whole of it.
    fn written(&self) -> String {
        let mut text = String::new();
        for (number, part) in self.parts.iter().enumerate() {
            let after_the_batter = number == 1 && self.play.class.ends_plate_appearance();
            text += match number {
                0 => "",
                _ if after_the_batter => "+",
                _ => ";",
            };
            text += part;
        }
        for modifier in &self.modifiers {
            let _ = write!(text, "/{modifier}");
        }
        let advances = self.advances();
        if !advances.is_empty() {
            let _ = write!(text, ".{}", advances.join(";"));
        }
        text
    }
}
