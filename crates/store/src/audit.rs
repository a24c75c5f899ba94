//! An audit: everything in a recording that can be recomputed is recomputed, and must come out the same.
//!
//! First the texts: places without a gap, the hash of every command, the chain, the head. Then the game: the
//! secret against its commitment, and every recorded command decided once more by the rules. The dice of
//! that are rolled anew from the secret, or, while a game in play keeps its secret, show the recorded faces.

mod difference;

pub use difference::{Difference, Subject};

use crate::cause::CauseCommand;
use crate::id::{GameId, Head, Seq};
use crate::recording::RecordedGame;
use crate::stored::Batch;
use crate::{chain, codec};
use bandbox_engine::dice::faces::Faces;
use bandbox_engine::dice::fairness::Secret;
use bandbox_engine::{Dice, Event, GameSetup, GameState, Phase, apply, decide, fold};

/// What was recomputed and came out the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditReport {
    /// The game.
    pub game: GameId,
    /// Commands decided again.
    pub batches: u64,
    /// Events compared.
    pub events: u64,
    /// Rolls among them.
    pub rolls: u64,
    /// Where the faces of the rolls came from.
    pub dice: DiceChecked,
    /// Whether the game is over.
    pub over: bool,
}

/// How the rolls of a recording were checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiceChecked {
    /// Rolled anew from the secret.
    FromSecret,
    /// Taken as recorded, because the secret is not shown before the game is over. Audit the recording again
    /// then.
    AsRecorded,
}

/// Recomputes a recording.
///
/// # Errors
/// The first [`Difference`]. With it the recording is not the log of a game that was played here.
pub fn audit(recorded: &RecordedGame) -> Result<AuditReport, Difference> {
    let game = recorded.game;
    check_texts(recorded)?;
    let batches = recorded
        .batches
        .iter()
        .map(|batch| {
            batch.decode(game).map_err(|error| {
                Difference::new(
                    game,
                    batch.first_seq,
                    Subject::Text,
                    "text as stored",
                    &error,
                )
            })
        })
        .collect::<Result<Vec<Batch>, _>>()?;
    let events = || batches.iter().flat_map(|batch| &batch.events);
    let faces: Vec<Faces> = events().filter_map(faces_of).collect();
    let secret = recorded
        .secret
        .clone()
        .or_else(|| events().find_map(revealed));

    let Some((first, rest)) = batches.split_first() else {
        return Err(Difference::new(
            game,
            1,
            Subject::EventCount,
            "no events",
            "a creation",
        ));
    };
    let rolls = faces.len() as u64;
    let dice_checked = match secret {
        Some(_) => DiceChecked::FromSecret,
        None => DiceChecked::AsRecorded,
    };
    let mut replay = Replay {
        game,
        state: creation(first, secret.as_ref())?,
        dice: secret.map_or_else(|| Dice::scripted_faces(faces), Dice::new),
    };
    for batch in rest {
        replay.decide_again(batch)?;
    }
    Ok(AuditReport {
        game,
        batches: batches.len() as u64,
        events: recorded.head.seq.0,
        rolls,
        dice: dice_checked,
        over: matches!(replay.state.phase(), Phase::Final { .. }),
    })
}

fn faces_of(event: &Event) -> Option<Faces> {
    // What is read again after a take-back fell only once.
    if let Event::DiceRolled {
        roll, again: false, ..
    } = event
    {
        Some(roll.faces)
    } else {
        None
    }
}

fn revealed(event: &Event) -> Option<Secret> {
    if let Event::DiceRevealed { secret } = event {
        Some(Secret::new(secret.0))
    } else {
        None
    }
}

/// Recomputes places, hashes, chain and head from the exact texts, and asks no rule.
///
/// # Errors
/// The first [`Difference`].
pub fn check_texts(recorded: &RecordedGame) -> Result<(), Difference> {
    let game = recorded.game;
    let mut head = Head {
        seq: Seq::ZERO,
        chain: chain::origin(game, &recorded.managers),
    };
    for batch in &recorded.batches {
        let expected = Head {
            seq: head.seq.after(batch.events.len() as u64),
            chain: chain::link(head.chain, batch),
        };
        let same = Same {
            game,
            seq: batch.first_seq,
        };
        same.as_recomputed(Subject::Place, &batch.first_seq, &head.seq.after(1).0)?;
        same.as_recomputed(Subject::EventCount, &batch.last_seq, &expected.seq.0)?;
        same.as_recomputed(
            Subject::Command,
            &batch.payload_hash,
            &codec::payload_hash(&batch.command),
        )?;
        same.as_recomputed(Subject::Chain, &batch.chain, &expected.chain)?;
        head = expected;
    }
    let same = Same {
        game,
        seq: recorded.head.seq.0,
    };
    same.as_recomputed(Subject::Head, &recorded.head.seq, &head.seq)?;
    same.as_recomputed(Subject::Head, &recorded.head.chain, &head.chain)
}

