//! A server as a process on files of its own: killed, started again, and asked of the operating system what it takes.

use anyhow::{Context, bail, ensure};
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What is noted of a server that is traced.
const TRACED: &str = "trace=pwrite64,fsync,fdatasync,ftruncate,unlink";

/// The file of the log.
const FILE: &str = "games.db";

/// Where the server writes for its operator.
const WORDS: &str = "server.log";

/// A process that is to end has ended by then.
const PATIENCE: Duration = Duration::from_secs(5);

/// From one look to the next.
const PAUSE: Duration = Duration::from_millis(2);

/// All games have the same few members, who are connected thousands of times from this one machine, and send what all the
/// managers of as many games would.
const MANY: [&str; 24] = [
    "--max-connections",
    "1000000",
    "--max-connections-per-user",
    "1000000",
    "--limit",
    "frames = { per_second = 1000000 }",
    "--limit",
    "every_event = { per_second = 1000000 }",
    "--limit",
    "events.roll_dice = { per_second = 1000000 }",
    "--limit",
    "events.create_game = { per_second = 1000000 }",
    "--limit",
    "requests = { per_second = 1000000 }",
    "--limit",
    "handshakes = { per_second = 1000000 }",
    "--limit",
    "games_per_user = 1000000",
    "--limit",
    "connections_per_address = 1000000",
    "--limit",
    "unauthenticated_per_address = 1000000",
    "--limit",
    "sockets_per_address = 1000000",
];

/// A running server.
#[derive(Debug)]
pub(crate) struct Server {
    program: PathBuf,
    /// The program that makes tokens and examines logs; none of a server that knows neither.
    bandbox: Option<PathBuf>,
    /// What the program is told to do.
    task: Vec<String>,
    folder: TempDir,
    database: String,
    flags: Vec<String>,
    address: SocketAddr,
    process: Child,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    /// Starts it on a log of its own, or on this one, and waits until it listens.
    pub(crate) fn start(program: &Path, database: Option<&str>) -> anyhow::Result<Self> {
        Self::start_with(program, database, &[])
    }

    /// As [`Server::start`], with more flags.
    pub(crate) fn start_with(
        program: &Path,
        database: Option<&str>,
        flags: &[&str],
    ) -> anyhow::Result<Self> {
        let flags = [flags, &MANY].concat();
        Self::run(program, &["serve"], Some(program), database, &flags)
    }

    /// Starts it on a log of its own, with the limits that it has by itself and more flags.
    pub(crate) fn with_limits(program: &Path, flags: &[&str]) -> anyhow::Result<Self> {
        Self::run(program, &["serve"], Some(program), None, flags)
    }

    /// Starts a demo whose dice are known: those of this seed. It asks nobody for a sign of life.
    pub(crate) fn demo(program: &Path, seed: u64) -> anyhow::Result<Self> {
        let task = ["demo", "--seed", &seed.to_string()];
        let flags = [&["--heartbeat-seconds", "43200"][..], &MANY].concat();
        Self::run(program, &task, Some(program), None, &flags)
    }

    /// Starts it with every write and sync of its files noted, thread by thread, in files beside this one.
    pub(crate) fn traced(program: &Path, notes: &Path) -> anyhow::Result<Self> {
        let (notes, named) = (notes.display().to_string(), program.display().to_string());
        // Tracing from the side, so that the process is the server's own.
        let mut task = vec!["-D", "-f", "-ff", "-o", &notes, "-xx", "-y", "-ttt"];
        task.extend(["-s", "1000000", "-e", TRACED, &named, "serve"]);
        Self::run(Path::new("strace"), &task, Some(program), None, &MANY)
            .context("this needs strace, with the right to trace")
    }

