//! The whole of a game as one audience may see it, and the small part of it that changes.

use super::rolls::RollView;
use bandbox_engine::Team;
use bandbox_engine::bases::{Base, Bases};
use bandbox_engine::choice::Question;
use bandbox_engine::decisions::{DefensiveDecision, OffensiveDecision};
use bandbox_engine::dice::fairness::EntropyShare;
use bandbox_engine::endurance::Endurance;
use bandbox_engine::event::GameResult;
use bandbox_engine::fatigue::Fatigue;
use bandbox_engine::hex::{Entropy, Hex32};
use bandbox_engine::injury::InjuryRating;
use bandbox_engine::inning::{Half, Outs};
use bandbox_engine::lineup::{BattingSlot, Lineup, LineupCard};
use bandbox_engine::options::{Edition, Mode, Options};
use bandbox_engine::player::{Bats, LineupId, Player, Throws};
use bandbox_engine::position::{Position, Role};
use bandbox_engine::state::{Phase, Vacancy};
use bandbox_engine::team::ByTeam;
use serde::{Deserialize, Serialize};

/// What a game waits for, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum PhaseName {
    /// The start.
    BeforeGame,
    /// An eligible man at a position.
    LineupDue,
    /// The decisions of the managers.
    DecisionsDue,
    /// The dice.
    RollDue,
    /// The outcome read off the cards.
    OutcomeDue,
    /// A manager's choice.
    ChoiceDue,
    /// What the scorer of a game that was really played says next.
    EntryDue,
    /// Nothing: it is over.
    Final,
}

impl From<&Phase> for PhaseName {
    fn from(phase: &Phase) -> Self {
        match phase {
            Phase::BeforeGame => Self::BeforeGame,
            Phase::LineupDue { .. } => Self::LineupDue,
            Phase::DecisionsDue { .. } => Self::DecisionsDue,
            Phase::RollDue { .. } => Self::RollDue,
            Phase::OutcomeDue { .. } => Self::OutcomeDue,
            Phase::ChoiceDue { .. } => Self::ChoiceDue,
            Phase::EntryDue => Self::EntryDue,
            Phase::Final { .. } => Self::Final,
        }
    }
}

/// A game as one audience may see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GameView {
    /// What it waits for.
    pub phase: PhaseName,
    /// The sides whose managers it waits for.
    pub waiting_for: Vec<Team>,
    /// The inning, from 1.
    pub inning: u8,
    /// Top or bottom.
    pub half: Half,
    /// Outs in this half-inning.
    pub outs: Outs,
    /// Who is on base.
    pub bases: BasesView,
    /// Runs.
    pub score: ByTeam<u16>,
    /// Who is at bat.
    pub batter: LineupId,
    /// Who pitches.
    pub pitcher: LineupId,
    /// How the pitcher holds up; null where nobody keeps watch: pitchers do not tire in this game, or the server was
    /// not told his endurance.
    #[serde(default)]
    pub pitcher_fatigue: Option<Fatigue>,
    /// The number of the last play, 0 before the first.
    pub last_play: u16,
    /// The place that must be filled before play goes on: a position for an eligible man, or a man who is hurt.
    #[serde(default)]
    pub vacancy: Option<Vacancy>,
    /// Play has broken off: until it is resumed nothing of this is due.
    #[serde(default)]
    pub suspended: bool,
    /// What can be taken back; null while nothing has been entered for the last dice.
    #[serde(default)]
    pub take_back: Option<TakeBackView>,
    /// What the batting manager may decide, while decisions are due.
    pub offense_options: Vec<OffensiveDecision>,
    /// The decisions of this plate appearance.
    pub decisions: DecisionsView,
    /// The roll whose outcome is due.
    pub pending_roll: Option<RollView>,
    /// The choice that is due.
    pub question: Option<Question>,
    /// The teams and everyone on their rosters.
    pub teams: ByTeam<TeamView>,
    /// Who plays.
    pub lineups: ByTeam<LineupView>,
    /// Those who have not been in the game.
    pub bench: ByTeam<Vec<LineupId>>,
    /// The options.
    pub options: Options,
    /// The edition of rules and charts.
    pub edition: Edition,
    /// Where the plays come from.
    pub mode: Mode,
    /// The league's own key for itself.
    pub league: Option<String>,
    /// SHA-256 of the server's secret.
    pub commitment: Hex32,
    /// What each manager has added to the dice.
    pub entropy: ByTeam<EntropyView>,
    /// Who is ready to begin; nobody once the game has started.
    #[serde(default)]
    pub ready: ByTeam<bool>,
    /// The result, when it is over.
    pub result: Option<GameResult>,
    /// Runs by inning, and the totals.
    pub line_score: LineScore,
}

/// What can be taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct TakeBackView {
    /// The `seq` of the `dice_rolled` to go back to: the `to_seq` of `request_take_back`.
    pub to_seq: u64,
    /// The play that would be undone; null where the dice have come to none yet.
    pub play_number: Option<u16>,
    /// The side whose manager asks for it; while one does, nothing else goes on.
    pub asked_by: Option<Team>,
}

/// Who is on base, by lineup id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BasesView {
    /// The runner on first.
    pub first: Option<LineupId>,
    /// The runner on second.
    pub second: Option<LineupId>,
    /// The runner on third.
    pub third: Option<LineupId>,
}

impl From<&Bases> for BasesView {
    fn from(bases: &Bases) -> Self {
        Self {
            first: bases.runner(Base::First),
            second: bases.runner(Base::Second),
            third: bases.runner(Base::Third),
        }
    }
}

