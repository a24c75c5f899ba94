//! A manager who plays by himself: a WebSocket client like any other, who acts when it is his turn.
//!
//! Both bots wait for each other, the fielding one first, so that the same seed gives the same game.

use super::card;
use super::situation::Situation;
use anyhow::{Context, bail};
use bandbox_client::{Client, FeedItem, GameFeed, Options, Token};
use bandbox_engine::Team;
use bandbox_engine::choice::{Answer, Question};
use bandbox_engine::decisions::DefensiveDecision;
use bandbox_engine::dice::fairness::commitment;
use bandbox_engine::dice::roll::RollKind;
use bandbox_engine::hex::Entropy;
use bandbox_engine::inning::Half;
use bandbox_engine::player::LineupId;
use bandbox_engine::position::Position;
use bandbox_protocol::v1::client::{
    CommitEntropy, MemberRole, OfGame, Replace, RevealEntropy, RollDice, SubmitChoice,
    SubmitDefensiveDecision, SubmitManualOutcome, SubmitOffensiveDecision,
};
use bandbox_protocol::v1::outcomes::OutcomeName;
use bandbox_protocol::v1::room::DiceRolled;
use bandbox_protocol::v1::view::{EntropyState, GameView, PhaseName};
use bandbox_protocol::v1::{ClientEvent, GameId, Notice, RoomEvent};

/// The starting pitcher has done his work when this inning begins.
const BULLPEN_FROM: u8 = 7;

/// A runner is sent when a d20 must not exceed at least this.
const SEND_FROM: u8 = 12;

/// The throw goes home when the runner makes it on at most this.
const THROW_HOME_UPTO: u8 = 11;

/// A manager who plays by himself.
pub(crate) struct Bot {
    client: Client,
    feed: GameFeed,
    game: GameId,
    side: Team,
    entropy: Entropy,
    shares: Shares,
    roll: Option<DiceRolled>,
    question: Option<Question>,
    /// Relief pitchers on his bench.
    bullpen: Vec<LineupId>,
    /// His pitcher has had enough.
    tired: bool,
    /// The half-inning that he has decided in last.
    decided_in: Option<(u8, Half)>,
    /// The last place in the log at which he acted or let be.
    considered: u64,
}

/// How far the agreement on the dice has come.
#[derive(Clone, Copy)]
struct Shares {
    away: EntropyState,
    home: EntropyState,
}

impl Bot {
    /// Connects and joins.
    ///
    /// # Errors
    /// When the server does not let him in.
    pub(crate) async fn join(
        url: &str,
        token: String,
        game: GameId,
        side: Team,
        entropy: Entropy,
    ) -> anyhow::Result<Self> {
        let client = Client::connect(Options::new(url, Token::fixed(token)));
        let feed = client.join(game, MemberRole::Player).await?;
        Ok(Self {
            client,
            feed,
            game,
            side,
            entropy,
            shares: Shares {
                away: EntropyState::None,
                home: EntropyState::None,
            },
            roll: None,
            question: None,
            bullpen: Vec::new(),
            tired: false,
            decided_in: None,
            considered: 0,
        })
    }

    /// Plays until the game is over.
    ///
    /// # Errors
    /// When a command is refused or the connection is lost for good.
    pub(crate) async fn play(mut self) -> anyhow::Result<()> {
        while let Some(item) = self.feed.next().await {
            let situation = match item {
                FeedItem::Snapshot(sync) => {
                    self.read_snapshot(&sync.state);
                    Some(Situation::of_view(&sync.state, sync.seq))
                }
                FeedItem::Room(frame) => {
                    self.remember(frame.event);
                    None
                }
                FeedItem::Notice(Notice::GameStateUpdate(update)) => {
                    Some(Situation::of_update(update))
                }
                FeedItem::Notice(_) | FeedItem::Newer { .. } => None,
                FeedItem::Interrupted(failure) => {
                    bail!("the {} bot lost its connection: {failure}", self.side)
                }
                FeedItem::Lost(error) => {
                    bail!("the {} bot was put out: {}", self.side, error.message)
                }
            };
            let Some(situation) = situation else {
                continue;
            };
            if situation.phase == PhaseName::Final {
                self.client.close().await;
                return Ok(());
            }
            if situation.seq > self.considered {
                self.considered = situation.seq;
                if let Some(event) = self.turn(&situation)? {
                    let what = format!("the {} bot at {}", self.side, situation.seq);
                    self.client.request(event).await.context(what)?;
                }
            }
        }
        bail!("the {} bot's feed ended before the game did", self.side)
    }

