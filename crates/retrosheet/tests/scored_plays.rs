//! Plays of real scorers, told to the engine: where everybody stands afterwards, and who is credited.
#![allow(clippy::unwrap_used, clippy::panic)]

use bandbox_engine::bases::Origin;
use bandbox_engine::position::Position;
use bandbox_engine::scored::{Earned, Entry, ScoredPlay, apply, decide};
use bandbox_engine::team::Team;
use bandbox_retrosheet::games;
use bandbox_retrosheet::scoring::{Reader, RealGame};
use std::fmt::Write;

/// Nine men a side who never were; the tenth of each waits on the bench.
fn lineups(info: &str) -> String {
    let mut text = format!("id,HOM190001010\ninfo,visteam,VIS\ninfo,hometeam,HOM\n{info}");
    for side in 0..2 {
        for man in 1..=9 {
            let position = man % 9 + 1;
            writeln!(
                text,
                "start,man{side}{man:04},\"Man {man}\",{side},{man},{position}"
            )
            .unwrap();
        }
    }
    text
}

/// A play of the man who is due in this place of the visitors' order.
fn play(slot: usize, event: &str) -> String {
    format!("play,1,0,man0{slot:04},??,,{event}\n")
}

/// What came of a game: the last play, the bases, outs and score after it, or the first fault.
fn after(text: &str) -> Result<(ScoredPlay, String), String> {
    let file = text.as_bytes();
    let game = RealGame::open(games(file).next().unwrap()).map_err(|fault| fault.to_string())?;
    let mut reader = Reader::new(&game);
    let mut state = game.state.clone();
    let mut last = None;
    for line in &game.lines {
        let record = line.record.as_ref().map_err(ToString::to_string)?;
        let step = reader.read(&state, record);
        let step = step.map_err(|fault| fault.on_line(line.number).to_string())?;
        let Some(entry) = step.into_entry() else {
            continue;
        };
        let scored = decide(&state, entry).map_err(|fault| fault.to_string())?;
        apply(&mut state, &scored);
        if let Entry::Play(play) = scored.entry {
            last = Some(play);
        }
    }
    let score = state.score();
    let told = format!(
        "{} on, {} out, {} to {}, {}",
        state.occupied(),
        state.outs().number(),
        score.away,
        score.home,
        state.half_inning()
    );
    Ok((last.unwrap(), told))
}

fn check(plays: &[&str], told: &str) -> ScoredPlay {
    let mut text = lineups("");
    let mut slot = 1;
    for event in plays {
        text += &play(slot, event);
        let goes_on = ["SB", "CS", "PO", "WP", "PB", "BK", "DI", "OA", "FLE"];
        if !goes_on.iter().any(|code| event.starts_with(code)) {
            slot = slot % 9 + 1;
        }
    }
    let (play, after) = after(&text).unwrap();
    assert_eq!(after, told, "{plays:?}");
    play
}

