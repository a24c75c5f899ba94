//! What must hold between what the client told and what the log has.

use crate::asked;
use crate::log::Log;
use crate::players::{SPECTATOR, Transcript};
use crate::replay::Replayed;
use crate::told;
use anyhow::{Context, ensure};
use bandbox_engine::Phase;
use bandbox_engine::Team;
use bandbox_engine::team::ByTeam;
use bandbox_protocol::v1::plays::{PlayResolved, ToldPlay};
use bandbox_protocol::v1::reply::GameStateSync;
use bandbox_protocol::v1::view::{BasesView, LineupView, PhaseName};
use bandbox_protocol::v1::{RoomEvent, ServerFrame};
use bandbox_store::Batch;
use bandbox_tests::frame::Frame;
use bandbox_tests::table::{AWAY, HOME};
use serde_json::json;
use std::collections::BTreeSet;

/// Everybody who followed the game.
const MEMBERS: [&str; 3] = [AWAY, HOME, SPECTATOR];

fn batches<'a>(log: &'a Log, user: &str, id: &str) -> Vec<&'a Batch> {
    let caused = |batch: &&Batch| batch.cause.user == user && batch.cause.command_id == id;
    log.batches.iter().filter(caused).collect()
}

/// No accepted command is lost and none is applied twice.
pub(crate) fn every_answered_command_is_in_the_log_once(
    transcript: &Transcript,
    log: &Log,
) -> anyhow::Result<()> {
    for intent in &transcript.intents {
        let (user, id) = (intent.user.as_str(), intent.id());
        let answers: Vec<&Frame> = transcript
            .answers
            .iter()
            .filter(|(who, answer)| who == user && answer.re() == Some(id))
            .map(|(_, answer)| answer)
            .collect();
        let [answer] = answers.as_slice() else {
            anyhow::bail!("{id} of {user} has {} answers", answers.len());
        };
        ensure!(!answer.is_refusal(), "{id} was refused: {}", answer.text);
        if intent.is_command() {
            let found = batches(log, user, id);
            ensure!(
                found.len() == 1,
                "{id} is in the log {} times: {}",
                found.len(),
                intent.frame
            );
            let last = found.first().map(|batch| batch.last_seq.0);
            ensure!(
                answer.seq() == last,
                "{id} led to event {last:?}, and its answer says {}",
                answer.text
            );
        }
    }
    Ok(())
}

/// Whatever is in the log was asked for, in just that way.
pub(crate) fn every_command_in_the_log_was_asked_for(
    transcript: &Transcript,
    log: &Log,
) -> anyhow::Result<()> {
    for batch in &log.batches {
        let (user, id) = (&batch.cause.user, &batch.cause.command_id);
        let mut intents = transcript.intents.iter();
        let intent = intents.find(|intent| intent.user == *user && intent.id() == id);
        let intent = intent.with_context(|| format!("nobody sent {id} of {user}"))?;
        let asked = asked::command(&intent.frame)?;
        ensure!(
            batch.cause.command == asked,
            "{asked:?} is in the log as {:?}",
            batch.cause.command
        );
    }
    Ok(())
}

/// No gap and no repeat, whatever happened to the connection.
pub(crate) fn every_member_saw_every_event_once_and_in_order(
    transcript: &Transcript,
    log: &Log,
    kills: usize,
) -> anyhow::Result<()> {
    let all: Vec<u64> = (1..=log.head()).collect();
    for member in MEMBERS {
        let received = transcript
            .received
            .get(member)
            .map_or(&[][..], Vec::as_slice);
        let numbers: Vec<u64> = received.iter().filter_map(Frame::seq).collect();
        ensure!(numbers == all, "{member} saw {numbers:?}");
        let joins = transcript.joins.get(member).copied().unwrap_or(0);
        // He who was still coming in when the server was killed joined fewer times.
        ensure!(
            (1..=1 + kills).contains(&joins),
            "{member} joined {joins} times"
        );
    }
    Ok(())
}

/// One frame at a time waits for its answer, so each kill can make one answer a repeat and no more.
pub(crate) fn only_what_was_sent_again_is_marked_repeat(
    transcript: &Transcript,
    kills: usize,
) -> anyhow::Result<()> {
    let repeats = transcript.answers.iter().filter(|(_, a)| a.is_repeat());
    let repeats = repeats.count();
    ensure!(repeats <= kills, "{repeats} answers are marked repeat");
    Ok(())
}

