//! Events in words, one line each, for those worth telling.

use crate::line_score::HalfTotals;
use crate::play_text::play_description;
use crate::scored_text::entry_description;
use crate::words;
use bandbox_engine::bases::Base;
use bandbox_engine::command::Substitution;
use bandbox_engine::event::{Ending, GameResult};
use bandbox_engine::injury::Injury;
use bandbox_engine::inning::{Half, HalfInning};
use bandbox_engine::lineup::LineupCard;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_engine::stealing::Jump;
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
        Event::JumpTaken {
            runner, from, jump, ..
        } => return jump_description(before, *runner, *from, *jump),
        Event::PlayResolved { play } => play_description(before, play),
        Event::Scored { entry } => return entry_description(before, entry),
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
        Event::ReplacementDue { player } => {
            format!("{} must leave the game", words::name(before, *player))
        }
        Event::PlayerHurt { player, injury } => hurt(before, *player, *injury),
        Event::TakeBackRequested { by, .. } => {
            let who = words::actor(before, *by);
            format!("{who} asked to take the play back")
        }
        Event::TakeBackAnswered { by, accepted } => {
            let who = words::actor(before, *by);
            let answer = if *accepted { "agreed" } else { "did not agree" };
            format!("{who} {answer}")
        }
        Event::GameSuspended { by } => {
            format!("{} suspended the game", words::actor(before, *by))
        }
        Event::GameResumed { by } => format!("{} resumed the game", words::actor(before, *by)),
        Event::PlayTakenBack { .. } => "The play was taken back".to_owned(),
        Event::PlayerSubstituted {
            substitution,
            lineup,
        } => {
            let text = substituted(before, substitution);
            match lineup {
                Some(lineup) => with_pitcher_batting(before, substitution.team(), lineup, text),
                None => text,
            }
        }
        Event::PositionsSwapped { one, other, lineup } => {
            let text = swapped(before, *one, *other);
            with_pitcher_batting(before, one.team(), lineup, text)
        }
        Event::PitcherTired { pitcher, by } => {
            format!("{} is tired: {}", words::name(before, *pitcher), words::tired_by(*by))
        }
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

/// "Lane was hurt and misses 4 games after this one"; of a pitcher who is tired by it the next event tells.
fn hurt(before: &GameState, player: LineupId, injury: Injury) -> String {
    let name = words::name(before, player);
    match injury {
        Injury::RestOfGame => format!("{name} was hurt"),
        Injury::Games(1) => format!("{name} was hurt and misses the game after this one"),
        Injury::Games(games) => format!("{name} was hurt and misses {games} games after this one"),
    }
}

/// What came of a runner's jump: "Lane got a good lead off first". Of a balk the play tells.
fn jump_description(
    before: &GameState,
    runner: LineupId,
    from: Base,
    jump: Jump,
) -> Option<String> {
    let what = match jump {
        Jump::GoodLead => "got a good lead off",
        Jump::NoLead => "got no lead off",
        Jump::SentBack => "was sent back to",
        Jump::Balked => return None,
    };
    Some(format!("{} {what} {from}", words::name(before, runner)))
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
    let name = |id| words::name(before, id);
    match substitution {
        Substitution::PinchHitter { out, r#in } => {
            format!("{} batted for {}", name(*r#in), name(*out))
        }
        Substitution::PinchRunner { out, r#in } => {
            format!("{} ran for {}", name(*r#in), name(*out))
        }
        Substitution::Pitcher { out, r#in } => {
            let post = words::post(Position::Pitcher);
            format!("{} replaced {} {post}", name(*r#in), name(*out))
        }
        Substitution::Fielder {
            out,
            r#in,
            position,
        } => {
            let post = words::post(*position);
            format!("{} replaced {} {post}", name(*r#in), name(*out))
        }
        Substitution::DoubleSwitch(switch) => {
            let team = words::team_name(before, substitution.team());
            let men = switch.replacements().map(|man| {
                let slot = man
                    .slot
                    .or_else(|| before.lineup(man.out.team()).slot_of(man.out));
                let bats = slot.map_or_else(String::new, |slot| {
                    format!(", batting {}", words::ordinal(slot.number()))
                });
                let post = words::post(man.position);
                format!("{} for {}, {post}{bats}", name(man.r#in), name(man.out))
            });
            format!(
                "{team} double switch: {}",
                men.collect::<Vec<_>>().join("; ")
            )
        }
    }
}

/// "Hosts 6 went to the mound and Hosts 10 to left field" would have it the wrong way round for a scorer, who writes
/// down positions.
fn swapped(before: &GameState, one: LineupId, other: LineupId) -> String {
    let lineup = before.lineup(one.team());
    let goes = |who, from| {
        let post = lineup.position_of(from).map_or("", words::post);
        format!("{} {post}", words::name(before, who))
    };
    format!("{}, {}", goes(one, other), goes(other, one))
}

/// Adds that a team has lost its designated hitter, where it has.
fn with_pitcher_batting(
    before: &GameState,
    team: Team,
    after: &LineupCard,
    text: String,
) -> String {
    if before.lineup(team).designated_hitter().is_none() || after.designated_hitter.is_some() {
        return text;
    }
    let team = words::team_name(before, team);
    format!("{text}; {team} lost the designated hitter")
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
        Ending::Called => format!("Game called. Final: {score}"),
    }
}
