//! What a scorer told of a game that was really played, as a room is told of it.

use super::plays::{Reached, RunnerAdvanced};
use bandbox_engine::GameState;
use bandbox_engine::bases::{Base, Origin};
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::scored::{Change, Class, Credits, Entry, ScoredPlay};
use serde::{Deserialize, Serialize};

/// Data of `scored`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct Scored {
    /// A sentence for people; null where there is nothing to tell.
    pub description: Option<String>,
    /// What he told.
    pub entry: ScoredEntry,
}

/// What a scorer told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum ScoredEntry {
    /// A play.
    Play(PlayScored),
    /// A man came in or took another position. Several such entries may follow one another.
    Change(Change),
    /// A runner was placed on a base.
    PlacedRunner {
        /// Who.
        runner: LineupId,
        /// Where.
        base: Base,
    },
    /// Another pitcher answers for the runner on a base.
    ChargedTo {
        /// The pitcher.
        pitcher: LineupId,
        /// The runner's base.
        base: Base,
    },
    /// Who won, lost and saved the game, once it is over.
    Credits(Credits),
    /// The game was called; `game_ended` follows.
    Called,
}

/// A scored play.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PlayScored {
    /// Counts the plays of a game from 1.
    pub play_number: u16,
    /// What kind of play it was, in the scorer's words.
    pub kind: Class,
    /// A sentence for people.
    pub description: String,
    /// Outs made on the play.
    pub outs_recorded: u8,
    /// Runs that scored.
    pub runs_scored: u8,
    /// Of these, batted in.
    pub rbi: u8,
    /// Who was at bat.
    pub batter: LineupId,
    /// Who was pitching.
    pub pitcher: LineupId,
    /// Where everybody went: those who are safe, then those who are out.
    pub runners_advanced: Vec<RunnerAdvanced>,
    /// Those put out, in order.
    pub outs: Vec<OutScored>,
    /// Errors charged, by position.
    pub errors: Vec<Position>,
    /// A hit.
    pub is_hit: bool,
}

/// A man put out, as the scorer has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct OutScored {
    /// Who.
    pub lineup_id: LineupId,
    /// 0 for the batter, else the base he was on.
    pub from: Origin,
    /// The fielder who made the out; null where that is not known.
    pub putout: Option<Position>,
    /// Those who helped, in the order the ball went.
    pub assists: Vec<Position>,
}

impl PlayScored {
    /// The play in the state that it was made in, with a sentence that tells it.
    pub fn of(before: &GameState, play: &ScoredPlay, description: String) -> Self {
        let man = |man: Origin| match man {
            Origin::Plate => Some(play.batter),
            Origin::On(base) => before.bases().runner(base),
        };
        let safe = play.moves.iter().filter_map(|moved| {
            Some(RunnerAdvanced {
                from: moved.from,
                to: Reached::Safe(moved.to),
                lineup_id: man(moved.from)?,
            })
        });
        let out = play.outs.iter().filter_map(|out| {
            Some(RunnerAdvanced {
                from: out.man,
                to: Reached::Out,
                lineup_id: man(out.man)?,
            })
        });
        let put_out = play.outs.iter().filter_map(|out| {
            Some(OutScored {
                lineup_id: man(out.man)?,
                from: out.man,
                putout: out.putout,
                assists: out.assists.to_vec(),
            })
        });
        // A play holds at most three outs and four runs.
        let few = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
        Self {
            play_number: before.plays().saturating_add(1),
            kind: play.class,
            description,
            outs_recorded: few(play.outs.len()),
            runs_scored: few(play.runs().count()),
            rbi: few(play.runs().filter(|(_, run)| run.batted_in).count()),
            batter: play.batter,
            pitcher: before.pitcher(),
            runners_advanced: safe.chain(out).collect(),
            outs: put_out.collect(),
            errors: play.errors.iter().map(|error| error.position).collect(),
            is_hit: play.class.total_bases() > 0,
        }
    }
}

impl Scored {
    /// What was told of a game that stood so before, in these words.
    pub fn of(before: &GameState, entry: &Entry, description: Option<String>) -> Self {
        let told = match entry {
            Entry::Play(play) => {
                let description = description.clone().unwrap_or_default();
                ScoredEntry::Play(PlayScored::of(before, play, description))
            }
            Entry::Change(change) => ScoredEntry::Change(*change),
            Entry::PlacedRunner { runner, base } => ScoredEntry::PlacedRunner {
                runner: *runner,
                base: *base,
            },
            Entry::ChargedTo { pitcher, base } => ScoredEntry::ChargedTo {
                pitcher: *pitcher,
                base: *base,
            },
            Entry::Credits(credits) => ScoredEntry::Credits(*credits),
            Entry::Called => ScoredEntry::Called,
        };
        Self {
            description,
            entry: told,
        }
    }
}
