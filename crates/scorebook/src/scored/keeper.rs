//! The scorer's book: what happened, added up.

use super::charges::{Charge, Charges, During};
use super::count;
use super::sheet::Sheet;
use bandbox_engine::GameState;
use bandbox_engine::bases::Origin;
use bandbox_engine::position::Position;
use bandbox_engine::scored::{
    Change, DoublePlay, Duty, Earned, Entry, Running, Scored, ScoredPlay, Then,
};
use bandbox_engine::team::{ByTeam, Team};

/// Keeps the statistics of a game.
#[derive(Clone, Debug)]
pub struct Keeper {
    /// Both teams.
    pub sheets: ByTeam<Sheet>,
    charges: Charges,
}

impl Keeper {
    /// Begins with the lineups as they are.
    pub fn begin(state: &GameState) -> Self {
        Self {
            sheets: ByTeam::from_fn(|team| Sheet::new(state.lineup(team))),
            charges: Charges::default(),
        }
    }

    /// Takes in what happened and what it brought about; `state` is the game before it.
    pub fn record(&mut self, state: &GameState, scored: &Scored) {
        self.enter(state, &scored.entry);
        match scored.then {
            Then::SideRetired { .. } => self.half_ends(),
            Then::GoesOn | Then::GameOver { .. } => (),
        }
    }

    /// Takes in what was said; `state` is the game before it.
    pub fn enter(&mut self, state: &GameState, entry: &Entry) {
        match entry {
            Entry::Play(play) => self.play(state, play),
            Entry::Change(change) => self.change(state, change),
            Entry::PlacedRunner { runner, base } => {
                self.sheets[runner.team()].totals.placed_runners += 1;
                let charge = Charge {
                    pitcher: state.pitcher(),
                    placed: true,
                };
                self.charges.put(*base, charge);
            }
            Entry::ChargedTo { pitcher, base } => {
                let placed = self.charges.on(*base).is_some_and(|charge| charge.placed);
                let pitcher = *pitcher;
                self.charges.put(*base, Charge { pitcher, placed });
            }
            // Who won is no count.
            Entry::Credits(_) | Entry::Called => (),
        }
    }

    /// The side is retired.
    pub const fn half_ends(&mut self) {
        self.charges.clear();
    }

    /// Pitches were thrown, this many of them strikes.
    pub fn pitches(&mut self, fielding: Team, pitches: u16, strikes: u16) {
        if let Some(pitcher) = self.sheets[fielding].on_the_mound() {
            pitcher.pitches += pitches;
            pitcher.strikes += strikes;
        }
    }

    /// A half-inning has begun, even if nothing has happened in it yet.
    pub fn half_begins(&mut self, state: &GameState) {
        self.sheets[state.batting()].inning(state.half_inning().inning);
    }

    /// The charges of the runners now on base.
    pub const fn charges(&self) -> &Charges {
        &self.charges
    }

    /// The charges during a play, which has not been recorded yet.
    pub fn charges_during(&self, state: &GameState, play: &ScoredPlay) -> During {
        let pitcher = play.charged_pitcher.unwrap_or_else(|| state.pitcher());
        self.charges.during(play, pitcher)
    }

    fn play(&mut self, state: &GameState, play: &ScoredPlay) {
        let batting = state.batting();
        let fielding = batting.opponent();
        let during = self.charges_during(state, play);
        self.bat_and_run(state, play);
        self.pitch(state, play);
        count::field(&mut self.sheets[fielding], state.lineup(fielding), play);
        self.charge(play, fielding, &during);
        self.team_totals(state, play);
        self.charges.advance(play, &during);
    }