    fn read_snapshot(&mut self, view: &GameView) {
        self.shares = Shares {
            away: view.entropy.away.state,
            home: view.entropy.home.state,
        };
        let team = &view.teams[self.side];
        let bench = &view.bench[self.side];
        let pitchers = team
            .players
            .iter()
            .filter(|player| player.positions.contains(&Position::Pitcher))
            .filter(|player| {
                player
                    .endurance
                    .is_none_or(|endurance| endurance.reliever.is_some())
            });
        self.bullpen = pitchers
            .map(|player| player.lineup_id)
            .filter(|id| bench.contains(id))
            .collect();
        self.question = view.question;
    }

    fn remember(&mut self, event: RoomEvent) {
        match event {
            RoomEvent::EntropyCommitted(data) => {
                self.shares.set(data.side, EntropyState::Committed);
            }
            RoomEvent::EntropyRevealed(data) => {
                self.shares.set(data.side, EntropyState::Revealed);
            }
            RoomEvent::DiceRolled(roll) if roll.kind == RollKind::AtBat => self.roll = Some(roll),
            RoomEvent::ChoiceDue(data) => self.question = Some(data.question),
            RoomEvent::PlayerSubstituted(data) => self.bullpen.retain(|id| *id != data.r#in),
            RoomEvent::PitcherTired(data) => self.tired |= data.side == self.side,
            RoomEvent::PositionsSwapped(_)
            | RoomEvent::GameCreated(_)
            | RoomEvent::GameStarted(_)
            | RoomEvent::GameSuspended(_)
            | RoomEvent::GameResumed(_)
            | RoomEvent::DefensiveDecisionSubmitted(_)
            | RoomEvent::OffensiveDecisionSubmitted(_)
            | RoomEvent::DecisionDropped(_)
            | RoomEvent::DiceRolled(_)
            | RoomEvent::CardRead(_)
            | RoomEvent::ChoiceMade(_)
            | RoomEvent::JumpTaken(_)
            | RoomEvent::PlayResolved(_)
            | RoomEvent::Scored(_)
            | RoomEvent::HalfInningEnded(_)
            | RoomEvent::InningChanged(_)
            | RoomEvent::LineupDue(_)
            | RoomEvent::PlayerHurt(_)
            | RoomEvent::ReplacementDue(_)
            | RoomEvent::TakeBackRequested(_)
            | RoomEvent::TakeBackAnswered(_)
            | RoomEvent::PlayTakenBack(_)
            | RoomEvent::GameEnded(_)
            | RoomEvent::DiceRevealed(_) => (),
        }
    }

    /// What he does now; nothing if it is not his turn.
    fn turn(&mut self, situation: &Situation) -> anyhow::Result<Option<ClientEvent>> {
        let game_id = self.game;
        let fields = situation.fielding() == self.side;
        let waits_for_me = situation.waiting_for.contains(&self.side);
        Ok(match situation.phase {
            PhaseName::BeforeGame => self.dice_turn(),
            PhaseName::DecisionsDue if fields && waits_for_me => Some(self.defend(situation)),
            PhaseName::DecisionsDue if situation.waiting_for == [self.side] => {
                let decision = situation.tries();
                Some(ClientEvent::SubmitOffensiveDecision(
                    SubmitOffensiveDecision { game_id, decision },
                ))
            }
            PhaseName::RollDue if !fields => Some(ClientEvent::RollDice(RollDice {
                game_id,
                roll_type: None,
            })),
            PhaseName::OutcomeDue if !fields => Some(self.read_card()?),
            PhaseName::ChoiceDue if waits_for_me => {
                let question = self
                    .question
                    .context("a choice is due that was never told")?;
                let choice = answer(question);
                Some(ClientEvent::SubmitChoice(SubmitChoice { game_id, choice }))
            }
            PhaseName::LineupDue
            | PhaseName::DecisionsDue
            | PhaseName::RollDue
            | PhaseName::OutcomeDue
            | PhaseName::ChoiceDue
            | PhaseName::EntryDue
            | PhaseName::Final => None,
        })
    }

    /// Away commits, home commits, away reveals, home reveals, home starts.
    fn dice_turn(&self) -> Option<ClientEvent> {
        let game_id = self.game;
        let commit = || {
            let commitment = commitment(self.entropy.as_bytes());
            ClientEvent::CommitEntropy(CommitEntropy {
                game_id,
                commitment,
            })
        };
        let reveal = || {
            ClientEvent::RevealEntropy(RevealEntropy {
                game_id,
                entropy: self.entropy.clone(),
            })
        };
        let (turn, event) = match (self.shares.away, self.shares.home) {
            (EntropyState::None, _) => (Team::Away, commit()),
            (EntropyState::Committed | EntropyState::Revealed, EntropyState::None) => {
                (Team::Home, commit())
            }
            (EntropyState::Committed, EntropyState::Committed | EntropyState::Revealed) => {
                (Team::Away, reveal())
            }
            (EntropyState::Revealed, EntropyState::Committed) => (Team::Home, reveal()),
            (EntropyState::Revealed, EntropyState::Revealed) => {
                (Team::Home, ClientEvent::StartGame(OfGame { game_id }))
            }
        };
        (turn == self.side).then_some(event)
    }

    fn defend(&mut self, situation: &Situation) -> ClientEvent {
        let game_id = self.game;
        match self.reliever(situation) {
            Some(reliever) => {
                self.tired = false;
                ClientEvent::RequestPitchingChange(Replace {
                    game_id,
                    out: situation.pitcher,
                    r#in: reliever,
                })
            }
            None => ClientEvent::SubmitDefensiveDecision(SubmitDefensiveDecision {
                game_id,
                decision: DefensiveDecision::default(),
            }),
        }
    }

    /// Who pitches from now on: a tired pitcher goes when his half-inning is over, for by then he has faced as many
    /// as he must; of two relievers one comes in late in the game in any case.
    fn reliever(&mut self, situation: &Situation) -> Option<LineupId> {
        let half = (situation.inning, situation.half);
        let begins = self.decided_in.replace(half) != Some(half);
        let late = situation.inning == BULLPEN_FROM && self.bullpen.len() == 2;
        let goes = late || begins && self.tired;
        self.bullpen.first().copied().filter(|_| goes)
    }

    fn read_card(&self) -> anyhow::Result<ClientEvent> {
        let roll = self
            .roll
            .as_ref()
            .context("an outcome is due for a roll that was never told")?;
        let face = |face: Option<u8>| face.unwrap_or_default();
        let reading = card::read(
            face(roll.d6_one),
            face(roll.d6_two_total),
            face(roll.chaos_d20),
        );
        let reading = reading.context("the dice fell outside the card")?;
        let is_error = reading.outcome == bandbox_engine::PlayOutcome::Error;
        Ok(ClientEvent::SubmitManualOutcome(SubmitManualOutcome {
            game_id: self.game,
            outcome: OutcomeName(reading.outcome.name().to_string()),
            hit_location: reading.hit_location,
            error_bases: is_error.then_some(1),
            roll_id: Some(roll.roll_id),
            plus_injury: false,
        }))
    }
}

impl Shares {
    const fn set(&mut self, side: Team, state: EntropyState) {
        match side {
            Team::Away => self.away = state,
            Team::Home => self.home = state,
        }
    }
}

/// Send a good bet, throw home against a bad one, read no ratings that nobody has.
fn answer(question: Question) -> Answer {
    match question {
        Question::Send { number, .. } if number >= Some(SEND_FROM) => Answer::Send,
        Question::Send { .. } => Answer::Hold,
        Question::ThrowHome {
            number: Some(number),
        } if number <= THROW_HOME_UPTO => Answer::ThrowHome,
        Question::ThrowHome { .. } => Answer::ThrowFirst,
        Question::Throw { .. } => Answer::Throw,
        Question::SendTrail { .. } => Answer::Hold,
        Question::PlayOn { .. } => Answer::PlayLead,
        Question::GoWithoutLead { number } if number >= Some(SEND_FROM) => Answer::Send,
        Question::GoWithoutLead { .. } => Answer::Hold,
        Question::ReadAttempt { .. }
        | Question::ReadPitchCheck { .. }
        | Question::ReadXCheck(_)
        | Question::ReadSpeed { .. }
        | Question::ReadPickoff { .. }
        | Question::ReadBalk { .. }
        | Question::ReadLead { .. }
        | Question::ReadInjury { .. }
        | Question::ReadSteal { .. }
        | Question::ReadOverthrow { .. }
        | Question::ReadGrade { .. } => question.answers()[0],
    }
}
