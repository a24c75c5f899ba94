//! How often a user may send each kind of event.

use super::rate::Rate;
use bandbox_protocol::v1::nearest::nearest;
use bandbox_protocol::v1::{ClientEvent, WireEvent};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::str::FromStr;

/// Rates of kinds of events that have one of their own, unless the settings say otherwise. Chat may be absent from the events
/// of this version; its rate is here for when it is not.
const OWN: &[(&str, Rate)] = &[
    ("create_game", Rate::an_hour(200, 200)),
    ("roll_dice", Rate::a_second(100, 500)),
    ("send_chat", Rate::a_second(1, 10)),
];

/// Rates by the names of events, as the settings give them.
pub(super) type Given = BTreeMap<EventName, Rate>;

/// The name of a client's event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EventName(&'static str);

impl FromStr for EventName {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let own = OWN.iter().map(|(name, _)| *name);
        let mut known = ClientEvent::NAMES.iter().copied().chain(own);
        match known.find(|known| *known == name) {
            Some(known) => Ok(Self(known)),
            None => Err(match nearest(name, ClientEvent::NAMES.iter().copied()) {
                Some(near) => format!("no event is called {name:?}; did you mean {near:?}?"),
                None => format!("no event is called {name:?}"),
            }),
        }
    }
}

impl<'de> Deserialize<'de> for EventName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        name.parse().map_err(serde::de::Error::custom)
    }
}

/// The rates in force of the kinds that have one of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Events(Given);

impl Events {
    /// These, and those of the program where they say nothing.
    pub(super) fn in_force(given: Given) -> Self {
        let own = OWN.iter().map(|&(name, rate)| (EventName(name), rate));
        Self(own.chain(given).collect())
    }

    /// The rate of this kind, if it has one of its own.
    pub(super) fn rate(&self, event: &'static str) -> Option<Rate> {
        self.0.get(&EventName(event)).copied()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_setting_comes_before_the_rate_of_the_program() {
        let given =
            toml::from_str("roll_dice = { per_second = 1 }\nlist_games = { per_minute = 2 }");
        let events = Events::in_force(given.unwrap());
        assert_eq!(events.rate("roll_dice"), Some(Rate::a_second(1, 1)));
        assert_eq!(events.rate("list_games"), Some(Rate::a_minute(2, 2)));
        assert_eq!(events.rate("create_game"), Some(Rate::an_hour(200, 200)));
        assert_eq!(events.rate("start_game"), None);
    }

    #[test]
    fn a_name_that_no_event_has_is_refused_with_the_nearest() {
        let read: Result<Given, _> = toml::from_str("role_dice = { per_second = 1 }");
        let fault = read.unwrap_err().to_string();
        assert!(fault.contains("did you mean \"roll_dice\"?"), "{fault}");
    }
}