    fn bat_and_run(&mut self, state: &GameState, play: &ScoredPlay) {
        let sheet = &mut self.sheets[state.batting()];
        let charged = play.charged_batter.unwrap_or(play.batter);
        if let Some(counts) = sheet.batting(charged) {
            count::bat(counts, play);
            counts.left_on_base += still_on_base(state, play);
        }
        for (moved, _) in play.runs() {
            let runner = match moved.from {
                Origin::Plate => Some(charged),
                Origin::On(base) => state.bases().runner(base),
            };
            if let Some(counts) = runner.and_then(|runner| sheet.batting(runner)) {
                counts.runs += 1;
            }
        }
        for (base, runner) in state.bases().runners() {
            let running = play.running[base as usize];
            if running == Running::default() {
                continue;
            }
            if let Some(counts) = sheet.batting(runner) {
                counts.stolen_bases += u16::from(running.stole);
                counts.caught_stealing += u16::from(running.caught);
                counts.picked_off += u16::from(running.picked_off && !running.caught);
            }
        }
    }

    fn pitch(&mut self, state: &GameState, play: &ScoredPlay) {
        let sheet = &mut self.sheets[state.fielding()];
        let charged = play.charged_pitcher.unwrap_or_else(|| state.pitcher());
        if let Some(counts) = sheet.pitching(charged) {
            count::pitch(counts, play);
        }
        if play.wild_pitch
            && let Some(counts) = sheet.on_the_mound()
        {
            counts.wild_pitches += 1;
        }
    }

    fn charge(&mut self, play: &ScoredPlay, fielding: Team, during: &During) {
        let sheet = &mut self.sheets[fielding];
        for (moved, run) in play.runs() {
            let charge = during[usize::from(moved.from.number())];
            if let Some(now) = sheet.pitchers.last_mut()
                && charge.is_some_and(|charge| charge.pitcher != now.player)
            {
                now.counts.inherited_scored += 1;
            }
            if let Some(counts) = charge.and_then(|charge| sheet.pitching(charge.pitcher)) {
                counts.runs += 1;
                counts.earned_runs += u16::from(run.earned != Earned::No);
            }
            sheet.totals.earned_runs += u16::from(run.earned == Earned::Yes);
        }
    }

    fn team_totals(&mut self, state: &GameState, play: &ScoredPlay) {
        let batting = state.batting();
        let runs = u16::try_from(play.runs().count()).unwrap_or(u16::MAX);
        let sheet = &mut self.sheets[batting];
        sheet.totals.plate_appearances += u16::from(play.class.ends_plate_appearance());
        sheet.totals.times_out += u16::try_from(play.outs.len()).unwrap_or(u16::MAX);
        sheet.totals.runs += runs;
        sheet.totals.hits += u16::from(play.class.total_bases() > 0);
        if let Some(inning) = sheet.inning(state.half_inning().inning) {
            *inning += runs;
        }
        let defense = &mut self.sheets[batting.opponent()].totals;
        defense.errors += u16::try_from(play.errors.len()).unwrap_or(u16::MAX);
        match play.double_play {
            Some(DoublePlay::Double | DoublePlay::Grounded) => defense.double_plays += 1,
            Some(DoublePlay::Triple) => defense.triple_plays += 1,
            None => (),
        }
    }

    fn change(&mut self, state: &GameState, change: &Change) {
        let team = change.player.team();
        let sheet = &mut self.sheets[team];
        sheet.change(change);
        match change.duty {
            Duty::PinchHitter | Duty::PinchRunner => {
                let hitter = state.lineup(team).designated_hitter();
                if hitter.is_some() && hitter == change.slot {
                    sheet.inherits_designated_hitter(change.slot);
                }
            }
            Duty::Fields(Position::Pitcher) => {
                let on_base = self.charges.count();
                if team == state.fielding()
                    && let Some(counts) = sheet.on_the_mound()
                {
                    counts.inherited_runners += on_base;
                }
            }
            Duty::Fields(_) | Duty::DesignatedHitter => (),
        }
    }
}

/// Runners who are still on base after the batter made an out.
fn still_on_base(state: &GameState, play: &ScoredPlay) -> u16 {
    if !play.is_out(Origin::Plate) {
        return 0;
    }
    let scored = |man| play.runs().any(|(moved, _)| moved.from == man);
    let stays = |man| !scored(man) && !play.is_out(man);
    let men = state.bases().runners();
    let men = men.filter(|(base, _)| stays(Origin::On(*base)));
    u16::try_from(men.count()).unwrap_or(u16::MAX)
}
