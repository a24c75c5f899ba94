//! Plays, column by column.

use super::difference::{Difference, Ours, Place};
use super::oracle::Table;
use super::replayed::{Replayed, Seen};
use bandbox_engine::bases::{Base, Destination, Origin};
use bandbox_engine::position::Position;
use bandbox_engine::scored::{
    Class, DoublePlay, Duty, Earned, ErrorKind, Sacrifice, ScoredOut, Then, Trajectory,
};
use bandbox_scorebook::scored::Charge;

/// Compares the plays of a game.
pub(super) fn compare(replayed: &Replayed<'_>, table: &Table, found: &mut impl FnMut(Difference)) {
    let game = replayed.game.id.as_str();
    let rows = table.rows(game);
    for (place, (row, seen)) in rows.iter().zip(&replayed.plays).enumerate() {
        let text = String::from_utf8_lossy(seen.record.event).into_owned();
        let at = Place {
            game,
            table: "events",
            row: (place + 1).to_string(),
            text,
        };
        let view = View {
            replayed,
            seen,
            next: replayed.plays.get(place + 1),
            place,
        };
        at.compare(row, |column| view.ours(column), found);
        view.credits(row, &at, found);
    }
    if rows.len() != replayed.plays.len() {
        let at = Place {
            game,
            table: "events",
            row: "all".to_owned(),
            text: String::new(),
        };
        let ours = replayed.plays.len().to_string();
        found(at.differs("rows", ours, &rows.len().to_string()));
    }
}

struct View<'a> {
    replayed: &'a Replayed<'a>,
    seen: &'a Seen<'a>,
    next: Option<&'a Seen<'a>>,
    place: usize,
}

