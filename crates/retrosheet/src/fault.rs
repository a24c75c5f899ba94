//! What can be wrong with a line, and where.

use std::fmt;

/// A fault of a line of a file. Columns and lines count from 1; a column counts bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line.
    pub line: u32,
    /// The column where it begins.
    pub column: u32,
    /// What is wrong there.
    pub problem: Problem,
}

impl Fault {
    /// The fault as a compiler would print it, with the name of its file.
    pub fn in_file<'a>(&'a self, file: &'a str) -> impl fmt::Display + 'a {
        InFile { file, fault: self }
    }
}

struct InFile<'a> {
    file: &'a str,
    fault: &'a Fault,
}

impl fmt::Display for InFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.fault)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            line,
            column,
            problem,
        } = self;
        write!(f, "{line}:{column}: {problem}")
    }
}

impl std::error::Error for Fault {}

/// A fault of a line or of a play's text, before it is known on which line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{at}: {problem}")]
pub struct TextFault {
    /// The byte where it begins, 0 for the first.
    pub at: usize,
    /// What is wrong there.
    #[source]
    pub problem: Problem,
}

impl TextFault {
    /// A problem at a byte.
    pub const fn new(at: usize, problem: Problem) -> Self {
        Self { at, problem }
    }

    /// The same fault in a text that this one is a part of, beginning at `offset`.
    #[must_use]
    pub const fn offset(self, offset: usize) -> Self {
        Self {
            at: self.at + offset,
            problem: self.problem,
        }
    }

