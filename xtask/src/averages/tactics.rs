//! What a sensible manager decides before a pitch: whom he holds, when he draws the field in, who runs and who bunts.

use crate::luck::Luck;
use bandbox_engine::GameState;
use bandbox_engine::bases::{Base, BaseSet};
use bandbox_engine::decisions::{
    DefensiveDecision, InfieldDepth, OffensiveAction, OffensiveDecision, OutfieldDepth,
};
use bandbox_engine::grade::Grade;
use bandbox_engine::inning::Outs;
use bandbox_engine::player::Player;
use bandbox_engine::stealing::StealingLetter;

/// From this inning on a run decides games.
const LATE: u8 = 7;

/// With such a lead in the last inning runners may go.
const SAFE_LEAD: i32 = 4;

/// What the fielding manager decides.
pub(super) fn defense(state: &GameState, luck: &mut Luck) -> DefensiveDecision {
    let occupied = state.occupied();
    let (first, third) = (
        occupied.contains(Base::First),
        occupied.contains(Base::Third),
    );
    let fewer_than_two_outs = state.outs() != Outs::Two;
    let decided = DefensiveDecision::default();
    if occupied.is_empty() {
        return decided;
    }
    let lead = -lead_at_bat(state);
    let wins = state.hosts_can_walk_off() && lead == 0;
    if wins && !first && luck.one_in(2) {
        return DefensiveDecision {
            intentional_walk: true,
            ..decided
        };
    }
    if third && fewer_than_two_outs && is_late(state) && (-1..=0).contains(&lead) {
        let outfield_depth = if wins {
            OutfieldDepth::Shallow
        } else {
            OutfieldDepth::Normal
        };
        return DefensiveDecision {
            infield_depth: InfieldDepth::InfieldIn,
            outfield_depth,
            ..decided
        };
    }
    if state.is_last_inning_or_later() && lead >= SAFE_LEAD {
        return DefensiveDecision {
            let_runners_go: true,
            ..decided
        };
    }
    match runner_with_room(state, Base::First) {
        Some(runner) if runner.stealing_letter <= Some(StealingLetter::B) => DefensiveDecision {
            hold_runners: BaseSet::EMPTY.with(Base::First),
            ..decided
        },
        Some(_) | None => decided,
    }
}

/// What the batting manager decides.
pub(super) fn offense(state: &GameState, luck: &mut Luck) -> OffensiveDecision {
    let steals = [Base::Second, Base::First]
        .into_iter()
        .find(|base| runs(state, *base, luck));
    if let Some(base) = steals {
        return OffensiveDecision {
            action: OffensiveAction::Steal,
            steal_attempts: BaseSet::EMPTY.with(base).into(),
        };
    }
    OffensiveDecision {
        action: bunts(state, luck),
        ..OffensiveDecision::default()
    }
}

/// Whether the runner on this base goes: the better he is, the more often, and for third less often.
fn runs(state: &GameState, base: Base, luck: &mut Luck) -> bool {
    let Some(runner) = runner_with_room(state, base) else {
        return false;
    };
    let can = runner.steal_card().is_some_and(|card| card.can_steal());
    if !can || state.jumps().sent_back() || state.jump(base).is_some() {
        return false;
    }
    let times = match runner.stealing_letter {
        Some(StealingLetter::AA | StealingLetter::A) => 2,
        // Such a man is thrown out as often as not.
        Some(StealingLetter::B) => 8,
        Some(StealingLetter::C | StealingLetter::D | StealingLetter::E) | None => return false,
    };
    match base {
        Base::First => luck.one_in(times),
        Base::Second | Base::Third => luck.one_in(4 * times),
    }
}

/// What the batter tries besides a swing.
fn bunts(state: &GameState, luck: &mut Luck) -> OffensiveAction {
    let good = |grade: Option<Grade>| grade.is_some_and(|grade| grade <= Grade::B);
    let batter = state.player(state.batter());
    let bunts = batter.is_some_and(|batter| good(batter.bunt));
    let hits_and_runs = batter.is_some_and(|batter| good(batter.hit_and_run));
    let occupied = state.occupied();
    let [first, second, third] = Base::ALL.map(|base| occupied.contains(base));
    let close = is_late(state) && (-1..=1).contains(&lead_at_bat(state));
    match state.outs() {
        Outs::Zero if bunts && close && (first || second) && !third && luck.one_in(2) => {
            OffensiveAction::SacBunt
        }
        Outs::Zero | Outs::One if bunts && close && third && luck.one_in(10) => {
            OffensiveAction::SqueezeBunt
        }
        Outs::Zero | Outs::One if hits_and_runs && first && !second && luck.one_in(12) => {
            OffensiveAction::HitAndRun
        }
        Outs::Zero | Outs::One | Outs::Two => OffensiveAction::SwingAway,
    }
}

/// The runner on this base, when nobody stands on the next.
fn runner_with_room(state: &GameState, base: Base) -> Option<&Player> {
    let ahead = base.next()?;
    let open = !state.occupied().contains(ahead);
    state.player(state.bases().runner(base).filter(|_| open)?)
}

fn is_late(state: &GameState) -> bool {
    state.half_inning().inning >= LATE
}

/// Runs that the team at bat is ahead.
fn lead_at_bat(state: &GameState) -> i32 {
    let score = state.score();
    i32::from(score[state.batting()]) - i32::from(score[state.fielding()])
}
