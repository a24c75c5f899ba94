//! The dice: known answers, fair faces, and the rules of committing and revealing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::common;
use crate::common::{Table, setup};
use bandbox_engine::dice::fairness::{EntropyShare, Key, Secret, commitment};
use bandbox_engine::dice::roll::{Roll, RollKind};
use bandbox_engine::event::Ending;
use bandbox_engine::hex::{Entropy, Hex32};
use bandbox_engine::inning::Half;
use bandbox_engine::options::Mercy;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Actor, Command, Dice, Event, GameSetup, PlayOutcome, Team};
use serde::Deserialize;
use std::collections::BTreeSet;

const AWAY: Actor = Actor::Manager(Team::Away);
const HOME: Actor = Actor::Manager(Team::Home);

#[derive(Deserialize)]
struct Vectors {
    games: Vec<KnownGame>,
}

#[derive(Deserialize)]
struct KnownGame {
    name: String,
    secret: Hex32,
    commitment: Hex32,
    away_entropy: String,
    home_entropy: String,
    key: Hex32,
    rolls: Vec<KnownRoll>,
}

#[derive(Deserialize)]
struct KnownRoll {
    kind: RollKind,
    index: u32,
    faces: Vec<u8>,
    rejected: u32,
}

fn share(hex: &str) -> EntropyShare {
    match hex {
        "" => EntropyShare::None,
        hex => EntropyShare::Revealed(Entropy::try_from(hex.to_string()).unwrap()),
    }
}

fn no_entropy() -> ByTeam<EntropyShare> {
    ByTeam::default()
}

/// R-DICE-FAIR
#[test]
fn known_answers() {
    let vectors: Vectors = serde_json::from_str(include_str!("../data/dice_vectors.json")).unwrap();
    for game in &vectors.games {
        let secret = Secret::new(game.secret.0);
        assert_eq!(secret.commitment(), game.commitment, "{}", game.name);
        let entropy = ByTeam {
            away: share(&game.away_entropy),
            home: share(&game.home_entropy),
        };
        let key = Key::derive(&secret, &entropy);
        assert_eq!(key.as_bytes(), &game.key.0, "{}", game.name);
        let sealed = Dice::new(secret);
        let open = sealed.clone().open(&entropy);
        for known in &game.rolls {
            for dice in [&sealed, &open] {
                let roll = dice.roll(known.index, known.kind, &entropy);
                assert_eq!(&*roll.faces, known.faces, "{}: {}", game.name, roll.id);
            }
        }
        for kind in RollKind::ALL {
            let rolls = || game.rolls.iter().filter(|roll| roll.kind == kind);
            assert!(rolls().count() >= 20, "{kind:?} has too few known answers");
            assert!(
                rolls().any(|roll| roll.rejected > 0),
                "{kind:?} never passes a byte over"
            );
        }
    }
    assert_eq!(vectors.games.len(), 3);
}

/// Critical values of the chi-square distribution: a fair die exceeds them once in a thousand keys. The key is
/// fixed, so this passes always or never.
const CRITICAL_5: f64 = 20.515; // a d6: 5 degrees of freedom
const CRITICAL_19: f64 = 43.820; // a d20: 19
const CRITICAL_35: f64 = 66.619; // a pair of d6: 35

fn chi_square(counts: &[u32]) -> f64 {
    let total: f64 = counts.iter().copied().map(f64::from).sum();
    let cells = f64::from(u32::try_from(counts.len()).unwrap());
    let expected = total / cells;
    counts
        .iter()
        .map(|&count| (f64::from(count) - expected).powi(2) / expected)
        .sum()
}

/// R-DICE-AT-BAT
#[test]
fn a_million_rolls_are_fair() {
    let dice = Dice::new(Secret::new([42; 32])).open(&no_entropy());
    let sides = RollKind::AtBat
        .dice()
        .iter()
        .map(|die| usize::from(die.sides()));
    let mut counts: Vec<Vec<u32>> = sides.map(|sides| vec![0; sides]).collect();
    let mut pairs = vec![0; 36];
    for index in 0..1_000_000 {
        let roll = dice.roll(index, RollKind::AtBat, &no_entropy());
        for (place, &face) in roll.faces.iter().enumerate() {
            counts[place][usize::from(face) - 1] += 1;
        }
        let at_bat = roll.at_bat();
        pairs[usize::from(at_bat.d6_two_a - 1) * 6 + usize::from(at_bat.d6_two_b - 1)] += 1;
    }
    for (place, counts) in counts.iter().enumerate() {
        let critical = if counts.len() == 6 {
            CRITICAL_5
        } else {
            CRITICAL_19
        };
        let found = chi_square(counts);
        assert!(found < critical, "die {place}: {found} of {counts:?}");
    }
    let found = chi_square(&pairs);
    assert!(found < CRITICAL_35, "the two dice of the row: {found}");
}

