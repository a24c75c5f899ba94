//! From a [`GameSetup`] to checked rosters and lineups, or to the list of all its faults.

use super::fault::{SetupFault, SetupProblem, SetupRefused};
use super::{GameSetup, LineupEntry, ROSTER_MAX, Roster, Rosters, TeamSetup, cards};
use crate::lineup::{BattingSlot, Lineup};
use crate::options::{Mode, Options};
use crate::player::{LineupId, Player};
use crate::position::{ByPosition, Position, Role};
use crate::scored;
use crate::team::{ByTeam, Team};
use std::fmt;

/// A setup that can be played.
#[derive(Clone, Debug)]
pub struct Checked {
    /// Teams and players.
    pub rosters: Rosters,
    /// The starting lineups.
    pub lineups: ByTeam<Lineup>,
    /// The options.
    pub options: Options,
}

/// Checks a setup.
///
/// # Errors
/// All its faults at once, each with the path of its field.
pub fn check(setup: &GameSetup) -> Result<Checked, SetupRefused> {
    let mut faults = Faults::default();
    if let Some(league) = &setup.league {
        faults.text(format_args!("league"), league, 1, 60);
    }
    options(&mut faults, &setup.options);
    cards::park(&mut faults, &setup.park);
    let away = team(&mut faults, Team::Away, setup);
    let home = team(&mut faults, Team::Home, setup);
    match (away, home) {
        (Some(away), Some(home)) if faults.0.is_empty() => Ok(Checked {
            rosters: Rosters {
                edition: setup.edition,
                mode: setup.mode,
                league: setup.league.clone(),
                park: setup.park,
                teams: ByTeam {
                    away: away.0,
                    home: home.0,
                },
            },
            lineups: ByTeam {
                away: away.1,
                home: home.1,
            },
            options: setup.options,
        }),
        (Some(_) | None, Some(_) | None) => Err(SetupRefused { faults: faults.0 }),
    }
}

#[derive(Default)]
pub(super) struct Faults(Vec<SetupFault>);

impl Faults {
    pub(super) fn add(&mut self, field: String, problem: SetupProblem) {
        self.0.push(SetupFault { field, problem });
    }

    fn text(&mut self, field: fmt::Arguments, text: &str, shortest: usize, longest: usize) {
        let length = text.chars().count();
        if length < shortest || length > longest || text.chars().any(char::is_control) {
            self.add(field.to_string(), SetupProblem::Text { shortest, longest });
        }
    }

    pub(super) fn range(
        &mut self,
        field: fmt::Arguments,
        found: impl Into<i64>,
        lowest: i64,
        highest: i64,
    ) {
        let found = found.into();
        if found < lowest || found > highest {
            self.add(
                field.to_string(),
                SetupProblem::Range {
                    found,
                    lowest,
                    highest,
                },
            );
        }
    }
}

fn options(faults: &mut Faults, options: &Options) {
    faults.range(format_args!("options.innings"), options.innings, 3, 9);
    if let Some(inning) = options.extra_inning_runner {
        let first_extra = i64::from(options.innings) + 1;
        faults.range(
            format_args!("options.extra_inning_runner"),
            inning,
            first_extra,
            99,
        );
    }
    if let Some(mercy) = options.mercy {
        faults.range(format_args!("options.mercy.runs"), mercy.runs, 1, 99);
        faults.range(
            format_args!("options.mercy.after_inning"),
            mercy.after_inning,
            1,
            99,
        );
    }
    if options.pitcher_min_batters != 3 {
        faults.range(
            format_args!("options.pitcher_min_batters"),
            options.pitcher_min_batters,
            1,
            1,
        );
    }
}

