//! What is counted of a man at bat, on the mound and in the field.

/// At bat and on the bases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Batting {
    /// Plate appearances.
    pub plate_appearances: u16,
    /// Times at bat.
    pub at_bats: u16,
    /// Runs.
    pub runs: u16,
    /// Hits.
    pub hits: u16,
    /// Doubles.
    pub doubles: u16,
    /// Triples.
    pub triples: u16,
    /// Home runs.
    pub home_runs: u16,
    /// Home runs with men on all bases.
    pub grand_slams: u16,
    /// Runs batted in.
    pub runs_batted_in: u16,
    /// Walks, the intentional ones among them.
    pub walks: u16,
    /// Intentional walks.
    pub intentional_walks: u16,
    /// Strikeouts.
    pub strikeouts: u16,
    /// Double plays grounded into.
    pub double_plays: u16,
    /// Times hit by a pitch.
    pub hit_by_pitch: u16,
    /// Sacrifice hits.
    pub sacrifice_hits: u16,
    /// Sacrifice flies.
    pub sacrifice_flies: u16,
    /// Stolen bases.
    pub stolen_bases: u16,
    /// Times caught stealing.
    pub caught_stealing: u16,
    /// Times put on first by interference.
    pub interferences: u16,
    /// Times picked off, which is not caught stealing.
    pub picked_off: u16,
    /// Runners who were on base when he made an out and were still there after it.
    pub left_on_base: u16,
}

impl Batting {
    /// Bases of all hits.
    pub const fn total_bases(&self) -> u16 {
        self.hits + self.doubles + 2 * self.triples + 3 * self.home_runs
    }
}

/// On the mound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pitching {
    /// Outs, three to the inning.
    pub outs: u16,
    /// Batters faced.
    pub batters_faced: u16,
    /// What those batters did.
    pub against: Batting,
    /// Runs charged to him.
    pub runs: u16,
    /// Of these, earned.
    pub earned_runs: u16,
    /// Wild pitches.
    pub wild_pitches: u16,
    /// Balks.
    pub balks: u16,
    /// Runners on base when he came in.
    pub inherited_runners: u16,
    /// Runners of others who scored while he pitched.
    pub inherited_scored: u16,
    /// Outs on balls hit on the ground.
    pub ground_outs: u16,
    /// Outs on balls hit in the air.
    pub air_outs: u16,
    /// Pitches.
    pub pitches: u16,
    /// Of these, strikes.
    pub strikes: u16,
}

/// At one position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fielding {
    /// He was there for a play.
    pub played: bool,
    /// Outs made meanwhile, three to the inning.
    pub outs: u16,
    /// Putouts.
    pub putouts: u16,
    /// Assists.
    pub assists: u16,
    /// Errors.
    pub errors: u16,
    /// Double plays he had a part in.
    pub double_plays: u16,
    /// Triple plays he had a part in.
    pub triple_plays: u16,
    /// Passed balls.
    pub passed_balls: u16,
    /// Interferences with a batter.
    pub interferences: u16,
}
