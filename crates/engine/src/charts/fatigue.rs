//! When a pitcher tires.
//!
//! Rules: R-TIRED-HITS, R-TIRED-RUNS, R-TIRED-LIMIT, R-TIRED-INNINGS, R-CLOSER-OUTS.

/// Innings in a row over which hits, walks and runs are added up.
pub(crate) const INNINGS_COUNTED: usize = 3;

/// Hits, walks and hit batsmen that tire a vulnerable pitcher: in one inning, in two in a row, in three.
pub(crate) const HITS_AND_WALKS: [u8; INNINGS_COUNTED] = [3, 4, 5];

/// Runs that tire any pitcher: in one inning, in two in a row, in three.
pub(crate) const RUNS: [u8; INNINGS_COUNTED] = [5, 6, 7];

/// The innings that a starter can pitch.
pub(crate) const STARTER: u8 = 10;

/// The innings that a starter with a star can pitch.
pub(crate) const STARRED_STARTER: u8 = 11;

/// The innings that a reliever can pitch beyond his rating.
pub(crate) const RELIEVER_BEYOND_RATING: u8 = 2;

/// The rating of a man who is not rated as a starter, or as a reliever, and is used as one: he may tire at once.
pub(crate) const UNRATED: u8 = 1;

/// The outs that a man without a closer's rating may record in a closer situation before he may tire.
pub(crate) const UNRATED_CLOSER: u8 = 0;
