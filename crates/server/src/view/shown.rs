//! One event as it is shown: to all alike, or to each audience its own.

use super::Audience;
use crate::connection::outbox::Frame;
use bandbox_engine::Team;

/// The frames of one event, each text once. A copy is cheap.
#[derive(Clone, Debug)]
pub(crate) enum Shown {
    /// Nothing in it is hidden from anybody.
    Alike(Frame),
    /// Something is.
    Apart(Box<Apart>),
}

/// A frame for each audience.
#[derive(Clone, Debug)]
pub(crate) struct Apart {
    away: Frame,
    home: Frame,
    both: Frame,
    public: Frame,
}

impl Shown {
    /// A frame for each audience, as this one writes it.
    pub(crate) fn apart(write: impl Fn(Audience) -> Frame) -> Self {
        Self::Apart(Box::new(Apart {
            away: write(Audience::Manager(Team::Away)),
            home: write(Audience::Manager(Team::Home)),
            both: write(Audience::BothManagers),
            public: write(Audience::Public),
        }))
    }

    /// The frame for this audience.
    pub(crate) fn to(&self, audience: Audience) -> &Frame {
        match (self, audience) {
            (Self::Alike(frame), _) => frame,
            (Self::Apart(frames), Audience::Manager(Team::Away)) => &frames.away,
            (Self::Apart(frames), Audience::Manager(Team::Home)) => &frames.home,
            (Self::Apart(frames), Audience::BothManagers) => &frames.both,
            (Self::Apart(frames), Audience::Public) => &frames.public,
        }
    }

    /// The bytes of all its texts.
    pub(crate) fn bytes(&self) -> usize {
        match self {
            Self::Alike(frame) => frame.len(),
            Self::Apart(frames) => [&frames.away, &frames.home, &frames.both, &frames.public]
                .map(|frame| frame.len())
                .iter()
                .sum(),
        }
    }
}
