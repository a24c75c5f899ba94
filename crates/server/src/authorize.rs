//! Who may do what: one table, in one place. What it does not permit is refused.
//!
//! | | manager | admin (umpire) | anybody else |
//! |---|---|---|---|
//! | join as a player | own team | yes | no |
//! | join as a spectator, look | yes | yes | yes |
//! | get cards | own team | either team | no |
//! | commit and reveal entropy | own team | no | no |
//! | play: decide, roll, report, choose, substitute, take back, suspend, resume, forfeit | own team | either team | no |
//! | clean up | no | yes | no |
//!
//! Whose turn it is, the rules decide.

use crate::connection::user::User;
use crate::game::request::Play;
use crate::view::Audience;
use bandbox_engine::dice::fairness::EntropyShare;
use bandbox_engine::dice::roll::RollId;
use bandbox_engine::state::{GameState, Phase};
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Actor, Command, Team};
use bandbox_protocol::v1::client::MemberRole;
use bandbox_protocol::v1::{ErrorCode, ErrorData};

/// How a user stands to a game.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Manages one team.
    Manager(Team),
    /// Manages both: a game against oneself.
    BothManagers,
    /// An administrator who manages neither.
    Umpire,
    /// Anybody else.
    Onlooker,
}

impl Standing {
    /// How this user stands to a game with these managers. A side that has none is nobody's.
    pub(crate) fn of(user: &User, managers: &ByTeam<Option<String>>) -> Self {
        let manages = |team| managers[team].as_ref() == Some(&user.id);
        match (manages(Team::Away), manages(Team::Home)) {
            (true, true) => Self::BothManagers,
            (true, false) => Self::Manager(Team::Away),
            (false, true) => Self::Manager(Team::Home),
            (false, false) if user.admin => Self::Umpire,
            (false, false) => Self::Onlooker,
        }
    }

    /// What he is shown.
    pub(crate) const fn audience(self) -> Audience {
        match self {
            Self::Manager(team) => Audience::Manager(team),
            Self::BothManagers => Audience::BothManagers,
            Self::Umpire | Self::Onlooker => Audience::Public,
        }
    }

    /// His place in the room, in the role that he asks for.
    pub(crate) fn as_member(self, role: MemberRole) -> Result<(Option<Team>, Audience), ErrorData> {
        match (role, self) {
            (MemberRole::Spectator, _) => Ok((None, Audience::Public)),
            (MemberRole::Player, Self::Manager(team)) => Ok((Some(team), self.audience())),
            // One who manages both is at home on either side; the wire names one.
            (MemberRole::Player, Self::BothManagers) => Ok((Some(Team::Home), self.audience())),
            (MemberRole::Player, Self::Umpire) => Ok((None, self.audience())),
            (MemberRole::Player, Self::Onlooker) => {
                let message = "you manage neither team of this game; join with the role spectator";
                Err(ErrorData::new(ErrorCode::Forbidden, message).at("data.role"))
            }
        }
    }
}

impl Standing {
    /// The side whose cards he may have: his own, or for an umpire the one he names.
    ///
    /// # Errors
    /// `forbidden`, when they are not his; `invalid_data`, when an umpire names none.
    pub(crate) fn cards_of(self, side: Option<Team>) -> Result<Team, ErrorData> {
        let refused = |code, message| Err(ErrorData::new(code, message).at("data.side"));
        match (self, side) {
            (Self::Manager(team), None) => Ok(team),
            (Self::Manager(team), Some(side)) if team == side => Ok(side),
            (Self::Manager(_), Some(_)) => {
                let message = "these are the other manager's cards; leave side out to get your own";
                refused(ErrorCode::Forbidden, message)
            }
            (Self::BothManagers, side) => Ok(side.unwrap_or(Team::Home)),
            (Self::Umpire, Some(side)) => Ok(side),
            (Self::Umpire, None) => {
                let message = "you manage neither team; say whose cards";
                refused(ErrorCode::InvalidData, message)
            }
            (Self::Onlooker, Some(_) | None) => {
                let message =
                    "you manage neither team of this game, and cards are their managers' own";
                refused(ErrorCode::Forbidden, message)
            }
        }
    }
}

