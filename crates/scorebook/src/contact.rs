//! How the bat met the ball, as far as the wording of a play depends on it.

use crate::words;
use bandbox_engine::PlayOutcome;
use bandbox_engine::position::Position;

/// The kind of a batted ball.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Contact {
    Grounder,
    Bunt,
    DeepFly,
    Fly,
    ShallowFly,
    FlyToTheWall,
    Liner,
    Popup,
    FoulPopup,
    /// The outcome does not say, or nobody hit the ball.
    Unsaid,
}

impl Contact {
    pub(crate) const fn of(outcome: PlayOutcome) -> Self {
        match outcome {
            PlayOutcome::GroundballA
            | PlayOutcome::GroundballB
            | PlayOutcome::GroundballC
            | PlayOutcome::HitAndRunGroundout => Self::Grounder,
            PlayOutcome::SacrificeBunt
            | PlayOutcome::BuntLeadOut
            | PlayOutcome::BuntDoublePlay
            | PlayOutcome::BuntStrikeout
            | PlayOutcome::BuntSingle
            | PlayOutcome::SqueezeSuccess
            | PlayOutcome::SqueezeOutHome
            | PlayOutcome::SqueezeDoublePlay => Self::Bunt,
            PlayOutcome::FlyballA => Self::DeepFly,
            PlayOutcome::FlyballB | PlayOutcome::FlyballBq | PlayOutcome::HitAndRunFlyout => {
                Self::Fly
            }
            PlayOutcome::FlyballC => Self::ShallowFly,
            PlayOutcome::BpFlyout => Self::FlyToTheWall,
            PlayOutcome::Lineout
            | PlayOutcome::LineoutMax
            | PlayOutcome::BpLineout
            | PlayOutcome::HitAndRunDoublePlay => Self::Liner,
            PlayOutcome::Popout | PlayOutcome::BuntPopout => Self::Popup,
            PlayOutcome::Foulout => Self::FoulPopup,
            PlayOutcome::Strikeout
            | PlayOutcome::Single1
            | PlayOutcome::Single2
            | PlayOutcome::SingleUncapped
            | PlayOutcome::Double2
            | PlayOutcome::Double3
            | PlayOutcome::DoubleUncapped
            | PlayOutcome::Triple
            | PlayOutcome::HomeRun
            | PlayOutcome::BpHomeRun
            | PlayOutcome::BpSingle
            | PlayOutcome::Walk
            | PlayOutcome::IntentionalWalk
            | PlayOutcome::HitByPitch
            | PlayOutcome::CatcherInterference
            | PlayOutcome::XCheck
            | PlayOutcome::Error
            | PlayOutcome::SqueezeMissed
            | PlayOutcome::HitAndRunStrikeout
            | PlayOutcome::HitAndRunMiss
            | PlayOutcome::WildPitch
            | PlayOutcome::PassedBall
            | PlayOutcome::Balk
            | PlayOutcome::PickOff
            | PlayOutcome::StolenBase
            | PlayOutcome::CaughtStealing
            | PlayOutcome::DefensiveIndifference => Self::Unsaid,
        }
    }

    /// "grounded", as in "grounded out" and "grounded into a double play".
    pub(crate) const fn verb(self) -> &'static str {
        match self {
            Self::Grounder => "grounded",
            Self::Bunt => "bunted",
            Self::DeepFly | Self::Fly | Self::ShallowFly | Self::FlyToTheWall => "flied",
            Self::Liner => "lined",
            Self::Popup => "popped",
            Self::FoulPopup => "fouled",
            Self::Unsaid => "hit",
        }
    }

    /// Where a ball of this kind was caught: "deep left", "the shortstop".
    pub(crate) fn target(self, position: Position) -> String {
        let place = words::target(position);
        match self {
            Self::DeepFly => format!("deep {place}"),
            Self::ShallowFly => format!("shallow {place}"),
            Self::FlyToTheWall => format!("the wall in {place}"),
            Self::Grounder
            | Self::Bunt
            | Self::Fly
            | Self::Liner
            | Self::Popup
            | Self::FoulPopup
            | Self::Unsaid => place,
        }
    }

    /// Whether it was hit in the air to the outfield.
    pub(crate) const fn is_fly(self) -> bool {
        match self {
            Self::DeepFly | Self::Fly | Self::ShallowFly | Self::FlyToTheWall => true,
            Self::Grounder
            | Self::Bunt
            | Self::Liner
            | Self::Popup
            | Self::FoulPopup
            | Self::Unsaid => false,
        }
    }
}
