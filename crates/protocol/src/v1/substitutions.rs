//! Changes of players, as a room is told of them.

use super::view::LineupView;
use bandbox_engine::Team;
use bandbox_engine::command::{Replacement, Substitution};
use bandbox_engine::lineup::LineupCard;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use serde::{Deserialize, Serialize};

/// What kind of substitution.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum SubstitutionKind {
    /// He bats for the current batter.
    PinchHitter,
    /// He runs for a runner.
    PinchRunner,
    /// He pitches.
    Pitcher,
    /// He takes a fielder's place.
    Fielder,
    /// Several come in at once.
    DoubleSwitch,
}

/// Data of `player_substituted` and `substitution_accepted`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PlayerSubstituted {
    /// What kind.
    pub kind: SubstitutionKind,
    /// Whose.
    pub side: Team,
    /// Who left; of a double switch the first.
    pub out: LineupId,
    /// Who came in for him.
    pub r#in: LineupId,
    /// The position he takes; null for a pinch hitter or runner.
    pub position: Option<Position>,
    /// All the men of a double switch.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", ts(optional, as = "Option<Vec<Replacement>>"))]
    pub replacements: Vec<Replacement>,
    /// Who plays from now on, where more changed than one man for another in the same place: a double switch, a
    /// designated hitter who is lost, a two-way starter who leaves the mound or the order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub lineup: Option<LineupView>,
}

impl PlayerSubstituted {
    /// The substitution, with the lineup that it left where the log has it.
    pub fn of(substitution: &Substitution, lineup: Option<&LineupCard>) -> Self {
        let (kind, out, r#in, position) = match substitution {
            Substitution::PinchHitter { out, r#in } => {
                (SubstitutionKind::PinchHitter, *out, *r#in, None)
            }
            Substitution::PinchRunner { out, r#in } => {
                (SubstitutionKind::PinchRunner, *out, *r#in, None)
            }
            Substitution::Pitcher { out, r#in } => {
                let position = Some(Position::Pitcher);
                (SubstitutionKind::Pitcher, *out, *r#in, position)
            }
            Substitution::Fielder {
                out,
                r#in,
                position,
            } => (SubstitutionKind::Fielder, *out, *r#in, Some(*position)),
            Substitution::DoubleSwitch(switch) => {
                let Replacement {
                    out,
                    r#in,
                    position,
                    ..
                } = switch.first;
                (SubstitutionKind::DoubleSwitch, out, r#in, Some(position))
            }
        };
        let replacements = match substitution {
            Substitution::DoubleSwitch(switch) => switch.replacements().collect(),
            Substitution::PinchHitter { .. }
            | Substitution::PinchRunner { .. }
            | Substitution::Pitcher { .. }
            | Substitution::Fielder { .. } => Vec::new(),
        };
        Self {
            kind,
            side: substitution.team(),
            out,
            r#in,
            position,
            replacements,
            lineup: lineup.map(LineupView::from),
        }
    }
}

/// Data of `positions_swapped`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PositionsSwapped {
    /// Whose fielders.
    pub side: Team,
    /// One.
    pub one: LineupId,
    /// The other.
    pub other: LineupId,
    /// Who plays from now on: a pitcher who left the mound bats for himself.
    pub lineup: LineupView,
}

impl PositionsSwapped {
    /// The exchange, with the lineup that it left.
    pub fn of(one: LineupId, other: LineupId, lineup: &LineupCard) -> Self {
        Self {
            side: one.team(),
            one,
            other,
            lineup: LineupView::from(lineup),
        }
    }
}
