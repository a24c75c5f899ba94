//! The state that a command is worked out on.

use crate::state::GameState;
use std::ops::Deref;

/// The state before the command, and a copy that goes along with its events once something is worked out after one.
/// Most commands never need the copy; it is boxed so that they do not carry room for it about.
pub(super) struct Working<'d> {
    before: &'d GameState,
    after: Option<Box<GameState>>,
}

impl<'d> Working<'d> {
    pub(super) const fn new(before: &'d GameState) -> Self {
        Self {
            before,
            after: None,
        }
    }

    /// The copy, made now if there is none.
    pub(super) fn copy(&mut self) -> &mut GameState {
        self.after
            .get_or_insert_with(|| Box::new(self.before.clone()))
    }
}

impl Deref for Working<'_> {
    type Target = GameState;

    fn deref(&self) -> &GameState {
        self.after.as_deref().unwrap_or(self.before)
    }
}
