//! Strings of fielders: who threw to whom, who made the out, who erred.

use super::cursor::Cursor;
use crate::fault::{Problem, TextFault};
use bandbox_engine::bases::{Base, Origin};
use bandbox_engine::position::Position;

/// Fielders in the order they had the ball, as written: `643`. Marks and misprints between them are passed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fielders<'a>(&'a [u8]);

impl<'a> Fielders<'a> {
    /// The fielders, in order; the same man twice in a row is one touch.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Position> + Clone + 'a {
        self.0.iter().filter_map(|byte| position(*byte))
    }

    /// Nobody is named.
    pub fn is_empty(self) -> bool {
        self.iter().next().is_none()
    }

    /// `99`: the out was made, and it is not known by whom.
    pub fn are_unknown(self) -> bool {
        let digits = self.0.iter().filter(|byte| byte.is_ascii_digit());
        let mut digits = digits.copied();
        (digits.next(), digits.next(), digits.next()) == (Some(b'9'), Some(b'9'), None)
    }
}

/// The position with this digit.
pub(super) fn position(digit: u8) -> Option<Position> {
    let place = digit.checked_sub(b'1')?;
    Position::ALL.get(usize::from(place)).copied()
}

/// An error in a string of fielders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Muff {
    /// Who made it.
    pub position: Position,
    /// It was a bad throw.
    pub throw: bool,
}

/// Fielders in brackets: `(24)`, `(8E2)`, `(E5/TH)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handling<'a> {
    /// Those who had the ball before any error.
    pub fielders: Fielders<'a>,
    /// The error that ended it.
    pub muff: Option<Muff>,
}

/// A string of fielders that is a basic play: one or more outs, or an error that prevented one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chain<'a>(&'a [u8]);

/// An out of a [`Chain`], or the try for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leg<'a> {
    /// Those who had the ball.
    pub fielders: Fielders<'a>,
    /// Who was out, where that is written; else it is the batter.
    pub man: Option<Origin>,
    /// Who dropped the ball or threw it away: then nobody is out.
    pub error: Option<Position>,
}

impl<'a> Chain<'a> {
    /// Its outs, in order.
    pub fn legs(self) -> impl Iterator<Item = Leg<'a>> {
        let mut cursor = Cursor::new(self.0);
        // The string was read once already, so it has no faults now.
        std::iter::from_fn(move || {
            cursor.peek()?;
            leg(&mut cursor).ok()
        })
    }
}

/// Reads a basic play that begins with a fielder.
pub(super) fn chain<'a>(cursor: &mut Cursor<'a>) -> Result<Chain<'a>, TextFault> {
    let begins = cursor.at();
    let mut out: [Option<Origin>; 4] = [None; 4];
    let mut men = 0;
    loop {
        let at = cursor.at();
        let leg = leg(cursor)?;
        let man = leg.man.unwrap_or(Origin::Plate);
        if leg.error.is_none() {
            if out.contains(&Some(man)) {
                return Err(TextFault::new(at, Problem::OutTwice));
            }
            out[men] = Some(man);
            men += 1;
        }
        match cursor.peek() {
            Some(b'1'..=b'9') if leg.error.is_some() => {
                return Err(cursor.fault(Problem::AfterError));
            }
            Some(b'1'..=b'9' | b'E' | b'0') => (),
            Some(b'(') => return Err(cursor.fault(Problem::OutByNobody)),
            Some(_) | None => break,
        }
    }
    Ok(Chain(cursor.since(begins)))
}

fn leg<'a>(cursor: &mut Cursor<'a>) -> Result<Leg<'a>, TextFault> {
    let fielders = fielders(cursor);
    if cursor.peek() == Some(b'0') {
        return Err(cursor.fault(Problem::Fielder));
    }
    if cursor.takes(b'E') {
        let error = error_fielder(cursor)?;
        return Ok(Leg {
            fielders,
            man: None,
            error: Some(error),
        });
    }
    if fielders.is_empty() {
        return Err(cursor.fault(Problem::OutByNobody));
    }
    let man = if cursor.takes(b'(') {
        let man = man(cursor)?;
        close(cursor)?;
        Some(man)
    } else {
        None
    };
    Ok(Leg {
        fielders,
        man,
        error: None,
    })
}

/// The fielders that come next, perhaps none.
pub(super) fn fielders<'a>(cursor: &mut Cursor<'a>) -> Fielders<'a> {
    cursor.peek();
    Fielders(cursor.take_while(|byte| matches!(byte, b'1'..=b'9' | b'!' | b'#' | b'?')))
}

/// The fielder after an `E`.
pub(super) fn error_fielder(cursor: &mut Cursor<'_>) -> Result<Position, TextFault> {
    let fielder = cursor.peek().and_then(position);
    let fielder = fielder.ok_or_else(|| cursor.fault(Problem::ErrorFielder))?;
    cursor.pass();
    Ok(fielder)
}

fn man(cursor: &mut Cursor<'_>) -> Result<Origin, TextFault> {
    let man = match cursor.peek() {
        Some(b'B') => Origin::Plate,
        Some(b'1') => Origin::On(Base::First),
        Some(b'2') => Origin::On(Base::Second),
        Some(b'3') => Origin::On(Base::Third),
        Some(_) | None => return Err(cursor.fault(Problem::Man)),
    };
    cursor.pass();
    Ok(man)
}

/// The end of a bracket.
pub(super) fn close(cursor: &mut Cursor<'_>) -> Result<(), TextFault> {
    if cursor.takes(b')') {
        Ok(())
    } else {
        Err(cursor.fault(Problem::UnclosedBracket))
    }
}

/// What stands in a bracket that begins with a fielder or an error, up to its end.
pub(super) fn handling<'a>(cursor: &mut Cursor<'a>) -> Result<Handling<'a>, TextFault> {
    let begins = cursor.at();
    let junk = |byte| matches!(byte, b'1'..=b'9' | b'!' | b'#' | b'?' | b'X' | b'H' | b'-');
    let fielders = Fielders(cursor.take_while(junk));
    if cursor
        .since(begins)
        .iter()
        .any(|byte| matches!(byte, b'X' | b'H' | b'-'))
    {
        cursor.misprint = true;
    }
    let error = if cursor.takes(b'E') {
        Some(error_fielder(cursor)?)
    } else {
        None
    };
    if matches!(cursor.peek(), Some(b'1'..=b'9')) {
        return Err(cursor.fault(Problem::AfterError));
    }
    let mut throw = false;
    while cursor.takes(b'/') {
        throw |= remark(cursor)?;
    }
    close(cursor)?;
    Ok(Handling {
        fielders,
        muff: error.map(|position| Muff { position, throw }),
    })
}

/// A modifier of fielders; whether it says that there was a throw.
fn remark(cursor: &mut Cursor<'_>) -> Result<bool, TextFault> {
    if cursor.takes_word(b"TH") {
        if matches!(cursor.peek(), Some(b'1'..=b'3' | b'H')) {
            cursor.pass();
        }
        return Ok(true);
    }
    let words: [&[u8]; 5] = [b"INT", b"OBS", b"AP", b"RINT", b"BINT"];
    if words.into_iter().any(|word| cursor.takes_word(word)) {
        Ok(false)
    } else {
        Err(cursor.fault(Problem::UnknownNote))
    }
}