/// The command that this user's wish is, and on whose behalf he gives it; `dice` are those to which a play is to be taken
/// back.
///
/// # Errors
/// `forbidden`, when the table does not permit it; `invalid_data`, when there are no dice where he says.
pub(crate) fn command(
    standing: Standing,
    play: Play,
    state: &GameState,
    dice: Option<RollId>,
) -> Result<(Actor, Command), ErrorData> {
    let actor = match standing {
        Standing::Manager(team) => Actor::Manager(team),
        Standing::BothManagers => Actor::Manager(asked_for(&play, state)),
        Standing::Umpire => Actor::Umpire,
        Standing::Onlooker => {
            let message = "you manage neither team of this game; spectators may watch and chat";
            return Err(ErrorData::new(ErrorCode::Forbidden, message));
        }
    };
    let command = match play {
        Play::CommitEntropy(commitment) => Command::CommitEntropy { commitment },
        Play::RevealEntropy(entropy) => Command::RevealEntropy { entropy },
        Play::Start => Command::StartGame,
        Play::Defend(decision) => Command::DecideDefense { decision },
        Play::Bat(decision) => Command::DecideOffense { decision },
        Play::Roll(_) => Command::Roll,
        Play::Report(report) => Command::ReportOutcome { report },
        Play::Answer(answer) => Command::Answer { answer },
        Play::Substitute(substitution) => Command::Substitute { substitution },
        Play::Swap { one, other } => Command::SwapPositions { one, other },
        Play::RequestTakeBack(to_seq) => match dice {
            Some(to) => Command::RequestTakeBack { to },
            None => {
                let message = format!(
                    "event {to_seq} is no dice_rolled; give the to_seq that take_back of the state has"
                );
                return Err(ErrorData::new(ErrorCode::InvalidData, message).at("data.to_seq"));
            }
        },
        Play::AnswerTakeBack(accept) => Command::AnswerTakeBack { accept },
        Play::Suspend => Command::Suspend,
        Play::Resume => Command::Resume,
        Play::Forfeit => match actor {
            Actor::Manager(team) => Command::Forfeit { team },
            // An umpire ends a game that nobody may win.
            Actor::Umpire => Command::Abandon,
        },
    };
    Ok((actor, command))
}

/// The team for which one who manages both asks for something.
fn asked_for(play: &Play, state: &GameState) -> Team {
    match play {
        Play::CommitEntropy(_) => match state.entropy().away {
            EntropyShare::None => Team::Away,
            EntropyShare::Committed(_) | EntropyShare::Revealed(_) => Team::Home,
        },
        Play::RevealEntropy(_) => match state.entropy().away {
            EntropyShare::Committed(_) => Team::Away,
            EntropyShare::None | EntropyShare::Revealed(_) => Team::Home,
        },
        Play::Defend(_) => state.fielding(),
        Play::Start
        | Play::Bat(_)
        | Play::Roll(_)
        | Play::Report(_)
        | Play::Suspend
        | Play::Resume
        | Play::Forfeit => state.batting(),
        // Whoever manages both asks for one and answers for the other.
        Play::RequestTakeBack(_) => state.batting(),
        Play::AnswerTakeBack(_) => state
            .take_back_asked_by()
            .map_or(state.fielding(), Team::opponent),
        Play::Substitute(substitution) => substitution.team(),
        Play::Swap { one, .. } => one.team(),
        Play::Answer(_) => match state.phase() {
            Phase::ChoiceDue { team, .. } => *team,
            Phase::BeforeGame
            | Phase::LineupDue { .. }
            | Phase::DecisionsDue { .. }
            | Phase::EntryDue
            | Phase::RollDue { .. }
            | Phase::OutcomeDue { .. }
            | Phase::Final { .. } => state.batting(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_are_their_managers_own() {
        let code = |standing: Standing, side| standing.cards_of(side).map_err(|error| error.code);
        let forbidden = Err(ErrorCode::Forbidden);
        for team in Team::ALL {
            let manager = Standing::Manager(team);
            assert_eq!(code(manager, None), Ok(team));
            assert_eq!(code(manager, Some(team)), Ok(team));
            assert_eq!(code(manager, Some(team.opponent())), forbidden);
            assert_eq!(code(Standing::BothManagers, Some(team)), Ok(team));
            assert_eq!(code(Standing::Umpire, Some(team)), Ok(team));
            assert_eq!(code(Standing::Onlooker, Some(team)), forbidden);
        }
        assert_eq!(code(Standing::Onlooker, None), forbidden);
        assert_eq!(code(Standing::Umpire, None), Err(ErrorCode::InvalidData));
    }
}
