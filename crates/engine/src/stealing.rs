//! A runner's card for stealing, and the leads he gets.
//!
//! Rules: R-STEAL-LEAD, R-STEAL-ONCE.

pub use crate::charts::steal::{JumpCheck, jump_check};

use crate::bases::{Base, Bases};
use crate::choice::{kept, settled};
use crate::player::LineupId;
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;
use std::str::FromStr;

/// How good a base stealer is at a glance, `AA` (best) to `E`. Nothing is rolled against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum StealingLetter {
    /// The best.
    AA,
    /// Excellent.
    A,
    /// Good.
    B,
    /// Fair.
    C,
    /// Poor.
    D,
    /// The worst.
    E,
}

/// Totals of two dice, 2 to 12.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Totals(u16);

impl Totals {
    const fn contains(self, total: u8) -> bool {
        total < 16 && self.0 & (1 << total) != 0
    }

    const fn overlaps(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl FromStr for Totals {
    type Err = ();

    /// `-` for none, else totals and ranges of totals with commas between: `2-6`, `2,12`.
    fn from_str(text: &str) -> Result<Self, ()> {
        if text == "-" {
            return Ok(Self::default());
        }
        let number = |text| printed_number(text, 2..=12);
        text.split(',').try_fold(Self::default(), |all, part| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let (first, last) = (number(first)?, number(last)?);
            if first > last {
                return Err(());
            }
            Ok((first..=last).fold(all, |all, total| Self(all.0 | 1 << total)))
        })
    }
}

/// What two dice give a runner who takes his lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Lead {
    /// A good one.
    Good,
    /// None.
    None,
    /// He is caught.
    Caught,
}

/// A runner's card for stealing, printed as `*2-6/- (17-13)`: an asterisk or none, the totals of a good lead, the
/// totals on which he is caught, his number with a good lead and his number without.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct StealCard {
    asterisk: bool,
    lead: Totals,
    caught: Totals,
    numbers: Option<(u8, u8)>,
}

impl StealCard {
    /// Whether he gets a good lead from first without the dice when nobody holds him.
    pub const fn has_asterisk(&self) -> bool {
        self.asterisk
    }

    /// Whether he may steal at all: `-/- (---)` may not.
    pub const fn can_steal(&self) -> bool {
        self.numbers.is_some()
    }

    /// What two dice give him.
    pub const fn lead(&self, total: u8) -> Lead {
        if self.lead.contains(total) {
            Lead::Good
        } else if self.caught.contains(total) {
            Lead::Caught
        } else {
            Lead::None
        }
    }

    /// His number: the first one printed if `high`, else the second; none if he cannot steal.
    pub fn number(&self, high: bool) -> Option<u8> {
        self.numbers
            .map(|(with, without)| if high { with } else { without })
    }
}

impl FromStr for StealCard {
    type Err = ();

    /// Reads the printed form.
    ///
    /// ```
    /// use bandbox_engine::stealing::{Lead, StealCard};
    /// let card: StealCard = "*2-6,12/7 (17-13)".parse().map_err(|()| "not a steal card")?;
    /// assert_eq!((card.lead(12), card.lead(7), card.lead(8)), (Lead::Good, Lead::Caught, Lead::None));
    /// assert_eq!((card.number(true), card.number(false)), (Some(17), Some(13)));
    /// assert!("2-6 (17-13)".parse::<StealCard>().is_err());
    /// # Ok::<(), &str>(())
    /// ```
    fn from_str(text: &str) -> Result<Self, ()> {
        let (asterisk, text) = match text.strip_prefix('*') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (totals, numbers) = text.split_once(' ').ok_or(())?;
        let (lead, caught) = totals.split_once('/').ok_or(())?;
        let (lead, caught): (Totals, Totals) = (lead.parse()?, caught.parse()?);
        let numbers = numbers.strip_prefix('(').ok_or(())?;
        let numbers = match numbers.strip_suffix(')').ok_or(())? {
            "---" => None,
            numbers => {
                let (with, without) = numbers.split_once('-').ok_or(())?;
                let number = |text| printed_number(text, 1..=20);
                Some((number(with)?, number(without)?))
            }
        };
        let never_goes = !asterisk && lead == Totals::default();
        if lead.overlaps(caught) || (numbers.is_none() && !never_goes) {
            return Err(());
        }
        Ok(Self {
            asterisk,
            lead,
            caught,
            numbers,
        })
    }
}

