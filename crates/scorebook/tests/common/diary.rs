//! A game written play by play, for the rules of scoring: who bats, pitches and stands where follows by itself.

use super::{begins, game, man, origin, setup};
use bandbox_engine::PlayOutcome::{self, Error, HomeRun, Single1, Strikeout, Walk};
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::command::Substitution;
use bandbox_engine::event::{Ending, GameResult};
use bandbox_engine::inning::Half;
use bandbox_engine::play::{BatterResult, Credit, ErrorCharge, Movement, Out, OutKind, Play};
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::{Event, GameState, apply};
use bandbox_scorebook::BoxScore;
use bandbox_scorebook::box_score::{BattingCounts, Decision, PitchingLine};

pub struct Diary {
    pub state: GameState,
    pub log: Vec<Event>,
    outs: u8,
}

impl Diary {
    pub fn new() -> Self {
        Self::of(9)
    }

    /// A game of so many innings.
    pub fn of(innings: u8) -> Self {
        let mut setup = setup();
        setup.options.innings = innings;
        let (state, created) = game(setup);
        let mut diary = Self {
            state,
            log: vec![created],
            outs: 0,
        };
        diary.write(Event::GameStarted);
        diary
    }

    pub fn write(&mut self, event: Event) {
        apply(&mut self.state, &event);
        self.log.push(event);
    }

    fn at(&self, from: Origin) -> LineupId {
        match from {
            Origin::Plate => self.state.batter(),
            Origin::On(base) => self.state.bases().runner(base).expect("a runner"),
        }
    }

    /// A play: who moves from where to where, the lead runner first, and who is out how.
    pub fn bat(
        &mut self,
        result: BatterResult,
        outcome: PlayOutcome,
        moves: &[(u8, u8)],
        outs: &[(u8, OutKind, &[Position])],
    ) -> &mut Self {
        let movements = moves.iter().map(|&(from, to)| Movement {
            runner: self.at(origin(from)),
            from: origin(from),
            to: Destination::try_from(to).expect("1 to 4"),
        });
        let put_out = outs.iter().map(|&(from, kind, way)| {
            let (putout, assists) = way.split_last().expect("somebody made the out");
            Out {
                runner: self.at(origin(from)),
                from: origin(from),
                kind,
                credit: Credit {
                    assists: assists.iter().copied().collect(),
                    putout: *putout,
                },
            }
        });
        let runs = u8::try_from(moves.iter().filter(|(_, to)| *to == 4).count()).expect("few");
        let batted_in = match result {
            BatterResult::StillUp | BatterResult::ReachedOnError => 0,
            _ => runs,
        };
        let error = ErrorCharge {
            position: Position::Shortstop,
            bases: 1,
        };
        let play = Play {
            number: self.state.plays() + 1,
            outcome,
            check_position: None,
            clean: None,
            hit_location: None,
            roll_id: None,
            batter: self.state.batter(),
            pitcher: self.state.pitcher(),
            batter_result: result,
            movements: movements.collect(),
            outs: put_out.collect(),
            errors: (outcome == Error).then_some(error).into_iter().collect(),
            runs,
            rbi: batted_in,
            grounded_into_double_play: outcome == PlayOutcome::GroundballA && outs.len() == 2,
        };
        self.outs += u8::try_from(outs.len()).expect("few");
        self.write(Event::PlayResolved {
            play: Box::new(play),
        });
        self
    }

    pub fn strikeout(&mut self) -> &mut Self {
        let catcher = &[Position::Catcher];
        let out = [(0, OutKind::Strikeout, &catcher[..])];
        self.bat(BatterResult::Strikeout, Strikeout, &[], &out)
    }

    pub fn single(&mut self, moves: &[(u8, u8)]) -> &mut Self {
        self.bat(BatterResult::Single, Single1, moves, &[])
    }

    pub fn walk(&mut self, moves: &[(u8, u8)]) -> &mut Self {
        self.bat(BatterResult::Walk, Walk, moves, &[])
    }

