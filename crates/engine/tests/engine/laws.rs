//! Laws: what holds in every game, whatever is asked of it.
//!
//! A million random commands are a few seconds' work; `LAWS_COMMANDS=10000000 cargo test -p bandbox-engine --test
//! engine laws` asks more of them. A failure names the seed of its game, and `LAWS_SEED` plays that game alone.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::wildcard_enum_match_arm,
    clippy::default_trait_access
)]

mod agreement;
mod listed;
mod random;

use crate::common::{Luck, Table};
use bandbox_engine::bases::{Destination, Origin};
use bandbox_engine::event::Ending;
use bandbox_engine::play::Play;
use bandbox_engine::{
    Actor, Command, Dice, Event, Legal, Phase, Team, apply, decide, fold, legal, standing,
};
use listed::ACTORS;
use proptest::prelude::{ProptestConfig, any, proptest};
use random::{any_command, random_setup};
use std::collections::HashSet;

/// A new game with a setup and dice of this seed.
fn new_game(luck: &mut Luck) -> Table {
    let mut secret = [0; 32];
    secret.fill_with(|| u8::try_from(luck.below(256)).unwrap());
    let dice = Dice::new(bandbox_engine::dice::fairness::Secret::new(secret));
    Table::new(random_setup(luck), dice)
}

/// Plays a whole game of legal commands; `watch` sees the game after each.
fn random_game(seed: u64, mut watch: impl FnMut(&Table, &[Event])) -> Table {
    let mut luck = Luck(seed);
    let mut table = new_game(&mut luck);
    table.must(&Command::StartGame);
    while !table.is_over() {
        let actor = ACTORS[luck.below(3)];
        let Some(command) = step_forward(&table, actor, &mut luck) else {
            continue;
        };
        let events = table.act(actor, &command).expect("a legal command");
        watch(&table, &events);
    }
    table
}

/// Something legal that keeps the game going.
fn step_forward(table: &Table, actor: Actor, luck: &mut Luck) -> Option<Command> {
    let mut commands = legal(&table.state, actor).commands;
    let substitutions_too =
        luck.below(40) == 0 || matches!(table.state.phase(), Phase::LineupDue { .. });
    let take_back_too = luck.below(20) == 0;
    let breaks_off = luck.below(50) == 0;
    commands.retain(|command| match command {
        Command::Abandon | Command::Forfeit { .. } | Command::Score { .. } => false,
        Command::Substitute { .. } | Command::SwapPositions { .. } => substitutions_too,
        Command::Suspend => breaks_off,
        Command::RequestTakeBack { .. } => take_back_too,
        Command::CommitEntropy { .. }
        | Command::RevealEntropy { .. }
        | Command::StartGame
        | Command::DecideDefense { .. }
        | Command::DecideOffense { .. }
        | Command::Roll
        | Command::ReportOutcome { .. }
        | Command::Answer { .. }
        | Command::AnswerTakeBack { .. }
        | Command::Resume => true,
    });
    match commands.len() {
        0 => None,
        choices => Some(commands.swap_remove(luck.below(choices))),
    }
}

/// What a side has done, counted from the events alone.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    plate_appearances: usize,
    placed_runners: usize,
    runs: usize,
    left_on_base: usize,
    outs: usize,
}

fn tally(events: &[&Event]) -> [Tally; 2] {
    let mut tallies = [Tally::default(); 2];
    for event in events {
        match event {
            Event::PlayResolved { play } => {
                let side = &mut tallies[play.batter.team() as usize];
                side.plate_appearances += usize::from(play.batter_result.ends_plate_appearance());
                side.runs += usize::from(play.runs);
                side.outs += play.outs.len();
            }
            Event::HalfInningEnded {
                ended,
                left_on_base,
            } => {
                tallies[ended.batting() as usize].left_on_base += left_on_base.len();
            }
            Event::InningChanged {
                started,
                placed_runner,
            } => {
                tallies[started.batting() as usize].placed_runners += placed_runner.iter().count();
            }
            Event::GameCreated { .. }
            | Event::EntropyCommitted { .. }
            | Event::EntropyRevealed { .. }
            | Event::GameStarted
            | Event::GameSuspended { .. }
            | Event::GameResumed { .. }
            | Event::DefensiveDecisionSubmitted { .. }
            | Event::OffensiveDecisionSubmitted { .. }
            | Event::DecisionDropped { .. }
            | Event::DiceRolled { .. }
            | Event::CardRead { .. }
            | Event::ChoiceDue { .. }
            | Event::ChoiceMade { .. }
            | Event::JumpTaken { .. }
            | Event::LineupDue { .. }
            | Event::Scored { .. }
            | Event::PitcherTired { .. }
            | Event::PlayerHurt { .. }
            | Event::ReplacementDue { .. }
            | Event::TakeBackRequested { .. }
            | Event::TakeBackAnswered { .. }
            | Event::PlayTakenBack { .. }
            | Event::PlayerSubstituted { .. }
            | Event::PositionsSwapped { .. }
            | Event::GameEnded { .. }
            | Event::DiceRevealed { .. } => (),
        }
    }
    tallies
}

