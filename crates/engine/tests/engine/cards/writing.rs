//! Writing: every printed result, every fault with its place, and cards made at random.

use super::{half, off_the_pitcher, situation};
use bandbox_engine::cards::{
    BattingCard, BattingText, CardFault, CardProblem, CardText, Columns, PitchingCard, Power,
    SHARED_BATTING, STAND_IN_PITCHING, SharedBatting, Situation, Whose, read,
};
use bandbox_engine::decisions::{DefensiveDecision, InfieldDepth};
use bandbox_engine::dice::roll::AtBatDice;
use bandbox_engine::outcome::{LocationRule, PlayOutcome, ProducedBy};
use bandbox_engine::player::{ByHand, Hand, Throws};
use bandbox_engine::position::Position;
use proptest::prelude::*;

/// Every printed result: how it is written, what it is, how it is written again.
#[rustfmt::skip] // A table: one row each.
const PRINTED: &[(&str, &str, &str)] = &[
    ("WALK", "walk", "WALK"),
    ("walk", "walk", "WALK"),
    ("HBP", "hit_by_pitch", "HBP"),
    ("strikeout", "strikeout", "strikeout"),
    ("SINGLE*", "single_1", "SI*"),
    ("SI*", "single_1", "SI*"),
    ("SI* (lf)", "single_1 LF", "SI* (lf)"),
    ("SINGLE**", "single_2", "SI**"),
    ("SI**", "single_2", "SI**"),
    ("SINGLE (cf)", "single_uncapped CF", "SI (cf)"),
    ("SINGLE(cf)**", "single_2 CF", "SI** (cf)"),
    ("SINGLE", "single_1", "SI*"),
    ("SI", "single_1", "SI*"),
    ("DOUBLE**", "double_2", "DO**"),
    ("DO**", "double_2", "DO**"),
    ("DOUBLE***", "double_3", "DO***"),
    ("DOUBLE (lf)", "double_uncapped LF", "DO (lf)"),
    ("DO", "double_2", "DO**"),
    ("1-5 DO / 6-20 DO", "double_2", "1-5 DO** / 6-20 DO**"),
    ("TRIPLE", "triple", "TR"),
    ("TR", "triple", "TR"),
    ("HOMERUN", "homerun", "HR"),
    ("HR", "homerun", "HR"),
    ("N-HR", "homerun", "N-HR"),
    ("gb (ss) A", "groundball_a SS", "gb (ss) A"),
    ("gb(p)B", "groundball_b P", "gb (p) B"),
    ("gb (1b) C", "groundball_c 1B", "gb (1b) C"),
    ("gb (2b) A+", "groundball_a 2B", "gb (2b) A+"),
    ("gb (3b) B ++", "groundball_b 3B", "gb (3b) B++"),
    ("fly (lf) A", "flyball_a LF", "fly (lf) A"),
    ("fly (cf) B", "flyball_b CF", "fly (cf) B"),
    ("fly (rf) B?", "flyball_bq RF", "fly (rf) B?"),
    ("fly (cf) C", "flyball_c CF", "fly (cf) C"),
    ("lineout (ss)", "lineout SS", "lo (ss)"),
    ("lo (ss)", "lineout SS", "lo (ss)"),
    ("lo (3b) max", "lineout_max 3B", "lo (3b) max"),
    ("lineout (1b) into as many outs as possible", "lineout_max 1B", "lo (1b) max"),
    ("popout (2b)", "popout 2B", "popout (2b)"),
    ("foulout (c)", "foulout C", "foulout (c)"),
    ("GB (ss) X", "x_check SS", "GB (ss) X"),
    ("FLY (cf) X", "x_check CF", "FLY (cf) X"),
    ("CATCH-X", "x_check C", "CATCH-X"),
];

/// R-CARD-PRINT
#[test]
fn every_printed_result_is_read_and_written() {
    for (text, expected, written) in PRINTED {
        let columns = Columns::parse(Whose::Pitcher, Hand::Left, &half(text)).unwrap();
        let reading = off_the_pitcher(text, 20, &situation());
        let found = match reading.hit_location {
            Some(location) => format!("{} {location}", reading.outcome),
            None => reading.outcome.to_string(),
        };
        assert_eq!(found, *expected, "{text}");
        assert_eq!(columns.cell(0, 2).to_string(), *written, "{text}");
    }
}