    /// Starts it with these calls of the system failing in this way in the files of its log, thread by thread, until it is let
    /// go. Each that fails is noted in a file. Where it does not come up it says why, and is started again with nothing failing.
    pub(crate) fn failing(
        program: &Path,
        (calls, fault): (&str, &str),
        notes: &Path,
        flags: &[&str],
    ) -> anyhow::Result<(Self, Option<String>)> {
        let folder = tempfile::tempdir()?;
        // What the server opens is compared with these, and must not be named by way of a link.
        let file = folder.path().canonicalize()?.join(FILE);
        let database = format!("sqlite://{}", file.display());
        let (named, notes) = (program.display().to_string(), notes.display().to_string());
        let files = ["", "-wal", "-shm"].map(|end| format!("{}{end}", file.display()));
        let (calls, fault) = (format!("trace={calls}"), format!("inject={fault}"));
        // Tracing from the side, as above; and it shall end when it is asked to, which with a file of notes it does not.
        let mut task = vec![
            "-D", "-f", "-I", "2", "-o", &notes, "-e", &calls, "-e", &fault,
        ];
        task.extend(files.iter().flat_map(|file| ["-P", file]));
        task.extend([&named, "serve"]);
        let flags = owned(&[flags, &MANY].concat());
        let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
        let start = |program: &Path, task: &[String]| {
            let start = Start {
                program,
                task,
                folder: folder.path(),
                database: &database,
                flags: &flags,
            };
            start.serve(any_port)
        };
        let own = owned(&["serve"]);
        let (refused, (process, address)) = match start(Path::new("strace"), &owned(&task)) {
            Ok(up) => (None, up),
            Err(fault) => (Some(format!("{fault:#}")), start(program, &own)?),
        };
        let server = Self {
            program: program.to_path_buf(),
            bandbox: Some(program.to_path_buf()),
            task: own,
            folder,
            database,
            flags,
            address,
            process,
        };
        Ok((server, refused))
    }

    /// Has `strace` let it go. From then on nothing fails.
    pub(crate) fn let_go(&self) -> anyhow::Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            // A process that has ended is traced by nobody.
            let tracer = match self.status("TracerPid:") {
                Ok(tracer) if tracer != "0" => tracer,
                Ok(_) | Err(_) => return Ok(()),
            };
            ensure!(Instant::now() < end, "strace does not let the server go");
            // It may be gone by now.
            Command::new("kill").arg(&tracer).output()?;
            std::thread::sleep(PAUSE);
        }
    }

    /// How it has ended, if it has.
    pub(crate) fn ended(&mut self) -> anyhow::Result<Option<ExitStatus>> {
        Ok(self.process.try_wait()?)
    }

    /// What it has written for its operator.
    pub(crate) fn words(&self) -> anyhow::Result<String> {
        Ok(std::fs::read_to_string(self.folder.path().join(WORDS))?)
    }

    /// Starts another program that is told where to listen and what its log is as this one is. It knows no tokens.
    pub(crate) fn other(
        program: &Path,
        task: &[&str],
        database: Option<&str>,
    ) -> anyhow::Result<Self> {
        Self::run(program, task, None, database, &[])
    }

    fn run(
        program: &Path,
        task: &[&str],
        bandbox: Option<&Path>,
        database: Option<&str>,
        flags: &[&str],
    ) -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let own = format!("sqlite://{}", folder.path().join(FILE).display());
        let database = database.map_or(own, ToString::to_string);
        let (task, flags) = (owned(task), owned(flags));
        let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
        let started = Start {
            program,
            task: &task,
            folder: folder.path(),
            database: &database,
            flags: &flags,
        };
        let (process, address) = started.serve(any_port)?;
        Ok(Self {
            program: program.to_path_buf(),
            bandbox: bandbox.map(Path::to_path_buf),
            task,
            folder,
            database,
            flags,
            address,
            process,
        })
    }

    /// Ends it at once, with a signal that no program can catch.
    pub(crate) fn kill(&mut self) -> anyhow::Result<()> {
        self.process.kill().context("killing the server")?;
        self.process.wait()?;
        Ok(())
    }

    /// Starts it again on the same files and the same port, after it has ended.
    pub(crate) fn start_again(&mut self) -> anyhow::Result<()> {
        let again = Start {
            program: &self.program,
            task: &self.task,
            folder: self.folder.path(),
            database: &self.database,
            flags: &self.flags,
        };
        (self.process, self.address) = again.serve(self.address)?;
        Ok(())
    }

    /// Where it listens.
    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address of its log.
    pub(crate) fn database(&self) -> &str {
        &self.database
    }

    /// A token for this user.
    pub(crate) fn token(&self, user: &str) -> anyhow::Result<String> {
        let Some(bandbox) = &self.bandbox else {
            return Ok("none".to_string());
        };
        let made = Command::new(bandbox)
            .args(["token", "--user", user, "--jwt-secret-file"])
            .arg(key(self.folder.path()))
            .output()?;
        ensure!(made.status.success(), "no token was made for {user}");
        Ok(String::from_utf8(made.stdout)?.trim().to_string())
    }

    /// Examines its log, as an operator would.
    pub(crate) fn doctor(&self) -> anyhow::Result<()> {
        let bandbox = self.bandbox.as_ref().context("there is no doctor")?;
        doctor(bandbox, &self.database, &key(self.folder.path()))
    }

    /// The processor time that it has taken, for itself and in the kernel.
    pub(crate) fn cpu(&self) -> anyhow::Result<Duration> {
        cpu(self.process.id())
    }

    /// The memory that it has, in KiB.
    pub(crate) fn resident_kib(&self) -> anyhow::Result<u64> {
        let kib = self.status("VmRSS:")?;
        let kib = kib.strip_suffix(" kB").context("not in kB")?;
        Ok(kib.trim().parse()?)
    }

    /// What the system says of it under this name.
    fn status(&self, name: &str) -> anyhow::Result<String> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let said = status.lines().find_map(|line| line.strip_prefix(name));
        Ok(said
            .with_context(|| format!("no {name}"))?
            .trim()
            .to_string())
    }
}

