//! What the universal rules make of a play: the third out, force outs and runs, the winning run.
//!
//! Rules: R-OUTS-THREE, R-OUTS-NO-RUN-ON-FORCE, R-OUTS-TIME-PLAY, R-WIN-STOPS, R-WIN-HIT.

use super::Scorer;
use super::draft::Draft;
use crate::bases::{Destination, Origin};
use crate::charts::grid::Cell;
use crate::choice::Batted;
use crate::dice::roll::{Roll, RollId};
use crate::event::Event;
use crate::outcome::PlayOutcome;
use crate::play::{BatterResult, Movement, Out, OutKind, Play};
use crate::player::LineupId;
use crate::position::Position;
use crate::state::{GameState, Phase};
use crate::team::Team;
use arrayvec::ArrayVec;

/// The men who may move on a play, the lead runner first.
const LEAD_FIRST: [Origin; 4] = [
    Origin::ALL[3],
    Origin::ALL[2],
    Origin::ALL[1],
    Origin::ALL[0],
];

/// What a play is called, apart from what happens on it.
#[derive(Clone, Copy)]
pub(super) struct Headline {
    pub(super) outcome: PlayOutcome,
    pub(super) hit_location: Option<Position>,
    pub(super) roll_id: Option<RollId>,
    pub(super) check_position: Option<Position>,
}

impl Headline {
    /// A play that came from this roll alone.
    pub(super) const fn of_roll(outcome: PlayOutcome, roll: &Roll) -> Self {
        Self {
            outcome,
            hit_location: None,
            roll_id: Some(roll.id),
            check_position: None,
        }
    }
}

impl From<Batted> for Headline {
    fn from(batted: Batted) -> Self {
        Self {
            outcome: batted.outcome,
            hit_location: batted.hit_location,
            roll_id: Some(batted.roll_id),
            check_position: batted.check_position,
        }
    }
}

impl Scorer<'_> {
    /// Records the play, and whatever its outs and runs bring about.
    pub(super) fn finish(&mut self, headline: Headline, draft: Draft) {
        let outs_before = self.state.outs();
        let play = settle(&self.state, headline, draft);
        let side_retired = outs_before
            .plus(u8::try_from(play.outs.len()).unwrap_or(u8::MAX))
            .is_none();
        let tired = self.state.tires_on(&play);
        let ends_nothing = !side_retired && tired.is_none() && self.goes_on_after(&play);
        let resolved = Event::PlayResolved {
            play: Box::new(play),
        };
        if ends_nothing {
            return self.record_last(resolved);
        }
        self.record(resolved);
        self.tire_pitcher(tired);
        self.after_play(side_retired);
        match self.state.phase() {
            // Nobody else was called for.
            Phase::DecisionsDue { .. } => self.replace_the_hurt(),
            Phase::BeforeGame
            | Phase::LineupDue { .. }
            | Phase::RollDue { .. }
            | Phase::OutcomeDue { .. }
            | Phase::ChoiceDue { .. }
            | Phase::EntryDue
            | Phase::Final { .. } => (),
        }
    }

    /// Whether a play that leaves the side at bat is followed by the next decisions and by nothing else: the hosts do
    /// not lead in their half, and nobody is hurt. That is so after most plays, and then the state is not copied.
    fn goes_on_after(&self, play: &Play) -> bool {
        let score = self.state.score();
        let hosts_lead = self.state.batting() == Team::Home
            && score.home.saturating_add(u16::from(play.runs)) > score.away;
        let somebody_is_hurt = Team::ALL
            .iter()
            .any(|team| !self.state.now.hurt[*team].is_empty());
        !hosts_lead && !somebody_is_hurt
    }
}

pub(super) fn settle(state: &GameState, headline: Headline, draft: Draft) -> Play {
    let mut outs = outs(state, &draft);
    let third_out = (outs.len() == usize::from(state.outs().left()))
        .then(|| outs.last())
        .flatten();
    let mut movements = movements(state, &draft, &outs, third_out);
    let mut batter_result = draft.batter;
    if !draft.out_of_the_park
        && let Some(winner) = winning_run(state, &movements)
    {
        let bases = winner.to.number() - winner.from.number();
        if batter_result.total_bases() > bases {
            batter_result = BatterResult::hit(bases);
        }
        let stop = Stop {
            winner: winner.from,
            bases,
            hit: batter_result.total_bases(),
        };
        stop.cut_short(&mut movements, &mut outs);
    }
    let runs = movements
        .iter()
        .filter(|m| m.to == Destination::Home)
        .count();
    let runs = u8::try_from(runs).unwrap_or(u8::MAX);
    if draft.fly && runs > 0 {
        batter_result = BatterResult::SacrificeFly;
    }
    let grounded_into_double_play = draft.double_play_ball && outs.len() >= 2;
    Play {
        number: state.plays().saturating_add(1),
        outcome: headline.outcome,
        hit_location: headline.hit_location,
        roll_id: headline.roll_id,
        batter: state.batter(),
        pitcher: state.pitcher(),
        batter_result,
        movements,
        outs,
        errors: draft.errors,
        runs,
        rbi: if draft.batted_in && !grounded_into_double_play {
            draft.most_batted_in.map_or(runs, |most| runs.min(most))
        } else {
            0
        },
        grounded_into_double_play,
        check_position: headline.check_position,
        clean: draft.clean,
    }
}

