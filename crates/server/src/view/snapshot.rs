//! The whole of a game as one audience may see it, and the small part that changes with every play.

use super::Audience;
use crate::game::table::Table;
use bandbox_engine::state::{GameState, Phase, Vacancy};
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Team, offense_options};
use bandbox_protocol::v1::rolls::RollView;
use bandbox_protocol::v1::view::{
    BasesView, DecisionsView, EntropyView, GameStateUpdate, GameView, LineScore as LineScoreView,
    LineupView, PhaseName, PlayerView, TakeBackView, TeamView,
};
use bandbox_scorebook::LineScore;

/// The teams whose managers the game waits for.
pub(crate) fn waiting_for(state: &GameState) -> Vec<Team> {
    if state.is_suspended() {
        return Vec::new();
    }
    if let Some(asked_by) = state.take_back_asked_by() {
        return vec![asked_by.opponent()];
    }
    match state.phase() {
        Phase::BeforeGame | Phase::RollDue { .. } => Team::ALL.to_vec(),
        Phase::LineupDue { team, .. } | Phase::ChoiceDue { team, .. } => vec![*team],
        Phase::DecisionsDue { defense, offense } => {
            let fielding = defense.is_none().then(|| state.fielding());
            let batting = offense.is_none().then(|| state.batting());
            fielding.into_iter().chain(batting).collect()
        }
        Phase::OutcomeDue { .. } => vec![state.batting()],
        // He who scores the game is no manager.
        Phase::EntryDue | Phase::Final { .. } => Vec::new(),
    }
}

/// The small state after a change. It holds nothing that an audience may not see.
pub(crate) fn update(table: &Table) -> GameStateUpdate {
    let state = &table.state;
    GameStateUpdate {
        seq: table.head.seq.0,
        phase: PhaseName::from(state.phase()),
        waiting_for: waiting_for(state),
        inning: state.half_inning().inning,
        half: state.half_inning().half,
        outs: state.outs(),
        bases: BasesView::from(state.bases()),
        score: *state.score(),
        batter: state.batter(),
        pitcher: state.pitcher(),
        pitcher_fatigue: state.fatigue(state.fielding()),
        last_play: state.plays(),
        vacancy: vacancy(state),
        suspended: state.is_suspended(),
        take_back: take_back(table),
        offense_options: offense_options(state),
    }
}

/// Everything that this audience may see.
pub(crate) fn snapshot(table: &Table, audience: Audience) -> GameView {
    let state = &table.state;
    let (pending_roll, question) = match state.phase() {
        Phase::OutcomeDue { roll, .. } => (
            Some(RollView::of(
                roll,
                state.pitch_check(roll.at_bat().chaos_d20),
            )),
            None,
        ),
        Phase::ChoiceDue { question, .. } => (None, Some(*question)),
        Phase::BeforeGame
        | Phase::LineupDue { .. }
        | Phase::DecisionsDue { .. }
        | Phase::EntryDue
        | Phase::RollDue { .. }
        | Phase::Final { .. } => (None, None),
    };
    let result = match state.phase() {
        Phase::Final { result } => Some(*result),
        Phase::BeforeGame
        | Phase::LineupDue { .. }
        | Phase::DecisionsDue { .. }
        | Phase::EntryDue
        | Phase::RollDue { .. }
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. } => None,
    };
    GameView {
        phase: PhaseName::from(state.phase()),
        waiting_for: waiting_for(state),
        inning: state.half_inning().inning,
        half: state.half_inning().half,
        outs: state.outs(),
        bases: BasesView::from(state.bases()),
        score: *state.score(),
        batter: state.batter(),
        pitcher: state.pitcher(),
        pitcher_fatigue: state.fatigue(state.fielding()),
        last_play: state.plays(),
        vacancy: vacancy(state),
        suspended: state.is_suspended(),
        take_back: take_back(table),
        offense_options: offense_options(state),
        decisions: decisions(state, audience),
        pending_roll,
        question,
        teams: ByTeam::from_fn(|team| self::team(state, team)),
        lineups: ByTeam::from_fn(|team| LineupView::from(state.lineup(team))),
        bench: ByTeam::from_fn(|team| state.bench(team).map(|(id, _)| id).collect()),
        options: *state.options(),
        edition: state.rosters().edition,
        mode: state.rosters().mode,
        league: state.rosters().league.clone(),
        commitment: state.commitment(),
        entropy: ByTeam::from_fn(|team| EntropyView::from(&state.entropy()[team])),
        ready: table.ready,
        result,
        line_score: line_score(table.told.scorekeeper.line_score()),
    }
}

/// The place that must be filled first.
const fn vacancy(state: &GameState) -> Option<Vacancy> {
    match state.phase() {
        Phase::LineupDue { vacancy, .. } => Some(*vacancy),
        Phase::BeforeGame
        | Phase::DecisionsDue { .. }
        | Phase::EntryDue
        | Phase::RollDue { .. }
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. }
        | Phase::Final { .. } => None,
    }
}

/// What can be taken back. Nothing can when the game is over.
fn take_back(table: &Table) -> Option<TakeBackView> {
    let state = &table.state;
    let to_seq = table.told.seq_of(state.take_back_to()?)?;
    let over = matches!(state.phase(), Phase::Final { .. });
    (!over).then(|| TakeBackView {
        to_seq,
        play_number: state.play_to_take_back(),
        asked_by: state.take_back_asked_by(),
    })
}

/// The decisions that are in; what they are, where this audience may know.
fn decisions(state: &GameState, audience: Audience) -> DecisionsView {
    if let Some(both) = state.phase().decisions() {
        return DecisionsView {
            defense_in: true,
            offense_in: true,
            defense: Some(both.defense),
            offense: Some(both.offense),
        };
    }
    match state.phase() {
        Phase::DecisionsDue { defense, offense } => DecisionsView {
            defense_in: defense.is_some(),
            offense_in: offense.is_some(),
            defense: defense.filter(|_| audience.sees_secrets_of(state.fielding())),
            offense: offense.filter(|_| audience.sees_secrets_of(state.batting())),
        },
        Phase::BeforeGame
        | Phase::LineupDue { .. }
        | Phase::RollDue { .. }
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. }
        | Phase::EntryDue
        | Phase::Final { .. } => DecisionsView::default(),
    }
}

fn team(state: &GameState, team: Team) -> TeamView {
    let roster = state.rosters().team(team);
    TeamView {
        name: roster.name.clone(),
        abbreviation: roster.abbreviation.clone(),
        players: state
            .rosters()
            .players(team)
            .map(|(id, player)| PlayerView::of(id, player))
            .collect(),
    }
}

pub(crate) fn line_score(score: &LineScore) -> LineScoreView {
    LineScoreView {
        innings: score.innings().to_vec(),
        runs: score.runs(),
        hits: score.hits(),
        errors: score.errors(),
        left_on_base: score.left_on_base(),
    }
}