/// A cell that cannot be read, and why.
#[rustfmt::skip] // A table: one row each.
fn faults() -> Vec<(&'static str, CardProblem)> {
    use CardProblem::*;
    let split = |expected, found| Split { expected, found };
    vec![
        ("", NoResult(String::new())),
        ("bunt", NoResult("bunt".into())),
        ("gb (ss) D", NoResult("gb (ss) D".into())),
        ("gb (sx) A", NoPosition("sx".into())),
        ("gb A", LocationMissing(PlayOutcome::GroundballA)),
        ("FLY X", LocationMissing(PlayOutcome::XCheck)),
        ("gb (cf) A", LocationNotAllowed { outcome: PlayOutcome::GroundballA, location: Position::CenterField }),
        ("fly (ss) B", LocationNotAllowed { outcome: PlayOutcome::FlyballB, location: Position::Shortstop }),
        ("SI (ss)", LocationNotAllowed { outcome: PlayOutcome::SingleUncapped, location: Position::Shortstop }),
        ("GB (cf) X", LocationNotAllowed { outcome: PlayOutcome::XCheck, location: Position::CenterField }),
        ("1-8 HR", split(9, 21)),
        ("1-8 HR / 10-20 WALK", split(9, 10)),
        ("1-8 HR / 8-20 WALK", split(9, 8)),
        ("2-20 HR", split(1, 2)),
        ("1-20 HR / 20 WALK", split(21, 20)),
        ("8-1 HR / 9-20 WALK", NoShare("8-1".into())),
        ("1-21 HR", NoShare("1-21".into())),
        ("0-20 HR", NoShare("0-20".into())),
        ("HR [park]", NoMark("park".into())),
        ("WALK [clutch]", MarkNotHere { mark: "clutch", outcome: PlayOutcome::Walk }),
        ("strikeout [bphr]", MarkNotHere { mark: "bphr", outcome: PlayOutcome::Strikeout }),
        ("HR [bphr] [bp1b]", MarkNotHere { mark: "bp1b", outcome: PlayOutcome::HomeRun }),
        ("strikeout ^ HR [clutch]", MarkNotHere { mark: "clutch", outcome: PlayOutcome::HomeRun }),
        ("strikeout ^ lo (ss) [dot]", MarkNotHere { mark: "dot", outcome: PlayOutcome::Lineout }),
        ("HR ^ HR ^ HR", TwoAlternatives),
    ]
}

/// R-CARD-CELL, R-CARD-PRINT
#[test]
fn a_cell_that_cannot_be_read_is_named_with_what_is_wrong() {
    for (cell, problem) in faults() {
        let mut rows = half("WALK");
        rows[5] = format!("WALK | {cell} | WALK");
        let found = Columns::parse(Whose::Pitcher, Hand::Right, &rows).unwrap_err();
        let expected = CardFault {
            card: Whose::Pitcher,
            against: Hand::Right,
            row: Some(7),
            column: Some(5),
            problem,
        };
        assert_eq!(found, std::slice::from_ref(&expected), "{cell}");
        let told = expected.to_string();
        assert!(
            told.starts_with("pitching card against right-handers, column 5, row 7: "),
            "{told}"
        );
    }
}

#[test]
fn a_batting_card_has_no_dot_and_no_home_run_for_normal_power() {
    let problem = |cell| {
        let mut found = Columns::parse(Whose::Batter, Hand::Left, &half(cell)).unwrap_err();
        assert_eq!(found.len(), 33, "every cell is named");
        found.remove(0).problem
    };
    assert_eq!(problem("N-HR"), CardProblem::PowerOnBattingCard);
    assert!(matches!(
        problem("lo (ss) [dot]"),
        CardProblem::MarkNotHere { mark: "dot", .. }
    ));
}

#[test]
fn a_half_has_eleven_rows_of_three_cells() {
    let mut rows = half("WALK");
    rows[1] = "WALK | WALK".into();
    rows.pop();
    let found = Columns::parse(Whose::Batter, Hand::Left, &rows).unwrap_err();
    let problems: Vec<CardProblem> = found.into_iter().map(|fault| fault.problem).collect();
    assert_eq!(problems, [CardProblem::Rows(10), CardProblem::Cells(2)]);
}

#[test]
fn the_faults_of_both_halves_come_at_once() {
    let halves = ByHand {
        left: half("bunt"),
        right: half("gb A"),
    };
    assert_eq!(PitchingCard::parse(&halves).unwrap_err().len(), 66);
}

#[test]
fn the_cards_that_are_shared_can_be_read() {
    for card in 1..=8 {
        let power = Power::Weak;
        let shared = BattingCard::shared(SharedBatting { card, power }).unwrap();
        assert_eq!(shared.halves.left.columns, shared.halves.right.columns);
        assert!(matches!(shared.text(), BattingText::Shared(given) if given.card == card));
    }
    assert_eq!(SHARED_BATTING.len(), 8);
    Columns::parse(Whose::Pitcher, Hand::Left, &STAND_IN_PITCHING).unwrap();
}

