//! A game through reader, engine and scorer, with what was seen on the way.

use bandbox_engine::GameState;
use bandbox_engine::bases::Base;
use bandbox_engine::player::LineupId;
use bandbox_engine::scored::{self, Change, Duty, Entry, Scored, ScoredPlay, Then};
use bandbox_engine::team::{ByTeam, Team};
use bandbox_retrosheet::record::{Play, Record};
use bandbox_retrosheet::scoring::{Reader, RealGame, Step};
use bandbox_retrosheet::{Fault, Game, PlayerId};
use bandbox_scorebook::scored::{Charges, During, Keeper, PlayerLine};

/// A play, and the game before it.
#[allow(clippy::struct_excessive_bools)] // Marks of their own, as the columns have them.
pub(super) struct Seen<'a> {
    pub(super) record: Play<'a>,
    pub(super) state: GameState,
    pub(super) play: ScoredPlay,
    pub(super) then: Then,
    pub(super) uncertain: bool,
    /// Who answers for the runners on first to third.
    pub(super) charges: Charges,
    /// The same during the play, the batter first.
    pub(super) charges_during: During,
    /// What the batter is in the game for; none for one who came in for a turn at bat or on base that is over,
    /// and has no position yet.
    pub(super) duty: Option<Duty>,
    /// Whom he bats for, and what that man was in the game for, if he came in for this plate appearance.
    pub(super) bats_for: Option<(LineupId, Option<Duty>)>,
    /// For whom the runners on first to third have just come in.
    pub(super) run_for: [Option<LineupId>; 3],
    /// Runs of the half-inning so far.
    pub(super) half_runs: u16,
    /// The first batter of the half-inning is up.
    pub(super) leadoff: bool,
    /// The plate appearance begins with this play.
    pub(super) new_appearance: bool,
    /// The half-inning begins with this play.
    pub(super) new_half: bool,
}

/// A substitution, and the game before it.
pub(super) struct SeenChange {
    pub(super) change: Change,
    pub(super) inning: u8,
    pub(super) batting: Team,
    pub(super) removed: Option<(LineupId, Option<Duty>)>,
    /// The number of the last play.
    pub(super) after: usize,
}

/// A game.
pub(super) struct Replayed<'a> {
    pub(super) game: RealGame<'a>,
    pub(super) plays: Vec<Seen<'a>>,
    pub(super) changes: Vec<SeenChange>,
    pub(super) keeper: Keeper,
    pub(super) state: GameState,
    pub(super) has_pitches: bool,
    pub(super) earned_runs: Vec<(PlayerId, u16)>,
    pub(super) faults: Vec<String>,
}

/// What lasts from one record to the next.
#[derive(Default)]
struct Marks {
    /// Who came in during the half-inning.
    came_in: Vec<LineupId>,
    bats_for: Option<(LineupId, Option<Duty>)>,
    run_for: [Option<LineupId>; 3],
    half_runs: u16,
    batted: bool,
    appearance_goes_on: bool,
    half_goes_on: bool,
}

impl<'a> Replayed<'a> {
    /// Plays a game. What cannot be is told, and the rest goes on.
    pub(super) fn play(game: Game<'a>) -> Result<Self, Fault> {
        let game = RealGame::open(game)?;
        let mut reader = Reader::new(&game);
        let mut replayed = Self {
            plays: Vec::with_capacity(100),
            changes: Vec::new(),
            keeper: Keeper::begin(&game.state),
            state: game.state.clone(),
            has_pitches: game.info.get("pitches") == b"pitches",
            earned_runs: Vec::new(),
            faults: Vec::new(),
            game,
        };
        let mut marks = Marks::default();
        for line in &replayed.game.lines.clone() {
            let record = match &line.record {
                Ok(record) => record,
                Err(fault) => {
                    replayed.faults.push(fault.to_string());
                    continue;
                }
            };
            if let Record::EarnedRuns { player, runs } = record {
                replayed.earned_runs.push((*player, *runs));
            }
            match reader.read(&replayed.state, record) {
                Ok(step) => {
                    if let Err(fault) = replayed.step(step, &mut marks) {
                        replayed.faults.push(format!("{}: {fault}", line.number));
                    }
                }
                Err(fault) => replayed.faults.push(fault.on_line(line.number).to_string()),
            }
        }
        Ok(replayed)
    }