/// Has the program examine a log, as an operator would.
pub(crate) fn doctor(bandbox: &Path, database: &str, key: &Path) -> anyhow::Result<()> {
    let examined = Command::new(bandbox)
        .args(["doctor", "--database", database, "--jwt-secret-file"])
        .arg(key)
        .output()?;
    ensure!(
        examined.status.success(),
        "the log is not well: {}{}",
        String::from_utf8_lossy(&examined.stdout),
        String::from_utf8_lossy(&examined.stderr)
    );
    Ok(())
}

/// The processor time that a process has taken.
///
/// The scheduler counts in nanoseconds, task by task. A task that ended is in none of these, and a server starts all its
/// threads at the beginning.
fn cpu(process: u32) -> anyhow::Result<Duration> {
    let tasks = std::fs::read_dir(format!("/proc/{process}/task"))?;
    let mut sum = Duration::ZERO;
    for task in tasks {
        let counted = std::fs::read_to_string(task?.path().join("schedstat"))?;
        let on_cpu = counted.split_whitespace().next();
        sum += Duration::from_nanos(on_cpu.context("an empty schedstat")?.parse()?);
    }
    Ok(sum)
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|&word| word.to_string()).collect()
}

/// How a process ends that says no more: by itself, if it does so soon.
fn end_of(process: &mut Child) -> anyhow::Result<ExitStatus> {
    let end = Instant::now() + PATIENCE;
    while Instant::now() < end {
        if let Some(status) = process.try_wait()? {
            return Ok(status);
        }
        std::thread::sleep(PAUSE);
    }
    process.kill()?;
    Ok(process.wait()?)
}

fn key(folder: &Path) -> PathBuf {
    folder.join("jwt.key")
}

/// How it is started.
struct Start<'a> {
    program: &'a Path,
    task: &'a [String],
    folder: &'a Path,
    database: &'a str,
    flags: &'a [String],
}

impl Start<'_> {
    /// Starts it and waits until it says where it listens.
    fn serve(&self, listen: SocketAddr) -> anyhow::Result<(Child, SocketAddr)> {
        let log = self.folder.join(WORDS);
        let words = File::options().create(true).append(true).open(&log)?;
        let mut process = Command::new(self.program)
            .args(self.task)
            .args(["--listen", &listen.to_string()])
            .args(["--database", self.database])
            .arg("--jwt-secret-file")
            .arg(key(self.folder))
            .args(self.flags)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(words)
            .spawn()
            .with_context(|| format!("starting {}", self.program.display()))?;
        let said = process.stdout.take().context("the server's output")?;
        let mut said = BufReader::new(said);
        let mut line = String::new();
        said.read_line(&mut line)?;
        if line.starts_with("metrics on ") {
            line.clear();
            said.read_line(&mut line)?;
        }
        // A demo says more, and must be heard out.
        let demo = line.trim().split_once(" at http://");
        let demo = demo.map(|(_, address)| address.to_owned());
        if let Some(address) = demo {
            while !line.starts_with("Stop with") {
                line.clear();
                ensure!(said.read_line(&mut line)? > 0, "the demo ended");
            }
            return Ok((process, address.parse()?));
        }
        let Some(address) = line.trim().strip_prefix("listening on http://") else {
            let status = end_of(&mut process)?;
            let said = std::fs::read_to_string(&log).unwrap_or_default();
            bail!("the server did not come up ({status}): {line}{said}");
        };
        let address = address.parse()?;
        Ok((process, address))
    }
}
