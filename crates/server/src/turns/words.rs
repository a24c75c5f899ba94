//! What is said to somebody whose turn it is.

use bandbox_engine::Team;
use bandbox_engine::inning::Half;
use bandbox_protocol::v1::view::PhaseName;
use bandbox_protocol::v1::webhook::YourTurn;
use serde_json::json;

/// A message that Discord shows, without a picture of the page and without waking anybody whose name a team bears.
pub(super) fn discord(turn: &YourTurn) -> serde_json::Result<String> {
    const NO_PREVIEW: u32 = 1 << 2;
    let mut content = marked_off(&turn.text);
    if let Some(url) = &turn.url {
        content = format!("{content}\n<{url}>");
    }
    serde_json::to_string(&json!({
        "username": "Bandbox",
        "content": content,
        "allowed_mentions": {"parse": []},
        "flags": NO_PREVIEW,
    }))
}

/// Names of teams are anybody's words: they are shown as they are, and are no orders to whoever shows them.
fn marked_off(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if "\\*_~`|>#[]()<@:-".contains(character) {
            shown.push('\\');
        }
        shown.push(character);
    }
    shown
}

/// What to do, where the game stands so and this side is to act. `batting`: whether it is at bat.
pub(crate) const fn due(phase: PhaseName, batting: bool) -> &'static str {
    match (phase, batting) {
        (PhaseName::BeforeGame, _) => "Start the game.",
        (PhaseName::LineupDue, _) => "Bring in a man.",
        (PhaseName::DecisionsDue, true) => "Choose what your batter does.",
        (PhaseName::DecisionsDue, false) => "Set the defense.",
        (PhaseName::RollDue, _) => "Both decisions are in: roll the dice.",
        (PhaseName::OutcomeDue, _) => "Read the card and report the outcome.",
        (PhaseName::ChoiceDue, _) => "Make your choice.",
        // Nobody's turn.
        (PhaseName::EntryDue | PhaseName::Final, _) => "Look at the game.",
    }
}

/// The turn in one line, and what is to be done.
pub(crate) fn text(turn: &YourTurn, what: &str) -> String {
    let (away, home) = (&turn.teams[Team::Away].name, &turn.teams[Team::Home].name);
    match turn.phase {
        PhaseName::BeforeGame => format!("It is your turn: {away} at {home}. {what}"),
        PhaseName::LineupDue
        | PhaseName::DecisionsDue
        | PhaseName::RollDue
        | PhaseName::OutcomeDue
        | PhaseName::ChoiceDue
        | PhaseName::EntryDue
        | PhaseName::Final => {
            let half = match turn.half {
                Half::Top => "top",
                Half::Bottom => "bottom",
            };
            let outs = u8::from(turn.outs);
            let outs = match outs {
                1 => "1 out".to_string(),
                outs => format!("{outs} outs"),
            };
            format!(
                "It is your turn: {away} {}, {home} {}, {half} of the {}, {outs}. {what}",
                turn.score[Team::Away],
                turn.score[Team::Home],
                ordinal(turn.inning),
            )
        }
    }
}

fn ordinal(number: u8) -> String {
    let ending = match (number % 10, number % 100) {
        (1..=3, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        (_, _) => "th",
    };
    format!("{number}{ending}")
}
