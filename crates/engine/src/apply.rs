//! The one way a game remembers: an event happened, so the state follows. No rules, no dice, no failure.

use crate::bases::Bases;
use crate::bases::{Destination, Origin};
use crate::choice::{Answer, Batted, Question};
use crate::command::Substitution;
use crate::decisions::{Decisions, DefensiveDecision, OffensiveDecision};
use crate::dice::fairness::EntropyShare;
use crate::dice::roll::{Roll, RollStage};
use crate::event::Event;
use crate::injury::Injury;
use crate::inning::Outs;
use crate::lineup::LineupCard;
use crate::options::Mode;
use crate::play::Play;
use crate::player::LineupId;
use crate::scored;
use crate::state::{GameState, Phase, Vacancy, Waiting};
use crate::stealing::Jumps;
use crate::stint::PitcherStint;
use crate::team::Team;
use std::sync::Arc;

/// No decision is in.
const DECISIONS_DUE: Phase = Phase::DecisionsDue {
    defense: None,
    offense: None,
};

/// What the game waits for when a half-inning begins.
fn turn(state: &GameState) -> Phase {
    match state.terms.rosters.mode {
        Mode::Manual | Mode::Cards => DECISIONS_DUE,
        Mode::Scored => Phase::EntryDue,
    }
}

/// Takes the state past an event of its own log.
///
/// Events of another game, or out of order, do not fail either; they give a state that means nothing.
pub fn apply(state: &mut GameState, event: &Event) {
    state.open_way_back(event);
    advance(state, event);
}

/// The same for a state that no play will be taken back from, because it is thrown away before.
pub(crate) fn advance(state: &mut GameState, event: &Event) {
    match event {
        // The state is made from this event, before there is anything to apply it to.
        Event::GameCreated { .. } => (),
        Event::EntropyCommitted { team, commitment } => {
            entropy_given(state, *team, EntropyShare::Committed(*commitment));
        }
        Event::EntropyRevealed { team, entropy } => {
            entropy_given(state, *team, EntropyShare::Revealed(entropy.clone()));
        }
        Event::GameStarted => {
            state.now.phase = turn(state);
            let fielding = state.fielding();
            state.now.stints[fielding].begin_inning(state.now.half_inning.inning);
        }
        Event::DefensiveDecisionSubmitted {
            decision,
            disclosed,
        } => {
            decided(state, Some(*decision), None, *disclosed);
        }
        Event::OffensiveDecisionSubmitted {
            decision,
            disclosed,
        } => {
            decided(state, None, Some(*decision), *disclosed);
        }
        Event::DecisionDropped { team } => decision_dropped(state, *team),
        Event::DiceRolled { roll, .. } => dice_rolled(state, roll),
        Event::CardRead { roll_id, reading } => state.now.last_reading = Some((*roll_id, *reading)),
        Event::ChoiceDue {
            team,
            question,
            play,
        } => {
            choice_due(state, *team, *question, play.as_ref());
        }
        Event::ChoiceMade { answer, .. } => choice_made(state, *answer),
        Event::JumpTaken {
            runner,
            from,
            jump,
            goes_on,
        } => {
            state
                .now
                .jumps
                .note(&state.now.bases, *runner, *from, *jump);
            if !goes_on {
                state.now.phase = DECISIONS_DUE;
            }
        }
        Event::PlayResolved { play } => play_resolved(state, play),
        Event::Scored { entry } => scored::enter(state, entry),
        Event::PitcherTired { pitcher, .. } => state.now.tired[pitcher.team()].insert(*pitcher),
        Event::PlayerHurt { player, injury } => player_hurt(state, *player, *injury),
        Event::HalfInningEnded { .. } => {
            state.now.outs = Outs::Zero;
            state.now.bases = Bases::default();
            state.now.jumps = Jumps::default();
            let fielding = state.fielding();
            state.now.stints[fielding].ended_half_inning = true;
        }
        Event::InningChanged {
            started,
            placed_runner,
        } => {
            state.now.half_inning = *started;
            state.now.phase = turn(state);
            state.now.stints[started.fielding()].begin_inning(started.inning);
            if let Some(runner) = placed_runner {
                state.now.bases.put(crate::bases::Base::Second, *runner);
            }
        }
        Event::LineupDue { team, position } => {
            state.now.phase = Phase::LineupDue {
                team: *team,
                vacancy: Vacancy::Position(*position),
            };
        }
        Event::ReplacementDue { player } => {
            state.now.phase = Phase::LineupDue {
                team: player.team(),
                vacancy: Vacancy::Hurt(*player),
            };
        }
        Event::PlayerSubstituted {
            substitution,
            lineup,
        } => substituted(state, substitution, lineup.as_deref()),
        Event::PositionsSwapped { one, lineup, .. } => lined_up(state, one.team(), lineup),
        Event::TakeBackRequested { by, .. } => state.note_take_back(by.team()),
        Event::TakeBackAnswered { .. } => state.note_take_back(None),
        Event::PlayTakenBack { .. } => state.go_back(),
        Event::GameSuspended { .. } => state.now.suspended = true,
        Event::GameResumed { .. } => state.now.suspended = false,
        Event::GameEnded { result } => {
            state.now.phase = Phase::Final { result: *result };
            state.now.suspended = false;
        }
        Event::DiceRevealed { .. } => (),
    }
}

