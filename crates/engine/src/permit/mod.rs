//! Every refusal of the game lives here, before a die moves. What passes is a [`Plan`] that cannot fail.

mod before_game;
mod decisions;
mod offense;
mod outcome;
mod scored;
mod substitution;
mod suspension;
mod take_back;

pub(crate) use offense::illegal_offense;
pub(crate) use substitution::somebody_can_replace;

use crate::choice::{Answer, Question};
use crate::command::{Actor, Command, Substitution};
use crate::decisions::{DefensiveDecision, OffensiveDecision};
use crate::dice::roll::RollId;
use crate::hex::{Entropy, Hex32};
use crate::player::LineupId;
use crate::rejection::Rejection;
use crate::resolve::Reported;
use crate::scored::Scored;
use crate::state::{GameState, Phase, Waiting};
use crate::team::Team;

/// A command that the rules permit, with what it needs from the state it was permitted in.
#[derive(Clone, Debug)]
pub(crate) enum Plan {
    /// Record a commitment.
    CommitEntropy { team: Team, commitment: Hex32 },
    /// Record entropy that fits its commitment.
    RevealEntropy { team: Team, entropy: Entropy },
    /// Start.
    Start,
    /// Record the fielding manager's decision; the batting manager's, if it is in.
    Defend {
        decision: DefensiveDecision,
        offense: Option<OffensiveDecision>,
    },
    /// Record the batting manager's decision; the fielding manager's, if it is in.
    Bat {
        decision: OffensiveDecision,
        defense: Option<DefensiveDecision>,
    },
    /// Roll for the plate appearance.
    Roll,
    /// Resolve a reported outcome; the batter may be hurt besides.
    Report {
        reported: Reported,
        plus_injury: bool,
    },
    /// Go on with what waited for an answer.
    Answer {
        team: Team,
        question: Question,
        answer: Answer,
        waiting: Waiting,
    },
    /// Substitute.
    Substitute(Substitution),
    /// Two fielders exchange their positions.
    Swap { one: LineupId, other: LineupId },
    /// Ask for what was entered for these dice to be taken back.
    RequestTakeBack { by: Actor, to: RollId },
    /// Answer him who asked.
    AnswerTakeBack { by: Actor, accept: bool, to: RollId },
    /// Write down what a scorer saw.
    Score(Box<Scored>),
    /// Break off.
    Suspend { by: Actor },
    /// Go on.
    Resume { by: Actor },
    /// This team gives up.
    Forfeit(Team),
    /// No result.
    Abandon,
}

/// Permits a command, or says why not.
pub(crate) fn permit(
    state: &GameState,
    actor: Actor,
    command: &Command,
) -> Result<Plan, Rejection> {
    if let Phase::Final { .. } = state.phase() {
        return Err(Rejection::GameOver);
    }
    if state.is_suspended() && suspension::holds_up(command) {
        return Err(Rejection::GameSuspended);
    }
    if let Some(by) = state.take_back_asked_by()
        && waits_for_take_back(command)
    {
        return Err(Rejection::TakeBackPending { by });
    }
    if !scored::fits(state, command) {
        return Err(Rejection::GameIsScored);
    }
    match command {
        Command::CommitEntropy { commitment } => before_game::commit(state, actor, *commitment),
        Command::RevealEntropy { entropy } => before_game::reveal(state, actor, entropy),
        Command::StartGame => before_game::start(state),
        Command::DecideDefense { decision } => decisions::defend(state, actor, *decision),
        Command::DecideOffense { decision } => decisions::bat(state, actor, *decision),
        Command::Roll => roll(state),
        Command::ReportOutcome { report } => {
            let reported = outcome::report(state, actor, report)?;
            let plus_injury = report.plus_injury;
            Ok(Plan::Report {
                reported,
                plus_injury,
            })
        }
        Command::Answer { answer } => self::answer(state, actor, *answer),
        Command::Substitute { substitution } => {
            substitution::permit(state, actor, substitution).map(Plan::Substitute)
        }
        Command::SwapPositions { one, other } => {
            substitution::swap(state, actor, *one, *other)?;
            Ok(Plan::Swap {
                one: *one,
                other: *other,
            })
        }
        Command::RequestTakeBack { to } => take_back::request(state, actor, *to),
        Command::AnswerTakeBack { accept } => take_back::answer(state, actor, *accept),
        Command::Score { entry } => scored::score(state, actor, entry),
        Command::Suspend => suspension::suspend(state, actor),
        Command::Resume => suspension::resume(state, actor),
        Command::Forfeit { team } => {
            if actor.acts_for(*team) {
                Ok(Plan::Forfeit(*team))
            } else {
                Err(Rejection::NotYourTurn { team: *team })
            }
        }
        Command::Abandon => match actor {
            Actor::Umpire => Ok(Plan::Abandon),
            Actor::Manager(_) => Err(Rejection::UmpireOnly),
        },
    }
}

