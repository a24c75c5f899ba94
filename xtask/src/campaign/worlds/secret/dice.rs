//! The secret of the dice: another one, which shows the same dice the first time.

use super::{Kind, Pair, Place, ask, create, end, manual};
use crate::campaign::worlds::paper::{Paper, secret};
use crate::campaign::worlds::step::Step;
use crate::luck::Luck;
use anyhow::bail;
use bandbox_engine::command::OutcomeReport;
use bandbox_engine::decisions::{DefensiveDecision, OffensiveDecision};
use bandbox_engine::dice::fairness::{EntropyShare, Secret, commitment};
use bandbox_engine::dice::roll::RollKind;
use bandbox_engine::hex::Entropy;
use bandbox_engine::team::ByTeam;
use bandbox_engine::{Command, Dice, PlayOutcome, Team};

/// How many entropies are tried for two secrets: of the faces of an at-bat roll there are 86,400.
const TRIES: u64 = 4_000_000;

/// Two secrets that show the same dice the first time: with the entropies that the managers add.
pub(super) fn dice(place: Place, luck: &mut Luck) -> anyhow::Result<Pair> {
    let setup = manual()?;
    let secrets = [
        secret(place.seed, place.game),
        secret(place.other, place.game),
    ];
    let entropy = showing_the_same(&secrets, luck)?;
    let mut steps = [Vec::new(), Vec::new()];
    let mut seals = [Vec::new(), Vec::new()];
    let outcome = Command::ReportOutcome {
        report: OutcomeReport {
            outcome: PlayOutcome::HomeRun,
            hit_location: None,
            error_bases: None,
            roll_id: None,
            plus_injury: false,
        },
    };
    let nothing_special = [
        (
            Team::Home,
            Command::DecideDefense {
                decision: DefensiveDecision::default(),
            },
        ),
        (
            Team::Away,
            Command::DecideOffense {
                decision: OffensiveDecision::default(),
            },
        ),
    ];
    for ((secret, steps), seals) in secrets.iter().zip(&mut steps).zip(&mut seals) {
        let mut paper = Paper::new(&setup, secret.clone())?;
        seals.push(paper.state.commitment().to_string());
        for team in Team::ALL {
            let commitment = commitment(entropy[team].as_bytes());
            let command = Command::CommitEntropy { commitment };
            steps.push(ask(&mut paper, team, &command)?);
        }
        for team in Team::ALL {
            let entropy = entropy[team].clone();
            steps.push(ask(&mut paper, team, &Command::RevealEntropy { entropy })?);
        }
        steps.push(ask(&mut paper, Team::Home, &Command::StartGame)?);
        steps.push(Step::Look);
        for at_bat in 0..2 {
            for (team, command) in &nothing_special {
                steps.push(ask(&mut paper, *team, command)?);
            }
            if at_bat == 1 {
                steps.push(Step::Look);
                steps.push(Step::Disclosed);
            }
            steps.push(ask(&mut paper, Team::Away, &Command::Roll)?);
            if at_bat == 0 {
                steps.push(Step::Look);
                steps.push(ask(&mut paper, Team::Away, &outcome)?);
            }
        }
        end(&mut paper, steps)?;
    }
    Ok(Pair {
        kind: Kind::Dice,
        create: [create(&setup), create(&setup)],
        knows: None,
        steps,
        besides: seals,
        differ_in: ["one secret".to_owned(), "another".to_owned()],
    })
}

/// What the managers add to two secrets so that both show the same dice the first time.
fn showing_the_same(secrets: &[Secret; 2], luck: &mut Luck) -> anyhow::Result<ByTeam<Entropy>> {
    let [one, other] = secrets.clone().map(Dice::new);
    let away = Entropy::new(b"the visitors' part")?;
    let first = luck.next() << 32;
    for number in first..first + TRIES {
        let entropy = ByTeam {
            away: away.clone(),
            home: Entropy::new(&number.to_be_bytes())?,
        };
        let shares = ByTeam {
            away: EntropyShare::Revealed(entropy.away.clone()),
            home: EntropyShare::Revealed(entropy.home.clone()),
        };
        let first_roll = |dice: &Dice| dice.roll(0, RollKind::AtBat, &shares).faces;
        if first_roll(&one) == first_roll(&other) {
            return Ok(entropy);
        }
    }
    bail!("no entropy makes the two secrets show the same dice")
}