/// Nothing happens after the third out, so later outs of the draft are not made.
fn outs(state: &GameState, draft: &Draft) -> ArrayVec<Out, 3> {
    let made = draft.outs.iter().filter_map(|(from, kind, credit)| {
        Some(Out {
            runner: man(state, *from)?,
            from: *from,
            kind: *kind,
            credit: credit.clone(),
        })
    });
    made.take(usize::from(state.outs().left())).collect()
}

fn movements(
    state: &GameState,
    draft: &Draft,
    outs: &[Out],
    third_out: Option<&Out>,
) -> ArrayVec<Movement, 4> {
    LEAD_FIRST
        .into_iter()
        .filter_map(|from| {
            let runner = man(state, from)?;
            let Cell::Safe(to) = draft.row.cell(from) else {
                return None;
            };
            let moves = to.number() != from.number();
            let was_put_out = outs.iter().any(|out| out.from == from);
            let cut_short = third_out.is_some_and(|third| is_cut_short(third, from, to));
            (moves && !was_put_out && !cut_short).then_some(Movement { runner, from, to })
        })
        .collect()
}

/// Whether the third out keeps a man from moving.
///
/// On the batter before first base, or on a force, no run scores and no runner advances; a batter who was safe
/// meanwhile is left on base. On any other third out the runners ahead score, those behind do not.
fn is_cut_short(third_out: &Out, from: Origin, to: Destination) -> bool {
    match from {
        Origin::Plate => false,
        Origin::On(_) if third_out.kind.cancels_runs() => true,
        Origin::On(_) => to == Destination::Home && from < third_out.from,
    }
}

/// The runner with the winning run, when the hosts win on this play.
fn winning_run(state: &GameState, movements: &[Movement]) -> Option<Movement> {
    if !state.hosts_can_walk_off() {
        return None;
    }
    let behind = state.score().away.checked_sub(state.score().home)?;
    let mut scored = movements.iter().filter(|m| m.to == Destination::Home);
    scored.nth(usize::from(behind)).copied()
}

/// The game is over with the winning run.
struct Stop {
    /// Where its runner came from.
    winner: Origin,
    /// The bases that he took.
    bases: u8,
    /// The bases of the hit, 0 without one.
    hit: u8,
}

impl Stop {
    /// Nobody behind the winner takes more bases than he did or is thrown out trying; a batter who would have been has
    /// the bases of his hit.
    fn cut_short(&self, movements: &mut ArrayVec<Movement, 4>, outs: &mut ArrayVec<Out, 3>) {
        for movement in movements.iter_mut() {
            let furthest = Destination::beyond(movement.from, self.bases).unwrap_or(movement.to);
            if movement.to > furthest {
                movement.to = furthest;
            }
        }
        let too_late = |out: &Out| out.kind == OutKind::Tag && out.from < self.winner;
        let spared = outs.iter().filter(|out| too_late(out)).filter_map(|out| {
            let bases = match out.from {
                Origin::Plate => self.bases.min(self.hit.max(1)),
                Origin::On(_) => self.bases,
            };
            Some(Movement {
                runner: out.runner,
                from: out.from,
                to: Destination::beyond(out.from, bases)?,
            })
        });
        // A man put out has no movement, so there is room for one.
        movements.extend(
            spared
                .take(movements.remaining_capacity())
                .collect::<ArrayVec<_, 3>>(),
        );
        outs.retain(|out| !too_late(out));
        movements.sort_by_key(|movement| std::cmp::Reverse(movement.from));
    }
}

/// Who begins the play there.
pub(super) fn man(state: &GameState, origin: Origin) -> Option<LineupId> {
    match origin {
        Origin::Plate => Some(state.batter()),
        Origin::On(base) => state.bases().runner(base),
    }
}
