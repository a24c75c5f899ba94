//! Reading: which half, which cell, and what each mark makes of a result.

use super::{batter, dice, half, off_the_pitcher, pitcher, situation};
use bandbox_engine::PlayOutcome;
use bandbox_engine::bases::{Base, BaseSet};
use bandbox_engine::cards::{
    BattingCard, BattingText, DecidedBy, Park, PitchingCard, Power, SideText, Situation, Whose,
    read,
};
use bandbox_engine::decisions::InfieldDepth;
use bandbox_engine::dice::roll::AtBatDice;
use bandbox_engine::player::{Bats, ByHand, Hand, Throws};
use bandbox_engine::position::Position;

fn check(cell: &str, resolution: u8, situation: &Situation, expected: &str) {
    let reading = off_the_pitcher(cell, resolution, situation);
    let found = match reading.hit_location {
        Some(location) => format!("{} {location}", reading.outcome),
        None => reading.outcome.to_string(),
    };
    assert_eq!(found, expected, "{cell} by {:?}", reading.decided_by);
}

/// R-CARD-DOT
#[test]
fn a_dot_is_a_single_off_a_tired_pitcher_alone() {
    let tired = Situation {
        fatigued: true,
        ..situation()
    };
    check("gb (ss) A [dot]", 1, &situation(), "groundball_a SS");
    check("gb (ss) A [dot]", 1, &tired, "single_2");
    check("gb (ss) A", 1, &tired, "groundball_a SS");
}

/// R-CLUTCH-TURNS
#[test]
fn in_the_clutch_an_omega_turns_hits_into_outs_and_outs_into_hits() {
    let clutch = Situation {
        clutch: true,
        ..situation()
    };
    check("HR [clutch]", 1, &situation(), "homerun");
    check("HR [clutch]", 1, &clutch, "lineout SS");
    check("strikeout [clutch]", 1, &clutch, "single_1");
    check("fly (cf) B [clutch]", 1, &clutch, "single_1");
    check("fly (cf) B", 1, &clutch, "flyball_b CF");
}

/// R-CLUTCH-SECOND
#[test]
fn in_the_clutch_a_cell_with_a_second_reading_is_read_by_it() {
    let clutch = Situation {
        clutch: true,
        ..situation()
    };
    let cell = "strikeout ^ 1-10 SI** / 11-20 HR [bphr]";
    check(cell, 1, &situation(), "strikeout");
    check(cell, 1, &clutch, "single_2");
    let other = pitcher("strikeout ^ 1-10 N-HR / 11-20 fly (lf) B [bphr]");
    let weak = batter("WALK", Power::Weak);
    let reading = read(&weak, &other, dice(5, 3, 8), &clutch);
    assert!(reading.alternative);
    assert_eq!(reading.outcome, PlayOutcome::Single2, "power still counts");
    let reading = read(&weak, &other, dice(5, 11, 8), &clutch);
    assert_eq!(
        reading.outcome,
        PlayOutcome::BpHomeRun,
        "the park still counts"
    );
    assert_eq!(reading.split, (11, 20));
}

/// R-PARK-NUMBERS, R-PARK-MARK
#[test]
fn a_diamond_is_a_home_run_up_to_the_number_of_the_park() {
    let park = Park {
        home_runs: ByHand { left: 3, right: 11 },
        ..Park::UNKNOWN
    };
    let here = Situation {
        park: Some(park),
        ..situation()
    };
    check("fly (cf) A [bphr]", 11, &here, "bp_homerun CF");
    check("fly (cf) A [bphr]", 12, &here, "bp_flyout CF");
    check("HR [bphr]", 12, &here, "bp_flyout LF");
    check("HR [bphr]", 11, &here, "bp_homerun");
    let mut left = here;
    left.alignment.bats = Hand::Left;
    check("HR [bphr]", 3, &left, "bp_homerun");
    check("HR [bphr]", 4, &left, "bp_flyout RF");
    check("gb (ss) A [bphr]", 20, &left, "bp_flyout RF");
    let off = Situation {
        park: None,
        ..situation()
    };
    check("HR [bphr]", 20, &off, "homerun");
}

