//! Whose turn it is, and whether he knows: what somebody is to be told who has gone.

use super::task::GameTask;
use crate::turns::words;
use crate::view::snapshot::waiting_for;
use bandbox_engine::Team;
use bandbox_engine::team::ByTeam;
use bandbox_protocol::v1::view::PhaseName;
use bandbox_protocol::v1::webhook::{TeamName, YourTurn, YourTurnName};

/// A side that the game waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Due {
    /// Who manages it.
    pub(crate) manager: String,
    /// Whether he has the game open.
    pub(crate) is_there: bool,
    /// What he may be told.
    pub(crate) turn: YourTurn,
}

impl GameTask {
    /// The sides that the game waits for and that somebody manages.
    pub(super) fn whose_turn(&self) -> Vec<Due> {
        waiting_for(&self.table.state)
            .into_iter()
            .filter_map(|side| {
                let manager = self.table.seats.managers[side].clone()?;
                Some(Due {
                    is_there: self.room.has_user(&manager),
                    manager,
                    turn: self.turn_of(side),
                })
            })
            .collect()
    }

    fn turn_of(&self, side: Team) -> YourTurn {
        let state = &self.table.state;
        let phase = PhaseName::from(state.phase());
        let asked = state.take_back_asked_by().is_some();
        let half_inning = state.half_inning();
        let origin = self.app.turns.settings.origin.as_ref();
        let mut turn = YourTurn {
            event: YourTurnName::YourTurn,
            v: 1,
            game_id: self.wire_id(),
            side,
            seq: self.table.head.seq.0,
            phase,
            teams: ByTeam::from_fn(|team| {
                let named = state.rosters().team(team);
                TeamName {
                    name: named.name.clone(),
                    abbreviation: named.abbreviation.clone(),
                }
            }),
            score: *state.score(),
            inning: half_inning.inning,
            half: half_inning.half,
            outs: state.outs(),
            url: origin.map(|origin| origin.page_of(self.wire_id())),
            text: String::new(),
        };
        let what = if asked {
            "Your opponent asks to take the play back; answer him."
        } else {
            words::due(phase, side == state.batting())
        };
        turn.text = words::text(&turn, what);
        turn
    }
}