/// R-DICE-SERVER
#[test]
fn a_roll_depends_on_its_index_and_kind_alone() {
    let entropy = no_entropy();
    let dice = common::dice();
    let roll = |index| dice.roll(index, RollKind::AtBat, &entropy);
    let forwards: Vec<Roll> = (0..100).map(roll).collect();
    let backwards: Vec<Roll> = (0..100).rev().map(roll).collect();
    assert!(
        forwards.iter().eq(backwards.iter().rev()),
        "no roll moves another"
    );
    let distinct: BTreeSet<_> = forwards.iter().map(|roll| roll.faces.to_vec()).collect();
    assert!(distinct.len() > 90, "indices give rolls of their own");
    // Rolls of other kinds between them take numbers of their own and shift nothing.
    for kind in RollKind::ALL {
        let found = dice.roll(7, kind, &entropy);
        assert_eq!((found.id.kind, found.id.index), (kind, 7));
        assert_eq!(found.faces.len(), kind.dice().len());
        assert_eq!(found, dice.roll(7, kind, &entropy));
    }
    assert_eq!(roll(7), forwards[7]);
}

/// R-DICE-FAIR
#[test]
fn every_part_of_the_key_changes_the_dice() {
    let part = |text: &str| share(text);
    let keys = [
        (1, part(""), part("")),
        (2, part(""), part("")),
        (1, part("00"), part("")),
        (1, part(""), part("00")),
        (1, part("00"), part("00")),
        (1, part("0000"), part("")),
    ];
    let derived: BTreeSet<[u8; 32]> = keys
        .into_iter()
        .map(|(secret, away, home)| {
            *Key::derive(&Secret::new([secret; 32]), &ByTeam { away, home }).as_bytes()
        })
        .collect();
    assert_eq!(derived.len(), 6, "no two of them run together");
    let hidden = ByTeam {
        away: EntropyShare::Committed(commitment(b"x")),
        home: EntropyShare::None,
    };
    let secret = Secret::new([1; 32]);
    assert_eq!(
        Key::derive(&secret, &hidden).as_bytes(),
        Key::derive(&secret, &no_entropy()).as_bytes(),
        "what is not shown is not in the key"
    );
}

#[test]
fn dice_and_secrets_are_not_printed() {
    let dice = Dice::new(Secret::new([0xab; 32]));
    let printed = format!(
        "{dice:?} {:?} {:?}",
        dice.secret(),
        dice.clone().open(&no_entropy())
    );
    assert!(
        !printed.contains("171") && !printed.contains("ab"),
        "{printed}"
    );
}

fn entropy(bytes: &[u8]) -> Entropy {
    Entropy::new(bytes).unwrap()
}

fn commit(bytes: &[u8]) -> Command {
    Command::CommitEntropy {
        commitment: commitment(bytes),
    }
}

fn reveal(bytes: &[u8]) -> Command {
    Command::RevealEntropy {
        entropy: entropy(bytes),
    }
}

fn before_game() -> Table {
    Table::new(setup(), common::dice())
}

/// Gives a command that must be refused, and says with which code.
fn refused(table: &mut Table, actor: Actor, command: &Command) -> &'static str {
    table.act(actor, command).unwrap_err().code()
}

/// R-DICE-FAIR
#[test]
fn entropy_is_committed_then_revealed_then_the_game_starts() {
    let mut table = before_game();
    table.act(AWAY, &commit(b"visitors")).unwrap();
    table.act(HOME, &commit(b"hosts")).unwrap();
    table.act(HOME, &reveal(b"hosts")).unwrap();
    assert_eq!(
        refused(&mut table, HOME, &Command::StartGame),
        "entropy_due"
    );
    table.act(AWAY, &reveal(b"visitors")).unwrap();
    table.act(HOME, &Command::StartGame).unwrap();
    let expected = Key::derive(
        table.dice.secret(),
        &ByTeam {
            away: EntropyShare::Revealed(entropy(b"visitors")),
            home: EntropyShare::Revealed(entropy(b"hosts")),
        },
    );
    assert_eq!(
        Key::derive(table.dice.secret(), table.state.entropy()).as_bytes(),
        expected.as_bytes()
    );
}