fn entropy_given(state: &mut GameState, team: Team, share: EntropyShare) {
    Arc::make_mut(&mut state.terms).entropy[team] = share;
}

fn decided(
    state: &mut GameState,
    defense: Option<DefensiveDecision>,
    offense: Option<OffensiveDecision>,
    disclosed: Option<Decisions>,
) {
    if let Some(decisions) = disclosed {
        state.now.phase = Phase::RollDue { decisions };
    } else if let Phase::DecisionsDue {
        defense: defense_in,
        offense: offense_in,
    } = &mut state.now.phase
    {
        *defense_in = defense.or(*defense_in);
        *offense_in = offense.or(*offense_in);
    }
}

/// A roll that belongs to another one leaves that to be read.
fn dice_rolled(state: &mut GameState, roll: &Roll) {
    state.next_roll = state.next_roll.max(roll.id.index.saturating_add(1));
    match roll.id.kind.stage() {
        RollStage::Opens => {
            state.close_way_back();
            if let Some(decisions) = state.now.phase.decisions() {
                state.now.phase = Phase::OutcomeDue {
                    decisions,
                    roll: *roll,
                };
            }
        }
        RollStage::AtBat => (),
        RollStage::Play => state.note_roll_of_play(*roll),
    }
}

/// A batter leaves the game; a pitcher stays and is tired, by an event of its own.
fn player_hurt(state: &mut GameState, player: LineupId, injury: Injury) {
    match injury {
        Injury::RestOfGame if player != state.pitcher() => {
            state.now.hurt[player.team()].insert(player);
        }
        Injury::RestOfGame | Injury::Games(_) => (),
    }
}

fn choice_due(state: &mut GameState, team: Team, question: Question, play: Option<&Batted>) {
    let waiting = match (play, &state.now.phase) {
        (Some(batted), _) => Some(Waiting::Play(*batted)),
        (None, Phase::OutcomeDue { roll, .. }) => Some(Waiting::Roll(*roll)),
        (None, _) => None,
    };
    if let (Some(waiting), Some(decisions)) = (waiting, state.now.phase.decisions()) {
        state.now.phase = Phase::ChoiceDue {
            decisions,
            team,
            question,
            waiting,
        };
    }
}

/// A play that waited is resolved or asks again by the next event; a roll is read now, unless the runner who took
/// a jump stays.
fn choice_made(state: &mut GameState, answer: Answer) {
    let Phase::ChoiceDue {
        decisions,
        waiting: Waiting::Roll(roll),
        ..
    } = &state.now.phase
    else {
        return;
    };
    state.now.phase = match answer {
        Answer::Hold => DECISIONS_DUE,
        Answer::Send
        | Answer::ThrowFirst
        | Answer::ThrowHome
        | Answer::Safe
        | Answer::Out
        | Answer::Back
        | Answer::Happened
        | Answer::DidNotHappen
        | Answer::XCheck(_)
        | Answer::Throw
        | Answer::Concede
        | Answer::PlayLead
        | Answer::PlayTrail
        | Answer::GoodLead
        | Answer::NoLead
        | Answer::CaughtLeading
        | Answer::Grade(_)
        | Answer::Unhurt
        | Answer::Hurt(_) => Phase::OutcomeDue {
            decisions: *decisions,
            roll: *roll,
        },
    };
}

