//! The line score counts what the newspaper counts, and always agrees with the score of the game.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use bandbox_engine::event::{Ending, GameResult};
use bandbox_engine::inning::{Half, HalfInning};
use bandbox_engine::play::BatterResult::{HomeRun, ReachedOnError, Single};
use bandbox_engine::position::Position;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Event, GameState, PlayOutcome, Team};
use bandbox_scorebook::LineScore;
use common::{begins, game, man, play, random, setup};

/// Three innings agreed on.
fn short_game() -> (GameState, LineScore) {
    let mut setup = setup();
    setup.options.innings = 3;
    let (state, created) = game(setup);
    let mut score = LineScore::default();
    score.record(&created);
    score.record(&Event::GameStarted);
    (state, score)
}

fn begin(score: &mut LineScore, inning: u8, half: Half) {
    score.record(&begins(HalfInning { inning, half }));
}

fn homer(score: &mut LineScore, batter: &str) {
    let homer = play(HomeRun, PlayOutcome::HomeRun).by(batter);
    score.record(&homer.moves(batter, 0, 4).event());
}

fn end(score: &mut LineScore, ending: Ending) {
    score.record(&Event::GameEnded {
        result: GameResult {
            ending,
            score: score.runs(),
            winner: Some(Team::Home),
        },
    });
}

#[test]
fn innings_to_come_are_blank() {
    let (state, mut score) = short_game();
    homer(&mut score, "Ruiz");
    let table = [
        "            1  2  3    R  H  E",
        "VIS         1              1  1  0",
        "HOM                        0  0  0",
    ];
    // The blank cells stand between the first inning and the totals.
    let printed = score.display(state.rosters()).to_string();
    let words = |line: &str| {
        line.split_whitespace()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        printed.lines().map(words).collect::<Vec<_>>(),
        table.map(words)
    );
    let widths: Vec<usize> = printed.lines().map(str::len).collect();
    assert_eq!(widths, [30, 30, 30]);
}

/// R-SCORE-LINE
#[test]
fn a_small_game() {
    let (state, mut score) = short_game();
    homer(&mut score, "Ruiz");
    begin(&mut score, 1, Half::Bottom);
    let single = play(Single, PlayOutcome::Single1).by("Abel");
    score.record(&single.moves("Abel", 0, 1).event());
    homer(&mut score, "Boone");
    homer(&mut score, "Cruz");
    score.record(&Event::HalfInningEnded {
        ended: HalfInning {
            inning: 1,
            half: Half::Bottom,
        },
        left_on_base: [man("Abel"), man("Diaz")].into_iter().collect(),
    });
    begin(&mut score, 2, Half::Top);
    let error = play(ReachedOnError, PlayOutcome::Error).error(Position::Shortstop, 1);
    score.record(&error.moves("Ruiz", 0, 1).event());
    begin(&mut score, 2, Half::Bottom);
    begin(&mut score, 3, Half::Top);
    end(&mut score, Ending::Regulation);

    assert_eq!(score.innings(), [(1, Some(2)), (0, Some(0)), (0, None)]);
    assert_eq!(score.runs(), ByTeam { away: 1, home: 2 });
    assert_eq!(score.hits(), ByTeam { away: 1, home: 3 });
    assert_eq!(score.errors(), ByTeam { away: 0, home: 1 });
    assert_eq!(score.left_on_base(), ByTeam { away: 0, home: 2 });
    let table = [
        "            1  2  3    R  H  E",
        "VIS         1  0  0    1  1  0",
        "HOM         2  0  x    2  3  1",
    ];
    assert_eq!(score.display(state.rosters()).to_string(), table.join("\n"));
}

#[test]
fn extra_innings_widen_the_table() {
    let (state, mut score) = short_game();
    for inning in 1..=4 {
        if inning > 1 {
            begin(&mut score, inning, Half::Top);
        }
        begin(&mut score, inning, Half::Bottom);
    }
    homer(&mut score, "Abel");
    end(&mut score, Ending::WalkOff);
    let table = [
        "            1  2  3  4    R  H  E",
        "VIS         0  0  0  0    0  0  0",
        "HOM         0  0  0  1    1  1  0",
    ];
    assert_eq!(score.display(state.rosters()).to_string(), table.join("\n"));
}

#[test]
fn totals_equal_the_score_of_any_game() {
    for seed in 1..=12 {
        let (state, log) = random::game(seed);
        let mut score = LineScore::default();
        for event in &log {
            score.record(event);
        }
        assert_eq!(score.runs(), *state.score(), "game {seed}");
        assert_eq!(
            score.innings().len(),
            usize::from(state.half_inning().inning),
            "game {seed}"
        );
    }
}