#[test]
fn no_commitment_after_a_reveal() {
    let mut table = before_game();
    table.act(AWAY, &commit(b"visitors")).unwrap();
    table.act(AWAY, &reveal(b"visitors")).unwrap();
    assert_eq!(
        refused(&mut table, HOME, &commit(b"chosen after")),
        "entropy_closed"
    );
    table.act(HOME, &Command::StartGame).unwrap();
}

#[test]
fn a_manager_commits_once_and_reveals_what_he_committed_to() {
    let mut table = before_game();
    assert_eq!(
        refused(&mut table, AWAY, &reveal(b"visitors")),
        "entropy_not_committed"
    );
    table.act(AWAY, &commit(b"visitors")).unwrap();
    assert_eq!(
        refused(&mut table, AWAY, &commit(b"another")),
        "entropy_already_committed"
    );
    assert_eq!(
        refused(&mut table, AWAY, &reveal(b"another")),
        "entropy_mismatch"
    );
    table.act(AWAY, &reveal(b"visitors")).unwrap();
    assert_eq!(
        refused(&mut table, AWAY, &reveal(b"visitors")),
        "entropy_closed"
    );
}

#[test]
fn no_entropy_from_the_umpire_or_after_the_start() {
    let mut table = before_game();
    assert_eq!(
        refused(&mut table, Actor::Umpire, &commit(b"x")),
        "managers_only"
    );
    assert_eq!(
        refused(&mut table, Actor::Umpire, &reveal(b"x")),
        "managers_only"
    );
    table.act(AWAY, &Command::StartGame).unwrap();
    assert_eq!(refused(&mut table, AWAY, &commit(b"x")), "already_started");
    assert_eq!(refused(&mut table, AWAY, &reveal(b"x")), "already_started");
}

fn three_innings() -> GameSetup {
    let mut setup = setup();
    setup.options.innings = 3;
    setup
}

/// The ending; and the last event must show the secret committed to in the first.
fn ending_with_the_secret(table: &Table) -> Ending {
    let Some(Event::DiceRevealed { secret }) = table.log.last() else {
        panic!(
            "the game did not end with its secret: {:?}",
            table.log.last()
        );
    };
    let Some(Event::GameCreated {
        commitment: committed,
        ..
    }) = table.log.first()
    else {
        panic!("no creation");
    };
    assert_eq!(commitment(&secret.0), *committed);
    let shown = table
        .log
        .iter()
        .filter(|event| matches!(event, Event::DiceRevealed { .. }));
    assert_eq!(shown.count(), 1);
    table.result().ending
}

/// R-DICE-REVEAL
#[test]
fn the_secret_is_revealed_after_regulation() {
    let mut table = Table::started(three_innings(), common::dice());
    table.play(PlayOutcome::HomeRun, None);
    while !table.is_over() {
        table.retire_the_side();
    }
    assert_eq!(ending_with_the_secret(&table), Ending::Regulation);
}

#[test]
fn the_secret_is_revealed_after_a_walk_off() {
    let mut table = Table::started(three_innings(), common::dice());
    table.go_to(3, Half::Bottom);
    table.play(PlayOutcome::HomeRun, None);
    assert_eq!(ending_with_the_secret(&table), Ending::WalkOff);
}

#[test]
fn the_secret_is_revealed_after_the_mercy_rule() {
    let mut setup = three_innings();
    setup.options.mercy = Some(Mercy {
        runs: 2,
        after_inning: 1,
    });
    let mut table = Table::started(setup, common::dice());
    table.go_to(1, Half::Bottom);
    table.play(PlayOutcome::HomeRun, None);
    table.play(PlayOutcome::HomeRun, None);
    assert_eq!(ending_with_the_secret(&table), Ending::Mercy);
}

/// R-DICE-REVEAL
#[test]
fn the_secret_is_revealed_after_a_forfeit_even_before_the_first_pitch() {
    let forfeit = Command::Forfeit { team: Team::Away };
    for mut table in [before_game(), Table::started(setup(), common::dice())] {
        table.act(AWAY, &forfeit).unwrap();
        assert_eq!(ending_with_the_secret(&table), Ending::Forfeit(Team::Away));
    }
}

#[test]
fn the_secret_is_revealed_when_a_game_is_abandoned() {
    let mut table = Table::started(setup(), common::dice());
    table.act(Actor::Umpire, &Command::Abandon).unwrap();
    assert_eq!(ending_with_the_secret(&table), Ending::Abandoned);
}
