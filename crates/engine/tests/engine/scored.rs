//! Scored plays: what a scorer may say, and what cannot have been.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::lineup::BattingSlot;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::scored::{
    Change, Class, Duty, Earned, Entry, Move, Run, ScoredOut, ScoredPlay, ScoringFault, Then,
    apply, begin, decide,
};
use bandbox_engine::{GameSetup, GameState, Phase, Team};

/// A game that is scored, and helpers that say things of it as a scorer would.
struct Game {
    state: GameState,
}

const FIRST: Origin = Origin::On(Base::First);
const SECOND: Origin = Origin::On(Base::Second);
const THIRD: Origin = Origin::On(Base::Third);
const PLATE: Origin = Origin::Plate;

impl Game {
    fn new() -> Self {
        let setup: GameSetup = serde_json::from_str(include_str!("../data/setup.json")).unwrap();
        let state = begin(setup).unwrap();
        Self { state }
    }

    fn play(&self, class: Class, moves: &[(Origin, u8)], outs: &[Origin]) -> ScoredPlay {
        let slot = self.state.due_up(self.state.batting());
        let mut play = ScoredPlay::new(self.state.batter(), slot, class);
        for (from, to) in moves {
            let to = Destination::try_from(*to).unwrap();
            let run = (to == Destination::Home).then_some(Run {
                earned: Earned::Yes,
                batted_in: true,
            });
            play.moves.push(Move {
                from: *from,
                to,
                run,
            });
        }
        for man in outs {
            play.outs.push(ScoredOut {
                putout: Some(Position::FirstBase),
                ..ScoredOut::of(*man)
            });
        }
        play
    }

    /// Enters it, and says what it brought about or why it cannot be.
    fn enter(&mut self, entry: &Entry) -> Result<Then, ScoringFault> {
        let before = self.state.clone();
        match decide(&self.state, entry.clone()) {
            Ok(scored) => {
                apply(&mut self.state, &scored);
                Ok(scored.then)
            }
            Err(fault) => {
                assert_eq!(self.state, before, "a refusal changes nothing");
                Err(fault)
            }
        }
    }

    fn scored(
        &mut self,
        class: Class,
        moves: &[(Origin, u8)],
        outs: &[Origin],
    ) -> Result<Then, ScoringFault> {
        let play = self.play(class, moves, outs);
        self.enter(&Entry::Play(play))
    }

    fn walk(&mut self) {
        let on = |base: Base| self.state.bases().runner(base).is_some();
        let mut moves = vec![(PLATE, 1)];
        if on(Base::First) {
            moves.push((FIRST, 2));
            if on(Base::Second) {
                moves.push((SECOND, 3));
            }
        }
        self.scored(Class::Walk, &moves, &[]).unwrap();
    }

    fn outs(&mut self, outs: u8) {
        for _ in 0..outs {
            self.scored(Class::Out, &[], &[PLATE]).unwrap();
        }
    }
}

fn player(team: Team, place: u8) -> LineupId {
    LineupId::at(team, place).unwrap()
}

fn slot(number: u8) -> BattingSlot {
    BattingSlot::try_from(number).unwrap()
}

#[test]
fn three_outs_retire_the_side_and_the_other_bats() {
    let mut game = Game::new();
    game.walk();
    game.outs(2);
    let then = game.scored(Class::Out, &[], &[PLATE]).unwrap();
    let Then::SideRetired { left_on_base } = then else {
        panic!("{then:?}")
    };
    assert_eq!(left_on_base.len(), 1);
    assert_eq!(game.state.batting(), Team::Home);
    assert!(game.state.occupied().is_empty());
    assert_eq!(game.state.due_up(Team::Away), slot(5));
}

#[test]
fn a_fourth_out_cannot_be() {
    let mut game = Game::new();
    game.walk();
    game.outs(2);
    assert_eq!(
        game.scored(Class::Out, &[], &[FIRST, PLATE]),
        Err(ScoringFault::TooManyOuts { before: 2, made: 2 })
    );
}

#[test]
fn nobody_passes_anybody() {
    let mut game = Game::new();
    game.walk();
    assert_eq!(
        game.scored(Class::Double, &[(PLATE, 2)], &[]),
        Err(ScoringFault::Passes {
            behind: PLATE,
            ahead: FIRST
        })
    );
}

