//! Real games as games of Bandbox: retold entry by entry, their logs fold, read back, and have the box scores of the
//! scorers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod retelling;

use bandbox_engine::options::Mode;
use bandbox_engine::scored::Entry;
use bandbox_engine::team::{ByTeam, Team};
use bandbox_engine::{Event, GameState, Phase, fold};
use bandbox_retrosheet::scoring::{Retold, ScoredGame};
use bandbox_retrosheet::{Game, PlayerId, games};
use bandbox_scorebook::box_score::Decision;
use bandbox_scorebook::{BoxScore, Story};
use retelling::{files, retell};

fn each(mut check: impl FnMut(Game<'_>, &GameState, &[Event])) {
    for file in files() {
        for game in games(&file) {
            let (state, log) = retell(Retold::of(game).unwrap());
            check(game, &state, &log);
        }
    }
}

/// R-SCORED-POSSIBLE
#[test]
fn every_real_game_of_the_repository_is_entered_to_its_end_and_folds() {
    each(|game, state, log| {
        let id = game.id.unwrap();
        assert!(matches!(state.phase(), Phase::Final { .. }), "{id}");
        assert_eq!(state.rosters().mode, Mode::Scored);
        assert_eq!(&fold(log).unwrap(), state, "{id}");
        for event in log {
            let text = serde_json::to_string(event).unwrap();
            let read: Event = serde_json::from_str(&text).unwrap();
            assert_eq!(&read, event, "{id}: {text}");
        }
    });
}

/// R-SCORED-CREDITS
#[test]
fn the_box_score_of_the_log_is_that_of_the_scorer() {
    each(|game, state, log| {
        let id = game.id.unwrap();
        let scored = ScoredGame::of(game).unwrap();
        let score = BoxScore::of(log).unwrap();
        assert_eq!(score.line_score.runs(), *state.score(), "{id}");
        for team in Team::ALL {
            let (sheet, own) = (&scored.keeper.sheets[team], &score.teams[team]);
            let totals = sheet.totals;
            assert_eq!(score.line_score.hits()[team], totals.hits, "{id}");
            assert_eq!(score.line_score.errors()[team], totals.errors, "{id}");
            assert_eq!(own.left_on_base, totals.left_on_base(), "{id}");
            assert_eq!(own.earned_runs, totals.earned_runs, "{id}");
            let batted_in = sheet.players.iter().map(|line| line.batting.runs_batted_in);
            assert_eq!(
                own.batting_total(|c| c.runs_batted_in),
                batted_in.sum::<u16>(),
                "{id}"
            );
            let struck_out = sheet.pitchers.iter().map(|p| p.counts.against.strikeouts);
            assert_eq!(
                own.pitching_total(|p| p.strikeouts),
                struck_out.sum::<u16>(),
                "{id}"
            );
            let innings = score.line_score.innings();
            let innings = innings.iter().map(|(away, home)| match team {
                Team::Away => Some(*away),
                Team::Home => *home,
            });
            let innings: Vec<_> = innings.collect();
            let written = &sheet.innings;
            assert_eq!(innings[..written.len()], written[..], "{id}");
            assert!(innings[written.len()..].iter().all(Option::is_none), "{id}");
        }
        let won = |key| PlayerId::read(scored.game.info.get(key)).ok();
        for (key, decision) in [
            ("wp", Decision::Win),
            ("lp", Decision::Loss),
            ("save", Decision::Save),
        ] {
            let credited = score.pitchers_with(decision).next();
            let credited = credited.and_then(|pitcher| scored.game.player(pitcher));
            assert_eq!(credited, won(key), "{id} {key}");
        }
    });
}

/// R-SCORE-PROOF
#[test]
fn the_sums_of_a_real_box_score_come_out() {
    each(|game, state, log| {
        let id = game.id.unwrap();
        let score = BoxScore::of(log).unwrap();
        // Putouts of old games are not always known.
        let found = score.imbalances();
        let unknown = |event: &Event| {
            matches!(event, Event::Scored { entry }
                if matches!(&**entry, Entry::Play(play) if play.credits_unknown))
        };
        let unknown = log.iter().any(unknown);
        assert!(unknown || found.is_empty(), "{id}: {found:?}");
        let printed = score.display(state.rosters()).to_string();
        assert!(printed.lines().count() > 20, "{printed}");
    });
}

#[test]
fn every_play_is_told_in_words() {
    let mut lines = 0;
    each(|game, state, log| {
        let id = game.id.unwrap();
        let plays = log.iter().filter(
            |event| matches!(event, Event::Scored { entry } if matches!(**entry, Entry::Play(_))),
        );
        assert_eq!(plays.count(), usize::from(state.plays()), "{id}");
        for line in Story::of(log).unwrap() {
            lines += 1;
            let fine = !line.text.is_empty()
                && !line.text.contains("nobody")
                && !line.text.contains("; ;");
            assert!(fine, "{id}: {:?}", line.text);
        }
    });
    assert!(lines > 1000);
}

/// R-SCORED-CALLED
#[test]
fn a_game_that_breaks_off_was_called() {
    let file = files().remove(0);
    let game = games(&file).next().unwrap();
    let text = game.text();
    let plays: Vec<_> = text.split_inclusive(|c| *c == b'\n').collect();
    let is_play = |line: &&&[u8]| line.starts_with(b"play,");
    let first = plays.iter().position(|line| is_play(&line)).unwrap();
    let cut: Vec<u8> = plays[..first + 12].concat();
    let (state, log) = retell(Retold::of(games(&cut).next().unwrap()).unwrap());
    let Phase::Final { result } = state.phase() else {
        panic!("{:?}", state.phase())
    };
    assert_eq!(result.score, *state.score());
    assert_eq!(result.ending, bandbox_engine::event::Ending::Called);
    let runs = ByTeam::from_fn(|team| BoxScore::of(&log).unwrap().line_score.runs()[team]);
    assert_eq!(runs, *state.score());
}