#[test]
fn the_card_in_the_documentation_is_one() {
    let page = include_str!("../../../../../docs/cards.md");
    let (_, rest) = page.split_once("```json\n").unwrap();
    let (json, _) = rest.split_once("```").unwrap();
    let card: CardText = serde_json::from_str(json).unwrap();
    let batting = BattingCard::parse(card.batting.as_ref().unwrap()).unwrap();
    let pitching = PitchingCard::parse(card.pitching.as_ref().unwrap()).unwrap();
    // What is written again is read as the same card.
    assert_eq!(BattingCard::parse(&batting.text()).unwrap(), batting);
    assert_eq!(PitchingCard::parse(&pitching.text()).unwrap(), pitching);
}

/// A result that may stand on a pitching card, with marks.
fn result() -> impl Strategy<Value = String> {
    let printed: Vec<&str> = PRINTED
        .iter()
        .map(|row| row.2)
        .filter(|text| !text.contains('/'))
        .collect();
    let marks = prop::sample::subsequence(vec!["bphr", "bp1b", "clutch", "dot", "injury"], 0..3);
    (prop::sample::select(printed), marks).prop_map(|(text, marks)| {
        let legal = |text: &str| Columns::parse(Whose::Pitcher, Hand::Left, &half(text)).is_ok();
        marks.into_iter().fold(text.to_string(), |text, mark| {
            let marked = format!("{text} [{mark}]");
            if legal(&marked) { marked } else { text }
        })
    })
}

/// A reading: results with their shares.
fn reading(results: &[String], mut cuts: Vec<u8>) -> String {
    cuts.sort_unstable();
    cuts.dedup();
    cuts.push(20);
    let mut from = 1;
    let parts = cuts
        .iter()
        .zip(results.iter().cycle())
        .map(|(&upto, text)| {
            let part = format!("{from}-{upto} {text}");
            from = upto + 1;
            part
        });
    parts.collect::<Vec<_>>().join(" / ")
}

fn cell() -> impl Strategy<Value = String> {
    let results = || prop::collection::vec(result(), 1..4);
    let cuts = || prop::collection::vec(1..20u8, 0..3);
    (results(), cuts(), results(), cuts(), any::<bool>()).prop_map(
        |(results, cuts, others, other_cuts, twice)| {
            let main = reading(&results, cuts);
            let other = reading(&others, other_cuts);
            if twice && !other.contains("[clutch]") && !other.contains("[dot]") {
                format!("{main} ^ {other}")
            } else {
                main
            }
        },
    )
}

proptest! {
    #[test]
    fn every_roll_of_every_card_gives_one_legal_outcome(
        cells in prop::collection::vec(cell(), 33),
        (fatigued, clutch, park, depth, bats, weak) in
            (any::<bool>(), any::<bool>(), any::<bool>(), 0..3usize, any::<bool>(), any::<bool>()),
    ) {
        let lines: Vec<String> = cells.chunks(3).map(|cells| cells.join(" | ")).collect();
        let columns = Columns::parse(Whose::Pitcher, Hand::Left, &lines).unwrap();
        let written = Columns::parse(Whose::Pitcher, Hand::Left, &columns.lines()).unwrap();
        prop_assert_eq!(&written, &columns);
        let card = PitchingCard { halves: ByHand { left: columns.clone(), right: columns } };
        let batter = super::batter("WALK", if weak { Power::Weak } else { Power::Normal });
        let mut here = Situation { fatigued, clutch, throws: Throws::Left, ..situation() };
        here.alignment.bats = if bats { Hand::Left } else { Hand::Right };
        here.alignment.defense = DefensiveDecision {
            infield_depth: [InfieldDepth::Normal, InfieldDepth::CornersIn, InfieldDepth::InfieldIn][depth],
            ..DefensiveDecision::default()
        };
        here.park = here.park.filter(|_| park);
        for d6_one in 4..=6 {
            for row in 2..=12u8 {
                for chaos_d20 in 1..=20 {
                    for resolution_d20 in [1, 8, 9, 20] {
                        let d6_two_a = (row - 1).min(6);
                        let d6_two_b = row - d6_two_a;
                        let dice = AtBatDice { d6_one, d6_two_a, d6_two_b, chaos_d20, resolution_d20 };
                        let reading = read(&batter, &card, dice, &here);
                        let facts = reading.outcome.facts();
                        prop_assert_eq!(facts.by, ProducedBy::Player);
                        match (facts.location, reading.hit_location) {
                            (LocationRule::Required, at) => prop_assert!(at.is_some_and(|at| facts.locations.contains(&at))),
                            (LocationRule::Optional, at) => prop_assert!(at.is_none_or(|at| facts.locations.contains(&at))),
                            (LocationRule::Refused, at) => prop_assert_eq!(at, None),
                        }
                        let (from, upto) = reading.split;
                        prop_assert!((from..=upto).contains(&chaos_d20));
                    }
                }
            }
        }
    }
}
