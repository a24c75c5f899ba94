//! The server under load, as a process: what it takes is what the operating system says of it.

use anyhow::{Context, bail, ensure};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A running server with files of its own.
#[derive(Debug)]
pub(crate) struct Server {
    program: PathBuf,
    folder: PathBuf,
    address: SocketAddr,
    process: Child,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, and the folder is one for temporary things.
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

impl Server {
    /// Starts it on a log of its own, or on this one, and waits until it listens.
    pub(crate) fn start(program: &Path, database: Option<&str>) -> anyhow::Result<Self> {
        let folder = std::env::temp_dir().join(format!("bandbox-load-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let own = format!("sqlite://{}", folder.join("games.db").display());
        let mut process = Command::new(program)
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(["--database", database.unwrap_or(&own)])
            .arg("--jwt-secret-file")
            .arg(folder.join("jwt.key"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("starting {}", program.display()))?;
        let said = process.stdout.take().context("the server's output")?;
        let mut line = String::new();
        BufReader::new(said).read_line(&mut line)?;
        let Some(address) = line.trim().strip_prefix("listening on http://") else {
            let _ = process.kill();
            bail!("the server did not come up: {line}");
        };
        Ok(Self {
            program: program.to_path_buf(),
            folder,
            address: address.parse()?,
            process,
        })
    }

    /// Where it listens.
    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

    /// A token for this user.
    pub(crate) fn token(&self, user: &str) -> anyhow::Result<String> {
        let made = Command::new(&self.program)
            .args(["token", "--user", user, "--jwt-secret-file"])
            .arg(self.folder.join("jwt.key"))
            .output()?;
        ensure!(made.status.success(), "no token was made for {user}");
        Ok(String::from_utf8(made.stdout)?.trim().to_string())
    }

    /// The processor time that it has taken, for itself and in the kernel.
    pub(crate) fn cpu(&self) -> anyhow::Result<Duration> {
        // The scheduler counts in nanoseconds, task by task; a task that ended is in none of these, and the server
        // starts all its threads at the beginning.
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.process.id()))?;
        let mut sum = Duration::ZERO;
        for task in tasks {
            let counted = std::fs::read_to_string(task?.path().join("schedstat"))?;
            let on_cpu = counted.split_whitespace().next();
            sum += Duration::from_nanos(on_cpu.context("an empty schedstat")?.parse()?);
        }
        Ok(sum)
    }

    /// The memory that it has, in KiB.
    pub(crate) fn resident_kib(&self) -> anyhow::Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = line.and_then(|line| line.trim().strip_suffix(" kB"));
        Ok(kib.context("no VmRSS")?.trim().parse()?)
    }
}
