//! The outcome chart: one row an outcome, in the order of [`PlayOutcome`].
//!
//! Rules: R-OUTCOME-TABLE.

use crate::outcome::LocationRule;
use crate::outcome::LocationRule::{Optional, Refused, Required};
use crate::outcome::OutcomeFacts;
#[allow(clippy::enum_glob_use)] // A chart of all of them reads by their bare names.
use crate::outcome::PlayOutcome::{self, *};
use crate::outcome::ProducedBy::{self, Engine, Player};
use crate::position::Position;

const NOWHERE: &[Position] = &[];
const ANYWHERE: &[Position] = &Position::ALL;
const INFIELD: &[Position] = &[
    Position::Pitcher,
    Position::Catcher,
    Position::FirstBase,
    Position::SecondBase,
    Position::ThirdBase,
    Position::Shortstop,
];
const OUTFIELD: &[Position] = &[
    Position::LeftField,
    Position::CenterField,
    Position::RightField,
];
const FOUL_GROUND: &[Position] = &[
    Position::Catcher,
    Position::FirstBase,
    Position::ThirdBase,
    Position::LeftField,
    Position::RightField,
];
const BUNT: &[Position] = &[
    Position::Pitcher,
    Position::Catcher,
    Position::FirstBase,
    Position::ThirdBase,
];

/// What a row says of the batter.
#[derive(Clone, Copy)]
enum Kind {
    Hit,
    Out,
    OnBalls,
    Other,
}
use Kind::{Hit, OnBalls, Other, Out};

#[allow(clippy::too_many_arguments)] // The columns of the chart.
const fn row(
    outcome: PlayOutcome,
    name: &'static str,
    by: ProducedBy,
    location: LocationRule,
    locations: &'static [Position],
    kind: Kind,
    pa: u8,
    at_bats: u8,
    total_bases: u8,
    aliases: &'static [&'static str],
) -> OutcomeFacts {
    OutcomeFacts {
        outcome,
        name,
        aliases,
        by,
        location,
        locations,
        hit: matches!(kind, Hit),
        out: matches!(kind, Out),
        walk: matches!(kind, OnBalls),
        ends_plate_appearance: pa == 1,
        at_bats,
        total_bases,
    }
}