fn decision_dropped(state: &mut GameState, team: Team) {
    let (mut defense, mut offense) = match &state.now.phase {
        Phase::DecisionsDue { defense, offense } => (*defense, *offense),
        Phase::RollDue { decisions } => (Some(decisions.defense), Some(decisions.offense)),
        Phase::BeforeGame
        | Phase::LineupDue { .. }
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. }
        | Phase::EntryDue
        | Phase::Final { .. } => (None, None),
    };
    if team == state.fielding() {
        defense = None;
    } else {
        offense = None;
    }
    state.now.phase = Phase::DecisionsDue { defense, offense };
}

fn play_resolved(state: &mut GameState, play: &Play) {
    let (batting, fielding) = (state.batting(), state.fielding());
    if play.roll_id.is_none() {
        state.close_way_back();
    }
    for out in &play.outs {
        leave(state, out.from);
    }
    // The lead runner moves first, so nobody is put where somebody still stands.
    for movement in &play.movements {
        leave(state, movement.from);
        match movement.to {
            Destination::On(base) => state.now.bases.put(base, movement.runner),
            Destination::Home => (),
        }
    }
    // After a third out the next event ends the half-inning; until then the outs stand at two.
    let outs = u8::try_from(play.outs.len()).unwrap_or(u8::MAX);
    state.now.outs = state.now.outs.plus(outs).unwrap_or(Outs::Two);
    state.now.score[batting] = state.now.score[batting].saturating_add(u16::from(play.runs));
    state.now.plays = play.number;
    if play.batter_result.ends_plate_appearance() {
        state.now.due_up[batting] = state.now.due_up[batting].next();
        state.now.jumps = Jumps::default();
    }
    state.now.stints[fielding].pitched(play);
    state.now.phase = DECISIONS_DUE;
}

fn leave(state: &mut GameState, origin: Origin) {
    match origin {
        Origin::Plate => (),
        Origin::On(base) => state.now.bases.clear(base),
    }
}

fn substituted(state: &mut GameState, substitution: &Substitution, card: Option<&LineupCard>) {
    let team = substitution.team();
    let mut lineup = state.now.lineups[team];
    for (out, r#in) in substitution.changes() {
        lineup.replace(out, r#in);
        state.now.bases.replace(out, r#in);
    }
    let plain = lineup.card();
    lined_up(state, team, card.unwrap_or(&plain));
}

fn lined_up(state: &mut GameState, team: Team, card: &LineupCard) {
    let pitcher = state.now.lineups[team].pitcher();
    state.now.lineups[team].hand_in(card);
    if state.now.lineups[team].pitcher() != pitcher {
        another_takes_the_mound(state, team, pitcher);
    }
    if matches!(state.now.phase, Phase::LineupDue { .. }) {
        state.now.phase = DECISIONS_DUE;
    }
}

/// Whoever takes the mound begins a stint of his own, also one who batted for the pitcher and stays; whoever comes back
/// to it goes on with his. The starter is whoever throws the first pitch.
fn another_takes_the_mound(state: &mut GameState, team: Team, left: LineupId) {
    let stint = state.now.stints[team];
    let pitcher = state.now.lineups[team].pitcher();
    let away = &mut state.off_the_mound;
    let mut next = match away.iter().position(|(man, _)| *man == pitcher) {
        Some(place) => away.swap_remove(place).1,
        None => PitcherStint::default(),
    };
    if stint.is_unused() {
        next.started |= stint.started;
    } else if state.now.lineups[team].is_in_game(left) {
        away.push((left, stint));
    }
    if team == state.now.half_inning.fielding() {
        next.begin_inning(state.now.half_inning.inning);
    }
    state.now.stints[team] = next;
}