    /// An error of the shortstop.
    pub fn error(&mut self, moves: &[(u8, u8)]) -> &mut Self {
        self.bat(BatterResult::ReachedOnError, Error, moves, &[])
    }

    /// Everybody scores.
    pub fn homer(&mut self) -> &mut Self {
        let on: Vec<Base> = self.state.bases().occupied().iter().rev().collect();
        let mut moves: Vec<(u8, u8)> = on.iter().map(|base| (base.number(), 4)).collect();
        moves.push((0, 4));
        self.bat(BatterResult::HomeRun, HomeRun, &moves, &[])
    }

    /// Strikeouts until the side is retired, and the next half-inning.
    pub fn side(&mut self) -> &mut Self {
        while self.outs < 3 {
            self.strikeout();
        }
        self.end_half();
        self.write(begins(self.state.half_inning().next()));
        self
    }

    /// Nothing happens until the beginning of this half-inning.
    pub fn until(&mut self, inning: u8, half: Half) -> &mut Self {
        while self.state.half_inning().inning != inning || self.state.half_inning().half != half {
            self.side();
        }
        self
    }

    pub fn relieve(&mut self, pitcher: &str) -> &mut Self {
        self.write(Event::PlayerSubstituted {
            substitution: Substitution::Pitcher {
                out: self.state.pitcher(),
                r#in: man(pitcher),
            },
            lineup: None,
        });
        self
    }

    pub fn end_half(&mut self) -> &mut Self {
        self.outs = 0;
        let runners = self.state.bases().runners().rev();
        let left_on_base = runners.map(|(_, runner)| runner).collect();
        self.write(Event::HalfInningEnded {
            ended: self.state.half_inning(),
            left_on_base,
        });
        self
    }

    /// The last side is retired, or the winning run is in; the game is over.
    pub fn finish(&mut self, ending: Ending) -> BoxScore {
        if ending != Ending::WalkOff {
            while self.outs < 3 {
                self.strikeout();
            }
        }
        self.end_half();
        let score = *self.state.score();
        let winner = if score.home > score.away {
            bandbox_engine::Team::Home
        } else {
            bandbox_engine::Team::Away
        };
        self.over(ending, Some(winner))
    }

    /// Nothing more happens, and the game is over after the bottom of this inning.
    pub fn finish_in(&mut self, inning: u8) -> BoxScore {
        self.until(inning, Half::Bottom).finish(Ending::Regulation)
    }

    /// Nothing more happens, and the hosts need not bat in this inning.
    pub fn finish_top_of(&mut self, inning: u8) -> BoxScore {
        self.until(inning, Half::Top).finish(Ending::Regulation)
    }

    /// The game is over as it stands.
    pub fn over(&mut self, ending: Ending, winner: Option<bandbox_engine::Team>) -> BoxScore {
        let result = GameResult {
            ending,
            score: *self.state.score(),
            winner,
        };
        self.write(Event::GameEnded { result });
        self.score()
    }

    pub fn score(&self) -> BoxScore {
        BoxScore::of(&self.log).expect("the log of a game")
    }
}

pub fn pitcher(score: &BoxScore, name: &str) -> PitchingLine {
    let id = man(name);
    let mut lines = score.teams[id.team()].pitching.iter();
    lines
        .find(|line| line.player == id)
        .expect("he pitched")
        .clone()
}

pub fn batter(score: &BoxScore, name: &str) -> BattingCounts {
    let id = man(name);
    let mut lines = score.teams[id.team()].batting.iter();
    lines
        .find(|line| line.player == id)
        .expect("he batted")
        .counts
}

/// Every decision of the game, by name.
pub fn decided(score: &BoxScore) -> Vec<(String, Decision)> {
    let (state, _) = game(setup());
    let lines = bandbox_engine::Team::ALL
        .into_iter()
        .flat_map(|team| &score.teams[team].pitching);
    lines
        .flat_map(|line| {
            let name = &state.player(line.player).expect("a player").name;
            line.decisions.iter().map(|d| (name.clone(), *d))
        })
        .collect()
}
