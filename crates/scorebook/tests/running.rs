//! The running game on paper: what the engine plays is told and counted as a scorer would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use bandbox_engine::decisions::{DefensiveDecision, OffensiveAction, OffensiveDecision};
use bandbox_engine::dice::faces::Faces;
use bandbox_engine::grade::Grade;
use bandbox_engine::player::LineupId;
use bandbox_engine::{Actor, Command, Dice, Event, GameState, PlayOutcome, apply, create, decide};
use bandbox_scorebook::box_score::{BattingCounts, PitchingLine};
use bandbox_scorebook::{BoxScore, Story};

/// A good lead on 2 to 6, caught on 12; 17 with it, 13 without.
const CARD: &str = "2-6/12 (17-13)";
const OFF: &[u8] = &[10];
const GOOD: &[u8] = &[2, 2];
const NO_LEAD: &[u8] = &[4, 4];

/// A game in which everybody has the same card; its log.
struct Game {
    state: GameState,
    log: Vec<Event>,
}

impl Game {
    fn new() -> Self {
        let mut setup = common::setup();
        for team in [&mut setup.teams.away, &mut setup.teams.home] {
            for player in &mut team.roster {
                player.stealing = Some(CARD.to_string());
                player.bunt = Some(Grade::B);
                player.hit_and_run = Some(Grade::B);
                player.hold = Some(0);
                player.balk = Some(5);
                for fielding in &mut player.fielding {
                    fielding.arm = Some(0);
                    fielding.throwing = Some(5);
                }
            }
        }
        let (state, created) = create(setup, &Dice::scripted::<0>(&[])).expect("a legal setup");
        let mut game = Self {
            state,
            log: vec![created],
        };
        game.give(&Command::StartGame, &[]);
        game
    }

    fn give(&mut self, command: &Command, shown: &[&[u8]]) {
        let mut rolls = vec![Faces::default(); self.state.next_roll() as usize];
        rolls.extend(
            shown
                .iter()
                .map(|faces| faces.iter().copied().collect::<Faces>()),
        );
        let dice = Dice::scripted_faces(rolls);
        let events = decide(&self.state, Actor::Umpire, command, &dice)
            .unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"));
        for event in &events {
            apply(&mut self.state, event);
        }
        self.log.extend(events);
    }

    fn run(&mut self, action: OffensiveAction, targets: &[u8], shown: &[&[u8]]) {
        let defense = DefensiveDecision::default();
        self.run_against(defense, action, targets, shown);
    }

    fn run_against(
        &mut self,
        decision: DefensiveDecision,
        action: OffensiveAction,
        targets: &[u8],
        shown: &[&[u8]],
    ) {
        self.give(&Command::DecideDefense { decision }, &[]);
        let decision = OffensiveDecision {
            action,
            steal_attempts: targets.to_vec().try_into().unwrap(),
        };
        self.give(&Command::DecideOffense { decision }, &[]);
        if self.state.roll_due().is_some() {
            self.give(&Command::Roll, shown);
        }
    }

    /// A plate appearance without a choice in it.
    fn bats(&mut self, outcome: PlayOutcome) {
        self.run(OffensiveAction::SwingAway, &[], &[&[1, 1, 1, 10, 10]]);
        let report = bandbox_engine::command::OutcomeReport {
            outcome,
            hit_location: None,
            error_bases: None,
            roll_id: None,
            plus_injury: false,
        };
        self.give(&Command::ReportOutcome { report }, &[]);
    }

    /// The man who bats at this place of the visitors' order, from 1.
    fn man(&self, place: u8) -> LineupId {
        let mut slots = bandbox_engine::lineup::BattingSlot::all();
        let slot = slots.nth(usize::from(place) - 1).expect("a place");
        self.state.lineup(bandbox_engine::Team::Away).batter(slot)
    }

    fn score(&self) -> BoxScore {
        BoxScore::of(&self.log).expect("a log")
    }

    fn counts(&self, place: u8) -> BattingCounts {
        let man = self.man(place);
        let score = self.score();
        let mut lines = score.teams.away.batting.iter();
        lines
            .find(|line| line.player == man)
            .expect("he bats")
            .counts
    }

    fn pitcher(&self) -> PitchingLine {
        self.score().teams.home.pitching[0].clone()
    }

    /// The last lines told.
    fn told(&self, lines: usize) -> Vec<String> {
        let told = Story::of(&self.log).expect("a log");
        let last = &told[told.len() - lines..];
        last.iter().map(|line| line.text.clone()).collect()
    }

    fn name(&self, place: u8) -> String {
        self.state.player(self.man(place)).unwrap().name.clone()
    }
}

