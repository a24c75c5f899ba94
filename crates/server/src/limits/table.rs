//! The table `[limits]` of the settings: each limit once, with its default and its bounds.

use super::events::{self, Events};
use super::rate::Rate;
use super::whole::{Count, Seconds, Whole};
use crate::config::ConfigError;
use bandbox_protocol::v1::frame::Bounds;
use serde::Deserialize;

/// Bytes of a frame.
type FrameBytes = Whole<{ narrow(Bounds::NARROWEST.bytes) }, { narrow(Bounds::WIDEST.bytes) }>;

/// How deep a frame nests.
type FrameDepth = Whole<{ narrow(Bounds::NARROWEST.depth) }, { narrow(Bounds::WIDEST.depth) }>;

#[expect(
    clippy::cast_possible_truncation,
    reason = "bounds of frames are small"
)]
const fn narrow(bound: usize) -> u32 {
    bound as u32
}

/// Declares the limits: their names in the file, what kind of value each is, and the value where none is given.
macro_rules! limits {
    ( $( $(#[$meta:meta])* $name:ident: $Type:ty = $default:expr; )+ ) => {
        /// The limits in force.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub(crate) struct Limits {
            $( $(#[$meta])* pub(crate) $name: $Type, )+
            /// How often a user may send each kind of event that has a rate of its own.
            pub(crate) events: Events,
        }

        /// The limits that some place has.
        #[derive(Clone, Debug, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub(crate) struct Given {
            $( $name: Option<$Type>, )+
            events: events::Given,
        }

        impl Given {
            /// These limits, and those of `other` where there are none.
            #[must_use]
            pub(crate) fn or(self, other: Self) -> Self {
                let mut events = other.events;
                events.extend(self.events);
                Self { $( $name: self.$name.or(other.$name), )+ events }
            }

            /// The limits in force, with defaults where nothing was given.
            pub(crate) fn in_force(self) -> Limits {
                Limits {
                    $( $name: self.$name.unwrap_or(const { $default }), )+
                    events: Events::in_force(self.events),
                }
            }
        }
    };
}

limits! {
    /// The most bytes of a frame.
    frame_bytes: FrameBytes = Whole::new(narrow(Bounds::STANDARD.bytes));
    /// How deep the values inside a frame may nest.
    frame_depth: FrameDepth = Whole::new(narrow(Bounds::STANDARD.depth));
    /// Messages on one connection, of whatever kind. A program that plays as fast as it is answered stays below.
    frames: Rate = Rate::a_second(200, 1_000);
    /// Refusals by a rate that one connection bears before it is closed.
    refusals: Rate = Rate::a_second(10, 100);
    /// Events of one kind by one user, over all his connections and over HTTP; of kinds without a rate of their own.
    every_event: Rate = Rate::a_second(200, 1_000);
    /// Requests over HTTP from one address, apart from handshakes and from asking whether the server is well.
    requests: Rate = Rate::a_second(200, 2_000);
    /// Attempts to connect from one address. A whole school comes back at once after a restart.
    handshakes: Rate = Rate::a_minute(1_200, 2_000);
    /// Connections that one address may have open.
    connections_per_address: Count = Whole::new(1_000);
    /// Of these, those whose user has not shown a token.
    unauthenticated_per_address: Count = Whole::new(200);
    /// Sockets of any kind from one address that is no trusted proxy, before anything has been read from them.
    sockets_per_address: Count = Whole::new(2_000);
    /// Games that one user has created and that are not over.
    games_per_user: Count = Whole::new(500);
    /// How long a connection may take to show a token.
    authenticate_seconds: Seconds = Whole::new(10);
    /// How long the head of a request may take, and how long a connection may be kept for the next.
    head_seconds: Seconds = Whole::new(30);
    /// How long the body of a request may take.
    body_seconds: Seconds = Whole::new(30);
}

impl Given {
    /// The limits of flags, each a line of the table.
    ///
    /// # Errors
    /// When they are no such lines, or one comes twice.
    pub(crate) fn from_flags(lines: &[String]) -> Result<Self, ConfigError> {
        toml::from_str(&lines.join("\n")).map_err(|error| ConfigError::Limit(Box::new(error)))
    }
}

impl Limits {
    /// How large a frame may be.
    pub(crate) const fn frame(&self) -> Bounds {
        Bounds {
            bytes: self.frame_bytes.size(),
            depth: self.frame_depth.size(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn read(text: &str) -> Result<Given, toml::de::Error> {
        toml::from_str(text)
    }

    #[test]
    fn what_is_not_given_is_as_it_is_by_default_and_the_first_place_that_gives_it_wins() {
        let flags = read("frame_depth = 7\nevents.roll_dice = { per_second = 5 }").unwrap();
        let file = read("frame_depth = 9\nhead_seconds = 3\nevents.roll_dice = { per_hour = 1 }");
        let limits = flags.or(file.unwrap()).in_force();
        assert_eq!(limits.frame_depth.number(), 7);
        assert_eq!(limits.head_seconds.number(), 3);
        assert_eq!(limits.events.rate("roll_dice"), Some(Rate::a_second(5, 5)));
        assert_eq!(limits.frame_bytes.number(), 16 * 1024);
    }

    #[test]
    fn no_limit_can_be_set_beyond_its_bounds() {
        for (text, bounds) in [
            ("frame_bytes = 65537", "9216 to 65536"),
            ("frame_bytes = 100", "9216 to 65536"),
            ("frame_depth = 33", "6 to 32"),
            ("connections_per_address = 0", "1 to 1000000"),
            ("head_seconds = -1", "1 to 3600"),
        ] {
            let fault = read(text).unwrap_err().to_string();
            assert!(fault.contains(bounds), "{fault}");
        }
        assert!(read("frame_bites = 1").is_err());
    }
}
