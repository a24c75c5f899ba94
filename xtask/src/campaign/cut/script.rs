//! The game that is played: one that was recorded, as the commands of its managers.
//!
//! The managers of that game read cards, so that the dice decide what they report; here they report what they reported
//! then, and that is legal whatever falls. One thing the dice would still decide, whether a pitch gets away: in this game
//! nobody is rated to let one.

use crate::live::{AWAY, HOME};
use anyhow::{Context, bail};
use serde::Deserialize;
use serde_json::{Map, Value, json};

/// Scoreless until the bottom of the ninth. Nobody is ever asked to choose.
const RECORDING: &str = include_str!("../../../../games/walk_off.bandbox.ndjson");

/// A whole game.
#[derive(Debug)]
pub(super) struct Script {
    /// The data of `create_game`.
    pub(super) create: Value,
    /// What follows.
    pub(super) steps: Vec<Step>,
    /// The names of all its events, as they were recorded.
    pub(super) events: Vec<String>,
}

/// A command.
#[derive(Debug)]
pub(super) struct Step {
    /// It is the hosts' manager who sends it.
    pub(super) of_home: bool,
    pub(super) event: &'static str,
    /// What it says besides the game.
    pub(super) data: Map<String, Value>,
}

/// The first line of a recording.
#[derive(Deserialize)]
struct Header {
    managers: Users,
}

#[derive(Deserialize)]
struct Users {
    home: String,
}

/// Every other line.
#[derive(Deserialize)]
struct Line {
    user: String,
    command: Value,
    events: Vec<Stored>,
}

#[derive(Deserialize)]
struct Stored {
    data: Value,
}

impl Script {
    /// The recorded game.
    pub(super) fn read() -> anyhow::Result<Self> {
        let mut lines = RECORDING.lines();
        let header: Header = serde_json::from_str(lines.next().context("no header")?)?;
        let lines: Vec<Line> = lines
            .map(serde_json::from_str)
            .collect::<serde_json::Result<_>>()?;
        let (creation, played) = lines.split_first().context("no creation")?;
        let mut setup = creation.command["create"]["setup"].clone();
        let_no_pitch_get_away(&mut setup);
        let steps = played.iter().map(|line| {
            let (event, data) = on_the_wire(&line.command["play"]["command"])?;
            Ok(Step {
                of_home: line.user == header.managers.home,
                event,
                data,
            })
        });
        let events = lines.iter().flat_map(|line| &line.events);
        Ok(Self {
            create: json!({"setup": setup, "managers": {"away": AWAY, "home": HOME}}),
            steps: steps.collect::<anyhow::Result<_>>()?,
            events: events
                .filter_map(|event| tagged(&event.data))
                .map(|(name, _)| name.to_string())
                .collect(),
        })
    }
}

/// Rates every pitcher and every catcher so that no roll is a wild pitch or a passed ball.
fn let_no_pitch_get_away(setup: &mut Value) {
    match setup {
        Value::Object(fields) => {
            for (name, value) in fields {
                match name.as_str() {
                    "wild_pitch" | "passed_ball" if value.is_number() => *value = json!(0),
                    _ => let_no_pitch_get_away(value),
                }
            }
        }
        Value::Array(values) => values.iter_mut().for_each(let_no_pitch_get_away),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => (),
    }
}

/// A command as a client sends it: its event, and its data but for the game.
fn on_the_wire(command: &Value) -> anyhow::Result<(&'static str, Map<String, Value>)> {
    let (name, fields) = tagged(command).context("a command without a name")?;
    let (event, data) = match name {
        "commit_entropy" => ("commit_entropy", fields),
        "reveal_entropy" => ("reveal_entropy", fields),
        "start_game" => ("start_game", fields),
        "decide_defense" => ("submit_defensive_decision", fields),
        "decide_offense" => ("submit_offensive_decision", fields),
        "roll" => ("roll_dice", fields),
        "report_outcome" => ("submit_manual_outcome", &fields["report"]),
        "substitute" => match tagged(&fields["substitution"]) {
            Some(("pitcher", change)) => ("request_pitching_change", change),
            _ => bail!("a substitution that this campaign does not know: {fields}"),
        },
        _ => bail!("a command that this campaign does not know: {command}"),
    };
    Ok((event, data.as_object().cloned().unwrap_or_default()))
}

/// The name of an enum's variant, and what it holds.
fn tagged(value: &Value) -> Option<(&str, &Value)> {
    match value {
        Value::String(name) => Some((name, &Value::Null)),
        Value::Object(one) => one.iter().next().map(|(name, held)| (name.as_str(), held)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
    }
}