/// R-PARK-NUMBERS, R-PARK-MARK
#[test]
fn a_triangle_is_a_single_up_to_the_number_of_the_park() {
    let park = Park {
        singles: ByHand { left: 20, right: 0 },
        ..Park::UNKNOWN
    };
    let mut here = Situation {
        park: Some(park),
        ..situation()
    };
    check("SI** [bp1b]", 1, &here, "bp_lineout SS");
    check("lo (2b) [bp1b]", 1, &here, "bp_lineout 2B");
    here.alignment.bats = Hand::Left;
    check("lo (2b) [bp1b]", 20, &here, "bp_single");
    check("SI** (lf) [bp1b]", 20, &here, "bp_single LF");
    here.park = None;
    check("SI** [bp1b]", 1, &here, "single_2");
}

/// R-CARD-POWER
#[test]
fn a_home_run_for_normal_power_is_a_single_for_weak() {
    let pitcher = pitcher("N-HR (lf)");
    for (power, expected) in [
        (Power::Normal, PlayOutcome::HomeRun),
        (Power::Weak, PlayOutcome::Single2),
    ] {
        let reading = read(
            &batter("WALK", power),
            &pitcher,
            dice(6, 9, 1),
            &situation(),
        );
        assert_eq!(reading.outcome, expected);
        assert_eq!(reading.hit_location, Some(Position::LeftField));
    }
}

/// R-CARD-POWER
#[test]
fn power_is_that_against_the_hand_of_the_pitcher() {
    let side = |power| SideText {
        power,
        rows: half("WALK"),
    };
    let card = BattingCard::parse(&BattingText::Own(ByHand {
        left: side(Power::Normal),
        right: side(Power::Weak),
    }))
    .unwrap();
    let pitcher = pitcher("N-HR");
    let against = |throws| Situation {
        throws,
        ..situation()
    };
    let reading = read(&card, &pitcher, dice(4, 1, 1), &against(Throws::Left));
    assert_eq!(reading.outcome, PlayOutcome::HomeRun);
    let reading = read(&card, &pitcher, dice(4, 1, 1), &against(Throws::Right));
    assert_eq!(reading.outcome, PlayOutcome::Single2);
}

/// R-CARD-PLUS
#[test]
fn a_plus_counts_where_the_fielder_is_in_and_two_where_he_holds_a_runner() {
    let mut here = situation();
    check("gb (1b) B+", 1, &here, "groundball_b 1B");
    here.alignment.defense.hold_runners = BaseSet::EMPTY.with(Base::First);
    check("gb (1b) B+", 1, &here, "groundball_b 1B");
    check("gb (1b) B++", 1, &here, "single_2 1B");
    check("gb (2b) B++", 1, &here, "single_2 2B");
    check("gb (ss) B++", 1, &here, "groundball_b SS");
    here.alignment.bats = Hand::Left;
    check("gb (ss) B++", 1, &here, "single_2 SS");
    here.alignment.defense.hold_runners = BaseSet::EMPTY;
    here.alignment.defense.infield_depth = InfieldDepth::CornersIn;
    check("gb (3b) C+", 1, &here, "single_2 3B");
    check("gb (2b) C+", 1, &here, "groundball_c 2B");
    here.alignment.defense.infield_depth = InfieldDepth::InfieldIn;
    check("gb (2b) C+", 1, &here, "single_2 2B");
}

/// R-CARD-ORDER, R-CLUTCH-SECOND
#[test]
fn the_first_mark_that_applies_decides() {
    let mut here = Situation {
        fatigued: true,
        clutch: true,
        ..situation()
    };
    here.alignment.defense.infield_depth = InfieldDepth::InfieldIn;
    let cell = "gb (ss) A+ [bp1b] [clutch] [dot]";
    check(cell, 20, &here, "single_2");
    here.fatigued = false;
    check(cell, 20, &here, "single_1");
    here.clutch = false;
    check(cell, 20, &here, "bp_lineout SS");
    here.park = None;
    check(cell, 20, &here, "single_2 SS");
    here.alignment.defense.infield_depth = InfieldDepth::Normal;
    check(cell, 20, &here, "groundball_a SS");
    let tired = Situation {
        fatigued: true,
        clutch: true,
        ..situation()
    };
    let reading = off_the_pitcher("lo (ss) [dot] ^ HR", 1, &tired);
    assert_eq!(reading.decided_by, DecidedBy::FatigueDot);
    assert!(!reading.alternative);
}

