//! `cargo xtask card`: cards made from season lines, for one player or a whole team.
//!
//! - [`mod@line`]: what a player did. [`league`]: against whom.
//! - [`build`]: how much of a card each result takes; [`layout`]: in which cells it stands.
//! - [`expect`]: what cards come to, exactly or by sample.
//! - [`team`]: a team's lines, and its setup with cards.

mod build;
mod expect;
mod layout;
mod league;
mod line;
mod shared;
mod team;

#[cfg(test)]
mod tests;

use bandbox_engine::cards::{BattingCard, BattingText, CardFault, CardText, PitchingCard};
use bandbox_engine::player::{ByHand, Hand, Throws};
use build::Traits;
use line::{Line, Rates};
use std::path::PathBuf;

/// What to make.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(clap::Subcommand)]
enum Kind {
    /// Prints a batting card for a season's line, and how near it comes.
    Batting(LineArguments),
    /// Prints a pitching card for what batters did against a pitcher, and how near it comes.
    Pitching(LineArguments),
    /// Writes a team's setup with its cards, from the file of its season lines.
    Team {
        /// The lines, such as `cards/harbor.lines.json`; the setup is written beside them, as `cards/harbor.json`.
        lines: PathBuf,
        /// Compare the setup that is there instead, and fail when it differs.
        #[arg(long)]
        check: bool,
    },
    /// Prints the cards that players share, as the engine keeps them.
    Shared,
}

/// A season's line.
#[derive(clap::Args)]
struct LineArguments {
    /// Plate appearances, or batters faced.
    #[arg(long)]
    pa: u32,
    /// Hits.
    #[arg(long)]
    h: u32,
    /// Of these, doubles.
    #[arg(long, default_value_t = 0)]
    doubles: u32,
    /// Triples.
    #[arg(long, default_value_t = 0)]
    triples: u32,
    /// Home runs.
    #[arg(long, default_value_t = 0)]
    hr: u32,
    /// Walks.
    #[arg(long, default_value_t = 0)]
    bb: u32,
    /// Hit by pitch.
    #[arg(long, default_value_t = 0)]
    hbp: u32,
    /// Strikeouts.
    #[arg(long, default_value_t = 0)]
    so: u32,
    /// Grounded into double plays.
    #[arg(long, default_value_t = 0)]
    gidp: u32,
    /// Clutch marks on outs, below zero on hits.
    #[arg(long, default_value_t = 0, allow_negative_numbers = true)]
    clutch: i8,
    /// More outs on the ground than on average, of twenty; below zero fewer.
    #[arg(long, default_value_t = 0, allow_negative_numbers = true)]
    ground: i8,
    /// The player's id, which decides where on the card things stand.
    #[arg(long, default_value = "player")]
    id: String,
    /// Also count over so many rolls of the dice.
    #[arg(long, value_name = "ROLLS")]
    sample: Option<u32>,
}

impl LineArguments {
    const fn line(&self) -> Line {
        Line {
            pa: self.pa,
            h: self.h,
            doubles: self.doubles,
            triples: self.triples,
            hr: self.hr,
            bb: self.bb,
            hbp: self.hbp,
            so: self.so,
            gidp: self.gidp,
        }
    }

    const fn traits(&self) -> Traits {
        Traits {
            clutch: self.clutch,
            ground: self.ground,
        }
    }
}

/// Makes it.
///
/// # Errors
/// When a file cannot be read or written, or what is kept differs.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    match &arguments.kind {
        Kind::Batting(line) => batting(line),
        Kind::Pitching(line) => pitching(line),
        Kind::Team { lines, check } => team::run(lines, *check),
        Kind::Shared => {
            shared::print();
            Ok(())
        }
    }
}

fn batting(arguments: &LineArguments) -> anyhow::Result<()> {
    let built = build::batting(&arguments.id, &arguments.line(), arguments.traits());
    let text = BattingText::Own(ByHand {
        left: built.half.clone(),
        right: built.half,
    });
    let card = BattingCard::parse(&text).map_err(|found| faults(&found))?;
    print(&CardText {
        player: arguments.id.clone(),
        batting: Some(text),
        pitching: None,
    })?;
    compare(arguments, &built.short, &card, &average_pitching()?);
    Ok(())
}

fn pitching(arguments: &LineArguments) -> anyhow::Result<()> {
    let built = build::pitching(&arguments.id, &arguments.line(), arguments.traits());
    let text = ByHand {
        left: built.half.clone(),
        right: built.half,
    };
    let card = PitchingCard::parse(&text).map_err(|found| faults(&found))?;
    print(&CardText {
        player: arguments.id.clone(),
        batting: None,
        pitching: Some(text),
    })?;
    compare(arguments, &built.short, &average_batting()?, &card);
    Ok(())
}

fn print(card: &CardText) -> anyhow::Result<()> {
    println!("{}", serde_json::to_string_pretty(card)?);
    Ok(())
}

/// The line beside what the card comes to.
fn compare(
    arguments: &LineArguments,
    short: &[String],
    batting: &BattingCard,
    pitching: &PitchingCard,
) {
    let line = Rates::of(&arguments.line());
    let exactly = expect::exactly(batting, pitching, Hand::Right, Throws::Right);
    let hands = (Hand::Right, Throws::Right);
    let sampled = arguments
        .sample
        .map(|rolls| expect::sampled(batting, pitching, hands, rolls));
    println!(
        "{:>9} {:>7} {:>7} {:>7}",
        "per 1000", "line", "exact", "sample"
    );
    for (name, rate) in rows() {
        let of = |rates: &Rates| format!("{:>7.2}", rate(rates) * 1000.0);
        let sample = sampled.as_ref().map_or_else(String::new, of);
        println!("{name:>9} {} {} {sample}", of(&line), of(&exactly));
    }
    for short in short {
        println!("out of reach: {short}");
    }
}

type Rate = fn(&Rates) -> f64;

/// What is compared.
fn rows() -> [(&'static str, Rate); 8] {
    [
        ("H", Rates::hits),
        ("2B", |rates| rates.double),
        ("3B", |rates| rates.triple),
        ("HR", |rates| rates.home_run),
        ("BB", |rates| rates.walk),
        ("HBP", |rates| rates.hit_by_pitch),
        ("SO", |rates| rates.strikeout),
        ("DP balls", |rates| rates.double_play_ball),
    ]
}

/// The card of an average pitcher.
fn average_pitching() -> anyhow::Result<PitchingCard> {
    let half = build::pitching("average", &league::AVERAGE, Traits::default()).half;
    PitchingCard::parse(&ByHand {
        left: half.clone(),
        right: half,
    })
    .map_err(|found| faults(&found))
}

/// The card of an average batter.
fn average_batting() -> anyhow::Result<BattingCard> {
    let half = build::batting("average", &league::AVERAGE, Traits::default()).half;
    BattingCard::parse(&BattingText::Own(ByHand {
        left: half.clone(),
        right: half,
    }))
    .map_err(|found| faults(&found))
}

/// The faults of a card that was made here.
fn faults(faults: &[CardFault]) -> anyhow::Error {
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    anyhow::anyhow!("a card that cannot be read: {}", told.join("; "))
}
