//! `cargo xtask verify`: every text, every roll and every decision of recorded games, recomputed.

use crate::recordings::From;
use anyhow::bail;
use bandbox_store::audit::{DiceChecked, audit};

/// Which games.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    from: From,
}

/// Recomputes the games and names the first difference of each.
///
/// # Errors
/// When a game cannot be read or differs.
pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<()> {
    let (mut games, mut events, mut differences) = (0u64, 0u64, 0u64);
    arguments.from.each(|recorded| {
        games += 1;
        match audit(&recorded) {
            Ok(report) => {
                events += report.events;
                let dice = match report.dice {
                    DiceChecked::FromSecret => "recomputed from the secret",
                    DiceChecked::AsRecorded => "as recorded: the secret is not out yet",
                };
                println!(
                    "{}  {} events, {} rolls {dice}",
                    report.game, report.events, report.rolls
                );
            }
            Err(difference) => {
                differences += 1;
                println!("DIFFERENT  {difference}");
            }
        }
        Ok(())
    })?;
    println!("{games} games, {events} events, {differences} differences");
    if differences > 0 {
        bail!(
            "{differences} of {games} games differ from what the rules, the dice and the hashes give"
        );
    }
    Ok(())
}
