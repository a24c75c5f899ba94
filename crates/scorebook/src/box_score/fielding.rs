//! What each man did in the field, position by position.
//!
//! Rules: R-SCORE-PB, R-SCORE-DP, R-ERROR-CHARGED.

use crate::line_score::add;
use crate::way::way_of_the_ball;
use bandbox_engine::PlayOutcome;
use bandbox_engine::lineup::Lineup;
use bandbox_engine::play::Play;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use serde::{Deserialize, Serialize};

/// A man at a position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct FieldingLine {
    /// Who.
    pub player: LineupId,
    /// Where.
    pub position: Position,
    /// Outs made while he played there, three to the inning.
    pub outs: u16,
    /// Putouts.
    #[serde(rename = "po")]
    pub putouts: u16,
    /// Assists.
    #[serde(rename = "a")]
    pub assists: u16,
    /// Errors.
    #[serde(rename = "e")]
    pub errors: u16,
    /// Double plays that he had a part in.
    #[serde(rename = "dp")]
    pub double_plays: u16,
    /// Triple plays that he had a part in.
    #[serde(rename = "tp")]
    pub triple_plays: u16,
    /// Passed balls.
    #[serde(rename = "pb")]
    pub passed_balls: u16,
}

impl FieldingLine {
    pub(crate) const fn new(player: LineupId, position: Position) -> Self {
        Self {
            player,
            position,
            outs: 0,
            putouts: 0,
            assists: 0,
            errors: 0,
            double_plays: 0,
            triple_plays: 0,
            passed_balls: 0,
        }
    }
}

/// Counts a play for the nine who were in the field.
pub(super) fn field(lines: &mut Vec<FieldingLine>, lineup: &Lineup, play: &Play) {
    let outs = u16::try_from(play.outs.len()).unwrap_or(u16::MAX);
    for position in Position::ALL {
        let line = line_of(lines, lineup.fielder(position), position);
        add(&mut line.outs, outs);
        let mut had_a_part = false;
        for out in &play.outs {
            let credit = &out.credit;
            let assists = u16::from(credit.assists.contains(&position));
            let putouts = u16::from(credit.putout == position);
            add(&mut line.assists, assists);
            add(&mut line.putouts, putouts);
            had_a_part |= assists + putouts > 0;
        }
        if had_a_part && outs == 2 {
            add(&mut line.double_plays, 1);
        }
        if had_a_part && outs == 3 {
            add(&mut line.triple_plays, 1);
        }
        let errors = play.errors.iter().filter(|e| e.position == position);
        add(
            &mut line.errors,
            u16::try_from(errors.count()).unwrap_or(u16::MAX),
        );
        if play.outcome == PlayOutcome::PassedBall && position == Position::Catcher {
            add(&mut line.passed_balls, 1);
        }
    }
}

fn line_of(
    lines: &mut Vec<FieldingLine>,
    player: LineupId,
    position: Position,
) -> &mut FieldingLine {
    let known = lines
        .iter()
        .position(|line| line.player == player && line.position == position);
    let place = known.unwrap_or_else(|| {
        // Position by position, in order of appearance at each.
        let place = lines.partition_point(|line| line.position <= position);
        lines.insert(place, FieldingLine::new(player, position));
        place
    });
    &mut lines[place]
}

/// The men through whose hands the ball went on a play of several outs, in order.
pub(super) fn chain(lineup: &Lineup, play: &Play) -> Vec<LineupId> {
    let way = way_of_the_ball(&play.outs).into_iter();
    way.map(|position| lineup.fielder(position)).collect()
}
