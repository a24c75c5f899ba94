//! A `PostgreSQL` server: for the tests the one that is named, the one that runs, one started from what is installed, or
//! one installed first; for a campaign one of its own, which may be killed.

use crate::packages::{self, is_root};
use crate::tools::quietly;
use anyhow::Context;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// How the tests are told; whoever sets it chooses the server.
pub(crate) const NAMED: &str = "BANDBOX_TEST_POSTGRES";

/// Databases in which a server that runs may let us make schemas of our own.
const DATABASES: [&str; 2] = ["test", "postgres"];

/// The account that the packages make. The server refuses to run as root.
const ACCOUNT: &str = "postgres";

/// A server that was killed and is not back by then does not come up.
const PATIENCE: Duration = Duration::from_secs(30);

/// A server to test with.
pub(crate) struct Server {
    /// The address of a database in which schemas may be made.
    pub(crate) url: String,
    /// The one that was started for this run; it ends with it.
    #[expect(dead_code, reason = "kept for its end")]
    started: Option<Started>,
}

/// A server of our own. It ends with this.
struct Started {
    programs: PathBuf,
    data: PathBuf,
    port: u16,
}

impl Drop for Started {
    fn drop(&mut self) {
        let stop = ["-D", &text(&self.data), "-m", "immediate", "stop"];
        if let Err(fault) = quietly(&mut as_account(&self.programs.join("pg_ctl"), &stop)) {
            println!(
                "!!! the PostgreSQL in {} still runs: {fault:#}",
                text(&self.data)
            );
        }
        if let Err(fault) = std::fs::remove_dir_all(&self.data) {
            println!("!!! {} is still there: {fault}", text(&self.data));
        }
    }
}

impl Started {
    /// Starts it, and waits until it can be used.
    fn run(&self) -> anyhow::Result<()> {
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories=",
            self.port
        );
        let log = text(&self.data.join("server.log"));
        let folder = text(&self.data);
        let run = ["-D", &folder, "-o", &options, "-l", &log, "-w", "start"];
        quietly(&mut as_account(&self.programs.join("pg_ctl"), &run))
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://{ACCOUNT}@127.0.0.1:{}/{database}", self.port)
    }
}

/// A server that nobody else uses.
pub(crate) struct Private(Started);

impl Private {
    /// Starts one.
    ///
    /// # Errors
    /// When none is installed or it does not come up.
    pub(crate) fn start() -> anyhow::Result<Self> {
        let programs = installed().context("PostgreSQL is not installed")?;
        let folder = std::env::temp_dir().join(format!("bandbox-private-{}", std::process::id()));
        Ok(Self(start(programs, folder)?))
    }

    /// Makes a database, and tells its address.
    ///
    /// # Errors
    /// When there is one of this name.
    pub(crate) fn database(&self, name: &str) -> anyhow::Result<String> {
        let port = self.0.port.to_string();
        let make = ["-h", "127.0.0.1", "-p", &port, "-U", ACCOUNT, name];
        quietly(&mut as_account(&self.0.programs.join("createdb"), &make))?;
        Ok(self.0.url(name))
    }

    /// Ends its first process at once, with a signal that no program can catch; the others see that and end.
    ///
    /// # Errors
    /// When it is not running.
    pub(crate) fn kill(&self) -> anyhow::Result<()> {
        let file = std::fs::read_to_string(self.0.data.join("postmaster.pid"))?;
        let process = file.lines().next().context("no process is named")?;
        quietly(Command::new("kill").args(["-9", process.trim()]))
    }

    /// Starts it again after it was killed, once all its processes are gone.
    ///
    /// # Errors
    /// When it does not come up.
    pub(crate) fn start_again(&self) -> anyhow::Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.0.run() {
                Ok(()) => return Ok(()),
                Err(fault) if Instant::now() > end => return Err(fault),
                // It says that its memory is still in use.
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
        }
    }
}

/// Finds a server, starts one, or installs one.
///
/// # Errors
/// When there is none to be had, with why.
pub(crate) fn prepare(target: &Path) -> anyhow::Result<Server> {
    if let Ok(url) = std::env::var(NAMED) {
        try_out(&url).with_context(|| format!("the server named in {NAMED}"))?;
        return Ok(Server { url, started: None });
    }
    let user = std::env::var("USER").unwrap_or_else(|_| "root".to_string());
    for database in DATABASES {
        let url = format!("postgres://{user}@127.0.0.1:5432/{database}");
        if try_out(&url).is_ok() {
            return Ok(Server { url, started: None });
        }
    }
    let programs = match installed() {
        Some(programs) => programs,
        None => install()?,
    };
    let name = format!("bandbox-postgres-{}", std::process::id());
    let data = if is_root() {
        std::env::temp_dir().join(name)
    } else {
        target.join(name)
    };
    let started = start(programs, data)?;
    let url = started.url("postgres");
    try_out(&url)?;
    Ok(Server {
        url,
        started: Some(started),
    })
}

/// Whether a schema can be made there.
fn try_out(url: &str) -> anyhow::Result<()> {
    let name = format!("bandbox_try_{}", std::process::id());
    let sql = format!("CREATE SCHEMA {name}; DROP SCHEMA {name}");
    let mut psql = Command::new("psql");
    psql.args([
        "--no-psqlrc",
        "--quiet",
        "--no-password",
        "--command",
        &sql,
        url,
    ])
    .env("PGCONNECT_TIMEOUT", "5");
    quietly(&mut psql)
}

/// The folder of the newest server's programs.
fn installed() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let version = path.file_name()?.to_str()?.parse().ok()?;
            Some((version, path.join("bin")))
        })
        .filter(|(_, programs)| programs.join("pg_ctl").is_file())
        .collect();
    versions.sort();
    versions.pop().map(|(_, programs)| programs)
}

fn install() -> anyhow::Result<PathBuf> {
    packages::install("PostgreSQL", "postgresql")?;
    installed().context("PostgreSQL was installed and is not there")
}

/// Makes a cluster in a folder that its account may make, and starts it.
fn start(programs: PathBuf, data: PathBuf) -> anyhow::Result<Started> {
    // A port that was free a moment ago; another program would have to be quick to take it.
    let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
    let folder = text(&data);
    let make = ["-D", &folder, "-A", "trust", "-U", ACCOUNT, "--no-sync"];
    quietly(&mut as_account(&programs.join("initdb"), &make))?;
    let started = Started {
        programs,
        data,
        port,
    };
    started.run()?;
    Ok(started)
}

/// A program of the server as somebody it will run as.
fn as_account(program: &Path, arguments: &[&str]) -> Command {
    let mut command = if is_root() {
        let mut command = Command::new("runuser");
        command.args(["-u", ACCOUNT, "--"]).arg(program);
        command
    } else {
        Command::new(program)
    };
    command.args(arguments).current_dir(std::env::temp_dir());
    command
}

fn text(path: &Path) -> String {
    path.display().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_is_not_there_is_not_taken_for_one() {
        assert!(try_out("postgres://nobody@127.0.0.1:1/test").is_err());
    }
}
