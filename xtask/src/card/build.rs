//! From a line to half a card: how much of it each result takes against an average opponent, and where it stands.

use super::layout::{Layout, Shuffle, UNITS};
use super::league::{self, X_CHANCES};
use super::line::{Line, Rates};
use bandbox_engine::cards::{Power, SideText, Whose};
use bandbox_engine::position::Position;

/// A ballpark mark is a hit for 8 faces of 20 of the resolution die in a park that nobody knows.
const PARK: f64 = 8.0 / 20.0;

/// Units of every card that are ballpark singles.
const BALLPARK_SINGLES: u32 = 40;

/// Units of a pitcher's card that are ballpark home runs.
const BALLPARK_HOME_RUNS: u32 = 20;

/// Traits that a line does not show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Traits {
    /// Clutch marks on outs, or, below zero, on hits.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) clutch: i8,
    /// Of twenty outs in play, so many more than ten on the ground, or fewer below zero.
    #[serde(skip_serializing_if = "is_zero")]
    pub(crate) ground: i8,
}

#[allow(clippy::trivially_copy_pass_by_ref)] // The signature that serde calls.
const fn is_zero(value: &i8) -> bool {
    *value == 0
}

/// Groundballs that are no double-play balls, as they are printed on outs.
const GROUND: &[&str] = &[
    "gb (ss) B",
    "gb (2b) C",
    "gb (3b) B",
    "gb (1b) C",
    "gb (ss) C",
    "gb (2b) B++",
    "gb (p) C",
    "gb (3b) C+",
    "gb (1b) B++",
    "gb (2b) B",
    "gb (ss) B++",
    "gb (3b) B",
];

/// Balls in the air.
const AIR: &[&str] = &[
    "fly (cf) B",
    "fly (lf) C",
    "popout (2b)",
    "fly (rf) B?",
    "lo (3b)",
    "fly (cf) C",
    "fly (lf) B",
    "popout (ss)",
    "fly (rf) C",
    "lo (ss) max",
    "foulout (c)",
    "fly (cf) B?",
    "fly (rf) B",
    "foulout (3b)",
    "fly (lf) B?",
    "lo (2b)",
    "popout (1b)",
    "fly (lf) A",
];

const DOUBLE_PLAY_BALLS: &[&str] = &[
    "gb (ss) A",
    "gb (2b) A",
    "gb (3b) A",
    "gb (1b) A++",
    "gb (ss) A++",
];

const SINGLES: &[&str] = &["SI*", "SI (lf)", "SI**", "SI (cf)", "SI*", "SI (rf)"];

const DOUBLES: &[&str] = &["DO**", "DO (lf)", "DO (cf)", "DO**", "DO (rf)", "DO***"];

/// Takes from a list in turn, from a place that depends on the card.
fn in_turn(list: &'static [&'static str], start: usize) -> impl FnMut() -> String {
    let mut next = list.iter().cycle().skip(start % list.len());
    move || (*next.next().unwrap_or(&"strikeout")).to_string()
}

/// Outs in play, so many of twenty on the ground.
fn outs(ground: i8, start: usize) -> impl FnMut() -> String {
    let of_twenty = usize::from((10 + ground).clamp(2, 18).unsigned_abs());
    let (mut on_the_ground, mut in_the_air) = (in_turn(GROUND, start), in_turn(AIR, start));
    let mut turn = start;
    move || {
        turn += of_twenty;
        if turn % 20 < of_twenty {
            on_the_ground()
        } else {
            in_the_air()
        }
    }
}

/// What half a card must hold, in units, and what of it could not be had.
struct Wanted {
    rates: Rates,
    short: Vec<String>,
}

impl Wanted {
    /// Twice the line less what the opponent's card gives.
    fn new(line: &Line, from_opponent: Rates) -> Self {
        let rates = Rates::of(line).with(from_opponent, |line, opponent| {
            (2.0 * line - opponent) * f64::from(UNITS)
        });
        Self {
            rates,
            short: Vec::new(),
        }
    }

