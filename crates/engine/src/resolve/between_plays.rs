//! Between plays: decisions come in, half-innings and games end.

use super::Scorer;
use super::draft::Draft;
use super::settle::Headline;
use crate::bases::Base;
use crate::charts::walk;
use crate::decisions::{Decisions, DefensiveDecision, OffensiveAction, OffensiveDecision};
use crate::event::{Ending, Event, GameResult};
use crate::fatigue::TiredBy;
use crate::inning::Half;
use crate::outcome::PlayOutcome;
use crate::play::BatterResult;
use crate::team::{ByTeam, Team};

/// The score that stands after a forfeit.
const FORFEIT_RUNS: u16 = 9;

impl Scorer<'_> {
    pub(super) fn defend(
        &mut self,
        decision: DefensiveDecision,
        offense: Option<OffensiveDecision>,
    ) {
        let disclosed = offense.map(|offense| Decisions {
            defense: decision,
            offense,
        });
        let event = Event::DefensiveDecisionSubmitted {
            decision,
            disclosed,
        };
        self.decided(event, disclosed);
    }

    pub(super) fn bat(&mut self, decision: OffensiveDecision, defense: Option<DefensiveDecision>) {
        let disclosed = defense.map(|defense| Decisions {
            defense,
            offense: decision,
        });
        let event = Event::OffensiveDecisionSubmitted {
            decision,
            disclosed,
        };
        self.decided(event, disclosed);
    }

    /// A decision is in. An intentional walk and runners who are let go need no dice, so they follow at once when
    /// both are.
    fn decided(&mut self, event: Event, disclosed: Option<Decisions>) {
        let walks = disclosed.is_some_and(|decisions| decisions.defense.intentional_walk);
        let let_go = disclosed.is_some_and(|decisions| {
            decisions.defense.let_runners_go && decisions.offense.action == OffensiveAction::Steal
        });
        if !walks && !let_go {
            self.record_last(event);
        } else if let_go {
            self.record(event);
            self.let_go();
        } else {
            self.record(event);
            let headline = Headline {
                outcome: PlayOutcome::IntentionalWalk,
                hit_location: None,
                roll_id: None,
                check_position: None,
            };
            let row = walk::WALK.row(self.state.occupied());
            self.finish(headline, Draft::new(row, BatterResult::IntentionalWalk));
        }
    }

    /// Ends the half-inning or the game if the play did.
    pub(super) fn after_play(&mut self, side_retired: bool) {
        let score = *self.state.score();
        if self.state.batting() == Team::Home && score.home > score.away {
            if self.state.hosts_can_walk_off() {
                self.end_half_inning();
                return self.end_game(Ending::WalkOff);
            }
            if self.mercy_for(Team::Home) {
                self.end_half_inning();
                return self.end_game(Ending::Mercy);
            }
        }
        if side_retired {
            self.side_retired();
        }
    }

    fn side_retired(&mut self) {
        self.end_half_inning();
        let score = *self.state.score();
        let last = self.state.is_last_inning_or_later();
        let ending = match self.state.half_inning().half {
            Half::Top if last && score.home > score.away => Some(Ending::Regulation),
            Half::Top if self.mercy_for(Team::Home) => Some(Ending::Mercy),
            Half::Top => None,
            Half::Bottom if last && score.home != score.away => Some(Ending::Regulation),
            Half::Bottom if self.mercy_for(Team::Home) || self.mercy_for(Team::Away) => {
                Some(Ending::Mercy)
            }
            Half::Bottom => None,
        };
        match ending {
            Some(ending) => self.end_game(ending),
            None => {
                let tired = self.state.tires_after_inning();
                self.tire_pitcher(tired);
                self.next_half_inning();
            }
        }
    }

    /// The pitcher is tired from now on, if anything tired him.
    pub(super) fn tire_pitcher(&mut self, by: Option<TiredBy>) {
        if let Some(by) = by {
            let pitcher = self.state.pitcher();
            self.record(Event::PitcherTired { pitcher, by });
        }
    }

    fn end_half_inning(&mut self) {
        let left_on_base = self
            .state
            .bases()
            .runners()
            .rev()
            .map(|(_, runner)| runner)
            .collect();
        let ended = self.state.half_inning();
        self.record(Event::HalfInningEnded {
            ended,
            left_on_base,
        });
    }

    fn next_half_inning(&mut self) {
        let started = self.state.half_inning().next();
        let batting = started.batting();
        let placed = self
            .state
            .options()
            .extra_inning_runner
            .is_some_and(|from| started.inning >= from);
        let last_out = self.state.due_up(batting).previous();
        let placed_runner = placed.then(|| self.state.lineup(batting).batter(last_out));
        self.record(Event::InningChanged {
            started,
            placed_runner,
        });
        debug_assert!(placed_runner == self.state.bases().runner(Base::Second));
        self.take_the_field();
    }

    /// Whether a team leads by enough, late enough, for the mercy rule.
    fn mercy_for(&self, team: Team) -> bool {
        let score = self.state.score();
        self.state.options().mercy.is_some_and(|mercy| {
            let lead = score[team].saturating_sub(score[team.opponent()]);
            self.state.half_inning().inning >= mercy.after_inning && lead >= u16::from(mercy.runs)
        })
    }

    fn end_game(&mut self, ending: Ending) {
        let score = *self.state.score();
        let winner = if score.away > score.home {
            Team::Away
        } else {
            Team::Home
        };
        self.game_over(GameResult {
            ending,
            score,
            winner: Some(winner),
        });
    }

    pub(super) fn forfeit(&mut self, team: Team) {
        let winner = team.opponent();
        let mut score = ByTeam::from_fn(|_| 0);
        score[winner] = FORFEIT_RUNS;
        self.game_over(GameResult {
            ending: Ending::Forfeit(team),
            score,
            winner: Some(winner),
        });
    }

    pub(super) fn abandon(&mut self) {
        self.game_over(GameResult {
            ending: Ending::Abandoned,
            score: *self.state.score(),
            winner: None,
        });
    }

    /// At every kind of end the secret is shown, so that every roll can be checked.
    pub(super) fn game_over(&mut self, result: GameResult) {
        self.record(Event::GameEnded { result });
        let secret = self.dice.secret().reveal();
        self.record(Event::DiceRevealed { secret });
    }
}
