//! Cards come out as their lines, within two in a hundred.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::build::{self, Traits};
use super::line::{Line, Rates};
use super::{average_batting, average_pitching, expect, shared};
use bandbox_engine::PlayOutcome;
use bandbox_engine::cards::{
    BattingCard, BattingText, Columns, PitchingCard, SHARED_BATTING, STAND_IN_PITCHING, Whose,
};
use bandbox_engine::player::{ByHand, Hand, Throws};

const fn line([pa, h, doubles, triples, hr, bb, hbp, so, gidp]: [u32; 9]) -> Line {
    Line {
        pa,
        h,
        doubles,
        triples,
        hr,
        bb,
        hbp,
        so,
        gidp,
    }
}

/// PA, H, 2B, 3B, HR, BB, HBP, SO, GIDP.
const BATTERS: [(&str, [u32; 9]); 6] = [
    ("slugger", [650, 165, 34, 2, 46, 95, 6, 150, 12]),
    ("slap hitter", [640, 185, 24, 8, 4, 40, 4, 75, 9]),
    ("leadoff man", [680, 180, 30, 9, 12, 90, 5, 95, 5]),
    ("average batter", [600, 137, 26, 3, 17, 49, 6, 120, 11]),
    ("free swinger", [560, 120, 25, 3, 30, 30, 4, 190, 10]),
    ("pitcher at bat", [600, 78, 6, 0, 4, 28, 5, 250, 8]),
];

const PITCHERS: [(&str, [u32; 9]); 5] = [
    ("ace", [850, 155, 30, 2, 15, 42, 6, 270, 12]),
    ("wild reliever", [300, 58, 10, 1, 6, 39, 4, 75, 5]),
    ("average pitcher", [800, 182, 35, 4, 23, 66, 8, 160, 15]),
    ("soft thrower", [780, 208, 42, 5, 26, 40, 6, 90, 20]),
    ("home run pitcher", [700, 160, 32, 3, 34, 60, 6, 150, 11]),
];

/// Whether the rates that count are those of the line within two in a hundred.
fn assert_near(name: &str, line: &Line, found: &Rates) {
    let wanted = Rates::of(line);
    for (what, wanted, found) in [
        ("hits", wanted.hits(), found.hits()),
        ("walks", wanted.walk, found.walk),
        ("strikeouts", wanted.strikeout, found.strikeout),
        ("home runs", wanted.home_run, found.home_run),
    ] {
        let off = (found - wanted) / wanted;
        assert!(
            off.abs() <= 0.02,
            "{name}: {what} {found:.5} a plate appearance where the line has {wanted:.5}"
        );
    }
}

#[test]
fn a_batting_card_comes_out_as_its_line_against_an_average_pitcher() {
    let pitching = average_pitching().unwrap();
    for (name, counts) in BATTERS {
        let line = line(counts);
        for id in ["a", "b", "c"] {
            let built = build::batting(id, &line, Traits::default());
            assert!(built.short.is_empty(), "{name}: {:?}", built.short);
            let card = BattingCard::parse(&BattingText::Own(ByHand {
                left: built.half.clone(),
                right: built.half,
            }))
            .unwrap();
            let found = expect::exactly(&card, &pitching, Hand::Left, Throws::Right);
            assert_near(name, &line, &found);
        }
    }
}

#[test]
fn a_pitching_card_comes_out_as_its_line_against_an_average_batter() {
    let batting = average_batting().unwrap();
    for (name, counts) in PITCHERS {
        let line = line(counts);
        for id in ["a", "b", "c"] {
            let built = build::pitching(id, &line, Traits::default());
            assert!(built.short.is_empty(), "{name}: {:?}", built.short);
            let card = PitchingCard::parse(&ByHand {
                left: built.half.clone(),
                right: built.half,
            })
            .unwrap();
            let found = expect::exactly(&batting, &card, Hand::Left, Throws::Right);
            assert_near(name, &line, &found);
        }
    }
}

/// The dice of a game agree with the sum over all rolls: so the sum is over the right rolls.
#[test]
fn a_hundred_thousand_rolls_come_out_as_the_exact_sum() {
    let (batting, pitching) = (average_batting().unwrap(), average_pitching().unwrap());
    let exact = expect::exactly(&batting, &pitching, Hand::Left, Throws::Right);
    let sample = expect::sampled(&batting, &pitching, (Hand::Left, Throws::Right), 100_000);
    for (rate, name) in super::rows().into_iter().map(|(name, rate)| (rate, name)) {
        // Four standard deviations.
        let (wanted, found) = (rate(&exact), rate(&sample));
        let allowed = 4.0 * (wanted * (1.0 - wanted) / 100_000.0).sqrt();
        assert!(
            (found - wanted).abs() <= allowed,
            "{name}: {found} for {wanted}"
        );
    }
}

#[test]
fn the_shared_cards_are_those_that_their_lines_give() {
    let (batting, pitching) = shared::cards();
    assert_eq!(batting, SHARED_BATTING);
    assert_eq!(pitching, STAND_IN_PITCHING);
}

#[test]
fn the_teams_are_those_that_their_lines_give() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../cards");
    for team in ["lanterns", "terns"] {
        let (made, short) = super::team::made(&folder.join(format!("{team}.lines.json"))).unwrap();
        let kept = std::fs::read_to_string(folder.join(format!("{team}.json"))).unwrap();
        assert!(made == kept, "make {team} again: cargo xtask card team");
        assert!(short.is_empty(), "{short:?}");
    }
}

/// Chances of an x-check, of 108.
#[test]
fn a_pitching_card_holds_the_chances_of_each_fielder() {
    let lines = build::pitching("a", &line(PITCHERS[0].1), Traits::default()).half;
    let columns = Columns::parse(Whose::Pitcher, Hand::Left, &lines).unwrap();
    let mut chances = std::collections::BTreeMap::new();
    for column in 0..3 {
        for row in 2..=12_u8 {
            for part in columns.cell(column, row).parts() {
                if part.outcome() == PlayOutcome::XCheck {
                    let position = part.hit_location().unwrap();
                    *chances.entry(position.abbreviation()).or_insert(0) += 6 - row.abs_diff(7);
                }
            }
        }
    }
    let expected = [
        ("1B", 2),
        ("2B", 6),
        ("3B", 3),
        ("C", 3),
        ("CF", 3),
        ("LF", 2),
        ("P", 2),
        ("RF", 2),
        ("SS", 7),
    ];
    assert_eq!(chances.into_iter().collect::<Vec<_>>(), expected);
}
