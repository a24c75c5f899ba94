//! What must be the same whenever the game is played: all of it but chance, the clock and the names of games.

use serde_json::Value;

/// An event as somebody was shown it, without what differs from one playing to the next.
pub(super) fn of_event(frame: &str) -> anyhow::Result<Value> {
    let mut frame: Value = serde_json::from_str(frame)?;
    without(&mut frame, &["game_id"]);
    let event = frame["event"].as_str().unwrap_or_default().to_string();
    let data = &mut frame["data"];
    without(data, &["timestamp"]);
    match event.as_str() {
        // What the roll is for stays, and which it is.
        "dice_rolled" => {
            let kept = ["roll_id", "roll_index", "kind"];
            if let Some(data) = data.as_object_mut() {
                data.retain(|field, _| kept.contains(&field.as_str()));
            }
        }
        "game_created" => without(data, &["commitment"]),
        "dice_revealed" => without(data, &["secret"]),
        _ => (),
    }
    Ok(frame)
}

/// The state of a game as somebody was shown it, without what differs from one playing to the next.
pub(super) fn of_state(mut state: Value) -> Value {
    without(&mut state, &["commitment"]);
    state
}

fn without(value: &mut Value, fields: &[&str]) {
    if let Some(object) = value.as_object_mut() {
        object.retain(|field, _| !fields.contains(&field.as_str()));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn rolled(game: u8, seq: u8, die: u8) -> Value {
        let data =
            json!({"roll_id": "at_bat-3", "kind": "at_bat", "d6_one": die, "timestamp": die});
        let frame = json!({"event": "dice_rolled", "game_id": game, "seq": seq, "data": data});
        of_event(&frame.to_string()).unwrap()
    }

    #[test]
    fn other_dice_in_another_game_are_the_same_and_another_number_is_not() {
        assert_eq!(rolled(1, 7, 2), rolled(2, 7, 6));
        assert_ne!(rolled(1, 7, 2), rolled(1, 8, 2));
    }

    #[test]
    fn another_play_is_not_the_same() {
        let play = |runs: u8| {
            let frame = json!({"event": "play_resolved", "seq": 1, "data": {"runs": runs}});
            of_event(&frame.to_string()).unwrap()
        };
        assert_eq!(play(1), play(1));
        assert_ne!(play(1), play(2));
    }
}
