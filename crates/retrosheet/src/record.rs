//! The records of an event file, one a line.

use crate::fault::{Problem, TextFault};
use crate::field::{Field, Fields, number};
use crate::id::{GameId, PlayerId, Side};
use bandbox_engine::bases::Base;
use bandbox_engine::lineup::BattingSlot;
use bandbox_engine::position::Position;

/// A record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Record<'a> {
    /// `id`: a game begins.
    Id(GameId),
    /// `version`: the version of the format, which changes nothing.
    Version(u8),
    /// `info`: something about the game.
    Info {
        /// What it is, such as `visteam`.
        key: &'a [u8],
        /// Its value, which may be empty.
        value: &'a [u8],
    },
    /// `start`: a man who begins the game.
    Start(Entry<'a>),
    /// `sub`: a man who comes in, or changes his position.
    Sub(Entry<'a>),
    /// `play`: a play.
    Play(Play<'a>),
    /// `badj`: the batter bats from a side that is not his own.
    BatterHand {
        /// Who.
        player: PlayerId,
        /// From which side.
        hand: Hand,
    },
    /// `padj`: the pitcher throws with the other hand.
    PitcherHand {
        /// Who.
        player: PlayerId,
        /// With which.
        hand: Hand,
    },
    /// `ladj`: the man of this slot bats next, out of turn.
    OutOfTurn {
        /// His side.
        side: Side,
        /// His slot.
        slot: BattingSlot,
    },
    /// `radj`: a runner is placed on a base.
    PlacedRunner {
        /// Who.
        player: PlayerId,
        /// Where.
        base: Base,
    },
    /// `presadj`: the runner on this base is charged to a pitcher.
    ChargedTo {
        /// The pitcher.
        player: PlayerId,
        /// The runner's base.
        base: Base,
    },
    /// `data,er`: the official earned runs of a pitcher.
    EarnedRuns {
        /// The pitcher.
        player: PlayerId,
        /// How many.
        runs: u16,
    },
    /// `com`: a comment.
    Comment(&'a [u8]),
}

/// Which side a man bats from or which hand he throws with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hand {
    /// Left.
    Left,
    /// Right.
    Right,
    /// Both.
    Both,
}

/// A man's place in the game.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Who.
    pub player: PlayerId,
    /// His name.
    pub name: &'a [u8],
    /// His side.
    pub side: Side,
    /// Where he bats; none for a pitcher for whom a designated hitter bats.
    pub slot: Option<BattingSlot>,
    /// What he does.
    pub duty: Duty,
}

/// What a man is in the game for: the positions of Retrosheet, 1 to 12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Duty {
    /// 1 to 9: he fields.
    Fields(Position),
    /// 10: he is the designated hitter.
    DesignatedHitter,
    /// 11: he bats for another.
    PinchHitter,
    /// 12: he runs for another.
    PinchRunner,
}

impl Duty {
    /// 1 to 12.
    pub const fn number(self) -> u8 {
        match self {
            Self::Fields(position) => position.number(),
            Self::DesignatedHitter => 10,
            Self::PinchHitter => 11,
            Self::PinchRunner => 12,
        }
    }
}

/// Balls and strikes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Count {
    /// Balls; 4 where the file says so.
    pub balls: u8,
    /// Strikes.
    pub strikes: u8,
}

/// A play.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Play<'a> {
    /// The inning.
    pub inning: u8,
    /// The side at bat.
    pub side: Side,
    /// The batter.
    pub batter: PlayerId,
    /// The count on which it happened, where it is known.
    pub count: Option<Count>,
    /// The pitches of the plate appearance.
    pub pitches: &'a [u8],
    /// What happened; read it with [`crate::PlayText::read`].
    pub event: &'a [u8],
    /// The byte of the line where `event` begins.
    pub event_at: usize,
}

impl<'a> Record<'a> {
    /// Reads a line, which comes without its line end.
    ///
    /// # Errors
    /// The first fault of the line.
    pub fn read(line: &'a [u8]) -> Result<Self, TextFault> {
        if line.is_empty() {
            return Err(TextFault::new(0, Problem::EmptyLine));
        }
        let mut fields = Fields::new(line);
        let kind = fields.next("kind")?;
        match kind.text {
            b"play" => play(fields).map(Self::Play),
            b"start" => entry(fields).map(Self::Start),
            b"sub" => entry(fields).map(Self::Sub),
            b"com" => fields.rest("text").map(|f| Self::Comment(f.text)),
            b"info" => info(fields),
            b"id" => last(fields, "game id", GameId::read).map(Self::Id),
            b"version" => last(fields, "version", version).map(Self::Version),
            b"data" => data(fields),
            b"badj" | b"padj" => adjusted_hand(kind, fields),
            b"ladj" => out_of_turn(fields),
            b"radj" => {
                player_and_base(fields).map(|(player, base)| Self::PlacedRunner { player, base })
            }
            b"presadj" => {
                player_and_base(fields).map(|(player, base)| Self::ChargedTo { player, base })
            }
            _ => Err(TextFault::new(0, Problem::UnknownRecord)),
        }
    }
}