/// A number of this range as it is printed: one or two digits, no sign, no zero in front.
fn printed_number(text: &str, range: RangeInclusive<u8>) -> Result<u8, ()> {
    let number = match text.as_bytes() {
        [ones @ b'1'..=b'9'] => ones - b'0',
        [tens @ b'1'..=b'9', ones @ b'0'..=b'9'] => (tens - b'0') * 10 + (ones - b'0'),
        [] | [..] => return Err(()),
    };
    if range.contains(&number) {
        Ok(number)
    } else {
        Err(())
    }
}

/// What has become of a runner's jump.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Jump {
    /// He has a good lead.
    GoodLead,
    /// He has none.
    NoLead,
    /// The pitcher balked before he had one.
    Balked,
    /// The pitcher paid attention: nobody tries to steal for the rest of the plate appearance.
    SentBack,
}

/// The jumps that runners have taken in this plate appearance; each takes one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Jumps {
    taken: [Option<TakenJump>; 3],
    sent_back: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct TakenJump {
    runner: LineupId,
    from: Base,
    jump: Jump,
}

impl Jumps {
    /// Whether nobody may try to steal for the rest of the plate appearance.
    pub const fn sent_back(&self) -> bool {
        self.sent_back
    }

    /// What has become of the jump of this man, who stands on this base; `None` while he may take one. A lead
    /// does not last beyond the base where he took it.
    pub fn of(&self, runner: LineupId, on: Base) -> Option<Jump> {
        let mut taken = self.taken.iter().flatten();
        let taken = taken.find(|taken| taken.runner == runner)?;
        Some(if taken.from == on {
            taken.jump
        } else {
            Jump::NoLead
        })
    }

    pub(crate) fn note(&mut self, bases: &Bases, runner: LineupId, from: Base, jump: Jump) {
        self.sent_back |= jump == Jump::SentBack;
        // Those who are off the bases make room, so there is room for three.
        let goes_on = |taken: &TakenJump| {
            taken.runner != runner && bases.runners().any(|(_, man)| man == taken.runner)
        };
        for place in &mut self.taken {
            *place = place.filter(goes_on);
        }
        if let Some(free) = self.taken.iter_mut().find(|place| place.is_none()) {
            *free = Some(TakenJump { runner, from, jump });
        }
    }
}

/// How the number of a steal is made, for managers who read a rating off a card.
///
/// The number is the runner's steal number, `+ hold + arm + modifier`, kept between `lowest` and `highest`. A
/// runner whose card has no numbers has the lowest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct StealFormula {
    /// The first number of his card counts, else the second.
    pub high: bool,
    /// The catcher's arm is added.
    pub arm: bool,
    /// Added besides the pitcher's hold, which always is.
    pub modifier: i8,
    /// The number is at least this.
    pub lowest: u8,
    /// The number is at most this.
    pub highest: u8,
}

impl StealFormula {
    /// The number, from the runner's steal number, the pitcher's hold and the catcher's arm.
    pub fn number(self, steal: Option<u8>, hold: i8, arm: i8) -> u8 {
        let Some(steal) = steal else {
            return self.lowest;
        };
        let arm = if self.arm { i16::from(arm) } else { 0 };
        let sum = i16::from(steal) + i16::from(hold) + arm + i16::from(self.modifier);
        kept(sum, self.lowest, self.highest)
    }

    /// As [`crate::choice::Formula::settled_by`].
    pub const fn settled_by(self, d20: u8) -> Option<u8> {
        settled(d20, self.lowest, self.highest)
    }
}

/// How the number of a pickoff is made: `base - hold`, kept between `lowest` and `highest`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PickoffFormula {
    /// The pitcher's hold is taken from this; it is more when the runner is held.
    pub base: i8,
    /// The number is at least this.
    pub lowest: u8,
    /// The number is at most this.
    pub highest: u8,
}

impl PickoffFormula {
    /// The number, from the pitcher's hold.
    pub fn number(self, hold: i8) -> u8 {
        kept(
            i16::from(self.base) - i16::from(hold),
            self.lowest,
            self.highest,
        )
    }

    /// As [`crate::choice::Formula::settled_by`].
    pub const fn settled_by(self, d20: u8) -> Option<u8> {
        settled(d20, self.lowest, self.highest)
    }
}