#[test]
fn one_man_on_a_base_until_the_third_out_makes_it_idle() {
    let mut game = Game::new();
    game.walk();
    game.walk();
    let forced = [(PLATE, 1)];
    assert_eq!(
        game.scored(Class::Out, &forced, &[SECOND]),
        Err(ScoringFault::SameBase(Base::First))
    );
    game.outs(2);
    let then = game.scored(Class::Out, &forced, &[SECOND]).unwrap();
    let Then::SideRetired { left_on_base } = then else {
        panic!("{then:?}")
    };
    assert_eq!(left_on_base.len(), 2, "the runner and the batter");
}

#[test]
fn nobody_runs_backwards_or_from_an_empty_base() {
    let mut game = Game::new();
    assert_eq!(
        game.scored(Class::Single, &[(PLATE, 1), (THIRD, 4)], &[]),
        Err(ScoringFault::NobodyThere(THIRD))
    );
    game.scored(Class::Double, &[(PLATE, 2)], &[]).unwrap();
    assert_eq!(
        game.scored(Class::WildPitch, &[(SECOND, 1)], &[]),
        Err(ScoringFault::Backwards {
            from: SECOND,
            to: Destination::On(Base::First)
        })
    );
}

#[test]
fn a_man_ends_once() {
    let mut game = Game::new();
    assert_eq!(
        game.scored(Class::Single, &[(PLATE, 1)], &[PLATE]),
        Err(ScoringFault::EndsTwice(PLATE))
    );
}

#[test]
fn the_batter_ends_with_his_plate_appearance_and_not_before() {
    let mut game = Game::new();
    assert_eq!(
        game.scored(Class::Strikeout, &[], &[]),
        Err(ScoringFault::BatterNowhere)
    );
    assert_eq!(
        game.scored(Class::WildPitch, &[(PLATE, 1)], &[]),
        Err(ScoringFault::BatterStillUp)
    );
}

#[test]
fn every_run_counts_somehow_and_nothing_else_does() {
    let mut game = Game::new();
    let mut play = game.play(Class::HomeRun, &[(PLATE, 4)], &[]);
    play.moves[0].run = None;
    assert_eq!(
        game.enter(&Entry::Play(play)),
        Err(ScoringFault::RunUnclear(PLATE))
    );
}

#[test]
fn everybody_bats_when_he_is_due_unless_it_is_said_that_he_does_not() {
    let mut game = Game::new();
    let mut play = game.play(Class::Out, &[], &[PLATE]);
    play.slot = slot(3);
    play.batter = game.state.lineup(Team::Away).batter(slot(3));
    assert_eq!(
        game.enter(&Entry::Play(play.clone())),
        Err(ScoringFault::NotDue {
            due: slot(1),
            slot: slot(3)
        })
    );
    play.out_of_turn = true;
    game.enter(&Entry::Play(play)).unwrap();
    assert_eq!(
        game.state.due_up(Team::Away),
        slot(4),
        "after whoever batted"
    );
}

#[test]
fn the_batter_is_the_man_of_his_place() {
    let mut game = Game::new();
    let mut play = game.play(Class::Out, &[], &[PLATE]);
    let bats = play.batter;
    play.batter = game.state.lineup(Team::Away).batter(slot(2));
    assert_eq!(
        game.enter(&Entry::Play(play.clone())),
        Err(ScoringFault::NotInOrder {
            batter: play.batter,
            slot: slot(1),
            bats
        })
    );
}

#[test]
fn a_position_must_be_held_by_somebody_who_is_in_the_game() {
    let mut game = Game::new();
    let shortstop = game.state.lineup(Team::Home).fielder(Position::Shortstop);
    let place = game.state.lineup(Team::Home).slot_of(shortstop).unwrap();
    let bench = game.state.bench(Team::Home).next().unwrap().0;
    let change = |duty| Change {
        player: bench,
        slot: Some(place),
        duty,
    };
    // He comes in for the shortstop, but at first.
    game.enter(&Entry::Change(change(Duty::Fields(Position::FirstBase))))
        .unwrap();
    assert_eq!(
        game.scored(Class::Out, &[], &[PLATE]),
        Err(ScoringFault::Undefended {
            team: Team::Home,
            position: Position::Shortstop
        })
    );
    // The first baseman goes to short, and all is well.
    let first_baseman = {
        let lineup = game.state.lineup(Team::Home);
        let mut order = BattingSlot::all().map(|slot| (slot, lineup.batter(slot)));
        order
            .find(|(_, id)| {
                lineup.position_of(*id).is_none()
                    && lineup.designated_hitter() != lineup.slot_of(*id)
            })
            .unwrap()
    };
    game.enter(&Entry::Change(Change {
        player: first_baseman.1,
        slot: Some(first_baseman.0),
        duty: Duty::Fields(Position::Shortstop),
    }))
    .unwrap();
    game.scored(Class::Out, &[], &[PLATE]).unwrap();
}

