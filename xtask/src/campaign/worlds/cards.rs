//! The cells of the cards of two invented teams: which is read, and what else could stand there.

use super::paper::one_of;
use crate::luck::Luck;
use anyhow::{Context, ensure};
use bandbox_engine::cards::{BattingText, CardText, Park, Whose};
use bandbox_engine::options::{Edition, Mode, Options};
use bandbox_engine::player::{Hand, LineupId};
use bandbox_engine::setup::check;
use bandbox_engine::state::GameState;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Event, GameSetup, Team};

const VISITORS: &str = include_str!("../../../../cards/lanterns.json");
const HOSTS: &str = include_str!("../../../../cards/terns.json");

/// What may stand in any cell; none is as long as another.
const TEXTS: [&str; 3] = ["WALK", "strikeout", "HBP"];

/// A game whose cards the server reads.
pub(super) fn setup() -> anyhow::Result<GameSetup> {
    Ok(GameSetup {
        edition: Edition::default(),
        mode: Mode::Cards,
        league: None,
        options: Options::default(),
        park: Park::default(),
        teams: ByTeam {
            away: serde_json::from_str(VISITORS).context("the visitors")?,
            home: serde_json::from_str(HOSTS).context("the hosts")?,
        },
    })
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Of whose team.
    pub(super) team: Team,
    player: String,
    card: Whose,
    against: Hand,
    /// From 0.
    column: usize,
    /// From 0.
    row: usize,
}

/// The cell that was read, if one was.
pub(super) fn read(before: &GameState, events: &[Event]) -> Option<Cell> {
    let reading = events.iter().find_map(|event| {
        if let Event::CardRead { reading, .. } = event {
            Some(reading)
        } else {
            None
        }
    })?;
    let of: LineupId = match reading.card {
        Whose::Batter => before.batter(),
        Whose::Pitcher => before.pitcher(),
    };
    Some(Cell {
        team: of.team(),
        player: before.player(of)?.id.clone(),
        card: reading.card,
        against: reading.against,
        column: usize::from(reading.column.checked_sub(reading.card.first_column())?),
        row: usize::from(reading.row.checked_sub(FIRST_ROW)?),
    })
}

/// The number of the first row.
const FIRST_ROW: u8 = 2;

impl Cell {
    /// Any cell of any card that is its player's own.
    pub(super) fn draw(setup: &GameSetup, luck: &mut Luck) -> anyhow::Result<Self> {
        loop {
            let team = *one_of(&Team::ALL, luck).context("no team")?;
            let cards = &setup.teams[team].cards;
            let cell = Self {
                team,
                player: one_of(cards, luck).context("no cards")?.player.clone(),
                card: *one_of(&[Whose::Batter, Whose::Pitcher], luck).context("no card")?,
                against: *one_of(&[Hand::Left, Hand::Right], luck).context("no hand")?,
                column: usize::try_from(luck.below(3))?,
                row: usize::try_from(luck.below(11))?,
            };
            if cell.is_of_a_card_of_his_own(setup) {
                return Ok(cell);
            }
        }
    }

    /// Whether the card is his own: those that pitchers bat with are shared by many.
    pub(super) fn is_of_a_card_of_his_own(&self, setup: &GameSetup) -> bool {
        let mut cards = setup.teams[self.team].cards.clone();
        self.line(&mut cards).is_some()
    }

    /// The line that it stands in.
    fn line<'a>(&self, cards: &'a mut [CardText]) -> Option<&'a mut String> {
        let card = cards.iter_mut().find(|card| card.player == self.player)?;
        let rows = match self.card {
            Whose::Batter => match card.batting.as_mut()? {
                BattingText::Own(halves) => &mut halves[self.against].rows,
                BattingText::Shared(_) => return None,
            },
            Whose::Pitcher => &mut card.pitching.as_mut()?[self.against],
        };
        rows.get_mut(self.row)
    }

    /// The same teams with another text in this cell.
    pub(super) fn rewritten(&self, setup: &GameSetup) -> anyhow::Result<GameSetup> {
        for text in TEXTS {
            let mut other = setup.clone();
            let line = self.line(&mut other.teams[self.team].cards);
            let line = line.context("the card is gone")?;
            let mut cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let cell = cells.get_mut(self.column).context("the cell is gone")?;
            if *cell == text {
                continue;
            }
            *cell = text;
            *line = cells.join(" | ");
            if check(&other).is_ok() {
                ensure!(other != *setup, "the cell is the same");
                return Ok(other);
            }
        }
        anyhow::bail!("nothing else may stand in {self:?}")
    }
}
