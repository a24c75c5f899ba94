//! The teams that are offered for new games: two invented ones, or those of the operator's folder. They are read when the server
//! starts, and one that could not play is found then.

use anyhow::{Context, bail, ensure};
use bandbox_engine::GameSetup;
use bandbox_engine::cards::Park;
use bandbox_engine::options::{Edition, Mode, Options};
use bandbox_engine::setup::{TeamSetup, check};
use bandbox_engine::team::ByTeam;
use bandbox_protocol::v1::teams::{OfferedTeam, TeamList};
use std::path::{Path, PathBuf};

/// The Millbrook Lanterns.
pub(crate) const LANTERNS: &str = include_str!("../../../cards/lanterns.json");
/// The Port Ellery Terns.
pub(crate) const TERNS: &str = include_str!("../../../cards/terns.json");

/// How a setup names the team that is checked.
const IN_SETUP: &str = "teams.away.";

/// The teams of this folder, one a file; without a folder, those that come with the program.
///
/// # Errors
/// With the file that cannot be used, and what is wrong with it.
pub(crate) fn offered(folder: Option<&Path>) -> anyhow::Result<TeamList> {
    let teams = match folder {
        None => vec![offer("lanterns", LANTERNS)?, offer("terns", TERNS)?],
        Some(folder) => of_folder(folder)?,
    };
    Ok(TeamList { teams })
}

fn of_folder(folder: &Path) -> anyhow::Result<Vec<OfferedTeam>> {
    let files = files_in(folder)
        .with_context(|| format!("reading the folder of teams {}", folder.display()))?;
    if files.is_empty() {
        bail!(
            "there is no team in {}; put at least one there, as the setup of a game has it, in a file that ends in .json",
            folder.display()
        );
    }
    let teams = files.iter().map(|file| of_file(file));
    teams.collect()
}

/// The files of teams, by their names.
fn files_in(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in folder.read_dir()? {
        let file = entry?.path();
        if file
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(file);
        }
    }
    files.sort();
    Ok(files)
}

fn of_file(file: &Path) -> anyhow::Result<OfferedTeam> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("reading the team {}", file.display()))?;
    let id = file.file_stem().map(|stem| stem.to_string_lossy());
    offer(&id.unwrap_or_default(), &text)
        .with_context(|| format!("the team {} cannot be offered", file.display()))
}

fn offer(id: &str, text: &str) -> anyhow::Result<OfferedTeam> {
    let setup: TeamSetup = serde_json::from_str(text)?;
    let has_cards = !setup.cards.is_empty();
    can_play(&setup, has_cards)?;
    Ok(OfferedTeam {
        id: id.to_string(),
        name: setup.name.clone(),
        abbreviation: setup.abbreviation.clone(),
        has_cards,
        setup,
    })
}

/// Whoever brings cards brings all that the server needs to read them.
fn can_play(team: &TeamSetup, has_cards: bool) -> anyhow::Result<()> {
    let game = GameSetup {
        edition: Edition::default(),
        mode: if has_cards { Mode::Cards } else { Mode::Manual },
        league: None,
        options: Options {
            designated_hitter: team.starting_pitcher.is_some(),
            ..Options::default()
        },
        park: Park::default(),
        // Against itself.
        teams: ByTeam {
            away: team.clone(),
            home: team.clone(),
        },
    };
    let Err(refused) = check(&game) else {
        return Ok(());
    };
    let of_the_team = refused.faults.iter().filter_map(|fault| {
        let field = fault.field.strip_prefix(IN_SETUP)?;
        Some(format!("{field} {}", fault.problem))
    });
    let told: Vec<_> = of_the_team.collect();
    // What is wrong with the game is the team's fault as well, since the rest of it is as it always is.
    ensure!(!told.is_empty(), refused);
    bail!(told.join("; "))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use serde_json::{Value, json};

    fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            std::fs::write(folder.path().join(name), text).unwrap();
        }
        folder
    }

    fn refusal(files: &[(&str, &str)]) -> String {
        let folder = folder_with(files);
        format!("{:#}", offered(Some(folder.path())).unwrap_err())
    }

    fn terns_with(pointer: &str, value: Value) -> String {
        let mut team: Value = serde_json::from_str(TERNS).unwrap();
        *team.pointer_mut(pointer).unwrap() = value;
        team.to_string()
    }

    #[test]
    fn two_invented_teams_with_cards_are_offered_where_there_is_no_folder() {
        let TeamList { teams } = offered(None).unwrap();
        let told = teams.iter().map(|team| (team.id.as_str(), team.has_cards));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [("lanterns", true), ("terns", true)]
        );
    }

    #[test]
    fn the_teams_of_a_folder_are_offered_by_the_names_of_their_files() {
        let without_cards = terns_with("/cards", json!([]));
        let folder = folder_with(&[
            ("b-terns.json", &without_cards),
            ("a-lanterns.json", LANTERNS),
            ("notes.txt", "no team"),
        ]);
        let TeamList { teams } = offered(Some(folder.path())).unwrap();
        let told = teams.iter().map(|team| (team.id.as_str(), team.has_cards));
        assert_eq!(
            told.collect::<Vec<_>>(),
            [("a-lanterns", true), ("b-terns", false)]
        );
    }

    #[test]
    fn a_folder_without_a_team_or_that_is_not_there_is_refused_by_name() {
        let empty = refusal(&[("notes.txt", "no team")]);
        assert!(empty.starts_with("there is no team in /"), "{empty}");
        let gone = offered(Some(Path::new("/nowhere/teams"))).unwrap_err();
        let gone = format!("{gone:#}");
        assert!(gone.contains("/nowhere/teams: No such file"), "{gone}");
    }

    #[test]
    fn a_file_that_is_no_team_is_named_with_its_fault() {
        let broken = refusal(&[("a.json", "{\"name\": ")]);
        assert!(
            broken.contains("/a.json cannot be offered: EOF"),
            "{broken}"
        );
        let misspelt = refusal(&[("a.json", "{\"nmae\": \"Terns\"}")]);
        assert!(misspelt.contains("unknown field `nmae`"), "{misspelt}");
    }

    #[test]
    fn a_team_that_cannot_play_is_named_with_all_its_faults() {
        let nameless = terns_with("/roster/0/name", json!(""));
        let told = refusal(&[("terns.json", &nameless)]);
        assert!(
            told.contains("/terns.json cannot be offered: roster[0].name "),
            "{told}"
        );
        assert!(!told.contains("teams."), "{told}");
        // Some of the cards are not enough.
        let one_card = terns_with("/cards/0/player", json!("nobody"));
        let told = refusal(&[("terns.json", &one_card)]);
        assert!(told.contains("cards[0].player "), "{told}");
        assert!(told.contains("; cards has no "), "{told}");
    }
}