    fn step(&mut self, step: Step<'a>, marks: &mut Marks) -> Result<(), scored::ScoringFault> {
        match step {
            Step::Play {
                record,
                uncertain,
                play,
            } => {
                self.pitched(record.pitches);
                let scored = scored::decide(&self.state, Entry::Play(play))?;
                let Scored {
                    entry: Entry::Play(play),
                    then,
                } = &scored
                else {
                    return Ok(());
                };
                let batting = self.state.batting();
                let seen = Seen {
                    record,
                    state: self.state.clone(),
                    play: play.clone(),
                    then: then.clone(),
                    uncertain,
                    charges: *self.keeper.charges(),
                    charges_during: self.keeper.charges_during(&self.state, play),
                    duty: self.duty_at_bat(batting, play, marks),
                    bats_for: marks.bats_for,
                    run_for: marks.run_for,
                    half_runs: marks.half_runs,
                    leadoff: !marks.batted,
                    new_appearance: !marks.appearance_goes_on,
                    new_half: !marks.half_goes_on,
                };
                marks.after(&seen);
                self.plays.push(seen);
                self.happened(&scored);
            }
            Step::NoPlay(record) => {
                self.keeper.half_begins(&self.state);
                self.pitched(record.pitches);
            }
            Step::Change(change) => {
                let scored = scored::decide(&self.state, Entry::Change(change))?;
                self.changed(change, marks);
                self.happened(&scored);
            }
            step @ (Step::PlacedRunner { .. } | Step::ChargedTo { .. } | Step::Nothing) => {
                if let Some(entry) = step.into_entry() {
                    self.happened(&scored::decide(&self.state, entry)?);
                }
            }
        }
        Ok(())
    }

    fn duty_at_bat(&self, team: Team, play: &ScoredPlay, marks: &Marks) -> Option<Duty> {
        match self.keeper.sheets[team].duty(play.slot)? {
            Duty::PinchHitter | Duty::PinchRunner if marks.bats_for.is_none() => None,
            duty @ (Duty::Fields(_)
            | Duty::DesignatedHitter
            | Duty::PinchHitter
            | Duty::PinchRunner) => Some(duty),
        }
    }

    fn happened(&mut self, scored: &Scored) {
        self.keeper.record(&self.state, scored);
        scored::apply(&mut self.state, scored);
    }

    /// The pitches since the last mark; those before it stand in an earlier record too.
    fn pitched(&mut self, pitches: &[u8]) {
        let since = pitches
            .iter()
            .rposition(|c| *c == b'.')
            .map_or(0, |at| at + 1);
        let balls = |c: &&u8| b"BHIP".contains(c);
        let strikes = |c: &&u8| b"CFKLMOQRSTXY".contains(c);
        let count = |kind: &dyn Fn(&&u8) -> bool| {
            let of_kind = pitches[since..].iter().filter(|c| kind(c));
            u16::try_from(of_kind.count()).unwrap_or(u16::MAX)
        };
        let (balls, strikes) = (count(&balls), count(&strikes));
        self.keeper
            .pitches(self.state.fielding(), balls + strikes, strikes);
    }

    fn changed(&mut self, change: Change, marks: &mut Marks) {
        let team = change.player.team();
        let line = self.keeper.sheets[team].line(change.slot);
        let removed = line.map(|line| (line.player, marks.duty_of(line)));
        marks.came_in.push(change.player);
        if change.duty == Duty::PinchHitter {
            marks.bats_for = removed;
        }
        if change.duty == Duty::PinchRunner
            && let Some((out, _)) = removed
        {
            for base in Base::ALL {
                if self.state.bases().runner(base) == Some(out) {
                    marks.run_for[base as usize] = Some(out);
                }
            }
        }
        self.changes.push(SeenChange {
            change,
            inning: self.state.half_inning().inning,
            batting: self.state.batting(),
            removed,
            after: self.plays.len(),
        });
    }

    /// Runs by team.
    pub(super) fn runs(&self) -> ByTeam<u16> {
        ByTeam::from_fn(|team| self.keeper.sheets[team].totals.runs)
    }

    /// A player's id, or nothing.
    pub(super) fn id(&self, player: Option<LineupId>) -> String {
        let id = player.and_then(|player| self.game.player(player));
        id.map(|id| id.to_string()).unwrap_or_default()
    }
}

impl Marks {
    /// What a man is in the game for. Whoever bats or runs for the designated hitter is listed as what he came in
    /// for until the half-inning is over.
    fn duty_of(&self, line: &PlayerLine) -> Option<Duty> {
        match line.duties.as_slice() {
            [
                ..,
                first @ (Duty::PinchHitter | Duty::PinchRunner),
                Duty::DesignatedHitter,
            ] if self.came_in.contains(&line.player) => Some(*first),
            duties => duties.last().copied(),
        }
    }

    fn after(&mut self, seen: &Seen<'_>) {
        let ends = seen.play.class.ends_plate_appearance();
        self.run_for = [None; 3];
        self.half_runs += u16::try_from(seen.play.runs().count()).unwrap_or(u16::MAX);
        self.batted |= ends;
        self.appearance_goes_on = !ends;
        self.half_goes_on = true;
        if ends {
            self.bats_for = None;
        }
        match seen.then {
            Then::GoesOn => (),
            Then::SideRetired { .. } | Then::GameOver { .. } => *self = Self::default(),
        }
    }
}