/// The decisions of the plate appearance: who has decided, and what, where the audience may see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct DecisionsView {
    /// The fielding manager has decided.
    pub defense_in: bool,
    /// The batting manager has decided.
    pub offense_in: bool,
    /// The fielding manager's decision; null where it is not in or not to be seen yet.
    pub defense: Option<DefensiveDecision>,
    /// The batting manager's decision; null where it is not in or not to be seen yet.
    pub offense: Option<OffensiveDecision>,
}

/// A team and everyone on its roster.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct TeamView {
    /// Its name.
    pub name: String,
    /// For scoreboards.
    pub abbreviation: String,
    /// Its players, in roster order.
    pub players: Vec<PlayerView>,
}

/// A player.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct PlayerView {
    /// His number in this game.
    pub lineup_id: LineupId,
    /// The league's own key for him.
    pub id: String,
    /// His name.
    pub name: String,
    /// The side he bats from.
    pub bats: Bats,
    /// The hand he throws with.
    pub throws: Throws,
    /// The positions he is rated for.
    pub positions: Vec<Position>,
    /// Injury rating, if the server was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub injury: Option<InjuryRating>,
    /// How long he lasts as a pitcher, if the server was told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", ts(optional))]
    pub endurance: Option<Endurance>,
}

impl PlayerView {
    /// The player of this number.
    pub fn of(lineup_id: LineupId, player: &Player) -> Self {
        Self {
            lineup_id,
            id: player.id.clone(),
            name: player.name.clone(),
            bats: player.bats,
            throws: player.throws,
            positions: player.fielding.iter().map(|f| f.position).collect(),
            injury: player.injury,
            endurance: player.endurance,
        }
    }
}

/// Who plays for a team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct LineupView {
    /// The nine who bat, in order.
    pub batting_order: Vec<BatterView>,
    /// Who pitches.
    pub pitcher: LineupId,
    /// Who bats for the pitcher, while somebody does.
    pub designated_hitter: Option<LineupId>,
}

/// A place in the batting order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct BatterView {
    /// 1 to 9.
    pub slot: BattingSlot,
    /// Who bats there.
    pub lineup_id: LineupId,
    /// What he does.
    pub role: Role,
}

impl From<&LineupCard> for LineupView {
    fn from(card: &LineupCard) -> Self {
        Self {
            batting_order: BattingSlot::all()
                .map(|slot| BatterView {
                    slot,
                    lineup_id: card.batter(slot),
                    role: card.role_at(slot),
                })
                .collect(),
            pitcher: card.pitcher(),
            designated_hitter: card.designated_hitter.map(|slot| card.batter(slot)),
        }
    }
}

impl From<&Lineup> for LineupView {
    fn from(lineup: &Lineup) -> Self {
        Self::from(&lineup.card())
    }
}

/// How far a manager is with his part of the dice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub enum EntropyState {
    /// He added nothing.
    None,
    /// He committed to entropy.
    Committed,
    /// He showed it.
    Revealed,
}

/// What a manager has added to the dice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct EntropyView {
    /// How far he is.
    pub state: EntropyState,
    /// The SHA-256 he committed to, until he shows the entropy.
    pub commitment: Option<Hex32>,
    /// The entropy, once shown.
    pub entropy: Option<Entropy>,
}

impl From<&EntropyShare> for EntropyView {
    fn from(share: &EntropyShare) -> Self {
        let (state, commitment, entropy) = match share {
            EntropyShare::None => (EntropyState::None, None, None),
            EntropyShare::Committed(hash) => (EntropyState::Committed, Some(*hash), None),
            EntropyShare::Revealed(bytes) => (EntropyState::Revealed, None, Some(bytes.clone())),
        };
        Self {
            state,
            commitment,
            entropy,
        }
    }
}

/// Runs by inning, and the totals.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct LineScore {
    /// For each inning the runs of the visitors and of the hosts, null where they have not batted.
    pub innings: Vec<(u16, Option<u16>)>,
    /// Runs.
    pub runs: ByTeam<u16>,
    /// Hits.
    pub hits: ByTeam<u16>,
    /// Errors.
    pub errors: ByTeam<u16>,
    /// Runners left on base.
    pub left_on_base: ByTeam<u16>,
}

/// Data of `game_state_update`: what changes from event to event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema, ts_rs::TS))]
pub struct GameStateUpdate {
    /// The event after which the game stands so.
    pub seq: u64,
    /// What it waits for.
    pub phase: PhaseName,
    /// The sides whose managers it waits for.
    pub waiting_for: Vec<Team>,
    /// The inning, from 1.
    pub inning: u8,
    /// Top or bottom.
    pub half: Half,
    /// Outs in this half-inning.
    pub outs: Outs,
    /// Who is on base.
    pub bases: BasesView,
    /// Runs.
    pub score: ByTeam<u16>,
    /// Who is at bat.
    pub batter: LineupId,
    /// Who pitches.
    pub pitcher: LineupId,
    /// How the pitcher holds up; null where nobody keeps watch: pitchers do not tire in this game, or the server was
    /// not told his endurance.
    #[serde(default)]
    pub pitcher_fatigue: Option<Fatigue>,
    /// The number of the last play, 0 before the first.
    pub last_play: u16,
    /// The place that must be filled before play goes on: a position for an eligible man, or a man who is hurt.
    #[serde(default)]
    pub vacancy: Option<Vacancy>,
    /// Play has broken off: until it is resumed nothing of this is due.
    #[serde(default)]
    pub suspended: bool,
    /// What can be taken back; null while nothing has been entered for the last dice.
    #[serde(default)]
    pub take_back: Option<TakeBackView>,
    /// What the batting manager may decide, while decisions are due.
    pub offense_options: Vec<OffensiveDecision>,
}
