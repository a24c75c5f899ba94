//! The scorer at work: event after event into the book.

use super::batting::{Entered, on_their_own};
use super::book::Book;
use super::decisions::{Final, Lead, decisions};
use super::fielding::{chain, field};
use super::half::{HalfBook, RunAccount};
use super::notes::{ExtraBaseHit, FreePass, HurtPlayer, MultipleOut};
use super::pitching::{Appearance, PitchingLine, Situation};
use super::runners::{Runner, Runners};
use super::{BoxScore, Standing, TeamBox};
use crate::line_score::{LineScore, add};
use crate::scored::Pages;
use bandbox_engine::bases::Base;
use bandbox_engine::command::Substitution;
use bandbox_engine::event::GameResult;
use bandbox_engine::injury::Injury;
use bandbox_engine::options::Mode;
use bandbox_engine::play::{BatterResult, Play};
use bandbox_engine::player::LineupId;
use bandbox_engine::team::{ByTeam, Team};
use bandbox_engine::{Event, FoldError, GameState, apply, fold};

/// Keeps the box score of a game, event by event.
#[derive(Clone, Debug)]
pub struct Scorekeeper {
    state: GameState,
    line_score: LineScore,
    books: ByTeam<Book>,
    runners: Runners,
    half: HalfBook,
    lead: Option<Lead>,
    end: Option<Final>,
    /// In a game that is scored, everything but the line score stands here.
    scored: Option<Pages>,
    /// As it was when the dice had fallen that a take-back would go back to.
    before: Option<Box<Self>>,
}

impl Scorekeeper {
    /// Begins with the first event of a log.
    ///
    /// # Errors
    /// [`FoldError`] when it is not the creation of a game that can be played.
    pub fn begin(created: &Event) -> Result<Self, FoldError> {
        Ok(Self::of(fold([created])?))
    }

    /// Begins with a game in which nothing has happened since it was created. The keeper follows it on his own, and
    /// shares with it what never changes.
    pub fn of(state: GameState) -> Self {
        let scored = match state.rosters().mode {
            Mode::Manual | Mode::Cards => None,
            Mode::Scored => Some(Pages::begin(&state)),
        };
        let mut keeper = Self {
            line_score: LineScore::of(&state),
            state,
            books: ByTeam::default(),
            runners: Runners::default(),
            half: HalfBook::default(),
            lead: None,
            end: None,
            scored,
            before: None,
        };
        for team in Team::ALL {
            keeper.books[team].note_lineup(keeper.state.lineup(team), Entered::Starter);
            let starter = keeper.state.lineup(team).pitcher();
            let appearance = Appearance::new(starter, None, 0);
            keeper.books[team].begin_pitching(appearance);
        }
        keeper
    }

    /// Takes in the next event of the log.
    pub fn record(&mut self, event: &Event) {
        if self.state.opens_way_back(event) {
            self.before = None;
            self.before = Some(Box::new(self.clone()));
        }
        match event {
            Event::PlayResolved { play } => self.play(play),
            Event::Scored { entry } => {
                if let Some(pages) = &mut self.scored {
                    pages.enter(&self.state, entry);
                }
            }
            Event::HalfInningEnded { .. } => self.end_half_inning(),
            Event::PlayerHurt { player, injury } => self.note_injury(*player, *injury),
            Event::PlayTakenBack { .. } => return self.take_back(event),
            Event::GameEnded { result } => self.end_game(*result),
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
            | Event::InningChanged { .. }
            | Event::LineupDue { .. }
            | Event::ReplacementDue { .. }
            | Event::TakeBackRequested { .. }
            | Event::TakeBackAnswered { .. }
            | Event::PitcherTired { .. }
            | Event::PlayerSubstituted { .. }
            | Event::PositionsSwapped { .. }
            | Event::DiceRevealed { .. } => (),
        }
        let pitchers = ByTeam::from_fn(|team| self.state.lineup(team).pitcher());
        self.line_score.record(event);
        apply(&mut self.state, event);
        match event {
            Event::InningChanged {
                placed_runner: Some(runner),
                ..
            } => self.place(*runner),
            Event::PlayerSubstituted { substitution, .. } => {
                self.substitute(substitution, pitchers);
            }
            Event::PositionsSwapped { one, .. } => {
                self.line_up(one.team(), Entered::Replacement, pitchers);
            }
            Event::InningChanged {
                placed_runner: None,
                ..
            }
            | Event::GameCreated { .. }
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
            | Event::PlayResolved { .. }
            | Event::Scored { .. }
            | Event::HalfInningEnded { .. }
            | Event::LineupDue { .. }
            | Event::PlayerHurt { .. }
            | Event::PlayTakenBack { .. }
            | Event::ReplacementDue { .. }
            | Event::TakeBackRequested { .. }
            | Event::TakeBackAnswered { .. }
            | Event::PitcherTired { .. }
            | Event::GameEnded { .. }
            | Event::DiceRevealed { .. } => (),
        }
    }