impl View<'_> {
    fn ours(&self, column: &str) -> Ours {
        let Self {
            replayed,
            seen,
            next,
            place,
        } = self;
        let play = &seen.play;
        let state = &seen.state;
        let batting = state.batting();
        let score = |side| Ours::number(state.score()[replayed.game.team(side)]);
        let outs = play.outs.len();
        match column {
            "GAME_ID" => Ours::text(replayed.game.id),
            "EVENT_ID" => Ours::number(i64::try_from(place + 1).unwrap_or(i64::MAX)),
            "INN_CT" => Ours::number(state.half_inning().inning),
            "BAT_HOME_ID" => Ours::number(replayed.game.side(batting).number()),
            "OUTS_CT" => Ours::number(state.outs().number()),
            "BALLS_CT" => Ours::number(seen.record.count.map_or(0, |count| count.balls)),
            "STRIKES_CT" => Ours::number(seen.record.count.map_or(0, |count| count.strikes)),
            "AWAY_SCORE_CT" => score(bandbox_retrosheet::Side::Visitors),
            "HOME_SCORE_CT" => score(bandbox_retrosheet::Side::Hosts),
            "BAT_ID" => self.id(play.batter),
            "RESP_BAT_ID" => self.id(play.charged_batter.unwrap_or(play.batter)),
            "PIT_ID" => self.id(state.pitcher()),
            "RESP_PIT_ID" => self.id(play.charged_pitcher.unwrap_or_else(|| state.pitcher())),
            "EVENT_TX" => Ours::text(String::from_utf8_lossy(seen.record.event)),
            "LEADOFF_FL" => Ours::Flag(seen.leadoff),
            "PH_FL" => Ours::Flag(seen.bats_for.is_some()),
            "BAT_FLD_CD" => Ours::number(seen.duty.map_or(0, number)),
            "BAT_LINEUP_ID" => Ours::number(play.slot.number()),
            "EVENT_CD" => Ours::number(class(play.class)),
            "BAT_EVENT_FL" => Ours::Flag(play.class.ends_plate_appearance()),
            "AB_FL" => Ours::Flag(play.is_time_at_bat()),
            "H_CD" => Ours::number(play.class.total_bases()),
            "SH_FL" => Ours::Flag(play.sacrifice == Some(Sacrifice::Hit)),
            "SF_FL" => Ours::Flag(play.sacrifice == Some(Sacrifice::Fly)),
            "EVENT_OUTS_CT" => Ours::number(i64::try_from(outs).unwrap_or(i64::MAX)),
            "DP_FL" => Ours::Flag(matches!(
                play.double_play,
                Some(DoublePlay::Double | DoublePlay::Grounded)
            )),
            "TP_FL" => Ours::Flag(play.double_play == Some(DoublePlay::Triple)),
            "RBI_CT" => count(play.runs().filter(|(_, run)| run.batted_in).count()),
            "EVENT_RUNS_CT" => count(play.runs().count()),
            "WP_FL" => Ours::Flag(play.wild_pitch),
            "PB_FL" => Ours::Flag(play.passed_ball),
            "FLD_CD" => Ours::number(play.contact.fielder.map_or(0, Position::number)),
            "BATTEDBALL_CD" => Ours::text(trajectory(play.contact.trajectory)),
            "BUNT_FL" => Ours::Flag(play.contact.bunt),
            "FOUL_FL" => Ours::Flag(play.contact.foul),
            "ERR_CT" => count(play.errors.len()),
            "GAME_NEW_FL" => Ours::Flag(*place == 0),
            "GAME_END_FL" => Ours::Flag(next.is_none()),
            "REMOVED_FOR_PH_BAT_ID" => self.id_or_nothing(seen.bats_for.map(|(out, _)| out)),
            "REMOVED_FOR_PH_BAT_FLD_CD" => {
                let duty = seen.bats_for.and_then(|(_, duty)| duty);
                Ours::number(duty.map_or(0, number))
            }
            "INN_NEW_FL" => Ours::Flag(seen.new_half),
            "INN_END_FL" => Ours::Flag(self.ends_half()),
            "INN_RUNS_CT" => Ours::number(seen.half_runs),
            "PA_NEW_FL" => Ours::Flag(seen.new_appearance),
            "PA_TRUNC_FL" => Ours::Flag(self.is_cut_short()),
            "START_BASES_CD" => Ours::number(
                state
                    .bases()
                    .runners()
                    .map(|(base, _)| 1 << base as u8)
                    .sum::<i64>(),
            ),
            "END_BASES_CD" => Ours::number(self.end_bases()),
            "UNKNOWN_OUT_EXC_FL" => Ours::Flag(play.credits_unknown),
            "UNCERTAIN_PLAY_EXC_FL" => Ours::Flag(seen.uncertain),
            "BAT_DEST_ID" => Ours::number(self.destination(Origin::Plate)),
            _ => self.numbered(column),
        }
    }

    /// Columns that come once for each base, position or error.
    fn numbered(&self, column: &str) -> Ours {
        let seen = self.seen;
        let state = &seen.state;
        let fielding = state.lineup(state.fielding());
        let Some(digit) = column.bytes().find(u8::is_ascii_digit) else {
            return Ours::Unsaid;
        };
        let place = usize::from(digit - b'0');
        let kind: String = column.chars().filter(|c| !c.is_ascii_digit()).collect();
        let base = || Base::ALL[(place - 1).min(2)];
        let running = || seen.play.running[(place - 1).min(2)];
        match kind.as_str() {
            "POS_FLD_ID" => self.id(fielding.fielder(Position::ALL[place - 1])),
            "BASE_RUN_ID" => self.id_or_nothing(state.bases().runner(base())),
            "RUN_DEST_ID" => Ours::number(self.destination(Origin::On(base()))),
            "RUN_SB_FL" => Ours::Flag(running().stole),
            "RUN_CS_FL" => Ours::Flag(running().caught),
            "RUN_PK_FL" => Ours::Flag(running().picked_off),
            "RUN_RESP_PIT_ID" => {
                self.id_or_nothing(self.answers_for(base()).map(|charge| charge.pitcher))
            }
            "RUN_AUTO_FL" => {
                Ours::Flag(seen.charges.on(base()).is_some_and(|charge| charge.placed))
            }
            "PR_RUN_FL" => Ours::Flag(seen.run_for[place - 1].is_some()),
            "REMOVED_FOR_PR_RUN_ID" => self.id_or_nothing(seen.run_for[place - 1]),
            "BASE_FORCE_FL" => {
                let forced_from =
                    |out: &ScoredOut| out.forced && usize::from(out.man.number()) + 1 == place;
                // Of a triple play it is said only where the scorer wrote it.
                let is_said = seen.play.double_play != Some(DoublePlay::Triple)
                    || seen.record.event.windows(3).any(|part| part == b"/FO");
                Ours::Flag(is_said && seen.play.outs.iter().any(forced_from))
            }
            "ERR_FLD_CD" => {
                let error = seen.play.errors.get(place - 1);
                Ours::number(error.map_or(0, |error| error.position.number()))
            }
            "ERR_CD" => {
                let error = seen.play.errors.get(place - 1);
                Ours::text(error.map_or("N", |error| kind_of(error.kind)))
            }
            _ => Ours::Unsaid,
        }
    }

    /// Who answers for a runner: before the play, but where a man scores who is on base for another who is out
    /// on the play.
    fn answers_for(&self, base: Base) -> Option<Charge> {
        let play = &self.seen.play;
        let before = self.seen.charges.on(base)?;
        let ahead = |from: Origin| Origin::ALL.into_iter().filter(move |man| *man > from);
        let has_moved = play
            .runs()
            .any(|(run, _)| ahead(run.from).any(|man| play.was_out_for_the_batter(man)));
        if has_moved {
            self.seen.charges_during[usize::from(base.number())]
        } else {
            Some(before)
        }
    }

    /// Putouts and assists, in any order.
    fn credits(
        &self,
        row: &super::oracle::Row<'_>,
        at: &Place<'_>,
        found: &mut impl FnMut(Difference),
    ) {
        let play = &self.seen.play;
        if play.credits_unknown {
            return;
        }
        let listed = |prefix: &str| {
            let cells = row.cells().filter(|(column, value)| {
                column.starts_with(prefix) && column.ends_with("_FLD_CD") && *value != "0"
            });
            let mut all: Vec<u8> = cells.filter_map(|(_, value)| value.parse().ok()).collect();
            all.sort_unstable();
            all
        };
        let sorted = |credits: &mut dyn Iterator<Item = Position>| {
            let mut all: Vec<u8> = credits.map(Position::number).collect();
            all.sort_unstable();
            all
        };
        let putouts = sorted(&mut play.outs.iter().filter_map(|out| out.putout));
        let helped = play.outs.iter().flat_map(|out| out.assists.iter().copied());
        let assists = sorted(&mut helped.chain(play.fruitless_assists.iter().copied()));
        for (prefix, ours) in [("PO", putouts), ("ASS", assists)] {
            let theirs = match prefix {
                "PO" => ["PO1", "PO2", "PO3"]
                    .iter()
                    .flat_map(|p| listed(p))
                    .collect(),
                _ => listed(prefix),
            };
            let mut theirs: Vec<u8> = theirs;
            theirs.sort_unstable();
            if ours != theirs {
                found(at.differs(prefix, format!("{ours:?}"), &format!("{theirs:?}")));
            }
        }
    }

    /// Whether the plate appearance never ends.
    fn is_cut_short(&self) -> bool {
        let plays = &self.replayed.plays[self.place..];
        let over = plays
            .iter()
            .find(|seen| seen.play.class.ends_plate_appearance() || seen.then != Then::GoesOn);
        over.is_none_or(|seen| !seen.play.class.ends_plate_appearance())
    }

    fn ends_half(&self) -> bool {
        self.next.is_none() || self.seen.then != Then::GoesOn
    }

    fn id(&self, player: bandbox_engine::player::LineupId) -> Ours {
        self.id_or_nothing(Some(player))
    }

    fn id_or_nothing(&self, player: Option<bandbox_engine::player::LineupId>) -> Ours {
        Ours::Text(self.replayed.id(player))
    }

    fn destination(&self, man: Origin) -> i64 {
        let play = &self.seen.play;
        if play.is_out(man) {
            return 0;
        }
        let moved = play.moves.iter().find(|moved| moved.from == man);
        match (moved, man) {
            (Some(moved), _) => match (moved.to, moved.run.map(|run| run.earned)) {
                (Destination::On(base), _) => i64::from(base.number()),
                (Destination::Home, Some(Earned::No)) => 5,
                (Destination::Home, Some(Earned::OffPitcherOnly)) => 6,
                (Destination::Home, Some(Earned::Yes) | None) => 4,
            },
            (None, Origin::On(base)) if self.seen.state.bases().runner(base).is_some() => {
                i64::from(base.number())
            }
            (None, Origin::Plate | Origin::On(_)) => 0,
        }
    }

    fn end_bases(&self) -> i64 {
        let ends = Origin::ALL.map(|man| self.destination(man));
        (1..=3)
            .filter(|base| ends.contains(base))
            .map(|base| 1 << (base - 1))
            .sum()
    }
}