    /// The fault with its line.
    pub fn on_line(self, line: u32) -> Fault {
        Fault {
            line,
            column: u32::try_from(self.at + 1).unwrap_or(u32::MAX),
            problem: self.problem,
        }
    }
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Problem {
    /// Nothing but a line end.
    #[error("the line is empty; leave it out")]
    EmptyLine,
    /// The first field names no record of an event file.
    #[error(
        "unknown kind of record; it is id, version, info, start, play, sub, com, data, badj, padj, ladj, radj or presadj"
    )]
    UnknownRecord,
    /// A field is not there.
    #[error("the record ends before its {0}; add it")]
    Missing(&'static str),
    /// More fields than the record has.
    #[error("the record has no more fields here; remove this one")]
    ExtraField,
    /// A quotation mark without its partner.
    #[error("the quotation mark is not closed; close it before the line ends")]
    UnclosedQuote,
    /// Text between a closing quotation mark and the comma.
    #[error("text follows the closing quotation mark; end the field with a comma")]
    AfterQuote,
    /// A game id that is not a team, a date and a number.
    #[error("not a game id; it is three letters of the home team, yyyymmdd, and 0, 1, 2 or 3")]
    GameId,
    /// A player id that is not eight characters.
    #[error("not a player id; it is eight lower-case letters and digits")]
    PlayerId,
    /// A team id that is not three characters.
    #[error("not a team id; it is three capital letters or digits")]
    TeamId,
    /// The version of the format.
    #[error("not a version; it is 1 or 2")]
    Version,
    /// A side other than visitors and hosts.
    #[error("not a side; it is 0 for the visitors or 1 for the hosts")]
    Side,
    /// A place in the batting order.
    #[error("not a place in the batting order; it is 0 (a pitcher who does not bat) to 9")]
    Slot,
    /// A place in the batting order where only those who bat can stand.
    #[error("not a place in the batting order; it is 1 to 9")]
    BattingSlot,
    /// A position.
    #[error(
        "not a position; it is 1 to 9, 10 (designated hitter), 11 (pinch hitter) or 12 (pinch runner)"
    )]
    Position,
    /// An inning.
    #[error("not an inning; it is 1 to 99")]
    Inning,
    /// A count.
    #[error("not a count; it is balls and strikes, such as 32, or ??")]
    Count,
    /// A pitch.
    #[error("not a pitch or a mark between pitches")]
    Pitch,
    /// A hand.
    #[error("not a hand; it is L, R or B")]
    Hand,
    /// A base.
    #[error("not a base; it is 1, 2 or 3")]
    Base,
    /// A number.
    #[error("not a number; it is 0 to 999")]
    Number,
    /// A kind of data record.
    #[error("unknown data; it is er")]
    Data,
    /// An info record without a key.
    #[error("the key is empty; name what the information is")]
    Key,
    /// A record outside a game.
    #[error("the record belongs to no game; an id record comes first")]
    OutsideGame,
    /// A league.
    #[error("not a league; it is one letter or left empty")]
    League,
    /// A play without a text.
    #[error("the play has no text; write NP where nothing happened")]
    EmptyPlay,
    /// What begins the text of a play.
    #[error("unknown play; it begins with fielders or with a code such as S, K, W, SB2 or WP")]
    UnknownPlay,
    /// What is joined to a strikeout or a walk.
    #[error("unknown event after a +; it is a code such as SB2, CS2(24), WP, PB, OA or E2")]
    UnknownJoined,
    /// More joined events than there are men on base.
    #[error("more events joined than can happen on one play")]
    TooManyParts,
    /// More modifiers than any play has.
    #[error("more modifiers than a play can have")]
    TooManyModifiers,
    /// More advances than there are men.
    #[error("more advances than there are men; write one for each")]
    TooManyAdvances,
    /// More notes than one advance has.
    #[error("more than three fielding notes on one advance")]
    TooManyNotes,
    /// A bracket without its partner.
    #[error("the bracket is not closed")]
    UnclosedBracket,
    /// A closing bracket without its partner.
    #[error("nothing is open here; remove the bracket")]
    StrayBracket,
    /// Fielders that are not positions.
    #[error("not a fielder; fielders are 1 to 9")]
    Fielder,
    /// An error that names nobody.
    #[error("the error names no fielder; write his position after the E")]
    ErrorFielder,
    /// Another fielder after an error in the same string.
    #[error("fielders follow the error; the string ends with it")]
    AfterError,
    /// An out that no fielder made.
    #[error("no fielder made this out; write him before the bracket")]
    OutByNobody,
    /// A man marked out who is neither the batter nor a runner.
    #[error("not a man; he is B, 1, 2 or 3")]
    Man,
    /// A man who is put out twice.
    #[error("he is out already on this play")]
    OutTwice,
    /// A base to steal.
    #[error("not a base to steal; it is 2, 3 or H")]
    StolenBase,
    /// A base to be picked off.
    #[error("not a base to be picked off; it is 1, 2 or 3")]
    PickedOffBase,
    /// A caught stealing or pickoff without fielders.
    #[error("who made the out is missing; write the fielders in brackets")]
    NoFielders,
    /// Where an advance begins.
    #[error("an advance begins with B, 1, 2 or 3")]
    AdvanceFrom,
    /// What comes between the bases of an advance.
    #[error("an advance has - (safe) or X (out) between its bases")]
    AdvanceHow,
    /// Where an advance ends.
    #[error("an advance ends at 1, 2, 3 or H")]
    AdvanceTo,
    /// An advance backwards.
    #[error("nobody runs backwards; an advance ends where it began or beyond")]
    Backwards,
    /// A batter who advances to the plate he stands at, or a man with two advances.
    #[error("this man has an advance already; write one for each man")]
    AdvanceTwice,
    /// A note that is not known.
    #[error("unknown note; it is fielders, an error, UR, TUR, NR, NORBI, RBI, TH, WP or PB")]
    UnknownNote,
    /// Text where an advance should be over.
    #[error("text after the end of the advance; separate advances with ;")]
    AfterAdvance,
    /// A modifier that is not known.
    #[error("unknown modifier")]
    UnknownModifier,
    /// Text where a part of the play should be over.
    #[error("text that belongs to no part of the play")]
    StrayText,
    /// A side without nine men in the order and one at each position.
    #[error(
        "the lineups are not whole; each side starts nine men in the order and one at each position"
    )]
    Lineups,
    /// Too many men start or come in.
    #[error("more players than a roster has")]
    TooManyPlayers,
    /// A player who has not been entered for this side.
    #[error("this player is not in the game for this side; a start or sub record brings him in")]
    NotInGame,
    /// A play of another half-inning than the one that is going on.
    #[error("the play is in another half-inning than the game; three outs end one")]
    HalfInning,
    /// A catcher's interference without the fielder.
    #[error("the interfering fielder is missing; write him as a modifier such as /E2")]
    NoInterferer,
}
