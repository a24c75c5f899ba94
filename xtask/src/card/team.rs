//! A team: the file of its season lines, and the setup that is made of it.

use super::build::{self, Traits};
use super::line::Season;
use anyhow::{Context, bail};
use bandbox_engine::cards::{BattingText, CardText, SharedBatting};
use bandbox_engine::player::{ByHand, Hand, Player};
use bandbox_engine::setup::{LineupEntry, TeamSetup};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::Path;

/// A team's season.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TeamLines {
    name: String,
    abbreviation: String,
    players: Vec<PlayerLines>,
    lineup: Vec<LineupEntry>,
    starting_pitcher: String,
}

/// A player's season.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlayerLines {
    /// As on the roster, with his ratings.
    player: Player,
    /// At bat.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    batting: Option<BattingLines>,
    /// On the mound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pitching: Option<CardLines>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum BattingLines {
    /// A card of his own.
    Own(CardLines),
    /// One that pitchers share.
    Shared(SharedBatting),
}

/// What a card is made from.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CardLines {
    season: Season,
    #[serde(default)]
    traits: Traits,
}

impl TeamLines {
    /// The setup of the team, with a note of everything that is out of reach.
    pub(crate) fn setup(&self) -> (TeamSetup, Vec<String>) {
        let mut short = Vec::new();
        let cards = self.players.iter().map(|lines| lines.cards(&mut short));
        let cards = cards.collect();
        let setup = TeamSetup {
            name: self.name.clone(),
            abbreviation: self.abbreviation.clone(),
            roster: self
                .players
                .iter()
                .map(|lines| lines.player.clone())
                .collect(),
            cards,
            lineup: self.lineup.clone(),
            starting_pitcher: Some(self.starting_pitcher.clone()),
        };
        (setup, short)
    }
}

impl PlayerLines {
    fn cards(&self, short: &mut Vec<String>) -> CardText {
        let id = &self.player.id;
        let mut noted = |hand: Hand, found: Vec<String>| {
            short.extend(
                found
                    .into_iter()
                    .map(|what| format!("{id} against {hand:?}: {what}")),
            );
        };
        let batting = self.batting.as_ref().map(|batting| match batting {
            BattingLines::Shared(shared) => BattingText::Shared(*shared),
            BattingLines::Own(lines) => BattingText::Own(halves(|hand| {
                let name = format!("{id} bats against {hand:?}");
                let built = build::batting(&name, lines.season.against(hand), lines.traits);
                noted(hand, built.short);
                built.half
            })),
        });
        let pitching = self.pitching.as_ref().map(|lines| {
            halves(|hand| {
                let name = format!("{id} pitches to {hand:?}");
                let built = build::pitching(&name, lines.season.against(hand), lines.traits);
                noted(hand, built.short);
                built.half
            })
        });
        CardText {
            player: id.clone(),
            batting,
            pitching,
        }
    }
}

fn halves<T>(mut half: impl FnMut(Hand) -> T) -> ByHand<T> {
    ByHand {
        left: half(Hand::Left),
        right: half(Hand::Right),
    }
}

/// Makes the setup from the lines and writes it beside them, or compares it with the one that is there.
pub(crate) fn run(path: &Path, check: bool) -> anyhow::Result<()> {
    let name = path.to_string_lossy();
    let Some(stem) = name.strip_suffix(".lines.json") else {
        bail!("{name} is no file of season lines; their names end in .lines.json");
    };
    let kept = format!("{stem}.json");
    let (setup, short) = made(path)?;
    for short in short {
        println!("out of reach: {short}");
    }
    if !check {
        fs::write(&kept, setup).with_context(|| format!("writing {kept}"))?;
    } else if fs::read_to_string(&kept).with_context(|| format!("reading {kept}"))? != setup {
        bail!("{kept} is not what its lines give; run this without --check");
    }
    Ok(())
}

/// The text of the setup that the lines give.
pub(crate) fn made(path: &Path) -> anyhow::Result<(String, Vec<String>)> {
    let name = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("reading {name}"))?;
    let lines: TeamLines =
        serde_json::from_str(&text).with_context(|| format!("reading {name}"))?;
    let (setup, short) = lines.setup();
    Ok((serde_json::to_string_pretty(&setup)? + "\n", short))
}