#[rustfmt::skip]
pub(crate) const CHART: [OutcomeFacts; 52] = [
    //  outcome                  name                       by      location  where        kind  PA AB TB aliases
    row(Strikeout,              "strikeout",               Player, Refused,  NOWHERE,     Out,   1, 1, 0, &[]),
    row(GroundballA,            "groundball_a",            Player, Required, INFIELD,     Out,   1, 1, 0, &[]),
    row(GroundballB,            "groundball_b",            Player, Required, INFIELD,     Out,   1, 1, 0, &[]),
    row(GroundballC,            "groundball_c",            Player, Required, INFIELD,     Out,   1, 1, 0, &[]),
    row(FlyballA,               "flyball_a",               Player, Required, OUTFIELD,    Out,   1, 1, 0, &["flyout_a"]),
    row(FlyballB,               "flyball_b",               Player, Required, OUTFIELD,    Out,   1, 1, 0, &["flyout_b"]),
    row(FlyballBq,              "flyball_bq",              Player, Required, OUTFIELD,    Out,   1, 1, 0, &["flyout_bq"]),
    row(FlyballC,               "flyball_c",               Player, Required, OUTFIELD,    Out,   1, 1, 0, &["flyout_c"]),
    row(Lineout,                "lineout",                 Player, Required, ANYWHERE,    Out,   1, 1, 0, &[]),
    row(LineoutMax,             "lineout_max",             Player, Required, INFIELD,     Out,   1, 1, 0, &[]),
    row(Popout,                 "popout",                  Player, Required, INFIELD,     Out,   1, 1, 0, &[]),
    row(Foulout,                "foulout",                 Player, Required, FOUL_GROUND, Out,   1, 1, 0, &[]),
    row(Single1,                "single_1",                Player, Optional, ANYWHERE,    Hit,   1, 1, 1, &[]),
    row(Single2,                "single_2",                Player, Optional, ANYWHERE,    Hit,   1, 1, 1, &[]),
    row(SingleUncapped,         "single_uncapped",         Player, Required, OUTFIELD,    Hit,   1, 1, 1, &["single"]),
    row(Double2,                "double_2",                Player, Optional, OUTFIELD,    Hit,   1, 1, 2, &[]),
    row(Double3,                "double_3",                Player, Optional, OUTFIELD,    Hit,   1, 1, 2, &[]),
    row(DoubleUncapped,         "double_uncapped",         Player, Required, OUTFIELD,    Hit,   1, 1, 2, &["double"]),
    row(Triple,                 "triple",                  Player, Optional, OUTFIELD,    Hit,   1, 1, 3, &[]),
    row(HomeRun,                "homerun",                 Player, Optional, OUTFIELD,    Hit,   1, 1, 4, &[]),
    row(BpHomeRun,              "bp_homerun",              Player, Optional, OUTFIELD,    Hit,   1, 1, 4, &[]),
    row(BpSingle,               "bp_single",               Player, Optional, OUTFIELD,    Hit,   1, 1, 1, &[]),
    row(BpFlyout,               "bp_flyout",               Player, Required, OUTFIELD,    Out,   1, 1, 0, &[]),
    row(BpLineout,              "bp_lineout",              Player, Required, ANYWHERE,    Out,   1, 1, 0, &[]),
    row(Walk,                   "walk",                    Player, Refused,  NOWHERE,     OnBalls,1, 0, 0, &[]),
    row(IntentionalWalk,        "intentional_walk",        Engine, Refused,  NOWHERE,     OnBalls,1, 0, 0, &[]),
    row(HitByPitch,             "hit_by_pitch",            Player, Refused,  NOWHERE,     Other, 1, 0, 0, &["hbp"]),
    row(CatcherInterference,    "catcher_interference",    Engine, Refused,  NOWHERE,     Other, 1, 0, 0, &[]),
    row(XCheck,                 "x_check",                 Player, Required, ANYWHERE,    Other, 1, 1, 0, &[]),
    row(Error,                  "error",                   Player, Required, ANYWHERE,    Other, 1, 1, 0, &[]),
    row(SacrificeBunt,          "sacrifice_bunt",          Engine, Optional, BUNT,        Out,   1, 0, 0, &[]),
    row(BuntLeadOut,            "bunt_lead_out",           Engine, Optional, BUNT,        Other, 1, 1, 0, &[]),
    row(BuntPopout,             "bunt_popout",             Engine, Optional, BUNT,        Out,   1, 1, 0, &[]),
    row(BuntDoublePlay,         "bunt_double_play",        Engine, Optional, BUNT,        Out,   1, 1, 0, &[]),
    row(BuntStrikeout,          "bunt_strikeout",          Engine, Refused,  NOWHERE,     Out,   1, 1, 0, &[]),
    row(BuntSingle,             "bunt_single",             Engine, Optional, BUNT,        Hit,   1, 1, 1, &[]),
    row(SqueezeSuccess,         "squeeze_success",         Engine, Optional, BUNT,        Out,   1, 0, 0, &[]),
    row(SqueezeOutHome,         "squeeze_out_home",        Engine, Optional, BUNT,        Other, 1, 1, 0, &[]),
    row(SqueezeDoublePlay,      "squeeze_double_play",     Engine, Optional, BUNT,        Out,   1, 1, 0, &[]),
    row(SqueezeMissed,          "squeeze_missed",          Engine, Refused,  NOWHERE,     Other, 0, 0, 0, &[]),
    row(HitAndRunGroundout,     "hit_and_run_groundout",   Engine, Optional, INFIELD,     Out,   1, 1, 0, &[]),
    row(HitAndRunFlyout,        "hit_and_run_flyout",      Engine, Optional, OUTFIELD,    Out,   1, 1, 0, &[]),
    row(HitAndRunDoublePlay,    "hit_and_run_double_play", Engine, Optional, INFIELD,     Out,   1, 1, 0, &[]),
    row(HitAndRunStrikeout,     "hit_and_run_strikeout",   Engine, Refused,  NOWHERE,     Out,   1, 1, 0, &[]),
    row(HitAndRunMiss,          "hit_and_run_miss",        Engine, Refused,  NOWHERE,     Other, 0, 0, 0, &[]),
    row(WildPitch,              "wild_pitch",              Engine, Refused,  NOWHERE,     Other, 0, 0, 0, &[]),
    row(PassedBall,             "passed_ball",             Engine, Refused,  NOWHERE,     Other, 0, 0, 0, &[]),
    row(Balk,                   "balk",                    Engine, Refused,  NOWHERE,     Other, 0, 0, 0, &[]),
    row(PickOff,                "pick_off",                Engine, Refused,  NOWHERE,     Other, 0, 0, 0, &[]),
    row(StolenBase,             "stolen_base",             Engine, Refused,  NOWHERE,     Other, 0, 0, 0, &[]),
    row(CaughtStealing,         "caught_stealing",         Engine, Refused,  NOWHERE,     Other, 0, 0, 0, &[]),
    row(DefensiveIndifference,  "defensive_indifference",  Engine, Refused,  NOWHERE,     Other, 0, 0, 0, &[]),
];
