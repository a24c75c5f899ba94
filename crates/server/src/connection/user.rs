//! Who is at the other end of a connection.

/// A user, as his token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct User {
    /// The user id.
    pub(crate) id: String,
    /// The name to show.
    pub(crate) name: String,
    /// May act as the umpire of any game.
    pub(crate) admin: bool,
    /// When his token ends, in seconds since 1970.
    pub(crate) expires: i64,
}