fn count(count: usize) -> Ours {
    Ours::number(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Retrosheet's number of what a man is in the game for.
pub(super) const fn number(duty: Duty) -> u8 {
    match duty {
        Duty::Fields(position) => position.number(),
        Duty::DesignatedHitter => 10,
        Duty::PinchHitter => 11,
        Duty::PinchRunner => 12,
    }
}

const fn class(class: Class) -> u8 {
    match class {
        Class::Out => 2,
        Class::Strikeout => 3,
        Class::StolenBase => 4,
        Class::Indifference => 5,
        Class::CaughtStealing => 6,
        Class::PickedOff => 8,
        Class::WildPitch => 9,
        Class::PassedBall => 10,
        Class::Balk => 11,
        Class::OtherAdvance => 12,
        Class::FoulError => 13,
        Class::Walk => 14,
        Class::IntentionalWalk => 15,
        Class::HitByPitch => 16,
        Class::Interference => 17,
        Class::Error => 18,
        Class::FieldersChoice => 19,
        Class::Single => 20,
        Class::Double => 21,
        Class::Triple => 22,
        Class::HomeRun => 23,
    }
}

const fn trajectory(trajectory: Option<Trajectory>) -> &'static str {
    match trajectory {
        None => "",
        Some(Trajectory::Ground) => "G",
        Some(Trajectory::Fly) => "F",
        Some(Trajectory::Line) => "L",
        Some(Trajectory::Pop) => "P",
    }
}

const fn kind_of(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Fielding => "F",
        ErrorKind::Throwing => "T",
        ErrorKind::Dropped => "D",
    }
}
