//! What two managers may agree on before a game: its edition of the rules, its options, its way to play.

use serde::{Deserialize, Serialize};

/// A published edition of the rules and charts. A game keeps its edition for ever.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Edition {
    /// The first edition.
    #[default]
    #[serde(rename = "bandbox-1")]
    Bandbox1,
}

/// Where the plays come from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum Mode {
    /// The managers read their own cards and report the outcome.
    #[default]
    Manual,
    /// The cards are in the roster as data and the engine reads them.
    Cards,
    /// Nobody rolls: the game was really played, and a scorer enters what happened.
    Scored,
}

/// What makes an x-check a rare play.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum RarePlayTrigger {
    /// A hundred-sided die shows 1.
    #[default]
    #[serde(rename = "d100_1")]
    HundredSidedOne,
    /// The three error dice sum to 5.
    #[serde(rename = "total_5")]
    ErrorTotalFive,
}

/// The mercy rule: the game is over when a team leads by this much late enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Mercy {
    /// The lead that ends the game, 1 or more.
    pub runs: u8,
    /// The first inning whose end may end the game.
    pub after_inning: u8,
}

/// The options of a game. A field left out takes the edition's default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
#[allow(clippy::struct_excessive_bools)] // They are independent switches, and printed as such.
pub struct Options {
    /// Scheduled innings, 3 to 9.
    pub innings: u8,
    /// A designated hitter bats for the pitcher.
    pub designated_hitter: bool,
    /// The starting pitcher may be his own designated hitter.
    pub two_way_starter: bool,
    /// From this inning on each half-inning begins with a runner on second; off when absent.
    pub extra_inning_runner: Option<u8>,
    /// The mercy rule; off when absent.
    pub mercy: Option<Mercy>,
    /// Batters a pitcher must face before he may be relieved in mid-inning, 1 or 3.
    pub pitcher_min_batters: u8,
    /// What makes an x-check a rare play.
    pub rare_play_trigger: RarePlayTrigger,
    /// Ballpark marks on cards count.
    pub ballpark_effects: bool,
    /// Clutch marks on cards count.
    pub clutch: bool,
    /// Pitchers tire, those whose endurance the server was told.
    pub fatigue: bool,
    /// Players can be hurt.
    pub injuries: bool,
    /// The groundball chart with its location-dependent results 5, 6 and 13; without, 1 and 2 stand there.
    pub groundball_refined: bool,
    /// The defense chooses where to throw on an uncapped hit.
    pub throw_choice: bool,
}

impl Options {
    /// The defaults of the first edition.
    pub const BANDBOX_1: Self = Self {
        innings: 9,
        designated_hitter: true,
        two_way_starter: false,
        extra_inning_runner: None,
        mercy: None,
        pitcher_min_batters: 1,
        rare_play_trigger: RarePlayTrigger::HundredSidedOne,
        ballpark_effects: true,
        clutch: true,
        fatigue: true,
        injuries: false,
        groundball_refined: true,
        throw_choice: false,
    };
}

impl Default for Options {
    fn default() -> Self {
        Self::BANDBOX_1
    }
}