#[test]
fn an_injury_is_told_and_changes_nothing() {
    let reading = off_the_pitcher("gb (ss) A [injury]", 1, &situation());
    assert!(reading.injury);
    assert_eq!(reading.outcome, PlayOutcome::GroundballA);
}

/// R-CARD-CELL
#[test]
fn the_dice_find_the_cell() {
    // Each cell is a walk but the one looked for.
    for column in 1..=6u8 {
        for row in 2..=12u8 {
            let rows = |mine: bool| -> Vec<String> {
                (2..=12)
                    .map(|r| {
                        let cells: Vec<&str> = (0..3)
                            .map(|c| {
                                let here = mine && r == row && c == (column - 1) % 3;
                                if here { "TR" } else { "WALK" }
                            })
                            .collect();
                        cells.join("|")
                    })
                    .collect()
            };
            let side = SideText {
                power: Power::Normal,
                rows: rows(column <= 3),
            };
            let batting = BattingCard::parse(&BattingText::Own(ByHand {
                left: side.clone(),
                right: side,
            }))
            .unwrap();
            let pitching = PitchingCard::parse(&ByHand {
                left: rows(column > 3),
                right: rows(column > 3),
            })
            .unwrap();
            let dice = AtBatDice {
                d6_one: column,
                d6_two_a: (row - 1).min(6),
                d6_two_b: row - (row - 1).min(6),
                chaos_d20: 20,
                resolution_d20: 1,
            };
            let reading = read(&batting, &pitching, dice, &situation());
            assert_eq!(reading.outcome, PlayOutcome::Triple, "{column} {row}");
            assert_eq!((reading.column, reading.row), (column, row));
            let whose = if column <= 3 {
                Whose::Batter
            } else {
                Whose::Pitcher
            };
            assert_eq!(reading.card, whose);
        }
    }
}

/// R-CARD-HALF
#[test]
fn the_batters_half_is_by_the_pitchers_hand_and_the_pitchers_half_by_the_batters_side() {
    let side = |cell| SideText {
        power: Power::Normal,
        rows: half(cell),
    };
    let batting = BattingCard::parse(&BattingText::Own(ByHand {
        left: side("SI*"),
        right: side("SI**"),
    }))
    .unwrap();
    let pitching = PitchingCard::parse(&ByHand {
        left: half("DO**"),
        right: half("DO***"),
    })
    .unwrap();
    for (bats, throws, off_batter, off_pitcher) in [
        (
            Bats::Right,
            Throws::Right,
            PlayOutcome::Single2,
            PlayOutcome::Double3,
        ),
        (
            Bats::Right,
            Throws::Left,
            PlayOutcome::Single1,
            PlayOutcome::Double3,
        ),
        (
            Bats::Left,
            Throws::Right,
            PlayOutcome::Single2,
            PlayOutcome::Double2,
        ),
        (
            Bats::Left,
            Throws::Left,
            PlayOutcome::Single1,
            PlayOutcome::Double2,
        ),
        (
            Bats::Switch,
            Throws::Right,
            PlayOutcome::Single2,
            PlayOutcome::Double2,
        ),
        (
            Bats::Switch,
            Throws::Left,
            PlayOutcome::Single1,
            PlayOutcome::Double3,
        ),
    ] {
        let mut here = Situation {
            throws,
            ..situation()
        };
        here.alignment.bats = bats.against(throws);
        let read = |column| read(&batting, &pitching, dice(column, 1, 1), &here).outcome;
        assert_eq!(
            (read(1), read(4)),
            (off_batter, off_pitcher),
            "{bats:?} {throws:?}"
        );
    }
}

/// R-CARD-CELL
#[test]
fn the_split_die_takes_the_range_that_contains_it() {
    let pitcher = pitcher("1 HR / 2-19 WALK / 20 TR");
    let batter = batter("WALK", Power::Normal);
    for split in 1..=20 {
        let expected = match split {
            1 => (PlayOutcome::HomeRun, (1, 1)),
            20 => (PlayOutcome::Triple, (20, 20)),
            _ => (PlayOutcome::Walk, (2, 19)),
        };
        let reading = read(&batter, &pitcher, dice(4, split, 1), &situation());
        assert_eq!((reading.outcome, reading.split), expected);
    }
}