/// Stolen bases, times caught, times picked off.
fn bases(counts: BattingCounts) -> (u16, u16, u16) {
    (
        counts.stolen_bases,
        counts.caught_stealing,
        counts.picked_off,
    )
}

#[test]
fn a_stolen_base_is_told_and_credited() {
    let mut game = Game::new();
    game.bats(PlayOutcome::Walk);
    game.run(OffensiveAction::Steal, &[2], &[OFF, GOOD, &[17]]);
    let name = game.name(1);
    let expected = [
        format!("{name} got a good lead off first"),
        format!("{name} stole second"),
    ];
    assert_eq!(game.told(2), expected);
    assert_eq!(bases(game.counts(1)), (1, 0, 0));
    assert_eq!(game.counts(2).plate_appearances, 0, "he is still up");
}

#[test]
fn on_a_double_steal_with_one_out_nobody_has_stolen_anything() {
    let mut game = Game::new();
    game.bats(PlayOutcome::Walk);
    game.bats(PlayOutcome::Walk);
    game.run(OffensiveAction::Steal, &[2, 3], &[OFF, GOOD, &[14]]);
    assert_eq!(bases(game.counts(1)), (0, 1, 0));
    assert_eq!(bases(game.counts(2)), (0, 0, 0));
    let told = game.told(1).remove(0);
    let (lead, back) = (game.name(1), game.name(2));
    let expected = format!("{lead} was caught stealing third, catcher to third; {back} to second");
    assert_eq!(told, expected);
}

#[test]
fn a_double_steal_credits_both() {
    let mut game = Game::new();
    game.bats(PlayOutcome::Walk);
    game.bats(PlayOutcome::Walk);
    game.run(OffensiveAction::Steal, &[2, 3], &[OFF, GOOD, &[13]]);
    assert_eq!(bases(game.counts(1)), (1, 0, 0));
    assert_eq!(bases(game.counts(2)), (1, 0, 0));
    let (lead, back) = (game.name(1), game.name(2));
    let expected = format!("{lead} stole third; {back} stole second");
    assert_eq!(game.told(1), [expected]);
}

#[test]
fn a_steal_of_home_is_a_run_that_nobody_batted_in() {
    let mut game = Game::new();
    game.bats(PlayOutcome::Triple);
    game.run(OffensiveAction::Steal, &[4], &[OFF, GOOD, &[5]]);
    assert_eq!(bases(game.counts(1)), (1, 0, 0));
    assert_eq!((game.counts(1).runs, game.counts(2).runs_batted_in), (1, 0));
    assert_eq!(game.pitcher().earned_runs, 1);
}

#[test]
fn the_man_whom_an_overthrow_brings_home_has_stolen_nothing_and_his_run_is_unearned() {
    let mut game = Game::new();
    game.bats(PlayOutcome::Triple);
    game.bats(PlayOutcome::Walk);
    game.run(OffensiveAction::Steal, &[2], &[OFF, GOOD, &[3], &[5]]);
    assert_eq!(bases(game.counts(1)), (0, 0, 0));
    assert_eq!(bases(game.counts(2)), (1, 0, 0));
    let (home, third) = (game.name(1), game.name(2));
    let expected =
        format!("{home} scored; {third} stole second and took third on an error by the catcher");
    assert_eq!(game.told(1), [expected]);
    let score = game.score();
    assert_eq!(score.teams.home.fielding_total(|f| f.errors), 1);
    assert_eq!((game.pitcher().runs, game.pitcher().earned_runs), (1, 0));
    // A single would have brought him home all the same.
    game.bats(PlayOutcome::Single1);
    assert_eq!((game.pitcher().runs, game.pitcher().earned_runs), (2, 1));
}

#[test]
fn a_pickoff_is_counted_apart() {
    let mut game = Game::new();
    game.bats(PlayOutcome::Walk);
    game.run(OffensiveAction::Steal, &[2], &[&[1], &[3]]);
    assert_eq!(bases(game.counts(1)), (0, 0, 1));
    let name = game.name(1);
    let expected = format!("{name} was picked off first, pitcher to first");
    assert_eq!(game.told(1), [expected]);
}

#[test]
fn a_runner_who_is_sent_back_or_has_no_lead_is_told_of() {
    let mut game = Game::new();
    game.bats(PlayOutcome::Walk);
    game.run(OffensiveAction::CheckJump, &[2], &[OFF, NO_LEAD]);
    assert_eq!(
        game.told(1),
        [format!("{} got no lead off first", game.name(1))]
    );
    game.bats(PlayOutcome::Walk);
    game.run(OffensiveAction::CheckJump, &[3], &[&[1], &[20]]);
    assert_eq!(
        game.told(1),
        [format!("{} was sent back to second", game.name(1))]
    );
}