    /// Where the opponent alone gives too many doubles or triples, there are fewer singles, so that the hits come out.
    fn long_hits_for_singles(&mut self) {
        let rates = &mut self.rates;
        for long in [&mut rates.double, &mut rates.triple] {
            rates.single += long.min(0.0);
            *long = long.max(0.0);
        }
    }

    /// Units of a result, from 0: what is below cannot be had.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Rounded, and in range.
    fn units(&mut self, name: &str, wanted: f64) -> u32 {
        // A quarter of a chance or so is lost in rounding anyway.
        if wanted < -5.0 {
            let much = -wanted / f64::from(UNITS) / 2.0;
            self.short.push(format!(
                "{name}: an average opponent alone gives {much:.4} a plate appearance too many"
            ));
        }
        wanted.round().clamp(0.0, f64::from(UNITS)) as u32
    }
}

impl Wanted {
    /// Lays out a result, and notes what there is no room for.
    fn place(
        &mut self,
        name: &str,
        layout: &mut Layout,
        units: u32,
        text: impl FnMut() -> String,
        out: impl FnMut() -> String,
    ) {
        let placed = layout.fill(units, text, out);
        // A few units are lost in rounding.
        if placed + 10 < units {
            self.short.push(format!(
                "{name}: there is room for {placed} of {units} units"
            ));
        }
    }
}

/// Half a card, and what of the line is out of its reach.
pub(crate) struct Built<T> {
    /// The half.
    pub(crate) half: T,
    /// In words, a result each.
    pub(crate) short: Vec<String>,
}

/// Half a batting card.
pub(crate) fn batting(name: &str, line: &Line, traits: Traits) -> Built<SideText> {
    let average = league::average();
    let mut shuffle = Shuffle::new(name);
    let start = shuffle.below(64);
    // Home runs that pitchers give to normal power alone are singles for weak power.
    let for_all =
        league::x_checks().home_run + PARK * f64::from(BALLPARK_HOME_RUNS) / f64::from(UNITS);
    let power = if 2.0 * Rates::of(line).home_run > average.home_run {
        Power::Normal
    } else {
        Power::Weak
    };
    let from_opponent = match power {
        Power::Normal => average,
        Power::Weak => Rates {
            home_run: for_all,
            single: average.single + average.home_run - for_all,
            ..average
        },
    };
    let mut wanted = Wanted::new(line, from_opponent);
    let rates = wanted.rates;
    let mut layout = Layout::new(shuffle);
    // A quarter of his home runs depend on the park.
    let park_units = match power {
        Power::Normal => wanted.units("home runs", rates.home_run / 4.0 / PARK) / 20 * 20,
        Power::Weak => 0,
    };
    let home_runs = rates.home_run - PARK * f64::from(park_units);
    let home_runs = wanted.units("home runs", home_runs);
    let mut out = outs(traits.ground, start);
    layout.fill(home_runs, || "HR".to_string(), &mut out);
    layout.fill(
        park_units,
        in_turn(
            &[
                "fly (lf) B [bphr]",
                "fly (cf) A [bphr]",
                "fly (rf) B [bphr]",
            ],
            start,
        ),
        &mut out,
    );
    common(&mut layout, &mut wanted, traits, start, &mut out);
    layout.mark("injury", 1, |cell| {
        cell.starts_with("gb") || cell.starts_with("lo")
    });
    Built {
        half: SideText {
            power,
            rows: aligned(Whose::Batter, layout.lines()),
        },
        short: wanted.short,
    }
}