    /// Everything entered for the last dice has not happened.
    fn take_back(&mut self, taken_back: &Event) {
        apply(&mut self.state, taken_back);
        if let Some(before) = self.before.take() {
            let state = self.state.clone();
            *self = Self { state, ..*before };
        }
    }

    fn note_injury(&mut self, player: LineupId, injury: Injury) {
        let hurt = HurtPlayer { player, injury };
        self.books[player.team()].notes.injuries.push(hurt);
    }

    /// The line score after the events recorded so far.
    pub const fn line_score(&self) -> &LineScore {
        &self.line_score
    }

    /// The box score after the events recorded so far. Earned runs of a half-inning that is going on are those
    /// earned so far.
    pub fn box_score(&self) -> BoxScore {
        let mut books = self.books.clone();
        self.settle_earned_runs(&mut books);
        let left_on_base = self.line_score.left_on_base();
        BoxScore {
            standing: self.end.map_or(Standing::Unfinished, |end| end.standing()),
            teams: ByTeam::from_fn(|team| match &self.scored {
                Some(pages) => pages.team_box(team, left_on_base[team], self.end.is_some()),
                None => self.team_box(team, &books[team]),
            }),
            line_score: self.line_score.clone(),
        }
    }

    /// The runs of the half-inning that is going on, in order. Which of them are earned is certain only when it has
    /// ended: look just before its end is recorded.
    pub fn runs(&self) -> impl Iterator<Item = RunAccount> + '_ {
        self.half.accounts()
    }

    /// The pitcher who answers for the runner on this base.
    pub fn charged_with(&self, base: Base) -> Option<LineupId> {
        match &self.scored {
            Some(pages) => pages
                .keeper()
                .charges()
                .on(base)
                .map(|charge| charge.pitcher),
            None => self.runners.on(base).map(|runner| runner.charged_to),
        }
    }

    fn team_box(&self, team: Team, book: &Book) -> TeamBox {
        let decisions = decisions(book, team, self.lead, self.end.as_ref());
        let lines = book.pitching.iter().zip(decisions);
        TeamBox {
            batting: book.batting.clone(),
            fielding: book.fielding.clone(),
            pitching: lines
                .map(|(appearance, decisions)| PitchingLine {
                    decisions,
                    ..appearance.line.clone()
                })
                .collect(),
            notes: book.notes.clone(),
            left_on_base: self.line_score.left_on_base()[team],
            earned_runs: book.earned_runs,
            placed_runners: book.placed_runners,
            placed_runs: book.placed_runs,
        }
    }

    fn play(&mut self, play: &Play) {
        let batting = play.batter.team();
        let fielding = batting.opponent();
        self.take_the_mound(fielding, play.pitcher);
        self.books[fielding].note_positions(self.state.lineup(fielding));
        let before = self.runners;
        let mut batter = Runner {
            player: play.batter,
            trip: self.half.new_trip(),
            charged_to: play.pitcher,
            placed: false,
        };
        self.runners.keep_numbers(play, &mut batter);
        let scored = self.runners.advance(play, batter);
        self.half.play(play, &before, batter.trip, &scored);
        self.bat_and_run(play, &before, &scored);
        let book = &mut self.books[fielding];
        field(&mut book.fielding, self.state.lineup(fielding), play);
        if let Some(pitcher) = book.now_pitching_mut() {
            pitcher.line.pitch(play);
            pitcher.worked = true;
        }
        self.charge(fielding, &scored);
        self.note(play, before.count());
        self.follow_the_lead(batting, &scored);
    }

    fn bat_and_run(&mut self, play: &Play, before: &Runners, scored: &[Runner]) {
        let book = &mut self.books[play.batter.team()];
        if let Some(counts) = book.counts(play.batter) {
            counts.bat(play, before.count());
        }
        for run in scored {
            if let Some(counts) = book.counts(run.player) {
                add(&mut counts.runs, 1);
            }
        }
        for (base, running) in Base::ALL.into_iter().zip(on_their_own(play)) {
            let runner = before.on(base);
            let Some(counts) = runner.and_then(|runner| book.counts(runner.player)) else {
                continue;
            };
            add(&mut counts.stolen_bases, u16::from(running.stole));
            add(&mut counts.caught_stealing, u16::from(running.caught));
            add(&mut counts.picked_off, u16::from(running.picked_off));
        }
    }

    /// Runs go to the pitchers who answer for them; a placed runner's to none.
    fn charge(&mut self, fielding: Team, scored: &[Runner]) {
        let batting = fielding.opponent();
        for run in scored {
            let book = &mut self.books[fielding];
            if let Some(now) = book.now_pitching_mut()
                && now.line.player != run.charged_to
            {
                add(&mut now.line.inherited_scored, 1);
            }
            if run.placed {
                add(&mut self.books[batting].placed_runs, 1);
            } else if let Some(pitcher) = book.appearance(run.charged_to) {
                add(&mut pitcher.line.runs, 1);
            }
        }
    }

    fn follow_the_lead(&mut self, batting: Team, scored: &[Runner]) {
        let fielding = batting.opponent();
        let (ours, theirs) = (self.state.score()[batting], self.state.score()[fielding]);
        let runs = u16::try_from(scored.len()).unwrap_or(u16::MAX);
        let now = ours.saturating_add(runs);
        if ours < theirs && now >= theirs {
            self.lead = None;
            if let Some(pitcher) = self.books[fielding].now_pitching_mut() {
                pitcher.lost_the_lead = true;
            }
        }
        // The run after the one that ties it.
        let go_ahead = theirs.checked_sub(ours);
        let go_ahead = go_ahead.and_then(|behind| scored.get(usize::from(behind)));
        if let (Some(run), Some(ahead)) = (go_ahead, self.books[batting].now_pitching()) {
            self.lead = Some(Lead {
                team: batting,
                ahead: ahead.line.player,
                behind: run.charged_to,
            });
        }
    }

    fn note(&mut self, play: &Play, on_base: u16) {
        let batting = play.batter.team();
        let notes = &mut self.books[batting].notes;
        let pass = FreePass {
            batter: play.batter,
            pitcher: play.pitcher,
        };
        let bases = play.batter_result.total_bases();
        if bases >= 2 {
            notes.extra_base_hits.push(ExtraBaseHit {
                batter: play.batter,
                pitcher: play.pitcher,
                inning: self.state.half_inning().inning,
                bases,
                on_base,
                outs: self.state.outs().number(),
            });
        }
        if play.batter_result == BatterResult::IntentionalWalk {
            notes.intentional_walks.push(pass);
        }
        if play.batter_result == BatterResult::HitByPitch {
            notes.hit_batsmen.push(pass);
        }
        if play.outs.len() >= 2 {
            let fielding = batting.opponent();
            self.books[fielding].notes.multiple_outs.push(MultipleOut {
                outs: u8::try_from(play.outs.len()).unwrap_or(u8::MAX),
                fielders: chain(self.state.lineup(fielding), play),
            });
        }
    }

    fn end_half_inning(&mut self) {
        let mut books = std::mem::take(&mut self.books);
        self.settle_earned_runs(&mut books);
        self.books = books;
        if let Some(pages) = &mut self.scored {
            pages.half_ends();
        }
        self.half = HalfBook::default();
        self.runners = Runners::default();
    }

    fn settle_earned_runs(&self, books: &mut ByTeam<Book>) {
        let book = &mut books[self.state.fielding()];
        add(&mut book.earned_runs, self.half.earned());
        for pitcher in &mut book.pitching {
            let earned = self.half.earned_off(pitcher.line.player);
            add(&mut pitcher.line.earned_runs, earned);
        }
    }

    fn end_game(&mut self, result: GameResult) {
        self.end = Some(Final {
            result,
            last: self.state.half_inning(),
            score: *self.state.score(),
            innings: self.state.options().innings,
        });
    }

    fn place(&mut self, player: LineupId) {
        let runner = Runner {
            player,
            trip: self.half.new_trip(),
            charged_to: self.state.pitcher(),
            placed: true,
        };
        self.runners.put(Base::Second, runner);
        self.half.begin(&self.runners);
        add(&mut self.books[player.team()].placed_runners, 1);
    }

    /// Somebody has come in; `pitchers` stood on the mounds before.
    fn substitute(&mut self, substitution: &Substitution, pitchers: ByTeam<LineupId>) {
        let entered = match substitution {
            Substitution::PinchHitter { .. } => Entered::PinchHitter,
            Substitution::PinchRunner { out, r#in } => {
                self.runners.replace(*out, *r#in);
                Entered::PinchRunner
            }
            Substitution::Pitcher { .. }
            | Substitution::Fielder { .. }
            | Substitution::DoubleSwitch(_) => Entered::Replacement,
        };
        self.line_up(substitution.team(), entered, pitchers);
    }

    /// A team's lineup has changed.
    fn line_up(&mut self, team: Team, entered: Entered, pitchers: ByTeam<LineupId>) {
        self.books[team].note_lineup(self.state.lineup(team), entered);
        let pitcher = self.state.lineup(team).pitcher();
        if team == self.state.fielding() && pitcher != pitchers[team] {
            self.take_the_mound(team, pitcher);
        }
    }

    /// This man pitches from now on, if he does not already.
    fn take_the_mound(&mut self, team: Team, pitcher: LineupId) {
        let now = self.books[team].now_pitching();
        if now.is_some_and(|now| now.line.player == pitcher) {
            return;
        }
        if !self.half.begun() {
            self.runners.charge_all_to(pitcher);
        }
        // Whoever throws the first pitch is the starter, whomever the lineup named.
        if let [named] = self.books[team].pitching.as_mut_slice()
            && !named.worked
        {
            let replaced = named.line.player;
            *named = Appearance::new(pitcher, None, 0);
            if let Some(lead) = &mut self.lead
                && lead.ahead == replaced
            {
                lead.ahead = pitcher;
            }
            return;
        }
        let outs = self.state.outs().number();
        let inherited = self.runners.inherited_by(pitcher);
        self.half.relieve(pitcher, &self.runners, outs);
        if self.books[team].pitch_again(pitcher, inherited) {
            return;
        }
        let score = self.state.score();
        let (inning, scheduled) = (
            self.state.half_inning().inning,
            self.state.options().innings,
        );
        let situation = Situation {
            lead: score[team].saturating_sub(score[team.opponent()]),
            on_base: self.runners.count(),
            inning_to_go: outs == 0 || inning < scheduled,
        };
        let appearance = Appearance::new(pitcher, Some(situation), inherited);
        self.books[team].begin_pitching(appearance);
    }
}