/// Putouts and assists, as digits.
fn credits(play: &ScoredPlay) -> String {
    let digit = |position: &Position| position.number().to_string();
    let outs = play.outs.iter().map(|out| {
        let assists: String = out.assists.iter().map(digit).collect();
        let putout = out.putout.as_ref().map(digit).unwrap_or_default();
        format!("{assists}-{putout}")
    });
    outs.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_double_play_goes_on_from_whoever_made_the_first_out() {
    let play = check(&["S7", "64(1)3/GDP"], "000 on, 2 out, 0 to 0, top 1");
    assert_eq!(credits(&play), "6-4 4-3");
    assert_eq!(play.outs[0].man, Origin::ALL[1]);
}

#[test]
fn a_rundown_gives_one_man_an_assist_and_the_putout() {
    let play = check(&["S7", "POCS2(1361)"], "000 on, 1 out, 0 to 0, top 1");
    assert_eq!(credits(&play), "136-1");
    assert!(play.running[0].caught && play.running[0].picked_off);
}

#[test]
fn an_error_saves_a_runner_who_was_caught() {
    let play = check(&["S7", "CS2(2E4).1-3"], "001 on, 0 out, 0 to 0, top 1");
    assert!(play.running[0].caught && play.outs.is_empty());
    assert_eq!(play.fruitless_assists.as_slice(), [Position::Catcher]);
}

#[test]
fn a_clean_string_beside_an_error_keeps_the_out() {
    check(
        &["D7", "FC6.2X3(8)(E6);B-1"],
        "100 on, 1 out, 0 to 0, top 1",
    );
    check(
        &["D7", "S8.2XH(E8)(8E2);B-3"],
        "001 on, 0 out, 1 to 0, top 1",
    );
}

#[test]
fn an_advance_of_the_batter_undoes_his_strikeout() {
    check(&["K+WP.B-1"], "100 on, 0 out, 0 to 0, top 1");
    let play = check(&["K.BX1(23)"], "000 on, 1 out, 0 to 0, top 1");
    assert_eq!(credits(&play), "2-3");
    let play = check(&["K"], "000 on, 1 out, 0 to 0, top 1");
    assert_eq!(credits(&play), "-2");
}

#[test]
fn a_force_for_the_third_out_leaves_runner_and_batter() {
    check(
        &["W", "W.1-2", "K", "K", "5(2)/FO"],
        "000 on, 0 out, 0 to 0, bottom 1",
    );
}

#[test]
fn runs_are_batted_in_by_custom_unless_the_scorer_says_otherwise() {
    let batted_in = |plays: &[&str], told: &str| {
        let play = check(plays, told);
        play.runs().filter(|(_, run)| run.batted_in).count()
    };
    assert_eq!(
        batted_in(&["T8", "S7.3-H"], "100 on, 0 out, 1 to 0, top 1"),
        1
    );
    assert_eq!(
        batted_in(&["T8", "S7.3-H(E7)"], "100 on, 0 out, 1 to 0, top 1"),
        0
    );
    assert_eq!(
        batted_in(&["T8", "WP.3-H"], "000 on, 0 out, 1 to 0, top 1"),
        0
    );
    assert_eq!(
        batted_in(&["T8", "E6.3-H"], "100 on, 0 out, 1 to 0, top 1"),
        1
    );
    assert_eq!(
        batted_in(&["T8", "WP.3-H(RBI)"], "000 on, 0 out, 1 to 0, top 1"),
        1
    );
    let full = ["W", "W.1-2", "W.2-3;1-2"];
    let forced = [full.as_slice(), &["W.3-H;2-3;1-2"]].concat();
    assert_eq!(batted_in(&forced, "111 on, 0 out, 1 to 0, top 1"), 1);
    let grounded = [full.as_slice(), &["64(1)3/GDP.3-H;2-3"]].concat();
    assert_eq!(batted_in(&grounded, "001 on, 2 out, 1 to 0, top 1"), 0);
}

#[test]
fn a_run_is_earned_off_both_off_one_or_off_none() {
    let play = check(
        &["W", "W.1-2", "HR.2-H(UR);1-H(TUR)"],
        "000 on, 0 out, 3 to 0, top 1",
    );
    let earned: Vec<_> = play.runs().map(|(_, run)| run.earned).collect();
    assert_eq!(earned, [Earned::No, Earned::OffPitcherOnly, Earned::Yes]);
}

#[test]
fn somebody_bats_out_of_turn_when_the_file_says_so() {
    let out_of_turn = play(3, "S8/BOOT") + &play(4, "K");
    let unsaid = lineups("") + &out_of_turn;
    assert_eq!(
        after(&unsaid).unwrap_err(),
        "place 1 is due to bat, not place 3; say that he bats out of turn, or enter the batter who is due"
    );
    let said = lineups("") + "ladj,0,3\n" + &out_of_turn;
    assert_eq!(after(&said).unwrap().1, "100 on, 1 out, 0 to 0, top 1");
}

#[test]
fn the_home_team_may_bat_first() {
    let text = lineups("info,htbf,true\n") + "play,1,1,man10001,??,,HR\n";
    let (play, told) = after(&text).unwrap();
    assert_eq!(told, "000 on, 0 out, 1 to 0, top 1");
    assert_eq!(play.batter.team(), Team::Away, "the team that bats first");
}

#[test]
fn a_walk_belongs_to_the_pitcher_who_was_behind_in_the_count() {
    let change = "play,1,0,man00001,31,BBCB,NP\nsub,man10010,\"Man 10\",1,9,1\n";
    let charged = |event: &str| {
        let text = lineups("") + change + &play(1, event);
        after(&text).unwrap().0.charged_pitcher.is_some()
    };
    assert!(charged("W"));
    assert!(!charged("S8"));
}

#[test]
fn a_strikeout_belongs_to_the_batter_who_left_with_two_strikes() {
    let change = "play,1,0,man00001,02,CC,NP\nsub,man00010,\"Man 10\",0,1,11\n";
    let charged = |event: &str| {
        let text = lineups("") + change + &play(10, event);
        after(&text).unwrap().0.charged_batter.is_some()
    };
    assert!(charged("K"));
    assert!(!charged("63"));
}

#[test]
fn a_lineup_that_is_not_whole_is_told() {
    let text = lineups("");
    let text = text.replace("start,man00004,\"Man 4\",0,4,5\n", "");
    assert_eq!(
        after(&text).unwrap_err(),
        "1:1: the lineups are not whole; each side starts nine men in the order and one at each position"
    );
}

#[test]
fn a_play_of_another_half_inning_is_told() {
    let text = lineups("") + &play(1, "K") + "play,1,1,man10001,??,,K\n";
    assert_eq!(
        after(&text).unwrap_err(),
        "23:6: the play is in another half-inning than the game; three outs end one"
    );
}
