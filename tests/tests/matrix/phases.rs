//! Games in every phase.

use crate::actors::{Actor, Cast};
use anyhow::Context;
use bandbox_tests::table::{AWAY, HOME, setup};
use serde_json::{Value, json};

/// Who may see a game.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Privacy {
    /// Everybody.
    Public,
    /// Those who belong to it.
    Private,
}

impl Privacy {
    /// Both.
    pub(crate) const ALL: [Self; 2] = [Self::Public, Self::Private];

    /// The word for it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
        }
    }
}

/// What a game waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Phase {
    BeforeGame,
    DecisionsDue,
    RollDue,
    OutcomeDue,
    Suspended,
    Final,
}

impl Phase {
    /// All of them, in the order a game takes them.
    pub(crate) const ALL: [Self; 6] = [
        Self::BeforeGame,
        Self::DecisionsDue,
        Self::RollDue,
        Self::OutcomeDue,
        Self::Suspended,
        Self::Final,
    ];

    /// The words for it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::BeforeGame => "before the game",
            Self::DecisionsDue => "decisions are due",
            Self::RollDue => "the roll is due",
            Self::OutcomeDue => "the outcome is due",
            Self::Suspended => "suspended",
            Self::Final => "over",
        }
    }

    /// A new game that has come so far.
    pub(crate) async fn game(self, cast: &mut Cast, privacy: Privacy) -> anyhow::Result<String> {
        let data = json!({
            "setup": setup()?,
            "managers": {"away": AWAY, "home": HOME},
            "access": {"private": privacy == Privacy::Private},
        });
        let creator = cast.client(Actor::Creator)?;
        let created = creator.accepted("create_game", data).await?;
        let game = created.data()["game_id"]
            .as_str()
            .context("no id")?
            .to_string();
        for (actor, event, data) in self.way(&game) {
            cast.client(actor)?.accepted(event, data).await?;
        }
        Ok(game)
    }

    /// What is asked of a new game until it is there.
    fn way(self, game: &str) -> Vec<(Actor, &'static str, Value)> {
        let of_game = || json!({"game_id": game});
        let decision = || json!({"game_id": game, "decision": {}});
        let start = (Actor::Home, "start_game", of_game());
        let defend = (Actor::Home, "submit_defensive_decision", decision());
        let bat = (Actor::Away, "submit_offensive_decision", decision());
        let roll = (Actor::Away, "roll_dice", of_game());
        match self {
            Self::BeforeGame => Vec::new(),
            Self::DecisionsDue => vec![start],
            Self::RollDue => vec![start, defend, bat],
            Self::OutcomeDue => vec![start, defend, bat, roll],
            Self::Suspended => vec![start, (Actor::Home, "suspend_game", of_game())],
            Self::Final => vec![start, (Actor::Home, "forfeit_game", of_game())],
        }
    }
}
