//! Chadwick's programs, compiled from the sources that a Python package of them carries.

use anyhow::{Context, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The package, and the version that carries the sources.
const PACKAGE: &str = "pychadwick";
const VERSION: &str = "0.6.1";

/// What it is asked for, table by table: the program, and the fields that are compared. They are those of the games in
/// `retrosheet/games`, but for runners placed on base, whom this version does not know, and the line score inning by
/// inning, which it ends with an x.
const TABLES: [(&str, &str, &[&str]); 4] = [
    (
        "events",
        "cwevent",
        &[
            "-f",
            "0,2-6,8-10,12,14,16,18-49,51-96",
            "-x",
            "4-5,8,11-14,45,47-50,56-62",
        ],
    ),
    (
        "games",
        "cwgame",
        &["-f", "0-11,32-83", "-x", "4-7,10-59,73"],
    ),
    ("players", "cwdaily", &[]),
    ("subs", "cwsub", &["-f", "0-9"]),
];

/// The programs.
pub(super) struct Tools {
    folder: PathBuf,
}

impl Tools {
    /// Fetches and compiles them if they are not there yet.
    pub(super) fn prepare(target: &Path) -> Result<Self> {
        let folder = target.join("chadwick").join(VERSION);
        let tools = Self { folder };
        let missing =
            |(_, program, _): &(&str, &str, &[&str])| !tools.folder.join(program).exists();
        if TABLES.iter().any(missing) {
            fs::create_dir_all(&tools.folder)?;
            let sources = fetch(&tools.folder)?;
            compile(&sources, &tools.folder)?;
        }
        Ok(tools)
    }

    /// Where a program is.
    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Puts the files of a folder through the programs; what they make of them is packed beside them. Gives the table of
    /// games.
    pub(super) fn read(&self, folder: &Path, year: u16) -> Result<String> {
        let oracle = folder.join("oracle");
        fs::create_dir_all(&oracle)?;
        let files = crate::event_files::seasons(folder)?;
        let files = files.iter().flat_map(|season| &season.files);
        let names: Vec<_> = files.filter_map(|path| path.file_name()).collect();
        let mut games = String::new();
        for (table, program, fields) in TABLES {
            let mut command = Command::new(self.program(program));
            command.args(["-q", "-n", "-y", &year.to_string()]);
            command.args(fields).args(&names).current_dir(folder);
            let mut text = succeed(&mut command)?;
            if !text.starts_with("\"GAME_ID\"") {
                text.insert_str(0, &head(table, &text)?);
            }
            let path = oracle.join(format!("{table}.csv.gz"));
            let mut packed = GzEncoder::new(File::create(path)?, Compression::fast());
            packed.write_all(text.as_bytes())?;
            packed.finish()?;
            if table == "games" {
                games = text;
            }
        }
        Ok(games)
    }
}

/// The names of the columns, where the program leaves them out: those of the same table in the repository.
fn head(table: &str, text: &str) -> Result<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../retrosheet/games/oracle");
    let path = path.join(format!("{table}.csv.gz"));
    let file = File::open(&path).with_context(|| format!("reading {}", path.display()))?;
    let mut known = String::new();
    std::io::Read::read_to_string(&mut flate2::read::MultiGzDecoder::new(file), &mut known)?;
    let names = known.lines().next().unwrap_or_default().trim_end();
    let columns = text.lines().next().unwrap_or_default().split(',').count();
    let names: Vec<_> = names.split(',').take(columns).collect();
    Ok(names.join(",") + "\n")
}

/// The folder of the sources, fetched with pip.
fn fetch(folder: &Path) -> Result<PathBuf> {
    let venv = folder.join("venv");
    let python = venv.join("bin").join("python");
    succeed(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    let pip = |asked: &[&str]| {
        let mut command = Command::new(&python);
        command.args(["-m", "pip"]).args(asked);
        command.args(["--quiet", "--disable-pip-version-check"]);
        succeed(command.current_dir(folder))
    };
    // What pip needs to look at the package; with these at hand it compiles nothing.
    pip(&["install", "setuptools", "wheel", "scikit-build"])?;
    let package = format!("{PACKAGE}=={VERSION}");
    pip(&[
        "download",
        "--no-deps",
        "--no-binary",
        ":all:",
        "--no-build-isolation",
        &package,
    ])?;
    let packed = format!("{PACKAGE}-{VERSION}");
    succeed(
        Command::new("tar")
            .args(["-xzf", &format!("{packed}.tar.gz")])
            .current_dir(folder),
    )?;
    Ok(folder.join(packed).join("src").join("pychadwicklib"))
}

/// Compiles what the programs share once, and each of them.
fn compile(sources: &Path, folder: &Path) -> Result<()> {
    let mut shared = vec!["cwtools/cwtools.c".to_owned()];
    for path in crate::event_files::listed(&sources.join("cwlib"))? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".c") {
            shared.push(format!("cwlib/{name}"));
        }
    }
    let cc = |arguments: &[String]| {
        let mut command = Command::new("cc");
        command.args(["-O2", "-w", "-DVERSION=\"x\"", "-I.", "-Icwlib"]);
        succeed(command.args(arguments).current_dir(sources))
    };
    cc(&[vec!["-c".to_owned()], shared.clone()].concat())?;
    let objects: Vec<_> = shared
        .iter()
        .filter_map(|path| Path::new(path).file_stem()?.to_str())
        .map(|stem| format!("{stem}.o"))
        .collect();
    for (_, program, _) in TABLES {
        let out = folder.join(program).display().to_string();
        let mut arguments = vec![format!("cwtools/{program}.c")];
        arguments.extend(objects.iter().cloned());
        arguments.extend(["-lm".to_owned(), "-o".to_owned(), out]);
        cc(&arguments)?;
    }
    Ok(())
}

/// Runs a command, and gives what it printed. A complaint is a fault, too.
fn succeed(command: &mut Command) -> Result<String> {
    let output = command
        .output()
        .with_context(|| format!("could not start {command:?}"))?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() || said.contains("ERROR") {
        let first = said.trim().lines().next().unwrap_or("it said nothing");
        bail!("{command:?} ended with {}: {first}", output.status);
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