/// Half a pitching card.
pub(crate) fn pitching(name: &str, line: &Line, traits: Traits) -> Built<Vec<String>> {
    let mut shuffle = Shuffle::new(name);
    let start = shuffle.below(64);
    let mut wanted = Wanted::new(line, league::average());
    let checks = league::x_checks().with(Rates::default(), |share, _| share * f64::from(UNITS));
    wanted.rates = wanted
        .rates
        .with(checks, |wanted, by_checks| wanted - by_checks);
    let rates = wanted.rates;
    let mut layout = Layout::new(shuffle);
    for (position, weights) in X_CHANCES {
        let text = match position {
            Position::Catcher => "CATCH-X".to_string(),
            Position::LeftField | Position::CenterField | Position::RightField => {
                format!("FLY ({}) X", position.abbreviation().to_lowercase())
            }
            Position::Pitcher
            | Position::FirstBase
            | Position::SecondBase
            | Position::ThirdBase
            | Position::Shortstop => {
                format!("GB ({}) X", position.abbreviation().to_lowercase())
            }
        };
        for weight in weights {
            layout.whole(u32::from(*weight), &text);
        }
    }
    let mut out = outs(traits.ground, start);
    let park = PARK * f64::from(BALLPARK_HOME_RUNS);
    let (home_runs, park_units) = if rates.home_run >= park {
        (rates.home_run - park, BALLPARK_HOME_RUNS)
    } else {
        (rates.home_run, 0)
    };
    let home_runs = wanted.units("home runs", home_runs);
    layout.fill(home_runs, || "N-HR".to_string(), &mut out);
    layout.fill(
        park_units,
        in_turn(&["fly (lf) B [bphr]", "fly (rf) B [bphr]"], start),
        &mut out,
    );
    common(&mut layout, &mut wanted, traits, start, &mut out);
    layout.mark("dot", 4, |cell| {
        ["gb", "fly", "lo", "pop"]
            .iter()
            .any(|out| cell.starts_with(out))
    });
    Built {
        half: aligned(Whose::Pitcher, layout.lines()),
        short: wanted.short,
    }
}

/// What both kinds of cards have, once the home runs stand.
fn common(
    layout: &mut Layout,
    wanted: &mut Wanted,
    traits: Traits,
    start: usize,
    out: &mut impl FnMut() -> String,
) {
    wanted.long_hits_for_singles();
    let rates = wanted.rates;
    for (name, units, texts) in [
        ("triples", rates.triple, &["TR"][..]),
        ("hit by pitch", rates.hit_by_pitch, &["HBP"][..]),
        ("doubles", rates.double, DOUBLES),
        ("walks", rates.walk, &["WALK"][..]),
    ] {
        let units = wanted.units(name, units);
        wanted.place(name, layout, units, in_turn(texts, start), &mut *out);
    }
    let by_the_park = PARK * f64::from(BALLPARK_SINGLES);
    let (singles, park_units) = if rates.single >= by_the_park {
        (rates.single - by_the_park, BALLPARK_SINGLES)
    } else {
        (rates.single, 0)
    };
    let singles = wanted.units("singles", singles);
    wanted.place(
        "singles",
        layout,
        singles,
        in_turn(SINGLES, start),
        &mut *out,
    );
    let by_the_park = in_turn(
        &["lo (ss) [bp1b]", "lo (2b) [bp1b]", "lo (3b) [bp1b]"],
        start,
    );
    wanted.place("singles", layout, park_units, by_the_park, &mut *out);
    let strikeouts = wanted.units("strikeouts", rates.strikeout);
    wanted.place(
        "strikeouts",
        layout,
        strikeouts,
        in_turn(&["strikeout"], start),
        &mut *out,
    );
    // Double plays come as near as there is room: they hang on who is on base more than on the card.
    let double_play_balls = wanted.units("double plays", rates.double_play_ball.max(0.0));
    layout.fill(
        double_play_balls,
        in_turn(DOUBLE_PLAY_BALLS, start),
        &mut *out,
    );
    layout.rest(&mut *out);
    let hit = |cell: &str| cell.starts_with("SI") || cell.starts_with("DO");
    let is_out = |cell: &str| cell.starts_with("gb") || cell.starts_with("fly");
    let marks = usize::from(traits.clutch.unsigned_abs());
    if traits.clutch > 0 {
        layout.mark("clutch", marks, is_out);
    } else {
        layout.mark("clutch", marks, hit);
    }
}

/// The lines with the cells of a column below each other; as they are if they cannot be read.
fn aligned(card: Whose, lines: Vec<String>) -> Vec<String> {
    let hand = bandbox_engine::player::Hand::Left;
    match bandbox_engine::cards::Columns::parse(card, hand, &lines) {
        Ok(columns) => columns.lines(),
        Err(_) => lines,
    }
}
