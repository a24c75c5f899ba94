//! Events in words, one line each, for those worth telling.

use crate::line_score::HalfTotals;
use crate::play_text::play_description;
use crate::words;
use bandbox_engine::command::Substitution;
use bandbox_engine::event::{Ending, GameResult};
use bandbox_engine::inning::{Half, HalfInning};
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::{Event, GameState, Team};

/// The event as a line of play-by-play, without a full stop; `None` when a newspaper would not mention it.
///
/// `before` is the state just before the event; for the creation of the game, the state it makes.
pub fn describe(before: &GameState, event: &Event) -> Option<String> {
    let text = match event {
        Event::GameCreated { .. } => {
            let name = |team| words::team_name(before, team);
            format!("{} at {}", name(Team::Away), name(Team::Home))
        }
        Event::GameStarted => inning_header(before, HalfInning::FIRST),
        Event::PlayResolved { play } => play_description(before, play),
        Event::HalfInningEnded {
            ended,
            left_on_base,
        } => half_inning_ended(before, *ended, left_on_base.len(), None),
        Event::InningChanged {
            started,
            placed_runner,
        } => inning_changed(before, *started, *placed_runner),
        Event::LineupDue { team, position } => {
            let (team, fielder) = (words::team_name(before, *team), words::fielder(*position));
            format!("{team} must name a {fielder}")
        }
        Event::PlayerSubstituted { substitution } => substituted(before, substitution),
        Event::GameEnded { result } => game_ended(before, result),
        Event::EntropyCommitted { .. }
        | Event::EntropyRevealed { .. }
        | Event::DefensiveDecisionSubmitted { .. }
        | Event::OffensiveDecisionSubmitted { .. }
        | Event::DecisionDropped { .. }
        | Event::DiceRolled { .. }
        | Event::CardRead { .. }
        // The play tells how the choice turned out.
        | Event::ChoiceDue { .. }
        | Event::ChoiceMade { .. }
        | Event::DiceRevealed { .. } => return None,
    };
    Some(text)
}

/// "Middle of the 1st: 1 run, 2 hits, 0 errors, 1 left on base. Visitors 1, Hosts 0"; without totals, only
/// what the event itself says.
pub(crate) fn half_inning_ended(
    before: &GameState,
    ended: HalfInning,
    left_on_base: usize,
    totals: Option<HalfTotals>,
) -> String {
    let point = match ended.half {
        Half::Top => "Middle",
        Half::Bottom => "End",
    };
    let totals = totals.map_or_else(String::new, |totals| {
        let runs = words::count(totals.runs, "run");
        let hits = words::count(totals.hits, "hit");
        let errors = words::count(totals.errors, "error");
        format!("{runs}, {hits}, {errors}, ")
    });
    let inning = words::ordinal(ended.inning);
    let score = words::score(before, before.score(), Team::Away);
    format!("{point} of the {inning}: {totals}{left_on_base} left on base. {score}")
}

fn inning_changed(
    before: &GameState,
    started: HalfInning,
    placed_runner: Option<LineupId>,
) -> String {
    let header = inning_header(before, started);
    match placed_runner {
        Some(runner) => format!("{header}; {} placed on second", words::name(before, runner)),
        None => header,
    }
}

fn inning_header(before: &GameState, started: HalfInning) -> String {
    let (batting, fielding) = (started.batting(), started.fielding());
    let half_inning = words::half_inning(started);
    let team = words::team_name(before, batting);
    // A pinch hitter may stand where the pitcher should; his successor is told of when he is named.
    if before.vacancy(fielding) == Some(Position::Pitcher) {
        return format!("{half_inning}: {team} batting");
    }
    let pitcher = words::name(before, before.lineup(fielding).pitcher());
    format!("{half_inning}: {team} batting, {pitcher} pitching")
}

fn substituted(before: &GameState, substitution: &Substitution) -> String {
    let out = words::name(before, substitution.out());
    let r#in = words::name(before, substitution.r#in());
    match substitution {
        Substitution::PinchHitter { .. } => format!("{in} batted for {out}"),
        Substitution::Pitcher { .. } => {
            let post = words::post(Position::Pitcher);
            format!("{in} replaced {out} {post}")
        }
        Substitution::Fielder { position, .. } => {
            format!("{in} replaced {out} {}", words::post(*position))
        }
    }
}

fn game_ended(before: &GameState, result: &GameResult) -> String {
    let score = words::score(before, &result.score, result.winner.unwrap_or(Team::Away));
    match result.ending {
        Ending::Regulation | Ending::WalkOff => {
            let inning = before.half_inning().inning;
            if inning == before.options().innings {
                format!("Final: {score}")
            } else {
                format!("Final in {inning} innings: {score}")
            }
        }
        Ending::Mercy => format!("Final by the mercy rule: {score}"),
        Ending::Forfeit(team) => {
            let team = words::team_name(before, team);
            format!("{team} forfeited. Final: {score}")
        }
        Ending::Abandoned => format!("Game abandoned: {score}"),
    }
}
