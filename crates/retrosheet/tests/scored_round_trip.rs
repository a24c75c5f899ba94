//! Real games that were entered in Bandbox, written as Retrosheet writes games, and entered again: nothing of them has
//! changed. `BANDBOX_EVENT_FILES` names a folder with more of them than the repository has.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod retelling;

use bandbox_engine::Team;
use bandbox_retrosheet::export::{Day, export};
use bandbox_retrosheet::games;
use bandbox_retrosheet::scoring::Retold;
use bandbox_scorebook::BoxScore;
use retelling::{files, retell};

const DAY: Day = Day {
    year: 2026,
    month: 4,
    day: 9,
    game: 0,
};

#[test]
fn a_real_game_that_was_imported_comes_back_play_by_play_with_its_line_and_box_score() {
    let (mut count, mut plays) = (0, 0);
    for file in files() {
        for game in games(&file) {
            let id = game.id.unwrap();
            let retold = match Retold::of(game) {
                Ok(retold) => retold,
                Err(trouble) => {
                    println!("{id} cannot be imported, so it is not exported: {trouble}");
                    continue;
                }
            };
            let (state, log) = retell(retold);
            let written = export(&log, DAY).unwrap();
            let again = games(&written.events.text).next().unwrap();
            let again = Retold::of(again).unwrap_or_else(|trouble| panic!("{id}: {trouble}"));
            let (_, log_again) = retell(again);
            for (ours, theirs) in log.iter().zip(&log_again).skip(1) {
                assert_eq!(ours, theirs, "{id}");
            }
            assert_eq!(log.len(), log_again.len(), "{id}");
            let (ours, theirs) = (BoxScore::of(&log), BoxScore::of(&log_again));
            assert_eq!(ours.unwrap(), theirs.unwrap(), "{id}");
            (count, plays) = (count + 1, plays + u32::from(state.plays()));
        }
    }
    println!("{count} games, {plays} plays");
    assert!(count >= 25);
}

/// Who answers for a walk or a strikeout that somebody else completed is told by the count at which play stopped.
#[test]
fn a_count_is_written_where_it_decides_who_answers_and_nowhere_else() {
    let mut counts = Vec::new();
    for file in files() {
        for game in games(&file) {
            let Ok(retold) = Retold::of(game) else {
                continue;
            };
            let written = export(&retell(retold).1, DAY).unwrap().events.text;
            let text = String::from_utf8_lossy(&written).into_owned();
            for play in text.lines().filter(|line| line.starts_with("play,")) {
                let count = play.split(',').nth(4).unwrap_or_default().to_owned();
                if !counts.contains(&count) {
                    counts.push(count);
                }
            }
        }
    }
    counts.sort();
    assert_eq!(counts, ["02", "30", "??"]);
}

#[test]
fn the_pitchers_of_record_stand_at_the_head_of_the_file() {
    let file = files().remove(0);
    let game = games(&file).next().unwrap();
    let (state, log) = retell(Retold::of(game).unwrap());
    let written = String::from_utf8_lossy(&export(&log, DAY).unwrap().events.text).into_owned();
    let score = BoxScore::of(&log).unwrap();
    let winner = score.pitchers_with(bandbox_scorebook::box_score::Decision::Win);
    let winner = state.player({ winner }.next().unwrap()).unwrap();
    assert!(written.contains(&format!("info,wp,{}\r\n", winner.id)));
    for team in Team::ALL {
        for line in &score.teams[team].pitching {
            let id = &state.player(line.player).unwrap().id;
            let record = format!("data,er,{id},{}\r\n", line.earned_runs);
            assert!(written.contains(&record), "{record}");
        }
    }
}