/// What everybody was told is what the log has; a decision that is not disclosed is told to who made it and
/// to nobody else; and all who are told the same are told the same bytes.
pub(crate) fn everybody_saw_what_the_log_has(
    transcript: &Transcript,
    log: &Log,
) -> anyhow::Result<()> {
    let caused = |batch: &'_ Batch| (batch.cause.user.clone(), batch.events.clone());
    let events = log.batches.iter().map(caused).flat_map(|(user, events)| {
        let of_user = move |event| (user.clone(), event);
        events.into_iter().map(of_user)
    });
    for (place, (owner, stored)) in events.enumerate() {
        let mut texts = BTreeSet::new();
        for member in MEMBERS {
            let received = transcript.received.get(member);
            let frame = received.and_then(|frames| frames.get(place));
            let frame = frame.with_context(|| format!("{member} missed {stored:?}"))?;
            let told = room_event(frame)?;
            let full = told::in_full(&stored, &told);
            let blanked = told::blanked(full.clone());
            let is_hidden = full != blanked;
            let expected = if member == owner { full } else { blanked };
            ensure!(
                told == expected,
                "{member} was told {} of {stored:?}",
                frame.text
            );
            if !(is_hidden && member == owner) {
                texts.insert(frame.text.as_str());
            }
        }
        ensure!(texts.len() == 1, "one event in several texts: {texts:?}");
    }
    Ok(())
}

fn room_event(frame: &Frame) -> anyhow::Result<RoomEvent> {
    match ServerFrame::decode(&frame.text) {
        Ok(ServerFrame::Room(room)) => Ok(room.event),
        Ok(_) | Err(_) => anyhow::bail!("no event of a room: {}", frame.text),
    }
}

/// The game ended as it would have if nobody had killed anything.
pub(crate) fn the_game_ended_as_the_uninterrupted_one(
    transcript: &Transcript,
    log: &Log,
    replayed: &Replayed,
) -> anyhow::Result<()> {
    let state = &replayed.state;
    ensure!(log.state == *state, "the store recovers another state");
    let Phase::Final { result } = state.phase() else {
        anyhow::bail!("the game is not over");
    };
    let mut plays: Vec<PlayResolved> = Vec::new();
    for frame in transcript.received.get(HOME).into_iter().flatten() {
        if let RoomEvent::PlayResolved(play) = room_event(frame)? {
            plays.push(*play);
        }
    }
    for member in MEMBERS {
        let sync = transcript.finals.get(member).context(member)?;
        let sync: GameStateSync = serde_json::from_value(sync.clone())?;
        let view = sync.state;
        ensure!(
            sync.seq == log.head(),
            "{member} was told event {}",
            sync.seq
        );
        ensure!(view.phase == PhaseName::Final && view.result == Some(*result));
        ensure!(view.waiting_for.is_empty() && view.pending_roll.is_none());
        ensure!(view.inning == state.half_inning().inning);
        ensure!(view.half == state.half_inning().half);
        ensure!(view.outs == state.outs());
        ensure!(view.bases == BasesView::from(state.bases()));
        ensure!(view.score == *state.score());
        ensure!(view.batter == state.batter() && view.pitcher == state.pitcher());
        ensure!(view.last_play == state.plays());
        ensure!(view.options == *state.options());
        ensure!(view.commitment == state.commitment());
        ensure!(view.lineups == ByTeam::from_fn(|team| LineupView::from(state.lineup(team))));
        let bench = |team: Team| state.bench(team).map(|(id, _)| id).collect();
        ensure!(view.bench == ByTeam::from_fn(bench));
        ensure!(
            view.line_score == replayed.line_score,
            "{:?} is not {:?}",
            view.line_score,
            replayed.line_score
        );
        let recent = sync
            .recent_plays
            .into_iter()
            .filter_map(|past| match past.told {
                ToldPlay::Play(play) => Some(play),
                ToldPlay::Scored(_) => None,
            });
        let recent: Vec<PlayResolved> = recent.collect();
        ensure!(recent == plays[plays.len().saturating_sub(10)..]);
    }
    let seen = json!({
        "kind": "seen",
        "seq": log.head(),
        "score": state.score(),
        "inning": state.half_inning().inning,
        "half": state.half_inning().half,
        "plays": state.plays(),
        "secret": log.secret.reveal(),
    });
    ensure!(transcript.seen == seen, "{} is not {seen}", transcript.seen);
    Ok(())
}