/// Every man who comes to the plate or is placed on second scores, is left on base or is put out.
#[test]
fn everybody_scores_is_left_or_is_out() {
    for seed in games(0..300) {
        let table = random_game(seed, |_, _| ());
        // A team with nobody left for a man who is hurt leaves its runners where they are.
        if matches!(table.result().ending, Ending::Forfeit(_)) {
            continue;
        }
        for (team, side) in Team::ALL
            .into_iter()
            .zip(tally(&standing(&table.log).unwrap()))
        {
            assert_eq!(
                side.plate_appearances + side.placed_runners,
                side.runs + side.left_on_base + side.outs,
                "{team} of seed {seed}: {side:?}"
            );
            assert_eq!(
                usize::from(table.state.score()[team]),
                side.runs,
                "seed {seed}"
            );
        }
    }
}

/// R-OUTS-NO-PASSING
#[test]
fn nobody_shares_a_base_or_stands_on_two() {
    for seed in games(1000..1200) {
        random_game(seed, |table, events| {
            let mut on_base = HashSet::new();
            for (_, runner) in table.state.bases().runners() {
                assert!(
                    on_base.insert(runner),
                    "{runner} stands on two bases, seed {seed}"
                );
            }
            assert!(
                !on_base.contains(&table.state.batter()),
                "he is at bat and on base, seed {seed}"
            );
            for event in events {
                if let Event::PlayResolved { play } = event {
                    assert_everybody_goes_one_way(play, seed);
                }
            }
        });
    }
}

/// Nobody has two slots or two positions; everybody who fields bats, but for the pitcher with a designated hitter; and
/// nobody who has left comes back.
///
/// R-SUB-NO-RETURN
#[test]
fn nine_bat_and_nine_field_and_nobody_comes_back() {
    for seed in games(1500..1700) {
        let mut gone = HashSet::new();
        random_game(seed, |table, events| {
            if events
                .iter()
                .any(|event| matches!(event, Event::PlayTakenBack { .. }))
            {
                gone.clear();
            }
            for team in Team::ALL {
                let lineup = table.state.lineup(team);
                let card = lineup.card();
                let batting: HashSet<_> = card.batting.into_iter().collect();
                let fielding: HashSet<_> = card.fielding.into_iter().collect();
                assert_eq!((batting.len(), fielding.len()), (9, 9), "seed {seed}");
                let only_bat: Vec<_> = batting.difference(&fielding).collect();
                let only_field: Vec<_> = fielding.difference(&batting).collect();
                match lineup.designated() {
                    Some(hitter) if hitter != lineup.pitcher() => {
                        assert_eq!(only_bat, [&hitter], "seed {seed}");
                        assert_eq!(only_field, [&lineup.pitcher()], "seed {seed}");
                    }
                    Some(_) | None => assert!(only_bat.is_empty() && only_field.is_empty()),
                }
                for (id, _) in table.state.rosters().players(team) {
                    let plays = lineup.is_in_game(id);
                    assert!(!(plays && gone.contains(&id)), "{id} is back, seed {seed}");
                    if !plays && lineup.has_played(id) {
                        gone.insert(id);
                    }
                }
            }
        });
    }
}

/// Nobody is both out and safe, nobody moves backwards, no two end on a base, and the lead runner comes first.
fn assert_everybody_goes_one_way(play: &Play, seed: u64) {
    let from = play
        .movements
        .iter()
        .map(|m| m.from)
        .chain(play.outs.iter().map(|o| o.from));
    let origins: Vec<Origin> = from.collect();
    let distinct: HashSet<Origin> = origins.iter().copied().collect();
    assert_eq!(distinct.len(), origins.len(), "seed {seed}: {play:?}");
    let mut bases = HashSet::new();
    for movement in &play.movements {
        assert!(
            movement.to.number() > movement.from.number(),
            "seed {seed}: {play:?}"
        );
        match movement.to {
            Destination::On(base) => assert!(bases.insert(base), "seed {seed}: {play:?}"),
            Destination::Home => (),
        }
    }
    assert!(
        play.movements.is_sorted_by(|a, b| a.from > b.from),
        "seed {seed}: {play:?}"
    );
    assert_eq!(usize::from(play.runs), play.scored().count(), "seed {seed}");
    assert!(play.rbi <= play.runs, "seed {seed}: {play:?}");
}

