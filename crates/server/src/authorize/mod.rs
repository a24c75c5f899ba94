//! Who may do what. The table is `bandbox_protocol::v1::rights`: it is looked at once for every request, and what it does not
//! permit is refused. How a user stands to a game is [`standing`]; here his wish becomes a command of the game.
//!
//! Whose turn it is, the rules decide.

mod standing;
#[cfg(test)]
mod tests;
mod user_id;

pub(crate) use standing::{Standing, open_side};
pub(crate) use user_id::user_id;

use crate::game::request::Play;
use bandbox_engine::dice::fairness::EntropyShare;
use bandbox_engine::dice::roll::RollId;
use bandbox_engine::state::{GameState, Phase};
use bandbox_engine::{Actor, Command, Team};
use bandbox_protocol::v1::{ErrorCode, ErrorData};

/// The one answer about a game that is not there and about one that the asker may not see.
pub(crate) fn not_there() -> ErrorData {
    let message = "there is no such game, or you may not see it; list the games to find its id";
    wrong(ErrorCode::GameNotFound, message, "data.game_id")
}

fn wrong(code: ErrorCode, message: &str, field: &str) -> ErrorData {
    ErrorData::new(code, message).at(field)
}

/// The command that this user's wish is, and on whose behalf he gives it; `dice` are those to which a play is to be taken
/// back. That he may ask for it at all was looked up before.
///
/// # Errors
/// `forbidden`, when he may not ask for it now; `side_open`, when a game cannot start; `invalid_data`, when there are no dice
/// where he says.
pub(crate) fn command(
    standing: Standing,
    open: Option<Team>,
    play: Play,
    state: &GameState,
    dice: Option<RollId>,
) -> Result<(Actor, Command), ErrorData> {
    let actor = match standing.side() {
        Some(_) if standing.manages_both() => Actor::Manager(asked_for(&play, state)),
        Some(team) => Actor::Manager(team),
        None => Actor::Umpire,
    };
    let command = match play {
        Play::CommitEntropy(commitment) => Command::CommitEntropy { commitment },
        Play::RevealEntropy(entropy) => Command::RevealEntropy { entropy },
        Play::Start => match open {
            None => Command::StartGame,
            Some(side) => return Err(side_open(side)),
        },
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
                return Err(wrong(ErrorCode::InvalidData, &message, "data.to_seq"));
            }
        },
        Play::AnswerTakeBack(accept) => Command::AnswerTakeBack { accept },
        Play::Suspend => Command::Suspend,
        Play::Resume => Command::Resume,
        // Without an opponent, or as no party to it, he calls the game off; nobody loses it.
        Play::Forfeit
            if standing.is_creator()
                && (open.is_some() || standing.side().is_none())
                && is_before_the_first_roll(state) =>
        {
            return Ok((Actor::Umpire, Command::Abandon));
        }
        Play::Forfeit => match (standing.side(), actor) {
            (Some(_), Actor::Manager(team)) => Command::Forfeit { team },
            // An umpire ends a game that nobody may win.
            (None, Actor::Umpire) if standing.is_umpire() => Command::Abandon,
            (Some(_) | None, Actor::Manager(_) | Actor::Umpire) => {
                let message = "dice have been rolled; only the managers may give the game up now";
                return Err(ErrorData::new(ErrorCode::Forbidden, message));
            }
        },
    };
    Ok((actor, command))
}

/// What waits for both managers cannot be, while a side has none.
pub(crate) fn side_open(side: Team) -> ErrorData {
    let message = format!("the {side} side has no manager yet; invite one with create_invite");
    ErrorData::new(ErrorCode::SideOpen, message)
}

/// Whoever created a game may cancel it then: nothing has happened that somebody could wish away.
fn is_before_the_first_roll(state: &GameState) -> bool {
    state.next_roll() == 0
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