/// Whether a command has to wait while a manager asks for a take-back: nothing may change what would be taken back.
const fn waits_for_take_back(command: &Command) -> bool {
    match command {
        Command::AnswerTakeBack { .. }
        | Command::Suspend
        | Command::Resume
        | Command::Forfeit { .. }
        | Command::Abandon => false,
        Command::CommitEntropy { .. }
        | Command::RevealEntropy { .. }
        | Command::StartGame
        | Command::DecideDefense { .. }
        | Command::DecideOffense { .. }
        | Command::Roll
        | Command::ReportOutcome { .. }
        | Command::Answer { .. }
        | Command::Substitute { .. }
        | Command::SwapPositions { .. }
        | Command::RequestTakeBack { .. }
        | Command::Score { .. } => true,
    }
}

/// Whether a decision that is in would still be permitted as the game stands now. A team without one has none to
/// lose.
pub(crate) fn decision_stands(state: &GameState, team: Team) -> bool {
    let (defense, offense) = match state.phase() {
        Phase::DecisionsDue { defense, offense } => (*defense, *offense),
        Phase::RollDue { decisions } => (Some(decisions.defense), Some(decisions.offense)),
        Phase::BeforeGame
        | Phase::LineupDue { .. }
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. }
        | Phase::EntryDue
        | Phase::Final { .. } => return true,
    };
    let defends = team == state.fielding();
    let command = if defends {
        defense.map(|decision| Command::DecideDefense { decision })
    } else {
        offense.map(|decision| Command::DecideOffense { decision })
    };
    let mut before = state.clone();
    before.now.phase = Phase::DecisionsDue {
        defense: defense.filter(|_| !defends),
        offense: offense.filter(|_| defends),
    };
    command.is_none_or(|command| permit(&before, Actor::Umpire, &command).is_ok())
}

/// Either manager may roll: the server does, and both have decided.
fn roll(state: &GameState) -> Result<Plan, Rejection> {
    match state.phase() {
        Phase::RollDue { .. } => Ok(Plan::Roll),
        Phase::BeforeGame
        | Phase::LineupDue { .. }
        | Phase::DecisionsDue { .. }
        | Phase::OutcomeDue { .. }
        | Phase::ChoiceDue { .. }
        | Phase::EntryDue
        | Phase::Final { .. } => Err(due_first(state)),
    }
}

fn answer(state: &GameState, actor: Actor, answer: Answer) -> Result<Plan, Rejection> {
    match state.phase() {
        Phase::ChoiceDue {
            team,
            question,
            waiting,
            ..
        } => {
            if !actor.acts_for(*team) {
                Err(Rejection::NotYourTurn { team: *team })
            } else if question.answers().contains(&answer) {
                Ok(Plan::Answer {
                    team: *team,
                    question: *question,
                    answer,
                    waiting: *waiting,
                })
            } else {
                Err(Rejection::WrongAnswer {
                    question: *question,
                })
            }
        }
        Phase::BeforeGame
        | Phase::LineupDue { .. }
        | Phase::DecisionsDue { .. }
        | Phase::RollDue { .. }
        | Phase::OutcomeDue { .. }
        | Phase::EntryDue
        | Phase::Final { .. } => Err(Rejection::NoChoiceDue),
    }
}

/// What must happen before anything else can.
fn due_first(state: &GameState) -> Rejection {
    match state.phase() {
        Phase::BeforeGame => Rejection::NotStarted,
        Phase::LineupDue { team, vacancy } => Rejection::LineupDue {
            team: *team,
            vacancy: *vacancy,
        },
        Phase::DecisionsDue { defense, .. } => Rejection::DecisionDue {
            team: if defense.is_none() {
                state.fielding()
            } else {
                state.batting()
            },
        },
        Phase::RollDue { .. } => Rejection::RollDue,
        Phase::OutcomeDue { roll, .. } => Rejection::RollPending { roll: roll.id },
        Phase::ChoiceDue { team, .. } => Rejection::ChoiceDue { team: *team },
        Phase::EntryDue => Rejection::GameIsScored,
        Phase::Final { .. } => Rejection::GameOver,
    }
}