/// Checks the first batch and returns the state that it makes.
fn creation(batch: &Batch, secret: Option<&Secret>) -> Result<GameState, Difference> {
    let game = batch.game;
    let seq = batch.first_seq.0;
    let setup: &GameSetup = match &batch.cause.command {
        CauseCommand::Create { setup } => setup,
        CauseCommand::Play { .. } => {
            return Err(Difference::new(
                game,
                seq,
                Subject::Command,
                "a play",
                "a creation",
            ));
        }
    };
    let [
        event @ Event::GameCreated {
            commitment: committed,
            ..
        },
    ] = batch.events.as_slice()
    else {
        return Err(Difference::new(
            game,
            seq,
            Subject::Event,
            "another beginning",
            "game_created alone",
        ));
    };
    if let Some(secret) = secret {
        Same { game, seq }.as_recomputed(Subject::Secret, committed, &secret.commitment())?;
    }
    let expected = Event::GameCreated {
        setup: Box::new(setup.clone()),
        commitment: *committed,
    };
    compare(game, seq, Some(event), Some(&expected))?;
    fold([event]).map_err(|error| Difference::new(game, seq, Subject::Refusal, "accepted", &error))
}

/// The game as it is played once more.
struct Replay {
    game: GameId,
    state: GameState,
    dice: Dice,
}

impl Replay {
    fn decide_again(&mut self, batch: &Batch) -> Result<(), Difference> {
        let first_seq = batch.first_seq.0;
        let command = match &batch.cause.command {
            CauseCommand::Play { command } => command,
            CauseCommand::Create { .. } => {
                return Err(Difference::new(
                    self.game,
                    first_seq,
                    Subject::Command,
                    "a second creation",
                    "a play",
                ));
            }
        };
        let decided =
            decide(&self.state, batch.cause.actor, command, &self.dice).map_err(|rejection| {
                Difference::new(
                    self.game,
                    first_seq,
                    Subject::Refusal,
                    "accepted",
                    &rejection,
                )
            })?;
        let mut recorded = batch.events.iter();
        let mut expected = decided.iter();
        for seq in first_seq.. {
            match (recorded.next(), expected.next()) {
                (None, None) => break,
                (event, expected) => compare(self.game, seq, event, expected)?,
            }
        }
        let had_started = self.has_started();
        for event in &batch.events {
            apply(&mut self.state, event);
        }
        if !had_started && self.has_started() {
            self.dice = self.dice.clone().open(self.state.entropy());
        }
        Ok(())
    }

    /// From then on the entropy is settled.
    const fn has_started(&self) -> bool {
        !matches!(self.state.phase(), Phase::BeforeGame)
    }
}

fn compare(
    game: GameId,
    seq: u64,
    recorded: Option<&Event>,
    expected: Option<&Event>,
) -> Result<(), Difference> {
    if recorded == expected {
        return Ok(());
    }
    let text = |event: Option<&Event>| match event {
        Some(event) => codec::encode(event).unwrap_or_else(|error| error.to_string()),
        None => "no event".to_string(),
    };
    Err(Difference::new(
        game,
        seq,
        Subject::Event,
        &text(recorded),
        &text(expected),
    ))
}

/// Compares values that stand at one place of a log.
struct Same {
    game: GameId,
    seq: u64,
}

impl Same {
    fn as_recomputed<T: PartialEq + ToString>(
        &self,
        subject: Subject,
        recorded: &T,
        recomputed: &T,
    ) -> Result<(), Difference> {
        if recorded == recomputed {
            return Ok(());
        }
        Err(Difference::new(
            self.game, self.seq, subject, recorded, recomputed,
        ))
    }
}
