//! Assists and putouts against the published tables.

use super::{INFIELD, OUTFIELD, hit};
use crate::common::{bases, dice, every_situation, play_of, setup_without_ratings};
use bandbox_engine::PlayOutcome;
use bandbox_engine::choice::Answer;
use bandbox_engine::decisions::{DefensiveDecision, InfieldDepth};
use bandbox_engine::inning::Outs;
use bandbox_engine::play::Play;
use bandbox_engine::position::Position;
use std::collections::BTreeMap;

/// Assists and putouts, for a ball to each fielder.
type Credits = BTreeMap<Position, (Vec<Position>, Vec<Position>)>;

fn credits(play: &Play) -> (Vec<Position>, Vec<Position>) {
    let assists = play.outs.iter().flat_map(|out| out.credit.assists.clone());
    let putouts = play.outs.iter().map(|out| out.credit.putout);
    (assists.collect(), putouts.collect())
}

#[test]
fn every_groundout_is_credited_as_published() {
    let charts: BTreeMap<String, Credits> =
        serde_json::from_str(include_str!("../../data/credits.json")).unwrap();
    let situations = every_situation(&setup_without_ratings(), &dice());
    let mut played = 0;
    for (name, occupied, depth, letter) in [
        (
            "out_at_first",
            "000",
            InfieldDepth::Normal,
            PlayOutcome::GroundballC,
        ),
        (
            "force_at_second",
            "100",
            InfieldDepth::Normal,
            PlayOutcome::GroundballB,
        ),
        (
            "double_play_second_first",
            "100",
            InfieldDepth::Normal,
            PlayOutcome::GroundballA,
        ),
        (
            "out_at_home",
            "111",
            InfieldDepth::InfieldIn,
            PlayOutcome::GroundballC,
        ),
        (
            "double_play_home_first",
            "111",
            InfieldDepth::InfieldIn,
            PlayOutcome::GroundballA,
        ),
        (
            "double_play_third_second",
            "110",
            InfieldDepth::Normal,
            PlayOutcome::GroundballA,
        ),
    ] {
        let table = &situations[&(bases(occupied), Outs::Zero)];
        for (fielder, expected) in &charts[name] {
            let play = hit(table, depth, letter, *fielder);
            assert_eq!(credits(&play), *expected, "{name}, {fielder}");
            played += 1;
        }
    }
    assert_eq!(played, 5 * 6 + 1);
}

#[test]
fn every_ball_in_the_air_is_credited_to_who_took_it_and_where_it_went() {
    let situations = every_situation(&setup_without_ratings(), &dice());
    for fielder in INFIELD {
        for (occupied, baseman) in [
            ("100", Position::FirstBase),
            (
                "010",
                if fielder == Position::SecondBase {
                    Position::Shortstop
                } else {
                    Position::SecondBase
                },
            ),
            ("001", Position::ThirdBase),
        ] {
            let table = &situations[&(bases(occupied), Outs::Zero)];
            let play = hit(
                table,
                InfieldDepth::Normal,
                PlayOutcome::LineoutMax,
                fielder,
            );
            let assists = if fielder == baseman {
                vec![]
            } else {
                vec![fielder]
            };
            assert_eq!(
                credits(&play),
                (assists, vec![fielder, baseman]),
                "{fielder}, {occupied}"
            );
        }
    }
    let empty = &situations[&(bases("000"), Outs::Zero)];
    for fielder in Position::ALL {
        let caught = hit(empty, InfieldDepth::Normal, PlayOutcome::Lineout, fielder);
        assert_eq!(credits(&caught), (vec![], vec![fielder]));
    }
    let struck_out = empty.clone().play(PlayOutcome::Strikeout, None);
    assert_eq!(credits(&struck_out), (vec![], vec![Position::Catcher]));
    for (occupied, baseman) in [("100", Position::ThirdBase), ("010", Position::Catcher)] {
        for fielder in OUTFIELD {
            let mut table = situations[&(bases(occupied), Outs::Zero)].clone();
            table.roll(DefensiveDecision::default());
            table.report(PlayOutcome::SingleUncapped, Some(fielder));
            table.next_roll_shows(&[20]);
            table.answer(Answer::Send);
            let thrown_out = play_of(&table.answer(Answer::Out));
            assert_eq!(credits(&thrown_out), (vec![fielder], vec![baseman]));
        }
    }
}
