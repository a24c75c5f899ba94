//! The games of the repository, scored again; and games with something wrong, which must be noticed.
#![allow(clippy::unwrap_used)]

use super::*;

/// The real games that come with the repository.
fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../retrosheet")
}

fn rescored(dir: PathBuf, expect: Option<PathBuf>) -> Tally {
    let arguments = Arguments {
        dir,
        expect,
        threads: 1,
        show: PRINTED,
    };
    all(&arguments).unwrap()
}

#[test]
fn the_games_of_the_repository_come_out_as_others_score_them() {
    let tally = rescored(sample(), None);
    tally.print(PRINTED);
    assert_eq!((tally.games, tally.differences()), (25, 0));
}

/// The first game of the sample, with one thing changed, against the same expectations.
fn changed(from: &str, to: &str) -> Vec<String> {
    let file = sample().join("games/1950.EVX");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains(from), "{from} is in the game");
    let text = text.replacen(from, to, 1);
    let oracle = Oracle::read(&sample().join("games/oracle")).unwrap();
    let known = Known::read().unwrap();
    let mut tally = Tally::default();
    for game in games(text.as_bytes()) {
        replay(game, "1950.EVX", Some(&oracle), &known, &mut tally);
    }
    tally.told().collect()
}

#[test]
fn a_hit_that_was_another_is_noticed_in_the_play_the_player_and_the_game() {
    let found = changed(",S9\r", ",D9\r").join("\n");
    for column in ["events 15: H_CD", "B_2B", "AWAY_2B_CT"] {
        assert!(found.contains(column), "{column} in\n{found}");
    }
}

#[test]
fn a_line_that_cannot_be_read_is_a_difference_with_its_place() {
    let found = changed("play,1,0,", "play,1,2,").join("\n");
    assert!(found.contains("1950.EVX:"), "{found}");
}

#[test]
fn the_official_earned_runs_are_compared() {
    let found = changed("data,er,", "data,er,nobod001,9\r\ndata,er,").join("\n");
    assert!(found.contains("data,er,nobod001"), "{found}");
}