fn play(mut fields: Fields<'_>) -> Result<Play<'_>, TextFault> {
    let inning = fields.next("inning")?.read(inning)?;
    let side = fields.next("side")?.read(side)?;
    let batter = fields.next("batter")?.read(PlayerId::read)?;
    let count = fields.next("count")?.read(count)?;
    let pitches = fields.next("pitches")?;
    let event = fields.next("play")?;
    fields.end()?;
    if let Some(at) = pitches.text.iter().position(|pitch| !is_pitch(*pitch)) {
        return Err(TextFault::new(pitches.at + at, Problem::Pitch));
    }
    if event.text.is_empty() {
        return Err(TextFault::new(event.at, Problem::EmptyPlay));
    }
    Ok(Play {
        inning,
        side,
        batter,
        count,
        pitches: pitches.text,
        event: event.text,
        event_at: event.at,
    })
}

fn entry(mut fields: Fields<'_>) -> Result<Entry<'_>, TextFault> {
    let player = fields.next("player")?.read(PlayerId::read)?;
    let name = fields.next("name")?.text;
    let side = fields.next("side")?.read(side)?;
    let slot = fields.next("place in the batting order")?.read(slot)?;
    let duty = fields.next("position")?.read(duty)?;
    fields.end()?;
    Ok(Entry {
        player,
        name,
        side,
        slot,
        duty,
    })
}

fn info(mut fields: Fields<'_>) -> Result<Record<'_>, TextFault> {
    let key = fields.next("key")?;
    if key.text.is_empty() {
        return Err(TextFault::new(key.at, Problem::Key));
    }
    let value = fields.rest("value")?.text;
    Ok(Record::Info {
        key: key.text,
        value,
    })
}

fn data(mut fields: Fields<'_>) -> Result<Record<'_>, TextFault> {
    let kind = fields.next("kind of data")?;
    if kind.text != b"er" {
        return Err(TextFault::new(kind.at, Problem::Data));
    }
    let player = fields.next("player")?.read(PlayerId::read)?;
    let runs = last(fields, "earned runs", number)?;
    Ok(Record::EarnedRuns { player, runs })
}

fn adjusted_hand<'a>(kind: Field<'a>, mut fields: Fields<'a>) -> Result<Record<'a>, TextFault> {
    let player = fields.next("player")?.read(PlayerId::read)?;
    let hand = last(fields, "hand", hand)?;
    Ok(if kind.text == b"badj" {
        Record::BatterHand { player, hand }
    } else {
        Record::PitcherHand { player, hand }
    })
}

fn out_of_turn(mut fields: Fields<'_>) -> Result<Record<'_>, TextFault> {
    let side = fields.next("side")?.read(side)?;
    let slot = fields.next("place in the batting order")?;
    fields.end()?;
    match slot.read(self::slot)? {
        Some(slot) => Ok(Record::OutOfTurn { side, slot }),
        None => Err(TextFault::new(slot.at, Problem::BattingSlot)),
    }
}

fn player_and_base(mut fields: Fields<'_>) -> Result<(PlayerId, Base), TextFault> {
    let player = fields.next("player")?.read(PlayerId::read)?;
    Ok((player, last(fields, "base", base)?))
}

/// The last field of a record.
fn last<'a, T>(
    mut fields: Fields<'a>,
    name: &'static str,
    read: impl FnOnce(&'a [u8]) -> Result<T, Problem>,
) -> Result<T, TextFault> {
    let value = fields.next(name)?.read(read)?;
    fields.end()?;
    Ok(value)
}

fn version(text: &[u8]) -> Result<u8, Problem> {
    match text {
        b"1" => Ok(1),
        b"2" => Ok(2),
        _ => Err(Problem::Version),
    }
}

fn inning(text: &[u8]) -> Result<u8, Problem> {
    match number(text).map(u8::try_from) {
        Ok(Ok(inning @ 1..=99)) => Ok(inning),
        Ok(_) | Err(_) => Err(Problem::Inning),
    }
}

fn side(text: &[u8]) -> Result<Side, Problem> {
    match text {
        b"0" => Ok(Side::Visitors),
        b"1" => Ok(Side::Hosts),
        _ => Err(Problem::Side),
    }
}

fn slot(text: &[u8]) -> Result<Option<BattingSlot>, Problem> {
    match text {
        b"0" => Ok(None),
        [digit @ b'1'..=b'9'] => Ok(BattingSlot::try_from(digit - b'0').ok()),
        _ => Err(Problem::Slot),
    }
}

fn duty(text: &[u8]) -> Result<Duty, Problem> {
    match text {
        [digit @ b'1'..=b'9'] => Ok(Duty::Fields(Position::ALL[usize::from(digit - b'1')])),
        b"10" => Ok(Duty::DesignatedHitter),
        b"11" => Ok(Duty::PinchHitter),
        b"12" => Ok(Duty::PinchRunner),
        _ => Err(Problem::Position),
    }
}

fn count(text: &[u8]) -> Result<Option<Count>, Problem> {
    match text {
        b"" | b"??" => Ok(None),
        [balls @ b'0'..=b'4', strikes @ b'0'..=b'2'] => Ok(Some(Count {
            balls: balls - b'0',
            strikes: strikes - b'0',
        })),
        // Half a count is as good as none.
        [b'?', b'0'..=b'2'] | [b'0'..=b'4', b'?'] => Ok(None),
        _ => Err(Problem::Count),
    }
}

/// The letters of pitches, throws to bases, and the marks between them.
const fn is_pitch(c: u8) -> bool {
    c.is_ascii_uppercase() || matches!(c, b'.' | b'*' | b'>' | b'+' | b'1'..=b'3' | b'?')
}

fn hand(text: &[u8]) -> Result<Hand, Problem> {
    match text {
        b"L" => Ok(Hand::Left),
        b"R" => Ok(Hand::Right),
        b"B" => Ok(Hand::Both),
        _ => Err(Problem::Hand),
    }
}

fn base(text: &[u8]) -> Result<Base, Problem> {
    match text {
        b"1" => Ok(Base::First),
        b"2" => Ok(Base::Second),
        b"3" => Ok(Base::Third),
        _ => Err(Problem::Base),
    }
}