#[test]
fn a_balk_is_the_pitchers() {
    let mut game = Game::new();
    game.bats(PlayOutcome::Walk);
    game.run(OffensiveAction::Steal, &[2], &[&[2], &[5]]);
    assert_eq!(game.pitcher().balks, 1);
    assert_eq!(bases(game.counts(1)), (0, 0, 0));
    assert_eq!(
        game.told(1),
        [format!("Balk by Hosts 10; {} to second", game.name(1))]
    );
}

#[test]
fn nobody_steals_a_base_that_the_defense_gives_away() {
    let mut game = Game::new();
    game.bats(PlayOutcome::Walk);
    let let_go = DefensiveDecision {
        let_runners_go: true,
        ..DefensiveDecision::default()
    };
    game.run_against(let_go, OffensiveAction::Steal, &[2], &[]);
    assert_eq!(bases(game.counts(1)), (0, 0, 0));
    let expected = format!("{} took second on defensive indifference", game.name(1));
    assert_eq!(game.told(1), [expected]);
}

#[test]
fn a_sacrifice_is_no_time_at_bat_and_the_lead_runner_out_is_one() {
    let mut game = Game::new();
    game.bats(PlayOutcome::Walk);
    game.run(OffensiveAction::SacBunt, &[], &[&[3, 4]]);
    let counts = game.counts(2);
    assert_eq!(
        (
            counts.plate_appearances,
            counts.at_bats,
            counts.sacrifice_hits
        ),
        (1, 0, 1)
    );
    let (bunter, runner) = (game.name(2), game.name(1));
    let expected = format!("{bunter} bunted out, pitcher to first (sacrifice); {runner} to second");
    assert_eq!(game.told(1), [expected]);
    let mut game = Game::new();
    game.bats(PlayOutcome::Walk);
    game.run(OffensiveAction::SacBunt, &[], &[&[4, 5]]);
    let counts = game.counts(2);
    assert_eq!(
        (counts.at_bats, counts.sacrifice_hits, counts.hits),
        (1, 0, 0)
    );
    let expected = format!(
        "{bunter} bunted into a fielder's choice, pitcher to shortstop; {runner} forced at second"
    );
    assert_eq!(game.told(1), [expected]);
}

#[test]
fn a_squeeze_is_a_sacrifice_with_a_run_batted_in_and_a_missed_one_is_caught_stealing() {
    let mut game = Game::new();
    game.bats(PlayOutcome::Triple);
    game.run(OffensiveAction::SqueezeBunt, &[], &[&[3, 4]]);
    let counts = game.counts(2);
    assert_eq!(
        (counts.sacrifice_hits, counts.at_bats, counts.runs_batted_in),
        (1, 0, 1)
    );
    assert!(game.told(1)[0].contains("(squeeze)"), "{:?}", game.told(1));
    let mut game = Game::new();
    game.bats(PlayOutcome::Triple);
    game.run(OffensiveAction::SqueezeBunt, &[], &[&[5, 5]]);
    assert_eq!(bases(game.counts(1)), (0, 1, 0));
    assert_eq!(game.counts(2).plate_appearances, 0);
}

#[test]
fn a_runner_left_alone_by_a_hit_and_run_steals_or_is_caught() {
    for (d20, expected) in [(13, (1, 0, 0)), (14, (0, 1, 0))] {
        let mut game = Game::new();
        game.bats(PlayOutcome::Walk);
        game.run(OffensiveAction::HitAndRun, &[], &[&[2, 3], &[d20]]);
        assert_eq!(bases(game.counts(1)), expected);
        let missed = format!("{} missed on the hit and run; ", game.name(2));
        assert!(game.told(1)[0].starts_with(&missed), "{:?}", game.told(1));
        let mut game = Game::new();
        game.bats(PlayOutcome::Walk);
        game.run(OffensiveAction::HitAndRun, &[], &[&[4, 6], &[d20]]);
        assert_eq!(bases(game.counts(1)), expected);
        assert_eq!(
            (game.counts(2).strikeouts, game.pitcher().strikeouts),
            (1, 1)
        );
        let struck_out = format!("{} struck out on the hit and run; ", game.name(2));
        assert!(
            game.told(1)[0].starts_with(&struck_out),
            "{:?}",
            game.told(1)
        );
    }
}

#[test]
fn a_liner_on_the_hit_and_run_is_told_as_one() {
    let mut game = Game::new();
    game.bats(PlayOutcome::Walk);
    game.run(OffensiveAction::HitAndRun, &[], &[&[6, 6]]);
    let (batter, runner) = (game.name(2), game.name(1));
    let expected =
        format!("{batter} lined into a double play, second to first; {runner} doubled off first");
    assert_eq!(game.told(1), [expected]);
}
