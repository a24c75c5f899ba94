//! The same commands on the same dice once more, in this process and without interruption.

use crate::log::Log;
use anyhow::{Context, ensure};
use bandbox_engine::event::Event;
use bandbox_engine::inning::Half;
use bandbox_engine::{Dice, GameState, Team, apply, create, decide};
use bandbox_protocol::v1::view::LineScore;
use bandbox_store::CauseCommand;

/// How a game ended that nothing interrupted.
#[derive(Debug)]
pub(crate) struct Replayed {
    /// The last state.
    pub(crate) state: GameState,
    /// Runs by inning, and the totals.
    pub(crate) line_score: LineScore,
}

/// Plays the commands of the log again.
///
/// # Errors
/// When a command that was accepted leads to something else, or is refused.
pub(crate) fn without_interruption(log: &Log) -> anyhow::Result<Replayed> {
    let dice = Dice::new(log.secret.clone());
    let mut batches = log.batches.iter();
    let first = batches.next().context("an empty log")?;
    let CauseCommand::Create { setup } = &first.cause.command else {
        anyhow::bail!("the first command is not the creation");
    };
    let (mut state, created) = create((**setup).clone(), &dice)?;
    ensure!(first.events == [created], "another creation");
    let mut line_score = LineScore::default();
    for batch in batches {
        let CauseCommand::Play { command } = &batch.cause.command else {
            anyhow::bail!("a second creation");
        };
        let decided = decide(&state, batch.cause.actor, command, &dice)
            .map_err(|refusal| anyhow::anyhow!("{command:?} is refused: {refusal}"))?;
        ensure!(
            decided == batch.events,
            "{command:?} led to {:?}, and now to {decided:?}",
            batch.events
        );
        for event in &decided {
            score(&mut line_score, event);
            apply(&mut state, event);
        }
    }
    Ok(Replayed { state, line_score })
}

/// Keeps the line score, apart from the code that the server keeps it with.
fn score(line: &mut LineScore, event: &Event) {
    match event {
        Event::GameStarted => line.innings.push((0, None)),
        Event::InningChanged { started, .. } => match started.half {
            Half::Top => line.innings.push((0, None)),
            Half::Bottom => {
                if let Some((_, hosts)) = line.innings.last_mut() {
                    *hosts = Some(0);
                }
            }
        },
        Event::PlayResolved { play } => {
            let team = play.batter.team();
            let runs = play.movements.iter().filter(|m| m.to.number() == 4).count();
            let runs = u16::try_from(runs).unwrap_or(u16::MAX);
            match (team, line.innings.last_mut()) {
                (Team::Away, Some((visitors, _))) => *visitors += runs,
                (Team::Home, Some((_, Some(hosts)))) => *hosts += runs,
                (Team::Away | Team::Home, _) => (),
            }
            line.runs[team] += runs;
            line.hits[team] += u16::from(play.batter_result.total_bases() > 0);
            let errors = u16::try_from(play.errors.len()).unwrap_or(u16::MAX);
            line.errors[team.opponent()] += errors;
        }
        Event::HalfInningEnded {
            ended,
            left_on_base,
        } => {
            let left = u16::try_from(left_on_base.len()).unwrap_or(u16::MAX);
            line.left_on_base[ended.batting()] += left;
        }
        Event::GameCreated { .. }
        | Event::EntropyCommitted { .. }
        | Event::GameSuspended { .. }
        | Event::GameResumed { .. }
        | Event::EntropyRevealed { .. }
        | Event::DefensiveDecisionSubmitted { .. }
        | Event::OffensiveDecisionSubmitted { .. }
        | Event::DecisionDropped { .. }
        | Event::DiceRolled { .. }
        | Event::CardRead { .. }
        | Event::ChoiceDue { .. }
        | Event::ChoiceMade { .. }
        | Event::JumpTaken { .. }
        | Event::LineupDue { .. }
        | Event::Scored { .. }
        | Event::PitcherTired { .. }
        | Event::PlayerHurt { .. }
        | Event::ReplacementDue { .. }
        // The players of this test take nothing back.
        | Event::TakeBackRequested { .. }
        | Event::TakeBackAnswered { .. }
        | Event::PlayTakenBack { .. }
        | Event::PlayerSubstituted { .. }
        | Event::PositionsSwapped { .. }
        | Event::GameEnded { .. }
        | Event::DiceRevealed { .. } => (),
    }
}
