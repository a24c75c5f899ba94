//! Roster files (`ATL1977.ROS`) and team files (`TEAM1977`).

use crate::fault::{Fault, Problem, TextFault};
use crate::field::Fields;
use crate::file::Lines;
use crate::id::{PlayerId, TeamId};
use crate::record::Hand;

/// A player on a roster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RosterEntry<'a> {
    /// His id.
    pub player: PlayerId,
    /// His last name.
    pub last_name: &'a [u8],
    /// His first name.
    pub first_name: &'a [u8],
    /// From which side he bats, where it is known.
    pub bats: Option<Hand>,
    /// With which hand he throws, where it is known.
    pub throws: Option<Hand>,
    /// His team.
    pub team: TeamId,
    /// His position, in Retrosheet's letters.
    pub position: &'a [u8],
}

/// A team of a season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamEntry<'a> {
    /// Its id.
    pub team: TeamId,
    /// The letter of its league; none where it has none.
    pub league: Option<u8>,
    /// Its city.
    pub city: &'a [u8],
    /// Its nickname.
    pub nickname: &'a [u8],
}

/// The lines of a roster file.
pub fn roster(file: &[u8]) -> impl Iterator<Item = Result<RosterEntry<'_>, Fault>> {
    lines(file, player)
}

/// The lines of a team file.
pub fn teams(file: &[u8]) -> impl Iterator<Item = Result<TeamEntry<'_>, Fault>> {
    lines(file, team)
}

fn lines<'a, T>(
    file: &'a [u8],
    read: impl Fn(Fields<'a>) -> Result<T, TextFault>,
) -> impl Iterator<Item = Result<T, Fault>> {
    (1..)
        .zip(Lines(file))
        .map(move |(number, line)| read(Fields::new(line)).map_err(|fault| fault.on_line(number)))
}

fn player(mut fields: Fields<'_>) -> Result<RosterEntry<'_>, TextFault> {
    let player = fields.next("player")?.read(PlayerId::read)?;
    let last_name = fields.next("last name")?.text;
    let first_name = fields.next("first name")?.text;
    let bats = fields.next("batting side")?.read(hand)?;
    let throws = fields.next("throwing hand")?.read(hand)?;
    let team = fields.next("team")?.read(TeamId::read)?;
    let position = fields.next("position")?.text;
    fields.end()?;
    Ok(RosterEntry {
        player,
        last_name,
        first_name,
        bats,
        throws,
        team,
        position,
    })
}

fn team(mut fields: Fields<'_>) -> Result<TeamEntry<'_>, TextFault> {
    let team = fields.next("team")?.read(TeamId::read)?;
    let league = fields.next("league")?.read(league)?;
    let city = fields.next("city")?.text;
    let nickname = fields.next("nickname")?.text;
    fields.end()?;
    Ok(TeamEntry {
        team,
        league,
        city,
        nickname,
    })
}

fn hand(text: &[u8]) -> Result<Option<Hand>, Problem> {
    match text {
        b"L" => Ok(Some(Hand::Left)),
        b"R" => Ok(Some(Hand::Right)),
        b"B" => Ok(Some(Hand::Both)),
        b"" | b"?" => Ok(None),
        _ => Err(Problem::Hand),
    }
}

fn league(text: &[u8]) -> Result<Option<u8>, Problem> {
    match text {
        b"" => Ok(None),
        [letter] if letter.is_ascii_uppercase() => Ok(Some(*letter)),
        _ => Err(Problem::League),
    }
}
