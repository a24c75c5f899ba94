//! What a permitted command leads to: dice, charts, movements, the end of innings and games.
//!
//! - [`batted`]: from a reported outcome to a play, or to the first choice it needs.
//! - [`attempt`]: runners who try for more than the chart gives.
//! - [`groundball`]: the numbered results.
//! - [`injury`]: who is hurt.
//! - [`card`]: the server reads the card.
//! - [`x_check`], [`rare_play`]: checks of a fielder's skill.
//! - [`running`]: jumps, steals, bunts, the hit and run.
//! - [`draft`] and [`settle`]: a play as the chart has it, and what outs and the winning run make of it.
//! - [`lineup_card`]: what a substitution makes of a lineup.
//! - [`scored`]: what a scorer saw.
//! - [`between_plays`]: decisions, the end of half-innings and of the game; [`substitution`]; [`take_back`].

mod attempt;
mod batted;
mod between_plays;
mod card;
mod draft;
mod groundball;
mod injury;
mod lineup_card;
mod pitch;
mod rare_play;
mod running;
mod scored;
mod settle;
mod substitution;
mod take_back;
mod working;
mod x_check;

pub(crate) use batted::Reported;

use crate::apply::advance;
use crate::choice::{Answer, Question};
use crate::dice::Dice;
use crate::dice::roll::{Roll, RollKind};
use crate::event::Event;
use crate::permit::Plan;
use crate::player::Hand;
use crate::state::{GameState, Waiting};
use working::Working;

/// A game while one command is worked out: each event is applied to the copy of the state as it is written
/// down, so events and state cannot tell different stories.
pub(crate) struct Scorer<'d> {
    state: Working<'d>,
    dice: &'d Dice,
    events: Vec<Event>,
}

impl Scorer<'_> {
    fn record(&mut self, event: Event) {
        advance(self.state.copy(), &event);
        self.events.push(event);
    }

    /// Records an event that ends the command, so that nobody looks at the state after it.
    fn record_last(&mut self, event: Event) {
        self.events.push(event);
    }

    /// The next roll of the game. It is used up when it is recorded.
    fn roll(&self, kind: RollKind) -> Roll {
        self.dice
            .roll(self.state.next_roll(), kind, self.state.entropy())
    }

    /// Rolls and records the roll. One that was made before for a play that was taken back shows the same again.
    fn recorded_roll(&mut self, kind: RollKind) -> Roll {
        let (roll, again) = match self.state.kept_roll(kind) {
            Some(kept) => (*kept, true),
            None => (self.roll(kind), false),
        };
        self.record(Event::DiceRolled {
            roll,
            check: None,
            again,
        });
        roll
    }
}

/// Works out what was permitted. Cannot refuse.
pub(crate) fn resolve(state: &GameState, plan: Plan, dice: &Dice) -> Vec<Event> {
    let mut scorer = Scorer {
        state: Working::new(state),
        dice,
        events: Vec::with_capacity(4),
    };
    match plan {
        Plan::CommitEntropy { team, commitment } => {
            scorer.record_last(Event::EntropyCommitted { team, commitment });
        }
        Plan::RevealEntropy { team, entropy } => {
            scorer.record_last(Event::EntropyRevealed { team, entropy });
        }
        Plan::Start => scorer.record_last(Event::GameStarted),
        Plan::Defend { decision, offense } => scorer.defend(decision, offense),
        Plan::Bat { decision, defense } => scorer.bat(decision, defense),
        Plan::Roll => scorer.roll_as_decided(),
        Plan::Report {
            reported,
            plus_injury,
        } => {
            if !plus_injury || !scorer.batter_injury(reported.batted) {
                scorer.reported(reported);
            }
        }
        Plan::Answer {
            team,
            question,
            answer,
            waiting,
        } => {
            scorer.record(Event::ChoiceMade { team, answer });
            scorer.answered(question, answer, &waiting);
        }
        Plan::Substitute(substitution) => scorer.substitute(substitution),
        Plan::Swap { one, other } => scorer.swap_positions(one, other),
        Plan::RequestTakeBack { by, to } => scorer.request_take_back(by, to),
        Plan::AnswerTakeBack { by, accept, to } => scorer.answer_take_back(by, accept, to),
        Plan::Score(happened) => scorer.score(*happened),
        Plan::Suspend { by } => scorer.record_last(Event::GameSuspended { by }),
        Plan::Resume { by } => scorer.record_last(Event::GameResumed { by }),
        Plan::Forfeit(team) => scorer.forfeit(team),
        Plan::Abandon => scorer.abandon(),
    }
    scorer.events
}

impl Scorer<'_> {
    /// Whether the batter bats right: then the second baseman covers second, else the shortstop.
    fn bats_right(&self) -> bool {
        self.state.batter_side() != Some(Hand::Left)
    }

    fn answered(&mut self, question: Question, answer: Answer, waiting: &Waiting) {
        match waiting {
            Waiting::Roll(roll) => self.runner_answered(question, answer, roll),
            Waiting::Play(batted) => self.attempt_answered(*batted, question, answer),
        }
    }
}