/// Checks one team; `None` when it has a fault that leaves no lineup.
fn team(faults: &mut Faults, team: Team, game: &GameSetup) -> Option<(Roster, Lineup)> {
    let setup = &game.teams[team];
    let path = format!("teams.{team}");
    faults.text(format_args!("{path}.name"), &setup.name, 1, 60);
    faults.text(
        format_args!("{path}.abbreviation"),
        &setup.abbreviation,
        2,
        4,
    );
    let found = setup.roster.len();
    if !(9..=ROSTER_MAX).contains(&found) {
        faults.add(
            format!("{path}.roster"),
            SetupProblem::Count {
                found,
                lowest: 9,
                highest: ROSTER_MAX,
            },
        );
    }
    for (place, player) in setup.roster.iter().enumerate() {
        self::player(faults, format_args!("{path}.roster[{place}]"), player);
        if setup
            .roster
            .iter()
            .take(place)
            .any(|other| other.id == player.id)
        {
            let field = format!("{path}.roster[{place}].id");
            faults.add(field, SetupProblem::DuplicateId(player.id.clone()));
        }
    }
    let cards = cards::of_team(faults, &path, game, setup);
    if setup.lineup.len() != 9 {
        let found = setup.lineup.len();
        faults.add(
            format!("{path}.lineup"),
            SetupProblem::Count {
                found,
                lowest: 9,
                highest: 9,
            },
        );
        return None;
    }
    let lineup = match game.mode {
        Mode::Manual | Mode::Cards => LineupCheck {
            faults,
            path: &path,
            team,
            setup,
            options: &game.options,
        }
        .run()?,
        Mode::Scored => match scored::lineup(team, setup) {
            Ok(lineup) => lineup,
            Err(fault) => {
                faults.add(format!("{path}.lineup"), SetupProblem::Scored(fault));
                return None;
            }
        },
    };
    let roster = Roster {
        name: setup.name.clone(),
        abbreviation: setup.abbreviation.clone(),
        players: setup.roster.clone(),
        cards,
    };
    Some((roster, lineup))
}

fn player(faults: &mut Faults, path: fmt::Arguments, player: &Player) {
    faults.text(format_args!("{path}.id"), &player.id, 1, 40);
    faults.text(format_args!("{path}.name"), &player.name, 1, 60);
    if let Some(running) = player.running {
        faults.range(format_args!("{path}.running"), running, 1, 20);
    }
    if let Some(wild_pitch) = player.wild_pitch {
        faults.range(format_args!("{path}.wild_pitch"), wild_pitch, 0, 20);
    }
    if let Some(balk) = player.balk {
        faults.range(format_args!("{path}.balk"), balk, 0, 20);
    }
    if let Some(hold) = player.hold {
        faults.range(format_args!("{path}.hold"), hold, -6, 9);
    }
    if player.stealing.is_some() && player.steal_card().is_none() {
        faults.add(format!("{path}.stealing"), SetupProblem::StealCard);
    }
    if let Some(endurance) = player.endurance {
        let ratings = [
            (endurance.starter, 1, 10),
            (endurance.reliever, 1, 9),
            (endurance.closer, 0, 9),
        ];
        for (rating, lowest, highest) in ratings {
            if let Some(rating) = rating {
                faults.range(format_args!("{path}.endurance"), rating, lowest, highest);
            }
        }
    }
    for (place, fielding) in player.fielding.iter().enumerate() {
        let path = format_args!("{path}.fielding[{place}]");
        if let Some(arm) = fielding.arm {
            faults.range(format_args!("{path}.arm"), arm, -6, 5);
        }
        if let Some(passed_ball) = fielding.passed_ball {
            faults.range(format_args!("{path}.passed_ball"), passed_ball, 0, 20);
        }
        if let Some(range) = fielding.range {
            faults.range(format_args!("{path}.range"), range, 1, 5);
        }
        if let Some(error) = fielding.error {
            faults.range(format_args!("{path}.error"), error, 0, 99);
        }
        if let Some(throwing) = fielding.throwing {
            faults.range(format_args!("{path}.throwing"), throwing, 0, 20);
        }
        let before = player.fielding.iter().take(place);
        if before
            .into_iter()
            .any(|other| other.position == fielding.position)
        {
            let problem = SetupProblem::DuplicateRating(fielding.position);
            faults.add(format!("{path}.position"), problem);
        }
    }
}

/// The check of one team's batting order and positions.
struct LineupCheck<'a> {
    faults: &'a mut Faults,
    path: &'a str,
    team: Team,
    setup: &'a TeamSetup,
    options: &'a Options,
}

