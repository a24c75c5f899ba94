//! The one way a game moves: a command is permitted or refused, and what it leads to is worked out.

use crate::command::{Actor, Command};
use crate::dice::Dice;
use crate::event::Event;
use crate::permit::permit;
use crate::rejection::Rejection;
use crate::resolve::resolve;
use crate::state::GameState;

/// Decides a command: the events it leads to, or why it is refused.
///
/// Nothing changes here. The caller makes the events durable and then applies each to the state. The same
/// state, actor, command and dice always give the same answer.
///
/// # Errors
/// A [`Rejection`] that says what to do instead. No die has been looked at then.
pub fn decide(
    state: &GameState,
    actor: Actor,
    command: &Command,
    dice: &Dice,
) -> Result<Vec<Event>, Rejection> {
    let plan = permit(state, actor, command)?;
    Ok(resolve(state, plan, dice))
}