/// The state is the fold of its log, at every step; and the log survives being written down.
#[test]
fn the_state_is_the_fold_of_its_log() {
    for seed in games(2000..2030) {
        let mut written = String::new();
        let table = random_game(seed, |table, events| {
            for event in events {
                written = serde_json::to_string(event).unwrap();
                let read: Event = serde_json::from_str(&written).unwrap();
                assert_eq!(&read, event, "{written}");
            }
            if table.log.len().is_multiple_of(7) {
                assert_eq!(fold(&table.log).unwrap(), table.state, "seed {seed}");
            }
        });
        assert_eq!(fold(&table.log).unwrap(), table.state, "seed {seed}");
    }
}

/// The state after every single event, not only after every command, is that of the fold so far.
#[test]
fn decide_and_apply_tell_one_story() {
    for seed in games(3000..3010) {
        let table = random_game(seed, |_, _| ());
        let mut state = fold(&table.log[..1]).unwrap();
        for (n, event) in table.log.iter().enumerate().skip(1) {
            apply(&mut state, event);
            if n % 11 == 0 {
                assert_eq!(
                    fold(&table.log[..=n]).unwrap(),
                    state,
                    "seed {seed}, event {n}"
                );
            }
        }
        assert_eq!(state, table.state);
    }
}

/// R-TAKE-BACK-WHAT: a log without what was taken back leads to the same game, but for the dice that stay used.
#[test]
fn a_play_taken_back_leaves_nothing_but_used_dice() {
    let mut taken_back = 0;
    for seed in games(4000..4060) {
        let table = random_game(seed, |_, _| ());
        let stands = standing(&table.log).unwrap();
        taken_back += usize::from(stands.len() < table.log.len());
        let (state, plain) = (&table.state, fold(stands).unwrap());
        assert_eq!(plain.phase(), state.phase(), "seed {seed}");
        assert_eq!(plain.half_inning(), state.half_inning(), "seed {seed}");
        assert_eq!(plain.score(), state.score(), "seed {seed}");
        assert_eq!(plain.plays(), state.plays(), "seed {seed}");
        for team in Team::ALL {
            assert_eq!(plain.lineup(team), state.lineup(team), "seed {seed}");
            assert_eq!(plain.stint(team), state.stint(team), "seed {seed}");
            assert_eq!(plain.due_up(team), state.due_up(team), "seed {seed}");
        }
        let mut fell = HashSet::new();
        for event in &table.log {
            if let Event::DiceRolled { roll, again, .. } = event {
                assert_eq!(fell.insert(roll.id.index), !again, "seed {seed}: {roll:?}");
            }
        }
    }
    assert!(
        taken_back > 5,
        "in {taken_back} games something was taken back"
    );
}

/// The seeds of so many games; of fewer where `LAWS_GAMES` says so.
fn games(seeds: std::ops::Range<u64>) -> std::ops::Range<u64> {
    let most = number_from_environment("LAWS_GAMES").unwrap_or(u64::MAX);
    seeds.start..seeds.end.min(seeds.start.saturating_add(most))
}

fn number_from_environment(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// After the end nothing is legal, for nobody.
#[test]
fn a_finished_game_permits_nothing() {
    for seed in games(4000..4010) {
        let mut luck = Luck(seed);
        let table = random_game(seed, |_, _| ());
        for actor in ACTORS {
            assert_eq!(legal(&table.state, actor), Legal::default());
            for _ in 0..200 {
                let command = any_command(&table, &mut luck);
                let refusal = decide(&table.state, actor, &command, &table.dice).unwrap_err();
                assert_eq!(refusal.code(), "game_over");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every command survives being written down; shrunk, should one not.
    #[test]
    fn commands_are_read_as_they_were_written(seed in any::<u64>(), steps in 0usize..200) {
        let mut luck = Luck(seed);
        let mut table = new_game(&mut luck);
        for _ in 0..steps {
            let actor = ACTORS[luck.below(3)];
            if let Some(command) = step_forward(&table, actor, &mut luck) {
                table.act(actor, &command).unwrap();
            }
            for command in [any_command(&table, &mut luck), any_command(&table, &mut luck)] {
                let written = serde_json::to_string(&command).unwrap();
                let read: Command = serde_json::from_str(&written).unwrap();
                assert_eq!(read, command, "{written}");
            }
        }
    }
}