impl LineupCheck<'_> {
    fn run(mut self) -> Option<Lineup> {
        let mut batting = Vec::with_capacity(9);
        let mut fielding: ByPosition<Option<LineupId>> = ByPosition::from_fn(|_| None);
        let mut designated_hitter = None;
        for ((place, entry), slot) in self.setup.lineup.iter().enumerate().zip(BattingSlot::all()) {
            let Some(id) = self.on_roster(format_args!("lineup[{place}].player"), &entry.player)
            else {
                continue;
            };
            if batting.contains(&id) {
                self.fault(
                    format_args!("lineup[{place}].player"),
                    SetupProblem::BatsTwice(entry.player.clone()),
                );
            }
            batting.push(id);
            let taken = match entry.role {
                Role::Fields(position) => fielding[position].replace(id).is_some(),
                Role::DesignatedHitter => designated_hitter.replace(slot).is_some(),
            };
            if taken {
                self.fault(
                    format_args!("lineup[{place}].role"),
                    SetupProblem::FilledTwice(entry.role),
                );
            }
            self.entry(place, entry);
        }
        let pitcher = self.starting_pitcher();
        if let Some(pitcher) = pitcher {
            let bats_for_himself = designated_hitter.is_some_and(|slot: BattingSlot| {
                batting.get(usize::from(slot.number()) - 1) == Some(&pitcher)
            });
            let two_way = self.options.two_way_starter && bats_for_himself;
            if batting.contains(&pitcher) && !two_way {
                self.fault(format_args!("starting_pitcher"), SetupProblem::PitcherBats);
            }
            fielding[Position::Pitcher] = Some(pitcher);
        }
        self.unfilled(&fielding, designated_hitter);
        let batting = batting.try_into().ok()?;
        let fielding = filled(fielding)?;
        for position in [Position::Pitcher, Position::Catcher] {
            self.eligible(fielding[position], position);
        }
        Some(Lineup::new(batting, fielding, designated_hitter))
    }

    fn entry(&mut self, place: usize, entry: &LineupEntry) {
        match entry.role {
            Role::DesignatedHitter if !self.options.designated_hitter => {
                self.fault(
                    format_args!("lineup[{place}].role"),
                    SetupProblem::NoDesignatedHitter,
                );
            }
            Role::Fields(Position::Pitcher) if self.options.designated_hitter => {
                self.fault(
                    format_args!("lineup[{place}].role"),
                    SetupProblem::PitcherBats,
                );
            }
            Role::Fields(_) | Role::DesignatedHitter => (),
        }
    }

    /// The starting pitcher, where a designated hitter bats for him.
    fn starting_pitcher(&mut self) -> Option<LineupId> {
        match (&self.setup.starting_pitcher, self.options.designated_hitter) {
            (Some(id), true) => self.on_roster(format_args!("starting_pitcher"), id),
            (None, true) => {
                self.fault(
                    format_args!("starting_pitcher"),
                    SetupProblem::StarterMissing,
                );
                None
            }
            (Some(_), false) => {
                self.fault(format_args!("starting_pitcher"), SetupProblem::StarterTwice);
                None
            }
            (None, false) => None,
        }
    }

    fn unfilled(
        &mut self,
        fielding: &ByPosition<Option<LineupId>>,
        designated_hitter: Option<BattingSlot>,
    ) {
        for position in Position::ALL {
            // A missing starting pitcher has been named already.
            let named = position == Position::Pitcher && self.options.designated_hitter;
            if fielding[position].is_none() && !named {
                self.fault(
                    format_args!("lineup"),
                    SetupProblem::Unfilled(Role::Fields(position)),
                );
            }
        }
        if designated_hitter.is_none() && self.options.designated_hitter {
            self.fault(
                format_args!("lineup"),
                SetupProblem::Unfilled(Role::DesignatedHitter),
            );
        }
    }

    /// The pitcher and the catcher must be rated there if anybody on the roster is.
    fn eligible(&mut self, id: LineupId, position: Position) {
        let rated = |player: &Player| player.fielding_at(position).is_some();
        let place = id.place().map_or(usize::MAX, usize::from);
        let he_is = self.setup.roster.get(place).is_some_and(rated);
        if !he_is && self.setup.roster.iter().any(rated) {
            let field = match self
                .setup
                .lineup
                .iter()
                .position(|e| e.role == Role::Fields(position))
            {
                Some(place) => format!("lineup[{place}].player"),
                None => "starting_pitcher".to_string(),
            };
            self.fault(format_args!("{field}"), SetupProblem::NotEligible(position));
        }
    }

    fn on_roster(&mut self, field: fmt::Arguments, player: &str) -> Option<LineupId> {
        let roster = &self.setup.roster;
        // A longer roster is a fault of its own, and its tail has no numbers.
        let place = roster.iter().take(ROSTER_MAX).position(|p| p.id == player);
        let id = place
            .and_then(|place| u8::try_from(place).ok())
            .map(|place| LineupId::new(self.team, place));
        if id.is_none() {
            self.fault(field, SetupProblem::NotOnRoster(player.to_string()));
        }
        id
    }

    fn fault(&mut self, field: fmt::Arguments, problem: SetupProblem) {
        self.faults.add(format!("{}.{field}", self.path), problem);
    }
}

fn filled(fielding: ByPosition<Option<LineupId>>) -> Option<ByPosition<LineupId>> {
    let pitcher = fielding[Position::Pitcher]?;
    let mut all = ByPosition::from_fn(|_| pitcher);
    for position in Position::ALL {
        all[position] = fielding[position]?;
    }
    Some(all)
}