#[test]
fn a_pinch_runner_stands_where_the_other_stood() {
    let mut game = Game::new();
    let runner = game.state.batter();
    let bench = game.state.bench(Team::Away).next().unwrap().0;
    let run_for_him = Entry::Change(Change {
        player: bench,
        slot: Some(slot(1)),
        duty: Duty::PinchRunner,
    });
    assert_eq!(
        game.enter(&run_for_him),
        Err(ScoringFault::NotOnBase(runner))
    );
    game.walk();
    game.enter(&run_for_him).unwrap();
    assert_eq!(game.state.bases().runner(Base::First), Some(bench));
    assert_eq!(game.state.lineup(Team::Away).batter(slot(1)), bench);
}

#[test]
fn nobody_moves_in_the_batting_order() {
    let mut game = Game::new();
    let second = game.state.lineup(Team::Away).batter(slot(2));
    assert_eq!(
        game.enter(&Entry::Change(Change {
            player: second,
            slot: Some(slot(1)),
            duty: Duty::PinchHitter
        })),
        Err(ScoringFault::BatsElsewhere {
            player: second,
            bats: slot(2)
        })
    );
}

#[test]
fn a_pitcher_who_takes_a_place_in_the_order_ends_the_designated_hitter() {
    let mut game = Game::new();
    let hitter = game.state.lineup(Team::Home).designated_hitter();
    let pitcher = game.state.pitcher();
    game.enter(&Entry::Change(Change {
        player: pitcher,
        slot: hitter,
        duty: Duty::Fields(Position::Pitcher),
    }))
    .unwrap();
    assert_eq!(game.state.lineup(Team::Home).designated_hitter(), None);
    let bench = player(Team::Home, 11);
    assert_eq!(
        game.enter(&Entry::Change(Change {
            player: bench,
            slot: None,
            duty: Duty::Fields(Position::Pitcher)
        })),
        Err(ScoringFault::BatsNowhere(bench))
    );
}

#[test]
fn a_runner_is_placed_before_the_first_pitch_only() {
    let mut game = Game::new();
    let runner = game.state.lineup(Team::Away).batter(slot(9));
    let base = Base::Second;
    game.enter(&Entry::PlacedRunner { runner, base }).unwrap();
    assert_eq!(game.state.bases().runner(base), Some(runner));
    assert_eq!(
        game.enter(&Entry::PlacedRunner { runner, base }),
        Err(ScoringFault::CannotPlace(base))
    );
}

/// Nobody scores until the bottom of the ninth.
fn bottom_of_the_ninth() -> Game {
    let mut game = Game::new();
    for _ in 0..17 {
        game.outs(3);
    }
    game
}

#[test]
fn the_winning_run_ends_the_game_and_no_more_count() {
    let mut game = bottom_of_the_ninth();
    game.walk();
    game.walk();
    let both = [(SECOND, 4), (FIRST, 4), (PLATE, 2)];
    assert_eq!(
        game.scored(Class::Double, &both, &[]),
        Err(ScoringFault::BeyondTheWin { runs: 2, needed: 1 })
    );
    let one = [(SECOND, 4), (FIRST, 3), (PLATE, 2)];
    let then = game.scored(Class::Double, &one, &[]).unwrap();
    assert!(matches!(then, Then::GameOver { .. }));
    assert!(matches!(game.state.phase(), Phase::Final { .. }));
    assert_eq!(
        game.scored(Class::Out, &[], &[PLATE]),
        Err(ScoringFault::GameOver)
    );
}

#[test]
fn on_a_home_run_all_score() {
    let mut game = bottom_of_the_ninth();
    game.walk();
    game.scored(Class::HomeRun, &[(FIRST, 4), (PLATE, 4)], &[])
        .unwrap();
    assert_eq!(game.state.score().home, 2);
}
